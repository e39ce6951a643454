/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * An error as a page, for the buyer and then for the shop's developers.
 */
#ifndef EMULATOR_PAGES_REFUSAL_H
#define EMULATOR_PAGES_REFUSAL_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

/** Shows a refusal to who looks at it in a browser. @param request_id  under which a wrong signature was looked into */
void em_refusal_show(em_world *world, const em_request *request, const char *request_id, em_answer *answer);

#endif
