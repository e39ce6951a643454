/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a transport, for those who make one.
 */
#ifndef SW_HTTP_TRANSPORT_H
#define SW_HTTP_TRANSPORT_H

#include <savedwallet/transport.h>

#include <stddef.h>

/** Milliseconds, where neither a request nor a configuration says. */
enum { SW_CONNECT_TIMEOUT_MS = 3000, SW_ANSWER_TIMEOUT_MS = 30000 };

/** What is said of a request that its caller canceled. */
#define SW_CANCELED "canceled by the caller"

/** What a transport does. */
typedef struct sw_transport_class {
    sw_transport_fn *send;
    void (*release)(void *payload);           /**< NULL: the payload is the caller's */
    size_t (*remaining)(const void *payload); /**< NULL: nothing is replayed */
} sw_transport_class;

/** Makes a transport that owns its payload. When it fails the payload has been released. @param class_of static */
int sw_transport_make(sw_transport **out, const sw_transport_class *class_of, void *payload, sw_error *err);

/** What a transport that sends with this function works with. @return NULL: it sends with another */
void *sw_transport_payload(const sw_transport *transport, sw_transport_fn *send);

/** What became of a request, when a transport says it ended with this code. @return the code to go on with */
int sw_transport_check(int code, const sw_response *answer, sw_error *err);

/** Says that there was no answer, and that another try may help. @return SW_E_NO_ANSWER */
int sw_fail_no_answer(sw_error *err, sw_effect effect, const char *format, ...) SW_PRINTF(3, 4);

/** Adds to an error that the request had been sent by then: nobody knows what came of it. @return code */
int sw_fail_after_sending(sw_error *err, int code);

#endif
