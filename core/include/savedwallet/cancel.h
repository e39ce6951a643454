/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How a call is ended by somebody else: another thread, or a signal handler.
 *
 * One of these may be given to any number of calls, and cancels them all, for good: it is made anew for the next ones.
 * A call that has its answer is never canceled. One that was sent and has none ends with `effect` unknown and its key,
 * like any other call without an answer; see sw_error.
 */
#ifndef SAVEDWALLET_CANCEL_H
#define SAVEDWALLET_CANCEL_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stdbool.h>

SW_BEGIN_DECL

/** A child of a fork has a copy of its own: what one of the two cancels goes on in the other. */
typedef struct sw_cancel sw_cancel;

/** @param[out] out  yours; free it with sw_cancel_free @return SW_OK, SW_E_NOMEM, SW_E_IO without a file descriptor */
SW_API int sw_cancel_new(sw_cancel **out, sw_error *err);

/** Cancels, and wakes those who wait. From any thread and from a signal handler; more than once does no harm. */
SW_API void sw_cancel_request(sw_cancel *cancel);

/** Was it requested? false for NULL. */
SW_API bool sw_cancel_is_requested(const sw_cancel *cancel);

/**
 * For those who wait by themselves, such as a transport of the caller's own: a descriptor that can be read once it was
 * requested, to be given to poll and never read. It belongs to the object.
 * @return -1 for NULL and in a child of the fork's: look at sw_cancel_is_requested every so often there
 */
SW_API int sw_cancel_descriptor(const sw_cancel *cancel);

/** Another holder of the same object. NULL gives NULL. */
SW_API sw_cancel *sw_cancel_retain(sw_cancel *cancel);

/** Lets go of it; a call holds what it was given until it ends. Not from a signal handler. NULL is fine. */
SW_API void sw_cancel_free(sw_cancel *cancel);

SW_END_DECL

#endif
