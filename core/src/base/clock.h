/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The machine's clock, and dates as Amazon Pay writes them.
 */
#ifndef SW_BASE_CLOCK_H
#define SW_BASE_CLOCK_H

#include "base/shared.h"

#include <savedwallet/cancel.h>
#include <savedwallet/clock.h>

#include <stdbool.h>
#include <stdint.h>

enum { SW_DATE_SIZE = 17 };

/** The machine's own clock; with the members of over that are not NULL in its place. @param over may be NULL */
SW_SHARED sw_clock sw_clock_complete(const sw_clock *over);

/**
 * Waits between two tries. With the machine's own clock a request of cancel ends it at once; a sleep_ms of the caller's
 * is asked to sleep for all of it. @param cancel may be NULL
 */
SW_SHARED void sw_clock_wait(const sw_clock *clock, int64_t milliseconds, const sw_cancel *cancel);

/** Does it wait as the machine does? Else time moves when its sleep_ms is called, and perhaps never otherwise. */
bool sw_clock_waits_by_machine(const sw_clock *clock);

/** "20260102T030405Z", closed with a NUL. Years 1970 to 9999; what is outside is brought inside. */
void sw_date_write(char out[SW_DATE_SIZE], int64_t milliseconds);

/** Reads "20260102T030405Z". @return false when it is not that */
bool sw_date_read(int64_t *milliseconds, const char *text);

/** Reads "2026-01-02T03:04:05.678Z", whose fraction has up to nine digits or is not there. @return false when it is not
 * that */
bool sw_iso_date_read(int64_t *milliseconds, const char *text);

/** Reads the date of an HTTP header, "Sun, 06 Nov 1994 08:49:37 GMT". @return false when it is not that */
SW_SHARED bool sw_http_date_read(int64_t *milliseconds, const char *text);

#endif
