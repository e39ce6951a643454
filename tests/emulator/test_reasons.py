# SPDX-License-Identifier: Apache-2.0
"""Every reason code that Amazon documents is answered to some call, with its status."""
import pathlib
import re

import pytest

ROWS = pathlib.Path(__file__).resolve().parents[2] / "core" / "api" / "reasons.def"
DOCUMENTED = {reason: int(status) for status, reason in re.findall(r'^REASON\((\d+), "(\w+)"', ROWS.read_text(), re.M)}


def charge(merchant, **how):
    return lambda: merchant.charge(merchant.wallet(), **how)


def captured(merchant):
    return merchant.charge(merchant.wallet()).body["chargeId"]


def closed(merchant):
    wallet = merchant.wallet()
    merchant.close_wallet(wallet)
    return wallet


def same_key_other_body(merchant):
    wallet = merchant.wallet()
    merchant.call("POST", "/v2/charges", merchant.charge_body(wallet), key="k")
    return merchant.call("POST", "/v2/charges", merchant.charge_body(wallet, "1.00"), key="k")


def canceled_session(merchant):
    return merchant.complete(merchant.checkout(cancel=True).body["checkoutSessionId"])


def expired_session(merchant):
    session = merchant.checkout().body["checkoutSessionId"]
    merchant.advance("25h")
    return merchant.complete(session)


def other_total(merchant):
    return merchant.complete(merchant.checkout().body["checkoutSessionId"], "1.00")


def above_the_month(merchant):
    wallet = merchant.wallet()
    merchant.charge(wallet, "15000.00")
    return merchant.charge(wallet, "0.01")


def eleven_refunds(merchant):
    one = captured(merchant)
    return [merchant.refund(one, "0.10") for _ in range(11)][-1]


def suspended(merchant):
    own = "merchants/" + merchant.ready["merchant_id"]
    merchant.control("POST", own, {"accountStatus": "Suspended"})
    answer = merchant.get("charges", "S01")
    merchant.control("POST", own, {"accountStatus": "Active"})
    return answer


def contest_of_a_resolved_dispute(merchant):
    dispute = merchant.control("POST", f"charges/{captured(merchant)}/dispute",
                               {"filingReason": "ProductNotReceived"}).body["disputeId"]
    merchant.advance("12d")
    return merchant.call("POST", f"/v2/disputes/{dispute}/contest", {"merchantEvidences": [
        {"evidenceType": "Receipt", "evidenceText": "1Z"}]}, key=False)


def two_references(merchant):
    return merchant.call("POST", "/v2/deliveryTrackers", {
        "amazonOrderReferenceId": "P01-0000000-0000000", "chargePermissionId": merchant.wallet(),
        "deliveryDetails": [{"trackingNumber": "1Z", "carrierCode": "UPS"}]})


def faulty(reason, fault="error_before"):
    def call(merchant):
        merchant.control("POST", "faults", [{"operation": "createCharge", "fault": fault, "reasonCode": reason}])
        return charge(merchant)()
    return call


def limited(merchant):
    merchant.control("PUT", "throttle", {"perSecond": 1, "burst": 1})
    return [merchant.get("charges", "S01") for _ in range(2)][-1]


# What Amazon alone decides has a fault; all else is provoked as it would be at Amazon.
CALLS = {
    "InvalidHeaderValue": lambda m: m.call("GET", "/v2/charges/S01", change={"x_amz_pay_date": "today"}),
    "InvalidRequest": contest_of_a_resolved_dispute,
    "InvalidParameterValue": lambda m: charge(m, channel="Street")(),
    "InvalidRequestFormat": lambda m: m.call("POST", "/v2/charges", b"{"),
    "MissingHeader": lambda m: m.call("POST", "/v2/charges", {}, key=False),
    "MissingHeaderValue": lambda m: m.call("POST", "/v2/charges", {}, key=False, extra={"x-amz-pay-idempotency-key": ""}),
    "MissingParameterValue": lambda m: m.call("POST", "/v2/charges", {}),
    "UnrecognizedField": lambda m: charge(m, tip="1.00")(),
    "InvalidParameterCombination": two_references,
    "InvalidAPIVersion": lambda m: m.call("GET", "/v3/charges/S01"),
    "InvalidSandboxSimulationSpecified": lambda m: charge(m, simulate="Sunshine")(),
    "DuplicateIdempotencyKey": same_key_other_body,
    "CurrencyMismatch": lambda m: charge(m, currency="EUR")(),
    "TransactionAmountExceeded": lambda m: m.refund(captured(m), "100.00"),
    "PeriodicAmountExceeded": above_the_month,
    "CheckoutSessionCanceled": canceled_session,
    "UnauthorizedAccess": lambda m: m.call("GET", "/live/v2/charges/S01"),
    "InvalidAuthentication": lambda m: m.call("GET", "/v2/charges/S01", key_id="SANDBOX-NOBODY"),
    "InvalidAccountStatus": suspended,
    "InvalidRequestSignature": lambda m: m.call("GET", "/v2/charges/S01", salt=21),
    "InvalidAuthorizationToken": lambda m: m.call("GET", "/v2/charges/S01", extra={"x-amz-pay-authtoken": "token"}),
    "ResourceNotFound": lambda m: m.get("charges", "S01"),
    "UnsupportedOperation": lambda m: m.call("POST", "/v2/checkoutSessions", m.payload(chargePermissionType="OneTime")),
    "RequestNotSupported": lambda m: m.call("PUT", "/v2/charges", {}),
    "RequestTimeout": faulty("RequestTimeout"),
    "AmountMismatch": other_total,
    "InvalidCheckoutSessionStatus": expired_session,
    "InvalidChargePermissionStatus": lambda m: m.charge(closed(m)),
    "ChargePermissionNotModifiable": lambda m: m.call("PATCH", "/v2/chargePermissions/" + closed(m), {"merchantMetadata": {}}),
    "InvalidChargeStatus": lambda m: m.cancel(captured(m)),
    "TransactionCountExceeded": eleven_refunds,
    "SoftDeclined": lambda m: charge(m, simulate="SoftDeclined")(),
    "HardDeclined": lambda m: charge(m, simulate="HardDeclined")(),
    "AmazonRejected": lambda m: charge(m, simulate="AmazonRejected")(),
    "PaymentMethodNotAllowed": faulty("PaymentMethodNotAllowed"),
    "MFANotCompleted": faulty("MFANotCompleted"),
    "TransactionTimedOut": lambda m: charge(m, simulate="TransactionTimedOut")(),
    "TLSVersionNotSupported": faulty("TLSVersionNotSupported"),
    "TooManyRequests": limited,
    "InternalServerError": faulty("InternalServerError"),
    "ProcessingFailure": faulty("ProcessingFailure", "error_after"),
    "ServiceUnavailable": faulty("ServiceUnavailable"),
}


def test_none_is_left_out():
    assert sorted(CALLS) == sorted(DOCUMENTED) and len(DOCUMENTED) > 40


@pytest.mark.parametrize("reason", CALLS)
def test_each_is_answered_with_its_status(merchant, reason):
    answer = CALLS[reason](merchant)
    assert (answer.reason, answer.status) == (reason, DOCUMENTED[reason]), answer
    assert list(answer.body) == ["reasonCode", "message"] and answer.body["message"].endswith((".", "]"))
