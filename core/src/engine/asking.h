/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One question to the rules: what they are told, what they say, and that written down with all that follows.
 */
#ifndef SW_ENGINE_ASKING_H
#define SW_ENGINE_ASKING_H

#include "engine/apply.h"

typedef struct sw_asking {
    sw_desk *desk;
    sw_about about;
    char *input;       /* as it was asked */
    char *output;      /* of the decider; NULL: none yet */
    sw_json *decision; /* the same, read */
} sw_asking;

/** Asks. @param own  what the hook is about, taken over; NULL: there was no memory for it */
int sw_asking_ask(sw_asking *it, sw_json *own, int64_t tries, sw_error *err);

/** Writes the decision and what it plans, in the transaction that is open. */
int sw_asking_write(sw_asking *it, sw_error *err);

/** What a decision says and cannot be written is a fault of the decision, and no failure of the journal. */
bool sw_asking_is_at_fault(int code);

/** Tells that it was decided, once that is on the disk. */
void sw_asking_tell(const sw_asking *it);

void sw_asking_end(sw_asking *it);

#endif
