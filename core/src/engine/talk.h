/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One call to Amazon, once: no retries here, for the journal is the only retry loop.
 */
#ifndef SW_ENGINE_TALK_H
#define SW_ENGINE_TALK_H

#include "engine/inside.h"

#include <savedwallet/object.h>

/** What came of a call. Starts as all zeros; freed with sw_reply_free. */
typedef struct sw_reply {
    int code; /* as of sw_client_call */
    sw_error error;
    sw_response *answer;
    sw_object *object; /* the answer's; NULL: there is none */
    int64_t date_ms;   /* the answer's Date; 0: it has none */
} sw_reply;

/** Reads an object. Waits for its turn by Amazon's quota. @return the call's code, or that of the journal */
int sw_talk_read(sw_reply *out, sw_desk *desk, const char *operation, const char *id, sw_error *err);

/**
 * Sends an attempt: takes the date, makes sure that the lease outlives the call, signs with that date, sends. Whoever
 * is held up after that goes out with an old date, which Amazon refuses.
 * @return SW_OK: it was sent, or tried, and out tells; else nothing was sent (the lease was lost, or the journal fails)
 */
int sw_talk_send(sw_reply *out, sw_desk *desk, const sw_attempt_row *attempt, sw_error *err);

void sw_reply_free(sw_reply *reply);

/** Waits until the operation may be called by Amazon's quota, which all workers keep together. @return SW_E_THROTTLED,
 * with retry_after_s, when that is later than the caller or the lease can wait */
int sw_quota_wait(sw_desk *desk, const char *operation, sw_error *err);

#endif
