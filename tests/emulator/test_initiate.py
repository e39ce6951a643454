# SPDX-License-Identifier: Apache-2.0
"""What a browser and the Mobile SDK post when a button is pressed."""
import base64
import hashlib
import json
import urllib.parse

import pytest

from merchant import SALTS, Answer, rsa_pss

V1, V2 = SALTS

FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def fields(merchant, payload=None, algorithm=V2, **change):
    """As Amazon's script fills its hidden form in; more than is needed."""
    text = json.dumps(payload or merchant.payload(), ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    form = {"payloadJSON": text, "publicKeyId": merchant.ready["public_key_id"], "publicKeyIdMismatch": "false",
            "signature": rsa_pss(merchant.ready["private_key_file"], f"{algorithm}\n{digest}", SALTS[algorithm]),
            "algorithm": algorithm, "checkoutLanguage": "en_US", "ledgerCurrency": "USD", "scopes": "",
            "merchantId": merchant.ready["merchant_id"], "productType": "PayOnly", "environment": "SANDBOX",
            "merchantDomain": "shop.example", "origin_url": "https://shop.example/?a=1&b=2", "viewType": "redirectView"}
    form.update(change)
    return {name: value for name, value in form.items() if value is not None}


def post(merchant, form):
    return merchant.send("POST", "/checkout/initiate", FORM, urllib.parse.urlencode(form).encode())


def agree(merchant, answer):
    """Goes through the buyer's pages that a button leads to. @return the URL on which the buyer comes back"""
    assert answer.status == 303 and answer.text == "", answer
    path = answer.headers["location"]
    visit = urllib.parse.parse_qs(urllib.parse.urlsplit(path).query)["visit"][0]
    path = urllib.parse.urlsplit(path)._replace(scheme="", netloc="").geturl()
    assert merchant.send("GET", path, {}).status == 200
    for page, more in (("sign-in", {"email": "Susie.Smith@example.com"}), ("review", {"card": "1111", "address": "0"})):
        body = urllib.parse.urlencode({"visit": visit, **more}).encode()
        answer = merchant.send("POST", f"/checkout/{page}", FORM, body)
        assert answer.status == 303, answer
    return answer.headers["location"]


def landed(merchant, answer):
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(agree(merchant, answer)).query))


@pytest.mark.parametrize("algorithm", [V1, V2])
def test_a_button_leads_back_with_a_session_that_can_be_completed(merchant, algorithm):
    came = landed(merchant, post(merchant, fields(merchant, algorithm=algorithm)))
    assert came["shop"] == "1"  # the merchant's own query is kept
    assert merchant.complete(came["amazonCheckoutSessionId"]).status == 200


def test_the_payload_is_taken_byte_for_byte(merchant):
    payload = merchant.payload(merchantMetadata={"noteToBuyer": "50 % + 1 & \u00fc=\u65e5 \"x\""})
    session = landed(merchant, post(merchant, fields(merchant, payload)))["amazonCheckoutSessionId"]
    assert merchant.get("checkoutSessions", session).body["merchantMetadata"]["noteToBuyer"].startswith("50 % + 1 & \u00fc")


def test_without_an_algorithm_it_is_the_older_one(merchant):
    assert post(merchant, fields(merchant, algorithm=V1) | {"algorithm": ""}).status == 303
    wrong = post(merchant, fields(merchant, algorithm=V2) | {"algorithm": ""})
    assert (wrong.status, wrong.reason) == (403, "InvalidSignatureError")
    found = merchant.control("GET", "diagnoses/" + wrong.headers["x-amz-pay-request-id"])
    assert found.body["cause"] == "algorithm_differs"


def test_a_long_return_url_is_kept_whole(merchant):
    url = "https://shop.example/" + "a" * 480
    payload = merchant.payload(webCheckoutDetails={"checkoutResultReturnUrl": url, "checkoutCancelUrl": url})
    assert agree(merchant, post(merchant, fields(merchant, payload))).startswith(url + "?amazonCheckoutSessionId=")


def test_a_session_of_the_server_and_plain_signing_in(merchant):
    made = merchant.call("POST", "/v2/checkoutSessions", merchant.payload()).body["checkoutSessionId"]
    form = {"amazonCheckoutSessionId": made, "productType": "PayOnly", "merchantId": merchant.ready["merchant_id"]}
    assert landed(merchant, post(merchant, form))["amazonCheckoutSessionId"] == made
    sign_in = {"signInReturnUrl": "https://shop.example/in", "storeId": merchant.ready["store_id"], "signInScopes": ["name"]}
    token = landed(merchant, post(merchant, fields(merchant, sign_in, productType="SignIn")))["buyerToken"]
    assert merchant.get("buyers", token).body["name"] == "Susie Smith"


def test_the_mobile_sdk_posts_json(merchant):
    body = merchant.configuration(merchant.payload())
    answer = merchant.send("POST", "/checkout/initiate", {"content-type": "application/json"}, json.dumps(body).encode())
    assert answer.status == 200 and answer.body["url"].startswith(merchant.ready["url"] + "/checkout/sign-in?"), answer
    back = agree(merchant, Answer(303, {"location": answer.body["url"]}, ""))
    assert back.endswith("&CheckoutSessionId=" + answer.body["checkoutSessionId"])


@pytest.mark.parametrize("change, status, reason", [
    ({"environment": "LIVE"}, 400, "InvalidParameterValue"), ({"merchantId": "A1"}, 403, "InvalidAuthentication"),
    ({"publicKeyId": "LIVE-X"}, 403, "InvalidAuthentication"), ({"payloadJSON": None}, 400, "MissingParameterValue"),
    ({"signature": base64.b64encode(b"x").decode()}, 403, "InvalidSignatureError"),
    ({"productType": "Everything"}, 400, "InvalidParameterValue")])
def test_a_button_that_is_refused(merchant, change, status, reason):
    answer = post(merchant, fields(merchant, **change))
    assert (answer.status, answer.reason) == (status, reason), answer
    assert merchant.control("GET", "state").body["checkoutSessions"] == []


def test_other_methods_and_bodies(merchant):
    assert merchant.send("GET", "/checkout/initiate").status == 405
    assert merchant.send("POST", "/checkout/initiate", {}, b"{").reason == "InvalidRequestFormat"
    for body in (b"", b"&&==&%", b"payloadJSON=%ff%00&signature=%", b"a" * 70000):
        assert merchant.send("POST", "/checkout/initiate", FORM, body).status in (400, 403)


def test_a_session_of_a_form_is_in_a_snapshot(merchant):
    session = landed(merchant, post(merchant, fields(merchant)))["amazonCheckoutSessionId"]
    taken = merchant.control("GET", "snapshot").body
    merchant.control("POST", "reset")
    assert merchant.control("PUT", "snapshot", taken).status == 200
    assert merchant.get("checkoutSessions", session).status == 200
