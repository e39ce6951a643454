/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"

#include "emulator/bank.h"
#include "emulator/check.h"
#include "emulator/must.h"

#include <string.h>

enum { MOST_CHARGES_OF_ONE_TIME = 25 };

static const char *const INITIATORS[] = { "CITU", "MITU", "CITR", "MITR", NULL };
static const char *const CHANNELS[] = { "Web",    "Phone",  "App",     "Alexa",  "PointOfSale",
                                        "FireTv", "Firetv", "Offline", "Amazon", NULL };

static const em_field RETURN_FIELDS[] = {
    { "checkoutResultReturnUrl", EM_URL, false, 512, NULL, NULL },
    { 0 },
};

static const em_field CREATE_FIELDS[] = {
    { "chargePermissionId", EM_TEXT, true, 0, NULL, NULL },
    { "chargeAmount", EM_PRICE, true, 0, NULL, NULL },
    { "captureNow", EM_BOOL, false, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { "canHandlePendingAuthorization", EM_BOOL, false, 0, NULL, NULL },
    { "chargeInitiator", EM_TEXT, false, 0, INITIATORS, NULL },
    { "channel", EM_TEXT, false, 0, CHANNELS, NULL },
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { "providerMetadata", EM_OBJECT, false, 0, NULL, EM_PROVIDER_METADATA },
    { "platformId", EM_TEXT, false, 0, NULL, NULL },
    { "webCheckoutDetails", EM_OBJECT, false, 0, NULL, RETURN_FIELDS },
    { 0 },
};

static bool check_amount(em_call *call, const em_permission *permission, const em_money *amount)
{
    if (!em_charge_check_currency(call, amount, permission->currency))
        return false;
    if (amount->minor > permission->currency->charge_most)
        return em_answer_error(call->answer, "TransactionAmountExceeded",
                               "The amount is above the limit of one charge.");
    if (amount->minor <= em_permission_left(call->world, permission))
        return true;
    if (em_permission_is_on_file(permission))
        return em_answer_error(call->answer, "PeriodicAmountExceeded",
                               "The monthly limit of this Charge Permission is reached; wait until next month.");
    return em_answer_error(call->answer, "TransactionAmountExceeded",
                           "The amount is above what is left of the Charge Permission.");
}

/* That a saved wallet's charge cannot do without initiator and channel is assumed: Amazon's guide sends both. */
static bool check_presence(em_call *call, const em_permission *permission)
{
    static const char *const names[] = { "chargeInitiator", "channel" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (em_permission_is_on_file(permission) && !em_given(call->body, names[i]))
            return em_answer_error(call->answer, "MissingParameterValue", "The field [%s] is missing.", names[i]);
    return true;
}

static bool check_count(em_call *call, const em_permission *permission)
{
    int count = 0;
    for (const em_charge *charge = permission->charges; charge; charge = charge->next)
        count++;
    return em_permission_is_on_file(permission) || count < MOST_CHARGES_OF_ONE_TIME ||
           em_answer_error(call->answer, "TransactionCountExceeded", "A OneTime Charge Permission has 25 charges.");
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
        em_permission_suspend(call->world, permission, "PaymentMethodInvalid",
                              "The last charge was declined for this payment method.");
    if (strcmp(reason, "AmazonRejected") == 0)
        em_permission_close(call->world, permission, "AmazonCanceled", "A charge was rejected.");
    em_answer_error(call->answer, reason, "The charge was declined.");
}

static void draw_id(em_world *world, const em_permission *permission, char id[EM_ID_SIZE])
{
    do {
        if (em_permission_is_on_file(permission))
            em_id_charge(&world->ids, world->start.region->digits, id);
        else
            em_id_charge_of(&world->ids, permission->id, id);
    } while (em_table_get(&world->charges, id));
}

em_charge *em_charge_new(em_world *world, em_permission *permission, sw_json *request, const em_money *amount)
{
    em_charge *charge = em_new(sizeof *charge);
    draw_id(world, permission, charge->id);
    charge->permission = permission;
    charge->next = permission->charges;
    permission->charges = charge;
    charge->request = request;
    charge->amount = *amount;
    charge->soft_descriptor = em_copy(sw_json_get_text(request, "softDescriptor"));
    charge->capture_now = em_is_true(em_given(request, "captureNow"));
    charge->created = em_now(world);
    em_table_add(&world->charges, charge->id, charge);
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
    if (!permission || !check_presence(call, permission) || !em_permission_check(call, permission) ||
        !check_count(call, permission) || !check_amount(call, permission, &amount) ||
        !choose_outcome(call, permission, &outcome, &reason))
        return;
    if (outcome == EM_OUTCOME_DECLINED) {
        decline(call, permission, reason);
        return;
    }
    bool asks = outcome == EM_OUTCOME_SUCCESS && em_bank_asks(call->world, call->body);
    if (asks && !em_bank_check_return(call))
        return;
    em_charge *charge = em_charge_new(call->world, permission, em_json(sw_json_copy(call->body)), &amount);
    if (asks)
        em_bank_wait(call->world, charge);
    else
        em_charge_begin(call->world, charge, outcome, reason);
    em_answer_json(call->answer, 201, em_charge_write(call->world, charge));
}
