/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a batch: its calls, and where each of them stands.
 *
 *     queued -> sent -> ended
 *                  \-> paused -> sent
 */
#ifndef SW_PAY_BATCH_H
#define SW_PAY_BATCH_H

#include "http/multi.h"
#include "pay/calling.h"

#include <savedwallet/batch.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct sw_batch_call {
    struct sw_batch_call *next;
    size_t size; /* in bytes, with the copies behind it */
    uint64_t tag;
    sw_calling calling;
    int64_t due_ms; /* of one that is paused, on the client's monotonic clock */
    int code;       /* these three: of one that has ended */
    sw_response *answer;
    sw_error error;
} sw_batch_call;

/** In the order in which they were put there. */
typedef struct sw_batch_list {
    sw_batch_call *first, *last;
} sw_batch_list;

struct sw_batch {
    sw_client *client;
    sw_multi *multi;
    sw_cancel *canceled; /* requested for good: what a call gets as its cancel to be ended by its tag */
    size_t max_in_flight, in_flight, count;
    pid_t process; /* these two: that made it */
    pthread_t thread;
    atomic_bool woken;
    sw_batch_list queued, paused, sent, ended;
};

/** @name batch_call.c
 * @{ */

/** Copies and prepares a call. @param[out] out  free it with sw_batch_call_free */
int sw_batch_call_new(sw_batch_call **out, sw_client *client, const sw_request *request, const sw_call *call,
                      sw_error *err);

/** Ends what is to be known of it: code, answer and error are there now. */
void sw_batch_call_end(sw_batch_call *call);

/** @param ended  sw_batch_call_end has been called */
void sw_batch_call_free(sw_batch_call *call, bool ended);

void sw_batch_list_add(sw_batch_list *list, sw_batch_call *call);
void sw_batch_list_remove(sw_batch_list *list, sw_batch_call *call);
/** @} */

/** Moves all calls until something ends the wait (batch_run.c). */
sw_batch_event sw_batch_run(sw_batch *batch, int64_t timeout_ms);

#endif
