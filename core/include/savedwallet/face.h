/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Everything with JSON text in and out: what other languages are bound to.
 *
 * A face is a client with what belongs to it. Jobs are called by name, with the options of their C functions as the
 * members of one JSON object: "charge" takes {"wallet": …, "amount": "18.40 EUR", "intent": …}. Nothing is decided here
 * that the C functions do not decide; core/src/face/README.md lists the jobs. C programs are better off without it.
 *
 * Every job answers with one JSON object. Its member "error" is null, or holds what sw_error holds; a job that failed
 * after Amazon had answered tells that answer too.
 */
#ifndef SAVEDWALLET_FACE_H
#define SAVEDWALLET_FACE_H

#include <savedwallet/cancel.h>
#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/notification.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/**
 * What a call asks of the language around it while it runs, always on the thread that made it. Nothing of it is kept
 * when the call has ended.
 */
typedef struct sw_host {
    void *payload; /**< given to both */
    /**
     * A question, and room for its answer. NULL: every question fails, and nothing is logged.
     *
     * | question  | text                          | answer                                                   |
     * |-----------|-------------------------------|----------------------------------------------------------|
     * | log       | JSON, as sw_log_entry, or as sw_face_tell says | none; asked only when a level is set    |
     * | sign      | the string to sign            | the signature's bytes; as sw_sign_fn                     |
     * | seen      | JSON: message_id, timestamp_ms | "1" was there before, "0" was not; as in notification.h |
     * | new_topic | the topic's ARN               | none                                                     |
     *
     * @return bytes of the answer, at most room; 0 for none; negative: it failed, and the call with it (SW_E_CALLBACK)
     */
    int64_t (*ask)(void *payload, const char *question, const char *text, size_t size, char *answer, size_t room);
    /** Asked while a call waits, some ten times a second and after each signal: other than 0 ends the call as a cancel
     * does. NULL: nobody is asked */
    int (*watch)(void *payload);
    sw_cancel *cancel; /**< ends the call when it is requested; a batch leaves it alone. NULL: nothing does */
} sw_host;

/** A client of one account. Any number of threads may use it at once. */
typedef struct sw_face sw_face;

/**
 * Makes a client.
 *
 * @param[out] out   yours; free it with sw_face_free
 * @param config     a JSON object. Its members are the settings of core/src/face/settings.def as text (merchant_id,
 *                   region, private_key_file, …); "source": "environment", or the path of a configuration file, which
 *                   the other members go over; "sign": true, to have the host sign; connect_timeout_ms,
 *                   attempt_timeout_ms, timeout_ms, max_attempts, retry_budget; and, of notifications, topics (a list),
 *                   max_age_s, intermediates_file, allow_incomplete_chain, certificate_file (from the environment:
 *                   that of the emulator which has set it)
 * @return as sw_client_new; an unknown member is SW_E_INVALID
 */
SW_API int sw_face_new(sw_face **out, const char *config, size_t size, sw_error *err);

/**
 * Does a job.
 *
 * @param face      NULL for jobs that need no client, such as "money" and "operations"
 * @param options   a JSON object; one that is unknown is refused with the nearest name
 * @param data      what is sent or was received, byte for byte: the body of "call", the message of "receive"; else NULL
 * @param host      NULL: nothing is logged, and nothing can be asked
 * @return JSON, yours, free it with sw_face_text_free; NULL when memory ran out
 */
SW_API char *sw_face_run(sw_face *face, const char *job, const char *options, size_t options_size, const void *data,
                         size_t data_size, const sw_host *host);

/** Its client, for what has no job. @return borrowed; NULL for NULL */
SW_API sw_client *sw_face_client(const sw_face *face);

/** Its receiver of notifications, made when it is first asked for. @param[out] out  borrowed @return as
 * sw_notifications_new */
SW_API int sw_face_receiver(sw_notifications **out, sw_face *face, sw_error *err);

/**
 * @name A host for what has no job here, such as an engine's: what a client asks on this thread is asked of it
 * @{ */
/** Makes it the host of this thread. @param host NULL: none @return the one before, for sw_face_leave */
SW_API const sw_host *sw_face_enter(const sw_host *host);
SW_API void sw_face_leave(const sw_host *before);

/** What is told to the host of this thread, as "log": an entry, or a line of JSON that has a "level" and an "event", as
 * an engine's. The payload is not looked at. */
SW_API void sw_face_log(void *payload, const sw_log_entry *entry);
SW_API void sw_face_tell(void *payload, const char *line);

/** A cancel that is requested when the host's is, and when its `watch` says so. For one call, on this thread.
 * @param[out] out  yours; free it with sw_cancel_free @return SW_OK, SW_E_INVALID, SW_E_NOMEM */
SW_API int sw_face_cancel(sw_cancel **out, const sw_host *host, sw_error *err);
/** @} */

/** Frees what the functions here gave as text. NULL is fine. */
SW_API void sw_face_text_free(char *text);

/** An error as a job's "error" tells it, for functions that do not answer in JSON. @return as sw_face_run */
SW_API char *sw_face_error_json(const sw_error *err);

/** Frees the client. Not while a call is being made. NULL is fine. */
SW_API void sw_face_free(sw_face *face);

/** Many calls on their way at once; see batch.h, whose rules hold here. */
typedef struct sw_face_batch sw_face_batch;

/** @param face outlives the batch @param max_in_flight 0: as in sw_batch_options @return as sw_batch_new */
SW_API int sw_face_batch_new(sw_face_batch **out, sw_face *face, size_t max_in_flight, sw_error *err);

/** Adds a call, with the options of the job "call". @return as sw_face_run: {"error": …} */
SW_API char *sw_face_batch_add(sw_face_batch *batch, uint64_t tag, const char *options, size_t options_size,
                               const void *data, size_t data_size, const sw_host *host);

/**
 * Waits for the next call that ends.
 * @param timeout_ms  as of sw_batch_wait
 * @return as sw_face_run: {"event": "empty" | "call" | "time_out" | "woken"}, and of a call its "tag" and what the job
 * "call" answers
 */
SW_API char *sw_face_batch_wait(sw_face_batch *batch, int64_t timeout_ms, const sw_host *host);

/** @name As sw_batch_cancel, sw_batch_count, sw_batch_wakeup and sw_batch_free
 * @{ */
SW_API size_t sw_face_batch_cancel(sw_face_batch *batch, uint64_t tag);
SW_API size_t sw_face_batch_count(const sw_face_batch *batch);
SW_API void sw_face_batch_wakeup(sw_face_batch *batch);
SW_API void sw_face_batch_free(sw_face_batch *batch);
/** @} */

SW_END_DECL

#endif
