/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/state.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/payer.h"
#include "engine/spent.h"
#include "face/told.h"
#include "pay/client.h"

#include <savedwallet/currency.h>

#include <string.h>

enum { MOST_CHARGES = 200, MOST_TEXT = 28000, ONE_CHARGE = 240 };
static const int64_t day_ms = 86400000;

static bool put_money(sw_json *object, const char *name, int64_t minor, const char *currency)
{
    const sw_money amount = sw_amount_of(minor, currency);
    return !*amount.currency || sw_told_money(object, name, &amount);
}

static bool put_permission(sw_json *state, const sw_wallet_row *wallet)
{
    if (!wallet->state)
        return true;
    sw_json *permission = sw_json_object();
    bool whole = permission && sw_json_put_text(permission, "state", wallet->state) &&
                 sw_json_put(permission, "reasons",
                             wallet->reasons ? sw_json_new_raw(wallet->reasons) : sw_json_array());
    if (whole)
        return sw_json_put(state, "permission", permission);
    sw_json_free(permission);
    return false;
}

/* What Amazon still takes: its limit of the month less what is on its way, or the balance that it told, if that is
 * less. */
static bool put_left(sw_json *state, const sw_desk *desk, const sw_wallet_row *wallet, const char *currency,
                     int64_t spent_minor)
{
    sw_amount_limits limits;
    sw_money balance = SW_MONEY_INIT;
    const sw_client *client = desk->engine->client;
    if (!client || sw_amount_limits_find(&limits, client->region, currency, NULL) != SW_OK || limits.month == 0)
        return true;
    int64_t left = limits.month > spent_minor ? limits.month - spent_minor : 0;
    if (wallet->balance && sw_money_parse_text(&balance, wallet->balance, NULL) == SW_OK && balance.minor < left &&
        strcmp(balance.currency, currency) == 0)
        left = balance.minor;
    return put_money(state, "left_this_month", left, currency);
}

static const char *currency_of(const sw_desk *desk, const sw_wallet_row *wallet)
{
    const sw_client *client = desk->engine->client;
    return wallet->currency ? wallet->currency : client ? client->account.ledger_currency : NULL;
}

static int put_spent(sw_json *state, const sw_desk *desk, const sw_wallet_row *wallet, int64_t now, sw_error *err)
{
    const char *currency = currency_of(desk, wallet);
    sw_money month = SW_MONEY_INIT, amazon = SW_MONEY_INIT;
    if (!currency || !wallet->permission)
        return SW_OK;
    int code = sw_spent_month(&month, desk, &desk->engine->rules, wallet->number, currency, now, err);
    if (code == SW_OK)
        code = sw_spent_amazon_month(&amazon, desk, wallet->permission, currency, now, err);
    if (code != SW_OK)
        return code;
    return put_money(state, "spent_this_month", month.minor, currency) &&
                   put_left(state, desk, wallet, currency, amazon.minor)
               ? SW_OK
               : sw_fail_memory(err);
}

/* Columns: intent, minor, currency, object_state, state, captured, refunded. */
static const char *const charges_sql =
    "SELECT c.intent, c.minor, c.currency, c.object_state, c.state, "
    "(SELECT SUM(a.minor) FROM action a WHERE a.charge = c.number AND a.kind = 'capture' AND a.state = 'accepted'), "
    "(SELECT SUM(a.minor) FROM action a WHERE a.charge = c.number AND a.kind = 'refund' AND a.state IN "
    "('accepted', 'started', 'unknown', 'unresolved') AND (a.object_state IS NULL OR a.object_state <> 'Declined')) "
    "FROM action c WHERE c.wallet = $1 AND c.kind = 'charge' AND c.state <> 'blocked' AND c.changed_ms > $2 "
    "ORDER BY c.number DESC LIMIT 201";

static const char *state_of(sw_rows *rows)
{
    const char *object = sw_rows_text(rows, 3), *state = sw_rows_text(rows, 4);
    if (object)
        return object;
    if (strcmp(state, SW_STOPPED) == 0 || strcmp(state, SW_DECLINED) == 0)
        return "Declined";
    return strcmp(state, SW_WITHDRAWN) == 0 ? "Canceled" : strcmp(state, SW_PLANNED) == 0 ? "Planned" : "Unknown";
}

static bool put_charge(sw_json *charges, sw_rows *rows)
{
    sw_json *charge = sw_json_object();
    const char *currency = sw_rows_text(rows, 2), *state = state_of(rows);
    int64_t amount = sw_rows_number(rows, 1), captured = sw_rows_number(rows, 5), refunded = sw_rows_number(rows, 6);
    if (captured == 0 && strcmp(state, "Captured") == 0)
        captured = amount;
    bool whole = charge && put_money(charge, "amount", amount, currency) && sw_json_put_text(charge, "state", state) &&
                 (captured == 0 || put_money(charge, "captured", captured, currency)) &&
                 (refunded == 0 || put_money(charge, "refunded", refunded, currency));
    if (whole)
        return sw_json_put(charges, sw_rows_text(rows, 0), charge);
    sw_json_free(charge);
    return false;
}

/* As many as a decision's input has room for, the newest first. */
static int put_charges(sw_json *state, const sw_desk *desk, int64_t wallet, int64_t now, sw_error *err)
{
    sw_json *charges = sw_json_object();
    size_t count = 0, used = 0;
    bool whole = charges != NULL, truncated = false;
    sw_rows *rows = sw_find(desk->database, err, charges_sql, "nn", wallet, now - 180 * day_ms);
    for (; whole && !truncated && sw_rows_next(rows); count++) {
        used += strlen(sw_rows_text(rows, 0)) + ONE_CHARGE;
        truncated = count == MOST_CHARGES || used > MOST_TEXT;
        whole = truncated || put_charge(charges, rows);
    }
    int code = sw_rows_end(rows, err);
    whole = sw_json_put(state, "charges", charges) && whole;
    if (whole && truncated)
        whole = sw_json_put_bool(state, "charges_truncated", true);
    return code == SW_OK && !whole ? sw_fail_memory(err) : code;
}

static int put_wallet(sw_json *state, const sw_desk *desk, int64_t number, int64_t now, sw_error *err)
{
    sw_wallet_row wallet = { 0 };
    int64_t declines = 0;
    int code = sw_payer_load(&wallet, desk, number, err);
    if (code == SW_OK && !put_permission(state, &wallet))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = put_spent(state, desk, &wallet, now, err);
    if (code == SW_OK)
        code = put_charges(state, desk, number, now, err);
    if (code == SW_OK)
        code = sw_find_number(&declines, desk->database, err,
                              "SELECT count(*) FROM attempt WHERE wallet = $1 AND operation = "
                              "'createCharge' AND state = 'declined' AND started_ms > $2",
                              "nn", number, now - 30 * day_ms);
    if (code == SW_OK && !sw_json_put_integer(state, "declines_30d", declines))
        code = sw_fail_memory(err);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    return code;
}

static bool put_hold(sw_json *state, const sw_event_row *event)
{
    if (!event)
        return true;
    return (!event->released_by || sw_json_put_text(state, "released_by", event->released_by)) &&
           (!event->timed_out || sw_json_put_bool(state, "timed_out", true));
}

int sw_state_make(sw_json **out, const sw_desk *desk, int64_t wallet, int64_t tries, const sw_event_row *event,
                  sw_error *err)
{
    int64_t now = sw_engine_now(desk->engine);
    sw_pause pause = SW_PAUSE_NONE;
    sw_json *state = sw_json_object();
    int code = state && sw_json_put(state, "now", sw_time_told(now)) && sw_json_put_integer(state, "attempts", tries) &&
                       put_hold(state, event)
                   ? sw_desk_pause(&pause, desk, err)
                   : sw_fail_memory(err);
    if (code == SW_OK && !sw_json_put_bool(state, "paused", pause != SW_PAUSE_NONE))
        code = sw_fail_memory(err);
    if (code == SW_OK && wallet)
        code = put_wallet(state, desk, wallet, now, err);
    if (code == SW_OK)
        *out = state;
    else
        sw_json_free(state);
    return code;
}
