/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/due.h"

#include "engine/lease.h"

/* $1 is the time, $2 and $3 the journal's boot and clock. */
#define DUE "SELECT x.number, x.wallet, x.next_ms FROM "
#define OF_FREE_WALLET                                                                             \
    " x LEFT JOIN wallet w ON w.number = x.wallet WHERE x.next_ms <= $1 AND (w.number IS NULL OR " \
    "w.lease IS NULL OR w.lease_boot <> $2 OR w.lease_until_ms <= $3)"
#define FIRST " ORDER BY x.next_ms, x.number LIMIT 1"

static const char *const events = DUE "event" OF_FREE_WALLET FIRST;
static const char *const notifications = DUE "notification" OF_FREE_WALLET FIRST;
/* A decline waits for a worker that has rules. While paused, what was started is ended, and nothing new is. */
static const char *const actions = DUE "action" OF_FREE_WALLET " AND ($4 = 1 OR x.state <> 'declined') AND "
                                       "($5 = 0 OR x.state NOT IN ('planned', 'waiting'))" FIRST;

static int look(sw_due *out, const sw_desk *desk, sw_due_kind kind, const char *sql, bool paused, sw_error *err)
{
    const sw_driver *driver = desk->database->driver;
    bool decides = desk->engine->rules.decider != NULL;
    sw_rows *rows = sw_find(desk->database, err, sql, kind == SW_DUE_ACTION ? "ntnnn" : "ntn",
                            sw_engine_now(desk->engine), driver->boot(desk->database), driver->clock_ms(desk->database),
                            (int64_t)decides, (int64_t)paused);
    if (sw_rows_next(rows) && (out->kind == SW_DUE_NOTHING || sw_rows_number(rows, 2) < out->next_ms))
        *out = (sw_due){ kind, sw_rows_number(rows, 0), sw_rows_number(rows, 1), sw_rows_number(rows, 2) };
    return sw_rows_end(rows, err);
}

static int find(sw_due *out, const sw_desk *desk, sw_error *err)
{
    sw_pause pause = SW_PAUSE_NONE;
    *out = (sw_due){ SW_DUE_NOTHING, 0, 0, 0 };
    int code = sw_desk_pause(&pause, desk, err);
    if (code == SW_OK)
        code = look(out, desk, SW_DUE_NOTIFICATION, notifications, false, err);
    if (code == SW_OK && desk->engine->rules.decider)
        code = look(out, desk, SW_DUE_EVENT, events, false, err);
    if (code != SW_OK || pause == SW_PAUSE_ALL)
        return code;
    return look(out, desk, SW_DUE_ACTION, actions, pause == SW_PAUSE_NEW, err);
}

static int take(sw_due *out, sw_desk *desk, sw_error *err)
{
    bool taken = true;
    int code = find(out, desk, err);
    if (code == SW_OK && out->kind != SW_DUE_NOTHING && out->wallet)
        code = sw_lease_take(&taken, desk, out->wallet, err);
    if (!taken)
        out->kind = SW_DUE_NOTHING;
    return code;
}

/* Looking takes no turn at the file; who found something looks again when it is his turn. */
int sw_due_claim(sw_due *out, sw_desk *desk, sw_error *err)
{
    int code = find(out, desk, err);
    if (code != SW_OK || out->kind == SW_DUE_NOTHING)
        return code;
    code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, take(out, desk, err), err) : code;
}

#define HELD                                                                                     \
    " x JOIN wallet w ON w.number = x.wallet WHERE x.next_ms <= $1 AND w.lease IS NOT NULL AND " \
    "w.lease_boot = $2 AND w.lease_until_ms > $3)"

int sw_due_is_idle(bool *out, const sw_desk *desk, sw_error *err)
{
    const sw_driver *driver = desk->database->driver;
    int64_t held = 0;
    int code = sw_find_number(&held, desk->database, err,
                              "SELECT (SELECT count(*) FROM action" HELD " + (SELECT count(*) FROM event" HELD
                              " + (SELECT count(*) FROM notification" HELD,
                              "ntn", sw_engine_now(desk->engine), driver->boot(desk->database),
                              driver->clock_ms(desk->database));
    *out = held == 0;
    return code;
}

int sw_due_count(int64_t *out, const sw_desk *desk, sw_error *err)
{
    return sw_find_number(
        out, desk->database, err,
        "SELECT (SELECT count(*) FROM action WHERE next_ms <= $1) + (SELECT count(*) FROM event WHERE next_ms <= $1) + "
        "(SELECT count(*) FROM notification WHERE next_ms <= $1)",
        "n", sw_engine_now(desk->engine));
}

int sw_due_next(int64_t *out_ms, const sw_desk *desk, sw_error *err)
{
    return sw_find_number(
        out_ms, desk->database, err,
        "SELECT MIN(next_ms) FROM (SELECT MIN(next_ms) AS next_ms FROM action WHERE next_ms IS NOT NULL UNION ALL "
        "SELECT MIN(next_ms) FROM event WHERE next_ms IS NOT NULL UNION ALL "
        "SELECT MIN(next_ms) FROM notification WHERE next_ms IS NOT NULL)",
        "");
}
