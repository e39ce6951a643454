/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How a call ends: what its caller is told beside the last answer.
 */
#ifndef SW_PAY_CONCLUDE_H
#define SW_PAY_CONCLUDE_H

#include "pay/calling.h"

/** Completes the calling's error, or its answer, with what the tries together have shown. */
void sw_calling_conclude(sw_calling *it);

#endif
