/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who may call: merchants and their public keys.
 */
#ifndef EMULATOR_MERCHANT_H
#define EMULATOR_MERCHANT_H

#include "emulator/signature.h"
#include "emulator/table.h"

#include <savedwallet/error.h>

#include <stdbool.h>

/** A merchant as one of its keys names it. */
typedef struct em_merchant {
    char *merchant_id;
    char *store_id;
    char *public_key_id;
    em_public_key *key;
    struct em_merchant *first; /**< the merchant's first key's: what a merchant has is under that one */
    bool suspended;            /**< of the first: Amazon stopped the account */
} em_merchant;

/** The merchant that the emulator makes for itself. */
#define EM_MERCHANT_ID "A2EMULATOR0001"
#define EM_STORE_ID "amzn1.application-oa2-client.e0e1e2e3e4e5e6e7e8e9eaebecedeeef"
#define EM_PUBLIC_KEY_ID "SANDBOX-EMULATOR00000000000000A1"

/** Is it the id of a key for real money? */
bool em_is_live_key(const char *public_key_id);

/**
 * Adds a merchant under its public key id. A key id that starts with LIVE is refused.
 * @param pem  the public key
 */
int em_merchant_add(em_table *merchants, const char *merchant_id, const char *store_id, const char *public_key_id,
                    const char *pem, sw_error *err);

/** The first key's of a merchant; NULL when there is none. */
em_merchant *em_merchant_find(const em_table *merchants, const char *merchant_id);

/** Frees a merchant as a table's value. */
void em_merchant_free(void *merchant);

#endif
