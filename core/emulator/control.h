/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The control API: what a test, or a person, does to the emulator's world.
 */
#ifndef EMULATOR_CONTROL_H
#define EMULATOR_CONTROL_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

bool em_is_control_path(const char *path);

/** Answers a request to the control API; without the token it is refused. */
void em_control(em_world *world, const em_request *request, em_answer *answer);

/** Does again what a snapshot tells; calls that change no object are not. */
void em_control_again(em_world *world, const em_request *request, em_answer *answer);

#endif
