/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

/* What can be told without a server; the rest is in the tests that have one. */

static int send_to(const char *url, sw_error *err)
{
    sw_transport *transport;
    sw_response *answer = (sw_response *)1;
    assert_code(SW_OK, err, sw_transport_curl_new(&transport, NULL, err));
    sw_http_request request = { .method = "GET", .url = url };
    int code = sw_transport_send(&answer, transport, &request, err);
    assert_null(answer);
    sw_transport_free(transport);
    return code;
}

TEST(plain_http_goes_to_this_machine_only)
{
    static const char *const elsewhere[] = { "http://pay-api.amazon.eu/v2/charges", "http://127.0.0.1.evil.com/",
                                             "http://127.evil/", "http://localhost.evil.com/", "http://10.0.0.1/" };
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++) {
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, send_to(elsewhere[i], &err));
        assert_int_equal(err.effect, SW_EFFECT_NONE);
        assert_contains(err.message, "plain http");
    }
}

TEST(what_is_no_http_url_is_refused)
{
    static const char *const bad[] = {
        "", "file:///etc/passwd", "ftp://127.0.0.1/", "pay-api.amazon.eu", "https://user@h/", "https://"
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, send_to(bad[i], &err));
        assert_int_equal(err.effect, SW_EFFECT_NONE);
    }
}

static void assert_refused(const sw_curl_options *options, int code, const char *field)
{
    sw_transport *transport = (sw_transport *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(code, &err, sw_transport_curl_new(&transport, options, &err));
    assert_string_equal(err.field, field);
    assert_null(transport);
}

TEST(a_ca_file_holds_certificates)
{
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.ca_file = key_path("absent.pem");
    assert_refused(&options, SW_E_IO, "");
    options.ca_file = key_path("pkcs8.pem");
    assert_refused(&options, SW_E_INVALID, "ca_file");
    options.ca_file = key_path("certificate.pem");
    sw_transport *transport;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_transport_curl_new(&transport, &options, &err));
    sw_transport_free(transport);
}

TEST(a_version_this_release_does_not_know_is_refused_and_zero_is_the_first)
{
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.version = SW_CURL_OPTIONS_VERSION + 1;
    assert_refused(&options, SW_E_INVALID, "version");
    options.version = 0;
    sw_transport *transport;
    assert_int_equal(sw_transport_curl_new(&transport, &options, NULL), SW_OK);
    assert_int_equal(sw_transport_replay_remaining(transport), 0);
    sw_transport_free(transport);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_http_goes_to_this_machine_only),
        cmocka_unit_test(what_is_no_http_url_is_refused),
        cmocka_unit_test(a_ca_file_holds_certificates),
        cmocka_unit_test(a_version_this_release_does_not_know_is_refused_and_zero_is_the_first),
    };
    return RUN_SUITE(tests);
}
