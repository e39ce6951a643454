/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/text.h"

#include <string.h>

TEST(every_spelling_in_any_case_finds_its_region)
{
    static const struct {
        const char *spelling;
        sw_region region;
    } table[] = { { "na", SW_REGION_NA }, { "us", SW_REGION_NA }, { "US", SW_REGION_NA }, { "Na", SW_REGION_NA },
                  { "eu", SW_REGION_EU }, { "de", SW_REGION_EU }, { "uk", SW_REGION_EU }, { "DE", SW_REGION_EU },
                  { "jp", SW_REGION_JP }, { "JP", SW_REGION_JP } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_region found;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_region_parse(&found, table[i].spelling, &err));
        assert_int_equal(found, table[i].region);
    }
}

TEST(what_is_no_region_is_refused_with_those_there_are)
{
    static const char *const bad[] = { NULL, "", "fr", "n", "naa", "eu ", "pay-api.amazon.eu" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_region found = SW_REGION_EU;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_region_parse(&found, bad[i], &err));
        assert_int_equal(found, SW_REGION_NOT_SET);
        assert_string_equal(err.field, "region");
        assert_contains(err.message, "na or us");
    }
}

TEST(a_long_name_is_shown_in_part_and_stays_utf8)
{
    sw_region found;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err,
                sw_region_parse(&found,
                                "x\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
                                "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9",
                                &err));
    assert_true(sw_is_utf8(err.message, strlen(err.message)));
}

TEST(each_region_has_its_name_and_host)
{
    assert_string_equal(sw_region_name(SW_REGION_NA), "na");
    assert_string_equal(sw_region_host(SW_REGION_NA), "pay-api.amazon.com");
    assert_string_equal(sw_region_name(SW_REGION_EU), "eu");
    assert_string_equal(sw_region_host(SW_REGION_EU), "pay-api.amazon.eu");
    assert_string_equal(sw_region_name(SW_REGION_JP), "jp");
    assert_string_equal(sw_region_host(SW_REGION_JP), "pay-api.amazon.jp");
}

TEST(amazon_hosts_an_update_page_everywhere_but_in_japan)
{
    assert_true(sw_region_has_update_page(SW_REGION_NA));
    assert_true(sw_region_has_update_page(SW_REGION_EU));
    assert_false(sw_region_has_update_page(SW_REGION_JP));
    assert_false(sw_region_has_update_page(SW_REGION_NOT_SET));
    assert_false(sw_region_has_update_page((sw_region)9));
}

TEST(a_number_that_is_no_region_has_neither)
{
    static const int bad[] = { SW_REGION_NOT_SET, 4, -1 };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_null(sw_region_name((sw_region)bad[i]));
        assert_null(sw_region_host((sw_region)bad[i]));
    }
}

TEST(each_region_has_its_script_and_its_currencies)
{
    assert_string_equal(sw_region_script(SW_REGION_NA), "https://static-na.payments-amazon.com/checkout.js");
    assert_string_equal(sw_region_script(SW_REGION_EU), "https://static-eu.payments-amazon.com/checkout.js");
    assert_string_equal(sw_region_script(SW_REGION_JP), "https://static-fe.payments-amazon.com/checkout.js");
    assert_null(sw_region_script(SW_REGION_NOT_SET));
    assert_string_equal(sw_region_ledger_currency(SW_REGION_NA, 0), "USD");
    assert_null(sw_region_ledger_currency(SW_REGION_NA, 1));
    assert_string_equal(sw_region_ledger_currency(SW_REGION_EU, 0), "EUR");
    assert_string_equal(sw_region_ledger_currency(SW_REGION_EU, 1), "GBP");
    assert_null(sw_region_ledger_currency(SW_REGION_EU, 2));
    assert_string_equal(sw_region_ledger_currency(SW_REGION_JP, 0), "JPY");
    assert_null(sw_region_ledger_currency(SW_REGION_NOT_SET, 0));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_in_any_case_finds_its_region),
        cmocka_unit_test(what_is_no_region_is_refused_with_those_there_are),
        cmocka_unit_test(a_long_name_is_shown_in_part_and_stays_utf8),
        cmocka_unit_test(each_region_has_its_name_and_host),
        cmocka_unit_test(amazon_hosts_an_update_page_everywhere_but_in_japan),
        cmocka_unit_test(a_number_that_is_no_region_has_neither),
        cmocka_unit_test(each_region_has_its_script_and_its_currencies),
    };
    return RUN_SUITE(tests);
}
