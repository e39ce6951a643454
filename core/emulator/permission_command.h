/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a buyer in their Amazon account, or Amazon, does to a charge permission behind the merchant's back.
 */
#ifndef EMULATOR_PERMISSION_COMMAND_H
#define EMULATOR_PERMISSION_COMMAND_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/world.h"

/** Changes a permission's state and answers it. @param body  {"state", "reason"} */
void em_permission_command(em_world *world, const char *id, const sw_json *body, em_answer *answer);

#endif
