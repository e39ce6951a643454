/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <string.h>

static const char record[] =
    "[{\"request\":{\"method\":\"POST\",\"url\":\"https://h/v2/a\","
    "\"headers\":{\"b\":\"2\",\"a\":\"1\"},\"body\":\"{}\"},"
    "\"answer\":{\"status\":201,\"headers\":{\"X-Amz-Pay-Request-Id\":\"r1\"},\"body\":\"{\\\"x\\\":1}\"}}]";

static sw_transport *open_record(const char *text)
{
    sw_transport *transport;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_transport_replay_new(&transport, text, strlen(text), &err));
    return transport;
}

static const sw_header headers[] = { { "a", "1" }, { "b", "2" } };

static sw_http_request as_recorded(void)
{
    return (sw_http_request){
        .method = "POST", .url = "https://h/v2/a", .headers = headers, .header_count = 2, .body = "{}", .body_size = 2
    };
}

TEST(the_recorded_request_gets_the_recorded_answer)
{
    sw_transport *transport = open_record(record);
    sw_http_request request = as_recorded();
    sw_response *answer;
    sw_error err = SW_ERROR_INIT;
    assert_int_equal(sw_transport_replay_remaining(transport), 1);
    assert_code(SW_OK, &err, sw_transport_send(&answer, transport, &request, &err));
    assert_int_equal(sw_response_status(answer), 201);
    assert_string_equal(sw_response_body(answer, NULL), "{\"x\":1}");
    assert_string_equal(sw_response_request_id(answer), "r1");
    assert_int_equal(sw_transport_replay_remaining(transport), 0);
    sw_response_free(answer);
    sw_transport_free(transport);
}

TEST(the_order_of_headers_does_not_matter)
{
    static const sw_header turned[] = { { "b", "2" }, { "a", "1" } };
    sw_transport *transport = open_record(record);
    sw_http_request request = as_recorded();
    sw_response *answer;
    sw_error err = SW_ERROR_INIT;
    request.headers = turned;
    assert_code(SW_OK, &err, sw_transport_send(&answer, transport, &request, &err));
    sw_response_free(answer);
    sw_transport_free(transport);
}

static void assert_different(const sw_http_request *request, const char *made, const char *recorded)
{
    sw_transport *transport = open_record(record);
    sw_response *answer = (sw_response *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_PROTOCOL, &err, sw_transport_send(&answer, transport, request, &err));
    assert_null(answer);
    assert_contains(err.message, made);
    assert_contains(err.message, recorded);
    assert_int_equal(sw_transport_replay_remaining(transport), 1);
    sw_transport_free(transport);
}

TEST(each_kind_of_difference_is_found_and_shown)
{
    sw_http_request request = as_recorded();
    request.method = "PUT";
    assert_different(&request, "made \"PUT https://h/v2/a", "recorded \"POST https://h/v2/a");
    request = as_recorded();
    request.url = "https://h/v2/a?b";
    assert_different(&request, "made \"POST https://h/v2/a?b", "recorded \"POST https://h/v2/a");
    request = as_recorded();
    request.body = "[]";
    assert_different(&request, "made \"[]", "recorded \"{}");
    request = as_recorded();
    request.body_size = 1;
    assert_different(&request, "made \"{\"", "recorded \"{}");
    request = as_recorded();
    request.body = "{}\0x";
    request.body_size = 4;
    assert_different(&request, "made \"{}", "recorded \"{}");
}

TEST(a_difference_in_a_header_is_found_and_shown)
{
    static const sw_header other_value[] = { { "a", "1" }, { "b", "3" } },
                           other_name[] = { { "a", "1" }, { "c", "2" } },
                           more[] = { { "a", "1" }, { "b", "2" }, { "c", "3" } },
                           case_of_name[] = { { "A", "1" }, { "b", "2" } };
    sw_http_request request = as_recorded();
    request.headers = other_value;
    assert_different(&request, "made \"b: 3", "recorded \"b: 2");
    request.headers = other_name;
    assert_different(&request, "made \"c: 2", "recorded \"b: 2");
    request.headers = case_of_name;
    assert_different(&request, "made \"A: 1", "recorded \"a: 1");
    request.headers = more;
    request.header_count = 3;
    assert_different(&request, "made \"c: 3", "recorded \"");
    request.header_count = 1;
    assert_different(&request, "made \"", "recorded \"b: 2");
}

TEST(one_request_too_many_is_told)
{
    sw_transport *transport = open_record("[]");
    sw_http_request request = as_recorded();
    sw_response *answer;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_PROTOCOL, &err, sw_transport_send(&answer, transport, &request, &err));
    assert_contains(err.message, "the record has ended");
    assert_contains(err.message, "POST https://h/v2/a");
    sw_transport_free(transport);
}

static void assert_fault(const char *fault, sw_effect effect)
{
    step it = { .method = "GET", .url = "https://h/", .fault = fault };
    char *text = write_record(&it, 1);
    sw_transport *transport = open_record(text);
    sw_json_release_text(text);
    sw_header sent[16] = { { "accept", "application/json" },
                           { "authorization",
                             "AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=" WORLD_KEY_ID ", SignedHeaders=accept;content-type;"
                             "x-amz-pay-date;x-amz-pay-host;x-amz-pay-region, Signature=" FAKE_SIGNATURE },
                           { "content-type", "application/json" },
                           { "user-agent", "savedwallet/" SW_VERSION },
                           { "x-amz-pay-date", STILL_DATE },
                           { "x-amz-pay-host", "pay-api.amazon.eu" },
                           { "x-amz-pay-region", "eu" } };
    sw_http_request request = { .method = "GET", .url = "https://h/", .headers = sent, .header_count = 7 };
    sw_response *answer = (sw_response *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_NO_ANSWER, &err, sw_transport_send(&answer, transport, &request, &err));
    assert_null(answer);
    assert_int_equal(err.effect, effect);
    assert_int_equal(err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(sw_transport_replay_remaining(transport), 0);
    sw_transport_free(transport);
}

TEST(a_fault_says_whether_anything_was_sent)
{
    assert_fault("connect", SW_EFFECT_NONE);
    assert_fault("reset", SW_EFFECT_UNKNOWN);
}

TEST(an_answer_without_a_status_is_no_answer)
{
    static const char *const answers[] = { "{}", "{\"status\":0}", "{\"status\":99}", "{\"status\":600}",
                                           "{\"status\":\"200\"}" };
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        char text[200] = "[{\"request\":{\"method\":\"GET\",\"url\":\"u\"},\"answer\":";
        size_t at = strlen(text), size = strlen(answers[i]);
        memcpy(text + at, answers[i], size);
        memcpy(text + at + size, "}]", 3);
        sw_transport *transport = open_record(text);
        sw_http_request request = { .method = "GET", .url = "u" };
        sw_response *answer;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_PROTOCOL, &err, sw_transport_send(&answer, transport, &request, &err));
        assert_null(answer);
        sw_transport_free(transport);
    }
}

TEST(a_record_that_is_none_is_refused)
{
    static const char *const bad[] = { "", "{}", "[", "null", "[]x" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_transport *transport = (sw_transport *)1;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_transport_replay_new(&transport, bad[i], strlen(bad[i]), &err));
        assert_null(transport);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_recorded_request_gets_the_recorded_answer),
        cmocka_unit_test(the_order_of_headers_does_not_matter),
        cmocka_unit_test(each_kind_of_difference_is_found_and_shown),
        cmocka_unit_test(a_difference_in_a_header_is_found_and_shown),
        cmocka_unit_test(one_request_too_many_is_told),
        cmocka_unit_test(a_fault_says_whether_anything_was_sent),
        cmocka_unit_test(an_answer_without_a_status_is_no_answer),
        cmocka_unit_test(a_record_that_is_none_is_refused),
    };
    return RUN_SUITE(tests);
}
