/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Why a signature was refused: the likely cause, what was signed, what should have been, and where they part.
 */
#ifndef EMULATOR_DIFF_DIAGNOSIS_H
#define EMULATOR_DIFF_DIAGNOSIS_H

#include "emulator/request.h"
#include "emulator/world.h"

/** Looks at a request that was refused for its signature; keeps what it finds, and says it in a line on stderr. */
void em_diagnose_request(em_world *world, const em_request *request, const char *request_id);

/** Does the same for a button. @param button  {"payload", "signature", "public_key_id", "algorithm"} */
void em_diagnose_button(em_world *world, const em_request *request, const sw_json *button, const char *request_id);

#endif
