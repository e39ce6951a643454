/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/environment.h"

static const sw_environment none = SW_ENVIRONMENT_FROM_KEY, sandbox = SW_ENVIRONMENT_SANDBOX,
                            live = SW_ENVIRONMENT_LIVE;

TEST(the_start_of_a_key_id_names_its_environment_in_any_case)
{
    assert_int_equal(sw_environment_of_key_id("SANDBOX-AFVX7U"), sandbox);
    assert_int_equal(sw_environment_of_key_id("sandbox-afvx7u"), sandbox);
    assert_int_equal(sw_environment_of_key_id("SandBoxKey"), sandbox);
    assert_int_equal(sw_environment_of_key_id("LIVE-AFVX7U"), live);
    assert_int_equal(sw_environment_of_key_id("live"), live);
    assert_int_equal(sw_environment_of_key_id("LIVERPOOLKEY123"), live);
}

TEST(an_older_key_id_names_none)
{
    assert_int_equal(sw_environment_of_key_id("AFVX7ULIVE"), none);
    assert_int_equal(sw_environment_of_key_id("LIV"), none);
    assert_int_equal(sw_environment_of_key_id(""), none);
}

static void assert_settled(const char *key_id, sw_environment configured, sw_environment expected, const char *prefix)
{
    sw_environment settled;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_environment_settle(&settled, key_id, configured, &err));
    assert_int_equal(settled, expected);
    assert_string_equal(sw_environment_prefix(settled, key_id), prefix);
}

TEST(key_id_and_configuration_settle_the_environment_and_the_prefix_of_paths)
{
    assert_settled("SANDBOX-A", none, sandbox, "");
    assert_settled("SANDBOX-A", sandbox, sandbox, "");
    assert_settled("live-a", none, live, "");
    assert_settled("LIVERPOOLKEY123", live, live, "");
    assert_settled("AOLDERKEY", sandbox, sandbox, "/sandbox");
    assert_settled("AOLDERKEY", live, live, "/live");
}

TEST(a_contradiction_or_silence_is_refused)
{
    static const struct {
        const char *key_id;
        int configured;
        const char *says;
    } table[] = {
        { "SANDBOX-A", SW_ENVIRONMENT_LIVE, "is for sandbox, but environment says live" },
        { "LIVE-A", SW_ENVIRONMENT_SANDBOX, "is for live, but environment says sandbox" },
        { "AOLDERKEY", SW_ENVIRONMENT_FROM_KEY, "set environment to sandbox or live" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_environment settled;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err,
                    sw_environment_settle(&settled, table[i].key_id, (sw_environment)table[i].configured, &err));
        assert_string_equal(err.field, "environment");
        assert_contains(err.message, table[i].says);
    }
}

TEST(a_number_that_is_no_environment_is_refused_in_words)
{
    sw_environment settled;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_environment_settle(&settled, "SANDBOX-A", (sw_environment)9, &err));
    assert_lacks(err.message, "(null)");
    assert_code(SW_E_INVALID, &err, sw_environment_settle(&settled, "AOLDERKEY", (sw_environment)-1, &err));
    assert_string_equal(err.field, "environment");
}

TEST(names_are_read_in_any_case)
{
    sw_environment found;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_environment_parse(&found, "Sandbox", &err));
    assert_int_equal(found, sandbox);
    assert_code(SW_OK, &err, sw_environment_parse(&found, "LIVE", &err));
    assert_int_equal(found, live);
    static const char *const bad[] = { NULL, "", "prod", "liv", "live ", "sandboxx" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_code(SW_E_INVALID, &err, sw_environment_parse(&found, bad[i], &err));
        assert_int_equal(found, none);
        assert_contains(err.message, "use sandbox or live");
    }
}

TEST(names_are_those_of_the_paths)
{
    assert_string_equal(sw_environment_name(sandbox), "sandbox");
    assert_string_equal(sw_environment_name(live), "live");
    assert_null(sw_environment_name(none));
    assert_null(sw_environment_name((sw_environment)3));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_start_of_a_key_id_names_its_environment_in_any_case),
        cmocka_unit_test(an_older_key_id_names_none),
        cmocka_unit_test(key_id_and_configuration_settle_the_environment_and_the_prefix_of_paths),
        cmocka_unit_test(a_contradiction_or_silence_is_refused),
        cmocka_unit_test(a_number_that_is_no_environment_is_refused_in_words),
        cmocka_unit_test(names_are_read_in_any_case),
        cmocka_unit_test(names_are_those_of_the_paths),
    };
    return RUN_SUITE(tests);
}
