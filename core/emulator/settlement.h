/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What moved on a merchant's account: captures and refunds, for reports and payouts.
 */
#ifndef EMULATOR_SETTLEMENT_H
#define EMULATOR_SETTLEMENT_H

#include "emulator/charge.h"

typedef struct em_movement {
    int64_t at;
    const char *id; /**< the charge's, or the refund's */
    const em_charge *charge;
    em_money amount; /**< what was captured or paid back; never negative */
    bool is_refund;
} em_movement;

/** Calls do_it with every movement from start to before end: captures first, then refunds. */
void em_settlement_each(const em_world *world, const em_merchant *merchant, int64_t start, int64_t end,
                        void (*do_it)(void *context, const em_movement *movement), void *context);

#endif
