/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How a request reaches Amazon Pay: libcurl, or the caller's own, or a record to replay in tests.
 */
#ifndef SAVEDWALLET_TRANSPORT_H
#define SAVEDWALLET_TRANSPORT_H

#include <savedwallet/cancel.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/response.h>
#include <savedwallet/sign.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** A request as it goes out. Everything is borrowed for the time of the call. */
typedef struct sw_http_request {
    const char *method;
    const char *url; /**< scheme, host, path and query, encoded */
    const sw_header *headers;
    size_t header_count;
    const void *body;
    size_t body_size;
    int64_t connect_timeout_ms; /**< 0: 3,000 */
    int64_t timeout_ms;         /**< 0: 30,000 */
    sw_cancel *cancel;          /**< ends the wait for an answer; NULL: nothing does */
} sw_http_request;

/**
 * Sends one request once, and fills in the answer.
 *
 * It must not send anything twice, follow a redirect, or change a byte. When there is no answer it returns
 * SW_E_NO_ANSWER and sets err->effect: SW_EFFECT_NONE when nothing of the request can have been read by the server,
 * else SW_EFFECT_UNKNOWN; and err->retry: SW_RETRY_SAME_KEY when another try may help. err may be NULL. What was
 * canceled while it waited has no answer in the same way. It is called from every thread that uses the client, at the
 * same time if there are several.
 */
typedef int sw_transport_fn(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err);

typedef struct sw_transport sw_transport;

/** What the libcurl transport can be told. Zero in a field means what the field says. */
typedef struct sw_curl_options {
    uint32_t version;    /**< SW_CURL_OPTIONS_VERSION; 0 is taken as 1 */
    const char *ca_file; /**< PEM of further authorities to trust; NULL: the system's only */
    size_t max_idle;     /**< connections kept open; 0: 16 */
    /**
     * "http://host:port" or "https://host:port", through which every connection is made as a tunnel (CONNECT), to this
     * machine too; TLS goes through it from end to end. NULL: none, whatever the environment says
     */
    const char *proxy;
    const char *proxy_user;     /**< what the proxy asks for, as Basic; NULL: nothing */
    const char *proxy_password; /**< of that user; NULL: "" */
} sw_curl_options;

#define SW_CURL_OPTIONS_VERSION 1
#define SW_CURL_OPTIONS_INIT                   \
    {                                          \
        SW_CURL_OPTIONS_VERSION, 0, 0, 0, 0, 0 \
    }

/** A transport of the caller's own. @param payload must outlive the transport */
SW_API int sw_transport_new(sw_transport **out, sw_transport_fn *send, void *payload, sw_error *err);

/**
 * The transport every client uses unless told otherwise: long-lived libcurl handles, TLS always verified, plain http to
 * loopback addresses only, no proxy but that of the options. Options are copied; the password is overwritten when the
 * transport is freed. @param options NULL: defaults
 */
SW_API int sw_transport_curl_new(sw_transport **out, const sw_curl_options *options, sw_error *err);

/**
 * A transport for tests that sends nothing: it expects requests in this order and answers from the record.
 *
 * The record is a JSON array of `{"request": {"method", "url", "headers": {…}, "body"}, "answer": {"status", "headers",
 * "body"}}`; instead of "answer", `"fault": "connect"` (nothing was sent) or `"fault": "reset"` (sent, no answer).
 * Method, URL, the sorted headers and the body are compared byte for byte; what differs is shown in the error, which is
 * SW_E_PROTOCOL.
 */
SW_API int sw_transport_replay_new(sw_transport **out, const char *record, size_t size, sw_error *err);

/** Requests of the record that have not been made. 0 for a transport that replays nothing. */
SW_API size_t sw_transport_replay_remaining(const sw_transport *transport);

/**
 * Sends one request, once, without signing or retries.
 * @param[out] out   yours; free it with sw_response_free
 */
SW_API int sw_transport_send(sw_response **out, sw_transport *transport, const sw_http_request *request, sw_error *err);

/** Another holder of the same transport. NULL gives NULL. */
SW_API sw_transport *sw_transport_retain(sw_transport *transport);

/** Lets go of the transport; the last holder closes its connections. NULL is fine. */
SW_API void sw_transport_free(sw_transport *transport);

SW_END_DECL

#endif
