/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/guard.h"

#include <savedwallet/zone.h>

#include "base/error.h"
#include "pay/currency.h"
#include "pay/money.h"

#include <string.h>

/* What each action is called in guards.def. */
static const char *word_of(sw_guard_action action)
{
    static const char *const words[] = {
        [SW_GUARD_CHARGE] = "charge", [SW_GUARD_CAPTURE] = "capture", [SW_GUARD_CANCEL] = "cancel",
        [SW_GUARD_REFUND] = "refund", [SW_GUARD_RETRY] = "retry",
    };
    return (size_t)action < sizeof words / sizeof words[0] ? words[action] : NULL;
}

static int check_money(const char *member, const sw_money *money, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    if (money->minor == 0 && !money->currency[0])
        return SW_OK;
    int code = sw_money_check(money, &why);
    return code == SW_OK ? SW_OK : sw_fail_field(err, code, member, "%s: %s", member, why.message);
}

static int check_asked(const sw_guard_asked *asked, sw_error *err)
{
    if (asked->version > SW_GUARD_ASKED_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_guard_asked up to version %d",
                             SW_GUARD_ASKED_VERSION);
    if (!word_of(asked->action))
        return sw_fail_field(err, SW_E_INVALID, "action", "there is no action with the number %d", (int)asked->action);
    if (asked->action == SW_GUARD_CANCEL)
        return SW_OK;
    if (asked->action != SW_GUARD_RETRY && !asked->amount.currency[0])
        return sw_fail_field(err, SW_E_INVALID, "amount", "a %s needs its amount", word_of(asked->action));
    return check_money("amount", &asked->amount, err);
}

static int check_moneys(const sw_guard_facts *facts, sw_error *err)
{
    const struct {
        const char *member;
        const sw_money *money;
    } rows[] = {
        { "amazon_month_spent", &facts->amazon_month_spent },
        { "amazon_balance", &facts->amazon_balance },
        { "per_charge", &facts->per_charge },
        { "per_month", &facts->per_month },
        { "month_spent", &facts->month_spent },
        { "charge_amount", &facts->charge_amount },
        { "charge_captured", &facts->charge_captured },
        { "charge_refunded", &facts->charge_refunded },
    };
    int code = SW_OK;
    for (size_t i = 0; code == SW_OK && i < sizeof rows / sizeof rows[0]; i++)
        code = check_money(rows[i].member, rows[i].money, err);
    return code;
}

/* A number below zero would pass every ceiling. */
static int check_numbers(const sw_guard_facts *facts, sw_error *err)
{
    const struct {
        const char *member;
        int32_t number;
    } rows[] = {
        { "attempts_limit", facts->attempts_limit },
        { "attempts", facts->attempts },
        { "tries_30_days", facts->tries_30_days },
        { "tries_24_hours", facts->tries_24_hours },
        { "most_tries_30_days", facts->most_tries_30_days },
        { "most_tries_24_hours", facts->most_tries_24_hours },
        { "charge_missing", facts->charge_missing },
        { "refund_extra", facts->refund_extra },
        { "id_taken", facts->id_taken },
        { "actions", facts->actions },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].number < 0)
            return sw_fail_field(err, SW_E_INVALID, rows[i].member, "%s is below zero", rows[i].member);
    return SW_OK;
}

static int check_time(const char *member, int64_t at_ms, sw_error *err)
{
    char text[SW_ZONE_UTC_SIZE];
    if (at_ms >= 0 && sw_zone_write_utc(text, at_ms, NULL) == SW_OK)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, member, "%s is no time between 1970 and 9999", member);
}

static int check_facts(const sw_guard_facts *facts, sw_error *err)
{
    int exponent;
    if (facts->version > SW_GUARD_FACTS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_guard_facts up to version %d",
                             SW_GUARD_FACTS_VERSION);
    if (facts->region != SW_REGION_NOT_SET && !sw_region_name(facts->region))
        return sw_fail_field(err, SW_E_INVALID, "region", "there is no region with the number %d", (int)facts->region);
    int code = SW_OK;
    if (facts->currency && *facts->currency)
        code = sw_currency_check(&exponent, facts->currency, err);
    if (code == SW_OK)
        code = check_moneys(facts, err);
    if (code == SW_OK)
        code = check_numbers(facts, err);
    if (code == SW_OK)
        code = check_time("now_ms", facts->now_ms, err);
    return code == SW_OK ? check_time("due_ms", facts->due_ms, err) : code;
}

static bool is_asked_about(const sw_guard *guard, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = guard->actions; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, word, size) == 0)
            return true;
        at += length;
    }
    return false;
}

size_t sw_guard_count(void)
{
    size_t count = 0;
    while (sw_guard_at(count))
        count++;
    return count;
}

const char *sw_guard_name(size_t index)
{
    const sw_guard *guard = sw_guard_at(index);
    return guard ? guard->name : NULL;
}

const char *sw_guard_text(size_t index)
{
    const sw_guard *guard = sw_guard_at(index);
    return guard ? guard->text : NULL;
}

static size_t ask(sw_guard_verdict *verdicts, size_t room, const sw_guarding *it)
{
    size_t count = 0;
    const sw_guard *guard;
    for (size_t i = 0; count < room && (guard = sw_guard_at(i)) != NULL; i++) {
        sw_guard_verdict verdict = SW_GUARD_VERDICT_INIT;
        if (!is_asked_about(guard, word_of(it->asked->action)) || !guard->stops(verdict.message, it))
            continue;
        verdict.guard = guard->name;
        verdicts[count++] = verdict;
    }
    return count;
}

int sw_guard_check(sw_guard_verdict *verdicts, size_t room, size_t *count, const sw_guard_asked *asked,
                   const sw_guard_facts *facts, sw_error *err)
{
    if (count)
        *count = 0;
    if (verdicts && room > 0)
        *verdicts = (sw_guard_verdict)SW_GUARD_VERDICT_INIT;
    if (!verdicts || room == 0 || !count)
        return sw_fail(err, SW_E_INVALID, "guards need a place for what they say, and for how many do");
    if (!asked || !facts)
        return sw_fail(err, SW_E_INVALID, "guards need an action and what is known of it");
    int code = check_asked(asked, err);
    if (code == SW_OK)
        code = check_facts(facts, err);
    if (code != SW_OK)
        return code;
    bool is_retry = asked->action == SW_GUARD_RETRY;
    sw_guarding it = { .asked = asked, .facts = facts, .noun = is_retry ? "charge" : word_of(asked->action) };
    if (asked->amount.currency[0] && asked->action != SW_GUARD_CANCEL)
        sw_money_write_text(it.amount, &asked->amount, NULL);
    *count = ask(verdicts, room, &it);
    return SW_OK;
}
