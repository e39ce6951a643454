/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

TEST(the_release_that_runs_is_the_one_compiled_against)
{
    assert_string_equal(sw_version(), SW_VERSION);
}

TEST(the_libraries_beneath_are_named_with_their_versions)
{
    assert_contains(sw_version_libraries(), "libcurl/");
    assert_contains(sw_version_libraries(), " OpenSSL/3");
    assert_contains(sw_version_libraries(), " cJSON/1");
    assert_ptr_equal(sw_version_libraries(), sw_version_libraries());
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_release_that_runs_is_the_one_compiled_against),
        cmocka_unit_test(the_libraries_beneath_are_named_with_their_versions),
    };
    return RUN_SUITE(tests);
}
