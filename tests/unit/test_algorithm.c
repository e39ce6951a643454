/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "sign/key.h"

TEST(each_algorithm_has_amazons_name_and_its_salt)
{
    assert_string_equal(sw_algorithm_name(SW_ALGORITHM_PSS), "AMZN-PAY-RSASSA-PSS");
    assert_string_equal(sw_algorithm_name(SW_ALGORITHM_PSS_V2), "AMZN-PAY-RSASSA-PSS-V2");
    assert_int_equal(sw_algorithm_salt(SW_ALGORITHM_PSS), 20);
    assert_int_equal(sw_algorithm_salt(SW_ALGORITHM_PSS_V2), 32);
}

TEST(the_default_algorithm_is_v2)
{
    assert_int_equal(SW_ALGORITHM_DEFAULT, 0);
    assert_int_equal(sw_algorithm_resolve(SW_ALGORITHM_DEFAULT), SW_ALGORITHM_PSS_V2);
    assert_string_equal(sw_algorithm_name(SW_ALGORITHM_DEFAULT), "AMZN-PAY-RSASSA-PSS-V2");
    assert_int_equal(sw_algorithm_salt(SW_ALGORITHM_DEFAULT), 32);
}

TEST(a_number_that_is_no_algorithm_has_neither_name_nor_salt)
{
    assert_null(sw_algorithm_name((sw_algorithm)3));
    assert_null(sw_algorithm_name((sw_algorithm)-1));
    assert_int_equal(sw_algorithm_salt((sw_algorithm)3), 0);
}

TEST(an_algorithm_is_found_by_its_exact_name)
{
    sw_algorithm found = SW_ALGORITHM_DEFAULT;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_algorithm_parse(&found, "AMZN-PAY-RSASSA-PSS", &err));
    assert_int_equal(found, SW_ALGORITHM_PSS);
    assert_code(SW_OK, &err, sw_algorithm_parse(&found, "AMZN-PAY-RSASSA-PSS-V2", &err));
    assert_int_equal(found, SW_ALGORITHM_PSS_V2);
}

TEST(a_name_that_is_none_is_refused_with_those_there_are)
{
    static const char *const bad[] = {
        NULL, "", "RS256", "amzn-pay-rsassa-pss-v2", "AMZN-PAY-RSASSA-PSS-V3", "AMZN-PAY-RSASSA-PSS "
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_algorithm found = SW_ALGORITHM_PSS;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_algorithm_parse(&found, bad[i], &err));
        assert_string_equal(err.field, "algorithm");
        assert_contains(err.message, "AMZN-PAY-RSASSA-PSS-V2");
        assert_int_equal(found, SW_ALGORITHM_DEFAULT);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_algorithm_has_amazons_name_and_its_salt),
        cmocka_unit_test(the_default_algorithm_is_v2),
        cmocka_unit_test(a_number_that_is_no_algorithm_has_neither_name_nor_salt),
        cmocka_unit_test(an_algorithm_is_found_by_its_exact_name),
        cmocka_unit_test(a_name_that_is_none_is_refused_with_those_there_are),
    };
    return RUN_SUITE(tests);
}
