/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The jobs of sw_engine_do, each from a JSON object to a JSON object.
 */
#ifndef SW_ENGINE_JOB_H
#define SW_ENGINE_JOB_H

#include "engine/inside.h"

/** What a job is given besides its options. */
typedef struct sw_asked_job {
    const char *json; /* the options, as they came */
    size_t size;
    const sw_json *options;
    sw_cancel *cancel;
} sw_asked_job;

/** @param[out] out  the answer, yours; may be set although the job failed */
typedef int sw_job_fn(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err);

/** @name The jobs
 * @{ */
sw_job_fn sw_job_emit, sw_job_charge, sw_job_capture, sw_job_cancel, sw_job_refund, sw_job_close, sw_job_wallet,
    sw_job_run;
sw_job_fn sw_job_list, sw_job_show, sw_job_explain, sw_job_status, sw_job_inbox, sw_job_settle, sw_job_messages,
    sw_job_acknowledge;
sw_job_fn sw_job_pause, sw_job_resume, sw_job_withdraw, sw_job_retry, sw_job_resolve, sw_job_check, sw_job_backup;
/** @} */

/** What a job may be given. Refuses the names that are not in the list, which ends with NULL, with the nearest. */
int sw_job_check_options(const sw_json *options, const char *const *names, sw_error *err);

/** A whole number of the options, or the usual one. */
int64_t sw_job_number(const sw_json *options, const char *name, int64_t usual);

/** How many rows an answer has, of the option "limit". */
int64_t sw_job_limit(const sw_json *options);

/** Refuses options without this text. @param help  what to say */
int sw_job_need(const sw_json *options, const char *name, const char *help, sw_error *err);

/** The answer {name: list}, unless code is a failure. @param list  taken over @return code */
int sw_job_give_list(sw_json **out, const char *name, sw_json *list, int code, sw_error *err);

/** Writes an answer. @param told  freed; NULL: there is none @return code, or that there is no memory */
int sw_job_write(char **out, sw_json *told, int code, sw_error *err);

/** The action as the answer, unless code is a failure. @return code */
int sw_job_give_action(sw_json **out, const sw_desk *desk, const sw_action_row *action, int code, sw_error *err);

/** Runs what is due, until it ends as the options say. @param[out] out  as sw_engine_run tells */
int sw_run_desk(sw_json **out, sw_desk *desk, const sw_run_options *options, sw_error *err);

/** Does the action itself, if it is due and nobody else is at it, for at most so long. */
int sw_run_action(sw_desk *desk, int64_t action, int64_t wait_ms, sw_error *err);

#endif
