/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "base/error.h"
#include "pay/calling.h"

static int send_once(sw_calling *it)
{
    sw_http_request request;
    int code = sw_calling_try(it, &request);
    if (code != SW_OK)
        return code;
    sw_response *answer = NULL;
    sw_error why = SW_ERROR_INIT;
    code = sw_transport_send(&answer, it->client->transport, &request, &why);
    return sw_calling_take(it, code, answer, &why);
}

/* As many tries as are safe, one behind the other on this thread. */
static void run(sw_calling *it)
{
    int64_t wait;
    while (send_once(it) != SW_OK && sw_calling_again(it, &wait))
        sw_clock_wait(&it->client->clock, wait, it->cancel);
}

static int refuse_missing(sw_error *err)
{
    return sw_fail(err, SW_E_INVALID, "a call needs a client, a request and a place for its answer");
}

int sw_client_call(sw_response **out, sw_client *client, const sw_request *request, const sw_call *call, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !request)
        return refuse_missing(err);
    sw_calling it;
    int code = sw_calling_begin(&it, client, request, call, err);
    if (code != SW_OK)
        return code;
    run(&it);
    return sw_calling_end(&it, out, err);
}

int sw_client_send(sw_response **out, sw_client *client, const sw_message *message, const sw_call *call, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !message)
        return refuse_missing(err);
    sw_calling it;
    int code = sw_calling_begin_message(&it, client, message, call, err);
    if (code != SW_OK)
        return code;
    run(&it);
    return sw_calling_end(&it, out, err);
}
