/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/session.h"

/* What a session still lacks: Amazon's constraints, in Amazon's order. */

static void add(sw_json *list, bool missing, const char *id, const char *description)
{
    if (!missing)
        return;
    sw_json *constraint = em_json(sw_json_object());
    sw_json_put_text(constraint, "constraintId", id);
    sw_json_put_text(constraint, "description", description);
    sw_json_append(list, constraint);
}

/* Signing in needs no more than a buyer. */
sw_json *em_session_constraints(const em_session *session)
{
    const sw_json *payment = sw_json_get(session->payload, "paymentDetails");
    const sw_json *urls = sw_json_get(session->payload, "webCheckoutDetails");
    bool pays = session->flow != EM_FLOW_SIGN_IN_AND_SETUP;
    bool buys = em_flow_buys(session->flow);
    sw_json *list = em_json(sw_json_array());
    add(list, !session->card, "BuyerNotAssociated", "There is no buyer associated with the Checkout Session.");
    add(list, buys && !em_given(payment, "chargeAmount"), "ChargeAmountNotSet", "chargeAmount is not set.");
    add(list, pays && !em_given(urls, "checkoutResultReturnUrl"), "CheckoutResultReturnUrlNotSet",
        "checkoutResultReturnUrl is not set.");
    add(list, pays && !em_given(payment, "paymentIntent"), "PaymentIntentNotSet", "paymentIntent is not set.");
    return list;
}

bool em_session_is_ready(const em_session *session)
{
    sw_json *constraints = em_session_constraints(session);
    bool ready = sw_json_size(constraints) == 0;
    sw_json_free(constraints);
    return ready && session->flow == EM_FLOW_EXPRESS;
}
