/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Whether a JSON text and what was written from it say the same, digit by digit.
 */
#ifndef SW_TESTS_FUZZ_SAME_JSON_H
#define SW_TESTS_FUZZ_SAME_JSON_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Do two JSON texts that the scanner has passed hold the same, in the same order? Strings are compared by their
 * characters, numbers by their decimal value, with no floating point: 1e2 is 100, and 0.1 is not 0.10000000000000001.
 */
bool same_json(const char *a, size_t a_size, const char *b, size_t b_size);

#endif
