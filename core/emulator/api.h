/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amazon Pay API v2: the table of its operations, and what all of them have in common.
 */
#ifndef EMULATOR_API_H
#define EMULATOR_API_H

#include "emulator/answer.h"
#include "emulator/merchant.h"
#include "emulator/record.h"
#include "emulator/request.h"
#include "emulator/world.h"

/** Answers a request to the API. @param[out] remark  operation, replayed and fault are set */
void em_api(em_world *world, const em_request *request, em_answer *answer, em_remark *remark);

/** Answers a request that was answered before: neither its signature nor the rate of requests is looked at. */
void em_api_again(em_world *world, const em_request *request, const em_merchant *signer, em_answer *answer);

/** Is there an operation of that name? */
bool em_api_has(const char *operation);

#endif
