/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a browser posts.
 */
#ifndef EMULATOR_WEB_FORM_H
#define EMULATOR_WEB_FORM_H

#include "base/json.h"
#include "emulator/request.h"

#include <stdbool.h>

bool em_is_form(const em_request *request);

/** Reads a form as an object of texts; of a name that comes twice the last counts. @return yours */
sw_json *em_form_read(const em_request *request);

#endif
