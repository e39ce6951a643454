/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The test buyer who signs in where no browser does.
 */
#ifndef EMULATOR_BUYER_H
#define EMULATOR_BUYER_H

#include "base/json.h"

/**
 * Puts buyer and billingAddress into an answer, as far as the merchant asked for them.
 * @param scopes  the payload's list; NULL: everything but the billing address
 */
void em_put_buyer(sw_json *object, const sw_json *scopes);

/** The buyer's shipping address. @return yours */
sw_json *em_buyer_shipping_address(void);

#endif
