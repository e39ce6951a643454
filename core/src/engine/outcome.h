/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What an answer means for an action, and writing it down.
 */
#ifndef SW_ENGINE_OUTCOME_H
#define SW_ENGINE_OUTCOME_H

#include "engine/inside.h"
#include "engine/talk.h"

#include <savedwallet/advice.h>

/** What came of a send. */
typedef enum sw_verdict {
    SW_VERDICT_ACCEPTED,
    SW_VERDICT_NOT_DONE, /* for certain nothing was done: the same bytes may go out again */
    SW_VERDICT_UNKNOWN,  /* only the same bytes may go out again */
    SW_VERDICT_REFUSED,  /* a definite no */
    SW_VERDICT_TAKEN     /* the key was used with other bytes: a person has to look */
} sw_verdict;

/**
 * Says what an answer means. Pure.
 * @param attempt  with what is known of its earlier sends
 * @param settled  a second ProcessingFailure is a no
 * @param now_ms   on the clock of attempt->loose_ms: while a send without an answer may still be taken, a no is none:
 * who was stopped before he sent may go on, and be taken where Amazon keeps no refusals. After that the same bytes get
 * the answer that counts
 */
sw_verdict sw_verdict_of(const sw_attempt_row *attempt, int code, const sw_error *why, bool settled, int64_t now_ms);

/** One step of writing, in the transaction that is open. @param about  what it is given */
typedef int sw_outcome_fn(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about,
                          sw_error *err);

/**
 * Writes an outcome in a transaction of its own: the step, the attempt, the action, and the wallet is let go of. Who
 * was held up for so long that another has the wallet, or has changed the action, writes nothing, and reads the action
 * again.
 */
int sw_outcome_commit(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_outcome_fn *step,
                      const void *about, sw_error *err);

/** An attempt that is over. NULL is fine. @return false: no memory */
bool sw_attempt_end(sw_attempt_row *attempt, const char *state, const sw_desk *desk);

/** No attempt is made any more, and people are told. */
int sw_outcome_give_up(sw_desk *desk, sw_action_row *action, const char *message, sw_error *err);

/** Sends an attempt that was just written as started, and writes down what came of it. */
int sw_outcome_send(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *err);

/**
 * Writes down that it is done, in a transaction of its own. What was lost to another worker is left to that.
 * @param attempt  NULL: nothing was sent, it was found done
 * @param object   tells ids and state
 */
int sw_outcome_accept(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_object *object,
                      sw_error *err);

/** The same for what was sent and has no definite answer: when it is sent again, or that it never is. */
int sw_outcome_leave_open(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why,
                          sw_error *err);

/** The same for a definite no. */
int sw_outcome_refuse(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why,
                      sw_error *err);

/** An accepted action: how its object stands now. Writes it, with what follows from it. */
int sw_outcome_look(sw_desk *desk, sw_action_row *action, sw_error *err);

/** How what a cancel or close wants stands. */
typedef enum sw_ended {
    SW_ENDED_NOT,  /* it may still be sent */
    SW_ENDED_DONE, /* it is there already */
    SW_ENDED_NEVER /* it cannot be any more, and never was: a charge that is captured */
} sw_ended;

/** @param object  as the kind's reader gives it */
sw_ended sw_ended_of(const char *kind, const sw_object *object);

#endif
