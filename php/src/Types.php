<?php

// SPDX-License-Identifier: Apache-2.0
// Made by ./run emit from the rows of core/api; not to be edited.

declare(strict_types=1);

namespace SavedWallet;

/**
 * What is sent to Amazon Pay and what it answers, as shapes of arrays, for PHPStan, Psalm and IDEs:
 * `@phpstan-import-type Charge from \SavedWallet\Types`.
 *
 * A field that has to be sent is required, and of an answer what it is not believed without; Amazon may
 * leave out or null all the rest. A field that is null counts as absent. A number with a point comes as text.
 * An empty object is sent as `new \stdClass()`.
 * core/api/REFERENCE.md says of each field what may stand in it, and how that is known.
 *
 * @phpstan-type AddressRestrictionType 'Allowed'|'NotAllowed'
 * @phpstan-type Algorithm string
 * @phpstan-type BusinessType 'CORPORATE'|'INDIVIDUAL'
 * @phpstan-type ButtonColor string
 * @phpstan-type Channel string
 * @phpstan-type ChannelType string
 * @phpstan-type ChargeInitiator 'CITU'|'MITU'|'CITR'|'MITR'
 * @phpstan-type ChargePermissionType 'OneTime'|'Recurring'|'PaymentMethodOnFile'
 * @phpstan-type CheckoutLanguage string
 * @phpstan-type CheckoutMode 'ProcessOrder'
 * @phpstan-type DisputeFilingReason 'ProductNotReceived'|'ProductUnacceptable'|'ProductNoLongerNeeded'|'CreditNotProcessed'|'Overcharged'|'DuplicateCharge'|'SubscriptionCancelled'|'Unrecognized'|'Fraudulent'|'Other'
 * @phpstan-type DisputeReason string
 * @phpstan-type DisputeResolution 'BuyerWon'|'MerchantWon'|'NoFault'
 * @phpstan-type DisputeState 'ActionRequired'|'UnderReview'|'Resolved'|'Closed'
 * @phpstan-type Environment string
 * @phpstan-type EvidenceType string
 * @phpstan-type FilePurpose 'disputeEvidence'
 * @phpstan-type FileType string
 * @phpstan-type FrequencyUnit 'Year'|'Month'|'Week'|'Day'|'Variable'
 * @phpstan-type LedgerCurrency string
 * @phpstan-type NotificationType string
 * @phpstan-type ObjectType string
 * @phpstan-type PaymentIntent 'Confirm'|'Authorize'|'AuthorizeWithCapture'
 * @phpstan-type Placement string
 * @phpstan-type PrimeMembership string
 * @phpstan-type ProcessingStatus string
 * @phpstan-type ProductType string
 * @phpstan-type ReportType string
 * @phpstan-type ScheduleFrequency string
 * @phpstan-type Scope string
 * @phpstan-type SnsMessageType string
 * @phpstan-type SpecialRestriction string
 * @phpstan-type ViewType string
 * @phpstan-type Price array{
 *     amount?: string,
 *     currencyCode?: string,
 * }
 * @phpstan-type MerchantMetadata array{
 *     merchantReferenceId?: string|null,
 *     merchantStoreName?: string|null,
 *     noteToBuyer?: string|null,
 *     customInformation?: string|null,
 * }
 * @phpstan-type ProviderMetadata array{
 *     providerReferenceId?: string|null,
 * }
 * @phpstan-type Address array{
 *     name?: string|null,
 *     addressLine1?: string|null,
 *     addressLine2?: string|null,
 *     addressLine3?: string|null,
 *     city?: string|null,
 *     county?: string|null,
 *     district?: string|null,
 *     stateOrRegion?: string|null,
 *     postalCode?: string|null,
 *     countryCode?: string|null,
 *     phoneNumber?: string|null,
 * }
 * @phpstan-type AddressDetails array{
 *     name?: string|null,
 *     addressLine1?: string|null,
 *     addressLine2?: string|null,
 *     addressLine3?: string|null,
 *     city?: string|null,
 *     districtOrCounty?: string|null,
 *     stateOrRegion?: string|null,
 *     postalCode?: string|null,
 *     countryCode?: string|null,
 *     phoneNumber?: string|null,
 * }
 * @phpstan-type BuyerDetails array{
 *     buyerId?: string|null,
 *     name?: string|null,
 *     email?: string|null,
 *     phoneNumber?: string|null,
 *     primeMembershipTypes?: list<PrimeMembership>|null,
 * }
 * @phpstan-type WebCheckoutDetails array{
 *     checkoutReviewReturnUrl?: string|null,
 *     checkoutResultReturnUrl?: string|null,
 *     checkoutCancelUrl?: string|null,
 *     checkoutMode?: CheckoutMode|null,
 *     signInReturnUrl?: string|null,
 *     signInCancelUrl?: string|null,
 *     amazonPayRedirectUrl?: string|null,
 * }
 * @phpstan-type PaymentDetails array{
 *     paymentIntent?: PaymentIntent|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     chargeAmount?: Price|Money|null,
 *     totalOrderAmount?: Price|Money|null,
 *     softDescriptor?: string|null,
 *     presentmentCurrency?: string|null,
 *     allowOvercharge?: bool|null,
 *     extendExpiration?: bool|null,
 *     estimateOrderTotal?: Price|Money|null,
 * }
 * @phpstan-type UpdatePaymentDetails array{
 *     paymentIntent?: PaymentIntent|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     chargeAmount?: Price|Money|null,
 *     totalOrderAmount?: Price|Money|null,
 *     softDescriptor?: string|null,
 * }
 * @phpstan-type PaymentDetailsAnswer array{
 *     paymentIntent?: string|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     chargeAmount?: Price|null,
 *     totalOrderAmount?: Price|null,
 *     softDescriptor?: string|null,
 *     presentmentCurrency?: string|null,
 *     allowOvercharge?: bool|null,
 *     extendExpiration?: bool|null,
 * }
 * @phpstan-type PaymentMethodOnFileMetadata array{
 *     setupOnly?: bool|'true'|'false'|null,
 * }
 * @phpstan-type Frequency array{
 *     unit?: FrequencyUnit|null,
 *     value?: string|null,
 * }
 * @phpstan-type RecurringMetadata array{
 *     frequency?: Frequency|null,
 *     amount?: Price|Money|null,
 * }
 * @phpstan-type RecurringMetadataAnswer array{
 *     frequency?: Frequency|null,
 *     amount?: Price|null,
 * }
 * @phpstan-type DeliverySpecifications array{
 *     specialRestrictions?: list<SpecialRestriction>|null,
 *     addressRestrictions?: AddressRestrictions|null,
 * }
 * @phpstan-type AddressRestrictions array{
 *     type?: AddressRestrictionType|null,
 *     restrictions?: array<string, Restriction|\stdClass>|null,
 * }
 * @phpstan-type Restriction array{
 *     statesOrRegions?: list<string>|null,
 *     zipCodes?: list<string>|null,
 * }
 * @phpstan-type PaymentPreference array{
 *     paymentDescriptor?: string|null,
 * }
 * @phpstan-type Constraint array{
 *     constraintId?: string|null,
 *     description?: string|null,
 * }
 * @phpstan-type StatusDetails array{
 *     state: string,
 *     reasonCode?: string|null,
 *     reasonDescription?: string|null,
 *     lastUpdatedTimestamp?: string|null,
 * }
 * @phpstan-type PermissionStatusDetails array{
 *     state: string,
 *     reasons?: list<PermissionReason>|null,
 *     lastUpdatedTimestamp?: string|null,
 * }
 * @phpstan-type PermissionReason array{
 *     reasonCode?: string|null,
 *     reasonDescription?: string|null,
 * }
 * @phpstan-type ChargeStatusChange array{
 *     state: string,
 *     reasonCode?: string|null,
 * }
 * @phpstan-type Limits array{
 *     amountLimit?: Price|null,
 *     amountBalance?: Price|null,
 * }
 * @phpstan-type DisputeProviderMetadata array{
 *     providerDisputeId: string,
 * }
 * @phpstan-type DisputeFilingStatus array{
 *     state: DisputeState,
 * }
 * @phpstan-type DisputeStatusChange array{
 *     state?: DisputeState|null,
 *     resolution?: DisputeResolution|null,
 *     reasonCode?: DisputeReason|null,
 *     reasonDescription?: string|null,
 * }
 * @phpstan-type DisputeStatusDetails array{
 *     state?: string|null,
 *     resolution?: string|null,
 *     reasonCode?: string|null,
 *     reasonDescription?: string|null,
 *     lastUpdatedTimestamp?: mixed,
 * }
 * @phpstan-type MerchantEvidence array{
 *     evidenceType: EvidenceType,
 *     fileId?: string|null,
 *     evidenceText?: string|null,
 * }
 * @phpstan-type MerchantEvidenceAnswer array{
 *     evidenceType?: string|null,
 *     fileId?: string|null,
 *     evidenceText?: string|null,
 * }
 * @phpstan-type DeliveryDetail array{
 *     trackingNumber: string,
 *     carrierCode: string,
 * }
 * @phpstan-type DeliveryDetailAnswer array{
 *     trackingNumber?: string|null,
 *     carrierCode?: string|null,
 * }
 * @phpstan-type StoreLocation array{
 *     countryCode?: string|null,
 * }
 * @phpstan-type InstoreMetadata array{
 *     merchantNote?: string|null,
 *     customInformation?: string|null,
 *     communicationContext?: CommunicationContext|null,
 * }
 * @phpstan-type CommunicationContext array{
 *     merchantStoreName?: string|null,
 *     merchantOrderId?: string|null,
 * }
 * @phpstan-type InstoreStatus array{
 *     state?: string|null,
 * }
 * @phpstan-type Phone array{
 *     countryCode?: string|null,
 *     number?: string|null,
 * }
 * @phpstan-type BusinessAddress array{
 *     addressLine1?: string|null,
 *     addressLine2?: string|null,
 *     addressLine3?: string|null,
 *     city?: string|null,
 *     stateOrRegion?: string|null,
 *     postalCode?: string|null,
 *     countryCode?: string|null,
 *     phoneNumber?: Phone|null,
 * }
 * @phpstan-type BusinessInfo array{
 *     businessType: BusinessType,
 *     countryOfEstablishment: string,
 *     businessLegalName: string,
 *     businessAddress: BusinessAddress,
 *     email?: string|null,
 *     businessCategory?: string|null,
 *     businessDisplayName?: string|null,
 *     annualSalesVolume?: Price|Money|null,
 *     customerSupportInformation?: CustomerSupport|null,
 * }
 * @phpstan-type BusinessInfoChange array{
 *     businessType?: BusinessType|null,
 *     countryOfEstablishment?: string|null,
 *     businessLegalName?: string|null,
 *     businessAddress?: BusinessAddress|null,
 *     email?: string|null,
 *     businessCategory?: string|null,
 *     businessDisplayName?: string|null,
 *     annualSalesVolume?: Price|Money|null,
 *     customerSupportInformation?: CustomerSupport|null,
 * }
 * @phpstan-type CustomerSupport array{
 *     customerSupportEmail?: string|null,
 *     customerSupportPhoneNumber?: mixed,
 * }
 * @phpstan-type Person array{
 *     personFullName: string,
 *     residentialAddress?: BusinessAddress|null,
 *     dateOfBirth?: string|null,
 * }
 * @phpstan-type PersonChange array{
 *     personFullName?: string|null,
 *     residentialAddress?: BusinessAddress|null,
 *     dateOfBirth?: string|null,
 * }
 * @phpstan-type IntegrationInfo array{
 *     ipnEndpointUrls?: list<string>|null,
 * }
 * @phpstan-type MerchantStore array{
 *     domainUrls?: list<string>|null,
 *     storeName?: string|null,
 *     privacyPolicyUrl?: string|null,
 *     storeStatus?: mixed,
 * }
 * @phpstan-type MerchantStatus array{
 *     statusProvider?: string|null,
 *     state?: string|null,
 *     reasonCode?: string|null,
 * }
 * @phpstan-type ButtonConfig array{
 *     payloadJSON: string,
 *     signature: string,
 *     publicKeyId?: string|null,
 *     algorithm?: Algorithm|null,
 * }
 * @phpstan-type MobileSessionConfig array{
 *     storeId?: string|null,
 *     webCheckoutDetails?: MobileWebCheckoutDetails|null,
 *     channelType?: ChannelType|null,
 *     scopes?: list<Scope>|null,
 *     paymentDetails?: PaymentDetails|null,
 *     addressDetails?: AddressDetails|null,
 *     chargePermissionType?: ChargePermissionType|null,
 *     chargePermissionId?: string|null,
 *     paymentMethodOnFileMetadata?: PaymentMethodOnFileMetadata|null,
 *     signInScopes?: list<Scope>|null,
 *     merchantMetadata?: MerchantMetadata|null,
 * }
 * @phpstan-type MobileWebCheckoutDetails array{
 *     checkoutResultReturnUrl?: string|null,
 *     checkoutCancelUrl?: string|null,
 *     checkoutErrorUrl?: string|null,
 *     checkoutMode?: CheckoutMode|null,
 * }
 * @phpstan-type UpdateChargePermissionRequest array{
 *     merchantMetadata?: MerchantMetadata|null,
 *     recurringMetadata?: RecurringMetadata|null,
 * }
 * @phpstan-type CloseChargePermissionRequest array{
 *     closureReason: string,
 *     cancelPendingCharges?: bool|null,
 * }
 * @phpstan-type CreateChargeRequest array{
 *     chargePermissionId: string,
 *     chargeAmount: Price|Money,
 *     captureNow?: bool|null,
 *     softDescriptor?: string|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     chargeInitiator?: ChargeInitiator|null,
 *     channel?: Channel|null,
 *     merchantMetadata?: MerchantMetadata|null,
 *     providerMetadata?: ProviderMetadata|null,
 *     platformId?: string|null,
 *     webCheckoutDetails?: WebCheckoutDetails|null,
 * }
 * @phpstan-type CaptureChargeRequest array{
 *     captureAmount: Price|Money,
 *     softDescriptor?: string|null,
 * }
 * @phpstan-type CancelChargeRequest array{
 *     cancellationReason: string,
 * }
 * @phpstan-type UpdateChargeRequest array{
 *     statusDetails: ChargeStatusChange,
 * }
 * @phpstan-type CreateRefundRequest array{
 *     chargeId: string,
 *     refundAmount: Price|Money,
 *     softDescriptor?: string|null,
 * }
 * @phpstan-type CreateDisputeRequest array{
 *     chargeId: string,
 *     providerMetadata: DisputeProviderMetadata,
 *     disputeAmount: Price|Money,
 *     filingReason: DisputeFilingReason,
 *     filingTimestamp?: int|null,
 *     creationTimestamp?: int|null,
 *     statusDetails: DisputeFilingStatus,
 *     merchantResponseDeadline?: int|null,
 * }
 * @phpstan-type UpdateDisputeRequest array{
 *     statusDetails?: DisputeStatusChange|null,
 *     closureTimestamp?: int|null,
 * }
 * @phpstan-type ContestDisputeRequest array{
 *     merchantEvidences: list<MerchantEvidence>,
 * }
 * @phpstan-type UploadFileRequest array{
 *     type: FileType,
 *     purpose: FilePurpose,
 * }
 * @phpstan-type GetReportsQuery array{
 *     reportTypes?: string|list<ReportType>|null,
 *     processingStatuses?: string|list<ProcessingStatus>|null,
 *     createdSince?: string|null,
 *     createdUntil?: string|null,
 *     pageSize?: int|null,
 *     nextToken?: string|null,
 * }
 * @phpstan-type GetReportSchedulesQuery array{
 *     reportTypes?: string|list<ReportType>|null,
 * }
 * @phpstan-type CreateReportRequest array{
 *     reportType: ReportType,
 *     startTime?: string|null,
 *     endTime?: string|null,
 * }
 * @phpstan-type CreateReportScheduleRequest array{
 *     reportType: ReportType,
 *     scheduleFrequency: ScheduleFrequency,
 *     nextReportCreationTime?: string|null,
 *     deleteExistingSchedule?: bool|null,
 * }
 * @phpstan-type GetDisbursementsQuery array{
 *     startTime: string,
 *     endTime: string,
 *     pageSize?: int|null,
 *     nextToken?: string|null,
 * }
 * @phpstan-type DeliveryTrackersRequest array{
 *     amazonOrderReferenceId?: string|null,
 *     chargePermissionId?: string|null,
 *     deliveryDetails: list<DeliveryDetail>,
 * }
 * @phpstan-type GetAuthorizationTokenQuery array{
 *     merchantId: string,
 * }
 * @phpstan-type CreateCheckoutSessionRequest array{
 *     storeId: string,
 *     webCheckoutDetails: WebCheckoutDetails,
 *     chargePermissionType?: ChargePermissionType|null,
 *     chargePermissionId?: string|null,
 *     paymentMethodOnFileMetadata?: PaymentMethodOnFileMetadata|null,
 *     scopes?: list<Scope>|null,
 *     signInScopes?: list<Scope>|null,
 *     paymentDetails?: PaymentDetails|null,
 *     merchantMetadata?: MerchantMetadata|null,
 *     deliverySpecifications?: DeliverySpecifications|null,
 *     addressDetails?: AddressDetails|null,
 *     recurringMetadata?: RecurringMetadata|null,
 *     platformId?: string|null,
 *     providerMetadata?: ProviderMetadata|null,
 *     supplementaryData?: string|null,
 *     multiAddressesCheckoutMetadata?: mixed,
 * }
 * @phpstan-type UpdateCheckoutSessionRequest array{
 *     webCheckoutDetails?: WebCheckoutDetails|null,
 *     paymentDetails?: UpdatePaymentDetails|null,
 *     merchantMetadata?: MerchantMetadata|null,
 *     recurringMetadata?: RecurringMetadata|null,
 *     platformId?: string|null,
 *     providerMetadata?: ProviderMetadata|null,
 *     supplementaryData?: string|null,
 * }
 * @phpstan-type CompleteCheckoutSessionRequest array{
 *     chargeAmount?: Price|Money|null,
 *     totalOrderAmount?: Price|Money|null,
 * }
 * @phpstan-type FinalizeCheckoutSessionRequest array{
 *     shippingAddress?: Address|null,
 *     billingAddress?: Address|null,
 *     chargeAmount?: Price|Money|null,
 *     totalOrderAmount?: Price|Money|null,
 *     paymentIntent?: PaymentIntent|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     supplementaryData?: string|null,
 * }
 * @phpstan-type InstoreMerchantScanRequest array{
 *     scanData: string,
 *     scanReferenceId: string,
 *     merchantCOE: string,
 *     ledgerCurrency: LedgerCurrency,
 *     chargeTotal?: Price|Money|null,
 *     storeLocation?: StoreLocation|null,
 *     metadata?: InstoreMetadata|null,
 * }
 * @phpstan-type InstoreChargeRequest array{
 *     chargePermissionId: string,
 *     chargeReferenceId: string,
 *     chargeTotal: Price|Money,
 *     softDescriptor?: string|null,
 *     metadata?: InstoreMetadata|null,
 * }
 * @phpstan-type InstoreRefundRequest array{
 *     chargeId: string,
 *     refundReferenceId: string,
 *     refundTotal: Price|Money,
 *     softDescriptor?: string|null,
 *     metadata?: InstoreMetadata|null,
 * }
 * @phpstan-type RegisterAmazonPayAccountRequest array{
 *     uniqueReferenceId: string,
 *     ledgerCurrency: LedgerCurrency,
 *     businessInfo: BusinessInfo,
 *     primaryContactPerson?: Person|null,
 * }
 * @phpstan-type UpdateAmazonPayAccountRequest array{
 *     businessInfo?: BusinessInfoChange|null,
 *     primaryContactPerson?: PersonChange|null,
 * }
 * @phpstan-type CreateMerchantAccountRequest array{
 *     uniqueReferenceId: string,
 *     ledgerCurrency: LedgerCurrency,
 *     businessInfo: BusinessInfo,
 *     primaryContactPerson?: Person|null,
 *     beneficiaryOwners?: list<Person>|null,
 *     integrationInfo?: IntegrationInfo|null,
 *     defaultStore?: MerchantStore|null,
 *     stores?: list<MerchantStore>|null,
 *     merchantStatus?: MerchantStatus|null,
 * }
 * @phpstan-type UpdateMerchantAccountRequest array{
 *     businessInfo?: BusinessInfoChange|null,
 *     stores?: list<MerchantStore>|null,
 *     merchantStatus?: MerchantStatus|null,
 * }
 * @phpstan-type ClaimMerchantAccountRequest array{
 *     uniqueReferenceId: string,
 * }
 * @phpstan-type CreateStoreRequest array{
 *     allowedOriginDomains?: list<string>|null,
 *     allowedRedirectURLs?: list<string>|null,
 *     storeName?: string|null,
 *     privacyPolicyUrl?: string|null,
 *     merchantLogoUrl?: string|null,
 * }
 * @phpstan-type UpdateStoreRequest array{
 *     allowedOriginDomains?: list<string>|null,
 *     allowedRedirectURLs?: list<string>|null,
 *     storeName?: string|null,
 *     privacyPolicyUrl?: string|null,
 *     merchantLogoUrl?: string|null,
 * }
 * @phpstan-type SignInPayload array{
 *     storeId: string,
 *     signInReturnUrl: string,
 *     signInCancelUrl?: string|null,
 *     signInScopes?: list<Scope>|null,
 * }
 * @phpstan-type RenderButtonOptions array{
 *     merchantId: string,
 *     ledgerCurrency: LedgerCurrency,
 *     placement: Placement,
 *     publicKeyId?: string|null,
 *     createCheckoutSessionConfig?: ButtonConfig|null,
 *     signInConfig?: ButtonConfig|null,
 *     productType?: ProductType|null,
 *     checkoutLanguage?: CheckoutLanguage|null,
 *     buttonColor?: ButtonColor|null,
 *     sandbox?: bool|null,
 *     estimatedOrderAmount?: Price|Money|null,
 *     design?: string|null,
 *     alwaysRedirect?: bool|null,
 * }
 * @phpstan-type InitiateForm array{
 *     payloadJSON?: string|null,
 *     signature?: string|null,
 *     publicKeyId?: string|null,
 *     publicKeyIdMismatch?: bool|'true'|'false'|null,
 *     algorithm?: Algorithm|null,
 *     checkoutLanguage?: CheckoutLanguage|null,
 *     ledgerCurrency?: LedgerCurrency|null,
 *     merchantId?: string|null,
 *     productType?: ProductType|null,
 *     environment?: Environment|null,
 *     scopes?: string|null,
 *     merchantDomain?: string|null,
 *     origin_url?: string|null,
 *     viewType?: ViewType|null,
 *     weblabData?: string|null,
 *     apaySessionSet?: string|null,
 *     estimatedOrderAmount?: string|null,
 *     platformConnectionId?: string|null,
 *     authorizationToken?: string|null,
 *     amazonCheckoutSessionId?: string|null,
 * }
 * @phpstan-type MobileInitiate array{
 *     merchantId?: string|null,
 *     placement?: Placement|null,
 *     checkoutLanguage?: CheckoutLanguage|null,
 *     ledgerCurrency?: LedgerCurrency|null,
 *     productType?: ProductType|null,
 *     environment?: Environment|null,
 *     msdk?: bool|'true'|'false'|null,
 *     checkoutSessionConfig?: MobileSessionConfig|null,
 * }
 * @phpstan-type ChargePermission array{
 *     chargePermissionId: string,
 *     chargePermissionReferenceId?: string|null,
 *     chargePermissionType?: string|null,
 *     statusDetails: PermissionStatusDetails,
 *     buyer?: BuyerDetails|null,
 *     shippingAddress?: Address|null,
 *     billingAddress?: Address|null,
 *     paymentPreferences?: list<PaymentPreference>|null,
 *     limits?: Limits|null,
 *     presentmentCurrency?: string|null,
 *     merchantMetadata?: MerchantMetadata|null,
 *     recurringMetadata?: RecurringMetadataAnswer|null,
 *     paymentMethodOnFileMetadata?: PaymentMethodOnFileMetadata|null,
 *     platformId?: string|null,
 *     amazonPayToken?: string|null,
 *     creationTimestamp?: string|null,
 *     expirationTimestamp?: string|null,
 *     releaseEnvironment?: string|null,
 * }
 * @phpstan-type Charge array{
 *     chargeId: string,
 *     chargePermissionId?: string|null,
 *     chargeAmount?: Price|null,
 *     captureAmount?: Price|null,
 *     refundedAmount?: Price|null,
 *     convertedAmount?: Price|null,
 *     conversionRate?: int|string|null,
 *     softDescriptor?: string|null,
 *     captureNow?: bool|null,
 *     canHandlePendingAuthorization?: bool|null,
 *     channel?: Channel|null,
 *     chargeInitiator?: string|null,
 *     statusDetails: StatusDetails,
 *     merchantMetadata?: MerchantMetadata|null,
 *     providerMetadata?: ProviderMetadata|null,
 *     platformId?: string|null,
 *     webCheckoutDetails?: WebCheckoutDetails|null,
 *     creationTimestamp?: string|null,
 *     expirationTimestamp?: string|null,
 *     releaseEnvironment?: string|null,
 * }
 * @phpstan-type Refund array{
 *     refundId: string,
 *     chargeId?: string|null,
 *     refundAmount?: Price|null,
 *     softDescriptor?: string|null,
 *     statusDetails: StatusDetails,
 *     creationTimestamp?: string|null,
 *     releaseEnvironment?: string|null,
 * }
 * @phpstan-type Dispute array{
 *     disputeId: string,
 *     chargeId?: string|null,
 *     disputeType?: string|null,
 *     disputeAmount?: Price|null,
 *     filingReason?: string|null,
 *     resolutionAuthority?: string|null,
 *     statusDetails?: DisputeStatusDetails|null,
 *     merchantEvidences?: list<MerchantEvidenceAnswer>|null,
 *     merchantResponseDeadline?: int|null,
 *     creationTimestamp?: int|null,
 *     releaseEnvironment?: string|null,
 * }
 * @phpstan-type File array{
 *     id: string,
 *     type?: FileType|null,
 *     purpose?: string|null,
 *     url?: string|null,
 *     size?: mixed,
 *     uploadTimestamp?: mixed,
 *     urlExpirationTimestamp?: int|null,
 * }
 * @phpstan-type GetReportsAnswer array{
 *     reports: list<Report>,
 *     nextToken?: string|null,
 * }
 * @phpstan-type Report array{
 *     reportId: string,
 *     reportType?: ReportType|null,
 *     startTime?: string|null,
 *     endTime?: string|null,
 *     createdTime?: string|null,
 *     processingStatus?: ProcessingStatus|null,
 *     processingStartTime?: string|null,
 *     processingEndTime?: string|null,
 *     reportDocumentId?: string|null,
 * }
 * @phpstan-type GetReportDocumentAnswer array{
 *     reportDocumentId: string,
 *     url?: string|null,
 *     compressionAlgorithm?: string|null,
 * }
 * @phpstan-type CreateReportAnswer array{
 *     reportId: string,
 * }
 * @phpstan-type GetReportSchedulesAnswer array{
 *     reportSchedules: list<ReportSchedule>,
 * }
 * @phpstan-type ReportSchedule array{
 *     reportScheduleId: string,
 *     reportType?: ReportType|null,
 *     scheduleFrequency?: ScheduleFrequency|null,
 *     nextReportCreationTime?: string|null,
 * }
 * @phpstan-type CreateReportScheduleAnswer array{
 *     reportScheduleId: string,
 * }
 * @phpstan-type GetDisbursementsAnswer array{
 *     disbursements: list<Disbursement>,
 *     nextToken?: string|null,
 * }
 * @phpstan-type Disbursement array{
 *     sellerId?: string|null,
 *     settlementId?: string|null,
 *     amazonDisbursementReferenceId?: string|null,
 *     amount?: int|string|null,
 *     currencyCode?: string|null,
 *     transactionTime?: string|null,
 * }
 * @phpstan-type DeliveryTracker array{
 *     amazonOrderReferenceId?: string|null,
 *     chargePermissionId?: string|null,
 *     deliveryDetails?: list<DeliveryDetailAnswer>|null,
 * }
 * @phpstan-type GetAuthorizationTokenAnswer array{
 *     authorizationToken: string,
 * }
 * @phpstan-type BuyerData array{
 *     buyerId: string,
 *     name?: string|null,
 *     email?: string|null,
 *     postalCode?: string|null,
 *     countryCode?: string|null,
 *     phoneNumber?: string|null,
 *     shippingAddress?: Address|null,
 *     billingAddress?: Address|null,
 *     primeMembershipTypes?: list<PrimeMembership>|null,
 * }
 * @phpstan-type CheckoutSession array{
 *     checkoutSessionId: string,
 *     statusDetails: StatusDetails,
 *     chargePermissionId?: string|null,
 *     chargeId?: string|null,
 *     chargePermissionType?: string|null,
 *     constraints?: list<Constraint>|null,
 *     webCheckoutDetails?: WebCheckoutDetails|null,
 *     paymentDetails?: PaymentDetailsAnswer|null,
 *     paymentMethodOnFileMetadata?: PaymentMethodOnFileMetadata|null,
 *     recurringMetadata?: RecurringMetadataAnswer|null,
 *     merchantMetadata?: MerchantMetadata|null,
 *     providerMetadata?: ProviderMetadata|null,
 *     deliverySpecifications?: DeliverySpecifications|null,
 *     buyer?: BuyerDetails|null,
 *     shippingAddress?: Address|null,
 *     shippingAddressList?: list<string>|null,
 *     billingAddress?: Address|null,
 *     paymentPreferences?: list<PaymentPreference>|null,
 *     productType?: ProductType|null,
 *     orderType?: string|null,
 *     storeId?: string|null,
 *     platformId?: string|null,
 *     supplementaryData?: string|null,
 *     checkoutButtonText?: string|null,
 *     cartDetails?: mixed,
 *     merchantDetails?: mixed,
 *     tokens?: mixed,
 *     creationTimestamp?: string|null,
 *     expirationTimestamp?: string|null,
 *     releaseEnvironment?: string|null,
 * }
 * @phpstan-type InstoreMerchantScanAnswer array{
 *     chargePermissionId: string,
 * }
 * @phpstan-type InstoreChargeAnswer array{
 *     chargeId: string,
 *     chargeStatus?: InstoreStatus|null,
 * }
 * @phpstan-type InstoreRefundAnswer array{
 *     refundId: string,
 *     refundStatus?: InstoreStatus|null,
 * }
 * @phpstan-type RegisterAmazonPayAccountAnswer array{
 *     merchantAccountId: string,
 *     uniqueReferenceId?: string|null,
 * }
 * @phpstan-type CreateMerchantAccountAnswer array{
 *     merchantAccountId: string,
 *     uniqueReferenceId?: string|null,
 * }
 * @phpstan-type MerchantAccount array{
 *     merchantAccountId?: string|null,
 *     uniqueReferenceId?: string|null,
 * }
 * @phpstan-type CreateStoreAnswer array{
 *     storeId: string,
 * }
 * @phpstan-type UpdateStoreAnswer array{
 *     storeId: string,
 * }
 * @phpstan-type Error array{
 *     reasonCode?: string|null,
 *     message?: string|null,
 * }
 * @phpstan-type SnsEnvelope array{
 *     Type: SnsMessageType,
 *     MessageId: string,
 *     TopicArn: string,
 *     Message: string,
 *     Timestamp: string,
 *     SignatureVersion: string,
 *     Signature: string,
 *     SigningCertURL: string,
 *     UnsubscribeURL?: string|null,
 *     Subject?: string|null,
 *     Token?: string|null,
 *     SubscribeURL?: string|null,
 * }
 * @phpstan-type NotificationMessage array{
 *     MerchantID?: string|null,
 *     ObjectType: ObjectType,
 *     ObjectId: string,
 *     ChargePermissionId?: string|null,
 *     NotificationType?: NotificationType|null,
 *     NotificationId?: string|null,
 *     NotificationVersion?: string|null,
 * }
 */
final class Types
{
    /**
     * No other is taken (sdk: .NET DeliverySpecifications).
     */
    public const ADDRESS_RESTRICTION_TYPE = ['Allowed', 'NotAllowed'];

    /**
     * Those that are known (documented: signing page).
     */
    public const ALGORITHM = ['AMZN-PAY-RSASSA-PSS', 'AMZN-PAY-RSASSA-PSS-V2'];

    /**
     * No other is taken (sdk: .NET BusinessType).
     */
    public const BUSINESS_TYPE = ['CORPORATE', 'INDIVIDUAL'];

    /**
     * Those that are known (documented: script page).
     */
    public const BUTTON_COLOR = ['Gold', 'LightGray', 'DarkGray'];

    /**
     * Those that are known (sdk: .NET Channel; Firetv: a Java wrapper).
     */
    public const CHANNEL = ['Web', 'Phone', 'App', 'Alexa', 'PointOfSale', 'FireTv', 'Firetv', 'Offline', 'Amazon'];

    /**
     * Those that are known (documented: mobile post payload page).
     */
    public const CHANNEL_TYPE = ['MOBILE_SDK'];

    /**
     * No other is taken (sdk: .NET ChargeInitiator).
     */
    public const CHARGE_INITIATOR = ['CITU', 'MITU', 'CITR', 'MITR'];

    /**
     * No other is taken (documented: checkout session page).
     */
    public const CHARGE_PERMISSION_TYPE = ['OneTime', 'Recurring', 'PaymentMethodOnFile'];

    /**
     * Those that are known (documented: checkout.js; script page).
     */
    public const CHECKOUT_LANGUAGE = ['en_GB', 'de_DE', 'fr_FR', 'it_IT', 'es_ES', 'en_US', 'ja_JP'];

    /**
     * No other is taken (documented: checkout session page).
     */
    public const CHECKOUT_MODE = ['ProcessOrder'];

    /**
     * No other is taken (sdk: PHP DisputeFilingReason).
     */
    public const DISPUTE_FILING_REASON = [
        'ProductNotReceived',
        'ProductUnacceptable',
        'ProductNoLongerNeeded',
        'CreditNotProcessed',
        'Overcharged',
        'DuplicateCharge',
        'SubscriptionCancelled',
        'Unrecognized',
        'Fraudulent',
        'Other'
    ];

    /**
     * Those that are known (sdk: PHP DisputeReasonCode).
     */
    public const DISPUTE_REASON = [
        'MerchantResponseRequired',
        'MerchantAdditionalEvidencesRequired',
        'BuyerAdditionalEvidencesRequired',
        'MerchantAcceptedDispute',
        'MerchantResponseDeadlineExpired',
        'BuyerCancelled',
        'InvestigatorResolved',
        'AutoResolved',
        'ChargebackFiled'
    ];

    /**
     * No other is taken (sdk: PHP DisputeResolution).
     */
    public const DISPUTE_RESOLUTION = ['BuyerWon', 'MerchantWon', 'NoFault'];

    /**
     * No other is taken (sdk: PHP DisputeState).
     */
    public const DISPUTE_STATE = ['ActionRequired', 'UnderReview', 'Resolved', 'Closed'];

    /**
     * Those that are known (documented: checkout.js).
     */
    public const ENVIRONMENT = ['SANDBOX', 'LIVE'];

    /**
     * Those that are known (sdk: PHP EvidenceType).
     */
    public const EVIDENCE_TYPE = [
        'ProductDescription',
        'Receipt',
        'CancellationPolicy',
        'CustomerSignature',
        'TrackingNumber',
        'CarrierName',
        'DeviceId',
        'DeviceName',
        'DownloadDateTime',
        'Other'
    ];

    /**
     * No other is taken (sdk: SDK samples).
     */
    public const FILE_PURPOSE = ['disputeEvidence'];

    /**
     * Those that are known (documented: dispute page).
     */
    public const FILE_TYPE = ['csv', 'pdf', 'xls', 'xlsx', 'doc', 'docx', 'ods', 'jpg', 'png'];

    /**
     * No other is taken (sdk: .NET RecurringMetadata).
     */
    public const FREQUENCY_UNIT = ['Year', 'Month', 'Week', 'Day', 'Variable'];

    /**
     * Those that are known (documented: script page).
     */
    public const LEDGER_CURRENCY = ['USD', 'EUR', 'GBP', 'JPY'];

    /**
     * Those that are known (documented: notifications page).
     */
    public const NOTIFICATION_TYPE = ['STATE_CHANGE', 'ATTRIBUTE_CHANGE'];

    /**
     * Those that are known (documented: notifications page).
     */
    public const OBJECT_TYPE = ['CHARGE_PERMISSION', 'CHARGE', 'REFUND', 'CHARGEBACK'];

    /**
     * No other is taken (documented: checkout session page).
     */
    public const PAYMENT_INTENT = ['Confirm', 'Authorize', 'AuthorizeWithCapture'];

    /**
     * Those that are known (documented: script page).
     */
    public const PLACEMENT = ['Home', 'Product', 'Cart', 'Checkout', 'Other'];

    /**
     * Those that are known (sdk: .NET BuyerResponse).
     */
    public const PRIME_MEMBERSHIP = ['PRIME_GENERAL', 'PRIME_STUDENT', 'PRIME_GENERAL_US', 'NONE'];

    /**
     * Those that are known (documented: reports page).
     */
    public const PROCESSING_STATUS = ['IN_PROGRESS', 'COMPLETED', 'FAILED', 'CANCELLED'];

    /**
     * Those that are known (documented: script page; checkout.js; SignInAndSetup: a Saved Wallet demo in Next.js).
     */
    public const PRODUCT_TYPE = [
        'PayAndShip',
        'PayOnly',
        'SignIn',
        'SignInAndSetup',
        'Donation',
        'PayAndShipMultiAddress'
    ];

    /**
     * Those that are known (documented: reports page).
     */
    public const REPORT_TYPE = [
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_',
        '_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_',
        '_GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_'
    ];

    /**
     * Those that are known (documented: reports page).
     */
    public const SCHEDULE_FREQUENCY = [
        'PT5M',
        'PT15M',
        'PT30M',
        'PT1H',
        'PT2H',
        'PT4H',
        'PT8H',
        'PT12H',
        'PT24H',
        'PT84H',
        'P1D',
        'P2D',
        'P3D',
        'P7D',
        'P14D',
        'P15D',
        'P18D',
        'P30D'
    ];

    /**
     * Those that are known (documented: checkout session page; .NET CheckoutSessionScope).
     */
    public const SCOPE = [
        'name',
        'email',
        'phoneNumber',
        'billingAddress',
        'postalCode',
        'shippingAddress',
        'primeStatus'
    ];

    /**
     * Those that are known (assumed: message format of Amazon SNS).
     */
    public const SNS_MESSAGE_TYPE = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'];

    /**
     * Those that are known (sdk: .NET DeliverySpecifications).
     */
    public const SPECIAL_RESTRICTION = ['RestrictPOBoxes', 'RestrictPackstations'];

    /**
     * Those that are known (documented: checkout.js).
     */
    public const VIEW_TYPE = ['redirectView', 'modalView'];
}
