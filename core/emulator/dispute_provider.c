/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/dispute.h"

#include <string.h>

/* What payment service providers tell Amazon of disputes that they have. The emulator takes it from every merchant. */

static const em_field PROVIDER_FIELDS[] = {
    { "providerDisputeId", EM_TEXT, true, 0, NULL, NULL },
    { 0 },
};

static const em_field STATE_FIELDS[] = {
    { "state", EM_TEXT, true, 0, EM_DISPUTE_STATES, NULL },
    { 0 },
};

static const em_field CREATE_FIELDS[] = {
    { "chargeId", EM_TEXT, true, 0, NULL, NULL },
    { "providerMetadata", EM_OBJECT, true, 0, NULL, PROVIDER_FIELDS },
    { "disputeAmount", EM_PRICE, true, 0, NULL, NULL },
    { "filingReason", EM_TEXT, true, 0, EM_FILING_REASONS, NULL },
    { "filingTimestamp", EM_INTEGER, false, 0, NULL, NULL },
    { "creationTimestamp", EM_INTEGER, false, 0, NULL, NULL },
    { "statusDetails", EM_OBJECT, true, 0, NULL, STATE_FIELDS },
    { "merchantResponseDeadline", EM_INTEGER, false, 0, NULL, NULL },
    { 0 },
};

static const em_field CHANGE_FIELDS[] = {
    { "state", EM_TEXT, false, 0, EM_DISPUTE_STATES, NULL },
    { "resolution", EM_TEXT, false, 0, EM_RESOLUTIONS, NULL },
    { "reasonCode", EM_TEXT, false, 0, EM_DISPUTE_REASONS, NULL },
    { "reasonDescription", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field UPDATE_FIELDS[] = {
    { "statusDetails", EM_OBJECT, false, 0, NULL, CHANGE_FIELDS },
    { "closureTimestamp", EM_INTEGER, false, 0, NULL, NULL },
    { 0 },
};

/* The Node SDK's sample names the one, the PHP SDK's the other. */
static int64_t when_filed(const em_call *call)
{
    int64_t created = sw_json_integer(em_given(call->body, "creationTimestamp"), em_now(call->world));
    return sw_json_integer(em_given(call->body, "filingTimestamp"), created);
}

void em_create_dispute(em_call *call)
{
    em_money amount;
    if (!em_check(call->answer, call->body, CREATE_FIELDS))
        return;
    em_charge *charge = em_charge_find(call, sw_json_get_text(call->body, "chargeId"));
    em_money_read(&amount, sw_json_get(call->body, "disputeAmount"));
    if (!charge || !em_dispute_check(charge, &amount, call->answer))
        return;
    int64_t filed = when_filed(call);
    int64_t deadline = sw_json_integer(em_given(call->body, "merchantResponseDeadline"), filed + EM_TIME_TO_CONTEST);
    if (deadline <= filed) {
        em_answer_error(call->answer, "InvalidParameterValue",
                        "The value provided for [merchantResponseDeadline] is invalid: it is before the filing.");
        return;
    }
    const char *reason = em_value_of(EM_FILING_REASONS, sw_json_get_text(call->body, "filingReason"));
    const char *told = sw_json_get_text(sw_json_get(call->body, "statusDetails"), "state");
    em_dispute *dispute = em_dispute_file(call->world, charge, &amount, reason);
    dispute->filed = filed;
    if (strcmp(told, "ActionRequired") != 0)
        em_dispute_change(call->world, dispute, em_value_of(EM_DISPUTE_STATES, told), NULL, NULL);
    em_dispute_wait(call->world, dispute, deadline);
    em_answer_json(call->answer, 200, em_dispute_write(dispute));
}

static bool is_decided(const char *state)
{
    return strcmp(state, "Resolved") == 0 || strcmp(state, "Closed") == 0;
}

/* What fits together is assumed: no page says it. */
static bool check_change(em_call *call, const em_dispute *dispute, const char *state, const char *resolution)
{
    if (em_is_in(&dispute->status, "Closed"))
        return em_answer_error(call->answer, "InvalidRequest", "The Dispute is Closed.");
    if (resolution && !is_decided(state))
        return em_answer_error(call->answer, "InvalidParameterCombination",
                               "[statusDetails.resolution] goes with the states Resolved and Closed.");
    if (strcmp(state, "Resolved") == 0 && !resolution && !dispute->resolution)
        return em_answer_error(call->answer, "MissingParameterValue",
                               "The field [statusDetails.resolution] is missing: Resolved needs it.");
    return true;
}

void em_update_dispute(em_call *call)
{
    em_dispute *dispute = em_dispute_find(call);
    if (!dispute || !em_check(call->answer, call->body, UPDATE_FIELDS))
        return;
    const sw_json *change = em_given(call->body, "statusDetails");
    const char *state = em_value_of(EM_DISPUTE_STATES, sw_json_get_text(change, "state"));
    const char *reason = em_value_of(EM_DISPUTE_REASONS, sw_json_get_text(change, "reasonCode"));
    const char *resolution = em_value_of(EM_RESOLUTIONS, sw_json_get_text(change, "resolution"));
    if (!state)
        state = dispute->status.state;
    if (!check_change(call, dispute, state, resolution))
        return;
    dispute->resolution = is_decided(state) ? (resolution ? resolution : dispute->resolution) : NULL;
    if (change)
        em_dispute_change(call->world, dispute, state, reason, sw_json_get_text(change, "reasonDescription"));
    em_answer_json(call->answer, 200, em_dispute_write(dispute));
}
