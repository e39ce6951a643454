/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What an action sends, and under which key.
 */
#ifndef SW_ENGINE_BODY_H
#define SW_ENGINE_BODY_H

#include "engine/inside.h"

/**
 * Makes the action's next attempt: operation, key and exact bytes. Nothing is written yet.
 * @param[out] out  with sw_record_free
 */
int sw_attempt_make(sw_attempt_row *out, const sw_desk *desk, const sw_action_row *action, const sw_wallet_row *wallet,
                    sw_error *err);

/** The operation of a kind of action, such as "createCharge", and the one that reads what it makes. */
const char *sw_operation_of(const char *kind);
const char *sw_reader_of(const char *kind);

#endif
