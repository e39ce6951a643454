/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The test buyer who signs in where no browser does.
 */
#ifndef EMULATOR_BUYER_H
#define EMULATOR_BUYER_H

#include "base/json.h"

#include <stdbool.h>

/** What a merchant learns of a buyer without asking for scopes, which differs between a purchase and signing in. */
extern const char *const EM_SCOPES_OF_PURCHASE[];
extern const char *const EM_SCOPES_OF_SIGN_IN[];

/** Did the merchant ask for it? @param scopes  the payload's list; NULL: what is in otherwise, which ends with NULL */
bool em_is_in_scope(const sw_json *scopes, const char *scope, const char *const *otherwise);

/** Puts buyer and billingAddress into an answer, as far as the merchant asked for them. */
void em_put_buyer(sw_json *object, const sw_json *scopes, const char *const *otherwise);

/** The buyer's shipping address. @return yours */
sw_json *em_buyer_shipping_address(void);

/** The buyer as Get Buyer answers. @param scopes  NULL: only the id @return yours */
sw_json *em_buyer_write(const sw_json *scopes);

#endif
