/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/action.h"

#include <string.h>

enum { MINUTE_MS = 60000, HOUR_MS = 3600000, WINDOW_MS = 90000 + 20 * MINUTE_MS };

static void run(shop *it)
{
    assert_code(SW_OK, &it->err, shop_run(it));
}

/* A charge whose first send has this for an answer. */
static void send_first(shop *it, answer first)
{
    shop_begin(it);
    amazon_says(it, first);
    assert_code(SW_OK, &it->err, shop_do(it, "charge", RIDE("ride:81", "")));
    run(it);
    assert_int_equal(shop_sent(it, "POST", "charges"), 1);
}

static void assert_state(shop *it, const char *state)
{
    assert_string_equal(shop_text(it, "SELECT state FROM action"), state);
}

/* Sends again after exactly so long, and not a millisecond before. */
static void assert_sent_after(shop *it, int64_t wait_ms)
{
    int sent = shop_sent(it, "POST", "charges");
    shop_wait(it, wait_ms - 1);
    run(it);
    assert_int_equal(shop_sent(it, "POST", "charges"), sent);
    shop_wait(it, 1);
    run(it);
    assert_int_equal(shop_sent(it, "POST", "charges"), sent + 1);
}

TEST(without_an_answer_it_is_sent_again_after_1_5_and_30_minutes_2_and_12_hours)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 0, true, NULL });
    const request first = *shop_latest(&it, "POST", "charges");
    assert_sent_after(&it, MINUTE_MS);
    assert_sent_after(&it, 5 * MINUTE_MS);
    assert_sent_after(&it, 30 * MINUTE_MS);
    assert_sent_after(&it, 2 * HOUR_MS);
    assert_sent_after(&it, 12 * HOUR_MS);
    assert_state(&it, SW_UNKNOWN);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM attempt"), 1);
    assert_string_equal(shop_latest(&it, "POST", "charges")->key, first.key);
    assert_string_equal(shop_latest(&it, "POST", "charges")->body, first.body);
    shop_close(&it);
}

TEST(after_a_day_without_an_answer_a_person_has_to_look_and_nothing_is_sent_any_more)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 502, "<html>", 0, false, NULL });
    for (int hour = 0; hour < 24; hour++) {
        shop_wait(&it, HOUR_MS);
        run(&it);
    }
    assert_state(&it, SW_UNRESOLVED);
    assert_string_equal(shop_text(&it, "SELECT kind FROM item"), "unresolved");
    int sent = shop_sent(&it, "POST", "charges");
    shop_wait(&it, 30 * 24 * (int64_t)HOUR_MS);
    run(&it);
    assert_int_equal(shop_sent(&it, "POST", "charges"), sent);
    assert_code(SW_E_CONFLICT, &it.err, shop_do(&it, "retry", "{\"intent\":\"ride:81\",\"by\":\"kim\"}"));
    shop_close(&it);
}

TEST(what_was_done_after_all_is_found_out)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    assert_sent_after(&it, MINUTE_MS);
    assert_state(&it, SW_ACCEPTED);
    assert_string_equal(shop_text(&it, "SELECT charge_id FROM action"), CHARGE_ID);
    shop_close(&it);
}

/* It makes nothing new: it finds out. */
TEST(no_guard_and_no_state_of_the_wallet_stops_a_resend)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    amazon_says(&it, (answer){ "GET", "chargePermissions/" WALLET, 200, PERMISSION_OF("Closed", ""), 0, false, NULL });
    assert_sent_after(&it, MINUTE_MS);
    assert_state(&it, SW_ACCEPTED);
    shop_close(&it);
}

TEST(what_may_have_been_taken_is_sent_again_whatever_a_later_release_thinks_of_its_bytes)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    shop_sql(&it, "UPDATE attempt SET body = '{\"of an\":\"earlier release\"}'");
    shop_wait(&it, MINUTE_MS);
    run(&it);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 2);
    assert_string_equal(shop_latest(&it, "POST", "charges")->body, "{\"of an\":\"earlier release\"}");
    assert_state(&it, SW_ACCEPTED);
    shop_close(&it);
}

TEST(a_processing_failure_is_sent_again_after_a_minute_and_the_same_again_is_a_no)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 500, NO_OF("ProcessingFailure"), 0, false, NULL });
    assert_state(&it, SW_UNKNOWN);
    assert_sent_after(&it, MINUTE_MS);
    assert_state(&it, SW_STOPPED);
    assert_int_equal(shop_number(&it, "SELECT counts FROM attempt"), 0);
    shop_close(&it);
}

/* The one that is lost may be taken until its date is too old; then the same bytes get the answer that counts. */
TEST(a_decline_after_a_lost_answer_counts_only_when_the_lost_one_can_no_longer_be_taken)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    amazon_says(&it, (answer){ "POST", "charges", 422, NO_OF("HardDeclined"), 0, false, NULL });
    assert_sent_after(&it, MINUTE_MS);
    assert_state(&it, SW_UNKNOWN);
    assert_int_equal(shop_number(&it, "SELECT counts FROM attempt"), 1);
    shop_wait(&it, WINDOW_MS);
    run(&it);
    assert_state(&it, SW_STOPPED);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM attempt"), 1);
    shop_close(&it);
}

TEST(what_was_not_sent_is_no_doubt_and_a_no_then_counts_at_once)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 0, "", 1, false, NULL });
    assert_state(&it, SW_STARTED);
    amazon_says(&it, (answer){ "POST", "charges", 422, NO_OF("HardDeclined"), 0, false, NULL });
    assert_sent_after(&it, MINUTE_MS);
    assert_state(&it, SW_STOPPED);
    shop_close(&it);
}

TEST(a_key_that_was_used_with_other_bytes_is_for_a_person)
{
    shop it;
    send_first(&it, (answer){ "POST", "charges", 400, NO_OF("DuplicateIdempotencyKey"), 0, false, NULL });
    assert_state(&it, SW_UNRESOLVED);
    assert_contains(shop_text(&it, "SELECT message FROM item"), "with other bytes");
    shop_close(&it);
}

static void leave_unresolved(shop *it)
{
    send_first(it, (answer){ "POST", "charges", 0, "", 0, true, NULL });
    shop_wait(it, 24 * HOUR_MS);
    run(it);
    assert_state(it, SW_UNRESOLVED);
}

TEST(before_a_person_is_believed_the_same_bytes_are_sent_once_more)
{
    shop it;
    leave_unresolved(&it);
    amazon_says(&it, (answer){ "POST", "charges", 201, CHARGE_OF("18.40", "Captured"), 0, false, NULL });
    assert_code(SW_OK, &it.err,
                shop_do(&it, "resolve",
                        "{\"intent\":\"ride:81\",\"not_charged\":true,\"by\":\"kim\",\"reason\":\"I think so\"}"));
    assert_state(&it, SW_ACCEPTED);
    shop_close(&it);
}

TEST(a_person_says_that_it_was_not_done_and_by_name)
{
    shop it;
    leave_unresolved(&it);
    assert_code(SW_E_INVALID, &it.err, shop_do(&it, "resolve", "{\"intent\":\"ride:81\",\"not_charged\":true}"));
    assert_string_equal(it.err.field, "by");
    shop_do(&it, "resolve", "{\"intent\":\"ride:81\",\"not_charged\":true,\"by\":\"kim\",\"reason\":\"asked Amazon\"}");
    assert_state(&it, SW_STOPPED);
    assert_int_equal(shop_number(&it, "SELECT counts FROM attempt"), 0);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM item WHERE settled_ms IS NULL"), 0);
    shop_close(&it);
}

TEST(a_charge_that_a_person_found_has_to_be_that_one)
{
    shop it;
    leave_unresolved(&it);
    amazon_says(&it, (answer){ "GET", "charges/" CHARGE_ID, 200, CHARGE_OF("99.00", "Captured"), 1, false, NULL });
    static const char found[] = "{\"intent\":\"ride:81\",\"charged\":\"" CHARGE_ID "\",\"by\":\"kim\"}";
    assert_code(SW_E_CONFLICT, &it.err, shop_do(&it, "resolve", found));
    assert_string_equal(it.err.field, "charged");
    amazon_says(&it, (answer){ "GET", "charges/" CHARGE_ID, 200, CHARGE_OF("18.40", "Captured"), 0, false, NULL });
    assert_code(SW_OK, &it.err, shop_do(&it, "resolve", found));
    assert_state(&it, SW_ACCEPTED);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_answer_it_is_sent_again_after_1_5_and_30_minutes_2_and_12_hours),
        cmocka_unit_test(after_a_day_without_an_answer_a_person_has_to_look_and_nothing_is_sent_any_more),
        cmocka_unit_test(what_was_done_after_all_is_found_out),
        cmocka_unit_test(no_guard_and_no_state_of_the_wallet_stops_a_resend),
        cmocka_unit_test(what_may_have_been_taken_is_sent_again_whatever_a_later_release_thinks_of_its_bytes),
        cmocka_unit_test(a_processing_failure_is_sent_again_after_a_minute_and_the_same_again_is_a_no),
        cmocka_unit_test(a_decline_after_a_lost_answer_counts_only_when_the_lost_one_can_no_longer_be_taken),
        cmocka_unit_test(what_was_not_sent_is_no_doubt_and_a_no_then_counts_at_once),
        cmocka_unit_test(a_key_that_was_used_with_other_bytes_is_for_a_person),
        cmocka_unit_test(before_a_person_is_believed_the_same_bytes_are_sent_once_more),
        cmocka_unit_test(a_person_says_that_it_was_not_done_and_by_name),
        cmocka_unit_test(a_charge_that_a_person_found_has_to_be_that_one),
    };
    return RUN_SUITE(tests);
}
