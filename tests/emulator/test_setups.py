# SPDX-License-Identifier: Apache-2.0
"""Signing in, updating a wallet, the Mobile SDK, sessions that the server made, and what is left of a wallet not saved."""
import pytest

from test_api import assert_same_shape
from test_flows import ADDRESS, AUTHORIZE, FORTY, RESULT, constraints, example, id_of, payload_of, reason_of


def reasons(answer):
    return [one["reasonCode"] for one in answer.body["statusDetails"]["reasons"] or []]


# Signing in

def test_sign_in_and_setup_tells_the_buyer(merchant):
    payload = payload_of(merchant, "signinandsetup_button_payload")
    session = id_of(merchant.checkout(payload, product_type="SignInAndSetup"))
    opened = merchant.get("checkoutSessions", session).body
    assert opened["chargePermissionType"] == "PaymentMethodOnFile" and opened["constraints"] == []
    done = merchant.complete(session)
    assert done.status == 200
    assert_same_shape(done.body, example("complete_response_signinandsetup_200"))
    assert done.body["buyer"]["email"] == "susie.smith@example.com"
    assert merchant.get("checkoutSessions", session).body == done.body
    wallet = merchant.get("chargePermissions", done.body["chargePermissionId"])
    assert wallet.state == "Chargeable" and wallet.body["buyer"] == done.body["buyer"]
    assert wallet.body["chargePermissionType"] == "PaymentMethodOnFile"
    assert merchant.complete(session).reason == "InvalidCheckoutSessionStatus"


def test_name_and_email_are_what_signing_in_tells_by_itself(merchant):
    payload = dict(payload_of(merchant, "signinandsetup_button_payload"))
    del payload["signInScopes"]
    done = merchant.complete(id_of(merchant.checkout(payload, product_type="SignInAndSetup"))).body
    assert done["buyer"]["name"] and done["buyer"]["email"] and done["buyer"]["phoneNumber"] is None
    assert done["shippingAddress"] is None and done["billingAddress"] is None


def test_plain_sign_in_gives_a_token_for_the_buyer(merchant):
    payload = payload_of(merchant, "signin_only_button_payload")
    got = merchant.checkout(payload, product_type="SignIn")
    token = got.body["buyerToken"]
    assert got.body == {"buyerToken": token, "url": f"https://shop.example/amazon/signin?buyerToken={token}"}
    buyer = merchant.get("buyers", token)
    assert (buyer.status, buyer.body["name"], buyer.body["phoneNumber"]) == (200, "Susie Smith", None)
    assert merchant.control("GET", "state").body["checkoutSessions"] == []
    merchant.advance("24h")
    assert merchant.get("buyers", token).reason == "ResourceNotFound"


def test_a_buyer_s_shape(merchant):
    scopes = ["name", "email", "postalCode", "shippingAddress", "phoneNumber", "billingAddress"]
    payload = dict(payload_of(merchant, "signin_only_button_payload"), signInScopes=scopes)
    token = merchant.checkout(payload, product_type="SignIn").body["buyerToken"]
    assert_same_shape(merchant.get("buyers", token).body, example("get_buyer_response_200"))
    del payload["signInScopes"]
    token = merchant.checkout(payload, product_type="SignIn").body["buyerToken"]
    buyer = merchant.get("buyers", token).body
    assert [name for name, value in buyer.items() if value is not None] == ["buyerId"]


@pytest.mark.parametrize("change, reason", [
    ({"webCheckoutDetails": RESULT}, "UnrecognizedField"), ({"signInReturnUrl": None}, "MissingParameterValue"),
    ({"storeId": "another"}, "InvalidParameterValue"), ({"signInScopes": ["shoeSize"]}, "InvalidParameterValue")])
def test_a_wrong_sign_in_is_refused(merchant, change, reason):
    payload = dict(payload_of(merchant, "signin_only_button_payload"), **change)
    assert merchant.checkout(payload, product_type="SignIn").reason == reason
    assert merchant.checkout(payload_of(merchant, "signin_only_button_payload"), product_type="PayOnly").status == 400


def test_a_buyer_may_leave_the_sign_in(merchant):
    payload = payload_of(merchant, "signin_only_button_payload")
    got = merchant.checkout(payload, product_type="SignIn", cancel=True).body
    assert got == {"buyerToken": None, "url": "https://shop.example/login"}
    del payload["signInCancelUrl"]
    got = merchant.checkout(payload, product_type="SignIn", cancel=True).body
    assert got == {"buyerToken": None, "url": "https://shop.example/amazon/signin"}


# Updating

def update_of(merchant, wallet, **change):
    return dict(payload_of(merchant, "update_page_payload"), chargePermissionId=wallet, **change)


def test_the_update_page_gives_a_wallet_another_card(merchant):
    wallet = merchant.wallet()
    merchant.charge(wallet, simulate="HardDeclined")
    assert merchant.get("chargePermissions", wallet).state == "NonChargeable"
    got = merchant.checkout(update_of(merchant, wallet), card="4444")
    assert got.body["url"].startswith("https://shop.example/wallet/updated?amazonCheckoutSessionId=")
    assert merchant.get("chargePermissions", wallet).state == "NonChargeable"
    done = merchant.complete(id_of(got))
    assert (done.status, done.body["chargePermissionId"]) == (200, wallet)
    seen = merchant.get("chargePermissions", wallet)
    assert (seen.state, reasons(seen)) == ("Chargeable", [])
    assert seen.body["paymentPreferences"] == [{"paymentDescriptor": "MasterCard ****4444 (Amazon Pay)"}]
    assert seen.body["shippingAddress"] is None and seen.body["billingAddress"]
    assert merchant.charge(wallet).status == 201
    assert len(merchant.control("GET", "state").body["chargePermissions"]) == 1


def test_the_update_page_gives_a_wallet_an_address(merchant):
    wallet = merchant.wallet()
    merchant.complete(id_of(merchant.checkout(update_of(merchant, wallet), product_type="PayAndShip")))
    assert merchant.get("chargePermissions", wallet).body["shippingAddress"]["name"] == "Susie Smith"
    merchant.complete(id_of(merchant.checkout(update_of(merchant, wallet))))
    assert merchant.get("chargePermissions", wallet).body["shippingAddress"]["name"] == "Susie Smith"


def test_what_cannot_be_updated(merchant):
    assert merchant.checkout(update_of(merchant, "C01-0000000-0000000")).reason == "ResourceNotFound"
    wallet = merchant.wallet()
    assert merchant.checkout(update_of(merchant, wallet), consent=False).reason == "InvalidParameterValue"
    begun = id_of(merchant.checkout(update_of(merchant, wallet)))
    merchant.close_wallet(wallet)
    assert merchant.complete(begun).reason == "InvalidChargePermissionStatus"
    assert merchant.checkout(update_of(merchant, wallet)).reason == "InvalidChargePermissionStatus"
    once = merchant.complete(id_of(merchant.checkout(merchant.purchase(), consent=False)), "42.50").body
    assert merchant.checkout(update_of(merchant, once["chargePermissionId"])).reason == "InvalidParameterValue"


def test_an_update_that_fails_changes_nothing(merchant):
    wallet = merchant.wallet()
    before = merchant.get("chargePermissions", wallet).body
    declined = id_of(merchant.checkout(update_of(merchant, wallet), card="3434"))
    assert merchant.complete(declined).reason == "CheckoutSessionCanceled"
    simulated = id_of(merchant.checkout(update_of(merchant, wallet), card="0005"))
    assert merchant.complete(simulated, simulate="Declined").reason == "CheckoutSessionCanceled"
    assert merchant.get("chargePermissions", wallet).body == before


def test_japan_has_no_update_page(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--region", "jp").ready)
    assert merchant.checkout(update_of(merchant, merchant.wallet())).reason == "UnsupportedOperation"


# The Mobile SDK

def test_the_mobile_sdk_ends_with_finalize(merchant):
    got = merchant.mobile(merchant.purchase("Authorize", addressDetails=ADDRESS), "PayAndShip")
    session = id_of(got)
    assert got.body["url"] == f"https://shop.example/paid?CheckoutSessionId={session}"
    assert merchant.complete(session, "42.50").reason == "InvalidCheckoutSessionStatus"
    assert merchant.get("checkoutSessions", session).state == "Open"
    body = dict(example("finalize_checkout_session_request")["body"])
    done = merchant.finalize(session, **body)
    assert (done.status, done.state) == (200, "Completed")
    names = list(done.body)
    assert names[names.index("paymentDetails") + 1] == "cartDetails"
    assert done.body["paymentPreferences"] == [{"paymentDescriptor": "Visa ****1111 (Amazon Pay)"}]
    assert done.body["buyer"]["email"] and done.body["billingAddress"]
    assert merchant.get("charges", done.body["chargeId"]).state == "Authorized"
    assert merchant.get("chargePermissions", done.body["chargePermissionId"]).state == "Chargeable"
    assert merchant.finalize(session, **body).reason == "InvalidCheckoutSessionStatus"


@pytest.mark.parametrize("change, status, reason", [
    ({"chargeAmount": FORTY}, 409, "AmountMismatch"), ({"chargeAmount": None}, 400, "MissingParameterValue"),
    ({"chargeAmount": {"amount": "42.50", "currencyCode": "EUR"}}, 400, "CurrencyMismatch"),
    ({"totalOrderAmount": FORTY}, 409, "AmountMismatch"), ({"paymentIntent": "Confirm"}, 400, "InvalidParameterValue"),
    ({"canHandlePendingAuthorization": True}, 400, "InvalidParameterValue"),
    ({"supplementaryData": "x"}, 400, "InvalidParameterValue"), ({"scopes": ["name"]}, 400, "UnrecognizedField")])
def test_finalize_compares_what_the_app_posted(merchant, change, status, reason):
    session = id_of(merchant.mobile(merchant.purchase("Authorize")))
    right = {"chargeAmount": {"amount": "42.50", "currencyCode": "USD"}, "paymentIntent": "Authorize",
             "canHandlePendingAuthorization": False}
    answer = merchant.finalize(session, **{**right, **change})
    assert (answer.status, answer.reason) == (status, reason)
    assert merchant.finalize(session, **right).status == 200


def test_setup_on_a_phone(merchant):
    urls = {"checkoutResultReturnUrl": "https://shop.example/saved?a=1", "checkoutErrorUrl": "https://shop.example/sorry",
            "checkoutCancelUrl": "https://shop.example/wallet"}
    session = id_of(merchant.mobile(merchant.payload(webCheckoutDetails=urls)))
    done = merchant.finalize(session)
    assert done.status == 200 and done.body["chargePermissionType"] == "PaymentMethodOnFile"
    assert merchant.finalize(id_of(merchant.mobile(merchant.payload())), paymentIntent="Confirm").status == 200
    canceled = merchant.mobile(merchant.payload(webCheckoutDetails=urls), cancel=True)
    assert canceled.body["url"] == "https://shop.example/wallet"
    assert merchant.finalize(id_of(canceled)).reason == "CheckoutSessionCanceled"
    update = merchant.mobile(update_of(merchant, done.body["chargePermissionId"]), card="0005")
    assert merchant.finalize(id_of(update)).body["chargePermissionId"] == done.body["chargePermissionId"]
    sign_in = merchant.mobile(payload_of(merchant, "signinandsetup_button_payload"), "SignInAndSetup")
    assert merchant.finalize(id_of(sign_in)).body["buyer"]["email"]


def test_finalize_takes_the_codes_of_complete(merchant):
    session = id_of(merchant.mobile(merchant.payload()))
    answer = merchant.call("POST", f"/v2/checkoutSessions/{session}/finalize", {}, key=False, simulate="Declined")
    assert answer.reason == "CheckoutSessionCanceled"


def test_the_browser_s_sessions_do_not_end_with_finalize(merchant):
    session = id_of(merchant.checkout())
    assert merchant.finalize(session).reason == "InvalidCheckoutSessionStatus"
    assert "cartDetails" not in merchant.complete(session).body


@pytest.mark.parametrize("change, reason", [
    ({"merchantId": "another"}, "InvalidAuthentication"), ({"environment": "LIVE"}, "InvalidParameterValue"),
    ({"ledgerCurrency": "EUR"}, "InvalidParameterValue"), ({"productType": "SignIn"}, "InvalidParameterValue"),
    ({"msdk": None}, "MissingParameterValue"), ({"signature": "x"}, "UnrecognizedField")])
def test_a_wrong_configuration_is_refused(merchant, change, reason):
    assert merchant.mobile(merchant.payload(), change=change).reason == reason


def test_a_phone_has_no_express_and_its_own_channel(merchant):
    assert merchant.mobile(merchant.express()).reason == "UnsupportedOperation"
    bare = merchant.configuration(merchant.payload())
    bare["checkoutSessionConfig"] = merchant.payload()
    answer = merchant.control("POST", "checkout", {"configuration": bare, "surface": "mobile_sdk"})
    assert answer.reason == "MissingParameterValue"
    assert merchant.control("POST", "checkout", {"configuration": bare, "surface": "web"}).reason == (
        "InvalidParameterValue")


# Sessions that the merchant's server made

def test_a_session_made_by_the_call_waits_for_its_buyer(merchant):
    body = dict(example("create_checkout_session_request")["body"], storeId=merchant.ready["store_id"])
    made = merchant.call("POST", "/v2/checkoutSessions", body)
    assert made.status == 201
    assert_same_shape(made.body, example("create_checkout_session_response_201"))
    session = id_of(made)
    merchant.update(session, webCheckoutDetails=RESULT, paymentDetails=AUTHORIZE)
    got = merchant.get("checkoutSessions", session)
    assert constraints(got) == ["BuyerNotAssociated"] and got.body["webCheckoutDetails"]["amazonPayRedirectUrl"] is None
    assert merchant.complete(session, "40.00").reason == "InvalidCheckoutSessionStatus"
    visit = {"checkout_session_id": session, "product_type": "PayAndShip"}
    assert merchant.control("POST", "checkout", visit).body["url"].startswith("https://shop.example/checkout/review?")
    assert merchant.control("POST", "checkout", visit).reason == "InvalidCheckoutSessionStatus"
    merchant.process(session)
    assert merchant.complete(session, "40.00").status == 200


def test_a_setup_made_by_the_call(merchant):
    session = id_of(merchant.call("POST", "/v2/checkoutSessions", merchant.payload()))
    merchant.control("POST", "checkout", {"checkout_session_id": session})
    assert merchant.complete(session).status == 200


@pytest.mark.parametrize("change, reason", [
    ({"chargePermissionType": None}, "UnsupportedOperation"), ({"storeId": "another"}, "InvalidParameterValue"),
    ({"webCheckoutDetails": {"checkoutMode": "ProcessOrder"}}, "UnrecognizedField"), ({"tip": 1}, "UnrecognizedField")])
def test_a_wrong_session_is_not_made(merchant, change, reason):
    assert merchant.call("POST", "/v2/checkoutSessions", merchant.payload(**change)).reason == reason
    assert merchant.call("POST", "/v2/checkoutSessions", merchant.payload(), key=False).reason == "MissingHeader"


# Not saved: one order's permission

@pytest.fixture
def order(merchant):
    """A OneTime permission of 80.00, of which 42.50 are authorized. @return Complete's body"""
    total = {"amount": "80.00", "currencyCode": "USD"}
    payload = merchant.purchase("Authorize", payment={"totalOrderAmount": total})
    session = id_of(merchant.checkout(payload, consent=False))
    return merchant.complete(session, "42.50", totalOrderAmount=total).body


def once(merchant, permission, amount, **more):
    price = {"amount": amount, "currencyCode": "USD"}
    return merchant.call("POST", "/v2/charges", {"chargePermissionId": permission, "chargeAmount": price, **more})


def test_one_order_s_permission_has_the_order_s_limits(merchant, order):
    permission = order["chargePermissionId"]
    assert order["chargeId"].startswith(permission + "-C")
    seen = merchant.get("chargePermissions", permission).body
    shape = example("charge_permission.onetime", "payments")
    assert {name: type(seen[name]) for name in shape} == {**{name: type(value) for name, value in shape.items()},
                                                          "shippingAddress": type(None)}
    assert [seen["limits"][name]["amount"] for name in ("amountLimit", "amountBalance")] == ["80.00", "80.00"]
    merchant.capture(order["chargeId"], "42.50")
    assert merchant.get("chargePermissions", permission).body["limits"]["amountBalance"]["amount"] == "37.50"
    assert once(merchant, permission, "37.51").reason == "TransactionAmountExceeded"
    held = once(merchant, permission, "20.00")
    assert (held.status, held.state, held.body["chargeInitiator"]) == (201, "Authorized", None)
    assert once(merchant, permission, "37.50", captureNow=True).state == "Captured"
    closed = merchant.get("chargePermissions", permission)
    assert (closed.state, reasons(closed)) == ("Closed", ["AmazonClosed"])
    assert merchant.capture(held.body["chargeId"], "20.00").reason == "TransactionAmountExceeded"
    assert once(merchant, permission, "1.00").reason == "InvalidChargePermissionStatus"


def test_one_order_has_twenty_five_charges_and_half_a_year(merchant, order):
    permission = order["chargePermissionId"]
    for _ in range(24):
        assert once(merchant, permission, "1.00").status == 201
    assert once(merchant, permission, "1.00").reason == "TransactionCountExceeded"
    merchant.advance("179d")
    assert merchant.get("chargePermissions", permission).state == "Chargeable"
    merchant.advance("1d")
    assert reasons(merchant.get("chargePermissions", permission)) == ["Expired"]


def test_a_capture_at_once_ends_one_order_s_permission(merchant):
    done = merchant.complete(id_of(merchant.checkout(merchant.purchase(), consent=False)), "42.50").body
    assert reasons(merchant.get("chargePermissions", done["chargePermissionId"])) == ["AmazonClosed"]
    back = merchant.refund(done["chargeId"], "5.00")
    assert back.status == 201 and reason_of(back) is None
