/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/action.h"

#include "base/error.h"
#include "face/told.h"

#include <string.h>

bool sw_action_is(const sw_action_row *action, const char *state)
{
    return action->state && strcmp(action->state, state) == 0;
}

bool sw_action_is_kind(const sw_action_row *action, const char *kind)
{
    return action->kind && strcmp(action->kind, kind) == 0;
}

int sw_action_load(sw_action_row *out, const sw_desk *desk, int64_t number, sw_error *err)
{
    bool found;
    int code = sw_record_find(out, &found, &sw_action_table, desk->database, err, "WHERE number = $1", "n", number);
    return code == SW_OK && !found ? sw_fail(err, SW_E_IO, "the journal lost action %lld", (long long)number) : code;
}

int sw_action_find(sw_action_row *out, bool *found, const sw_desk *desk, const char *space, const char *intent,
                   sw_error *err)
{
    return sw_record_find(out, found, &sw_action_table, desk->database, err, "WHERE space = $1 AND intent = $2", "tt",
                          space, intent);
}

int sw_action_seek(sw_action_row *out, const sw_desk *desk, const char *intent, sw_error *err)
{
    bool found = false;
    if (!intent || !*intent)
        return sw_fail_field(err, SW_E_INVALID, "intent", "intent is missing: say which action, such as \"ride:81\"");
    int code = sw_action_find(out, &found, desk, SW_SPACE_ID, intent, err);
    if (code == SW_OK && !found)
        code = sw_record_find(out, &found, &sw_action_table, desk->database, err,
                              "WHERE intent = $1 OR charge_id = $1 OR refund_id = $1 ORDER BY number LIMIT 1", "t",
                              intent);
    if (code == SW_OK && !found)
        code = sw_fail_field(err, SW_E_NOT_FOUND, "intent", "the journal has no action \"%.200s\"", intent);
    return code;
}

int sw_action_find_charge(sw_action_row *out, bool *found, const sw_desk *desk, const char *name, sw_error *err)
{
    *found = false;
    if (!name || !*name)
        return sw_fail_field(err, SW_E_INVALID, "charge",
                             "charge is missing: give the intent of the charge, or its chargeId");
    int code = sw_record_find(out, found, &sw_action_table, desk->database, err,
                              "WHERE space = 'id' AND kind = 'charge' AND intent = $1", "t", name);
    if (code == SW_OK && !*found)
        code = sw_record_find(out, found, &sw_action_table, desk->database, err,
                              "WHERE kind = 'charge' AND charge_id = $1", "t", name);
    return code;
}

int sw_action_set(sw_action_row *action, const char *state, int64_t next_ms, sw_error *err)
{
    action->next_ms = next_ms;
    return sw_record_text(&action->state, state) ? SW_OK : sw_fail_memory(err);
}

static int check_version(const sw_action_row *action, const sw_desk *desk, sw_error *err)
{
    int64_t version = 0;
    int code = sw_find_number(&version, desk->database, err, "SELECT version FROM action WHERE number = $1", "n",
                              action->number);
    if (code == SW_OK && version != action->version)
        code = sw_fail(err, SW_E_CONFLICT, "\"%.120s\" was changed by somebody else meanwhile", action->intent);
    return code;
}

int sw_action_save(sw_action_row *action, const sw_desk *desk, sw_error *err)
{
    int code = check_version(action, desk, err);
    return code == SW_OK ? sw_action_write(action, desk, err) : code;
}

int sw_action_write(sw_action_row *action, const sw_desk *desk, sw_error *err)
{
    action->version++;
    action->changed_ms = sw_engine_now(desk->engine);
    return sw_record_save(action, &sw_action_table, desk->database, err);
}

int sw_action_note(sw_action_row *action, const sw_error *why, const char *guard, sw_error *err)
{
    const char *step = why->next_step == SW_NEXT_NONE ? NULL : sw_next_step_name(why->next_step);
    action->code = why->code;
    action->http_status = why->http_status;
    if (sw_record_text(&action->reason, *why->reason_code ? why->reason_code : NULL) &&
        sw_record_text(&action->next_step, step) && sw_record_text(&action->guard, guard) &&
        sw_record_text(&action->message, *why->message ? why->message : NULL))
        return SW_OK;
    return sw_fail_memory(err);
}

int sw_attempt_load(sw_attempt_row *out, bool *found, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    bool is_there = false;
    int code = sw_record_find(out, &is_there, &sw_attempt_table, desk->database, err,
                              "WHERE action = $1 AND attempt = $2", "nn", action->number, action->attempt);
    if (found)
        *found = is_there;
    else if (code == SW_OK && !is_there)
        code = sw_fail(err, SW_E_IO, "the journal lost an attempt of \"%.200s\"", action->intent);
    return code;
}

sw_money sw_amount_of(int64_t minor, const char *currency)
{
    sw_money amount = SW_MONEY_INIT;
    if (currency && strlen(currency) == 3) {
        amount.minor = minor;
        memcpy(amount.currency, currency, 4);
    }
    return amount;
}

sw_money sw_action_amount(const sw_action_row *action)
{
    return sw_amount_of(action->minor, action->currency);
}

int sw_amount_of_json(sw_money *out, const sw_json *amount, sw_error *err)
{
    *out = (sw_money)SW_MONEY_INIT;
    if (!amount)
        return SW_OK;
    return sw_money_parse(out, sw_json_get_text(amount, "amount"), sw_json_get_text(amount, "currencyCode"), err);
}

sw_json *sw_time_told(int64_t at_ms)
{
    char text[SW_ZONE_UTC_SIZE];
    if (at_ms <= 0 || sw_zone_write_utc(text, at_ms, NULL) != SW_OK)
        return sw_json_new_null();
    return sw_json_new_text(text);
}

/* Is it not over yet? */
static bool is_pending(const sw_action_row *action)
{
    static const char *const open[] = { SW_PLANNED, SW_WAITING, SW_STARTED, SW_UNKNOWN, SW_DECLINED };
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
        if (sw_action_is(action, open[i]))
            return true;
    return action->pending != 0;
}

/* The wallet's own name, and the intent of the charge that it is about. */
static bool put_names(sw_json *told, const sw_action_row *action, const sw_desk *desk)
{
    sw_rows *rows = sw_find(
        desk->database, NULL,
        "SELECT wallet.reference, other.intent FROM wallet LEFT JOIN action AS other ON other.number = $2 "
        "WHERE wallet.number = $1",
        "no", action->wallet, action->charge);
    bool found = sw_rows_next(rows);
    bool whole = sw_told_text(told, "wallet", found ? sw_rows_text(rows, 0) : NULL) &&
                 sw_told_text(told, "charge", found ? sw_rows_text(rows, 1) : NULL);
    if (rows)
        sw_rows_end(rows, NULL);
    return whole;
}

sw_json *sw_action_told(const sw_action_row *action, const sw_desk *desk)
{
    sw_money amount = sw_action_amount(action);
    sw_json *told = sw_json_object();
    bool whole = sw_told_text(told, "intent", action->intent) && sw_told_text(told, "kind", action->kind) &&
                 sw_told_text(told, "state", action->state) && put_names(told, action, desk) &&
                 sw_told_money(told, "amount", &amount) && sw_json_put_integer(told, "attempt", action->attempt) &&
                 sw_told_text(told, "charge_id", action->charge_id) &&
                 sw_told_text(told, "refund_id", action->refund_id) &&
                 sw_told_text(told, "object_state", action->object_state) &&
                 sw_told_text(told, "reason", action->reason) && sw_told_text(told, "next_step", action->next_step) &&
                 sw_told_text(told, "message", action->message) && sw_told_text(told, "guard", action->guard) &&
                 sw_json_put_bool(told, "pending", is_pending(action)) &&
                 sw_json_put(told, "due_at", sw_time_told(action->due_ms)) &&
                 sw_json_put(told, "next_at", sw_time_told(action->next_ms)) &&
                 sw_json_put(told, "created_at", sw_time_told(action->created_ms)) &&
                 sw_json_put(told, "changed_at", sw_time_told(action->changed_ms)) &&
                 sw_told_text(told, "event", action->event) && sw_json_put_integer(told, "number", action->number);
    return sw_told_whole(told, whole);
}
