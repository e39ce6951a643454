/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/guard.h"

#include <string.h>

/* What one action is asked with what is known, and what stops it. */
typedef struct guard_case {
    const char *what;
    sw_guard_action action;
    sw_money amount;
    sw_guard_facts facts;
    const char *message; /* a part of it; NULL: nothing stops the action */
} guard_case;

#define EUR(minor)     \
    {                  \
        (minor), "EUR" \
    }
#define USD(minor)     \
    {                  \
        (minor), "USD" \
    }
#define JPY(minor)     \
    {                  \
        (minor), "JPY" \
    }
#define NO_AMOUNT SW_MONEY_INIT

typedef struct answer {
    sw_guard_verdict verdicts[SW_GUARD_ROOM];
    size_t count;
} answer;

static answer ask(const sw_guard_asked *asked, const sw_guard_facts *facts)
{
    answer it = { .count = 99 };
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_guard_check(it.verdicts, SW_GUARD_ROOM, &it.count, asked, facts, &err));
    return it;
}

static void check_case(const char *guard, const guard_case *row)
{
    const sw_guard_asked asked = { .action = row->action, .amount = row->amount };
    const answer it = ask(&asked, &row->facts);
    for (size_t i = 0; i < it.count; i++)
        if (!row->message || strcmp(it.verdicts[i].guard, guard) != 0)
            fail_msg("%s: %s: \"%s\"", row->what, it.verdicts[i].guard, it.verdicts[i].message);
    if (it.count != (row->message ? 1 : 0))
        fail_msg("%s: %s does not stop it", row->what, guard);
    if (row->message && !strstr(it.verdicts[0].message, row->message))
        fail_msg("%s: \"%s\" lacks \"%s\"", row->what, it.verdicts[0].message, row->message);
}

/* Each case: this guard alone stops it, or none does. */
static void check_cases(const char *guard, const guard_case *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_case(guard, &rows[i]);
}

TEST(a_wallet_is_charged_while_it_is_chargeable)
{
    static const guard_case rows[] = {
        { "chargeable", SW_GUARD_CHARGE, EUR(1), { .permission_state = "Chargeable" }, NULL },
        { "not known", SW_GUARD_CHARGE, EUR(1), { 0 }, NULL },
        { "empty", SW_GUARD_CHARGE, EUR(1), { .permission_state = "" }, NULL },
        { "not chargeable",
          SW_GUARD_CHARGE,
          EUR(1),
          { .permission_state = "NonChargeable", .permission_reason = "PaymentMethodExpired" },
          "the wallet cannot be charged: it is NonChargeable for PaymentMethodExpired" },
        { "closed", SW_GUARD_RETRY, EUR(1), { .permission_state = "Closed" }, "it is Closed" },
        { "a new word", SW_GUARD_CHARGE, EUR(1), { .permission_state = "Dormant" }, "it is Dormant" },
        { "a reason alone", SW_GUARD_CHARGE, EUR(1), { .permission_reason = "MFAFailed" }, NULL },
        { "a capture needs none", SW_GUARD_CAPTURE, EUR(1), { .permission_state = "NonChargeable" }, NULL },
        { "a refund needs none", SW_GUARD_REFUND, EUR(1), { .permission_state = "Closed" }, NULL },
        { "a cancel needs none", SW_GUARD_CANCEL, NO_AMOUNT, { .permission_state = "Closed" }, NULL },
    };
    check_cases("wallet_chargeable", rows, COUNT_OF(rows));
}

TEST(amazon_takes_so_much_of_a_wallet_in_a_month)
{
    static const guard_case rows[] = {
        { "just the limit", SW_GUARD_CHARGE, EUR(1500000), { 0 }, NULL },
        { "more in one charge",
          SW_GUARD_CHARGE,
          EUR(1500001),
          { .region = SW_REGION_EU },
          "the charge of 15000.01 EUR would pass Amazon's limit of 15000.00 EUR a month, of which nothing is used" },
        { "just what is left", SW_GUARD_CHARGE, EUR(100), { .amazon_month_spent = EUR(1499900) }, NULL },
        { "a cent more",
          SW_GUARD_RETRY,
          EUR(101),
          { .amazon_month_spent = EUR(1499900) },
          "of which 14999.00 EUR is used" },
        { "spent is more than the limit", SW_GUARD_CHARGE, EUR(1), { .amazon_month_spent = EUR(1600000) }, "is used" },
        { "yen", SW_GUARD_CHARGE, JPY(2000000), { .region = SW_REGION_JP }, NULL },
        { "a yen more", SW_GUARD_CHARGE, JPY(2000001), { .region = SW_REGION_JP }, "limit of 2000000 JPY a month" },
        { "kroner", SW_GUARD_CHARGE, { 15000001, "DKK" }, { 0 }, "limit of 150000.00 DKK a month" },
        { "no limit is stated", SW_GUARD_CHARGE, { 999999999, "PLN" }, { 0 }, NULL },
        { "just the balance", SW_GUARD_CHARGE, EUR(5000), { .amazon_balance = EUR(5000) }, NULL },
        { "more than the balance",
          SW_GUARD_CHARGE,
          EUR(5001),
          { .amazon_balance = EUR(5000) },
          "the charge of 50.01 EUR is above the 50.00 EUR that Amazon still takes this month" },
        { "a balance of nothing", SW_GUARD_CHARGE, EUR(1), { .amazon_balance = EUR(0) }, "above the 0.00 EUR" },
        { "the limit is smaller than the balance",
          SW_GUARD_CHARGE,
          EUR(200),
          { .amazon_month_spent = EUR(1499900), .amazon_balance = EUR(5000) },
          "limit of 15000.00 EUR" },
        { "the balance is smaller than the limit",
          SW_GUARD_CHARGE,
          EUR(200),
          { .amazon_month_spent = EUR(10000), .amazon_balance = EUR(100) },
          "still takes" },
        { "a balance where no limit is stated",
          SW_GUARD_CHARGE,
          { 2, "PLN" },
          { .amazon_balance = { 1, "PLN" } },
          "takes" },
        { "a capture counted when it was authorized", SW_GUARD_CAPTURE, EUR(1500001), { 0 }, NULL },
        { "a refund", SW_GUARD_REFUND, EUR(1500001), { .amazon_balance = EUR(1) }, NULL },
        { "a retry of an amount that is not known", SW_GUARD_RETRY, NO_AMOUNT, { .amazon_balance = EUR(0) }, NULL },
    };
    check_cases("amazon_month", rows, COUNT_OF(rows));
}

TEST(a_charge_is_at_most_what_the_ruleset_says)
{
    static const guard_case rows[] = {
        { "just the limit", SW_GUARD_CHARGE, EUR(15000), { .per_charge = EUR(15000) }, NULL },
        { "more",
          SW_GUARD_CHARGE,
          EUR(16000),
          { .per_charge = EUR(15000) },
          "the charge of 160.00 EUR is above the limit of 150.00 EUR a charge" },
        { "a cent more, again", SW_GUARD_RETRY, EUR(15001), { .per_charge = EUR(15000) }, "the charge of 150.01 EUR" },
        { "a limit of nothing", SW_GUARD_CHARGE, EUR(1), { .per_charge = EUR(0) }, "limit of 0.00 EUR" },
        { "no limit", SW_GUARD_CHARGE, EUR(16000), { 0 }, NULL },
        { "a capture", SW_GUARD_CAPTURE, EUR(16000), { .per_charge = EUR(15000) }, NULL },
        { "a refund", SW_GUARD_REFUND, EUR(16000), { .per_charge = EUR(15000) }, NULL },
    };
    check_cases("per_charge", rows, COUNT_OF(rows));
}

TEST(a_month_takes_what_the_ruleset_says)
{
    static const guard_case rows[] = {
        { "just the limit", SW_GUARD_CHARGE, EUR(10000), { .per_month = EUR(40000), .month_spent = EUR(30000) }, NULL },
        { "more",
          SW_GUARD_CHARGE,
          EUR(10001),
          { .per_month = EUR(40000), .month_spent = EUR(30000) },
          "the charge of 100.01 EUR would pass the limit of 400.00 EUR a month, of which 300.00 EUR is used" },
        { "spent is not known", SW_GUARD_CHARGE, EUR(40000), { .per_month = EUR(40000) }, NULL },
        { "more than a whole month",
          SW_GUARD_RETRY,
          EUR(40001),
          { .per_month = EUR(40000) },
          "of which nothing is used" },
        { "no limit", SW_GUARD_CHARGE, EUR(10000), { .month_spent = EUR(900000) }, NULL },
        { "a refund", SW_GUARD_REFUND, EUR(40001), { .per_month = EUR(40000) }, NULL },
    };
    check_cases("per_month", rows, COUNT_OF(rows));
}

TEST(a_charge_is_tried_no_more_often_than_the_ruleset_says)
{
    static const guard_case rows[] = {
        { "one is left", SW_GUARD_RETRY, EUR(1), { .attempts_limit = 4, .attempts = 3 }, NULL },
        { "all are used", SW_GUARD_RETRY, EUR(1), { .attempts_limit = 4, .attempts = 4 }, "4 of 4 attempts" },
        { "the limit was lowered", SW_GUARD_RETRY, NO_AMOUNT, { .attempts_limit = 2, .attempts = 4 }, "4 of 2" },
        { "the first", SW_GUARD_CHARGE, EUR(1), { .attempts_limit = 1 }, NULL },
        { "the same intent as a charge", SW_GUARD_CHARGE, EUR(1), { .attempts_limit = 1, .attempts = 1 }, "1 of 1" },
        { "no limit", SW_GUARD_RETRY, EUR(1), { .attempts = INT32_MAX }, NULL },
        { "a refund", SW_GUARD_REFUND, EUR(1), { .attempts_limit = 1, .attempts = 1 }, NULL },
    };
    check_cases("attempts", rows, COUNT_OF(rows));
}

TEST(a_final_decline_is_never_tried_again)
{
    static const guard_case rows[] = {
        { "final",
          SW_GUARD_RETRY,
          EUR(1),
          { .last_decline = "AmazonRejected" },
          "the last answer was AmazonRejected, which is final" },
        { "final, as a charge", SW_GUARD_CHARGE, EUR(1), { .last_decline = "AmazonRejected" }, "is final" },
        { "final, of a wallet that can be charged",
          SW_GUARD_RETRY,
          NO_AMOUNT,
          { .last_decline = "AmazonRejected", .permission_state = "Chargeable" },
          "is final" },
        { "counted out", SW_GUARD_RETRY, EUR(1), { .last_decline = "TransactionCountExceeded" }, "is final" },
        { "a reason nobody knows", SW_GUARD_RETRY, EUR(1), { .last_decline = "SomethingNew" }, "is final" },
        { "soft", SW_GUARD_RETRY, EUR(1), { .last_decline = "SoftDeclined" }, NULL },
        { "hard: the buyer may change the wallet", SW_GUARD_RETRY, EUR(1), { .last_decline = "HardDeclined" }, NULL },
        { "timed out", SW_GUARD_RETRY, EUR(1), { .last_decline = "TransactionTimedOut" }, NULL },
        { "Amazon failed", SW_GUARD_RETRY, EUR(1), { .last_decline = "ProcessingFailure" }, NULL },
        { "next month", SW_GUARD_RETRY, EUR(1), { .last_decline = "PeriodicAmountExceeded" }, NULL },
        { "a request that was put right", SW_GUARD_RETRY, EUR(1), { .last_decline = "InvalidRequest" }, NULL },
        { "none", SW_GUARD_RETRY, EUR(1), { .last_decline = "" }, NULL },
        { "a refund", SW_GUARD_REFUND, EUR(1), { .last_decline = "AmazonRejected" }, NULL },
    };
    check_cases("final_decline", rows, COUNT_OF(rows));
}

TEST(a_wallet_is_tried_no_more_often_than_networks_allow)
{
    static const guard_case rows[] = {
        { "one is left of 30 days", SW_GUARD_CHARGE, EUR(1), { .tries_30_days = 14 }, NULL },
        { "none is left of 30 days",
          SW_GUARD_CHARGE,
          EUR(1),
          { .tries_30_days = 15 },
          "15 of 15 tries of this wallet in 30 days" },
        { "one is left of a day", SW_GUARD_RETRY, EUR(1), { .tries_24_hours = 9 }, NULL },
        { "none is left of a day",
          SW_GUARD_RETRY,
          EUR(1),
          { .tries_24_hours = 10 },
          "10 of 10 tries of this wallet in 24 hours" },
        { "both", SW_GUARD_CHARGE, EUR(1), { .tries_30_days = 15, .tries_24_hours = 10 }, "30 days" },
        { "as set, one is left", SW_GUARD_CHARGE, EUR(1), { .tries_30_days = 19, .most_tries_30_days = 20 }, NULL },
        { "as set, none is left",
          SW_GUARD_CHARGE,
          EUR(1),
          { .tries_30_days = 20, .most_tries_30_days = 20 },
          "20 of 20" },
        { "a day as set, one is left",
          SW_GUARD_CHARGE,
          EUR(1),
          { .tries_24_hours = 1, .most_tries_24_hours = 2 },
          NULL },
        { "a day as set", SW_GUARD_CHARGE, EUR(1), { .tries_24_hours = 2, .most_tries_24_hours = 2 }, "2 of 2" },
        { "a capture is no try", SW_GUARD_CAPTURE, EUR(1), { .tries_30_days = 99 }, NULL },
    };
    check_cases("network_ceiling", rows, COUNT_OF(rows));
}

TEST(money_moves_in_the_currency_of_the_wallet)
{
    static const guard_case rows[] = {
        { "the same", SW_GUARD_CHARGE, EUR(1), { .currency = "EUR" }, NULL },
        { "another", SW_GUARD_CHARGE, USD(1), { .currency = "EUR" }, "the charge is in USD, the wallet in EUR" },
        { "another, again", SW_GUARD_RETRY, USD(1), { .currency = "EUR" }, "the charge is in USD" },
        { "another of a capture", SW_GUARD_CAPTURE, USD(1), { .currency = "EUR" }, "the capture is in USD" },
        { "another of a refund", SW_GUARD_REFUND, USD(1), { .currency = "EUR" }, "the refund is in USD" },
        { "not known", SW_GUARD_CHARGE, USD(1), { .currency = "" }, NULL },
        { "a retry of an amount that is not known", SW_GUARD_RETRY, NO_AMOUNT, { .currency = "EUR" }, NULL },
        { "a cancel has none", SW_GUARD_CANCEL, USD(1), { .currency = "EUR" }, NULL },
        { "not in this region",
          SW_GUARD_CHARGE,
          EUR(1),
          { .region = SW_REGION_NA },
          "no account of region na is charged" },
        { "presented in this region", SW_GUARD_CHARGE, USD(1), { .region = SW_REGION_EU }, NULL },
    };
    check_cases("currency", rows, COUNT_OF(rows));
}

/* A limit that cannot be measured against is kept by stopping, once, and by the guard that says why. */
TEST(what_is_in_another_currency_cannot_be_compared_and_stops)
{
    static const guard_case rows[] = {
        { "a limit a charge",
          SW_GUARD_CHARGE,
          USD(9999),
          { .per_charge = EUR(1) },
          "the charge is in USD, the limit a charge in EUR" },
        { "a small charge too", SW_GUARD_CHARGE, USD(0), { .per_charge = EUR(100) }, "the limit a charge in EUR" },
        { "a limit a month", SW_GUARD_RETRY, USD(9999), { .per_month = EUR(1) }, "the limit a month in EUR" },
        { "what is spent of a month",
          SW_GUARD_CHARGE,
          EUR(1),
          { .per_month = EUR(2), .month_spent = USD(9) },
          "what is spent this month in USD" },
        { "what is spent without a limit", SW_GUARD_CHARGE, EUR(1), { .month_spent = USD(9) }, NULL },
        { "what Amazon was asked for",
          SW_GUARD_CHARGE,
          EUR(1),
          { .amazon_month_spent = USD(1500000) },
          "Amazon was asked for" },
        { "the balance", SW_GUARD_CHARGE, EUR(9), { .amazon_balance = USD(1) }, "what Amazon still takes in USD" },
        { "all of them, once",
          SW_GUARD_CHARGE,
          EUR(9),
          { .currency = "JPY", .per_charge = USD(1), .per_month = USD(1), .amazon_balance = USD(1) },
          "the wallet in JPY" },
        { "the charge of a capture",
          SW_GUARD_CAPTURE,
          EUR(9),
          { .charge_amount = USD(1) },
          "the capture is in EUR, the charge in USD" },
        { "the charge of a refund",
          SW_GUARD_REFUND,
          EUR(9),
          { .charge_captured = USD(1) },
          "what was captured in USD" },
        { "what was refunded",
          SW_GUARD_REFUND,
          EUR(9),
          { .charge_captured = EUR(9), .charge_refunded = USD(1) },
          "what was refunded in USD" },
        { "limits are nothing to a refund",
          SW_GUARD_REFUND,
          EUR(9),
          { .per_charge = USD(1), .amazon_balance = USD(1) },
          NULL },
        { "an older charge is nothing to a charge", SW_GUARD_CHARGE, EUR(9), { .charge_amount = USD(1) }, NULL },
    };
    check_cases("currency", rows, COUNT_OF(rows));
}

TEST(a_capture_is_at_most_what_an_open_authorization_holds)
{
    static const guard_case rows[] = {
        { "all of it",
          SW_GUARD_CAPTURE,
          EUR(5000),
          { .charge_state = "Authorized", .charge_amount = EUR(5000) },
          NULL },
        { "more",
          SW_GUARD_CAPTURE,
          EUR(5001),
          { .charge_state = "Authorized", .charge_amount = EUR(5000) },
          "the capture of 50.01 EUR is above the 50.00 EUR that is authorized" },
        { "of an amount that is not known", SW_GUARD_CAPTURE, EUR(5001), { .charge_state = "Authorized" }, NULL },
        { "in a state that is not known", SW_GUARD_CAPTURE, EUR(5000), { .charge_amount = EUR(5000) }, NULL },
        { "still being authorized",
          SW_GUARD_CAPTURE,
          EUR(1),
          { .charge_state = "AuthorizationInitiated" },
          "AuthorizationInitiated" },
        { "expired", SW_GUARD_CAPTURE, EUR(1), { .charge_state = "Canceled" }, "the charge is Canceled: only an open" },
        { "captured", SW_GUARD_CAPTURE, EUR(1), { .charge_state = "Captured" }, "the charge is Captured" },
        { "declined", SW_GUARD_CAPTURE, EUR(1), { .charge_state = "Declined" }, "the charge is Declined" },
        { "a new word", SW_GUARD_CAPTURE, EUR(1), { .charge_state = "Parked" }, "the charge is Parked" },
        { "in part already",
          SW_GUARD_CAPTURE,
          EUR(1),
          { .charge_captured = EUR(1000) },
          "10.00 EUR of the charge is captured already" },
        { "nothing yet", SW_GUARD_CAPTURE, EUR(1), { .charge_captured = EUR(0) }, NULL },
        { "no such charge", SW_GUARD_CAPTURE, EUR(1), { .charge_missing = 1 }, "there is no such charge to capture" },
        { "a cancel", SW_GUARD_CANCEL, NO_AMOUNT, { .charge_state = "Captured" }, NULL },
        { "a charge", SW_GUARD_CHARGE, EUR(5001), { .charge_state = "Canceled", .charge_amount = EUR(1) }, NULL },
    };
    check_cases("capture_bound", rows, COUNT_OF(rows));
}

TEST(refunds_are_at_most_what_was_captured)
{
    static const guard_case rows[] = {
        { "all of it", SW_GUARD_REFUND, EUR(5000), { .charge_state = "Captured", .charge_captured = EUR(5000) }, NULL },
        { "more",
          SW_GUARD_REFUND,
          EUR(5001),
          { .charge_captured = EUR(5000) },
          "50.00 EUR is captured, nothing refunded" },
        { "the rest",
          SW_GUARD_REFUND,
          EUR(1000),
          { .charge_captured = EUR(5000), .charge_refunded = EUR(4000) },
          NULL },
        { "more than the rest",
          SW_GUARD_REFUND,
          EUR(1001),
          { .charge_captured = EUR(5000), .charge_refunded = EUR(4000) },
          "the refund of 10.01 EUR is above what is left: 50.00 EUR is captured, 40.00 EUR refunded" },
        { "more is refunded than captured",
          SW_GUARD_REFUND,
          EUR(1),
          { .charge_captured = EUR(5000), .charge_refunded = EUR(5750) },
          "57.50 EUR refunded" },
        { "captured in part",
          SW_GUARD_REFUND,
          EUR(3001),
          { .charge_amount = EUR(5000), .charge_captured = EUR(3000) },
          "30.00 EUR is" },
        { "as much as was authorized", SW_GUARD_REFUND, EUR(5000), { .charge_amount = EUR(5000) }, NULL },
        { "more than was authorized",
          SW_GUARD_REFUND,
          EUR(5001),
          { .charge_amount = EUR(5000) },
          "above what is left" },
        { "nothing is known", SW_GUARD_REFUND, EUR(5000), { .charge_refunded = EUR(9999) }, NULL },
        { "not captured",
          SW_GUARD_REFUND,
          EUR(1),
          { .charge_state = "Authorized" },
          "the charge is Authorized: only what" },
        { "being captured", SW_GUARD_REFUND, EUR(1), { .charge_state = "CaptureInitiated" }, "CaptureInitiated" },
        { "a new word", SW_GUARD_REFUND, EUR(1), { .charge_state = "Parked" }, "the charge is Parked" },
        { "no such charge", SW_GUARD_REFUND, EUR(1), { .charge_missing = 1 }, "there is no such charge to refund" },
        { "a charge", SW_GUARD_CHARGE, EUR(5001), { .charge_state = "Captured", .charge_captured = EUR(1) }, NULL },
    };
    check_cases("refund_bound", rows, COUNT_OF(rows));
}

TEST(with_the_setting_refunds_are_as_much_more_as_amazon_allows)
{
    static const guard_case rows[] = {
        { "15 per cent", SW_GUARD_REFUND, EUR(5750), { .refund_extra = 1, .charge_captured = EUR(5000) }, NULL },
        { "more",
          SW_GUARD_REFUND,
          EUR(5751),
          { .refund_extra = 1, .charge_captured = EUR(5000) },
          "50.00 EUR is captured, nothing refunded, and Amazon allows more by 7.50 EUR" },
        { "at most 75", SW_GUARD_REFUND, EUR(107500), { .refund_extra = 1, .charge_captured = EUR(100000) }, NULL },
        { "more than 75",
          SW_GUARD_REFUND,
          EUR(107501),
          { .refund_extra = 1, .charge_captured = EUR(100000) },
          "by 75.00 EUR" },
        { "yen", SW_GUARD_REFUND, JPY(108400), { .refund_extra = 1, .charge_captured = JPY(100000) }, NULL },
        { "more yen",
          SW_GUARD_REFUND,
          JPY(108401),
          { .refund_extra = 1, .charge_captured = JPY(100000) },
          "by 8400 JPY" },
        { "in all",
          SW_GUARD_REFUND,
          EUR(751),
          { .refund_extra = 1, .charge_captured = EUR(5000), .charge_refunded = EUR(5000) },
          "50.00 EUR refunded" },
        { "rounded down", SW_GUARD_REFUND, EUR(12), { .refund_extra = 1, .charge_captured = EUR(10) }, "by 0.01 EUR" },
        { "of a currency of which Amazon says nothing",
          SW_GUARD_REFUND,
          { 101, "SEK" },
          { .refund_extra = 1, .charge_captured = { 100, "SEK" } },
          "nothing refunded" },
        { "in a region of which Amazon says nothing",
          SW_GUARD_REFUND,
          USD(101),
          { .refund_extra = 1, .region = SW_REGION_EU, .charge_captured = USD(100) },
          "nothing refunded" },
    };
    check_cases("refund_bound", rows, COUNT_OF(rows));
}

TEST(nothing_is_done_before_its_time)
{
    static const guard_case rows[] = {
        { "just then", SW_GUARD_CHARGE, EUR(1), { .now_ms = STILL_MS, .due_ms = STILL_MS }, NULL },
        { "later", SW_GUARD_CHARGE, EUR(1), { .now_ms = STILL_MS + 1, .due_ms = STILL_MS }, NULL },
        { "a millisecond early",
          SW_GUARD_CHARGE,
          EUR(1),
          { .now_ms = STILL_MS, .due_ms = STILL_MS + 1 },
          "the charge is due at 2026-01-02T03:04:05.001Z, and it is 2026-01-02T03:04:05Z" },
        { "a capture", SW_GUARD_CAPTURE, EUR(1), { .now_ms = 1, .due_ms = 2 }, "the capture is due" },
        { "a cancel", SW_GUARD_CANCEL, NO_AMOUNT, { .now_ms = 1, .due_ms = 2 }, "the cancel is due" },
        { "a refund", SW_GUARD_REFUND, EUR(1), { .now_ms = 1, .due_ms = 2 }, "the refund is due" },
        { "a retry", SW_GUARD_RETRY, NO_AMOUNT, { .now_ms = 1, .due_ms = 2 }, "the charge is due" },
        { "now is not known", SW_GUARD_CHARGE, EUR(1), { .due_ms = STILL_MS }, NULL },
        { "no time is set", SW_GUARD_CHARGE, EUR(1), { .now_ms = STILL_MS }, NULL },
    };
    check_cases("not_before", rows, COUNT_OF(rows));
}

TEST(an_id_stands_for_one_action)
{
    static const guard_case rows[] = {
        { "free", SW_GUARD_CHARGE, EUR(1), { 0 }, NULL },
        { "taken",
          SW_GUARD_CHARGE,
          EUR(1),
          { .id_taken = 1 },
          "the id of the charge stands for another action already" },
        { "taken by a refund", SW_GUARD_REFUND, EUR(1), { .id_taken = 1 }, "the id of the refund" },
        { "taken by a cancel", SW_GUARD_CANCEL, NO_AMOUNT, { .id_taken = 1 }, "the id of the cancel" },
    };
    check_cases("ids_unique", rows, COUNT_OF(rows));
    const sw_guard_asked asked = { .action = SW_GUARD_CHARGE, .amount = EUR(1), .id = "toll:7\n\x1b[31m" };
    const sw_guard_facts facts = { .id_taken = 1 };
    assert_string_equal(ask(&asked, &facts).verdicts[0].message,
                        "the id \"toll:7??[31m\" stands for another action already");
}

TEST(a_decision_has_at_most_32_actions)
{
    static const guard_case rows[] = {
        { "the most", SW_GUARD_CHARGE, EUR(1), { .actions = 32 }, NULL },
        { "one more",
          SW_GUARD_CHARGE,
          EUR(1),
          { .actions = 33 },
          "the decision has 33 actions, and at most 32 are taken" },
        { "of any kind", SW_GUARD_CANCEL, NO_AMOUNT, { .actions = 33 }, "33 actions" },
    };
    check_cases("actions", rows, COUNT_OF(rows));
}

/* The largest amounts that there are: no sum of them may wrap. */
TEST(no_amount_is_too_large_to_be_compared)
{
    const sw_money most = { INT64_C(99999999999999999), "CLF" }, huge = EUR(INT64_C(999999999999999));
    const guard_case month[] = {
        { "month",
          SW_GUARD_CHARGE,
          huge,
          { .per_month = huge, .month_spent = huge },
          "of which 9999999999999.99 EUR is used" },
    };
    const sw_guard_asked charge = { .action = SW_GUARD_CHARGE, .amount = huge };
    const answer it = ask(&charge, &month[0].facts);
    assert_int_equal(it.count, 2); /* Amazon's month is passed as well */
    assert_string_equal(it.verdicts[0].guard, "amazon_month");
    assert_contains(it.verdicts[1].message, month[0].message);
    const guard_case rows[] = {
        { "all", SW_GUARD_REFUND, most, { .refund_extra = 1, .charge_captured = most }, NULL },
        { "twice", SW_GUARD_REFUND, most, { .charge_captured = most, .charge_refunded = most }, "above what is left" },
        { "with extra",
          SW_GUARD_REFUND,
          huge,
          { .refund_extra = 1, .charge_captured = huge, .charge_refunded = huge },
          "by 75.00" },
    };
    check_cases("refund_bound", rows, COUNT_OF(rows));
    const guard_case most_charged[] = {
        { "just the limit", SW_GUARD_CHARGE, most, { .per_month = most, .per_charge = most }, NULL },
        { "nothing is left",
          SW_GUARD_CHARGE,
          most,
          { .per_month = most, .month_spent = most },
          "9999999999999.9999 CLF" },
    };
    check_cases("per_month", most_charged, COUNT_OF(most_charged));
}

static sw_guard_facts all_wrong(void)
{
    static const sw_guard_facts facts = { .permission_state = "Closed",
                                          .amazon_balance = EUR(1),
                                          .per_charge = EUR(1),
                                          .per_month = EUR(1),
                                          .attempts_limit = 1,
                                          .attempts = 1,
                                          .last_decline = "AmazonRejected",
                                          .tries_30_days = 15,
                                          .currency = "USD",
                                          .charge_missing = 1,
                                          .now_ms = 1,
                                          .due_ms = 2,
                                          .id_taken = 1,
                                          .actions = 33 };
    return facts;
}

/* Which guards are asked of which action, by hand. */
TEST(every_guard_that_stops_an_action_is_told_in_their_order)
{
    static const struct {
        sw_guard_action action;
        const char *guards[13];
    } table[] = {
        { SW_GUARD_CHARGE,
          { "wallet_chargeable", "amazon_month", "per_charge", "per_month", "attempts", "final_decline",
            "network_ceiling", "currency", "not_before", "ids_unique", "actions" } },
        { SW_GUARD_RETRY,
          { "wallet_chargeable", "amazon_month", "per_charge", "per_month", "attempts", "final_decline",
            "network_ceiling", "currency", "not_before", "ids_unique", "actions" } },
        { SW_GUARD_CAPTURE, { "currency", "capture_bound", "not_before", "ids_unique", "actions" } },
        { SW_GUARD_CANCEL, { "not_before", "ids_unique", "actions" } },
        { SW_GUARD_REFUND, { "currency", "refund_bound", "not_before", "ids_unique", "actions" } },
    };
    const sw_guard_facts facts = all_wrong();
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const sw_guard_asked asked = { .action = table[i].action, .amount = EUR(2) };
        const answer it = ask(&asked, &facts);
        for (size_t j = 0; j < it.count; j++)
            assert_string_equal(it.verdicts[j].guard, table[i].guards[j]);
        assert_null(table[i].guards[it.count]);
    }
}

TEST(no_more_are_told_than_there_is_room_for)
{
    sw_guard_verdict verdicts[3] = { SW_GUARD_VERDICT_INIT, SW_GUARD_VERDICT_INIT, { "untouched", "" } };
    const sw_guard_asked asked = { .action = SW_GUARD_CHARGE, .amount = EUR(2) };
    const sw_guard_facts facts = all_wrong();
    sw_error err = SW_ERROR_INIT;
    size_t count = 0;
    assert_code(SW_OK, &err, sw_guard_check(verdicts, 2, &count, &asked, &facts, &err));
    assert_int_equal(count, 2);
    assert_string_equal(verdicts[1].guard, "amazon_month");
    assert_string_equal(verdicts[2].guard, "untouched");
}

TEST(what_is_not_known_stops_nothing)
{
    sw_guard_facts zero;
    memset(&zero, 0, sizeof zero);
    const sw_guard_facts initial = SW_GUARD_FACTS_INIT;
    static const sw_guard_action actions[] = { SW_GUARD_CHARGE, SW_GUARD_CAPTURE, SW_GUARD_CANCEL, SW_GUARD_REFUND,
                                               SW_GUARD_RETRY };
    for (size_t i = 0; i < COUNT_OF(actions); i++) {
        sw_guard_asked asked = SW_GUARD_ASKED_INIT;
        asked.action = actions[i];
        asked.amount = money_of("15000.00 EUR");
        assert_int_equal(ask(&asked, &zero).count, 0);
        assert_int_equal(ask(&asked, &initial).count, 0);
    }
}

TEST(the_guards_can_be_listed)
{
    assert_int_equal(sw_guard_count(), 13);
    assert_true(sw_guard_count() <= SW_GUARD_ROOM);
    assert_string_equal(sw_guard_name(0), "wallet_chargeable");
    assert_string_equal(sw_guard_name(12), "actions");
    for (size_t i = 0; i < sw_guard_count(); i++) {
        assert_true(strlen(sw_guard_text(i)) > 10);
        assert_null(strchr(sw_guard_text(i), '\n'));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(sw_guard_name(i), sw_guard_name(j));
    }
    assert_null(sw_guard_name(13));
    assert_null(sw_guard_text(SIZE_MAX));
}

/* A misspelt word in the column would switch a guard off. */
TEST(the_actions_of_a_row_are_actions)
{
    static const char *const known[] = { "charge", "capture", "cancel", "refund", "retry" };
    for (size_t i = 0; i < sw_guard_count(); i++) {
        char words[64];
        assert_true(strlen(sw_guard_at(i)->actions) < sizeof words);
        strcpy(words, sw_guard_at(i)->actions);
        char *rest = words;
        for (const char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
            size_t found = 0;
            for (size_t j = 0; j < COUNT_OF(known); j++)
                found += strcmp(word, known[j]) == 0;
            assert_int_equal(found, 1);
        }
    }
}

TEST(a_long_word_is_cut_and_the_message_stays_one_line)
{
    char word[300];
    memset(word, 'x', sizeof word);
    word[1] = '\n';
    word[sizeof word - 1] = '\0';
    const sw_guard_asked asked = { .action = SW_GUARD_CHARGE, .amount = EUR(1) };
    const sw_guard_facts facts = { .permission_state = word, .permission_reason = word };
    const answer it = ask(&asked, &facts);
    assert_contains(it.verdicts[0].message, "it is x?xx");
    assert_null(strchr(it.verdicts[0].message, '\n'));
    assert_true(strlen(it.verdicts[0].message) < 180);
}

static void check_refused(const sw_guard_asked *asked, const sw_guard_facts *facts, int expected, const char *field)
{
    sw_guard_verdict verdict = { "left", "left" };
    sw_error err = SW_ERROR_INIT;
    size_t count = 7;
    assert_code(expected, &err, sw_guard_check(&verdict, 1, &count, asked, facts, &err));
    assert_string_equal(err.field, field);
    assert_int_equal(count, 0);
    assert_null(verdict.guard);
    assert_string_equal(verdict.message, "");
}

TEST(an_action_that_cannot_be_asked_about_is_refused)
{
    static const struct {
        sw_guard_asked asked;
        int code;
        const char *field;
    } table[] = {
        { { .version = 2, .action = SW_GUARD_CHARGE, .amount = EUR(1) }, SW_E_INVALID, "version" },
        { { .amount = EUR(1) }, SW_E_INVALID, "action" },
        { { .action = (sw_guard_action)6, .amount = EUR(1) }, SW_E_INVALID, "action" },
        { { .action = (sw_guard_action)-1, .amount = EUR(1) }, SW_E_INVALID, "action" },
        { { .action = SW_GUARD_CHARGE }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_CAPTURE }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_REFUND }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_CHARGE, .amount = EUR(-1) }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_RETRY, .amount = { 5, "" } }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_RETRY, .amount = { 5, "eur" } }, SW_E_INVALID, "amount" },
        { { .action = SW_GUARD_CHARGE, .amount = EUR(INT64_MAX) }, SW_E_LIMIT, "amount" },
    };
    static const sw_guard_facts nothing;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        check_refused(&table[i].asked, &nothing, table[i].code, table[i].field);
}

TEST(a_fact_that_cannot_be_is_refused_and_named)
{
    static const struct {
        sw_guard_facts facts;
        const char *field;
    } table[] = {
        { { .version = 2 }, "version" },
        { { .region = (sw_region)9 }, "region" },
        { { .currency = "euro" }, "currency" },
        { { .amazon_month_spent = EUR(-1) }, "amazon_month_spent" },
        { { .amazon_balance = { 1, "" } }, "amazon_balance" },
        { { .per_charge = { 1, "XXX" } }, "per_charge" },
        { { .per_month = EUR(-1) }, "per_month" },
        { { .month_spent = EUR(-1) }, "month_spent" },
        { { .charge_amount = EUR(-1) }, "charge_amount" },
        { { .charge_captured = EUR(-1) }, "charge_captured" },
        { { .charge_refunded = EUR(-1) }, "charge_refunded" },
        { { .attempts_limit = -1 }, "attempts_limit" },
        { { .attempts = -1 }, "attempts" },
        { { .tries_30_days = -1 }, "tries_30_days" },
        { { .tries_24_hours = -1 }, "tries_24_hours" },
        { { .most_tries_30_days = -1 }, "most_tries_30_days" },
        { { .most_tries_24_hours = -1 }, "most_tries_24_hours" },
        { { .charge_missing = -1 }, "charge_missing" },
        { { .refund_extra = -1 }, "refund_extra" },
        { { .id_taken = -1 }, "id_taken" },
        { { .actions = -1 }, "actions" },
        { { .now_ms = -1 }, "now_ms" },
        { { .due_ms = -1 }, "due_ms" },
        { { .due_ms = INT64_MAX }, "due_ms" },
    };
    static const sw_guard_asked asked = { .action = SW_GUARD_CHARGE, .amount = EUR(1) };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        check_refused(&asked, &table[i].facts, SW_E_INVALID, table[i].field);
}

TEST(without_a_place_to_go_nothing_is_asked)
{
    static const sw_guard_asked asked = { .action = SW_GUARD_CHARGE, .amount = EUR(1) };
    static const sw_guard_facts facts;
    sw_guard_verdict verdict;
    sw_error err = SW_ERROR_INIT;
    size_t count = 7;
    assert_code(SW_E_INVALID, &err, sw_guard_check(NULL, 1, &count, &asked, &facts, &err));
    assert_code(SW_E_INVALID, &err, sw_guard_check(&verdict, 0, &count, &asked, &facts, &err));
    assert_code(SW_E_INVALID, &err, sw_guard_check(&verdict, 1, NULL, &asked, &facts, &err));
    check_refused(NULL, &facts, SW_E_INVALID, "");
    check_refused(&asked, NULL, SW_E_INVALID, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wallet_is_charged_while_it_is_chargeable),
        cmocka_unit_test(amazon_takes_so_much_of_a_wallet_in_a_month),
        cmocka_unit_test(a_charge_is_at_most_what_the_ruleset_says),
        cmocka_unit_test(a_month_takes_what_the_ruleset_says),
        cmocka_unit_test(a_charge_is_tried_no_more_often_than_the_ruleset_says),
        cmocka_unit_test(a_final_decline_is_never_tried_again),
        cmocka_unit_test(a_wallet_is_tried_no_more_often_than_networks_allow),
        cmocka_unit_test(money_moves_in_the_currency_of_the_wallet),
        cmocka_unit_test(what_is_in_another_currency_cannot_be_compared_and_stops),
        cmocka_unit_test(a_capture_is_at_most_what_an_open_authorization_holds),
        cmocka_unit_test(refunds_are_at_most_what_was_captured),
        cmocka_unit_test(with_the_setting_refunds_are_as_much_more_as_amazon_allows),
        cmocka_unit_test(nothing_is_done_before_its_time),
        cmocka_unit_test(an_id_stands_for_one_action),
        cmocka_unit_test(a_decision_has_at_most_32_actions),
        cmocka_unit_test(no_amount_is_too_large_to_be_compared),
        cmocka_unit_test(every_guard_that_stops_an_action_is_told_in_their_order),
        cmocka_unit_test(no_more_are_told_than_there_is_room_for),
        cmocka_unit_test(what_is_not_known_stops_nothing),
        cmocka_unit_test(the_guards_can_be_listed),
        cmocka_unit_test(the_actions_of_a_row_are_actions),
        cmocka_unit_test(a_long_word_is_cut_and_the_message_stays_one_line),
        cmocka_unit_test(an_action_that_cannot_be_asked_about_is_refused),
        cmocka_unit_test(a_fact_that_cannot_be_is_refused_and_named),
        cmocka_unit_test(without_a_place_to_go_nothing_is_asked),
    };
    return RUN_SUITE(tests);
}
