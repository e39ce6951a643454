<?php

// SPDX-License-Identifier: Apache-2.0
// Made by ./run emit from the rows of core/api; not to be edited.

declare(strict_types=1);

namespace SavedWallet;

/**
 * A method for each operation of Amazon Pay API v2.
 *
 * Ids come first, then the body. What every method takes besides: `simulate`, a Sandbox simulation code,
 * refused with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones, such as
 * x-amz-pay-authtoken. Where a key is taken: `intent`, what is meant, from which the key is derived;
 * `attempt`, counted up for a deliberate new attempt after a definite no; or `idempotencyKey`, one of the
 * caller's own. Give all of these by their names.
 *
 * @phpstan-import-type UpdateChargePermissionRequest from Types
 * @phpstan-import-type CloseChargePermissionRequest from Types
 * @phpstan-import-type CreateChargeRequest from Types
 * @phpstan-import-type CaptureChargeRequest from Types
 * @phpstan-import-type CancelChargeRequest from Types
 * @phpstan-import-type UpdateChargeRequest from Types
 * @phpstan-import-type CreateRefundRequest from Types
 * @phpstan-import-type CreateDisputeRequest from Types
 * @phpstan-import-type UpdateDisputeRequest from Types
 * @phpstan-import-type ContestDisputeRequest from Types
 * @phpstan-import-type UploadFileRequest from Types
 * @phpstan-import-type GetReportsQuery from Types
 * @phpstan-import-type GetReportSchedulesQuery from Types
 * @phpstan-import-type CreateReportRequest from Types
 * @phpstan-import-type CreateReportScheduleRequest from Types
 * @phpstan-import-type GetDisbursementsQuery from Types
 * @phpstan-import-type DeliveryTrackersRequest from Types
 * @phpstan-import-type GetAuthorizationTokenQuery from Types
 * @phpstan-import-type CreateCheckoutSessionRequest from Types
 * @phpstan-import-type UpdateCheckoutSessionRequest from Types
 * @phpstan-import-type CompleteCheckoutSessionRequest from Types
 * @phpstan-import-type FinalizeCheckoutSessionRequest from Types
 * @phpstan-import-type InstoreMerchantScanRequest from Types
 * @phpstan-import-type InstoreChargeRequest from Types
 * @phpstan-import-type InstoreRefundRequest from Types
 * @phpstan-import-type RegisterAmazonPayAccountRequest from Types
 * @phpstan-import-type UpdateAmazonPayAccountRequest from Types
 * @phpstan-import-type CreateMerchantAccountRequest from Types
 * @phpstan-import-type UpdateMerchantAccountRequest from Types
 * @phpstan-import-type ClaimMerchantAccountRequest from Types
 * @phpstan-import-type CreateStoreRequest from Types
 * @phpstan-import-type UpdateStoreRequest from Types
 * @phpstan-import-type ChargePermission from Types
 * @phpstan-import-type Charge from Types
 * @phpstan-import-type Refund from Types
 * @phpstan-import-type Dispute from Types
 * @phpstan-import-type File from Types
 * @phpstan-import-type GetReportsAnswer from Types
 * @phpstan-import-type Report from Types
 * @phpstan-import-type GetReportDocumentAnswer from Types
 * @phpstan-import-type CreateReportAnswer from Types
 * @phpstan-import-type GetReportSchedulesAnswer from Types
 * @phpstan-import-type ReportSchedule from Types
 * @phpstan-import-type CreateReportScheduleAnswer from Types
 * @phpstan-import-type GetDisbursementsAnswer from Types
 * @phpstan-import-type DeliveryTracker from Types
 * @phpstan-import-type GetAuthorizationTokenAnswer from Types
 * @phpstan-import-type BuyerData from Types
 * @phpstan-import-type CheckoutSession from Types
 * @phpstan-import-type InstoreMerchantScanAnswer from Types
 * @phpstan-import-type InstoreChargeAnswer from Types
 * @phpstan-import-type InstoreRefundAnswer from Types
 * @phpstan-import-type RegisterAmazonPayAccountAnswer from Types
 * @phpstan-import-type CreateMerchantAccountAnswer from Types
 * @phpstan-import-type MerchantAccount from Types
 * @phpstan-import-type CreateStoreAnswer from Types
 * @phpstan-import-type UpdateStoreAnswer from Types
 */
trait Operations
{
    /**
     * @param list<string> $ids
     * @param array<string, mixed>|null $body
     * @param array<string, mixed>|null $query
     * @param array<string, mixed> $call
     * @return Response<array<string, mixed>>
     */
    abstract private function operation(
        string $name,
        array $ids,
        ?array $body,
        ?array $query,
        array $call
    ): Response;

    /**
     * Reads a charge permission, such as a saved wallet: its state, limits, buyer and payment method. Read it before a
     * charge; only Chargeable can be charged.
     *
     * `GET /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<ChargePermission>
     */
    public function getChargePermission(
        string $chargePermissionId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'getChargePermission',
            [$chargePermissionId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Changes the reference, store name and notes of a charge permission, or the amount and frequency of a recurring
     * one.
     *
     * `PATCH /v2/chargePermissions/:chargePermissionId` (documented: charge-permission page)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateChargePermissionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<ChargePermission>
     */
    public function updateChargePermission(
        string $chargePermissionId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'updateChargePermission',
            [$chargePermissionId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Closes a charge permission for ever: no new charges, and with cancelPendingCharges open ones are canceled too. A
     * DELETE with a body, which some proxies drop.
     *
     * `DELETE /v2/chargePermissions/:chargePermissionId/close` (documented: charge-permission page)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CloseChargePermissionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<ChargePermission>
     */
    public function closeChargePermission(
        string $chargePermissionId,
        array $body,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'closeChargePermission',
            [$chargePermissionId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Charges a charge permission: authorizes the amount, and with captureNow takes it at once. A charge of a saved
     * wallet must say chargeInitiator and channel; for a one-time or recurring permission, set the call's permission.
     *
     * `POST /v2/charges` (documented: charge page)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key. `permission`: saved_wallet (the default), one_time or
     * recurring.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateChargeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Charge>
     */
    public function createCharge(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $permission = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createCharge',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'permission', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Reads a charge. Do so after a notification or when a charge was left pending; Amazon advises once an hour.
     *
     * `GET /v2/charges/:chargeId` (documented: charge page)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Charge>
     */
    public function getCharge(
        string $chargeId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getCharge', [$chargeId], null, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Takes the money of an authorized charge, within 30 days; after 7 days it ends asynchronously. One capture a
     * charge: a smaller amount leaves the rest to a new charge.
     *
     * `POST /v2/charges/:chargeId/capture` (documented: charge page)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CaptureChargeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Charge>
     */
    public function captureCharge(
        string $chargeId,
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'captureCharge',
            [$chargeId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Cancels a charge that is not captured, so that the money held is let go. A DELETE with a body, which some proxies
     * drop.
     *
     * `DELETE /v2/charges/:chargeId/cancel` (documented: charge page)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CancelChargeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Charge>
     */
    public function cancelCharge(
        string $chargeId,
        array $body,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('cancelCharge', [$chargeId], $body, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Tells Amazon the state of a charge. Payment service providers only.
     *
     * `PATCH /v2/charges/:chargeId` (sdk: PHP, Node and Java SDKs)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateChargeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Charge>
     */
    public function updateCharge(
        string $chargeId,
        array $body,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('updateCharge', [$chargeId], $body, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Pays a captured charge back, whole or in part; it always ends asynchronously, sometimes after hours. A declined
     * refund has to be paid in another way.
     *
     * `POST /v2/refunds` (documented: refund page)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateRefundRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Refund>
     */
    public function createRefund(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createRefund',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Reads a refund. Do so after a notification, or once an hour until it is Refunded or Declined.
     *
     * `GET /v2/refunds/:refundId` (documented: refund page)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Refund>
     */
    public function getRefund(
        string $refundId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getRefund', [$refundId], null, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Tells Amazon of a dispute that a buyer opened. Payment service providers only.
     *
     * `POST /v2/disputes` (sdk: PHP, Node and Java SDKs)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateDisputeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Dispute>
     */
    public function createDispute(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createDispute',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Reads a dispute, after a CHARGEBACK notification.
     *
     * `GET /v2/disputes/:disputeId` (documented: dispute page)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Dispute>
     */
    public function getDispute(
        string $disputeId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getDispute', [$disputeId], null, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Tells Amazon how a dispute stands or ended. Payment service providers only.
     *
     * `PATCH /v2/disputes/:disputeId` (sdk: PHP, Node and Java SDKs)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateDisputeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Dispute>
     */
    public function updateDispute(
        string $disputeId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('updateDispute', [$disputeId], $body, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Contests a dispute with evidence, within 11 days of a chargeback or 7 of a claim.
     *
     * `POST /v2/disputes/:disputeId/contest` (sdk: PHP, Node and Java SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, a person has to look in Seller Central before it is sent again.
     *
     * @param array<string, mixed> $body
     * @phpstan-param ContestDisputeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Dispute>
     */
    public function contestDispute(
        string $disputeId,
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'contestDispute',
            [$disputeId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Asks for a URL to upload a file of evidence to; the id that comes with it goes into contestDispute. The file
     * itself is not sent here.
     *
     * `POST /v2/files` (sdk: PHP, Node and Java SDKs)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UploadFileRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<File>
     */
    public function uploadFile(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'uploadFile',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Lists reports of the last 90 days. Send nextToken alone.
     *
     * `GET /v2/reports` (sdk: all official SDKs; reports guide)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, mixed> $query
     * @phpstan-param GetReportsQuery $query
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<GetReportsAnswer>
     */
    public function getReports(
        array $query = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getReports', [], null, $query, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Reads a report; once it is COMPLETED it names its document.
     *
     * `GET /v2/reports/:reportId` (sdk: all official SDKs; reports guide)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<Report>
     */
    public function getReportById(
        string $reportId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getReportById', [$reportId], null, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Gives the URL of the text of a report, which is valid for 30 seconds.
     *
     * `GET /v2/report-documents/:reportDocumentId` (sdk: all official SDKs; reports guide)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<GetReportDocumentAnswer>
     */
    public function getReportDocument(
        string $reportDocumentId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'getReportDocument',
            [$reportDocumentId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Lists the schedules of reports.
     *
     * `GET /v2/report-schedules` (sdk: all official SDKs; reports guide)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, mixed> $query
     * @phpstan-param GetReportSchedulesQuery $query
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<GetReportSchedulesAnswer>
     */
    public function getReportSchedules(
        array $query = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getReportSchedules', [], null, $query, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Reads a schedule of reports.
     *
     * `GET /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<ReportSchedule>
     */
    public function getReportScheduleById(
        string $reportScheduleId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'getReportScheduleById',
            [$reportScheduleId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Orders a report. Sandbox knows the Sandbox settlement report only.
     *
     * `POST /v2/reports` (sdk: all official SDKs; reports guide)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateReportRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CreateReportAnswer>
     */
    public function createReport(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createReport',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Orders a report again and again. With deleteExistingSchedule it takes the place of the schedule there is.
     *
     * `POST /v2/report-schedules` (sdk: all official SDKs; reports guide)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateReportScheduleRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CreateReportScheduleAnswer>
     */
    public function createReportSchedule(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createReportSchedule',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Ends a schedule of reports. A DELETE without a body.
     *
     * `DELETE /v2/report-schedules/:reportScheduleId` (sdk: all official SDKs; reports guide)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there. The answer may
     * have no body.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     */
    public function cancelReportSchedule(
        string $reportScheduleId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'cancelReportSchedule',
            [$reportScheduleId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Lists what Amazon paid to the merchant between two times.
     *
     * `GET /v2/disbursements` (sdk: PHP, Java and Ruby SDKs)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, mixed> $query
     * @phpstan-param GetDisbursementsQuery $query
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<GetDisbursementsAnswer>
     */
    public function getDisbursements(
        array $query,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getDisbursements', [], null, $query, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Tells Amazon where a parcel is, so that Alexa can tell the buyer. Live only; each tracking number once.
     *
     * `POST /v2/deliveryTrackers` (sdk: PHP, Node, Java and .NET SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, a person has to look in Seller Central before it is sent again.
     *
     * @param array<string, mixed> $body
     * @phpstan-param DeliveryTrackersRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<DeliveryTracker>
     */
    public function deliveryTrackers(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'deliveryTrackers',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Gives a solution provider the token to act for a merchant, for the header x-amz-pay-authtoken. Live only.
     *
     * `GET /v2/authorizationTokens/:mwsAuthToken` (sdk: PHP, Node, Java and .NET SDKs)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, mixed> $query
     * @phpstan-param GetAuthorizationTokenQuery $query
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<GetAuthorizationTokenAnswer>
     */
    public function getAuthorizationToken(
        string $mwsAuthToken,
        array $query,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'getAuthorizationToken',
            [$mwsAuthToken],
            null,
            $query,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Reads who signed in, with the token of the sign-in return URL. Before a checkout only; later read the session or
     * the permission.
     *
     * `GET /v2/buyers/:buyerToken` (sdk: all official SDKs)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<BuyerData>
     */
    public function getBuyer(
        string $buyerToken,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation('getBuyer', [$buyerToken], null, null, compact('simulate', 'timeout', 'headers'));
    }

    /**
     * Opens a checkout session without a button. Where there is a button, its signed payload does this.
     *
     * `POST /v2/checkoutSessions` (documented: checkout-session page)
     *
     * Must have an intent or an idempotencyKey: without one nothing is sent. When the `effect` of an error is unknown,
     * send the same bytes again under the same intent or key.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateCheckoutSessionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CheckoutSession>
     */
    public function createCheckoutSession(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createCheckoutSession',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Reads a checkout session: buyer, address, constraints, and the URL to send the buyer to.
     *
     * `GET /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)
     *
     * It changes nothing: without an answer, call it again.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CheckoutSession>
     */
    public function getCheckoutSession(
        string $checkoutSessionId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'getCheckoutSession',
            [$checkoutSessionId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Sets amount, intent and result URL of a checkout session, until the buyer is sent to the URL of its answer.
     *
     * `PATCH /v2/checkoutSessions/:checkoutSessionId` (documented: checkout-session page)
     *
     * When the `effect` of an error is unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateCheckoutSessionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CheckoutSession>
     */
    public function updateCheckoutSession(
        string $checkoutSessionId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'updateCheckoutSession',
            [$checkoutSessionId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Ends a checkout in the browser, within 24 hours, or nothing is saved or paid. The amounts must be those of the
     * session; a setup takes {}.
     *
     * `POST /v2/checkoutSessions/:checkoutSessionId/complete` (documented: checkout-session page)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CompleteCheckoutSessionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CheckoutSession>
     */
    public function completeCheckoutSession(
        string $checkoutSessionId,
        array $body = [],
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'completeCheckoutSession',
            [$checkoutSessionId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Ends a checkout of Amazon's Mobile SDK. Take the amounts from what the server knows, never from the app.
     *
     * `POST /v2/checkoutSessions/:checkoutSessionId/finalize` (sdk: PHP, Node, Java and .NET SDKs; Mobile SDK guide)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, get the object and look whether the effect is there.
     *
     * @param array<string, mixed> $body
     * @phpstan-param FinalizeCheckoutSessionRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CheckoutSession>
     */
    public function finalizeCheckoutSession(
        string $checkoutSessionId,
        array $body = [],
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'finalizeCheckoutSession',
            [$checkoutSessionId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Turns the code on a phone that a till has read into a charge permission; scanReferenceId makes it unique.
     *
     * `POST /v2/in-store/merchantScan` (sdk: PHP, Node, Java and .NET SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param InstoreMerchantScanRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<InstoreMerchantScanAnswer>
     */
    public function instoreMerchantScan(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'instoreMerchantScan',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Charges at the till; chargeReferenceId makes it unique.
     *
     * `POST /v2/in-store/charge` (sdk: PHP, Node, Java and .NET SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param InstoreChargeRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<InstoreChargeAnswer>
     */
    public function instoreCharge(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'instoreCharge',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Pays back a charge of the till; refundReferenceId makes it unique.
     *
     * `POST /v2/in-store/refund` (sdk: PHP, Node, Java and .NET SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param InstoreRefundRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<InstoreRefundAnswer>
     */
    public function instoreRefund(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'instoreRefund',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Opens an account for a merchant. Authorized solution providers in Japan only.
     *
     * `POST /v2/merchantAccounts` (documented: Japanese onboarding page)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param RegisterAmazonPayAccountRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<RegisterAmazonPayAccountAnswer>
     */
    public function registerAmazonPayAccount(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'registerAmazonPayAccount',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Changes the account of a merchant. Authorized solution providers in Japan only, with the header
     * x-amz-pay-authtoken.
     *
     * `PATCH /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)
     *
     * When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
     * answer may have no body.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateAmazonPayAccountRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     */
    public function updateAmazonPayAccount(
        string $merchantAccountId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'updateAmazonPayAccount',
            [$merchantAccountId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Deletes the account of a merchant. Authorized solution providers in Japan only, with the header
     * x-amz-pay-authtoken; a DELETE without a body.
     *
     * `DELETE /v2/merchantAccounts/:merchantAccountId` (documented: Japanese onboarding page)
     *
     * When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again. The
     * answer may have no body.
     *
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     */
    public function deleteAmazonPayAccount(
        string $merchantAccountId,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'deleteAmazonPayAccount',
            [$merchantAccountId],
            null,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Opens an account for a merchant, with its stores. Authorized solution providers only; the same path as
     * registerAmazonPayAccount, the body decides.
     *
     * `POST /v2/merchantAccounts` (sdk: PHP, Java and Ruby SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateMerchantAccountRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CreateMerchantAccountAnswer>
     */
    public function createMerchantAccount(
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createMerchantAccount',
            [],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Changes the account of a merchant and its stores. Authorized solution providers only, with the header
     * x-amz-pay-authtoken.
     *
     * `PATCH /v2/merchantAccounts/:merchantAccountId` (sdk: PHP, Java and Ruby SDKs)
     *
     * When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateMerchantAccountRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<MerchantAccount>
     */
    public function updateMerchantAccount(
        string $merchantAccountId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'updateMerchantAccount',
            [$merchantAccountId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }

    /**
     * Asks a merchant to take over an account; the answer may be 303 with the page in its Location header. Authorized
     * solution providers only.
     *
     * `POST /v2/merchantAccounts/:merchantAccountId/claim` (sdk: PHP, Java and Ruby SDKs)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, send it again with the same reference in the body, which makes it unique.
     *
     * @param array<string, mixed> $body
     * @phpstan-param ClaimMerchantAccountRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     */
    public function claimMerchantAccount(
        string $merchantAccountId,
        array $body,
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'claimMerchantAccount',
            [$merchantAccountId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Adds a store to the account of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
     *
     * `POST /v2/merchantAccounts/:merchantAccountId/stores` (sdk: PHP SDK 2.7.2)
     *
     * May have an intent or an idempotencyKey; without one it is never sent twice. When the `effect` of an error is
     * unknown, a person has to look in Seller Central before it is sent again.
     *
     * @param array<string, mixed> $body
     * @phpstan-param CreateStoreRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<CreateStoreAnswer>
     */
    public function createStore(
        string $merchantAccountId,
        array $body = [],
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'createStore',
            [$merchantAccountId],
            $body,
            null,
            compact('intent', 'attempt', 'idempotencyKey', 'simulate', 'timeout', 'headers')
        );
    }

    /**
     * Changes a store of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
     *
     * `PATCH /v2/merchantAccounts/:merchantAccountId/stores/:storeId` (sdk: PHP SDK 2.7.2)
     *
     * When the `effect` of an error is unknown, a person has to look in Seller Central before it is sent again.
     *
     * @param array<string, mixed> $body
     * @phpstan-param UpdateStoreRequest $body
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     * @phpstan-return Response<UpdateStoreAnswer>
     */
    public function updateStore(
        string $merchantAccountId,
        string $storeId,
        array $body = [],
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        return $this->operation(
            'updateStore',
            [$merchantAccountId, $storeId],
            $body,
            null,
            compact('simulate', 'timeout', 'headers')
        );
    }
}
