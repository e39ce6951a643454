/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reading an answer's JSON. The library takes and gives JSON as text: use the JSON reader your program has already.
 * These examples use the one in core/src/base, which is why the demo links the static library with its internals.
 */
#ifndef SW_EXAMPLES_ANSWER_H
#define SW_EXAMPLES_ANSWER_H

#include <savedwallet/error.h>
#include <savedwallet/response.h>

#include <stddef.h>

/** Copies the text at a path such as "statusDetails.state" or "paymentPreferences.0.paymentDescriptor". @return
 * SW_E_PROTOCOL when there is none, or no room for it */
int answer_text(char *out, size_t size, const sw_response *answer, const char *path, sw_error *err);

/** Is statusDetails.state this one? @return SW_E_PROTOCOL when it is not */
int answer_expect(const sw_response *answer, const char *state, sw_error *err);

/** Is this answer about the same charge as before? @return SW_E_PROTOCOL when it is not */
int answer_expect_charge(const sw_response *answer, const char *charge_id, sw_error *err);

#endif
