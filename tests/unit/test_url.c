/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/url.h"

#include <string.h>

TEST(a_url_is_taken_apart)
{
    static const struct {
        const char *text;
        bool https;
        const char *host;
        int port;
        bool port_given;
        const char *path;
    } table[] = {
        { "https://pay-api.amazon.eu", true, "pay-api.amazon.eu", 443, false, "" },
        { "https://pay-api.amazon.eu/", true, "pay-api.amazon.eu", 443, false, "/" },
        { "HTTPS://Pay-API.Amazon.EU/V2", true, "pay-api.amazon.eu", 443, false, "/V2" },
        { "http://localhost", false, "localhost", 80, false, "" },
        { "http://127.0.0.1:8080/a/b", false, "127.0.0.1", 8080, true, "/a/b" },
        { "https://[::1]:8443", true, "::1", 8443, true, "" },
        { "http://[::1]/x", false, "::1", 80, false, "/x" },
        { "https://h:1", true, "h", 1, true, "" },
        { "https://h:65535/", true, "h", 65535, true, "/" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_url url;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_url_parse(&url, table[i].text, &err));
        assert_int_equal(url.https, table[i].https);
        assert_string_equal(url.host, table[i].host);
        assert_int_equal(url.port, table[i].port);
        assert_int_equal(url.port_given, table[i].port_given);
        assert_string_equal(url.path, table[i].path);
    }
}

TEST(what_is_no_address_of_a_server_is_refused)
{
    static const char *const bad[] = {
        NULL,
        "",
        "pay-api.amazon.eu",
        "//pay-api.amazon.eu",
        "ftp://h",
        "file:///etc/passwd",
        "https:/h",
        "https://",
        "https:///v2",
        "https://:443",
        "https://user@h",
        "https://user:secret@h",
        "https://127.0.0.1@evil.com",
        "https://h?a=1",
        "https://h/p?a=1",
        "https://h#f",
        "https://h\\@evil.com",
        "https://h h",
        " https://h",
        "https://h/a b",
        "https://h\r\nx: y",
        "https://h\x7F",
        "https://h:",
        "https://h:0",
        "https://h:65536",
        "https://h:99999999999999999999",
        "https://h:-1",
        "https://h:80a",
        "https://h:80:90",
        "https://[::1",
        "https://[]",
        "https://[::1]x",
        "https://[::1]:",
        "https://[h]g]",
        "https://h\xC3\xA9",
        "https://h_x",
        "https://h%2e",
        "https://*",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_url url;
        sw_error err = SW_ERROR_INIT;
        if (sw_url_parse(&url, bad[i], &err) != SW_E_INVALID)
            fail_msg("the URL \"%s\" should be refused", bad[i] ? bad[i] : "(NULL)");
        assert_string_equal(err.field, "base_url");
        assert_non_null(url.path);
    }
}

TEST(a_refused_url_is_not_repeated_in_the_message_where_a_password_could_stand)
{
    sw_url url;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_url_parse(&url, "https://user:hunter2@pay-api.amazon.eu", &err));
    assert_lacks(err.message, "hunter2");
}

TEST(a_host_longer_than_its_room_is_refused)
{
    char text[400] = "https://";
    memset(text + 8, 'a', 255);
    sw_url url;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_url_parse(&url, text, &err));
    text[8 + 255] = 'a';
    assert_code(SW_E_INVALID, &err, sw_url_parse(&url, text, &err));
}

static bool is_loopback(const char *text)
{
    sw_url url;
    return sw_url_parse(&url, text, NULL) == SW_OK && sw_url_is_loopback(&url);
}

TEST(this_machine_is_known_by_its_names)
{
    static const char *const here[] = { "http://localhost",       "http://LocalHost:80",
                                        "http://127.0.0.1",       "http://127.0.0.1:8080/x",
                                        "http://127.255.255.254", "http://127.1.2.3",
                                        "http://[::1]",           "https://[::1]:8443/" };
    for (size_t i = 0; i < COUNT_OF(here); i++)
        if (!is_loopback(here[i]))
            fail_msg("%s is this machine", here[i]);
}

TEST(look_alikes_of_this_machine_are_elsewhere)
{
    static const char *const elsewhere[] = {
        "http://127.0.0.1.evil.com",
        "http://127.evil",
        "http://127.evil.a.b",
        "http://localhost.evil.com",
        "http://localhost.",
        "http://xlocalhost",
        "http://128.0.0.1",
        "http://12.7.0.0",
        "http://1270.0.0.1",
        "http://0127.0.0.1",
        "http://126.0.0.1",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[::1:1]",
        "http://[::ffff:10.0.0.1]",
        "http://127",
        "http://127.",
        "http://127.0.0.1.",
        "http://127.0.0.1.2",
        "http://pay-api.amazon.eu",
    };
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
        if (is_loopback(elsewhere[i]))
            fail_msg("%s is not this machine", elsewhere[i]);
}

/* A resolver takes these for names, and may be told where they are. */
TEST(four_numbers_that_are_no_address_are_elsewhere)
{
    static const char *const elsewhere[] = { "http://127.0.0.256",        "http://127.0.0.999",
                                             "http://127.0.999.1",        "http://127...",
                                             "http://127..0.1",           "http://127.0.0.",
                                             "http://127.0.0.99999999999" };
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
        if (is_loopback(elsewhere[i]))
            fail_msg("%s is no address of this machine", elsewhere[i]);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_is_taken_apart),
        cmocka_unit_test(what_is_no_address_of_a_server_is_refused),
        cmocka_unit_test(a_refused_url_is_not_repeated_in_the_message_where_a_password_could_stand),
        cmocka_unit_test(a_host_longer_than_its_room_is_refused),
        cmocka_unit_test(this_machine_is_known_by_its_names),
        cmocka_unit_test(look_alikes_of_this_machine_are_elsewhere),
        cmocka_unit_test(four_numbers_that_are_no_address_are_elsewhere),
    };
    return RUN_SUITE(tests);
}
