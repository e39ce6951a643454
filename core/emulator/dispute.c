/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/dispute.h"

#include "base/memory.h"
#include "emulator/date.h"
#include "emulator/must.h"

const char *const EM_FILING_REASONS[] = { "ProductNotReceived",
                                          "ProductUnacceptable",
                                          "ProductNoLongerNeeded",
                                          "CreditNotProcessed",
                                          "Overcharged",
                                          "DuplicateCharge",
                                          "SubscriptionCancelled",
                                          "Unrecognized",
                                          "Fraudulent",
                                          "Other",
                                          NULL };
const char *const EM_DISPUTE_STATES[] = { "ActionRequired", "UnderReview", "Resolved", "Closed", NULL };
const char *const EM_DISPUTE_REASONS[] = { "MerchantResponseRequired",
                                           "MerchantAdditionalEvidencesRequired",
                                           "BuyerAdditionalEvidencesRequired",
                                           "MerchantAcceptedDispute",
                                           "MerchantResponseDeadlineExpired",
                                           "BuyerCancelled",
                                           "InvestigatorResolved",
                                           "AutoResolved",
                                           "ChargebackFiled",
                                           NULL };
const char *const EM_RESOLUTIONS[] = { "BuyerWon", "MerchantWon", "NoFault", NULL };

void em_dispute_free(void *value)
{
    em_dispute *dispute = value;
    em_status_free(&dispute->status);
    sw_json_free(dispute->evidences);
    sw_release(dispute);
}

bool em_dispute_check(const em_charge *charge, const em_money *amount, em_answer *answer)
{
    if (!em_is_in(&charge->status, "Captured"))
        return em_answer_error(answer, "InvalidChargeStatus", "The Charge is in state %s: nothing was captured.",
                               charge->status.state);
    if (amount->currency != charge->amount.currency)
        return em_answer_error(answer, "CurrencyMismatch", "The amount is in %s; the Charge is in %s.",
                               amount->currency->code, charge->amount.currency->code);
    if (amount->minor > charge->captured)
        return em_answer_error(answer, "TransactionAmountExceeded", "The amount is above what was captured.");
    return true;
}

void em_dispute_change(em_world *world, em_dispute *dispute, const char *state, const char *reason,
                       const char *description)
{
    em_status_set(&dispute->status, state, reason, description, em_now(world));
    em_timeline_state(world, "CHARGEBACK", dispute->id, &dispute->status);
    em_notify(world, "CHARGEBACK", dispute->id, dispute->charge->permission);
}

/* The deadline may have been moved since the timer was set. */
static void expire(em_world *world, void *object)
{
    em_dispute *dispute = object;
    if (!em_is_in(&dispute->status, "ActionRequired") || em_now(world) < dispute->deadline)
        return;
    dispute->resolution = "BuyerWon";
    em_dispute_change(world, dispute, "Resolved", "MerchantResponseDeadlineExpired",
                      "The merchant did not answer in time.");
}

void em_dispute_wait(em_world *world, em_dispute *dispute, int64_t deadline)
{
    dispute->deadline = deadline;
    em_timers_add(&world->timers, deadline, expire, dispute);
}

em_dispute *em_dispute_file(em_world *world, em_charge *charge, const em_money *amount, const char *filing_reason)
{
    em_dispute *dispute = em_new(sizeof *dispute);
    do
        em_id_dispute(&world->ids, charge->id, dispute->id);
    while (em_table_get(&world->disputes, dispute->id));
    dispute->charge = charge;
    dispute->amount = *amount;
    dispute->filing_reason = filing_reason;
    dispute->filed = em_now(world);
    em_table_add(&world->disputes, dispute->id, dispute);
    em_dispute_change(world, dispute, "ActionRequired", "MerchantResponseRequired", NULL);
    return dispute;
}

em_dispute *em_dispute_find(em_call *call)
{
    em_dispute *dispute = em_table_get(&call->world->disputes, call->id);
    if (dispute && dispute->charge->permission->merchant == call->merchant)
        return dispute;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Dispute with this id.");
    return NULL;
}

void em_get_dispute(em_call *call)
{
    const em_dispute *dispute = em_dispute_find(call);
    if (dispute)
        em_answer_json(call->answer, 200, em_dispute_write(dispute));
}

/* Times of a dispute are milliseconds, unlike those of charges. */
static sw_json *write_status(const em_dispute *dispute)
{
    sw_json *details = em_json(sw_json_object());
    sw_json_put_text(details, "state", dispute->status.state);
    sw_json_put_text(details, "resolution", dispute->resolution);
    sw_json_put_text(details, "reasonCode", dispute->status.reason);
    sw_json_put_text(details, "reasonDescription", dispute->status.description);
    sw_json_put_integer(details, "lastUpdatedTimestamp", dispute->status.updated);
    return details;
}

sw_json *em_dispute_write(const em_dispute *dispute)
{
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "disputeId", dispute->id);
    sw_json_put_text(object, "releaseEnvironment", "Sandbox");
    sw_json_put_text(object, "chargeId", dispute->charge->id);
    sw_json_put_text(object, "disputeType", "Chargeback");
    sw_json_put(object, "disputeAmount", em_money_write(dispute->amount));
    sw_json_put_text(object, "filingReason", dispute->filing_reason);
    sw_json_put(object, "statusDetails", write_status(dispute));
    em_put_copy(object, "merchantEvidences", dispute->evidences);
    sw_json_put_integer(object, "merchantResponseDeadline", dispute->deadline);
    sw_json_put_text(object, "resolutionAuthority", "Amazon");
    sw_json_put_integer(object, "creationTimestamp", dispute->filed);
    return object;
}
