/* SPDX-License-Identifier: Apache-2.0 */
#include "http/curl.h"

#include "base/error.h"
#include "base/memory.h"
#include "http/authorities.h"
#include "http/transport.h"

enum { MAX_IDLE = 16, MAX_CA_BYTES = 8 << 20 };

static int send_request(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    const sw_curl *transport = payload;
    sw_slot *slot = sw_pool_take(transport->pool);
    if (!slot)
        return sw_fail_memory(err);
    sw_exchange it = { .request = request, .answer = answer, .err = err };
    int code = sw_exchange_begin(&it, transport, slot);
    if (code == SW_OK)
        code = request->cancel ? sw_exchange_perform_until(&it, request->cancel) : sw_exchange_perform(&it);
    sw_pool_give(transport->pool, slot);
    return code;
}

static void release(void *payload)
{
    sw_curl *transport = payload;
    sw_pool_free(transport->pool);
    sw_buf_free(&transport->authorities);
    sw_proxy_free(&transport->proxy);
    sw_release(transport->ca_file);
    sw_release(transport);
}

static int take_options(sw_curl *transport, const sw_curl_options *options, sw_error *err)
{
    int code = sw_proxy_set(&transport->proxy, options, err);
    if (code != SW_OK || !options->ca_file)
        return code;
    transport->ca_file = sw_copy_text(options->ca_file);
    if (!transport->ca_file)
        return sw_fail_memory(err);
    return sw_authorities_read(&transport->authorities, options->ca_file, sw_curl_system_authorities(), err);
}

int sw_transport_curl_new(sw_transport **out, const sw_curl_options *options, sw_error *err)
{
    static const sw_transport_class does = { send_request, release, NULL };
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_transport_curl_new needs a place for its transport");
    *out = NULL;
    if (options && options->version > SW_CURL_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_curl_options up to version %d",
                             SW_CURL_OPTIONS_VERSION);
    sw_curl_start();
    sw_curl *transport = sw_alloc(sizeof *transport);
    if (!transport)
        return sw_fail_memory(err);
    transport->authorities = (sw_buf)SW_BUF_INIT(MAX_CA_BYTES);
    int code = options ? take_options(transport, options, err) : SW_OK;
    transport->pool = code == SW_OK
                          ? sw_pool_new(options && options->max_idle ? options->max_idle : MAX_IDLE, sw_curl_release)
                          : NULL;
    if (code == SW_OK && transport->pool)
        return sw_transport_make(out, &does, transport, err);
    release(transport);
    return code != SW_OK ? code : sw_fail_memory(err);
}

sw_curl *sw_curl_of(const sw_transport *transport)
{
    return sw_transport_payload(transport, send_request);
}
