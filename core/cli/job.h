/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the commands of jobs share: their common options, a client, amounts, and how a receipt is told.
 */
#ifndef SW_CLI_JOB_H
#define SW_CLI_JOB_H

#include "base/json.h"
#include "cli/command.h"
#include "face/settings.h"

#include <savedwallet/client.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>
#include <savedwallet/receipt.h>

/** What every job can be told. The first member of a command's values. */
typedef struct cli_job_values {
    const char *config;
    int timeout;
    const char *simulate;
} cli_job_values;

/** Its options, for the end of a command's table. */
#define CLI_JOB_OPTIONS                                                                                              \
    { "timeout", CLI_NUMBER, false, offsetof(cli_job_values, timeout), "SECONDS", "for the whole job; default 60" }, \
        { "simulate", CLI_TEXT,                                                                                      \
          false,      offsetof(cli_job_values, simulate),                                                            \
          "CODE",     "a Sandbox simulation code; refused with a live key" },                                        \
    {                                                                                                                \
        "config", CLI_TEXT, false, offsetof(cli_job_values, config), "FILE",                                         \
            "the configuration; without it, the environment"                                                         \
    }

/** A client, and what its calls are made with. */
typedef struct cli_job {
    sw_settings config;
    sw_client *client;
    sw_call call;
} cli_job;

/** Makes the client. @param[out] out yours; close it with cli_job_close, also after a failure */
int cli_job_open(cli_job *out, const cli_job_values *values, sw_error *err);
void cli_job_close(cli_job *job);

/** Reads "18.40 EUR". @param option the name it was given under */
int cli_read_money(sw_money *out, const char *text, const char *option, sw_error *err);

/** Exactly one of --browser-session and --unbound. @param[out] out SW_UNBOUND for the latter */
int cli_read_session(const char **out, const char *browser_session, bool unbound, sw_error *err);

/** Prints text that came from Amazon on one line of its own, where there is any: a terminal must not be steered. */
void cli_print_fact(const char *name, const char *text);

/** Prints what a checkout session still misses, in words. */
void cli_print_missing(const sw_object *session);

/**
 * Tells what came of a job that gives a receipt.
 * @param what      of it, such as "charge"
 * @param outcome   NULL: it succeeded
 * @return an exit code, or a negative code when it could not be told
 */
int cli_receipt_tell(const cli_invocation *invocation, const char *what, const sw_receipt *receipt,
                     const sw_error *outcome, sw_error *err);

/** The lines of the help on what the JSON of a receipt holds. */
#define CLI_RECEIPT_HELP                                                                                 \
    "--json prints id, state, reason, amount, pending, next_step, redirect_url, was_done, request_id,\n" \
    "idempotency_key, body (Amazon's JSON) and error. error is null, or as \"savedwallet help call\" tells.\n"

/** The lines of the help on exit codes of jobs with an intent. */
#define CLI_INTENT_HELP                                                                                         \
    "Exit codes: 0 done or under way; 1 refused; 2 wrong usage, nothing was sent; 3 no answer: send the same\n" \
    "intent again, never a new one."

#endif
