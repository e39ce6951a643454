/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/action.h"
#include "engine/lease.h"

#include <string.h>

enum { LEASE_MS = 90000 };

/* Two desks at one connection: what they do is done one after the other, as it would be in two processes. */
typedef struct office {
    shop shop;
    sw_database *database;
    sw_desk one, two;
} office;

static void open_office(office *it)
{
    shop_begin(&it->shop);
    assert_int_equal(shop_do(&it->shop, "charge", RIDE("ride:81", "")), SW_OK);
    assert_code(SW_OK, &it->shop.err, sw_journal_borrow(&it->database, it->shop.journal, &it->shop.err));
    it->one = (sw_desk){ .engine = it->shop.engine, .database = it->database };
    it->two = it->one;
}

static void close_office(office *it)
{
    sw_journal_return(it->shop.journal, it->database);
    shop_close(&it->shop);
}

static bool takes(office *it, sw_desk *desk)
{
    bool taken = false;
    assert_code(SW_OK, &it->shop.err, sw_lease_take(&taken, desk, 1, &it->shop.err));
    return taken;
}

TEST(a_wallet_is_taken_once)
{
    office it;
    open_office(&it);
    assert_true(takes(&it, &it.one));
    assert_int_equal(it.one.wallet, 1);
    assert_false(takes(&it, &it.two));
    assert_int_equal(it.two.wallet, 0);
    assert_code(SW_OK, &it.shop.err, sw_lease_give_back(&it.one, &it.shop.err));
    assert_int_equal(it.one.wallet, 0);
    assert_true(takes(&it, &it.two));
    close_office(&it);
}

TEST(a_lease_is_over_by_the_journals_clock_and_not_by_that_of_the_day)
{
    office it;
    open_office(&it);
    assert_true(takes(&it, &it.one));
    it.shop.clock.now_ms += 10 * LEASE_MS; /* somebody set the machine's clock */
    assert_false(takes(&it, &it.two));
    it.shop.clock.monotonic_ms += LEASE_MS - 1;
    assert_false(takes(&it, &it.two));
    it.shop.clock.monotonic_ms += 1;
    assert_true(takes(&it, &it.two));
    close_office(&it);
}

TEST(a_lease_of_before_the_machine_was_started_anew_is_void)
{
    office it;
    open_office(&it);
    assert_true(takes(&it, &it.one));
    assert_code(SW_OK, &it.shop.err,
                sw_run(it.database, &it.shop.err, "UPDATE wallet SET lease_boot = 'an earlier one'", ""));
    assert_code(SW_E_CONFLICT, &it.shop.err, sw_lease_keep(&it.one, &it.shop.err));
    assert_true(takes(&it, &it.two));
    close_office(&it);
}

TEST(a_lease_that_is_renewed_lasts_longer)
{
    office it;
    open_office(&it);
    assert_true(takes(&it, &it.one));
    it.shop.clock.monotonic_ms += LEASE_MS - 1;
    assert_false(sw_lease_outlives_call(&it.one));
    assert_code(SW_OK, &it.shop.err, sw_lease_renew(&it.one, &it.shop.err));
    assert_true(sw_lease_outlives_call(&it.one));
    it.shop.clock.monotonic_ms += LEASE_MS - 1;
    assert_false(takes(&it, &it.two));
    it.shop.clock.monotonic_ms += 1;
    assert_code(SW_E_CONFLICT, &it.shop.err, sw_lease_renew(&it.one, &it.shop.err));
    assert_true(takes(&it, &it.two));
    close_office(&it);
}

TEST(who_lost_it_lets_go_of_nothing_of_the_next_ones)
{
    office it;
    open_office(&it);
    assert_true(takes(&it, &it.one));
    it.shop.clock.monotonic_ms += LEASE_MS;
    assert_true(takes(&it, &it.two));
    assert_code(SW_E_CONFLICT, &it.shop.err, sw_lease_keep(&it.one, &it.shop.err));
    assert_contains(it.shop.err.message, "another one goes on");
    sw_lease_drop(&it.one);
    assert_code(SW_OK, &it.shop.err, sw_lease_keep(&it.two, &it.shop.err));
    close_office(&it);
}

/* Another worker, who has the wallet after this one was held up. */
static void be_overtaken(shop *it)
{
    it->clock.monotonic_ms += LEASE_MS;
    shop_sql(it, "UPDATE wallet SET lease = 'another worker', lease_until_ms = 1000000000");
}

TEST(who_lost_the_wallet_while_the_call_was_on_its_way_writes_nothing)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 422, NO_OF("HardDeclined"), 1, false, be_overtaken });
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_told(&it, "state", SW_STARTED);
    assert_string_equal(shop_text(&it, "SELECT state FROM attempt"), SW_STARTED);
    assert_int_equal(shop_number(&it, "SELECT counts FROM attempt"), 1);
    assert_string_equal(shop_text(&it, "SELECT lease FROM wallet"), "another worker");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM item"), 0);
    shop_close(&it);
}

TEST(the_next_one_finds_out_with_the_same_key_and_bytes)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 0, "", 1, true, be_overtaken });
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    const request first = *shop_latest(&it, "POST", "charges");
    shop_sql(&it, "UPDATE wallet SET lease = NULL");
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 2);
    assert_string_equal(shop_latest(&it, "POST", "charges")->key, first.key);
    assert_string_equal(shop_latest(&it, "POST", "charges")->body, first.body);
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_ACCEPTED);
    shop_close(&it);
}

TEST(who_lost_the_wallet_before_start_sends_nothing)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "GET", "chargePermissions/" WALLET, 200, CHARGEABLE, 1, false, be_overtaken });
    shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1"));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM attempt"), 0);
    shop_close(&it);
}

TEST(a_wallet_that_another_has_is_left_to_it)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", "")));
    shop_sql(&it, "UPDATE wallet SET lease = 'another worker', lease_until_ms = 1000000000");
    shop_text(&it, "SELECT 1");
    sw_database *database = NULL;
    assert_code(SW_OK, &it.err, sw_journal_borrow(&database, it.journal, &it.err));
    assert_code(SW_OK, &it.err,
                sw_run(database, &it.err, "UPDATE wallet SET lease_boot = $1", "t", database->driver->boot(database)));
    sw_journal_return(it.journal, database);
    assert_code(SW_OK, &it.err, shop_do(&it, "run", "{\"deadline_ms\":2000}"));
    assert_told(&it, "ended", "deadline");
    assert_int_equal(shop_told_number(&it, "sent"), 0);
    assert_int_equal(shop_told_number(&it, "due"), 1);
    assert_int_equal(it.request_count, 0);
    shop_close(&it);
}

TEST(a_lease_that_does_not_outlive_a_call_is_refused_as_a_setting)
{
    shop it;
    shop_open(&it);
    it.options.settings.call_ms = 30000;
    it.options.settings.lease_ms = 30000;
    assert_code(SW_E_INVALID, &it.err, sw_engine_new(&it.engine, &it.options, &it.err));
    assert_string_equal(it.err.field, "settings.lease_ms");
    assert_null(it.engine);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wallet_is_taken_once),
        cmocka_unit_test(a_lease_is_over_by_the_journals_clock_and_not_by_that_of_the_day),
        cmocka_unit_test(a_lease_of_before_the_machine_was_started_anew_is_void),
        cmocka_unit_test(a_lease_that_is_renewed_lasts_longer),
        cmocka_unit_test(who_lost_it_lets_go_of_nothing_of_the_next_ones),
        cmocka_unit_test(who_lost_the_wallet_while_the_call_was_on_its_way_writes_nothing),
        cmocka_unit_test(the_next_one_finds_out_with_the_same_key_and_bytes),
        cmocka_unit_test(who_lost_the_wallet_before_start_sends_nothing),
        cmocka_unit_test(a_wallet_that_another_has_is_left_to_it),
        cmocka_unit_test(a_lease_that_does_not_outlive_a_call_is_refused_as_a_setting),
    };
    return RUN_SUITE(tests);
}
