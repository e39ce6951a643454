/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/prepare.h"

#include "base/error.h"
#include "base/text.h"
#include "base/uri.h"
#include "pay/inspect.h"
#include "pay/validate.h"

#include <savedwallet/idempotency.h>
#include <savedwallet/version.h>

#include <string.h>

/* A slash, a question mark or "..", encoded or not, would reach another operation behind some proxy: such an id is no
 * id. */
int sw_id_check(const char *id, const char *field, const char *name, int name_size, sw_error *err)
{
    if (!id || !*id)
        return sw_fail_field(err, SW_E_INVALID, field, "%.*s is missing or empty", name_size, name);
    if (strlen(id) > SW_MAX_ID)
        return sw_fail_field(err, SW_E_LIMIT, field, "%.*s is longer than %d bytes", name_size, name, SW_MAX_ID);
    if (strcmp(id, ".") == 0 || strcmp(id, "..") == 0 || strpbrk(id, "/\\?#%"))
        return sw_fail_field(err, SW_E_INVALID, field,
                             "%.*s holds a path, a query or a %%XX escape: give the bare id as Amazon "
                             "gave it",
                             name_size, name);
    if (!sw_is_printable(id) || strchr(id, ' '))
        return sw_fail_field(err, SW_E_INVALID, field, "%.*s holds a space, a line break or a control character",
                             name_size, name);
    if (!sw_is_utf8(id, strlen(id)))
        return sw_fail_field(err, SW_E_INVALID, field, "%.*s is not UTF-8", name_size, name);
    return SW_OK;
}

static size_t count_ids(const char *path)
{
    size_t count = 0;
    for (; *path; path++)
        count += *path == ':';
    return count;
}

static int check_id_count(const sw_request *request, const sw_operation *operation, sw_error *err)
{
    size_t wanted = count_ids(operation->path);
    if (request->id_count > 0 && !request->ids)
        return sw_fail_field(err, SW_E_INVALID, "ids", "there is a count of ids, but there are no ids");
    if (request->id_count != wanted)
        return sw_fail_field(err, SW_E_INVALID, "ids", "%s takes %zu id%s (%s), but %zu %s given", operation->name,
                             wanted, wanted == 1 ? "" : "s", operation->path, request->id_count,
                             request->id_count == 1 ? "was" : "were");
    return SW_OK;
}

/* Puts the ids into the places of the template, encoded. */
static int write_path(sw_prepared *out, const sw_client *client, const sw_request *request, sw_error *err)
{
    int code = check_id_count(request, out->operation, err);
    size_t next = 0;
    out->ids = request->ids;
    sw_buf_add_text(&out->path, client->path_prefix);
    for (const char *at = out->operation->path; *at && code == SW_OK;) {
        size_t plain = strcspn(at, ":");
        sw_buf_add(&out->path, at, plain);
        at += plain;
        if (*at != ':')
            break;
        size_t name = strcspn(at + 1, "/");
        const char *id = request->ids && next < request->id_count ? request->ids[next++] : NULL;
        code = sw_id_check(id, "ids", at + 1, (int)name, err);
        if (code == SW_OK && id)
            sw_uri_encode(&out->path, id, strlen(id));
        at += 1 + name;
    }
    return code == SW_OK ? sw_buf_check(&out->path, "the path", err) : code;
}

static int write_query(sw_prepared *out, const sw_request *request, sw_error *err)
{
    for (size_t i = 0; i < request->query_count; i++) {
        const sw_query_pair *pair = &request->query[i];
        if (!pair->name || !*pair->name || !pair->value)
            return sw_fail_field(err, SW_E_INVALID, "query", "a query has a pair without name or value");
        sw_buf_add_text(&out->query, i ? "&" : "");
        sw_uri_encode(&out->query, pair->name, strlen(pair->name));
        sw_buf_add_char(&out->query, '=');
        sw_uri_encode(&out->query, pair->value, strlen(pair->value));
    }
    return sw_buf_check(&out->query, "the query", err);
}

/* Whether a row wants a body at all. */
static int check_body(const sw_operation *operation, const sw_request *request, sw_error *err)
{
    bool reads = strcmp(operation->method, "GET") == 0;
    bool wanted = !reads && strcmp(operation->request, "no_body") != 0;
    if (request->body_size > 0 && !wanted)
        return sw_fail_field(err, SW_E_INVALID, "body", "%s takes no body", operation->name);
    if (request->body_size == 0 && wanted)
        return sw_fail_field(err, SW_E_INVALID, "body", "%s needs a body (JSON; {} if there is nothing to say)",
                             operation->name);
    return SW_OK;
}

static int take_body(sw_prepared *out, const sw_request *request, sw_error *err)
{
    if (request->body_size > 0 && !request->body)
        return sw_fail_field(err, SW_E_INVALID, "body", "the body has a size but no bytes");
    if (request->body_size > SW_MAX_REQUEST_BODY)
        return sw_fail_field(err, SW_E_LIMIT, "body", "the body is longer than %d bytes", SW_MAX_REQUEST_BODY);
    out->body = request->body;
    out->body_size = request->body_size;
    return SW_OK;
}

static int check_own_key(const char *key, sw_error *err)
{
    size_t size = strlen(key);
    bool good = size >= 1 && size <= SW_MAX_IDEMPOTENCY_KEY;
    for (size_t i = 0; good && i < size; i++)
        good = sw_is_alnum(key[i]) || key[i] == '-' || key[i] == '_';
    if (good)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "idempotency_key",
                         "an idempotency key is 1 to %d of A-Z a-z 0-9 - _ (a UUID fits "
                         "without its dashes); this one has %zu characters",
                         SW_MAX_IDEMPOTENCY_KEY, size);
}

static int derive_key(sw_prepared *out, const sw_client *client, const sw_call *call, sw_error *err)
{
    bool listed = out->operation != &out->unlisted;
    const sw_idempotency from = { client->environment,   client->merchant_id,
                                  client->key_namespace, listed ? out->operation->name : sw_buf_text(&out->name),
                                  call->intent,          call->attempt };
    return sw_idempotency_key(out->key, &from, err);
}

static int take_key(sw_prepared *out, const sw_client *client, const sw_call *call, sw_error *err)
{
    const sw_operation *operation = out->operation;
    bool given = call->intent || call->idempotency_key;
    if (!call->intent && call->attempt != 0)
        return sw_fail_field(err, SW_E_INVALID, "attempt",
                             "an attempt belongs to an intent: give an intent, not a key of your own");
    if (!given && operation->key == SW_KEY_REQUIRED)
        return sw_fail_field(err, SW_E_INVALID, "intent",
                             "%s moves money or makes something, and needs an intent (what is meant, such "
                             "as \"ride:81\") or an idempotency_key; nothing was sent",
                             operation->name);
    if (!given)
        return SW_OK;
    if (operation->key == SW_KEY_NONE)
        return sw_fail_field(err, SW_E_INVALID, "intent",
                             "%s takes no intent and no idempotency key: Amazon honours keys on POST only",
                             operation->name);
    if (call->intent && call->idempotency_key)
        return sw_fail_field(err, SW_E_INVALID, "intent", "give either an intent or an idempotency_key, not both");
    if (call->intent)
        return derive_key(out, client, call, err);
    int code = check_own_key(call->idempotency_key, err);
    if (code == SW_OK)
        sw_error_copy(out->key, sizeof out->key, call->idempotency_key);
    return code;
}

static bool is_ours(const char *name)
{
    static const char *const ours[] = { "accept",
                                        "content-type",
                                        "user-agent",
                                        "x-amz-pay-date",
                                        "x-amz-pay-host",
                                        "x-amz-pay-region",
                                        "x-amz-pay-idempotency-key",
                                        "x-amz-pay-simulation-code" };
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        if (sw_same_text(ours[i], name))
            return true;
    return false;
}

static void add_header(sw_prepared *out, const char *name, const char *value)
{
    out->headers[out->header_count++] = (sw_header){ name, value };
}

static int take_headers(sw_prepared *out, const sw_client *client, const sw_call *call, sw_error *err)
{
    if (call->simulate && client->environment == SW_ENVIRONMENT_LIVE)
        return sw_fail_field(err, SW_E_INVALID, "simulate",
                             "a simulation code works in Sandbox only; this is a live key");
    if (call->header_count > SW_MAX_HEADERS || (call->header_count > 0 && !call->headers))
        return sw_fail_field(err, SW_E_LIMIT, "headers", "there are more than %d headers", SW_MAX_HEADERS);
    add_header(out, "user-agent", "savedwallet/" SW_VERSION);
    if (out->key[0])
        add_header(out, "x-amz-pay-idempotency-key", out->key);
    if (call->simulate)
        add_header(out, "x-amz-pay-simulation-code", call->simulate);
    for (size_t i = 0; i < call->header_count; i++) {
        if (call->headers[i].name && is_ours(call->headers[i].name))
            return sw_fail_field(err, SW_E_INVALID, "headers",
                                 "the header %.64s is made by the client and cannot be given", call->headers[i].name);
        add_header(out, call->headers[i].name, call->headers[i].value);
    }
    return SW_OK;
}

static int check_versions(const sw_request *request, const sw_call *call, sw_error *err)
{
    if (request->version > SW_REQUEST_VERSION || call->version > SW_CALL_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version",
                             "this release knows sw_request up to version %d and sw_call up to version %d",
                             SW_REQUEST_VERSION, SW_CALL_VERSION);
    if (call->max_attempts < 0 || call->max_attempts > 10)
        return sw_fail_field(err, SW_E_INVALID, "max_attempts", "max_attempts is %d: 1 to 10 are possible",
                             call->max_attempts);
    if (call->date_ms < 0)
        return sw_fail_field(err, SW_E_INVALID, "date_ms", "date_ms is a time after 1970");
    if (call->timeout_ms < 0 || call->timeout_ms > SW_MAX_TIMEOUT_MS)
        return sw_fail_field(err, SW_E_INVALID, "timeout_ms", "timeout_ms is %lld: 1 to %d are possible",
                             (long long)call->timeout_ms, SW_MAX_TIMEOUT_MS);
    if ((unsigned)call->log_level > SW_LOG_DEBUG)
        return sw_fail_field(err, SW_E_INVALID, "log_level", "there is no log level with the number %d",
                             (int)call->log_level);
    if (request->query_count > 0 && !request->query)
        return sw_fail_field(err, SW_E_INVALID, "query", "the query has a size but no pairs");
    return sw_permission_check(call->permission, err);
}

int sw_prepare_begin(sw_prepared *out, const sw_request *request, const sw_call *call, sw_error *err)
{
    memset(out, 0, sizeof *out);
    out->name = (sw_buf)SW_BUF_INIT(SW_MAX_URL);
    out->shown_name = (sw_buf)SW_BUF_INIT(SW_MAX_URL);
    out->path = (sw_buf)SW_BUF_INIT(SW_MAX_URL);
    out->query = (sw_buf)SW_BUF_INIT(SW_MAX_QUERY);
    return check_versions(request, call, err);
}

int sw_prepare_rest(sw_prepared *out, const sw_client *client, const sw_request *request, const sw_call *call,
                    sw_error *err)
{
    int code = write_query(out, request, err);
    if (code == SW_OK)
        code = take_body(out, request, err);
    if (code == SW_OK)
        code = sw_inspect(&out->problems, client, out->operation, request, call, err);
    if (code == SW_OK)
        code = take_key(out, client, call, err);
    if (code == SW_OK)
        code = take_headers(out, client, call, err);
    if (code == SW_OK)
        out->repeatable = strcmp(out->operation->method, "GET") == 0 || out->key[0];
    return code;
}

int sw_prepare(sw_prepared *out, const sw_client *client, const sw_request *request, const sw_call *call, sw_error *err)
{
    int code = sw_prepare_begin(out, request, call, err);
    if (code == SW_OK)
        code = sw_operation_find(&out->operation, request->operation, err);
    if (code == SW_OK)
        code = write_path(out, client, request, err);
    if (code == SW_OK)
        code = check_body(out->operation, request, err);
    return code == SW_OK ? sw_prepare_rest(out, client, request, call, err) : code;
}

void sw_prepared_free(sw_prepared *prepared)
{
    sw_buf_free(&prepared->name);
    sw_buf_free(&prepared->shown_name);
    sw_buf_free(&prepared->path);
    sw_buf_free(&prepared->query);
    sw_problems_free(prepared->problems);
}
