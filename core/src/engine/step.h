/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The ends of a step at which nothing was sent. Each lets go of the wallet with its commit.
 */
#ifndef SW_ENGINE_STEP_H
#define SW_ENGINE_STEP_H

#include "engine/inside.h"

/** Writes the action. */
int sw_step_end(sw_desk *desk, sw_action_row *action, sw_error *err);

/** Nothing came of it: it is looked at again after so long. */
int sw_step_postpone(sw_desk *desk, sw_action_row *action, int64_t wait_ms, sw_error *err);

/** A guard stops it: it is blocked, and in the inbox. */
int sw_step_block(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err);

/** The same of a capture: the authorization is gone. */
int sw_step_block_expired(sw_desk *desk, sw_action_row *action, sw_error *err);

/** Counts from now on, if it does not yet, how long the action is in trouble. @return is that too long? */
bool sw_step_is_hopeless(sw_action_row *action, const sw_desk *desk);

/** So long, or as long as Amazon asked for, up to an hour. */
int64_t sw_step_wait(int64_t wait_ms, const sw_error *why);

/** @name The first and the last of them in the transaction that is open
 * @{ */
int sw_step_write_end(sw_desk *desk, sw_action_row *action, sw_error *err);
int sw_step_write_block(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err);
/** @} */

#endif
