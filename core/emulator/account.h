/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Accounts that a solution provider opens for its merchants. They can be read by nobody, and no key belongs to them.
 */
#ifndef EMULATOR_ACCOUNT_H
#define EMULATOR_ACCOUNT_H

#include "emulator/operation.h"

typedef struct em_account {
    char id[EM_ID_SIZE];
    const em_merchant *provider; /**< who opened it */
    char *reference;             /**< uniqueReferenceId */
    bool deleted;
} em_account;

/** Finds the account that a call names. @return NULL with an error answered */
em_account *em_account_find(em_call *call);

/** Frees an account as a table's value. */
void em_account_free(void *account);

#endif
