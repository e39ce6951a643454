/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Strings in JSON text: passed over by the letter of RFC 8259, and compared by what they say.
 */
#ifndef SW_BASE_JSON_STRING_H
#define SW_BASE_JSON_STRING_H

#include <stdbool.h>
#include <stddef.h>

/** What stands between the quotes of a string that sw_json_skip_string has passed. Borrowed from the text. */
typedef struct sw_json_span {
    const char *at;
    size_t size;
} sw_json_span;

/**
 * Moves *at from a string's opening quote to behind its closing one. Control characters, escapes that JSON does not
 * have, half a surrogate pair, \u0000 and what is not UTF-8 are refused.
 * @return NULL; or what is wrong, in static text, with *at on it
 */
const char *sw_json_skip_string(const char **at, const char *end);

/** Below 0, 0 or above, by the characters they stand for: \u0061 is an a. */
int sw_json_compare_spans(sw_json_span a, sw_json_span b);

#endif
