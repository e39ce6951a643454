/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An operation by its name, or a path that this release does not know; and what is made of a call without sending it.
 */
#include "base/clock.h"
#include "base/error.h"
#include "face/names.h"
#include "face/task.h"
#include "face/told.h"
#include "pay/client.h"

#include <savedwallet/idempotency.h>
#include <savedwallet/limits.h>
#include <savedwallet/operation.h>
#include <savedwallet/sign.h>

#include <string.h>

typedef struct calling {
    sw_asked asked;
    const char *intent;
    int attempt;
    sw_permission_kind permission;
} calling;

static const sw_given_member MEMBERS[] = {
    { "operation", SW_GIVEN_TEXT, offsetof(calling, asked.operation), NULL },
    { "method", SW_GIVEN_TEXT, offsetof(calling, asked.method), NULL },
    { "path", SW_GIVEN_TEXT, offsetof(calling, asked.path), NULL },
    { "ids", SW_GIVEN_TEXTS, offsetof(calling, asked.ids), NULL },
    { "query", SW_GIVEN_PAIRS, offsetof(calling, asked.query), NULL },
    { "intent", SW_GIVEN_TEXT, offsetof(calling, intent), NULL },
    { "attempt", SW_GIVEN_NUMBER, offsetof(calling, attempt), NULL },
    { "permission", SW_GIVEN_NAME, offsetof(calling, permission), sw_read_permission },
};

int sw_task_take_call(sw_task *task, sw_asked *asked, sw_error *err)
{
    calling it = { .permission = SW_PERMISSION_SAVED_WALLET };
    int code = sw_task_take_keyed(task, MEMBERS, SW_COUNT(MEMBERS), &it, err);
    task->call.intent = it.intent;
    task->call.attempt = it.attempt;
    task->call.permission = it.permission;
    *asked = it.asked;
    return code;
}

sw_request sw_asked_request(const sw_task *task, const sw_asked *asked)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = asked->operation;
    request.ids = asked->ids.items;
    request.id_count = asked->ids.count;
    request.query = (const sw_query_pair *)asked->query.items;
    request.query_count = asked->query.count;
    request.body = task->data;
    request.body_size = task->data_size;
    return request;
}

static int send(sw_response **out, sw_task *task, const sw_asked *asked, sw_error *err)
{
    if (asked->operation) {
        const sw_request request = sw_asked_request(task, asked);
        return sw_client_call(out, task->face->client, &request, &task->call, err);
    }
    sw_message message = SW_MESSAGE_INIT;
    message.method = asked->method;
    message.path = asked->path;
    message.query = (const sw_query_pair *)asked->query.items;
    message.query_count = asked->query.count;
    message.body = task->data;
    message.body_size = task->data_size;
    return sw_client_send(out, task->face->client, &message, &task->call, err);
}

sw_json *sw_task_call(sw_task *task, sw_error *err)
{
    sw_asked asked;
    sw_response *answer = NULL;
    if (sw_task_take_call(task, &asked, err) == SW_OK)
        send(&answer, task, &asked, err);
    sw_json *told = sw_told_answer(answer, err->code < 0 ? err : NULL);
    if (told && !sw_told_text(told, "idempotency_key", sw_response_idempotency_key(answer)))
        told = sw_told_whole(told, false);
    sw_response_free(answer);
    return told;
}

typedef struct signing {
    sw_request_to_sign request;
    sw_given_pairs fields;
    bool explain; /* tell the stages too */
} signing;

static const sw_given_member SIGN[] = {
    { "method", SW_GIVEN_TEXT, offsetof(signing, request.method), NULL },
    { "path", SW_GIVEN_TEXT, offsetof(signing, request.path), NULL },
    { "query", SW_GIVEN_TEXT, offsetof(signing, request.query), NULL },
    { "date", SW_GIVEN_TEXT, offsetof(signing, request.date), NULL },
    { "fields", SW_GIVEN_PAIRS, offsetof(signing, fields), NULL },
    { "explain", SW_GIVEN_FLAG, offsetof(signing, explain), NULL },
};

static sw_json *told_signature(const sw_signature *signature, bool explain)
{
    size_t count = 0;
    const sw_header *headers = sw_signature_headers(signature, &count);
    sw_json *object = sw_json_object(), *all = sw_json_object();
    bool whole = all;
    for (size_t i = 0; whole && i < count; i++)
        whole = sw_json_put_text(all, headers[i].name, headers[i].value);
    whole = sw_json_put(object, "headers", sw_told_whole(all, whole));
    if (whole && explain)
        whole = sw_json_put_text(object, "query", sw_signature_query(signature)) &&
                sw_json_put_text(object, "canonical_request", sw_signature_canonical_request(signature)) &&
                sw_json_put_text(object, "string_to_sign", sw_signature_string_to_sign(signature));
    return sw_told_whole(object, whole);
}

sw_json *sw_task_sign(sw_task *task, sw_error *err)
{
    const sw_client *client = task->face->client;
    char date[SW_DATE_SIZE];
    signing it = { .request = SW_REQUEST_TO_SIGN_INIT };
    sw_signature *signature = NULL;
    sw_json *told = NULL;
    int code = sw_task_take(task, SIGN, SW_COUNT(SIGN), &it, err);
    if (!it.request.date)
        sw_date_write(date, client->clock.now_ms(client->clock.payload));
    it.request.date = it.request.date ? it.request.date : date;
    it.request.region = sw_region_name(client->region);
    it.request.host = client->host;
    it.request.headers = (const sw_header *)it.fields.items;
    it.request.header_count = it.fields.count;
    it.request.body = task->data;
    it.request.body_size = task->data_size;
    it.request.public_key_id = client->public_key_id;
    it.request.algorithm = client->algorithm;
    if (code == SW_OK && sw_sign_request(&signature, client->key, &it.request, err) == SW_OK)
        told = told_signature(signature, it.explain);
    sw_signature_free(signature);
    return told;
}

/* For a payload of the caller's own; sw_button_new writes and checks one. */
sw_json *sw_task_sign_button(sw_task *task, sw_error *err)
{
    const sw_client *client = task->face->client;
    sw_signature *signature = NULL;
    if (sw_task_take(task, NULL, 0, NULL, err) < 0 ||
        sw_sign_button(&signature, client->key, client->algorithm, task->data, task->data_size, err) < 0)
        return NULL;
    sw_json *object = sw_json_object();
    bool whole = sw_json_put_text(object, "signature", sw_signature_value(signature)) &&
                 sw_json_put_text(object, "algorithm", sw_algorithm_name(sw_signature_algorithm(signature)));
    sw_signature_free(signature);
    return sw_told_whole(object, whole);
}

static const sw_given_member KEY[] = {
    { "operation", SW_GIVEN_TEXT, offsetof(sw_idempotency, operation), NULL },
    { "intent", SW_GIVEN_TEXT, offsetof(sw_idempotency, intent), NULL },
    { "attempt", SW_GIVEN_NUMBER, offsetof(sw_idempotency, attempt), NULL },
};

/* A key of a name that is no operation's would be that of nothing. What no row has is named by its method and path. */
static int check_operation(const char *name, sw_error *err)
{
    const sw_operation *operation = NULL;
    if (!name || strchr(name, ' '))
        return SW_OK;
    int code = sw_operation_find(&operation, name, err);
    if (code == SW_OK && operation->key == SW_KEY_NONE)
        code = sw_fail_field(err, SW_E_INVALID, "operation", "%s takes no idempotency key", name);
    return code;
}

sw_json *sw_task_key(sw_task *task, sw_error *err)
{
    const sw_client *client = task->face->client;
    char key[SW_MAX_IDEMPOTENCY_KEY + 1];
    sw_idempotency from = { .environment = client->environment,
                            .merchant_id = client->merchant_id,
                            .key_namespace = client->key_namespace };
    if (sw_task_take(task, KEY, SW_COUNT(KEY), &from, err) < 0 || check_operation(from.operation, err) < 0 ||
        sw_idempotency_key(key, &from, err) < 0)
        return NULL;
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_json_put_text(object, "idempotency_key", key));
}

/* Nothing of it is secret. */
sw_json *sw_task_about(sw_task *task, sw_error *err)
{
    const sw_client *client = task->face->client;
    if (sw_task_take(task, NULL, 0, NULL, err) < 0)
        return NULL;
    sw_json *object = sw_json_object();
    return sw_told_whole(
        object, sw_json_put_text(object, "environment", sw_environment_name(client->environment)) &&
                    sw_json_put_text(object, "region", sw_region_name(client->region)) &&
                    sw_json_put_text(object, "merchant_id", client->merchant_id) &&
                    sw_json_put_text(object, "namespace", client->key_namespace ? client->key_namespace : "") &&
                    sw_json_put_text(object, "public_key_id", client->public_key_id));
}
