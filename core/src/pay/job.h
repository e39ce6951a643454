/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A job that takes several calls: they share one deadline and what the caller said of the call.
 */
#ifndef SW_PAY_JOB_H
#define SW_PAY_JOB_H

#include "base/json.h"
#include "pay/client.h"

#include <savedwallet/money.h>
#include <savedwallet/object.h>

#include <stdbool.h>

typedef struct sw_job {
    sw_client *client;
    sw_call read;     /**< what calls that only read are made with */
    sw_call move;     /**< and those that change something: intent, attempt and simulation code are theirs alone */
    int64_t timeout;  /**< of the whole job, in milliseconds */
    int64_t deadline; /**< on the monotonic clock */
} sw_job;

/** Starts the clock. @param call may be NULL */
int sw_job_begin(sw_job *out, sw_client *client, const sw_call *call, sw_error *err);

/** Refuses an intent, attempt or key in call: for jobs whose calls take none. */
int sw_job_refuse_key(const sw_job *job, sw_error *err);

/** Takes the intent of a job's options, unless the call has a key of the caller's own. Given twice, it is refused. */
int sw_job_set_intent(sw_job *job, const char *intent, int attempt, sw_error *err);

/** Is the version that an options struct has known here? @param name of the struct */
int sw_job_check_version(uint32_t version, uint32_t known, const char *name, sw_error *err);

/** Is it an amount? NULL is none, and fine. @param field of the options */
int sw_job_check_money(const sw_money *amount, const char *field, sw_error *err);

/**
 * Calls an operation that changes something.
 * @param id     of its path; NULL: it has none
 * @param body   freed here; NULL: memory ran out while it was made
 */
int sw_job_move(sw_response **out, sw_job *job, const char *operation, const char *id, sw_json *body, sw_error *err);

/** Reads an object by its id. @param[out] out yours, with sw_object_free; NULL after a failure */
int sw_job_read(sw_object **out, sw_job *job, const char *operation, const char *id, sw_error *err);

/** @name Building bodies. NULL is left out. @return false when memory ran out
 * @{ */
bool sw_body_text(sw_json *body, const char *name, const char *text);
bool sw_body_money(sw_json *body, const char *name, const sw_money *amount);
/** Puts an object, unless it is empty, and takes it over in any case. */
bool sw_body_object(sw_json *body, const char *name, sw_json *object);
/** @} */

#endif
