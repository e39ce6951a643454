/* SPDX-License-Identifier: Apache-2.0 */
/* Made by ./run emit from the rows of core/api; not to be edited. */
/** @file
 * A function for each operation of Amazon Pay API v2. Each is sw_client_call with its name, and
 * returns what that returns; core/api/REFERENCE.md has all types with their fields.
 */
#ifndef SAVEDWALLET_OPERATIONS_H
#define SAVEDWALLET_OPERATIONS_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/response.h>

#include <stddef.h>

SW_BEGIN_DECL

/**
 * Reads a charge permission, such as a saved wallet: its state, limits, buyer and payment method. Read it before a
 * charge; only Chargeable can be charged.
 *
 * `GET /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)
 *
 * @param[out] out  charge_permission; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_permission_id chargePermissionId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id,
                                    const sw_call *call, sw_error *err);

/**
 * Changes the reference, store name and notes of a charge permission, or the amount and frequency of a recurring one.
 *
 * `PATCH /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)
 *
 * @param[out] out  charge_permission; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_permission_id chargePermissionId, as Amazon gave it, not encoded
 * @param body      update_charge_permission_request, JSON text closed with a NUL. Optional: merchantMetadata (object
 *                  merchant_metadata); recurringMetadata (object recurring_metadata)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_update_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id,
                                       const char *body, const sw_call *call, sw_error *err);

/**
 * Closes a charge permission for ever: no new charges, and with cancelPendingCharges open ones are canceled too. A
 * DELETE with a body, which some proxies drop.
 *
 * `DELETE /v2/chargePermissions/:chargePermissionId/close` (documented: charge-permission page)
 *
 * @param[out] out  charge_permission; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_permission_id chargePermissionId, as Amazon gave it, not encoded
 * @param body      close_charge_permission_request, JSON text closed with a NUL. Required: closureReason (text, at most
 *                  255 characters). Optional: cancelPendingCharges (true or false)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_close_charge_permission(sw_response **out, sw_client *client, const char *charge_permission_id,
                                      const char *body, const sw_call *call, sw_error *err);

/**
 * Charges a charge permission: authorizes the amount, and with captureNow takes it at once. A charge of a saved wallet
 * must say chargeInitiator and channel; for a one-time or recurring permission, set the call's permission.
 *
 * `POST /v2/charges` (documented: charge page)
 *
 * @param[out] out  charge; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_charge_request, JSON text closed with a NUL. Required: chargePermissionId (text);
 *                  chargeAmount (price above zero, as much as the region allows in one charge). Optional: captureNow
 *                  (true or false); softDescriptor (text, at most 16 bytes; only in na and eu);
 *                  canHandlePendingAuthorization (true or false); chargeInitiator (text: CITU, MITU, CITR, MITR);
 *                  channel (text: Web, Phone, App, Alexa, PointOfSale, FireTv, Firetv, Offline, Amazon or another);
 *                  merchantMetadata (object merchant_metadata); providerMetadata (object provider_metadata); platformId
 *                  (text); webCheckoutDetails (object web_checkout_details)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_charge(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err);

/**
 * Reads a charge. Do so after a notification or when a charge was left pending; Amazon advises once an hour.
 *
 * `GET /v2/charges/:chargeId` (documented: charge page)
 *
 * @param[out] out  charge; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_id chargeId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_charge(sw_response **out, sw_client *client, const char *charge_id, const sw_call *call,
                         sw_error *err);

/**
 * Takes the money of an authorized charge, within 30 days; after 7 days it ends asynchronously. One capture a charge: a
 * smaller amount leaves the rest to a new charge.
 *
 * `POST /v2/charges/:chargeId/capture` (documented: charge page)
 *
 * @param[out] out  charge; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_id chargeId, as Amazon gave it, not encoded
 * @param body      capture_charge_request, JSON text closed with a NUL. Required: captureAmount (price above zero, as
 *                  much as the region allows in one charge). Optional: softDescriptor (text, at most 16 bytes; only in
 *                  na and eu)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_capture_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body,
                             const sw_call *call, sw_error *err);

/**
 * Cancels a charge that is not captured, so that the money held is let go. A DELETE with a body, which some proxies
 * drop.
 *
 * `DELETE /v2/charges/:chargeId/cancel` (documented: charge page)
 *
 * @param[out] out  charge; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_id chargeId, as Amazon gave it, not encoded
 * @param body      cancel_charge_request, JSON text closed with a NUL. Required: cancellationReason (text, at most 255
 *                  characters)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_cancel_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body,
                            const sw_call *call, sw_error *err);

/**
 * Tells Amazon the state of a charge. Payment service providers only.
 *
 * `PATCH /v2/charges/:chargeId` (sdk: PHP, Node and Java SDKs)
 *
 * @param[out] out  charge; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param charge_id chargeId, as Amazon gave it, not encoded
 * @param body      update_charge_request, JSON text closed with a NUL. Required: statusDetails (object
 *                  charge_status_change)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_update_charge(sw_response **out, sw_client *client, const char *charge_id, const char *body,
                            const sw_call *call, sw_error *err);

/**
 * Pays a captured charge back, whole or in part; it always ends asynchronously, sometimes after hours. A declined
 * refund has to be paid in another way.
 *
 * `POST /v2/refunds` (documented: refund page)
 *
 * @param[out] out  refund; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_refund_request, JSON text closed with a NUL. Required: chargeId (text); refundAmount (price
 *                  above zero, as much as the region allows in one charge). Optional: softDescriptor (text, at most 16
 *                  bytes; only in na and eu)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_refund(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err);

/**
 * Reads a refund. Do so after a notification, or once an hour until it is Refunded or Declined.
 *
 * `GET /v2/refunds/:refundId` (documented: refund page)
 *
 * @param[out] out  refund; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param refund_id refundId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_refund(sw_response **out, sw_client *client, const char *refund_id, const sw_call *call,
                         sw_error *err);

/**
 * Tells Amazon of a dispute that a buyer opened. Payment service providers only.
 *
 * `POST /v2/disputes` (sdk: PHP, Node and Java SDKs)
 *
 * @param[out] out  dispute; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_dispute_request, JSON text closed with a NUL. Required: chargeId (text); providerMetadata
 *                  (object dispute_provider_metadata); disputeAmount (price above zero); filingReason (text:
 *                  ProductNotReceived, ProductUnacceptable, ProductNoLongerNeeded, CreditNotProcessed, Overcharged,
 *                  DuplicateCharge, SubscriptionCancelled, Unrecognized, Fraudulent, Other); statusDetails (object
 *                  dispute_filing_status). Optional: filingTimestamp (milliseconds since 1970); creationTimestamp
 *                  (milliseconds since 1970); merchantResponseDeadline (milliseconds since 1970)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_dispute(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                             sw_error *err);

/**
 * Reads a dispute, after a CHARGEBACK notification.
 *
 * `GET /v2/disputes/:disputeId` (documented: dispute page)
 *
 * @param[out] out  dispute; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param dispute_id disputeId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_dispute(sw_response **out, sw_client *client, const char *dispute_id, const sw_call *call,
                          sw_error *err);

/**
 * Tells Amazon how a dispute stands or ended. Payment service providers only.
 *
 * `PATCH /v2/disputes/:disputeId` (sdk: PHP, Node and Java SDKs)
 *
 * @param[out] out  dispute; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param dispute_id disputeId, as Amazon gave it, not encoded
 * @param body      update_dispute_request, JSON text closed with a NUL. Optional: statusDetails (object
 *                  dispute_status_change); closureTimestamp (milliseconds since 1970)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_update_dispute(sw_response **out, sw_client *client, const char *dispute_id, const char *body,
                             const sw_call *call, sw_error *err);

/**
 * Contests a dispute with evidence, within 11 days of a chargeback or 7 of a claim.
 *
 * `POST /v2/disputes/:disputeId/contest` (sdk: PHP, Node and Java SDKs)
 *
 * @param[out] out  dispute; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param dispute_id disputeId, as Amazon gave it, not encoded
 * @param body      contest_dispute_request, JSON text closed with a NUL. Required: merchantEvidences (list of
 *                  merchant_evidence)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_contest_dispute(sw_response **out, sw_client *client, const char *dispute_id, const char *body,
                              const sw_call *call, sw_error *err);

/**
 * Asks for a URL to upload a file of evidence to; the id that comes with it goes into contestDispute. The file itself
 * is not sent here.
 *
 * `POST /v2/files` (sdk: PHP, Node and Java SDKs)
 *
 * @param[out] out  file; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      upload_file_request, JSON text closed with a NUL. Required: type (text: csv, pdf, xls, xlsx, doc,
 *                  docx, ods, jpg, png or another); purpose (text: disputeEvidence)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_upload_file(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err);

/**
 * Lists reports of the last 90 days. Send nextToken alone.
 *
 * `GET /v2/reports` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  get_reports_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param query     get_reports_query, query_count pairs. Optional: reportTypes (texts separated by commas:
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_,
 *                  _GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_ or another); processingStatuses
 *                  (texts separated by commas: IN_PROGRESS, COMPLETED, FAILED, CANCELLED or another); createdSince
 *                  (time such as 20260102T030405Z); createdUntil (time such as 20260102T030405Z); pageSize (whole
 *                  number, 1 to 100); nextToken (text)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_reports(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                          const sw_call *call, sw_error *err);

/**
 * Reads a report; once it is COMPLETED it names its document.
 *
 * `GET /v2/reports/:reportId` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  report; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param report_id reportId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_report_by_id(sw_response **out, sw_client *client, const char *report_id, const sw_call *call,
                               sw_error *err);

/**
 * Gives the URL of the text of a report, which is valid for 30 seconds.
 *
 * `GET /v2/report-documents/:reportDocumentId` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  get_report_document_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param report_document_id reportDocumentId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_report_document(sw_response **out, sw_client *client, const char *report_document_id,
                                  const sw_call *call, sw_error *err);

/**
 * Lists the schedules of reports.
 *
 * `GET /v2/report-schedules` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  get_report_schedules_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param query     get_report_schedules_query, query_count pairs. Optional: reportTypes (texts separated by commas:
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_,
 *                  _GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_ or another)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_report_schedules(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                                   const sw_call *call, sw_error *err);

/**
 * Reads a schedule of reports.
 *
 * `GET /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  report_schedule; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param report_schedule_id reportScheduleId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_report_schedule_by_id(sw_response **out, sw_client *client, const char *report_schedule_id,
                                        const sw_call *call, sw_error *err);

/**
 * Orders a report. Sandbox knows the Sandbox settlement report only.
 *
 * `POST /v2/reports` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  create_report_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_report_request, JSON text closed with a NUL. Required: reportType (text:
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_,
 *                  _GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_ or another). Optional: startTime
 *                  (time such as 20260102T030405Z); endTime (time such as 20260102T030405Z)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_report(sw_response **out, sw_client *client, const char *body, const sw_call *call, sw_error *err);

/**
 * Orders a report again and again. With deleteExistingSchedule it takes the place of the schedule there is.
 *
 * `POST /v2/report-schedules` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  create_report_schedule_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_report_schedule_request, JSON text closed with a NUL. Required: reportType (text:
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_,
 *                  _GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_,
 *                  _GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_ or another); scheduleFrequency
 *                  (text, one of schedule_frequency or another). Optional: nextReportCreationTime (time such as
 *                  20260102T030405Z); deleteExistingSchedule (true or false)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_report_schedule(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                     sw_error *err);

/**
 * Ends a schedule of reports. A DELETE without a body.
 *
 * `DELETE /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)
 *
 * @param[out] out  no_body; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param report_schedule_id reportScheduleId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_cancel_report_schedule(sw_response **out, sw_client *client, const char *report_schedule_id,
                                     const sw_call *call, sw_error *err);

/**
 * Lists what Amazon paid to the merchant between two times.
 *
 * `GET /v2/disbursements` (sdk: PHP, Java and Ruby SDKs)
 *
 * @param[out] out  get_disbursements_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param query     get_disbursements_query, query_count pairs. Required: startTime (time such as 20260102T030405Z);
 *                  endTime (time such as 20260102T030405Z). Optional: pageSize (whole number, 1 to 0); nextToken (text)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_disbursements(sw_response **out, sw_client *client, const sw_query_pair *query, size_t query_count,
                                const sw_call *call, sw_error *err);

/**
 * Tells Amazon where a parcel is, so that Alexa can tell the buyer. Live only; each tracking number once.
 *
 * `POST /v2/deliveryTrackers` (sdk: PHP, Node, Java and .NET SDKs)
 *
 * @param[out] out  delivery_tracker; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      delivery_trackers_request, JSON text closed with a NUL. Required: deliveryDetails (list of
 *                  delivery_detail). Optional: amazonOrderReferenceId (text); chargePermissionId (text)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_delivery_trackers(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                sw_error *err);

/**
 * Gives a solution provider the token to act for a merchant, for the header x-amz-pay-authtoken. Live only.
 *
 * `GET /v2/authorizationTokens/:mwsAuthToken` (sdk: PHP, Node, Java and .NET SDKs)
 *
 * @param[out] out  get_authorization_token_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param mws_auth_token mwsAuthToken, as Amazon gave it, not encoded
 * @param query     get_authorization_token_query, query_count pairs. Required: merchantId (text)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_authorization_token(sw_response **out, sw_client *client, const char *mws_auth_token,
                                      const sw_query_pair *query, size_t query_count, const sw_call *call,
                                      sw_error *err);

/**
 * Reads who signed in, with the token of the sign-in return URL. Before a checkout only; later read the session or the
 * permission.
 *
 * `GET /v2/buyers/:buyerToken` (sdk: all official SDKs)
 *
 * @param[out] out  buyer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param buyer_token buyerToken, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_buyer(sw_response **out, sw_client *client, const char *buyer_token, const sw_call *call,
                        sw_error *err);

/**
 * Opens a checkout session without a button. Where there is a button, its signed payload does this.
 *
 * `POST /v2/checkoutSessions` (documented: checkout-session page)
 *
 * @param[out] out  checkout_session; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_checkout_session_request, JSON text closed with a NUL. Required: storeId (text);
 *                  webCheckoutDetails (object web_checkout_details). Optional: chargePermissionType (text: OneTime,
 *                  Recurring, PaymentMethodOnFile); chargePermissionId (text); paymentMethodOnFileMetadata (object
 *                  payment_method_on_file_metadata); scopes (list of texts: name, email, phoneNumber, billingAddress,
 *                  postalCode, shippingAddress, primeStatus or another); signInScopes (list of texts: name, email,
 *                  phoneNumber, billingAddress, postalCode, shippingAddress, primeStatus or another); paymentDetails
 *                  (object payment_details); merchantMetadata (object merchant_metadata); deliverySpecifications
 *                  (object delivery_specifications); addressDetails (object address_details); recurringMetadata (object
 *                  recurring_metadata); platformId (text); providerMetadata (object provider_metadata);
 *                  supplementaryData (text); multiAddressesCheckoutMetadata (anything)
 * @param call      must have an intent or an idempotency_key: without one nothing is sent
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send the same bytes again under the same intent or
 * key
 */
SW_API int sw_create_checkout_session(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                      sw_error *err);

/**
 * Reads a checkout session: buyer, address, constraints, and the URL to send the buyer to.
 *
 * `GET /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)
 *
 * @param[out] out  checkout_session; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param checkout_session_id checkoutSessionId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; it changes nothing: without an answer, call it again
 */
SW_API int sw_get_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                   const sw_call *call, sw_error *err);

/**
 * Sets amount, intent and result URL of a checkout session, until the buyer is sent to the URL of its answer.
 *
 * `PATCH /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)
 *
 * @param[out] out  checkout_session; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param checkout_session_id checkoutSessionId, as Amazon gave it, not encoded
 * @param body      update_checkout_session_request, JSON text closed with a NUL. Optional: webCheckoutDetails (object
 *                  web_checkout_details); paymentDetails (object update_payment_details); merchantMetadata (object
 *                  merchant_metadata); recurringMetadata (object recurring_metadata); platformId (text);
 *                  providerMetadata (object provider_metadata); supplementaryData (text)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_update_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                      const char *body, const sw_call *call, sw_error *err);

/**
 * Ends a checkout in the browser, within 24 hours, or nothing is saved or paid. The amounts must be those of the
 * session; a setup takes {}.
 *
 * `POST /v2/checkoutSessions/:checkoutSessionId/complete` (documented: checkout-session page)
 *
 * @param[out] out  checkout_session; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param checkout_session_id checkoutSessionId, as Amazon gave it, not encoded
 * @param body      complete_checkout_session_request, JSON text closed with a NUL. Optional: chargeAmount (price above
 *                  zero, as much as the region allows in one charge); totalOrderAmount (price above zero)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_complete_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                        const char *body, const sw_call *call, sw_error *err);

/**
 * Ends a checkout of Amazon's Mobile SDK. Take the amounts from what the server knows, never from the app.
 *
 * `POST /v2/checkoutSessions/:checkoutSessionId/finalize` (sdk: PHP, Node, Java and .NET SDKs; Mobile SDK guide)
 *
 * @param[out] out  checkout_session; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param checkout_session_id checkoutSessionId, as Amazon gave it, not encoded
 * @param body      finalize_checkout_session_request, JSON text closed with a NUL. Optional: shippingAddress (object
 *                  address); billingAddress (object address); chargeAmount (price above zero, as much as the region
 *                  allows in one charge); totalOrderAmount (price above zero); paymentIntent (text: Confirm, Authorize,
 *                  AuthorizeWithCapture); canHandlePendingAuthorization (true or false); supplementaryData (text)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, get the object and look whether the effect is there
 */
SW_API int sw_finalize_checkout_session(sw_response **out, sw_client *client, const char *checkout_session_id,
                                        const char *body, const sw_call *call, sw_error *err);

/**
 * Turns the code on a phone that a till has read into a charge permission; scanReferenceId makes it unique.
 *
 * `POST /v2/in-store/merchantScan` (sdk: PHP, Node, Java and .NET SDKs)
 *
 * @param[out] out  instore_merchant_scan_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      instore_merchant_scan_request, JSON text closed with a NUL. Required: scanData (text);
 *                  scanReferenceId (text); merchantCOE (country code); ledgerCurrency (text: USD, EUR, GBP, JPY or
 *                  another). Optional: chargeTotal (price above zero, as much as the region allows in one charge);
 *                  storeLocation (object store_location); metadata (object instore_metadata)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_instore_merchant_scan(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                    sw_error *err);

/**
 * Charges at the till; chargeReferenceId makes it unique.
 *
 * `POST /v2/in-store/charge` (sdk: PHP, Node, Java and .NET SDKs)
 *
 * @param[out] out  instore_charge_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      instore_charge_request, JSON text closed with a NUL. Required: chargePermissionId (text);
 *                  chargeReferenceId (text); chargeTotal (price above zero, as much as the region allows in one
 *                  charge). Optional: softDescriptor (text, at most 16 bytes; only in na and eu); metadata (object
 *                  instore_metadata)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_instore_charge(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                             sw_error *err);

/**
 * Pays back a charge of the till; refundReferenceId makes it unique.
 *
 * `POST /v2/in-store/refund` (sdk: PHP, Node, Java and .NET SDKs)
 *
 * @param[out] out  instore_refund_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      instore_refund_request, JSON text closed with a NUL. Required: chargeId (text); refundReferenceId
 *                  (text); refundTotal (price above zero, as much as the region allows in one charge). Optional:
 *                  softDescriptor (text, at most 16 bytes; only in na and eu); metadata (object instore_metadata)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_instore_refund(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                             sw_error *err);

/**
 * Opens an account for a merchant. Authorized solution providers in Japan only.
 *
 * `POST /v2/merchantAccounts` (documented: Japanese onboarding page)
 *
 * @param[out] out  register_amazon_pay_account_answer; yours, free it with sw_response_free. Set whenever Amazon
 *                  answered
 * @param body      register_amazon_pay_account_request, JSON text closed with a NUL. Required: uniqueReferenceId
 *                  (text); ledgerCurrency (text: USD, EUR, GBP, JPY or another); businessInfo (object business_info).
 *                  Optional: primaryContactPerson (object person)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_register_amazon_pay_account(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                          sw_error *err);

/**
 * Changes the account of a merchant. Authorized solution providers in Japan only, with the header x-amz-pay-authtoken.
 *
 * `PATCH /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)
 *
 * @param[out] out  no_body; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param body      update_amazon_pay_account_request, JSON text closed with a NUL. Optional: businessInfo (object
 *                  business_info_change); primaryContactPerson (object person_change)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_update_amazon_pay_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                        const char *body, const sw_call *call, sw_error *err);

/**
 * Deletes the account of a merchant. Authorized solution providers in Japan only, with the header x-amz-pay-authtoken;
 * a DELETE without a body.
 *
 * `DELETE /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)
 *
 * @param[out] out  no_body; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_delete_amazon_pay_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                        const sw_call *call, sw_error *err);

/**
 * Opens an account for a merchant, with its stores. Authorized solution providers only; the same path as
 * registerAmazonPayAccount, the body decides.
 *
 * `POST /v2/merchantAccounts` (sdk: PHP, Java and Ruby SDKs)
 *
 * @param[out] out  create_merchant_account_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param body      create_merchant_account_request, JSON text closed with a NUL. Required: uniqueReferenceId (text);
 *                  ledgerCurrency (text: USD, EUR, GBP, JPY or another); businessInfo (object business_info). Optional:
 *                  primaryContactPerson (object person); beneficiaryOwners (list of person); integrationInfo (object
 *                  integration_info); defaultStore (object merchant_store); stores (list of merchant_store);
 *                  merchantStatus (object merchant_status)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_create_merchant_account(sw_response **out, sw_client *client, const char *body, const sw_call *call,
                                      sw_error *err);

/**
 * Changes the account of a merchant and its stores. Authorized solution providers only, with the header
 * x-amz-pay-authtoken.
 *
 * `PATCH /v2/merchantAccounts/:merchantAccountId` (sdk: PHP, Java and Ruby SDKs)
 *
 * @param[out] out  merchant_account; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param body      update_merchant_account_request, JSON text closed with a NUL. Optional: businessInfo (object
 *                  business_info_change); stores (list of merchant_store); merchantStatus (object merchant_status)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_update_merchant_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                      const char *body, const sw_call *call, sw_error *err);

/**
 * Asks a merchant to take over an account; the answer may be 303 with the page in its Location header. Authorized
 * solution providers only.
 *
 * `POST /v2/merchantAccounts/:merchantAccountId/claim` (sdk: PHP, Java and Ruby SDKs)
 *
 * @param[out] out  location; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param body      claim_merchant_account_request, JSON text closed with a NUL. Required: uniqueReferenceId (text)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, send it again with the same reference in the body,
 * which makes it unique
 */
SW_API int sw_claim_merchant_account(sw_response **out, sw_client *client, const char *merchant_account_id,
                                     const char *body, const sw_call *call, sw_error *err);

/**
 * Adds a store to the account of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
 *
 * `POST /v2/merchantAccounts/:merchantAccountId/stores` (sdk: PHP SDK 2.7.2)
 *
 * @param[out] out  create_store_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param body      create_store_request, JSON text closed with a NUL. Optional: allowedOriginDomains (list of texts);
 *                  allowedRedirectURLs (list of texts); storeName (text); privacyPolicyUrl (http or https URL);
 *                  merchantLogoUrl (http or https URL)
 * @param call      may have an intent or an idempotency_key; without one it is never sent twice. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_create_store(sw_response **out, sw_client *client, const char *merchant_account_id, const char *body,
                           const sw_call *call, sw_error *err);

/**
 * Changes a store of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
 *
 * `PATCH /v2/merchantAccounts/:merchantAccountId/stores/:storeId` (sdk: PHP SDK 2.7.2)
 *
 * @param[out] out  update_store_answer; yours, free it with sw_response_free. Set whenever Amazon answered
 * @param merchant_account_id merchantAccountId, as Amazon gave it, not encoded
 * @param store_id storeId, as Amazon gave it, not encoded
 * @param body      update_store_request, JSON text closed with a NUL. Optional: allowedOriginDomains (list of texts);
 *                  allowedRedirectURLs (list of texts); storeName (text); privacyPolicyUrl (http or https URL);
 *                  merchantLogoUrl (http or https URL)
 * @param call      takes no intent and no idempotency_key: Amazon honours none here. NULL: defaults
 * @return SW_OK or a code; when err->effect is SW_EFFECT_UNKNOWN, a person has to look in Seller Central before it is
 * sent again
 */
SW_API int sw_update_store(sw_response **out, sw_client *client, const char *merchant_account_id, const char *store_id,
                           const char *body, const sw_call *call, sw_error *err);

SW_END_DECL

#endif
