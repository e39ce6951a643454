/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/error.h"
#include "http/transport.h"

typedef struct own {
    int status; /* 0: none is given */
    int returns;
    int calls;
} own;

static int send_own(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    own *it = payload;
    it->calls++;
    assert_string_equal(request->method, "GET");
    if (it->status)
        sw_response_begin(answer, it->status, NULL);
    return it->returns == SW_E_IO ? sw_fail(err, SW_E_IO, "it broke") : it->returns;
}

static int send_through(own *it, sw_response **answer, sw_error *err)
{
    sw_transport *transport;
    assert_code(SW_OK, err, sw_transport_new(&transport, send_own, it, err));
    sw_http_request request = { .method = "GET", .url = "https://h/" };
    int code = sw_transport_send(answer, transport, &request, err);
    sw_transport_free(transport);
    return code;
}

TEST(a_transport_of_the_callers_own_is_called_once)
{
    own it = { .status = 200 };
    sw_response *answer;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, send_through(&it, &answer, &err));
    assert_int_equal(sw_response_status(answer), 200);
    assert_int_equal(it.calls, 1);
    sw_response_free(answer);
}

TEST(whatever_is_no_answer_does_not_look_like_one)
{
    static const own table[] = {
        { .status = 0 }, { .status = 100 }, { .status = 199 }, { .status = 200, .returns = 1 }, { .returns = 7 }
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        own it = table[i];
        sw_response *answer = (sw_response *)1;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_NO_ANSWER, &err, send_through(&it, &answer, &err));
        assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
        assert_null(answer);
    }
}

TEST(silence_about_the_effect_is_no_word_that_nothing_was_sent)
{
    static const int returns[] = { SW_E_NO_ANSWER, SW_E_PROTOCOL, SW_E_LIMIT, -99 };
    for (size_t i = 0; i < COUNT_OF(returns); i++) {
        own it = { .returns = returns[i] };
        sw_response *answer;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_NO_ANSWER, &err, send_through(&it, &answer, &err));
        assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
        assert_contains(err.message, "gave no reason");
    }
}

TEST(an_error_of_a_transport_is_passed_on)
{
    own it = { .status = 200, .returns = SW_E_IO };
    sw_response *answer = (sw_response *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_IO, &err, send_through(&it, &answer, &err));
    assert_string_equal(err.message, "it broke");
    assert_null(answer);
}

static int released;

static void count_release(void *payload)
{
    (void)payload;
    released++;
}

TEST(the_last_holder_releases)
{
    static const sw_transport_class does = { send_own, count_release, NULL };
    sw_transport *transport;
    released = 0;
    assert_int_equal(sw_transport_make(&transport, &does, NULL, NULL), SW_OK);
    assert_ptr_equal(sw_transport_retain(transport), transport);
    assert_int_equal(sw_transport_replay_remaining(transport), 0);
    sw_transport_free(transport);
    assert_int_equal(released, 0);
    sw_transport_free(transport);
    assert_int_equal(released, 1);
}

TEST(no_answer_may_be_tried_again_and_says_what_it_may_have_done)
{
    sw_error err = SW_ERROR_INIT;
    assert_int_equal(sw_fail_no_answer(&err, SW_EFFECT_UNKNOWN, "%s went away", "it"), SW_E_NO_ANSWER);
    assert_int_equal(err.code, SW_E_NO_ANSWER);
    assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(err.retry, SW_RETRY_SAME_KEY);
    assert_string_equal(err.message, "it went away");
    assert_int_equal(sw_fail_no_answer(NULL, SW_EFFECT_NONE, "x"), SW_E_NO_ANSWER);
}

TEST(a_request_without_method_or_url_is_refused)
{
    own it = { .status = 200 };
    sw_transport *transport;
    sw_response *answer;
    assert_int_equal(sw_transport_new(&transport, send_own, &it, NULL), SW_OK);
    sw_http_request request = { .url = "https://h/" };
    assert_int_equal(sw_transport_send(&answer, transport, &request, NULL), SW_E_INVALID);
    request = (sw_http_request){ .method = "GET" };
    assert_int_equal(sw_transport_send(&answer, transport, &request, NULL), SW_E_INVALID);
    assert_int_equal(it.calls, 0);
    sw_transport_free(transport);
}

/* @return what sending it through a transport came to, which must not be called */
static int send_refused(const sw_http_request *request)
{
    own it = { .status = 200 };
    sw_transport *transport;
    sw_response *answer = NULL;
    assert_int_equal(sw_transport_new(&transport, send_own, &it, NULL), SW_OK);
    int code = sw_transport_send(&answer, transport, request, NULL);
    sw_response_free(answer);
    sw_transport_free(transport);
    return it.calls == 0 ? code : SW_OK;
}

TEST(a_count_without_what_it_counts_is_refused)
{
    const sw_http_request headers = { .method = "GET", .url = "https://h/", .header_count = 1 };
    const sw_http_request body = { .method = "GET", .url = "https://h/", .body_size = 1 };
    assert_int_equal(send_refused(&headers), SW_E_INVALID);
    assert_int_equal(send_refused(&body), SW_E_INVALID);
}

TEST(a_header_without_a_name_or_a_value_is_refused)
{
    static const sw_header nameless = { NULL, "v" }, worthless = { "x-a", NULL };
    sw_http_request request = { .method = "GET", .url = "https://h/", .headers = &nameless, .header_count = 1 };
    assert_int_equal(send_refused(&request), SW_E_INVALID);
    request.headers = &worthless;
    assert_int_equal(send_refused(&request), SW_E_INVALID);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_transport_of_the_callers_own_is_called_once),
        cmocka_unit_test(whatever_is_no_answer_does_not_look_like_one),
        cmocka_unit_test(silence_about_the_effect_is_no_word_that_nothing_was_sent),
        cmocka_unit_test(an_error_of_a_transport_is_passed_on),
        cmocka_unit_test(the_last_holder_releases),
        cmocka_unit_test(no_answer_may_be_tried_again_and_says_what_it_may_have_done),
        cmocka_unit_test(a_request_without_method_or_url_is_refused),
        cmocka_unit_test(a_count_without_what_it_counts_is_refused),
        cmocka_unit_test(a_header_without_a_name_or_a_value_is_refused),
    };
    return RUN_SUITE(tests);
}
