/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

/*
 * The clock of these tests says 2026-01-02T03:04:05Z. A refusal comes with a Date, and what follows shows by its
 * x-amz-pay-date what was made of it.
 */
static const char charges[] = "https://pay-api.amazon.eu/v2/charges",
                  charge[] = "https://pay-api.amazon.eu/v2/charges/C1";

static const char hour_later[] = "Fri, 02 Jan 2026 04:04:05 GMT", hour_earlier[] = "Fri, 02 Jan 2026 02:04:05 GMT",
                  minutes_later[] = "Fri, 02 Jan 2026 03:09:05 GMT", same_time[] = "Fri, 02 Jan 2026 03:04:05 GMT";

static const char refusal[] = "{\"reasonCode\":\"InvalidRequestSignature\"}";

static step refused_at(const char *signed_at, const char *date)
{
    return (step){ .method = "POST",
                   .url = charges,
                   .key = RIDE_81,
                   .body = "{}",
                   .date = signed_at,
                   .status = 403,
                   .answer = refusal,
                   .answer_header = { "Date", date } };
}

static step accepted_at(const char *signed_at)
{
    step it = refused_at(signed_at, NULL);
    it.status = 201;
    it.answer = WHOLE_ANSWER;
    it.answer_header = (sw_header){ NULL, NULL };
    return it;
}

TEST(a_clock_that_is_off_is_learned_and_the_call_signed_once_more_under_its_key)
{
    static const struct {
        const char *date, *signed_at;
    } table[] = { { hour_later, "20260102T040405Z" },
                  { hour_earlier, "20260102T020405Z" },
                  { minutes_later, "20260102T030905Z" },
                  { "Sat, 03 Jan 2026 03:04:05 GMT", "20260103T030405Z" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const step steps[] = { refused_at(NULL, table[i].date), accepted_at(table[i].signed_at) };
        world it;
        world_open(&it, steps, 2);
        assert_code(SW_OK, &it.err, world_charge(&it));
        assert_int_equal(sw_response_attempts(it.answer), 2);
        assert_int_equal(it.clock.slept_ms, 0);
        world_close(&it);
    }
}

TEST(a_later_call_is_signed_with_the_right_time_at_once)
{
    const step steps[] = { refused_at(NULL, hour_later), accepted_at("20260102T040405Z"),
                           accepted_at("20260102T040406Z") };
    world it;
    world_open(&it, steps, 3);
    assert_code(SW_OK, &it.err, world_charge(&it));
    it.clock.now_ms += 1000;
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(sw_response_attempts(it.answer), 1);
    world_close(&it);
}

static void assert_not_signed_again(step first, const char *words)
{
    const step steps[] = { first, first };
    world it;
    world_open(&it, steps, 2);
    assert_true(world_charge(&it) < 0);
    assert_int_equal(it.err.attempts, 1);
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    check_contains(it.err.message, "this machine's clock", words != NULL, __FILE__, __LINE__);
    if (words)
        assert_contains(it.err.message, words);
    world_close(&it);
}

TEST(a_clock_that_is_less_than_five_minutes_off_is_right)
{
    assert_not_signed_again(refused_at(NULL, same_time), NULL);
    assert_not_signed_again(refused_at(NULL, "Fri, 02 Jan 2026 03:09:04 GMT"), NULL);
    assert_not_signed_again(refused_at(NULL, "Fri, 02 Jan 2026 02:59:06 GMT"), NULL);
}

TEST(a_date_that_is_missing_or_cannot_be_read_says_nothing)
{
    step none = refused_at(NULL, NULL);
    none.answer_header = (sw_header){ NULL, NULL };
    assert_not_signed_again(none, NULL);
    assert_not_signed_again(refused_at(NULL, "tomorrow"), NULL);
    assert_not_signed_again(refused_at(NULL, "Fri, 02 Xxx 2026 04:04:05 GMT"), NULL);
}

TEST(a_clock_that_is_more_than_a_day_off_is_told_of_and_not_learned)
{
    assert_not_signed_again(refused_at(NULL, "Sat, 03 Jan 2026 03:04:06 GMT"),
                            "this machine's clock is 86401 s behind Amazon's: set it");
    assert_not_signed_again(refused_at(NULL, "Sun, 06 Nov 1994 08:49:37 GMT"), "ahead of Amazon's: set it");
}

TEST(an_answer_that_does_not_refuse_the_signature_teaches_nothing)
{
    static const struct {
        int status;
        const char *answer;
    } table[] = { { 403, "{\"reasonCode\":\"InvalidAccountStatus\"}" },
                  { 403, "<html>Forbidden</html>" },
                  { 401, "{\"reasonCode\":\"UnauthorizedAccess\"}" },
                  { 400, "{\"reasonCode\":\"InvalidRequestSignature\"}" },
                  { 422, "{\"reasonCode\":\"SoftDeclined\"}" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        step first = refused_at(NULL, hour_later);
        first.status = table[i].status;
        first.answer = table[i].answer;
        assert_not_signed_again(first, NULL);
    }
}

TEST(a_call_is_signed_once_more_and_then_ends_and_tells_of_the_clock)
{
    const step steps[] = { refused_at(NULL, hour_later), refused_at("20260102T040405Z", hour_earlier),
                           accepted_at(NULL) };
    world it;
    world_open(&it, steps, 3);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.attempts, 2);
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_contains(it.err.message, "this machine's clock is 3600 s ahead of Amazon's: set it");
    assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
    world_close(&it);
}

TEST(what_is_refused_with_the_right_time_too_tells_of_the_clock)
{
    const step steps[] = { refused_at(NULL, hour_later), refused_at("20260102T040405Z", hour_later) };
    world it;
    world_open(&it, steps, 2);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.attempts, 2);
    assert_contains(it.err.message, "this machine's clock is 3600 s behind Amazon's: set it");
    world_close(&it);
}

TEST(with_one_try_only_the_clock_is_learned_for_the_next_call)
{
    const step steps[] = { refused_at(NULL, hour_later), accepted_at("20260102T040405Z") };
    world it;
    sw_config config = world_config(&it);
    config.max_attempts = SW_NO_RETRY;
    world_start(&it, &config, steps, 2);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.attempts, 1);
    assert_code(SW_OK, &it.err, world_charge(&it));
    world_close(&it);
}

TEST(a_clock_that_was_set_is_believed_again)
{
    step accepted = accepted_at("20260102T050405Z");
    accepted.answer_header = (sw_header){ "Date", hour_later };
    const step steps[] = { refused_at(NULL, hour_later), accepted_at("20260102T040405Z"), accepted,
                           accepted_at("20260102T040405Z") };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_OK, &it.err, world_charge(&it));
    it.clock.now_ms += 3600000; /* somebody sets it, and the learned hour is one too many */
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_code(SW_OK, &it.err, world_charge(&it));
    world_close(&it);
}

TEST(a_clock_that_was_set_is_believed_again_after_a_refusal_too)
{
    const step steps[] = { refused_at(NULL, hour_later), accepted_at("20260102T040405Z"),
                           refused_at("20260102T050405Z", hour_later), accepted_at("20260102T040405Z") };
    world it;
    world_open(&it, steps, 4);
    assert_code(SW_OK, &it.err, world_charge(&it));
    it.clock.now_ms += 3600000;
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(sw_response_attempts(it.answer), 2);
    world_close(&it);
}

TEST(what_may_not_be_repeated_is_signed_again_since_a_refused_signature_changed_nothing)
{
    step first = refused_at(NULL, hour_later), second;
    first.method = "PATCH";
    first.url = charge;
    first.key = NULL;
    second = first;
    second.date = "20260102T040405Z";
    second.status = 200;
    second.answer = WHOLE_ANSWER;
    const step steps[] = { first, second };
    world it;
    world_open(&it, steps, 2);
    assert_code(SW_OK, &it.err, world_call_on(&it, "updateCharge", "C1", "{}"));
    world_close(&it);
}

TEST(what_was_unknown_before_is_signed_again_under_its_key_and_stays_unknown_when_refused)
{
    step reset = accepted_at(NULL);
    reset.fault = "reset";
    const step steps[] = { reset, refused_at(NULL, hour_later), refused_at("20260102T040405Z", hour_later) };
    world it;
    world_open(&it, steps, 3);
    assert_code(SW_E_AUTH, &it.err, world_charge(&it));
    assert_int_equal(it.err.attempts, 3);
    assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.err.retry, SW_RETRY_SAME_KEY);
    assert_string_equal(it.err.idempotency_key, RIDE_81);
    world_close(&it);
}

TEST(a_date_in_retry_after_is_read_by_the_clock_that_gave_it)
{
    step busy = accepted_at("20260102T040405Z");
    busy.status = 503;
    busy.answer_header = (sw_header){ "Retry-After", "Fri, 02 Jan 2026 04:04:08 GMT" };
    const step steps[] = { refused_at(NULL, hour_later), busy, accepted_at("20260102T040408Z") };
    world it;
    world_open(&it, steps, 3);
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(it.clock.last_sleep_ms, 3000);
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_that_is_off_is_learned_and_the_call_signed_once_more_under_its_key),
        cmocka_unit_test(a_later_call_is_signed_with_the_right_time_at_once),
        cmocka_unit_test(a_clock_that_is_less_than_five_minutes_off_is_right),
        cmocka_unit_test(a_date_that_is_missing_or_cannot_be_read_says_nothing),
        cmocka_unit_test(a_clock_that_is_more_than_a_day_off_is_told_of_and_not_learned),
        cmocka_unit_test(an_answer_that_does_not_refuse_the_signature_teaches_nothing),
        cmocka_unit_test(a_call_is_signed_once_more_and_then_ends_and_tells_of_the_clock),
        cmocka_unit_test(what_is_refused_with_the_right_time_too_tells_of_the_clock),
        cmocka_unit_test(with_one_try_only_the_clock_is_learned_for_the_next_call),
        cmocka_unit_test(a_clock_that_was_set_is_believed_again),
        cmocka_unit_test(a_clock_that_was_set_is_believed_again_after_a_refusal_too),
        cmocka_unit_test(what_may_not_be_repeated_is_signed_again_since_a_refused_signature_changed_nothing),
        cmocka_unit_test(what_was_unknown_before_is_signed_again_under_its_key_and_stays_unknown_when_refused),
        cmocka_unit_test(a_date_in_retry_after_is_read_by_the_clock_that_gave_it),
    };
    return RUN_SUITE(tests);
}
