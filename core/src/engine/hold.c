/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/hold.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/inbox.h"

#include <string.h>

/* The value of a field as JSON text, by which two are equal. @return NULL: it has none */
static char *value_of(const sw_json *data, const char *field)
{
    const sw_json *value = field ? sw_json_get(data, field) : NULL;
    return value ? sw_json_write(value, false) : NULL;
}

static bool is_held_by(const char *content, const char *field, const char *value)
{
    sw_json *event = NULL;
    if (!content || sw_json_parse(&event, content, strlen(content), NULL) != SW_OK)
        return false;
    char *own = value_of(sw_json_get(event, "data"), field);
    bool same = own && value && strcmp(own, value) == 0;
    sw_json_release_text(own);
    sw_json_free(event);
    return same;
}

/* @param[out] found  the id of one that came before, yours; NULL: none did */
static int find_earlier(char **found, const sw_desk *desk, const sw_event_row *event, sw_error *err)
{
    sw_rows *rows = sw_find(
        desk->database, err,
        "SELECT id, content FROM event WHERE name = $1 AND number <> $2 AND (wallet = $3 OR wallet IS NULL OR "
        "$3 IS NULL) ORDER BY number",
        "tno", event->hold_event, event->number, event->wallet);
    while (!*found && sw_rows_next(rows))
        if (is_held_by(sw_rows_text(rows, 1), event->hold_field, event->hold_value))
            sw_record_text(found, sw_rows_text(rows, 0));
    return sw_rows_end(rows, err);
}

static int fill(sw_event_row *event, const sw_json *action, sw_error *err)
{
    sw_json *content = NULL;
    const char *field = sw_json_get_text(action, "match");
    int code = sw_json_parse(&content, event->content, strlen(event->content), err);
    char *value = code == SW_OK ? value_of(sw_json_get(content, "data"), field) : NULL;
    if (code == SW_OK)
        code = sw_zone_read_utc(&event->hold_by_ms, sw_json_get_text(action, "by"), err);
    if (code == SW_OK && (!sw_record_text(&event->state, "held") || !sw_record_text(&event->hold_field, field) ||
                          !sw_record_text(&event->hold_event, sw_json_get_text(action, "until_event")) ||
                          !sw_record_text(&event->hold_value, value)))
        code = sw_fail_memory(err);
    event->next_ms = event->hold_by_ms;
    sw_json_release_text(value);
    sw_json_free(content);
    return code;
}

/* What it waits for may have come first. A rule that is never content is not asked for ever because of that. */
static bool looks_back(const sw_event_row *event, const sw_json *action)
{
    enum { MOST_HOLDS = 8 };
    const char *name = sw_json_get_text(action, "until_event");
    return !event->hold_event || (name && strcmp(event->hold_event, name) != 0 && event->holds < MOST_HOLDS);
}

int sw_hold(sw_desk *desk, sw_event_row *event, const sw_json *action, sw_error *err)
{
    char *earlier = NULL;
    if (!event)
        return SW_OK;
    if (event->timed_out)
        return sw_inbox_add(desk, "undecided", event->id, event->wallet,
                            "it was held again after its hold was over: a person has to look", err);
    bool back = looks_back(event, action);
    event->holds++;
    int code = fill(event, action, err);
    if (code == SW_OK && back)
        code = find_earlier(&earlier, desk, event, err);
    if (code == SW_OK && earlier)
        event->next_ms = sw_engine_now(desk->engine);
    if (code == SW_OK && !sw_record_text(&event->released_by, earlier))
        code = sw_fail_memory(err);
    sw_record_text(&earlier, NULL);
    return code;
}

enum { MOST_HELD = 64 };

/* @param[out] count  of those that were let go of */
static int release_some(size_t *count, sw_desk *desk, const sw_event_row *event, const sw_json *data, int64_t *after,
                        sw_error *err)
{
    int64_t held[MOST_HELD];
    size_t looked = 0, found = 0;
    sw_rows *rows = sw_find(
        desk->database, err,
        "SELECT number, hold_field, hold_value FROM event WHERE hold_event = $1 AND state = 'held' AND "
        "released_by IS NULL AND (wallet = $2 OR wallet IS NULL OR $2 IS NULL) AND number > $3 ORDER BY "
        "number",
        "ton", event->name, event->wallet, *after);
    for (; looked < MOST_HELD && sw_rows_next(rows); looked++) {
        char *own = value_of(data, sw_rows_text(rows, 1));
        *after = sw_rows_number(rows, 0);
        if (own && sw_rows_text(rows, 2) && strcmp(own, sw_rows_text(rows, 2)) == 0)
            held[found++] = *after;
        sw_json_release_text(own);
    }
    int code = sw_rows_end(rows, err);
    for (size_t i = 0; i < found && code == SW_OK; i++)
        code = sw_run(desk->database, err, "UPDATE event SET next_ms = $1, released_by = $2 WHERE number = $3", "ntn",
                      sw_engine_now(desk->engine), event->id, held[i]);
    *count = looked;
    return code;
}

int sw_hold_release(sw_desk *desk, const sw_event_row *event, const sw_json *data, sw_error *err)
{
    size_t looked = MOST_HELD;
    int64_t after = 0;
    int code = SW_OK;
    while (code == SW_OK && looked == MOST_HELD)
        code = release_some(&looked, desk, event, data, &after, err);
    return code;
}
