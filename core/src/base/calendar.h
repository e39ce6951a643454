/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The Gregorian calendar, carried on in both directions, as days counted from 1970-01-01.
 */
#ifndef SW_BASE_CALENDAR_H
#define SW_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/** Days from 1970-01-01 to a date that exists. */
int64_t sw_days_from_date(int64_t year, int month, int day);

/** The date of a day. Years of an int. */
void sw_date_from_days(int64_t days, int *year, int *month, int *day);

bool sw_is_leap_year(int64_t year);

/** How many days a month has, 28 to 31. @param month 1 to 12 */
int sw_days_of_month(int64_t year, int month);

/** The quotient that goes down, not to zero, so that what is left is never below 0. @param by above 0 */
int64_t sw_divide_down(int64_t number, int64_t by);

#endif
