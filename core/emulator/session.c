/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/session.h"

#include "base/memory.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <string.h>

static void expire(em_world *world, void *object)
{
    em_session *session = object;
    if (em_is_in(&session->status, "Open"))
        em_session_cancel(world, session, "Expired", "The Checkout Session was not completed within 24 hours.");
}

em_session *em_session_open(em_world *world, const em_merchant *merchant, sw_json *payload, em_flow flow)
{
    em_session *session = em_new(sizeof *session);
    em_id_uuid(&world->ids, EM_ID_SESSION, session->id);
    session->merchant = merchant;
    session->payload = payload;
    session->flow = flow;
    session->permission_type = "PaymentMethodOnFile";
    session->created = em_now(world);
    em_status_set(&session->status, "Open", NULL, NULL, session->created);
    em_timeline_state(world, "CHECKOUT_SESSION", session->id, &session->status);
    em_table_add(&world->sessions, session->id, session);
    em_world_later(world, EM_DAY, expire, session);
    return session;
}

/* What a card does is done where the payment is confirmed. */
static void play_card(em_world *world, em_session *session)
{
    const em_card *card = session->card;
    session->processed = true;
    if (card->outcome == EM_OUTCOME_SESSION_CANCELED)
        em_session_cancel(world, session, card->reason, "This was simulated by the card.");
}

/* That the session of a buyer who gave up is Canceled at once is assumed: it may stay Open at Amazon. */
static void give_up(em_world *world, em_session *session)
{
    em_session_cancel(world, session, "BuyerCanceled", "The buyer left Amazon's page by its cancel link.");
}

void em_session_visit(em_world *world, em_session *session, const em_choice *choice)
{
    session->flow = choice->flow;
    session->product_type = choice->product_type;
    session->buyer = choice->buyer;
    session->card = choice->card;
    session->address = choice->address ? choice->address : em_buyer_address(choice->buyer, 0);
    session->consents = choice->consents;
    session->mobile = choice->mobile;
    if (session->flow != EM_FLOW_EXPRESS)
        play_card(world, session);
    if (choice->cancels)
        give_up(world, session);
}

void em_session_process(em_world *world, em_session *session, bool canceled)
{
    play_card(world, session);
    if (canceled)
        give_up(world, session);
}

void em_session_cancel(em_world *world, em_session *session, const char *reason, const char *description)
{
    em_status_set(&session->status, "Canceled", reason, description, em_now(world));
    em_timeline_state(world, "CHECKOUT_SESSION", session->id, &session->status);
}

void em_session_free(void *value)
{
    em_session *session = value;
    em_status_free(&session->status);
    sw_json_free(session->payload);
    sw_release(session);
}

/* Amazon deletes a session's data 30 days after its creation. */
em_session *em_session_find(em_call *call)
{
    em_session *session = em_table_get(&call->world->sessions, call->id);
    if (session && session->merchant == call->merchant && em_now(call->world) < session->created + 30 * EM_DAY)
        return session;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Checkout Session with this id.");
    return NULL;
}

/* Which of the two codes Amazon gives for a canceled session is not known; WooCommerce's plugin expects the first. */
bool em_session_check_open(const em_session *session, em_answer *answer)
{
    const em_status *status = &session->status;
    if (em_is_in(status, "Open"))
        return true;
    if (em_is_in(status, "Canceled") && strcmp(status->reason, "Expired") != 0)
        return em_answer_error(answer, "CheckoutSessionCanceled", "The Checkout Session was canceled: %s.",
                               status->reason);
    return em_answer_error(answer, "InvalidCheckoutSessionStatus",
                           "You tried to call an operation on a Checkout Session that is in state %s, "
                           "which does not allow it.",
                           status->state);
}

bool em_session_is_over(const em_session *session)
{
    return session->processed || !em_is_in(&session->status, "Open");
}

void em_get_checkout_session(em_call *call)
{
    em_session *session = em_session_find(call);
    if (session)
        em_answer_json(call->answer, 200, em_session_write(call->world, session));
}
