# SPDX-License-Identifier: Apache-2.0
"""Every flow that saves a wallet, from the button to its end, and each refusal on the way."""
import json
import pathlib
import re
import urllib.parse

import pytest

from test_api import assert_same_shape

EXAMPLES = pathlib.Path(__file__).parents[1] / "vectors" / "examples"
ADDRESS = {"name": "Nora Field", "addressLine1": "27 Sample Row", "city": "Portland", "districtOrCounty": "Multnomah",
           "stateOrRegion": "OR", "postalCode": "97204", "countryCode": "US", "phoneNumber": "5035550142"}
RESULT = {"checkoutResultReturnUrl": "https://shop.example/paid"}
FORTY = {"amount": "40.00", "currencyCode": "USD"}
AUTHORIZE = {"paymentIntent": "Authorize", "chargeAmount": FORTY}


def example(name, kind="flows"):
    return json.loads((EXAMPLES / kind / f"{name}.json").read_text())


def payload_of(merchant, name):
    return dict(example(name), storeId=merchant.ready["store_id"])


def id_of(answer):
    assert answer.status in (200, 201), answer
    return answer.body["checkoutSessionId"]


def reason_of(answer):
    return answer.body["statusDetails"]["reasonCode"]


def constraints(answer):
    return [one["constraintId"] for one in answer.body["constraints"]]


@pytest.fixture
def express(merchant):
    """A session whose buyer has been to the review page once."""
    return id_of(merchant.checkout(merchant.express(), product_type="PayAndShip"))


@pytest.fixture
def confirmed(merchant, express):
    """A session whose buyer has been to amazonPayRedirectUrl."""
    merchant.update(express, webCheckoutDetails=RESULT, paymentDetails=AUTHORIZE)
    assert merchant.process(express).status == 200
    return express


# Where the buyer lands

@pytest.mark.parametrize("name, product_type, starts", [
    ("setup_button_payload", "PayOnly", "https://shop.example/wallet/saved"),
    ("express_button_payload", "PayAndShip", "https://shop.example/checkout/review"),
    ("apb_button_payload", "PayAndShip", "https://shop.example/checkout/result?cart=8841"),
    ("apb_payonly_button_payload", "PayOnly", "https://shop.example/"),
    ("signinandsetup_button_payload", "SignInAndSetup", "https://shop.example/amazon/signed-in")])
def test_the_examples_of_every_flow_lead_back(merchant, name, product_type, starts):
    got = merchant.checkout(payload_of(merchant, name), product_type=product_type).body
    assert got["url"].startswith(starts)
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(got["url"]).query)
    assert query["amazonCheckoutSessionId"] == [got["checkoutSessionId"]]
    assert merchant.get("checkoutSessions", got["checkoutSessionId"]).state == "Open"


@pytest.mark.parametrize("choice", [{"cancel": True}, {"card": "3064"}])
@pytest.mark.parametrize("flow", ["payload", "purchase"])
def test_a_buyer_who_gives_up_lands_on_the_cancel_url_as_it_is(merchant, flow, choice):
    payload = getattr(merchant, flow)()
    got = merchant.checkout(payload, **choice)
    assert got.body["url"] == payload["webCheckoutDetails"]["checkoutCancelUrl"]
    assert reason_of(merchant.get("checkoutSessions", id_of(got))) == "BuyerCanceled"
    assert (merchant.complete(id_of(got)).status, merchant.complete(id_of(got)).reason) == (
        400, "CheckoutSessionCanceled")


def test_without_a_cancel_url_the_buyer_lands_where_the_flow_returns(merchant):
    got = merchant.checkout(merchant.payload(webCheckoutDetails=RESULT), cancel=True)
    assert got.body["url"] == f"https://shop.example/paid?amazonCheckoutSessionId={id_of(got)}"
    got = merchant.checkout(merchant.express(webCheckoutDetails={"checkoutReviewReturnUrl": "https://s.example/r"}),
                            cancel=True)
    assert got.body["url"] == f"https://s.example/r?amazonCheckoutSessionId={id_of(got)}"


def test_signing_in_has_a_cancel_url_of_its_own(merchant):
    payload = payload_of(merchant, "signinandsetup_button_payload")
    got = merchant.checkout(payload, product_type="SignInAndSetup", cancel=True, consent=False)
    assert got.body["url"] == "https://shop.example/login"


def test_a_declined_buyer_comes_back_with_the_session(merchant):
    got = merchant.checkout(merchant.purchase(), card="3434")
    assert got.body["url"].startswith("https://shop.example/paid?amazonCheckoutSessionId=")
    assert reason_of(merchant.get("checkoutSessions", id_of(got))) == "Declined"
    assert merchant.complete(id_of(got), "42.50").reason == "CheckoutSessionCanceled"


def without(payload, *path):
    changed = json.loads(json.dumps(payload))
    place = changed
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    return changed


@pytest.mark.parametrize("path", [
    ("webCheckoutDetails", "checkoutResultReturnUrl"), ("paymentDetails", "paymentIntent"),
    ("paymentDetails", "chargeAmount"), ("paymentMethodOnFileMetadata", "setupOnly")])
def test_what_an_additional_payment_button_cannot_do_without(merchant, path):
    if path[-1] != "setupOnly":
        assert merchant.checkout(without(merchant.purchase(), *path)).reason == "MissingParameterValue"
    else:
        answer = merchant.checkout(without(merchant.purchase(), *path))
        assert answer.reason == "MissingParameterValue" and "setupOnly" in answer.body["message"]


@pytest.mark.parametrize("change, product_type, reason", [
    ({}, "PayAndShip", "MissingParameterValue"), ({"addressDetails": ADDRESS}, "PayOnly", "InvalidParameterCombination"),
    ({"addressDetails": dict(ADDRESS, city="x" * 51)}, "PayAndShip", "InvalidParameterValue"),
    ({"addressDetails": dict(ADDRESS, county="x")}, "PayAndShip", "UnrecognizedField"),
    ({"chargePermissionId": "C01-0000000-0000000"}, "PayOnly", "UnsupportedOperation"),
    ({"channelType": "MOBILE_SDK"}, "PayOnly", "UnrecognizedField"),
    ({}, "SignInAndSetup", "MissingParameterValue"), ({}, "Donation", "InvalidParameterValue"),
    ({"payment": {"softDescriptor": "Shop"}, "intent": "Authorize"}, "PayOnly", "InvalidParameterValue"),
    ({"payment": {"canHandlePendingAuthorization": True}}, "PayOnly", "InvalidParameterCombination"),
    ({"payment": {"totalOrderAmount": {"amount": "1.00", "currencyCode": "USD"}}}, "PayOnly", "InvalidParameterValue"),
    ({"payment": {"totalOrderAmount": {"amount": "99.00", "currencyCode": "EUR"}}}, "PayOnly", "CurrencyMismatch"),
    ({"currency": "EUR"}, "PayOnly", "InvalidParameterValue"),
    ({"amount": "150000.01"}, "PayOnly", "TransactionAmountExceeded")])
def test_a_wrong_purchase_is_refused(merchant, change, product_type, reason):
    answer = merchant.checkout(merchant.purchase(**change), product_type=product_type)
    assert answer.reason == reason, answer
    assert merchant.control("GET", "state").body["checkoutSessions"] == []


def test_other_flows_say_what_they_miss(merchant):
    assert merchant.checkout(merchant.express(webCheckoutDetails=RESULT)).reason == "MissingParameterValue"
    payload = payload_of(merchant, "signinandsetup_button_payload")
    assert merchant.checkout(payload).reason == "InvalidParameterCombination"
    assert merchant.checkout(payload, product_type="SignIn").reason == "UnrecognizedField"
    assert merchant.checkout(merchant.payload(), card="9999").reason == "InvalidParameterValue"


@pytest.mark.parametrize("name, product_type", [("setup_button_payload", "PayOnly"),
                                                ("signinandsetup_button_payload", "SignInAndSetup")])
def test_without_consent_nothing_is_set_up(merchant, name, product_type):
    answer = merchant.checkout(payload_of(merchant, name), product_type=product_type, consent=False)
    assert answer.reason == "InvalidParameterValue"


# Express

def test_express_from_the_review_to_the_charge(merchant):
    payload = payload_of(merchant, "express_button_payload")
    session = id_of(merchant.checkout(payload, product_type="PayAndShip"))
    review = merchant.get("checkoutSessions", session)
    assert_same_shape(review.body, example("get_checkout_session_response_express_after_review_200"))
    assert constraints(review) == ["ChargeAmountNotSet", "CheckoutResultReturnUrlNotSet", "PaymentIntentNotSet"]

    updated = merchant.update(session, **example("update_checkout_session_request")["body"])
    assert updated.status == 200
    assert_same_shape(updated.body, example("update_checkout_session_response_200"))
    redirect = updated.body["webCheckoutDetails"]["amazonPayRedirectUrl"]
    assert redirect == f"{merchant.ready['url']}/checkout/processing?amazonCheckoutSessionId={session}"
    early = merchant.complete(session, "42.50")
    assert (early.status, early.reason) == (422, "InvalidCheckoutSessionStatus")

    back = merchant.process(session).body
    assert back == {"checkoutSessionId": session,
                    "url": f"https://shop.example/checkout/result?amazonCheckoutSessionId={session}"}
    done = merchant.complete(session, "42.50")
    assert done.status == 200
    assert_same_shape(done.body, example("complete_response_express_saved_200"))
    assert merchant.get("checkoutSessions", session).body == done.body
    charge = merchant.get("charges", done.body["chargeId"]).body
    assert (charge["statusDetails"]["state"], charge["captureAmount"]["amount"]) == ("Captured", "42.50")
    assert (charge["softDescriptor"], charge["chargePermissionId"]) == ("AMZ*SampleShop", done.body["chargePermissionId"])
    assert charge["merchantMetadata"]["merchantReferenceId"] == "ORD-8841"
    wallet = merchant.get("chargePermissions", done.body["chargePermissionId"]).body
    assert wallet["paymentMethodOnFileMetadata"] == {"setupOnly": False}
    assert merchant.charge(wallet["chargePermissionId"], "5.00").status == 201


def test_constraints_are_counted_again_at_each_update(merchant, express):
    steps = [({"paymentDetails": {"paymentIntent": "Confirm"}}, ["ChargeAmountNotSet", "CheckoutResultReturnUrlNotSet"]),
             ({"webCheckoutDetails": RESULT}, ["ChargeAmountNotSet"]), ({"merchantMetadata": {"noteToBuyer": "Hi"}},
                                                                        ["ChargeAmountNotSet"]),
             ({"paymentDetails": {"chargeAmount": FORTY, "paymentIntent": None}}, [])]
    for body, left in steps:
        got = merchant.update(express, **body)
        assert constraints(got) == left
        assert bool(got.body["webCheckoutDetails"]["amazonPayRedirectUrl"]) == (not left)
    assert got.body["paymentDetails"]["paymentIntent"] == "Confirm"
    assert got.body["webCheckoutDetails"]["checkoutReviewReturnUrl"] == "https://shop.example/review"
    assert got.body["merchantMetadata"]["noteToBuyer"] == "Hi"
    again = merchant.update(express, paymentDetails={"chargeAmount": {"amount": 41, "currencyCode": "USD"}})
    assert again.body["paymentDetails"]["chargeAmount"]["amount"] == "41.00"


@pytest.mark.parametrize("body, reason", [
    ({"paymentDetails": {"presentmentCurrency": "USD"}}, "UnrecognizedField"),
    ({"paymentDetails": {"allowOvercharge": True}}, "UnrecognizedField"),
    ({"scopes": ["name"]}, "UnrecognizedField"), ({"paymentDetails": {"paymentIntent": "Pay"}}, "InvalidParameterValue"),
    ({"webCheckoutDetails": {"checkoutResultReturnUrl": "x" * 513}}, "InvalidParameterValue"),
    ({"merchantMetadata": {"merchantStoreName": "x" * 51}}, "InvalidParameterValue"),
    ({"paymentDetails": dict(AUTHORIZE, softDescriptor="Shop")}, "InvalidParameterValue"),
    ({"paymentDetails": {"chargeAmount": {"amount": "0.00", "currencyCode": "USD"}}}, "InvalidParameterValue"),
    ({"paymentDetails": {"chargeAmount": {"amount": "4.00", "currencyCode": "EUR"}}}, "InvalidParameterValue")])
def test_a_wrong_update_changes_nothing(merchant, express, body, reason):
    before = merchant.get("checkoutSessions", express).body
    assert merchant.update(express, **body).reason == reason
    assert merchant.get("checkoutSessions", express).body == before


def test_nothing_is_changed_once_the_buyer_confirmed(merchant, confirmed):
    assert merchant.update(confirmed, paymentDetails={"chargeAmount": FORTY}).reason == "InvalidCheckoutSessionStatus"
    assert merchant.process(confirmed).reason == "InvalidCheckoutSessionStatus"
    button = id_of(merchant.checkout(merchant.purchase()))
    assert merchant.update(button, merchantMetadata={}).reason == "InvalidCheckoutSessionStatus"


def test_the_second_visit_needs_its_url(merchant, express):
    assert merchant.process(express).reason == "InvalidCheckoutSessionStatus"
    assert merchant.process("none").reason == "ResourceNotFound"
    assert merchant.process(id_of(merchant.checkout())).reason == "InvalidCheckoutSessionStatus"


@pytest.mark.parametrize("choice, url, reason", [
    ({"cancel": True}, "https://shop.example/cart", "BuyerCanceled"),
    ({"card": "3064"}, "https://shop.example/cart", "BuyerCanceled"),
    ({"card": "3434"}, "https://shop.example/paid?amazonCheckoutSessionId={}", "Declined")])
def test_an_express_checkout_may_fail_on_the_second_visit(merchant, express, choice, url, reason):
    merchant.update(express, webCheckoutDetails=RESULT, paymentDetails=AUTHORIZE)
    assert merchant.process(express, **choice).body["url"] == url.format(express)
    assert reason_of(merchant.get("checkoutSessions", express)) == reason
    assert merchant.complete(express, "40.00").reason == "CheckoutSessionCanceled"


def test_a_card_chosen_at_first_acts_at_the_second_visit(merchant):
    session = id_of(merchant.checkout(merchant.express(), card="3434"))
    merchant.update(session, webCheckoutDetails=RESULT, paymentDetails=AUTHORIZE)
    assert merchant.get("checkoutSessions", session).state == "Open"
    merchant.process(session)
    assert merchant.get("checkoutSessions", session).state == "Canceled"


# The end

@pytest.mark.parametrize("intent, state", [("Authorize", "Authorized"), ("AuthorizeWithCapture", "Captured"),
                                           ("Confirm", None)])
@pytest.mark.parametrize("consent, kind", [(True, "PaymentMethodOnFile"), (False, "OneTime"), (None, "PaymentMethodOnFile")])
def test_intents_and_consent(merchant, intent, state, consent, kind):
    session = id_of(merchant.checkout(merchant.purchase(intent), consent=consent))
    done = merchant.complete(session, "42.5")
    assert (done.status, done.body["chargePermissionType"]) == (200, kind)
    assert (done.body["chargeId"] is None) == (state is None)
    if state:
        assert merchant.get("charges", done.body["chargeId"]).state == state
    permission = merchant.get("chargePermissions", done.body["chargePermissionId"]).body
    assert permission["chargePermissionType"] == kind
    assert re.match("C01-" if kind == "PaymentMethodOnFile" else "S01-", permission["chargePermissionId"])
    assert permission["paymentPreferences"] == [{"paymentDescriptor": "Visa ****1111 (Amazon Pay)"}]


TOTAL = {"amount": "80.00", "currencyCode": "USD"}


@pytest.mark.parametrize("total, body, status, reason", [
    (None, {}, 400, "MissingParameterValue"), (None, {"amount": "42.51"}, 409, "AmountMismatch"),
    (None, {"amount": "42.50", "currency": "EUR"}, 400, "CurrencyMismatch"),
    (None, {"amount": "42.50", "totalOrderAmount": TOTAL}, 409, "AmountMismatch"),
    (TOTAL, {"amount": "42.50"}, 400, "MissingParameterValue"),
    (TOTAL, {"amount": "42.50", "totalOrderAmount": dict(TOTAL, amount="79.99")}, 409, "AmountMismatch"),
    (TOTAL, {"amount": "42.50", "tip": 1}, 400, "UnrecognizedField")])
def test_complete_needs_the_session_s_amounts(merchant, total, body, status, reason):
    payment = {"totalOrderAmount": total} if total else {}
    session = id_of(merchant.checkout(merchant.purchase("Authorize", payment=payment)))
    answer = merchant.complete(session, **body)
    assert (answer.status, answer.reason) == (status, reason)
    assert merchant.get("checkoutSessions", session).state == "Open"
    assert merchant.control("GET", "state").body["chargePermissions"] == []
    right = {"totalOrderAmount": dict(TOTAL, amount="80")} if total else {}
    assert merchant.complete(session, 42.5, **right).status == 200
    again = merchant.complete(session, "42.50", **right)
    assert (again.status, again.reason) == (422, "InvalidCheckoutSessionStatus")


@pytest.mark.parametrize("code", ["BuyerCanceled", "AmazonCanceled", "Declined"])
def test_simulated_ends(merchant, confirmed, code):
    answer = merchant.complete(confirmed, "40.00", simulate=code)
    assert (answer.status, answer.reason) == (400, "CheckoutSessionCanceled")
    assert reason_of(merchant.get("checkoutSessions", confirmed)) == code
    assert merchant.control("GET", "state").body["charges"] == []


@pytest.mark.parametrize("card, code, state, wallet", [
    ("0701", None, "Authorized", "Chargeable"), ("4354", None, "Declined", "NonChargeable"),
    ("1111", "AuthorizationInitiated", "Authorized", "Chargeable")])
def test_an_authorization_may_take_a_while(merchant, card, code, state, wallet):
    payload = merchant.purchase("Authorize", payment={"canHandlePendingAuthorization": True})
    session = id_of(merchant.checkout(payload, card=card))
    done = merchant.complete(session, "42.50", simulate=code)
    assert (done.status, done.state) == (202, "Completed")
    assert merchant.get("charges", done.body["chargeId"]).state == "AuthorizationInitiated"
    permission = done.body["chargePermissionId"]
    assert merchant.get("chargePermissions", permission).body["statusDetails"]["reasons"][0]["reasonCode"] == (
        "ChargeInProgress")
    merchant.advance("30s")
    assert merchant.get("charges", done.body["chargeId"]).state == state
    assert merchant.get("chargePermissions", permission).state == wallet


def test_a_merchant_who_cannot_wait_gets_an_error(merchant):
    for card, code in (("0701", None), ("1111", "AuthorizationInitiated")):
        session = id_of(merchant.checkout(merchant.purchase("Authorize"), card=card))
        assert merchant.complete(session, "42.50", simulate=code).reason == "InvalidSandboxSimulationSpecified"
        assert merchant.get("checkoutSessions", session).state == "Open"
    confirm = id_of(merchant.checkout(merchant.purchase("Confirm"), card="0701"))
    assert merchant.complete(confirm, "42.50").status == 200


def test_a_purchase_above_the_month_s_limit_is_not_saved(merchant):
    session = id_of(merchant.checkout(merchant.purchase(amount="15000.01")))
    assert merchant.complete(session, "15000.01").reason == "TransactionAmountExceeded"
    session = id_of(merchant.checkout(merchant.purchase(amount="15000.01"), consent=False))
    assert merchant.complete(session, "15000.01").status == 200


def test_what_a_checkout_charged_counts_in_the_month(merchant):
    done = merchant.complete(id_of(merchant.checkout(merchant.purchase())), "42.50")
    limits = merchant.get("chargePermissions", done.body["chargePermissionId"]).body["limits"]
    assert limits["amountBalance"]["amount"] == "14957.50"


def test_a_session_that_nobody_completes_expires(merchant, confirmed):
    merchant.advance("24h")
    assert reason_of(merchant.get("checkoutSessions", confirmed)) == "Expired"
    assert merchant.complete(confirmed, "40.00").reason == "InvalidCheckoutSessionStatus"
    assert merchant.update(confirmed).reason == "InvalidCheckoutSessionStatus"


@pytest.mark.parametrize("product_type, name", [("PayAndShip", "Nora Field"), ("PayOnly", None)])
def test_the_merchant_s_address_is_the_session_s(merchant, product_type, name):
    address = {"addressDetails": ADDRESS} if name else {}
    session = id_of(merchant.checkout(merchant.purchase(**address), product_type=product_type))
    seen = merchant.get("checkoutSessions", session).body
    assert seen["buyer"]["email"] and seen["productType"] == product_type
    shown = seen["shippingAddress"]
    assert shown is None if name is None else (shown["name"], shown["county"]) == (name, "Multnomah")
    assert merchant.get("chargePermissions", merchant.complete(session, "42.50").body["chargePermissionId"]
                        ).body["shippingAddress"] == shown


def test_currencies_of_europe(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--region", "eu").ready)
    session = id_of(merchant.checkout(merchant.express(paymentDetails={"presentmentCurrency": "CHF"})))
    updated = merchant.update(session, webCheckoutDetails=RESULT, paymentDetails={
        "paymentIntent": "Authorize", "chargeAmount": {"amount": "7.00", "currencyCode": "SEK"}})
    assert updated.body["paymentDetails"]["presentmentCurrency"] == "SEK"
    merchant.process(session)
    assert merchant.complete(session, "7.00", "CHF").reason == "CurrencyMismatch"
    done = merchant.complete(session, "7.00", "SEK").body
    assert merchant.get("chargePermissions", done["chargePermissionId"]).body["presentmentCurrency"] == "SEK"
    conflict = merchant.purchase(currency="CHF", payment={"presentmentCurrency": "SEK"})
    assert merchant.checkout(conflict).reason == "CurrencyMismatch"
