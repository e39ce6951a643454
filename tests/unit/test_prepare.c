/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A record of one request that must not be made. */
static const step never = { .method = "GET", .url = "never", .status = 200 };

static void assert_refused_before_sending(world *it, const sw_request *request, const sw_call *call, int code,
                                          const char *field)
{
    assert_code(code, &it->err, world_call(it, request, call));
    assert_string_equal(it->err.field, field);
    assert_int_equal(it->err.effect, SW_EFFECT_NONE);
    assert_int_equal(it->err.attempts, 0);
    assert_null(it->answer);
    assert_int_equal(sw_transport_replay_remaining(it->transport), 1);
}

static sw_request charge(void)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = "{}";
    request.body_size = 2;
    return request;
}

static sw_request get(const char *const *id)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getCharge";
    request.ids = id;
    request.id_count = 1;
    return request;
}

static sw_call ride(void)
{
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    return call;
}

TEST(an_operation_that_needs_a_key_is_refused_without_intent_and_key)
{
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        if (operation->key != SW_KEY_REQUIRED)
            continue;
        static const char *const ids[] = { "A1", "A2" };
        world it;
        world_open(&it, &never, 1);
        sw_request request = charge();
        request.operation = operation->name;
        request.ids = ids;
        request.id_count = strchr(operation->path, ':') ? 1 : 0;
        assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "intent");
        assert_contains(it.err.message, "nothing was sent");
        assert_int_equal(it.err.next_step, SW_NEXT_FIX_REQUEST);
        world_close(&it);
    }
}

TEST(an_id_that_would_reach_another_operation_is_refused)
{
    static const char *const bad[] = {
        "",
        ".",
        "..",
        "../refunds/R1",
        "a/b",
        "/",
        "a\\b",
        "a?b=c",
        "a#b",
        "a%2Fb",
        "%2e%2e",
        "%",
        "a b",
        "a\r\nb",
        "a\nb",
        "a\r",
        "a\tb",
        "\x01",
        "a\x7F",
        " ",
        "\xFF",
        "caf\xE9",
        "\xC0\xAE\xC0\xAE",
        "\xED\xA0\x80",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        world_open(&it, &never, 1);
        sw_request request = get(&bad[i]);
        assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "ids");
        world_close(&it);
    }
}

/* A charge with this id, as Amazon answers it. */
static char *write_charge(const char *id)
{
    sw_json *charge = sw_json_object(), *status = sw_json_object();
    assert_true(sw_json_put_text(status, "state", "Captured") && sw_json_put_text(charge, "chargeId", id) &&
                sw_json_put(charge, "statusDetails", status));
    char *text = sw_json_write(charge, false);
    sw_json_free(charge);
    return text;
}

TEST(any_other_id_is_encoded_within_its_one_segment)
{
    static const char *const table[][2] = {
        { "S01-1234567-1234567-C123456", "S01-1234567-1234567-C123456" },
        { "a~b_c.d", "a~b_c.d" },
        { "...", "..." },
        { "caf\xC3\xA9", "caf%C3%A9" },
        { "\xF0\x9F\x98\x80", "%F0%9F%98%80" },
        { "a:b@c;d=e&f+g,h", "a%3Ab%40c%3Bd%3De%26f%2Bg%2Ch" },
        { "a\"<>|", "a%22%3C%3E%7C" },
        { "..;x", "..%3Bx" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char url[200] = "https://pay-api.amazon.eu/v2/charges/";
        size_t at = strlen(url);
        memcpy(url + at, table[i][1], strlen(table[i][1]) + 1);
        char *answer = write_charge(table[i][0]);
        const step expected = { .method = "GET", .url = url, .status = 200, .answer = answer };
        world it;
        world_open(&it, &expected, 1);
        assert_code(SW_OK, &it.err, world_call_on(&it, "getCharge", table[i][0], NULL));
        world_close(&it);
        sw_json_release_text(answer);
    }
}

TEST(an_id_longer_than_its_ceiling_is_refused)
{
    static char id[SW_MAX_ID + 2];
    memset(id, 'a', SW_MAX_ID + 1);
    const char *ids = id;
    world it;
    world_open(&it, &never, 1);
    sw_request request = get(&ids);
    assert_refused_before_sending(&it, &request, NULL, SW_E_LIMIT, "ids");
    world_close(&it);
}

TEST(the_ids_are_counted)
{
    static const char *const ids[] = { "M1", "S1", NULL };
    world it;
    world_open(&it, &never, 1);
    sw_request request = get(ids);
    request.id_count = 0;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "ids");
    request.id_count = 2;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "ids");
    request.id_count = 1;
    request.ids = NULL;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "ids");
    request.ids = ids + 2;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "ids");
    assert_contains(it.err.message, "chargeId is missing");
    world_close(&it);
}

TEST(two_ids_stand_in_their_order)
{
    static const char *const ids[] = { "M1", "S1" };
    const step expected = { .method = "PATCH",
                            .url = "https://pay-api.amazon.eu/v2/merchantAccounts/M1/stores/S1",
                            .body = "{}",
                            .status = 200,
                            .answer = WHOLE_ANSWER_OF("M1", "S1") };
    world it;
    world_open(&it, &expected, 1);
    sw_request request = charge();
    request.operation = "updateStore";
    request.ids = ids;
    request.id_count = 2;
    assert_code(SW_OK, &it.err, world_call(&it, &request, NULL));
    world_close(&it);
}

/* What every operation is sent as, seen by a transport that answers 200 to all. */
typedef struct seen {
    char method[16];
    char url[200];
    size_t body_size;
} seen;

static int see(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    static const char whole[] = WHOLE_ANSWER_OF("A1", "A2");
    seen *it = payload;
    snprintf(it->method, sizeof it->method, "%s", request->method);
    snprintf(it->url, sizeof it->url, "%s", request->url);
    it->body_size = request->body_size;
    sw_response_begin(answer, 200, err);
    return sw_response_add_body(answer, whole, strlen(whole), err);
}

static void fill_in(char *out, size_t size, const char *path)
{
    snprintf(out, size, "https://pay-api.amazon.eu");
    size_t at = strlen(out);
    for (int id = 1; *path; path++) {
        out[at++] = *path == ':' ? 'A' : *path;
        if (*path == ':') {
            out[at++] = (char)('0' + id++);
            path += strcspn(path, "/") - 1;
        }
    }
    out[at] = '\0';
}

TEST(every_operation_can_be_called_by_its_name)
{
    static const char *const ids[] = { "A1", "A2" };
    seen last;
    world it;
    sw_config config = world_config(&it);
    assert_code(SW_OK, &it.err, sw_transport_new(&it.transport, see, &last, &it.err));
    config.transport = it.transport;
    assert_code(SW_OK, &it.err, sw_client_new(&it.client, &config, &it.err));
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        bool sends = strcmp(operation->method, "GET") != 0 && strcmp(operation->request, "no_body") != 0;
        sw_request request = SW_REQUEST_INIT;
        request.operation = operation->name;
        request.ids = ids;
        for (const char *c = operation->path; *c; c++)
            request.id_count += *c == ':';
        request.body = sends ? "{}" : NULL;
        request.body_size = sends ? 2 : 0;
        const sw_call call = operation->key == SW_KEY_NONE ? (sw_call)SW_CALL_INIT : ride();
        assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
        char url[200];
        fill_in(url, sizeof url, operation->path);
        assert_string_equal(last.url, url);
        assert_string_equal(last.method, operation->method);
        assert_int_equal(last.body_size, request.body_size);
    }
    world_close(&it);
}

TEST(a_query_is_sent_sorted_and_encoded_once)
{
    static const sw_query_pair pairs[] = {
        { "reportTypes", "A,B" }, { "createdUntil", "2026-01-02" }, { "q", "a b+c\xC3\xA9%41" }, { "empty", "" }
    };
    const step expected = {
        .method = "GET",
        .url = "https://pay-api.amazon.eu/v2/reports?createdUntil=2026-01-02&empty=&q=a%20b%2Bc%C3%A9%2541&"
               "reportTypes=A%2CB",
        .status = 200,
        .answer = WHOLE_ANSWER
    };
    world it;
    world_open(&it, &expected, 1);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getReports";
    request.query = pairs;
    request.query_count = COUNT_OF(pairs);
    assert_code(SW_OK, &it.err, world_call(&it, &request, NULL));
    world_close(&it);
}

TEST(a_query_that_is_incomplete_is_refused)
{
    static const sw_query_pair bad[] = { { NULL, "x" }, { "", "x" }, { "x", NULL } };
    world it;
    world_open(&it, &never, 1);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getReports";
    request.query_count = 1;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "query");
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        request.query = &bad[i];
        assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "query");
    }
    world_close(&it);
}

TEST(a_body_is_there_where_it_is_wanted_and_nowhere_else)
{
    static const char *const id = "C1";
    world it;
    world_open(&it, &never, 1);
    sw_request request = get(&id);
    request.body = "{}";
    request.body_size = 2;
    assert_refused_before_sending(&it, &request, NULL, SW_E_INVALID, "body");
    request = charge();
    request.body_size = 0;
    sw_call call = ride();
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "body");
    request = charge();
    request.body = NULL;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "body");
    static char large[SW_MAX_REQUEST_BODY + 1];
    request.body = large;
    request.body_size = sizeof large;
    assert_refused_before_sending(&it, &request, &call, SW_E_LIMIT, "body");
    world_close(&it);
}

TEST(a_key_of_the_callers_own_is_sent_as_it_is)
{
    const step expected = { .method = "POST",
                            .url = "https://pay-api.amazon.eu/v2/charges",
                            .key = "Az09-_Az09-_Az09-_Az09-_Az09-_Az",
                            .body = "{}",
                            .status = 201,
                            .answer = WHOLE_ANSWER };
    world it;
    world_open(&it, &expected, 1);
    sw_request request = charge();
    sw_call call = SW_CALL_INIT;
    call.idempotency_key = expected.key;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    assert_string_equal(sw_response_idempotency_key(it.answer), expected.key);
    world_close(&it);
}

TEST(a_key_that_amazon_would_not_take_is_refused)
{
    static const char *const bad[] = { "",
                                       "a b",
                                       "a.b",
                                       "a/b",
                                       "a\r\nx: y",
                                       "caf\xC3\xA9",
                                       "0123456789012345678901234567890123",
                                       "123e4567-e89b-12d3-a456-426614174000" };
    world it;
    world_open(&it, &never, 1);
    sw_request request = charge();
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_call call = SW_CALL_INIT;
        call.idempotency_key = bad[i];
        assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "idempotency_key");
    }
    world_close(&it);
}

TEST(intent_attempt_and_key_that_contradict_each_other_are_refused)
{
    static const char *const id = "C1";
    world it;
    world_open(&it, &never, 1);
    sw_request request = charge();
    sw_call call = ride();
    call.idempotency_key = "both";
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "intent");
    call = (sw_call)SW_CALL_INIT;
    call.attempt = 2;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "attempt");
    call.idempotency_key = "own";
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "attempt");
    call = ride();
    call.attempt = -1;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "attempt");
    call = ride();
    request = get(&id);
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "intent");
    assert_contains(it.err.message, "POST only");
    world_close(&it);
}

TEST(an_intent_needs_the_merchant_id)
{
    world it;
    sw_config config = world_config(&it);
    config.merchant_id = NULL;
    world_start(&it, &config, &never, 1);
    sw_request request = charge();
    sw_call call = ride();
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "merchant_id");
    world_close(&it);
}

TEST(attempt_and_namespace_give_another_key)
{
    const step second = { .method = "POST",
                          .url = "https://pay-api.amazon.eu/v2/charges",
                          .key = "9ce04fe66a899e4e3abd9a1f5b13aa22",
                          .body = "{}",
                          .status = 201,
                          .answer = WHOLE_ANSWER };
    world it;
    world_open(&it, &second, 1);
    sw_request request = charge();
    sw_call call = ride();
    call.attempt = 2;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    world_close(&it);
    step billing = second;
    billing.key = "7a6d3a53620a1d290b7646de6cf136a7";
    sw_config config = world_config(&it);
    config.key_namespace = "billing";
    world_start(&it, &config, &billing, 1);
    assert_code(SW_OK, &it.err, world_charge(&it));
    world_close(&it);
}

TEST(a_simulation_is_sent_in_sandbox_and_refused_with_a_live_key)
{
    static const char *const id = "C1";
    const step expected = { .method = "GET",
                            .url = "https://pay-api.amazon.eu/v2/charges/C1",
                            .simulate = "HardDeclined",
                            .status = 200,
                            .answer = WHOLE_ANSWER };
    world it;
    world_open(&it, &expected, 1);
    sw_request request = get(&id);
    sw_call call = SW_CALL_INIT;
    call.simulate = "HardDeclined";
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    world_close(&it);
    static const char *const live[] = { "LIVE-AEXAMPLE", "AOLDERKEY" };
    for (size_t i = 0; i < COUNT_OF(live); i++) {
        sw_config config = world_config(&it);
        config.public_key_id = live[i];
        config.environment = SW_ENVIRONMENT_LIVE;
        world_start(&it, &config, &never, 1);
        assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "simulate");
        world_close(&it);
    }
}

static void assert_header(const sw_header *header, const step *expected)
{
    static const char *const id = "C1";
    world it;
    world_open(&it, expected, 1);
    sw_request request = get(&id);
    sw_call call = SW_CALL_INIT;
    call.headers = header;
    call.header_count = 1;
    if (expected == &never)
        assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "headers");
    else
        assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    world_close(&it);
}

TEST(headers_of_the_callers_own_are_sent_and_amazon_pays_are_signed)
{
    const sw_header token = { "X-Amz-Pay-AuthToken", "  t  1 " }, other = { "X-Unsigned", "u" };
    step expected = { .method = "GET",
                      .url = "https://pay-api.amazon.eu/v2/charges/C1",
                      .more = { "x-amz-pay-authtoken", "t 1" },
                      .status = 200,
                      .answer = WHOLE_ANSWER };
    assert_header(&token, &expected);
    expected.more = (sw_header){ "x-unsigned", "u" };
    assert_header(&other, &expected);
}

TEST(headers_that_the_client_makes_cannot_be_given_in_any_case)
{
    static const char *const ours[] = { "accept",
                                        "Accept",
                                        "content-type",
                                        "user-agent",
                                        "x-amz-pay-date",
                                        "X-Amz-Pay-Date",
                                        "x-amz-pay-host",
                                        "x-amz-pay-region",
                                        "authorization",
                                        "Authorization",
                                        "host",
                                        "Content-Length",
                                        "x-amz-pay-idempotency-key",
                                        "X-AMZ-PAY-IDEMPOTENCY-KEY",
                                        "x-amz-pay-simulation-code",
                                        "transfer-encoding",
                                        "connection",
                                        "expect" };
    for (size_t i = 0; i < COUNT_OF(ours); i++)
        assert_header(&(sw_header){ ours[i], "v" }, &never);
}

TEST(a_header_that_would_become_two_is_refused)
{
    static const sw_header bad[] = { { "x-a", "1\r\nx-evil: 2" },
                                     { "x-a", "1\nx-evil: 2" },
                                     { "x-a", "1\r" },
                                     { "x-a\r\nx-evil", "1" },
                                     { "x-a:", "1" },
                                     { "", "1" },
                                     { "x-a", "" },
                                     { "x-a", "\x01" },
                                     { NULL, "1" },
                                     { "x-a", NULL } };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_header(&bad[i], &never);
}

TEST(a_simulation_code_that_would_start_a_header_is_refused)
{
    static const char *const id = "C1";
    world it;
    world_open(&it, &never, 1);
    sw_request request = get(&id);
    sw_call call = SW_CALL_INIT;
    call.simulate = "HardDeclined\r\nx-evil: 1";
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "headers");
    world_close(&it);
}

static sw_header many[SW_MAX_HEADERS + 1];
static char names[SW_MAX_HEADERS + 1][8];

TEST(as_many_headers_as_the_ceiling_says_can_be_given)
{
    for (size_t i = 0; i < COUNT_OF(many); i++) {
        snprintf(names[i], sizeof names[i], "x-%02zu", i);
        many[i] = (sw_header){ names[i], "v" };
    }
    seen last;
    world it;
    sw_config config = world_config(&it);
    assert_code(SW_OK, &it.err, sw_transport_new(&it.transport, see, &last, &it.err));
    config.transport = it.transport;
    assert_code(SW_OK, &it.err, sw_client_new(&it.client, &config, &it.err));
    sw_request request = charge();
    sw_call call = ride();
    call.simulate = "HardDeclined";
    call.headers = many;
    call.header_count = SW_MAX_HEADERS + 1;
    assert_code(SW_E_LIMIT, &it.err, world_call(&it, &request, &call));
    call.header_count = SW_MAX_HEADERS;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    world_close(&it);
}

TEST(versions_this_release_does_not_know_are_refused_and_zero_is_the_first)
{
    static const char *const id = "C1";
    world it;
    world_open(&it, &never, 1);
    sw_request request = get(&id);
    sw_call call = SW_CALL_INIT;
    request.version = SW_REQUEST_VERSION + 1;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "version");
    request.version = 0;
    call.version = SW_CALL_VERSION + 1;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "version");
    call.version = 0;
    call.timeout_ms = -1;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "timeout_ms");
    request.operation = "getCharges";
    call.timeout_ms = 0;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "operation");
    request.operation = NULL;
    assert_refused_before_sending(&it, &request, &call, SW_E_INVALID, "operation");
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_operation_that_needs_a_key_is_refused_without_intent_and_key),
        cmocka_unit_test(an_id_that_would_reach_another_operation_is_refused),
        cmocka_unit_test(any_other_id_is_encoded_within_its_one_segment),
        cmocka_unit_test(an_id_longer_than_its_ceiling_is_refused),
        cmocka_unit_test(the_ids_are_counted),
        cmocka_unit_test(two_ids_stand_in_their_order),
        cmocka_unit_test(every_operation_can_be_called_by_its_name),
        cmocka_unit_test(a_query_is_sent_sorted_and_encoded_once),
        cmocka_unit_test(a_query_that_is_incomplete_is_refused),
        cmocka_unit_test(a_body_is_there_where_it_is_wanted_and_nowhere_else),
        cmocka_unit_test(a_key_of_the_callers_own_is_sent_as_it_is),
        cmocka_unit_test(a_key_that_amazon_would_not_take_is_refused),
        cmocka_unit_test(intent_attempt_and_key_that_contradict_each_other_are_refused),
        cmocka_unit_test(an_intent_needs_the_merchant_id),
        cmocka_unit_test(attempt_and_namespace_give_another_key),
        cmocka_unit_test(a_simulation_is_sent_in_sandbox_and_refused_with_a_live_key),
        cmocka_unit_test(headers_of_the_callers_own_are_sent_and_amazon_pays_are_signed),
        cmocka_unit_test(headers_that_the_client_makes_cannot_be_given_in_any_case),
        cmocka_unit_test(a_header_that_would_become_two_is_refused),
        cmocka_unit_test(a_simulation_code_that_would_start_a_header_is_refused),
        cmocka_unit_test(as_many_headers_as_the_ceiling_says_can_be_given),
        cmocka_unit_test(versions_this_release_does_not_know_are_refused_and_zero_is_the_first),
    };
    return RUN_SUITE(tests);
}
