/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/response.h"

#include <string.h>

/*
 * Every public function survives NULL for every pointer, alone and together: to come back is the test. That none is
 * forgotten is checked by null_is_complete.sh, which reads the public headers.
 */

static sw_error err;

static const sw_money a = { 1840, "EUR" };

TEST(functions_of_a_client_survive_null)
{
    world it;
    sw_config config = world_config(&it), empty;
    world_start(&it, &config, NULL, 0);
    memset(&empty, 0, sizeof empty);
    sw_client *client = NULL;
    assert_int_equal(sw_client_new(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_client_new(NULL, &config, &err), SW_E_INVALID);
    assert_int_equal(sw_client_new(&client, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_client_new(&client, &empty, NULL), SW_E_INVALID);
    empty.version = SW_CONFIG_VERSION;
    assert_int_equal(sw_client_new(&client, &empty, NULL), SW_E_INVALID);
    const sw_request request = SW_REQUEST_INIT;
    const sw_call call = SW_CALL_INIT;
    assert_int_equal(sw_client_call(NULL, NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_client_call(NULL, it.client, &request, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_call(&it.answer, NULL, &request, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_call(&it.answer, it.client, NULL, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_call(&it.answer, it.client, &request, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_client_call(&it.answer, it.client, &request, &call, NULL), SW_E_INVALID);
    const sw_message message = SW_MESSAGE_INIT;
    assert_int_equal(sw_client_send(NULL, NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_client_send(NULL, it.client, &message, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_send(&it.answer, NULL, &message, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_send(&it.answer, it.client, NULL, &call, &err), SW_E_INVALID);
    assert_int_equal(sw_client_send(&it.answer, it.client, &message, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_client_send(&it.answer, it.client, &message, &call, NULL), SW_E_INVALID);
    assert_int_equal(sw_client_environment(NULL), SW_ENVIRONMENT_FROM_KEY);
    sw_client_free(NULL);
    world_close(&it);
}

/* Which argument of a function of operations.h is NULL. */
enum nulled { NO_OUT = 1, NO_CLIENT = 2, NO_ID = 4, NO_CONTENT = 8, NO_CALL = 16, NO_ERROR = 32, EVERYTHING = 63 };

/* clang-format off */
#define IDS_0
#define IDS_1 id,
#define IDS_2 id, id,
#define CONTENT_NOTHING
#define CONTENT_QUERY query, 1,
#define CONTENT_BODY body,
#define FUNCTION(operation, function, ids, sends)                                                       \
    static int call_##operation(sw_response **out, sw_client *client, unsigned nulled)                  \
    {                                                                                                   \
        static const sw_query_pair pair = { "a", "b" };                                                 \
        static const sw_call intent = { .intent = "ride:81" };                                          \
        const sw_query_pair *query = nulled & NO_CONTENT ? NULL : &pair;                                \
        const char *body = nulled & NO_CONTENT ? NULL : "{}", *id = nulled & NO_ID ? NULL : "A1";       \
        (void)query, (void)body, (void)id;                                                              \
        return function(nulled & NO_OUT ? NULL : out, nulled & NO_CLIENT ? NULL : client,               \
                        IDS_##ids CONTENT_##sends nulled & NO_CALL ? NULL : &intent,                    \
                        nulled & NO_ERROR ? NULL : &err);                                               \
    }
#include "api/functions.def"
#undef FUNCTION
/* clang-format on */

TEST(functions_of_operations_survive_null)
{
    static int (*const calls[])(sw_response * *out, sw_client * client, unsigned nulled) = {
#define FUNCTION(operation, function, ids, sends) call_##operation,
#include "api/functions.def"
#undef FUNCTION
    };
    world it;
    world_open(&it, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        for (unsigned nulled = 0; nulled <= EVERYTHING; nulled++) {
            sw_response *answer = NULL;
            assert_true(calls[i](&answer, it.client, nulled) < 0);
            assert_null(answer);
        }
    world_close(&it);
}

TEST(functions_that_find_something_by_name_survive_null)
{
    sw_environment environment;
    sw_region region;
    sw_algorithm algorithm;
    const sw_operation *operation;
    assert_int_equal(sw_environment_parse(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_environment_parse(NULL, "live", &err), SW_E_INVALID);
    assert_int_equal(sw_environment_parse(&environment, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_environment_parse(&environment, "live", NULL), SW_OK);
    assert_int_equal(sw_region_parse(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_region_parse(NULL, "eu", &err), SW_E_INVALID);
    assert_int_equal(sw_region_parse(&region, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_region_parse(&region, "eu", NULL), SW_OK);
    assert_int_equal(sw_algorithm_parse(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_algorithm_parse(NULL, "AMZN-PAY-RSASSA-PSS", &err), SW_E_INVALID);
    assert_int_equal(sw_algorithm_parse(&algorithm, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_algorithm_parse(&algorithm, "AMZN-PAY-RSASSA-PSS", NULL), SW_OK);
    assert_int_equal(sw_operation_find(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_operation_find(NULL, "getCharge", &err), SW_E_INVALID);
    assert_int_equal(sw_operation_find(&operation, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_operation_find(&operation, "getCharge", NULL), SW_OK);
}

TEST(errors_idempotency_and_allocator_survive_null)
{
    char key[33];
    const sw_idempotency empty = { SW_ENVIRONMENT_FROM_KEY, NULL, NULL, NULL, NULL, 0 };
    const sw_allocator nothing = { NULL, NULL, NULL };
    sw_error_clear(NULL);
    assert_int_equal(sw_idempotency_key(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_idempotency_key(NULL, &empty, &err), SW_E_INVALID);
    assert_int_equal(sw_idempotency_key(key, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_idempotency_key(key, &empty, NULL), SW_E_INVALID);
    sw_allocator_set(NULL);
    sw_allocator_set(&nothing);
}

TEST(functions_of_money_survive_null)
{
    char text[SW_MONEY_JSON_SIZE];
    sw_money out;
    assert_int_equal(sw_money_parse(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_parse(NULL, "18.40", "EUR", &err), SW_E_INVALID);
    assert_int_equal(sw_money_parse(&out, NULL, "EUR", &err), SW_E_INVALID);
    assert_int_equal(sw_money_parse(&out, "18.40", NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_parse(&out, "18.40", "EUR", NULL), SW_OK);
    assert_int_equal(sw_money_parse_text(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_parse_text(NULL, "18.40 EUR", &err), SW_E_INVALID);
    assert_int_equal(sw_money_parse_text(&out, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_parse_text(&out, "18.40 EUR", NULL), SW_OK);
    assert_int_equal(sw_money_write_amount(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_write_amount(NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_amount(text, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_amount(text, &a, NULL), SW_OK);
    assert_int_equal(sw_money_write_text(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_write_text(NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_text(text, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_text(text, &a, NULL), SW_OK);
    assert_int_equal(sw_money_write_json(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_write_json(NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_json(text, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_write_json(text, &a, NULL), SW_OK);
}

TEST(arithmetic_of_two_amounts_survives_null)
{
    sw_money out;
    int order;
    assert_int_equal(sw_money_add(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_add(NULL, &a, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_add(&out, NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_add(&out, &a, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_add(&out, &a, &a, NULL), SW_OK);
    assert_int_equal(sw_money_subtract(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_subtract(NULL, &a, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_subtract(&out, NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_subtract(&out, &a, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_subtract(&out, &a, &a, NULL), SW_OK);
    assert_int_equal(sw_money_compare(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_compare(NULL, &a, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_compare(&order, NULL, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_compare(&order, &a, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_compare(&order, &a, &a, NULL), SW_OK);
    assert_int_equal(sw_money_equal(NULL, NULL), 0);
    assert_int_equal(sw_money_equal(&a, NULL), 0);
    assert_int_equal(sw_money_equal(NULL, &a), 0);
    assert_int_equal(sw_money_is_zero(NULL), 1);
}

TEST(arithmetic_of_one_amount_survives_null)
{
    const uint32_t weight = 1;
    sw_money out;
    assert_int_equal(sw_money_multiply(NULL, NULL, 1, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_multiply(NULL, &a, 1, &err), SW_E_INVALID);
    assert_int_equal(sw_money_multiply(&out, NULL, 1, &err), SW_E_INVALID);
    assert_int_equal(sw_money_multiply(&out, &a, 1, NULL), SW_OK);
    assert_int_equal(sw_money_percent(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_percent(NULL, &a, "1", &err), SW_E_INVALID);
    assert_int_equal(sw_money_percent(&out, NULL, "1", &err), SW_E_INVALID);
    assert_int_equal(sw_money_percent(&out, &a, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_percent(&out, &a, "1", NULL), SW_OK);
    assert_int_equal(sw_money_split(NULL, 1, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_split(NULL, 1, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_split(&out, 1, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_split(&out, 1, &a, NULL), SW_OK);
    assert_int_equal(sw_money_split_by(NULL, NULL, 1, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_money_split_by(NULL, &weight, 1, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_split_by(&out, NULL, 1, &a, &err), SW_E_INVALID);
    assert_int_equal(sw_money_split_by(&out, &weight, 1, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_money_split_by(&out, &weight, 1, &a, NULL), SW_OK);
}

TEST(functions_of_currencies_survive_null)
{
    sw_amount_limits limits;
    assert_int_equal(sw_currency_exponent(NULL) + sw_currency_is_presentment(NULL), -1);
    assert_int_equal(sw_amount_limits_find(NULL, SW_REGION_EU, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_amount_limits_find(NULL, SW_REGION_EU, "EUR", &err), SW_E_INVALID);
    assert_int_equal(sw_amount_limits_find(&limits, SW_REGION_EU, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_amount_limits_find(&limits, SW_REGION_EU, "EUR", NULL), SW_OK);
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                        unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size, (void)signature, (void)signature_size;
    return 1;
}

TEST(advice_survives_null)
{
    sw_advice advice;
    const sw_situation situation = SW_SITUATION_INIT;
    assert_int_equal(sw_advise(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_advise(NULL, &situation, &err), SW_E_INVALID);
    assert_int_equal(sw_advise(&advice, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_advise(&advice, NULL, NULL), SW_E_INVALID);
    assert_null(advice.read);
    assert_int_equal(sw_advise(&advice, &situation, NULL), SW_OK);
}

TEST(functions_that_make_a_key_survive_null)
{
    sw_key *key = NULL;
    assert_int_equal(sw_key_from_pem(NULL, NULL, 0, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_from_pem(NULL, "x", 1, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_pem(&key, NULL, 1, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_pem(&key, "x", 1, NULL, NULL), SW_E_KEY);
    assert_int_equal(sw_key_from_file(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_from_file(NULL, "x", "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_file(&key, NULL, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_file(&key, "/nonexistent", NULL, NULL), SW_E_IO);
    assert_int_equal(sw_key_from_uri(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_from_uri(NULL, "file:x", "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_uri(&key, NULL, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_uri(&key, "file:/nonexistent", NULL, NULL), SW_E_KEY);
    assert_int_equal(sw_key_from_callback(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_from_callback(NULL, sign_nothing, &key, &err), SW_E_INVALID);
    assert_int_equal(sw_key_from_callback(&key, NULL, &key, &err), SW_E_INVALID);
    assert_int_equal(sw_key_public_from_pem(NULL, NULL, 0, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_public_from_pem(NULL, "x", 1, &err), SW_E_INVALID);
    assert_int_equal(sw_key_public_from_pem(&key, NULL, 1, &err), SW_E_INVALID);
    assert_int_equal(sw_key_public_from_pem(&key, "x", 1, NULL), SW_E_KEY);
    assert_int_equal(sw_key_generate(NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_generate(NULL, &err), SW_E_INVALID);
    assert_null(key);
    assert_null(sw_key_retain(NULL));
    sw_key_free(NULL);
}

TEST(functions_that_use_a_key_survive_null)
{
    sw_key *key = fake_key();
    assert_int_equal(sw_key_save_private(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_save_private(NULL, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_save_private(key, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_key_save_private(key, "x", NULL), SW_E_KEY);
    assert_int_equal(sw_key_save_public(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_key_save_public(NULL, "x", &err), SW_E_INVALID);
    assert_int_equal(sw_key_save_public(key, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_key_save_public(key, "x", NULL), SW_E_KEY);
    assert_int_equal(sw_verify(NULL, SW_ALGORITHM_PSS, NULL, 0, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_verify(NULL, SW_ALGORITHM_PSS, "x", 1, "AAAA", &err), SW_E_INVALID);
    assert_int_equal(sw_verify(key, SW_ALGORITHM_PSS, NULL, 1, "AAAA", &err), SW_E_INVALID);
    assert_int_equal(sw_verify(key, SW_ALGORITHM_PSS, "x", 1, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_verify(key, SW_ALGORITHM_PSS, NULL, 0, "AAAA", NULL), SW_E_KEY);
    sw_key_free(key);
}

TEST(functions_that_sign_survive_null)
{
    sw_signature *signature = NULL;
    sw_request_to_sign request;
    memset(&request, 0, sizeof request);
    assert_int_equal(sw_sign_request(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_sign_request(NULL, NULL, &request, &err), SW_E_INVALID);
    assert_int_equal(sw_sign_request(&signature, NULL, NULL, &err), SW_E_INVALID);
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
    assert_int_equal(sw_sign_button(NULL, NULL, SW_ALGORITHM_PSS, NULL, 0, NULL), SW_E_INVALID);
    assert_int_equal(sw_sign_button(NULL, NULL, SW_ALGORITHM_PSS, "{}", 2, &err), SW_E_INVALID);
    assert_int_equal(sw_sign_button(&signature, NULL, SW_ALGORITHM_PSS, NULL, 2, &err), SW_E_INVALID);
    assert_int_equal(sw_sign_button(&signature, NULL, SW_ALGORITHM_PSS, NULL, 0, NULL), SW_OK);
    sw_signature_free(signature);
}

TEST(functions_that_read_a_signature_survive_null)
{
    size_t count = 7;
    assert_null(sw_signature_canonical_request(NULL));
    assert_null(sw_signature_sha256(NULL));
    assert_null(sw_signature_string_to_sign(NULL));
    assert_null(sw_signature_value(NULL));
    assert_null(sw_signature_authorization(NULL));
    assert_null(sw_signature_query(NULL));
    assert_int_equal(sw_signature_algorithm(NULL), SW_ALGORITHM_DEFAULT);
    assert_null(sw_signature_headers(NULL, NULL));
    assert_null(sw_signature_headers(NULL, &count));
    assert_int_equal(count, 0);
    sw_signature_free(NULL);
}

TEST(functions_of_an_answer_survive_null)
{
    size_t size = 7;
    sw_response *response = sw_response_new();
    assert_int_equal(sw_response_status(NULL), 0);
    assert_string_equal(sw_response_body(NULL, NULL), "");
    assert_string_equal(sw_response_body(NULL, &size), "");
    assert_int_equal(size, 0);
    assert_string_equal(sw_response_body(response, NULL), "");
    assert_null(sw_response_header(NULL, NULL));
    assert_null(sw_response_header(NULL, "x"));
    assert_null(sw_response_header(response, NULL));
    assert_string_equal(sw_response_request_id(NULL), "");
    assert_string_equal(sw_response_idempotency_key(NULL), "");
    assert_int_equal(sw_response_attempts(NULL), 0);
    assert_true(sw_response_begin(NULL, 200, NULL) < 0);
    assert_true(sw_response_add_header(NULL, NULL, 0, NULL, 0, NULL) < 0);
    assert_true(sw_response_add_header(NULL, "x", 1, "x", 1, &err) < 0);
    assert_true(sw_response_add_header(response, NULL, 1, "x", 1, &err) < 0);
    assert_true(sw_response_add_header(response, "x", 1, NULL, 1, &err) < 0);
    assert_int_equal(sw_response_add_header(response, "x", 1, "x", 1, NULL), SW_OK);
    assert_true(sw_response_add_body(NULL, NULL, 0, NULL) < 0);
    assert_true(sw_response_add_body(NULL, "x", 1, &err) < 0);
    assert_true(sw_response_add_body(response, NULL, 1, &err) < 0);
    assert_int_equal(sw_response_add_body(response, NULL, 0, NULL), SW_OK);
    sw_response_free(NULL);
    sw_response_free(response);
}

static int send_nothing(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    (void)payload, (void)request;
    return sw_response_begin(answer, 200, error);
}

TEST(functions_of_a_transport_survive_null)
{
    sw_transport *transport = NULL;
    sw_response *answer = NULL;
    const sw_http_request empty = { 0 }, request = { .method = "GET", .url = "https://h/" };
    assert_int_equal(sw_transport_new(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_transport_new(NULL, send_nothing, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_new(&transport, NULL, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_curl_new(NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_transport_curl_new(&transport, NULL, NULL), SW_OK);
    sw_transport_free(transport);
    transport = NULL;
    assert_int_equal(sw_transport_replay_new(NULL, NULL, 0, NULL), SW_E_INVALID);
    assert_int_equal(sw_transport_replay_new(NULL, "[]", 2, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_replay_new(&transport, NULL, 2, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_replay_new(&transport, "{", 1, NULL), SW_E_INVALID);
    assert_null(transport);
    assert_int_equal(sw_transport_replay_remaining(NULL), 0);
    assert_int_equal(sw_transport_new(&transport, send_nothing, NULL, NULL), SW_OK);
    assert_int_equal(sw_transport_send(NULL, NULL, NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_transport_send(NULL, transport, &request, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_send(&answer, NULL, &request, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_send(&answer, transport, NULL, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_send(&answer, transport, &empty, &err), SW_E_INVALID);
    assert_int_equal(sw_transport_send(&answer, transport, &request, NULL), SW_OK);
    sw_response_free(answer);
    assert_null(sw_transport_retain(NULL));
    sw_transport_free(transport);
    sw_transport_free(NULL);
}

static void check_nulled(const char *call, int code, const void *out)
{
    if (code != SW_E_INVALID || out)
        fail_msg("%s gave %s and %s", call, sw_code_name(code), out ? "left what it should give" : "NULL");
}

/* What was declared without a value, as `sw_key *key;`, may then be freed whatever went wrong. */
#define ASSERT_NULLED(out, call)                  \
    do {                                          \
        (out) = (void *)&err;                     \
        int code_of_call = (call);                \
        check_nulled(#call, code_of_call, (out)); \
    } while (0)

TEST(a_key_is_null_after_a_failure_whatever_was_null)
{
    sw_key *key;
    ASSERT_NULLED(key, sw_key_from_pem(&key, NULL, 0, NULL, NULL));
    ASSERT_NULLED(key, sw_key_from_file(&key, NULL, NULL, NULL));
    ASSERT_NULLED(key, sw_key_from_uri(&key, NULL, NULL, NULL));
    ASSERT_NULLED(key, sw_key_from_callback(&key, NULL, NULL, NULL));
    ASSERT_NULLED(key, sw_key_public_from_pem(&key, NULL, 0, NULL));
}

TEST(a_signature_is_null_after_a_failure_whatever_was_null)
{
    sw_signature *signature;
    ASSERT_NULLED(signature, sw_sign_request(&signature, NULL, NULL, NULL));
    ASSERT_NULLED(signature, sw_sign_button(&signature, NULL, SW_ALGORITHM_DEFAULT, NULL, 1, NULL));
}

TEST(a_client_and_an_answer_are_null_after_a_failure_whatever_was_null)
{
    sw_client *client;
    sw_response *answer;
    ASSERT_NULLED(client, sw_client_new(&client, NULL, NULL));
    ASSERT_NULLED(answer, sw_client_call(&answer, NULL, NULL, NULL, NULL));
    ASSERT_NULLED(answer, sw_client_send(&answer, NULL, NULL, NULL, NULL));
    ASSERT_NULLED(answer, sw_transport_send(&answer, NULL, NULL, NULL));
}

TEST(a_transport_and_an_operation_are_null_after_a_failure_whatever_was_null)
{
    sw_transport *transport;
    const sw_operation *operation;
    ASSERT_NULLED(transport, sw_transport_new(&transport, NULL, NULL, NULL));
    ASSERT_NULLED(transport, sw_transport_replay_new(&transport, NULL, 0, NULL));
    ASSERT_NULLED(operation, sw_operation_find(&operation, NULL, NULL));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_of_a_client_survive_null),
        cmocka_unit_test(functions_of_operations_survive_null),
        cmocka_unit_test(functions_that_find_something_by_name_survive_null),
        cmocka_unit_test(errors_idempotency_and_allocator_survive_null),
        cmocka_unit_test(functions_of_money_survive_null),
        cmocka_unit_test(arithmetic_of_two_amounts_survives_null),
        cmocka_unit_test(arithmetic_of_one_amount_survives_null),
        cmocka_unit_test(functions_of_currencies_survive_null),
        cmocka_unit_test(advice_survives_null),
        cmocka_unit_test(functions_that_make_a_key_survive_null),
        cmocka_unit_test(functions_that_use_a_key_survive_null),
        cmocka_unit_test(functions_that_sign_survive_null),
        cmocka_unit_test(functions_that_read_a_signature_survive_null),
        cmocka_unit_test(functions_of_an_answer_survive_null),
        cmocka_unit_test(functions_of_a_transport_survive_null),
        cmocka_unit_test(a_key_is_null_after_a_failure_whatever_was_null),
        cmocka_unit_test(a_signature_is_null_after_a_failure_whatever_was_null),
        cmocka_unit_test(a_client_and_an_answer_are_null_after_a_failure_whatever_was_null),
        cmocka_unit_test(a_transport_and_an_operation_are_null_after_a_failure_whatever_was_null),
    };
    return RUN_SUITE(tests);
}
