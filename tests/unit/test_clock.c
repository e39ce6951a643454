/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum { DAY_MS = 86400000 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year));
}

static void check_day(int64_t days, int year, int month, int day)
{
    char expected[80], written[SW_DATE_SIZE];
    int second = (int)(days % 60);
    snprintf(expected, sizeof expected, "%04d%02d%02dT2359%02dZ", year, month, day, second);
    int64_t at = days * DAY_MS + DAY_MS - 60000 + second * 1000, read = 0;
    sw_date_write(written, at);
    assert_string_equal(written, expected);
    assert_true(sw_date_read(&read, written));
    assert_int_equal(read, at);
}

/* Days are counted one by one: no formula that could share a fault with the library's. The calendar repeats in 400
 * years. */
TEST(every_day_of_430_years_and_of_the_last_ten_is_written_and_read)
{
    int64_t days = 0;
    for (int year = 1970; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= days_of(year, month); day++, days++)
                if (year < 2400 || year >= 9990)
                    check_day(days, year, month, day);
}

TEST(what_lies_outside_is_brought_to_the_nearest_date)
{
    char date[SW_DATE_SIZE];
    sw_date_write(date, -1);
    assert_string_equal(date, "19700101T000000Z");
    sw_date_write(date, INT64_MIN);
    assert_string_equal(date, "19700101T000000Z");
    sw_date_write(date, INT64_MAX);
    assert_string_equal(date, "99991231T235959Z");
}

TEST(milliseconds_are_cut_off_not_rounded)
{
    char date[SW_DATE_SIZE];
    sw_date_write(date, STILL_MS + 999);
    assert_string_equal(date, STILL_DATE);
}

TEST(a_text_that_is_no_date_is_not_read)
{
    int64_t milliseconds = 7;
    assert_false(sw_date_read(&milliseconds, NULL));
    assert_false(sw_date_read(&milliseconds, ""));
    assert_false(sw_date_read(&milliseconds, "20261302T000000Z"));
    assert_false(sw_date_read(&milliseconds, "20260230T000000Z"));
    assert_int_equal(milliseconds, 7);
}

TEST(the_date_of_an_http_header_is_read)
{
    int64_t milliseconds = 0;
    assert_true(sw_http_date_read(&milliseconds, "Sun, 06 Nov 1994 08:49:37 GMT"));
    assert_int_equal(milliseconds, INT64_C(784111777000));
    assert_true(sw_http_date_read(&milliseconds, "Fri, 02 Jan 2026 03:04:05 GMT"));
    assert_int_equal(milliseconds, STILL_MS);
    assert_true(sw_http_date_read(&milliseconds, "Thu, 29 Feb 2024 00:00:00 GMT"));
    assert_int_equal(milliseconds, INT64_C(1709164800000));
}

TEST(every_month_of_an_http_date_has_its_name)
{
    static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    for (int month = 1; month <= 12; month++) {
        char text[64], basic[64];
        int64_t from_http = 0, from_basic = 1;
        snprintf(text, sizeof text, "Mon, 15 %s 2026 01:02:03 GMT", names[month - 1]);
        snprintf(basic, sizeof basic, "2026%02d15T010203Z", month);
        assert_true(sw_http_date_read(&from_http, text));
        assert_true(sw_date_read(&from_basic, basic));
        assert_int_equal(from_http, from_basic);
    }
}

TEST(what_only_looks_like_an_http_date_is_not_read)
{
    static const char *const bad[] = { NULL,
                                       "",
                                       "120",
                                       "Sun, 06 Nov 1994 08:49:37",
                                       "Sun, 06 Nov 1994 08:49:37 UTC",
                                       "Sun, 06 Nov 1994 08:49:37 GMT ",
                                       "Sun, 06 nov 1994 08:49:37 GMT",
                                       "Sun, 06 Nix 1994 08:49:37 GMT",
                                       "Sun, 6 Nov 1994 08:49:37 GMT",
                                       "Sun, 32 Nov 1994 08:49:37 GMT",
                                       "Sun, 31 Nov 1994 08:49:37 GMT",
                                       "Sun, 06 Nov 1994 24:49:37 GMT",
                                       "Sunday, 06-Nov-94 08:49:37 GMT",
                                       "Sun Nov  6 08:49:37 1994" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        int64_t milliseconds;
        if (sw_http_date_read(&milliseconds, bad[i]))
            fail_msg("\"%s\" is no HTTP date", bad[i]);
    }
}

TEST(a_clock_given_in_part_is_completed_by_the_machine)
{
    still_clock still = STILL_CLOCK;
    sw_clock given = { .now_ms = clock_of(&still).now_ms, .payload = &still };
    sw_clock whole = sw_clock_complete(&given);
    assert_int_equal(whole.now_ms(whole.payload), STILL_MS);
    int64_t first = whole.monotonic_ms(whole.payload);
    whole.sleep_ms(whole.payload, 2);
    assert_true(whole.monotonic_ms(whole.payload) >= first + 2);
    unsigned char noise[32] = { 0 }, zeros[32] = { 0 };
    assert_int_equal(whole.random(whole.payload, noise, sizeof noise), 0);
    assert_memory_not_equal(noise, zeros, sizeof noise);
}

TEST(no_clock_given_is_the_machines_own)
{
    sw_clock machine = sw_clock_complete(NULL);
    assert_true(machine.now_ms(machine.payload) > STILL_MS);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_430_years_and_of_the_last_ten_is_written_and_read),
        cmocka_unit_test(what_lies_outside_is_brought_to_the_nearest_date),
        cmocka_unit_test(milliseconds_are_cut_off_not_rounded),
        cmocka_unit_test(a_text_that_is_no_date_is_not_read),
        cmocka_unit_test(the_date_of_an_http_header_is_read),
        cmocka_unit_test(every_month_of_an_http_date_has_its_name),
        cmocka_unit_test(what_only_looks_like_an_http_date_is_not_read),
        cmocka_unit_test(a_clock_given_in_part_is_completed_by_the_machine),
        cmocka_unit_test(no_clock_given_is_the_machines_own),
    };
    return RUN_SUITE(tests);
}
