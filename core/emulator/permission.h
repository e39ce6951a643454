/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Charge permissions: a saved wallet that may be charged until it is closed, or the payment of one order.
 */
#ifndef EMULATOR_PERMISSION_H
#define EMULATOR_PERMISSION_H

#include "emulator/money.h"
#include "emulator/session.h"

struct em_charge;

typedef struct em_permission {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    const char *type; /**< PaymentMethodOnFile, or OneTime where the buyer did not want to save the wallet */
    int64_t most;     /**< minor units: what may be charged, of a OneTime permission */
    sw_json *details; /**< what came from the session: buyer, addresses, payment preferences */
    const em_card *card;
    const em_currency *currency;
    em_status status; /**< Chargeable, NonChargeable or Closed; what is pending is not in it */
    int64_t created;
    int64_t expires;           /**< of a OneTime permission */
    struct em_charge *charges; /**< the newest first; the world's */
} em_permission;

/** Makes a chargeable permission of a session that is being completed. @return the world's */
em_permission *em_permission_open(em_world *world, const em_session *session);

/** Gives a permission what the buyer chose on the update page. @return false: it is Closed */
bool em_permission_renew(em_world *world, em_permission *permission, const em_session *session);

/** Is it a saved wallet? */
bool em_permission_is_on_file(const em_permission *permission);

/** Finds a merchant's own permission. @return NULL with an error answered */
em_permission *em_permission_find(em_call *call, const char *id);

/** May it be charged now? A charge that is still pending stands against it. @return false with an error answered */
bool em_permission_check(em_call *call, const em_permission *permission);

/** Changes the state, and notifies of it. @param state, reason  static texts */
void em_permission_set(em_world *world, em_permission *permission, const char *state, const char *reason,
                       const char *description);

/** The buyer has to choose another card, or to prove who they are, before it can be charged again. */
void em_permission_suspend(em_world *world, em_permission *permission, const char *reason, const char *description);

/** What was charged on it was captured: a OneTime permission is closed by its last cent. */
void em_permission_settle(em_world *world, em_permission *permission);

void em_permission_close(em_world *world, em_permission *permission, const char *reason, const char *description);

/** What may still be charged, of a saved wallet in this calendar month, in minor units. */
int64_t em_permission_left(const em_world *world, const em_permission *permission);

/** The permission as Amazon answers it. @return yours */
sw_json *em_permission_write(const em_world *world, const em_permission *permission);

/** Frees a permission as a table's value. */
void em_permission_free(void *permission);

#endif
