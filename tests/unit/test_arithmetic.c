/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

static const sw_money before = { 999, "USD" };

static void assert_money(const sw_money *money, const char *text)
{
    char written[SW_MONEY_TEXT_SIZE];
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_money_write_text(written, money, &err));
    assert_string_equal(written, text);
}

TEST(amounts_are_added_subtracted_and_multiplied)
{
    const sw_money a = money_of("18.40 EUR"), b = money_of("2.50 EUR"), zero = money_of("0.00 EUR");
    sw_money out;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_money_add(&out, &a, &b, &err));
    assert_money(&out, "20.90 EUR");
    assert_code(SW_OK, &err, sw_money_subtract(&out, &a, &b, &err));
    assert_money(&out, "15.90 EUR");
    assert_code(SW_OK, &err, sw_money_subtract(&out, &a, &a, &err));
    assert_money(&out, "0.00 EUR");
    assert_code(SW_OK, &err, sw_money_multiply(&out, &b, 3, &err));
    assert_money(&out, "7.50 EUR");
    assert_code(SW_OK, &err, sw_money_multiply(&out, &b, 0, &err));
    assert_money(&out, "0.00 EUR");
    assert_code(SW_OK, &err, sw_money_multiply(&out, &zero, INT64_MAX, &err));
    assert_money(&out, "0.00 EUR");
}

TEST(the_result_may_be_one_of_the_inputs)
{
    sw_money sum = money_of("1.00 EUR");
    assert_int_equal(sw_money_add(&sum, &sum, &sum, NULL), SW_OK);
    assert_money(&sum, "2.00 EUR");
    assert_int_equal(sw_money_multiply(&sum, &sum, 5, NULL), SW_OK);
    assert_money(&sum, "10.00 EUR");
    assert_int_equal(sw_money_percent(&sum, &sum, "12.5", NULL), SW_OK);
    assert_money(&sum, "1.25 EUR");
    sw_money parts[3] = { sum, sum, sum };
    assert_int_equal(sw_money_split(parts, 3, &parts[1], NULL), SW_OK);
    assert_money(&parts[0], "0.42 EUR");
    assert_money(&parts[2], "0.41 EUR");
    assert_int_equal(sw_money_split_by(parts, (const uint32_t[]){ 0, 1, 1 }, 3, &parts[0], NULL), SW_OK);
    assert_money(&parts[0], "0.00 EUR");
    assert_money(&parts[2], "0.21 EUR");
    assert_int_equal(sw_money_subtract(&sum, &sum, &sum, NULL), SW_OK);
    assert_money(&sum, "0.00 EUR");
}

TEST(both_sides_of_the_greatest_amount)
{
    const sw_money greatest = money_of("9999999999999.99 EUR"), cent = money_of("0.01 EUR"),
                   less = money_of("9999999999999.98 EUR"), third = money_of("3333333333333.33 EUR"),
                   over = money_of("3333333333333.34 EUR");
    sw_money out = before;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_money_add(&out, &less, &cent, &err));
    assert_int_equal(sw_money_equal(&out, &greatest), 1);
    assert_code(SW_E_LIMIT, &err, sw_money_add(&out, &greatest, &cent, &err));
    assert_nothing(&out);
    assert_contains(err.message, "EUR has at most 13 digits");
    assert_code(SW_OK, &err, sw_money_multiply(&out, &third, 3, &err));
    assert_money(&out, "9999999999999.99 EUR");
    assert_code(SW_E_LIMIT, &err, sw_money_multiply(&out, &over, 3, &err));
    assert_code(SW_E_LIMIT, &err, sw_money_multiply(&out, &cent, INT64_MAX, &err));
    assert_code(SW_E_LIMIT, &err, sw_money_multiply(&out, &greatest, INT64_MAX, &err));
    assert_nothing(&out);
    assert_code(SW_OK, &err, sw_money_percent(&out, &greatest, "100", &err));
    assert_code(SW_E_LIMIT, &err, sw_money_percent(&out, &greatest, "100.000001", &err));
    assert_code(SW_E_LIMIT, &err, sw_money_percent(&out, &greatest, "999.999999", &err));
    assert_nothing(&out);
}

TEST(nothing_goes_below_zero)
{
    const sw_money a = money_of("4.00 EUR"), b = money_of("4.01 EUR");
    sw_money out = before;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_subtract(&out, &a, &b, &err));
    assert_contains(err.message, "4.00 EUR less 4.01 EUR is below zero");
    assert_nothing(&out);
    out = before;
    assert_code(SW_E_INVALID, &err, sw_money_multiply(&out, &a, -1, &err));
    assert_string_equal(err.field, "times");
    assert_code(SW_E_INVALID, &err, sw_money_multiply(&out, &a, INT64_MIN, &err));
    assert_nothing(&out);
}

TEST(currencies_do_not_mix_and_both_are_named)
{
    const sw_money euro = money_of("4.00 EUR"), yen = money_of("400 JPY");
    sw_money out = before;
    int order = 7;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_add(&out, &euro, &yen, &err));
    assert_contains(err.message, "EUR and JPY");
    assert_string_equal(err.field, "currency");
    assert_nothing(&out);
    assert_code(SW_E_INVALID, &err, sw_money_subtract(&out, &yen, &euro, &err));
    assert_contains(err.message, "JPY and EUR");
    assert_code(SW_E_INVALID, &err, sw_money_compare(&order, &euro, &yen, &err));
    assert_contains(err.message, "EUR and JPY");
    assert_int_equal(order, 0);
    assert_int_equal(sw_money_equal(&euro, &yen), 0);
}

TEST(amounts_are_compared_by_their_value)
{
    static const struct {
        const char *a, *b;
        int order;
    } table[] = { { "10.00 EUR", "10 EUR", 0 }, { "9.99 EUR", "10 EUR", -1 },       { "10.01 EUR", "10 EUR", 1 },
                  { "0 JPY", "0 JPY", 0 },      { "0.00 EUR", "0.01 EUR", -1 },     { "010.00 EUR", "10 EUR", 0 },
                  { "2 JPY", "10 JPY", -1 },    { "9999999999999 JPY", "0 JPY", 1 } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const sw_money a = money_of(table[i].a), b = money_of(table[i].b);
        int order = 7;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_money_compare(&order, &a, &b, &err));
        assert_int_equal(order, table[i].order);
        assert_int_equal(sw_money_equal(&a, &b), table[i].order == 0);
    }
}

TEST(zero_and_no_amount_are_both_nothing_to_pay)
{
    const sw_money zero = money_of("0.00 EUR"), cent = money_of("0.01 EUR"), none = SW_MONEY_INIT;
    assert_int_equal(sw_money_is_zero(&zero), 1);
    assert_int_equal(sw_money_is_zero(&none), 1);
    assert_int_equal(sw_money_is_zero(&cent), 0);
    assert_int_equal(sw_money_equal(&none, &none), 0);
    assert_int_equal(sw_money_equal(&zero, &none), 0);
}

TEST(what_a_failure_leaves_cannot_be_used)
{
    const sw_money euro = money_of("4.00 EUR"), yen = money_of("400 JPY");
    sw_money sum = euro, parts[2] = { before, before };
    int order;
    char text[SW_MONEY_JSON_SIZE];
    assert_int_equal(sw_money_add(&sum, &sum, &yen, NULL), SW_E_INVALID);
    assert_nothing(&sum);
    assert_int_equal(sw_money_add(&sum, &sum, &euro, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_add(&sum, &euro, &sum, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_multiply(&sum, &sum, 0, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_percent(&sum, &sum, "1", NULL), SW_E_INVALID);
    assert_int_equal(sw_money_compare(&order, &sum, &sum, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_write_json(text, &sum, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_split(parts, 2, &sum, NULL), SW_E_INVALID);
    assert_nothing(&parts[0]);
    assert_nothing(&parts[1]);
}

TEST(every_golden_percentage_comes_out)
{
    sw_json *vectors = read_vectors("money.json");
    const sw_json *cases = sw_json_get(vectors, "percent");
    assert_int_equal(sw_json_size(cases), 25);
    for (const sw_json *each = sw_json_first(cases); each; each = sw_json_next(each)) {
        sw_money money = money_of(sw_json_get_text(each, "of"));
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_money_percent(&money, &money, sw_json_get_text(each, "percent"), &err));
        assert_money(&money, sw_json_get_text(each, "gives"));
    }
    sw_json_free(vectors);
}

TEST(what_is_no_percentage_is_refused)
{
    static const char *const bad[] = { NULL,   "",     "12.5%", "-1", "+1", "1e1",  "12,5", " 1",        "1 ",
                                       "1000", "0001", "12.",   ".5", "%",  "half", "1/2",  "0.0000001", "1.0000000" };
    const sw_money money = money_of("10.00 EUR");
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_money out = before;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_money_percent(&out, &money, bad[i], &err));
        assert_string_equal(err.field, "percent");
        assert_contains(err.message, "such as 12.5");
        assert_nothing(&out);
    }
}

enum { MOST_PARTS = 16 };

static void assert_parts(const sw_money *parts, const sw_json *gives)
{
    for (const sw_json *each = sw_json_first(gives); each; each = sw_json_next(each))
        assert_money(parts++, sw_json_text(each));
}

TEST(every_golden_split_into_equal_parts_comes_out)
{
    sw_json *vectors = read_vectors("money.json");
    const sw_json *cases = sw_json_get(vectors, "split");
    assert_int_equal(sw_json_size(cases), 8);
    for (const sw_json *each = sw_json_first(cases); each; each = sw_json_next(each)) {
        const sw_money money = money_of(sw_json_get_text(each, "of"));
        size_t count = (size_t)sw_json_integer(sw_json_get(each, "into"), 0);
        sw_money parts[MOST_PARTS];
        sw_error err = SW_ERROR_INIT;
        assert_int_equal(sw_json_size(sw_json_get(each, "gives")), count);
        assert_code(SW_OK, &err, sw_money_split(parts, count, &money, &err));
        assert_parts(parts, sw_json_get(each, "gives"));
    }
    sw_json_free(vectors);
}

TEST(every_golden_split_by_weights_comes_out)
{
    sw_json *vectors = read_vectors("money.json");
    const sw_json *cases = sw_json_get(vectors, "split_by");
    assert_int_equal(sw_json_size(cases), 9);
    for (const sw_json *each = sw_json_first(cases); each; each = sw_json_next(each)) {
        const sw_money money = money_of(sw_json_get_text(each, "of"));
        uint32_t weights[MOST_PARTS];
        sw_money parts[MOST_PARTS];
        size_t count = 0;
        for (const sw_json *w = sw_json_first(sw_json_get(each, "weights")); w; w = sw_json_next(w))
            weights[count++] = (uint32_t)sw_json_integer(w, 0);
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_money_split_by(parts, weights, count, &money, &err));
        assert_parts(parts, sw_json_get(each, "gives"));
    }
    sw_json_free(vectors);
}

static void assert_no_split_by(const uint32_t *weights, size_t count, const char *field)
{
    const sw_money money = money_of("10.00 EUR");
    sw_money parts[MOST_PARTS];
    sw_error err = SW_ERROR_INIT;
    for (size_t i = 0; i < count; i++)
        parts[i] = before;
    assert_code(SW_E_INVALID, &err, sw_money_split_by(parts, weights, count, &money, &err));
    assert_string_equal(err.field, field);
    for (size_t i = 0; i < count; i++)
        assert_nothing(&parts[i]);
}

TEST(a_split_into_nothing_or_by_no_weight_is_refused)
{
    const sw_money money = money_of("10.00 EUR");
    sw_money part = before;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_split(&part, 0, &money, &err));
    assert_string_equal(err.field, "count");
    assert_no_split_by((const uint32_t[]){ 1 }, 0, "count");
    assert_no_split_by((const uint32_t[]){ 0, 0 }, 2, "weights");
    assert_no_split_by(NULL, 2, "weights");
    assert_no_split_by((const uint32_t[]){ 999999999, 2 }, 2, "weights");
    assert_no_split_by((const uint32_t[]){ UINT32_MAX, UINT32_MAX }, 2, "weights");
    assert_code(SW_OK, &err, sw_money_split_by(&part, (const uint32_t[]){ 1000000000 }, 1, &money, &err));
    assert_money(&part, "10.00 EUR");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_added_subtracted_and_multiplied),
        cmocka_unit_test(the_result_may_be_one_of_the_inputs),
        cmocka_unit_test(both_sides_of_the_greatest_amount),
        cmocka_unit_test(nothing_goes_below_zero),
        cmocka_unit_test(currencies_do_not_mix_and_both_are_named),
        cmocka_unit_test(amounts_are_compared_by_their_value),
        cmocka_unit_test(zero_and_no_amount_are_both_nothing_to_pay),
        cmocka_unit_test(what_a_failure_leaves_cannot_be_used),
        cmocka_unit_test(every_golden_percentage_comes_out),
        cmocka_unit_test(what_is_no_percentage_is_refused),
        cmocka_unit_test(every_golden_split_into_equal_parts_comes_out),
        cmocka_unit_test(every_golden_split_by_weights_comes_out),
        cmocka_unit_test(a_split_into_nothing_or_by_no_weight_is_refused),
    };
    return RUN_SUITE(tests);
}
