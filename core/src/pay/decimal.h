/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A number as it is written: digits, and perhaps a point and digits. No sign, exponent, grouping or space, and no digit
 * but 0 to 9.
 */
#ifndef SW_PAY_DECIMAL_H
#define SW_PAY_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sw_decimal {
    const char *text; /**< as it was given; not closed with a NUL */
    size_t size;
    size_t whole;    /**< digits before the point, leading zeros among them */
    size_t decimals; /**< digits after it */
    bool point;
} sw_decimal;

/** Takes a text apart. @return false when it is not of that shape; "5." is, with no decimals */
bool sw_decimal_read(sw_decimal *out, const char *text, size_t size);

/**
 * The number times 10^places; digits further behind are left off.
 * @param places   not more than 18 together with the digits before the point
 */
int64_t sw_decimal_value(const sw_decimal *decimal, size_t places);

#endif
