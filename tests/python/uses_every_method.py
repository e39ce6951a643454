# SPDX-License-Identifier: Apache-2.0
"""Every public method of both clients, as people write them. It is never run: test_types.py has mypy and pyright read it, in their
strict modes."""
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import savedwallet as sw
from savedwallet import Response, types


def make() -> sw.Client:
    client = sw.Client(region="eu", public_key_id="SANDBOX-1", private_key=b"", sign=lambda text: text, seen=lambda id, at: False,
                       new_topic=print, topics=("arn",), timeout=2.5)
    client.close()
    with sw.Client.from_file("savedwallet.json", region="eu") as other:
        _repr: str = repr(other)
    return sw.Client.from_env(merchant_id="A1")


def waits(client: sw.Client, nonce: str) -> None:
    button = client.button(
        sw.Flow.EXPRESS, return_url="https://shop.example/review", browser_session=sw.UNBOUND, cancel_url="https://shop.example/cart",
        surface=sw.Surface.WEB, start=sw.Start.BUTTON, amount=sw.Money("18.40", "EUR"), payment=sw.Payment.CONFIRM, scopes=["name"],
        address_details={"name": "Nora Field"}, extra={"supplementaryData": ""},
    )
    _html: str = button.html(nonce) + button.csp(nonce)
    _options: Mapping[str, object] | None = button.options
    _repair: sw.Button = client.repair_button("C01-1", return_url="https://shop.example/back", browser_session="s", timeout=2.5)
    review = client.review("https://shop.example/review", browser_session="s")
    _change: str = review.change_address.html(nonce, "Change") + review.change_payment.html(nonce)
    _order: sw.Order = client.place_order(
        "https://shop.example/review", amount="18.40 EUR", payment=sw.Payment.AUTHORIZE, return_url="https://shop.example/done", browser_session="s",
    )
    done = client.finish("https://shop.example/done", browser_session="s", amount=sw.Money("18.40 EUR"), flow=sw.Flow.SETUP_ONLY)
    _outcome: tuple[sw.WalletOutcome, sw.PaymentOutcome, sw.FinishReason, bool] = (done.wallet, done.payment, done.reason, done.replayed)
    _buyer: sw.Buyer = done.buyer
    wallet = client.wallet(done.charge_permission_id)
    _balance: sw.Money | None = wallet.balance
    charge = client.charge(wallet=wallet.id, amount=sw.Money("18.40", "EUR"), intent="ride:81", attempt=2, headers={"x-amz-pay-authtoken": "t"})
    _amount: sw.Money | None = charge.amount
    _step: sw.NextStep = charge.next_step
    _finished: sw.Receipt = client.finish_charge("https://shop.example/bank", charge=charge.id, browser_session="s")
    _captured: sw.Receipt = client.capture(charge=charge.id, amount="18.40 EUR", intent="ship:81", simulate="CaptureInitiated")
    _canceled: sw.Receipt = client.cancel(charge.id, reason="out of stock")
    _refund: sw.Receipt = client.refund(charge=charge.id, amount="1.00 EUR", idempotency_key="refund-81")
    _closed: sw.Receipt = client.close_wallet(wallet.id, cancel_pending=True)
    _message: sw.Notification = client.receive(b"{}")
    _answer: sw.Response[Any] = client.call("GET", "/v2/newThings/a", query={"a": 1})
    _named: sw.Response[Any] = client.call("getCharge", "S01-1", timeout=2)
    _facts: tuple[str, str, str] = (client.environment, client.region, client.merchant_id)
    _key: str = client.idempotency_key("createCharge", "ride:81", attempt=2)
    _headers: dict[str, str] = client.sign("POST", "/v2/charges", query="a=b", body=b"{}", date="20260102T030405Z")
    _signature: str = client.sign_button("{}")
    for report in client.reports({"pageSize": 10}):
        _report: types.Report = report
    for payout in client.disbursements({"startTime": "20260301T000000Z", "endTime": "20260331T235959Z"}):
        _payout: types.Disbursement = payout
    _get_charge_permission: Response[types.ChargePermission] = client.get_charge_permission("B02-4410027-9003316")
    _update_charge_permission: Response[types.ChargePermission] = client.update_charge_permission(
        "B02-4410027-9003316",
        {"merchantMetadata": {"merchantReferenceId": "wallet-20931",
                              "merchantStoreName": "Harbour Outfitters",
                              "noteToBuyer": "Thank you",
                              "customInformation": "plan=flex"}},
    )
    _close_charge_permission: Response[types.ChargePermission] = client.close_charge_permission(
        "B02-4410027-9003316",
        {"closureReason": "Customer removed the saved wallet", "cancelPendingCharges": False},
    )
    _create_charge: Response[types.Charge] = client.create_charge(
        {"chargePermissionId": "B02-4410027-9003316",
         "chargeAmount": {"amount": "24.90", "currencyCode": "EUR"},
         "captureNow": True,
         "softDescriptor": "HARBOUR",
         "canHandlePendingAuthorization": False,
         "chargeInitiator": "MITU",
         "channel": "Web",
         "merchantMetadata": {"merchantReferenceId": "inv-2026-04-0007",
                              "merchantStoreName": "Harbour Outfitters",
                              "noteToBuyer": "April usage"}},
        intent="call:1",
    )
    _get_charge: Response[types.Charge] = client.get_charge("B02-4410027-9003316-C071205")
    _capture_charge: Response[types.Charge] = client.capture_charge(
        "B02-4410027-9003316-C071205",
        {"captureAmount": {"amount": "24.90", "currencyCode": "EUR"}, "softDescriptor": "HARBOUR"},
        intent="call:1",
    )
    _cancel_charge: Response[types.Charge] = client.cancel_charge(
        "B02-4410027-9003316-C071205",
        {"cancellationReason": "Order cancelled by shop"},
    )
    _update_charge: Response[types.Charge] = client.update_charge(
        "B02-4410027-9003316-C071205",
        {"statusDetails": {"state": "Canceled", "reasonCode": "ExpiredUnused"}},
    )
    _create_refund: Response[types.Refund] = client.create_refund(
        {"chargeId": "B02-4410027-9003316-C071205",
         "refundAmount": {"amount": "10.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR"},
        intent="call:1",
    )
    _get_refund: Response[types.Refund] = client.get_refund("B02-4410027-9003316-R071206")
    _create_dispute: Response[types.Dispute] = client.create_dispute(
        {"chargeId": "B02-4410027-9003316-C071205",
         "providerMetadata": {"providerDisputeId": "PSP-DISPUTE-19"},
         "disputeAmount": {"amount": "32.00", "currencyCode": "EUR"},
         "filingReason": "ProductNotReceived",
         "filingTimestamp": 1775380500000,
         "statusDetails": {"state": "ActionRequired"},
         "merchantResponseDeadline": 1776330900000},
        intent="call:1",
    )
    _get_dispute: Response[types.Dispute] = client.get_dispute("B02-4410027-9003316-B071207")
    _update_dispute: Response[types.Dispute] = client.update_dispute(
        "B02-4410027-9003316-B071207",
        {"statusDetails": {"resolution": "MerchantWon",
                           "state": "Resolved",
                           "reasonCode": "InvestigatorResolved",
                           "reasonDescription": "Delivery proven"},
         "closureTimestamp": 1776000000000},
    )
    _contest_dispute: Response[types.Dispute] = client.contest_dispute(
        "B02-4410027-9003316-B071207",
        {"merchantEvidences": [{"evidenceType": "TrackingNumber",
                                "fileId": "file-0001-example",
                                "evidenceText": "Parcel 998877 delivered on 2 April"}]},
    )
    _upload_file: Response[types.File] = client.upload_file({"type": "pdf", "purpose": "disputeEvidence"}, intent="call:1")
    _get_reports: Response[types.GetReportsAnswer] = client.get_reports(
        query={"reportTypes": ["_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_",
                         "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_"],
         "processingStatuses": ["COMPLETED"],
         "createdSince": "20260301T000000Z",
         "pageSize": 10},
    )
    _get_report_by_id: Response[types.Report] = client.get_report_by_id("A08439021T39K6DTX4JS8")
    _get_report_document: Response[types.GetReportDocumentAnswer] = client.get_report_document(
        "amzn1.tortuga.3.1a2b3c4d-0000-4000-8000-000000000000.T0",
    )
    _get_report_schedules: Response[types.GetReportSchedulesAnswer] = client.get_report_schedules(
        query={"reportTypes": ["_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_"]},
    )
    _get_report_schedule_by_id: Response[types.ReportSchedule] = client.get_report_schedule_by_id("A059395A2SQK0P")
    _create_report: Response[types.CreateReportAnswer] = client.create_report(
        {"reportType": "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_",
         "startTime": "20260301T000000Z",
         "endTime": "20260331T235959Z"},
        intent="call:1",
    )
    _create_report_schedule: Response[types.CreateReportScheduleAnswer] = client.create_report_schedule(
        {"reportType": "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_",
         "scheduleFrequency": "P1D",
         "nextReportCreationTime": "20260410T060000Z",
         "deleteExistingSchedule": False},
        intent="call:1",
    )
    _cancel_report_schedule: Response[Any] = client.cancel_report_schedule("A059395A2SQK0P")
    _get_disbursements: Response[types.GetDisbursementsAnswer] = client.get_disbursements(
        query={"startTime": "20260301T000000Z", "endTime": "20260331T235959Z", "pageSize": 20, "nextToken": "a+b/c=="},
    )
    _delivery_trackers: Response[types.DeliveryTracker] = client.delivery_trackers(
        {"chargePermissionId": "P02-7730418-2215507",
         "deliveryDetails": [{"trackingNumber": "998877665544", "carrierCode": "FEDEX"}]},
    )
    _get_authorization_token: Response[types.GetAuthorizationTokenAnswer] = client.get_authorization_token(
        "amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE",
        query={"merchantId": "A2EXAMPLE00002"},
    )
    _get_buyer: Response[types.Buyer] = client.get_buyer("IwEBIMfQ|x+y=ä~1")
    _create_checkout_session: Response[types.CheckoutSession] = client.create_checkout_session(
        {"webCheckoutDetails": {"checkoutReviewReturnUrl": "https://shop.example.com/wallet/review",
                                "checkoutResultReturnUrl": "https://shop.example.com/wallet/result"},
         "storeId": "amzn1.application-oa2-client.00000000000000000000000000000000",
         "chargePermissionType": "PaymentMethodOnFile",
         "paymentMethodOnFileMetadata": {"setupOnly": True},
         "paymentDetails": {"paymentIntent": "Confirm", "canHandlePendingAuthorization": False}},
        intent="call:1",
    )
    _get_checkout_session: Response[types.CheckoutSession] = client.get_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
    )
    _update_checkout_session: Response[types.CheckoutSession] = client.update_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/checkout/result"},
         "paymentDetails": {"paymentIntent": "AuthorizeWithCapture",
                            "canHandlePendingAuthorization": False,
                            "softDescriptor": "SampleShop",
                            "chargeAmount": {"amount": "42.50", "currencyCode": "EUR"}},
         "merchantMetadata": {"merchantReferenceId": "ORD-8841",
                              "merchantStoreName": "Sample Shop",
                              "noteToBuyer": "Order 8841",
                              "customInformation": "cart=8841"}},
    )
    _complete_checkout_session: Response[types.CheckoutSession] = client.complete_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"chargeAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "totalOrderAmount": {"amount": "80.00", "currencyCode": "EUR"}},
    )
    _finalize_checkout_session: Response[types.CheckoutSession] = client.finalize_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"shippingAddress": {"name": "Nora Field",
                             "addressLine1": "27 Sample Row",
                             "addressLine2": "Floor 3",
                             "city": "Portland",
                             "stateOrRegion": "OR",
                             "postalCode": "97204",
                             "countryCode": "US",
                             "phoneNumber": "5035550142"},
         "chargeAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "totalOrderAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "paymentIntent": "Authorize",
         "canHandlePendingAuthorization": False},
    )
    _instore_merchant_scan: Response[types.InstoreMerchantScanAnswer] = client.instore_merchant_scan(
        {"scanData": "EXAMPLESCAN0001",
         "scanReferenceId": "scan-0001",
         "merchantCOE": "DE",
         "ledgerCurrency": "EUR",
         "chargeTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "storeLocation": {"countryCode": "DE"},
         "metadata": {"merchantNote": "Till 4",
                      "communicationContext": {"merchantStoreName": "Harbour Outfitters",
                                               "merchantOrderId": "pos-77"}}},
    )
    _instore_charge: Response[types.InstoreChargeAnswer] = client.instore_charge(
        {"chargePermissionId": "S02-2204418-5509917",
         "chargeReferenceId": "pos-charge-1",
         "chargeTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR",
         "metadata": {"merchantNote": "Till 4",
                      "communicationContext": {"merchantStoreName": "Harbour Outfitters",
                                               "merchantOrderId": "pos-77"}}},
    )
    _instore_refund: Response[types.InstoreRefundAnswer] = client.instore_refund(
        {"chargeId": "S02-2204418-5509917-C010101",
         "refundReferenceId": "pos-refund-1",
         "refundTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR"},
    )
    _register_amazon_pay_account: Response[types.RegisterAmazonPayAccountAnswer] = client.register_amazon_pay_account(
        {"uniqueReferenceId": "partner-merchant-001",
         "ledgerCurrency": "JPY",
         "businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}}},
         "primaryContactPerson": {"personFullName": "Example Person",
                                  "residentialAddress": {"addressLine1": "4-5-6 Example",
                                                         "city": "Kyoto",
                                                         "stateOrRegion": "Kyoto",
                                                         "postalCode": "600-0001",
                                                         "countryCode": "JP",
                                                         "phoneNumber": {"countryCode": "81",
                                                                         "number": "0750000001"}},
                                  "dateOfBirth": "19800101"}},
    )
    _update_amazon_pay_account: Response[Any] = client.update_amazon_pay_account(
        "A2EXAMPLE00002",
        {"businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten Holdings KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}}}},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _delete_amazon_pay_account: Response[Any] = client.delete_amazon_pay_account(
        "A2EXAMPLE00002",
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _create_merchant_account: Response[types.CreateMerchantAccountAnswer] = client.create_merchant_account(
        {"uniqueReferenceId": "partner-merchant-001",
         "ledgerCurrency": "JPY",
         "businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}},
                          "email": "office@merchant.example",
                          "businessCategory": "Beauty",
                          "businessDisplayName": "Example Shoten",
                          "annualSalesVolume": {"amount": "100000", "currencyCode": "JPY"},
                          "customerSupportInformation": {"customerSupportEmail": "help@merchant.example",
                                                         "customerSupportPhoneNumber": {"countryCode": "81",
                                                                                        "number": "0750000002"}}},
         "primaryContactPerson": {"personFullName": "Example Person",
                                  "residentialAddress": {"addressLine1": "4-5-6 Example",
                                                         "city": "Kyoto",
                                                         "stateOrRegion": "Kyoto",
                                                         "postalCode": "600-0001",
                                                         "countryCode": "JP",
                                                         "phoneNumber": {"countryCode": "81",
                                                                         "number": "0750000001"}},
                                  "dateOfBirth": "19800101"},
         "integrationInfo": {"ipnEndpointUrls": ["https://partner.example/ipn"]},
         "stores": [{"domainUrls": ["https://merchant.example"],
                     "storeName": "Example Shoten",
                     "privacyPolicyUrl": "https://merchant.example/privacy",
                     "storeStatus": {"state": "ACTIVE"}}]},
    )
    _update_merchant_account: Response[types.MerchantAccount] = client.update_merchant_account(
        "A2EXAMPLE00002",
        {"businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}},
                          "email": "new@merchant.example",
                          "businessCategory": "Beauty",
                          "businessDisplayName": "Example Shoten",
                          "annualSalesVolume": {"amount": "100000", "currencyCode": "JPY"},
                          "customerSupportInformation": {"customerSupportEmail": "help@merchant.example",
                                                         "customerSupportPhoneNumber": {"countryCode": "81",
                                                                                        "number": "0750000002"}}}},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _claim_merchant_account: Response[Any] = client.claim_merchant_account(
        "A2EXAMPLE00002",
        {"uniqueReferenceId": "partner-merchant-001"},
    )
    _create_store: Response[types.CreateStoreAnswer] = client.create_store(
        "A2EXAMPLE00002",
        {"allowedOriginDomains": ["https://shop.example.com"],
         "allowedRedirectURLs": ["https://shop.example.com/return"],
         "storeName": "Harbour Outfitters",
         "privacyPolicyUrl": "https://shop.example.com/privacy",
         "merchantLogoUrl": "https://shop.example.com/logo.png"},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _update_store: Response[types.UpdateStoreAnswer] = client.update_store(
        "A2EXAMPLE00002",
        "amzn1.application-oa2-client.00000000000000000000000000000000",
        {"storeName": "Harbour Outfitters", "privacyPolicyUrl": "https://shop.example.com/privacy"},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )


async def awaits(nonce: str) -> None:
    client = sw.AsyncClient.from_env(max_in_flight=8)
    await client.aclose()
    async with sw.AsyncClient.from_file("savedwallet.json") as other:
        _repr: str = repr(other)
    _key: str = client.idempotency_key("createCharge", "ride:81", attempt=2)
    _headers: dict[str, str] = client.sign("POST", "/v2/charges", body=b"{}")
    _signature: str = client.sign_button("{}")
    button = await client.button(
        sw.Flow.EXPRESS, return_url="https://shop.example/review", browser_session=sw.UNBOUND, cancel_url="https://shop.example/cart",
        surface=sw.Surface.WEB, start=sw.Start.BUTTON, amount=sw.Money("18.40", "EUR"), payment=sw.Payment.CONFIRM, scopes=["name"],
        address_details={"name": "Nora Field"}, extra={"supplementaryData": ""},
    )
    _html: str = button.html(nonce) + button.csp(nonce)
    _options: Mapping[str, object] | None = button.options
    _repair: sw.Button = await client.repair_button("C01-1", return_url="https://shop.example/back", browser_session="s", timeout=2.5)
    review = await client.review("https://shop.example/review", browser_session="s")
    _change: str = review.change_address.html(nonce, "Change") + review.change_payment.html(nonce)
    _order: sw.Order = await client.place_order(
        "https://shop.example/review", amount="18.40 EUR", payment=sw.Payment.AUTHORIZE, return_url="https://shop.example/done", browser_session="s",
    )
    done = await client.finish("https://shop.example/done", browser_session="s", amount=sw.Money("18.40 EUR"), flow=sw.Flow.SETUP_ONLY)
    _outcome: tuple[sw.WalletOutcome, sw.PaymentOutcome, sw.FinishReason, bool] = (done.wallet, done.payment, done.reason, done.replayed)
    _buyer: sw.Buyer = done.buyer
    wallet = await client.wallet(done.charge_permission_id)
    _balance: sw.Money | None = wallet.balance
    charge = await client.charge(wallet=wallet.id, amount=sw.Money("18.40", "EUR"), intent="ride:81", attempt=2, headers={"x-amz-pay-authtoken": "t"})
    _amount: sw.Money | None = charge.amount
    _step: sw.NextStep = charge.next_step
    _finished: sw.Receipt = await client.finish_charge("https://shop.example/bank", charge=charge.id, browser_session="s")
    _captured: sw.Receipt = await client.capture(charge=charge.id, amount="18.40 EUR", intent="ship:81", simulate="CaptureInitiated")
    _canceled: sw.Receipt = await client.cancel(charge.id, reason="out of stock")
    _refund: sw.Receipt = await client.refund(charge=charge.id, amount="1.00 EUR", idempotency_key="refund-81")
    _closed: sw.Receipt = await client.close_wallet(wallet.id, cancel_pending=True)
    _message: sw.Notification = await client.receive(b"{}")
    _answer: sw.Response[Any] = await client.call("GET", "/v2/newThings/a", query={"a": 1})
    _named: sw.Response[Any] = await client.call("getCharge", "S01-1", timeout=2)
    _facts: tuple[str, str, str] = (client.environment, client.region, client.merchant_id)
    async for report in client.reports():
        _report: types.Report = report
    async for payout in client.disbursements({"startTime": "20260301T000000Z", "endTime": "20260331T235959Z"}):
        _payout: types.Disbursement = payout
    _get_charge_permission: Response[types.ChargePermission] = await client.get_charge_permission("B02-4410027-9003316")
    _update_charge_permission: Response[types.ChargePermission] = await client.update_charge_permission(
        "B02-4410027-9003316",
        {"merchantMetadata": {"merchantReferenceId": "wallet-20931",
                              "merchantStoreName": "Harbour Outfitters",
                              "noteToBuyer": "Thank you",
                              "customInformation": "plan=flex"}},
    )
    _close_charge_permission: Response[types.ChargePermission] = await client.close_charge_permission(
        "B02-4410027-9003316",
        {"closureReason": "Customer removed the saved wallet", "cancelPendingCharges": False},
    )
    _create_charge: Response[types.Charge] = await client.create_charge(
        {"chargePermissionId": "B02-4410027-9003316",
         "chargeAmount": {"amount": "24.90", "currencyCode": "EUR"},
         "captureNow": True,
         "softDescriptor": "HARBOUR",
         "canHandlePendingAuthorization": False,
         "chargeInitiator": "MITU",
         "channel": "Web",
         "merchantMetadata": {"merchantReferenceId": "inv-2026-04-0007",
                              "merchantStoreName": "Harbour Outfitters",
                              "noteToBuyer": "April usage"}},
        intent="call:1",
    )
    _get_charge: Response[types.Charge] = await client.get_charge("B02-4410027-9003316-C071205")
    _capture_charge: Response[types.Charge] = await client.capture_charge(
        "B02-4410027-9003316-C071205",
        {"captureAmount": {"amount": "24.90", "currencyCode": "EUR"}, "softDescriptor": "HARBOUR"},
        intent="call:1",
    )
    _cancel_charge: Response[types.Charge] = await client.cancel_charge(
        "B02-4410027-9003316-C071205",
        {"cancellationReason": "Order cancelled by shop"},
    )
    _update_charge: Response[types.Charge] = await client.update_charge(
        "B02-4410027-9003316-C071205",
        {"statusDetails": {"state": "Canceled", "reasonCode": "ExpiredUnused"}},
    )
    _create_refund: Response[types.Refund] = await client.create_refund(
        {"chargeId": "B02-4410027-9003316-C071205",
         "refundAmount": {"amount": "10.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR"},
        intent="call:1",
    )
    _get_refund: Response[types.Refund] = await client.get_refund("B02-4410027-9003316-R071206")
    _create_dispute: Response[types.Dispute] = await client.create_dispute(
        {"chargeId": "B02-4410027-9003316-C071205",
         "providerMetadata": {"providerDisputeId": "PSP-DISPUTE-19"},
         "disputeAmount": {"amount": "32.00", "currencyCode": "EUR"},
         "filingReason": "ProductNotReceived",
         "filingTimestamp": 1775380500000,
         "statusDetails": {"state": "ActionRequired"},
         "merchantResponseDeadline": 1776330900000},
        intent="call:1",
    )
    _get_dispute: Response[types.Dispute] = await client.get_dispute("B02-4410027-9003316-B071207")
    _update_dispute: Response[types.Dispute] = await client.update_dispute(
        "B02-4410027-9003316-B071207",
        {"statusDetails": {"resolution": "MerchantWon",
                           "state": "Resolved",
                           "reasonCode": "InvestigatorResolved",
                           "reasonDescription": "Delivery proven"},
         "closureTimestamp": 1776000000000},
    )
    _contest_dispute: Response[types.Dispute] = await client.contest_dispute(
        "B02-4410027-9003316-B071207",
        {"merchantEvidences": [{"evidenceType": "TrackingNumber",
                                "fileId": "file-0001-example",
                                "evidenceText": "Parcel 998877 delivered on 2 April"}]},
    )
    _upload_file: Response[types.File] = await client.upload_file(
        {"type": "pdf", "purpose": "disputeEvidence"},
        intent="call:1",
    )
    _get_reports: Response[types.GetReportsAnswer] = await client.get_reports(
        query={"reportTypes": ["_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_",
                         "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_"],
         "processingStatuses": ["COMPLETED"],
         "createdSince": "20260301T000000Z",
         "pageSize": 10},
    )
    _get_report_by_id: Response[types.Report] = await client.get_report_by_id("A08439021T39K6DTX4JS8")
    _get_report_document: Response[types.GetReportDocumentAnswer] = await client.get_report_document(
        "amzn1.tortuga.3.1a2b3c4d-0000-4000-8000-000000000000.T0",
    )
    _get_report_schedules: Response[types.GetReportSchedulesAnswer] = await client.get_report_schedules(
        query={"reportTypes": ["_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_"]},
    )
    _get_report_schedule_by_id: Response[types.ReportSchedule] = await client.get_report_schedule_by_id("A059395A2SQK0P")
    _create_report: Response[types.CreateReportAnswer] = await client.create_report(
        {"reportType": "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_",
         "startTime": "20260301T000000Z",
         "endTime": "20260331T235959Z"},
        intent="call:1",
    )
    _create_report_schedule: Response[types.CreateReportScheduleAnswer] = await client.create_report_schedule(
        {"reportType": "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_",
         "scheduleFrequency": "P1D",
         "nextReportCreationTime": "20260410T060000Z",
         "deleteExistingSchedule": False},
        intent="call:1",
    )
    _cancel_report_schedule: Response[Any] = await client.cancel_report_schedule("A059395A2SQK0P")
    _get_disbursements: Response[types.GetDisbursementsAnswer] = await client.get_disbursements(
        query={"startTime": "20260301T000000Z", "endTime": "20260331T235959Z", "pageSize": 20, "nextToken": "a+b/c=="},
    )
    _delivery_trackers: Response[types.DeliveryTracker] = await client.delivery_trackers(
        {"chargePermissionId": "P02-7730418-2215507",
         "deliveryDetails": [{"trackingNumber": "998877665544", "carrierCode": "FEDEX"}]},
    )
    _get_authorization_token: Response[types.GetAuthorizationTokenAnswer] = await client.get_authorization_token(
        "amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE",
        query={"merchantId": "A2EXAMPLE00002"},
    )
    _get_buyer: Response[types.Buyer] = await client.get_buyer("IwEBIMfQ|x+y=ä~1")
    _create_checkout_session: Response[types.CheckoutSession] = await client.create_checkout_session(
        {"webCheckoutDetails": {"checkoutReviewReturnUrl": "https://shop.example.com/wallet/review",
                                "checkoutResultReturnUrl": "https://shop.example.com/wallet/result"},
         "storeId": "amzn1.application-oa2-client.00000000000000000000000000000000",
         "chargePermissionType": "PaymentMethodOnFile",
         "paymentMethodOnFileMetadata": {"setupOnly": True},
         "paymentDetails": {"paymentIntent": "Confirm", "canHandlePendingAuthorization": False}},
        intent="call:1",
    )
    _get_checkout_session: Response[types.CheckoutSession] = await client.get_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
    )
    _update_checkout_session: Response[types.CheckoutSession] = await client.update_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/checkout/result"},
         "paymentDetails": {"paymentIntent": "AuthorizeWithCapture",
                            "canHandlePendingAuthorization": False,
                            "softDescriptor": "SampleShop",
                            "chargeAmount": {"amount": "42.50", "currencyCode": "EUR"}},
         "merchantMetadata": {"merchantReferenceId": "ORD-8841",
                              "merchantStoreName": "Sample Shop",
                              "noteToBuyer": "Order 8841",
                              "customInformation": "cart=8841"}},
    )
    _complete_checkout_session: Response[types.CheckoutSession] = await client.complete_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"chargeAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "totalOrderAmount": {"amount": "80.00", "currencyCode": "EUR"}},
    )
    _finalize_checkout_session: Response[types.CheckoutSession] = await client.finalize_checkout_session(
        "5b0f6c1e-94d7-4c3a-8a55-2f7e1d90b364",
        {"shippingAddress": {"name": "Nora Field",
                             "addressLine1": "27 Sample Row",
                             "addressLine2": "Floor 3",
                             "city": "Portland",
                             "stateOrRegion": "OR",
                             "postalCode": "97204",
                             "countryCode": "US",
                             "phoneNumber": "5035550142"},
         "chargeAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "totalOrderAmount": {"amount": "42.50", "currencyCode": "EUR"},
         "paymentIntent": "Authorize",
         "canHandlePendingAuthorization": False},
    )
    _instore_merchant_scan: Response[types.InstoreMerchantScanAnswer] = await client.instore_merchant_scan(
        {"scanData": "EXAMPLESCAN0001",
         "scanReferenceId": "scan-0001",
         "merchantCOE": "DE",
         "ledgerCurrency": "EUR",
         "chargeTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "storeLocation": {"countryCode": "DE"},
         "metadata": {"merchantNote": "Till 4",
                      "communicationContext": {"merchantStoreName": "Harbour Outfitters",
                                               "merchantOrderId": "pos-77"}}},
    )
    _instore_charge: Response[types.InstoreChargeAnswer] = await client.instore_charge(
        {"chargePermissionId": "S02-2204418-5509917",
         "chargeReferenceId": "pos-charge-1",
         "chargeTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR",
         "metadata": {"merchantNote": "Till 4",
                      "communicationContext": {"merchantStoreName": "Harbour Outfitters",
                                               "merchantOrderId": "pos-77"}}},
    )
    _instore_refund: Response[types.InstoreRefundAnswer] = await client.instore_refund(
        {"chargeId": "S02-2204418-5509917-C010101",
         "refundReferenceId": "pos-refund-1",
         "refundTotal": {"amount": "5.00", "currencyCode": "EUR"},
         "softDescriptor": "HARBOUR"},
    )
    _register_amazon_pay_account: Response[types.RegisterAmazonPayAccountAnswer] = await client.register_amazon_pay_account(
        {"uniqueReferenceId": "partner-merchant-001",
         "ledgerCurrency": "JPY",
         "businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}}},
         "primaryContactPerson": {"personFullName": "Example Person",
                                  "residentialAddress": {"addressLine1": "4-5-6 Example",
                                                         "city": "Kyoto",
                                                         "stateOrRegion": "Kyoto",
                                                         "postalCode": "600-0001",
                                                         "countryCode": "JP",
                                                         "phoneNumber": {"countryCode": "81",
                                                                         "number": "0750000001"}},
                                  "dateOfBirth": "19800101"}},
    )
    _update_amazon_pay_account: Response[Any] = await client.update_amazon_pay_account(
        "A2EXAMPLE00002",
        {"businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten Holdings KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}}}},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _delete_amazon_pay_account: Response[Any] = await client.delete_amazon_pay_account(
        "A2EXAMPLE00002",
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _create_merchant_account: Response[types.CreateMerchantAccountAnswer] = await client.create_merchant_account(
        {"uniqueReferenceId": "partner-merchant-001",
         "ledgerCurrency": "JPY",
         "businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}},
                          "email": "office@merchant.example",
                          "businessCategory": "Beauty",
                          "businessDisplayName": "Example Shoten",
                          "annualSalesVolume": {"amount": "100000", "currencyCode": "JPY"},
                          "customerSupportInformation": {"customerSupportEmail": "help@merchant.example",
                                                         "customerSupportPhoneNumber": {"countryCode": "81",
                                                                                        "number": "0750000002"}}},
         "primaryContactPerson": {"personFullName": "Example Person",
                                  "residentialAddress": {"addressLine1": "4-5-6 Example",
                                                         "city": "Kyoto",
                                                         "stateOrRegion": "Kyoto",
                                                         "postalCode": "600-0001",
                                                         "countryCode": "JP",
                                                         "phoneNumber": {"countryCode": "81",
                                                                         "number": "0750000001"}},
                                  "dateOfBirth": "19800101"},
         "integrationInfo": {"ipnEndpointUrls": ["https://partner.example/ipn"]},
         "stores": [{"domainUrls": ["https://merchant.example"],
                     "storeName": "Example Shoten",
                     "privacyPolicyUrl": "https://merchant.example/privacy",
                     "storeStatus": {"state": "ACTIVE"}}]},
    )
    _update_merchant_account: Response[types.MerchantAccount] = await client.update_merchant_account(
        "A2EXAMPLE00002",
        {"businessInfo": {"businessType": "CORPORATE",
                          "countryOfEstablishment": "JP",
                          "businessLegalName": "Example Shoten KK",
                          "businessAddress": {"addressLine1": "1-2-3 Example",
                                              "city": "Kyoto",
                                              "stateOrRegion": "Kyoto",
                                              "postalCode": "600-0000",
                                              "countryCode": "JP",
                                              "phoneNumber": {"countryCode": "81", "number": "0750000000"}},
                          "email": "new@merchant.example",
                          "businessCategory": "Beauty",
                          "businessDisplayName": "Example Shoten",
                          "annualSalesVolume": {"amount": "100000", "currencyCode": "JPY"},
                          "customerSupportInformation": {"customerSupportEmail": "help@merchant.example",
                                                         "customerSupportPhoneNumber": {"countryCode": "81",
                                                                                        "number": "0750000002"}}}},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _claim_merchant_account: Response[Any] = await client.claim_merchant_account(
        "A2EXAMPLE00002",
        {"uniqueReferenceId": "partner-merchant-001"},
    )
    _create_store: Response[types.CreateStoreAnswer] = await client.create_store(
        "A2EXAMPLE00002",
        {"allowedOriginDomains": ["https://shop.example.com"],
         "allowedRedirectURLs": ["https://shop.example.com/return"],
         "storeName": "Harbour Outfitters",
         "privacyPolicyUrl": "https://shop.example.com/privacy",
         "merchantLogoUrl": "https://shop.example.com/logo.png"},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )
    _update_store: Response[types.UpdateStoreAnswer] = await client.update_store(
        "A2EXAMPLE00002",
        "amzn1.application-oa2-client.00000000000000000000000000000000",
        {"storeName": "Harbour Outfitters", "privacyPolicyUrl": "https://shop.example.com/privacy"},
        headers={"x-amz-pay-authtoken": "eyJhbGciOiJIUzI1NiJ9.eyJtIjoiQTEifQ.c2ln"},
    )


def fails(client: sw.Client) -> str:
    try:
        client.charge(wallet="C01-1", amount="18.40 EUR", intent="ride:81")
    except sw.Declined as no:
        if no.next_step is sw.NextStep.UPDATE_WALLET and no.effect is sw.Effect.NONE and no.retry is sw.Retry.NEW_KEY:
            return no.reason_code + no.request_id + no.idempotency_key + no.field + no.message + no.code
        return str(no.http_status) + str(no.attempts) + str(no.retry_after) + str(no.answer)
    except sw.NoAnswer as error:
        return error.intent or ""
    except (sw.AmazonError, sw.SignatureMismatch) as error:
        return str(error.answer_status)
    except ValueError:
        return ""
    return ""


def reckons(one: sw.Money) -> tuple[sw.Money, list[sw.Money], Decimal, int, bool]:
    return (one + one - one) * 2, one.split(3), one.percent("7.5").decimal, sw.Money.from_minor(1, "EUR").minor, one < one


def is_read(charge: types.Charge) -> str | None:
    amount = charge.get("chargeAmount")
    return amount.get("amount") if amount else None


def is_shown(nonce: str) -> tuple[str, Mapping[str, str]]:
    return sw.relay_page("shop://back", sw.new_nonce() or nonce)


def decides(rules: sw.Rules, wallet: sw.Wallet) -> sw.Decision:
    now = datetime.now(timezone.utc)
    limits: sw.RulesLimits = {"instructions": 1000, "time_ms": 50}
    other = sw.Rules("", name="a.lua", zone_folder="/usr/share/zoneinfo", tested=True, limits=limits)
    other.reload(b"")
    report: sw.RulesReport = sw.Rules.load("a.lua", limits={"memory": 1}).test(coverage=True)
    problems: tuple[sw.RulesProblem, ...] = sw.Rules.check("", name="a.lua")
    said = [
        rules.choose_flow(now=now, page="cart", wallet=wallet), rules.choose_flow({"now": now}, explain=True),
        rules.decide({"id": "1"}, state={"now": now}), rules.decline({"reason": "SoftDeclined"}, state={"now": now}),
        rules.wallet_change(wallet, state={"now": now}), rules.refund({"state": "Declined"}, state={}), rules.dispute({}, state={}),
    ]
    _texts: list[str] = [rules.name, rules.version, rules.timezone, rules.digest, said[0].kind, said[0].json, said[0].hook, said[0].inbox,
                         said[0].event, *said[0].why, str(report.passed), str(report.failed), str(report.coverage)]
    _rest = [rules.about, said[0].flow, said[0].actions, said[0].guards, said[0].ruleset, said[0].explain, problems[0].line]
    return said[0]


def carries_out(client: sw.Client, rules: sw.Rules) -> str:
    settings: sw.EngineSettings = {"lease_ms": 90_000, "resend_ms": (60_000,), "refund_extra": True}
    with sw.Engine(client, "journal.sqlite3", rules=rules, must_exist=True, busy=5.0, quota="none", settings=settings,
                   clock_offset=timedelta(days=1)) as engine:
        now = datetime.now(timezone.utc)
        _wallet: sw.EngineWallet = engine.wallet("rider:42", "B01-1")
        charged: sw.Action = engine.charge(wallet="rider:42", amount=sw.Money("18.40 EUR"), intent="ride:81", wait=8.0, descriptor="GORIDE",
                                           authorize_only=True, initiator="MITU", channel="Web", reference="7")
        others = [
            engine.capture(charge="ride:81", amount="18.40 EUR", wait=1), engine.cancel("ride:82", reason="no"), engine.close_wallet("rider:42"),
            engine.refund(charge="ride:81", amount="5.00 EUR", intent="refund:1"), engine.show("ride:81"), *engine.list(kind=sw.ActionKind.CHARGE),
            engine.withdraw("ride:83", reason="no", by="ada"), *engine.explain("ride:81").actions,
            engine.resolve("ride:85", by="ada", reason="seen", charged="S01-1"), *engine.list(state="unknown", wallet="rider:42"),
        ]
        emitted: sw.Emitted = engine.emit("toll.received", id="toll:1", wallet="rider:42", subject="rental:1", at=now,
                                          data={"amount": sw.Money("4.00 EUR"), "at": now, "days": 2})
        _again: sw.Action | None = engine.retry("ride:84", by="ada")
        status: int = engine.receive(b"{}")
        report: sw.RunReport = engine.run(until="idle", deadline=60)
        engine.run(deadline=0.5)
        for message in engine.messages(10):
            engine.acknowledge(message)
        for item in engine.inbox():
            _settled: sw.InboxItem = engine.settle(item.number, by="ada", reason=item.message)
        engine.pause("a look at it", by="ada")
        engine.resume(by="ada")
        engine.set_clock_offset(timedelta())
        health: sw.Health = engine.check(max_unknown=600, max_overdue=900)
        path: str = engine.backup("copy.sqlite3") + engine.journal + str(engine.rules) + str(engine.client) + str(engine.closed)
    engine.close()
    _amounts: list[sw.Money | None] = [one.amount for one in others if one.kind is sw.ActionKind.REFUND]
    _due: datetime | None = charged.due_at
    try:
        sw.Engine.from_env(client, receive=False)
    except sw.Conflict as conflict:
        return conflict.guard
    ended = report.ended is sw.RunEnd.IDLE and health.level is sw.HealthLevel.OK and charged.state is sw.ActionState.ACCEPTED
    return path + str(status) + str(ended) + emitted.id + str(engine.status().states)
