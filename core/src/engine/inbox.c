/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/inbox.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/job.h"
#include "face/told.h"

int sw_inbox_add(sw_desk *desk, const char *kind, const char *about, int64_t wallet, const char *message, sw_error *err)
{
    sw_desk_tell(desk, SW_LOG_WARNING, "inbox", "kind", kind, "about", about, "message", message);
    return sw_run(desk->database, err,
                  "INSERT INTO item (kind, about, wallet, message, at_ms) VALUES ($1, $2, $3, $4, $5)", "ttotn", kind,
                  about, wallet, message, sw_engine_now(desk->engine));
}

int sw_inbox_add_action(sw_desk *desk, const char *kind, const sw_action_row *action, const char *message,
                        sw_error *err)
{
    sw_desk_tell(desk, SW_LOG_WARNING, "inbox", "kind", kind, "about", action->intent, "message", message);
    return sw_run(desk->database, err,
                  "INSERT INTO item (kind, action, about, wallet, message, at_ms) VALUES ($1, $2, $3, $4, $5, $6)",
                  "tntntn", kind, action->number, action->intent, action->wallet, message, sw_engine_now(desk->engine));
}

#define SETTLE "UPDATE item SET settled_ms = $1, settled_by = $2, settled_why = $3 WHERE settled_ms IS NULL AND "

int sw_inbox_settle_action(sw_desk *desk, const sw_action_row *action, const char *by, const char *why, sw_error *err)
{
    return sw_run(desk->database, err, SETTLE "action = $4", "nttn", sw_engine_now(desk->engine), by, why,
                  action->number);
}

int sw_inbox_settle_event(sw_desk *desk, const char *event, const char *by, const char *why, sw_error *err)
{
    return sw_run(desk->database, err, SETTLE "action IS NULL AND about = $4 AND kind IN ('undecided', 'fault')",
                  "nttt", sw_engine_now(desk->engine), by, why, event);
}

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

int sw_inbox_told(sw_json **out, sw_rows *rows, sw_error *err)
{
    *out = sw_json_array();
    bool whole = *out != NULL;
    while (whole && sw_rows_next(rows))
        whole = sw_json_append(*out, tell(rows));
    int code = sw_rows_end(rows, err);
    return code == SW_OK && !whole ? sw_fail_memory(err) : code;
}

int sw_job_inbox(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "limit", NULL };
    sw_json *list = NULL;
    int code = sw_job_check_options(asked->options, names, err);
    if (code != SW_OK)
        return code;
    code = sw_inbox_told(&list,
                         sw_find(desk->database, err,
                                 SW_INBOX_ITEMS "WHERE settled_ms IS NULL ORDER BY item.number LIMIT $1", "n",
                                 sw_job_limit(asked->options)),
                         err);
    return sw_job_give_list(out, "items", list, code, err);
}

static int settle(sw_desk *desk, const sw_json *options, int64_t number, sw_error *err)
{
    int code = sw_run(desk->database, err, SETTLE "number = $4", "nttn", sw_engine_now(desk->engine),
                      sw_json_get_text(options, "by"), sw_json_get_text(options, "reason"), number);
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
    sw_rows *rows = sw_find(desk->database, err, SW_INBOX_ITEMS "WHERE item.number = $1", "n", number);
    if (sw_rows_next(rows))
        *out = tell(rows);
    code = sw_rows_end(rows, err);
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}
