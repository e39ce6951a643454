/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The enums that are given by a name, in the shape that sw_given_member takes: each puts one where `place` is.
 */
#ifndef SW_FACE_NAMES_H
#define SW_FACE_NAMES_H

#include <savedwallet/error.h>

/** An sw_flow. */
int sw_read_flow(void *place, const char *name, sw_error *err);

/** An sw_surface. */
int sw_read_surface(void *place, const char *name, sw_error *err);

/** An sw_start. */
int sw_read_start(void *place, const char *name, sw_error *err);

/** An sw_payment. */
int sw_read_payment(void *place, const char *name, sw_error *err);

/** An sw_permission_kind: "saved_wallet", "one_time" or "recurring". */
int sw_read_permission(void *place, const char *name, sw_error *err);

#endif
