/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"
#include "emulator/check.h"

#include <string.h>

static const em_field STATUS_FIELDS[] = {
    { "state", EM_TEXT, true, 0, NULL, NULL },
    { "reasonCode", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field FIELDS[] = {
    { "statusDetails", EM_OBJECT, true, 0, NULL, STATUS_FIELDS },
    { 0 },
};

/* What a payment service provider may tell. Only Canceled with ExpiredUnused is seen in a sample; the rest is read from
 * the states of a charge. The first of a state's reasons is taken where none is given. */
static const struct {
    const char *state;
    const char *reason;
} REASONS[] = {
    { "Canceled", "MerchantCanceled" }, { "Canceled", "ExpiredUnused" },     { "Canceled", "AmazonCanceled" },
    { "Canceled", "BuyerCanceled" },    { "Declined", "SoftDeclined" },      { "Declined", "HardDeclined" },
    { "Declined", "AmazonRejected" },   { "Declined", "ProcessingFailure" }, { "Declined", "TransactionTimedOut" },
};

/* @return the row in REASONS; -1: the state has no such reason, or cannot be told */
static int find_reason(const char *state, const char *reason)
{
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (strcmp(REASONS[i].state, state) == 0 && (!reason || strcmp(REASONS[i].reason, reason) == 0))
            return (int)i;
    return -1;
}

static bool is_over(const em_charge *charge)
{
    return em_is_in(&charge->status, "Captured") || em_is_in(&charge->status, "Canceled") ||
           em_is_in(&charge->status, "Declined");
}

void em_update_charge(em_call *call)
{
    em_charge *charge = em_charge_find(call, call->id);
    if (!charge || !em_check(call->answer, call->body, FIELDS))
        return;
    const sw_json *status = sw_json_get(call->body, "statusDetails");
    int row = find_reason(sw_json_get_text(status, "state"), sw_json_get_text(status, "reasonCode"));
    if (row < 0) {
        em_answer_error(call->answer, "InvalidParameterValue",
                        "The value provided for [statusDetails] is invalid: a Charge can be told to be Canceled or "
                        "Declined, with a reason of that state.");
        return;
    }
    if (is_over(charge)) {
        em_answer_error(call->answer, "InvalidChargeStatus", "The Charge is in state %s, which does not allow this.",
                        charge->status.state);
        return;
    }
    if (strcmp(REASONS[row].state, "Declined") == 0)
        em_charge_decline(call->world, charge, REASONS[row].reason);
    else
        em_charge_cancel(call->world, charge, REASONS[row].reason, NULL);
    em_answer_json(call->answer, 200, em_charge_write(call->world, charge));
}
