/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a buyer does in the browser, without one: from a button to the URL on which the buyer comes back.
 */
#ifndef EMULATOR_CHECKOUT_H
#define EMULATOR_CHECKOUT_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/world.h"

/** Answers {"checkoutSessionId", "url"}, or {"buyerToken", "url"}. @param body  button, card, consent, cancel */
void em_checkout(em_world *world, const sw_json *body, em_answer *answer);

/** The second visit of an express checkout; answers as the first. @param body  card, cancel */
void em_checkout_process(em_world *world, const char *session_id, const sw_json *body, em_answer *answer);

#endif
