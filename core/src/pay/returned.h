/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who came back: a session's id does not say who brought it, so a buyer who is sent to Amazon carries sw_state on every
 * URL that leads back, and what comes back is held against the browser it came from.
 */
#ifndef SW_PAY_RETURNED_H
#define SW_PAY_RETURNED_H

#include "base/buf.h"
#include "pay/seal.h"

#include <savedwallet/client.h>
#include <savedwallet/flow.h>
#include <savedwallet/money.h>

#include <stdbool.h>
#include <stdint.h>

/** What is bound to a URL. */
typedef struct sw_returned_facts {
    sw_flow flow;
    sw_surface surface;
    sw_role role;                /**< what the URL is for; errors name its option */
    const char *browser_session; /**< required; SW_UNBOUND: nothing is bound */
    const sw_money *amount;      /**< what the order costs; NULL: not known yet */
    int64_t ttl_s;               /**< how long the URL is good, in seconds; 0: 24 h and 15 minutes */
} sw_returned_facts;

/**
 * Appends a merchant's URL to out, with sw_state in its query, of 512 characters at most. Under SW_UNBOUND the URL
 * stays as it is, but is checked all the same.
 *
 * @return SW_OK; SW_E_INVALID for a URL that Amazon or a browser would not take as it is meant (err->field: return_url,
 * cancel_url or error_url), for no browser_session (err->field), and without a state_secret (err->field)
 */
int sw_returned_sign(sw_buf *out, const sw_client *client, const char *url, const sw_returned_facts *facts,
                     sw_error *err);

/** What a buyer brought back. */
typedef struct sw_returned {
    char *session_id;  /**< NULL: the URL has none */
    char *buyer_token; /**< of the flow sign_in; NULL: the URL has none */
    sw_seal seal;      /**< what was bound; the flow is SW_FLOW_NOT_SET when nothing was */
} sw_returned;

/**
 * Reads what a buyer came back on: a whole URL, a path with its query, or a query. sw_state is judged before anything
 * else. Under SW_UNBOUND it is not looked at, and a session's id may be given in place of a URL.
 *
 * @param[out] out   yours; free it with sw_returned_free; empty after a failure
 * @return SW_OK; SW_E_STATE_MISMATCH (err->field is sw_state) when it is missing, forged, another browser's or too old;
 * SW_E_INVALID for a URL that names two sessions or no good one, for no browser_session, and without a state_secret
 */
int sw_returned_read(sw_returned *out, const sw_client *client, const char *url, const char *browser_session,
                     sw_error *err);

/** Leaves it empty. */
void sw_returned_free(sw_returned *returned);

#endif
