/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char charges[] = "https://pay-api.amazon.eu/v2/charges";

/* Makes a charge, once, that is answered so. */
static int charge_answered(world *it, int status, const char *body)
{
    const step expected = {
        .method = "POST", .url = charges, .key = RIDE_81, .body = "{}", .status = status, .answer = body
    };
    sw_config config = world_config(it);
    config.max_attempts = SW_NO_RETRY;
    world_start(it, &config, &expected, 1);
    return world_charge(it);
}

static const struct {
    int http;
    const char *reason; /* NULL: any other */
    int code;
    sw_effect effect;
    sw_retry retry;
    sw_next_step next_step;
} rows[] = {
#define REASON(http, reason, code, effect, retry, next, schedule, read, given_by, confidence, source) \
    { (http), (reason), SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next },
#define STATUS(http, code, effect, retry, next, confidence, source) \
    { (http), NULL, SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next },
#include "api/reasons.def"
};

TEST(every_row_of_the_reasons_gives_its_code_effect_retry_and_next_step)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *reason = rows[i].reason ? rows[i].reason : "SomethingNew";
        char body[200];
        snprintf(body, sizeof body, "{\"reasonCode\":\"%s\",\"message\":\"Words of Amazon\"}", reason);
        world it;
        assert_int_equal(charge_answered(&it, rows[i].http, body), rows[i].code);
        assert_int_equal(it.err.code, rows[i].code);
        assert_int_equal(it.err.http_status, rows[i].http);
        assert_int_equal(it.err.effect, rows[i].effect);
        assert_int_equal(it.err.retry, rows[i].retry);
        assert_int_equal(it.err.next_step, rows[i].next_step);
        assert_string_equal(it.err.reason_code, reason);
        assert_string_equal(it.err.idempotency_key, RIDE_81);
        assert_contains(it.err.message, "Words of Amazon");
        assert_int_equal(sw_response_status(it.answer), rows[i].http);
        world_close(&it);
    }
}

TEST(a_buyer_in_japan_saves_the_wallet_anew_where_there_is_no_update_page)
{
    const step expected = { .method = "POST",
                            .url = "https://pay-api.amazon.jp/v2/charges",
                            .host = "pay-api.amazon.jp",
                            .region = "jp",
                            .key = RIDE_81,
                            .body = "{}",
                            .status = 422,
                            .answer = "{\"reasonCode\":\"HardDeclined\"}" };
    world it;
    sw_config config = world_config(&it);
    config.region = SW_REGION_JP;
    world_start(&it, &config, &expected, 1);
    assert_code(SW_E_DECLINED, &it.err, world_charge(&it));
    assert_int_equal(it.err.next_step, SW_NEXT_NEW_SETUP);
    assert_int_equal(it.err.retry, SW_RETRY_NEW_KEY);
    world_close(&it);
}

TEST(a_decline_at_the_end_of_a_checkout_sends_the_buyer_back_to_its_start)
{
    const step expected = { .method = "POST",
                            .url = "https://pay-api.amazon.eu/v2/checkoutSessions/s1/complete",
                            .body = "{}",
                            .status = 422,
                            .answer = "{\"reasonCode\":\"SoftDeclined\"}" };
    world it;
    world_open(&it, &expected, 1);
    assert_code(SW_E_DECLINED, &it.err, world_call_on(&it, "completeCheckoutSession", "s1", "{}"));
    assert_int_equal(it.err.next_step, SW_NEXT_NEW_SETUP);
    assert_int_equal(it.err.retry, SW_RETRY_NEVER);
    world_close(&it);
}

TEST(reasons_are_listed_once)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t j = 0; j < i; j++)
            assert_false(rows[i].reason && rows[j].reason && strcmp(rows[i].reason, rows[j].reason) == 0);
}

TEST(every_reason_of_every_operation_is_listed)
{
    sw_json *operations = read_vectors("operations.json");
    for (const sw_json *row = sw_json_first(operations); row; row = sw_json_next(row)) {
        static const char *const lists[] = { "error_reason_codes", "specific_error_reason_codes" };
        for (size_t which = 0; which < COUNT_OF(lists); which++)
            for (const sw_json *each = sw_json_first(sw_json_get(row, lists[which])); each; each = sw_json_next(each)) {
                const char *text = sw_json_text(each);
                bool listed = false;
                for (size_t i = 0; i < COUNT_OF(rows); i++)
                    listed = listed || (rows[i].reason && text && strcmp(strchr(text, ' ') + 1, rows[i].reason) == 0);
                if (!listed)
                    fail_msg("%s of %s is not in reasons.def", text, sw_json_get_text(row, "name"));
            }
    }
    sw_json_free(operations);
}

TEST(a_reason_nobody_knows_is_kept_and_judged_by_its_status)
{
    world it;
    assert_code(SW_E_REFUSED, &it.err, charge_answered(&it, 418, "{\"reasonCode\":\"ShortAndStout\"}"));
    assert_string_equal(it.err.reason_code, "ShortAndStout");
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    world_close(&it);
    assert_code(SW_E_SERVER, &it.err, charge_answered(&it, 599, "{\"reasonCode\":\"New\"}"));
    assert_string_equal(it.err.reason_code, "New");
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    world_close(&it);
}

TEST(a_reason_longer_than_its_room_is_cut_and_harmless)
{
    char body[400] = "{\"reasonCode\":\"";
    size_t at = strlen(body);
    memset(body + at, 'R', 300);
    memcpy(body + at + 300, "\"}", 3);
    world it;
    assert_code(SW_E_REFUSED, &it.err, charge_answered(&it, 400, body));
    assert_int_equal(strlen(it.err.reason_code), 63);
    world_close(&it);
}

TEST(an_error_page_of_a_proxy_is_a_failure_without_a_reason)
{
    static const char *const bodies[] = { "<html><body>Bad Gateway</body></html>",
                                          "",
                                          "null",
                                          "[]",
                                          "\"text\"",
                                          "{\"reasonCode\":7}",
                                          "{\"reasonCode\":null}",
                                          "{" };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        world it;
        assert_code(SW_E_SERVER, &it.err, charge_answered(&it, 502, bodies[i]));
        assert_string_equal(it.err.reason_code, "");
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        assert_contains(it.err.message, "HTTP 502");
        assert_string_equal(sw_response_body(it.answer, NULL), bodies[i]);
        world_close(&it);
    }
}

TEST(a_server_that_failed_says_nothing_definite_whatever_reason_it_names)
{
    static const int failures[] = { 408, 500, 502, 503, 504, 599 };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        world it;
        assert_code(SW_E_SERVER, &it.err,
                    charge_answered(&it, failures[i], "{\"reasonCode\":\"InvalidParameterValue\"}"));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
        assert_string_equal(it.err.reason_code, "InvalidParameterValue");
        assert_lacks(it.err.message, "refused");
        world_close(&it);
    }
}

TEST(a_success_whose_body_is_broken_is_not_taken_for_one)
{
    static const char *const bodies[] = { "", "{", "<html>", "[]", "null", "{}{}", "{\"a\":}", "\xEF\xBB\xBF{}" };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        world it;
        assert_code(SW_E_PROTOCOL, &it.err, charge_answered(&it, 200, bodies[i]));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
        assert_int_equal(it.err.http_status, 200);
        assert_non_null(it.answer);
        world_close(&it);
    }
}

TEST(a_patch_whose_answer_is_broken_may_not_be_sent_again_blindly)
{
    const step expected = {
        .method = "PATCH", .url = "https://pay-api.amazon.eu/v2/charges/C1", .body = "{}", .status = 200, .answer = "{"
    };
    world it;
    world_open(&it, &expected, 1);
    assert_code(SW_E_PROTOCOL, &it.err, world_call_on(&it, "updateCharge", "C1", "{}"));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_NEVER);
    world_close(&it);
}

TEST(successes_are_all_of_2xx)
{
    static const int good[] = { 200, 201, 202, 299 };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        world it;
        assert_code(SW_OK, &it.err, charge_answered(&it, good[i], WHOLE_ANSWER));
        assert_int_equal(sw_response_status(it.answer), good[i]);
        world_close(&it);
    }
}

TEST(a_charge_that_is_answered_with_nothing_is_not_taken_for_one)
{
    static const int statuses[] = { 200, 201, 202, 204 };
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        world it;
        assert_code(SW_E_PROTOCOL, &it.err, charge_answered(&it, statuses[i], ""));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        world_close(&it);
    }
}

TEST(an_operation_without_an_answers_body_may_have_none)
{
    const step expected = { .method = "DELETE",
                            .url = "https://pay-api.amazon.eu/v2/report-schedules/S1",
                            .status = 200 };
    world it;
    world_open(&it, &expected, 1);
    assert_code(SW_OK, &it.err, world_call_on(&it, "cancelReportSchedule", "S1", NULL));
    world_close(&it);
}

TEST(a_claim_is_answered_303_with_a_location)
{
    const step expected = { .method = "POST",
                            .url = "https://pay-api.amazon.eu/v2/merchantAccounts/M1/claim",
                            .body = "{}",
                            .status = 303,
                            .answer_header = { "Location", "https://example.com/claim" } };
    world it;
    world_open(&it, &expected, 1);
    assert_code(SW_OK, &it.err, world_call_on(&it, "claimMerchantAccount", "M1", "{}"));
    assert_string_equal(sw_response_header(it.answer, "location"), "https://example.com/claim");
    world_close(&it);
}

TEST(any_other_redirect_is_no_answer_of_amazon_pays)
{
    static const int redirects[] = { 300, 301, 302, 303, 304, 307, 308 };
    for (size_t i = 0; i < COUNT_OF(redirects); i++) {
        world it;
        assert_code(SW_E_PROTOCOL, &it.err, charge_answered(&it, redirects[i], ""));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        world_close(&it);
    }
}

TEST(a_message_of_amazons_stays_utf8_wherever_it_is_cut)
{
    for (size_t lead = 0; lead < 3; lead++) {
        sw_buf body = SW_BUF_INIT(4000);
        sw_buf_add_text(&body, "{\"reasonCode\":\"Other\",\"message\":\"");
        sw_buf_add(&body, "xxx", lead);
        for (int i = 0; i < 400; i++)
            sw_buf_add_text(&body, "\xE2\x82\xAC");
        sw_buf_add_text(&body, "\"}");
        world it;
        assert_code(SW_E_REFUSED, &it.err, charge_answered(&it, 400, sw_buf_text(&body)));
        assert_true(sw_is_utf8(it.err.message, strlen(it.err.message)));
        world_close(&it);
        assert_code(SW_E_SERVER, &it.err, charge_answered(&it, 503, sw_buf_text(&body)));
        assert_true(sw_is_utf8(it.err.message, strlen(it.err.message)));
        assert_contains(it.err.message, "never a new one");
        world_close(&it);
        sw_buf_free(&body);
    }
}

TEST(a_message_of_amazons_with_line_breaks_stays_one_line)
{
    world it;
    assert_code(SW_E_REFUSED, &it.err, charge_answered(&it, 400, "{\"message\":\"one\\r\\ntwo\\u001b[31m\"}"));
    assert_contains(it.err.message, "one??two?[31m");
    world_close(&it);
}

/* createCharge of 4.00 EUR against P03-1, answered so. */
static int charge_four(world *it, const char *answer)
{
    static const char body[] =
        "{\"chargePermissionId\":\"P03-1\",\"chargeAmount\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}}";
    const step expected = {
        .method = "POST", .url = charges, .key = RIDE_81, .body = body, .status = 201, .answer = answer
    };
    sw_request request = SW_REQUEST_INIT;
    sw_call call = SW_CALL_INIT;
    request.operation = "createCharge";
    request.body = body;
    request.body_size = sizeof body - 1;
    call.intent = "ride:81";
    world_open(it, &expected, 1);
    return world_call(it, &request, &call);
}

#define CHARGED(wallet, amount, status)                                                               \
    "{\"chargeId\":\"C1\",\"chargePermissionId\":\"" wallet "\",\"chargeAmount\":{\"amount\":" amount \
    ",\"currencyCode\":\"EUR\"},\"conversionRate\":0.8474576271186441,\"statusDetails\":{\"state\":" status "}}"

TEST(a_charge_of_what_was_sent_is_believed_whatever_its_rate)
{
    static const char *const good[] = { CHARGED("P03-1", "\"4.00\"", "\"Captured\""),
                                        CHARGED("P03-1", "\"4\"", "\"Authorized\""),
                                        CHARGED("P03-1", "4", "\"AuthorizationInitiated\""),
                                        CHARGED("P03-1", "\"4.0\"", "\"SomethingNew\"") };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        world it;
        assert_code(SW_OK, &it.err, charge_four(&it, good[i]));
        world_close(&it);
    }
}

TEST(a_charge_of_another_wallet_or_amount_is_not_believed)
{
    static const char *const bad[] = { CHARGED("P03-2", "\"4.00\"", "\"Captured\""),
                                       CHARGED("P03-1", "\"40.00\"", "\"Captured\""), WHOLE_ANSWER };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        assert_code(SW_E_PROTOCOL, &it.err, charge_four(&it, bad[i]));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
        world_close(&it);
    }
}

TEST(a_charge_that_is_declined_with_201_is_declined)
{
    world it;
    assert_code(SW_E_DECLINED, &it.err,
                charge_four(&it, CHARGED("P03-1", "\"4.00\"", "\"Declined\",\"reasonCode\":\"HardDeclined\"")));
    assert_string_equal(it.err.reason_code, "HardDeclined");
    assert_int_equal(it.err.next_step, SW_NEXT_UPDATE_WALLET);
    assert_non_null(it.answer);
    world_close(&it);
}

TEST(a_complete_that_leaves_its_session_open_is_not_believed)
{
    const step expected = { .method = "POST",
                            .url = "https://pay-api.amazon.eu/v2/checkoutSessions/s1/complete",
                            .body = "{}",
                            .status = 200,
                            .answer = "{\"checkoutSessionId\":\"s1\",\"statusDetails\":{\"state\":\"Open\"}}" };
    world it;
    world_open(&it, &expected, 1);
    assert_code(SW_E_PROTOCOL, &it.err, world_call_on(&it, "completeCheckoutSession", "s1", "{}"));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    world_close(&it);
}

TEST(a_state_that_stands_against_a_call_says_what_to_look_at)
{
    world it;
    assert_code(SW_E_CONFLICT, &it.err,
                charge_answered(&it, 422, "{\"reasonCode\":\"InvalidChargePermissionStatus\"}"));
    assert_contains(it.err.message, "look with getChargePermission first");
    world_close(&it);
    assert_code(SW_E_CONFLICT, &it.err, charge_answered(&it, 400, "{\"reasonCode\":\"DuplicateIdempotencyKey\"}"));
    assert_contains(it.err.message, "may have been carried out");
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_reasons_gives_its_code_effect_retry_and_next_step),
        cmocka_unit_test(a_buyer_in_japan_saves_the_wallet_anew_where_there_is_no_update_page),
        cmocka_unit_test(a_decline_at_the_end_of_a_checkout_sends_the_buyer_back_to_its_start),
        cmocka_unit_test(reasons_are_listed_once),
        cmocka_unit_test(every_reason_of_every_operation_is_listed),
        cmocka_unit_test(a_reason_nobody_knows_is_kept_and_judged_by_its_status),
        cmocka_unit_test(a_reason_longer_than_its_room_is_cut_and_harmless),
        cmocka_unit_test(an_error_page_of_a_proxy_is_a_failure_without_a_reason),
        cmocka_unit_test(a_server_that_failed_says_nothing_definite_whatever_reason_it_names),
        cmocka_unit_test(a_success_whose_body_is_broken_is_not_taken_for_one),
        cmocka_unit_test(a_patch_whose_answer_is_broken_may_not_be_sent_again_blindly),
        cmocka_unit_test(successes_are_all_of_2xx),
        cmocka_unit_test(an_operation_without_an_answers_body_may_have_none),
        cmocka_unit_test(a_charge_that_is_answered_with_nothing_is_not_taken_for_one),
        cmocka_unit_test(a_claim_is_answered_303_with_a_location),
        cmocka_unit_test(any_other_redirect_is_no_answer_of_amazon_pays),
        cmocka_unit_test(a_message_of_amazons_stays_utf8_wherever_it_is_cut),
        cmocka_unit_test(a_message_of_amazons_with_line_breaks_stays_one_line),
        cmocka_unit_test(a_charge_of_what_was_sent_is_believed_whatever_its_rate),
        cmocka_unit_test(a_charge_of_another_wallet_or_amount_is_not_believed),
        cmocka_unit_test(a_charge_that_is_declined_with_201_is_declined),
        cmocka_unit_test(a_complete_that_leaves_its_session_open_is_not_believed),
        cmocka_unit_test(a_state_that_stands_against_a_call_says_what_to_look_at),
    };
    return RUN_SUITE(tests);
}
