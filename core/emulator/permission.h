/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Charge permissions: a saved wallet that may be charged until it is closed.
 */
#ifndef EMULATOR_PERMISSION_H
#define EMULATOR_PERMISSION_H

#include "emulator/money.h"
#include "emulator/session.h"

struct em_charge;

typedef struct em_permission {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    sw_json *details; /**< what came from the session: buyer, addresses, payment preferences */
    const em_card *card;
    const em_currency *currency;
    em_status status; /**< Chargeable, NonChargeable or Closed; what is pending is not in it */
    int64_t created;
    struct em_charge *charges; /**< the newest first; the world's */
} em_permission;

/** Makes a chargeable permission of a session that is being completed. @return the world's */
em_permission *em_permission_open(em_world *world, const em_session *session);

/** Finds a merchant's own permission. @return NULL with an error answered */
em_permission *em_permission_find(em_call *call, const char *id);

/** May it be charged now? A charge that is still pending stands against it. @return false with an error answered */
bool em_permission_check(em_call *call, const em_permission *permission);

/** The buyer has to choose another card before it can be charged again. */
void em_permission_suspend(em_world *world, em_permission *permission);

void em_permission_close(em_world *world, em_permission *permission, const char *reason, const char *description);

/** What may still be charged in this calendar month, in minor units. */
int64_t em_permission_left(const em_world *world, const em_permission *permission);

/** The permission as Amazon answers it. @return yours */
sw_json *em_permission_write(const em_world *world, const em_permission *permission);

/** Frees a permission as a table's value. */
void em_permission_free(void *permission);

#endif
