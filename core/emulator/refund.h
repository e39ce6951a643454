/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Refunds of captured charges; always asynchronous.
 */
#ifndef EMULATOR_REFUND_H
#define EMULATOR_REFUND_H

#include "emulator/charge.h"

typedef struct em_refund {
    char id[EM_ID_SIZE];
    em_charge *charge;
    em_money amount;
    char *soft_descriptor;
    em_status status;
    int64_t created;
} em_refund;

/** Refunds an amount of a charge. @return the world's; NULL with an error answered */
em_refund *em_refund_begin(em_call *call, em_charge *charge, const em_money *amount);

/** The refund as Amazon answers it. @return yours */
sw_json *em_refund_write(const em_refund *refund);

/** Frees a refund as a table's value. */
void em_refund_free(void *refund);

#endif
