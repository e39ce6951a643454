/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/action.h"

#include <stdio.h>
#include <string.h>

TEST(the_same_intent_with_the_same_content_is_the_same_action)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", "")));
    assert_told(&it, "state", SW_PLANNED);
    int64_t number = shop_told_number(&it, "number");
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", "")));
    assert_int_equal(shop_told_number(&it, "number"), number);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM action"), 1);
    assert_int_equal(it.request_count, 0);
    shop_close(&it);
}

TEST(what_a_caller_waits_and_simulates_is_no_part_of_an_intent)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"simulate\":\"SoftDeclined\"")));
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1000")));
    assert_told(&it, "state", SW_ACCEPTED);
    assert_string_equal(shop_latest(&it, "POST", "charges")->simulate, "SoftDeclined");
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", "")));
    assert_told(&it, "state", SW_ACCEPTED);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

static void assert_conflict(shop *it, const char *job, const char *options, const char *what)
{
    assert_code(SW_E_CONFLICT, &it->err, shop_do(it, job, options));
    assert_string_equal(it->err.field, "intent");
    assert_contains(it->err.message, what);
    assert_contains(it->err.message, "ride:81\"");
    assert_contains(it->err.message, "an intent of its own");
}

TEST(the_same_intent_with_other_content_is_a_conflict_that_says_what_differs)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"note_to_buyer\":\"thanks\"")));
    assert_conflict(&it, "charge",
                    "{\"wallet\":\"" WALLET
                    "\",\"amount\":\"18.41 EUR\",\"intent\":\"ride:81\",\"note_to_buyer\":\"thanks\"}",
                    "another amount");
    assert_conflict(&it, "charge",
                    "{\"wallet\":\"" WALLET
                    "\",\"amount\":\"18.40 USD\",\"intent\":\"ride:81\",\"note_to_buyer\":\"thanks\"}",
                    "another amount");
    assert_conflict(&it, "charge",
                    "{\"wallet\":\"B01-4410027-9003317\",\"amount\":\"18.40 EUR\",\"intent\":\"ride:81\","
                    "\"note_to_buyer\":\"thanks\"}",
                    "another wallet");
    assert_conflict(&it, "charge", RIDE("ride:81", ""), "other options");
    assert_conflict(&it, "charge", RIDE("ride:81", ",\"note_to_buyer\":\"thanks\",\"authorize_only\":true"),
                    "other options");
    assert_conflict(&it, "refund", "{\"charge\":\"ride:81\",\"amount\":\"18.40 EUR\",\"intent\":\"ride:81\"}",
                    "another kind of action");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM action"), 1);
    assert_int_equal(shop_number(&it, "SELECT minor FROM action"), 1840);
    shop_close(&it);
}

TEST(an_intent_that_is_missing_or_too_long_is_refused)
{
    char long_one[1400];
    char text[1200];
    shop it;
    shop_begin(&it);
    assert_code(SW_E_INVALID, &it.err, shop_do(&it, "charge", "{\"wallet\":\"" WALLET "\",\"amount\":\"18.40 EUR\"}"));
    assert_string_equal(it.err.field, "intent");
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    snprintf(long_one, sizeof long_one, "{\"wallet\":\"" WALLET "\",\"amount\":\"1.00 EUR\",\"intent\":\"%s\"}", text);
    assert_code(SW_E_LIMIT, &it.err, shop_do(&it, "charge", long_one));
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM action"), 0);
    shop_close(&it);
}

TEST(a_capture_is_named_by_its_charge_and_made_once)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 201, CHARGE_OF("18.40", "Authorized"), 0, false, NULL });
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"authorize_only\":true,\"wait_ms\":1000")));
    assert_code(SW_OK, &it.err, shop_do(&it, "capture", "{\"charge\":\"ride:81\",\"amount\":\"18.40 EUR\"}"));
    assert_told(&it, "charge", "ride:81");
    assert_told(&it, "kind", SW_KIND_CAPTURE);
    int64_t number = shop_told_number(&it, "number");
    assert_code(SW_OK, &it.err, shop_do(&it, "capture", "{\"charge\":\"" CHARGE_ID "\",\"amount\":\"18.40 EUR\"}"));
    assert_int_equal(shop_told_number(&it, "number"), number);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM action WHERE kind = 'capture'"), 1);
    assert_conflict(&it, "capture", "{\"charge\":\"ride:81\",\"amount\":\"10.00 EUR\"}", "another amount");
    shop_close(&it);
}

TEST(what_is_about_a_charge_that_nobody_knows_needs_its_wallet)
{
    static const char unknown[] = "{\"charge\":\"" WALLET "-C9\",\"amount\":\"1.00 EUR\",\"intent\":\"back:9\"}";
    static const char known[] = "{\"charge\":\"" WALLET
                                "-C9\",\"amount\":\"1.00 EUR\",\"intent\":\"back:9\",\"wallet\":\"" WALLET "\"}";
    shop it;
    shop_begin(&it);
    assert_code(SW_E_NOT_FOUND, &it.err, shop_do(&it, "refund", unknown));
    assert_string_equal(it.err.field, "charge");
    assert_code(SW_OK, &it.err, shop_do(&it, "refund", known));
    assert_string_equal(shop_text(&it, "SELECT charge_id FROM action"), WALLET "-C9");
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_intent_with_the_same_content_is_the_same_action),
        cmocka_unit_test(what_a_caller_waits_and_simulates_is_no_part_of_an_intent),
        cmocka_unit_test(the_same_intent_with_other_content_is_a_conflict_that_says_what_differs),
        cmocka_unit_test(an_intent_that_is_missing_or_too_long_is_refused),
        cmocka_unit_test(a_capture_is_named_by_its_charge_and_made_once),
        cmocka_unit_test(what_is_about_a_charge_that_nobody_knows_needs_its_wallet),
    };
    return RUN_SUITE(tests);
}
