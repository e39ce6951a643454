/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Everything that the emulator knows, in one place. It is used by one thread only, so nothing is locked.
 */
#ifndef EMULATOR_WORLD_H
#define EMULATOR_WORLD_H

#include "emulator/clock.h"
#include "emulator/diff/diagnoses.h"
#include "emulator/faults.h"
#include "emulator/history.h"
#include "emulator/ids.h"
#include "emulator/mail.h"
#include "emulator/record.h"
#include "emulator/region.h"
#include "emulator/table.h"
#include "emulator/throttle.h"
#include "emulator/timeline.h"
#include "emulator/timers.h"

#include <stdbool.h>
#include <stdint.h>

/** Which answers are given again for a repeated idempotency key; what Amazon does with errors is not known. */
typedef enum em_replay {
    EM_REPLAY_4XX = 0, /**< successes and refusals */
    EM_REPLAY_ALL,     /**< also failures of the server */
    EM_REPLAY_NONE     /**< successes only */
} em_replay;

enum { EM_URL_SIZE = 128 };

/** How a world begins, and begins again after a reset. */
typedef struct em_start {
    const em_region *region;
    uint64_t seed;
    bool frozen;
    int64_t frozen_at; /**< milliseconds, where frozen */
    em_replay replay;
    bool bank_asks; /**< for the buyer, before a charge that the customer began */
    char control_token[33];
    const char *private_key;     /**< of the shop that is served here, in PEM; borrowed */
    char pages_url[EM_URL_SIZE]; /**< where the buyer's pages are, without a slash at the end */
} em_start;

typedef struct em_world {
    em_start start;
    em_clock clock;
    em_ids ids;
    em_timers timers;
    em_table merchants; /**< by public key id */
    em_table sessions;
    em_table visits; /**< of buyers on Amazon's pages, by the session's id */
    em_table permissions;
    em_table charges;
    em_table refunds;
    em_table sign_ins; /**< by the token that the buyer came back with */
    em_table keys;     /**< answers by merchant and idempotency key */
    em_table disputes;
    em_table files; /**< of evidence */
    em_table reports;
    em_table report_schedules;
    em_table accounts;   /**< of a solution provider's merchants */
    em_table stores;     /**< of those accounts */
    em_table parcels;    /**< by merchant, carrier and tracking number; the value says nothing */
    em_table references; /**< answers by an id in the body */
    em_records records;
    em_timeline timeline;
    em_table buyers; /**< by buyer id */
    em_throttle throttle;
    em_faults faults;
    em_history history;
    em_diagnoses diagnoses;
    em_mail mail;
    uint64_t begun; /**< how often it began */
} em_world;

void em_world_begin(em_world *world, const em_start *start);

/** Forgets everything but its merchants and begins again. */
void em_world_reset(em_world *world);

void em_world_end(em_world *world);

int64_t em_now(const em_world *world);

/** Lets time pass up to a moment: timers run in order, each at its own time. */
void em_world_run_to(em_world *world, int64_t moment);

/** Runs what has become due by the clock. */
void em_world_catch_up(em_world *world);

/** Runs an action after a while. */
void em_world_later(em_world *world, int64_t delay, em_timer_action *action, void *object);

#endif
