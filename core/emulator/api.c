/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/api.h"

#include "base/memory.h"
#include "emulator/authorization.h"
#include "emulator/body.h"
#include "emulator/idempotency.h"
#include "emulator/operation.h"
#include "emulator/path.h"

#include <string.h>

typedef enum em_key_rule {
    IGNORED = 0, /* Amazon takes keys on POST only */
    OPTIONAL,
    REQUIRED
} em_key_rule;

typedef struct em_row {
    const char *name;
    const char *method;
    const char *path; /* ':' stands for one segment */
    em_key_rule key;
    em_operation *carry_out;
} em_row;

static const em_row OPERATIONS[] = {
    { "getChargePermission", "GET", "chargePermissions/:", IGNORED, em_get_charge_permission },
    { "updateChargePermission", "PATCH", "chargePermissions/:", IGNORED, em_update_charge_permission },
    { "closeChargePermission", "DELETE", "chargePermissions/:/close", IGNORED, em_close_charge_permission },
    { "createCharge", "POST", "charges", REQUIRED, em_create_charge },
    { "getCharge", "GET", "charges/:", IGNORED, em_get_charge },
    { "captureCharge", "POST", "charges/:/capture", REQUIRED, em_capture_charge },
    { "cancelCharge", "DELETE", "charges/:/cancel", IGNORED, em_cancel_charge },
    { "createRefund", "POST", "refunds", REQUIRED, em_create_refund },
    { "getRefund", "GET", "refunds/:", IGNORED, em_get_refund },
    { "createCheckoutSession", "POST", "checkoutSessions", REQUIRED, em_create_checkout_session },
    { "getCheckoutSession", "GET", "checkoutSessions/:", IGNORED, em_get_checkout_session },
    { "completeCheckoutSession", "POST", "checkoutSessions/:/complete", OPTIONAL, em_complete_checkout_session },
    { "updateCheckoutSession", "PATCH", "checkoutSessions/:", IGNORED, em_update_checkout_session },
    { "finalizeCheckoutSession", "POST", "checkoutSessions/:/finalize", OPTIONAL, em_finalize_checkout_session },
    { "getBuyer", "GET", "buyers/:", IGNORED, em_get_buyer },
    { "updateCharge", "PATCH", "charges/:", IGNORED, em_update_charge },
    { "createDispute", "POST", "disputes", REQUIRED, em_create_dispute },
    { "getDispute", "GET", "disputes/:", IGNORED, em_get_dispute },
    { "updateDispute", "PATCH", "disputes/:", IGNORED, em_update_dispute },
    { "contestDispute", "POST", "disputes/:/contest", OPTIONAL, em_contest_dispute },
    { "uploadFile", "POST", "files", REQUIRED, em_upload_file },
    { "getReports", "GET", "reports", IGNORED, em_get_reports },
    { "getReportById", "GET", "reports/:", IGNORED, em_get_report_by_id },
    { "createReport", "POST", "reports", REQUIRED, em_create_report },
    { "getReportDocument", "GET", "report-documents/:", IGNORED, em_get_report_document },
    { "getReportSchedules", "GET", "report-schedules", IGNORED, em_get_report_schedules },
    { "getReportScheduleById", "GET", "report-schedules/:", IGNORED, em_get_report_schedule_by_id },
    { "createReportSchedule", "POST", "report-schedules", REQUIRED, em_create_report_schedule },
    { "cancelReportSchedule", "DELETE", "report-schedules/:", IGNORED, em_cancel_report_schedule },
    { "getDisbursements", "GET", "disbursements", IGNORED, em_get_disbursements },
    { "deliveryTrackers", "POST", "deliveryTrackers", OPTIONAL, em_delivery_trackers },
    { "getAuthorizationToken", "GET", "authorizationTokens/:", IGNORED, em_get_authorization_token },
    { "instoreMerchantScan", "POST", "in-store/merchantScan", OPTIONAL, em_instore_merchant_scan },
    { "instoreCharge", "POST", "in-store/charge", OPTIONAL, em_instore_charge },
    { "instoreRefund", "POST", "in-store/refund", OPTIONAL, em_instore_refund },
    /* Create and Update Merchant Account are these two as well: one path, told apart by the body. */
    { "registerAmazonPayAccount", "POST", "merchantAccounts", OPTIONAL, em_register_account },
    { "updateAmazonPayAccount", "PATCH", "merchantAccounts/:", IGNORED, em_update_account },
    { "deleteAmazonPayAccount", "DELETE", "merchantAccounts/:", IGNORED, em_delete_account },
    { "claimMerchantAccount", "POST", "merchantAccounts/:/claim", OPTIONAL, em_claim_account },
    { "createStore", "POST", "merchantAccounts/:/stores", OPTIONAL, em_create_store },
    { "updateStore", "PATCH", "merchantAccounts/:/stores/:", IGNORED, em_update_store },
};

/* A path is the same with a slash at its end: SDKs differ in that. */
static const em_row *find_operation(const em_request *request, const char *path, em_answer *answer)
{
    bool known = false;
    for (size_t i = 0; i < sizeof OPERATIONS / sizeof *OPERATIONS; i++) {
        if (!em_path_matches(OPERATIONS[i].path, path))
            continue;
        if (strcmp(OPERATIONS[i].method, request->method) == 0)
            return &OPERATIONS[i];
        known = true;
    }
    if (known)
        em_answer_wrong_method(answer, request->method);
    else
        em_answer_error(answer, "ResourceNotFound", "There is nothing at this path of the API.");
    return NULL;
}

/* The header's key; NULL where the operation takes none. @return false with an error answered */
static bool read_key(const em_request *request, const em_row *operation, const char **key, em_answer *answer)
{
    *key = operation->key == IGNORED ? NULL : em_request_header(request, "x-amz-pay-idempotency-key");
    if (*key)
        return em_idempotency_check(answer, *key);
    if (operation->key == REQUIRED)
        return em_answer_error(answer, "MissingHeader", "The header x-amz-pay-idempotency-key is missing.");
    return true;
}

/* Nothing is simulated on a GET: an SDK that sends the header everywhere is let through. */
static bool read_simulation(const em_request *request, const em_row *operation, em_call *call)
{
    const char *code = em_request_header(request, "x-amz-pay-simulation-code");
    if (!code || strcmp(request->method, "GET") == 0)
        return true;
    call->simulation = em_simulation_find(operation->name, code);
    if (call->simulation)
        return true;
    return em_answer_error(call->answer, "InvalidSandboxSimulationSpecified", "The simulation code is not one of %s.",
                           operation->name);
}

static void carry_out(em_call *call, const em_request *request, const em_row *operation, const char *path)
{
    sw_json *body = NULL;
    char *id = em_path_id(operation->path, path);
    char *second_id = em_path_second_id(operation->path, path);
    call->id = id;
    call->second_id = second_id;
    if (read_simulation(request, operation, call) && em_body_read(request, &body, call->answer)) {
        call->body = body;
        operation->carry_out(call);
    }
    sw_json_free(body);
    sw_release(second_id);
    sw_release(id);
}

static void answer_once(em_call *call, const em_request *request, const em_row *operation, const char *path,
                        em_remark *remark)
{
    const char *key;
    if (!read_key(request, operation, &key, call->answer))
        return;
    remark->replayed = key && em_idempotency_recall(call->world, call->merchant, key, request, call->answer);
    if (remark->replayed)
        return;
    carry_out(call, request, operation, path);
    if (key)
        em_idempotency_keep(call->world, call->merchant, key, request, call->answer);
}

/* A GET changes nothing, and is not played again. */
static void answer_signed(em_call *call, const em_request *request, const em_row *operation, const char *path,
                          em_remark *remark)
{
    const em_merchant *signer = em_authorize(call->world, request, call->answer);
    if (!signer)
        return;
    em_throttled throttled = { signer->merchant_id, operation->name, em_now(call->world) };
    if (!em_throttle_pass(&call->world->throttle, &throttled, call->answer))
        return;
    if (strcmp(request->method, "GET") != 0)
        em_history_add(&call->world->history, em_now(call->world), request, signer->public_key_id);
    call->merchant = signer->first;
    answer_once(call, request, operation, path, remark);
}

void em_api(em_world *world, const em_request *request, em_answer *answer, em_remark *remark)
{
    const char *path = em_path_of_resource(request->path, answer);
    const em_row *operation = path ? find_operation(request, path, answer) : NULL;
    em_call call = { .world = world, .request = request, .answer = answer };
    if (!operation)
        return;
    remark->operation = operation->name;
    remark->pattern = operation->path;
    const em_fault *fault = em_faults_fire(&world->faults, &world->ids, operation->name);
    remark->fault = fault ? em_fault_name(fault) : NULL;
    if (fault && em_fault_before(fault, answer))
        return;
    answer_signed(&call, request, operation, path, remark);
    if (fault)
        em_fault_after(fault, answer);
}

void em_api_again(em_world *world, const em_request *request, const em_merchant *signer, em_answer *answer)
{
    const char *path = em_path_of_resource(request->path, answer);
    const em_row *operation = path ? find_operation(request, path, answer) : NULL;
    em_call call = { .world = world, .merchant = signer->first, .request = request, .answer = answer };
    em_remark unread = { 0 };
    if (!operation)
        return;
    em_history_add(&world->history, em_now(world), request, signer->public_key_id);
    answer_once(&call, request, operation, path, &unread);
}

bool em_api_has(const char *operation)
{
    for (size_t i = 0; i < sizeof OPERATIONS / sizeof *OPERATIONS; i++)
        if (strcmp(OPERATIONS[i].name, operation) == 0)
            return true;
    return false;
}
