/* SPDX-License-Identifier: Apache-2.0 */
#include "calls.h"

#define STATE "statusDetails/state"

#define NA SW_REGION_NA
#define JP SW_REGION_JP

#define CHARGE "B01-4410027-9003316-C071205"
#define WALLET "B01-4410027-9003316"
#define SESSION "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364"
#define DISPUTE "S03-5512098-1170463-B003411"
#define REFUND "B01-4410027-9003316-R044910"
#define ACCOUNT "AEXAMPLEACCOUNT"
#define STORE "amzn1.application-oa2-client.00000000000000000000000000000001"

#define METADATA "{\"merchantMetadata\":{\"merchantReferenceId\":\"ORDER-1\"}}"
#define SETUP "payments/checkout_session.create.pmof_setup.request.json"
#define REGISTER "payments/merchant_account.register.request.json"

#define A_CHARGE .answer = "payments/charge.captured.json", .needs = { "chargeId", STATE }
#define A_WALLET .answer = "payments/charge_permission.pmof.chargeable.json", .needs = { "chargePermissionId", STATE }
#define A_CANCELED_CHARGE .answer = "payments/charge.canceled.json", .needs = { "chargeId", STATE }
#define A_CLOSED_WALLET \
    .answer = "payments/charge_permission.pmof.closed_by_buyer.json", .needs = { "chargePermissionId", STATE }
#define A_REFUND .answer = "payments/refund.initiated.json", .needs = { "refundId", STATE }
#define A_SESSION .answer = "flows/complete_response_setup_200.json", .needs = { "checkoutSessionId", STATE }
#define A_DISPUTE .answer = "payments/dispute.json", .needs = { "disputeId" }
#define A_STORE .answer = "payments/store.create.response.json", .needs = { "storeId" }
#define AN_ACCOUNT .answer = "payments/merchant_account.register.response.json", .needs = { "merchantAccountId" }
#define A_FILE .answer = "payments/file.upload.response.json", .needs = { "id" }
#define A_REPORT .answer = "payments/report.create.response.json", .needs = { "reportId" }
#define A_DOCUMENT .answer = "payments/report_document.response.json", .needs = { "reportDocumentId" }
#define A_SCHEDULE .answer = "{\"reportScheduleId\":\"1000012345\"}", .needs = { "reportScheduleId" }
#define NOTHING .answer = ""

const sample_call sample_calls[] = {
    { "charge", "createCharge", NA, { 0 }, "payments/charge.create.pmof.request.json", A_CHARGE },
    { "charge", "getCharge", NA, { CHARGE }, 0, A_CHARGE },
    { "charge", "captureCharge", NA, { CHARGE }, "payments/charge.capture.request.json", A_CHARGE },
    { "charge", "cancelCharge", NA, { CHARGE }, "payments/charge.cancel.request.json", A_CANCELED_CHARGE },
    { "charge", "updateCharge", NA, { CHARGE }, "payments/charge.update_psp.request.json", A_CHARGE },
    { "charge_permission", "getChargePermission", NA, { WALLET }, 0, A_WALLET },
    { "charge_permission", "updateChargePermission", NA, { WALLET }, METADATA, A_WALLET },
    { "charge_permission",
      "closeChargePermission",
      NA,
      { WALLET },
      "payments/charge_permission.close.request.json",
      A_CLOSED_WALLET },
    { "refund", "createRefund", NA, { 0 }, "payments/refund.create.request.json", A_REFUND },
    { "refund", "getRefund", NA, { REFUND }, 0, A_REFUND },
    { "checkout_session", "createCheckoutSession", NA, { 0 }, SETUP, A_SESSION },
    { "checkout_session", "getCheckoutSession", NA, { SESSION }, 0, A_SESSION },
    { "checkout_session", "updateCheckoutSession", NA, { SESSION }, METADATA, A_SESSION },
    { "checkout_session", "completeCheckoutSession", NA, { SESSION }, "{}", A_SESSION },
    { "checkout_session", "finalizeCheckoutSession", NA, { SESSION }, "{}", A_SESSION },
    { "dispute", "createDispute", JP, { 0 }, "payments/dispute.create_psp.request.json", A_DISPUTE },
    { "dispute", "getDispute", JP, { DISPUTE }, 0, A_DISPUTE },
    { "dispute", "updateDispute", JP, { DISPUTE }, "payments/dispute.update_psp.request.json", A_DISPUTE },
    { "dispute", "contestDispute", JP, { DISPUTE }, "payments/dispute.contest.request.json", A_DISPUTE },
    { "file", "uploadFile", NA, { 0 }, "payments/file.upload.request.json", A_FILE },
    { "report", "createReport", NA, { 0 }, "payments/report.create.request.json", A_REPORT },
    { "report", "createReportSchedule", NA, { 0 }, "payments/report_schedule.create.request.json", A_SCHEDULE },
    { "report", "getReportById", NA, { "A1EXAMPLE0002" }, 0, A_REPORT },
    { "report", "getReportDocument", NA, { "doc-example-1" }, 0, A_DOCUMENT },
    { "report", "getReportScheduleById", NA, { "1000012345" }, 0, A_SCHEDULE },
    { "reports", "getReports", NA, { 0 }, 0, "payments/reports.list.response.json", .list = "reports" },
    { "reports",
      "getReportSchedules",
      NA,
      { 0 },
      0,
      "payments/report_schedules.list.response.json",
      .list = "reportSchedules" },
    { "disbursements",
      "getDisbursements",
      NA,
      { 0 },
      0,
      "payments/disbursements.response.json",
      .list = "disbursements",
      .query = { { "startTime", "20260401T000000Z" }, { "endTime", "20260402T000000Z" } } },
    { "buyer", "getBuyer", NA, { "token" }, 0, "payments/buyer.response.json", { "buyerId" }, 0, { { 0 } } },
    { "token",
      "getAuthorizationToken",
      NA,
      { "amzn.mws.token" },
      0,
      "payments/authorization_token.response.json",
      { "authorizationToken" },
      .query = { { "merchantId", "AEXAMPLE" } } },
    { "instore",
      "instoreMerchantScan",
      NA,
      { 0 },
      "payments/instore.merchant_scan.request.json",
      "payments/instore.merchant_scan.response.json",
      .needs = { "chargePermissionId" } },
    { "instore",
      "instoreCharge",
      NA,
      { 0 },
      "payments/instore.charge.request.json",
      "payments/instore.charge.response.json",
      .needs = { "chargeId" } },
    { "instore",
      "instoreRefund",
      NA,
      { 0 },
      "payments/instore.refund.request.json",
      "payments/instore.refund.response.json",
      .needs = { "refundId" } },
    { "delivery",
      "deliveryTrackers",
      NA,
      { 0 },
      "payments/delivery_tracker.request.json",
      .answer = "payments/delivery_tracker.request.json" },
    { "account", "registerAmazonPayAccount", JP, { 0 }, REGISTER, AN_ACCOUNT },
    { "account", "createMerchantAccount", JP, { 0 }, REGISTER, AN_ACCOUNT },
    { "account",
      "updateMerchantAccount",
      JP,
      { ACCOUNT },
      "{\"businessInfo\":{}}",
      .answer = "{\"merchantAccountId\":\"" ACCOUNT "\"}" },
    { "account", "createStore", JP, { ACCOUNT }, "payments/store.create.request.json", A_STORE },
    { "account", "updateStore", JP, { ACCOUNT, STORE }, "{\"storeName\":\"Harbour\"}", A_STORE },
    { "location", "claimMerchantAccount", JP, { ACCOUNT }, "payments/merchant_account.claim.request.json", NOTHING },
    { "no_body", "cancelReportSchedule", NA, { "1000012345" }, 0, NOTHING },
    { "no_body", "updateAmazonPayAccount", JP, { ACCOUNT }, "{\"businessInfo\":{}}", NOTHING },
    { "no_body", "deleteAmazonPayAccount", JP, { ACCOUNT }, 0, NOTHING },
    { .group = 0 },
};
