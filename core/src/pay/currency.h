/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A currency by its code, with an error that says what to write.
 */
#ifndef SW_PAY_CURRENCY_H
#define SW_PAY_CURRENCY_H

#include <savedwallet/error.h>

#include <stdint.h>

/** The exponent of a code; for what is none, an error with the nearest code. @param[out] exponent 0 after a failure */
int sw_currency_check(int *exponent, const char *code, sw_error *err);

/** 10^exponent: minor units in a whole one. @param exponent 0 to 9 */
int64_t sw_currency_units(int exponent);

#endif
