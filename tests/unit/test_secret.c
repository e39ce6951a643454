/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/error.h"
#include "base/file.h"
#include "base/secret.h"

#include <stdio.h>

#define LINE "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7/k3xQ+1aBcDe"

TEST(what_may_be_a_key_is_taken_out)
{
    static const struct {
        const char *given;
        const char *shown;
    } table[] = {
        { "the file \"" LINE "\" is not there", "the file \"(64 characters not shown)\" is not there" },
        { LINE " " LINE, "(64 characters not shown) (64 characters not shown)" },
        { "file -----BEGIN PRIVATE KEY-----\nMIIE\nab==\n", "file (not shown)" },
        { "file -----BEGIN PRIVATE KEY-----\\nMIIE", "file (not shown)" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char text[400];
        snprintf(text, sizeof text, "%s", table[i].given);
        sw_hide_secrets(text);
        assert_string_equal(text, table[i].shown);
    }
}

TEST(what_is_no_key_stays)
{
    static const char *const table[] = {
        "",
        "it should start with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----",
        "/home/shop/configuration/amazonpay/sandbox/private/keys/of/2026/private.pem",
        "a8ea3666fc6c6795421e62c9b747f1367b88233771c81d988b22f808d09958e8",
        "S01-5105180-3221187-C015396",
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char text[400];
        snprintf(text, sizeof text, "%s", table[i]);
        sw_hide_secrets(text);
        assert_string_equal(text, table[i]);
    }
}

TEST(no_message_and_no_field_repeats_a_key)
{
    sw_error err = SW_ERROR_INIT;
    sw_fail_field(&err, SW_E_INVALID, LINE, "there is no member \"%s\"", LINE);
    assert_lacks(err.message, "MIIE");
    assert_lacks(err.field, "MIIE");
}

TEST(a_configuration_given_in_place_of_its_path_is_not_repeated)
{
    sw_buf out = SW_BUF_INIT(100);
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_IO, &err,
                sw_file_read(&out, "{\"private_key_passphrase\":\"hunter2\"}", "the configuration file", &err));
    assert_lacks(err.message, "hunter2");
    assert_contains(err.message, "the configuration file is named by a path");
    sw_buf_free(&out);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_a_key_is_taken_out),
        cmocka_unit_test(what_is_no_key_stays),
        cmocka_unit_test(no_message_and_no_field_repeats_a_key),
        cmocka_unit_test(a_configuration_given_in_place_of_its_path_is_not_repeated),
    };
    return RUN_SUITE(tests);
}
