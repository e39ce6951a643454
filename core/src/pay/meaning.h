/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What Amazon's reasons and statuses mean: the rows of core/api/reasons.def, looked up.
 */
#ifndef SW_PAY_MEANING_H
#define SW_PAY_MEANING_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stdint.h>

/** The rows SCHEDULE, by name. */
typedef enum sw_schedule {
#define SCHEDULE(name, end, confidence, source, ...) SW_SCHEDULE_##name,
#include "api/reasons.def"
} sw_schedule;

/** What is said of an answer or a state; the columns of the same names. */
typedef struct sw_meaning {
    int code;
    sw_effect effect;
    sw_retry retry;
    sw_next_step next_step;
    sw_schedule schedule;
    const char *read; /**< type of the object to read first; "": none */
} sw_meaning;

/**
 * What an answer that is no success means. A reason wins over its status, because SDKs and documentation differ in some
 * statuses; but a server that failed says nothing definite, whatever reason it names.
 * @param reason   "": none
 */
sw_meaning sw_meaning_of_answer(int http_status, const char *reason);

/** Is it a row of reasons.def? */
bool sw_reason_is_known(const char *reason);

/**
 * The seconds after this attempt until the next one makes sense.
 * @param attempt   1 and up
 * @return false when no attempt is to follow
 */
bool sw_schedule_wait(int32_t *seconds, sw_schedule schedule, int attempt);

#endif
