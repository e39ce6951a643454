/* SPDX-License-Identifier: Apache-2.0 */
#include "http/transport.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/memory.h"

#include <savedwallet/limits.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_SHOWN = SW_MAX_REQUEST_BODY + SW_MAX_HEADERS * SW_MAX_HEADER_VALUE + SW_MAX_URL };

typedef struct replay {
    pthread_mutex_t lock;
    sw_json *record;
    const sw_json *next;
    size_t remaining;
} replay;

static int compare_headers(const void *a, const void *b)
{
    return strcmp(((const sw_header *)a)->name, ((const sw_header *)b)->name);
}

/* Method, URL, a line for each header in the order of their names, an empty line, the body. */
static void show(sw_buf *out, const char *method, const char *url, sw_header *headers, size_t count, const void *body,
                 size_t size)
{
    qsort(headers, count, sizeof *headers, compare_headers);
    sw_buf_add_text(out, method);
    sw_buf_add_char(out, ' ');
    sw_buf_add_text(out, url);
    sw_buf_add_char(out, '\n');
    for (size_t i = 0; i < count; i++) {
        sw_buf_add_text(out, headers[i].name);
        sw_buf_add_text(out, ": ");
        sw_buf_add_text(out, headers[i].value);
        sw_buf_add_char(out, '\n');
    }
    sw_buf_add_char(out, '\n');
    sw_buf_add(out, body, size);
}

static int show_made(sw_buf *out, const sw_http_request *request, sw_error *err)
{
    sw_header *headers = sw_alloc(request->header_count * sizeof *headers);
    if (!headers)
        return sw_fail_memory(err);
    if (request->header_count > 0)
        memcpy(headers, request->headers, request->header_count * sizeof *headers);
    show(out, request->method, request->url, headers, request->header_count, request->body, request->body_size);
    sw_release(headers);
    return sw_buf_check(out, "the request", err);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static int show_expected(sw_buf *out, const sw_json *request, sw_error *err)
{
    const sw_json *given = sw_json_get(request, "headers");
    const char *body = or_empty(sw_json_get_text(request, "body"));
    size_t count = 0;
    sw_header *headers = sw_alloc(sw_json_size(given) * sizeof *headers);
    if (!headers)
        return sw_fail_memory(err);
    for (const sw_json *each = sw_json_first(given); each; each = sw_json_next(each))
        headers[count++] = (sw_header){ sw_json_name(each), or_empty(sw_json_text(each)) };
    show(out, or_empty(sw_json_get_text(request, "method")), or_empty(sw_json_get_text(request, "url")), headers, count,
         body, strlen(body));
    sw_release(headers);
    return sw_buf_check(out, "the record", err);
}

static size_t first_difference(const sw_buf *a, const sw_buf *b)
{
    size_t at = 0;
    while (at < a->size && at < b->size && a->data[at] == b->data[at])
        at++;
    return at;
}

/* Shows from the start of the line that differs. */
static int compare(const sw_buf *made, const sw_buf *expected, sw_error *err)
{
    size_t at = first_difference(made, expected);
    if (at == made->size && at == expected->size)
        return SW_OK;
    size_t line = at;
    while (line > 0 && made->data[line - 1] != '\n')
        line--;
    return sw_fail(err, SW_E_PROTOCOL,
                   "the request differs from the record at byte %zu: made \"%.160s\", recorded \"%.160s\"", at,
                   sw_buf_text(made) + line, sw_buf_text(expected) + line);
}

static int check_request(const sw_json *step, const sw_http_request *request, sw_error *err)
{
    sw_buf made = SW_BUF_INIT(MAX_SHOWN), expected = SW_BUF_INIT(MAX_SHOWN);
    int code = show_made(&made, request, err);
    if (code == SW_OK)
        code = show_expected(&expected, sw_json_get(step, "request"), err);
    if (code == SW_OK)
        code = compare(&made, &expected, err);
    sw_buf_free(&made);
    sw_buf_free(&expected);
    return code;
}

static int give_answer(const sw_json *step, sw_response *answer, sw_error *err)
{
    const char *fault = sw_json_get_text(step, "fault");
    if (fault)
        return sw_fail_no_answer(err, strcmp(fault, "connect") == 0 ? SW_EFFECT_NONE : SW_EFFECT_UNKNOWN,
                                 "a recorded fault: %.64s", fault);
    const sw_json *given = sw_json_get(step, "answer");
    int code = sw_response_begin(answer, (int)sw_json_integer(sw_json_get(given, "status"), 0), err);
    for (const sw_json *each = sw_json_first(sw_json_get(given, "headers")); each && code == SW_OK;
         each = sw_json_next(each)) {
        const char *value = or_empty(sw_json_text(each));
        code = sw_response_add_header(answer, sw_json_name(each), strlen(sw_json_name(each)), value, strlen(value),
                                      err);
    }
    const char *body = or_empty(sw_json_get_text(given, "body"));
    return code == SW_OK ? sw_response_add_body(answer, body, strlen(body), err) : code;
}

static int replay_next(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    replay *it = payload;
    pthread_mutex_lock(&it->lock);
    const sw_json *step = it->next;
    int code = step ? check_request(step, request, err)
                    : sw_fail(err, SW_E_PROTOCOL, "the record has ended, but there was another request: %s %.300s",
                              request->method, request->url);
    if (code == SW_OK) {
        it->next = sw_json_next(step);
        it->remaining--;
    }
    pthread_mutex_unlock(&it->lock);
    return code == SW_OK ? give_answer(step, answer, err) : code;
}

static size_t remaining(const void *payload)
{
    return ((const replay *)payload)->remaining;
}

static void release(void *payload)
{
    replay *it = payload;
    sw_json_free(it->record);
    pthread_mutex_destroy(&it->lock);
    sw_release(it);
}

int sw_transport_replay_new(sw_transport **out, const char *record, size_t size, sw_error *err)
{
    static const sw_transport_class does = { replay_next, release, remaining };
    if (out)
        *out = NULL;
    if (!out || !record)
        return sw_fail(err, SW_E_INVALID, "there is no record to replay");
    replay *it = sw_alloc(sizeof *it);
    if (!it)
        return sw_fail_memory(err);
    pthread_mutex_init(&it->lock, NULL);
    int code = sw_json_parse(&it->record, record, size, err);
    if (code == SW_OK && sw_json_kind_of(it->record) != SW_JSON_ARRAY)
        code = sw_fail(err, SW_E_INVALID, "a record is a JSON array of requests and their answers");
    if (code != SW_OK) {
        release(it);
        return code;
    }
    it->next = sw_json_first(it->record);
    it->remaining = sw_json_size(it->record);
    return sw_transport_make(out, &does, it, err);
}
