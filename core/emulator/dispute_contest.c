/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"
#include "emulator/dispute.h"
#include "emulator/must.h"
#include "emulator/upload.h"

static const char *const EVIDENCE_TYPES[] = { "ProductDescription",
                                              "Receipt",
                                              "CancellationPolicy",
                                              "CustomerSignature",
                                              "TrackingNumber",
                                              "CarrierName",
                                              "DeviceId",
                                              "DeviceName",
                                              "DownloadDateTime",
                                              "Other",
                                              NULL };

static const em_field EVIDENCE_FIELDS[] = {
    { "evidenceType", EM_TEXT, true, 0, EVIDENCE_TYPES, NULL },
    { "fileId", EM_TEXT, false, 0, NULL, NULL },
    { "evidenceText", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field FIELDS[] = {
    { "merchantEvidences", EM_OBJECTS, true, 0, NULL, EVIDENCE_FIELDS },
    { 0 },
};

static bool check_evidence(em_call *call, const sw_json *evidence)
{
    const char *file = sw_json_get_text(evidence, "fileId");
    if (!file && !em_given(evidence, "evidenceText"))
        return em_answer_error(call->answer, "MissingParameterValue",
                               "Each of [merchantEvidences] needs a fileId or an evidenceText.");
    return !file || em_file_check(call, file);
}

static bool check_state(em_call *call, const em_dispute *dispute)
{
    return em_is_in(&dispute->status, "ActionRequired") ||
           em_answer_error(call->answer, "InvalidRequest", "The Dispute is in state %s: it cannot be contested.",
                           dispute->status.state);
}

/* Members in one order, whatever order they came in. */
static void keep_evidence(em_dispute *dispute, const sw_json *given)
{
    static const char *const names[] = { "evidenceType", "fileId", "evidenceText", NULL };
    if (!dispute->evidences)
        dispute->evidences = em_json(sw_json_array());
    sw_json_append(dispute->evidences, em_nulls_filled(names, given));
}

void em_contest_dispute(em_call *call)
{
    em_dispute *dispute = em_dispute_find(call);
    if (!dispute || !em_check(call->answer, call->body, FIELDS) || !check_state(call, dispute))
        return;
    const sw_json *first = sw_json_first(sw_json_get(call->body, "merchantEvidences"));
    for (const sw_json *evidence = first; evidence; evidence = sw_json_next(evidence))
        if (!check_evidence(call, evidence))
            return;
    for (const sw_json *evidence = first; evidence; evidence = sw_json_next(evidence))
        keep_evidence(dispute, evidence);
    em_dispute_change(call->world, dispute, "UnderReview", NULL, NULL);
    em_answer_json(call->answer, 200, em_dispute_write(dispute));
}
