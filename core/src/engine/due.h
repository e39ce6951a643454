/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is due, and whose turn it is.
 */
#ifndef SW_ENGINE_DUE_H
#define SW_ENGINE_DUE_H

#include "engine/inside.h"

typedef enum sw_due_kind { SW_DUE_NOTHING, SW_DUE_EVENT, SW_DUE_ACTION, SW_DUE_NOTIFICATION } sw_due_kind;

/** What is due first. */
typedef struct sw_due {
    sw_due_kind kind;
    int64_t number; /* of its row */
    int64_t wallet; /* 0: it has none */
    int64_t next_ms;
} sw_due;

/** Finds what is due first and belongs to a wallet that nobody is at, and takes that wallet. */
int sw_due_claim(sw_due *out, sw_desk *desk, sw_error *err);

/** Is nothing due? What another worker is at is not done yet. */
int sw_due_is_idle(bool *out, const sw_desk *desk, sw_error *err);

/** How much is due, whoever is at it; and when something is due next. @param[out] out_ms  0: never */
int sw_due_count(int64_t *out, const sw_desk *desk, sw_error *err);
int sw_due_next(int64_t *out_ms, const sw_desk *desk, sw_error *err);

#endif
