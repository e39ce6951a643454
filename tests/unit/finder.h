/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Finds a secret in a text, in every form in which it could have slipped there.
 */
#ifndef SW_TESTS_UNIT_FINDER_H
#define SW_TESTS_UNIT_FINDER_H

#include <stddef.h>

/** The forms of one secret: as it is, percent-encoded, in JSON, in hex of both cases, and in base64 of both alphabets
 * at each of the three places where it may start. */
typedef struct finder {
    char *forms[16];
    size_t count;
} finder;

/** Free it with finder_free. */
finder finder_of(const char *secret);

/** @return the form that stands in the text; NULL: none does */
const char *finder_look(const finder *it, const char *text);

void finder_free(finder *it);

#endif
