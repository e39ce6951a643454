/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define CHARGES "https://pay-api.amazon.eu/v2/charges"
#define WALLET_URL "https://pay-api.amazon.eu/v2/chargePermissions/P1"
#define EIGHTEEN "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"
#define CHARGE_IN(state)                                                            \
    "{\"chargeId\":\"C1\",\"chargePermissionId\":\"P1\",\"chargeAmount\":" EIGHTEEN \
    ",\"statusDetails\":{\"state\":\"" state "\"}}"
#define CAPTURED                                                                     \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"captureAmount\":" EIGHTEEN \
    ",\"statusDetails\":{\"state\":\"Captured\"}}"
#define REFUSED(reason) "{\"reasonCode\":\"" reason "\",\"message\":\"no\"}"

/* These bytes are what keys that were used stand for: they are never to be changed. */
#define LEAST_BODY                                                                      \
    "{\"chargePermissionId\":\"P1\",\"chargeAmount\":" EIGHTEEN ",\"captureNow\":true," \
    "\"canHandlePendingAuthorization\":false,\"chargeInitiator\":\"MITU\",\"channel\":\"Web\"}"
#define WHOLE_BODY                                                                                                    \
    "{\"chargePermissionId\":\"P1\",\"chargeAmount\":" EIGHTEEN ",\"captureNow\":true,\"softDescriptor\":\"GORIDE\"," \
    "\"canHandlePendingAuthorization\":true,\"chargeInitiator\":\"CITU\",\"channel\":\"App\","                        \
    "\"merchantMetadata\":{\"merchantReferenceId\":\"81\",\"noteToBuyer\":\"Danke sch\xC3\xB6n\","                    \
    "\"customInformation\":\"a/b\"},\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"" RETURN_URL "\"}}"
#define RETURN_URL \
    "https://shop.example/paid?sw_state=1.4102444800.7wt.1840EUR.DVH4lt_DGbTnXLEddtPouR8Wj3Hbaa2-JWAJqumz1rE"

typedef struct shop {
    world world;
    sw_money amount;
    sw_charge_options options;
    sw_receipt *receipt;
} shop;

static void open_shop(shop *it, const step *steps, size_t count)
{
    *it = (shop){ .options = SW_CHARGE_OPTIONS_INIT };
    sw_config config = world_config(&it->world);
    config.state_secret = "0123456789abcdef0123456789abcdef";
    config.initiator = "MITU";
    config.channel = "Web";
    world_start(&it->world, &config, steps, count);
    it->options.wallet = "P1";
    it->amount = money_of("18.40 EUR");
    it->options.amount = &it->amount;
    it->options.intent = "ride:81";
}

static int charge(shop *it)
{
    sw_receipt_free(it->receipt);
    return sw_wallet_charge(&it->receipt, it->world.client, &it->options, &it->world.err);
}

static void close_shop(shop *it)
{
    assert_int_equal(sw_transport_replay_remaining(it->world.transport), 0);
    sw_receipt_free(it->receipt);
    world_close(&it->world);
}

static step charging(const char *body, int status, const char *answer)
{
    return (step){ .method = "POST", .url = CHARGES, .key = RIDE_81, .body = body, .status = status, .answer = answer };
}

static step reading(const char *url, const char *answer)
{
    return (step){ .method = "GET", .url = url, .status = 200, .answer = answer };
}

TEST(a_charge_takes_initiator_and_channel_from_the_configuration)
{
    const step steps[] = { charging(LEAST_BODY, 201, CAPTURED) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.world.err, charge(&it));
    assert_string_equal(sw_receipt_id(it.receipt), "C1");
    assert_string_equal(sw_receipt_state(it.receipt), "Captured");
    assert_false(sw_receipt_is_pending(it.receipt));
    assert_int_equal(sw_receipt_next_step(it.receipt), SW_NEXT_NONE);
    assert_string_equal(sw_response_idempotency_key(sw_receipt_response(it.receipt)), RIDE_81);
    sw_money amount;
    assert_code(SW_OK, &it.world.err, sw_receipt_amount(&amount, it.receipt, &it.world.err));
    assert_int_equal(amount.minor, 1840);
    close_shop(&it);
}

static void say_all(shop *it)
{
    it->options.soft_descriptor = "GORIDE";
    it->options.can_handle_pending = true;
    it->options.initiator = "CITU";
    it->options.channel = "App";
    it->options.reference = "81";
    it->options.note_to_buyer = "Danke sch\xC3\xB6n";
    it->options.custom_information = "a/b";
    it->options.return_url = "https://shop.example/paid";
    it->options.browser_session = "session of the buyer";
}

TEST(the_same_charge_is_the_same_bytes_whenever_it_is_sent)
{
    const step steps[] = { charging(WHOLE_BODY, 201, CAPTURED), charging(WHOLE_BODY, 201, CAPTURED) };
    shop it;
    open_shop(&it, steps, 1);
    say_all(&it);
    assert_code(SW_OK, &it.world.err, charge(&it));
    close_shop(&it);
    step later[] = { steps[1] };
    later[0].date = "20260103T030405Z";
    open_shop(&it, later, 1);
    it.world.clock.now_ms += 24 * 3600 * 1000;
    say_all(&it);
    assert_code(SW_OK, &it.world.err, charge(&it));
    close_shop(&it);
}

TEST(there_is_no_silent_initiator_or_channel)
{
    world it;
    world_open(&it, NULL, 0);
    sw_receipt *receipt = NULL;
    sw_money amount = money_of("1.00 EUR");
    sw_charge_options options = { .wallet = "P1", .amount = &amount, .intent = "x", .channel = "Web" };
    assert_code(SW_E_INVALID, &it.err, sw_wallet_charge(&receipt, it.client, &options, &it.err));
    assert_string_equal(it.err.field, "initiator");
    assert_contains(it.err.message, "configuration");
    options.channel = NULL;
    options.initiator = "MITU";
    assert_code(SW_E_INVALID, &it.err, sw_wallet_charge(&receipt, it.client, &options, &it.err));
    assert_string_equal(it.err.field, "channel");
    assert_null(receipt);
    world_close(&it);
}

static void refuse(void (*spoil)(sw_charge_options *), const char *field)
{
    shop it;
    open_shop(&it, NULL, 0);
    spoil(&it.options);
    assert_code(SW_E_INVALID, &it.world.err, charge(&it));
    assert_string_equal(it.world.err.field, field);
    assert_null(it.receipt);
    close_shop(&it);
}

static void no_wallet(sw_charge_options *options)
{
    options->wallet = NULL;
}

static void no_amount(sw_charge_options *options)
{
    options->amount = NULL;
}

static void empty_amount(sw_charge_options *options)
{
    static const sw_money none = SW_MONEY_INIT;
    options->amount = &none;
}

static void no_intent(sw_charge_options *options)
{
    options->intent = NULL;
}

static void two_intents(sw_charge_options *options)
{
    static const sw_call call = { .intent = "ride:82" };
    options->call = &call;
}

static void descriptor_of_a_hold(sw_charge_options *options)
{
    options->soft_descriptor = "GORIDE";
    options->authorize_only = true;
}

static void nobody_returns(sw_charge_options *options)
{
    options->return_url = "https://shop.example/paid";
}

static void newer(sw_charge_options *options)
{
    options->version = 2;
}

TEST(options_that_are_wrong_are_refused_before_anything_is_sent)
{
    refuse(no_wallet, "wallet");
    refuse(no_amount, "amount");
    refuse(empty_amount, "amount");
    refuse(no_intent, "intent");
    refuse(two_intents, "call");
    refuse(descriptor_of_a_hold, "soft_descriptor");
    refuse(nobody_returns, "browser_session");
    refuse(newer, "version");
}

/* A charge is declined, and the wallet then says what is to be done. */
static void decline(const char *reason, const char *wallet, sw_next_step step_then, sw_retry retry)
{
    char answer[96];
    snprintf(answer, sizeof answer, REFUSED("%s"), reason);
    const step steps[] = { charging(LEAST_BODY, 422, answer), reading(WALLET_URL, wallet) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    assert_true(charge(&it) < 0);
    assert_string_equal(it.world.err.reason_code, reason);
    assert_string_equal(sw_next_step_name(it.world.err.next_step), sw_next_step_name(step_then));
    assert_string_equal(sw_retry_name(it.world.err.retry), sw_retry_name(retry));
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    assert_string_equal(sw_receipt_reason(it.receipt), reason);
    close_shop(&it);
}

#define WALLET_IN(state, reason)                                                                                       \
    "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"" state "\",\"reasons\":[{\"reasonCode\":\"" reason \
    "\"}]}}"

TEST(after_a_refusal_the_wallet_says_what_to_do)
{
    decline("HardDeclined", WALLET_IN("NonChargeable", "PaymentMethodInvalid"), SW_NEXT_UPDATE_WALLET,
            SW_RETRY_NEW_KEY);
    decline("AmazonRejected", WALLET_IN("Closed", "AmazonCanceled"), SW_NEXT_NEW_SETUP, SW_RETRY_NEVER);
    decline("InvalidChargePermissionStatus", WALLET_IN("NonChargeable", "ChargeInProgress"), SW_NEXT_WAIT,
            SW_RETRY_NEW_KEY);
    decline("InvalidChargePermissionStatus", WALLET_IN("Closed", "BuyerClosed"), SW_NEXT_NEW_SETUP, SW_RETRY_NEW_KEY);
}

TEST(a_charge_without_an_answer_stays_unknown)
{
    step lost = charging(LEAST_BODY, 0, NULL);
    lost.fault = "reset";
    const step steps[] = { lost, lost, lost, lost };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    assert_code(SW_E_NO_ANSWER, &it.world.err, charge(&it));
    assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
    assert_string_equal(it.world.err.idempotency_key, RIDE_81);
    assert_null(it.receipt);
    close_shop(&it);
}

#define ASKING                                                                                                     \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"statusDetails\":{\"state\":\"AuthorizationInitiated\"}," \
    "\"webCheckoutDetails\":{\"amazonPayRedirectUrl\":\"https://payments.amazon.de/ask\"}}"

TEST(where_the_bank_asks_the_buyer_is_sent)
{
    const step steps[] = { charging(WHOLE_BODY, 201, ASKING), reading(CHARGES "/C1", CAPTURED),
                           reading(CHARGES "/C1", ASKING), reading(CHARGES "/C1", CHARGE_IN("Declined")) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    say_all(&it);
    assert_code(SW_OK, &it.world.err, charge(&it));
    assert_true(sw_receipt_is_pending(it.receipt));
    assert_int_equal(sw_receipt_next_step(it.receipt), SW_NEXT_SEND_BUYER);
    assert_string_equal(sw_receipt_redirect_url(it.receipt), "https://payments.amazon.de/ask");

    const sw_charge_finish_options back = { .url = RETURN_URL,
                                            .charge = "C1",
                                            .browser_session = "session of the buyer" };
    sw_receipt_free(it.receipt);
    assert_code(SW_OK, &it.world.err, sw_charge_finish(&it.receipt, it.world.client, &back, &it.world.err));
    assert_string_equal(sw_receipt_state(it.receipt), "Captured");
    assert_int_equal(sw_receipt_next_step(it.receipt), SW_NEXT_NONE);
    sw_receipt_free(it.receipt);
    assert_code(SW_OK, &it.world.err, sw_charge_finish(&it.receipt, it.world.client, &back, &it.world.err));
    assert_true(sw_receipt_is_pending(it.receipt));
    sw_receipt_free(it.receipt);
    assert_code(SW_E_DECLINED, &it.world.err, sw_charge_finish(&it.receipt, it.world.client, &back, &it.world.err));
    assert_string_equal(sw_receipt_state(it.receipt), "Declined");
    close_shop(&it);
}

TEST(another_browser_does_not_finish_a_charge)
{
    shop it;
    open_shop(&it, NULL, 0);
    const sw_charge_finish_options back = { .url = RETURN_URL, .charge = "C1", .browser_session = "another" };
    assert_code(SW_E_STATE_MISMATCH, &it.world.err,
                sw_charge_finish(&it.receipt, it.world.client, &back, &it.world.err));
    close_shop(&it);
}

TEST(a_return_from_a_charge_of_another_amount_is_refused)
{
    const step steps[] = { reading(CHARGES "/C2",
                                   "{\"chargeId\":\"C2\",\"chargeAmount\":{\"amount\":\"1.00\","
                                   "\"currencyCode\":\"EUR\"},\"statusDetails\":{\"state\":\"Captured\"}}") };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    const sw_charge_finish_options back = { .url = RETURN_URL,
                                            .charge = "C2",
                                            .browser_session = "session of the buyer" };
    assert_code(SW_E_STATE_MISMATCH, &it.world.err,
                sw_charge_finish(&it.receipt, it.world.client, &back, &it.world.err));
    close_shop(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_charge_takes_initiator_and_channel_from_the_configuration),
        cmocka_unit_test(the_same_charge_is_the_same_bytes_whenever_it_is_sent),
        cmocka_unit_test(there_is_no_silent_initiator_or_channel),
        cmocka_unit_test(options_that_are_wrong_are_refused_before_anything_is_sent),
        cmocka_unit_test(after_a_refusal_the_wallet_says_what_to_do),
        cmocka_unit_test(a_charge_without_an_answer_stays_unknown),
        cmocka_unit_test(where_the_bank_asks_the_buyer_is_sent),
        cmocka_unit_test(another_browser_does_not_finish_a_charge),
        cmocka_unit_test(a_return_from_a_charge_of_another_amount_is_refused),
    };
    return RUN_SUITE(tests);
}
