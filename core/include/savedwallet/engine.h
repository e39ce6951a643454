/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The engine: carries out what the merchant's programs and rules decide, at most once, and loses nothing.
 *
 * Every action is written to the journal before anything is sent, with its idempotency key and its exact bytes.
 * Whatever then happens, a crash, a lost answer, two workers, the same bytes go out again under the same key until
 * Amazon says yes or no; only after a definite no that is on disk is there a new attempt. core/README.md says what is
 * promised, what is not, and which test shows it.
 *
 * Answers are JSON texts: an action is told as
 *
 *     {"intent", "kind", "state", "wallet", "amount", "charge", "attempt", "charge_id" or "refund_id", "object_state",
 *      "reason", "next_step", "message", "guard", "pending", "due_at", "created_at", "changed_at", "event"}
 *
 * with null for what is not there. kind is charge, capture, cancel, refund or close. Those without an intent of their
 * own are called by what they are about: "capture:ride:81". state is
 *
 * | state      | what it means                                                                                        |
 * |------------|------------------------------------------------------------------------------------------------------|
 * | planned    | will be done when it is due                                                                          |
 * | waiting    | until the buyer has repaired the wallet                                                              |
 * | started    | key and bytes are on disk; it may have been sent                                                     |
 * | unknown    | it was sent and there is no definite answer: the same bytes will be sent again                       |
 * | accepted   | Amazon took it; pending says whether Amazon is still at it                                           |
 * | declined   | a definite no; what follows is not decided yet                                                       |
 * | stopped    | a definite no, and nothing follows                                                                   |
 * | blocked    | a guard stopped it before anything was sent; it is in the inbox                                      |
 * | withdrawn  | a person took it back before it was started                                                          |
 * | unresolved | a day without a definite answer: in the inbox, and no new attempt is made                            |
 */
#ifndef SAVEDWALLET_ENGINE_H
#define SAVEDWALLET_ENGINE_H

#include <savedwallet/cancel.h>
#include <savedwallet/charge.h>
#include <savedwallet/engine_options.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/log.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** Any number of threads may use it at once, each call on a connection of its own. */
typedef struct sw_engine sw_engine;

/**
 * Makes an engine above a journal.
 *
 * @param[out] out  yours; free it with sw_engine_free
 * @return SW_OK; SW_E_INVALID: a member is wrong, or the client is another merchant's than the journal
 */
SW_API int sw_engine_new(sw_engine **out, const sw_engine_options *options, sw_error *err);

/** Frees the engine; the journal, client and receiver stay the caller's. NULL is fine. */
SW_API void sw_engine_free(sw_engine *engine);

/** Moves the engine's clock, as clock_offset_ms does. @return SW_OK; SW_E_INVALID with a live client */
SW_API int sw_engine_set_clock_offset(sw_engine *engine, int64_t offset_ms, sw_error *err);

/** How much `tell` and `log` are told from now on. @return SW_OK; SW_E_INVALID: there is no such level */
SW_API int sw_engine_set_log_level(sw_engine *engine, sw_log_level level, sw_error *err);

/**
 * Records an event: {"id", "name", "wallet", "subject", "at", "data"}. It is decided by the next run.
 *
 * A known id with the same content is the same event: its decision, if there is one, is told again. With other content
 * it is a conflict (SW_E_CONFLICT, in the inbox), and nothing follows from it.
 *
 * @param[out] out  {"id", "state", "replayed", "decision"}, yours, free it with sw_engine_text_free
 */
SW_API int sw_engine_emit(char **out, sw_engine *engine, const char *event, size_t size, sw_error *err);

/**
 * @name At once, without rules
 *
 * The intent said again is the same action, whoever says it; with other content it is SW_E_CONFLICT. wait_ms: 0 plans
 * it and leaves it to a worker. More carries it out in this very call, for at most about so long: an action that is
 * then not over is told with "pending", and a worker goes on with it.
 *
 * @param[out] out  the action, yours, free it with sw_engine_text_free; also set when Amazon declined
 * @return SW_OK; SW_E_DECLINED or what else the answer means; SW_E_NO_ANSWER: it was sent, and the engine finds out
 * what came of it; SW_E_CONFLICT with err->field "guard/<name>" when a guard stops it; SW_E_IO: the journal cannot be
 * written, and nothing was sent
 * @{ */

/** @param options  wallet is the merchant's own reference (see "wallet"), or a charge permission. Not return_url */
SW_API int sw_engine_charge(char **out, sw_engine *engine, const sw_charge_options *options, int64_t wait_ms,
                            sw_error *err);

/** @param options  charge is the intent of a charge, or its chargeId; intent is not needed: a charge is captured once
 */
SW_API int sw_engine_capture(char **out, sw_engine *engine, const sw_amount_options *options, int64_t wait_ms,
                             sw_error *err);

/** @param options  id is the intent of a charge, or its chargeId */
SW_API int sw_engine_cancel(char **out, sw_engine *engine, const sw_end_options *options, int64_t wait_ms,
                            sw_error *err);

/** @param options  charge is the intent of a charge, or its chargeId */
SW_API int sw_engine_refund(char **out, sw_engine *engine, const sw_amount_options *options, int64_t wait_ms,
                            sw_error *err);
/** @} */

/**
 * Takes a notification: verifies it, stores it, and leaves it to a run, which reads the object it is about.
 *
 * @param[out] status  what the merchant's server answers Amazon: 200, 400 (forged) or 500 (not stored)
 * @return SW_OK; as sw_notifications_receive; SW_E_IO
 */
SW_API int sw_engine_receive(int *status, sw_engine *engine, const void *raw, size_t size, sw_error *err);

/** How long a run goes on. */
typedef struct sw_run_options {
    uint32_t version;    /**< SW_RUN_OPTIONS_VERSION; 0 is taken as 1 */
    int until_idle;      /**< 1: ends when nothing is due; 0: waits for more */
    int64_t deadline_ms; /**< ends after so long; 0: never */
    int64_t idle_ms;     /**< how long it sleeps when nothing is due; 0: 500 */
    sw_cancel *cancel;   /**< ends it: what is on its way is ended first. NULL: nothing does */
} sw_run_options;

#define SW_RUN_OPTIONS_VERSION 1
#define SW_RUN_OPTIONS_INIT                \
    {                                      \
        SW_RUN_OPTIONS_VERSION, 0, 0, 0, 0 \
    }

/**
 * Does what is due: decides events, sends, sends again, follows notifications. Any number of processes and threads may
 * run at once.
 *
 * @param options   NULL: defaults
 * @param[out] out  {"ended": "idle" | "deadline" | "canceled", "steps", "sent", "decided", "due", "next_at"}, yours,
 * free it with sw_engine_text_free
 * @return SW_OK; SW_E_INVALID without a client; SW_E_IO: the journal cannot be written, so that nothing may be sent
 */
SW_API int sw_engine_run(char **out, sw_engine *engine, const sw_run_options *options, sw_error *err);

/**
 * Does a job by name, with JSON in and out: what other languages and the command line are bound to, and the only way to
 * what people look at and decide.
 *
 * | job         | options                                                      | answer                       |
 * |-------------|--------------------------------------------------------------|------------------------------|
 * | emit        | the event                                                    | as sw_engine_emit            |
 * | charge      | sw_charge_options by name, wait_ms, simulate                 | the action                   |
 * | capture     | charge amount soft_descriptor wait_ms simulate wallet        | the action                   |
 * | cancel      | charge reason wait_ms wallet                                 | the action                   |
 * | refund      | charge amount intent soft_descriptor wait_ms simulate wallet | the action                   |
 * | close       | wallet reason cancel_pending wait_ms                         | the action                   |
 * | wallet      | wallet; charge_permission_id sets it                         | the wallet                   |
 * | run         | until_idle deadline_ms idle_ms                               | as sw_engine_run             |
 * | list        | state kind wallet limit (100) before (number)                | {"actions", "next"}          |
 * | show        | intent                                                       | the action, its attempts     |
 * | explain     | intent, or an event's id                                     | what led to it, came of it   |
 * | status      |                                                              | counts, what is next         |
 * | inbox       | limit                                                        | {"items"}                    |
 * | settle      | number by reason                                             | the item, seen to            |
 * | messages    | limit                                                        | {"messages"}                 |
 * | acknowledge | id                                                           | {"acknowledged"}             |
 * | pause       | reason by                                                    | {"paused"}: no new START     |
 * | resume      | by                                                           | {"paused": null}             |
 * | withdraw    | intent reason by                                             | the action; not started only |
 * | retry       | intent, or a failed event's id; by                           | the action, or {"event"}     |
 * | resolve     | intent by reason; charged (an id) or not_charged             | the action                   |
 * | check       | max_unknown_ms max_overdue_ms                                | {"level", "problems"}        |
 * | backup      | path                                                         | {"path"}                     |
 *
 * "resolve" may send; the others, but run and what has wait_ms, never do. wallet is needed with a chargeId that the
 * journal does not know. simulate is Sandbox's; it goes with the next attempt, and is no part of what an intent stands
 * for.
 *
 * @param cancel    ends "run", and what waits: an action that is on its way is left to a worker. NULL: nothing does
 * @param[out] out  JSON, yours, free it with sw_engine_text_free; NULL when there is no answer
 */
SW_API int sw_engine_do(char **out, sw_engine *engine, const char *job, const char *options, size_t size,
                        sw_cancel *cancel, sw_error *err);

/** The name of a job at this place of the table. @return static text; NULL past the end */
SW_API const char *sw_engine_job_at(size_t index);

/** Frees what the functions here gave as text. NULL is fine. */
SW_API void sw_engine_text_free(char *text);

SW_END_DECL

#endif
