/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/guard.h"

#include <savedwallet/currency.h>
#include <savedwallet/zone.h>

#include "base/error.h"
#include "pay/meaning.h"
#include "pay/state.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Writes why a guard stops. What Amazon or a script wrote may be in it: it stays one line. @return true */
static bool stop(char *message, const char *format, ...) SW_PRINTF(2, 3);

static bool stop(char *message, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    sw_error_copy(message, SW_GUARD_MESSAGE_SIZE, line);
    return true;
}

static bool is_given(const char *text)
{
    return text && *text;
}

static bool is_known(const sw_money *money)
{
    return money->currency[0] != '\0';
}

/* Both are there and of one currency. Where they are not of one, the guard "currency" stops. */
static bool can_compare(const sw_guarding *it, const sw_money *other)
{
    const sw_money *amount = &it->asked->amount;
    return is_known(amount) && is_known(other) && strcmp(amount->currency, other->currency) == 0;
}

/* What is left of a limit; never below zero. What is spent and not known, or not comparable, is nothing. */
static int64_t left_of(const sw_guarding *it, int64_t limit, const sw_money *spent)
{
    int64_t used = can_compare(it, spent) ? spent->minor : 0;
    return used < limit ? limit - used : 0;
}

typedef struct money_text {
    char is[SW_MONEY_TEXT_SIZE];
} money_text;

/* As text; "nothing" where it is not known. */
static money_text text_of(const sw_money *money)
{
    money_text text = { "nothing" };
    if (is_known(money))
        sw_money_write_text(text.is, money, NULL);
    return text;
}

static bool is_allowed(const char *object, const char *state, const char *operation)
{
    const sw_state *known = sw_state_find(object, state);
    return known && sw_state_allows(known, operation);
}

/* Amazon's limits for the amount's currency; where the region is not set, the highest of any. All 0: none are stated.
 */
static sw_amount_limits limits_of(const sw_guarding *it)
{
    static const sw_region regions[] = { SW_REGION_NA, SW_REGION_EU, SW_REGION_JP };
    const char *code = it->asked->amount.currency;
    sw_amount_limits highest = { 0 };
    for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++) {
        sw_amount_limits limits;
        bool is_meant = it->facts->region == SW_REGION_NOT_SET || it->facts->region == regions[i];
        if (!is_meant || sw_amount_limits_find(&limits, regions[i], code, NULL) != SW_OK)
            continue;
        highest.month = limits.month > highest.month ? limits.month : highest.month;
        highest.refund_extra = limits.refund_extra > highest.refund_extra ? limits.refund_extra : highest.refund_extra;
    }
    return highest;
}

static bool wallet_chargeable(char *message, const sw_guarding *it)
{
    const char *state = it->facts->permission_state, *reason = it->facts->permission_reason;
    if (!is_given(state) || is_allowed("charge_permission", state, "createCharge"))
        return false;
    bool has_reason = is_given(reason);
    return stop(message, "the wallet cannot be charged: it is %.64s%s%.64s", state, has_reason ? " for " : "",
                has_reason ? reason : "");
}

static bool pass_month(char *message, const sw_guarding *it, const char *whose, const sw_money *limit,
                       const sw_money *spent)
{
    return stop(message, "the charge of %s would pass %s limit of %s a month, of which %s is used", it->amount, whose,
                text_of(limit).is, text_of(spent).is);
}

/* Two say how much Amazon still takes, its limit and its balance: the smaller rules. */
static bool amazon_month(char *message, const sw_guarding *it)
{
    const sw_money *amount = &it->asked->amount, *balance = &it->facts->amazon_balance;
    const sw_money *spent = &it->facts->amazon_month_spent;
    sw_money limit = *amount;
    limit.minor = is_known(amount) ? limits_of(it).month : 0;
    int64_t left = limit.minor > 0 ? left_of(it, limit.minor, spent) : INT64_MAX;
    if (can_compare(it, balance) && balance->minor < left)
        return amount->minor > balance->minor &&
               stop(message, "the charge of %s is above the %s that Amazon still takes this month", it->amount,
                    text_of(balance).is);
    return amount->minor > left && pass_month(message, it, "Amazon's", &limit, spent);
}

static bool per_charge(char *message, const sw_guarding *it)
{
    const sw_money *limit = &it->facts->per_charge;
    return can_compare(it, limit) && it->asked->amount.minor > limit->minor &&
           stop(message, "the charge of %s is above the limit of %s a charge", it->amount, text_of(limit).is);
}

static bool per_month(char *message, const sw_guarding *it)
{
    const sw_money *limit = &it->facts->per_month, *spent = &it->facts->month_spent;
    return can_compare(it, limit) && it->asked->amount.minor > left_of(it, limit->minor, spent) &&
           pass_month(message, it, "the", limit, spent);
}

static bool attempts(char *message, const sw_guarding *it)
{
    int limit = (int)it->facts->attempts_limit, made = (int)it->facts->attempts;
    return limit > 0 && made >= limit && stop(message, "%d of %d attempts of this charge are used", made, limit);
}

/* As advised: give it up. What a person can put right, such as a wrong request, is no decline and may be tried again.
 */
static bool is_final(const char *reason)
{
    sw_meaning meaning = sw_meaning_of_answer(422, reason);
    return meaning.retry == SW_RETRY_NEVER && meaning.next_step == SW_NEXT_STOP;
}

static bool final_decline(char *message, const sw_guarding *it)
{
    const char *reason = it->facts->last_decline;
    return is_given(reason) && is_final(reason) &&
           stop(message, "the last answer was %.64s, which is final: this charge is never tried again", reason);
}

static bool pass_ceiling(char *message, int32_t tries, int32_t setting, int usual, const char *span)
{
    int most = setting > 0 ? (int)setting : usual;
    return tries >= most && stop(message, "%d of %d tries of this wallet in %s are used", (int)tries, most, span);
}

static bool network_ceiling(char *message, const sw_guarding *it)
{
    const sw_guard_facts *facts = it->facts;
    return pass_ceiling(message, facts->tries_30_days, facts->most_tries_30_days, SW_MOST_TRIES_30_DAYS, "30 days") ||
           pass_ceiling(message, facts->tries_24_hours, facts->most_tries_24_hours, SW_MOST_TRIES_24_HOURS, "24 hours");
}

/* The amounts that the action is held against, each with what a message calls it. */
typedef struct amount_named {
    const sw_money *amount;
    const char *name;
} amount_named;

static bool differs(char *message, const sw_guarding *it, const amount_named *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_known(rows[i].amount) && !can_compare(it, rows[i].amount))
            return stop(message, "the %s is in %s, %s in %s", it->noun, it->asked->amount.currency, rows[i].name,
                        rows[i].amount->currency);
    return false;
}

static bool differs_from_charge(char *message, const sw_guarding *it)
{
    const sw_guard_facts *facts = it->facts;
    const amount_named rows[] = { { &facts->charge_amount, "the charge" },
                                  { &facts->charge_captured, "what was captured" },
                                  { &facts->charge_refunded, "what was refunded" } };
    return differs(message, it, rows, sizeof rows / sizeof rows[0]);
}

/* What is spent matters where there is a limit to it. */
static bool differs_from_limits(char *message, const sw_guarding *it)
{
    static const sw_money none = SW_MONEY_INIT;
    const sw_guard_facts *facts = it->facts;
    const amount_named rows[] = {
        { &facts->per_charge, "the limit a charge" },
        { &facts->per_month, "the limit a month" },
        { is_known(&facts->per_month) ? &facts->month_spent : &none, "what is spent this month" },
        { &facts->amazon_month_spent, "what Amazon was asked for this month" },
        { &facts->amazon_balance, "what Amazon still takes" },
    };
    return differs(message, it, rows, sizeof rows / sizeof rows[0]);
}

static bool currency(char *message, const sw_guarding *it)
{
    const sw_guard_facts *facts = it->facts;
    const char *code = it->asked->amount.currency;
    sw_amount_limits limits;
    if (!*code)
        return false;
    if (is_given(facts->currency) && strcmp(code, facts->currency) != 0)
        return stop(message, "the %s is in %s, the wallet in %s", it->noun, code, facts->currency);
    if (facts->region != SW_REGION_NOT_SET && sw_amount_limits_find(&limits, facts->region, code, NULL) != SW_OK)
        return stop(message, "the %s is in %s, in which no account of region %s is charged", it->noun, code,
                    sw_region_name(facts->region));
    if (strcmp(it->noun, "charge") == 0)
        return differs_from_limits(message, it);
    return differs_from_charge(message, it);
}

static bool capture_bound(char *message, const sw_guarding *it)
{
    const sw_guard_facts *facts = it->facts;
    const sw_money *authorized = &facts->charge_amount, *captured = &facts->charge_captured;
    if (facts->charge_missing)
        return stop(message, "there is no such charge to capture");
    if (is_given(facts->charge_state) && !is_allowed("charge", facts->charge_state, "captureCharge"))
        return stop(message, "the charge is %.64s: only an open authorization is captured", facts->charge_state);
    if (captured->minor > 0)
        return stop(message, "%s of the charge is captured already, and there is one capture a charge",
                    text_of(captured).is);
    return can_compare(it, authorized) && it->asked->amount.minor > authorized->minor &&
           stop(message, "the capture of %s is above the %s that is authorized", it->amount, text_of(authorized).is);
}

/* What Amazon allows above the amount that was captured, rounded down. */
static int64_t extra_of(const sw_guarding *it, int64_t captured)
{
    if (!it->facts->refund_extra)
        return 0;
    int64_t most = limits_of(it).refund_extra, share = captured * SW_MOST_REFUND_EXTRA_PERCENT / 100;
    return share < most ? share : most;
}

static bool refund_bound(char *message, const sw_guarding *it)
{
    const sw_guard_facts *facts = it->facts;
    const sw_money *amount = &it->asked->amount, *refunded = &facts->charge_refunded;
    const sw_money *captured = is_known(&facts->charge_captured) ? &facts->charge_captured : &facts->charge_amount;
    if (facts->charge_missing)
        return stop(message, "there is no such charge to refund");
    if (is_given(facts->charge_state) && !is_allowed("charge", facts->charge_state, "createRefund"))
        return stop(message, "the charge is %.64s: only what is captured is refunded", facts->charge_state);
    if (!can_compare(it, captured))
        return false;
    sw_money extra = *captured;
    extra.minor = extra_of(it, captured->minor);
    if (amount->minor <= left_of(it, captured->minor + extra.minor, refunded))
        return false;
    return stop(message, "the refund of %s is above what is left: %s is captured, %s refunded%s%s", it->amount,
                text_of(captured).is, text_of(refunded).is, extra.minor > 0 ? ", and Amazon allows more by " : "",
                extra.minor > 0 ? text_of(&extra).is : "");
}

static bool not_before(char *message, const sw_guarding *it)
{
    char due[SW_ZONE_UTC_SIZE], now[SW_ZONE_UTC_SIZE];
    if (!it->facts->now_ms || it->facts->due_ms <= it->facts->now_ms)
        return false;
    sw_zone_write_utc(due, it->facts->due_ms, NULL);
    sw_zone_write_utc(now, it->facts->now_ms, NULL);
    return stop(message, "the %s is due at %s, and it is %s", it->noun, due, now);
}

static bool ids_unique(char *message, const sw_guarding *it)
{
    const char *id = it->asked->id;
    if (!it->facts->id_taken)
        return false;
    return is_given(id) ? stop(message, "the id \"%.128s\" stands for another action already", id)
                        : stop(message, "the id of the %s stands for another action already", it->noun);
}

static bool actions(char *message, const sw_guarding *it)
{
    int count = (int)it->facts->actions;
    return count > SW_MOST_ACTIONS &&
           stop(message, "the decision has %d actions, and at most %d are taken", count, SW_MOST_ACTIONS);
}

static const sw_guard guards[] = {
#define GUARD(name, actions, binding, text, confidence, source) { #name, (actions), (text), name },
#include "api/guards.def"
};

const sw_guard *sw_guard_at(size_t index)
{
    return index < sizeof guards / sizeof guards[0] ? &guards[index] : NULL;
}
