/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/returned.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECRET "0123456789abcdef0123456789abcdef"
#define BROWSER "session of the buyer"
#define ID "4d7aa444-7c22-4fa0-89c7-4cc6b3ca53ce"
#define SESSION "https://pay-api.amazon.eu/v2/checkoutSessions/" ID
#define EIGHTEEN "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"

#define SESSION_IN(state, more) "{\"checkoutSessionId\":\"" ID "\",\"statusDetails\":{\"state\":\"" state "\"}" more "}"
#define OPEN_SETUP SESSION_IN("Open", ",\"constraints\":[]")
#define OPEN_ORDER(details) SESSION_IN("Open", ",\"constraints\":[],\"paymentDetails\":{" details "}")
#define OPEN_PAID OPEN_ORDER("\"paymentIntent\":\"AuthorizeWithCapture\",\"chargeAmount\":" EIGHTEEN)
#define COMPLETED \
    SESSION_IN("Completed", ",\"chargePermissionId\":\"P1\",\"chargePermissionType\":\"PaymentMethodOnFile\"")
#define COMPLETED_PAID SESSION_IN("Completed", ",\"chargePermissionId\":\"P1\",\"chargeId\":\"C1\"")
#define CANCELED(reason) \
    "{\"checkoutSessionId\":\"" ID "\",\"statusDetails\":{\"state\":\"Canceled\",\"reasonCode\":\"" reason "\"}}"
#define PERMISSION_OF(type)                                                                  \
    "{\"chargePermissionId\":\"P1\",\"chargePermissionType\":\"" type                        \
    "\",\"statusDetails\":{\"state\":\"Chargeable\"},"                                       \
    "\"buyer\":{\"buyerId\":\"B1\",\"name\":\"Nora Field\",\"email\":\"nora@example.com\"}," \
    "\"paymentPreferences\":[{\"paymentDescriptor\":\"Visa ****1111\"}]}"
#define PERMISSION PERMISSION_OF("PaymentMethodOnFile")
#define CHARGE_IN(state) \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"statusDetails\":{\"state\":\"" state "\"}}"

static const step permission_read = {
    .method = "GET", .url = "https://pay-api.amazon.eu/v2/chargePermissions/P1", .status = 200, .answer = PERMISSION
};

static step session_read(const char *answer)
{
    return (step){ .method = "GET", .url = SESSION, .status = 200, .answer = answer };
}

static step charge_read(const char *answer)
{
    return (step){ .method = "GET", .url = "https://pay-api.amazon.eu/v2/charges/C1", .status = 200, .answer = answer };
}

static step completion(const char *body, int status, const char *answer)
{
    return (step){ .method = "POST", .url = SESSION "/complete", .body = body, .status = status, .answer = answer };
}

/* A shop whose buyer comes back, and what finish makes of it. */
typedef struct shop {
    world world;
    char url[SW_MAX_RETURN_URL + 80];
    sw_money amounts[2];
    size_t amount_count;
    sw_finish_options options;
    sw_outcome *outcome;
} shop;

static void open_shop(shop *it, const step *steps, size_t count)
{
    *it = (shop){ .options = SW_FINISH_OPTIONS_INIT };
    sw_config config = world_config(&it->world);
    config.state_secret = SECRET;
    world_start(&it->world, &config, steps, count);
    it->options.browser_session = BROWSER;
    it->options.url = it->url;
}

static void send_away(shop *it, sw_flow flow, sw_role role, const char *amount)
{
    sw_money money = amount ? money_of(amount) : (sw_money)SW_MONEY_INIT;
    sw_returned_facts facts = {
        .flow = flow, .role = role, .browser_session = BROWSER, .amount = amount ? &money : NULL
    };
    sw_buf url = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it->world.err,
                sw_returned_sign(&url, it->world.client, "https://shop.example/back", &facts, &it->world.err));
    assert_in_range(url.size, 1, SW_MAX_RETURN_URL);
    snprintf(it->url, sizeof it->url, "%s&amazonCheckoutSessionId=" ID, sw_buf_text(&url));
    sw_buf_free(&url);
}

static void say(shop *it, const sw_money **option, const char *amount)
{
    it->amounts[it->amount_count] = money_of(amount);
    *option = &it->amounts[it->amount_count++];
}

static int finish(shop *it)
{
    sw_outcome_free(it->outcome);
    return sw_finish(&it->outcome, it->world.client, &it->options, &it->world.err);
}

static void close_shop(shop *it)
{
    assert_int_equal(sw_transport_replay_remaining(it->world.transport), 0);
    sw_outcome_free(it->outcome);
    world_close(&it->world);
}

static void finish_well(shop *it, sw_wallet_outcome wallet, sw_payment_outcome payment, sw_finish_reason reason)
{
    assert_code(SW_OK, &it->world.err, finish(it));
    assert_string_equal(sw_wallet_outcome_name(sw_outcome_wallet(it->outcome)), sw_wallet_outcome_name(wallet));
    assert_string_equal(sw_payment_outcome_name(sw_outcome_payment(it->outcome)), sw_payment_outcome_name(payment));
    assert_string_equal(sw_finish_reason_name(sw_outcome_reason(it->outcome)), sw_finish_reason_name(reason));
}

TEST(a_setup_is_completed_with_an_empty_object_and_the_wallet_is_saved)
{
    const step steps[] = { session_read(OPEN_SETUP), completion("{}", 200, COMPLETED), permission_read };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_NONE, SW_REASON_NONE);
    assert_string_equal(sw_outcome_charge_permission_id(it.outcome), "P1");
    assert_string_equal(sw_outcome_session_id(it.outcome), ID);
    assert_string_equal(sw_outcome_charge_id(it.outcome), "");
    assert_string_equal(sw_outcome_descriptor(it.outcome), "Visa ****1111");
    assert_false(sw_outcome_replayed(it.outcome));
    assert_int_equal(sw_outcome_flow(it.outcome), SW_FLOW_SETUP_ONLY);
    close_shop(&it);
}

TEST(the_update_page_updates)
{
    const step steps[] = { session_read(OPEN_SETUP), completion("{}", 200, COMPLETED), permission_read };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_UPDATE, SW_ROLE_RESULT, NULL);
    finish_well(&it, SW_WALLET_UPDATED, SW_PAYMENT_NONE, SW_REASON_NONE);
    close_shop(&it);
}

TEST(a_sign_in_with_setup_tells_who_the_buyer_is)
{
    const step steps[] = { session_read(
                               SESSION_IN("Open", ",\"constraints\":[{\"constraintId\":\"PaymentIntentNotSet\"}]")),
                           completion("{}", 200, COMPLETED), permission_read };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SIGN_IN_AND_SETUP, SW_ROLE_RESULT, NULL);
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_NONE, SW_REASON_NONE);
    assert_string_equal(sw_outcome_buyer_id(it.outcome), "B1");
    assert_string_equal(sw_outcome_buyer_name(it.outcome), "Nora Field");
    assert_string_equal(sw_outcome_buyer_email(it.outcome), "nora@example.com");
    close_shop(&it);
}

TEST(a_plain_sign_in_reads_the_buyer_and_nothing_else)
{
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.eu/v2/buyers/token",
                             .status = 200,
                             .answer = "{\"buyerId\":\"B1\",\"name\":\"Nora Field\"}" } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    it.options.browser_session = SW_UNBOUND;
    it.options.url = "https://shop.example/in?buyerToken=token";
    it.options.flow = SW_FLOW_SIGN_IN;
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, SW_REASON_NONE);
    assert_string_equal(sw_outcome_buyer_id(it.outcome), "B1");
    assert_string_equal(sw_outcome_buyer_email(it.outcome), "");
    assert_non_null(sw_outcome_buyer(it.outcome));
    close_shop(&it);
}

/* What a charge says decides what was paid. */
static void pay(int status, const char *charge, sw_payment_outcome payment, sw_finish_reason reason)
{
    const step steps[] = { session_read(OPEN_PAID),
                           completion("{\"chargeAmount\":" EIGHTEEN "}", status, COMPLETED_PAID), permission_read,
                           charge_read(charge) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_ADDITIONAL_PAYMENT_BUTTON, SW_ROLE_RESULT, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, payment, reason);
    sw_money amount;
    assert_code(SW_OK, &it.world.err, sw_outcome_amount(&amount, it.outcome, &it.world.err));
    assert_int_equal(amount.minor, 1840);
    assert_string_equal(sw_outcome_charge_id(it.outcome), "C1");
    close_shop(&it);
}

TEST(the_charge_says_what_was_paid)
{
    pay(200, CHARGE_IN("Captured"), SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    pay(200, CHARGE_IN("Authorized"), SW_PAYMENT_AUTHORIZED, SW_REASON_NONE);
    pay(202, CHARGE_IN("AuthorizationInitiated"), SW_PAYMENT_PENDING, SW_REASON_NONE);
    pay(200, CHARGE_IN("CaptureInitiated"), SW_PAYMENT_PENDING, SW_REASON_NONE);
    pay(200, CHARGE_IN("SomethingNew"), SW_PAYMENT_PENDING, SW_REASON_NONE);
    pay(202, CHARGE_IN("Declined"), SW_PAYMENT_NONE, SW_REASON_DECLINED);
    pay(202, CHARGE_IN("Canceled\",\"reasonCode\":\"ExpiredUnused"), SW_PAYMENT_NONE, SW_REASON_EXPIRED);
}

TEST(a_buyer_who_paid_and_did_not_agree_is_not_saved)
{
    step once = permission_read;
    once.answer = PERMISSION_OF("OneTime");
    const step steps[] = { session_read(OPEN_PAID), completion("{\"chargeAmount\":" EIGHTEEN "}", 200, COMPLETED_PAID),
                           once, charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    say(&it, &it.options.amount, "18.40 EUR");
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    close_shop(&it);
}

TEST(a_completed_session_is_told_as_it_is_and_sent_nothing)
{
    const step steps[] = { session_read(COMPLETED_PAID), permission_read, charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    assert_true(sw_outcome_replayed(it.outcome));
    assert_string_equal(sw_outcome_descriptor(it.outcome), "Visa ****1111");
    close_shop(&it);
}

TEST(a_cancel_url_after_a_capture_changes_nothing_and_tells_the_capture)
{
    const step steps[] = { session_read(COMPLETED_PAID), permission_read, charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_CANCEL, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    assert_true(sw_outcome_replayed(it.outcome));
    close_shop(&it);
}

TEST(a_cancel_url_completes_nothing)
{
    const step steps[] = { session_read(OPEN_PAID) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_CANCEL, NULL);
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, SW_REASON_BUYER_CANCELED);
    assert_string_equal(sw_outcome_charge_permission_id(it.outcome), "");
    close_shop(&it);
}

TEST(a_cancel_url_without_a_session_needs_no_call)
{
    shop it;
    open_shop(&it, NULL, 0);
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_CANCEL, NULL);
    *strstr(it.url, "&amazonCheckoutSessionId") = '\0';
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, SW_REASON_BUYER_CANCELED);
    assert_null(sw_outcome_session(it.outcome));
    close_shop(&it);
}

TEST(a_canceled_session_says_why)
{
    static const struct {
        const char *session;
        sw_finish_reason reason;
        const char *code;
    } table[] = {
        { CANCELED("BuyerCanceled"), SW_REASON_BUYER_CANCELED, "BuyerCanceled" },
        { CANCELED("Declined"), SW_REASON_DECLINED, "Declined" },
        { CANCELED("Expired"), SW_REASON_EXPIRED, "Expired" },
        { CANCELED("AmazonCanceled"), SW_REASON_AMAZON_CANCELED, "AmazonCanceled" },
        { CANCELED("OnTuesdays"), SW_REASON_OTHER, "OnTuesdays" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const step steps[] = { session_read(table[i].session) };
        shop it;
        open_shop(&it, steps, COUNT_OF(steps));
        send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
        finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, table[i].reason);
        assert_string_equal(sw_outcome_reason_code(it.outcome), table[i].code);
        close_shop(&it);
    }
}

/* An open session that is looked at, and left as it is. */
static void leave(sw_flow flow, sw_role role, const char *carried, const char *said, const char *session,
                  sw_finish_reason reason)
{
    const step steps[] = { session_read(session) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, flow, role, carried);
    if (said)
        say(&it, &it.options.amount, said);
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, reason);
    close_shop(&it);
}

TEST(a_session_with_another_amount_is_not_completed)
{
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL, "18.41 EUR", OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL, "18.40 GBP", OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.39 EUR", NULL, OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.39 EUR", "18.40 EUR", OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL, "18.40 EUR", OPEN_SETUP, SW_REASON_AMOUNT_CHANGED);
    leave(SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL, "18.40 EUR", OPEN_SETUP, SW_REASON_AMOUNT_CHANGED);
}

TEST(amounts_are_compared_by_their_value)
{
    const step steps[] = { session_read(
                               OPEN_ORDER("\"chargeAmount\":{\"amount\":18.4,\"currencyCode\":\"EUR\"},"
                                          "\"totalOrderAmount\":{\"amount\":\"20\",\"currencyCode\":\"EUR\"}")),
                           completion("{\"chargeAmount\":" EIGHTEEN
                                      ",\"totalOrderAmount\":{\"amount\":\"20.00\",\"currencyCode\":\"EUR\"}}",
                                      200, COMPLETED_PAID),
                           permission_read, charge_read(CHARGE_IN("Authorized")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL);
    say(&it, &it.options.amount, "18.40 EUR");
    say(&it, &it.options.total_order_amount, "20.00 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_AUTHORIZED, SW_REASON_NONE);
    close_shop(&it);
}

TEST(a_buyer_who_has_not_been_at_amazon_to_the_end_has_not_returned)
{
    leave(SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL, "18.40 EUR",
          SESSION_IN("Open", ",\"constraints\":[{\"constraintId\":\"ChargeAmountNotSet\"}]"), SW_REASON_NOT_RETURNED);
    leave(SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL, NULL,
          SESSION_IN("Open", ",\"constraints\":[{\"constraintId\":\"BuyerNotAssociated\"}]"), SW_REASON_NOT_RETURNED);
    leave(SW_FLOW_EXPRESS, SW_ROLE_REVIEW, NULL, NULL, OPEN_PAID, SW_REASON_NOT_RETURNED);
    leave(SW_FLOW_SETUP_ONLY, SW_ROLE_ERROR, NULL, NULL, OPEN_SETUP, SW_REASON_NOT_RETURNED);
}

TEST(an_amount_that_nobody_names_is_asked_for)
{
    const step steps[] = { session_read(OPEN_PAID) };
    shop it;
    open_shop(&it, NULL, 0);
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, NULL);
    assert_code(SW_E_INVALID, &it.world.err, finish(&it)); /* before Amazon is asked */
    assert_string_equal(it.world.err.field, "amount");
    close_shop(&it);
    open_shop(&it, steps, COUNT_OF(steps));
    it.options.browser_session = SW_UNBOUND;
    it.options.url = ID;
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    assert_string_equal(it.world.err.field, "amount");
    close_shop(&it);
}

TEST(a_total_of_the_session_is_to_be_said_too)
{
    const step steps[] = { session_read(OPEN_ORDER("\"chargeAmount\":" EIGHTEEN ",\"totalOrderAmount\":" EIGHTEEN)) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    assert_string_equal(it.world.err.field, "total_order_amount");
    close_shop(&it);
}

TEST(another_browser_is_refused_in_every_flow_and_nothing_is_sent)
{
    for (int flow = SW_FLOW_SETUP_ONLY; flow <= SW_FLOW_SIGN_IN; flow++) {
        shop it;
        open_shop(&it, NULL, 0);
        send_away(&it, (sw_flow)flow, SW_ROLE_RESULT, NULL);
        it.options.browser_session = "session of another buyer";
        assert_code(SW_E_STATE_MISMATCH, &it.world.err, finish(&it));
        assert_null(it.outcome);
        close_shop(&it);
    }
}

TEST(the_loser_of_a_race_tells_what_the_winner_made)
{
    const step steps[] = { session_read(OPEN_PAID),
                           completion("{\"chargeAmount\":" EIGHTEEN "}", 422,
                                      "{\"reasonCode\":\"InvalidCheckoutSessionStatus\",\"message\":\"no\"}"),
                           session_read(COMPLETED_PAID), permission_read, charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    assert_true(sw_outcome_replayed(it.outcome));
    assert_string_equal(sw_outcome_charge_id(it.outcome), "C1");
    close_shop(&it);
}

/* Complete is refused, and the session then is as it is. */
static void refuse(int status, const char *reason, const char *session, sw_finish_reason expected)
{
    char answer[128];
    snprintf(answer, sizeof answer, "{\"reasonCode\":\"%s\",\"message\":\"no\"}", reason);
    const step steps[] = { session_read(OPEN_PAID), completion("{\"chargeAmount\":" EIGHTEEN "}", status, answer),
                           session_read(session) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    finish_well(&it, SW_WALLET_NOT_SAVED, SW_PAYMENT_NONE, expected);
    assert_true(*sw_outcome_reason_code(it.outcome));
    close_shop(&it);
}

TEST(a_refused_completion_is_told_by_the_session)
{
    refuse(422, "InvalidCheckoutSessionStatus", OPEN_PAID, SW_REASON_NOT_RETURNED);
    refuse(400, "CheckoutSessionCanceled", CANCELED("Declined"), SW_REASON_DECLINED);
    refuse(422, "CheckoutSessionCanceled", CANCELED("BuyerCanceled"), SW_REASON_BUYER_CANCELED);
    refuse(422, "HardDeclined", CANCELED("Declined"), SW_REASON_DECLINED);
    refuse(422, "HardDeclined", OPEN_PAID, SW_REASON_DECLINED);
    refuse(409, "AmountMismatch", OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
    refuse(400, "CurrencyMismatch", OPEN_PAID, SW_REASON_AMOUNT_CHANGED);
}

TEST(a_lost_answer_is_looked_up)
{
    step lost = completion("{}", 0, NULL);
    lost.fault = "reset";
    const step steps[] = { session_read(OPEN_SETUP), lost, session_read(COMPLETED), permission_read };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_NONE, SW_REASON_NONE);
    assert_true(sw_outcome_replayed(it.outcome));
    close_shop(&it);
}

TEST(a_lost_answer_that_cannot_be_looked_up_is_unknown_and_finish_may_be_called_again)
{
    step lost = completion("{}", 0, NULL);
    lost.fault = "reset";
    const step steps[] = { session_read(OPEN_SETUP), lost, session_read(OPEN_SETUP) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    assert_code(SW_E_NO_ANSWER, &it.world.err, finish(&it));
    assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.world.err.retry, SW_RETRY_SAME_KEY);
    assert_contains(it.world.err.message, "call finish again");
    assert_null(it.outcome);
    close_shop(&it);
}

TEST(what_was_completed_is_told_although_the_reads_fail)
{
    step unread = permission_read;
    unread.status = 404;
    unread.answer = "{\"reasonCode\":\"ResourceNotFound\"}";
    const step steps[] = { session_read(OPEN_PAID),
                           completion("{\"chargeAmount\":" EIGHTEEN "}", 200,
                                      SESSION_IN("Completed", ",\"chargePermissionId\":\"P1\",\"chargeId\":\"C1\","
                                                              "\"chargePermissionType\":\"PaymentMethodOnFile\"")),
                           unread };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    assert_string_equal(sw_outcome_descriptor(it.outcome), "");
    assert_int_equal(it.world.err.code, SW_OK);
    close_shop(&it);
}

TEST(a_replay_that_cannot_be_read_whole_is_no_outcome)
{
    step unread = permission_read;
    unread.status = 404;
    unread.answer = "{\"reasonCode\":\"ResourceNotFound\"}";
    const step steps[] = { session_read(COMPLETED_PAID), unread };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    assert_code(SW_E_NOT_FOUND, &it.world.err, finish(&it));
    assert_contains(it.world.err.message, "the session is completed");
    close_shop(&it);
}

TEST(a_payment_of_another_order_does_not_pay_this_one)
{
    const step steps[] = { session_read(COMPLETED_PAID), permission_read, charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    say(&it, &it.options.amount, "1840.00 EUR");
    assert_code(SW_E_CONFLICT, &it.world.err, finish(&it));
    assert_string_equal(it.world.err.field, "amount");
    assert_contains(it.world.err.message, "18.40 EUR");
    close_shop(&it);
}

/* Its state is good: the buyer was sent away with an order of 1840 EUR, and brings the session of one of 18.40. */
TEST(the_session_of_a_cheaper_order_in_the_url_of_this_one_does_not_pay_it)
{
    const step steps[] = { session_read(COMPLETED_PAID), permission_read, charge_read(CHARGE_IN("Captured")) };
    for (int says = 0; says < 2; says++) {
        shop it;
        open_shop(&it, steps, COUNT_OF(steps));
        send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "1840.00 EUR");
        if (says)
            say(&it, &it.options.amount, "18.40 EUR");
        assert_code(SW_E_CONFLICT, &it.world.err, finish(&it));
        assert_null(it.outcome);
        close_shop(&it);
    }
}

TEST(the_mobile_sdk_is_finalized_with_what_the_server_knows)
{
    const step steps[] = { session_read(OPEN_PAID),
                           { .method = "POST",
                             .url = SESSION "/finalize",
                             .body = "{\"paymentIntent\":\"AuthorizeWithCapture\",\"chargeAmount\":" EIGHTEEN "}",
                             .status = 200,
                             .answer = COMPLETED_PAID },
                           permission_read,
                           charge_read(CHARGE_IN("Captured")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    it.options.browser_session = SW_UNBOUND;
    it.options.url = "https://shop.example/back?CheckoutSessionId=" ID;
    it.options.surface = SW_SURFACE_MOBILE_SDK;
    it.options.finalize = "{\"paymentIntent\":\"AuthorizeWithCapture\"}";
    say(&it, &it.options.amount, "18.40 EUR");
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_CAPTURED, SW_REASON_NONE);
    close_shop(&it);
}

TEST(only_complete_is_simulated)
{
    step simulated = completion("{}", 200, COMPLETED);
    simulated.simulate = "AuthorizationInitiated";
    const step steps[] = { session_read(OPEN_SETUP), simulated, permission_read };
    const sw_call call = { .simulate = "AuthorizationInitiated" };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    it.options.call = &call;
    finish_well(&it, SW_WALLET_SAVED, SW_PAYMENT_NONE, SW_REASON_NONE);
    close_shop(&it);
}

TEST(options_that_are_wrong_are_refused_before_anything_is_sent)
{
    static const sw_call keyed = { .intent = "finish" };
    shop it;
    open_shop(&it, NULL, 0);
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    it.options.version = 2;
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    it.options.version = 0;
    it.options.canceled = true; /* the URL says it */
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    it.options.canceled = false;
    it.options.call = &keyed;
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    assert_string_equal(it.world.err.field, "intent");
    it.options.call = NULL;
    send_away(&it, SW_FLOW_SAVED, SW_ROLE_RESULT, "18.40 EUR");
    assert_code(SW_E_INVALID, &it.world.err, finish(&it));
    assert_contains(it.world.err.message, "sw_charge_finish");
    close_shop(&it);
}

TEST(a_state_that_nobody_knows_is_left_alone)
{
    const step steps[] = { session_read(SESSION_IN("Sleeping", "")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT, NULL);
    assert_code(SW_E_PROTOCOL, &it.world.err, finish(&it));
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    close_shop(&it);
}

TEST(messages_hold_nothing_of_the_buyer)
{
    const step steps[] = { session_read(COMPLETED_PAID), permission_read, charge_read("{\"chargeId\":\"C2\"}") };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    send_away(&it, SW_FLOW_EXPRESS, SW_ROLE_RESULT, "18.40 EUR");
    assert_true(finish(&it) < 0);
    assert_lacks(it.world.err.message, "Nora");
    assert_lacks(it.world.err.message, "nora@example.com");
    close_shop(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_setup_is_completed_with_an_empty_object_and_the_wallet_is_saved),
        cmocka_unit_test(the_update_page_updates),
        cmocka_unit_test(a_sign_in_with_setup_tells_who_the_buyer_is),
        cmocka_unit_test(a_plain_sign_in_reads_the_buyer_and_nothing_else),
        cmocka_unit_test(the_charge_says_what_was_paid),
        cmocka_unit_test(a_buyer_who_paid_and_did_not_agree_is_not_saved),
        cmocka_unit_test(a_completed_session_is_told_as_it_is_and_sent_nothing),
        cmocka_unit_test(a_cancel_url_after_a_capture_changes_nothing_and_tells_the_capture),
        cmocka_unit_test(a_cancel_url_completes_nothing),
        cmocka_unit_test(a_cancel_url_without_a_session_needs_no_call),
        cmocka_unit_test(a_canceled_session_says_why),
        cmocka_unit_test(a_session_with_another_amount_is_not_completed),
        cmocka_unit_test(amounts_are_compared_by_their_value),
        cmocka_unit_test(a_buyer_who_has_not_been_at_amazon_to_the_end_has_not_returned),
        cmocka_unit_test(an_amount_that_nobody_names_is_asked_for),
        cmocka_unit_test(a_total_of_the_session_is_to_be_said_too),
        cmocka_unit_test(another_browser_is_refused_in_every_flow_and_nothing_is_sent),
        cmocka_unit_test(the_loser_of_a_race_tells_what_the_winner_made),
        cmocka_unit_test(a_refused_completion_is_told_by_the_session),
        cmocka_unit_test(a_lost_answer_is_looked_up),
        cmocka_unit_test(a_lost_answer_that_cannot_be_looked_up_is_unknown_and_finish_may_be_called_again),
        cmocka_unit_test(what_was_completed_is_told_although_the_reads_fail),
        cmocka_unit_test(a_replay_that_cannot_be_read_whole_is_no_outcome),
        cmocka_unit_test(a_payment_of_another_order_does_not_pay_this_one),
        cmocka_unit_test(the_session_of_a_cheaper_order_in_the_url_of_this_one_does_not_pay_it),
        cmocka_unit_test(the_mobile_sdk_is_finalized_with_what_the_server_knows),
        cmocka_unit_test(only_complete_is_simulated),
        cmocka_unit_test(options_that_are_wrong_are_refused_before_anything_is_sent),
        cmocka_unit_test(a_state_that_nobody_knows_is_left_alone),
        cmocka_unit_test(messages_hold_nothing_of_the_buyer),
    };
    return RUN_SUITE(tests);
}
