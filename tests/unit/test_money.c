/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const sw_money before = { 999, "USD" };

static void check_written(const sw_json *each)
{
    const char *amount = sw_json_get_text(each, "amount"), *currency = sw_json_get_text(each, "currency");
    char minor[24], text[SW_MONEY_TEXT_SIZE], json[SW_MONEY_JSON_SIZE];
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_money_parse(&money, amount, currency, &err));
    snprintf(minor, sizeof minor, "%" PRId64, money.minor);
    assert_string_equal(minor, sw_json_get_text(each, "minor"));
    assert_string_equal(money.currency, currency);
    assert_code(SW_OK, &err, sw_money_write_text(text, &money, &err));
    assert_string_equal(text, sw_json_get_text(each, "text"));
    assert_code(SW_OK, &err, sw_money_write_json(json, &money, &err));
    assert_string_equal(json, sw_json_get_text(each, "json"));
    assert_code(SW_OK, &err, sw_money_write_amount(text, &money, &err));
    assert_int_equal(strlen(text) + 4, strlen(sw_json_get_text(each, "text")));
    assert_memory_equal(text, sw_json_get_text(each, "text"), strlen(text));
}

TEST(every_golden_amount_is_read_and_written)
{
    sw_json *vectors = read_vectors("money.json");
    const sw_json *cases = sw_json_get(vectors, "written");
    assert_int_equal(sw_json_size(cases), 26);
    for (const sw_json *each = sw_json_first(cases); each; each = sw_json_next(each))
        check_written(each);
    sw_json_free(vectors);
}

static void check_refused(const sw_json *each)
{
    const char *amount = sw_json_get_text(each, "amount"), *currency = sw_json_get_text(each, "currency");
    sw_money money = before;
    sw_error err = SW_ERROR_INIT;
    int code = sw_money_parse(&money, amount, currency, &err);
    if (strcmp(sw_code_name(code), sw_json_get_text(each, "code")) != 0)
        fail_msg("\"%s\" of \"%s\" gives %s: %s", amount, currency, sw_code_name(code), err.message);
    assert_contains(err.message, sw_json_get_text(each, "says"));
    assert_nothing(&money);
}

TEST(every_golden_fault_is_refused_with_what_to_write)
{
    sw_json *vectors = read_vectors("money.json");
    const sw_json *cases = sw_json_get(vectors, "refused");
    assert_int_equal(sw_json_size(cases), 55);
    for (const sw_json *each = sw_json_first(cases); each; each = sw_json_next(each))
        check_refused(each);
    sw_json_free(vectors);
}

TEST(the_error_names_what_was_wrong)
{
    sw_money money = before;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, "10.5", "USD", &err));
    assert_string_equal(err.field, "amount");
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, "10.50", "usd", &err));
    assert_string_equal(err.field, "currency");
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, NULL, "USD", &err));
    assert_string_equal(err.field, "amount");
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, "10.50", NULL, &err));
    assert_string_equal(err.field, "currency");
    assert_nothing(&money);
}

TEST(one_text_holds_an_amount_a_space_and_a_currency)
{
    static const char *const bad[] = { NULL,         "",           "18.40",      "18.40EUR",  "EUR 18.40", " 18.40 EUR",
                                       "18.40  EUR", "18.40 EUR ", "18.40\tEUR", "18.4 EUR",  "18,40 EUR", "18.40 ",
                                       "18.40 eur",  "EUR",        " ",          "500.00 JPY" };
    sw_money money = money_of("18.40 EUR");
    assert_int_equal(money.minor, 1840);
    assert_string_equal(money.currency, "EUR");
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_error err = SW_ERROR_INIT;
        money = before;
        assert_code(SW_E_INVALID, &err, sw_money_parse_text(&money, bad[i], &err));
        assert_true(strlen(err.message) > 10);
        assert_nothing(&money);
    }
}

TEST(a_text_without_a_currency_is_told_how_to_write_it)
{
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_parse_text(&money, "18.40", &err));
    assert_contains(err.message, "18.40 EUR");
    assert_code(SW_E_INVALID, &err, sw_money_parse_text(&money, "18.4 EUR", &err));
    assert_contains(err.message, "write 18.40");
}

TEST(the_greatest_and_the_least_amount_of_every_currency_come_back)
{
    for (size_t i = 0; i < sw_currency_count(); i++) {
        const char *currency = sw_currency_at(i);
        char text[SW_MONEY_TEXT_SIZE], again[SW_MONEY_TEXT_SIZE];
        int decimals = sw_currency_exponent(currency);
        snprintf(text, sizeof text, "9999999999999%s%.*s %s", decimals ? "." : "", decimals, "9999", currency);
        sw_money money = money_of(text);
        assert_int_equal(sw_money_write_text(again, &money, NULL), SW_OK);
        assert_string_equal(again, text);
        money.minor++;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_LIMIT, &err, sw_money_write_text(again, &money, &err));
        assert_string_equal(again, "");
        snprintf(text, sizeof text, "0%s%.*s %s", decimals ? "." : "", decimals, "0000", currency);
        money = money_of(text);
        assert_int_equal(money.minor, 0);
    }
}

TEST(what_was_put_together_wrongly_is_not_written)
{
    static const sw_money bad[] = {
        SW_MONEY_INIT, { 1, "" },    { -1, "EUR" },        { INT64_MIN, "EUR" },          { 1, "EU" },
        { 1, "eur" },  { 1, "XAU" }, { INT64_MAX, "EUR" }, { 1, { 'E', 'U', 'R', 'O' } }, { 10000000000000, "JPY" }
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        char text[SW_MONEY_TEXT_SIZE] = "before", json[SW_MONEY_JSON_SIZE] = "before";
        assert_true(sw_money_write_amount(text, &bad[i], NULL) < 0);
        assert_string_equal(text, "");
        text[0] = 'b';
        assert_true(sw_money_write_text(text, &bad[i], NULL) < 0);
        assert_string_equal(text, "");
        assert_true(sw_money_write_json(json, &bad[i], NULL) < 0);
        assert_string_equal(json, "");
    }
}

TEST(a_long_text_is_shown_in_part)
{
    char text[3000];
    memset(text, '1', sizeof text);
    text[1] = '.';
    text[sizeof text - 1] = '\0';
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, text, "EUR", &err));
    assert_true(strlen(err.message) < 120);
    text[1] = ',';
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, text, "EUR", &err));
    assert_true(strlen(err.message) < 200);
    assert_code(SW_E_INVALID, &err, sw_money_parse(&money, "1", text, &err));
    assert_true(strlen(err.message) < 200);
    assert_code(SW_E_INVALID, &err, sw_money_parse_text(&money, text, &err));
    assert_true(strlen(err.message) < 200);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_amount_is_read_and_written),
        cmocka_unit_test(every_golden_fault_is_refused_with_what_to_write),
        cmocka_unit_test(the_error_names_what_was_wrong),
        cmocka_unit_test(one_text_holds_an_amount_a_space_and_a_currency),
        cmocka_unit_test(a_text_without_a_currency_is_told_how_to_write_it),
        cmocka_unit_test(the_greatest_and_the_least_amount_of_every_currency_come_back),
        cmocka_unit_test(what_was_put_together_wrongly_is_not_written),
        cmocka_unit_test(a_long_text_is_shown_in_part),
    };
    return RUN_SUITE(tests);
}
