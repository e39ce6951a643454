/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a merchant configures once for every button and every charge of a saved wallet.
 */
#ifndef SW_PAY_ACCOUNT_H
#define SW_PAY_ACCOUNT_H

#include <savedwallet/config.h>

/** Each is NULL where nothing was configured and nothing follows from the region. */
typedef struct sw_account {
    char *store_id;
    char *state_secret;
    char *ledger_currency; /**< also where the region has only one */
    char *script_url;
    char *language;
    char *channel;
    char *initiator;
} sw_account;

/** Checks and copies. @param[out] out to be freed by sw_account_free, also after a failure */
int sw_account_set(sw_account *out, const sw_config *config, sw_error *err);

/** Wipes the secret. */
void sw_account_free(sw_account *account);

#endif
