/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/proxy.h"

#include <savedwallet/limits.h>

#include <stdlib.h>
#include <string.h>

#define CANARY "canary-of-a-password"
#define CANARY_ENCODED "Y2FuYXJ5LW9mLWEtcGFzc3dvcm" /* with a user of 2 letters and the colon before it */

static int set(const char *url, const char *user, const char *password, sw_error *err)
{
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.proxy = url;
    options.proxy_user = user;
    options.proxy_password = password;
    sw_transport *transport = (sw_transport *)1;
    int code = sw_transport_curl_new(&transport, &options, err);
    assert_int_equal(code == SW_OK, transport != NULL);
    sw_transport_free(transport);
    assert_lacks(err->message, CANARY);
    return code;
}

TEST(a_proxy_has_scheme_host_and_port)
{
    static const char *const good[] = { NULL,
                                        "",
                                        "http://127.0.0.1:3128",
                                        "https://proxy.example:443",
                                        "http://proxy.example:8080/",
                                        "http://[::1]:3128",
                                        "HTTP://proxy.example:1" };
    sw_error err = SW_ERROR_INIT;
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_code(SW_OK, &err, set(good[i], NULL, NULL, &err));
}

TEST(what_is_no_proxy_is_refused_and_not_shown)
{
    static const struct {
        const char *url;
        const char *why;
    } bad[] = {
        { "http://till:" CANARY "@proxy.example:3128", "put them in proxy_user and proxy_password" },
        { "till:" CANARY "@proxy.example:3128", "put them in proxy_user and proxy_password" },
        { "socks5://" CANARY ":1080", "must start with http:// or https://" },
        { "proxy.example:3128", "must start with http:// or https://" },
        { "http://proxy.example", "must say its port" },
        { "http://" CANARY ":3128/path", "scheme, host and port only" },
        { "http://" CANARY ":3128?a=b", "scheme, host and port only" },
        { "http://" CANARY ":0", "scheme, host and port only" },
        { "http://" CANARY ":65536", "scheme, host and port only" },
        { "http://" CANARY ":3128\r\nHost: x", "scheme, host and port only" },
        { "http://:3128", "scheme, host and port only" },
        { "http://", "scheme, host and port only" },
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, set(bad[i].url, NULL, NULL, &err));
        assert_string_equal(err.field, "proxy");
        assert_contains(err.message, bad[i].why);
        assert_int_equal(err.effect, SW_EFFECT_NONE);
    }
}

static const char *repeated(char c, size_t count)
{
    static char text[SW_MAX_PROXY_WORD + 2];
    memset(text, c, count);
    text[count] = '\0';
    return text;
}

TEST(user_and_password_are_what_a_header_can_hold)
{
    static const char url[] = "http://127.0.0.1:3128";
    const char *longest = repeated('a', SW_MAX_PROXY_WORD);
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, set(url, "till", NULL, &err));
    assert_code(SW_OK, &err, set(url, "till", "a:b%41 \xC3\xB6", &err));
    assert_code(SW_OK, &err, set(url, longest, longest, &err));
    assert_code(SW_OK, &err, set(url, "", "", &err));
    assert_code(SW_E_INVALID, &err, set(url, "till:" CANARY, NULL, &err));
    assert_string_equal(err.field, "proxy_user");
    assert_code(SW_E_INVALID, &err, set(url, "till\n", NULL, &err));
    assert_string_equal(err.field, "proxy_user");
    assert_code(SW_E_INVALID, &err, set(url, "till", CANARY "\r\nx: y", &err));
    assert_string_equal(err.field, "proxy_password");
    assert_code(SW_E_INVALID, &err, set(url, NULL, CANARY, &err));
    assert_string_equal(err.field, "proxy_user");
    assert_code(SW_E_INVALID, &err, set(NULL, "till", CANARY, &err));
    assert_string_equal(err.field, "proxy");
    const char *too_long = repeated('a', SW_MAX_PROXY_WORD + 1);
    assert_code(SW_E_LIMIT, &err, set(url, too_long, NULL, &err));
    assert_string_equal(err.field, "proxy_user");
    assert_code(SW_E_LIMIT, &err, set(url, "till", too_long, &err));
    assert_string_equal(err.field, "proxy_password");
}

TEST(a_transport_of_ones_own_knows_no_proxy)
{
    world it;
    sw_config config = world_config(&it);
    sw_error err = SW_ERROR_INIT;
    sw_client *client;
    config.proxy = "http://127.0.0.1:3128";
    assert_code(SW_OK, &err, sw_transport_curl_new(&config.transport, NULL, &err));
    assert_code(SW_E_INVALID, &err, sw_client_new(&client, &config, &err));
    assert_string_equal(err.field, "proxy");
    sw_transport_free(config.transport);
    config.transport = NULL;
    assert_code(SW_OK, &err, sw_client_new(&client, &config, &err));
    sw_client_free(client);
    world_close(&it);
}

/* Memory with its size before it, so that what is released can be looked through. */
enum { HEAD = 32 };
static int secrets_released;

static void *allocate(size_t size)
{
    char *memory = malloc(size + HEAD);
    memcpy(memory, &size, sizeof size);
    return memory + HEAD;
}

static void release(void *memory)
{
    static const char *const secrets[] = { CANARY, CANARY_ENCODED };
    size_t size;
    memcpy(&size, (char *)memory - HEAD, sizeof size);
    for (size_t i = 0; i < COUNT_OF(secrets); i++)
        for (size_t at = 0; at + strlen(secrets[i]) <= size; at++)
            secrets_released += memcmp((char *)memory + at, secrets[i], strlen(secrets[i])) == 0;
    free((char *)memory - HEAD);
}

static void *resize(void *memory, size_t size)
{
    size_t old;
    memcpy(&old, (char *)memory - HEAD, sizeof old);
    void *moved = allocate(size);
    memcpy(moved, memory, old < size ? old : size);
    release(memory);
    return moved;
}

TEST(the_password_is_overwritten_before_its_memory_is_released)
{
    static const sw_allocator looking = { allocate, resize, release };
    sw_proxy proxy = { .url = NULL };
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    sw_error err = SW_ERROR_INIT;
    options.proxy = "http://127.0.0.1:3128";
    options.proxy_user = "us";
    options.proxy_password = CANARY;
    sw_allocator_set(&looking);
    assert_code(SW_OK, &err, sw_proxy_set(&proxy, &options, &err));
    assert_contains(proxy.authorization, CANARY_ENCODED);
    sw_proxy_free(&proxy);
    sw_allocator_set(NULL);
    assert_int_equal(secrets_released, 0);
    assert_null(proxy.authorization);
}

TEST(what_a_proxy_refuses_is_not_tried_again_and_what_it_cannot_do_is)
{
    static const struct {
        int status;
        sw_retry retry;
        const char *field;
        const char *said;
    } cases[] = {
        { 407, SW_RETRY_NEVER, "proxy_user", "asks for a user: set proxy_user" },
        { 401, SW_RETRY_NEVER, "proxy_user", "it answered 401" },
        { 403, SW_RETRY_NEVER, "proxy", "refuses to connect to pay.example:443 (it answered 403)" },
        { 302, SW_RETRY_NEVER, "proxy", "refuses" },
        { 404, SW_RETRY_NEVER, "proxy", "refuses" },
        { 408, SW_RETRY_SAME_KEY, "", "cannot now connect" },
        { 429, SW_RETRY_SAME_KEY, "", "cannot now connect" },
        { 500, SW_RETRY_SAME_KEY, "", "cannot now connect to pay.example:443 (it answered 500)" },
        { 503, SW_RETRY_SAME_KEY, "", "cannot now connect" },
        { 0, SW_RETRY_SAME_KEY, "", "no connection through the proxy proxy.example:3128: it broke" },
    };
    sw_proxy proxy = { .address = { .host = "proxy.example", .port = 3128 } };
    const sw_url server = { .host = "pay.example", .port = 443 };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sw_error err = SW_ERROR_INIT;
        assert_int_equal(sw_proxy_fail(&proxy, &server, cases[i].status, "it broke", &err), SW_E_NO_ANSWER);
        assert_int_equal(err.effect, SW_EFFECT_NONE);
        assert_int_equal(err.retry, cases[i].retry);
        assert_int_equal(err.next_step, err.retry == SW_RETRY_NEVER ? SW_NEXT_FIX_REQUEST : SW_NEXT_NONE);
        assert_string_equal(err.field, cases[i].field);
        assert_contains(err.message, cases[i].said);
        assert_contains(err.message, "the proxy proxy.example:3128");
        assert_int_equal(sw_proxy_fail(&proxy, &server, cases[i].status, "it broke", NULL), SW_E_NO_ANSWER);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_proxy_has_scheme_host_and_port),
        cmocka_unit_test(what_is_no_proxy_is_refused_and_not_shown),
        cmocka_unit_test(user_and_password_are_what_a_header_can_hold),
        cmocka_unit_test(a_transport_of_ones_own_knows_no_proxy),
        cmocka_unit_test(the_password_is_overwritten_before_its_memory_is_released),
        cmocka_unit_test(what_a_proxy_refuses_is_not_tried_again_and_what_it_cannot_do_is),
    };
    return RUN_SUITE(tests);
}
