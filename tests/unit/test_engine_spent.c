/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/spent.h"

#include <stdio.h>
#include <string.h>

enum { HOUR_MS = 3600000 };
#define JANUARY "2026-01-01T00:00:00Z"
#define FEBRUARY "2026-02-01T00:00:00Z"

static int64_t at(const char *text, int64_t more_hours)
{
    int64_t ms = 0;
    assert_int_equal(sw_zone_read_utc(&ms, text, NULL), SW_OK);
    return ms + more_hours * HOUR_MS;
}

static int64_t make_action(const sw_desk *desk)
{
    static int intents;
    char intent[32];
    sw_action_row row = { .wallet = 1, .attempt = 1 };
    snprintf(intent, sizeof intent, "ride:%d", ++intents);
    assert_true(sw_record_text(&row.space, "id") && sw_record_text(&row.intent, intent) &&
                sw_record_text(&row.kind, "charge") && sw_record_text(&row.state, "accepted") &&
                sw_record_text(&row.content, "{}"));
    assert_int_equal(sw_record_insert(&row, &sw_action_table, desk->database, NULL), SW_OK);
    int64_t number = row.number;
    SW_RECORD_FREE(row, sw_action_table);
    return number;
}

static void make_wallet(const sw_desk *desk)
{
    sw_wallet_row row = { .created_ms = 1 };
    assert_true(sw_record_text(&row.reference, "customer:42") && sw_record_text(&row.permission, WALLET));
    assert_int_equal(sw_record_insert(&row, &sw_wallet_table, desk->database, NULL), SW_OK);
    SW_RECORD_FREE(row, sw_wallet_table);
}

/* A charge that counts, started then; each has an action of its own. */
static void spend(shop *it, int64_t minor, const char *currency, int64_t started_ms)
{
    sw_desk desk;
    sw_attempt_row row = { .attempt = 1, .wallet = 1, .minor = minor, .counts = 1, .sends = 1 };
    bool is_first = shop_number(it, "SELECT count(*) FROM wallet") == 0;
    assert_code(SW_OK, &it->err, sw_desk_open(&desk, it->engine, &it->err));
    if (is_first)
        make_wallet(&desk);
    row.action = make_action(&desk);
    row.started_ms = started_ms;
    assert_true(sw_record_text(&row.permission, WALLET) && sw_record_text(&row.operation, "createCharge") &&
                sw_record_text(&row.state, "accepted") && sw_record_text(&row.currency, currency));
    assert_code(SW_OK, &it->err, sw_record_insert(&row, &sw_attempt_table, desk.database, &it->err));
    SW_RECORD_FREE(row, sw_attempt_table);
    sw_desk_close(&desk);
}

static int64_t amazon_month(shop *it, const char *currency, int64_t now_ms)
{
    sw_money spent = SW_MONEY_INIT;
    sw_desk desk;
    assert_code(SW_OK, &it->err, sw_desk_open(&desk, it->engine, &it->err));
    assert_code(SW_OK, &it->err, sw_spent_amazon_month(&spent, &desk, WALLET, currency, now_ms, &it->err));
    sw_desk_close(&desk);
    assert_string_equal(spent.currency, currency);
    return spent.minor;
}

static int64_t own_month(shop *it, int64_t now_ms)
{
    sw_money spent = SW_MONEY_INIT;
    sw_desk desk;
    assert_code(SW_OK, &it->err, sw_desk_open(&desk, it->engine, &it->err));
    assert_code(SW_OK, &it->err, sw_spent_month(&spent, &desk, &it->engine->rules, 1, "EUR", now_ms, &it->err));
    sw_desk_close(&desk);
    return spent.minor;
}

TEST(in_the_middle_of_a_month_what_was_started_in_it_counts)
{
    shop it;
    shop_begin(&it);
    spend(&it, 100, "EUR", at(JANUARY, -27));
    spend(&it, 20, "EUR", at(JANUARY, 1));
    spend(&it, 3, "EUR", at(JANUARY, 15 * 24));
    assert_int_equal(amazon_month(&it, "EUR", at(JANUARY, 15 * 24 + 1)), 23);
    shop_close(&it);
}

/* Where Amazon's month begins is not known: what is near its end may lie in either. */
TEST(what_was_started_near_a_months_end_counts_in_both)
{
    shop it;
    shop_begin(&it);
    spend(&it, 100, "EUR", at(FEBRUARY, -26));
    spend(&it, 20, "EUR", at(FEBRUARY, -1));
    spend(&it, 3, "EUR", at(FEBRUARY, 25));
    spend(&it, 4000, "EUR", at(FEBRUARY, 26));
    assert_int_equal(amazon_month(&it, "EUR", at(FEBRUARY, -15 * 24)), 123);
    assert_int_equal(amazon_month(&it, "EUR", at(FEBRUARY, 15 * 24)), 4123);
    shop_close(&it);
}

TEST(near_a_months_end_the_month_that_has_more_counts)
{
    shop it;
    shop_begin(&it);
    spend(&it, 500, "EUR", at(JANUARY, 10 * 24));
    spend(&it, 20, "EUR", at(FEBRUARY, 10 * 24));
    assert_int_equal(amazon_month(&it, "EUR", at(FEBRUARY, 25)), 500);
    assert_int_equal(amazon_month(&it, "EUR", at(FEBRUARY, 27)), 20);
    assert_int_equal(amazon_month(&it, "EUR", at(FEBRUARY, -25)), 500);
    shop_close(&it);
}

TEST(each_currency_counts_by_itself)
{
    shop it;
    shop_begin(&it);
    spend(&it, 100, "EUR", at(JANUARY, 15 * 24));
    spend(&it, 7, "GBP", at(JANUARY, 15 * 24));
    assert_int_equal(amazon_month(&it, "EUR", at(JANUARY, 15 * 24)), 100);
    assert_int_equal(amazon_month(&it, "GBP", at(JANUARY, 15 * 24)), 7);
    assert_int_equal(amazon_month(&it, "USD", at(JANUARY, 15 * 24)), 0);
    shop_close(&it);
}

TEST(the_rules_own_month_is_that_of_their_time_zone_to_the_second)
{
    shop it;
    shop_open(&it);
    it.about =
        "{\"name\":\"test\",\"version\":\"1\",\"sha256\":\"5e7\",\"hooks\":[\"event\"],\"timezone\":\"Europe/Berlin\"}";
    shop_start(&it);
    spend(&it, 100, "EUR", at(FEBRUARY, -1) - 1);
    spend(&it, 20, "EUR", at(FEBRUARY, -1)); /* midnight in Berlin */
    assert_int_equal(own_month(&it, at(FEBRUARY, 24)), 20);
    assert_int_equal(own_month(&it, at(FEBRUARY, -24)), 100);
    shop_close(&it);
}

static int64_t counted(shop *it)
{
    return amazon_month(it, "EUR", it->clock.now_ms);
}

TEST(a_charge_counts_from_its_start)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", "")));
    assert_int_equal(counted(&it), 0);
    amazon_says(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(counted(&it), 1840);
    shop_wait(&it, 60000);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(counted(&it), 1840);
    shop_close(&it);
}

TEST(a_definite_no_gives_it_back)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 422, NO_OF("HardDeclined"), 0, false, NULL });
    assert_code(SW_E_DECLINED, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_int_equal(counted(&it), 0);
    shop_close(&it);
}

TEST(a_cancel_gives_it_back)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 201, CHARGE_OF("18.40", "Authorized"), 0, false, NULL });
    amazon_says(&it, (answer){ "GET", "charges/" CHARGE_ID, 200, CHARGE_OF("18.40", "Authorized"), 0, false, NULL });
    amazon_says(
        &it, (answer){ "DELETE", "charges/" CHARGE_ID "/cancel", 200, CHARGE_OF("18.40", "Canceled"), 0, false, NULL });
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"authorize_only\":true,\"wait_ms\":1")));
    assert_int_equal(counted(&it), 1840);
    assert_code(SW_OK, &it.err,
                shop_do(&it, "cancel", "{\"charge\":\"ride:81\",\"reason\":\"no ride\",\"wait_ms\":1}"));
    assert_told(&it, "object_state", "Canceled");
    assert_int_equal(counted(&it), 0);
    shop_close(&it);
}

TEST(tries_are_those_that_were_not_taken)
{
    int32_t month = -1, day = -1;
    sw_desk desk;
    shop it;
    shop_begin(&it);
    spend(&it, 1, "EUR", it.clock.now_ms - 1);
    spend(&it, 1, "EUR", it.clock.now_ms - 2);
    spend(&it, 1, "EUR", it.clock.now_ms - 25 * (int64_t)HOUR_MS);
    spend(&it, 1, "EUR", it.clock.now_ms - 31 * 24 * (int64_t)HOUR_MS);
    shop_sql(&it, "UPDATE attempt SET state = 'declined' WHERE number > 1");
    assert_code(SW_OK, &it.err, sw_desk_open(&desk, it.engine, &it.err));
    assert_code(SW_OK, &it.err, sw_spent_tries(&month, &day, &desk, WALLET, it.clock.now_ms, &it.err));
    sw_desk_close(&desk);
    assert_int_equal(month, 2);
    assert_int_equal(day, 1);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_middle_of_a_month_what_was_started_in_it_counts),
        cmocka_unit_test(what_was_started_near_a_months_end_counts_in_both),
        cmocka_unit_test(near_a_months_end_the_month_that_has_more_counts),
        cmocka_unit_test(each_currency_counts_by_itself),
        cmocka_unit_test(the_rules_own_month_is_that_of_their_time_zone_to_the_second),
        cmocka_unit_test(a_charge_counts_from_its_start),
        cmocka_unit_test(a_definite_no_gives_it_back),
        cmocka_unit_test(a_cancel_gives_it_back),
        cmocka_unit_test(tries_are_those_that_were_not_taken),
    };
    return RUN_SUITE(tests);
}
