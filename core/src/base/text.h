/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * ASCII text without a locale: libc's own functions change with setlocale, and with them what would be signed.
 */
#ifndef SW_BASE_TEXT_H
#define SW_BASE_TEXT_H

#include "base/shared.h"

#include <stdbool.h>
#include <stddef.h>

char sw_lower(char c);
bool sw_is_digit(char c);
bool sw_is_alnum(char c);

/** Are the two the same, A to Z taken as a to z? */
bool sw_same_text(const char *a, const char *b);

/** Does text start so, A to Z taken as a to z? */
bool sw_starts_with(const char *text, const char *start);

/** No byte below space, and no DEL: fit for a header. */
bool sw_is_printable(const char *text);

/** Bytes of the UTF-8 sequence that starts here; 0 when it is not well-formed. @param left bytes there are, 1 and up */
size_t sw_utf8_sequence(const char *text, size_t left);

/** Well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF. */
SW_SHARED bool sw_is_utf8(const char *text, size_t size);

/** How many letters have to be changed to make b of a; for "did you mean". */
size_t sw_distance(const char *a, const char *b);

/** "20260102T030405Z": 16 characters of that shape whose month, day and time exist. */
bool sw_is_basic_date(const char *text);

#endif
