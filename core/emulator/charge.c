/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <string.h>

static const char *const INITIATORS[] = { "CITU", "MITU", "CITR", "MITR", NULL };
static const char *const CHANNELS[] = { "Web",    "Phone",  "App",     "Alexa",  "PointOfSale",
                                        "FireTv", "Firetv", "Offline", "Amazon", NULL };

static const em_field RETURN_FIELDS[] = {
    { "checkoutResultReturnUrl", EM_TEXT, false, 512, NULL, NULL },
    { 0 },
};

/* That a saved wallet's charge cannot do without initiator and channel is assumed: Amazon's guide sends both. */
static const em_field CREATE_FIELDS[] = {
    { "chargePermissionId", EM_TEXT, true, 0, NULL, NULL },
    { "chargeAmount", EM_PRICE, true, 0, NULL, NULL },
    { "captureNow", EM_BOOL, false, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { "canHandlePendingAuthorization", EM_BOOL, false, 0, NULL, NULL },
    { "chargeInitiator", EM_TEXT, true, 0, INITIATORS, NULL },
    { "channel", EM_TEXT, true, 0, CHANNELS, NULL },
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { "providerMetadata", EM_OBJECT, false, 0, NULL, EM_PROVIDER_METADATA },
    { "platformId", EM_TEXT, false, 0, NULL, NULL },
    { "webCheckoutDetails", EM_OBJECT, false, 0, NULL, RETURN_FIELDS },
    { 0 },
};

static const em_field CAPTURE_FIELDS[] = {
    { "captureAmount", EM_PRICE, true, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { 0 },
};

static const em_field CANCEL_FIELDS[] = {
    { "cancellationReason", EM_TEXT, true, 255, NULL, NULL },
    { 0 },
};

/* The synchronous capture ends 7 days after the authorization. */
static const int64_t CAPTURED_AT_ONCE = 7 * EM_DAY;

void em_charge_free(void *value)
{
    em_charge *charge = value;
    em_status_free(&charge->status);
    sw_json_free(charge->request);
    sw_release(charge->soft_descriptor);
    sw_release(charge);
}

em_charge *em_charge_find(em_call *call, const char *id)
{
    em_charge *charge = em_table_get(&call->world->charges, id);
    if (charge && charge->permission->merchant == call->merchant)
        return charge;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Charge with this id.");
    return NULL;
}

void em_get_charge(em_call *call)
{
    const em_charge *charge = em_charge_find(call, call->id);
    if (charge)
        em_answer_json(call->answer, 200, em_charge_write(charge));
}

static bool check_currency(em_call *call, const em_money *money, const em_currency *currency)
{
    if (money->currency == currency)
        return true;
    return em_answer_error(call->answer, "CurrencyMismatch", "The amount is in %s; the Charge Permission is in %s.",
                           money->currency->code, currency->code);
}

static bool check_amount(em_call *call, const em_permission *permission, const em_money *amount)
{
    if (!check_currency(call, amount, permission->currency))
        return false;
    if (amount->minor > permission->currency->charge_most)
        return em_answer_error(call->answer, "TransactionAmountExceeded",
                               "The amount is above the limit of one charge.");
    if (amount->minor > em_permission_left(call->world, permission))
        return em_answer_error(call->answer, "PeriodicAmountExceeded",
                               "The monthly limit of this Charge Permission is reached; wait until next month.");
    return true;
}

static bool check_combination(em_call *call)
{
    bool captures = em_is_true(em_given(call->body, "captureNow"));
    if (em_given(call->body, "softDescriptor") && !captures)
        return em_answer_error(call->answer, "InvalidParameterValue",
                               "The value provided for [softDescriptor] is invalid: it goes with captureNow true.");
    return true;
}

/* What the header asks for comes before what the buyer's card does. */
static bool choose_outcome(em_call *call, const em_permission *permission, em_outcome *outcome, const char **reason)
{
    *outcome = call->simulation ? call->simulation->outcome : permission->card->outcome;
    *reason = call->simulation ? call->simulation->reason : permission->card->reason;
    if (*outcome == EM_OUTCOME_PENDING && !em_is_true(em_given(call->body, "canHandlePendingAuthorization")))
        return em_answer_error(call->answer, "InvalidSandboxSimulationSpecified",
                               "This simulation needs canHandlePendingAuthorization true.");
    if (*outcome == EM_OUTCOME_CAPTURE_PENDING && !em_is_true(em_given(call->body, "captureNow")))
        return em_answer_error(call->answer, "InvalidSandboxSimulationSpecified",
                               "This simulation needs captureNow true.");
    return true;
}

/* A decline at once makes no charge: the answer is an error. */
static void decline(em_call *call, em_permission *permission, const char *reason)
{
    if (strcmp(reason, "HardDeclined") == 0)
        em_permission_suspend(call->world, permission);
    if (strcmp(reason, "AmazonRejected") == 0)
        em_permission_close(call->world, permission, "AmazonCanceled", "A charge was rejected.");
    em_answer_error(call->answer, reason, "The charge was declined.");
}

static em_charge *new_charge(em_call *call, em_permission *permission, const em_money *amount)
{
    em_charge *charge = em_new(sizeof *charge);
    do
        em_id_charge(&call->world->ids, call->world->start.region->digits, charge->id);
    while (em_table_get(&call->world->charges, charge->id));
    charge->permission = permission;
    charge->next = permission->charges;
    permission->charges = charge;
    charge->request = em_json(sw_json_copy(call->body));
    charge->amount = *amount;
    charge->soft_descriptor = em_copy(sw_json_get_text(call->body, "softDescriptor"));
    charge->capture_now = em_is_true(em_given(call->body, "captureNow"));
    charge->created = em_now(call->world);
    em_table_add(&call->world->charges, charge->id, charge);
    return charge;
}

void em_create_charge(em_call *call)
{
    em_outcome outcome;
    const char *reason;
    em_money amount;
    if (!em_check(call->answer, call->body, CREATE_FIELDS) || !check_combination(call))
        return;
    em_permission *permission = em_permission_find(call, sw_json_get_text(call->body, "chargePermissionId"));
    em_money_read(&amount, sw_json_get(call->body, "chargeAmount"));
    if (!permission || !em_permission_check(call, permission) || !check_amount(call, permission, &amount) ||
        !choose_outcome(call, permission, &outcome, &reason))
        return;
    if (outcome == EM_OUTCOME_DECLINED) {
        decline(call, permission, reason);
        return;
    }
    em_charge *charge = new_charge(call, permission, &amount);
    em_charge_begin(call->world, charge, outcome, reason);
    em_answer_json(call->answer, 201, em_charge_write(charge));
}

static bool check_state(em_call *call, const em_charge *charge, bool allowed)
{
    if (allowed)
        return true;
    return em_answer_error(call->answer, "InvalidChargeStatus", "The Charge is in state %s, which does not allow this.",
                           charge->status.state);
}

void em_capture_charge(em_call *call)
{
    em_money amount;
    em_charge *charge = em_charge_find(call, call->id);
    if (!charge || !em_check(call->answer, call->body, CAPTURE_FIELDS) ||
        !check_state(call, charge, em_is_in(&charge->status, "Authorized")))
        return;
    em_money_read(&amount, sw_json_get(call->body, "captureAmount"));
    if (!check_currency(call, &amount, charge->amount.currency))
        return;
    if (amount.minor > charge->amount.minor) {
        em_answer_error(call->answer, "TransactionAmountExceeded", "The amount is above what was authorized.");
        return;
    }
    const char *descriptor = sw_json_get_text(call->body, "softDescriptor");
    if (descriptor) {
        sw_release(charge->soft_descriptor);
        charge->soft_descriptor = em_copy(descriptor);
    }
    charge->pending_reason = call->simulation ? call->simulation->reason : NULL;
    bool late = em_now(call->world) > charge->created + CAPTURED_AT_ONCE;
    em_charge_capture(call->world, charge, amount.minor, late || call->simulation);
    em_answer_json(call->answer, 200, em_charge_write(charge));
}

void em_cancel_charge(em_call *call)
{
    em_charge *charge = em_charge_find(call, call->id);
    if (!charge || !em_check(call->answer, call->body, CANCEL_FIELDS))
        return;
    bool allowed = em_is_in(&charge->status, "Authorized") || em_is_in(&charge->status, "AuthorizationInitiated");
    if (!check_state(call, charge, allowed))
        return;
    em_charge_cancel(call->world, charge, "MerchantCanceled", sw_json_get_text(call->body, "cancellationReason"));
    em_answer_json(call->answer, 200, em_charge_write(charge));
}
