/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The guards at START, with all that is known of the wallet, the charge and what was done before.
 */
#ifndef SW_ENGINE_GUARDING_H
#define SW_ENGINE_GUARDING_H

#include "engine/inside.h"

#include <savedwallet/guard.h>
#include <savedwallet/object.h>

/**
 * Asks the guards about an action that would be started now, in the transaction that is open.
 *
 * @param[out] verdict  the first that stops it; its guard is NULL when none does
 * @param charge        the charge that a capture or refund is about, as it was just read; else NULL
 * @param now_ms        the earlier of our clock and Amazon's
 */
int sw_guarding_ask(sw_guard_verdict *verdict, const sw_desk *desk, const sw_action_row *action,
                    const sw_wallet_row *wallet, const sw_object *charge, int64_t now_ms, sw_error *err);

#endif
