/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <string.h>

/*
 * What NULL means where it means something, and what a struct without anything in it does. That every function survives
 * NULL for every pointer is in the test that make_null_test.py writes.
 */

static sw_error err;

TEST(what_is_read_from_null_is_empty)
{
    size_t size = 7, count = 7;
    assert_int_equal(sw_response_status(NULL), 0);
    assert_string_equal(sw_response_body(NULL, &size), "");
    assert_int_equal(size, 0);
    assert_null(sw_response_header(NULL, "x"));
    assert_string_equal(sw_response_request_id(NULL), "");
    assert_string_equal(sw_response_idempotency_key(NULL), "");
    assert_int_equal(sw_response_attempts(NULL), 0);
    assert_null(sw_signature_headers(NULL, &count));
    assert_int_equal(count, 0);
    assert_null(sw_signature_canonical_request(NULL));
    assert_null(sw_signature_value(NULL));
    assert_int_equal(sw_signature_algorithm(NULL), SW_ALGORITHM_DEFAULT);
    assert_int_equal(sw_client_environment(NULL), SW_ENVIRONMENT_FROM_KEY);
    assert_int_equal(sw_transport_replay_remaining(NULL), 0);
    assert_int_equal(sw_response_warning_count(NULL), 0);
    assert_string_equal(sw_response_warning(NULL, 0), "");
}

TEST(an_object_and_a_list_of_problems_that_are_null_are_empty)
{
    sw_problem problem;
    sw_money price;
    assert_false(sw_object_has(NULL, ""));
    assert_null(sw_object_text(NULL, "/chargeId"));
    assert_int_equal(sw_object_integer(NULL, "/size", 7), 7);
    assert_int_equal(sw_object_count(NULL, ""), 0);
    assert_string_equal(sw_object_state(NULL), "");
    assert_string_equal(sw_object_reason(NULL, 0), "");
    assert_null(sw_object_json(NULL, ""));
    assert_int_equal(sw_object_money(&price, NULL, "/chargeAmount", NULL), SW_E_INVALID);
    assert_string_equal(price.currency, "");
    assert_int_equal(sw_problems_count(NULL), 0);
    assert_false(sw_problems_get(&problem, NULL, 0));
}

TEST(no_amount_equals_nothing_and_there_is_nothing_to_pay)
{
    const sw_money a = { 1840, "EUR" };
    assert_int_equal(sw_money_equal(NULL, NULL), 0);
    assert_int_equal(sw_money_equal(&a, NULL), 0);
    assert_int_equal(sw_money_is_zero(NULL), 1);
    assert_int_equal(sw_currency_exponent(NULL), -1);
    assert_int_equal(sw_currency_is_presentment(NULL), 0);
}

TEST(another_holder_of_null_is_null)
{
    assert_null(sw_key_retain(NULL));
    assert_null(sw_transport_retain(NULL));
}

TEST(a_configuration_without_anything_in_it_is_refused)
{
    sw_client *client = NULL;
    sw_config empty;
    memset(&empty, 0, sizeof empty);
    assert_int_equal(sw_client_new(&client, &empty, NULL), SW_E_INVALID);
    empty.version = SW_CONFIG_VERSION;
    assert_int_equal(sw_client_new(&client, &empty, NULL), SW_E_INVALID);
    assert_null(client);
}

TEST(a_request_is_signed_once_method_date_path_and_region_are_there)
{
    sw_signature *signature = NULL;
    sw_request_to_sign request;
    memset(&request, 0, sizeof request);
    assert_int_equal(sw_sign_request(&signature, NULL, &request, NULL), SW_E_INVALID);
    request.method = "GET";
    assert_int_equal(sw_sign_request(&signature, NULL, &request, NULL), SW_E_INVALID);
    request.date = STILL_DATE;
    assert_int_equal(sw_sign_request(&signature, NULL, &request, NULL), SW_E_INVALID);
    request.path = "/";
    assert_int_equal(sw_sign_request(&signature, NULL, &request, NULL), SW_E_INVALID);
    request.region = "eu";
    assert_int_equal(sw_sign_request(&signature, NULL, &request, NULL), SW_OK);
    sw_signature_free(signature);
}

TEST(null_of_no_bytes_is_an_empty_text)
{
    sw_signature *signature = NULL;
    assert_int_equal(sw_sign_button(&signature, NULL, SW_ALGORITHM_PSS, NULL, 2, &err), SW_E_INVALID);
    assert_int_equal(sw_sign_button(&signature, NULL, SW_ALGORITHM_PSS, NULL, 0, NULL), SW_OK);
    sw_signature_free(signature);
}

static int send_an_empty_answer(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    (void)payload, (void)request;
    assert_true(sw_response_add_body(answer, NULL, 1, error) < 0);
    assert_int_equal(sw_response_add_body(answer, NULL, 0, error), SW_OK);
    return sw_response_begin(answer, 200, error);
}

TEST(a_request_without_anything_in_it_is_not_sent)
{
    sw_transport *transport = NULL;
    sw_response *answer = NULL;
    const sw_http_request empty = { 0 }, request = { .method = "GET", .url = "https://h/" };
    assert_int_equal(sw_transport_new(&transport, send_an_empty_answer, NULL, NULL), SW_OK);
    assert_int_equal(sw_transport_send(&answer, transport, &empty, &err), SW_E_INVALID);
    assert_null(answer);
    assert_int_equal(sw_transport_send(&answer, transport, &request, NULL), SW_OK);
    sw_response_free(answer);
    sw_transport_free(transport);
}

TEST(an_idempotency_key_of_nothing_is_refused)
{
    char key[33];
    const sw_idempotency empty = { SW_ENVIRONMENT_FROM_KEY, NULL, NULL, NULL, NULL, 0 };
    assert_int_equal(sw_idempotency_key(key, &empty, NULL), SW_E_INVALID);
    assert_string_equal(key, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_from_null_is_empty),
        cmocka_unit_test(an_object_and_a_list_of_problems_that_are_null_are_empty),
        cmocka_unit_test(no_amount_equals_nothing_and_there_is_nothing_to_pay),
        cmocka_unit_test(another_holder_of_null_is_null),
        cmocka_unit_test(a_configuration_without_anything_in_it_is_refused),
        cmocka_unit_test(a_request_is_signed_once_method_date_path_and_region_are_there),
        cmocka_unit_test(null_of_no_bytes_is_an_empty_text),
        cmocka_unit_test(a_request_without_anything_in_it_is_not_sent),
        cmocka_unit_test(an_idempotency_key_of_nothing_is_refused),
    };
    return RUN_SUITE(tests);
}
