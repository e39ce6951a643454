# SPDX-License-Identifier: Apache-2.0
"""Payments at a till, parcels on their way, and the token that speaks for a merchant."""
import base64
import json

import pytest

from client import call
from shape import assert_same_shape, example


def post(merchant, name, example_name, **change):
    """Sends an example with changes; None leaves a member out."""
    body = {**example(f"instore.{example_name}.request"), **change}
    return merchant.call("POST", f"/v2/in-store/{name}", {key: value for key, value in body.items() if value is not None},
                         key=False)


def scan(merchant, **change):
    return post(merchant, "merchantScan", "merchant_scan", **change)


def charge(merchant, permission, **change):
    return post(merchant, "charge", "charge", chargePermissionId=permission, **change)


def refund(merchant, paid, **change):
    return post(merchant, "refund", "refund", chargeId=paid, **change)


@pytest.fixture
def permission(merchant):
    return scan(merchant).body["chargePermissionId"]


@pytest.fixture
def paid(merchant, permission):
    return charge(merchant, permission).body["chargeId"]


def price(amount, currency="USD"):
    return {"amount": amount, "currencyCode": currency}


# A till

def test_from_a_scanned_code_to_money_back(merchant):
    scanned = scan(merchant)
    assert scanned.status == 200
    assert_same_shape(scanned.body, example("instore.merchant_scan.response"))
    permission = scanned.body["chargePermissionId"]
    seen = merchant.get("chargePermissions", permission).body
    assert (seen["chargePermissionType"], seen["limits"]["amountLimit"]["amount"]) == ("OneTime", "5.00")
    paid = charge(merchant, permission)
    assert paid.body == {"chargeId": paid.body["chargeId"], "chargeStatus": {"state": "Completed"}}
    assert paid.body["chargeId"].startswith(permission)
    seen = merchant.get("charges", paid.body["chargeId"]).body
    assert (seen["statusDetails"]["state"], seen["captureAmount"]["amount"], seen["channel"]) == (
        "Captured", "5.00", "PointOfSale")
    assert seen["softDescriptor"] == "AMZ*HARBOUR"
    back = refund(merchant, paid.body["chargeId"])
    assert_same_shape(back.body, example("instore.refund.response"))
    assert (back.status, back.body["refundStatus"]["state"]) == (200, "Pending")
    merchant.advance("30s")
    assert merchant.get("refunds", back.body["refundId"]).state == "Refunded"


def test_the_same_reference_has_one_effect(merchant, permission):
    assert scan(merchant).body["chargePermissionId"] == permission
    first = charge(merchant, permission)
    again = charge(merchant, permission)
    assert (again.status, again.text) == (first.status, first.text)
    other = charge(merchant, permission, softDescriptor="OTHER")
    assert (other.status, other.reason) == (400, "InvalidParameterValue") and "chargeReferenceId" in other.text
    back = refund(merchant, first.body["chargeId"])
    assert refund(merchant, first.body["chargeId"]).text == back.text
    state = merchant.control("GET", "state").body
    assert [len(state[kind]) for kind in ("chargePermissions", "charges", "refunds")] == [1] * 3


def test_a_refusal_does_not_use_a_reference_up(merchant):
    assert scan(merchant, chargeTotal=price("5.00", "EUR")).reason == "CurrencyMismatch"
    assert scan(merchant).status == 200


def test_a_scan_without_an_amount(merchant):
    permission = scan(merchant, chargeTotal=None).body["chargePermissionId"]
    assert charge(merchant, permission, chargeTotal=price("4.00")).status == 200
    assert charge(merchant, permission, chargeReferenceId="pos-2", chargeTotal=price("6.00")).status == 200


@pytest.mark.parametrize("change, reason", [
    ({"scanData": None}, "MissingParameterValue"), ({"scanReferenceId": ""}, "MissingParameterValue"),
    ({"merchantCOE": "USA"}, "InvalidParameterValue"), ({"ledgerCurrency": "SEK"}, "InvalidParameterValue"),
    ({"storeLocation": {"city": "Kyoto"}}, "UnrecognizedField"), ({"tillId": "4"}, "UnrecognizedField")])
def test_a_scan_that_is_refused(merchant, change, reason):
    assert scan(merchant, **change).reason == reason


@pytest.mark.parametrize("change, reason", [
    ({"chargeTotal": price("5.01")}, "TransactionAmountExceeded"), ({"chargeTotal": price("1", "EUR")}, "CurrencyMismatch"),
    ({"softDescriptor": "12345678901234567"}, "InvalidParameterValue"), ({"chargeTotal": None}, "MissingParameterValue"),
    ({"chargePermissionId": "S01-1-1"}, "ResourceNotFound")])
def test_a_charge_that_is_refused(merchant, permission, change, reason):
    assert charge(merchant, **{"permission": permission, **{
        "permission" if name == "chargePermissionId" else name: value for name, value in change.items()}}).reason == reason


@pytest.mark.parametrize("change, reason", [
    ({"refundTotal": price("9.00")}, "TransactionAmountExceeded"), ({"refundTotal": price("1", "EUR")}, "CurrencyMismatch"),
    ({"paid": "S01-1-C1"}, "ResourceNotFound"), ({"refundReferenceId": None}, "MissingParameterValue")])
def test_a_refund_that_is_refused(merchant, paid, change, reason):
    assert refund(merchant, **{"paid": paid, **change}).reason == reason


# Parcels

def track(merchant, *numbers, **order):
    body = {**order, "deliveryDetails": [{"trackingNumber": one, "carrierCode": "FEDEX"} for one in numbers]}
    return merchant.call("POST", "/v2/deliveryTrackers", body, key=False), body


def test_a_parcel_is_told_once(merchant, permission):
    told, body = track(merchant, "998877665544", "2", chargePermissionId=permission)
    assert (told.status, told.body) == (200, body)
    assert track(merchant, "3", "2", chargePermissionId=permission)[0].reason == "InvalidParameterValue"
    assert track(merchant, "3", amazonOrderReferenceId="P01-1111111-1111111")[0].status == 200


@pytest.mark.parametrize("numbers, order, reason", [
    (["1"], {}, "MissingParameterValue"), ([], {"amazonOrderReferenceId": "P01-1"}, "MissingParameterValue"),
    (["1"], {"chargePermissionId": "P01-1"}, "ResourceNotFound"), ([""], {"amazonOrderReferenceId": "a"}, "MissingParameterValue"),
    (["1"], {"amazonOrderReferenceId": "a", "chargePermissionId": "b"}, "InvalidParameterCombination")])
def test_a_parcel_that_is_refused(merchant, numbers, order, reason):
    assert track(merchant, *numbers, **order)[0].reason == reason


# Tokens

def test_an_authorization_token_is_a_jwt(merchant):
    answer = merchant.call("GET", "/v2/authorizationTokens/amzn.mws.1?merchantId=A%26B")
    assert answer.status == 200
    assert_same_shape(answer.body, example("authorization_token.response"))
    head, claims, signature = answer.body["authorizationToken"].split(".")
    read = lambda part: json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    assert (read(head)["alg"], read(claims)["sub"], bool(signature)) == ("HS256", "A&B", True)
    assert merchant.call("GET", "/v2/authorizationTokens/amzn.mws.1").reason == "MissingParameterValue"


# The client believes it

def test_the_client_believes_a_till(merchant):
    _, scanned = call(merchant, "instoreMerchantScan", body=example("instore.merchant_scan.request"))
    body = {**example("instore.charge.request"), **scanned}
    _, paid = call(merchant, "instoreCharge", body=body)
    body = {**example("instore.refund.request"), "chargeId": paid["chargeId"]}
    assert call(merchant, "instoreRefund", body=body)[1]["refundStatus"] == {"state": "Pending"}
    body = {**scanned, "deliveryDetails": [{"trackingNumber": "1", "carrierCode": "FEDEX"}]}
    assert call(merchant, "deliveryTrackers", body=body) == (200, body)
    _, token = call(merchant, "getAuthorizationToken", "amzn.mws.1", query=["merchantId=A1"])
    assert token["authorizationToken"].count(".") == 2
