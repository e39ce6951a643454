/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Currencies of ISO 4217, and the limits that Amazon Pay states for those it takes (core/api/currencies.def).
 */
#ifndef SAVEDWALLET_CURRENCY_H
#define SAVEDWALLET_CURRENCY_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/region.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** How many currencies there are. */
SW_API size_t sw_currency_count(void);

/** The code at this place of the table, which is sorted. @return static text; NULL past the end */
SW_API const char *sw_currency_at(size_t index);

/** Decimals of an amount: 2 for "EUR", 0 for "JPY". @return -1 for a code that is none; codes are upper case */
SW_API int sw_currency_exponent(const char *code);

/** Is it one of the twelve that Amazon Pay takes prices in? @return 1 or 0 */
SW_API int sw_currency_is_presentment(const char *code);

/** What Amazon Pay allows an account, in minor units of one currency. 0: Amazon states no such limit. */
typedef struct sw_amount_limits {
    int64_t charge;       /**< greatest single charge, and greatest single refund */
    int64_t month;        /**< all charges of a saved wallet (charge permission) in a calendar month */
    int64_t recurring;    /**< the same of a recurring charge permission */
    int64_t overcharge;   /**< a one-time permission takes 900 % of its order, or this if more; by invitation */
    int64_t refund_extra; /**< refunds may exceed what was captured by 15 %, or by this if less */
} sw_amount_limits;

/**
 * Looks up the limits of a region's accounts in one currency.
 *
 * @param[out] out   all 0 after a failure
 * @return SW_OK; SW_E_INVALID for a code that is none, or a currency that no account of the region is charged in
 */
SW_API int sw_amount_limits_find(sw_amount_limits *out, sw_region region, const char *currency, sw_error *err);

SW_END_DECL

#endif
