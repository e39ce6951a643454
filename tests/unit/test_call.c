/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

static const char charges[] = "https://pay-api.amazon.eu/v2/charges",
                  charge[] = "https://pay-api.amazon.eu/v2/charges/C1";

static step post(const char *date)
{
    return (step){ .method = "POST", .url = charges, .key = RIDE_81, .body = "{}", .date = date };
}

static step post_answered(const char *date, int status)
{
    step it = post(date);
    it.status = status;
    it.answer = status == 201 ? WHOLE_ANSWER : "{\"reasonCode\":\"Something\"}";
    return it;
}

static step post_reset(const char *date)
{
    step it = post(date);
    it.fault = "reset";
    return it;
}

static step get_answered(int status)
{
    return (step){ .method = "GET", .url = charge, .status = status, .answer = WHOLE_ANSWER };
}

static void assert_all_made(const world *it)
{
    assert_int_equal(sw_transport_replay_remaining(it->transport), 0);
}

TEST(a_post_with_a_key_is_repeated_after_a_reset_with_key_and_body_the_same_and_a_new_date)
{
    const step steps[] = { post_reset("20260102T030405Z"), post_answered("20260102T030406Z", 201) };
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    it.clock.tick_ms = 1000;
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(sw_response_attempts(it.answer), 2);
    assert_string_equal(sw_response_idempotency_key(it.answer), RIDE_81);
    assert_int_equal(it.err.code, SW_OK);
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_all_made(&it);
    world_close(&it);
}

TEST(a_get_is_repeated_after_a_reset)
{
    const step steps[] = { { .method = "GET", .url = charge, .fault = "reset" }, get_answered(200) };
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, world_call_on(&it, "getCharge", "C1", NULL));
    assert_all_made(&it);
    world_close(&it);
}

static const int passing[] = { 408, 425, 429, 500, 502, 503, 504 };

TEST(a_get_and_a_post_with_a_key_are_repeated_after_a_status_that_passes)
{
    for (size_t i = 0; i < COUNT_OF(passing); i++) {
        const step posts[] = { post_answered(NULL, passing[i]), post_answered(NULL, 201) };
        const step gets[] = { get_answered(passing[i]), get_answered(200) };
        world it;
        world_open(&it, posts, 2);
        assert_code(SW_OK, &it.err, world_charge(&it));
        assert_all_made(&it);
        world_close(&it);
        world_open(&it, gets, 2);
        assert_code(SW_OK, &it.err, world_call_on(&it, "getCharge", "C1", NULL));
        assert_all_made(&it);
        world_close(&it);
    }
}

TEST(nothing_is_repeated_after_a_status_that_stays)
{
    static const int staying[] = { 301, 400, 401, 403, 404, 405, 409, 422, 426, 501, 505 };
    for (size_t i = 0; i < COUNT_OF(staying); i++) {
        const step steps[] = { post_answered(NULL, staying[i]), post_answered(NULL, 201) };
        world it;
        world_open(&it, steps, 2);
        assert_true(world_charge(&it) < 0);
        assert_int_equal(it.err.attempts, 1);
        assert_int_equal(it.err.http_status, staying[i]);
        assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
        world_close(&it);
    }
}

/* What may not be sent twice: a PATCH, a DELETE, and a POST that takes a key but was given none. */
static const struct {
    const char *operation, *method, *url;
} unrepeatable[] = {
    { "updateCharge", "PATCH", "https://pay-api.amazon.eu/v2/charges/C1" },
    { "cancelCharge", "DELETE", "https://pay-api.amazon.eu/v2/charges/C1/cancel" },
    { "contestDispute", "POST", "https://pay-api.amazon.eu/v2/disputes/C1/contest" },
};

static void assert_sent_once(size_t which, step first, int code, sw_effect effect, sw_retry retry)
{
    first.method = unrepeatable[which].method;
    first.url = unrepeatable[which].url;
    first.body = "{}";
    const step steps[] = { first, first };
    world it;
    world_open(&it, steps, 2);
    assert_code(code, &it.err, world_call_on(&it, unrepeatable[which].operation, "C1", "{}"));
    assert_int_equal(it.err.attempts, 1);
    assert_int_equal(it.err.effect, effect);
    assert_int_equal(it.err.retry, retry);
    assert_string_equal(it.err.idempotency_key, "");
    assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
    world_close(&it);
}

TEST(patch_delete_and_a_post_without_a_key_are_not_repeated_after_a_reset)
{
    for (size_t i = 0; i < COUNT_OF(unrepeatable); i++)
        assert_sent_once(i, (step){ .fault = "reset" }, SW_E_NO_ANSWER, SW_EFFECT_UNKNOWN, SW_RETRY_NEVER);
}

TEST(patch_delete_and_a_post_without_a_key_are_not_repeated_after_a_failure)
{
    for (size_t i = 0; i < COUNT_OF(unrepeatable); i++) {
        assert_sent_once(i, (step){ .status = 503 }, SW_E_SERVER, SW_EFFECT_UNKNOWN, SW_RETRY_NEVER);
        assert_sent_once(i, (step){ .status = 429 }, SW_E_THROTTLED, SW_EFFECT_NONE, SW_RETRY_SAME_KEY);
    }
}

TEST(a_connection_that_was_never_made_is_tried_again_whatever_the_method)
{
    for (size_t i = 0; i < COUNT_OF(unrepeatable); i++) {
        step first = { .method = unrepeatable[i].method, .url = unrepeatable[i].url, .body = "{}", .fault = "connect" };
        step second = first;
        second.fault = NULL;
        second.status = 200;
        second.answer = WHOLE_ANSWER;
        const step steps[] = { first, second };
        world it;
        world_open(&it, steps, 2);
        assert_code(SW_OK, &it.err, world_call_on(&it, unrepeatable[i].operation, "C1", "{}"));
        assert_all_made(&it);
        world_close(&it);
    }
}

TEST(after_the_last_try_without_a_connection_nothing_was_sent)
{
    step refused = post(NULL);
    refused.fault = "connect";
    const step steps[] = { refused, refused, refused, refused };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.err.attempts, 4);
    assert_int_equal(it.err.next_step, SW_NEXT_WAIT);
    assert_contains(it.err.message, "createCharge was not sent");
    world_close(&it);
}

TEST(the_tries_end_after_four_or_as_many_as_configured)
{
    static const int configured[] = { 0, SW_NO_RETRY, 2, 10 }, made[] = { 4, 1, 2, 10 };
    step steps[11];
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        steps[i] = post_answered(NULL, 503);
    for (size_t i = 0; i < COUNT_OF(configured); i++) {
        world it;
        sw_config config = world_config(&it);
        config.max_attempts = configured[i];
        world_start(&it, &config, steps, COUNT_OF(steps));
        assert_code(SW_E_SERVER, &it.err, world_charge(&it));
        assert_int_equal(it.err.attempts, made[i]);
        assert_int_equal(sw_response_attempts(it.answer), made[i]);
        assert_int_equal(sw_transport_replay_remaining(it.transport), COUNT_OF(steps) - (size_t)made[i]);
        assert_int_equal(it.clock.sleeps, made[i] - 1);
        world_close(&it);
    }
}

TEST(each_wait_is_by_chance_below_a_bound_that_doubles)
{
    const step steps[] = { post_reset(NULL), post_reset(NULL), post_reset(NULL), post_answered(NULL, 201) };
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    it.clock.chance = 350; /* 350 mod 201, 401 and 801 */
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(it.clock.sleeps, 3);
    assert_int_equal(it.clock.slept_ms, 149 + 350 + 350);
    world_close(&it);
}

TEST(retry_after_is_waited_for_in_seconds_or_until_a_date)
{
    static const char *const values[] = { "2", "Fri, 02 Jan 2026 03:04:07 GMT" };
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        step throttled = post_answered("20260102T030405Z", 429);
        throttled.answer_header = (sw_header){ "Retry-After", values[i] };
        const step steps[] = { throttled, post_answered("20260102T030407Z", 201) };
        world it;
        world_open(&it, steps, 2);
        it.clock.chance = 30;
        assert_code(SW_OK, &it.err, world_charge(&it));
        assert_int_equal(it.clock.last_sleep_ms, 2030);
        assert_all_made(&it);
        world_close(&it);
    }
}

TEST(a_retry_after_beyond_the_deadline_ends_the_call_and_is_passed_on)
{
    static const struct {
        const char *value;
        int seconds;
    } table[] = {
        { "60", 60 }, { "3600", 3600 }, { "99999999999", 31536000 }, { "Fri, 02 Jan 2026 04:04:05 GMT", 3600 }
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        step throttled = post_answered(NULL, 429);
        throttled.answer_header = (sw_header){ "retry-after", table[i].value };
        const step steps[] = { throttled, throttled };
        world it;
        world_open(&it, steps, 2);
        assert_code(SW_E_THROTTLED, &it.err, world_charge(&it));
        assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
        assert_int_equal(it.err.retry_after_s, table[i].seconds);
        assert_int_equal(it.err.effect, SW_EFFECT_NONE);
        assert_int_equal(it.err.next_step, SW_NEXT_WAIT);
        assert_string_equal(it.err.idempotency_key, RIDE_81);
        assert_int_equal(it.clock.sleeps, 0);
        assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
        world_close(&it);
    }
}

TEST(a_retry_after_that_cannot_be_read_or_is_past_is_left_aside)
{
    static const char *const values[] = { "soon",
                                          "",
                                          "-5",
                                          "-99999999999",
                                          "1.5",
                                          "1e3",
                                          "0x10",
                                          "5 s",
                                          "0",
                                          "Fri, 02 Jan 2026 03:04:05 GMT",
                                          "Sun, 06 Nov 1994 08:49:37 GMT",
                                          "Fri, 02 Jan 2026 03:04:07 CET" };
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        step throttled = post_answered(NULL, 429);
        throttled.answer_header = (sw_header){ "Retry-After", values[i] };
        const step steps[] = { throttled, post_answered(NULL, 201) };
        world it;
        world_open(&it, steps, 2);
        it.clock.chance = 30;
        assert_code(SW_OK, &it.err, world_charge(&it));
        assert_int_equal(it.clock.last_sleep_ms, 30);
        world_close(&it);
    }
}

TEST(retry_after_is_waited_for_by_a_get_and_by_a_failure_of_the_server_too)
{
    static const int statuses[] = { 429, 500, 503 };
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        step busy = get_answered(statuses[i]), again = get_answered(200);
        busy.answer_header = (sw_header){ "Retry-After", "5" };
        again.date = "20260102T030410Z";
        const step steps[] = { busy, again };
        world it;
        world_open(&it, steps, 2);
        assert_code(SW_OK, &it.err, world_call_on(&it, "getCharge", "C1", NULL));
        assert_int_equal(it.clock.last_sleep_ms, 5000);
        world_close(&it);
    }
}

TEST(a_retry_after_of_a_failure_beyond_the_callers_deadline_leaves_a_post_unknown_under_its_key)
{
    step busy = post_answered(NULL, 503);
    busy.answer_header = (sw_header){ "Retry-After", "99999999999999999999999999" };
    const step steps[] = { busy, busy };
    world it;
    world_open(&it, steps, 2);
    assert_code(SW_E_SERVER, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.err.retry_after_s, 31536000);
    assert_int_equal(it.clock.sleeps, 0);
    world_close(&it);
}

/* The answer, however often, to a request whose first try may have been carried out. */
static void assert_reason_after_a_reset(int status, const char *answer, int code, sw_effect effect)
{
    step second = post_answered(NULL, status);
    second.answer = answer;
    const step steps[] = { post_reset(NULL), second, second, second };
    world it;
    world_open(&it, steps, 4);
    assert_code(code, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, effect);
    assert_string_equal(it.err.idempotency_key, RIDE_81);
    if (effect == SW_EFFECT_UNKNOWN) {
        assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
        assert_true(it.err.next_step == SW_NEXT_WAIT || it.err.next_step == SW_NEXT_FIX_REQUEST);
    }
    world_close(&it);
}

TEST(what_is_unknown_may_be_sent_again_under_its_key_whatever_the_last_answer_says)
{
    const step steps[] = { post_reset(NULL), post_answered(NULL, 403) };
    world it;
    world_open(&it, steps, 2);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    assert_contains(it.err.message, "send the same intent");
    world_close(&it);
}

static void assert_after_a_reset(int status, int code, sw_effect effect)
{
    assert_reason_after_a_reset(status, "{\"reasonCode\":\"Something\"}", code, effect);
}

TEST(what_was_unknown_stays_unknown_after_an_answer_that_is_not_about_the_request)
{
    assert_reason_after_a_reset(400, "<html>Bad Request</html>", SW_E_REFUSED, SW_EFFECT_UNKNOWN);
    assert_reason_after_a_reset(404, "", SW_E_NOT_FOUND, SW_EFFECT_UNKNOWN);
    assert_reason_after_a_reset(400, "{\"reasonCode\":\"DuplicateIdempotencyKey\"}", SW_E_CONFLICT, SW_EFFECT_UNKNOWN);
}

TEST(what_was_unknown_stays_unknown_after_an_answer_given_before_the_key_is_looked_at)
{
    assert_after_a_reset(429, SW_E_THROTTLED, SW_EFFECT_UNKNOWN);
    assert_after_a_reset(425, SW_E_SERVER, SW_EFFECT_UNKNOWN);
    assert_after_a_reset(403, SW_E_AUTH, SW_EFFECT_UNKNOWN);
    assert_after_a_reset(401, SW_E_AUTH, SW_EFFECT_UNKNOWN);
    assert_after_a_reset(503, SW_E_SERVER, SW_EFFECT_UNKNOWN);
}

TEST(what_was_unknown_is_settled_by_a_decline_and_by_a_fault_of_the_request)
{
    assert_reason_after_a_reset(422, "{\"reasonCode\":\"HardDeclined\"}", SW_E_DECLINED, SW_EFFECT_NONE);
    assert_reason_after_a_reset(422, "{\"reasonCode\":\"SoftDeclined\"}", SW_E_DECLINED, SW_EFFECT_NONE);
    assert_reason_after_a_reset(400, "{\"reasonCode\":\"UnrecognizedField\"}", SW_E_REFUSED, SW_EFFECT_NONE);
    assert_reason_after_a_reset(400, "{\"reasonCode\":\"CurrencyMismatch\"}", SW_E_REFUSED, SW_EFFECT_NONE);
}

/* The earlier try may be what stands against this one: still in progress, or carried out. */
TEST(what_was_unknown_stays_unknown_after_an_answer_that_the_earlier_try_may_have_brought_about)
{
    static const struct {
        int status;
        const char *reason;
        int code;
    } table[] = {
        { 422, "InvalidChargePermissionStatus", SW_E_CONFLICT },
        { 422, "InvalidChargeStatus", SW_E_CONFLICT },
        { 422, "InvalidCheckoutSessionStatus", SW_E_CONFLICT },
        { 422, "TransactionCountExceeded", SW_E_REFUSED },
        { 400, "TransactionAmountExceeded", SW_E_REFUSED },
        { 400, "PeriodicAmountExceeded", SW_E_REFUSED },
        { 404, "ResourceNotFound", SW_E_NOT_FOUND },
        { 409, "AmountMismatch", SW_E_CONFLICT },
        { 400, "Something", SW_E_REFUSED },
        { 422, "Something", SW_E_CONFLICT },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char answer[100];
        snprintf(answer, sizeof answer, "{\"reasonCode\":\"%s\"}", table[i].reason);
        assert_reason_after_a_reset(table[i].status, answer, table[i].code, SW_EFFECT_UNKNOWN);
    }
}

TEST(what_was_unknown_stays_unknown_when_no_connection_follows)
{
    step refused = post(NULL);
    refused.fault = "connect";
    const step steps[] = { post_reset(NULL), refused, refused, refused };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_contains(it.err.message, "not known whether it was carried out");
    world_close(&it);
}

TEST(no_answer_says_what_is_not_known_and_what_to_do)
{
    const step steps[] = { post_reset(NULL), post_reset(NULL), post_reset(NULL), post_reset(NULL) };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.err.next_step, SW_NEXT_WAIT);
    assert_int_equal(it.err.attempts, 4);
    assert_int_equal(it.err.http_status, 0);
    assert_string_equal(it.err.idempotency_key, RIDE_81);
    assert_contains(it.err.message, "createCharge got no answer");
    assert_contains(it.err.message, "send the same intent (or key) and body again, never a new one");
    assert_null(it.answer);
    world_close(&it);
}

TEST(a_get_without_an_answer_changed_nothing)
{
    const step reset = { .method = "GET", .url = charge, .fault = "reset" };
    const step steps[] = { reset, reset, reset, reset };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_E_NO_ANSWER, &it.err, world_call_on(&it, "getCharge", "C1", NULL));
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_contains(it.err.message, "it changes nothing: call it again");
    world_close(&it);
}

TEST(a_delete_without_an_answer_is_looked_at_before_it_is_sent_again)
{
    const step reset = {
        .method = "DELETE", .url = "https://pay-api.amazon.eu/v2/charges/C1/cancel", .body = "{}", .fault = "reset"
    };
    world it;
    world_open(&it, &reset, 1);
    assert_code(SW_E_NO_ANSWER, &it.err, world_call_on(&it, "cancelCharge", "C1", "{}"));
    assert_contains(it.err.message, "Get the object and look");
    world_close(&it);
}

TEST(the_answer_of_a_call_that_failed_is_given_all_the_same)
{
    step declined = post_answered(NULL, 422);
    declined.answer = "{\"reasonCode\":\"HardDeclined\",\"message\":\"No.\"}";
    declined.answer_header = (sw_header){ "X-Amz-Pay-Request-Id", "r9" };
    world it;
    world_open(&it, &declined, 1);
    assert_code(SW_E_DECLINED, &it.err, world_charge(&it));
    assert_int_equal(sw_response_status(it.answer), 422);
    assert_string_equal(sw_response_body(it.answer, NULL), declined.answer);
    assert_string_equal(it.err.request_id, "r9");
    assert_string_equal(it.err.reason_code, "HardDeclined");
    assert_contains(it.err.message, "No.");
    world_close(&it);
}

/* The hash of the canonical request of the charge in these tests, made by the library's own signer, apart from calls.
 */
static void hash_of_charge(char out[65])
{
    static const sw_header key = { "x-amz-pay-idempotency-key", RIDE_81 };
    sw_signature *signature = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.region = "eu";
    request.date = STILL_DATE;
    request.headers = &key;
    request.header_count = 1;
    request.body = "{}";
    request.body_size = 2;
    assert_code(SW_OK, &err, sw_sign_request(&signature, NULL, &request, &err));
    snprintf(out, 65, "%s", sw_signature_sha256(signature));
    sw_signature_free(signature);
}

static step post_refused_by_signature(char answer[400], const char *hash)
{
    snprintf(answer, 400,
             "{\"reasonCode\":\"InvalidRequestSignature\",\"message\":\"Unable to verify signature, signing String "
             "[AMZN-PAY-RSASSA-PSS-V2\\n%s] , signature [" FAKE_SIGNATURE "]\"}",
             hash);
    step it = post_answered(NULL, 403);
    it.answer = answer;
    return it;
}

TEST(a_refused_signature_says_which_part_of_it_amazon_saw_otherwise)
{
    static const char other[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    char answer[400];
    const step steps[] = { post_refused_by_signature(answer, other) };
    world it;
    world_open(&it, steps, 1);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_contains(it.err.message, "HTTP 403 InvalidRequestSignature: changed on the way: canonical request (hash ");
    assert_contains(it.err.message, "Amazon's 00112233)");
    assert_contains(it.err.message, "; Amazon: Unable to verify");
    assert_lacks(it.err.message, FAKE_SIGNATURE);
    assert_int_equal(it.err.next_step, SW_NEXT_FIX_REQUEST);
    world_close(&it);
}

TEST(a_refused_signature_that_amazon_saw_as_it_was_sent_says_to_check_the_key)
{
    char answer[400], hash[65];
    hash_of_charge(hash);
    const step steps[] = { post_refused_by_signature(answer, hash) };
    world it;
    world_open(&it, steps, 1);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_contains(it.err.message, "exactly what was signed");
    assert_contains(it.err.message, "public_key_id belongs to this private key");
    assert_lacks(it.err.message, FAKE_SIGNATURE);
    world_close(&it);
}

TEST(why_a_signature_was_refused_is_said_whole_also_when_an_earlier_try_stays_unknown)
{
    char answer[400], hash[65];
    hash_of_charge(hash);
    const step steps[] = { post_reset(NULL), post_refused_by_signature(answer, hash) };
    world it;
    world_open(&it, steps, 2);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_contains(it.err.message, "environment or region is wrong");
    assert_contains(it.err.message, "never a new one");
    world_close(&it);
}

typedef struct watch {
    still_clock *clock;
    int64_t connect_timeout_ms, timeout_ms;
    int64_t takes_ms; /* how long a try lasts before it is reset */
    int calls;
} watch;

static int watch_and_reset(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    watch *it = payload;
    (void)answer;
    it->calls++;
    it->connect_timeout_ms = request->connect_timeout_ms;
    it->timeout_ms = request->timeout_ms;
    it->clock->monotonic_ms += it->takes_ms;
    if (err) {
        err->effect = SW_EFFECT_UNKNOWN;
        err->retry = SW_RETRY_SAME_KEY;
    }
    return SW_E_NO_ANSWER;
}

static void open_watched(world *it, watch *by, const sw_config *config)
{
    sw_config whole = *config;
    by->clock = &it->clock;
    assert_code(SW_OK, &it->err, sw_transport_new(&it->transport, watch_and_reset, by, &it->err));
    whole.transport = it->transport;
    assert_code(SW_OK, &it->err, sw_client_new(&it->client, &whole, &it->err));
}

TEST(a_try_gets_no_more_time_than_the_call_has_left)
{
    static const struct {
        int64_t config_ms, call_ms, connect_ms, try_ms;
    } table[] = {
        { 0, 0, 3000, 30000 },      { 0, 1000, 1000, 1000 },      { 2000, 0, 2000, 2000 },
        { 2000, 5000, 3000, 5000 }, { 0, 86400000, 3000, 30000 }, { 0, 3500, 3000, 3500 },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        watch by = { 0 };
        sw_config config = world_config(&it);
        config.timeout_ms = table[i].config_ms;
        config.max_attempts = SW_NO_RETRY;
        open_watched(&it, &by, &config);
        sw_request request = SW_REQUEST_INIT;
        request.operation = "getReports";
        sw_call call = SW_CALL_INIT;
        call.timeout_ms = table[i].call_ms;
        assert_code(SW_E_NO_ANSWER, &it.err, world_call(&it, &request, &call));
        assert_int_equal(by.connect_timeout_ms, table[i].connect_ms);
        assert_int_equal(by.timeout_ms, table[i].try_ms);
        world_close(&it);
    }
}

TEST(later_tries_have_what_earlier_ones_left_and_none_begins_after_the_deadline)
{
    world it;
    watch by = { .takes_ms = 25000 };
    sw_config config = world_config(&it);
    open_watched(&it, &by, &config);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(by.calls, 3); /* at 0, 25 and 50 s of 60 */
    assert_int_equal(by.timeout_ms, 10000);
    assert_int_equal(it.err.attempts, 3);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    world_close(&it);
}

TEST(a_wait_that_would_pass_the_deadline_is_not_begun)
{
    world it;
    watch by = { .takes_ms = 59900 };
    sw_config config = world_config(&it);
    open_watched(&it, &by, &config);
    it.clock.chance = 100;
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(by.calls, 1);
    assert_int_equal(it.clock.sleeps, 0);
    world_close(&it);
}

TEST(a_time_beyond_the_ceiling_is_refused)
{
    world it;
    watch by = { 0 };
    sw_config config = world_config(&it);
    config.max_attempts = SW_NO_RETRY;
    open_watched(&it, &by, &config);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getReports";
    sw_call call = SW_CALL_INIT;
    static const int64_t bad[] = { -1, SW_MAX_TIMEOUT_MS + 1, INT64_MAX, INT64_MIN };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        call.timeout_ms = bad[i];
        assert_code(SW_E_INVALID, &it.err, world_call(&it, &request, &call));
        assert_string_equal(it.err.field, "timeout_ms");
    }
    assert_int_equal(by.calls, 0);
    world_close(&it);
}

static int sign_slowly(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                       unsigned char *signature, size_t *signature_size)
{
    still_clock *clock = payload;
    (void)algorithm, (void)text, (void)text_size;
    clock->monotonic_ms += 60000;
    memcpy(signature, "fake", 4);
    *signature_size = 4;
    return 0;
}

TEST(time_that_is_over_before_anything_was_sent_changed_nothing)
{
    const step never = post_answered(NULL, 201);
    world it;
    sw_config config = world_config(&it);
    sw_key_free(it.key);
    assert_code(SW_OK, &it.err, sw_key_from_callback(&it.key, sign_slowly, &it.clock, &it.err));
    config.key = it.key;
    world_start(&it, &config, &never, 1);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.err.attempts, 0);
    assert_contains(it.err.message, "over before it was sent");
    assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
    world_close(&it);
}

static int fail_to_sign(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                        unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size, (void)signature, (void)signature_size;
    return 1;
}

TEST(a_sign_callback_that_fails_ends_the_call_before_anything_is_sent)
{
    const step never = post_answered(NULL, 201);
    world it;
    sw_config config = world_config(&it);
    sw_key_free(it.key);
    assert_code(SW_OK, &it.err, sw_key_from_callback(&it.key, fail_to_sign, NULL, &it.err));
    config.key = it.key;
    world_start(&it, &config, &never, 1);
    assert_code(SW_E_CALLBACK, &it.err, world_charge(&it));
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.err.attempts, 0);
    assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
    world_close(&it);
}

TEST(an_earlier_error_leaves_nothing_behind_in_a_later_success)
{
    const step steps[] = { post_answered(NULL, 422), post_answered(NULL, 201) };
    world it;
    world_open(&it, steps, 2);
    sw_response *answer = NULL;
    assert_code(SW_E_CONFLICT, &it.err, world_charge(&it));
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = "{}";
    request.body_size = 2;
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    const sw_error fresh = SW_ERROR_INIT;
    assert_code(SW_OK, &it.err, sw_client_call(&answer, it.client, &request, &call, &it.err));
    assert_memory_equal(&it.err, &fresh, sizeof fresh);
    sw_response_free(answer);
    world_close(&it);
}

TEST(a_call_without_an_error_to_fill_in_behaves_the_same)
{
    const step steps[] = { post_reset(NULL), post_answered(NULL, 429), post_answered(NULL, 422) };
    world it;
    world_open(&it, steps, 3);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = "{}";
    request.body_size = 2;
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    assert_int_equal(sw_client_call(&it.answer, it.client, &request, &call, NULL), SW_E_CONFLICT);
    assert_int_equal(sw_response_status(it.answer), 422);
    assert_all_made(&it);
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_post_with_a_key_is_repeated_after_a_reset_with_key_and_body_the_same_and_a_new_date),
        cmocka_unit_test(a_get_is_repeated_after_a_reset),
        cmocka_unit_test(a_get_and_a_post_with_a_key_are_repeated_after_a_status_that_passes),
        cmocka_unit_test(nothing_is_repeated_after_a_status_that_stays),
        cmocka_unit_test(patch_delete_and_a_post_without_a_key_are_not_repeated_after_a_reset),
        cmocka_unit_test(patch_delete_and_a_post_without_a_key_are_not_repeated_after_a_failure),
        cmocka_unit_test(a_connection_that_was_never_made_is_tried_again_whatever_the_method),
        cmocka_unit_test(after_the_last_try_without_a_connection_nothing_was_sent),
        cmocka_unit_test(the_tries_end_after_four_or_as_many_as_configured),
        cmocka_unit_test(each_wait_is_by_chance_below_a_bound_that_doubles),
        cmocka_unit_test(retry_after_is_waited_for_in_seconds_or_until_a_date),
        cmocka_unit_test(a_retry_after_beyond_the_deadline_ends_the_call_and_is_passed_on),
        cmocka_unit_test(a_retry_after_that_cannot_be_read_or_is_past_is_left_aside),
        cmocka_unit_test(retry_after_is_waited_for_by_a_get_and_by_a_failure_of_the_server_too),
        cmocka_unit_test(a_retry_after_of_a_failure_beyond_the_callers_deadline_leaves_a_post_unknown_under_its_key),
        cmocka_unit_test(what_was_unknown_stays_unknown_after_an_answer_that_is_not_about_the_request),
        cmocka_unit_test(what_is_unknown_may_be_sent_again_under_its_key_whatever_the_last_answer_says),
        cmocka_unit_test(what_was_unknown_stays_unknown_after_an_answer_given_before_the_key_is_looked_at),
        cmocka_unit_test(what_was_unknown_is_settled_by_a_decline_and_by_a_fault_of_the_request),
        cmocka_unit_test(what_was_unknown_stays_unknown_after_an_answer_that_the_earlier_try_may_have_brought_about),
        cmocka_unit_test(what_was_unknown_stays_unknown_when_no_connection_follows),
        cmocka_unit_test(no_answer_says_what_is_not_known_and_what_to_do),
        cmocka_unit_test(a_get_without_an_answer_changed_nothing),
        cmocka_unit_test(a_delete_without_an_answer_is_looked_at_before_it_is_sent_again),
        cmocka_unit_test(the_answer_of_a_call_that_failed_is_given_all_the_same),
        cmocka_unit_test(a_refused_signature_says_which_part_of_it_amazon_saw_otherwise),
        cmocka_unit_test(a_refused_signature_that_amazon_saw_as_it_was_sent_says_to_check_the_key),
        cmocka_unit_test(why_a_signature_was_refused_is_said_whole_also_when_an_earlier_try_stays_unknown),
        cmocka_unit_test(a_try_gets_no_more_time_than_the_call_has_left),
        cmocka_unit_test(later_tries_have_what_earlier_ones_left_and_none_begins_after_the_deadline),
        cmocka_unit_test(a_wait_that_would_pass_the_deadline_is_not_begun),
        cmocka_unit_test(a_time_beyond_the_ceiling_is_refused),
        cmocka_unit_test(time_that_is_over_before_anything_was_sent_changed_nothing),
        cmocka_unit_test(a_sign_callback_that_fails_ends_the_call_before_anything_is_sent),
        cmocka_unit_test(an_earlier_error_leaves_nothing_behind_in_a_later_success),
        cmocka_unit_test(a_call_without_an_error_to_fill_in_behaves_the_same),
    };
    return RUN_SUITE(tests);
}
