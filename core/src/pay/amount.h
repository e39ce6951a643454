/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Money in JSON: {"amount": "18.40", "currencyCode": "EUR"}.
 */
#ifndef SW_PAY_AMOUNT_H
#define SW_PAY_AMOUNT_H

#include "base/json.h"

#include <savedwallet/money.h>

/**
 * Reads a price by its value: "10", "10.0" and the number 10 are all 10.00 EUR.
 * @return SW_OK, or SW_E_INVALID when it is no price
 */
int sw_amount_read(sw_money *out, const sw_json *price, sw_error *err);

#endif
