/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Asking the rules, and writing down what they said: the decision with its input, and what is to be done, in one
 * commit.
 */
#ifndef SW_ENGINE_FOLLOW_H
#define SW_ENGINE_FOLLOW_H

#include "engine/inside.h"

#include <savedwallet/object.h>

/** An event that is due: recorded, released or timed out. */
int sw_follow_event(sw_desk *desk, sw_event_row *event, sw_error *err);

/** A charge with a definite no. */
int sw_follow_decline(sw_desk *desk, sw_action_row *action, sw_error *err);

/** @name Once for each end of a refund, change of a wallet (which `name` tells), state of a dispute. Without a hook:
 * the inbox, where somebody has to look.
 * @{ */
int sw_follow_refund(sw_desk *desk, const sw_action_row *action, const sw_object *refund, sw_error *err);
int sw_follow_wallet(sw_desk *desk, const sw_wallet_row *wallet, const char *name, sw_error *err);
int sw_follow_dispute(sw_desk *desk, int64_t wallet, const sw_object *dispute, sw_error *err);
/** @} */

#endif
