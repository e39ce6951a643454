# SPDX-License-Identifier: Apache-2.0
# Made by ./run emit from the rows of core/api; not to be edited.
"""What is sent to Amazon Pay and what it answers, as dictionaries.

A field that has to be sent is required, and of an answer what it is not believed without; Amazon may leave out
or null all the rest. A field that is None counts as absent. Behind a type stands how it is known: documented by
Amazon, read in an official SDK or a real answer (sdk), or assumed; core/api/REFERENCE.md says it of each field.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

AddressRestrictionType: TypeAlias = Literal["Allowed", "NotAllowed"]
"""No other is taken (sdk: .NET DeliverySpecifications)."""

Algorithm: TypeAlias = str
"""Known: AMZN-PAY-RSASSA-PSS, AMZN-PAY-RSASSA-PSS-V2 (documented: signing page)."""

BusinessType: TypeAlias = Literal["CORPORATE", "INDIVIDUAL"]
"""No other is taken (sdk: .NET BusinessType)."""

ButtonColor: TypeAlias = str
"""Known: Gold, LightGray, DarkGray (documented: script page)."""

Channel: TypeAlias = str
"""Known: Web, Phone, App, Alexa, PointOfSale, FireTv, Firetv, Offline, Amazon (sdk: .NET Channel; Firetv: a Java
wrapper)."""

ChannelType: TypeAlias = str
"""Known: MOBILE_SDK (documented: mobile post payload page)."""

ChargeInitiator: TypeAlias = Literal["CITU", "MITU", "CITR", "MITR"]
"""No other is taken (sdk: .NET ChargeInitiator)."""

ChargePermissionType: TypeAlias = Literal["OneTime", "Recurring", "PaymentMethodOnFile"]
"""No other is taken (documented: checkout session page)."""

CheckoutLanguage: TypeAlias = str
"""Known: en_GB, de_DE, fr_FR, it_IT, es_ES, en_US, ja_JP (documented: checkout.js; script page)."""

CheckoutMode: TypeAlias = Literal["ProcessOrder"]
"""No other is taken (documented: checkout session page)."""

DisputeFilingReason: TypeAlias = Literal[
    "ProductNotReceived",
    "ProductUnacceptable",
    "ProductNoLongerNeeded",
    "CreditNotProcessed",
    "Overcharged",
    "DuplicateCharge",
    "SubscriptionCancelled",
    "Unrecognized",
    "Fraudulent",
    "Other",
]
"""No other is taken (sdk: PHP DisputeFilingReason)."""

DisputeReason: TypeAlias = str
"""Known: MerchantResponseRequired, MerchantAdditionalEvidencesRequired, BuyerAdditionalEvidencesRequired,
MerchantAcceptedDispute, MerchantResponseDeadlineExpired, BuyerCancelled, InvestigatorResolved, AutoResolved,
ChargebackFiled (sdk: PHP DisputeReasonCode)."""

DisputeResolution: TypeAlias = Literal["BuyerWon", "MerchantWon", "NoFault"]
"""No other is taken (sdk: PHP DisputeResolution)."""

DisputeState: TypeAlias = Literal["ActionRequired", "UnderReview", "Resolved", "Closed"]
"""No other is taken (sdk: PHP DisputeState)."""

Environment: TypeAlias = str
"""Known: SANDBOX, LIVE (documented: checkout.js)."""

EvidenceType: TypeAlias = str
"""Known: ProductDescription, Receipt, CancellationPolicy, CustomerSignature, TrackingNumber, CarrierName, DeviceId,
DeviceName, DownloadDateTime, Other (sdk: PHP EvidenceType)."""

FilePurpose: TypeAlias = Literal["disputeEvidence"]
"""No other is taken (sdk: SDK samples)."""

FileType: TypeAlias = str
"""Known: csv, pdf, xls, xlsx, doc, docx, ods, jpg, png (documented: dispute page)."""

FrequencyUnit: TypeAlias = Literal["Year", "Month", "Week", "Day", "Variable"]
"""No other is taken (sdk: .NET RecurringMetadata)."""

LedgerCurrency: TypeAlias = str
"""Known: USD, EUR, GBP, JPY (documented: script page)."""

NotificationType: TypeAlias = str
"""Known: STATE_CHANGE, ATTRIBUTE_CHANGE (documented: notifications page)."""

ObjectType: TypeAlias = str
"""Known: CHARGE_PERMISSION, CHARGE, REFUND, CHARGEBACK (documented: notifications page)."""

PaymentIntent: TypeAlias = Literal["Confirm", "Authorize", "AuthorizeWithCapture"]
"""No other is taken (documented: checkout session page)."""

Placement: TypeAlias = str
"""Known: Home, Product, Cart, Checkout, Other (documented: script page)."""

PrimeMembership: TypeAlias = str
"""Known: PRIME_GENERAL, PRIME_STUDENT, PRIME_GENERAL_US, NONE (sdk: .NET BuyerResponse)."""

ProcessingStatus: TypeAlias = str
"""Known: IN_PROGRESS, COMPLETED, FAILED, CANCELLED (documented: reports page)."""

ProductType: TypeAlias = str
"""Known: PayAndShip, PayOnly, SignIn, SignInAndSetup, Donation, PayAndShipMultiAddress (documented: script page;
checkout.js; SignInAndSetup: a Saved Wallet demo in Next.js)."""

ReportType: TypeAlias = str
"""Known: _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_,
_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_,
_GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_, _GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_,
_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_, _GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_
(documented: reports page)."""

ScheduleFrequency: TypeAlias = str
"""Known: PT5M, PT15M, PT30M, PT1H, PT2H, PT4H, PT8H, PT12H, PT24H, PT84H, P1D, P2D, P3D, P7D, P14D, P15D, P18D, P30D
(documented: reports page)."""

Scope: TypeAlias = str
"""Known: name, email, phoneNumber, billingAddress, postalCode, shippingAddress, primeStatus (documented: checkout
session page; .NET CheckoutSessionScope)."""

SnsMessageType: TypeAlias = str
"""Known: Notification, SubscriptionConfirmation, UnsubscribeConfirmation (assumed: message format of Amazon SNS)."""

SpecialRestriction: TypeAlias = str
"""Known: RestrictPOBoxes, RestrictPackstations (sdk: .NET DeliverySpecifications)."""

ViewType: TypeAlias = str
"""Known: redirectView, modalView (documented: checkout.js)."""


class Price(TypedDict, total=False):
    """An amount of money (documented)."""

    amount: str  # decimal text
    currencyCode: str  # currency code


class MerchantMetadata(TypedDict, total=False):
    """What the merchant says of an order (assumed)."""

    merchantReferenceId: str | None  # at most 256 characters
    merchantStoreName: str | None  # at most 50 characters
    noteToBuyer: str | None  # at most 255 characters
    customInformation: str | None  # at most 4096 characters


class ProviderMetadata(TypedDict, total=False):
    """What a payment service provider says of an order (sdk)."""

    providerReferenceId: str | None


class Address(TypedDict, total=False):
    """An address, as answers and Finalize spell it (documented)."""

    name: str | None  # at most 50 characters
    addressLine1: str | None  # at most 180 characters
    addressLine2: str | None  # at most 60 characters
    addressLine3: str | None  # at most 60 characters
    city: str | None  # at most 50 characters
    county: str | None  # at most 50 characters
    district: str | None  # at most 50 characters
    stateOrRegion: str | None
    postalCode: str | None
    countryCode: str | None  # country code
    phoneNumber: str | None


class AddressDetails(TypedDict, total=False):
    """An address that the merchant asked for, as button payloads spell it (documented, sdk, assumed)."""

    name: str  # at most 50 characters
    addressLine1: str  # at most 180 characters
    addressLine2: str  # at most 60 characters
    addressLine3: str  # at most 60 characters
    city: str  # at most 50 characters
    districtOrCounty: str  # at most 50 characters
    stateOrRegion: str
    postalCode: str
    countryCode: str  # country code
    phoneNumber: str


class BuyerDetails(TypedDict, total=False):
    """A buyer, as far as the scopes show one (sdk)."""

    buyerId: str | None
    name: str | None
    email: str | None
    phoneNumber: str | None
    primeMembershipTypes: list[PrimeMembership] | None


class WebCheckoutDetails(TypedDict, total=False):
    """Where the buyer's browser goes (documented, assumed)."""

    checkoutReviewReturnUrl: str | None  # http or https URL, at most 512 characters
    checkoutResultReturnUrl: str | None  # http or https URL, at most 512 characters
    checkoutCancelUrl: str | None  # http or https URL, at most 512 characters
    checkoutMode: CheckoutMode | None
    signInReturnUrl: str | None  # http or https URL, at most 512 characters
    signInCancelUrl: str | None  # http or https URL
    amazonPayRedirectUrl: str | None  # http or https URL


class PaymentDetails(TypedDict, total=False):
    """How a checkout session is to be paid (documented, sdk)."""

    paymentIntent: PaymentIntent
    canHandlePendingAuthorization: bool
    chargeAmount: Price  # price above zero, as much as the region allows in one charge
    totalOrderAmount: Price  # price above zero
    softDescriptor: str  # at most 16 bytes; only in na and eu
    presentmentCurrency: str  # currency code; only in eu
    allowOvercharge: bool  # only in na and eu
    extendExpiration: bool
    estimateOrderTotal: Price  # price, also zero


class UpdatePaymentDetails(TypedDict, total=False):
    """How a checkout session is to be paid, as far as an update may say it (documented)."""

    paymentIntent: PaymentIntent
    canHandlePendingAuthorization: bool
    chargeAmount: Price  # price above zero, as much as the region allows in one charge
    totalOrderAmount: Price  # price above zero
    softDescriptor: str  # at most 16 bytes; only in na and eu


class PaymentDetailsAnswer(TypedDict, total=False):
    """How a checkout session is paid (sdk)."""

    paymentIntent: str | None
    canHandlePendingAuthorization: bool | None
    chargeAmount: Price | None
    totalOrderAmount: Price | None
    softDescriptor: str | None
    presentmentCurrency: str | None
    allowOvercharge: bool | None
    extendExpiration: bool | None


class PaymentMethodOnFileMetadata(TypedDict, total=False):
    """What a Saved Wallet is set up for (documented)."""

    setupOnly: bool | Literal["true", "false"] | None


class Frequency(TypedDict, total=False):
    """How often a recurring payment falls due (sdk)."""

    unit: FrequencyUnit | None
    value: str | None


class RecurringMetadata(TypedDict, total=False):
    """What the buyer is told of a recurring payment (sdk)."""

    frequency: Frequency
    amount: Price  # price, also zero


class RecurringMetadataAnswer(TypedDict, total=False):
    """What the buyer was told of a recurring payment (sdk)."""

    frequency: Frequency | None
    amount: Price | None


class Restriction(TypedDict, total=False):
    """The part of a country that is meant; empty: all of it (sdk)."""

    statesOrRegions: Sequence[str] | None
    zipCodes: Sequence[str] | None


class AddressRestrictions(TypedDict, total=False):
    """Which countries may be chosen, or may not (sdk)."""

    type: AddressRestrictionType | None
    restrictions: Mapping[str, Restriction] | None


class DeliverySpecifications(TypedDict, total=False):
    """Where the merchant delivers (sdk)."""

    specialRestrictions: Sequence[SpecialRestriction] | None
    addressRestrictions: AddressRestrictions | None


class PaymentPreference(TypedDict, total=False):
    """The payment method that the buyer chose (sdk)."""

    paymentDescriptor: str | None


class Constraint(TypedDict, total=False):
    """What a checkout session still lacks (sdk)."""

    constraintId: str | None
    description: str | None


class StatusDetails(TypedDict):
    """The state of a checkout session, charge or refund (documented)."""

    state: str
    reasonCode: NotRequired[str | None]
    reasonDescription: NotRequired[str | None]
    lastUpdatedTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z


class PermissionReason(TypedDict, total=False):
    """Why a charge permission is in its state (documented)."""

    reasonCode: str | None
    reasonDescription: str | None


class PermissionStatusDetails(TypedDict):
    """The state of a charge permission (documented)."""

    state: str
    reasons: NotRequired[list[PermissionReason] | None]
    lastUpdatedTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z


class ChargeStatusChange(TypedDict):
    """The state that a payment service provider gives a charge (sdk)."""

    state: str
    reasonCode: NotRequired[str]


class Limits(TypedDict, total=False):
    """What a charge permission allows, and what is left of it (documented)."""

    amountLimit: Price | None
    amountBalance: Price | None


class DisputeProviderMetadata(TypedDict):
    """What a payment service provider says of a dispute (sdk)."""

    providerDisputeId: str


class DisputeFilingStatus(TypedDict):
    """The state of a dispute that is being filed (sdk)."""

    state: DisputeState


class DisputeStatusChange(TypedDict, total=False):
    """The state that a payment service provider gives a dispute (sdk)."""

    state: DisputeState
    resolution: DisputeResolution
    reasonCode: DisputeReason
    reasonDescription: str


class DisputeStatusDetails(TypedDict, total=False):
    """The state of a dispute (documented, assumed)."""

    state: str | None
    resolution: str | None
    reasonCode: str | None
    reasonDescription: str | None
    lastUpdatedTimestamp: Any


class MerchantEvidence(TypedDict):
    """What speaks for the merchant in a dispute (sdk)."""

    evidenceType: EvidenceType
    fileId: NotRequired[str]
    evidenceText: NotRequired[str]


class MerchantEvidenceAnswer(TypedDict, total=False):
    """What the merchant brought forward in a dispute (sdk)."""

    evidenceType: str | None
    fileId: str | None
    evidenceText: str | None


class DeliveryDetail(TypedDict):
    """A parcel (sdk)."""

    trackingNumber: str
    carrierCode: str


class DeliveryDetailAnswer(TypedDict, total=False):
    """A parcel that Amazon was told of (sdk)."""

    trackingNumber: str | None
    carrierCode: str | None


class StoreLocation(TypedDict, total=False):
    """Where the till is (sdk)."""

    countryCode: str  # country code


class CommunicationContext(TypedDict, total=False):
    """What the buyer reads of an in-store payment (sdk)."""

    merchantStoreName: str
    merchantOrderId: str


class InstoreMetadata(TypedDict, total=False):
    """What the merchant says of an in-store payment (sdk)."""

    merchantNote: str
    customInformation: str
    communicationContext: CommunicationContext


class InstoreStatus(TypedDict, total=False):
    """The state of an in-store charge or refund (sdk)."""

    state: str | None


class Phone(TypedDict, total=False):
    """A telephone number (sdk)."""

    countryCode: str
    number: str


class BusinessAddress(TypedDict, total=False):
    """An address of a business or of a person behind it (sdk, assumed)."""

    addressLine1: str
    addressLine2: str
    addressLine3: str
    city: str
    stateOrRegion: str
    postalCode: str
    countryCode: str  # country code
    phoneNumber: Phone


class CustomerSupport(TypedDict, total=False):
    """How buyers reach a merchant (sdk)."""

    customerSupportEmail: str
    customerSupportPhoneNumber: Any


class BusinessInfo(TypedDict):
    """A merchant's business (sdk)."""

    businessType: BusinessType
    countryOfEstablishment: str  # country code
    businessLegalName: str
    businessAddress: BusinessAddress
    email: NotRequired[str]
    businessCategory: NotRequired[str]
    businessDisplayName: NotRequired[str]
    annualSalesVolume: NotRequired[Price]  # price, also zero
    customerSupportInformation: NotRequired[CustomerSupport]


class BusinessInfoChange(TypedDict, total=False):
    """What changes of a merchant's business (sdk)."""

    businessType: BusinessType
    countryOfEstablishment: str  # country code
    businessLegalName: str
    businessAddress: BusinessAddress
    email: str
    businessCategory: str
    businessDisplayName: str
    annualSalesVolume: Price  # price, also zero
    customerSupportInformation: CustomerSupport


class Person(TypedDict):
    """A person who answers for a business (sdk)."""

    personFullName: str
    residentialAddress: NotRequired[BusinessAddress]
    dateOfBirth: NotRequired[str]


class PersonChange(TypedDict, total=False):
    """What changes of a person who answers for a business (sdk)."""

    personFullName: str
    residentialAddress: BusinessAddress
    dateOfBirth: str


class IntegrationInfo(TypedDict, total=False):
    """How a merchant's systems are reached (sdk)."""

    ipnEndpointUrls: Sequence[str]


class MerchantStore(TypedDict, total=False):
    """A shop of a merchant, within its account (sdk)."""

    domainUrls: Sequence[str]
    storeName: str
    privacyPolicyUrl: str  # http or https URL
    storeStatus: Any


class MerchantStatus(TypedDict, total=False):
    """The state that a solution provider gives a merchant's account (sdk)."""

    statusProvider: str
    state: str
    reasonCode: str


class ButtonConfig(TypedDict):
    """A signed payload, as the button's script takes it (documented)."""

    payloadJSON: str
    signature: str
    publicKeyId: NotRequired[str]
    algorithm: NotRequired[Algorithm]


class MobileWebCheckoutDetails(TypedDict, total=False):
    """Where the buyer comes back to in a mobile app (documented)."""

    checkoutResultReturnUrl: str  # http or https URL, at most 512 characters
    checkoutCancelUrl: str  # http or https URL, at most 512 characters
    checkoutErrorUrl: str  # http or https URL
    checkoutMode: CheckoutMode


class MobileSessionConfig(TypedDict, total=False):
    """The session that a mobile app asks for (documented, assumed)."""

    storeId: str
    webCheckoutDetails: MobileWebCheckoutDetails
    channelType: ChannelType
    scopes: Sequence[Scope]
    paymentDetails: PaymentDetails
    addressDetails: AddressDetails
    chargePermissionType: ChargePermissionType
    chargePermissionId: str
    paymentMethodOnFileMetadata: PaymentMethodOnFileMetadata
    signInScopes: Sequence[Scope]
    merchantMetadata: MerchantMetadata


class UpdateChargePermissionRequest(TypedDict, total=False):
    """What changes of a charge permission (documented)."""

    merchantMetadata: MerchantMetadata
    recurringMetadata: RecurringMetadata


class CloseChargePermissionRequest(TypedDict):
    """Closes a charge permission (documented)."""

    closureReason: str  # at most 255 characters
    cancelPendingCharges: NotRequired[bool]


class CreateChargeRequest(TypedDict):
    """A charge against a charge permission (documented, sdk)."""

    chargePermissionId: str
    chargeAmount: Price  # price above zero, as much as the region allows in one charge
    captureNow: NotRequired[bool]
    softDescriptor: NotRequired[str]  # at most 16 bytes; only in na and eu
    canHandlePendingAuthorization: NotRequired[bool]
    chargeInitiator: NotRequired[ChargeInitiator]
    channel: NotRequired[Channel]
    merchantMetadata: NotRequired[MerchantMetadata]
    providerMetadata: NotRequired[ProviderMetadata]
    platformId: NotRequired[str]
    webCheckoutDetails: NotRequired[WebCheckoutDetails]


class CaptureChargeRequest(TypedDict):
    """Captures an authorized charge (documented)."""

    captureAmount: Price  # price above zero, as much as the region allows in one charge
    softDescriptor: NotRequired[str]  # at most 16 bytes; only in na and eu


class CancelChargeRequest(TypedDict):
    """Cancels a charge that was not captured (assumed)."""

    cancellationReason: str  # at most 255 characters


class UpdateChargeRequest(TypedDict):
    """The state of a charge, from a payment service provider (sdk)."""

    statusDetails: ChargeStatusChange


class CreateRefundRequest(TypedDict):
    """Refunds a captured charge (documented)."""

    chargeId: str
    refundAmount: Price  # price above zero, as much as the region allows in one charge
    softDescriptor: NotRequired[str]  # at most 16 bytes; only in na and eu


class CreateDisputeRequest(TypedDict):
    """A dispute, from a payment service provider (sdk)."""

    chargeId: str
    providerMetadata: DisputeProviderMetadata
    disputeAmount: Price  # price above zero
    filingReason: DisputeFilingReason
    filingTimestamp: NotRequired[int]  # milliseconds since 1970
    creationTimestamp: NotRequired[int]  # milliseconds since 1970
    statusDetails: DisputeFilingStatus
    merchantResponseDeadline: NotRequired[int]  # milliseconds since 1970


class UpdateDisputeRequest(TypedDict, total=False):
    """How a dispute went on, from a payment service provider (sdk)."""

    statusDetails: DisputeStatusChange
    closureTimestamp: int  # milliseconds since 1970


class ContestDisputeRequest(TypedDict):
    """The merchant's evidence in a dispute (sdk)."""

    merchantEvidences: Sequence[MerchantEvidence]


class UploadFileRequest(TypedDict):
    """A file that will be uploaded (sdk)."""

    type: FileType
    purpose: FilePurpose


class GetReportsQuery(TypedDict, total=False):
    """Which reports are listed (documented)."""

    reportTypes: str | Sequence[ReportType]
    processingStatuses: str | Sequence[ProcessingStatus]
    createdSince: str  # time such as 20260102T030405Z
    createdUntil: str  # time such as 20260102T030405Z
    pageSize: int  # whole number, 1 to 100
    nextToken: str


class GetReportSchedulesQuery(TypedDict, total=False):
    """Which report schedules are listed (documented)."""

    reportTypes: str | Sequence[ReportType]


class CreateReportRequest(TypedDict):
    """A report, once (documented)."""

    reportType: ReportType
    startTime: NotRequired[str]  # time such as 20260102T030405Z
    endTime: NotRequired[str]  # time such as 20260102T030405Z


class CreateReportScheduleRequest(TypedDict):
    """A report, again and again (documented)."""

    reportType: ReportType
    scheduleFrequency: ScheduleFrequency
    nextReportCreationTime: NotRequired[str]  # time such as 20260102T030405Z
    deleteExistingSchedule: NotRequired[bool]


class GetDisbursementsQuery(TypedDict):
    """Which payouts are listed (sdk)."""

    startTime: str  # time such as 20260102T030405Z
    endTime: str  # time such as 20260102T030405Z
    pageSize: NotRequired[int]  # whole number, 1 to 0
    nextToken: NotRequired[str]


class DeliveryTrackersRequest(TypedDict):
    """Tells Amazon of parcels on their way (sdk)."""

    amazonOrderReferenceId: NotRequired[str]
    chargePermissionId: NotRequired[str]
    deliveryDetails: Sequence[DeliveryDetail]


class GetAuthorizationTokenQuery(TypedDict):
    """Whose authorization token is wanted (sdk)."""

    merchantId: str


class CreateCheckoutSessionRequest(TypedDict):
    """A checkout session: the payload of a button, or the body of the call (documented, sdk)."""

    storeId: str
    webCheckoutDetails: WebCheckoutDetails
    chargePermissionType: NotRequired[ChargePermissionType]
    chargePermissionId: NotRequired[str]
    paymentMethodOnFileMetadata: NotRequired[PaymentMethodOnFileMetadata]
    scopes: NotRequired[Sequence[Scope]]
    signInScopes: NotRequired[Sequence[Scope]]
    paymentDetails: NotRequired[PaymentDetails]
    merchantMetadata: NotRequired[MerchantMetadata]
    deliverySpecifications: NotRequired[DeliverySpecifications]
    addressDetails: NotRequired[AddressDetails]
    recurringMetadata: NotRequired[RecurringMetadata]
    platformId: NotRequired[str]
    providerMetadata: NotRequired[ProviderMetadata]
    supplementaryData: NotRequired[str]
    multiAddressesCheckoutMetadata: NotRequired[Any]


class UpdateCheckoutSessionRequest(TypedDict, total=False):
    """What changes of a checkout session (documented, sdk)."""

    webCheckoutDetails: WebCheckoutDetails
    paymentDetails: UpdatePaymentDetails
    merchantMetadata: MerchantMetadata
    recurringMetadata: RecurringMetadata
    platformId: str
    providerMetadata: ProviderMetadata
    supplementaryData: str


class CompleteCheckoutSessionRequest(TypedDict, total=False):
    """Completes a checkout session with the amounts that it has (documented)."""

    chargeAmount: Price  # price above zero, as much as the region allows in one charge
    totalOrderAmount: Price  # price above zero


class FinalizeCheckoutSessionRequest(TypedDict, total=False):
    """Finalizes the checkout session of a mobile app (sdk)."""

    shippingAddress: Address
    billingAddress: Address
    chargeAmount: Price  # price above zero, as much as the region allows in one charge
    totalOrderAmount: Price  # price above zero
    paymentIntent: PaymentIntent
    canHandlePendingAuthorization: bool
    supplementaryData: str


class InstoreMerchantScanRequest(TypedDict):
    """The code that a till scanned (sdk)."""

    scanData: str
    scanReferenceId: str
    merchantCOE: str  # country code
    ledgerCurrency: LedgerCurrency
    chargeTotal: NotRequired[Price]  # price above zero, as much as the region allows in one charge
    storeLocation: NotRequired[StoreLocation]
    metadata: NotRequired[InstoreMetadata]


class InstoreChargeRequest(TypedDict):
    """A charge at a till (sdk, assumed)."""

    chargePermissionId: str
    chargeReferenceId: str
    chargeTotal: Price  # price above zero, as much as the region allows in one charge
    softDescriptor: NotRequired[str]  # at most 16 bytes; only in na and eu
    metadata: NotRequired[InstoreMetadata]


class InstoreRefundRequest(TypedDict):
    """A refund at a till (sdk, assumed)."""

    chargeId: str
    refundReferenceId: str
    refundTotal: Price  # price above zero, as much as the region allows in one charge
    softDescriptor: NotRequired[str]  # at most 16 bytes; only in na and eu
    metadata: NotRequired[InstoreMetadata]


class RegisterAmazonPayAccountRequest(TypedDict):
    """A merchant whom a solution provider registers (sdk)."""

    uniqueReferenceId: str
    ledgerCurrency: LedgerCurrency
    businessInfo: BusinessInfo
    primaryContactPerson: NotRequired[Person]


class UpdateAmazonPayAccountRequest(TypedDict, total=False):
    """What changes of a registered merchant (sdk)."""

    businessInfo: BusinessInfoChange
    primaryContactPerson: PersonChange


class CreateMerchantAccountRequest(TypedDict):
    """A merchant for whom a solution provider makes an account (sdk)."""

    uniqueReferenceId: str
    ledgerCurrency: LedgerCurrency
    businessInfo: BusinessInfo
    primaryContactPerson: NotRequired[Person]
    beneficiaryOwners: NotRequired[Sequence[Person]]
    integrationInfo: NotRequired[IntegrationInfo]
    defaultStore: NotRequired[MerchantStore]
    stores: NotRequired[Sequence[MerchantStore]]
    merchantStatus: NotRequired[MerchantStatus]


class UpdateMerchantAccountRequest(TypedDict, total=False):
    """What changes of a merchant's account (sdk)."""

    businessInfo: BusinessInfoChange
    stores: Sequence[MerchantStore]
    merchantStatus: MerchantStatus


class ClaimMerchantAccountRequest(TypedDict):
    """Joins a merchant's own account to the one that was made (sdk)."""

    uniqueReferenceId: str


class CreateStoreRequest(TypedDict, total=False):
    """A store of a merchant (sdk)."""

    allowedOriginDomains: Sequence[str]
    allowedRedirectURLs: Sequence[str]
    storeName: str
    privacyPolicyUrl: str  # http or https URL
    merchantLogoUrl: str  # http or https URL


class UpdateStoreRequest(TypedDict, total=False):
    """What changes of a store (sdk)."""

    allowedOriginDomains: Sequence[str]
    allowedRedirectURLs: Sequence[str]
    storeName: str
    privacyPolicyUrl: str  # http or https URL
    merchantLogoUrl: str  # http or https URL


class SignInPayload(TypedDict):
    """The payload of a button that only signs in (documented, assumed)."""

    storeId: str
    signInReturnUrl: str  # http or https URL, at most 512 characters
    signInCancelUrl: NotRequired[str]  # http or https URL
    signInScopes: NotRequired[Sequence[Scope]]


class RenderButtonOptions(TypedDict):
    """What the button's script takes (documented)."""

    merchantId: str
    ledgerCurrency: LedgerCurrency
    placement: Placement
    publicKeyId: NotRequired[str]
    createCheckoutSessionConfig: NotRequired[ButtonConfig]
    signInConfig: NotRequired[ButtonConfig]
    productType: NotRequired[ProductType]
    checkoutLanguage: NotRequired[CheckoutLanguage]
    buttonColor: NotRequired[ButtonColor]
    sandbox: NotRequired[bool]
    estimatedOrderAmount: NotRequired[Price]  # price above zero
    design: NotRequired[str]
    alwaysRedirect: NotRequired[bool]


class InitiateForm(TypedDict, total=False):
    """The form that the button's script posts (documented)."""

    payloadJSON: str
    signature: str
    publicKeyId: str
    publicKeyIdMismatch: bool | Literal["true", "false"]
    algorithm: Algorithm
    checkoutLanguage: CheckoutLanguage
    ledgerCurrency: LedgerCurrency
    merchantId: str
    productType: ProductType
    environment: Environment
    scopes: str
    merchantDomain: str
    origin_url: str
    viewType: ViewType
    weblabData: str
    apaySessionSet: str
    estimatedOrderAmount: str
    platformConnectionId: str
    authorizationToken: str
    amazonCheckoutSessionId: str


class MobileInitiate(TypedDict, total=False):
    """What Amazon's Mobile SDK posts (documented)."""

    merchantId: str
    placement: Placement
    checkoutLanguage: CheckoutLanguage
    ledgerCurrency: LedgerCurrency
    productType: ProductType
    environment: Environment
    msdk: bool | Literal["true", "false"]
    checkoutSessionConfig: MobileSessionConfig


class ChargePermission(TypedDict):
    """A charge permission (sdk)."""

    chargePermissionId: str
    chargePermissionReferenceId: NotRequired[str | None]
    chargePermissionType: NotRequired[str | None]
    statusDetails: PermissionStatusDetails
    buyer: NotRequired[BuyerDetails | None]
    shippingAddress: NotRequired[Address | None]
    billingAddress: NotRequired[Address | None]
    paymentPreferences: NotRequired[list[PaymentPreference] | None]
    limits: NotRequired[Limits | None]
    presentmentCurrency: NotRequired[str | None]
    merchantMetadata: NotRequired[MerchantMetadata | None]
    recurringMetadata: NotRequired[RecurringMetadataAnswer | None]
    paymentMethodOnFileMetadata: NotRequired[PaymentMethodOnFileMetadata | None]
    platformId: NotRequired[str | None]
    amazonPayToken: NotRequired[str | None]
    creationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    expirationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    releaseEnvironment: NotRequired[str | None]


class Charge(TypedDict):
    """A charge (documented, sdk)."""

    chargeId: str
    chargePermissionId: NotRequired[str | None]
    chargeAmount: NotRequired[Price | None]
    captureAmount: NotRequired[Price | None]
    refundedAmount: NotRequired[Price | None]
    convertedAmount: NotRequired[Price | None]
    conversionRate: NotRequired[int | Decimal | str | None]
    softDescriptor: NotRequired[str | None]
    captureNow: NotRequired[bool | None]
    canHandlePendingAuthorization: NotRequired[bool | None]
    channel: NotRequired[Channel | None]
    chargeInitiator: NotRequired[str | None]
    statusDetails: StatusDetails
    merchantMetadata: NotRequired[MerchantMetadata | None]
    providerMetadata: NotRequired[ProviderMetadata | None]
    platformId: NotRequired[str | None]
    webCheckoutDetails: NotRequired[WebCheckoutDetails | None]
    creationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    expirationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    releaseEnvironment: NotRequired[str | None]


class Refund(TypedDict):
    """A refund (sdk)."""

    refundId: str
    chargeId: NotRequired[str | None]
    refundAmount: NotRequired[Price | None]
    softDescriptor: NotRequired[str | None]
    statusDetails: StatusDetails
    creationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    releaseEnvironment: NotRequired[str | None]


class Dispute(TypedDict):
    """A dispute (documented)."""

    disputeId: str
    chargeId: NotRequired[str | None]
    disputeType: NotRequired[str | None]
    disputeAmount: NotRequired[Price | None]
    filingReason: NotRequired[str | None]
    resolutionAuthority: NotRequired[str | None]
    statusDetails: NotRequired[DisputeStatusDetails | None]
    merchantEvidences: NotRequired[list[MerchantEvidenceAnswer] | None]
    merchantResponseDeadline: NotRequired[int | None]  # milliseconds since 1970
    creationTimestamp: NotRequired[int | None]  # milliseconds since 1970
    releaseEnvironment: NotRequired[str | None]


class File(TypedDict):
    """A file and where its bytes go (sdk, assumed)."""

    id: str
    type: NotRequired[FileType | None]
    purpose: NotRequired[str | None]
    url: NotRequired[str | None]  # http or https URL
    size: NotRequired[Any]
    uploadTimestamp: NotRequired[Any]
    urlExpirationTimestamp: NotRequired[int | None]  # milliseconds since 1970


class Report(TypedDict):
    """A report (documented)."""

    reportId: str
    reportType: NotRequired[ReportType | None]
    startTime: NotRequired[str | None]  # time such as 20260102T030405Z
    endTime: NotRequired[str | None]  # time such as 20260102T030405Z
    createdTime: NotRequired[str | None]  # time such as 20260102T030405Z
    processingStatus: NotRequired[ProcessingStatus | None]
    processingStartTime: NotRequired[str | None]  # time such as 20260102T030405Z
    processingEndTime: NotRequired[str | None]  # time such as 20260102T030405Z
    reportDocumentId: NotRequired[str | None]


class GetReportsAnswer(TypedDict):
    """A page of reports (documented)."""

    reports: list[Report]
    nextToken: NotRequired[str | None]


class GetReportDocumentAnswer(TypedDict):
    """Where a report is fetched, for 30 seconds (documented)."""

    reportDocumentId: str
    url: NotRequired[str | None]  # http or https URL
    compressionAlgorithm: NotRequired[str | None]


class CreateReportAnswer(TypedDict):
    """A report that was asked for (documented)."""

    reportId: str


class ReportSchedule(TypedDict):
    """A report schedule (documented)."""

    reportScheduleId: str
    reportType: NotRequired[ReportType | None]
    scheduleFrequency: NotRequired[ScheduleFrequency | None]
    nextReportCreationTime: NotRequired[str | None]  # time such as 20260102T030405Z


class GetReportSchedulesAnswer(TypedDict):
    """Report schedules (documented)."""

    reportSchedules: list[ReportSchedule]


class CreateReportScheduleAnswer(TypedDict):
    """A report schedule that was made (documented)."""

    reportScheduleId: str


class Disbursement(TypedDict, total=False):
    """A payout (sdk)."""

    sellerId: str | None
    settlementId: str | None
    amazonDisbursementReferenceId: str | None
    amount: int | Decimal | str | None
    currencyCode: str | None
    transactionTime: str | None  # time such as 20260102T030405Z


class GetDisbursementsAnswer(TypedDict):
    """A page of payouts (sdk)."""

    disbursements: list[Disbursement]
    nextToken: NotRequired[str | None]


class DeliveryTracker(TypedDict, total=False):
    """Parcels that Amazon was told of (sdk)."""

    amazonOrderReferenceId: str | None
    chargePermissionId: str | None
    deliveryDetails: list[DeliveryDetailAnswer] | None


class GetAuthorizationTokenAnswer(TypedDict):
    """A token that speaks for a merchant (sdk)."""

    authorizationToken: str


class Buyer(TypedDict):
    """A buyer, as far as the scopes of the sign-in show one (sdk)."""

    buyerId: str
    name: NotRequired[str | None]
    email: NotRequired[str | None]
    postalCode: NotRequired[str | None]
    countryCode: NotRequired[str | None]
    phoneNumber: NotRequired[str | None]
    shippingAddress: NotRequired[Address | None]
    billingAddress: NotRequired[Address | None]
    primeMembershipTypes: NotRequired[list[PrimeMembership] | None]


class CheckoutSession(TypedDict):
    """A checkout session (sdk)."""

    checkoutSessionId: str
    statusDetails: StatusDetails
    chargePermissionId: NotRequired[str | None]
    chargeId: NotRequired[str | None]
    chargePermissionType: NotRequired[str | None]
    constraints: NotRequired[list[Constraint] | None]
    webCheckoutDetails: NotRequired[WebCheckoutDetails | None]
    paymentDetails: NotRequired[PaymentDetailsAnswer | None]
    paymentMethodOnFileMetadata: NotRequired[PaymentMethodOnFileMetadata | None]
    recurringMetadata: NotRequired[RecurringMetadataAnswer | None]
    merchantMetadata: NotRequired[MerchantMetadata | None]
    providerMetadata: NotRequired[ProviderMetadata | None]
    deliverySpecifications: NotRequired[DeliverySpecifications | None]
    buyer: NotRequired[BuyerDetails | None]
    shippingAddress: NotRequired[Address | None]
    shippingAddressList: NotRequired[list[str] | None]
    billingAddress: NotRequired[Address | None]
    paymentPreferences: NotRequired[list[PaymentPreference] | None]
    productType: NotRequired[ProductType | None]
    orderType: NotRequired[str | None]
    storeId: NotRequired[str | None]
    platformId: NotRequired[str | None]
    supplementaryData: NotRequired[str | None]
    checkoutButtonText: NotRequired[str | None]
    cartDetails: NotRequired[Any]
    merchantDetails: NotRequired[Any]
    tokens: NotRequired[Any]
    creationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    expirationTimestamp: NotRequired[str | None]  # time such as 20260102T030405Z
    releaseEnvironment: NotRequired[str | None]


class InstoreMerchantScanAnswer(TypedDict):
    """The charge permission of a scanned code (sdk)."""

    chargePermissionId: str


class InstoreChargeAnswer(TypedDict):
    """A charge at a till (sdk)."""

    chargeId: str
    chargeStatus: NotRequired[InstoreStatus | None]


class InstoreRefundAnswer(TypedDict):
    """A refund at a till (sdk)."""

    refundId: str
    refundStatus: NotRequired[InstoreStatus | None]


class RegisterAmazonPayAccountAnswer(TypedDict):
    """A merchant that was registered (sdk)."""

    merchantAccountId: str
    uniqueReferenceId: NotRequired[str | None]


class CreateMerchantAccountAnswer(TypedDict):
    """A merchant's account that was made (sdk)."""

    merchantAccountId: str
    uniqueReferenceId: NotRequired[str | None]


class MerchantAccount(TypedDict, total=False):
    """A merchant's account (assumed)."""

    merchantAccountId: str | None
    uniqueReferenceId: str | None


class CreateStoreAnswer(TypedDict):
    """A store that was made (sdk)."""

    storeId: str


class UpdateStoreAnswer(TypedDict):
    """A store that was changed (sdk)."""

    storeId: str


class Error(TypedDict, total=False):
    """Why a call failed (documented)."""

    reasonCode: str | None
    message: str | None


class SnsEnvelope(TypedDict):
    """What Amazon SNS posts to the merchant (documented, assumed)."""

    Type: SnsMessageType
    MessageId: str
    TopicArn: str
    Message: str
    Timestamp: str
    SignatureVersion: str
    Signature: str
    SigningCertURL: str  # http or https URL
    UnsubscribeURL: NotRequired[str | None]  # http or https URL
    Subject: NotRequired[str | None]
    Token: NotRequired[str | None]
    SubscribeURL: NotRequired[str | None]  # http or https URL


class NotificationMessage(TypedDict):
    """A notification of Amazon Pay, within the envelope (documented)."""

    MerchantID: NotRequired[str | None]
    ObjectType: ObjectType
    ObjectId: str
    ChargePermissionId: NotRequired[str | None]
    NotificationType: NotRequired[NotificationType | None]
    NotificationId: NotRequired[str | None]
    NotificationVersion: NotRequired[str | None]
