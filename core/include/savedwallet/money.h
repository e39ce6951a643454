/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amounts of money: whole minor units and a currency, decimal text at the edges, never floating point.
 *
 * An amount is zero or more and has at most 13 digits before its point. What would leave this range, or mix currencies,
 * is an error. After an error the out-parameter holds no amount (SW_MONEY_INIT), which every function here refuses: an
 * error that was not looked at cannot be charged. An out-parameter may be one of the inputs.
 */
#ifndef SAVEDWALLET_MONEY_H
#define SAVEDWALLET_MONEY_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** An amount: 18.40 EUR is { 1840, "EUR" }, 500 JPY is { 500, "JPY" }. */
typedef struct sw_money {
    int64_t minor;    /**< in the currency's minor unit: 10^-sw_currency_exponent of the whole one */
    char currency[4]; /**< code of ISO 4217; "": no amount */
} sw_money;

#define SW_MONEY_INIT \
    {                 \
        0, ""         \
    }

#define SW_MONEY_TEXT_SIZE 32 /**< room for any amount with its currency, as text */
#define SW_MONEY_JSON_SIZE 80 /**< room for any amount as JSON */

/** @name Reading and writing
 * @{ */

/**
 * Reads an amount: 1 to 13 digits, then nothing or a point and exactly the currency's decimals. No sign, exponent,
 * grouping or space. "10" is "10.00" of a currency with two decimals; leading zeros are taken and not kept.
 *
 * @return SW_OK; SW_E_INVALID with what to write instead; SW_E_LIMIT for more than 13 digits
 */
SW_API int sw_money_parse(sw_money *out, const char *amount, const char *currency, sw_error *err);

/** Reads an amount, one space and its currency: "18.40 EUR". @return as sw_money_parse */
SW_API int sw_money_parse_text(sw_money *out, const char *text, sw_error *err);

/**
 * Writes an amount in its one spelling: "18.40" of EUR, "500" of JPY.
 *
 * @param[out] out   "" after a failure
 * @return SW_OK; SW_E_INVALID for what is no amount
 */
SW_API int sw_money_write_amount(char out[SW_MONEY_TEXT_SIZE], const sw_money *money, sw_error *err);

/** Writes it with its currency: "18.40 EUR". @return as sw_money_write_amount */
SW_API int sw_money_write_text(char out[SW_MONEY_TEXT_SIZE], const sw_money *money, sw_error *err);

/**
 * Writes it as Amazon Pay has it: {"amount":"18.40","currencyCode":"EUR"}. The bytes are the same in every release.
 * @return as sw_money_write_amount
 */
SW_API int sw_money_write_json(char out[SW_MONEY_JSON_SIZE], const sw_money *money, sw_error *err);
/** @} */

/** @name Arithmetic
 * Each returns SW_OK; SW_E_INVALID for an input that is no amount and for mixed currencies; SW_E_LIMIT for a result of
 * more than 13 digits before its point.
 * @{ */

SW_API int sw_money_add(sw_money *out, const sw_money *a, const sw_money *b, sw_error *err);

/** a less b; SW_E_INVALID when b is more than a, for no amount is below zero. */
SW_API int sw_money_subtract(sw_money *out, const sw_money *a, const sw_money *b, sw_error *err);

/** @param times   zero or more */
SW_API int sw_money_multiply(sw_money *out, const sw_money *money, int64_t times, sw_error *err);

/**
 * So many per cent of an amount, rounded half to even to the minor unit: 12.5 % of 10.20 EUR is 1.28 EUR (from 1.275).
 *
 * @param percent   "12.5": at most 3 digits before the point and 6 after it, without a sign or "%"
 */
SW_API int sw_money_percent(sw_money *out, const sw_money *money, const char *percent, sw_error *err);

/**
 * Splits an amount into equal parts that sum to it exactly; the first ones are a minor unit more where it does not
 * divide.
 *
 * @param[out] parts   room for count of them
 * @param count        1 and up
 */
SW_API int sw_money_split(sw_money *parts, size_t count, const sw_money *money, sw_error *err);

/**
 * Splits an amount by weights into parts that sum to it exactly. Each part is its exact share rounded down, or a minor
 * unit more: what is left over goes to the first ones whose share was rounded. A weight of 0 gets 0.
 *
 * @param[out] parts   room for count of them
 * @param weights      count of them; their sum is 1 to 1,000,000,000
 */
SW_API int sw_money_split_by(sw_money *parts, const uint32_t *weights, size_t count, const sw_money *money,
                             sw_error *err);
/** @} */

/** @name Comparing
 * @{ */

/**
 * Compares two amounts of one currency.
 *
 * @param[out] out   -1, 0 or 1: a is less than, the same as, or more than b; 0 after a failure
 * @return SW_OK; SW_E_INVALID for what is no amount and for mixed currencies
 */
SW_API int sw_money_compare(int *out, const sw_money *a, const sw_money *b, sw_error *err);

/** Are both the same amount of the same currency? What is no amount equals nothing. @return 1 or 0 */
SW_API int sw_money_equal(const sw_money *a, const sw_money *b);

/** Is there nothing to pay: zero, or no amount at all? @return 1 or 0 */
SW_API int sw_money_is_zero(const sw_money *money);
/** @} */

SW_END_DECL

#endif
