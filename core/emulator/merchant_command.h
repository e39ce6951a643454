/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The control API's calls about merchants: further ones, further keys, an account that Amazon stops.
 */
#ifndef EMULATOR_MERCHANT_COMMAND_H
#define EMULATOR_MERCHANT_COMMAND_H

#include "emulator/answer.h"
#include "emulator/world.h"

/** Adds a key, and with it a merchant that is not known yet; answers the merchant. */
void em_merchant_command_add(em_world *world, const sw_json *body, em_answer *answer);

/** Changes the state of a merchant's account; answers the merchant. */
void em_merchant_command_change(em_world *world, const char *merchant_id, const sw_json *body, em_answer *answer);

/** Answers all keys and whose they are. */
void em_merchant_command_list(const em_world *world, em_answer *answer);

#endif
