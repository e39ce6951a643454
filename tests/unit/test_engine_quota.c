/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/talk.h"

/* Waits for a turn. @return how long that was */
static int64_t wait_for(shop *it, const char *operation)
{
    sw_desk desk;
    int64_t before = it->clock.slept_ms;
    assert_code(SW_OK, &it->err, sw_desk_open(&desk, it->engine, &it->err));
    assert_code(SW_OK, &it->err, sw_quota_wait(&desk, operation, &it->err));
    sw_desk_close(&desk);
    return it->clock.slept_ms - before;
}

static void open_with(shop *it, sw_engine_quota quota)
{
    shop_open(it);
    it->options.quota = quota;
    shop_start(it);
}

TEST(a_burst_goes_out_at_once_and_then_as_many_as_the_rate_allows)
{
    shop it;
    open_with(&it, SW_QUOTA_SANDBOX); /* createCharge: 2, then 1 a second */
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(wait_for(&it, "createCharge"), 1000);
    shop_close(&it);
}

TEST(a_bucket_fills_again_and_holds_a_burst_at_most)
{
    shop it;
    open_with(&it, SW_QUOTA_SANDBOX);
    for (int i = 0; i < 4; i++)
        wait_for(&it, "createCharge");
    shop_wait(&it, 1000);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 1000);
    shop_wait(&it, 3600000);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 1000);
    shop_close(&it);
}

TEST(each_operation_has_a_bucket_of_its_own)
{
    shop it;
    open_with(&it, SW_QUOTA_LIVE); /* createCharge: 10, then 4 a second; getCharge: 20, then 4 */
    for (int i = 0; i < 10; i++)
        assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 250);
    for (int i = 0; i < 20; i++)
        assert_int_equal(wait_for(&it, "getCharge"), 0);
    assert_int_equal(wait_for(&it, "getCharge"), 250);
    shop_close(&it);
}

/* Two engines stand for two workers. */
TEST(all_workers_of_a_journal_have_one_bucket_together)
{
    shop it;
    open_with(&it, SW_QUOTA_SANDBOX);
    sw_engine *one = it.engine, *two = NULL;
    assert_code(SW_OK, &it.err, sw_engine_new(&two, &it.options, &it.err));
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    it.engine = two;
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    it.engine = one;
    assert_int_equal(wait_for(&it, "createCharge"), 1000);
    it.engine = two;
    assert_int_equal(wait_for(&it, "createCharge"), 1000);
    sw_engine_free(one);
    shop_close(&it);
}

TEST(a_bucket_of_before_the_machine_was_started_anew_is_void)
{
    shop it;
    open_with(&it, SW_QUOTA_SANDBOX);
    wait_for(&it, "createCharge");
    shop_sql(&it, "UPDATE quota SET boot = 'an earlier one', free_ms = 900000000");
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    shop_close(&it);
}

TEST(without_a_quota_nobody_waits)
{
    shop it;
    open_with(&it, SW_QUOTA_NONE);
    for (int i = 0; i < 100; i++)
        assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM quota"), 0);
    shop_close(&it);
}

TEST(what_has_no_known_quota_waits_for_nothing)
{
    shop it;
    open_with(&it, SW_QUOTA_SANDBOX);
    for (int i = 0; i < 100; i++)
        assert_int_equal(wait_for(&it, "getDispute"), 0);
    shop_close(&it);
}

/* The client of these tests is a Sandbox one of Amazon's own host. */
TEST(unless_told_otherwise_the_quota_is_that_of_the_clients_environment)
{
    shop it;
    open_with(&it, SW_QUOTA_AMAZON);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 0);
    assert_int_equal(wait_for(&it, "createCharge"), 1000);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burst_goes_out_at_once_and_then_as_many_as_the_rate_allows),
        cmocka_unit_test(a_bucket_fills_again_and_holds_a_burst_at_most),
        cmocka_unit_test(each_operation_has_a_bucket_of_its_own),
        cmocka_unit_test(all_workers_of_a_journal_have_one_bucket_together),
        cmocka_unit_test(a_bucket_of_before_the_machine_was_started_anew_is_void),
        cmocka_unit_test(without_a_quota_nobody_waits),
        cmocka_unit_test(what_has_no_known_quota_waits_for_nothing),
        cmocka_unit_test(unless_told_otherwise_the_quota_is_that_of_the_clients_environment),
    };
    return RUN_SUITE(tests);
}
