/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Checkout sessions: Open for 24 hours, then Completed or Canceled.
 */
#ifndef EMULATOR_SESSION_H
#define EMULATOR_SESSION_H

#include "emulator/flow.h"
#include "emulator/operation.h"
#include "emulator/status.h"

typedef struct em_session {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    sw_json *payload; /**< what the button or Create said, and Update changed */
    em_flow flow;
    const char *permission_type; /**< what was asked for; once Completed, what came of it */
    const char *product_type;    /**< NULL until a buyer came, as is the card */
    const em_buyer *buyer;
    const em_card *card;
    const sw_json *address; /**< of the buyer's, which the buyer chose; as the buyer */
    bool consents;          /**< to saving the wallet */
    bool mobile;            /**< ends with Finalize, not with Complete */
    bool processed;         /**< the buyer has left the last page: nothing can be changed any more */
    em_status status;
    int64_t created;
    char permission_id[EM_ID_SIZE]; /**< "" until Completed */
    char charge_id[EM_ID_SIZE];     /**< "" where nothing was charged */
} em_session;

/** Makes an open session that expires after 24 hours. @param payload  taken over @return the world's */
em_session *em_session_open(em_world *world, const em_merchant *merchant, sw_json *payload, em_flow flow);

/** A buyer comes to the page for the first time, and leaves it again. */
void em_session_visit(em_world *world, em_session *session, const em_choice *choice);

/** A buyer of an express checkout is on its second page. @param canceled  the buyer gave up */
void em_session_process(em_world *world, em_session *session, bool canceled);

/** Cancels an open session. */
void em_session_cancel(em_world *world, em_session *session, const char *reason, const char *description);

/** Finds the session that a call names. @return NULL with an error answered */
em_session *em_session_find(em_call *call);

/** @return false with an error answered: it was canceled, or is not Open any more */
bool em_session_check_open(const em_session *session, em_answer *answer);

/** Has the buyer nothing more to do on Amazon's pages? */
bool em_session_is_over(const em_session *session);

/** The list of what is still missing, [] when nothing is. @return yours */
sw_json *em_session_constraints(const em_session *session);

/** May the buyer be sent to the second page of an express checkout? */
bool em_session_is_ready(const em_session *session);

/** The session as Amazon answers it: 28 members, most of them null once it is no longer Open. @return yours */
sw_json *em_session_write(const em_world *world, const em_session *session);

/** Frees a session as a table's value. */
void em_session_free(void *session);

#endif
