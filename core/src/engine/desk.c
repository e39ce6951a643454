/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/inside.h"

#include "base/error.h"
#include "engine/lease.h"

#include <stdio.h>
#include <string.h>

enum { MOST_TOLD = 1 << 20 };

int sw_desk_open(sw_desk *desk, sw_engine *engine, sw_error *err)
{
    memset(desk, 0, sizeof *desk);
    desk->engine = engine;
    desk->told = (sw_buf)SW_BUF_INIT(MOST_TOLD);
    return sw_journal_borrow(&desk->database, engine->journal, err);
}

void sw_desk_close(sw_desk *desk)
{
    if (!desk->database)
        return;
    sw_database_rollback(desk->database);
    sw_lease_drop(desk);
    sw_desk_hand_over(desk);
    sw_buf_free(&desk->told);
    sw_journal_return(desk->engine->journal, desk->database);
}

int sw_desk_pause(sw_pause *out, const sw_desk *desk, sw_error *err)
{
    int64_t paused = 0, restored = 0;
    int code = sw_find_number(&paused, desk->database, err, "SELECT count(*) FROM meta WHERE name = 'paused'", "");
    if (code == SW_OK)
        code = sw_find_number(&restored, desk->database, err, "SELECT count(*) FROM meta WHERE name = 'restored'", "");
    *out = restored > 0 ? SW_PAUSE_ALL : paused > 0 ? SW_PAUSE_NEW : SW_PAUSE_NONE;
    return code;
}

static int describe(char out[SW_PAUSE_TEXT_SIZE], const char *paused, sw_error *err)
{
    sw_json *read = NULL;
    int code = sw_json_parse(&read, paused, strlen(paused), err);
    const char *who = sw_json_get_text(read, "by"), *why = sw_json_get_text(read, "reason");
    char by[64], reason[200];
    sw_error_copy(by, sizeof by, who ? who : "");
    sw_error_copy(reason, sizeof reason, why ? why : "");
    snprintf(out, SW_PAUSE_TEXT_SIZE, "nothing new is started while charging is paused%s%s: %s", *by ? " by " : "", by,
             reason);
    sw_json_free(read);
    return code;
}

int sw_desk_pause_text(char out[SW_PAUSE_TEXT_SIZE], const sw_desk *desk, sw_error *err)
{
    sw_pause pause = SW_PAUSE_NONE;
    char *paused = NULL;
    int code = sw_desk_pause(&pause, desk, err);
    *out = '\0';
    if (code == SW_OK && pause == SW_PAUSE_ALL)
        snprintf(out, SW_PAUSE_TEXT_SIZE,
                 "nothing is sent: this journal is a backup that was put back; resume it first");
    if (code == SW_OK && pause == SW_PAUSE_NEW)
        code = sw_meta_get(&paused, desk->database, "paused", err);
    if (code == SW_OK && paused)
        code = describe(out, paused, err);
    sw_record_text(&paused, NULL);
    return code;
}

static bool is_wanted(const sw_engine *engine, sw_log_level level)
{
    return engine->tell && level <= atomic_load(&engine->log_level);
}

void sw_desk_tell(sw_desk *desk, sw_log_level level, const char *event, const char *name1, const char *value1,
                  const char *name2, const char *value2, const char *name3, const char *value3)
{
    char at[SW_ZONE_UTC_SIZE];
    if (!is_wanted(desk->engine, level))
        return;
    sw_json *line = sw_json_object();
    sw_zone_write_utc(at, sw_engine_now(desk->engine), NULL);
    if (sw_json_put_given(line, "at", at) && sw_json_put_given(line, "level", sw_log_level_name(level)) &&
        sw_json_put_given(line, "event", event) && sw_json_put_given(line, name1, value1) &&
        sw_json_put_given(line, name2, value2) && sw_json_put_given(line, name3, value3)) {
        char *text = sw_json_write(line, false);
        sw_buf_add(&desk->told, text, text ? strlen(text) + 1 : 0);
        sw_json_release_text(text);
    }
    sw_json_free(line);
    if (!desk->database->in_transaction)
        sw_desk_hand_over(desk);
}

void sw_desk_hand_over(sw_desk *desk)
{
    const sw_engine *engine = desk->engine;
    const char *line = sw_buf_text(&desk->told);
    const char *end = line + desk->told.size;
    for (; line < end; line += strlen(line) + 1)
        engine->tell(engine->tell_payload, line);
    sw_buf_clear(&desk->told);
}
