/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/permission.h"
#include "emulator/session.h"

#include <string.h>

/* The end of a checkout: Complete from the browser's flows, Finalize from the Mobile SDK's. */

static const char *const INTENTS[] = { "Confirm", "Authorize", "AuthorizeWithCapture", NULL };

static const em_field COMPLETE_FIELDS[] = {
    { "chargeAmount", EM_PRICE, false, 0, NULL, NULL },
    { "totalOrderAmount", EM_PRICE, false, 0, NULL, NULL },
    { 0 },
};

static const em_field FINALIZE_FIELDS[] = {
    { "shippingAddress", EM_ANY, false, 0, NULL, NULL },
    { "billingAddress", EM_ANY, false, 0, NULL, NULL },
    { "chargeAmount", EM_PRICE, false, 0, NULL, NULL },
    { "totalOrderAmount", EM_PRICE, false, 0, NULL, NULL },
    { "paymentIntent", EM_TEXT, false, 0, INTENTS, NULL },
    { "canHandlePendingAuthorization", EM_BOOL, false, 0, NULL, NULL },
    { "supplementaryData", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const sw_json *payment_of(const em_session *session)
{
    return sw_json_get(session->payload, "paymentDetails");
}

static bool has_intent(const em_session *session, const char *intent)
{
    const char *text = sw_json_get_text(payment_of(session), "paymentIntent");
    return text && strcmp(text, intent) == 0;
}

/* That Complete does not end what the Mobile SDK began, nor Finalize the rest, is assumed. */
static bool check_end(em_call *call, const em_session *session, bool finalizes)
{
    if (!em_session_check_open(session, call->answer))
        return false;
    if (!session->processed)
        return em_answer_error(call->answer, "InvalidCheckoutSessionStatus",
                               "You tried to call an operation on a Checkout Session whose buyer has not been to %s "
                               "yet, which does not allow it.",
                               session->card ? "amazonPayRedirectUrl" : "Amazon's page");
    if (session->mobile != finalizes)
        return em_answer_error(call->answer, "InvalidCheckoutSessionStatus",
                               "You tried to call an operation on a Checkout Session of %s, which ends with %s.",
                               session->mobile ? "the Mobile SDK" : "the browser",
                               session->mobile ? "Finalize" : "Complete");
    return true;
}

/* @param expected  the session's amount; NULL: it has none */
static bool check_amount(em_call *call, const char *name, const sw_json *expected)
{
    em_money given, wanted;
    const sw_json *price = em_given(call->body, name);
    if (!price && !expected)
        return true;
    if (!price)
        return em_answer_error(call->answer, "MissingParameterValue", "The field [%s] is missing.", name);
    if (!expected)
        return em_answer_error(call->answer, "AmountMismatch", "The Checkout Session has no %s.", name);
    em_money_read(&given, price);
    em_money_read(&wanted, expected);
    if (given.currency != wanted.currency)
        return em_answer_error(call->answer, "CurrencyMismatch", "The %s of the Checkout Session is in %s.", name,
                               wanted.currency->code);
    return given.minor == wanted.minor ||
           em_answer_error(call->answer, "AmountMismatch", "The Checkout Session has another %s.", name);
}

static bool check_amounts(em_call *call, const em_session *session)
{
    bool buys = em_flow_buys(session->flow);
    const sw_json *payment = payment_of(session);
    const sw_json *total = buys ? em_given(payment, "totalOrderAmount") : NULL;
    /* the one example of Finalize says the total where it is the charge */
    if (buys && !total && session->mobile && em_given(call->body, "totalOrderAmount"))
        total = em_given(payment, "chargeAmount");
    return check_amount(call, "chargeAmount", buys ? em_given(payment, "chargeAmount") : NULL) &&
           check_amount(call, "totalOrderAmount", total);
}

/* A purchase that saves the wallet is a charge on it, and counts in its month. */
static bool check_limit(em_call *call, const em_session *session)
{
    em_money amount;
    if (!em_flow_buys(session->flow) || !session->consents)
        return true;
    em_money_read(&amount, em_given(payment_of(session), "chargeAmount"));
    return amount.minor <= amount.currency->month_most ||
           em_answer_error(call->answer, "TransactionAmountExceeded",
                           "The amount is above what a saved wallet may be charged in a month.");
}

/* What the header asks for comes before what the buyer's card does; without a charge a card does nothing. */
static bool choose_outcome(em_call *call, const em_session *session, em_outcome *outcome, const char **reason)
{
    bool charges = em_flow_buys(session->flow) && !has_intent(session, "Confirm");
    bool waits = em_is_true(em_given(payment_of(session), "canHandlePendingAuthorization"));
    *outcome = call->simulation ? call->simulation->outcome : session->card->outcome;
    *reason = call->simulation ? call->simulation->reason : session->card->reason;
    if (*outcome != EM_OUTCOME_PENDING || (!call->simulation && !charges))
        return true;
    return (charges && waits && has_intent(session, "Authorize")) ||
           em_answer_error(call->answer, "InvalidSandboxSimulationSpecified",
                           "This simulation needs paymentIntent Authorize and canHandlePendingAuthorization true.");
}

/* The charge of a checkout, as Create Charge would have been asked for it. */
static sw_json *charge_request(const em_session *session)
{
    sw_json *request = em_json(sw_json_object());
    em_put_copy(request, "softDescriptor", sw_json_get(payment_of(session), "softDescriptor"));
    sw_json_put_bool(request, "captureNow", has_intent(session, "AuthorizeWithCapture"));
    em_put_merchant_metadata(request, session->payload);
    em_put_provider_metadata(request, session->payload);
    em_put_copy(request, "platformId", sw_json_get(session->payload, "platformId"));
    return request;
}

/* @return is the authorisation still being decided? */
static bool charge(em_world *world, em_session *session, em_permission *permission, em_outcome outcome,
                   const char *reason)
{
    em_money amount;
    if (!em_flow_buys(session->flow) || has_intent(session, "Confirm"))
        return false;
    em_money_read(&amount, em_given(payment_of(session), "chargeAmount"));
    em_charge *made = em_charge_new(world, permission, charge_request(session), &amount);
    em_charge_begin(world, made, outcome, outcome == EM_OUTCOME_PENDING ? reason : NULL);
    memcpy(session->charge_id, made->id, sizeof session->charge_id);
    return outcome == EM_OUTCOME_PENDING;
}

/* The permission that comes of it: a new one, or the one whose card was changed. @return NULL with an error answered */
static em_permission *find_permission(em_call *call, em_session *session)
{
    const char *id = sw_json_get_text(session->payload, "chargePermissionId");
    if (session->flow != EM_FLOW_UPDATE)
        return em_permission_open(call->world, session);
    em_permission *permission = em_permission_find(call, id);
    if (permission && !em_permission_renew(call->world, permission, session)) {
        em_answer_error(call->answer, "InvalidChargePermissionStatus",
                        "The Charge Permission is Closed, and does not open again.");
        return NULL;
    }
    return permission;
}

static void finish(em_call *call, em_session *session)
{
    em_outcome outcome;
    const char *reason;
    if (!choose_outcome(call, session, &outcome, &reason))
        return;
    if (outcome == EM_OUTCOME_SESSION_CANCELED) {
        em_session_cancel(call->world, session, reason, "This was simulated.");
        em_session_check_open(session, call->answer);
        return;
    }
    em_permission *permission = find_permission(call, session);
    if (!permission)
        return;
    bool pending = charge(call->world, session, permission, outcome, reason);
    session->permission_type = permission->type;
    memcpy(session->permission_id, permission->id, sizeof session->permission_id);
    em_status_set(&session->status, "Completed", NULL, NULL, em_now(call->world));
    em_timeline_state(call->world, "CHECKOUT_SESSION", session->id, &session->status);
    em_answer_json(call->answer, pending ? 202 : 200, em_session_write(call->world, session));
}

void em_complete_checkout_session(em_call *call)
{
    em_session *session = em_session_find(call);
    if (session && em_check(call->answer, call->body, COMPLETE_FIELDS) && check_end(call, session, false) &&
        check_amounts(call, session) && check_limit(call, session))
        finish(call, session);
}

static bool refuse(em_call *call, const char *name)
{
    return em_answer_error(call->answer, "InvalidParameterValue",
                           "The value provided for [%s] is invalid: the app's configuration has another one.", name);
}

static bool check_same(em_call *call, const char *name, const sw_json *kept)
{
    const char *given = sw_json_get_text(call->body, name);
    const char *expected = sw_json_get_text(kept, name);
    return !given || (expected && strcmp(given, expected) == 0) || refuse(call, name);
}

/* The app posted its configuration unsigned: what the merchant's server says is compared with it. Addresses are not. */
static bool check_configuration(em_call *call, const em_session *session)
{
    static const char name[] = "canHandlePendingAuthorization";
    const sw_json *given = em_given(call->body, name);
    if (given && em_is_true(given) != em_is_true(em_given(payment_of(session), name)))
        return refuse(call, name);
    return check_same(call, "paymentIntent", payment_of(session)) &&
           check_same(call, "supplementaryData", session->payload);
}

void em_finalize_checkout_session(em_call *call)
{
    em_session *session = em_session_find(call);
    if (session && em_check(call->answer, call->body, FINALIZE_FIELDS) && check_end(call, session, true) &&
        check_configuration(call, session) && check_amounts(call, session) && check_limit(call, session))
        finish(call, session);
}
