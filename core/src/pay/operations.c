/* SPDX-License-Identifier: Apache-2.0 */
/* Made by ./run emit from the rows of core/api; not to be edited. */
#include <savedwallet/operations.h>

#include <string.h>

/* What is wrong with the parts, or missing, is said by sw_client_call. */
static int with_body(sw_response **out, sw_client *client, sw_request request, const char *body, const sw_call *call,
                     sw_error *err)
{
    request.body = body;
    request.body_size = body ? strlen(body) : 0;
    return sw_client_call(out, client, &request, call, err);
}

static int with_query(sw_response **out, sw_client *client, sw_request request, const sw_query_pair *query,
                      size_t query_count, const sw_call *call, sw_error *err)
{
    request.query = query;
    request.query_count = query_count;
    return sw_client_call(out, client, &request, call, err);
}

int sw_get_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id,
                             const sw_call *call, sw_error *err)
{
    const char *const ids[] = { charge_permission_id };
    const sw_request request = { .operation = "getChargePermission", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_update_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id,
                                const char *body, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { charge_permission_id };
    const sw_request request = { .operation = "updateChargePermission", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_close_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id, const char *body,
                               const sw_call *call, sw_error *err)
{
    const char *const ids[] = { charge_permission_id };
    const sw_request request = { .operation = "closeChargePermission", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_create_charge(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "createCharge" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_charge(sw_response **out, sw_client *client, const char *charge_id, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { charge_id };
    const sw_request request = { .operation = "getCharge", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_capture_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body,
                      const sw_call *call, sw_error *err)
{
    const char *const ids[] = { charge_id };
    const sw_request request = { .operation = "captureCharge", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_cancel_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body, const sw_call *call,
                     sw_error *err)
{
    const char *const ids[] = { charge_id };
    const sw_request request = { .operation = "cancelCharge", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_update_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body, const sw_call *call,
                     sw_error *err)
{
    const char *const ids[] = { charge_id };
    const sw_request request = { .operation = "updateCharge", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_create_refund(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "createRefund" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_refund(sw_response **out, sw_client *client, const char *refund_id, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { refund_id };
    const sw_request request = { .operation = "getRefund", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_create_dispute(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "createDispute" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_dispute(sw_response **out, sw_client *client, const char *dispute_id, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { dispute_id };
    const sw_request request = { .operation = "getDispute", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_update_dispute(sw_response **out, sw_client *client, const char *dispute_id, const char *body,
                      const sw_call *call, sw_error *err)
{
    const char *const ids[] = { dispute_id };
    const sw_request request = { .operation = "updateDispute", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_contest_dispute(sw_response **out, sw_client *client, const char *dispute_id, const char *body,
                       const sw_call *call, sw_error *err)
{
    const char *const ids[] = { dispute_id };
    const sw_request request = { .operation = "contestDispute", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_upload_file(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "uploadFile" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_reports(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                   const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "getReports" };
    return with_query(out, client, request, query, query_count, call, err);
}

int sw_get_report_by_id(sw_response **out, sw_client *client, const char *report_id, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { report_id };
    const sw_request request = { .operation = "getReportById", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_get_report_document(sw_response **out, sw_client *client, const char *report_document_id, const sw_call *call,
                           sw_error *err)
{
    const char *const ids[] = { report_document_id };
    const sw_request request = { .operation = "getReportDocument", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_get_report_schedules(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                            const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "getReportSchedules" };
    return with_query(out, client, request, query, query_count, call, err);
}

int sw_get_report_schedule_by_id(sw_response **out, sw_client *client, const char *report_schedule_id,
                                 const sw_call *call, sw_error *err)
{
    const char *const ids[] = { report_schedule_id };
    const sw_request request = { .operation = "getReportScheduleById", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_create_report(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "createReport" };
    return with_body(out, client, request, body, call, err);
}

int sw_create_report_schedule(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                              sw_error *err)
{
    const sw_request request = { .operation = "createReportSchedule" };
    return with_body(out, client, request, body, call, err);
}

int sw_cancel_report_schedule(sw_response **out, sw_client *client, const char *report_schedule_id, const sw_call *call,
                              sw_error *err)
{
    const char *const ids[] = { report_schedule_id };
    const sw_request request = { .operation = "cancelReportSchedule", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_get_disbursements(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                         const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "getDisbursements" };
    return with_query(out, client, request, query, query_count, call, err);
}

int sw_delivery_trackers(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "deliveryTrackers" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_authorization_token(sw_response **out, sw_client *client, const char *mws_auth_token,
                               const sw_query_pair *query, size_t query_count, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { mws_auth_token };
    const sw_request request = { .operation = "getAuthorizationToken", .ids = ids, .id_count = 1 };
    return with_query(out, client, request, query, query_count, call, err);
}

int sw_get_buyer(sw_response **out, sw_client *client, const char *buyer_token, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { buyer_token };
    const sw_request request = { .operation = "getBuyer", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_create_checkout_session(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                               sw_error *err)
{
    const sw_request request = { .operation = "createCheckoutSession" };
    return with_body(out, client, request, body, call, err);
}

int sw_get_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id, const sw_call *call,
                            sw_error *err)
{
    const char *const ids[] = { checkout_session_id };
    const sw_request request = { .operation = "getCheckoutSession", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_update_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id, const char *body,
                               const sw_call *call, sw_error *err)
{
    const char *const ids[] = { checkout_session_id };
    const sw_request request = { .operation = "updateCheckoutSession", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_complete_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                 const char *body, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { checkout_session_id };
    const sw_request request = { .operation = "completeCheckoutSession", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_finalize_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                 const char *body, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { checkout_session_id };
    const sw_request request = { .operation = "finalizeCheckoutSession", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_instore_merchant_scan(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "instoreMerchantScan" };
    return with_body(out, client, request, body, call, err);
}

int sw_instore_charge(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "instoreCharge" };
    return with_body(out, client, request, body, call, err);
}

int sw_instore_refund(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err)
{
    const sw_request request = { .operation = "instoreRefund" };
    return with_body(out, client, request, body, call, err);
}

int sw_register_amazon_pay_account(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                   sw_error *err)
{
    const sw_request request = { .operation = "registerAmazonPayAccount" };
    return with_body(out, client, request, body, call, err);
}

int sw_update_amazon_pay_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                 const char *body, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id };
    const sw_request request = { .operation = "updateAmazonPayAccount", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_delete_amazon_pay_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                 const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id };
    const sw_request request = { .operation = "deleteAmazonPayAccount", .ids = ids, .id_count = 1 };
    return sw_client_call(out, client, &request, call, err);
}

int sw_create_merchant_account(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                               sw_error *err)
{
    const sw_request request = { .operation = "createMerchantAccount" };
    return with_body(out, client, request, body, call, err);
}

int sw_update_merchant_account(sw_response **out, sw_client *client, const char *merchant_account_id, const char *body,
                               const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id };
    const sw_request request = { .operation = "updateMerchantAccount", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_claim_merchant_account(sw_response **out, sw_client *client, const char *merchant_account_id, const char *body,
                              const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id };
    const sw_request request = { .operation = "claimMerchantAccount", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_create_store(sw_response **out, sw_client *client, const char *merchant_account_id, const char *body,
                    const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id };
    const sw_request request = { .operation = "createStore", .ids = ids, .id_count = 1 };
    return with_body(out, client, request, body, call, err);
}

int sw_update_store(sw_response **out, sw_client *client, const char *merchant_account_id, const char *store_id,
                    const char *body, const sw_call *call, sw_error *err)
{
    const char *const ids[] = { merchant_account_id, store_id };
    const sw_request request = { .operation = "updateStore", .ids = ids, .id_count = 2 };
    return with_body(out, client, request, body, call, err);
}
