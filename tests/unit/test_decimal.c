/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/decimal.h"

#include <string.h>

TEST(a_number_is_taken_apart_at_its_point)
{
    static const struct {
        const char *text;
        size_t whole, decimals;
        bool point;
        int64_t of_four_places;
    } table[] = {
        { "0", 1, 0, false, 0 },        { "18.40", 2, 2, true, 184000 },  { "007", 3, 0, false, 70000 },
        { "5.", 1, 0, true, 50000 },    { "0.0001", 1, 4, true, 1 },      { "1.99999", 1, 5, true, 19999 },
        { "12.5", 2, 1, true, 125000 }, { "00000.10", 5, 2, true, 1000 }, { "9", 1, 0, false, 90000 },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_decimal it;
        assert_true(sw_decimal_read(&it, table[i].text, strlen(table[i].text)));
        assert_int_equal(it.whole, table[i].whole);
        assert_int_equal(it.decimals, table[i].decimals);
        assert_int_equal(it.point, table[i].point);
        assert_int_equal(sw_decimal_value(&it, 4), table[i].of_four_places);
    }
}

TEST(what_is_not_digits_and_a_point_is_refused)
{
    static const char *const bad[] = { "",      ".",    ".5",  "-1",  "+1",   "1,5", "1e3", " 1",          "1 ",
                                       "1.2.3", "1..2", "0x1", "nan", "1.5 ", "1/2", "1:0", "\xEF\xBC\x91" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_decimal it;
        if (sw_decimal_read(&it, bad[i], strlen(bad[i])))
            fail_msg("\"%s\" is taken for a number", bad[i]);
    }
}

TEST(only_as_many_bytes_as_are_given_are_read)
{
    static const char text[] = { '1', '2', '.', '3', '4' };
    sw_decimal it;
    assert_true(sw_decimal_read(&it, text, 5));
    assert_int_equal(sw_decimal_value(&it, 2), 1234);
    assert_true(sw_decimal_read(&it, text, 4));
    assert_int_equal(sw_decimal_value(&it, 2), 1230);
    assert_true(sw_decimal_read(&it, text, 1));
    assert_int_equal(sw_decimal_value(&it, 2), 100);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_taken_apart_at_its_point),
        cmocka_unit_test(what_is_not_digits_and_a_point_is_refused),
        cmocka_unit_test(only_as_many_bytes_as_are_given_are_read),
    };
    return RUN_SUITE(tests);
}
