# SPDX-License-Identifier: Apache-2.0
"""From a saved wallet to its end: states, amounts, time."""
import json
import re
import urllib.parse

import pytest

PERMISSION = r"C01-\d{7}-\d{7}"
CHARGE = r"S01-\d{7}-\d{7}-C\d{6}"


@pytest.fixture
def wallet(merchant):
    return merchant.wallet()


def amount(answer, name):
    return answer.body[name]["amount"]


def reasons(answer):
    return [one["reasonCode"] for one in answer.body["statusDetails"]["reasons"] or []]


def test_the_whole_walk(merchant):
    checkout = merchant.checkout()
    session = checkout.body["checkoutSessionId"]
    assert merchant.get("checkoutSessions", session).state == "Open"
    done = merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", {}, key=False)
    assert (done.status, done.state) == (200, "Completed")
    wallet = done.body["chargePermissionId"]
    assert re.fullmatch(PERMISSION, wallet)
    assert merchant.get("chargePermissions", wallet).state == "Chargeable"

    paid = merchant.charge(wallet, "18.20", softDescriptor="SampleShop")
    assert (paid.status, paid.state, amount(paid, "captureAmount")) == (201, "Captured", "18.20")
    assert re.fullmatch(CHARGE, paid.body["chargeId"]) and paid.body["softDescriptor"] == "AMZ*SampleShop"

    held = merchant.charge(wallet, "30.00", captureNow=False)
    assert (held.status, held.state, amount(held, "captureAmount")) == (201, "Authorized", "0.00")
    taken = merchant.capture(held.body["chargeId"], "25.00")
    assert (taken.status, taken.state, amount(taken, "captureAmount")) == (200, "Captured", "25.00")

    back = merchant.refund(paid.body["chargeId"], "5.00")
    assert (back.status, back.state) == (201, "RefundInitiated")
    merchant.advance("29s")
    assert merchant.get("refunds", back.body["refundId"]).state == "RefundInitiated"
    merchant.advance("1s")
    assert merchant.get("refunds", back.body["refundId"]).state == "Refunded"
    assert amount(merchant.get("charges", paid.body["chargeId"]), "refundedAmount") == "5.00"

    closed = merchant.close_wallet(wallet)
    assert (closed.status, closed.state, reasons(closed)) == (200, "Closed", ["MerchantClosed"])
    assert merchant.charge(wallet).reason == "InvalidChargePermissionStatus"
    assert merchant.close_wallet(wallet).reason == "InvalidChargePermissionStatus"
    assert merchant.call("PATCH", f"/v2/chargePermissions/{wallet}", {}).reason == "ChargePermissionNotModifiable"


# Checkout

@pytest.mark.parametrize("url, expected", [
    ("https://shop.example/saved", "https://shop.example/saved?amazonCheckoutSessionId={}"),
    ("https://shop.example/saved?a=1&b", "https://shop.example/saved?a=1&b&amazonCheckoutSessionId={}"),
    ("https://shop.example/saved#top", "https://shop.example/saved?amazonCheckoutSessionId={}#top")])
def test_the_buyer_comes_back_with_the_session_s_id(merchant, url, expected):
    got = merchant.checkout(merchant.payload(webCheckoutDetails={"checkoutResultReturnUrl": url})).body
    assert got["url"] == expected.format(got["checkoutSessionId"])


def test_a_button_with_a_wrong_signature_opens_nothing(merchant):
    answer = merchant.checkout(salt=20)
    assert (answer.status, answer.reason) == (403, "InvalidSignatureError")
    assert merchant.checkout(public_key_id="LIVE-X").reason == "InvalidAuthentication"
    assert merchant.control("GET", "state").body["checkoutSessions"] == []


def test_a_button_is_verified_over_the_very_text(merchant):
    assert merchant.checkout('{"storeId":"%s","webCheckoutDetails":{"checkoutResultReturnUrl":"https:\\/\\/s.example"},'
                             '"chargePermissionType":"PaymentMethodOnFile","paymentMethodOnFileMetadata":{"setupOnly":'
                             '"true"},"paymentDetails":{"paymentIntent":"Confirm"}}' % merchant.ready["store_id"],
                             algorithm="AMZN-PAY-RSASSA-PSS").status == 200


@pytest.mark.parametrize("change, reason", [
    ({"chekoutMode": 1}, "UnrecognizedField"), ({"storeId": None}, "MissingParameterValue"),
    ({"storeId": "another"}, "InvalidParameterValue"), ({"webCheckoutDetails": {}}, "MissingParameterValue"),
    ({"paymentDetails": {"paymentIntent": "Authorize"}}, "InvalidParameterCombination"),
    ({"paymentDetails": None}, "MissingParameterValue"), ({"scopes": ["shoeSize"]}, "InvalidParameterValue"),
    ({"paymentDetails": {"paymentIntent": "Confirm", "presentmentCurrency": "EUR"}}, "InvalidParameterValue"),
    ({"webCheckoutDetails": {"checkoutResultReturnUrl": "https://s.example/" + "x" * 500}}, "InvalidParameterValue"),
    ({"paymentMethodOnFileMetadata": {"setupOnly": False}}, "MissingParameterValue"),
    ({"chargePermissionType": "OneTime"}, "UnsupportedOperation")])
def test_a_wrong_payload_is_refused(merchant, change, reason):
    assert merchant.checkout(merchant.payload(**change)).reason == reason


@pytest.mark.parametrize("card, reason", [("3064", "BuyerCanceled"), ("3434", "Declined")])
def test_cards_that_end_a_session(merchant, card, reason):
    session = merchant.checkout(card=card).body["checkoutSessionId"]
    got = merchant.get("checkoutSessions", session)
    assert (got.state, got.body["statusDetails"]["reasonCode"]) == ("Canceled", reason)
    done = merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", {}, key=False)
    assert (done.status, done.reason) == (400, "CheckoutSessionCanceled")


@pytest.mark.parametrize("code", ["BuyerCanceled", "AmazonCanceled", "Declined"])
def test_codes_that_end_a_session(merchant, code):
    session = merchant.checkout().body["checkoutSessionId"]
    done = merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", {}, key=False, simulate=code)
    assert done.reason == "CheckoutSessionCanceled"
    assert merchant.get("checkoutSessions", session).body["statusDetails"]["reasonCode"] == code


def test_a_session_lives_for_a_day_and_is_deleted_after_thirty(merchant):
    session = merchant.checkout().body["checkoutSessionId"]
    merchant.advance("86399s")
    assert merchant.get("checkoutSessions", session).state == "Open"
    merchant.advance("1s")
    assert merchant.get("checkoutSessions", session).body["statusDetails"]["reasonCode"] == "Expired"
    done = merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", {}, key=False)
    assert (done.status, done.reason) == (422, "InvalidCheckoutSessionStatus")
    merchant.advance("29d")
    assert merchant.get("checkoutSessions", session).reason == "ResourceNotFound"


def test_a_session_is_completed_once(merchant):
    session = merchant.checkout().body["checkoutSessionId"]
    complete = lambda body: merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", body, key=False)
    amount = {"chargeAmount": {"amount": "1.00", "currencyCode": "USD"}}
    assert (complete(amount).status, complete(amount).reason) == (409, "AmountMismatch")
    assert complete({}).status == 200
    assert complete({}).reason == "InvalidCheckoutSessionStatus"
    assert len(merchant.control("GET", "state").body["chargePermissions"]) == 1


def test_scopes_say_what_the_merchant_sees(merchant):
    wallet = merchant.wallet(payload=merchant.payload(scopes=["email"]))
    seen = merchant.get("chargePermissions", wallet).body
    assert seen["buyer"]["email"] and seen["buyer"]["buyerId"]
    assert seen["buyer"]["name"] is None and seen["billingAddress"] is None and seen["shippingAddress"] is None
    wallet = merchant.wallet(product_type="PayAndShip")
    seen = merchant.get("chargePermissions", wallet).body
    assert seen["shippingAddress"]["countryCode"] == "US" and seen["billingAddress"]["countryCode"] == "US"


# Charges

def test_a_canceled_authorization_cannot_be_captured(merchant, wallet):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    gone = merchant.cancel(held, "Not in stock")
    assert gone.state == "Canceled"
    assert gone.body["statusDetails"]["reasonCode"] == "MerchantCanceled"
    assert gone.body["statusDetails"]["reasonDescription"] == "Not in stock"
    assert merchant.capture(held).reason == merchant.cancel(held).reason == "InvalidChargeStatus"


def test_a_charge_is_captured_once_and_not_above_its_amount(merchant, wallet):
    held = merchant.charge(wallet, "10.00", captureNow=False).body["chargeId"]
    assert merchant.capture(held, "10.01").reason == "TransactionAmountExceeded"
    assert merchant.capture(held, "10.00", "EUR").reason == "CurrencyMismatch"
    assert merchant.capture(held, "4.00").state == "Captured"
    assert merchant.capture(held, "6.00").reason == "InvalidChargeStatus"


def test_after_seven_days_a_capture_takes_a_while(merchant, wallet):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    merchant.advance("7d")
    other = merchant.charge(wallet, captureNow=False).body["chargeId"]
    merchant.advance("1s")
    assert merchant.capture(held).state == "CaptureInitiated"
    assert merchant.refund(held).reason == "InvalidChargeStatus"
    assert merchant.capture(other).state == "Captured"
    merchant.advance("30s")
    assert merchant.get("charges", held).state == "Captured"


def test_an_authorization_expires_after_thirty_days(merchant, wallet):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    merchant.advance("29d")
    assert merchant.get("charges", held).state == "Authorized"
    merchant.advance("1d")
    status = merchant.get("charges", held).body["statusDetails"]
    assert (status["state"], status["reasonCode"]) == ("Canceled", "ExpiredUnused")


def test_what_happens_later_bears_its_own_time(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--clock", "2027-01-01T00:00:00Z").ready)
    wallet = merchant.wallet()
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    refund = merchant.refund(merchant.charge(wallet).body["chargeId"]).body["refundId"]
    merchant.advance("365d")
    assert merchant.get("refunds", refund).body["statusDetails"]["lastUpdatedTimestamp"] == "20270101T000030Z"
    assert merchant.get("charges", held).body["statusDetails"]["lastUpdatedTimestamp"] == "20270131T000000Z"


@pytest.mark.parametrize("code, state, reason", [
    ("SoftDeclined", "Chargeable", []), ("TransactionTimedOut", "Chargeable", []),
    ("HardDeclined", "NonChargeable", ["PaymentMethodInvalid"]), ("AmazonRejected", "Closed", ["AmazonCanceled"])])
def test_declines_and_what_they_leave(merchant, wallet, code, state, reason):
    answer = merchant.charge(wallet, simulate=code)
    assert (answer.status, answer.reason) == (422, code)
    after = merchant.get("chargePermissions", wallet)
    assert (after.state, reasons(after)) == (state, reason)
    assert merchant.control("GET", "state").body["charges"] == []
    follow = merchant.charge(wallet)
    assert follow.status == 201 if state == "Chargeable" else follow.reason == "InvalidChargePermissionStatus"


@pytest.mark.parametrize("captures, end", [(False, "Authorized"), (True, "Captured")])
def test_a_pending_charge_stands_in_the_way_until_it_is_decided(merchant, captures, end):
    wallet = merchant.wallet(card="0701")
    pending = merchant.charge(wallet, canHandlePendingAuthorization=True, captureNow=captures)
    assert (pending.status, pending.state) == (201, "AuthorizationInitiated")
    during = merchant.get("chargePermissions", wallet)
    assert (during.state, reasons(during)) == ("NonChargeable", ["ChargeInProgress"])
    assert merchant.charge(wallet, canHandlePendingAuthorization=True).reason == "InvalidChargePermissionStatus"
    merchant.advance("30s")
    assert merchant.get("charges", pending.body["chargeId"]).state == end
    assert merchant.get("chargePermissions", wallet).state == "Chargeable"


def test_a_pending_charge_may_be_declined(merchant):
    wallet = merchant.wallet(card="4354")
    pending = merchant.charge(wallet, canHandlePendingAuthorization=True, captureNow=False).body["chargeId"]
    merchant.advance("30s")
    status = merchant.get("charges", pending).body["statusDetails"]
    assert (status["state"], status["reasonCode"]) == ("Declined", "HardDeclined")
    after = merchant.get("chargePermissions", wallet)
    assert reasons(after) == ["PaymentMethodInvalid"]
    assert after.body["limits"]["amountBalance"]["amount"] == "15000.00"


def test_a_pending_charge_may_be_canceled(merchant, wallet):
    pending = merchant.charge(wallet, canHandlePendingAuthorization=True, simulate="AuthorizationInitiated")
    assert merchant.cancel(pending.body["chargeId"]).state == "Canceled"
    merchant.advance("30s")
    assert merchant.get("charges", pending.body["chargeId"]).state == "Canceled"
    assert merchant.get("chargePermissions", wallet).state == "Chargeable"


def test_a_card_that_pends_needs_a_merchant_who_can_wait(merchant):
    assert merchant.charge(merchant.wallet(card="0701")).reason == "InvalidSandboxSimulationSpecified"


def test_simulated_captures(merchant, wallet):
    made = merchant.charge(wallet, simulate="CaptureInitiated")
    assert (made.status, made.state) == (201, "CaptureInitiated")
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    assert merchant.capture(held, simulate="AmazonRejected").state == "CaptureInitiated"
    merchant.advance("30s")
    assert merchant.get("charges", made.body["chargeId"]).state == "Captured"
    assert merchant.get("charges", held).body["statusDetails"]["reasonCode"] == "AmazonRejected"


@pytest.mark.parametrize("code", ["", "Nonsense", "BuyerCanceled", "softdeclined"])
def test_a_code_of_another_operation_is_refused(merchant, wallet, code):
    body = merchant.charge_body(wallet)
    answer = merchant.call("POST", "/v2/charges", body, unsigned={"x-amz-pay-simulation-code": code})
    assert (answer.status, answer.reason) == (400, "InvalidSandboxSimulationSpecified")
    assert merchant.refund("x", simulate="Declined").reason == "InvalidSandboxSimulationSpecified"


def test_the_monthly_limit_comes_back_on_the_first(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--clock", "2027-01-31T23:59:00Z").ready)
    wallet = merchant.wallet()
    assert merchant.charge(wallet, "14000.00").status == 201
    answer = merchant.charge(wallet, "1000.01")
    assert (answer.status, answer.reason) == (400, "PeriodicAmountExceeded")
    held = merchant.charge(wallet, "1000.00", captureNow=False)
    assert merchant.get("chargePermissions", wallet).body["limits"]["amountBalance"]["amount"] == "0.00"
    merchant.cancel(held.body["chargeId"])
    assert merchant.get("chargePermissions", wallet).body["limits"]["amountBalance"]["amount"] == "1000.00"
    merchant.advance("60s")
    assert merchant.get("chargePermissions", wallet).body["limits"]["amountBalance"]["amount"] == "15000.00"
    assert merchant.charge(wallet, "15000.00").status == 201


def test_a_charge_has_a_limit_of_its_own(merchant, wallet):
    assert merchant.charge(wallet, "150000.01").reason == "TransactionAmountExceeded"
    assert merchant.charge(wallet, "1.00", "EUR").reason == "CurrencyMismatch"


# Refunds

@pytest.mark.parametrize("paid, most, more", [("100.00", "115.00", "115.01"), ("1000.00", "1075.00", "1075.01"),
                                              ("0.05", "0.05", "0.06")])
def test_a_refund_may_be_a_little_above_what_was_captured(merchant, wallet, paid, most, more):
    charge = merchant.charge(wallet, paid).body["chargeId"]
    assert merchant.refund(charge, more).reason == "TransactionAmountExceeded"
    assert merchant.refund(charge, most).status == 201
    assert merchant.refund(charge, "0.01").reason == "TransactionAmountExceeded"


def test_a_charge_is_refunded_ten_times_at_most(merchant, wallet):
    charge = merchant.charge(wallet, "100.00").body["chargeId"]
    made = [merchant.refund(charge, "1.00") for _ in range(10)]
    assert all(one.status == 201 for one in made)
    assert len({one.body["refundId"] for one in made}) == 10
    answer = merchant.refund(charge, "1.00")
    assert (answer.status, answer.reason) == (422, "TransactionCountExceeded")


def test_only_what_was_captured_is_refunded(merchant, wallet):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    assert merchant.refund(held).reason == "InvalidChargeStatus"
    assert merchant.refund(merchant.charge(wallet).body["chargeId"], "1.00", "EUR").reason == "CurrencyMismatch"


# Closing

@pytest.mark.parametrize("cancels, state, reason", [(True, "Canceled", "ChargePermissionCanceled"),
                                                    (False, "Authorized", None)])
def test_closing_cancels_what_is_open_when_asked_to(merchant, wallet, cancels, state, reason):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    merchant.close_wallet(wallet, cancelPendingCharges=cancels)
    status = merchant.get("charges", held).body["statusDetails"]
    assert (status["state"], status["reasonCode"]) == (state, reason)
    captured = merchant.capture(held)
    assert captured.reason == "InvalidChargeStatus" if cancels else captured.state == "Captured"


def test_amazon_may_close_a_wallet(merchant, wallet):
    assert reasons(merchant.close_wallet(wallet, simulate="AmazonClosed")) == ["AmazonClosed"]


def test_metadata_of_a_wallet_can_be_changed(merchant, wallet):
    change = {"merchantMetadata": {"merchantReferenceId": "A-1", "noteToBuyer": "Grüße"}}
    assert merchant.call("PATCH", f"/v2/chargePermissions/{wallet}", change).status == 200
    seen = merchant.get("chargePermissions", wallet).body["merchantMetadata"]
    assert (seen["merchantReferenceId"], seen["noteToBuyer"], seen["customInformation"]) == ("A-1", "Grüße", None)


# Regions

def test_japan_has_yen_without_decimals(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--region", "jp").ready)
    wallet = merchant.wallet()
    assert wallet.startswith("C03-")
    for wrong in ("500.0", "500.00", "0", "-5", "1e3", "", "five"):
        assert merchant.charge(wallet, wrong, "JPY").reason == "InvalidParameterValue"
    paid = merchant.charge(wallet, "60000", "JPY")
    assert (paid.status, paid.body["chargeAmount"]["amount"]) == (201, "60000")
    assert merchant.refund(paid.body["chargeId"], "68401", "JPY").reason == "TransactionAmountExceeded"
    assert merchant.refund(paid.body["chargeId"], "68400", "JPY").status == 201


def test_europe_saves_wallets_in_other_currencies(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--region", "eu").ready)
    krona = merchant.payload(paymentDetails={"paymentIntent": "Confirm", "presentmentCurrency": "SEK"})
    wallet = merchant.wallet(payload=krona)
    assert merchant.get("chargePermissions", wallet).body["presentmentCurrency"] == "SEK"
    assert merchant.charge(wallet, "10.00", "EUR").reason == "CurrencyMismatch"
    assert merchant.charge(wallet, "10.00", "SEK").status == 201
    assert merchant.charge(merchant.wallet(), "10.00", "EUR").status == 201


def test_amounts_may_be_json_numbers(merchant, wallet):
    for number, text in ((18.2, "18.20"), (7, "7.00"), (0.01, "0.01"), (1234.56, "1234.56")):
        paid = merchant.call("POST", "/v2/charges", merchant.charge_body(wallet, number))
        assert (paid.status, paid.body["chargeAmount"]["amount"]) == (201, text)
    assert merchant.call("POST", "/v2/charges", merchant.charge_body(wallet, 1.005)).reason == "InvalidParameterValue"


@pytest.mark.parametrize("number", [b"10.999999999999999999", b"10.9999999999999999", b"9007199254740993", b"1e400"])
def test_an_amount_whose_digits_would_be_lost_is_refused(merchant, wallet, number):
    body = json.dumps(merchant.charge_body(wallet, "AMOUNT")).encode().replace(b'"AMOUNT"', number)
    refused = merchant.call("POST", "/v2/charges", body)
    assert (refused.status, refused.reason) == (400, "InvalidRequestFormat")
    assert "line 1, column" in refused.body["message"]
    assert merchant.get("chargePermissions", wallet).body["limits"]["amountBalance"]["amount"] == "15000.00"
