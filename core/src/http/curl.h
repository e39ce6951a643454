/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * libcurl's easy side: what a transport on libcurl holds, and one request on its way, whether it is sent alone or among
 * others (multi.h).
 */
#ifndef SW_HTTP_CURL_H
#define SW_HTTP_CURL_H

#include "base/buf.h"
#include "base/url.h"
#include "http/pool.h"
#include "http/proxy.h"

#include <savedwallet/transport.h>

#include <stdbool.h>
#include <stddef.h>

/** What sw_transport_curl_new makes. */
typedef struct sw_curl {
    sw_pool *pool;      /**< of handles with their connections */
    char *ca_file;      /**< NULL: the system's authorities only */
    sw_buf authorities; /**< PEM of that file and the system's, one behind the other */
    sw_proxy proxy;
} sw_curl;

/** The inside of a transport on libcurl. @return NULL: it is another transport */
sw_curl *sw_curl_of(const sw_transport *transport);

/** Starts libcurl, once a process. */
void sw_curl_start(void);

/** Writes such as "libcurl/7.88.1". */
void sw_curl_version(char *out, size_t size);

/** The file of the system's authorities. @return NULL: libcurl was built without one */
const char *sw_curl_system_authorities(void);

/** Releases what a slot of the pool owns. */
void sw_curl_release(void *owned);

/** One request on its way. From its beginning to its end it stays where it is, with all that it borrows. */
typedef struct sw_exchange {
    const sw_curl *with;            /**< set by its beginning */
    const sw_http_request *request; /**< filled in before it is begun, as are answer and err; borrowed */
    sw_response *answer;
    sw_error *err; /**< NULL: nobody wants to know */
    sw_url url;    /**< scheme, host and port */
    void *easy;    /**< libcurl's handle, which is the slot's */
    struct curl_slist *headers;
    long tunnel;      /**< what the proxy answered to CONNECT; 0: nothing, or none was sent */
    int code;         /**< what a callback of ours failed with */
    int begun;        /**< how often libcurl was about to write the request */
    bool has_headers; /**< the empty line behind them has come */
    char message[256];
} sw_exchange;

/** Sets up the slot's handle to send it. @return a code with *err filled in: there is nothing to end then */
int sw_exchange_begin(sw_exchange *it, const sw_curl *with, sw_slot *slot);

/** Sends it, waits for its answer, and ends it. */
int sw_exchange_perform(sw_exchange *it);

/** The same; a request of cancel ends it in the middle. */
int sw_exchange_perform_until(sw_exchange *it, const sw_cancel *cancel);

/** Ends it after libcurl's handle has. @param result  its CURLcode @return SW_OK when the answer is whole */
int sw_exchange_end(sw_exchange *it, int result);

/** Ends it in the middle; the handle is not being driven any more. @return SW_E_NO_ANSWER, with the effect it may have
 */
int sw_exchange_abandon(sw_exchange *it);

#endif
