/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define CHARGE "https://pay-api.amazon.eu/v2/charges/C1"
#define EIGHTEEN "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"
#define CHARGE_IN(state) \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"statusDetails\":{\"state\":\"" state "\"}}"
#define CAPTURED                                                                     \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"captureAmount\":" EIGHTEEN \
    ",\"statusDetails\":{\"state\":\"Captured\"}}"
#define REFUSED(reason) "{\"reasonCode\":\"" reason "\",\"message\":\"no\"}"

static step cancel_answered(int status, const char *answer)
{
    return (step){ .method = "DELETE",
                   .url = CHARGE "/cancel",
                   .body = "{\"cancellationReason\":\"Canceled by the merchant\"}",
                   .status = status,
                   .answer = answer };
}

static step cancel_lost(void)
{
    step it = cancel_answered(0, NULL);
    it.fault = "reset";
    return it;
}

static step read_charge(const char *answer)
{
    return (step){ .method = "GET", .url = CHARGE, .status = 200, .answer = answer };
}

/* Cancels C1, and gives the code; the receipt is the caller's. */
static int cancel(world *it, sw_receipt **receipt, const step *steps, size_t count)
{
    const sw_end_options options = { .id = "C1" };
    world_open(it, steps, count);
    int code = sw_charge_cancel(receipt, it->client, &options, &it->err);
    assert_int_equal(sw_transport_replay_remaining(it->transport), 0);
    return code;
}

static void cancel_well(const step *steps, size_t count, bool was_done)
{
    world it;
    sw_receipt *receipt = NULL;
    int code = cancel(&it, &receipt, steps, count);
    assert_code(SW_OK, &it.err, code);
    assert_string_equal(sw_receipt_state(receipt), "Canceled");
    assert_int_equal(sw_receipt_was_done(receipt), was_done);
    sw_receipt_free(receipt);
    world_close(&it);
}

TEST(a_charge_is_canceled)
{
    const step steps[] = { cancel_answered(200, CHARGE_IN("Canceled")) };
    cancel_well(steps, COUNT_OF(steps), false);
}

TEST(a_lost_cancel_is_looked_up)
{
    const step steps[] = { cancel_lost(), read_charge(CHARGE_IN("Canceled")) };
    cancel_well(steps, COUNT_OF(steps), true);
}

TEST(a_cancel_that_did_not_arrive_is_sent_once_more)
{
    const step steps[] = { cancel_lost(), read_charge(CHARGE_IN("Authorized")),
                           cancel_answered(200, CHARGE_IN("Canceled")) };
    cancel_well(steps, COUNT_OF(steps), false);
}

TEST(a_charge_that_is_canceled_already_is_a_success)
{
    const step steps[] = { cancel_answered(422, REFUSED("InvalidChargeStatus")), read_charge(CHARGE_IN("Canceled")) };
    cancel_well(steps, COUNT_OF(steps), true);
}

static void cancel_badly(const step *steps, size_t count, int expected, sw_effect effect)
{
    world it;
    sw_receipt *receipt = NULL;
    int code = cancel(&it, &receipt, steps, count);
    assert_code(expected, &it.err, code);
    assert_int_equal(it.err.effect, effect);
    sw_receipt_free(receipt);
    world_close(&it);
}

TEST(a_charge_that_is_captured_is_not_canceled)
{
    const step steps[] = { cancel_answered(422, REFUSED("InvalidChargeStatus")), read_charge(CAPTURED) };
    cancel_badly(steps, COUNT_OF(steps), SW_E_CONFLICT, SW_EFFECT_NONE);
}

TEST(a_cancel_that_is_lost_twice_stays_unknown)
{
    const step steps[] = { cancel_lost(), read_charge(CHARGE_IN("Authorized")), cancel_lost(),
                           read_charge(CHARGE_IN("Authorized")) };
    cancel_badly(steps, COUNT_OF(steps), SW_E_NO_ANSWER, SW_EFFECT_UNKNOWN);
}

TEST(a_refusal_after_a_lost_cancel_does_not_make_it_certain)
{
    const step steps[] = { cancel_lost(), read_charge(CHARGE_IN("Authorized")),
                           cancel_answered(429, REFUSED("TooManyRequests")) };
    cancel_badly(steps, COUNT_OF(steps), SW_E_THROTTLED, SW_EFFECT_UNKNOWN);
}

TEST(a_cancel_takes_no_intent)
{
    static const sw_call call = { .intent = "ride:81" };
    const sw_end_options options = { .id = "C1", .call = &call };
    world it;
    sw_receipt *receipt = NULL;
    world_open(&it, NULL, 0);
    assert_code(SW_E_INVALID, &it.err, sw_charge_cancel(&receipt, it.client, &options, &it.err));
    assert_string_equal(it.err.field, "intent");
    world_close(&it);
}

/* Captures 18.40 EUR of C1 under a key of the caller's own. */
static int capture(world *it, sw_receipt **receipt, const step *steps, size_t count)
{
    static const sw_call call = { .idempotency_key = "k" };
    const sw_money eighteen = money_of("18.40 EUR");
    const sw_amount_options options = { .charge = "C1", .amount = &eighteen, .call = &call };
    world_open(it, steps, count);
    int code = sw_charge_capture(receipt, it->client, &options, &it->err);
    assert_int_equal(sw_transport_replay_remaining(it->transport), 0);
    return code;
}

static step capture_answered(int status, const char *answer)
{
    return (step){ .method = "POST",
                   .url = CHARGE "/capture",
                   .key = "k",
                   .body = "{\"captureAmount\":" EIGHTEEN "}",
                   .status = status,
                   .answer = answer };
}

TEST(an_authorized_charge_is_captured)
{
    const step steps[] = { capture_answered(200, CAPTURED) };
    world it;
    sw_receipt *receipt = NULL;
    int code = capture(&it, &receipt, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, code);
    assert_false(sw_receipt_was_done(receipt));
    sw_receipt_free(receipt);
    world_close(&it);
}

TEST(a_charge_that_is_captured_with_the_same_amount_is_captured)
{
    const step steps[] = { capture_answered(422, REFUSED("InvalidChargeStatus")), read_charge(CAPTURED) };
    world it;
    sw_receipt *receipt = NULL;
    int code = capture(&it, &receipt, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, code);
    assert_true(sw_receipt_was_done(receipt));
    assert_null(sw_receipt_response(receipt));
    sw_receipt_free(receipt);
    world_close(&it);
}

TEST(a_charge_that_is_captured_with_another_amount_is_a_conflict)
{
    const step steps[] = { capture_answered(422, REFUSED("InvalidChargeStatus")),
                           read_charge("{\"chargeId\":\"C1\",\"captureAmount\":{\"amount\":\"1.00\","
                                       "\"currencyCode\":\"EUR\"},\"statusDetails\":{\"state\":\"Captured\"}}") };
    world it;
    sw_receipt *receipt = NULL;
    int code = capture(&it, &receipt, steps, COUNT_OF(steps));
    assert_code(SW_E_CONFLICT, &it.err, code);
    sw_receipt_free(receipt);
    world_close(&it);
}

TEST(a_refund_is_pending_and_has_an_id_of_its_own)
{
    static const sw_call call = { .idempotency_key = "k" };
    const step steps[] = { { .method = "POST",
                             .url = "https://pay-api.amazon.eu/v2/refunds",
                             .key = "k",
                             .body = "{\"chargeId\":\"C1\",\"refundAmount\":" EIGHTEEN ",\"softDescriptor\":\"BACK\"}",
                             .status = 201,
                             .answer = "{\"refundId\":\"R1\",\"chargeId\":\"C1\",\"refundAmount\":" EIGHTEEN
                                       ",\"statusDetails\":{\"state\":\"RefundInitiated\"}}" } };
    const sw_money eighteen = money_of("18.40 EUR");
    const sw_amount_options options = { .charge = "C1", .amount = &eighteen, .soft_descriptor = "BACK", .call = &call };
    world it;
    sw_receipt *receipt = NULL;
    sw_money amount;
    world_open(&it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, sw_charge_refund(&receipt, it.client, &options, &it.err));
    assert_string_equal(sw_receipt_id(receipt), "R1");
    assert_true(sw_receipt_is_pending(receipt));
    assert_int_equal(sw_receipt_next_step(receipt), SW_NEXT_WAIT);
    assert_code(SW_OK, &it.err, sw_receipt_amount(&amount, receipt, &it.err));
    assert_int_equal(amount.minor, 1840);
    sw_receipt_free(receipt);
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_charge_is_canceled),
        cmocka_unit_test(a_lost_cancel_is_looked_up),
        cmocka_unit_test(a_cancel_that_did_not_arrive_is_sent_once_more),
        cmocka_unit_test(a_charge_that_is_canceled_already_is_a_success),
        cmocka_unit_test(a_charge_that_is_captured_is_not_canceled),
        cmocka_unit_test(a_cancel_that_is_lost_twice_stays_unknown),
        cmocka_unit_test(a_refusal_after_a_lost_cancel_does_not_make_it_certain),
        cmocka_unit_test(a_cancel_takes_no_intent),
        cmocka_unit_test(an_authorized_charge_is_captured),
        cmocka_unit_test(a_charge_that_is_captured_with_the_same_amount_is_captured),
        cmocka_unit_test(a_charge_that_is_captured_with_another_amount_is_a_conflict),
        cmocka_unit_test(a_refund_is_pending_and_has_an_id_of_its_own),
    };
    return RUN_SUITE(tests);
}
