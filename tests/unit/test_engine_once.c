/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#define REFUND_ID WALLET "-R1"
#define EUROS(amount) "{\"amount\":\"" amount "\",\"currencyCode\":\"EUR\"}"
#define CAPTURED                                                                                     \
    "{\"chargeId\":\"" CHARGE_ID "\",\"chargePermissionId\":\"" WALLET "\",\"chargeAmount\":" EUROS( \
        "18.40") ",\"captureAmount\":" EUROS("18.40") ",\"statusDetails\":{\"state\":\"Captured\"}}"
#define REFUND_IS(state)                                        \
    "{\"refundId\":\"" REFUND_ID "\",\"chargeId\":\"" CHARGE_ID \
    "\",\"refundAmount\":" EUROS("5.00") ",\"statusDetails\":{\"state\":\"" state "\"}}"

enum { HOUR_MS = 3600000 };

static void run(shop *it)
{
    assert_code(SW_OK, &it->err, shop_run(it));
}

/* A refund that Amazon took and then declined; the rules have a hook for that. */
static void decline_refund(shop *it, saying what)
{
    shop_open(it);
    it->about = "{\"name\":\"test\",\"version\":\"1\",\"sha256\":\"5e7\",\"hooks\":[\"refund\"]}";
    shop_start(it);
    rules_say(it, what);
    amazon_says(it, (answer){ "GET", "chargePermissions/" WALLET, 200, CHARGEABLE, 0, false, NULL });
    amazon_says(it, (answer){ "POST", "charges", 201, CAPTURED, 0, false, NULL });
    amazon_says(it, (answer){ "GET", "charges/" CHARGE_ID, 200, CAPTURED, 0, false, NULL });
    amazon_says(it, (answer){ "POST", "refunds", 201, REFUND_IS("RefundInitiated"), 0, false, NULL });
    amazon_says(it, (answer){ "GET", "refunds/" REFUND_ID, 200, REFUND_IS("Declined"), 0, false, NULL });
    assert_code(SW_OK, &it->err, shop_do(it, "charge", RIDE("ride:81", "")));
    run(it);
    static const char refund[] = "{\"charge\":\"ride:81\",\"amount\":\"5.00 EUR\",\"intent\":\"back:81\"}";
    assert_code(SW_OK, &it->err, shop_do(it, "refund", refund));
    run(it);
    shop_wait(it, 2 * HOUR_MS);
    run(it);
    shop_wait(it, 24 * HOUR_MS);
    run(it);
}

TEST(the_rules_are_told_once_and_what_they_say_is_done)
{
    shop it;
    decline_refund(&it, (saying){ "refund", SW_OK, "{\"actions\":[{\"action\":\"notify\",\"to\":\"buyer\"}]}", 0 });
    assert_int_equal(it.asked_count, 1);
    assert_contains(it.asked, "\"refund\":{\"amount\":{\"amount\":\"5.00\",\"currencyCode\":\"EUR\"}");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM message"), 1);
    assert_string_equal(shop_text(&it, "SELECT hook FROM decision"), "refund");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM item WHERE kind = 'refund'"), 0);
    shop_close(&it);
}

TEST(what_cannot_be_decided_or_written_is_for_people_once_and_stops_nothing_else)
{
    static const saying wrong[] = {
        { "refund", SW_E_INVALID, "a bug", 0 },
        { "refund", SW_OK, "[]", 0 },
        { "refund", SW_OK, "{}", 0 },
        { "refund", SW_OK, "{\"actions\":[{\"action\":\"notify\",\"at\":\"bad\"}]}", 0 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        shop it;
        decline_refund(&it, wrong[i]);
        assert_int_equal(shop_number(&it, "SELECT count(*) FROM item WHERE kind = 'refund' AND about = 'back:81'"), 1);
        assert_int_equal(shop_number(&it, "SELECT count(*) FROM decision"), 0);
        assert_int_equal(shop_number(&it, "SELECT count(*) FROM message"), 0);
        shop_close(&it);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_are_told_once_and_what_they_say_is_done),
        cmocka_unit_test(what_cannot_be_decided_or_written_is_for_people_once_and_stops_nothing_else),
    };
    return RUN_SUITE(tests);
}
