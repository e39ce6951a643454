/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amounts in minor units, and Amazon's limits for each currency.
 */
#ifndef EMULATOR_MONEY_H
#define EMULATOR_MONEY_H

#include "base/json.h"

#include <stdbool.h>
#include <stdint.h>

/** The limits are in minor units of the currency. */
typedef struct em_currency {
    const char *code;
    int decimals;
    int64_t month_most;  /**< of a saved wallet, per permission and calendar month */
    int64_t charge_most; /**< of one charge */
    int64_t extra_most;  /**< what refunds may come to above the captured amount, at most */
} em_currency;

typedef struct em_money {
    int64_t minor;
    const em_currency *currency; /**< NULL: there is no amount */
} em_money;

/** @return NULL when Amazon Pay has no such currency */
const em_currency *em_currency_find(const char *code);

/**
 * Reads {"amount": "4.00" or 4, "currencyCode": "EUR"}; the amount is above zero and has no more decimals than its
 * currency.
 * @return NULL, or the name of the member that is wrong
 */
const char *em_money_read(em_money *out, const sw_json *price);

/** An amount as Amazon answers it: a string with the currency's decimals. NULL currency gives null. */
sw_json *em_money_write(em_money money);

#endif
