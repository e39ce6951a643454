/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "heap.h"

#include "base/buf.h"
#include "base/uri.h"
#include "face/task.h"
#include "pay/client.h"
#include "pay/returned.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Each public way into the library, with one request for memory after the other failing: nothing crashes, nothing is
 * left behind, and what was to be given is NULL or whole.
 *
 * A new way in is a function here and a row in the table at the end. It makes the world it needs between pause and
 * proceed, calls the library once, checks its out-parameter, frees everything, and returns the code.
 */

static sw_error err;

static void pause(void)
{
    heap.paused = 1;
}

static void proceed(void)
{
    heap.paused = 0;
}

#define UNTOUCHED ((void *)&err)

static void given(int code, const void *out)
{
    assert_ptr_not_equal(out, UNTOUCHED);
    assert_int_equal(code == SW_OK, out != NULL);
}

static int read_a_key(const char *name)
{
    char *pem = read_text(key_path(name), NULL);
    sw_key *key = UNTOUCHED;
    int code = sw_key_from_pem(&key, pem, strlen(pem), "correct-horse", &err);
    given(code, key);
    sw_key_free(key);
    free(pem);
    return code;
}

static int read_a_key_of_pkcs8(void)
{
    return read_a_key("pkcs8.pem");
}

static int read_a_key_of_pkcs1(void)
{
    return read_a_key("pkcs1.pem");
}

static int read_an_encrypted_key(void)
{
    return read_a_key("pkcs8_encrypted.pem");
}

static int read_a_key_file(void)
{
    sw_key *key = UNTOUCHED;
    int code = sw_key_from_file(&key, key_path("pkcs8.pem"), NULL, &err);
    given(code, key);
    sw_key_free(key);
    return code;
}

static int read_a_public_key(void)
{
    char *pem = read_vector_text("public.pem", NULL);
    sw_key *key = UNTOUCHED;
    int code = sw_key_public_from_pem(&key, pem, strlen(pem), &err);
    given(code, key);
    sw_key_free(key);
    free(pem);
    return code;
}

static int never_sign(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                      unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size, (void)signature, (void)signature_size;
    return 1;
}

static int make_a_cancel(void)
{
    sw_cancel *cancel = UNTOUCHED;
    int code = sw_cancel_new(&cancel, &err);
    given(code, cancel);
    sw_cancel_free(cancel);
    return code;
}

static int make_a_callback_key(void)
{
    sw_key *key = UNTOUCHED;
    int code = sw_key_from_callback(&key, never_sign, NULL, &err);
    given(code, key);
    sw_key_free(key);
    return code;
}

static int sign_with(const sw_key *key, sw_signature **out)
{
    static const sw_header headers[] = { { "X-Amz-Pay-Idempotency-Key", "k" }, { "x-other", "  a  b " } };
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.query = "b=2&a=%20&c=\xC3\xA9";
    request.region = "eu";
    request.date = STILL_DATE;
    request.headers = headers;
    request.header_count = COUNT_OF(headers);
    request.body = "{}";
    request.body_size = 2;
    request.public_key_id = WORLD_KEY_ID;
    return sw_sign_request(out, key, &request, &err);
}

static int sign_a_request(void)
{
    pause();
    sw_key *key = fake_key();
    proceed();
    sw_signature *signature = UNTOUCHED;
    int code = sign_with(key, &signature);
    given(code, signature);
    sw_signature_free(signature);
    sw_key_free(key);
    return code;
}

static int sign_a_button(void)
{
    pause();
    sw_key *key = fake_key();
    proceed();
    sw_signature *signature = UNTOUCHED;
    int code = sw_sign_button(&signature, key, SW_ALGORITHM_DEFAULT, "{}", 2, &err);
    given(code, signature);
    sw_signature_free(signature);
    sw_key_free(key);
    return code;
}

/* A client that has all a button needs; its key is the caller's too. */
static sw_client *open_shop(sw_key **key)
{
    sw_client *client = NULL;
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_EU;
    config.public_key_id = WORLD_KEY_ID;
    config.merchant_id = WORLD_MERCHANT;
    config.store_id = "store";
    config.ledger_currency = "EUR";
    config.state_secret = "0123456789abcdef";
    config.script_url = "http://127.0.0.1:1/checkout.js";
    config.key = *key = fake_key();
    assert_code(SW_OK, &err, sw_client_new(&client, &config, &err));
    return client;
}

static int make_a_button_on(sw_surface surface)
{
    pause();
    sw_key *key;
    sw_client *client = open_shop(&key);
    proceed();
    sw_money amount = { 1840, "EUR" };
    sw_button *button = UNTOUCHED;
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    options.flow = SW_FLOW_ADDITIONAL_PAYMENT_BUTTON;
    options.surface = surface;
    options.return_url = "https://shop.example/r";
    options.cancel_url = "https://shop.example/c";
    options.error_url = surface == SW_SURFACE_MOBILE_SDK ? "https://shop.example/e" : NULL;
    options.browser_session = "sid";
    options.amount = &amount;
    options.payment_intent = SW_PAYMENT_CONFIRM;
    options.reference = "r";
    options.extra = surface == SW_SURFACE_WEB ? "{\"platformId\":\"P\"}" : NULL;
    int code = sw_button_new(&button, client, &options, &err);
    given(code, button);
    char *html = code == SW_OK && surface == SW_SURFACE_WEB ? sw_button_html(button, "0123456789abcdef", &err) : NULL;
    if (code == SW_OK && surface == SW_SURFACE_WEB && !html)
        code = err.code;
    sw_button_text_free(html);
    sw_button_free(button);
    sw_client_free(client);
    sw_key_free(key);
    return code;
}

static int make_a_button(void)
{
    return make_a_button_on(SW_SURFACE_WEB);
}

static int make_a_button_of_an_app(void)
{
    return make_a_button_on(SW_SURFACE_MOBILE_SDK);
}

static int come_back(void)
{
    pause();
    sw_key *key;
    sw_client *client = open_shop(&key);
    sw_buf url = SW_BUF_INIT(SW_MAX_URL);
    const sw_returned_facts facts = { .flow = SW_FLOW_SETUP_ONLY, .role = SW_ROLE_RESULT, .browser_session = "sid" };
    assert_code(SW_OK, &err, sw_returned_sign(&url, client, "https://shop.example/", &facts, &err));
    sw_buf_add_text(&url, "&checkoutSessionId=S1&buyerToken=B1");
    proceed();
    sw_returned returned;
    int code = sw_returned_read(&returned, client, sw_buf_text(&url), "sid", &err);
    sw_returned_free(&returned);
    sw_buf_free(&url);
    sw_client_free(client);
    sw_key_free(key);
    return code;
}

static int verify_a_signature(void)
{
    pause();
    sw_key *key;
    sw_signature *signature;
    assert_code(SW_OK, &err, sw_key_from_file(&key, key_path("pkcs8.pem"), NULL, &err));
    assert_code(SW_OK, &err, sign_with(key, &signature));
    const char *text = sw_signature_string_to_sign(signature);
    proceed();
    int code = sw_verify(key, SW_ALGORITHM_PSS_V2, text, strlen(text), sw_signature_value(signature), &err);
    sw_signature_free(signature);
    sw_key_free(key);
    return code;
}

static int derive_a_key(void)
{
    char key[33] = "x";
    const sw_idempotency from = { SW_ENVIRONMENT_LIVE, WORLD_MERCHANT, "", "createCharge", "ride:81", 1 };
    int code = sw_idempotency_key(key, &from, &err);
    assert_int_equal(strlen(key), code == SW_OK ? 32 : 0);
    return code;
}

static int write_a_query(void)
{
    sw_buf out = SW_BUF_INIT(1000);
    int code = sw_query_canonical(
        &out, "b=2&a=1&long=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", &err);
    sw_buf_free(&out);
    return code;
}

static int make_a_client(bool regions_own_host)
{
    pause();
    world it;
    sw_config config = world_config(&it);
    proceed();
    if (!regions_own_host) {
        config.key = NULL;
        config.private_key_file = key_path("pkcs8.pem");
        config.key_namespace = "billing";
        config.base_url = "https://pay.example/a";
        config.ca_file = key_path("certificate.pem");
        config.proxy = "https://127.0.0.1:3128";
        config.proxy_user = "user";
        config.proxy_password = "password";
    }
    sw_client *client = UNTOUCHED;
    int code = sw_client_new(&client, &config, &err);
    given(code, client);
    sw_client_free(client);
    world_close(&it);
    return code;
}

static int make_a_client_of_a_region(void)
{
    return make_a_client(true);
}

static int make_a_client_of_an_address(void)
{
    return make_a_client(false);
}

static int open_a_record(void)
{
    static const char record[] =
        "[{\"request\":{\"method\":\"GET\",\"url\":\"https://h/\",\"headers\":{\"accept\":\"a\"},"
        "\"body\":\"\"},\"answer\":{\"status\":200,\"headers\":{},\"body\":\"{}\"}}]";
    sw_transport *transport = UNTOUCHED;
    int code = sw_transport_replay_new(&transport, record, strlen(record), &err);
    given(code, transport);
    sw_transport_free(transport);
    return code;
}

static int answer_briefly(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    (void)payload, (void)request;
    int code = sw_response_begin(answer, 200, error);
    if (code == SW_OK)
        code = sw_response_add_header(answer, "x-amz-pay-request-id", 20, "r1", 2, error);
    return code == SW_OK ? sw_response_add_body(answer, "{}", 2, error) : code;
}

static int make_a_transport(void)
{
    sw_transport *transport = UNTOUCHED;
    int code = sw_transport_new(&transport, answer_briefly, NULL, &err);
    given(code, transport);
    sw_transport_free(transport);
    return code;
}

static int send_past_the_client(void)
{
    pause();
    sw_transport *transport;
    assert_code(SW_OK, &err, sw_transport_new(&transport, answer_briefly, NULL, &err));
    proceed();
    const sw_http_request request = { .method = "GET", .url = "https://pay.example/" };
    sw_response *answer = UNTOUCHED;
    int code = sw_transport_send(&answer, transport, &request, &err);
    given(code, answer);
    sw_response_free(answer);
    sw_transport_free(transport);
    return code;
}

static const char a_charge[] = "{\"chargeId\":\"S01-C1\",\"statusDetails\":{\"state\":\"Captured\"}}";

/* An answer that was read is given also when the call failed: what comes with a failure is whole. */
static int check_call(const world *it, int code, int status)
{
    assert_true(code == SW_OK ? it->answer != NULL : it->err.code == code && it->err.message[0]);
    if (it->answer)
        assert_int_equal(sw_response_status(it->answer), status);
    return code;
}

static step charge_answered(int status, const char *answer)
{
    return (step){ .method = "POST",
                   .url = "https://pay-api.amazon.eu/v2/charges",
                   .key = RIDE_81,
                   .body = "{}",
                   .status = status,
                   .answer_header = { "x-amz-pay-request-id", "r1" },
                   .answer = answer };
}

/* Charges, and expects the last of the steps to be answered unless memory ran out before it. */
static int charge_in(const step *steps, size_t count)
{
    pause();
    world it;
    world_open(&it, steps, count);
    proceed();
    int code = world_charge(&it);
    int status = sw_response_status(it.answer);
    check_call(&it, code, status == steps[0].status ? status : steps[count - 1].status);
    world_close(&it);
    return code;
}

static int charge_with_a_retry(void)
{
    const step steps[] = { charge_answered(503, NULL), charge_answered(201, a_charge) };
    return charge_in(steps, COUNT_OF(steps));
}

static void ignore_entry(void *payload, const sw_log_entry *entry)
{
    (void)payload, (void)entry;
}

/* A line for which memory runs out is shorter or empty; the call goes on. */
static int be_logged(void)
{
    pause();
    const step steps[] = { charge_answered(503, NULL), charge_answered(201, a_charge) };
    world it;
    sw_config config = world_config(&it);
    config.log = ignore_entry;
    config.log_level = SW_LOG_DEBUG;
    world_start(&it, &config, steps, COUNT_OF(steps));
    proceed();
    int code = world_charge(&it);
    check_call(&it, code, sw_response_status(it.answer) == 503 ? 503 : 201);
    world_close(&it);
    return code;
}

static int be_declined(void)
{
    const step declined = charge_answered(422, "{\"reasonCode\":\"HardDeclined\",\"message\":\"Declined\"}");
    return charge_in(&declined, 1);
}

static int have_a_signature_refused(void)
{
    const step refused = charge_answered(403, "{\"reasonCode\":\"InvalidRequestSignature\",\"message\":"
                                              "\"signing String [AMZN-PAY-RSASSA-PSS-V2\\n00112233445566778899aa"
                                              "bbccddeeff00112233445566778899aabbccddeeff] , signature [x]\"}");
    return charge_in(&refused, 1);
}

static int get_with_a_query(void)
{
    static const sw_query_pair query[] = { { "reportTypes", "a b" }, { "pageSize", "10" } };
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.eu/v2/reports?pageSize=10&reportTypes=a%20b",
                             .status = 200,
                             .answer = "{\"reports\":[]}" } };
    pause();
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    proceed();
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getReports";
    request.query = query;
    request.query_count = COUNT_OF(query);
    int code = check_call(&it, world_call(&it, &request, NULL), 200);
    world_close(&it);
    return code;
}

/* Bodies are looked at, and one that is odd but not wrong leaves its warnings with the answer. */
static int call_and_be_warned(bool by_its_function)
{
    static const char body[] = "{\"chargePermissionId\":\"S01-1\",\"chargeAmount\":{\"amount\":\"4.00\","
                               "\"currencyCode\":\"EUR\"},\"chargeInitiator\":\"MITU\",\"channel\":\"Hologram\"}";
    step answered = charge_answered(201, a_charge);
    answered.body = body;
    pause();
    world it;
    sw_config config = world_config(&it);
    config.validation = SW_VALIDATION_WARN;
    world_start(&it, &config, &answered, 1);
    proceed();
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = body;
    request.body_size = strlen(body);
    int code = by_its_function ? sw_create_charge(&it.answer, it.client, body, &call, &it.err)
                               : world_call(&it, &request, &call);
    check_call(&it, code, 201);
    world_close(&it);
    return code;
}

static int call_with_warnings(void)
{
    return call_and_be_warned(false);
}

static int call_an_operation_by_its_function(void)
{
    return call_and_be_warned(true);
}

static int send_what_is_new(void)
{
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.eu/v2/newThings/1?a=b",
                             .status = 200,
                             .answer = "{\"id\":\"1\"}" } };
    static const sw_query_pair query = { "a", "b" };
    pause();
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    proceed();
    sw_message message = SW_MESSAGE_INIT;
    message.method = "GET";
    message.path = "/v2/newThings/1";
    message.query = &query;
    message.query_count = 1;
    int code = check_call(&it, sw_client_send(&it.answer, it.client, &message, NULL, &it.err), 200);
    world_close(&it);
    return code;
}

/* A retry, and what is handed over when memory failed on the way. */
static int charge_in_a_batch(void)
{
    const step steps[] = { charge_answered(503, NULL), charge_answered(201, a_charge) };
    static const sw_call call = { .intent = "ride:81" };
    static const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    pause();
    world it;
    world_open(&it, steps, COUNT_OF(steps));
    proceed();
    sw_batch *batch = UNTOUCHED;
    sw_batch_result ended = SW_BATCH_RESULT_INIT;
    int code = sw_batch_new(&batch, it.client, NULL, &err);
    given(code, batch);
    if (code == SW_OK)
        code = sw_batch_add(batch, &request, &call, 1, &err);
    if (code == SW_OK)
        code = sw_batch_wait(&ended, batch, -1, &err);
    if (code == SW_OK)
        code = ended.code;
    assert_int_equal(sw_batch_count(batch), 0);
    assert_true(code != SW_OK || sw_response_status(ended.answer) == 201);
    sw_response_free(ended.answer);
    sw_batch_free(batch);
    world_close(&it);
    return code;
}

static int validate_a_body(void)
{
    static const char body[] = "{\"chargeAmont\":{\"amount\":\"4.001\",\"currencyCode\":\"XXX\"},\"channel\":7}";
    sw_problems *problems = UNTOUCHED;
    int code = sw_validate(&problems, "createCharge", body, strlen(body), NULL, &err);
    assert_ptr_not_equal(problems, UNTOUCHED);
    assert_int_equal(code != SW_E_NOMEM, problems != NULL);
    sw_problems_free(problems);
    return code;
}

/* So many names that they are compared through a table. */
static int read_json_of_many_names(void)
{
    char text[20000] = "{\"name\":0";
    size_t size = strlen(text);
    for (int i = 0; i < 1000; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, ",\"name%d\":%d", i, i);
    snprintf(text + size, sizeof text - size, "}");
    sw_object *object = UNTOUCHED;
    int code = sw_object_read(&object, text, size + 1, &err);
    given(code, object);
    sw_object_free(object);
    return code;
}

static int read_an_object(void)
{
    sw_object *object = UNTOUCHED;
    int code = sw_object_read(&object, a_charge, strlen(a_charge), &err);
    given(code, object);
    assert_string_equal(sw_object_state(object), code == SW_OK ? "Captured" : "");
    sw_object_free(object);
    return code;
}

static int write_a_part_of_an_object(void)
{
    pause();
    sw_object *object;
    assert_code(SW_OK, &err, sw_object_read(&object, a_charge, strlen(a_charge), &err));
    proceed();
    char *text = sw_object_json(object, "/statusDetails");
    if (text)
        assert_string_equal(text, "{\"state\":\"Captured\"}");
    int code = text ? SW_OK : SW_E_NOMEM;
    sw_object_text_free(text);
    sw_object_free(object);
    return code;
}

#define JOB_SESSION "https://pay-api.amazon.eu/v2/checkoutSessions/S1"
#define JOB_CHARGE "https://pay-api.amazon.eu/v2/charges/C1"
#define JOB_AMOUNT "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"

static step job_read(const char *url, const char *answer)
{
    return (step){ .method = "GET", .url = url, .status = 200, .answer = answer };
}

/* Whatever a job has to read after memory failed, it may read; what it did not read is left in the record. */
static void open_job(world *it, const step *steps, size_t count)
{
    pause();
    sw_config config = world_config(it);
    config.initiator = "MITU";
    config.channel = "Web";
    world_start(it, &config, steps, count);
    proceed();
}

static int finish_a_flow(void)
{
    static const char open_session[] = "{\"checkoutSessionId\":\"S1\",\"statusDetails\":{\"state\":\"Open\"},"
                                       "\"paymentDetails\":{\"chargeAmount\":" JOB_AMOUNT "},\"constraints\":[]}",
                      completed[] = "{\"checkoutSessionId\":\"S1\",\"statusDetails\":{\"state\":\"Completed\"},"
                                    "\"chargePermissionId\":\"P1\",\"chargeId\":\"C1\"}";
    const step complete = { .method = "POST",
                            .url = JOB_SESSION "/complete",
                            .body = "{\"chargeAmount\":" JOB_AMOUNT "}",
                            .status = 200,
                            .answer = completed };
    const step steps[] = { job_read(JOB_SESSION, open_session), complete,
                           job_read("https://pay-api.amazon.eu/v2/chargePermissions/P1",
                                    "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"}}"),
                           job_read(JOB_CHARGE, "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Captured\"}}") };
    const sw_money amount = { 1840, "EUR" };
    world it;
    open_job(&it, steps, COUNT_OF(steps));
    sw_finish_options options = SW_FINISH_OPTIONS_INIT;
    options.url = "S1";
    options.browser_session = SW_UNBOUND;
    options.amount = &amount;
    sw_outcome *outcome = UNTOUCHED;
    int code = sw_finish(&outcome, it.client, &options, &it.err);
    given(code, outcome);
    /* The record cannot be read out of order, as the library would to look again: that is no answer of Amazon's. */
    code = code == SW_E_PROTOCOL ? SW_E_NOMEM : code;
    sw_outcome_free(outcome);
    world_close(&it);
    return code;
}

static int charge_a_wallet(void)
{
    const step steps[] = { { .method = "POST",
                             .url = "https://pay-api.amazon.eu/v2/charges",
                             .key = "k",
                             .body = "{\"chargePermissionId\":\"P1\",\"chargeAmount\":" JOB_AMOUNT
                                     ",\"captureNow\":true,\"canHandlePendingAuthorization\":false,"
                                     "\"chargeInitiator\":\"MITU\",\"channel\":\"Web\",\"merchantMetadata\":{"
                                     "\"merchantReferenceId\":\"81\"},\"webCheckoutDetails\":{"
                                     "\"checkoutResultReturnUrl\":\"https://shop.example/\"}}",
                             .status = 201,
                             .answer = "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Captured\"}}" } };
    static const sw_call call = { .idempotency_key = "k" };
    const sw_money amount = { 1840, "EUR" };
    world it;
    open_job(&it, steps, COUNT_OF(steps));
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    options.wallet = "P1";
    options.amount = &amount;
    options.reference = "81";
    options.return_url = "https://shop.example/";
    options.browser_session = SW_UNBOUND;
    options.call = &call;
    sw_receipt *receipt = UNTOUCHED;
    int code = sw_wallet_charge(&receipt, it.client, &options, &it.err);
    assert_ptr_not_equal(receipt, UNTOUCHED);
    assert_true(code != SW_OK || receipt != NULL);
    if (strstr(it.err.message, "createCharge was carried out"))
        assert_int_equal(it.err.effect, SW_EFFECT_DONE);
    sw_receipt_free(receipt);
    world_close(&it);
    return code;
}

static int cancel_what_is_canceled(void)
{
    const step steps[] = { { .method = "DELETE",
                             .url = JOB_CHARGE "/cancel",
                             .body = "{\"cancellationReason\":\"Canceled by the merchant\"}",
                             .status = 422,
                             .answer = "{\"reasonCode\":\"InvalidChargeStatus\"}" },
                           job_read(JOB_CHARGE, "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Canceled\"}}") };
    const sw_end_options options = { .id = "C1" };
    world it;
    open_job(&it, steps, COUNT_OF(steps));
    sw_receipt *receipt = UNTOUCHED;
    int code = sw_charge_cancel(&receipt, it.client, &options, &it.err);
    assert_ptr_not_equal(receipt, UNTOUCHED);
    assert_true(code != SW_OK || receipt != NULL);
    code = code == SW_E_CONFLICT ? SW_E_NOMEM : code; /* refused, and it could not be looked up: that stands */
    sw_receipt_free(receipt);
    world_close(&it);
    return code;
}

static int review_and_place_an_order(void)
{
    static const char session[] = "{\"checkoutSessionId\":\"S1\",\"statusDetails\":{\"state\":\"Open\"},"
                                  "\"constraints\":[{\"constraintId\":\"BuyerNotAssociated\"}]}";
    const step steps[] = { job_read(JOB_SESSION, session),
                           { .method = "PATCH",
                             .url = JOB_SESSION,
                             .body = "{\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"https://shop.example/\"},"
                                     "\"paymentDetails\":{\"paymentIntent\":\"Confirm\","
                                     "\"canHandlePendingAuthorization\":false,\"chargeAmount\":" JOB_AMOUNT "}}",
                             .status = 200,
                             .answer = session } };
    const sw_money amount = { 1840, "EUR" };
    world it;
    open_job(&it, steps, COUNT_OF(steps));
    const sw_review_options back = { .url = "S1", .browser_session = SW_UNBOUND };
    sw_order_options options = SW_ORDER_OPTIONS_INIT;
    sw_review *review = UNTOUCHED;
    sw_order *order = NULL;
    int code = sw_review_get(&review, it.client, &back, &it.err);
    given(code, review);
    char *html = code == SW_OK ? sw_review_change_html(review, SW_CHANGE_ADDRESS, "0123456789abcdef", NULL, &it.err)
                               : NULL;
    if (code == SW_OK && !html)
        code = it.err.code;
    options.review = review;
    options.browser_session = SW_UNBOUND;
    options.amount = &amount;
    options.payment_intent = SW_PAYMENT_CONFIRM;
    options.return_url = "https://shop.example/";
    if (code == SW_OK) {
        code = sw_place_order(&order, it.client, &options, &it.err);
        given(code, order);
    }
    sw_review_text_free(html);
    sw_order_free(order);
    sw_review_free(review);
    world_close(&it);
    return code;
}

static int read_a_wallet(void)
{
    const step steps[] = { job_read("https://pay-api.amazon.eu/v2/chargePermissions/P1",
                                    "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"}}") };
    world it;
    open_job(&it, steps, COUNT_OF(steps));
    sw_wallet *wallet = UNTOUCHED;
    int code = sw_wallet_get(&wallet, it.client, "P1", NULL, &it.err);
    given(code, wallet);
    sw_wallet_free(wallet);
    world_close(&it);
    return code;
}

static int serve_nothing(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    (void)payload, (void)request;
    return sw_response_begin(answer, 404, error);
}

static int receive_a_notification(void)
{
    static const char *const topics[] = { "arn:aws:sns:eu-west-1:1:a",
                                          "arn:aws:sns:us-east-1:111122223333:ExampleTopic" };
    static const char path[] = "examples/payments/ipn.charge.envelope.json";
    pause();
    char *raw = read_vector_text(path, NULL);
    still_clock still = { .now_ms = INT64_C(1775380503120) };
    const sw_clock clock = clock_of(&still);
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.merchant_id = WORLD_MERCHANT;
    options.topics = topics;
    options.topic_count = COUNT_OF(topics);
    options.clock = &clock;
    assert_code(SW_OK, &err, sw_transport_new(&options.transport, serve_nothing, NULL, &err));
    proceed();
    sw_notifications *receiver = UNTOUCHED;
    int code = sw_notifications_new(&receiver, &options, &err);
    given(code, receiver);
    sw_notification *got = UNTOUCHED;
    if (code == SW_OK)
        code = sw_notifications_receive(&got, receiver, raw, strlen(raw), &err);
    sw_notifications_free(receiver);
    sw_transport_free(options.transport);
    free(raw);
    return code;
}

static int reckon_with_money(void)
{
    char text[SW_MONEY_TEXT_SIZE];
    sw_money price, parts[3];
    assert_code(SW_OK, &err, sw_money_parse_text(&price, "18.40 EUR", &err));
    assert_code(SW_OK, &err, sw_money_percent(&price, &price, "12.5", &err));
    assert_code(SW_OK, &err, sw_money_split(parts, COUNT_OF(parts), &price, &err));
    return sw_money_write_text(text, &parts[0], &err);
}

static int load_a_zone(void)
{
    sw_zone *zone = UNTOUCHED;
    int code = sw_zone_load(&zone, "Europe/Berlin", SAVEDWALLET_VECTORS "/zoneinfo", &err);
    given(code, zone);
    sw_zone_free(zone);
    return code;
}

static int load_utc(void)
{
    sw_zone *zone = UNTOUCHED;
    int code = sw_zone_load(&zone, "UTC", NULL, &err);
    given(code, zone);
    sw_zone_free(zone);
    return code;
}

static int ask_for_advice(void)
{
    sw_situation situation = SW_SITUATION_INIT;
    situation.operation = "createCharge";
    situation.http_status = 422;
    situation.reason_code = "HardDeclined";
    sw_advice advice;
    return sw_advise(&advice, &situation, &err);
}

#define FACE_CONFIG                                                                                              \
    "{\"region\":\"eu\",\"public_key_id\":\"" WORLD_KEY_ID "\",\"merchant_id\":\"" WORLD_MERCHANT                \
    "\",\"store_id\":\"store\",\"ledger_currency\":\"EUR\",\"state_secret\":\"0123456789abcdef\",\"initiator\":" \
    "\"MITU\",\"channel\":\"Web\",\"sign\":true,\"retry_budget\":-1,\"script_url\":\"http://127.0.0.1:1/c.js\"," \
    "\"topics\":[\"arn:aws:sns:eu-west-1:1:a\"]}"

static int64_t answer_the_library(void *payload, const char *question, const char *text, size_t size, char *answer,
                                  size_t room)
{
    (void)payload, (void)text, (void)size, (void)room;
    if (strcmp(question, "sign") != 0)
        return 0;
    memcpy(answer, "fake", 4);
    return 4;
}

static int go_on(void *payload)
{
    (void)payload;
    return 0;
}

static const sw_host face_host = { NULL, answer_the_library, go_on, NULL };

static int make_a_face(void)
{
    sw_face *face = UNTOUCHED;
    int code = sw_face_new(&face, FACE_CONFIG, strlen(FACE_CONFIG), &err);
    given(code, face);
    sw_face_free(face);
    return code;
}

static int make_a_face_of_a_file(void)
{
    pause();
    char *folder = make_folder(), path[400], config[600];
    snprintf(path, sizeof path, "%s/c.json", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "{\"region\":\"eu\",\"public_key_id\":\"" WORLD_KEY_ID "\",\"private_key\":\"-----BEGIN\"}");
    fclose(file);
    snprintf(config, sizeof config, "{\"source\":\"%s\",\"private_key_file\":\"%s\"}", path, key_path("pkcs8.pem"));
    proceed();
    sw_face *face = UNTOUCHED;
    int code = sw_face_new(&face, config, strlen(config), &err);
    given(code, face);
    sw_face_free(face);
    remove_folder(folder);
    return code;
}

/* What jobs are answered with, in the order in which they ask. */
typedef struct served {
    const char *const *answers;
    size_t count, next;
} served;

static int serve_in_turn(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    served *it = payload;
    (void)request;
    const char *body = it->answers[it->next < it->count ? it->next++ : it->count - 1];
    int code = sw_response_begin(answer, 200, error);
    return code == SW_OK ? sw_response_add_body(answer, body, strlen(body), error) : code;
}

static sw_face *open_face(served *answers)
{
    sw_face *face = NULL;
    int before = heap.paused;
    pause();
    assert_code(SW_OK, &err, sw_face_new(&face, FACE_CONFIG, strlen(FACE_CONFIG), &err));
    sw_transport_free(face->client->transport);
    assert_code(SW_OK, &err, sw_transport_new(&face->client->transport, serve_in_turn, answers, &err));
    heap.paused = before;
    return face;
}

/* A job, how it is asked for, and what Amazon says. */
typedef struct face_job {
    const char *name, *options, *data;
    const char *answers[6];
    bool changes; /* something at Amazon */
} face_job;

static int code_of(const char *name)
{
    int code = SW_OK;
    while (name && strcmp(sw_code_name(code), name) != 0)
        assert_true(--code >= SW_E_STATE_MISMATCH);
    return code;
}

/* The id of a button in its page is another one each time. */
static void hide_ids(char *text)
{
    static const char start[] = "id=\\\"savedwallet-";
    for (char *at = strstr(text, start); at; at = strstr(at + 1, start))
        memset(at + strlen(start), 'x', 16);
    static const char class_of[] = "data-savedwallet=\\\"savedwallet-";
    char *at = strstr(text, class_of);
    if (at)
        memset(at + strlen(class_of), 'x', 16);
}

/* What is told without an error is whole: what is told when memory does not fail. Frees the text. */
static int check_told(char *text, const char *expected, bool was_sent)
{
    if (!text)
        return SW_E_NOMEM;
    pause();
    sw_object *told = NULL;
    assert_code(SW_OK, &err, sw_object_read(&told, text, strlen(text), &err));
    int code = code_of(sw_object_text(told, "/error/code"));
    size_t same = 0;
    hide_ids(text);
    while (code == SW_OK && expected[same] && text[same] == expected[same])
        same++;
    if (code == SW_OK)
        assert_string_equal(text + same, expected + same);
    else if (was_sent && code == SW_E_NOMEM)
        assert_lacks(text, "\"effect\":\"none\"");
    sw_object_free(told);
    proceed();
    sw_face_text_free(text);
    return code;
}

static char *do_job(const face_job *job, bool *was_sent)
{
    served answers = { job->answers, 0, 0 };
    while (answers.count < COUNT_OF(job->answers) && job->answers[answers.count])
        answers.count++;
    still_clock still = STILL_CLOCK;
    sw_face *face = open_face(&answers);
    face->client->clock = clock_of(&still);
    char *text = sw_face_run(face, job->name, job->options, strlen(job->options), job->data,
                             job->data ? strlen(job->data) : 0, &face_host);
    *was_sent = job->changes && answers.next > 0;
    sw_face_free(face);
    return text;
}

/* What the job told the first time, when memory did not fail. */
static char in_peace[40000];

static int run_job(const face_job *job)
{
    bool was_sent;
    char *text = do_job(job, &was_sent);
    if (heap.fail_at == 0) {
        hide_ids(text);
        assert_true((size_t)snprintf(in_peace, sizeof in_peace, "%s", text) < sizeof in_peace);
    }
    return check_told(text, in_peace, was_sent);
}

#define FACE_JOB(function, ...)                  \
    static int function(void)                    \
    {                                            \
        static const face_job job = __VA_ARGS__; \
        return run_job(&job);                    \
    }

#define SESSION_OF(state, more) "{\"checkoutSessionId\":\"S1\",\"statusDetails\":{\"state\":\"" state "\"}" more "}"

FACE_JOB(tell_the_version, { "version", "{}", NULL, { NULL }, false })
FACE_JOB(tell_the_operations, { "operations", "{}", NULL, { NULL }, false })
FACE_JOB(tell_the_names, { "names", "{\"headers\":{\"a\":\"b\"}}", NULL, { NULL }, false })
FACE_JOB(tell_about_the_account, { "about", "{}", NULL, { NULL }, false })
FACE_JOB(refuse_an_option, { "about", "{\"abuot\":[{\"a\":\"b\"}]}", NULL, { NULL }, false })
FACE_JOB(refuse_a_job, { "charg", "{}", NULL, { NULL }, false })
FACE_JOB(split_money, { "money", "{\"do\":\"split\",\"a\":\"18.40 EUR\",\"parts\":3}", NULL, { NULL }, false })
FACE_JOB(tell_a_key, { "key", "{\"operation\":\"createCharge\",\"intent\":\"a\"}", NULL, { NULL }, false })
FACE_JOB(
    tell_a_signature,
    { "sign", "{\"method\":\"POST\",\"path\":\"/v2/charges\",\"fields\":{\"x-mine\":\"1\"}}", "{}", { NULL }, false })
FACE_JOB(tell_problems,
         { "validate", "{\"what\":\"createCharge\",\"region\":\"eu\"}", "{\"chargePermissionId\":7}", { NULL }, false })
FACE_JOB(tell_a_relay,
         { "relay", "{\"nonce\":\"0123456789abcdef\",\"app_url\":\"shop.app://r\"}", NULL, { NULL }, false })
FACE_JOB(tell_a_change, { "change_html",
                          "{\"change\":\"address\",\"script_url\":\"s\",\"options\":{\"a\":1},\"nonce\":"
                          "\"0123456789abcdef\"}",
                          NULL,
                          { NULL },
                          false })
FACE_JOB(tell_a_button, { "button",
                          "{\"flow\":\"setup_only\",\"return_url\":\"https://shop.example/r\",\"cancel_url\":"
                          "\"https://shop.example/c\",\"unbound\":true,\"nonce\":\"0123456789abcdef\","
                          "\"scopes\":[\"name\"],\"extra\":{\"platformId\":\"P\"}}",
                          NULL,
                          { NULL },
                          false })
FACE_JOB(call_through_a_face, { "call",
                                "{\"operation\":\"getReports\",\"query\":{\"pageSize\":\"10\"},\"log\":\"debug\"}",
                                NULL,
                                { "{\"reports\":[]}" },
                                false })
FACE_JOB(change_through_a_face, { "call",
                                  "{\"operation\":\"updateCharge\",\"ids\":[\"C1\"],\"headers\":{\"x-mine\":\"1\"}}",
                                  "{\"statusDetails\":{\"state\":\"Captured\"}}",
                                  { "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Captured\"}}" },
                                  true })
FACE_JOB(charge_through_a_face, { "charge",
                                  "{\"wallet\":\"P1\",\"amount\":\"18.40 EUR\",\"intent\":\"a\"}",
                                  NULL,
                                  { "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Captured\"}}" },
                                  true })
FACE_JOB(refund_through_a_face, { "refund",
                                  "{\"charge\":\"C1\",\"amount\":\"18.40 EUR\",\"intent\":\"a\"}",
                                  NULL,
                                  { "{\"refundId\":\"F1\",\"statusDetails\":{\"state\":\"Refunded\"}}" },
                                  true })
FACE_JOB(tell_a_wallet,
         { "wallet",
           "{\"id\":\"P1\"}",
           NULL,
           { "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"NonChargeable\",\"reasons\":[{"
             "\"reasonCode\":\"PaymentMethodExpired\"}]}}" },
           false })
FACE_JOB(tell_a_review, { "review",
                          "{\"url\":\"S1\",\"unbound\":true}",
                          NULL,
                          { SESSION_OF("Open", ",\"shippingAddress\":{\"city\":\"Bonn\"},\"constraints\":[{"
                                               "\"constraintId\":\"ChargeAmountNotSet\"}]") },
                          false })
FACE_JOB(order_through_a_face, { "place_order",
                                 "{\"url\":\"S1\",\"unbound\":true,\"amount\":\"18.40 EUR\",\"payment_intent\":"
                                 "\"confirm\",\"return_url\":\"https://shop.example/\"}",
                                 NULL,
                                 { SESSION_OF("Open", ",\"constraints\":[]") },
                                 true })
FACE_JOB(finish_through_a_face, { "finish",
                                  "{\"url\":\"S1\",\"unbound\":true,\"amount\":\"18.40 EUR\"}",
                                  NULL,
                                  { SESSION_OF("Completed", ",\"chargePermissionId\":\"P1\",\"chargeId\":\"C1\","
                                                            "\"paymentDetails\":{\"chargeAmount\":" JOB_AMOUNT "}"),
                                    "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"}}",
                                    "{\"chargeId\":\"C1\",\"chargeAmount\":" JOB_AMOUNT ",\"statusDetails\":{\"state\":"
                                    "\"Captured\"}}" },
                                  false })

static int charge_in_a_batch_of_a_face(void)
{
    static const char *const answers[] = { "{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Canceled\"}}" };
    static const char options[] = "{\"operation\":\"cancelCharge\",\"ids\":[\"C1\"],\"log\":\"info\"}";
    static const char body[] = "{\"cancellationReason\":\"a\"}";
    served its = { answers, 1, 0 };
    sw_face *face = open_face(&its);
    sw_face_batch *batch = UNTOUCHED;
    int code = sw_face_batch_new(&batch, face, 0, &err);
    given(code, batch);
    if (code == SW_OK)
        code = check_told(sw_face_batch_add(batch, 7, options, strlen(options), body, strlen(body), &face_host),
                          "{\"error\":null}", false);
    if (code == SW_OK) {
        char *text = sw_face_batch_wait(batch, -1, &face_host);
        code = check_told(text,
                          "{\"status\":200,\"body\":{\"chargeId\":\"C1\",\"statusDetails\":{\"state\":\"Canceled\"}},"
                          "\"request_id\":null,\"attempts\":1,\"error\":null,\"event\":\"call\",\"tag\":\"7\","
                          "\"idempotency_key\":null}",
                          its.next > 0);
    }
    sw_face_batch_free(batch);
    sw_face_free(face);
    return code;
}

static int receive_through_a_face(void)
{
    pause();
    char *raw = read_vector_text("examples/payments/ipn.charge.envelope.json", NULL);
    served none = { NULL, 0, 0 };
    sw_face *face = open_face(&none);
    proceed();
    int code = check_told(sw_face_run(face, "receive", "{\"ask_seen\":true}", 17, raw, strlen(raw), &face_host), "",
                          false);
    sw_face_free(face);
    free(raw);
    return code;
}

/* One public way in, the code it ends with in peace, and whether it may end so though memory failed on the way. */
typedef struct way_in {
    const char *name;
    int (*goes)(void);
    int ends_with;
    bool may_survive;
} way_in;

static const way_in ways_in[] = {
    { "a_key_is_read_from_pkcs8", read_a_key_of_pkcs8, SW_OK, false },
    { "a_key_is_read_from_pkcs1", read_a_key_of_pkcs1, SW_OK, false },
    { "an_encrypted_key_is_read", read_an_encrypted_key, SW_OK, false },
    { "a_key_is_read_from_a_file", read_a_key_file, SW_OK, false },
    { "a_public_key_is_read", read_a_public_key, SW_OK, false },
    { "what_cancels_is_made", make_a_cancel, SW_OK, false },
    { "a_callback_key_is_made", make_a_callback_key, SW_OK, false },
    { "a_request_is_signed", sign_a_request, SW_OK, false },
    { "a_button_is_signed", sign_a_button, SW_OK, false },
    { "a_button_is_made", make_a_button, SW_OK, false },
    { "a_button_of_an_app_is_made", make_a_button_of_an_app, SW_OK, false },
    { "a_buyer_comes_back", come_back, SW_OK, false },
    { "a_signature_is_verified", verify_a_signature, SW_OK, false },
    { "an_idempotency_key_is_derived", derive_a_key, SW_OK, false },
    { "a_query_is_written", write_a_query, SW_OK, false },
    { "a_client_of_a_region_is_made", make_a_client_of_a_region, SW_OK, false },
    { "a_client_of_an_address_is_made", make_a_client_of_an_address, SW_OK, false },
    { "a_record_is_opened", open_a_record, SW_OK, false },
    { "a_transport_is_made", make_a_transport, SW_OK, false },
    { "a_request_is_sent_past_the_client", send_past_the_client, SW_OK, false },
    { "a_charge_is_made_with_a_retry", charge_with_a_retry, SW_OK, true },
    { "a_list_is_read_with_a_query", get_with_a_query, SW_OK, false },
    { "a_charge_is_logged", be_logged, SW_OK, true },
    { "a_charge_is_declined", be_declined, SW_E_DECLINED, true },
    { "a_signature_is_refused", have_a_signature_refused, SW_E_AUTH, true },
    { "a_call_has_warnings", call_with_warnings, SW_OK, true },
    { "an_operation_is_called_by_its_function", call_an_operation_by_its_function, SW_OK, true },
    { "what_is_new_is_sent", send_what_is_new, SW_OK, false },
    { "a_charge_is_made_in_a_batch", charge_in_a_batch, SW_OK, true },
    { "a_body_is_validated", validate_a_body, SW_E_INVALID, false },
    { "json_of_many_names_is_read", read_json_of_many_names, SW_OK, false },
    { "an_object_is_read", read_an_object, SW_OK, false },
    { "a_part_of_an_object_is_written", write_a_part_of_an_object, SW_OK, false },
    { "a_flow_is_finished", finish_a_flow, SW_OK, true },
    { "a_wallet_is_charged", charge_a_wallet, SW_OK, true },
    { "what_is_canceled_is_canceled", cancel_what_is_canceled, SW_OK, true },
    { "an_order_is_reviewed_and_placed", review_and_place_an_order, SW_OK, true },
    { "a_wallet_is_read", read_a_wallet, SW_OK, false },
    { "a_notification_is_received", receive_a_notification, SW_E_NO_ANSWER, true },
    { "money_is_reckoned_with", reckon_with_money, SW_OK, false },
    { "a_time_zone_is_loaded", load_a_zone, SW_OK, false },
    { "utc_is_made", load_utc, SW_OK, false },
    { "advice_is_asked_for", ask_for_advice, SW_OK, false },
    { "a_face_is_made", make_a_face, SW_OK, false },
    { "a_face_is_made_of_a_file", make_a_face_of_a_file, SW_OK, false },
    { "the_version_is_told", tell_the_version, SW_OK, false },
    { "operations_are_told", tell_the_operations, SW_OK, false },
    { "names_are_told", tell_the_names, SW_OK, false },
    { "an_account_is_told", tell_about_the_account, SW_OK, false },
    { "an_option_is_refused", refuse_an_option, SW_E_INVALID, true },
    { "a_job_is_refused", refuse_a_job, SW_E_INVALID, true },
    { "money_is_split", split_money, SW_OK, false },
    { "a_key_is_told", tell_a_key, SW_OK, false },
    { "a_signature_is_told", tell_a_signature, SW_OK, false },
    { "problems_are_told", tell_problems, SW_E_INVALID, true },
    { "a_relay_is_told", tell_a_relay, SW_OK, false },
    { "a_change_is_told", tell_a_change, SW_OK, false },
    { "a_button_is_told", tell_a_button, SW_OK, false },
    { "a_face_calls", call_through_a_face, SW_OK, true },
    { "a_face_changes_a_charge", change_through_a_face, SW_OK, true },
    { "a_face_charges", charge_through_a_face, SW_OK, true },
    { "a_face_refunds", refund_through_a_face, SW_OK, true },
    { "a_wallet_is_told", tell_a_wallet, SW_OK, false },
    { "a_review_is_told", tell_a_review, SW_OK, false },
    { "a_face_orders", order_through_a_face, SW_OK, true },
    { "a_face_finishes", finish_through_a_face, SW_OK, true },
    { "a_face_has_a_batch", charge_in_a_batch_of_a_face, SW_OK, true },
    { "a_face_receives", receive_through_a_face, SW_E_SIGNATURE, true },
};

/* @return what came of it; live and asked are left in the heap's count */
static int go(const way_in *way, long fail_at)
{
    sw_error_clear(&err);
    heap_begin(fail_at);
    int code = way->goes();
    heap_end();
    assert_int_equal(heap.live, 0);
    return code;
}

static void survive_each_failure(void **state)
{
    const way_in *way = *state;
    assert_code(way->ends_with, &err, go(way, 0));
    long requests = heap.asked;
    for (long i = 1; i <= requests; i++) {
        int code = go(way, i);
        if (code != SW_E_NOMEM && !(way->may_survive && code == way->ends_with))
            fail_msg("request %ld of %ld failed, and it returned %s", i, requests, sw_code_name(code));
    }
}

int main(int argc, char **argv)
{
    struct CMUnitTest tests[COUNT_OF(ways_in)];
    for (size_t i = 0; i < COUNT_OF(ways_in); i++)
        tests[i] = (struct CMUnitTest){ ways_in[i].name, survive_each_failure, NULL, NULL,
                                        (void *)(uintptr_t)&ways_in[i] };
    return RUN_SUITE(tests);
}
