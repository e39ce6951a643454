/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Answers made wrong: the same seed gives the same answers.
 */
#ifndef SW_TESTS_FAULTS_MUTATE_H
#define SW_TESTS_FAULTS_MUTATE_H

#include "strict.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Chance, as a sequence of its own. */
typedef struct chance {
    uint64_t state;
} chance;

/** @param seed any; the same seed and place give the same sequence */
chance chance_of(uint64_t seed, uint64_t place);

/** A number below `limit`, which is 1 or more. */
size_t chance_below(chance *it, size_t limit);

/** A body that Amazon may answer, and where its values stand. */
typedef struct sound {
    char *text;
    size_t size;
    strict places;
} sound;

enum { MUTANT_ROOM = 1 << 17 };

typedef struct mutant {
    int status;
    bool located; /* has a Location header */
    size_t size;
    char body[MUTANT_ROOM];
    const char *how; /* what was done to it, to be shown when it is believed */
} mutant;

/** Makes one of `own` (or of `stray`, the answer of another call), with another status, body or both. */
void mutate(mutant *out, chance *by, const sound *own, const sound *stray);

#endif
