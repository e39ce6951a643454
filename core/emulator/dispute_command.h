/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a buyer, a bank or Amazon does to a merchant: a dispute that begins, and one that is decided.
 */
#ifndef EMULATOR_DISPUTE_COMMAND_H
#define EMULATOR_DISPUTE_COMMAND_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/world.h"

/** The buyer's bank takes the money of a charge back. @param body  {"filingReason", "disputeAmount"}, both optional */
void em_dispute_happen(em_world *world, const char *charge_id, const sw_json *body, em_answer *answer);

/** Moves a dispute on and answers it. @param body  {"state", "reason", "resolution"} */
void em_dispute_command(em_world *world, const char *id, const sw_json *body, em_answer *answer);

#endif
