/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/uri.h"

#include <savedwallet/limits.h>

#include <string.h>

static void assert_encoded(const char *bytes, size_t size, const char *expected)
{
    sw_buf out = SW_BUF_INIT(4096);
    sw_uri_encode(&out, bytes, size);
    assert_string_equal(sw_buf_text(&out), expected);
    sw_buf_free(&out);
}

TEST(unreserved_characters_stay_as_they_are)
{
    static const char all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    assert_encoded(all, sizeof all - 1, all);
}

TEST(everything_else_is_encoded_in_upper_case_hex)
{
    assert_encoded(" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}", 29,
                   "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D");
    assert_encoded("caf\xC3\xA9 \xF0\x9F\x98\x80", 10, "caf%C3%A9%20%F0%9F%98%80");
    assert_encoded("\0\x7F\xFF", 3, "%00%7F%FF");
    assert_encoded("", 0, "");
}

static void assert_path(const char *path, bool good)
{
    sw_error err = SW_ERROR_INIT;
    int code = sw_path_check(path, &err);
    if ((code == SW_OK) != good)
        fail_msg("the path \"%s\" should be %s", path, good ? "taken" : "refused");
    if (!good)
        assert_string_equal(err.field, "path");
}

TEST(what_was_encoded_is_decoded_to_the_same_bytes)
{
    char every[255];
    for (size_t i = 0; i < sizeof every; i++)
        every[i] = (char)(i + 1);
    sw_buf encoded = SW_BUF_INIT(1024), plain = SW_BUF_INIT(1024);
    sw_uri_encode(&encoded, every, sizeof every);
    assert_true(sw_uri_decode(&plain, encoded.data, encoded.size));
    assert_int_equal(plain.size, sizeof every);
    assert_memory_equal(plain.data, every, sizeof every);
    sw_buf_free(&encoded);
    sw_buf_free(&plain);
}

TEST(an_escape_that_is_none_is_not_decoded)
{
    static const char *const bad[] = { "%", "a%", "%4", "%4g", "%g4", "% 1", "a%zzb" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_buf plain = SW_BUF_INIT(16);
        assert_false(sw_uri_decode(&plain, bad[i], strlen(bad[i])));
        sw_buf_free(&plain);
    }
}

TEST(a_path_as_amazon_has_them_is_taken)
{
    static const char *const good[] = {
        "/",         "/v2/charges", "/v2/charges/", "/sandbox/v2/charges/S01-1234567-1234567-C123456/capture",
        "/v2/a%20b", "/v2/%C3%A9",  "/v2/%c3%a9",   "/v2/!$&'()*+,;=:@",
        "/v2/...",   "/v2/.a",      "/v2/a..",      "/v2/%2e%2e%2e"
    };
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_path(good[i], true);
}

TEST(a_path_that_somebody_would_fold_or_change_is_refused)
{
    static const char *const bad[] = {
        NULL,         "",          "v2/charges", "//v2",        "/v2//charges", "/v2/charges//", "/v2/./charges",
        "/v2/..",     "/..",       "/.",         "/v2/../live", "/v2/%2e%2e",   "/v2/%2E%2E/a",  "/v2/.%2e/a",
        "/v2/%2e./a", "/v2/%2e/a", "/v2/a b",    "/v2/a\tb",    "/v2/a\r\nb",   "/v2/\x7F",      "/v2/caf\xC3\xA9",
        "/v2/a?b",    "/v2/a#b",   "/v2/a\\b",   "/v2/a\"b",    "/v2/<a>",      "/v2/a|b",       "/v2/%",
        "/v2/%2",     "/v2/%zz",   "/v2/%2g",    "/v2/a%/b",    "/v2/%%20",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_path(bad[i], false);
}

TEST(a_path_longer_than_a_url_may_be_is_refused)
{
    static char path[SW_MAX_URL + 2];
    memset(path, 'a', sizeof path - 1);
    path[0] = '/';
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_LIMIT, &err, sw_path_check(path, &err));
    path[SW_MAX_URL] = '\0';
    assert_code(SW_OK, &err, sw_path_check(path, &err));
}

static void assert_query(const char *query, const char *expected)
{
    sw_buf out = SW_BUF_INIT(SW_MAX_QUERY);
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_query_canonical(&out, query, &err));
    assert_string_equal(sw_buf_text(&out), expected);
    sw_buf_free(&out);
}

TEST(query_is_sorted_by_encoded_name_then_value)
{
    assert_query("b=2&a=1", "a=1&b=2");
    assert_query("a=2&a=10&a=1", "a=1&a=10&a=2");
    assert_query("a=B&a=a&a=A", "a=A&a=B&a=a");
    assert_query("9=x&10=y&2=z", "10=y&2=z&9=x");
    assert_query("ab=1&a=2&a-b=3", "a=2&a-b=3&ab=1");
    assert_query("z=1&\xC3\xA9=2", "%C3%A9=2&z=1");
    assert_query("a~=1&a%21=2", "a%21=2&a~=1");
}

TEST(query_is_encoded_once_whatever_came_in)
{
    assert_query("q=a%20b", "q=a%20b");
    assert_query("q=a b", "q=a%20b");
    assert_query("q=a+b", "q=a%2Bb");
    assert_query("q=%e6%97%a5", "q=%E6%97%A5");
    assert_query("q=\xE6\x97\xA5", "q=%E6%97%A5");
    assert_query("q=%7E%2D%2E%5F%41", "q=~-._A");
    assert_query("q=a%2520b", "q=a%2520b");
    assert_query("q=a,b", "q=a%2Cb");
    assert_query("q=!*'()", "q=%21%2A%27%28%29");
}

TEST(query_names_without_a_value_get_an_equals_sign_and_empty_pairs_are_dropped)
{
    assert_query(NULL, "");
    assert_query("", "");
    assert_query("a", "a=");
    assert_query("a=", "a=");
    assert_query("&&a=1&&b=2&", "a=1&b=2");
    assert_query("&", "");
    assert_query("a=b=c", "a=b%3Dc");
    assert_query("=v", "=v");
}

TEST(query_that_cannot_be_meant_is_refused)
{
    static const char *const bad[] = {
        "?a=1", "a=%", "a=%2", "a=%zz", "%g0=1", "a=1#b", "a=1\r\nb", "a=\x7F", "a\x01=1"
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_buf out = SW_BUF_INIT(SW_MAX_QUERY);
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_query_canonical(&out, bad[i], &err));
        assert_string_equal(err.field, "query");
        sw_buf_free(&out);
    }
}

TEST(query_longer_than_its_ceiling_is_refused_before_and_after_encoding)
{
    static char query[SW_MAX_QUERY + 2];
    sw_error err = SW_ERROR_INIT;
    memset(query, 'a', SW_MAX_QUERY + 1);
    sw_buf out = SW_BUF_INIT(SW_MAX_QUERY);
    assert_code(SW_E_LIMIT, &err, sw_query_canonical(&out, query, &err));
    memset(query, '!', SW_MAX_QUERY);
    query[SW_MAX_QUERY] = '\0';
    assert_code(SW_E_LIMIT, &err, sw_query_canonical(&out, query, &err));
    sw_buf_free(&out);
}

TEST(encoded_text_stands_for_one_text)
{
    static const struct {
        const char *text, *meant;
        bool stands;
    } table[] = { { "sw_state", "sw_state", true },
                  { "sw%5Fstate", "sw_state", true },
                  { "%73w%5fstate", "sw_state", true },
                  { "", "", true },
                  { "sw_stat", "sw_state", false },
                  { "sw_statee", "sw_state", false },
                  { "sw_state%00", "sw_state", false },
                  { "sw_state%", "sw_state", false },
                  { "%zzw", "sw", false },
                  { "SW_STATE", "sw_state", false } };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_int_equal(sw_uri_stands_for(table[i].text, strlen(table[i].text), table[i].meant), table[i].stands);
    assert_true(sw_uri_stands_for("a=b", 1, "a"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unreserved_characters_stay_as_they_are),
        cmocka_unit_test(everything_else_is_encoded_in_upper_case_hex),
        cmocka_unit_test(what_was_encoded_is_decoded_to_the_same_bytes),
        cmocka_unit_test(an_escape_that_is_none_is_not_decoded),
        cmocka_unit_test(a_path_as_amazon_has_them_is_taken),
        cmocka_unit_test(a_path_that_somebody_would_fold_or_change_is_refused),
        cmocka_unit_test(a_path_longer_than_a_url_may_be_is_refused),
        cmocka_unit_test(query_is_sorted_by_encoded_name_then_value),
        cmocka_unit_test(query_is_encoded_once_whatever_came_in),
        cmocka_unit_test(query_names_without_a_value_get_an_equals_sign_and_empty_pairs_are_dropped),
        cmocka_unit_test(query_that_cannot_be_meant_is_refused),
        cmocka_unit_test(query_longer_than_its_ceiling_is_refused_before_and_after_encoding),
        cmocka_unit_test(encoded_text_stands_for_one_text),
    };
    return RUN_SUITE(tests);
}
