/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The validation of a call's body and query, as the client's configuration wants it.
 */
#ifndef SW_PAY_INSPECT_H
#define SW_PAY_INSPECT_H

#include "pay/problems.h"

#include <savedwallet/operation.h>

/**
 * Looks at what would be sent.
 *
 * @param[out] out    what was found; yours, with sw_problems_free, also when this fails; NULL when nothing was looked
 * at
 * @return SW_OK when the call may go on
 */
int sw_inspect(sw_problems **out, const sw_client *client, const sw_operation *operation, const sw_request *request,
               const sw_call *call, sw_error *err);

/** Leaves each as a warning with the answer. */
int sw_inspect_tell(const sw_problems *problems, sw_response *answer, sw_error *err);

#endif
