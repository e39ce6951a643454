/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Many requests on their way at once, on one thread: started, waited for together, taken as they end.
 *
 * They share the transport's connections with what is sent alone. A transport that is not libcurl's sends each request
 * while it is started, one behind the other.
 */
#ifndef SW_HTTP_MULTI_H
#define SW_HTTP_MULTI_H

#include <savedwallet/transport.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SW_MULTI_DESCRIPTORS = 64 };

typedef struct sw_multi sw_multi;

/** What came of a request. */
typedef struct sw_arrival {
    void *owner;
    int code;
    sw_response *answer; /**< the taker's; NULL when there is none */
    sw_error why;        /**< when code is not SW_OK */
} sw_arrival;

/** @param out  free it with sw_multi_free @return SW_OK, SW_E_NOMEM */
int sw_multi_new(sw_multi **out, sw_transport *transport, sw_error *err);

/** Does its transport send one request at a time, while it is started? */
bool sw_multi_is_sequential(const sw_multi *it);

/**
 * Starts a request. What it points to must stay until it is taken.
 * @param owner  by which it is known; no two on their way have the same
 * @return SW_OK: it will arrive, whatever comes of it; else a code, and nothing was sent
 */
int sw_multi_start(sw_multi *it, const sw_http_request *request, void *owner, sw_error *err);

/**
 * Moves what is on its way, and waits until there is something to do or to take.
 * @param milliseconds  at most; 0: does not wait
 * @param descriptors   that end the wait when they can be read, SW_MULTI_DESCRIPTORS at most
 */
void sw_multi_wait(sw_multi *it, int64_t milliseconds, const int *descriptors, size_t count);

/** Ends the wait that is on, or the next one. From any thread. */
void sw_multi_wakeup(sw_multi *it);

/** Takes one that has ended, the first first. @return false when there is none */
bool sw_multi_take(sw_multi *it, sw_arrival *out);

/** Gives one up that is on its way: it arrives without an answer. Does nothing when it has arrived. */
void sw_multi_cancel(sw_multi *it, const void *owner);

/** Gives up what is on its way. Connections that are idle stay with the transport. */
void sw_multi_free(sw_multi *it);

/**
 * In a child of the process that made it, in place of sw_multi_free: closes the child's copies of the sockets and
 * leaves everything else as it is, since libcurl and OpenSSL would speak on the parent's connections.
 */
void sw_multi_forget(sw_multi *it);

#endif
