# SPDX-License-Identifier: Apache-2.0
"""What others do to a wallet: a bank that asks for the buyer, a buyer or Amazon who changes a permission."""
import pytest

from test_flows import id_of

RETURN = {"webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/authenticated?order=1"}}


def reasons(answer):
    return [one["reasonCode"] for one in answer.body["statusDetails"]["reasons"] or []]


def answer(merchant, charge, body):
    return merchant.control("POST", f"charges/{charge}/answer", body)


# The bank

@pytest.fixture(scope="module")
def asking(program, keys):
    from conftest import Running
    from merchant import Merchant
    one = Running(program, "--bank-asks", "--data-dir", keys)
    merchant = Merchant(one.ready)
    yield merchant
    merchant.close()
    assert one.stop() == 0


@pytest.fixture
def bank(asking):
    asking.control("POST", "reset")
    asking.keys_made = 0
    return asking


@pytest.fixture
def wallet(bank):
    return bank.wallet()


def charge_of(bank, wallet, **more):
    return bank.charge(wallet, **{"chargeInitiator": "CITU", **RETURN, **more})


@pytest.mark.parametrize("capture_now, state", [(True, "Captured"), (False, "Authorized")])
def test_a_buyer_who_passes(bank, wallet, capture_now, state):
    made = charge_of(bank, wallet, captureNow=capture_now)
    charge = made.body["chargeId"]
    assert (made.status, made.state) == (201, "AuthorizationInitiated")
    assert made.body["webCheckoutDetails"] == {
        "checkoutReviewReturnUrl": None, **RETURN["webCheckoutDetails"], "checkoutCancelUrl": None,
        "amazonPayRedirectUrl": f"{bank.ready['url']}/checkout/challenge?chargeId={charge}", "checkoutMode": None}
    assert bank.get("charges", charge).body == made.body
    assert reasons(bank.get("chargePermissions", wallet)) == ["ChargeInProgress"]
    bank.advance("23h")
    passed = answer(bank, charge, {"passed": True})
    assert (passed.status, passed.body) == (200, {"url": "https://shop.example/authenticated?order=1"})
    done = bank.get("charges", charge)
    assert done.state == state and done.body["webCheckoutDetails"]["amazonPayRedirectUrl"] is None
    assert bank.get("chargePermissions", wallet).state == "Chargeable"
    assert answer(bank, charge, {"passed": False}).reason == "InvalidChargeStatus"


def test_a_buyer_who_fails(bank, wallet):
    charge = charge_of(bank, wallet).body["chargeId"]
    assert answer(bank, charge, {"passed": False}).status == 200
    status = bank.get("charges", charge).body["statusDetails"]
    assert (status["state"], status["reasonCode"]) == ("Declined", "MFANotCompleted")
    permission = bank.get("chargePermissions", wallet)
    assert (permission.state, reasons(permission)) == ("NonChargeable", ["MFAFailed"])
    assert charge_of(bank, wallet).reason == "InvalidChargePermissionStatus"


def test_a_buyer_who_does_not_come(bank, wallet):
    charge = charge_of(bank, wallet).body["chargeId"]
    bank.advance("24h")
    assert bank.get("charges", charge).body["statusDetails"]["reasonCode"] == "TransactionTimedOut"
    assert bank.get("chargePermissions", wallet).state == "Chargeable"
    assert answer(bank, charge, {"passed": True}).reason == "InvalidChargeStatus"


def test_a_charge_canceled_meanwhile_is_not_asked_for(bank, wallet):
    charge = charge_of(bank, wallet).body["chargeId"]
    assert bank.cancel(charge).body["webCheckoutDetails"]["amazonPayRedirectUrl"] is None
    assert answer(bank, charge, {"passed": True}).reason == "InvalidChargeStatus"
    bank.advance("24h")
    assert bank.get("charges", charge).state == "Canceled"


def test_without_a_url_to_come_back_to_it_is_refused(bank, wallet):
    refused = bank.charge(wallet, chargeInitiator="CITU")
    assert (refused.status, refused.reason) == (422, "MFANotCompleted")
    assert bank.control("GET", "state").body["charges"] == []
    assert bank.get("chargePermissions", wallet).state == "Chargeable"


def test_the_bank_asks_for_nobody_else(bank, wallet):
    made = charge_of(bank, wallet, chargeInitiator="MITU")
    assert (made.state, made.body["webCheckoutDetails"]) == ("Captured", None)
    assert charge_of(bank, wallet, simulate="HardDeclined").reason == "HardDeclined"
    assert bank.complete(id_of(bank.checkout(bank.purchase())), "42.50").status == 200


def test_by_itself_no_bank_asks(merchant):
    made = charge_of(merchant, merchant.wallet())
    assert (made.state, made.body["webCheckoutDetails"]) == ("Captured", None)
    assert answer(merchant, made.body["chargeId"], {"passed": True}).reason == "InvalidChargeStatus"


@pytest.mark.parametrize("body, reason", [({}, "MissingParameterValue"), ({"passed": "yes"}, "InvalidParameterValue"),
                                          ({"passed": True, "x": 1}, "UnrecognizedField")])
def test_a_wrong_answer_is_none(bank, wallet, body, reason):
    charge = charge_of(bank, wallet).body["chargeId"]
    assert answer(bank, charge, body).reason == reason
    assert bank.get("charges", charge).state == "AuthorizationInitiated"
    assert answer(bank, "none", {"passed": True}).reason == "ResourceNotFound"


# The buyer's account

def change(merchant, wallet, state, reason=None):
    return merchant.control("POST", f"permissions/{wallet}", {"state": state, **({"reason": reason} if reason else {})})


@pytest.mark.parametrize("reason", [
    None, "PaymentMethodExpired", "PaymentMethodInvalid", "PaymentMethodDeleted", "PaymentMethodNotAllowed",
    "PaymentMethodNotSet", "BillingAddressDeleted", "MFAFailed", "TransactionAmountExceeded", "AmountNotSet"])
def test_a_wallet_that_cannot_be_charged_any_more(merchant, reason):
    wallet = merchant.wallet()
    changed = change(merchant, wallet, "NonChargeable", reason)
    assert (changed.status, changed.state) == (200, "NonChargeable")
    assert reasons(changed) == [reason or "PaymentMethodExpired"]
    assert merchant.get("chargePermissions", wallet).body == changed.body
    assert merchant.charge(wallet).reason == "InvalidChargePermissionStatus"
    assert reasons(change(merchant, wallet, "Chargeable")) == []
    assert merchant.charge(wallet).status == 201


@pytest.mark.parametrize("reason", [None, "BuyerClosed", "BuyerCanceled", "AmazonClosed", "AmazonCanceled",
                                    "MerchantClosed", "MerchantCanceled", "Expired"])
def test_a_wallet_that_is_closed_stays_closed(merchant, reason):
    wallet = merchant.wallet()
    closed = change(merchant, wallet, "Closed", reason)
    assert (closed.state, reasons(closed)) == ("Closed", [reason or "BuyerClosed"])
    again = change(merchant, wallet, "Chargeable")
    assert (again.status, again.reason) == (422, "InvalidChargePermissionStatus")


@pytest.mark.parametrize("state, reason", [
    ("Open", None), ("Chargeable", "BuyerClosed"), ("Closed", "PaymentMethodExpired"), ("NonChargeable", "Nonsense"),
    ("NonChargeable", "ChargeInProgress")])
def test_a_state_without_such_a_reason(merchant, state, reason):
    wallet = merchant.wallet()
    assert change(merchant, wallet, state, reason).reason == "InvalidParameterValue"
    assert merchant.get("chargePermissions", wallet).state == "Chargeable"
    assert change(merchant, "none", "Closed").reason == "ResourceNotFound"
