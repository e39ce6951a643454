/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amazon's script for a shop's page, /checkout.js. A shop loads it from any origin, as it would from Amazon.
 */
#ifndef EMULATOR_PAGES_SCRIPT_H
#define EMULATOR_PAGES_SCRIPT_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

bool em_is_script_path(const char *path);

void em_script_send(const em_world *world, const em_request *request, em_answer *answer);

#endif
