/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a person has to look at, and has looked at.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/job.h"
#include "face/told.h"

#define ITEMS                                                                                                  \
    "SELECT item.number, item.kind, item.about, wallet.reference, item.message, item.at_ms, item.settled_ms, " \
    "item.settled_by, item.settled_why FROM item LEFT JOIN wallet ON wallet.number = item.wallet "

static sw_json *tell(sw_rows *rows)
{
    sw_json *told = sw_json_object();
    bool whole = sw_json_put_integer(told, "number", sw_rows_number(rows, 0)) &&
                 sw_told_text(told, "kind", sw_rows_text(rows, 1)) &&
                 sw_told_text(told, "about", sw_rows_text(rows, 2)) &&
                 sw_told_text(told, "wallet", sw_rows_text(rows, 3)) &&
                 sw_told_text(told, "message", sw_rows_text(rows, 4)) &&
                 sw_json_put(told, "at", sw_time_told(sw_rows_number(rows, 5))) &&
                 sw_json_put(told, "settled_at", sw_time_told(sw_rows_number(rows, 6))) &&
                 sw_told_text(told, "settled_by", sw_rows_text(rows, 7)) &&
                 sw_told_text(told, "settled_why", sw_rows_text(rows, 8));
    return sw_told_whole(told, whole);
}

int sw_job_inbox(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "limit", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code != SW_OK)
        return code;
    sw_json *list = sw_json_array();
    bool whole = list != NULL;
    sw_rows *rows = sw_find(desk->database, err, ITEMS "WHERE settled_ms IS NULL ORDER BY item.number LIMIT $1", "n",
                            sw_job_limit(asked->options));
    while (whole && sw_rows_next(rows))
        whole = sw_json_append(list, tell(rows));
    code = sw_rows_end(rows, err);
    if (code == SW_OK && !whole)
        code = sw_fail_memory(err);
    return sw_job_give_list(out, "items", list, code, err);
}

static int settle(sw_desk *desk, const sw_json *options, int64_t number, sw_error *err)
{
    int code = sw_run(
        desk->database, err,
        "UPDATE item SET settled_ms = $1, settled_by = $2, settled_why = $3 WHERE number = $4 AND settled_ms "
        "IS NULL",
        "nttn", sw_engine_now(desk->engine), sw_json_get_text(options, "by"), sw_json_get_text(options, "reason"),
        number);
    if (code == SW_OK && desk->database->driver->changed(desk->database) == 0)
        code = sw_fail_field(err, SW_E_NOT_FOUND, "number", "the inbox has no open item %lld", (long long)number);
    return code;
}

int sw_job_settle(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "number", "by", "reason", NULL };
    int64_t number = sw_job_number(asked->options, "number", 0);
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "by", "say who has seen to it", err);
    if (code == SW_OK)
        code = settle(desk, asked->options, number, err);
    if (code != SW_OK)
        return code;
    sw_rows *rows = sw_find(desk->database, err, ITEMS "WHERE item.number = $1", "n", number);
    if (sw_rows_next(rows))
        *out = tell(rows);
    code = sw_rows_end(rows, err);
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}
