/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Waiting that can be ended.
 */
#ifndef SW_BASE_CANCEL_H
#define SW_BASE_CANCEL_H

#include <savedwallet/cancel.h>

#include <stdint.h>

/** Waits that long, or until it was requested. @param cancel NULL: nothing ends the wait */
void sw_cancel_wait(const sw_cancel *cancel, int64_t milliseconds);

#endif
