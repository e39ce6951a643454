/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Many calls on their way at once, on one thread: a night's charges, or a server that waits for nothing.
 *
 *     sw_batch_new, then sw_batch_add as often as you like; sw_batch_wait hands over each call that has ended, in the
 *     order in which they end; add more in between.
 *
 * Each call is signed, repeated and judged as sw_client_call does it, with a deadline and a cancel of its own; only the
 * waits between two tries hold up nobody.
 */
#ifndef SAVEDWALLET_BATCH_H
#define SAVEDWALLET_BATCH_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/response.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/**
 * A batch belongs to the process and the thread that made it. Another thread may call sw_batch_wakeup, and nothing
 * else; it is refused elsewhere. In a child of a fork everything is refused, and the parent's connections go on
 * unharmed: the child frees its copy, and makes a batch of its own.
 */
typedef struct sw_batch sw_batch;

/** Zero in a field means what the field says. */
typedef struct sw_batch_options {
    uint32_t version; /**< SW_BATCH_OPTIONS_VERSION; 0 is taken as 1 */
    size_t
        max_in_flight; /**< calls on their way at once, 1 to SW_MAX_IN_FLIGHT; the others wait for their turn. 0: 8 */
} sw_batch_options;

#define SW_BATCH_OPTIONS_VERSION 1
#define SW_BATCH_OPTIONS_INIT       \
    {                               \
        SW_BATCH_OPTIONS_VERSION, 0 \
    }

/** What ended a wait. */
typedef enum sw_batch_event {
    SW_BATCH_EMPTY = 0, /**< there is no call in the batch */
    SW_BATCH_CALL,      /**< a call has ended: the other members tell of it */
    SW_BATCH_TIME_OUT,  /**< timeout_ms is over, and no call has ended */
    SW_BATCH_WOKEN      /**< sw_batch_wakeup was called, and no call has ended */
} sw_batch_event;

/** A call that has ended. All is zero when none has. */
typedef struct sw_batch_result {
    sw_batch_event event;
    int code;            /**< of the call, as sw_client_call returns it */
    uint64_t tag;        /**< as it was added */
    sw_response *answer; /**< yours, free it with sw_response_free; set whenever Amazon answered, also when it failed */
    sw_error error;      /**< read it when code is negative */
} sw_batch_result;

#define SW_BATCH_RESULT_INIT                          \
    {                                                 \
        SW_BATCH_EMPTY, SW_OK, 0, NULL, SW_ERROR_INIT \
    }

/**
 * Makes a batch without calls.
 *
 * @param[out] out   yours; free it with sw_batch_free
 * @param client     outlives the batch. With a transport of the caller's own the calls are sent one behind the other
 * @param options    NULL: defaults
 * @return SW_OK, SW_E_INVALID (err->field names the member), SW_E_NOMEM, SW_E_IO without a file descriptor
 */
SW_API int sw_batch_new(sw_batch **out, sw_client *client, const sw_batch_options *options, sw_error *err);

/**
 * Adds a call. What sw_client_call would refuse is refused here, and nothing is sent before sw_batch_wait.
 *
 * A second call with the idempotency key of one that is in the batch is refused, until sw_batch_wait has handed that
 * one over: of two on their way nobody could say which one was carried out. The call's time, sw_call.timeout_ms, starts
 * with its turn.
 *
 * @param request, call  copied with all that they point to, save the cancel, which the batch holds until the call ends.
 *                       call may be NULL: defaults
 * @param tag            yours, to know the call by; any number, also one that is used already
 * @return SW_OK, the code of what is refused, SW_E_LIMIT above SW_MAX_BATCH_CALLS, SW_E_NOMEM
 */
SW_API int sw_batch_add(sw_batch *batch, const sw_request *request, const sw_call *call, uint64_t tag, sw_error *err);

/**
 * Sends, waits, tries again, and hands over the next call that has ended. Nothing moves outside of it: call it as long
 * as there are calls.
 *
 * @param[out] out     what came of it. out->code and out->error are the call's, not those of the wait
 * @param timeout_ms   0: only looks, without waiting; negative: until a call ends or somebody wakes it
 * @return SW_OK, also when no call has ended; SW_E_INVALID in another thread or process
 */
SW_API int sw_batch_wait(sw_batch_result *out, sw_batch *batch, int64_t timeout_ms, sw_error *err);

/**
 * Ends the calls with this tag, as a request of their sw_call.cancel would: sw_batch_wait hands them over. One that was
 * sent and has no answer ends with `effect` unknown and its key.
 * @return how many it ended; 0 for none, and in another thread or process
 */
SW_API size_t sw_batch_cancel(sw_batch *batch, uint64_t tag);

/** How many calls are in the batch: added, and not handed over. 0 for NULL. */
SW_API size_t sw_batch_count(const sw_batch *batch);

/** Ends the wait that is on, or the next one, with SW_BATCH_WOKEN. From any thread, as long as the batch is there. */
SW_API void sw_batch_wakeup(sw_batch *batch);

/**
 * Frees the batch and gives up the calls in it, without a word about them: those that were on their way may have been
 * carried out. Send their intents again to know. Not while another thread is in it. NULL is fine.
 */
SW_API void sw_batch_free(sw_batch *batch);

SW_END_DECL

#endif
