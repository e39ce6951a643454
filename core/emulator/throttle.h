/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How many requests a second are answered: a leaky bucket, by the emulator's clock. Off unless the control API says so.
 */
#ifndef EMULATOR_THROTTLE_H
#define EMULATOR_THROTTLE_H

#include "base/json.h"
#include "emulator/answer.h"

#include <stdbool.h>
#include <stdint.h>

/** All zero: off. */
typedef struct em_throttle {
    int64_t per_second; /**< that leak out; 0: off */
    int64_t burst;      /**< that the bucket holds */
    int64_t level;      /**< what is in it, in thousandths of a request */
    int64_t looked_at;  /**< in milliseconds */
} em_throttle;

/** Sets it from the body of the control call, {"perSecond", "burst"}, and answers how it stands. */
void em_throttle_set(em_throttle *throttle, int64_t now, const sw_json *body, em_answer *answer);

/** Switches it off, and answers so. */
void em_throttle_stop(em_throttle *throttle, em_answer *answer);

/** Is there room for one more request? @return false with TooManyRequests answered */
bool em_throttle_pass(em_throttle *throttle, int64_t now, em_answer *answer);

#endif
