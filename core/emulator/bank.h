/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A bank that asks for the buyer before it lets a charge through (--bank-asks). How Amazon does it is not documented.
 */
#ifndef EMULATOR_BANK_H
#define EMULATOR_BANK_H

#include "emulator/charge.h"

/** Does the bank ask for this charge? Where it cannot send the buyer back it is a refusal. */
bool em_bank_asks(const em_world *world, const sw_json *request);

/** Is there a URL to which the buyer comes back? @return false with an error answered */
bool em_bank_check_return(em_call *call);

/** Lets a new charge wait for its buyer, for a day. */
void em_bank_wait(em_world *world, em_charge *charge);

/** Plays the buyer at the bank; answers {"url"}. @param body  {"passed": true or false} */
void em_bank_answer(em_world *world, const char *charge_id, const sw_json *body, em_answer *answer);

/** webCheckoutDetails of a charge for which the bank asked, else null. @return yours */
sw_json *em_bank_write(const em_world *world, const em_charge *charge);

#endif
