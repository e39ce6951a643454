/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Charges on a charge permission: authorised, captured, canceled, declined, some of it only after a while.
 */
#ifndef EMULATOR_CHARGE_H
#define EMULATOR_CHARGE_H

#include "emulator/permission.h"

typedef enum em_bank {
    EM_BANK_SILENT = 0,
    EM_BANK_ASKS, /**< the charge waits for its buyer */
    EM_BANK_ANSWERED
} em_bank;

typedef struct em_charge {
    char id[EM_ID_SIZE];
    em_permission *permission;
    struct em_charge *next; /**< the permission's charge before this one */
    sw_json *request;       /**< the body it was made of */
    em_money amount;
    int64_t captured;         /**< minor units */
    int64_t refunded;         /**< minor units, of refunds that went through */
    int64_t refunds_reserved; /**< minor units, of refunds that went through or still may */
    int refund_count;
    char *soft_descriptor; /**< as the merchant gave it */
    bool capture_now;
    em_bank bank;
    const char *pending_reason; /**< why the pending result will be Declined; NULL: it will end well */
    int64_t capture_asked;      /**< minor units, while CaptureInitiated */
    em_status status;
    int64_t created;
} em_charge;

/** Is an authorisation of this permission still being decided? */
bool em_charge_is_pending_on(const em_permission *permission);

/**
 * Makes a charge that has no state yet; em_charge_begin gives it one.
 * @param request  what Create Charge was asked for; taken over
 * @return the world's
 */
em_charge *em_charge_new(em_world *world, em_permission *permission, sw_json *request, const em_money *amount);

/** What the charges of a calendar month come to, in minor units; those that were canceled or declined do not count. */
int64_t em_charge_sum_of_month(const em_permission *permission, int month);

/** What was captured on a permission, in minor units. */
int64_t em_charge_sum_captured(const em_permission *permission);

/** Cancels what is not captured yet, because its permission is closed. */
void em_charge_cancel_all(em_world *world, em_permission *permission);

/** Finds a merchant's own charge. @return NULL with an error answered */
em_charge *em_charge_find(em_call *call, const char *id);

/** Is an amount in the permission's currency? @return false with an error answered */
bool em_charge_check_currency(em_call *call, const em_money *money, const em_currency *currency);

/** Puts a new charge on its way: to Authorized, Captured, or pending as the simulation says. */
void em_charge_begin(em_world *world, em_charge *charge, em_outcome outcome, const char *reason);

/** Declines a charge, and does to its permission what the reason does. */
void em_charge_decline(em_world *world, em_charge *charge, const char *reason);

/** Captures an amount, at once or after a while. */
void em_charge_capture(em_world *world, em_charge *charge, int64_t amount, bool pending);

/** Cancels a charge. */
void em_charge_cancel(em_world *world, em_charge *charge, const char *reason, const char *description);

/** The charge as Amazon answers it. @return yours */
sw_json *em_charge_write(const em_world *world, const em_charge *charge);

/** Frees a charge as a table's value. */
void em_charge_free(void *charge);

#endif
