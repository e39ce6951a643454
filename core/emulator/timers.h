/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What will happen later: calls ordered by their time, and by their order of entry where the time is the same.
 *
 * A timer is never taken back: what it calls looks at the state of its object first.
 */
#ifndef EMULATOR_TIMERS_H
#define EMULATOR_TIMERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct em_world;

typedef void em_timer_action(struct em_world *world, void *object);

typedef struct em_timer {
    int64_t due;
    uint64_t entered;
    em_timer_action *action;
    void *object;
} em_timer;

typedef struct em_timers {
    em_timer *heap; /**< the earliest is first, and none is earlier than its parent */
    size_t count;
    size_t room;
    uint64_t entered;
} em_timers;

void em_timers_add(em_timers *timers, int64_t due, em_timer_action *action, void *object);

/** Takes out the earliest that is due by now. @return false when there is none */
bool em_timers_take(em_timers *timers, int64_t now, em_timer *out);

void em_timers_free(em_timers *timers);

#endif
