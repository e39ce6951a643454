/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Checkout sessions: Open for 24 hours, then Completed or Canceled.
 */
#ifndef EMULATOR_SESSION_H
#define EMULATOR_SESSION_H

#include "emulator/operation.h"
#include "emulator/status.h"

typedef struct em_session {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    sw_json *payload; /**< what the button's payload said */
    const char *product_type;
    const em_card *card;
    em_status status;
    int64_t created;
    char permission_id[EM_ID_SIZE]; /**< "" until Completed */
} em_session;

/** What the buyer chose, of which the session is made. */
typedef struct em_choice {
    sw_json *payload; /**< taken over */
    const char *product_type;
    const em_card *card;
} em_choice;

/** Makes an open session that expires after 24 hours. @return the world's */
em_session *em_session_open(em_world *world, const em_merchant *merchant, const em_choice *choice);

/** Cancels an open session. */
void em_session_cancel(em_world *world, em_session *session, const char *reason, const char *description);

/** Does its product type have a shipping address? */
bool em_session_ships(const em_session *session);

/** The session as Amazon answers it: 28 members, most of them null once it is no longer Open. @return yours */
sw_json *em_session_write(const em_session *session);

/** Frees a session as a table's value. */
void em_session_free(void *session);

#endif
