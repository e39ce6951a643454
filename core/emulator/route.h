/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * From a request to the function that answers it. A new operation is a row in a table.
 */
#ifndef EMULATOR_ROUTE_H
#define EMULATOR_ROUTE_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

/** Answers a request and keeps a record of it. @param request_id  the answer's x-amz-pay-request-id */
void em_route(em_world *world, const em_request *request, const char *request_id, em_answer *answer);

#endif
