/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What happened, in the order in which it did, for people: requests, pages, changes of state, notifications and what
 * became of them, commands. A request's headers and bodies are in record.h.
 */
#ifndef EMULATOR_TIMELINE_H
#define EMULATOR_TIMELINE_H

#include "base/json.h"
#include "emulator/answer.h"

#include <stddef.h>
#include <stdint.h>

struct em_world;
struct em_status;
struct em_message;
struct em_request;
struct em_remark;

enum { EM_MAX_EVENTS = 30000 };

/** All zero: nothing happened. */
typedef struct em_timeline {
    char **kept;   /**< a ring of JSON texts; NULL: none yet */
    int64_t count; /**< since the start; event n lies at n % EM_MAX_EVENTS */
} em_timeline;

/** @param number  under which em_records has the request; 0: it is no call of the API, and not kept there */
void em_timeline_request(struct em_world *world, const struct em_request *request, const em_answer *answer,
                         const struct em_remark *remark, int64_t number);

/** @param type  such as "CHARGE", as notifications name it */
void em_timeline_state(struct em_world *world, const char *type, const char *id, const struct em_status *status);

/** @param kind  "notification": it was made; "delivery": somebody was asked to take it */
void em_timeline_message(struct em_world *world, const char *kind, const struct em_message *message, long status,
                         const char *error);

/** A command of the control API that changed something, or tried to. */
void em_timeline_command(struct em_world *world, const struct em_request *request, const em_answer *answer);

/**
 * Answers {"events", "count", "begun", "clock"}: the events after a number, the oldest first, as many as asked for.
 * Without one the answer waits for the next, for a while, where it may.
 * @param query  since, limit, wait
 */
void em_timeline_tell(const struct em_world *world, const char *query, em_answer *answer);

void em_timeline_free(em_timeline *timeline);

#endif
