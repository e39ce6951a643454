/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The proxy through which connections are made: what was configured, checked and copied, and what is said when it does
 * not let a connection through.
 */
#ifndef SW_HTTP_PROXY_H
#define SW_HTTP_PROXY_H

#include "base/url.h"

#include <savedwallet/transport.h>

/** All NULL: none. */
typedef struct sw_proxy {
    char *url;           /**< scheme, host and port */
    char *authorization; /**< the header with user and password, a secret; NULL: the proxy asks for none */
    sw_url address;      /**< the URL taken apart */
} sw_proxy;

/** Takes the proxy of the options, user and password with it. What is there after a failure is to be freed too. */
int sw_proxy_set(sw_proxy *out, const sw_curl_options *options, sw_error *err);

/** Frees what it holds, the secret overwritten first. */
void sw_proxy_free(sw_proxy *proxy);

/**
 * Says why there is no connection: nothing was sent. What the proxy refuses it refuses the next time too; one that is
 * not there, or cannot reach the server, may do so later.
 * @param status   what the proxy answered to CONNECT; 0: nothing
 * @param why      what happened, where it answered nothing
 * @return SW_E_NO_ANSWER
 */
int sw_proxy_fail(const sw_proxy *proxy, const sw_url *server, int status, const char *why, sw_error *err);

#endif
