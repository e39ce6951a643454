/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that runs out: before anything is sent the call changed nothing; afterwards nobody knows, whatever failed.
 */
#include "raw_server.h"
#include "unit/heap.h"
#include "wire.h"

#include <savedwallet/savedwallet.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const deed deeds[] = { ANSWER };

/* What a call came to, and whether its request had arrived. */
typedef struct trial {
    int code;
    bool has_arrived;
    sw_error err;
} trial;

typedef trial try_fn(long fail_at);

static void check(const trial *it, long fail_at)
{
    sw_effect effect = it->has_arrived ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE;
    if (it->code == SW_OK && it->has_arrived)
        return; /* what failed was not needed */
    if (it->code == SW_OK || it->err.effect != effect)
        fail_msg("request %ld for memory failed, the request %s: code %s, effect %s: %s", fail_at,
                 it->has_arrived ? "had arrived" : "was not sent", sw_code_name(it->code),
                 sw_effect_name(it->err.effect), it->err.message);
}

/* @return how many of the failures came after the request had been sent */
static int fail_each(try_fn *goes)
{
    int late = 0;
    trial calm = goes(0);
    assert_int_equal(calm.code, SW_OK);
    long requests = heap.asked;
    for (long i = 1; i <= requests; i++) {
        trial it = goes(i);
        check(&it, i);
        assert_int_equal(heap.live, 0);
        late += it.has_arrived && it.code != SW_OK;
    }
    return late;
}

static void begin(long fail_at)
{
    heap_begin(fail_at);
    heap.paused = 1;
}

/* Everything is made and freed under the counting allocator; only the sending itself is counted, and fails. */
static trial send_through(sw_transport *transport, const char *url)
{
    const sw_header headers[] = { { "accept", "application/json" } };
    sw_http_request request = { .method = "POST", .url = url, .headers = headers, .header_count = 1, .body = "{}" };
    trial it = { .err = SW_ERROR_INIT };
    sw_response *answer = NULL;
    request.body_size = 2;
    heap.paused = 0;
    it.code = sw_transport_send(&answer, transport, &request, &it.err);
    assert_int_equal(answer != NULL, it.code == SW_OK);
    heap.paused = 1;
    sw_response_free(answer);
    return it;
}

static trial send_by_curl(long fail_at)
{
    raw_server *server = raw_server_start(deeds, 1);
    sw_transport *transport;
    begin(fail_at);
    wire_must(sw_transport_curl_new(&transport, NULL, NULL) == SW_OK, "sw_transport_curl_new");
    trial it = send_through(transport, raw_server_url(server));
    it.has_arrived = raw_server_requests(server) > 0;
    sw_transport_free(transport);
    heap_end();
    raw_server_stop(server);
    return it;
}

static trial send_by_replay(long fail_at)
{
    static const char record[] = "[{\"request\":{\"method\":\"POST\",\"url\":\"https://h/\",\"headers\":{\"accept\":"
                                 "\"application/json\"},\"body\":\"{}\"},\"answer\":{\"status\":200,\"headers\":"
                                 "{\"x-amz-pay-request-id\":\"r1\"},\"body\":\"{}\"}}]";
    sw_transport *transport;
    begin(fail_at);
    wire_must(sw_transport_replay_new(&transport, record, strlen(record), NULL) == SW_OK, "sw_transport_replay_new");
    trial it = send_through(transport, "https://h/");
    it.has_arrived = sw_transport_replay_remaining(transport) == 0;
    sw_transport_free(transport);
    heap_end();
    return it;
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t size, unsigned char *out,
                        size_t *out_size)
{
    (void)payload, (void)algorithm, (void)text, (void)size;
    memset(out, 7, 256);
    *out_size = 256;
    return 0;
}

static sw_client *client_of(const raw_server *server)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client;
    config.region = SW_REGION_EU;
    config.public_key_id = "SANDBOX-TEST";
    config.merchant_id = "A3EXAMPLE00001";
    config.base_url = raw_server_url(server);
    config.max_attempts = SW_NO_RETRY;
    config.validation = SW_VALIDATION_OFF;
    wire_must(sw_key_from_callback(&config.key, sign_nothing, NULL, NULL) == SW_OK, "sw_key_from_callback");
    wire_must(sw_client_new(&client, &config, NULL) == SW_OK, "sw_client_new");
    sw_key_free(config.key);
    return client;
}

static trial charge(long fail_at)
{
    raw_server *server = raw_server_start(deeds, 1);
    begin(fail_at);
    sw_client *client = client_of(server);
    sw_request request = { .operation = "createCharge", .body = "{\"a\":1}", .body_size = 7 };
    const sw_call call = { .intent = "ride:81" };
    trial it = { .err = SW_ERROR_INIT };
    sw_response *answer = NULL;
    heap.paused = 0;
    it.code = sw_client_call(&answer, client, &request, &call, &it.err);
    heap.paused = 1;
    it.has_arrived = raw_server_requests(server) > 0;
    sw_response_free(answer);
    sw_client_free(client);
    heap_end();
    raw_server_stop(server);
    return it;
}

static void after_the_request_of_libcurl_nobody_knows(void **state)
{
    (void)state;
    assert_true(fail_each(send_by_curl) > 0);
}

static void after_the_request_of_a_record_nobody_knows(void **state)
{
    (void)state;
    assert_true(fail_each(send_by_replay) > 0);
}

static void after_the_request_of_a_charge_nobody_knows(void **state)
{
    (void)state;
    assert_true(fail_each(charge) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_the_request_of_libcurl_nobody_knows),
        cmocka_unit_test(after_the_request_of_a_record_nobody_knows),
        cmocka_unit_test(after_the_request_of_a_charge_nobody_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
