<?php

// SPDX-License-Identifier: Apache-2.0
// Made by ./run emit from the rows of core/api; not to be edited.

declare(strict_types=1);

namespace SavedWallet\Compat;

/**
 * The operations with the arguments that Amazon's own SDK has. A body is an array or JSON; headers have their
 * names. What Amazon answers is told in an array, whatever its status.
 */
trait Operations
{
    /**
     * @param array<string, string> $ids
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @param array<string, mixed>|null $query
     * @return array<string, mixed>
     */
    abstract private function operation(
        string $name,
        string $method,
        string $path,
        array $ids,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers,
        ?array $query = null
    ): array;

    /**
     * Reads a charge permission, such as a saved wallet: its state, limits, buyer and payment method. Read it before a
     * charge; only Chargeable can be charged.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getChargePermission(
        string $chargePermissionId,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'getChargePermission',
            'GET',
            '/v2/chargePermissions/:chargePermissionId',
            ['chargePermissionId' => $chargePermissionId],
            null,
            $headers
        );
    }

    /**
     * Changes the reference, store name and notes of a charge permission, or the amount and frequency of a recurring
     * one.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateChargePermission(
        string $chargePermissionId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateChargePermission',
            'PATCH',
            '/v2/chargePermissions/:chargePermissionId',
            ['chargePermissionId' => $chargePermissionId],
            $payload,
            $headers
        );
    }

    /**
     * Closes a charge permission for ever: no new charges, and with cancelPendingCharges open ones are canceled too. A
     * DELETE with a body, which some proxies drop.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function closeChargePermission(
        string $chargePermissionId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'closeChargePermission',
            'DELETE',
            '/v2/chargePermissions/:chargePermissionId/close',
            ['chargePermissionId' => $chargePermissionId],
            $payload,
            $headers
        );
    }

    /**
     * Charges a charge permission: authorizes the amount, and with captureNow takes it at once. A charge of a saved
     * wallet must say chargeInitiator and channel; for a one-time or recurring permission, set the call's permission.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createCharge(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('createCharge', 'POST', '/v2/charges', [], $payload, $headers);
    }

    /**
     * Reads a charge. Do so after a notification or when a charge was left pending; Amazon advises once an hour.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getCharge(string $chargeId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('getCharge', 'GET', '/v2/charges/:chargeId', ['chargeId' => $chargeId], null, $headers);
    }

    /**
     * Takes the money of an authorized charge, within 30 days; after 7 days it ends asynchronously. One capture a
     * charge: a smaller amount leaves the rest to a new charge.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function captureCharge(
        string $chargeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'captureCharge',
            'POST',
            '/v2/charges/:chargeId/capture',
            ['chargeId' => $chargeId],
            $payload,
            $headers
        );
    }

    /**
     * Cancels a charge that is not captured, so that the money held is let go. A DELETE with a body, which some proxies
     * drop.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function cancelCharge(
        string $chargeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'cancelCharge',
            'DELETE',
            '/v2/charges/:chargeId/cancel',
            ['chargeId' => $chargeId],
            $payload,
            $headers
        );
    }

    /**
     * Tells Amazon the state of a charge. Payment service providers only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateCharge(
        string $chargeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateCharge',
            'PATCH',
            '/v2/charges/:chargeId',
            ['chargeId' => $chargeId],
            $payload,
            $headers
        );
    }

    /**
     * Pays a captured charge back, whole or in part; it always ends asynchronously, sometimes after hours. A declined
     * refund has to be paid in another way.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createRefund(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('createRefund', 'POST', '/v2/refunds', [], $payload, $headers);
    }

    /**
     * Reads a refund. Do so after a notification, or once an hour until it is Refunded or Declined.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getRefund(string $refundId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('getRefund', 'GET', '/v2/refunds/:refundId', ['refundId' => $refundId], null, $headers);
    }

    /**
     * Tells Amazon of a dispute that a buyer opened. Payment service providers only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createDispute(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('createDispute', 'POST', '/v2/disputes', [], $payload, $headers);
    }

    /**
     * Reads a dispute, after a CHARGEBACK notification.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getDispute(string $disputeId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'getDispute',
            'GET',
            '/v2/disputes/:disputeId',
            ['disputeId' => $disputeId],
            null,
            $headers
        );
    }

    /**
     * Tells Amazon how a dispute stands or ended. Payment service providers only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateDispute(
        string $disputeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateDispute',
            'PATCH',
            '/v2/disputes/:disputeId',
            ['disputeId' => $disputeId],
            $payload,
            $headers
        );
    }

    /**
     * Contests a dispute with evidence, within 11 days of a chargeback or 7 of a claim.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function contestDispute(
        string $disputeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'contestDispute',
            'POST',
            '/v2/disputes/:disputeId/contest',
            ['disputeId' => $disputeId],
            $payload,
            $headers
        );
    }

    /**
     * Asks for a URL to upload a file of evidence to; the id that comes with it goes into contestDispute. The file
     * itself is not sent here.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function uploadFile(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('uploadFile', 'POST', '/v2/files', [], $payload, $headers);
    }

    /**
     * Lists reports of the last 90 days. Send nextToken alone.
     *
     * @param array<string, mixed>|null $queryParameters
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getReports(?array $queryParameters = null, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('getReports', 'GET', '/v2/reports', [], null, $headers, $queryParameters);
    }

    /**
     * Reads a report; once it is COMPLETED it names its document.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getReportById(string $reportId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'getReportById',
            'GET',
            '/v2/reports/:reportId',
            ['reportId' => $reportId],
            null,
            $headers
        );
    }

    /**
     * Gives the URL of the text of a report, which is valid for 30 seconds.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getReportDocument(string $reportDocumentId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'getReportDocument',
            'GET',
            '/v2/report-documents/:reportDocumentId',
            ['reportDocumentId' => $reportDocumentId],
            null,
            $headers
        );
    }

    /**
     * Lists the schedules of reports.
     *
     * @param list<string>|string|null $reportTypes
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getReportSchedules(
        array|string|null $reportTypes = null,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'getReportSchedules',
            'GET',
            '/v2/report-schedules',
            [],
            null,
            $headers,
            ['reportTypes' => $reportTypes]
        );
    }

    /**
     * Reads a schedule of reports.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getReportScheduleById(
        string $reportScheduleId,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'getReportScheduleById',
            'GET',
            '/v2/report-schedules/:reportScheduleId',
            ['reportScheduleId' => $reportScheduleId],
            null,
            $headers
        );
    }

    /**
     * Orders a report. Sandbox knows the Sandbox settlement report only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createReport(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('createReport', 'POST', '/v2/reports', [], $payload, $headers);
    }

    /**
     * Orders a report again and again. With deleteExistingSchedule it takes the place of the schedule there is.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createReportSchedule(
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation('createReportSchedule', 'POST', '/v2/report-schedules', [], $payload, $headers);
    }

    /**
     * Ends a schedule of reports. A DELETE without a body.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function cancelReportSchedule(string $reportScheduleId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'cancelReportSchedule',
            'DELETE',
            '/v2/report-schedules/:reportScheduleId',
            ['reportScheduleId' => $reportScheduleId],
            null,
            $headers
        );
    }

    /**
     * Lists what Amazon paid to the merchant between two times.
     *
     * @param array<string, mixed>|null $queryParameters
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getDisbursements(array $queryParameters, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('getDisbursements', 'GET', '/v2/disbursements', [], null, $headers, $queryParameters);
    }

    /**
     * Tells Amazon where a parcel is, so that Alexa can tell the buyer. Live only; each tracking number once.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function deliveryTrackers(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('deliveryTrackers', 'POST', '/v2/deliveryTrackers', [], $payload, $headers);
    }

    /**
     * Gives a solution provider the token to act for a merchant, for the header x-amz-pay-authtoken. Live only.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getAuthorizationToken(
        string $mwsAuthToken,
        string $merchantId,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'getAuthorizationToken',
            'GET',
            '/v2/authorizationTokens/:mwsAuthToken',
            ['mwsAuthToken' => $mwsAuthToken],
            null,
            $headers,
            ['merchantId' => $merchantId]
        );
    }

    /**
     * Reads who signed in, with the token of the sign-in return URL. Before a checkout only; later read the session or
     * the permission.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getBuyer(string $buyerToken, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'getBuyer',
            'GET',
            '/v2/buyers/:buyerToken',
            ['buyerToken' => $buyerToken],
            null,
            $headers
        );
    }

    /**
     * Opens a checkout session without a button. Where there is a button, its signed payload does this.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createCheckoutSession(
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation('createCheckoutSession', 'POST', '/v2/checkoutSessions', [], $payload, $headers);
    }

    /**
     * Reads a checkout session: buyer, address, constraints, and the URL to send the buyer to.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function getCheckoutSession(string $checkoutSessionId, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation(
            'getCheckoutSession',
            'GET',
            '/v2/checkoutSessions/:checkoutSessionId',
            ['checkoutSessionId' => $checkoutSessionId],
            null,
            $headers
        );
    }

    /**
     * Sets amount, intent and result URL of a checkout session, until the buyer is sent to the URL of its answer.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateCheckoutSession(
        string $checkoutSessionId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateCheckoutSession',
            'PATCH',
            '/v2/checkoutSessions/:checkoutSessionId',
            ['checkoutSessionId' => $checkoutSessionId],
            $payload,
            $headers
        );
    }

    /**
     * Ends a checkout in the browser, within 24 hours, or nothing is saved or paid. The amounts must be those of the
     * session; a setup takes {}.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function completeCheckoutSession(
        string $checkoutSessionId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'completeCheckoutSession',
            'POST',
            '/v2/checkoutSessions/:checkoutSessionId/complete',
            ['checkoutSessionId' => $checkoutSessionId],
            $payload,
            $headers
        );
    }

    /**
     * Ends a checkout of Amazon's Mobile SDK. Take the amounts from what the server knows, never from the app.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function finalizeCheckoutSession(
        string $checkoutSessionId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'finalizeCheckoutSession',
            'POST',
            '/v2/checkoutSessions/:checkoutSessionId/finalize',
            ['checkoutSessionId' => $checkoutSessionId],
            $payload,
            $headers
        );
    }

    /**
     * Turns the code on a phone that a till has read into a charge permission; scanReferenceId makes it unique.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function instoreMerchantScan(
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation('instoreMerchantScan', 'POST', '/v2/in-store/merchantScan', [], $payload, $headers);
    }

    /**
     * Charges at the till; chargeReferenceId makes it unique.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function instoreCharge(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('instoreCharge', 'POST', '/v2/in-store/charge', [], $payload, $headers);
    }

    /**
     * Pays back a charge of the till; refundReferenceId makes it unique.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function instoreRefund(array|string|null $payload, #[\SensitiveParameter] ?array $headers = null): array
    {
        return $this->operation('instoreRefund', 'POST', '/v2/in-store/refund', [], $payload, $headers);
    }

    /**
     * Opens an account for a merchant. Authorized solution providers in Japan only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function registerAmazonPayAccount(
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation('registerAmazonPayAccount', 'POST', '/v2/merchantAccounts', [], $payload, $headers);
    }

    /**
     * Changes the account of a merchant. Authorized solution providers in Japan only, with the header
     * x-amz-pay-authtoken.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateAmazonPayAccount(
        string $merchantAccountId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateAmazonPayAccount',
            'PATCH',
            '/v2/merchantAccounts/:merchantAccountId',
            ['merchantAccountId' => $merchantAccountId],
            $payload,
            $headers
        );
    }

    /**
     * Deletes the account of a merchant. Authorized solution providers in Japan only, with the header
     * x-amz-pay-authtoken; a DELETE without a body.
     *
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function deleteAmazonPayAccount(
        string $merchantAccountId,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'deleteAmazonPayAccount',
            'DELETE',
            '/v2/merchantAccounts/:merchantAccountId',
            ['merchantAccountId' => $merchantAccountId],
            null,
            $headers
        );
    }

    /**
     * Opens an account for a merchant, with its stores. Authorized solution providers only; the same path as
     * registerAmazonPayAccount, the body decides.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createMerchantAccount(
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation('createMerchantAccount', 'POST', '/v2/merchantAccounts', [], $payload, $headers);
    }

    /**
     * Changes the account of a merchant and its stores. Authorized solution providers only, with the header
     * x-amz-pay-authtoken.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateMerchantAccount(
        string $merchantAccountId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateMerchantAccount',
            'PATCH',
            '/v2/merchantAccounts/:merchantAccountId',
            ['merchantAccountId' => $merchantAccountId],
            $payload,
            $headers
        );
    }

    /**
     * Asks a merchant to take over an account; the answer may be 303 with the page in its Location header. Authorized
     * solution providers only.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function claimMerchantAccount(
        string $merchantAccountId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'claimMerchantAccount',
            'POST',
            '/v2/merchantAccounts/:merchantAccountId/claim',
            ['merchantAccountId' => $merchantAccountId],
            $payload,
            $headers
        );
    }

    /**
     * Adds a store to the account of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function createStore(
        string $merchantAccountId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'createStore',
            'POST',
            '/v2/merchantAccounts/:merchantAccountId/stores',
            ['merchantAccountId' => $merchantAccountId],
            $payload,
            $headers
        );
    }

    /**
     * Changes a store of a merchant. Listed solution providers only, with the header x-amz-pay-authtoken.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @return array<string, mixed>
     */
    public function updateStore(
        string $merchantAccountId,
        string $storeId,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null
    ): array {
        return $this->operation(
            'updateStore',
            'PATCH',
            '/v2/merchantAccounts/:merchantAccountId/stores/:storeId',
            ['merchantAccountId' => $merchantAccountId, 'storeId' => $storeId],
            $payload,
            $headers
        );
    }
}
