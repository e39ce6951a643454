/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Dates and durations in the forms that SDKs, HTTP and the control API write them.
 */
#ifndef EMULATOR_DATE_H
#define EMULATOR_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* In milliseconds, wide enough to be multiplied. */
#define EM_SECOND INT64_C(1000)
#define EM_MINUTE (60 * EM_SECOND)
#define EM_HOUR (60 * EM_MINUTE)
#define EM_DAY (24 * EM_HOUR)

enum { EM_DATE_ISO_SIZE = 21, EM_DATE_HTTP_SIZE = 30 };

/** Reads "20260102T030405Z" or "2026-01-02T03:04:05Z". @return false when it is neither */
bool em_date_read(int64_t *milliseconds, const char *text);

/** "2026-01-02T03:04:05Z". */
void em_date_iso(char out[EM_DATE_ISO_SIZE], int64_t milliseconds);

/** "Fri, 02 Jan 2026 03:04:05 GMT". */
void em_date_http(char out[EM_DATE_HTTP_SIZE], int64_t milliseconds);

/** The calendar month in UTC as one number that differs for every month. */
int em_date_month(int64_t milliseconds);

/** Reads "30s", "15m", "8h" or "31d". @return false when it is not that */
bool em_duration_read(int64_t *milliseconds, const char *text);

#endif
