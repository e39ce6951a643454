/* SPDX-License-Identifier: Apache-2.0 */
#include "http/transport.h"

#include "base/error.h"
#include "base/memory.h"
#include "http/response.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct sw_transport {
    atomic_int holders;
    sw_transport_class does;
    void *payload;
};

int sw_transport_make(sw_transport **out, const sw_transport_class *class_of, void *payload, sw_error *err)
{
    sw_transport *transport = sw_alloc(sizeof *transport);
    if (!transport) {
        if (class_of->release)
            class_of->release(payload);
        return sw_fail_memory(err);
    }
    atomic_init(&transport->holders, 1);
    transport->does = *class_of;
    transport->payload = payload;
    *out = transport;
    return SW_OK;
}

int sw_transport_new(sw_transport **out, sw_transport_fn *send, void *payload, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !send)
        return sw_fail_field(err, SW_E_INVALID, "transport", "there is no function to send with");
    return sw_transport_make(out, &(sw_transport_class){ .send = send }, payload, err);
}

void *sw_transport_payload(const sw_transport *transport, sw_transport_fn *send)
{
    return transport->does.send == send ? transport->payload : NULL;
}

sw_transport *sw_transport_retain(sw_transport *transport)
{
    if (transport)
        atomic_fetch_add(&transport->holders, 1);
    return transport;
}

void sw_transport_free(sw_transport *transport)
{
    if (!transport || atomic_fetch_sub(&transport->holders, 1) != 1)
        return;
    if (transport->does.release)
        transport->does.release(transport->payload);
    sw_release(transport);
}

size_t sw_transport_replay_remaining(const sw_transport *transport)
{
    return transport && transport->does.remaining ? transport->does.remaining(transport->payload) : 0;
}

/*
 * A transport of the caller's own may return anything: whatever is no answer must not look like one, and silence about
 * the effect is no word that nothing was sent. Where an answer was begun, the request had been read.
 */
int sw_transport_check(int code, const sw_response *answer, sw_error *err)
{
    if (code == SW_OK && sw_response_status(answer) < 200)
        return sw_fail_no_answer(err, SW_EFFECT_UNKNOWN, "the transport gave no HTTP status");
    bool known = code == SW_OK || strcmp(sw_code_name(code), "unknown") != 0;
    if (!known || (code != SW_OK && err && !err->message[0])) {
        sw_effect effect = err ? err->effect : SW_EFFECT_UNKNOWN;
        return sw_fail_no_answer(err, effect, "the transport failed with %d and gave no reason", code);
    }
    bool was_answered = sw_response_status(answer) > 0;
    return was_answered && code != SW_OK && code != SW_E_NO_ANSWER ? sw_fail_after_sending(err, code) : code;
}

static bool is_whole(const sw_http_request *request)
{
    if ((request->header_count > 0 && !request->headers) || (request->body_size > 0 && !request->body))
        return false;
    for (size_t i = 0; i < request->header_count; i++)
        if (!request->headers[i].name || !request->headers[i].value)
            return false;
    return true;
}

int sw_transport_send(sw_response **out, sw_transport *transport, const sw_http_request *request, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !transport || !request || !request->method || !request->url)
        return sw_fail(err, SW_E_INVALID, "sending needs a transport and a request with method and URL");
    if (!is_whole(request))
        return sw_fail(err, SW_E_INVALID, "the request lacks a header, a name or a body that it counts");
    if (sw_cancel_is_requested(request->cancel))
        return sw_fail_no_answer(err, SW_EFFECT_NONE, SW_CANCELED);
    sw_response *answer = sw_response_new();
    if (!answer)
        return sw_fail_memory(err);
    sw_error_clear(err);
    if (err)
        err->effect = SW_EFFECT_UNKNOWN;
    int code = sw_transport_check(transport->does.send(transport->payload, answer, request, err), answer, err);
    if (code == SW_OK) {
        sw_error_clear(err);
        *out = answer;
    }
    if (code != SW_OK)
        sw_response_free(answer);
    return code;
}

int sw_fail_no_answer(sw_error *err, sw_effect effect, const char *format, ...)
{
    char message[sizeof err->message];
    va_list args;
    va_start(args, format);
    if (vsnprintf(message, sizeof message, format, args) < 0)
        message[0] = '\0';
    va_end(args);
    sw_fail(err, SW_E_NO_ANSWER, "%s", message);
    if (err) {
        err->effect = effect;
        err->retry = SW_RETRY_SAME_KEY;
    }
    return SW_E_NO_ANSWER;
}

int sw_fail_after_sending(sw_error *err, int code)
{
    if (err) {
        err->effect = SW_EFFECT_UNKNOWN;
        err->retry = SW_RETRY_SAME_KEY;
        err->next_step = SW_NEXT_WAIT;
    }
    return code;
}
