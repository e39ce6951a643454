/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A buyer on Amazon's pages: where in the row of pages the buyer is, and what was chosen so far.
 *
 *   sign in -> review -> (challenge) -> back in the shop
 *   and of an express checkout later again: processing -> (challenge) -> back in the shop
 */
#ifndef EMULATOR_PAGES_VISIT_H
#define EMULATOR_PAGES_VISIT_H

#include "emulator/checkout.h"
#include "emulator/pages/language.h"

typedef enum em_stage {
    EM_STAGE_SIGN_IN = 0,
    EM_STAGE_REVIEW,
    EM_STAGE_CHALLENGE,
    EM_STAGE_PROCESSING,
    EM_STAGE_OVER
} em_stage;

typedef struct em_visit {
    char id[EM_ID_SIZE]; /**< the session's, or of plain signing in one of its own */
    em_choice choice;    /**< the payload is the session's, or of plain signing in the visit's */
    em_stage stage;
    em_language language;
    bool confirms; /**< it is the second visit of an express checkout */
    char *landing; /**< where the buyer came back to; NULL: is still here */
} em_visit;

/** Begins the visit of a choice, whose session is made where it needs one. @param choice  taken over */
em_visit *em_visit_begin(em_world *world, em_choice *choice, em_language language);

/** @return NULL when there is none */
em_visit *em_visit_find(em_world *world, const char *id);

/** The visit of an express checkout that is under way. @return NULL with an error answered */
em_visit *em_visit_resume(em_world *world, const char *session_id, em_language language, em_answer *answer);

/** Goes back to the choice of card and address. @param confirms  and then on with the second visit */
void em_visit_change(em_visit *visit, bool confirms);

/** The second visit begins. @return false with an error answered */
bool em_visit_process(em_visit *visit, em_answer *answer);

/** What the button said, and Update changed. */
const sw_json *em_visit_payload(const em_visit *visit);

void em_visit_sign_in(em_visit *visit, const em_buyer *buyer);

/** The buyer continues with what the visit's choice holds by now. */
void em_visit_agree(em_world *world, em_visit *visit);

/** The second visit goes on by itself. */
void em_visit_confirm(em_world *world, em_visit *visit);

/** Would the payment be declined? Then the buyer may choose another card first. */
bool em_visit_is_declined(const em_visit *visit);

/** The bank has asked. */
void em_visit_answer_bank(em_world *world, em_visit *visit, bool passed);

void em_visit_cancel(em_world *world, em_visit *visit);

/** Did the session end meanwhile, by another way? */
bool em_visit_is_over(const em_visit *visit);

/** Where the buyer of a visit that is over finds the shop. @return yours; NULL: no URL is known */
char *em_visit_way_back(const em_visit *visit);

/** Frees a visit as a table's value. */
void em_visit_free(void *visit);

#endif
