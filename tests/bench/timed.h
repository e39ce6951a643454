/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How long the journal takes: its database, with a clock around each step.
 */
#ifndef TIMED_H
#define TIMED_H

#include <savedwallet/journal.h>

enum { MOST_LOOKS = 20000 };

/** Seconds. */
typedef struct timing {
    double turn;              /**< until it was this worker's turn to write */
    double disk;              /**< commits, until they are on the disk */
    double rest;              /**< all other statements */
    double looks[MOST_LOOKS]; /**< for the next action that is due, each */
    int look_count;
} timing;

extern timing timed;

/** From now on; for a process that has one connection at a time. */
void time_journal(sw_journal *journal);

/** All of it together. */
double journal_seconds(void);

#endif
