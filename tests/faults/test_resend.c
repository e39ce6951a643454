/* SPDX-License-Identifier: Apache-2.0 */
/* What a server sees when a connection that was kept dies under a request: once for each try that is counted. */
#include "raw_server.h"

#include <savedwallet/savedwallet.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t size, unsigned char *out,
                        size_t *out_size)
{
    (void)payload, (void)algorithm, (void)text, (void)size;
    memset(out, 7, 256);
    *out_size = 256;
    return 0;
}

static sw_client *client_of(const raw_server *server, int max_attempts)
{
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_EU;
    config.public_key_id = "SANDBOX-TEST";
    config.merchant_id = "A3EXAMPLE00001";
    config.base_url = raw_server_url(server);
    config.max_attempts = max_attempts;
    config.validation = SW_VALIDATION_OFF; /* connections are tested, not bodies */
    assert_int_equal(sw_key_from_callback(&config.key, sign_nothing, NULL, NULL), SW_OK);
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_client_new(&client, &config, &err) != SW_OK)
        fail_msg("%s", err.message);
    sw_key_free(config.key);
    return client;
}

static int call(sw_client *client, const char *operation, const char *body, const char *intent, sw_error *err,
                int *attempts)
{
    const char *ids[] = { "S02-1-1" };
    sw_request request = SW_REQUEST_INIT;
    request.operation = operation;
    request.ids = ids;
    request.id_count = strcmp(operation, "createCharge") == 0 ? 0 : 1;
    request.body = body;
    request.body_size = strlen(body);
    sw_call one = SW_CALL_INIT;
    one.intent = intent;
    sw_response *answer = NULL;
    int code = sw_client_call(&answer, client, &request, &one, err);
    *attempts = answer ? sw_response_attempts(answer) : err->attempts;
    sw_response_free(answer);
    return code;
}

/* Leaves the client with one open connection, which the server will close after the next whole request. */
static sw_client *warm_client(const raw_server *server, int max_attempts)
{
    sw_client *client = client_of(server, max_attempts);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "getCharge", "", NULL, &err, &attempts), SW_OK);
    return client;
}

static void lost_once_on(const char *operation, const char *body, const char *method)
{
    const deed deeds[] = { ANSWER, CLOSE, ANSWER };
    raw_server *server = raw_server_start(deeds, 3);
    sw_client *client = warm_client(server, 4);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, operation, body, NULL, &err, &attempts), SW_E_NO_ANSWER);
    assert_int_equal(attempts, 1);
    assert_int_equal(raw_server_requests(server), 2);
    assert_int_equal(strncmp(raw_server_request(server, 1), method, strlen(method)), 0);
    assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(err.retry, SW_RETRY_NEVER);
    sw_client_free(client);
    raw_server_stop(server);
}

static void a_patch_on_a_connection_that_dies_arrives_once(void **state)
{
    (void)state;
    lost_once_on("updateChargePermission", "{\"merchantMetadata\":{}}", "PATCH ");
}

static void a_delete_on_a_connection_that_dies_arrives_once(void **state)
{
    (void)state;
    lost_once_on("cancelCharge", "{\"cancellationReason\":\"no\"}", "DELETE ");
}

static void a_post_without_retries_arrives_once(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER, CLOSE, ANSWER };
    raw_server *server = raw_server_start(deeds, 3);
    sw_client *client = warm_client(server, SW_NO_RETRY);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "createCharge", "{\"a\":1}", "ride:81", &err, &attempts), SW_E_NO_ANSWER);
    assert_int_equal(attempts, 1);
    assert_int_equal(raw_server_requests(server), 2);
    assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(err.retry, SW_RETRY_SAME_KEY);
    assert_non_null(strstr(err.message, "127.0.0.1"));
    assert_non_null(strstr(err.message, "not known whether"));
    sw_client_free(client);
    raw_server_stop(server);
}

/* The value of a header in a request as it arrived, into out. */
static void header_of(char *out, size_t size, const char *request, const char *name)
{
    const char *line = strstr(request, name);
    assert_non_null(line);
    line += strlen(name);
    snprintf(out, size, "%.*s", (int)strcspn(line, "\r"), line);
}

static void a_post_is_repeated_by_the_client_and_each_try_is_counted(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER, CLOSE, CLOSE, ANSWER };
    raw_server *server = raw_server_start(deeds, 4);
    sw_client *client = warm_client(server, 4);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "createCharge", "{\"a\":1}", "ride:81", &err, &attempts), SW_OK);
    assert_int_equal(attempts, 3);
    assert_int_equal(raw_server_requests(server), 1 + 3);
    char first[64], again[64];
    header_of(first, sizeof first, raw_server_request(server, 1), "x-amz-pay-idempotency-key: ");
    header_of(again, sizeof again, raw_server_request(server, 3), "x-amz-pay-idempotency-key: ");
    assert_string_equal(first, again);
    assert_non_null(strstr(raw_server_request(server, 3), "{\"a\":1}"));
    sw_client_free(client);
    raw_server_stop(server);
}

static void a_get_is_repeated_after_an_answer_that_says_later(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER_UNAVAILABLE, ANSWER };
    raw_server *server = raw_server_start(deeds, 2);
    sw_client *client = client_of(server, 4);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "getCharge", "", NULL, &err, &attempts), SW_OK);
    assert_int_equal(attempts, 2);
    assert_int_equal(raw_server_requests(server), 2);
    assert_int_equal(raw_server_connections(server), 1);
    sw_client_free(client);
    raw_server_stop(server);
}

static void fifty_calls_share_one_connection(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER };
    raw_server *server = raw_server_start(deeds, 1);
    sw_client *client = client_of(server, 1);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    for (int i = 0; i < 50; i++)
        assert_int_equal(call(client, "getCharge", "", NULL, &err, &attempts), SW_OK);
    assert_int_equal(raw_server_requests(server), 50);
    assert_int_equal(raw_server_connections(server), 1);
    sw_client_free(client);
    raw_server_stop(server);
}

static void an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER_TWICE, ANSWER };
    raw_server *server = raw_server_start(deeds, 2);
    sw_client *client = client_of(server, SW_NO_RETRY);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "getCharge", "", NULL, &err, &attempts), SW_OK);
    raw_server_send_stray(server);
    assert_int_equal(call(client, "createCharge", "{\"a\":1}", "ride:81", &err, &attempts), SW_OK);
    assert_int_equal(raw_server_requests(server), 2);
    assert_int_equal(raw_server_connections(server), 2);
    sw_client_free(client);
    raw_server_stop(server);
}

static void a_server_that_is_gone_is_named_with_its_time_out(void **state)
{
    (void)state;
    const deed deeds[] = { ANSWER };
    raw_server *server = raw_server_start(deeds, 1);
    sw_client *client = client_of(server, SW_NO_RETRY);
    raw_server_stop(server);
    sw_error err = SW_ERROR_INIT;
    int attempts;
    assert_int_equal(call(client, "createCharge", "{\"a\":1}", "ride:81", &err, &attempts), SW_E_NO_ANSWER);
    assert_int_equal(err.effect, SW_EFFECT_NONE);
    assert_int_equal(err.retry, SW_RETRY_SAME_KEY);
    assert_non_null(strstr(err.message, "127.0.0.1"));
    assert_non_null(strstr(err.message, "3000 ms"));
    assert_non_null(strstr(err.message, "not sent"));
    sw_client_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_patch_on_a_connection_that_dies_arrives_once),
        cmocka_unit_test(a_delete_on_a_connection_that_dies_arrives_once),
        cmocka_unit_test(a_post_without_retries_arrives_once),
        cmocka_unit_test(a_post_is_repeated_by_the_client_and_each_try_is_counted),
        cmocka_unit_test(a_get_is_repeated_after_an_answer_that_says_later),
        cmocka_unit_test(fifty_calls_share_one_connection),
        cmocka_unit_test(an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one),
        cmocka_unit_test(a_server_that_is_gone_is_named_with_its_time_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
