# SPDX-License-Identifier: Apache-2.0
"""`savedwallet button`: the payload stays what it is, byte for byte."""

import json
from html.parser import HTMLParser

import pytest

from conftest import golden


def button(savedwallet, key, payload, *more):
    return savedwallet("button", "--payload-file", "-", "--public-key-id", "SANDBOX-A", "--key", key, "--json", *more,
                       stdin=payload)


@pytest.mark.parametrize("case", golden("button"))
def test_a_golden_vector_comes_out_byte_for_byte(savedwallet, key, case):
    signed = button(savedwallet, key, case["payload"].encode(), "--algorithm", case["algorithm"]).json
    assert signed["payload_json"] == case["payload"]
    assert signed["string_to_sign"] == case["string_to_sign"]
    assert signed["algorithm"] == case["algorithm"]
    assert signed["public_key_id"] == "SANDBOX-A"
    assert signed["signature"]


@pytest.mark.parametrize("payload", [
    '{"a":"\\/ \\" \\\\ \\u00fc ü 😀"}\n', "\ufeff{}", "{}\r\n", '{"control":"\x7f\x01\t"}', "no JSON"])
def test_the_payload_is_given_back_as_it_was(savedwallet, key, payload):
    assert button(savedwallet, key, payload.encode()).json["payload_json"] == payload


@pytest.mark.parametrize("payload, reason", [
    (b'{"a":"\xff"}', "UTF-8"), (b"{}\x00", "NUL"), (b"\xed\xa0\x80", "UTF-8")])
def test_a_payload_that_no_page_can_hold_is_refused(savedwallet, key, payload, reason):
    refused = button(savedwallet, key, payload)
    assert refused.code == 2
    assert reason in refused.error["message"]


def test_a_payload_file_that_is_missing_is_named(savedwallet, key):
    refused = savedwallet("button", "--payload-file", "/nowhere/p.json", "--public-key-id", "S", "--key", key)
    assert refused.code == 2 and refused.out == b""
    assert "/nowhere/p.json" in refused.told


def test_people_get_the_same(savedwallet, key):
    told = savedwallet("button", "--payload-file", "-", "--public-key-id", "SANDBOX-A", "--key", key, stdin=b'{"a":1}')
    assert told.code == 0
    assert b'{"a":1}' in told.out and b"AMZN-PAY-RSASSA-PSS-V2" in told.out


@pytest.fixture
def shop(key):
    """The environment of a merchant with a browser to bind to."""
    return {"SAVEDWALLET_REGION": "eu", "SAVEDWALLET_PUBLIC_KEY_ID": "SANDBOX-AEXAMPLE",
            "SAVEDWALLET_PRIVATE_KEY_FILE": str(key), "SAVEDWALLET_MERCHANT_ID": "A3EXAMPLE00001",
            "SAVEDWALLET_STORE_ID": "amzn1.application-oa2-client.0f1e", "SAVEDWALLET_LEDGER_CURRENCY": "EUR",
            "SAVEDWALLET_STATE_SECRET": "top-secret-of-32-bytes-0123456789"}


SETUP = ["button", "--flow", "setup_only", "--return-url", "https://shop.example/saved"]
NONCE = "r4nd0mr4nd0mr4nd0m"


def test_a_flow_gives_everything_that_a_page_needs(savedwallet, shop):
    made = savedwallet(*SETUP, "--browser-session", "sid", "--nonce", NONCE, "--json", env=shop).json
    payload = json.loads(made["payload_json"])
    assert payload["paymentMethodOnFileMetadata"] == {"setupOnly": True}
    assert payload["webCheckoutDetails"]["checkoutResultReturnUrl"].startswith(
        "https://shop.example/saved?sw_state=1.")
    assert made["options"]["createCheckoutSessionConfig"]["payloadJSON"] == made["payload_json"]
    assert made["options"]["createCheckoutSessionConfig"]["signature"] == made["signature"]
    assert made["lazy"] == {"createCheckoutSessionConfig": made["options"]["createCheckoutSessionConfig"]}
    assert made["script_url"] == "https://static-eu.payments-amazon.com/checkout.js"
    assert made["headers"]["Cache-Control"] == "no-store"
    assert f"'nonce-{NONCE}'" in made["csp"] and f'nonce="{NONCE}"' in made["html"]
    assert made["initiate"] is None and made["warnings"] == []


def read_page(html):
    """The page's data as a browser reads it, with a parser that is not ours."""
    class Reader(HTMLParser):
        text = ""
        inside = False

        def handle_starttag(self, tag, attributes):
            self.inside = tag == "script" and dict(attributes).get("type") == "application/json"
            assert not any(name.startswith("on") or name == "style" for name, _ in attributes)
            assert tag != "script" or dict(attributes)["nonce"] == NONCE

        def handle_data(self, data):
            self.text += data if self.inside else ""
    reader = Reader()
    reader.feed(html)
    return json.loads(reader.text)


@pytest.mark.parametrize("text", ["</script><!--", "ä ü 😀 \u2028\u2029", "\"'\\&<>", "</ScRiPt >", "]]>"])
def test_another_parser_reads_the_payload_out_of_the_page_byte_for_byte(savedwallet, shop, text):
    made = savedwallet(*SETUP, "--unbound", "--reference", text, "--nonce", NONCE, "--json", env=shop).json
    assert read_page(made["html"])["options"]["createCheckoutSessionConfig"]["payloadJSON"] == made["payload_json"]
    assert json.loads(made["payload_json"])["merchantMetadata"]["merchantReferenceId"] == text


def test_people_can_have_the_page_alone(savedwallet, shop):
    made = savedwallet(*SETUP, "--unbound", "--surface", "app_browser", "--nonce", NONCE, "--html", env=shop)
    assert made.code == 0 and made.out.startswith(b"<!DOCTYPE html>") and made.out.endswith(b"</html>\n")
    told = savedwallet(*SETUP, "--unbound", env=shop)
    assert told.code == 0 and b"AMZN-PAY-RSASSA-PSS-V2" in told.out and b"sw_state" not in told.out


def test_a_purchase_and_an_app_are_made_from_words(savedwallet, shop, tmp_path):
    address = tmp_path / "address.json"
    address.write_text(json.dumps({"name": "N", "addressLine1": "1", "city": "Bonn", "postalCode": "53111",
                                   "countryCode": "DE", "phoneNumber": "1"}))
    made = savedwallet("button", "--flow", "additional_payment_button", "--return-url", "https://shop.example/r",
                       "--amount", "18.40 EUR", "--payment-intent", "authorize_with_capture", "--scope", "name",
                       "--scope", "email", "--address-file", address, "--browser-session", "s", "--json", env=shop).json
    payload = json.loads(made["payload_json"])
    assert payload["paymentDetails"]["chargeAmount"] == {"amount": "18.40", "currencyCode": "EUR"}
    assert payload["scopes"] == ["name", "email"] and payload["addressDetails"]["city"] == "Bonn"
    assert ".1840EUR." in payload["webCheckoutDetails"]["checkoutResultReturnUrl"]
    assert made["options"]["productType"] == "PayAndShip" and made["html"] is None
    links = ["--cancel-url", "https://shop.example/c", "--error-url", "https://shop.example/e"]
    made = savedwallet(*SETUP, *links, "--surface", "mobile_sdk", "--unbound", "--json", env=shop).json
    assert made["initiate"]["msdk"] == "true" and made["payload_json"] is None and made["options"] is None


@pytest.mark.parametrize("words, said", [
    (["button"], "--payload-file FILE is missing"),
    (SETUP, "--unbound"),
    ([*SETUP, "--unbound", "--browser-session", "s"], "opposite"),
    ([*SETUP, "--unbound", "--payload-file", "-"], "give one of them"),
    ([*SETUP, "--unbound", "--key", "k"], "configured"),
    ([*SETUP, "--unbound", "--surface", "webview"], "WebView"),
    ([*SETUP, "--unbound", "--start", "soon"], "touchless"),
    ([*SETUP, "--unbound", "--html"], "--nonce"),
    ([*SETUP, "--unbound", "--nonce", "short"], "16"),
    ([*SETUP, "--unbound", "--amount", "18.4 EUR"], "--amount"),
    (["button", "--flow", "saved", "--unbound"], "no button"),
    (["button", "--flow", "setup_only", "--unbound"], "return_url is missing"),
    (["button", "--payload-file", "-", "--public-key-id", "S"], "--key FILE is missing"),
    (["button", "--payload-file", "-", "--key", "k"], "--public-key-id I is missing")])
def test_what_is_wrong_about_a_button_is_told(savedwallet, shop, words, said):
    told = savedwallet(*words, env=shop)
    assert told.code == 2 and told.out == b""
    assert said in told.told


def test_the_secret_is_never_printed(savedwallet, shop):
    for more in (["--json"], ["--json", "--return-url=x"], []):
        told = savedwallet("button", "--flow", "setup_only", "--browser-session", "s", *more,
                           *([] if "x" in "".join(more) else ["--return-url", "https://s.example/"]), env=shop)
        assert b"top-secret" not in told.out + told.err
