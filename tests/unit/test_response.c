/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/response.h"

#include <savedwallet/limits.h>

#include <stdlib.h>
#include <string.h>

static int add_header(sw_response *response, const char *name, const char *value)
{
    return sw_response_add_header(response, name, strlen(name), value, strlen(value), NULL);
}

TEST(an_answer_gives_back_what_was_put_in)
{
    sw_response *response = sw_response_new();
    assert_int_equal(sw_response_begin(response, 201, NULL), SW_OK);
    assert_int_equal(add_header(response, "Content-Type", "application/json"), SW_OK);
    assert_int_equal(add_header(response, "X-Amz-Pay-Request-Id", "r1"), SW_OK);
    assert_int_equal(sw_response_add_body(response, "{\"a\"", 4, NULL), SW_OK);
    assert_int_equal(sw_response_add_body(response, ":\0}", 3, NULL), SW_OK);
    size_t size;
    assert_memory_equal(sw_response_body(response, &size), "{\"a\":\0}", 8);
    assert_int_equal(size, 7);
    assert_int_equal(sw_response_status(response), 201);
    assert_string_equal(sw_response_header(response, "content-TYPE"), "application/json");
    assert_string_equal(sw_response_request_id(response), "r1");
    sw_response_free(response);
}

TEST(what_an_answer_has_not_is_empty)
{
    sw_response *response = sw_response_new();
    size_t size = 7;
    assert_string_equal(sw_response_body(response, &size), "");
    assert_int_equal(size, 0);
    assert_null(sw_response_header(response, "retry-after"));
    assert_string_equal(sw_response_request_id(response), "");
    assert_string_equal(sw_response_idempotency_key(response), "");
    assert_int_equal(sw_response_attempts(response), 0);
    sw_response_free(response);
}

TEST(the_first_of_two_headers_of_a_name_counts_and_parts_of_names_do_not)
{
    sw_response *response = sw_response_new();
    add_header(response, "retry-after-x", "9");
    add_header(response, "retry", "8");
    add_header(response, "retry-after", "");
    add_header(response, "Retry-After", "7");
    assert_string_equal(sw_response_header(response, "Retry-After"), "");
    assert_string_equal(sw_response_header(response, "retry"), "8");
    assert_null(sw_response_header(response, "retry-"));
    assert_null(sw_response_header(response, ""));
    sw_response_free(response);
}

TEST(beginning_again_forgets_headers_and_body)
{
    sw_response *response = sw_response_new();
    sw_response_begin(response, 500, NULL);
    add_header(response, "a", "1");
    sw_response_add_body(response, "x", 1, NULL);
    assert_int_equal(sw_response_begin(response, 200, NULL), SW_OK);
    assert_null(sw_response_header(response, "a"));
    assert_string_equal(sw_response_body(response, NULL), "");
    sw_response_free(response);
}

TEST(a_status_that_http_has_not_is_refused)
{
    static const int bad[] = { -1, 0, 99, 600, 2147483647 };
    sw_response *response = sw_response_new();
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_int_equal(sw_response_begin(response, bad[i], NULL), SW_E_PROTOCOL);
    assert_int_equal(sw_response_begin(response, 100, NULL), SW_OK);
    assert_int_equal(sw_response_begin(response, 599, NULL), SW_OK);
    sw_response_free(response);
}

TEST(a_header_with_a_nul_or_without_a_name_is_refused)
{
    sw_response *response = sw_response_new();
    assert_int_equal(sw_response_add_header(response, "a\0b", 3, "v", 1, NULL), SW_E_PROTOCOL);
    assert_int_equal(sw_response_add_header(response, "a", 1, "v\0w", 3, NULL), SW_E_PROTOCOL);
    assert_int_equal(sw_response_add_header(response, "", 0, "v", 1, NULL), SW_E_PROTOCOL);
    sw_response_free(response);
}

TEST(ceilings_are_kept)
{
    char *large = calloc(1, SW_MAX_ANSWER_BODY + 1);
    assert_non_null(large);
    memset(large, 'x', SW_MAX_ANSWER_BODY);
    sw_response *response = sw_response_new();
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_response_add_body(response, large, SW_MAX_ANSWER_BODY, &err));
    assert_code(SW_E_LIMIT, &err, sw_response_add_body(response, large, 1, &err));
    assert_contains(err.message, "the answer's body");
    assert_code(SW_E_LIMIT, &err, sw_response_add_header(response, "a", 1, large, SW_MAX_ANSWER_HEADERS, &err));
    assert_contains(err.message, "the answer's headers");
    sw_response_free(response);
    free(large);
}

TEST(the_client_notes_tries_and_key)
{
    sw_response *response = sw_response_new();
    sw_response_set_call(response, 3, RIDE_81);
    assert_int_equal(sw_response_attempts(response), 3);
    assert_string_equal(sw_response_idempotency_key(response), RIDE_81);
    sw_response_free(response);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_gives_back_what_was_put_in),
        cmocka_unit_test(what_an_answer_has_not_is_empty),
        cmocka_unit_test(the_first_of_two_headers_of_a_name_counts_and_parts_of_names_do_not),
        cmocka_unit_test(beginning_again_forgets_headers_and_body),
        cmocka_unit_test(a_status_that_http_has_not_is_refused),
        cmocka_unit_test(a_header_with_a_nul_or_without_a_name_is_refused),
        cmocka_unit_test(ceilings_are_kept),
        cmocka_unit_test(the_client_notes_tries_and_key),
    };
    return RUN_SUITE(tests);
}
