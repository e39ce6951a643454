/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <string.h>

/* By hand from ISO 4217; every other currency has two decimals. */
static const struct {
    const char *code;
    int exponent;
} other_than_two[] = {
    { "BIF", 0 }, { "CLP", 0 }, { "DJF", 0 }, { "GNF", 0 }, { "ISK", 0 }, { "JPY", 0 }, { "KMF", 0 },
    { "KRW", 0 }, { "PYG", 0 }, { "RWF", 0 }, { "UGX", 0 }, { "UYI", 0 }, { "VND", 0 }, { "VUV", 0 },
    { "XAF", 0 }, { "XOF", 0 }, { "XPF", 0 }, { "BHD", 3 }, { "IQD", 3 }, { "JOD", 3 }, { "KWD", 3 },
    { "LYD", 3 }, { "OMR", 3 }, { "TND", 3 }, { "CLF", 4 }, { "UYW", 4 },
};

static int exponent_by_hand(const char *code)
{
    for (size_t i = 0; i < COUNT_OF(other_than_two); i++)
        if (strcmp(other_than_two[i].code, code) == 0)
            return other_than_two[i].exponent;
    return 2;
}

TEST(every_currency_has_the_decimals_of_iso_4217)
{
    for (size_t i = 0; i < COUNT_OF(other_than_two); i++)
        assert_int_equal(sw_currency_exponent(other_than_two[i].code), other_than_two[i].exponent);
    for (size_t i = 0; i < sw_currency_count(); i++)
        if (sw_currency_exponent(sw_currency_at(i)) != exponent_by_hand(sw_currency_at(i)))
            fail_msg("%s has another number of decimals", sw_currency_at(i));
}

TEST(the_table_is_sorted_codes_of_three_capitals)
{
    assert_int_equal(sw_currency_count(), 165);
    for (size_t i = 0; i < sw_currency_count(); i++) {
        const char *code = sw_currency_at(i);
        assert_int_equal(strlen(code), 3);
        assert_int_equal(strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 3);
        assert_true(i == 0 || strcmp(sw_currency_at(i - 1), code) < 0);
    }
    assert_null(sw_currency_at(sw_currency_count()));
    assert_null(sw_currency_at(SIZE_MAX));
}

TEST(what_is_withdrawn_has_no_minor_unit_or_is_misspelt_is_no_currency)
{
    static const char *const none[] = {
        "BGN", "HRK", "ANG", "CUC", "ZWL", "SLL",  "DEM", "XAU",  "XAG",  "XDR",
        "XXX", "XTS", "eur", "Eur", "EU",  "EURO", "",    "EUR ", " EUR", "\xE2\x82\xAC"
    };
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (sw_currency_exponent(none[i]) != -1)
            fail_msg("\"%s\" is taken for a currency", none[i]);
    assert_int_equal(sw_currency_exponent(NULL), -1);
}

static const char *const twelve[] = {
    "USD", "EUR", "GBP", "JPY", "AUD", "CHF", "DKK", "HKD", "NOK", "NZD", "SEK", "ZAR"
};

static bool is_one_of_twelve(const char *code)
{
    for (size_t i = 0; i < COUNT_OF(twelve); i++)
        if (strcmp(twelve[i], code) == 0)
            return true;
    return false;
}

TEST(prices_are_taken_in_amazons_twelve_and_no_other)
{
    for (size_t i = 0; i < COUNT_OF(twelve); i++)
        assert_int_equal(sw_currency_is_presentment(twelve[i]), 1);
    for (size_t i = 0; i < sw_currency_count(); i++)
        assert_int_equal(sw_currency_is_presentment(sw_currency_at(i)), is_one_of_twelve(sw_currency_at(i)));
    assert_int_equal(sw_currency_is_presentment("usd"), 0);
    assert_int_equal(sw_currency_is_presentment(""), 0);
    assert_int_equal(sw_currency_is_presentment(NULL), 0);
}

/* Amazon's pages once more, in minor units. */
static const struct {
    sw_region region;
    const char *currency;
    sw_amount_limits limits;
} expected[] = {
    { SW_REGION_NA, "USD", { 15000000, 1500000, 100000, 50000, 7500 } },
    { SW_REGION_EU, "EUR", { 15000000, 1500000, 100000, 50000, 7500 } },
    { SW_REGION_EU, "GBP", { 15000000, 1500000, 100000, 50000, 7500 } },
    { SW_REGION_EU, "USD", { 15000000, 1500000, 0, 0, 0 } },
    { SW_REGION_EU, "JPY", { 10000000, 2000000, 0, 0, 0 } },
    { SW_REGION_EU, "AUD", { 0, 1500000, 0, 0, 0 } },
    { SW_REGION_EU, "CHF", { 0, 1500000, 0, 0, 0 } },
    { SW_REGION_EU, "NZD", { 0, 1500000, 0, 0, 0 } },
    { SW_REGION_EU, "DKK", { 0, 15000000, 0, 0, 0 } },
    { SW_REGION_EU, "HKD", { 0, 15000000, 0, 0, 0 } },
    { SW_REGION_EU, "NOK", { 0, 15000000, 0, 0, 0 } },
    { SW_REGION_EU, "SEK", { 0, 15000000, 0, 0, 0 } },
    { SW_REGION_EU, "ZAR", { 0, 15000000, 0, 0, 0 } },
    { SW_REGION_JP, "JPY", { 10000000, 2000000, 100000, 70000, 8400 } },
};

TEST(limits_are_those_of_amazons_pages)
{
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        sw_amount_limits limits;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_amount_limits_find(&limits, expected[i].region, expected[i].currency, &err));
        assert_memory_equal(&limits, &expected[i].limits, sizeof limits);
    }
}

static const sw_amount_limits none;

TEST(a_region_has_limits_in_its_currencies_only)
{
    static const sw_region regions[] = { SW_REGION_NA, SW_REGION_EU, SW_REGION_JP };
    size_t found = 0;
    for (size_t i = 0; i < COUNT_OF(regions) * sw_currency_count(); i++) {
        const char *currency = sw_currency_at(i / COUNT_OF(regions));
        sw_amount_limits limits = { 1, 1, 1, 1, 1 };
        sw_error err = SW_ERROR_INIT;
        if (sw_amount_limits_find(&limits, regions[i % COUNT_OF(regions)], currency, &err) == SW_OK) {
            found++;
            continue;
        }
        assert_int_equal(err.code, SW_E_INVALID);
        assert_string_equal(err.field, "currency");
        assert_contains(err.message, currency);
        assert_memory_equal(&limits, &none, sizeof limits);
    }
    assert_int_equal(found, COUNT_OF(expected));
}

TEST(limits_of_no_region_or_no_currency_are_refused)
{
    sw_amount_limits limits = { 1, 1, 1, 1, 1 };
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_amount_limits_find(&limits, SW_REGION_NOT_SET, "EUR", &err));
    assert_string_equal(err.field, "region");
    assert_code(SW_E_INVALID, &err, sw_amount_limits_find(&limits, (sw_region)4, "EUR", &err));
    assert_string_equal(err.field, "region");
    assert_code(SW_E_INVALID, &err, sw_amount_limits_find(&limits, SW_REGION_EU, "eur", &err));
    assert_contains(err.message, "write EUR");
    assert_code(SW_E_INVALID, &err, sw_amount_limits_find(&limits, SW_REGION_NA, "EUR", &err));
    assert_contains(err.message, "region na is not charged in EUR");
    assert_memory_equal(&limits, &none, sizeof limits);
}

TEST(every_limit_says_where_it_is_from_and_how_sure_it_is)
{
    static const struct {
        const char *confidence;
        const char *source;
    } rows[] = {
#define CURRENCY(code, exponent)
#define PRESENTMENT(code)
#define LIMIT(region, code, charge, monthly, recurring, overcharge, refund_extra, confidence, source) \
    { #confidence, (source) },
#include "api/currencies.def"
#undef CURRENCY
#undef PRESENTMENT
#undef LIMIT
    };
    assert_int_equal(COUNT_OF(rows), COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_contains("DOCUMENTED SDK ASSUMED", rows[i].confidence);
        assert_true(strlen(rows[i].source) > 5);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_currency_has_the_decimals_of_iso_4217),
        cmocka_unit_test(the_table_is_sorted_codes_of_three_capitals),
        cmocka_unit_test(what_is_withdrawn_has_no_minor_unit_or_is_misspelt_is_no_currency),
        cmocka_unit_test(prices_are_taken_in_amazons_twelve_and_no_other),
        cmocka_unit_test(limits_are_those_of_amazons_pages),
        cmocka_unit_test(a_region_has_limits_in_its_currencies_only),
        cmocka_unit_test(limits_of_no_region_or_no_currency_are_refused),
        cmocka_unit_test(every_limit_says_where_it_is_from_and_how_sure_it_is),
    };
    return RUN_SUITE(tests);
}
