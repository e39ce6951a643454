/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The payload of a button: what may be in it, and what must be to save a wallet.
 */
#ifndef EMULATOR_PAYLOAD_H
#define EMULATOR_PAYLOAD_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/merchant.h"
#include "emulator/world.h"

#include <stdbool.h>

/** Reads and checks a payload. @param[out] out yours @return false with an error answered, and nothing in out */
bool em_payload_read(sw_json **out, const char *text, const em_world *world, const em_merchant *merchant,
                     em_answer *answer);

#endif
