/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a buyer does in the browser, without one: from a button to the URL on which the buyer comes back.
 */
#ifndef EMULATOR_CHECKOUT_H
#define EMULATOR_CHECKOUT_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/session.h"

/**
 * Reads and checks what a button asks for, and what the buyer does if that is said already.
 * @param body  button, buyer, card, consent, cancel
 * @param[out] choice  its payload is yours until em_checkout_open, unless it has a session
 * @return false with an error answered
 */
bool em_checkout_read(em_choice *choice, em_world *world, const sw_json *body, em_answer *answer);

/** Is it plain signing in, which opens no session? */
bool em_checkout_is_sign_in(const em_choice *choice);

/** The session of a choice, which takes the payload over; made where there is none yet. @return the world's */
em_session *em_checkout_open(em_world *world, em_choice *choice);

/** Answers {"checkoutSessionId", "url"}, or {"buyerToken", "url"}. @param body  button, card, consent, cancel */
void em_checkout(em_world *world, const sw_json *body, em_answer *answer);

/** The second visit of an express checkout; answers as the first. @param body  card, cancel */
void em_checkout_process(em_world *world, const char *session_id, const sw_json *body, em_answer *answer);

#endif
