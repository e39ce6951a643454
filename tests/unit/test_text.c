/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/text.h"

#include <string.h>

TEST(case_is_folded_for_ascii_letters_and_nothing_else)
{
    for (int c = -128; c < 128; c++) {
        char folded = sw_lower((char)c);
        assert_int_equal(folded, c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
}

TEST(letters_and_digits_are_those_of_ascii)
{
    static const char alnum[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (int c = -128; c < 128; c++) {
        bool wanted = c && strchr(alnum, c) != NULL;
        assert_int_equal(sw_is_alnum((char)c), c > 0 && wanted);
        assert_int_equal(sw_is_digit((char)c), c >= '0' && c <= '9');
    }
}

TEST(texts_are_the_same_whatever_their_case)
{
    assert_true(sw_same_text("X-Amz-PAY-Date", "x-amz-pay-date"));
    assert_true(sw_same_text("", ""));
    assert_false(sw_same_text("abc", "abcd"));
    assert_false(sw_same_text("abcd", "abc"));
    assert_false(sw_same_text("[", "{")); /* 32 apart, as A and a are */
    assert_false(sw_same_text("\xC3\x84", "\xC3\xA4"));
}

TEST(a_start_is_found_whatever_its_case)
{
    assert_true(sw_starts_with("LIVERPOOL", "live"));
    assert_true(sw_starts_with("live", "LIVE"));
    assert_true(sw_starts_with("", ""));
    assert_false(sw_starts_with("LIV", "LIVE"));
    assert_false(sw_starts_with("ALIVE", "LIVE"));
}

TEST(control_characters_are_not_printable)
{
    for (int c = 1; c < 256; c++) {
        const char text[] = { 'a', (char)c, 'b', 0 };
        assert_int_equal(sw_is_printable(text), c >= 0x20 && c != 0x7F);
    }
}

TEST(utf8_is_told_from_what_only_looks_like_it)
{
    static const struct {
        const char *bytes;
        bool good;
    } table[] = {
        { "", true },
        { "plain", true },
        { "\xC2\x80", true },         /* U+0080, the smallest of two bytes */
        { "\xDF\xBF", true },         /* U+07FF */
        { "\xE0\xA0\x80", true },     /* U+0800 */
        { "\xED\x9F\xBF", true },     /* U+D7FF, the last before the surrogates */
        { "\xEE\x80\x80", true },     /* U+E000 */
        { "\xEF\xBF\xBF", true },     /* U+FFFF */
        { "\xF0\x90\x80\x80", true }, /* U+10000 */
        { "\xF0\x9F\x98\x80", true }, /* an emoji */
        { "\xF4\x8F\xBF\xBF", true }, /* U+10FFFF */
        { "\x80", false },            /* a continuation by itself */
        { "\xBF", false },
        { "\xC0\x80", false }, /* NUL, overlong */
        { "\xC0\xAF", false }, /* a slash, overlong */
        { "\xC1\xBF", false },
        { "\xE0\x80\xAF", false },
        { "\xE0\x9F\xBF", false },
        { "\xF0\x80\x80\xAF", false },
        { "\xF0\x8F\xBF\xBF", false },
        { "\xED\xA0\x80", false }, /* surrogates */
        { "\xED\xBF\xBF", false },
        { "\xF4\x90\x80\x80", false }, /* above U+10FFFF */
        { "\xF8\x88\x80\x80\x80", false },
        { "\xFE", false },
        { "\xFF", false },
        { "\xC3", false }, /* cut off */
        { "\xE2\x82", false },
        { "\xF0\x9F\x98", false },
        { "\xC3(", false },
        { "\xE2(\xA1", false },
        { "ok\xC3\xA9then\xE9", false },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (sw_is_utf8(table[i].bytes, strlen(table[i].bytes)) != table[i].good)
            fail_msg("row %zu should be %s", i, table[i].good ? "UTF-8" : "refused");
}

TEST(utf8_is_not_read_past_its_size)
{
    assert_false(sw_is_utf8("\xC3\xA9", 1));
    assert_true(sw_is_utf8("a\xFF", 1));
    assert_true(sw_is_utf8("a\0b", 3));
}

TEST(distance_counts_the_letters_to_be_changed)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } table[] = {
        { "", "", 0 },
        { "abc", "", 3 },
        { "", "abc", 3 },
        { "createCharge", "createCharge", 0 },
        { "createcharge", "createCharge", 0 },
        { "creatCharge", "createCharge", 1 },
        { "createCharges", "createCharge", 1 },
        { "kitten", "sitting", 3 },
        { "abcd", "acbd", 2 },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        assert_int_equal(sw_distance(table[i].a, table[i].b), table[i].distance);
        assert_int_equal(sw_distance(table[i].b, table[i].a), table[i].distance);
    }
}

TEST(distance_of_a_very_long_text_is_large_and_reads_nothing_beyond)
{
    char text[500];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_true(sw_distance(text, "createCharge") >= 63);
}

TEST(a_basic_date_has_its_shape_and_exists)
{
    static const struct {
        const char *text;
        bool good;
    } table[] = {
        { "20260102T030405Z", true },  { "20241231T235959Z", true },   { "20240229T000000Z", true },
        { "20161231T235960Z", true }, /* a leap second */
        { "20260102T030405", false },  { "20260102T030405z", false },  { "2026-01-02T03:04:05Z", false },
        { "20260102 030405Z", false }, { "20260102T030405Z ", false }, { "", false },
        { "20261302T030405Z", false }, { "20260002T030405Z", false },  { "20260132T030405Z", false },
        { "20260100T030405Z", false }, { "20260102T240405Z", false },  { "20260102T036005Z", false },
        { "20260102T030461Z", false }, { "2026010aT030405Z", false },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (sw_is_basic_date(table[i].text) != table[i].good)
            fail_msg("\"%s\" should be %s", table[i].text, table[i].good ? "a date" : "refused");
}

TEST(a_day_that_its_month_has_not_is_no_date)
{
    assert_false(sw_is_basic_date("20260230T000000Z"));
    assert_false(sw_is_basic_date("20260431T000000Z"));
    assert_false(sw_is_basic_date("20250229T000000Z"));
    assert_false(sw_is_basic_date("21000229T000000Z"));
    assert_true(sw_is_basic_date("20000229T000000Z"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_is_folded_for_ascii_letters_and_nothing_else),
        cmocka_unit_test(letters_and_digits_are_those_of_ascii),
        cmocka_unit_test(texts_are_the_same_whatever_their_case),
        cmocka_unit_test(a_start_is_found_whatever_its_case),
        cmocka_unit_test(control_characters_are_not_printable),
        cmocka_unit_test(utf8_is_told_from_what_only_looks_like_it),
        cmocka_unit_test(utf8_is_not_read_past_its_size),
        cmocka_unit_test(distance_counts_the_letters_to_be_changed),
        cmocka_unit_test(distance_of_a_very_long_text_is_large_and_reads_nothing_beyond),
        cmocka_unit_test(a_basic_date_has_its_shape_and_exists),
        cmocka_unit_test(a_day_that_its_month_has_not_is_no_date),
    };
    return RUN_SUITE(tests);
}
