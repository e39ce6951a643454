/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

static sw_object *read(const char *json)
{
    sw_object *object;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_object_read(&object, json, strlen(json), &err));
    return object;
}

TEST(values_are_found_by_pointer)
{
    sw_object *object = read(
        "{\"chargeId\":\"C1\",\"a/b\":{\"~\":\"x\"},\"reports\":[{\"reportId\":\"R0\"},{\"reportId\":"
        "\"R1\"}],\"captureNow\":true,\"closureTimestamp\":1776000000000,\"nextToken\":null}");
    assert_string_equal(sw_object_text(object, "/chargeId"), "C1");
    assert_string_equal(sw_object_text(object, "/reports/1/reportId"), "R1");
    assert_string_equal(sw_object_text(object, "/a~1b/~0"), "x");
    assert_int_equal(sw_object_count(object, "/reports"), 2);
    assert_true(sw_object_is_true(object, "/captureNow"));
    assert_int_equal(sw_object_integer(object, "/closureTimestamp", -1), INT64_C(1776000000000));
    assert_int_equal(sw_object_integer(object, "/chargeId", -1), -1);
    assert_true(sw_object_has(object, "/chargeId"));
    assert_false(sw_object_has(object, "/nextToken"));
    sw_object_free(object);
}

TEST(what_is_not_there_is_nothing)
{
    static const char *const pointers[] = { "/b",    "/a/b", "a",    "/a/",    "//", "/l/2",
                                            "/l/00", "/l/-", "/l/x", "/l/0/x", "/" };
    sw_object *object = read("{\"a\":\"x\",\"l\":[1,2]}");
    for (size_t i = 0; i < COUNT_OF(pointers); i++) {
        if (sw_object_has(object, pointers[i]))
            fail_msg("there is something at %s", pointers[i]);
        assert_null(sw_object_text(object, pointers[i]));
        assert_null(sw_object_json(object, pointers[i]));
        assert_int_equal(sw_object_count(object, pointers[i]), 0);
    }
    assert_string_equal(sw_object_state(object), "");
    assert_int_equal(sw_object_reason_count(object), 0);
    assert_string_equal(sw_object_reason(object, 0), "");
    sw_object_free(object);
}

TEST(reasons_are_read_in_both_shapes)
{
    sw_object *charge = read("{\"statusDetails\":{\"state\":\"Declined\",\"reasonCode\":\"HardDeclined\"}}");
    assert_string_equal(sw_object_state(charge), "Declined");
    assert_int_equal(sw_object_reason_count(charge), 1);
    assert_string_equal(sw_object_reason(charge, 0), "HardDeclined");
    assert_string_equal(sw_object_reason(charge, 1), "");
    sw_object_free(charge);
    sw_object *wallet = read("{\"statusDetails\":{\"state\":\"NonChargeable\",\"reasons\":[{\"reasonCode\":"
                             "\"PaymentMethodExpired\"},{\"reasonCode\":\"SomethingNew\"}]}}");
    assert_string_equal(sw_object_state(wallet), "NonChargeable");
    assert_int_equal(sw_object_reason_count(wallet), 2);
    assert_string_equal(sw_object_reason(wallet, 1), "SomethingNew");
    assert_string_equal(sw_object_reason(wallet, 2), "");
    sw_object_free(wallet);
    sw_object *good = read("{\"statusDetails\":{\"state\":\"Chargeable\",\"reasons\":null,\"reasonCode\":null}}");
    assert_int_equal(sw_object_reason_count(good), 0);
    sw_object_free(good);
    sw_object *till = read("{\"chargeId\":\"C1\",\"chargeStatus\":{\"state\":\"Completed\"}}");
    assert_string_equal(sw_object_state(till), "Completed");
    sw_object_free(till);
}

static void check_money(const char *price, int64_t minor)
{
    char json[200];
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    snprintf(json, sizeof json, "{\"price\":%s}", price);
    sw_object *object = read(json);
    int code = sw_object_money(&money, object, "/price", &err);
    if (minor >= 0 ? code != SW_OK || money.minor != minor : code != SW_E_INVALID || money.currency[0])
        fail_msg("%s was read as %lld %s (%s)", price, (long long)money.minor, money.currency, err.message);
    sw_object_free(object);
}

TEST(amounts_are_read_by_their_value)
{
    check_money("{\"amount\":\"10.00\",\"currencyCode\":\"USD\"}", 1000);
    check_money("{\"amount\":\"10\",\"currencyCode\":\"USD\"}", 1000);
    check_money("{\"amount\":\"10.5\",\"currencyCode\":\"USD\"}", 1050);
    check_money("{\"amount\":\"10.500\",\"currencyCode\":\"USD\"}", 1050);
    check_money("{\"amount\":10.5,\"currencyCode\":\"USD\"}", 1050);
    check_money("{\"amount\":10,\"currencyCode\":\"JPY\"}", 10);
    check_money("{\"amount\":\"500.00\",\"currencyCode\":\"JPY\"}", 500);
    check_money("{\"amount\":\"0.00\",\"currencyCode\":\"USD\"}", 0);
    check_money("{\"amount\":\"10.505\",\"currencyCode\":\"USD\"}", -1);
    check_money("{\"amount\":\"10.50\",\"currencyCode\":\"XYZ\"}", -1);
    check_money("{\"amount\":\"\",\"currencyCode\":\"USD\"}", -1);
    check_money("{\"amount\":\".\",\"currencyCode\":\"USD\"}", -1);
    check_money("{\"amount\":\"1.\",\"currencyCode\":\"USD\"}", 100);
    check_money(
        "{\"amount\":\"123456789012345678901234567890123456789012345678901234567890\",\"currencyCode\":\"USD\"}", -1);
    check_money("{\"amount\":null,\"currencyCode\":\"USD\"}", -1);
    check_money("\"10.00 USD\"", -1);
    check_money("null", -1);
}

TEST(the_limits_of_a_saved_wallet_may_be_null)
{
    sw_object *wallet = read(
        "{\"limits\":{\"amountLimit\":null,\"amountBalance\":{\"amount\":\"98020\",\"currencyCode\":"
        "\"JPY\"}}}");
    sw_money money;
    assert_false(sw_object_has(wallet, "/limits/amountLimit"));
    assert_int_equal(sw_object_money(&money, wallet, "/limits/amountLimit", NULL), SW_E_INVALID);
    assert_int_equal(sw_object_money(&money, wallet, "/limits/amountBalance", NULL), SW_OK);
    assert_int_equal(money.minor, 98020);
    sw_object_free(wallet);
}

TEST(fields_that_nobody_knows_are_kept)
{
    sw_object *object = read("{\"new\":{\"list\":[1,{\"x\":\"y\"}]}}");
    char *text = sw_object_json(object, "/new");
    assert_string_equal(text, "{\"list\":[1,{\"x\":\"y\"}]}");
    sw_object_text_free(text);
    text = sw_object_json(object, "");
    assert_string_equal(text, "{\"new\":{\"list\":[1,{\"x\":\"y\"}]}}");
    sw_object_text_free(text);
    sw_object_free(object);
}

TEST(what_is_no_object_is_refused)
{
    static const char *const bad[] = { "", "[]", "\"x\"", "null", "1", "{", "{}x" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_object *object = (sw_object *)1;
        assert_int_equal(sw_object_read(&object, bad[i], strlen(bad[i]), NULL), SW_E_INVALID);
        assert_null(object);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_found_by_pointer),
        cmocka_unit_test(what_is_not_there_is_nothing),
        cmocka_unit_test(reasons_are_read_in_both_shapes),
        cmocka_unit_test(amounts_are_read_by_their_value),
        cmocka_unit_test(the_limits_of_a_saved_wallet_may_be_null),
        cmocka_unit_test(fields_that_nobody_knows_are_kept),
        cmocka_unit_test(what_is_no_object_is_refused),
    };
    return RUN_SUITE(tests);
}
