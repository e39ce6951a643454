/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Planning: an action is written down, once for each intent, before anything else happens.
 */
#ifndef SW_ENGINE_PLAN_H
#define SW_ENGINE_PLAN_H

#include "engine/inside.h"

/** What is to be done. Texts are borrowed. */
typedef struct sw_plan {
    const char *kind;
    const char *wallet; /* by name; NULL: that of the charge, or wallet_number */
    int64_t wallet_number;
    const char *intent;   /* of a charge or refund; of the others, NULL: their charge or wallet names them */
    const char *space;    /* NULL: that of the kind */
    const char *charge;   /* what a capture, cancel or refund is about: an intent or a chargeId */
    sw_money amount;      /* SW_MONEY_INIT: it has none */
    sw_json *content;     /* what else was asked for; stays the caller's */
    const char *simulate; /* NULL: none; no part of what the intent stands for */
    int64_t due_ms;       /* 0: now */
    int64_t expires_ms;
    const char *event;
    int64_t decision;
    bool by_rules;
} sw_plan;

/**
 * Writes the action, in the transaction that is open; or finds the one that is there already.
 * @param[out] out    the action, with sw_record_free
 * @param[out] known  it was there
 * @return SW_OK; SW_E_CONFLICT: the intent was said before with other content; SW_E_NOT_FOUND: no such charge
 */
int sw_plan_write(sw_action_row *out, bool *known, sw_desk *desk, const sw_plan *plan, sw_error *err);

#endif
