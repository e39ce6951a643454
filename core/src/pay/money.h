/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What reading, writing and arithmetic share: an amount is looked at before it is used and before it is given out.
 */
#ifndef SW_PAY_MONEY_H
#define SW_PAY_MONEY_H

#include <savedwallet/money.h>

/** Is it an amount: a known currency, zero or more, not above the greatest? */
int sw_money_check(const sw_money *money, sw_error *err);

/** Gives out an amount of a known currency, or SW_E_LIMIT when minor is above the greatest. @param minor 0 and up */
int sw_money_set(sw_money *out, int64_t minor, const char *currency, sw_error *err);

/** The greatest amount of a currency, in minor units. */
int64_t sw_money_greatest(const char *currency);

/** SW_E_LIMIT, naming the greatest amount. */
int sw_money_too_great(const char *currency, sw_error *err);

#endif
