/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/retry.h"

TEST(the_same_request_may_succeed_after_seven_statuses_and_no_other)
{
    for (int status = 0; status < 700; status++) {
        bool expected = status == 408 || status == 425 || status == 429 || status == 500 || status == 502 ||
                        status == 503 || status == 504;
        assert_int_equal(sw_retry_status(status), expected);
    }
}

TEST(a_delay_lies_between_nothing_and_a_bound_that_doubles)
{
    static const int64_t bounds[] = { 200, 400, 800, 1600, 3200, 6400, 12800, 20000, 20000, 20000 };
    for (int attempts = 1; attempts <= (int)COUNT_OF(bounds); attempts++) {
        int64_t bound = bounds[attempts - 1];
        assert_int_equal(sw_retry_delay(attempts, 0), 0);
        assert_int_equal(sw_retry_delay(attempts, (uint32_t)bound), bound);
        assert_int_equal(sw_retry_delay(attempts, (uint32_t)bound + 1), 0);
        assert_in_range(sw_retry_delay(attempts, UINT32_MAX), 0, bound);
    }
}

TEST(a_delay_after_strange_counts_stays_within_the_bounds)
{
    assert_in_range(sw_retry_delay(0, UINT32_MAX), 0, 200);
    assert_in_range(sw_retry_delay(-5, UINT32_MAX), 0, 200);
    assert_in_range(sw_retry_delay(2147483647, UINT32_MAX), 0, 20000);
}

TEST(retry_after_is_read_as_seconds_or_as_a_date)
{
    static const struct {
        const char *value;
        int64_t milliseconds; /* -1: neither */
    } table[] = {
        { "0", 0 },
        { "1", 1000 },
        { "120", 120000 },
        { "007", 7000 },
        { "31536000", INT64_C(31536000000) },
        { "99999999999999999999999", INT64_C(31536000000) }, /* a year is as long as for ever */
        { "Fri, 02 Jan 2026 03:04:05 GMT", 0 },
        { "Fri, 02 Jan 2026 03:05:05 GMT", 60000 },
        { "Fri, 02 Jan 2026 03:04:04 GMT", 0 },
        { "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
        { NULL, -1 },
        { "", -1 },
        { "-1", -1 },
        { "+1", -1 },
        { "1.5", -1 },
        { "1 ", -1 },
        { " 1", -1 },
        { "1s", -1 },
        { "soon", -1 },
        { "99999999999999999999999x", -1 },
        { "Fri, 02 Jan 2026 03:04:05", -1 },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        int64_t milliseconds = -1;
        bool read = sw_retry_after(&milliseconds, table[i].value, STILL_MS);
        if (read != (table[i].milliseconds >= 0) || milliseconds != table[i].milliseconds)
            fail_msg("\"%s\" was read as %lld", table[i].value ? table[i].value : "(NULL)", (long long)milliseconds);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_request_may_succeed_after_seven_statuses_and_no_other),
        cmocka_unit_test(a_delay_lies_between_nothing_and_a_bound_that_doubles),
        cmocka_unit_test(a_delay_after_strange_counts_stays_within_the_bounds),
        cmocka_unit_test(retry_after_is_read_as_seconds_or_as_a_date),
    };
    return RUN_SUITE(tests);
}
