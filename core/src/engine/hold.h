/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Holds: an event that is decided again when another one comes, or when it has waited for long enough.
 */
#ifndef SW_ENGINE_HOLD_H
#define SW_ENGINE_HOLD_H

#include "engine/inside.h"

/** Holds the event as the action says; at once let go of where what it waits for came before it. */
int sw_hold(sw_desk *desk, sw_event_row *event, const sw_json *action, sw_error *err);

/** Lets go of what waited for this event, in the transaction that is open. */
int sw_hold_release(sw_desk *desk, const sw_event_row *event, const sw_json *data, sw_error *err);

#endif
