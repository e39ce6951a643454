/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Which part of the emulator answers a path.
 */
#ifndef EMULATOR_ROUTE_H
#define EMULATOR_ROUTE_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

/** Answers any request, and remembers what was asked. */
void em_route(em_world *world, const em_request *request, const char *request_id, em_answer *answer);

/** Answers a call of a snapshot again: whose it was is known, and was checked when it came. */
void em_route_again(em_world *world, const em_request *request, const char *public_key_id, em_answer *answer);

#endif
