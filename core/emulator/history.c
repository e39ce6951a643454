/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/history.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

/* What an operation looks at beside path and body. */
static const char *const HEADERS[] = { "x-amz-pay-idempotency-key", "x-amz-pay-simulation-code", "content-type" };

static sw_json *write_headers(const em_request *request)
{
    sw_json *headers = em_json(sw_json_object());
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        const char *value = em_request_header(request, HEADERS[i]);
        if (value && sw_is_utf8(value, strlen(value)))
            sw_json_put_text(headers, HEADERS[i], value);
    }
    return headers;
}

static char *write_event(int64_t at, const em_request *request, const char *public_key_id)
{
    sw_buf target = SW_BUF_INIT(EM_MAX_BODY);
    sw_buf_addf(&target, "%s%s%s", request->path, *request->query ? "?" : "", request->query);
    /* Of a file that was put, only that it is there matters. */
    const char *body = sw_buf_text(&request->body);
    sw_json *event = em_json(sw_json_object());
    sw_json_put_integer(event, "at", at);
    sw_json_put_text(event, "method", request->method);
    sw_json_put_text(event, "target", sw_buf_text(&target));
    sw_json_put_text(event, "publicKeyId", public_key_id);
    sw_json_put(event, "headers", write_headers(request));
    sw_json_put_text(event, "body", sw_is_utf8(body, strlen(body)) ? body : "not a text");
    char *written = sw_json_write(em_json(event), false);
    char *text = em_copy(written ? written : "{}");
    sw_json_release_text(written);
    sw_json_free(event);
    sw_buf_free(&target);
    return text;
}

void em_history_add(em_history *history, int64_t at, const em_request *request, const char *public_key_id)
{
    if (history->count == history->room) {
        history->room = history->room ? 2 * history->room : 64;
        history->events = em_grow(history->events, history->room * sizeof *history->events);
    }
    history->events[history->count++] = write_event(at, request, public_key_id);
}

sw_json *em_history_write(const em_history *history)
{
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; i < history->count; i++)
        sw_json_append(list, em_json(sw_json_new_raw(history->events[i])));
    return list;
}

em_request *em_history_read(const sw_json *event)
{
    const char *target = sw_json_get_text(event, "target");
    const char *method = sw_json_get_text(event, "method");
    const char *body = sw_json_get_text(event, "body");
    if (!target || !method || !body)
        return NULL;
    em_request *request = em_request_new(target);
    snprintf(request->method, sizeof request->method, "%s", method);
    sw_buf_add_text(&request->body, body);
    const sw_json *header = sw_json_first(sw_json_get(event, "headers"));
    for (; header; header = sw_json_next(header))
        em_request_add_header(request, sw_json_name(header), sw_json_text(header));
    return request;
}

void em_history_free(em_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        sw_release(history->events[i]);
    sw_release(history->events);
    *history = (em_history){ 0 };
}
