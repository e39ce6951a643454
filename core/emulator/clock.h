/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The emulator's time: the machine's, shifted or frozen by whoever tests with it.
 */
#ifndef EMULATOR_CLOCK_H
#define EMULATOR_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct em_clock {
    bool frozen;
    int64_t stands_at; /**< milliseconds, while frozen */
    int64_t ahead;     /**< of the machine's clock, while not */
} em_clock;

/** Milliseconds since 1970 by the machine's own clock. */
int64_t em_machine_now(void);

/** Milliseconds since 1970 by this clock. */
int64_t em_clock_now(const em_clock *clock);

/** Moves the clock by milliseconds. */
void em_clock_move(em_clock *clock, int64_t by);

/** Stops the clock, or lets it go on from where it stands. */
void em_clock_freeze(em_clock *clock, bool frozen);

/** A clock that stands at a time. */
em_clock em_clock_at(int64_t now);

#endif
