/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/dispute_command.h"

#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/dispute.h"

#include <string.h>

static const em_field HAPPEN_FIELDS[] = {
    { "filingReason", EM_TEXT, false, 0, EM_FILING_REASONS, NULL },
    { "disputeAmount", EM_PRICE, false, 0, NULL, NULL },
    { 0 },
};

static const em_field COMMAND_FIELDS[] = {
    { "state", EM_TEXT, true, 0, EM_DISPUTE_STATES, NULL },
    { "reason", EM_TEXT, false, 0, NULL, NULL },
    { "resolution", EM_TEXT, false, 0, EM_RESOLUTIONS, NULL },
    { 0 },
};

/* Which reason goes with which state is read from their names; the first is taken where none is given. A row with a
 * resolution needs none from the caller. */
static const struct {
    const char *state;
    const char *reason;
    const char *resolution;
} REASONS[] = {
    { "ActionRequired", "MerchantAdditionalEvidencesRequired", NULL },
    { "ActionRequired", "MerchantResponseRequired", NULL },
    { "ActionRequired", "ChargebackFiled", NULL },
    { "UnderReview", NULL, NULL },
    { "UnderReview", "BuyerAdditionalEvidencesRequired", NULL },
    { "Resolved", "InvestigatorResolved", NULL },
    { "Resolved", "AutoResolved", NULL },
    { "Resolved", "MerchantAcceptedDispute", "BuyerWon" },
    { "Resolved", "BuyerCancelled", "MerchantWon" },
    { "Closed", NULL, NULL },
};

/* @return the row in REASONS; -1: the state has no such reason */
static int find_reason(const char *state, const char *reason)
{
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        bool same = !reason || (REASONS[i].reason && strcmp(REASONS[i].reason, reason) == 0);
        if (strcmp(REASONS[i].state, state) == 0 && same)
            return (int)i;
    }
    return -1;
}

void em_dispute_happen(em_world *world, const char *charge_id, const sw_json *body, em_answer *answer)
{
    em_charge *charge = em_table_get(&world->charges, charge_id);
    if (!em_check(answer, body, HAPPEN_FIELDS))
        return;
    if (!charge) {
        em_answer_error(answer, "ResourceNotFound", "There is no Charge with this id.");
        return;
    }
    em_money amount = { charge->captured, charge->amount.currency };
    if (em_given(body, "disputeAmount"))
        em_money_read(&amount, em_given(body, "disputeAmount"));
    if (!em_dispute_check(charge, &amount, answer))
        return;
    const char *reason = em_value_of(EM_FILING_REASONS, sw_json_get_text(body, "filingReason"));
    em_dispute *dispute = em_dispute_file(world, charge, &amount, reason ? reason : "ProductNotReceived");
    em_dispute_wait(world, dispute, dispute->filed + EM_TIME_TO_CONTEST);
    em_answer_json(answer, 200, em_dispute_write(dispute));
}

static bool check(const em_dispute *dispute, int row, const char *resolution, em_answer *answer)
{
    if (row < 0)
        return em_answer_error(answer, "InvalidParameterValue", "The state has no such reason.");
    if (!dispute)
        return em_answer_error(answer, "ResourceNotFound", "There is no Dispute with this id.");
    if (em_is_in(&dispute->status, "Closed"))
        return em_answer_error(answer, "InvalidRequest", "The Dispute is Closed, and does not open again.");
    if (strcmp(REASONS[row].state, "Resolved") == 0 && !resolution)
        return em_answer_error(answer, "MissingParameterValue", "The field [resolution] is missing: who won?");
    return true;
}

static void move(em_world *world, em_dispute *dispute, int row, const char *resolution)
{
    bool ends = strcmp(REASONS[row].state, "Resolved") == 0 || strcmp(REASONS[row].state, "Closed") == 0;
    if (resolution || !ends)
        dispute->resolution = ends ? resolution : NULL;
    em_dispute_change(world, dispute, REASONS[row].state, REASONS[row].reason, "This was done by the control API.");
    if (strcmp(REASONS[row].state, "ActionRequired") == 0)
        em_dispute_wait(world, dispute, em_now(world) + EM_TIME_TO_CONTEST);
}

void em_dispute_command(em_world *world, const char *id, const sw_json *body, em_answer *answer)
{
    em_dispute *dispute = em_table_get(&world->disputes, id);
    if (!em_check(answer, body, COMMAND_FIELDS))
        return;
    int row = find_reason(sw_json_get_text(body, "state"), sw_json_get_text(body, "reason"));
    const char *resolution = em_value_of(EM_RESOLUTIONS, sw_json_get_text(body, "resolution"));
    if (!resolution && row >= 0)
        resolution = REASONS[row].resolution;
    if (!check(dispute, row, resolution, answer))
        return;
    move(world, dispute, row, resolution);
    em_answer_json(answer, 200, em_dispute_write(dispute));
}
