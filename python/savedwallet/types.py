# SPDX-License-Identifier: Apache-2.0
# Made by ./run emit from the rows of core/api; not to be edited.
"""What is sent to Amazon Pay and what it answers, as dictionaries.

A field that has to be sent is required. Of an answer none is: Amazon may leave out or null what it documents. A
field that is None counts as absent. Behind a type stands how it is known: documented by Amazon, read in an
official SDK or a real answer (sdk), or assumed; core/api/REFERENCE.md says it of each field.
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


class StatusDetails(TypedDict, total=False):
    """The state of a checkout session, charge or refund (documented)."""

    state: str
    reasonCode: str | None
    reasonDescription: str | None
    lastUpdatedTimestamp: str | None  # time such as 20260102T030405Z


class PermissionReason(TypedDict, total=False):
    """Why a charge permission is in its state (documented)."""

    reasonCode: str | None
    reasonDescription: str | None


class PermissionStatusDetails(TypedDict, total=False):
    """The state of a charge permission (documented)."""

    state: str
    reasons: list[PermissionReason] | None
    lastUpdatedTimestamp: str | None  # time such as 20260102T030405Z


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


class ChargePermission(TypedDict, total=False):
    """A charge permission (sdk)."""

    chargePermissionId: str
    chargePermissionReferenceId: str | None
    chargePermissionType: str | None
    statusDetails: PermissionStatusDetails
    buyer: BuyerDetails | None
    shippingAddress: Address | None
    billingAddress: Address | None
    paymentPreferences: list[PaymentPreference] | None
    limits: Limits | None
    presentmentCurrency: str | None
    merchantMetadata: MerchantMetadata | None
    recurringMetadata: RecurringMetadataAnswer | None
    paymentMethodOnFileMetadata: PaymentMethodOnFileMetadata | None
    platformId: str | None
    amazonPayToken: str | None
    creationTimestamp: str | None  # time such as 20260102T030405Z
    expirationTimestamp: str | None  # time such as 20260102T030405Z
    releaseEnvironment: str | None


class Charge(TypedDict, total=False):
    """A charge (documented, sdk)."""

    chargeId: str
    chargePermissionId: str | None
    chargeAmount: Price | None
    captureAmount: Price | None
    refundedAmount: Price | None
    convertedAmount: Price | None
    conversionRate: int | Decimal | str | None
    softDescriptor: str | None
    captureNow: bool | None
    canHandlePendingAuthorization: bool | None
    channel: Channel | None
    chargeInitiator: str | None
    statusDetails: StatusDetails
    merchantMetadata: MerchantMetadata | None
    providerMetadata: ProviderMetadata | None
    platformId: str | None
    webCheckoutDetails: WebCheckoutDetails | None
    creationTimestamp: str | None  # time such as 20260102T030405Z
    expirationTimestamp: str | None  # time such as 20260102T030405Z
    releaseEnvironment: str | None


class Refund(TypedDict, total=False):
    """A refund (sdk)."""

    refundId: str
    chargeId: str | None
    refundAmount: Price | None
    softDescriptor: str | None
    statusDetails: StatusDetails
    creationTimestamp: str | None  # time such as 20260102T030405Z
    releaseEnvironment: str | None


class Dispute(TypedDict, total=False):
    """A dispute (documented)."""

    disputeId: str
    chargeId: str | None
    disputeType: str | None
    disputeAmount: Price | None
    filingReason: str | None
    resolutionAuthority: str | None
    statusDetails: DisputeStatusDetails | None
    merchantEvidences: list[MerchantEvidenceAnswer] | None
    merchantResponseDeadline: int | None  # milliseconds since 1970
    creationTimestamp: int | None  # milliseconds since 1970
    releaseEnvironment: str | None


class File(TypedDict, total=False):
    """A file and where its bytes go (sdk, assumed)."""

    id: str
    type: FileType | None
    purpose: str | None
    url: str | None  # http or https URL
    size: Any
    uploadTimestamp: Any
    urlExpirationTimestamp: int | None  # milliseconds since 1970


class Report(TypedDict, total=False):
    """A report (documented)."""

    reportId: str
    reportType: ReportType | None
    startTime: str | None  # time such as 20260102T030405Z
    endTime: str | None  # time such as 20260102T030405Z
    createdTime: str | None  # time such as 20260102T030405Z
    processingStatus: ProcessingStatus | None
    processingStartTime: str | None  # time such as 20260102T030405Z
    processingEndTime: str | None  # time such as 20260102T030405Z
    reportDocumentId: str | None


class GetReportsAnswer(TypedDict, total=False):
    """A page of reports (documented)."""

    reports: list[Report]
    nextToken: str | None


class GetReportDocumentAnswer(TypedDict, total=False):
    """Where a report is fetched, for 30 seconds (documented)."""

    reportDocumentId: str
    url: str | None  # http or https URL
    compressionAlgorithm: str | None


class CreateReportAnswer(TypedDict, total=False):
    """A report that was asked for (documented)."""

    reportId: str


class ReportSchedule(TypedDict, total=False):
    """A report schedule (documented)."""

    reportScheduleId: str
    reportType: ReportType | None
    scheduleFrequency: ScheduleFrequency | None
    nextReportCreationTime: str | None  # time such as 20260102T030405Z


class GetReportSchedulesAnswer(TypedDict, total=False):
    """Report schedules (documented)."""

    reportSchedules: list[ReportSchedule]


class CreateReportScheduleAnswer(TypedDict, total=False):
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


class GetDisbursementsAnswer(TypedDict, total=False):
    """A page of payouts (sdk)."""

    disbursements: list[Disbursement]
    nextToken: str | None


class DeliveryTracker(TypedDict, total=False):
    """Parcels that Amazon was told of (sdk)."""

    amazonOrderReferenceId: str | None
    chargePermissionId: str | None
    deliveryDetails: list[DeliveryDetailAnswer] | None


class GetAuthorizationTokenAnswer(TypedDict, total=False):
    """A token that speaks for a merchant (sdk)."""

    authorizationToken: str


class Buyer(TypedDict, total=False):
    """A buyer, as far as the scopes of the sign-in show one (sdk)."""

    buyerId: str
    name: str | None
    email: str | None
    postalCode: str | None
    countryCode: str | None
    phoneNumber: str | None
    shippingAddress: Address | None
    billingAddress: Address | None
    primeMembershipTypes: list[PrimeMembership] | None


class CheckoutSession(TypedDict, total=False):
    """A checkout session (sdk)."""

    checkoutSessionId: str
    statusDetails: StatusDetails
    chargePermissionId: str | None
    chargeId: str | None
    chargePermissionType: str | None
    constraints: list[Constraint] | None
    webCheckoutDetails: WebCheckoutDetails | None
    paymentDetails: PaymentDetailsAnswer | None
    paymentMethodOnFileMetadata: PaymentMethodOnFileMetadata | None
    recurringMetadata: RecurringMetadataAnswer | None
    merchantMetadata: MerchantMetadata | None
    providerMetadata: ProviderMetadata | None
    deliverySpecifications: DeliverySpecifications | None
    buyer: BuyerDetails | None
    shippingAddress: Address | None
    shippingAddressList: list[str] | None
    billingAddress: Address | None
    paymentPreferences: list[PaymentPreference] | None
    productType: ProductType | None
    orderType: str | None
    storeId: str | None
    platformId: str | None
    supplementaryData: str | None
    checkoutButtonText: str | None
    cartDetails: Any
    merchantDetails: Any
    tokens: Any
    creationTimestamp: str | None  # time such as 20260102T030405Z
    expirationTimestamp: str | None  # time such as 20260102T030405Z
    releaseEnvironment: str | None


class InstoreMerchantScanAnswer(TypedDict, total=False):
    """The charge permission of a scanned code (sdk)."""

    chargePermissionId: str


class InstoreChargeAnswer(TypedDict, total=False):
    """A charge at a till (sdk)."""

    chargeId: str
    chargeStatus: InstoreStatus | None


class InstoreRefundAnswer(TypedDict, total=False):
    """A refund at a till (sdk)."""

    refundId: str
    refundStatus: InstoreStatus | None


class RegisterAmazonPayAccountAnswer(TypedDict, total=False):
    """A merchant that was registered (sdk)."""

    merchantAccountId: str
    uniqueReferenceId: str | None


class CreateMerchantAccountAnswer(TypedDict, total=False):
    """A merchant's account that was made (sdk)."""

    merchantAccountId: str
    uniqueReferenceId: str | None


class MerchantAccount(TypedDict, total=False):
    """A merchant's account (assumed)."""

    merchantAccountId: str | None
    uniqueReferenceId: str | None


class CreateStoreAnswer(TypedDict, total=False):
    """A store that was made (sdk)."""

    storeId: str


class UpdateStoreAnswer(TypedDict, total=False):
    """A store that was changed (sdk)."""

    storeId: str


class Error(TypedDict, total=False):
    """Why a call failed (documented)."""

    reasonCode: str | None
    message: str | None


class SnsEnvelope(TypedDict, total=False):
    """What Amazon SNS posts to the merchant (documented, assumed)."""

    Type: SnsMessageType
    MessageId: str
    TopicArn: str
    Message: str
    Timestamp: str
    SignatureVersion: str
    Signature: str
    SigningCertURL: str  # http or https URL
    UnsubscribeURL: str | None  # http or https URL
    Subject: str | None
    Token: str | None
    SubscribeURL: str | None  # http or https URL


class NotificationMessage(TypedDict, total=False):
    """A notification of Amazon Pay, within the envelope (documented)."""

    MerchantID: str | None
    ObjectType: ObjectType
    ObjectId: str
    ChargePermissionId: str | None
    NotificationType: NotificationType | None
    NotificationId: str | None
    NotificationVersion: str | None
