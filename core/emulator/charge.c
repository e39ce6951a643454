/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

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
        em_answer_json(call->answer, 200, em_charge_write(call->world, charge));
}

bool em_charge_check_currency(em_call *call, const em_money *money, const em_currency *currency)
{
    if (money->currency == currency)
        return true;
    return em_answer_error(call->answer, "CurrencyMismatch", "The amount is in %s; the Charge Permission is in %s.",
                           money->currency->code, currency->code);
}

static bool check_state(em_call *call, const em_charge *charge, bool allowed)
{
    if (allowed)
        return true;
    return em_answer_error(call->answer, "InvalidChargeStatus", "The Charge is in state %s, which does not allow this.",
                           charge->status.state);
}

static bool check_capture(em_call *call, const em_charge *charge, const em_money *amount)
{
    const em_permission *permission = charge->permission;
    bool one_time = !em_permission_is_on_file(permission);
    if (!em_charge_check_currency(call, amount, charge->amount.currency))
        return false;
    if (amount->minor > charge->amount.minor)
        return em_answer_error(call->answer, "TransactionAmountExceeded", "The amount is above what was authorized.");
    if (one_time && amount->minor > em_permission_left(call->world, permission))
        return em_answer_error(call->answer, "TransactionAmountExceeded",
                               "The amount is above what is left of the Charge Permission.");
    return true;
}

void em_capture_charge(em_call *call)
{
    em_money amount;
    em_charge *charge = em_charge_find(call, call->id);
    if (!charge || !em_check(call->answer, call->body, CAPTURE_FIELDS) ||
        !check_state(call, charge, em_is_in(&charge->status, "Authorized")))
        return;
    em_money_read(&amount, sw_json_get(call->body, "captureAmount"));
    if (!check_capture(call, charge, &amount))
        return;
    const char *descriptor = sw_json_get_text(call->body, "softDescriptor");
    if (descriptor) {
        sw_release(charge->soft_descriptor);
        charge->soft_descriptor = em_copy(descriptor);
    }
    charge->pending_reason = call->simulation ? call->simulation->reason : NULL;
    bool late = em_now(call->world) > charge->created + CAPTURED_AT_ONCE;
    em_charge_capture(call->world, charge, amount.minor, late || call->simulation);
    em_answer_json(call->answer, 200, em_charge_write(call->world, charge));
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
    em_answer_json(call->answer, 200, em_charge_write(call->world, charge));
}
