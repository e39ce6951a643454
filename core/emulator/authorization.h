/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who sent a request, and whether the signature is theirs.
 */
#ifndef EMULATOR_AUTHORIZATION_H
#define EMULATOR_AUTHORIZATION_H

#include "emulator/answer.h"
#include "emulator/merchant.h"
#include "emulator/request.h"
#include "emulator/world.h"

/** Finds the key that a request is signed with; whose it is, its first says. @return NULL with an error answered */
const em_merchant *em_authorize(em_world *world, const em_request *request, em_answer *answer);

#endif
