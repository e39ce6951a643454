/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a buyer does in the browser, without one: from a signed button to the URL on which the buyer comes back.
 */
#ifndef EMULATOR_CHECKOUT_H
#define EMULATOR_CHECKOUT_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/world.h"

/** Answers {"checkoutSessionId", "url"}. @param body  button, card and consent */
void em_checkout(em_world *world, const sw_json *body, em_answer *answer);

#endif
