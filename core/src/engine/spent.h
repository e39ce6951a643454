/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What counts against limits: every charge that was started and has no definite no, at the amount asked.
 */
#ifndef SW_ENGINE_SPENT_H
#define SW_ENGINE_SPENT_H

#include "engine/inside.h"

/** In Amazon's month, whose time zone is not known: within 26 hours of a month's end, the month that has more. */
int sw_spent_amazon_month(sw_money *out, const sw_desk *desk, const char *permission, const char *currency,
                          int64_t now_ms, sw_error *err);

/** In the rules' own month. @param wallet its number */
int sw_spent_month(sw_money *out, const sw_desk *desk, const sw_ruling *rules, int64_t wallet, const char *currency,
                   int64_t now_ms, sw_error *err);

/** Charges of a permission that were sent in the last 30 days and in the last 24 hours and were not taken. */
int sw_spent_tries(int32_t *days30, int32_t *hours24, const sw_desk *desk, const char *permission, int64_t now_ms,
                   sw_error *err);

#endif
