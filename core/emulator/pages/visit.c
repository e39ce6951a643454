/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/visit.h"

#include "base/memory.h"
#include "emulator/landing.h"
#include "emulator/must.h"
#include "emulator/sign_in.h"

#include <stdio.h>
#include <string.h>

static em_visit *add(em_world *world, const em_choice *choice, const char *id, em_language language)
{
    em_visit *visit = em_new(sizeof *visit);
    snprintf(visit->id, sizeof visit->id, "%s", id);
    visit->choice = *choice;
    visit->language = language;
    em_table_add(&world->visits, visit->id, visit);
    return visit;
}

em_visit *em_visit_begin(em_world *world, em_choice *choice, em_language language)
{
    char id[EM_ID_SIZE];
    if (em_checkout_is_sign_in(choice))
        em_id_uuid(&world->ids, EM_ID_VISIT, id);
    else
        snprintf(id, sizeof id, "%s", em_checkout_open(world, choice)->id);
    em_visit *known = em_visit_find(world, id);
    if (!known)
        return add(world, choice, id, language);
    known->choice = *choice;
    known->stage = EM_STAGE_SIGN_IN;
    return known;
}

em_visit *em_visit_find(em_world *world, const char *id)
{
    return id ? em_table_get(&world->visits, id) : NULL;
}

/* A session that a test opened by the control API has had no visit. */
static em_visit *visit_of(em_world *world, em_session *session, em_language language)
{
    em_visit *visit = em_visit_find(world, session->id);
    em_choice choice = {
        .merchant = session->merchant,
        .payload = session->payload,
        .session = session,
        .flow = session->flow,
        .product_type = session->product_type,
        .buyer = session->buyer,
        .card = session->card,
        .address = session->address,
        .consents = session->consents,
    };
    return visit ? visit : add(world, &choice, session->id, language);
}

em_visit *em_visit_resume(em_world *world, const char *session_id, em_language language, em_answer *answer)
{
    em_session *session = session_id ? em_table_get(&world->sessions, session_id) : NULL;
    if (!session) {
        em_answer_error(answer, "ResourceNotFound", "There is no Checkout Session with this id.");
        return NULL;
    }
    if (!em_session_check_open(session, answer))
        return NULL;
    if (session->flow == EM_FLOW_EXPRESS && session->card && !session->processed)
        return visit_of(world, session, language);
    em_answer_error(answer, "InvalidCheckoutSessionStatus",
                    session->processed
                        ? "The buyer has confirmed already."
                        : "No buyer has reviewed this Checkout Session, or it is not of an express checkout.");
    return NULL;
}

void em_visit_change(em_visit *visit, bool confirms)
{
    visit->confirms = confirms;
    visit->stage = EM_STAGE_REVIEW;
}

bool em_visit_process(em_visit *visit, em_answer *answer)
{
    const em_session *session = visit->choice.session;
    if (!em_session_is_ready(session))
        return em_answer_error(answer, "InvalidCheckoutSessionStatus",
                               "The Checkout Session has no amazonPayRedirectUrl.");
    visit->confirms = true;
    visit->stage = EM_STAGE_PROCESSING;
    return true;
}

const sw_json *em_visit_payload(const em_visit *visit)
{
    return visit->choice.session ? visit->choice.session->payload : visit->choice.payload;
}

void em_visit_sign_in(em_visit *visit, const em_buyer *buyer)
{
    visit->choice.buyer = buyer;
    visit->choice.address = NULL;
    visit->stage = EM_STAGE_REVIEW;
}

static void land(em_visit *visit, char *url)
{
    sw_release(visit->landing);
    visit->landing = url;
    visit->stage = EM_STAGE_OVER;
    visit->confirms = false;
}

/* The buyer leaves; what was chosen becomes the session's, and the card does what it does. */
static void leave(em_world *world, em_visit *visit)
{
    char token[EM_ID_SIZE];
    em_session *session = visit->choice.session;
    if (!session) {
        land(visit, em_sign_in(world, &visit->choice, token));
        return;
    }
    if (visit->confirms)
        em_session_process(world, session, visit->choice.cancels);
    else
        em_session_visit(world, session, &visit->choice);
    land(visit, em_landing_of(session));
}

/* In Europe a bank asks whenever a wallet is saved; where it asks at a purchase, it does so when that is confirmed. */
static bool bank_asks(const em_world *world, const em_visit *visit)
{
    const em_choice *choice = &visit->choice;
    if (!choice->session || (choice->flow == EM_FLOW_EXPRESS && !visit->confirms))
        return false;
    return choice->card->asks || (strcmp(world->start.region->name, "eu") == 0 && !em_flow_buys(choice->flow));
}

static void ask_or_leave(em_world *world, em_visit *visit)
{
    if (bank_asks(world, visit))
        visit->stage = EM_STAGE_CHALLENGE;
    else
        leave(world, visit);
}

void em_visit_agree(em_world *world, em_visit *visit)
{
    if (!visit->confirms) {
        ask_or_leave(world, visit);
        return;
    }
    em_session_visit(world, visit->choice.session, &visit->choice);
    visit->stage = EM_STAGE_PROCESSING;
}

void em_visit_confirm(em_world *world, em_visit *visit)
{
    ask_or_leave(world, visit);
}

bool em_visit_is_declined(const em_visit *visit)
{
    const em_card *card = visit->choice.session->card;
    return card->outcome == EM_OUTCOME_SESSION_CANCELED && strcmp(card->reason, "Declined") == 0;
}

void em_visit_answer_bank(em_world *world, em_visit *visit, bool passed)
{
    em_session *session = visit->choice.session;
    leave(world, visit);
    if (passed || !em_is_in(&session->status, "Open"))
        return;
    em_session_cancel(world, session, "Declined", "The bank did not confirm the buyer.");
    land(visit, em_landing_of(session));
}

void em_visit_cancel(em_world *world, em_visit *visit)
{
    visit->choice.cancels = true;
    leave(world, visit);
}

bool em_visit_is_over(const em_visit *visit)
{
    const em_session *session = visit->choice.session;
    return visit->stage == EM_STAGE_OVER || (session && em_session_is_over(session));
}

char *em_visit_way_back(const em_visit *visit)
{
    if (visit->landing)
        return em_copy(visit->landing);
    return visit->choice.session ? em_landing_way_back(visit->choice.session) : NULL;
}

void em_visit_free(void *value)
{
    em_visit *visit = value;
    if (!visit->choice.session)
        sw_json_free(visit->choice.payload);
    sw_release(visit->landing);
    sw_release(visit);
}
