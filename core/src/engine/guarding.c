/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/guarding.h"

#include "engine/action.h"
#include "engine/payer.h"
#include "engine/ruling.h"
#include "engine/spent.h"
#include "pay/client.h"

#include <stdio.h>
#include <string.h>

static sw_guard_action kind_of(const sw_action_row *action)
{
    if (sw_action_is_kind(action, SW_KIND_CHARGE))
        return action->tries > 0 ? SW_GUARD_RETRY : SW_GUARD_CHARGE;
    if (sw_action_is_kind(action, SW_KIND_CAPTURE))
        return SW_GUARD_CAPTURE;
    return sw_action_is_kind(action, SW_KIND_REFUND) ? SW_GUARD_REFUND : SW_GUARD_CANCEL;
}

static int know_limits(sw_guard_facts *facts, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    sw_ruling kept;
    const sw_ruling *rules;
    int code = sw_ruling_in_force(&rules, &kept, desk, err);
    if (code == SW_OK && rules->per_month.currency[0])
        code = sw_spent_month(&facts->month_spent, desk, rules, action->wallet, action->currency, facts->now_ms, err);
    facts->per_charge = rules->per_charge;
    facts->per_month = rules->per_month;
    facts->attempts_limit = rules->attempts;
    sw_ruling_free(&kept);
    return code;
}

static int know_spent(sw_guard_facts *facts, const sw_desk *desk, const sw_action_row *action,
                      const sw_wallet_row *wallet, sw_error *err)
{
    int code = sw_spent_amazon_month(&facts->amazon_month_spent, desk, wallet->permission, action->currency,
                                     facts->now_ms, err);
    if (code == SW_OK)
        code = sw_spent_tries(&facts->tries_30_days, &facts->tries_24_hours, desk, wallet->permission, facts->now_ms,
                              err);
    return code == SW_OK ? know_limits(facts, desk, action, err) : code;
}

static sw_money money_at(const sw_object *object, const char *pointer)
{
    sw_money money = SW_MONEY_INIT;
    sw_object_money(&money, object, pointer, NULL);
    return money;
}

#define REFUNDS_OF_THE_CHARGE \
    "SELECT COALESCE(SUM(minor), 0) FROM action WHERE kind = 'refund' AND charge_id = $1 AND number <> $2 AND state IN "

/* What Amazon says was refunded has some of those that it took, or all; those that have no answer it may not have. */
static int know_refunds(sw_guard_facts *facts, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    int64_t taken = 0, open = 0;
    int code = sw_find_number(&taken, desk->database, err, REFUNDS_OF_THE_CHARGE "('accepted')", "tn",
                              action->charge_id, action->number);
    if (code == SW_OK)
        code = sw_find_number(&open, desk->database, err, REFUNDS_OF_THE_CHARGE "('started', 'unknown', 'unresolved')",
                              "tn", action->charge_id, action->number);
    if (code != SW_OK || taken + open == 0)
        return code;
    if (facts->charge_refunded.minor < taken)
        facts->charge_refunded.minor = taken;
    facts->charge_refunded.minor += open;
    memcpy(facts->charge_refunded.currency, action->currency, 4);
    return SW_OK;
}

static int know_charge(sw_guard_facts *facts, const sw_desk *desk, const sw_action_row *action, const sw_object *charge,
                       sw_error *err)
{
    if (!charge)
        return SW_OK;
    facts->charge_state = sw_object_state(charge);
    facts->charge_amount = money_at(charge, "/chargeAmount");
    facts->charge_captured = money_at(charge, "/captureAmount");
    facts->charge_refunded = money_at(charge, "/refundedAmount");
    return sw_action_is_kind(action, SW_KIND_REFUND) ? know_refunds(facts, desk, action, err) : SW_OK;
}

/* The last definite no; what was noted since, such as a server that was not reached, is none. */
static int know_decline(char *out, size_t size, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    *out = '\0';
    if (action->tries == 0)
        return SW_OK;
    sw_rows *rows = sw_find(
        desk->database, err,
        "SELECT reason FROM attempt WHERE action = $1 AND state IN ('declined', 'refused') ORDER BY "
        "attempt DESC LIMIT 1",
        "n", action->number);
    if (sw_rows_next(rows) && sw_rows_text(rows, 0))
        snprintf(out, size, "%s", sw_rows_text(rows, 0));
    return sw_rows_end(rows, err);
}

static int ask(sw_guard_verdict *verdict, const sw_action_row *action, sw_guard_facts *facts, sw_error *err)
{
    sw_guard_asked asked = SW_GUARD_ASKED_INIT;
    size_t count = 0;
    asked.action = kind_of(action);
    asked.amount = sw_action_amount(action);
    asked.id = action->intent;
    return sw_guard_check(verdict, 1, &count, &asked, facts, err);
}

int sw_guarding_ask(sw_guard_verdict *verdict, const sw_desk *desk, const sw_action_row *action,
                    const sw_wallet_row *wallet, const sw_object *charge, int64_t now_ms, sw_error *err)
{
    const sw_engine_settings *settings = &desk->engine->settings;
    sw_guard_facts facts = SW_GUARD_FACTS_INIT;
    char reason[64], decline[64];
    bool is_charge = sw_action_is_kind(action, SW_KIND_CHARGE);
    sw_payer_reason(reason, sizeof reason, wallet);
    facts.region = desk->engine->client->region;
    facts.permission_state = wallet->state;
    facts.permission_reason = reason;
    facts.currency = wallet->currency;
    facts.now_ms = now_ms;
    facts.due_ms = action->due_ms;
    facts.most_tries_30_days = settings->most_tries_30_days;
    facts.most_tries_24_hours = settings->most_tries_24_hours;
    facts.refund_extra = settings->refund_extra;
    facts.attempts = (int32_t)action->tries;
    facts.last_decline = decline;
    if (is_charge && wallet->balance)
        sw_money_parse_text(&facts.amazon_balance, wallet->balance, NULL);
    int code = know_decline(decline, sizeof decline, desk, action, err);
    if (code == SW_OK && is_charge)
        code = know_spent(&facts, desk, action, wallet, err);
    if (code == SW_OK)
        code = know_charge(&facts, desk, action, charge, err);
    *verdict = (sw_guard_verdict)SW_GUARD_VERDICT_INIT;
    return code == SW_OK ? ask(verdict, action, &facts, err) : code;
}
