/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One call on its way through its tries, a step at a time: the client sends each try and waits in between, a batch has
 * many of them in flight.
 *
 *     begin, then { try, send, take, again? wait } as often as again says, then end.
 */
#ifndef SW_PAY_CALLING_H
#define SW_PAY_CALLING_H

#include "base/buf.h"
#include "pay/client.h"
#include "pay/prepare.h"

#include <savedwallet/sign.h>
#include <savedwallet/transport.h>

#include <stdbool.h>
#include <stdint.h>

/** Points into itself: it stays where it was begun. */
typedef struct sw_calling {
    sw_client *client;
    sw_prepared prepared;
    int64_t timeout_ms;
    int max_attempts;
    int64_t date_ms;  /* of the first try; 0: when it is signed */
    int64_t deadline; /* on the client's monotonic clock; 0: no try was begun */
    int attempts;
    sw_logger logger;
    int64_t begun_ms, duration_ms; /* of the try */
    bool was_unknown;              /* an earlier try may have been carried out */
    sw_signature *signature;       /* of the try that is under way */
    sw_buf url;
    int code;              /* of the last try */
    int64_t skew_ms;       /* that the try was signed with */
    sw_cancel *cancel;     /* NULL: nothing ends it */
    bool is_canceled;      /* it would have gone on otherwise */
    bool is_held_back;     /* the retry budget allowed no further try */
    bool has_learned;      /* the last answer refused the date, and a right one is known now */
    bool was_signed_again; /* for that; once a call */
    int64_t off_ms;        /* what the last answer says the machine's clock is behind, when it refused the date */
    sw_response *answer;
    sw_error error;
} sw_calling;

/**
 * Prepares a call. Nothing is sent, and its time starts with the first try.
 *
 * A call that was canceled goes through the same steps: no try is made, and none will be made again.
 *
 * client, and what request and call point to, must live until sw_calling_end.
 * @param call  NULL: defaults
 * @return a code with *err filled in, when the call is refused: there is nothing to end then
 */
int sw_calling_begin(sw_calling *it, sw_client *client, const sw_request *request, const sw_call *call, sw_error *err);

/** The same for a call that no row has. */
int sw_calling_begin_message(sw_calling *it, sw_client *client, const sw_message *message, const sw_call *call,
                             sw_error *err);

/**
 * Begins a try: every one is signed anew, since a date that is too old would be refused, and a nonce is never sent
 * twice.
 * @param[out] out  what to send; borrowed until the next step
 * @return SW_OK, or the code of a try that was not sent: then sw_calling_again comes next, without sw_calling_take
 */
int sw_calling_try(sw_calling *it, sw_http_request *out);

/**
 * Judges what came of the try.
 * @param code    SW_OK when there is an answer, else the transport's code
 * @param answer  taken over; NULL when there is none
 * @param why     the transport's error; not read when code is SW_OK
 * @return the code of the try
 */
int sw_calling_take(sw_calling *it, int code, sw_response *answer, const sw_error *why);

/**
 * Is another try to be made after this failed one? It uses up what allows it, so ask once a try.
 * @param[out] wait_ms  how long to wait before it
 */
bool sw_calling_again(sw_calling *it, int64_t *wait_ms);

/**
 * Hands over what the last try came to, and frees what the call held.
 * @param[out] out  the answer, yours; NULL when there is none. The place may be NULL: the answer is freed
 * @param[out] err  may be NULL
 * @return the code of the call
 */
int sw_calling_end(sw_calling *it, sw_response **out, sw_error *err);

#endif
