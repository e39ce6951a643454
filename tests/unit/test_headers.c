/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "sign/headers.h"

#include <savedwallet/limits.h>

#include <string.h>

static void put(sw_headers *headers, const char *name, const char *value)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_headers_put(headers, name, value, &err));
}

TEST(names_are_lower_case_and_sorted_in_byte_order)
{
    sw_headers headers = { 0 };
    static const char *const given[] = { "X-Amz-Pay-Region", "accept", "x-b", "X-A", "x_a", "x-a1", "Content-Type" };
    static const char *const sorted[] = { "accept", "content-type", "x-a", "x-a1", "x-amz-pay-region", "x-b", "x_a" };
    for (size_t i = 0; i < COUNT_OF(given); i++)
        put(&headers, given[i], "v");
    assert_int_equal(headers.count, COUNT_OF(sorted));
    for (size_t i = 0; i < COUNT_OF(sorted); i++)
        assert_string_equal(headers.items[i].name, sorted[i]);
    sw_headers_free(&headers);
}

TEST(a_header_given_twice_in_any_case_is_there_once_with_the_last_value)
{
    sw_headers headers = { 0 };
    put(&headers, "Accept", "first");
    put(&headers, "x-b", "other");
    put(&headers, "ACCEPT", "second");
    assert_int_equal(headers.count, 2);
    assert_string_equal(sw_headers_get(&headers, "accept"), "second");
    assert_null(sw_headers_get(&headers, "absent"));
    sw_headers_free(&headers);
}

TEST(white_space_is_trimmed_and_folded)
{
    static const char *const table[][2] = {
        { "a", "a" },          { "  a", "a" },
        { "a  ", "a" },        { "\t a \t", "a" },
        { "a  b", "a b" },     { "a\tb", "a b" },
        { "a \t\t b", "a b" }, { " a  b   c ", "a b c" },
        { "a b", "a b" },      { "caf\xC3\xA9", "caf\xC3\xA9" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_headers headers = { 0 };
        put(&headers, "x-a", table[i][0]);
        assert_string_equal(sw_headers_get(&headers, "x-a"), table[i][1]);
        sw_headers_free(&headers);
    }
}

static void assert_refused(const char *name, const char *value)
{
    sw_headers headers = { 0 };
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_headers_put(&headers, name, value, &err));
    assert_string_equal(err.field, "headers");
    assert_int_equal(headers.count, 0);
    sw_headers_free(&headers);
}

TEST(a_value_that_would_start_another_header_is_refused)
{
    static const char *const bad[] = { "a\r\nx-evil: 1", "a\nb",  "a\rb", "\r\n", "a\n", "\na", "a\x01",
                                       "a\x0Bz",         "a\x7F", "\x1B", "",     " ",   "\t" };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_refused("x-a", bad[i]);
    assert_refused("x-a", NULL);
}

TEST(a_line_break_in_a_value_is_told_for_what_it_does)
{
    static const char *const bad[] = { "a\r\nx-evil: 1", "a\nx-evil: 1", "a\rx-evil: 1" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_headers headers = { 0 };
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_headers_put(&headers, "x-a", bad[i], &err));
        assert_contains(err.message, "x-a has a line break");
        assert_lacks(err.message, "x-evil");
    }
}

TEST(a_name_that_is_no_token_is_refused)
{
    static const char *const bad[] = { NULL,  "",    " ",    "a b", "a:",  ":a",          "a\r\nb",
                                       "a\n", "a,b", "a(b)", "a\"", "a/b", "caf\xC3\xA9", "a\x7F" };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_refused(bad[i], "v");
}

TEST(headers_that_frame_the_request_cannot_be_given)
{
    static const char *const bad[] = {
        "authorization",     "Authorization", "host",   "Host", "content-length", "Content-Length",
        "transfer-encoding", "connection",    "expect", "te",   "trailer",        "upgrade"
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_refused(bad[i], "v");
}

TEST(a_value_longer_than_its_ceiling_is_refused)
{
    static char value[SW_MAX_HEADER_VALUE + 2];
    memset(value, 'a', SW_MAX_HEADER_VALUE + 1);
    sw_headers headers = { 0 };
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_LIMIT, &err, sw_headers_put(&headers, "x-a", value, &err));
    value[SW_MAX_HEADER_VALUE] = '\0';
    assert_code(SW_OK, &err, sw_headers_put(&headers, "x-a", value, &err));
    sw_headers_free(&headers);
}

TEST(many_headers_stay_in_order)
{
    sw_headers headers = { 0 };
    for (int i = 99; i >= 0; i--) {
        char name[] = { 'x', '-', (char)('0' + i / 10), (char)('0' + i % 10), 0 };
        put(&headers, name, name);
    }
    assert_int_equal(headers.count, 100);
    for (size_t i = 1; i < headers.count; i++)
        assert_true(strcmp(headers.items[i - 1].name, headers.items[i].name) < 0);
    sw_headers_free(&headers);
    assert_int_equal(headers.count, 0);
}

TEST(signed_are_accept_content_type_and_everything_of_amazon_pays)
{
    assert_true(sw_header_is_signed("accept"));
    assert_true(sw_header_is_signed("content-type"));
    assert_true(sw_header_is_signed("x-amz-pay-date"));
    assert_true(sw_header_is_signed("x-amz-pay-authtoken"));
    assert_false(sw_header_is_signed("user-agent"));
    assert_false(sw_header_is_signed("x-amz-date"));
    assert_false(sw_header_is_signed("accept-language"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_lower_case_and_sorted_in_byte_order),
        cmocka_unit_test(a_header_given_twice_in_any_case_is_there_once_with_the_last_value),
        cmocka_unit_test(white_space_is_trimmed_and_folded),
        cmocka_unit_test(a_value_that_would_start_another_header_is_refused),
        cmocka_unit_test(a_line_break_in_a_value_is_told_for_what_it_does),
        cmocka_unit_test(a_name_that_is_no_token_is_refused),
        cmocka_unit_test(headers_that_frame_the_request_cannot_be_given),
        cmocka_unit_test(a_value_longer_than_its_ceiling_is_refused),
        cmocka_unit_test(many_headers_stay_in_order),
        cmocka_unit_test(signed_are_accept_content_type_and_everything_of_amazon_pays),
    };
    return RUN_SUITE(tests);
}
