/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/session.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/permission.h"

#include <string.h>

static const em_field COMPLETE_FIELDS[] = {
    { "chargeAmount", EM_PRICE, false, 0, NULL, NULL },
    { "totalOrderAmount", EM_PRICE, false, 0, NULL, NULL },
    { 0 },
};

static void expire(em_world *world, void *object)
{
    em_session *session = object;
    if (em_is_in(&session->status, "Open"))
        em_session_cancel(world, session, "Expired", "The Checkout Session was not completed within 24 hours.");
}

em_session *em_session_open(em_world *world, const em_merchant *merchant, const em_choice *choice)
{
    em_session *session = em_new(sizeof *session);
    em_id_uuid(&world->ids, EM_ID_SESSION, session->id);
    session->merchant = merchant;
    session->payload = choice->payload;
    session->product_type = choice->product_type;
    session->card = choice->card;
    session->created = em_now(world);
    em_status_set(&session->status, "Open", NULL, NULL, session->created);
    em_table_add(&world->sessions, session->id, session);
    em_world_later(world, EM_DAY, expire, session);
    return session;
}

void em_session_cancel(em_world *world, em_session *session, const char *reason, const char *description)
{
    em_status_set(&session->status, "Canceled", reason, description, em_now(world));
}

bool em_session_ships(const em_session *session)
{
    return strcmp(session->product_type, "PayAndShip") == 0;
}

void em_session_free(void *value)
{
    em_session *session = value;
    em_status_free(&session->status);
    sw_json_free(session->payload);
    sw_release(session);
}

/* Amazon deletes a session's data 30 days after its creation. */
static em_session *find_session(em_call *call)
{
    em_session *session = em_table_get(&call->world->sessions, call->id);
    if (session && session->merchant == call->merchant && em_now(call->world) < session->created + 30 * EM_DAY)
        return session;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Checkout Session with this id.");
    return NULL;
}

void em_get_checkout_session(em_call *call)
{
    em_session *session = find_session(call);
    if (session)
        em_answer_json(call->answer, 200, em_session_write(session));
}

/* Which of the two codes Amazon gives for a canceled session is not known; WooCommerce's plugin expects the first. */
static bool check_open(em_call *call, const em_session *session)
{
    const em_status *status = &session->status;
    if (em_is_in(status, "Open"))
        return true;
    if (em_is_in(status, "Canceled") && strcmp(status->reason, "Expired") != 0)
        return em_answer_error(call->answer, "CheckoutSessionCanceled", "The Checkout Session was canceled: %s.",
                               status->reason);
    return em_answer_error(call->answer, "InvalidCheckoutSessionStatus",
                           "You tried to call an operation on a Checkout Session that is in state %s, "
                           "which does not allow it.",
                           status->state);
}

void em_complete_checkout_session(em_call *call)
{
    em_session *session = find_session(call);
    if (!session || !em_check(call->answer, call->body, COMPLETE_FIELDS) || !check_open(call, session))
        return;
    if (em_given(call->body, "chargeAmount") || em_given(call->body, "totalOrderAmount")) {
        em_answer_error(call->answer, "AmountMismatch", "The Checkout Session only saves a wallet: it has no amount.");
        return;
    }
    if (call->simulation) {
        em_session_cancel(call->world, session, call->simulation->reason, "This was simulated.");
        check_open(call, session);
        return;
    }
    const em_permission *permission = em_permission_open(call->world, session);
    memcpy(session->permission_id, permission->id, sizeof session->permission_id);
    em_status_set(&session->status, "Completed", NULL, NULL, em_now(call->world));
    em_answer_json(call->answer, 200, em_session_write(session));
}
