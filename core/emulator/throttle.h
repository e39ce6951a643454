/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How many requests a second are answered: leaky buckets, by the emulator's clock. Off unless the control API says so.
 */
#ifndef EMULATOR_THROTTLE_H
#define EMULATOR_THROTTLE_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/table.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct em_bucket {
    int64_t per_second; /**< that leak out */
    int64_t burst;      /**< that the bucket holds */
    int64_t level;      /**< what is in it, in thousandths of a request */
    int64_t looked_at;  /**< in milliseconds */
} em_bucket;

/** All zero: off. */
typedef struct em_throttle {
    em_bucket all;      /**< for all requests together; per_second 0: not so */
    const char *quotas; /**< "live" or "sandbox": Amazon's table, a bucket for each merchant and operation; NULL: no */
    em_table buckets;   /**< by merchant and operation, of the quotas */
} em_throttle;

/** A request by whom, of what. */
typedef struct em_throttled {
    const char *merchant_id;
    const char *operation;
    int64_t now;
} em_throttled;

/** Sets it from the body of the control call, {"perSecond", "burst"} or {"quotas"}, and answers how it stands. */
void em_throttle_set(em_throttle *throttle, int64_t now, const sw_json *body, em_answer *answer);

/** Switches it off, and answers so. */
void em_throttle_stop(em_throttle *throttle, em_answer *answer);

/** Is there room for one more request? @return false with TooManyRequests answered */
bool em_throttle_pass(em_throttle *throttle, const em_throttled *request, em_answer *answer);

/** Forgets all buckets. */
void em_throttle_free(em_throttle *throttle);

#endif
