/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static const step never = { .method = "GET", .url = "never", .status = 200 };

static sw_message post(void)
{
    sw_message message = SW_MESSAGE_INIT;
    message.method = "POST";
    message.path = "/v2/newThings/a%3Db";
    message.body = "{\"a\":1}";
    message.body_size = 7;
    return message;
}

static int send(world *it, const sw_message *message, const sw_call *call)
{
    sw_response_free(it->answer);
    sw_error_clear(&it->err);
    return sw_client_send(&it->answer, it->client, message, call, &it->err);
}

/* The key as the header of idempotency.h describes it. */
static void derive(char key[33], const char *operation)
{
    const sw_idempotency from = { .environment = SW_ENVIRONMENT_SANDBOX,
                                  .merchant_id = WORLD_MERCHANT,
                                  .operation = operation,
                                  .intent = "ride:81" };
    assert_int_equal(sw_idempotency_key(key, &from, NULL), SW_OK);
}

TEST(a_post_is_sent_as_it_is_written_and_repeated_under_the_key_of_its_method_and_path)
{
    char key[33];
    derive(key, "POST /v2/newThings/a%3Db");
    step first = { .method = "POST",
                   .url = "https://pay-api.amazon.eu/v2/newThings/a%3Db?x=1%202",
                   .body = "{\"a\":1}",
                   .key = key,
                   .fault = "reset" };
    step second = first;
    second.fault = NULL;
    second.status = 201;
    second.answer = "{\"new\":true}";
    const step steps[] = { first, second };
    const sw_query_pair query = { "x", "1 2" };
    sw_message message = post();
    message.query = &query;
    message.query_count = 1;
    const sw_call call = { .intent = "ride:81" };
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, send(&it, &message, &call));
    assert_string_equal(sw_response_body(it.answer, NULL), "{\"new\":true}");
    assert_string_equal(sw_response_idempotency_key(it.answer), key);
    assert_int_equal(sw_response_attempts(it.answer), 2);
    world_close(&it);
}

TEST(a_call_without_a_key_is_sent_once_and_its_unknown_outcome_is_for_a_person)
{
    static const char *const methods[] = { "POST", "PUT", "PATCH", "DELETE" };
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        const step reset = { .method = methods[i],
                             .url = "https://pay-api.amazon.eu/v2/newThings/a%3Db",
                             .body = "{\"a\":1}",
                             .fault = "reset" };
        const step steps[] = { reset, reset };
        sw_message message = post();
        message.method = methods[i];
        world it;
        world_open(&it, steps, COUNT_OF(steps));
        assert_code(SW_E_NO_ANSWER, &it.err, send(&it, &message, NULL));
        assert_int_equal(it.err.effect, SW_EFFECT_UNKNOWN);
        assert_int_equal(it.err.retry, SW_RETRY_NEVER);
        assert_contains(it.err.message, methods[i]);
        assert_contains(it.err.message, "/v2/newThings");
        assert_contains(it.err.message, "look in Seller Central");
        assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
        world_close(&it);
    }
}

TEST(a_get_is_repeated_and_an_empty_answer_is_one)
{
    step first = { .method = "GET", .url = "https://pay-api.amazon.eu/v2/newThings", .status = 503 }, second = first;
    second.status = 204;
    const step steps[] = { first, second };
    const sw_message message = { .method = "GET", .path = "/v2/newThings" };
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, send(&it, &message, NULL));
    assert_int_equal(sw_response_status(it.answer), 204);
    world_close(&it);
}

TEST(a_key_id_without_its_environment_puts_it_before_the_path)
{
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.eu/sandbox/v2/newThings",
                             .key_id = "AOLDKEY",
                             .status = 200,
                             .answer = "{}" } };
    const sw_message message = { .method = "GET", .path = "/v2/newThings" };
    world it;
    sw_config config = world_config(&it);
    config.public_key_id = "AOLDKEY";
    config.environment = SW_ENVIRONMENT_SANDBOX;
    world_start(&it, &config, steps, 1);
    assert_code(SW_OK, &it.err, send(&it, &message, NULL));
    world_close(&it);
}

TEST(a_refusal_is_judged_by_its_reason)
{
    const step steps[] = { { .method = "POST",
                             .url = "https://pay-api.amazon.eu/v2/newThings/a%3Db",
                             .body = "{\"a\":1}",
                             .status = 404,
                             .answer = "{\"reasonCode\":\"ResourceNotFound\",\"message\":\"none\"}" } };
    const sw_message message = post();
    world it;
    world_open(&it, steps, 1);
    assert_code(SW_E_NOT_FOUND, &it.err, send(&it, &message, NULL));
    assert_contains(it.err.message, "POST /v2/newThings/\xE2\x80\xA6 was refused");
    assert_non_null(it.answer);
    world_close(&it);
}

static void assert_refused(const sw_message *message, const sw_call *call, const char *field)
{
    world it;
    world_open(&it, &never, 1);
    assert_true(send(&it, message, call) == SW_E_INVALID || it.err.code == SW_E_LIMIT);
    if (strcmp(it.err.field, field) != 0)
        fail_msg("%s: the field is \"%s\", not \"%s\" (%s)", message->path, it.err.field, field, it.err.message);
    assert_int_equal(it.err.effect, SW_EFFECT_NONE);
    assert_null(it.answer);
    assert_int_equal(sw_transport_replay_remaining(it.transport), 1);
    world_close(&it);
}

TEST(a_path_that_could_reach_another_place_or_be_spelled_otherwise_is_refused)
{
    static const char *const bad[] = {
        NULL,
        "",
        "/",
        "/v2",
        "/v2/",
        "v2/a",
        "/v1/a",
        "/V2/a",
        "//v2/a",
        "/v2//a",
        "/v2/a/",
        "/v2/../a",
        "/v2/./a",
        "/v2/a/..",
        "/v2/%2e%2e",
        "/v2/a?b=c",
        "/v2/a#b",
        "/v2/a b",
        "/v2/a\\b",
        "/v2/a%2Fb",
        "/v2/a%5Cb",
        "/v2/a%",
        "/v2/a%4",
        "/v2/a%zz",
        "/v2/%61",
        "/v2/a%3db",
        "/v2/a=b",
        "/v2/a%00",
        "/v2/a%0D%0A",
        "/v2/a\r\n",
        "/v2/%FF",
        "/v2/\xC3\xA4",
        "/v2/a%20",
        "/v2/a:b",
        "/sandbox/v2/a",
        "https://pay-api.amazon.eu/v2/a",
    };
    sw_message message = post();
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        message.path = bad[i];
        assert_refused(&message, NULL, "path");
    }
    char *huge = calloc(1, SW_MAX_URL + 8);
    assert_non_null(huge);
    memset(huge, 'a', SW_MAX_URL + 7);
    memcpy(huge, "/v2/", 4);
    message.path = huge;
    assert_refused(&message, NULL, "path");
    free(huge);
}

TEST(an_operation_that_has_a_name_is_refused_and_named)
{
    for (size_t i = 0; i < sw_operation_count(); i++) {
        char path[256] = "";
        const char *from = sw_operation_at(i)->path;
        for (char *to = path; *from; to++) {
            *to = *from == ':' ? 'X' : *from;
            from += *from == ':' ? strcspn(from, "/") : 1;
        }
        const sw_message message = { .method = sw_operation_at(i)->method, .path = path };
        assert_refused(&message, NULL, "path");
    }
    sw_message message = post();
    message.path = "/v2/charges";
    world it;
    world_open(&it, &never, 1);
    assert_code(SW_E_INVALID, &it.err, send(&it, &message, NULL));
    assert_contains(it.err.message, "createCharge");
    world_close(&it);
}

TEST(what_is_wrong_besides_the_path_is_named)
{
    const sw_call intent = { .intent = "ride:81" }, old = { .version = SW_CALL_VERSION + 1 };
    sw_message message = post();
    assert_refused(&message, &old, "version");
    message.version = SW_MESSAGE_VERSION + 1;
    assert_refused(&message, NULL, "version");
    message = post();
    message.method = "post";
    assert_refused(&message, NULL, "method");
    message.method = NULL;
    assert_refused(&message, NULL, "method");
    message.method = "GET";
    assert_refused(&message, NULL, "body");
    message = post();
    message.body = NULL;
    assert_refused(&message, NULL, "body");
    message = post();
    message.query_count = 1;
    assert_refused(&message, NULL, "query");
    static const char *const keyless[] = { "PUT", "PATCH", "DELETE" };
    for (size_t i = 0; i < COUNT_OF(keyless); i++) {
        message = post();
        message.method = keyless[i];
        assert_refused(&message, &intent, "intent");
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_post_is_sent_as_it_is_written_and_repeated_under_the_key_of_its_method_and_path),
        cmocka_unit_test(a_call_without_a_key_is_sent_once_and_its_unknown_outcome_is_for_a_person),
        cmocka_unit_test(a_get_is_repeated_and_an_empty_answer_is_one),
        cmocka_unit_test(a_key_id_without_its_environment_puts_it_before_the_path),
        cmocka_unit_test(a_refusal_is_judged_by_its_reason),
        cmocka_unit_test(a_path_that_could_reach_another_place_or_be_spelled_otherwise_is_refused),
        cmocka_unit_test(an_operation_that_has_a_name_is_refused_and_named),
        cmocka_unit_test(what_is_wrong_besides_the_path_is_named),
    };
    return RUN_SUITE(tests);
}
