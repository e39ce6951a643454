/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Waiting that can be ended.
 */
#ifndef SW_BASE_CANCEL_H
#define SW_BASE_CANCEL_H

#include <savedwallet/cancel.h>

#include <stdbool.h>
#include <stdint.h>

/** How long may pass between two looks at who watches. */
enum { SW_CANCEL_LOOK_MS = 100 };

/**
 * Makes a cancel for one call, made on one thread, that asks by itself whether it is requested.
 *
 * @param watch  asked by who waits, every SW_CANCEL_LOOK_MS and after each signal; other than 0 requests it; may be
 * NULL
 * @param other  requests it too; NULL: nothing else does
 * @return yours, free it with sw_cancel_free; NULL when memory ran out
 */
sw_cancel *sw_cancel_watching(int (*watch)(void *payload), void *payload, sw_cancel *other);

/** Is it requested, when who watches is asked as well? By who waits only. */
bool sw_cancel_look(const sw_cancel *cancel);

/** How long to wait until the next look. */
int sw_cancel_slice(const sw_cancel *cancel, int milliseconds);

/** Waits that long, or until it was requested. @param cancel NULL: nothing ends the wait */
void sw_cancel_wait(const sw_cancel *cancel, int64_t milliseconds);

#endif
