/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a decision says is to be done, as rows of the journal.
 */
#ifndef SW_ENGINE_APPLY_H
#define SW_ENGINE_APPLY_H

#include "engine/inside.h"

/** What a decision is about. */
typedef struct sw_about {
    const char *hook;
    const char *name;      /* of what it is about: the event's id, an intent; messages are named by it */
    int64_t wallet;        /* 0: none */
    sw_event_row *event;   /* of an event; changed by a hold */
    sw_action_row *action; /* of a decline; changed by retry and stop */
    int64_t decision;      /* its row */
} sw_about;

/** Writes the actions of a decision, in the transaction that is open. What cannot be done goes to the inbox. */
int sw_apply(sw_desk *desk, const sw_about *about, const sw_json *decision, sw_error *err);

#endif
