/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Days are those of the calendar in the time zone of the ruleset; minutes and hours are elapsed time. Summer time
 * begins in Berlin on 2026-03-29 at 01:00 UTC, and ends on 2026-10-25 at 01:00 UTC.
 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static const char rule[] = "rules.on(\"late\", { after = \"string\" }, function(e)\n"
                           "return notify{ to = \"x\", template = \"t\", after = e.after }\n"
                           "end)\n";

static void check_after(const char *now, const char *after, const char *at)
{
    sw_rules *rules = rules_of(rule);
    sw_object *decision = NULL;
    sw_error err = SW_ERROR_INIT;
    char *input = text_of("{\"event\":{\"id\":\"1\",\"name\":\"late\",\"data\":{\"after\":\"%s\"}},"
                          "\"state\":{\"now\":\"%s\"}}",
                          after, now);
    char *json = decision_of(rules, SW_RULES_EVENT, input);
    assert_code(SW_OK, &err, sw_object_read(&decision, json, strlen(json), &err));
    const char *got = sw_object_text(decision, "/actions/0/at");
    if (!got || strcmp(got, at) != 0)
        fail_msg("%s after %s is %s, not %s", after, now, got ? got : "nothing", at);
    sw_object_free(decision);
    sw_rules_text_free(json);
    free(input);
    sw_rules_free(rules);
}

TEST(days_keep_the_hour_of_the_clock_when_summer_time_begins)
{
    check_after("2026-03-27T12:00:00Z", "3d", "2026-03-30T11:00:00Z"); /* 13:00 there, and 13:00 */
    check_after("2026-03-28T22:59:00Z", "1d", "2026-03-29T21:59:00Z"); /* 23:59 */
    check_after("2026-03-30T12:00:00Z", "3d", "2026-04-02T12:00:00Z");
}

TEST(an_hour_that_is_left_out_becomes_the_one_after_it)
{
    check_after("2026-03-28T01:30:00Z", "1d", "2026-03-29T01:30:00Z"); /* 02:30, which is not there: 03:30 */
    check_after("2026-03-26T01:30:00Z", "3d", "2026-03-29T01:30:00Z");
}

TEST(days_keep_the_hour_of_the_clock_when_summer_time_ends)
{
    check_after("2026-10-23T12:00:00Z", "3d", "2026-10-26T13:00:00Z");
    check_after("2026-10-24T00:30:00Z", "1d", "2026-10-25T00:30:00Z"); /* 02:30, which is there twice: the first */
    check_after("2026-10-22T22:30:00Z", "3d", "2026-10-25T23:30:00Z");
}

TEST(hours_and_minutes_are_elapsed_time)
{
    check_after("2026-03-28T12:00:00Z", "24h", "2026-03-29T12:00:00Z");
    check_after("2026-10-25T00:30:00Z", "1h", "2026-10-25T01:30:00Z");
    check_after("2026-10-25T00:30:00Z", "90m", "2026-10-25T02:00:00Z");
    check_after("2026-01-01T00:00:00Z", "0m", "2026-01-01T00:00:00Z");
}

TEST(next_month_is_its_first_moment_in_the_zone)
{
    check_after("2026-03-15T12:00:00Z", "next_month", "2026-03-31T22:00:00Z");
    check_after("2026-10-15T12:00:00Z", "next_month", "2026-10-31T23:00:00Z");
    check_after("2026-03-31T22:00:00Z", "next_month", "2026-04-30T22:00:00Z"); /* April has begun there */
    check_after("2026-03-31T21:59:59Z", "next_month", "2026-03-31T22:00:00Z");
    check_after("2026-12-31T23:30:00Z", "next_month", "2027-01-31T23:00:00Z");
    check_after("2024-02-10T00:00:00Z", "next_month", "2024-02-29T23:00:00Z");
}

TEST(months_ends_and_leap_years_are_right)
{
    check_after("2024-02-28T12:00:00Z", "1d", "2024-02-29T12:00:00Z");
    check_after("2025-02-28T12:00:00Z", "1d", "2025-03-01T12:00:00Z");
    check_after("2026-12-30T12:00:00Z", "3d", "2027-01-02T12:00:00Z");
}

TEST(a_rule_can_ask_the_calendar)
{
    assert_value("time\"2026-03-28T23:30:00Z\":date()", "2026-03-29");
    assert_value("time\"2026-03-28T23:30:00Z\":hour()", "0");
    assert_value("time\"2026-03-28T23:30:00Z\":weekday()", "sunday");
    assert_value("time\"2026-03-29T12:00:00Z\":hour()", "14");
    assert_value("time\"2026-03-29T22:30:00Z\":days_since(time\"2026-03-28T22:30:00Z\")", "2");
    assert_value("time\"2026-10-25T22:30:00Z\":days_since(time\"2026-10-24T22:30:00Z\")", "0");
    assert_value("time\"1969-12-31T12:00:00Z\":weekday()", "wednesday");
    assert_value("time\"1969-12-31T12:00:00Z\":days_since(time\"1970-01-02T12:00:00Z\")", "-2");
    assert_value("time\"2026-03-28T12:00:00Z\":plus(\"1d\") == time\"2026-03-29T11:00:00Z\"", "true");
}

TEST(what_is_no_wait_is_refused)
{
    static const char *const wrong[] = { "",         "3",    "d",          "3 d",  "+3d", "-3d",
                                         "3.5d",     "3D",   "3dd",        "1d2h", "3w",  "3s",
                                         "9999999d", "0x3d", "next month", "3d ",  " 3d", "NEXT_MONTH" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        char *expression = text_of("s.now:plus(\"%s\")", wrong[i]);
        assert_refused(expression, "what is added is");
        free(expression);
    }
    assert_refused("s.now:plus(\"401d\")", "more than 400 days away");
    assert_refused("s.now:plus(3)", "what is added is");
}

/* Every day of a year, in both directions of a change: the same clock time, by two ways. */
TEST(so_many_days_are_as_many_times_one_day)
{
    char value[VALUE_SIZE];
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err,
                evaluate(value,
                         "(function() local at = time\"2026-01-01T11:00:00Z\"\n"
                         "for i = 1, 399 do\n"
                         "  local there = time\"2026-01-01T11:00:00Z\":plus(i .. \"d\")\n"
                         "  at = at:plus(\"1d\")\n"
                         "  assert(at == there and there:hour() == 12, i)\n"
                         "  assert(there:days_since(time\"2026-01-01T11:00:00Z\") == i)\n"
                         "end return \"all\" end)()",
                         &err));
    assert_string_equal(value, "all");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_keep_the_hour_of_the_clock_when_summer_time_begins),
        cmocka_unit_test(an_hour_that_is_left_out_becomes_the_one_after_it),
        cmocka_unit_test(days_keep_the_hour_of_the_clock_when_summer_time_ends),
        cmocka_unit_test(hours_and_minutes_are_elapsed_time),
        cmocka_unit_test(next_month_is_its_first_moment_in_the_zone),
        cmocka_unit_test(months_ends_and_leap_years_are_right),
        cmocka_unit_test(a_rule_can_ask_the_calendar),
        cmocka_unit_test(what_is_no_wait_is_refused),
        cmocka_unit_test(so_many_days_are_as_many_times_one_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
