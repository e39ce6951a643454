/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people look at.
 */
#include "base/error.h"
#include "base/nearest.h"
#include "engine/action.h"
#include "engine/due.h"
#include "engine/inbox.h"
#include "engine/job.h"
#include "face/told.h"

#include <string.h>

/* All actions that the rows have. @param[out] last  the number of the last of them */
static int tell_actions(sw_json **out, int64_t *last, const sw_desk *desk, sw_rows *rows, sw_error *err)
{
    int code = SW_OK;
    *out = sw_json_array();
    while (code == SW_OK && sw_rows_next(rows)) {
        sw_action_row action = { 0 };
        code = sw_record_read(&action, &sw_action_table, rows, err);
        if (code == SW_OK && !sw_json_append(*out, sw_action_told(&action, desk)))
            code = sw_fail_memory(err);
        *last = action.number;
        SW_RECORD_FREE(action, sw_action_table);
    }
    int ended = sw_rows_end(rows, code == SW_OK ? err : NULL);
    return code == SW_OK ? ended : code;
}

/* A typo that finds nothing would be taken for "all is well". */
static int check_word(const sw_json *options, const char *name, const char *const *words, sw_error *err)
{
    const char *word = sw_json_get_text(options, name);
    sw_nearest nearest = { .word = word };
    for (; word && *words; words++) {
        if (strcmp(*words, word) == 0)
            return SW_OK;
        sw_nearest_try(&nearest, *words);
    }
    return word ? sw_fail_field(err, SW_E_INVALID, name, "there is no %s \"%.64s\"; the nearest is \"%s\"", name, word,
                                nearest.best)
                : SW_OK;
}

static int check_list(const sw_json *options, sw_error *err)
{
    static const char *const names[] = { "state", "kind", "wallet", "limit", "before", NULL };
    static const char *const states[] = { SW_PLANNED, SW_WAITING, SW_STARTED,   SW_UNKNOWN,    SW_ACCEPTED, SW_DECLINED,
                                          SW_STOPPED, SW_BLOCKED, SW_WITHDRAWN, SW_UNRESOLVED, NULL };
    static const char *const kinds[] = { SW_KIND_CHARGE, SW_KIND_CAPTURE, SW_KIND_CANCEL,
                                         SW_KIND_REFUND, SW_KIND_CLOSE,   NULL };
    int code = sw_job_check_options(options, names, err);
    if (code == SW_OK)
        code = check_word(options, "state", states, err);
    return code == SW_OK ? check_word(options, "kind", kinds, err) : code;
}

int sw_job_list(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    sw_json *list = NULL;
    int64_t last = 0, limit = sw_job_limit(asked->options);
    int code = check_list(asked->options, err);
    if (code != SW_OK)
        return code;
    sw_rows *rows = sw_record_each(
        &sw_action_table, desk->database, err,
        "WHERE number < $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR kind = $3) AND ($4 IS NULL "
        "OR wallet IN (SELECT number FROM wallet WHERE reference = $4 OR permission = $4)) ORDER BY "
        "number DESC LIMIT $5",
        "ntttn", sw_job_number(asked->options, "before", INT64_MAX), sw_json_get_text(asked->options, "state"),
        sw_json_get_text(asked->options, "kind"), sw_json_get_text(asked->options, "wallet"), limit);
    code = tell_actions(&list, &last, desk, rows, err);
    bool full = code == SW_OK && (int64_t)sw_json_size(list) == limit;
    code = sw_job_give_list(out, "actions", list, code, err);
    if (code == SW_OK && !sw_json_put(*out, "next", full ? sw_json_new_integer(last) : sw_json_new_null()))
        code = sw_fail_memory(err);
    return code;
}

static sw_json *tell_attempt(const sw_attempt_row *it)
{
    sw_json *told = sw_json_object();
    return sw_told_whole(
        told, sw_json_put_integer(told, "attempt", it->attempt) && sw_told_text(told, "operation", it->operation) &&
                  sw_told_text(told, "idempotency_key", it->key) && sw_told_text(told, "state", it->state) &&
                  sw_json_put_integer(told, "sends", it->sends) &&
                  sw_json_put(told, "started_at", sw_time_told(it->started_ms)) &&
                  sw_json_put(told, "sent_at", sw_time_told(it->sent_ms)) &&
                  sw_json_put(told, "ended_at", sw_time_told(it->ended_ms)) &&
                  sw_json_put_integer(told, "http_status", it->http_status) &&
                  sw_told_text(told, "reason", it->reason) && sw_told_text(told, "request_id", it->request_id));
}

static int tell_attempts(sw_json **out, const sw_desk *desk, int64_t action, sw_error *err)
{
    int code = SW_OK;
    *out = sw_json_array();
    sw_rows *rows = sw_record_each(&sw_attempt_table, desk->database, err, "WHERE action = $1 ORDER BY attempt", "n",
                                   action);
    while (code == SW_OK && sw_rows_next(rows)) {
        sw_attempt_row attempt = { 0 };
        code = sw_record_read(&attempt, &sw_attempt_table, rows, err);
        if (code == SW_OK && !sw_json_append(*out, tell_attempt(&attempt)))
            code = sw_fail_memory(err);
        SW_RECORD_FREE(attempt, sw_attempt_table);
    }
    int ended = sw_rows_end(rows, code == SW_OK ? err : NULL);
    return code == SW_OK ? ended : code;
}

static int show(sw_json **out, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    sw_json *attempts = NULL;
    int code = tell_attempts(&attempts, desk, action->number, err);
    if (code != SW_OK) {
        sw_json_free(attempts);
        return code;
    }
    *out = sw_action_told(action, desk);
    if (*out && sw_json_put(*out, "attempts", attempts))
        return SW_OK;
    if (!*out)
        sw_json_free(attempts);
    return sw_fail_memory(err);
}

int sw_job_show(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", NULL };
    sw_action_row action = { 0 };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_action_seek(&action, desk, sw_json_get_text(asked->options, "intent"), err);
    if (code == SW_OK)
        code = show(out, desk, &action, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

static sw_json *raw(const char *json)
{
    return json ? sw_json_new_raw(json) : sw_json_new_null();
}

/* Decisions about an event, and about the declines of an intent. */
static int tell_decisions(sw_json **out, const sw_desk *desk, const char *event, const char *intent, sw_error *err)
{
    bool whole = (*out = sw_json_array()) != NULL;
    sw_rows *rows = sw_find(
        desk->database, err,
        "SELECT hook, about, ruleset, input, output, at_ms FROM decision WHERE about = $1 OR about = $2 ORDER "
        "BY number",
        "tt", event, intent);
    while (whole && sw_rows_next(rows)) {
        sw_json *told = sw_json_object();
        whole = sw_told_text(told, "hook", sw_rows_text(rows, 0)) &&
                sw_told_text(told, "about", sw_rows_text(rows, 1)) &&
                sw_told_text(told, "ruleset", sw_rows_text(rows, 2)) &&
                sw_json_put(told, "input", raw(sw_rows_text(rows, 3))) &&
                sw_json_put(told, "output", raw(sw_rows_text(rows, 4))) &&
                sw_json_put(told, "at", sw_time_told(sw_rows_number(rows, 5)));
        whole = sw_json_append(*out, sw_told_whole(told, whole)) && whole;
    }
    int code = sw_rows_end(rows, err);
    return code == SW_OK && !whole ? sw_fail_memory(err) : code;
}

static sw_json *tell_event(const sw_event_row *it)
{
    sw_json *told = NULL;
    if (!it->id || sw_json_parse(&told, it->content, strlen(it->content), NULL) != SW_OK)
        return sw_json_new_null();
    return sw_told_whole(told, sw_told_text(told, "state", it->state) &&
                                   sw_json_put(told, "received_at", sw_time_told(it->received_ms)) &&
                                   sw_json_put(told, "next_at", sw_time_told(it->next_ms)));
}

/* What people were told about it. */
static int tell_items(sw_json **out, const sw_desk *desk, const char *event, const char *intent, sw_error *err)
{
    return sw_inbox_told(out,
                         sw_find(desk->database, err,
                                 SW_INBOX_ITEMS "WHERE item.about IN ($1, $2) OR item.action IN (SELECT number FROM "
                                                "action WHERE event = $1) ORDER BY item.number",
                                 "tt", event, intent),
                         err);
}

static int explain(sw_json **out, sw_desk *desk, const sw_event_row *event, const char *intent, sw_error *err)
{
    sw_json *decisions = NULL, *actions = NULL, *items = NULL;
    int64_t last = 0;
    int code = tell_decisions(&decisions, desk, event->id, intent, err);
    sw_rows *rows = code == SW_OK ? sw_record_each(
                                        &sw_action_table, desk->database, err,
                                        "WHERE event = $1 OR intent = $2 OR charge IN (SELECT number FROM action WHERE "
                                        "event = $1 OR intent = $2) ORDER BY number",
                                        "tt", event->id, intent)
                                  : NULL;
    if (code == SW_OK)
        code = tell_actions(&actions, &last, desk, rows, err);
    if (code == SW_OK)
        code = tell_items(&items, desk, event->id, intent, err);
    *out = sw_json_object();
    bool whole = sw_json_put(*out, "event", tell_event(event));
    whole = sw_json_put(*out, "decisions", decisions) && whole;
    whole = sw_json_put(*out, "actions", actions) && whole;
    whole = sw_json_put(*out, "items", items) && whole;
    return code == SW_OK && !whole ? sw_fail_memory(err) : code;
}

int sw_job_explain(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", NULL };
    const char *name = sw_json_get_text(asked->options, "intent");
    sw_event_row event = { 0 };
    sw_action_row action = { 0 };
    bool found = false;
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK && name)
        code = sw_record_find(&event, &found, &sw_event_table, desk->database, err, "WHERE id = $1", "t", name);
    if (code == SW_OK && !found)
        code = sw_action_seek(&action, desk, name, err);
    if (code == SW_OK && action.event)
        code = sw_record_find(&event, &found, &sw_event_table, desk->database, err, "WHERE id = $1", "t", action.event);
    if (code == SW_OK)
        code = explain(out, desk, &event, name, err);
    SW_RECORD_FREE(action, sw_action_table);
    SW_RECORD_FREE(event, sw_event_table);
    return code;
}

static int put_count(sw_json *told, const sw_desk *desk, const char *name, const char *sql, sw_error *err)
{
    int64_t count = 0;
    int code = sw_find_number(&count, desk->database, err, sql, "");
    return code == SW_OK && !sw_json_put_integer(told, name, count) ? sw_fail_memory(err) : code;
}

static int put_states(sw_json *told, const sw_desk *desk, sw_error *err)
{
    sw_json *states = sw_json_object();
    bool whole = states != NULL;
    sw_rows *rows = sw_find(desk->database, err, "SELECT state, count(*) FROM action GROUP BY state ORDER BY state",
                            "");
    while (whole && sw_rows_next(rows))
        whole = sw_json_put_integer(states, sw_rows_text(rows, 0), sw_rows_number(rows, 1));
    int code = sw_rows_end(rows, err);
    whole = sw_json_put(told, "states", states) && whole;
    return code == SW_OK && !whole ? sw_fail_memory(err) : code;
}

static int put_paused(sw_json *told, const sw_desk *desk, sw_error *err)
{
    char *paused = NULL;
    int code = sw_meta_get(&paused, desk->database, "paused", err);
    if (code == SW_OK && !sw_json_put(told, "paused", raw(paused)))
        code = sw_fail_memory(err);
    sw_record_text(&paused, NULL);
    return code;
}

static int put_next(sw_json *told, const sw_desk *desk, sw_error *err)
{
    int64_t next = 0;
    int code = sw_due_next(&next, desk, err);
    return code == SW_OK && !sw_json_put(told, "next_at", sw_time_told(next)) ? sw_fail_memory(err) : code;
}

int sw_job_status(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { NULL };
    const sw_journal *journal = desk->engine->journal;
    int code = sw_job_check_options(asked->options, names, err);
    sw_json *told = code == SW_OK ? sw_json_object() : NULL;
    *out = told;
    if (code == SW_OK &&
        !(sw_told_text(told, "journal", journal->path) && sw_told_text(told, "merchant_id", journal->merchant_id) &&
          sw_told_text(told, "environment", sw_environment_name(journal->environment))))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = put_states(told, desk, err);
    if (code == SW_OK)
        code = put_count(told, desk, "events", "SELECT count(*) FROM event WHERE next_ms IS NOT NULL", err);
    if (code == SW_OK)
        code = put_count(told, desk, "held", "SELECT count(*) FROM event WHERE state = 'held'", err);
    if (code == SW_OK)
        code = put_count(told, desk, "inbox", "SELECT count(*) FROM item WHERE settled_ms IS NULL", err);
    if (code == SW_OK)
        code = put_count(told, desk, "messages", "SELECT count(*) FROM message WHERE acknowledged_ms IS NULL", err);
    if (code == SW_OK)
        code = put_count(told, desk, "notifications", "SELECT count(*) FROM notification WHERE next_ms IS NOT NULL",
                         err);
    if (code == SW_OK)
        code = put_paused(told, desk, err);
    return code == SW_OK ? put_next(told, desk, err) : code;
}

int sw_job_messages(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "limit", NULL };
    sw_json *list = sw_json_array();
    bool whole = list != NULL;
    int code = sw_job_check_options(asked->options, names, err);
    sw_rows *rows =
        code == SW_OK
            ? sw_find(desk->database, err,
                      "SELECT message.id, message.kind, wallet.reference, message.event, message.data, "
                      "message.due_ms FROM message LEFT JOIN wallet ON wallet.number = message.wallet WHERE "
                      "acknowledged_ms IS NULL AND due_ms <= $1 ORDER BY message.due_ms, message.number LIMIT $2",
                      "nn", sw_engine_now(desk->engine), sw_job_limit(asked->options))
            : NULL;
    while (whole && sw_rows_next(rows)) {
        sw_json *told = sw_json_object();
        whole = sw_told_text(told, "id", sw_rows_text(rows, 0)) && sw_told_text(told, "kind", sw_rows_text(rows, 1)) &&
                sw_told_text(told, "wallet", sw_rows_text(rows, 2)) &&
                sw_told_text(told, "event", sw_rows_text(rows, 3)) &&
                sw_json_put(told, "data", raw(sw_rows_text(rows, 4))) &&
                sw_json_put(told, "due_at", sw_time_told(sw_rows_number(rows, 5)));
        whole = sw_json_append(list, sw_told_whole(told, whole)) && whole;
    }
    if (code == SW_OK)
        code = sw_rows_end(rows, err);
    if (code == SW_OK && !whole)
        code = sw_fail_memory(err);
    return sw_job_give_list(out, "messages", list, code, err);
}
