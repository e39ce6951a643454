/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/outcome.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/state.h"

#include <string.h>

static const char *const wallets[] = {
    [SW_WALLET_NOT_SAVED] = "not_saved", [SW_WALLET_SAVED] = "saved", [SW_WALLET_UPDATED] = "updated"
};
static const char *const payments[] = { [SW_PAYMENT_NONE] = "none",
                                        [SW_PAYMENT_AUTHORIZED] = "authorized",
                                        [SW_PAYMENT_CAPTURED] = "captured",
                                        [SW_PAYMENT_PENDING] = "pending" };
static const char *const reasons[] = { [SW_REASON_NONE] = "none",
                                       [SW_REASON_BUYER_CANCELED] = "buyer_canceled",
                                       [SW_REASON_DECLINED] = "declined",
                                       [SW_REASON_EXPIRED] = "expired",
                                       [SW_REASON_AMAZON_CANCELED] = "amazon_canceled",
                                       [SW_REASON_NOT_RETURNED] = "not_returned",
                                       [SW_REASON_AMOUNT_CHANGED] = "amount_changed",
                                       [SW_REASON_OTHER] = "other" };

#define NAME(names, value) ((size_t)(value) < sizeof(names) / sizeof(names)[0] ? (names)[value] : NULL)

const char *sw_wallet_outcome_name(sw_wallet_outcome wallet)
{
    return NAME(wallets, wallet);
}

const char *sw_payment_outcome_name(sw_payment_outcome payment)
{
    return NAME(payments, payment);
}

const char *sw_finish_reason_name(sw_finish_reason reason)
{
    return NAME(reasons, reason);
}

/* Of a session or a charge: both have their own names for the same end. */
static sw_finish_reason reason_of(const char *code)
{
    static const struct {
        const char *code;
        sw_finish_reason reason;
    } known[] = {
        { "BuyerCanceled", SW_REASON_BUYER_CANCELED },
        { "Declined", SW_REASON_DECLINED },
        { "Expired", SW_REASON_EXPIRED },
        { "ExpiredUnused", SW_REASON_EXPIRED },
        { "AmazonCanceled", SW_REASON_AMAZON_CANCELED },
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].code, code) == 0)
            return known[i].reason;
    return SW_REASON_OTHER;
}

void sw_outcome_take_reason(sw_outcome *outcome, const sw_object *object)
{
    const char *code = sw_object_reason(object, 0);
    bool declined = strcmp(sw_object_state(object), "Declined") == 0;
    outcome->reason = declined ? SW_REASON_DECLINED : reason_of(code);
    sw_error_copy(outcome->reason_code, sizeof outcome->reason_code, code);
}

void sw_outcome_take_wallet(sw_outcome *outcome, const char *type)
{
    bool saved = type && strcmp(type, "PaymentMethodOnFile") == 0;
    sw_wallet_outcome as = outcome->flow == SW_FLOW_UPDATE ? SW_WALLET_UPDATED : SW_WALLET_SAVED;
    outcome->wallet = saved ? as : SW_WALLET_NOT_SAVED;
}

void sw_outcome_take_charge(sw_outcome *outcome)
{
    const char *name = sw_object_state(outcome->charge);
    const sw_state *state = sw_state_find("charge", name);
    if (state && state->kind == SW_STATE_FINAL)
        sw_outcome_take_reason(outcome, outcome->charge);
    else if (state && state->kind == SW_STATE_GOOD)
        outcome->payment = strcmp(name, "Captured") == 0 ? SW_PAYMENT_CAPTURED : SW_PAYMENT_AUTHORIZED;
    else
        outcome->payment = SW_PAYMENT_PENDING; /* of a state that nobody knows yet, the end is not known either */
}

sw_wallet_outcome sw_outcome_wallet(const sw_outcome *outcome)
{
    return outcome ? outcome->wallet : SW_WALLET_NOT_SAVED;
}

sw_payment_outcome sw_outcome_payment(const sw_outcome *outcome)
{
    return outcome ? outcome->payment : SW_PAYMENT_NONE;
}

sw_finish_reason sw_outcome_reason(const sw_outcome *outcome)
{
    return outcome ? outcome->reason : SW_REASON_NONE;
}

const char *sw_outcome_reason_code(const sw_outcome *outcome)
{
    return outcome ? outcome->reason_code : "";
}

bool sw_outcome_replayed(const sw_outcome *outcome)
{
    return outcome && outcome->replayed;
}

sw_flow sw_outcome_flow(const sw_outcome *outcome)
{
    return outcome ? outcome->flow : SW_FLOW_NOT_SET;
}

static const char *text_of(const sw_object *object, const char *pointer)
{
    const char *text = sw_object_text(object, pointer);
    return text ? text : "";
}

const char *sw_outcome_session_id(const sw_outcome *outcome)
{
    return text_of(sw_outcome_session(outcome), "/checkoutSessionId");
}

/* An open session of the update page names the wallet that is to be updated: nothing has come of it yet. */
const char *sw_outcome_charge_permission_id(const sw_outcome *outcome)
{
    const sw_object *session = sw_outcome_session(outcome);
    bool completed = strcmp(sw_object_state(session), "Completed") == 0;
    return completed ? text_of(session, "/chargePermissionId") : "";
}

const char *sw_outcome_charge_id(const sw_outcome *outcome)
{
    return text_of(sw_outcome_session(outcome), "/chargeId");
}

const char *sw_outcome_descriptor(const sw_outcome *outcome)
{
    return text_of(sw_outcome_permission(outcome), "/paymentPreferences/0/paymentDescriptor");
}

int sw_outcome_amount(sw_money *out, const sw_outcome *outcome, sw_error *err)
{
    if (out)
        *out = (sw_money)SW_MONEY_INIT;
    if (!out || !outcome)
        return sw_fail(err, SW_E_INVALID, "to read an amount takes an outcome and a place for it");
    return sw_object_money(out, outcome->charge, "/chargeAmount", err);
}

/* The permission first: whoever finishes, first or later, has read it. */
static const char *of_buyer(const sw_outcome *outcome, const char *in_buyer, const char *in_object)
{
    const char *text = text_of(sw_outcome_buyer(outcome), in_buyer);
    if (!*text)
        text = text_of(sw_outcome_permission(outcome), in_object);
    return *text ? text : text_of(sw_outcome_session(outcome), in_object);
}

const char *sw_outcome_buyer_id(const sw_outcome *outcome)
{
    return of_buyer(outcome, "/buyerId", "/buyer/buyerId");
}

const char *sw_outcome_buyer_name(const sw_outcome *outcome)
{
    return of_buyer(outcome, "/name", "/buyer/name");
}

const char *sw_outcome_buyer_email(const sw_outcome *outcome)
{
    return of_buyer(outcome, "/email", "/buyer/email");
}

const sw_object *sw_outcome_session(const sw_outcome *outcome)
{
    return outcome ? outcome->session : NULL;
}

const sw_object *sw_outcome_permission(const sw_outcome *outcome)
{
    return outcome ? outcome->permission : NULL;
}

const sw_object *sw_outcome_charge(const sw_outcome *outcome)
{
    return outcome ? outcome->charge : NULL;
}

const sw_object *sw_outcome_buyer(const sw_outcome *outcome)
{
    return outcome ? outcome->buyer : NULL;
}

void sw_outcome_free(sw_outcome *outcome)
{
    if (!outcome)
        return;
    sw_object_free(outcome->session);
    sw_object_free(outcome->permission);
    sw_object_free(outcome->charge);
    sw_object_free(outcome->buyer);
    sw_release(outcome);
}
