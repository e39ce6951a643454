/* SPDX-License-Identifier: Apache-2.0 */
#include "finder.h"
#include "support.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/memory.h"
#include "http/transport.h"
#include "pay/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Secrets and what is known of a buyer go into every input that may have them, and everything that the library tells is
 * searched: what it logs at each level, each text of an error, each warning.
 *
 * No secrets, and shown: names and ids of operations and objects, idempotency keys, simulation codes, amounts, states.
 */

/* One that every JSON string may be, with letters that each encoding writes in its own way; and one for headers and
 * ids. Both are longer than what a message could hold by chance. */
static const char in_text[] = "C\"anary \xC3\xBC/q7Zw9Xk2", in_word[] = "CanaryQ7Zw9Xk2Vb";

typedef struct search {
    finder text, word;
    long outputs;
    const char *what; /* that is being tried, for a failure */
} search;

static search all;

static void look(const char *text)
{
    const char *form = finder_look(&all.text, text);
    form = form ? form : finder_look(&all.word, text);
    if (form)
        fail_msg("%s: \"%s\" stands in: %s", all.what, form, text);
}

static void look_at_entry(void *payload, const sw_log_entry *entry)
{
    (void)payload;
    all.outputs++;
    look(entry->event);
    look(entry->operation);
    look(entry->request_id);
    look(entry->idempotency_key);
    look(entry->reason_code);
    look(entry->message);
}

static void look_at_error(const sw_error *err)
{
    all.outputs++;
    look(err->message);
    look(err->field);
    look(err->reason_code);
    look(err->request_id);
    look(err->idempotency_key);
}

static void look_at_warnings(const sw_response *answer)
{
    for (size_t i = 0; i < sw_response_warning_count(answer); i++) {
        all.outputs++;
        look(sw_response_warning(answer, i));
    }
}

/* How the server answers. */
typedef struct way {
    const char *name;
    int status; /* 0: the connection breaks */
    const char *body;
    const char *request_id;
} way;

#define ECHO "C\\\"anary \\u00FC/q7Zw9Xk2"

static const way ways[] = {
    { "taken", 201, WHOLE_ANSWER, "R1" },
    { "taken, with a buyer", 201,
      "{\"chargeId\":\"C1\",\"chargePermissionId\":\"C1\",\"buyer\":{\"name\":\"" ECHO "\",\"email\":\"" ECHO
      "\"},\"state\":\"" ECHO "\",\"statusDetails\":{\"state\":\"" ECHO "\"},\"" ECHO "\":\"" ECHO "\"}",
      "R1" },
    { "no JSON", 400, "<html>C\"anary \xC3\xBC/q7Zw9Xk2 CanaryQ7Zw9Xk2Vb</html>", "R1" },
    { "cut off", 200, "{\"buyer\":{\"name\":\"" ECHO, "R1" },
    { "no answer", 0, NULL, NULL },
    /* From here on Amazon repeats what it was sent. */
    { "the signature refused", 403,
      "{\"reasonCode\":\"InvalidRequestSignature\",\"message\":\"signing String [AMZN-PAY-RSASSA-PSS-V2\\n"
      "x-amz-pay-authtoken:CanaryQ7Zw9Xk2Vb] , signature [CanaryQ7Zw9Xk2Vb]\"}",
      "R1" },
    { "refused, with an echo", 400,
      "{\"reasonCode\":\"InvalidParameterValue\",\"message\":\"The value '" ECHO "' provided for 'x' is invalid; "
      "CanaryQ7Zw9Xk2Vb\"}",
      "R1" },
    { "refused, with another reason", 422, "{\"reasonCode\":\"HardDeclined\",\"message\":\"" ECHO " was declined\"}",
      "R1" },
    { "it failed", 503, "{\"message\":\"" ECHO "\"}", "R1" },
};

enum { FIRST_ECHO = 5 };

static int answer_so(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    const way *it = *(const way **)payload;
    (void)request;
    if (it->status == 0)
        return sw_fail_no_answer(err, SW_EFFECT_UNKNOWN, "the connection broke");
    int code = sw_response_begin(answer, it->status, err);
    if (code == SW_OK)
        code = sw_response_add_header(answer, "x-amz-pay-request-id", 20, it->request_id, strlen(it->request_id), err);
    return code == SW_OK ? sw_response_add_body(answer, it->body, strlen(it->body), err) : code;
}

/* Clients for each validation, whose server answers in the way that is set. */
typedef struct shop {
    world world;
    const way *way;
    sw_transport *transport;
    sw_client *clients[3];
} shop;

static void open_shop(shop *it)
{
    sw_config config = world_config(&it->world);
    assert_code(SW_OK, &it->world.err, sw_transport_new(&it->transport, answer_so, &it->way, &it->world.err));
    config.transport = it->transport;
    config.state_secret = "0123456789abcdef";
    config.store_id = "store";
    config.ledger_currency = "EUR";
    config.max_attempts = 2;
    config.log = look_at_entry;
    for (int i = 0; i < 3; i++) {
        config.validation = (sw_validation)i;
        assert_code(SW_OK, &it->world.err, sw_client_new(&it->clients[i], &config, &it->world.err));
    }
}

static void close_shop(shop *it)
{
    for (int i = 0; i < 3; i++)
        sw_client_free(it->clients[i]);
    sw_transport_free(it->transport);
    world_close(&it->world);
}

static void call_once(sw_client *client, const sw_request *request, sw_call *call)
{
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_client_call(&answer, client, request, call, &err) != SW_OK)
        look_at_error(&err);
    look_at_warnings(answer);
    sw_response_free(answer);
}

/* With each validation, each answer and, where there is much to tell, each level. */
static void call_in_each_way(shop *it, const sw_request *request, bool at_each_level)
{
    const sw_header headers[] = { { "x-amz-pay-authtoken", in_word }, { "x-note", in_word } };
    sw_call call = SW_CALL_INIT;
    call.headers = headers;
    call.header_count = COUNT_OF(headers);
    call.idempotency_key = "k";
    for (size_t i = 0; i < COUNT_OF(ways); i++)
        for (int validation = 0; validation < 3; validation++)
            for (int level = at_each_level ? SW_LOG_ERROR : SW_LOG_DEBUG; level <= SW_LOG_DEBUG; level++) {
                it->way = &ways[i];
                call.log_level = (sw_log_level)level;
                call_once(it->clients[validation], request, &call);
            }
}

static bool is_object(const sw_field *field)
{
    return field->shape == SW_SHAPE_OBJECT || field->shape == SW_SHAPE_OBJECTS || field->shape == SW_SHAPE_MAP;
}

enum { DEEPEST = 6 };

/* An object with the secret in every field: what the table of types has, and one it has not. */
static sw_json *fill(const sw_type *type, int depth)
{
    sw_json *object = sw_json_object();
    for (const sw_field *field = type->fields; field->name; field++) {
        sw_json *value = is_object(field) && field->type && depth < DEEPEST ? fill(field->type, depth + 1)
                                                                            : sw_json_new_text(in_text);
        if (field->shape == SW_SHAPE_OBJECTS || field->shape == SW_SHAPE_TEXTS) {
            sw_json *list = sw_json_array();
            assert_true(sw_json_append(list, value));
            value = list;
        }
        assert_true(sw_json_put(object, field->name, value));
    }
    assert_true(sw_json_put_text(object, "unknownField", in_text));
    return object;
}

/* Ids are told, but a token stands in the place of one too. */
static bool takes_token(const sw_operation *operation)
{
    return strstr(operation->path, "Token") != NULL;
}

static void send(shop *it, const sw_operation *operation, const sw_json *body, bool at_each_level)
{
    const char *id = takes_token(operation) ? in_word : "C1";
    static const sw_query_pair query[] = { { "nextToken", in_text } };
    char *text = body ? sw_json_write(body, false) : NULL;
    sw_request request = SW_REQUEST_INIT;
    request.operation = all.what = operation->name;
    request.ids = &id;
    request.id_count = strchr(operation->path, ':') ? 1 : 0;
    request.body = text;
    request.body_size = text ? strlen(text) : 0;
    call_in_each_way(it, &request, at_each_level);
    request.query = query;
    request.query_count = 1;
    call_in_each_way(it, &request, false);
    sw_json_release_text(text);
}

static void send_each_field_alone(shop *it, const sw_operation *operation, const sw_type *type)
{
    sw_json *whole = fill(type, 0);
    for (const sw_json *member = sw_json_first(whole); member; member = sw_json_next(member)) {
        char *value = sw_json_write(member, false);
        sw_json *alone = sw_json_object();
        assert_true(sw_json_put(alone, sw_json_name(member), sw_json_new_raw(value)));
        send(it, operation, alone, false);
        sw_json_free(alone);
        sw_json_release_text(value);
    }
    sw_json_free(whole);
}

TEST(every_field_of_every_operation_with_every_answer_at_every_level)
{
    shop it = { 0 };
    open_shop(&it);
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        const sw_type *type = sw_type_find(operation->request);
        sw_json *body = type ? fill(type, 0) : NULL;
        if (body || takes_token(operation))
            send(&it, operation, body, true);
        if (type)
            send_each_field_alone(&it, operation, type);
        sw_json_free(body);
    }
    close_shop(&it);
    print_message("outputs so far: %ld\n", all.outputs);
    assert_true(all.outputs >= 10000);
}

TEST(an_operation_that_no_row_has)
{
    shop it = { 0 };
    open_shop(&it);
    all.what = "sw_client_send";
    char path[64];
    snprintf(path, sizeof path, "/v2/newThings/%s", in_word);
    static const char body[] = "{\"name\":\"" ECHO "\"}";
    const sw_message message = { .method = "POST", .path = path, .body = body, .body_size = sizeof body - 1 };
    sw_call call = SW_CALL_INIT;
    call.idempotency_key = "k";
    call.log_level = SW_LOG_DEBUG;
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        sw_response *answer = NULL;
        sw_error err = SW_ERROR_INIT;
        it.way = &ways[i];
        if (sw_client_send(&answer, it.clients[0], &message, &call, &err) != SW_OK)
            look_at_error(&err);
        sw_response_free(answer);
    }
    close_shop(&it);
}

TEST(what_a_client_is_configured_with)
{
    char pem[256], uri[128], *base64 = sw_base64((const unsigned char *)in_text, strlen(in_text));
    snprintf(pem, sizeof pem, "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n", base64);
    snprintf(uri, sizeof uri, "pkcs11:object=key;pin-value=%s", in_word);
    sw_release(base64);
    world it;
    const sw_config good = world_config(&it);
    sw_config configs[8];
    for (size_t i = 0; i < COUNT_OF(configs); i++) {
        configs[i] = good;
        configs[i].key = NULL;
    }
    configs[0].private_key = pem;
    configs[1].private_key = in_text;
    configs[2].private_key_file = key_path("pkcs8_encrypted.pem");
    configs[2].private_key_passphrase = in_text;
    configs[3].private_key_uri = uri;
    configs[4].private_key = configs[4].private_key_uri = in_word;
    configs[5].key = good.key;
    configs[5].state_secret = "CanaryQ7Zw9Xk2Vb\n";
    configs[5].ledger_currency = "XXX";
    configs[6].private_key_file = key_path("pkcs8.pem");
    configs[6].private_key_passphrase = in_text;
    configs[6].region = (sw_region)99;
    configs[7].key = good.key;
    configs[7].base_url = "https://user:CanaryQ7Zw9Xk2Vb@pay.example";
    for (size_t i = 0; i < COUNT_OF(configs); i++) {
        sw_client *client = NULL;
        sw_error err = SW_ERROR_INIT;
        all.what = "sw_client_new";
        if (sw_client_new(&client, &configs[i], &err) != SW_OK)
            look_at_error(&err);
        sw_client_free(client);
    }
    world_close(&it);
}

static void look_at_problems(const sw_problems *problems)
{
    sw_problem problem;
    for (size_t i = 0; sw_problems_get(&problem, problems, i); i++) {
        all.outputs++;
        look(problem.pointer);
        look(problem.message);
    }
}

static void try_button(const sw_client *client, const sw_button_options *options)
{
    sw_error err = SW_ERROR_INIT;
    sw_button *button = NULL;
    if (sw_button_new(&button, client, options, &err) != SW_OK)
        look_at_error(&err);
    else
        look_at_problems(sw_button_problems(button));
    sw_button_free(button);
}

TEST(what_a_button_is_made_from)
{
    char longest[6000];
    memset(longest, ' ', sizeof longest - 1);
    memcpy(longest, in_text, strlen(in_text));
    longest[sizeof longest - 1] = '\0';
    shop it = { 0 };
    open_shop(&it);
    all.what = "sw_button_new";
    sw_button_options plain = SW_BUTTON_OPTIONS_INIT;
    plain.flow = SW_FLOW_SETUP_ONLY;
    plain.return_url = "https://shop.example/r";
    plain.browser_session = in_text;
    static const char address[] = "{\"name\":\"" ECHO "\",\"nothing\":\"" ECHO "\"}";
    for (int i = 0; i < 10; i++) { /* all but those that choose between words of Amazon's, which are told */
        sw_button_options options = plain;
        const char **const texts[] = { &options.reference,       &options.store_name, &options.note_to_buyer,
                                       &options.soft_descriptor, &options.extra,      &options.custom_information,
                                       &options.address_details, &options.return_url, &options.cancel_url,
                                       &options.browser_session };
        *texts[i] = longest;
        try_button(it.clients[SW_VALIDATION_REFUSE], &options);
        *texts[i] = in_text;
        try_button(it.clients[SW_VALIDATION_WARN], &options);
        *texts[i] = address;
        try_button(it.clients[SW_VALIDATION_REFUSE], &options);
    }
    close_shop(&it);
}

TEST(what_a_buyer_comes_back_with)
{
    static const char *const urls[] = {
        "https://shop.example/r?amazonCheckoutSessionId=S1&buyerToken=CanaryQ7Zw9Xk2Vb",
        "https://shop.example/r?sw_state=CanaryQ7Zw9Xk2Vb&amazonCheckoutSessionId=S1",
        "https://shop.example/r?buyerToken=CanaryQ7Zw9Xk2Vb&buyerToken=CanaryQ7Zw9Xk2Vb",
        "https://user:CanaryQ7Zw9Xk2Vb@shop.example/r?amazonCheckoutSessionId=S1",
    };
    static const char *const sessions[] = { in_word, in_text, SW_UNBOUND };
    shop it = { 0 };
    open_shop(&it);
    all.what = "sw_finish";
    for (size_t i = 0; i < FIRST_ECHO; i++)
        for (size_t url = 0; url < COUNT_OF(urls); url++)
            for (size_t session = 0; session < COUNT_OF(sessions); session++) {
                sw_call call = SW_CALL_INIT;
                call.log_level = SW_LOG_DEBUG;
                it.way = &ways[i];
                const sw_finish_options options = { .url = urls[url],
                                                    .browser_session = sessions[session],
                                                    .call = &call };
                sw_outcome *outcome = NULL;
                sw_error err = SW_ERROR_INIT;
                if (sw_finish(&outcome, it.clients[0], &options, &err) != SW_OK)
                    look_at_error(&err);
                sw_outcome_free(outcome);
            }
    close_shop(&it);
}

TEST(what_is_looked_for_is_found_in_every_form)
{
    finder it = finder_of("C\"\xC3\xBC-7");
    static const char *const forms[] = { "a C\"\xC3\xBC-7 b", "x=C%22%C3%BC-7", "{\"a\":\"C\\\"\xC3\xBC-7\"}",
                                         "4322c3bc2d37",      "4322C3BC2D37",   "%43%22%C3%BC%2D%37" };
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        assert_non_null(finder_look(&it, forms[i]));
    for (size_t before = 0; before < 6; before++) {
        char text[32] = "xxxxxx";
        memcpy(text + before, "C\"\xC3\xBC-7yy", sizeof "C\"\xC3\xBC-7yy");
        char *base64 = sw_base64((unsigned char *)text, strlen(text)),
             *url = sw_base64_url((unsigned char *)text, strlen(text));
        assert_non_null(finder_look(&it, base64));
        assert_non_null(finder_look(&it, url));
        sw_release(base64);
        sw_release(url);
    }
    assert_null(finder_look(&it, "C\" and -7"));
    finder_free(&it);
}

static int begin(void **state)
{
    (void)state;
    all = (search){ finder_of(in_text), finder_of(in_word), 0, "" };
    return 0;
}

static int end(void **state)
{
    (void)state;
    print_message("outputs searched: %ld\n", all.outputs);
    finder_free(&all.text);
    finder_free(&all.word);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_looked_for_is_found_in_every_form),
        cmocka_unit_test(every_field_of_every_operation_with_every_answer_at_every_level),
        cmocka_unit_test(an_operation_that_no_row_has),
        cmocka_unit_test(what_a_client_is_configured_with),
        cmocka_unit_test(what_a_button_is_made_from),
        cmocka_unit_test(what_a_buyer_comes_back_with),
    };
    return suite_begins(argc, argv) ? cmocka_run_group_tests(tests, begin, end) : SUITE_SKIPPED;
}
