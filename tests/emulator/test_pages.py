# SPDX-License-Identifier: Apache-2.0
"""The buyer's pages and the shop, asked as a browser asks, and as one would who means harm."""
import re
import time
import urllib.parse

import pytest

from test_initiate import FORM, agree, fields, post

HTML = {"accept": "text/html"}
WEBVIEW = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/126.0"


def submit(merchant, path, headers=None, **form):
    return merchant.send("POST", path, {**FORM, **(headers or {})}, urllib.parse.urlencode(form).encode())


def begin(merchant, payload=None, **change):
    """A button is pressed. @return the visit's id"""
    answer = post(merchant, fields(merchant, payload, **change))
    assert answer.status == 303, answer
    return answer.headers["location"].partition("visit=")[2]


def sign_in(merchant, visit, email="susie.smith@example.com", **how):
    return submit(merchant, "/checkout/sign-in", visit=visit, email=email, **how)


def review(merchant, visit, **more):
    return submit(merchant, "/checkout/review", **{"visit": visit, "card": "1111", **more})


def ready(merchant):
    """An express checkout whose buyer may confirm. @return the session's id"""
    visit = begin(merchant, merchant.express())
    sign_in(merchant, visit)
    assert review(merchant, visit).status == 303
    updated = merchant.update(visit, webCheckoutDetails={"checkoutResultReturnUrl": "https://shop.example/paid"},
                              paymentDetails={"paymentIntent": "Confirm",
                                              "chargeAmount": {"amount": "5.00", "currencyCode": "USD"}})
    assert updated.body["webCheckoutDetails"]["amazonPayRedirectUrl"], updated
    return visit


def confirmed(merchant):
    session = ready(merchant)
    assert submit(merchant, "/checkout/processing", amazonCheckoutSessionId=session).status == 303
    return session


def test_many_fields_are_refused_at_once(merchant):
    body = "&".join(f"f{i}=1" for i in range(60000)).encode()
    begun = time.monotonic()
    for path in ("/checkout/initiate", "/checkout/review", "/shop/charge"):
        answer = merchant.send("POST", path, FORM, body)
        assert (answer.status, answer.reason) == (400, "InvalidRequest"), answer
    assert time.monotonic() - begun < 2
    many = "&".join(f"f{i}=1" for i in range(101))
    for path in ("/shop/?", "/checkout/review?", "/v2/reports?", "/emulator/api/objects?"):
        assert merchant.send("GET", path + many).reason == "InvalidRequest"
    more = {f"f{i}": "1" for i in range(100 - len(fields(merchant)))}
    assert post(merchant, fields(merchant) | more).status == 303


@pytest.mark.parametrize("accept", [{}, HTML])
def test_what_was_confirmed_is_not_changed_any_more(merchant, accept):
    session = confirmed(merchant)
    change = merchant.send("GET", f"/checkout/initiate_auth?amazonCheckoutSessionId={session}", accept)
    again = submit(merchant, "/checkout/processing", accept, amazonCheckoutSessionId=session, change="yes")
    for answer in (change, again):
        if accept:
            assert answer.status == 200 and "This checkout is over" in answer.text
            assert f"https://shop.example/paid?amazonCheckoutSessionId={session}" in answer.text
        else:
            assert (answer.status, answer.reason) == (422, "InvalidCheckoutSessionStatus")
    assert review(merchant, session, card="3434").status == 200  # over
    assert merchant.complete(session, "5.00").status == 200


def test_a_visit_that_expired_leads_back(merchant):
    payload = merchant.payload()
    first = begin(merchant, payload)
    without = merchant.payload(webCheckoutDetails={"checkoutResultReturnUrl": "https://shop.example/saved"})
    second = begin(merchant, without)
    third = ready(merchant)
    merchant.advance("25h")
    for visit, url in ((first, "https://shop.example/wallet"),
                       (second, f"https://shop.example/saved?amazonCheckoutSessionId={second}")):
        answer = merchant.send("GET", f"/checkout/review?visit={visit}", HTML)
        assert "This checkout is over" in answer.text and f'href="{url}"' in answer.text, answer.text
    answer = merchant.send("GET", f"/checkout/processing?amazonCheckoutSessionId={third}", HTML)
    assert answer.status == 200 and 'href="https://shop.example/cart"' in answer.text, answer.text


def test_nothing_is_kept_of_what_was_refused(merchant):
    form = urllib.parse.urlencode(fields(merchant)).encode()
    refused = merchant.send("POST", "/checkout/initiate", {**FORM, "user-agent": WEBVIEW}, form)
    assert refused.reason == "UnsupportedBrowser"
    post(merchant, fields(merchant, merchantId="A1"))
    taken = merchant.control("GET", "snapshot").body
    assert taken["events"] == []
    merchant.control("PUT", "snapshot", taken)
    assert merchant.control("GET", "state").body["checkoutSessions"] == []


def wallet_of_shop(merchant):
    wallet = merchant.wallet()
    intents = re.findall(r'name="intent" value="([^"]+)"', merchant.send("GET", "/shop/", HTML).text)
    return wallet, intents[0]


def test_the_shop_charges_again_after_a_snapshot(merchant):
    wallet, intent = wallet_of_shop(merchant)
    charge = {"wallet": wallet, "amount": "5.00"}
    submit(merchant, "/shop/charge", **charge, intent=intent)
    submit(merchant, "/shop/charge", **charge, intent=intent)  # sent again: the same
    assert len(merchant.control("GET", "state").body["charges"]) == 1
    taken = merchant.control("GET", "snapshot").body
    assert merchant.control("PUT", "snapshot", taken).status == 200
    page = merchant.send("GET", "/shop/", HTML).text
    assert intent not in page
    again = re.findall(r'name="intent" value="([^"]+)"', page)[0]
    submit(merchant, "/shop/charge", **charge, intent=again)
    assert len(merchant.control("GET", "state").body["charges"]) == 2


def test_the_shop_shows_what_is_its_own(start, seller, keys, tmp_path):
    merchant = seller(start("--data-dir", keys).ready)
    public = open(merchant.ready["public_key_file"]).read()
    merchant.control("POST", "merchants", {"merchantId": "A2", "storeId": "amzn1.application-oa2-client.x",
                                           "publicKeyId": "SANDBOX-2", "publicKey": public})
    other = seller({**merchant.ready, "public_key_id": "SANDBOX-2", "store_id": "amzn1.application-oa2-client.x"})
    charge = other.charge(other.wallet()).body["chargeId"]
    own = merchant.charge(merchant.wallet()).body["chargeId"]
    page = merchant.send("GET", "/shop/", HTML).text
    assert own in page and charge not in page


@pytest.mark.parametrize("headers, taken", [
    ({}, True), ({"origin": "OWN"}, True), ({"origin": "null"}, False), ({"origin": "https://evil.example"}, False),
    ({"origin": "http://localhost:1"}, False), ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "cross-site"}, False), ({"sec-fetch-site": "same-site", "origin": "OWN"}, False)])
def test_a_form_comes_from_its_own_page(merchant, headers, taken):
    own = merchant.ready["url"]
    headers = {name: own if value == "OWN" else value for name, value in headers.items()}
    host = {"host": urllib.parse.urlsplit(own).netloc}
    visit = begin(merchant)
    for path in ("/checkout/sign-in", "/shop/order"):
        answer = submit(merchant, path, {**headers, **host}, visit=visit, email="susie.smith@example.com", session="x")
        assert (answer.status == 403) is not taken, answer


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x",
    "about:blank", "https://", "https:shop.example", "//shop.example", "/back", "back", "", "x y://z", "1app://x",
    "https://shop.example/\r\nx: y", "https://shop.example/\x7f", "app:"])
def test_urls_to_which_no_browser_is_sent(merchant, url):
    for name in ("checkoutResultReturnUrl", "checkoutCancelUrl"):
        urls = {"checkoutResultReturnUrl": "https://shop.example/", name: url}
        answer = post(merchant, fields(merchant, merchant.payload(webCheckoutDetails=urls)))
        assert (answer.status, answer.reason) == (400, "InvalidParameterValue"), (name, answer)
    sign_in = {"signInReturnUrl": "https://shop.example/", "signInCancelUrl": url, "storeId": merchant.ready["store_id"]}
    answer = post(merchant, fields(merchant, sign_in, productType="SignIn"))
    assert answer.reason == "InvalidParameterValue", answer


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "HTTPS://shop.example", "com.example.shop://back", "shop:back"])
def test_urls_of_shops_and_apps(merchant, url):
    payload = merchant.payload(webCheckoutDetails={"checkoutResultReturnUrl": url})
    assert agree(merchant, post(merchant, fields(merchant, payload))).startswith(url + "?amazonCheckoutSessionId=")


def test_a_location_is_ascii_and_whole(merchant):
    url = "https://shop.example/" + "\u00fc\u65e5 " * 160
    payload = merchant.payload(webCheckoutDetails={"checkoutResultReturnUrl": url})
    location = agree(merchant, post(merchant, fields(merchant, payload)))
    assert location.startswith(urllib.parse.quote(url, safe=":/") + "?amazonCheckoutSessionId=")
    assert re.search(r"=[0-9a-f-]{36}$", location)


def test_a_buyer_is_not_swapped_in_the_middle(merchant):
    there = {"name": "Bo", "city": "Bonn", "countryCode": "DE"}
    merchant.control("POST", "buyers", {"name": "Bo", "email": "bo@example.com", "shippingAddress": there,
                                        "billingAddress": there})
    visit = begin(merchant)
    sign_in(merchant, visit)
    answer = sign_in(merchant, visit, "bo@example.com")
    assert (answer.status, answer.headers["location"]) == (303, f"/checkout/review?visit={visit}")
    assert merchant.send("GET", f"/checkout/sign-in?visit={visit}").headers["location"].startswith("/checkout/review")
    page = merchant.send("GET", f"/checkout/review?visit={visit}", HTML).text
    assert "Susie Smith" in page and "Bo<" not in page


def test_an_address_is_a_number_of_the_list(merchant):
    visit = begin(merchant, merchant.express(), productType="PayAndShip")
    sign_in(merchant, visit)
    for address in ("abc", "", "1x", "-1", "+1", " 1", "99", "18446744073709551616"):
        answer = review(merchant, visit, address=address)
        assert answer.status == 422 and "Choose a shipping address" in answer.text, address
    assert review(merchant, visit, address="1").status == 303


def test_a_shop_without_a_name_has_the_usual_one(merchant):
    visit = begin(merchant, merchant.payload(merchantMetadata={"merchantStoreName": ""}))
    assert "<strong>Test shop</strong>" in merchant.send("GET", f"/checkout/sign-in?visit={visit}", HTML).text


@pytest.mark.parametrize("host, status", [("localhost", 200), ("localhost:80", 200), ("[::1]:443", 200), ("localhost:x", 421),
                                          ("localhost:", 421), ("localhost:80.evil.example", 421), ("[::1]:1x", 421)])
def test_a_port_is_a_number(merchant, host, status):
    assert merchant.send("GET", "/shop/", {"host": host}).status == status


@pytest.mark.parametrize("change, status", [
    ({"ledgerCurrency": "EUR"}, 400), ({"checkoutLanguage": "xx_XX"}, 400), ({"checkoutLanguage": "de_DE"}, 303),
    ({"ledgerCurrency": "", "checkoutLanguage": ""}, 303)])
def test_currency_and_language_of_a_form(merchant, change, status):
    answer = post(merchant, fields(merchant, **change))
    assert answer.status == status and (status == 303 or answer.reason == "InvalidParameterValue"), answer


def test_signing_out_in_the_background_answers_nothing(merchant):
    answer = merchant.send("GET", "/checkout/signout?language=en_US", {"accept": "*/*"})
    assert (answer.status, answer.text) == (204, "")


@pytest.mark.parametrize("language, text", [("en", "Open this page in your browser"), ("de", "in Ihrem Browser"),
                                            ("ja", "\u30d6\u30e9\u30a6\u30b6\u30fc\u3067\u958b\u3044\u3066")])
def test_a_webview_is_told_to_the_buyer_first(merchant, language, text):
    headers = {**FORM, **HTML, "user-agent": WEBVIEW, "accept-language": language}
    page = merchant.send("POST", "/checkout/initiate", headers, urllib.parse.urlencode(fields(merchant)).encode())
    paragraphs = page.text[page.text.index("</h1>"):]
    assert text in paragraphs and paragraphs.index(text) < paragraphs.index("UnsupportedBrowser"), paragraphs
