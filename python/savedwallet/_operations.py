# SPDX-License-Identifier: Apache-2.0
# Made by ./run emit from the rows of core/api; not to be edited.
"""A method for each operation of Amazon Pay API v2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import types
from ._response import Response


class Operations:
    """The operations, for a client that waits for its answers.

    Ids come first, then the body. What every method takes besides: `simulate`, a Sandbox simulation code,
    refused with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones, such as
    x-amz-pay-authtoken. Where a key is taken: `intent`, what is meant, from which the key is derived;
    `attempt`, counted up for a deliberate new attempt after a definite no; or `idempotency_key`, one of the
    caller's own.
    """

    def _operation(self, name: str, ids: tuple[str, ...], body: Any, query: Any, **call: Any) -> Response[Any]:
        raise NotImplementedError

    def get_charge_permission(
        self,
        charge_permission_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Reads a charge permission, such as a saved wallet: its state, limits, buyer and payment method. Read it
        before a charge; only Chargeable can be charged.

        `GET /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getChargePermission",
            (charge_permission_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def update_charge_permission(
        self,
        charge_permission_id: str,
        body: types.UpdateChargePermissionRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Changes the reference, store name and notes of a charge permission, or the amount and frequency of a
        recurring one.

        `PATCH /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "updateChargePermission",
            (charge_permission_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def close_charge_permission(
        self,
        charge_permission_id: str,
        body: types.CloseChargePermissionRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Closes a charge permission for ever: no new charges, and with cancelPendingCharges open ones are canceled
        too. A DELETE with a body, which some proxies drop.

        `DELETE /v2/chargePermissions/:chargePermissionId/close` (documented: charge-permission page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "closeChargePermission",
            (charge_permission_id,),
            body,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def create_charge(
        self,
        body: types.CreateChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        permission: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Charges a charge permission: authorizes the amount, and with captureNow takes it at once. A charge of a saved
        wallet must say chargeInitiator and channel; for a one-time or recurring permission, set the call's permission.

        `POST /v2/charges` (documented: charge page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key. `permission`: saved_wallet (the default),
        one_time or recurring.
        """
        return self._operation(
            "createCharge",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            permission=permission,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_charge(
        self,
        charge_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Reads a charge. Do so after a notification or when a charge was left pending; Amazon advises once an hour.

        `GET /v2/charges/:chargeId` (documented: charge page)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getCharge", (charge_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def capture_charge(
        self,
        charge_id: str,
        body: types.CaptureChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Takes the money of an authorized charge, within 30 days; after 7 days it ends asynchronously. One capture a
        charge: a smaller amount leaves the rest to a new charge.

        `POST /v2/charges/:chargeId/capture` (documented: charge page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "captureCharge",
            (charge_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def cancel_charge(
        self,
        charge_id: str,
        body: types.CancelChargeRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Cancels a charge that is not captured, so that the money held is let go. A DELETE with a body, which some
        proxies drop.

        `DELETE /v2/charges/:chargeId/cancel` (documented: charge page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "cancelCharge", (charge_id,), body, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def update_charge(
        self,
        charge_id: str,
        body: types.UpdateChargeRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Tells Amazon the state of a charge. Payment service providers only.

        `PATCH /v2/charges/:chargeId` (sdk: PHP, Node and Java SDKs)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "updateCharge", (charge_id,), body, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def create_refund(
        self,
        body: types.CreateRefundRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Refund]:
        """Pays a captured charge back, whole or in part; it always ends asynchronously, sometimes after hours. A
        declined refund has to be paid in another way.

        `POST /v2/refunds` (documented: refund page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "createRefund",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_refund(
        self,
        refund_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Refund]:
        """Reads a refund. Do so after a notification, or once an hour until it is Refunded or Declined.

        `GET /v2/refunds/:refundId` (documented: refund page)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getRefund", (refund_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def create_dispute(
        self,
        body: types.CreateDisputeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Tells Amazon of a dispute that a buyer opened. Payment service providers only.

        `POST /v2/disputes` (sdk: PHP, Node and Java SDKs)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "createDispute",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_dispute(
        self,
        dispute_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Reads a dispute, after a CHARGEBACK notification.

        `GET /v2/disputes/:disputeId` (documented: dispute page)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getDispute", (dispute_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def update_dispute(
        self,
        dispute_id: str,
        body: types.UpdateDisputeRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Tells Amazon how a dispute stands or ended. Payment service providers only.

        `PATCH /v2/disputes/:disputeId` (sdk: PHP, Node and Java SDKs)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "updateDispute", (dispute_id,), body or {}, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def contest_dispute(
        self,
        dispute_id: str,
        body: types.ContestDisputeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Contests a dispute with evidence, within 11 days of a chargeback or 7 of a claim.

        `POST /v2/disputes/:disputeId/contest` (sdk: PHP, Node and Java SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return self._operation(
            "contestDispute",
            (dispute_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def upload_file(
        self,
        body: types.UploadFileRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.File]:
        """Asks for a URL to upload a file of evidence to; the id that comes with it goes into contestDispute. The file
        itself is not sent here.

        `POST /v2/files` (sdk: PHP, Node and Java SDKs)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "uploadFile",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_reports(
        self,
        *,
        query: types.GetReportsQuery | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportsAnswer]:
        """Lists reports of the last 90 days. Send nextToken alone.

        `GET /v2/reports` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return self._operation("getReports", (), None, query, simulate=simulate, timeout=timeout, headers=headers)

    def get_report_by_id(
        self,
        report_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Report]:
        """Reads a report; once it is COMPLETED it names its document.

        `GET /v2/reports/:reportId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getReportById", (report_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def get_report_document(
        self,
        report_document_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportDocumentAnswer]:
        """Gives the URL of the text of a report, which is valid for 30 seconds.

        `GET /v2/report-documents/:reportDocumentId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getReportDocument", (report_document_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def get_report_schedules(
        self,
        *,
        query: types.GetReportSchedulesQuery | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportSchedulesAnswer]:
        """Lists the schedules of reports.

        `GET /v2/report-schedules` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getReportSchedules", (), None, query, simulate=simulate, timeout=timeout, headers=headers
        )

    def get_report_schedule_by_id(
        self,
        report_schedule_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ReportSchedule]:
        """Reads a schedule of reports.

        `GET /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getReportScheduleById",
            (report_schedule_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def create_report(
        self,
        body: types.CreateReportRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateReportAnswer]:
        """Orders a report. Sandbox knows the Sandbox settlement report only.

        `POST /v2/reports` (sdk: all official SDKs; reports guide)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "createReport",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def create_report_schedule(
        self,
        body: types.CreateReportScheduleRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateReportScheduleAnswer]:
        """Orders a report again and again. With deleteExistingSchedule it takes the place of the schedule there is.

        `POST /v2/report-schedules` (sdk: all official SDKs; reports guide)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "createReportSchedule",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def cancel_report_schedule(
        self,
        report_schedule_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Ends a schedule of reports. A DELETE without a body.

        `DELETE /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)

        When the `effect` of an error is unknown, get the object and look whether the effect is there. The answer may
        have no body.
        """
        return self._operation(
            "cancelReportSchedule",
            (report_schedule_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_disbursements(
        self,
        *,
        query: types.GetDisbursementsQuery,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetDisbursementsAnswer]:
        """Lists what Amazon paid to the merchant between two times.

        `GET /v2/disbursements` (sdk: PHP, Java and Ruby SDKs)

        It changes nothing: without an answer, call it again.
        """
        return self._operation("getDisbursements", (), None, query, simulate=simulate, timeout=timeout, headers=headers)

    def delivery_trackers(
        self,
        body: types.DeliveryTrackersRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.DeliveryTracker]:
        """Tells Amazon where a parcel is, so that Alexa can tell the buyer. Live only; each tracking number once.

        `POST /v2/deliveryTrackers` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return self._operation(
            "deliveryTrackers",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_authorization_token(
        self,
        mws_auth_token: str,
        *,
        query: types.GetAuthorizationTokenQuery,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetAuthorizationTokenAnswer]:
        """Gives a solution provider the token to act for a merchant, for the header x-amz-pay-authtoken. Live only.

        `GET /v2/authorizationTokens/:mwsAuthToken` (sdk: PHP, Node, Java and .NET SDKs)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getAuthorizationToken", (mws_auth_token,), None, query, simulate=simulate, timeout=timeout, headers=headers
        )

    def get_buyer(
        self,
        buyer_token: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Buyer]:
        """Reads who signed in, with the token of the sign-in return URL. Before a checkout only; later read the session
        or the permission.

        `GET /v2/buyers/:buyerToken` (sdk: all official SDKs)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getBuyer", (buyer_token,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    def create_checkout_session(
        self,
        body: types.CreateCheckoutSessionRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Opens a checkout session without a button. Where there is a button, its signed payload does this.

        `POST /v2/checkoutSessions` (documented: checkout-session page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return self._operation(
            "createCheckoutSession",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def get_checkout_session(
        self,
        checkout_session_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Reads a checkout session: buyer, address, constraints, and the URL to send the buyer to.

        `GET /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)

        It changes nothing: without an answer, call it again.
        """
        return self._operation(
            "getCheckoutSession",
            (checkout_session_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def update_checkout_session(
        self,
        checkout_session_id: str,
        body: types.UpdateCheckoutSessionRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Sets amount, intent and result URL of a checkout session, until the buyer is sent to the URL of its answer.

        `PATCH /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "updateCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def complete_checkout_session(
        self,
        checkout_session_id: str,
        body: types.CompleteCheckoutSessionRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Ends a checkout in the browser, within 24 hours, or nothing is saved or paid. The amounts must be those of
        the session; a setup takes {}.

        `POST /v2/checkoutSessions/:checkoutSessionId/complete` (documented: checkout-session page)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "completeCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def finalize_checkout_session(
        self,
        checkout_session_id: str,
        body: types.FinalizeCheckoutSessionRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Ends a checkout of Amazon's Mobile SDK. Take the amounts from what the server knows, never from the app.

        `POST /v2/checkoutSessions/:checkoutSessionId/finalize` (sdk: PHP, Node, Java and .NET SDKs; Mobile SDK guide)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, get the object and look whether the effect is there.
        """
        return self._operation(
            "finalizeCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def instore_merchant_scan(
        self,
        body: types.InstoreMerchantScanRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreMerchantScanAnswer]:
        """Turns the code on a phone that a till has read into a charge permission; scanReferenceId makes it unique.

        `POST /v2/in-store/merchantScan` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "instoreMerchantScan",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def instore_charge(
        self,
        body: types.InstoreChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreChargeAnswer]:
        """Charges at the till; chargeReferenceId makes it unique.

        `POST /v2/in-store/charge` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "instoreCharge",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def instore_refund(
        self,
        body: types.InstoreRefundRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreRefundAnswer]:
        """Pays back a charge of the till; refundReferenceId makes it unique.

        `POST /v2/in-store/refund` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "instoreRefund",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def register_amazon_pay_account(
        self,
        body: types.RegisterAmazonPayAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.RegisterAmazonPayAccountAnswer]:
        """Opens an account for a merchant. Authorized solution providers in Japan only.

        `POST /v2/merchantAccounts` (documented: Japanese onboarding page)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "registerAmazonPayAccount",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def update_amazon_pay_account(
        self,
        merchant_account_id: str,
        body: types.UpdateAmazonPayAccountRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Changes the account of a merchant. Authorized solution providers in Japan only, with the header
        x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
        answer may have no body.
        """
        return self._operation(
            "updateAmazonPayAccount",
            (merchant_account_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def delete_amazon_pay_account(
        self,
        merchant_account_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Deletes the account of a merchant. Authorized solution providers in Japan only, with the header
        x-amz-pay-authtoken; a DELETE without a body.

        `DELETE /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
        answer may have no body.
        """
        return self._operation(
            "deleteAmazonPayAccount",
            (merchant_account_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def create_merchant_account(
        self,
        body: types.CreateMerchantAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateMerchantAccountAnswer]:
        """Opens an account for a merchant, with its stores. Authorized solution providers only; the same path as
        registerAmazonPayAccount, the body decides.

        `POST /v2/merchantAccounts` (sdk: PHP, Java and Ruby SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "createMerchantAccount",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def update_merchant_account(
        self,
        merchant_account_id: str,
        body: types.UpdateMerchantAccountRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.MerchantAccount]:
        """Changes the account of a merchant and its stores. Authorized solution providers only, with the header
        x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId` (sdk: PHP, Java and Ruby SDKs)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
        """
        return self._operation(
            "updateMerchantAccount",
            (merchant_account_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def claim_merchant_account(
        self,
        merchant_account_id: str,
        body: types.ClaimMerchantAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Asks a merchant to take over an account; the answer may be 303 with the page in its Location header.
        Authorized solution providers only.

        `POST /v2/merchantAccounts/:merchantAccountId/claim` (sdk: PHP, Java and Ruby SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return self._operation(
            "claimMerchantAccount",
            (merchant_account_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def create_store(
        self,
        merchant_account_id: str,
        body: types.CreateStoreRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateStoreAnswer]:
        """Adds a store to the account of a merchant. Listed solution providers only, with the header
        x-amz-pay-authtoken.

        `POST /v2/merchantAccounts/:merchantAccountId/stores` (sdk: PHP SDK 2.7.2)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return self._operation(
            "createStore",
            (merchant_account_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    def update_store(
        self,
        merchant_account_id: str,
        store_id: str,
        body: types.UpdateStoreRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.UpdateStoreAnswer]:
        """Changes a store of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId/stores/:storeId` (sdk: PHP SDK 2.7.2)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
        """
        return self._operation(
            "updateStore",
            (merchant_account_id, store_id),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )


class AsyncOperations:
    """The operations, for a client of asyncio.

    Ids come first, then the body. What every method takes besides: `simulate`, a Sandbox simulation code,
    refused with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones, such as
    x-amz-pay-authtoken. Where a key is taken: `intent`, what is meant, from which the key is derived;
    `attempt`, counted up for a deliberate new attempt after a definite no; or `idempotency_key`, one of the
    caller's own.
    """

    async def _operation(self, name: str, ids: tuple[str, ...], body: Any, query: Any, **call: Any) -> Response[Any]:
        raise NotImplementedError

    async def get_charge_permission(
        self,
        charge_permission_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Reads a charge permission, such as a saved wallet: its state, limits, buyer and payment method. Read it
        before a charge; only Chargeable can be charged.

        `GET /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getChargePermission",
            (charge_permission_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def update_charge_permission(
        self,
        charge_permission_id: str,
        body: types.UpdateChargePermissionRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Changes the reference, store name and notes of a charge permission, or the amount and frequency of a
        recurring one.

        `PATCH /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "updateChargePermission",
            (charge_permission_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def close_charge_permission(
        self,
        charge_permission_id: str,
        body: types.CloseChargePermissionRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ChargePermission]:
        """Closes a charge permission for ever: no new charges, and with cancelPendingCharges open ones are canceled
        too. A DELETE with a body, which some proxies drop.

        `DELETE /v2/chargePermissions/:chargePermissionId/close` (documented: charge-permission page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "closeChargePermission",
            (charge_permission_id,),
            body,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def create_charge(
        self,
        body: types.CreateChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        permission: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Charges a charge permission: authorizes the amount, and with captureNow takes it at once. A charge of a saved
        wallet must say chargeInitiator and channel; for a one-time or recurring permission, set the call's permission.

        `POST /v2/charges` (documented: charge page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key. `permission`: saved_wallet (the default),
        one_time or recurring.
        """
        return await self._operation(
            "createCharge",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            permission=permission,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_charge(
        self,
        charge_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Reads a charge. Do so after a notification or when a charge was left pending; Amazon advises once an hour.

        `GET /v2/charges/:chargeId` (documented: charge page)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getCharge", (charge_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def capture_charge(
        self,
        charge_id: str,
        body: types.CaptureChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Takes the money of an authorized charge, within 30 days; after 7 days it ends asynchronously. One capture a
        charge: a smaller amount leaves the rest to a new charge.

        `POST /v2/charges/:chargeId/capture` (documented: charge page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "captureCharge",
            (charge_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def cancel_charge(
        self,
        charge_id: str,
        body: types.CancelChargeRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Cancels a charge that is not captured, so that the money held is let go. A DELETE with a body, which some
        proxies drop.

        `DELETE /v2/charges/:chargeId/cancel` (documented: charge page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "cancelCharge", (charge_id,), body, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def update_charge(
        self,
        charge_id: str,
        body: types.UpdateChargeRequest,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Charge]:
        """Tells Amazon the state of a charge. Payment service providers only.

        `PATCH /v2/charges/:chargeId` (sdk: PHP, Node and Java SDKs)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "updateCharge", (charge_id,), body, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def create_refund(
        self,
        body: types.CreateRefundRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Refund]:
        """Pays a captured charge back, whole or in part; it always ends asynchronously, sometimes after hours. A
        declined refund has to be paid in another way.

        `POST /v2/refunds` (documented: refund page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "createRefund",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_refund(
        self,
        refund_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Refund]:
        """Reads a refund. Do so after a notification, or once an hour until it is Refunded or Declined.

        `GET /v2/refunds/:refundId` (documented: refund page)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getRefund", (refund_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def create_dispute(
        self,
        body: types.CreateDisputeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Tells Amazon of a dispute that a buyer opened. Payment service providers only.

        `POST /v2/disputes` (sdk: PHP, Node and Java SDKs)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "createDispute",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_dispute(
        self,
        dispute_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Reads a dispute, after a CHARGEBACK notification.

        `GET /v2/disputes/:disputeId` (documented: dispute page)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getDispute", (dispute_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def update_dispute(
        self,
        dispute_id: str,
        body: types.UpdateDisputeRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Tells Amazon how a dispute stands or ended. Payment service providers only.

        `PATCH /v2/disputes/:disputeId` (sdk: PHP, Node and Java SDKs)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "updateDispute", (dispute_id,), body or {}, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def contest_dispute(
        self,
        dispute_id: str,
        body: types.ContestDisputeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Dispute]:
        """Contests a dispute with evidence, within 11 days of a chargeback or 7 of a claim.

        `POST /v2/disputes/:disputeId/contest` (sdk: PHP, Node and Java SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return await self._operation(
            "contestDispute",
            (dispute_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def upload_file(
        self,
        body: types.UploadFileRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.File]:
        """Asks for a URL to upload a file of evidence to; the id that comes with it goes into contestDispute. The file
        itself is not sent here.

        `POST /v2/files` (sdk: PHP, Node and Java SDKs)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "uploadFile",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_reports(
        self,
        *,
        query: types.GetReportsQuery | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportsAnswer]:
        """Lists reports of the last 90 days. Send nextToken alone.

        `GET /v2/reports` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation("getReports", (), None, query, simulate=simulate, timeout=timeout, headers=headers)

    async def get_report_by_id(
        self,
        report_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Report]:
        """Reads a report; once it is COMPLETED it names its document.

        `GET /v2/reports/:reportId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getReportById", (report_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def get_report_document(
        self,
        report_document_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportDocumentAnswer]:
        """Gives the URL of the text of a report, which is valid for 30 seconds.

        `GET /v2/report-documents/:reportDocumentId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getReportDocument", (report_document_id,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def get_report_schedules(
        self,
        *,
        query: types.GetReportSchedulesQuery | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetReportSchedulesAnswer]:
        """Lists the schedules of reports.

        `GET /v2/report-schedules` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getReportSchedules", (), None, query, simulate=simulate, timeout=timeout, headers=headers
        )

    async def get_report_schedule_by_id(
        self,
        report_schedule_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.ReportSchedule]:
        """Reads a schedule of reports.

        `GET /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getReportScheduleById",
            (report_schedule_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def create_report(
        self,
        body: types.CreateReportRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateReportAnswer]:
        """Orders a report. Sandbox knows the Sandbox settlement report only.

        `POST /v2/reports` (sdk: all official SDKs; reports guide)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "createReport",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def create_report_schedule(
        self,
        body: types.CreateReportScheduleRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateReportScheduleAnswer]:
        """Orders a report again and again. With deleteExistingSchedule it takes the place of the schedule there is.

        `POST /v2/report-schedules` (sdk: all official SDKs; reports guide)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "createReportSchedule",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def cancel_report_schedule(
        self,
        report_schedule_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Ends a schedule of reports. A DELETE without a body.

        `DELETE /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)

        When the `effect` of an error is unknown, get the object and look whether the effect is there. The answer may
        have no body.
        """
        return await self._operation(
            "cancelReportSchedule",
            (report_schedule_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_disbursements(
        self,
        *,
        query: types.GetDisbursementsQuery,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetDisbursementsAnswer]:
        """Lists what Amazon paid to the merchant between two times.

        `GET /v2/disbursements` (sdk: PHP, Java and Ruby SDKs)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getDisbursements", (), None, query, simulate=simulate, timeout=timeout, headers=headers
        )

    async def delivery_trackers(
        self,
        body: types.DeliveryTrackersRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.DeliveryTracker]:
        """Tells Amazon where a parcel is, so that Alexa can tell the buyer. Live only; each tracking number once.

        `POST /v2/deliveryTrackers` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return await self._operation(
            "deliveryTrackers",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_authorization_token(
        self,
        mws_auth_token: str,
        *,
        query: types.GetAuthorizationTokenQuery,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.GetAuthorizationTokenAnswer]:
        """Gives a solution provider the token to act for a merchant, for the header x-amz-pay-authtoken. Live only.

        `GET /v2/authorizationTokens/:mwsAuthToken` (sdk: PHP, Node, Java and .NET SDKs)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getAuthorizationToken", (mws_auth_token,), None, query, simulate=simulate, timeout=timeout, headers=headers
        )

    async def get_buyer(
        self,
        buyer_token: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.Buyer]:
        """Reads who signed in, with the token of the sign-in return URL. Before a checkout only; later read the session
        or the permission.

        `GET /v2/buyers/:buyerToken` (sdk: all official SDKs)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getBuyer", (buyer_token,), None, None, simulate=simulate, timeout=timeout, headers=headers
        )

    async def create_checkout_session(
        self,
        body: types.CreateCheckoutSessionRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Opens a checkout session without a button. Where there is a button, its signed payload does this.

        `POST /v2/checkoutSessions` (documented: checkout-session page)

        Must have an intent or an idempotency_key: without one nothing is sent. When the `effect` of an error is
        unknown, send the same bytes again under the same intent or key.
        """
        return await self._operation(
            "createCheckoutSession",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def get_checkout_session(
        self,
        checkout_session_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Reads a checkout session: buyer, address, constraints, and the URL to send the buyer to.

        `GET /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)

        It changes nothing: without an answer, call it again.
        """
        return await self._operation(
            "getCheckoutSession",
            (checkout_session_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def update_checkout_session(
        self,
        checkout_session_id: str,
        body: types.UpdateCheckoutSessionRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Sets amount, intent and result URL of a checkout session, until the buyer is sent to the URL of its answer.

        `PATCH /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)

        When the `effect` of an error is unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "updateCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def complete_checkout_session(
        self,
        checkout_session_id: str,
        body: types.CompleteCheckoutSessionRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Ends a checkout in the browser, within 24 hours, or nothing is saved or paid. The amounts must be those of
        the session; a setup takes {}.

        `POST /v2/checkoutSessions/:checkoutSessionId/complete` (documented: checkout-session page)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "completeCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def finalize_checkout_session(
        self,
        checkout_session_id: str,
        body: types.FinalizeCheckoutSessionRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CheckoutSession]:
        """Ends a checkout of Amazon's Mobile SDK. Take the amounts from what the server knows, never from the app.

        `POST /v2/checkoutSessions/:checkoutSessionId/finalize` (sdk: PHP, Node, Java and .NET SDKs; Mobile SDK guide)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, get the object and look whether the effect is there.
        """
        return await self._operation(
            "finalizeCheckoutSession",
            (checkout_session_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def instore_merchant_scan(
        self,
        body: types.InstoreMerchantScanRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreMerchantScanAnswer]:
        """Turns the code on a phone that a till has read into a charge permission; scanReferenceId makes it unique.

        `POST /v2/in-store/merchantScan` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "instoreMerchantScan",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def instore_charge(
        self,
        body: types.InstoreChargeRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreChargeAnswer]:
        """Charges at the till; chargeReferenceId makes it unique.

        `POST /v2/in-store/charge` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "instoreCharge",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def instore_refund(
        self,
        body: types.InstoreRefundRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.InstoreRefundAnswer]:
        """Pays back a charge of the till; refundReferenceId makes it unique.

        `POST /v2/in-store/refund` (sdk: PHP, Node, Java and .NET SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "instoreRefund",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def register_amazon_pay_account(
        self,
        body: types.RegisterAmazonPayAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.RegisterAmazonPayAccountAnswer]:
        """Opens an account for a merchant. Authorized solution providers in Japan only.

        `POST /v2/merchantAccounts` (documented: Japanese onboarding page)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "registerAmazonPayAccount",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def update_amazon_pay_account(
        self,
        merchant_account_id: str,
        body: types.UpdateAmazonPayAccountRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Changes the account of a merchant. Authorized solution providers in Japan only, with the header
        x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
        answer may have no body.
        """
        return await self._operation(
            "updateAmazonPayAccount",
            (merchant_account_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def delete_amazon_pay_account(
        self,
        merchant_account_id: str,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Deletes the account of a merchant. Authorized solution providers in Japan only, with the header
        x-amz-pay-authtoken; a DELETE without a body.

        `DELETE /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
        answer may have no body.
        """
        return await self._operation(
            "deleteAmazonPayAccount",
            (merchant_account_id,),
            None,
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def create_merchant_account(
        self,
        body: types.CreateMerchantAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateMerchantAccountAnswer]:
        """Opens an account for a merchant, with its stores. Authorized solution providers only; the same path as
        registerAmazonPayAccount, the body decides.

        `POST /v2/merchantAccounts` (sdk: PHP, Java and Ruby SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "createMerchantAccount",
            (),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def update_merchant_account(
        self,
        merchant_account_id: str,
        body: types.UpdateMerchantAccountRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.MerchantAccount]:
        """Changes the account of a merchant and its stores. Authorized solution providers only, with the header
        x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId` (sdk: PHP, Java and Ruby SDKs)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
        """
        return await self._operation(
            "updateMerchantAccount",
            (merchant_account_id,),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def claim_merchant_account(
        self,
        merchant_account_id: str,
        body: types.ClaimMerchantAccountRequest,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[Any]:
        """Asks a merchant to take over an account; the answer may be 303 with the page in its Location header.
        Authorized solution providers only.

        `POST /v2/merchantAccounts/:merchantAccountId/claim` (sdk: PHP, Java and Ruby SDKs)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, send it again with the same reference in the body, which makes it unique.
        """
        return await self._operation(
            "claimMerchantAccount",
            (merchant_account_id,),
            body,
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def create_store(
        self,
        merchant_account_id: str,
        body: types.CreateStoreRequest | None = None,
        *,
        intent: str | None = None,
        attempt: int = 1,
        idempotency_key: str | None = None,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.CreateStoreAnswer]:
        """Adds a store to the account of a merchant. Listed solution providers only, with the header
        x-amz-pay-authtoken.

        `POST /v2/merchantAccounts/:merchantAccountId/stores` (sdk: PHP SDK 2.7.2)

        May have an intent or an idempotency_key; without one it is never sent twice. When the `effect` of an error is
        unknown, a person has to look in Seller Central before it is sent again.
        """
        return await self._operation(
            "createStore",
            (merchant_account_id,),
            body or {},
            None,
            intent=intent,
            attempt=attempt,
            idempotency_key=idempotency_key,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )

    async def update_store(
        self,
        merchant_account_id: str,
        store_id: str,
        body: types.UpdateStoreRequest | None = None,
        *,
        simulate: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response[types.UpdateStoreAnswer]:
        """Changes a store of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.

        `PATCH /v2/merchantAccounts/:merchantAccountId/stores/:storeId` (sdk: PHP SDK 2.7.2)

        When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
        """
        return await self._operation(
            "updateStore",
            (merchant_account_id, store_id),
            body or {},
            None,
            simulate=simulate,
            timeout=timeout,
            headers=headers,
        )
