/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events: recorded once for each id, with their content as it came first.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/hold.h"
#include "engine/inbox.h"
#include "engine/job.h"
#include "engine/payer.h"
#include "face/told.h"

#include <savedwallet/digest.h>
#include <savedwallet/limits.h>

#include <string.h>

enum { MOST_EVENT = 32768 }; /* with what is known of the wallet, the rules take twice as much */

/* Its names sorted by their bytes, so that the same content is the same text. */
static sw_json *sort(const sw_json *value)
{
    sw_json *sorted = NULL;
    if (sw_json_kind_of(value) == SW_JSON_ARRAY) {
        sorted = sw_json_array();
        for (const sw_json *each = sw_json_first(value); each; each = sw_json_next(each))
            if (!sw_json_append(sorted, sort(each)))
                return sw_told_whole(sorted, false);
        return sorted;
    }
    if (sw_json_kind_of(value) != SW_JSON_OBJECT)
        return sw_json_copy(value);
    sorted = sw_json_object();
    const char *last = NULL;
    for (size_t i = 0; i < sw_json_size(value); i++) {
        const sw_json *least = NULL;
        for (const sw_json *each = sw_json_first(value); each; each = sw_json_next(each))
            if ((!last || strcmp(sw_json_name(each), last) > 0) &&
                (!least || strcmp(sw_json_name(each), sw_json_name(least)) < 0))
                least = each;
        last = sw_json_name(least);
        if (!sw_json_put(sorted, last, sort(least)))
            return sw_told_whole(sorted, false);
    }
    return sorted;
}

static int check_text(const sw_json *options, const char *name, bool needed, const char *help, sw_error *err)
{
    const sw_json *value = sw_json_get(options, name);
    const char *text = sw_json_text(value);
    bool missing = !value || sw_json_kind_of(value) == SW_JSON_NULL;
    if (missing && !needed)
        return SW_OK;
    if (missing || !text || !*text)
        return sw_fail_field(err, SW_E_INVALID, name, "an event needs its %s: %s", name, help);
    if (strlen(text) > SW_MAX_INTENT)
        return sw_fail_field(err, SW_E_LIMIT, name, "the %s of an event has %d bytes at most", name, SW_MAX_INTENT);
    return SW_OK;
}

static int check_event(const sw_json *options, size_t size, sw_error *err)
{
    static const char *const names[] = { "id", "name", "wallet", "subject", "at", "data", NULL };
    int64_t at = 0;
    int code = sw_job_check_options(options, names, err);
    if (code == SW_OK && size > MOST_EVENT)
        code = sw_fail_field(err, SW_E_LIMIT, "data", "an event has %d bytes at most", MOST_EVENT);
    if (code == SW_OK)
        code = check_text(options, "id", true, "your own, unique for ever, such as \"toll:T1\"", err);
    if (code == SW_OK)
        code = check_text(options, "name", true, "what happened, such as \"toll.received\"", err);
    if (code == SW_OK)
        code = check_text(options, "wallet", false, "a text", err);
    if (code == SW_OK)
        code = check_text(options, "subject", false, "a text", err);
    if (code == SW_OK && sw_json_get_text(options, "at"))
        code = sw_zone_read_utc(&at, sw_json_get_text(options, "at"), err);
    if (code == SW_OK && sw_json_kind_of(sw_json_get(options, "data")) != SW_JSON_OBJECT)
        code = sw_fail_field(err, SW_E_INVALID, "data", "an event needs its data: an object, as the rules declare it");
    return code;
}

/* The latest decision about it, or null. */
static sw_json *tell_decision(const sw_desk *desk, const char *id)
{
    sw_rows *rows = sw_find(desk->database, NULL,
                            "SELECT output FROM decision WHERE about = $1 AND hook = 'event' ORDER BY "
                            "number DESC LIMIT 1",
                            "t", id);
    sw_json *told = sw_rows_next(rows) ? sw_json_new_raw(sw_rows_text(rows, 0)) : sw_json_new_null();
    if (rows)
        sw_rows_end(rows, NULL);
    return told;
}

static sw_json *tell(const sw_desk *desk, const sw_event_row *event, bool replayed)
{
    sw_json *told = sw_json_object();
    return sw_told_whole(told, sw_json_put_text(told, "id", event->id) &&
                                   sw_json_put_text(told, "state", event->state) &&
                                   sw_json_put_bool(told, "replayed", replayed) &&
                                   sw_json_put(told, "decision", tell_decision(desk, event->id)));
}

static int fill(sw_event_row *event, sw_desk *desk, const sw_json *sorted, sw_error *err)
{
    char digest[SW_DIGEST_SIZE];
    const char *wallet = sw_json_get_text(sorted, "wallet");
    sw_wallet_row row = { 0 };
    char *content = sw_json_write(sorted, false);
    int code = content ? sw_digest_sha256(digest, content, strlen(content), err) : sw_fail_memory(err);
    if (code == SW_OK && wallet)
        code = sw_payer_need(&row, desk, wallet, err);
    event->wallet = row.number;
    event->received_ms = sw_engine_now(desk->engine);
    event->next_ms = event->received_ms;
    if (code == SW_OK &&
        (!sw_record_text(&event->content, content) || !sw_record_text(&event->digest, digest) ||
         !sw_record_text(&event->id, sw_json_get_text(sorted, "id")) ||
         !sw_record_text(&event->name, sw_json_get_text(sorted, "name")) || !sw_record_text(&event->state, "recorded")))
        code = sw_fail_memory(err);
    SW_RECORD_FREE(row, sw_wallet_table);
    sw_json_release_text(content);
    return code;
}

static int refuse(const sw_event_row *event, sw_error *err)
{
    return sw_fail_field(err, SW_E_CONFLICT, "id",
                         "the event \"%.120s\" was told before with other content: it is blocked; a new event needs an "
                         "id of its own",
                         event->id);
}

/* The same id with other content: nothing follows from it, and a person is told, once for each content. */
static int tell_conflict(sw_desk *desk, const sw_event_row *event, sw_error *err)
{
    int64_t known = 0;
    sw_error why = SW_ERROR_INIT;
    refuse(event, &why);
    int code = sw_find_number(&known, desk->database, err,
                              "SELECT count(*) FROM item WHERE kind = 'conflict' AND about = $1 AND settled_ms IS NULL",
                              "t", event->id);
    if (code == SW_OK && !known)
        code = sw_inbox_add(desk, "conflict", event->id, event->wallet, why.message, err);
    return code;
}

/* @param[out] conflict  it is known with other content */
static int record(sw_json **out, bool *conflict, sw_desk *desk, sw_event_row *event, const sw_json *sorted,
                  sw_error *err)
{
    sw_event_row was = { 0 };
    bool known = false;
    int code = fill(event, desk, sorted, err);
    if (code == SW_OK)
        code = sw_record_find(&was, &known, &sw_event_table, desk->database, err, "WHERE id = $1", "t", event->id);
    *conflict = code == SW_OK && known && strcmp(was.digest, event->digest) != 0;
    if (code == SW_OK && *conflict)
        code = tell_conflict(desk, event, err);
    else if (code == SW_OK && !known)
        code = sw_record_insert(event, &sw_event_table, desk->database, err);
    if (code == SW_OK && !known)
        code = sw_hold_release(desk, event, sw_json_get(sorted, "data"), err);
    if (code == SW_OK && !*conflict)
        *out = tell(desk, known ? &was : event, known);
    SW_RECORD_FREE(was, sw_event_table);
    return code == SW_OK && !*conflict && !*out ? sw_fail_memory(err) : code;
}

int sw_job_emit(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    sw_event_row event = { 0 };
    sw_json *sorted = NULL;
    bool conflict = false;
    int code = check_event(asked->options, asked->size, err);
    if (code == SW_OK && !(sorted = sort(asked->options)))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, record(out, &conflict, desk, &event, sorted, err), err);
    if (code == SW_OK && conflict)
        code = refuse(&event, err);
    sw_json_free(sorted);
    SW_RECORD_FREE(event, sw_event_table);
    return code;
}
