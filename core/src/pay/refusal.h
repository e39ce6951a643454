/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How a notification is refused: with one of the words of refusals.def.
 */
#ifndef SW_PAY_REFUSAL_H
#define SW_PAY_REFUSAL_H

#include <savedwallet/error.h>

#include <stdbool.h>

typedef enum sw_refusal {
#define REFUSAL(ID, reason, code, status) SW_REFUSAL_##ID,
#include "pay/refusals.def"
#undef REFUSAL
    SW_REFUSALS
} sw_refusal;

/** Fills in the error. @param field the member of the envelope or of the message @return the refusal's code */
int sw_refuse(sw_error *err, sw_refusal refusal, const char *field, const char *format, ...) SW_PRINTF(4, 5);

/** Is the error this refusal? */
bool sw_is_refused(const sw_error *err, sw_refusal refusal);

#endif
