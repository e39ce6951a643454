/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The value of sw_state: what was meant when a buyer was sent away, and proof that this browser was sent.
 *
 *     1.<expiry in seconds>.<flow><surface><role>.<amount, or ->.<proof>
 *
 * What comes before the proof can be read by everybody. The proof is the HMAC-SHA256, under state_secret, of that, of
 * who the merchant is, and of a text that only the merchant's server and the buyer's browser know.
 */
#ifndef SW_PAY_SEAL_H
#define SW_PAY_SEAL_H

#include "base/buf.h"

#include <savedwallet/client.h>
#include <savedwallet/flow.h>
#include <savedwallet/money.h>

#include <stdbool.h>
#include <stdint.h>

/** Which of a flow's URLs the buyer came back on. */
typedef enum sw_role {
    SW_ROLE_NONE = 0, /**< not known: nothing was bound */
    SW_ROLE_RESULT,   /**< the flow is to be finished */
    SW_ROLE_REVIEW,   /**< express: the order is to be looked at */
    SW_ROLE_CANCEL,   /**< the buyer gave up */
    SW_ROLE_ERROR     /**< the Mobile SDK failed */
} sw_role;

typedef struct sw_seal {
    sw_flow flow;
    sw_surface surface;
    sw_role role;
    bool has_amount;
    sw_money amount;
    int64_t expires_s; /**< seconds since 1970 */
} sw_seal;

/** Appends the value. @return SW_OK; SW_E_INVALID without a state_secret; SW_E_LIMIT, SW_E_NOMEM */
int sw_seal_write(sw_buf *out, const sw_client *client, const sw_seal *seal, const char *browser_session,
                  sw_error *err);

/**
 * Reads a value that this browser's buyer brought back.
 * @param[out] out   empty after a failure
 * @return SW_OK; SW_E_STATE_MISMATCH for one that is forged, another browser's or too old; SW_E_INVALID without a
 * state_secret
 */
int sw_seal_read(sw_seal *out, const sw_client *client, const char *text, const char *browser_session, sw_error *err);

#endif
