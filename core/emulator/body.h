/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The JSON of a request.
 */
#ifndef EMULATOR_BODY_H
#define EMULATOR_BODY_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/request.h"

#include <stdbool.h>

/** Reads a request's body; nothing counts as an empty object. @param[out] out yours @return false with an error
 * answered */
bool em_body_read(const em_request *request, sw_json **out, em_answer *answer);

#endif
