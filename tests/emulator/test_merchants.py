# SPDX-License-Identifier: Apache-2.0
"""Several merchants, several keys of one, several buyers, and quotas that are each merchant's own."""
import subprocess

import pytest

STORE = "amzn1.application-oa2-client.00112233445566778899aabbccddeeff"


@pytest.fixture
def add(start, seller, keys, tmp_path):
    """Adds a merchant, or a key to one, and gives a client that signs with it."""
    ready = start("--data-dir", keys, "--seed", "3").ready
    first = seller(ready)

    def make(key_id, merchant_id="A2SECOND00000"):
        key = tmp_path / f"{key_id}.pem"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True, text=True)
        body = {"merchantId": merchant_id, "storeId": STORE, "publicKeyId": key_id, "publicKey": public.stdout}
        made = first.control("POST", "merchants", body)
        assert made.status == 201, made
        return seller({**ready, "merchant_id": merchant_id, "store_id": STORE, "public_key_id": key_id,
                       "private_key_file": str(key)})

    return first, make


def test_no_merchant_sees_or_touches_what_is_anothers(add):
    first, make = add
    second = make("SANDBOX-SECOND")
    mine, theirs = first.wallet(), second.wallet()
    assert second.get("chargePermissions", theirs).status == 200
    assert [one.reason for one in (second.get("chargePermissions", mine), second.charge(mine),
                                   second.close_wallet(mine), first.charge(theirs))] == ["ResourceNotFound"] * 4
    charge = first.charge(mine).body["chargeId"]
    assert [one.status for one in (second.get("charges", charge), second.refund(charge), second.cancel(charge),
                                   second.capture(charge))] == [404] * 4
    session = first.checkout().body["checkoutSessionId"]
    assert second.complete(session).status == 404 and first.complete(session).status == 200


def test_an_idempotency_key_belongs_to_one_merchant(add):
    first, make = add
    second = make("SANDBOX-SECOND")
    answers = [one.call("POST", "/v2/charges", one.charge_body(one.wallet()), key="same") for one in (first, second)]
    assert [one.status for one in answers] == [201, 201]


def test_two_keys_of_one_merchant_share_all_that_is_the_merchants(add):
    first, make = add
    old, new = make("SANDBOX-OLD"), make("SANDBOX-NEW")
    wallet = old.wallet()
    assert new.get("chargePermissions", wallet).status == 200
    body = old.charge_body(wallet)
    charged = old.call("POST", "/v2/charges", body, key="k")
    assert new.call("POST", "/v2/charges", body, key="k").text == charged.text
    assert old.charge(wallet).status == new.charge(wallet).status == 201
    listed = first.control("GET", "merchants").body["merchants"]
    assert [one["publicKeyId"] for one in listed] == [first.ready["public_key_id"], "SANDBOX-OLD", "SANDBOX-NEW"]
    # One key does not speak for another.
    assert new.call("GET", f"/v2/chargePermissions/{wallet}", key_id="SANDBOX-OLD").reason == "InvalidRequestSignature"


def test_a_suspended_account_is_refused_with_every_key(add):
    first, make = add
    second = make("SANDBOX-SECOND")
    wallet = second.wallet()
    assert first.control("POST", "merchants/A2SECOND00000", {"accountStatus": "Suspended"}).status == 200
    assert second.charge(wallet).reason == make("SANDBOX-LATER").charge(wallet).reason == "InvalidAccountStatus"
    assert first.charge(first.wallet()).status == 201
    first.control("POST", "merchants/A2SECOND00000", {"accountStatus": "Active"})
    assert second.charge(wallet).status == 201
    assert first.control("POST", "merchants/nobody", {"accountStatus": "Active"}).status == 404


def test_a_merchant_that_is_none_is_refused(add):
    first, make = add
    make("SANDBOX-SECOND")
    good = {"merchantId": "A3", "storeId": STORE, "publicKeyId": "SANDBOX-3", "publicKey": "no key"}
    for wrong, what in [({}, "cannot be added"), ({"publicKeyId": "LIVE-3"}, "LIVE"),
                        ({"publicKeyId": "SANDBOX-SECOND"}, "known already"), ({"merchantId": ""}, "merchantId")]:
        answer = first.control("POST", "merchants", {**good, **wrong})
        assert answer.status == 400 and what in answer.body["message"], answer
    assert len(first.control("GET", "merchants").body["merchants"]) == 2


HOME = {"addressLine1": "1 <b>High</b> Street", "city": "Leeds", "postalCode": "LS1 1AA", "countryCode": "GB"}


def test_another_buyer_has_another_id_name_and_address(merchant):
    body = {"name": "<script>", "email": "b@example.com", "shippingAddress": HOME, "billingAddress": HOME}
    made = merchant.control("POST", "buyers", body)
    assert made.status == 201 and [one["name"] for one in merchant.control("GET", "buyers").body["buyers"]] == [
        "Susie Smith", "<script>"]
    buyer = made.body["buyerId"]
    session = merchant.checkout(buyer=buyer, product_type="PayAndShip").body["checkoutSessionId"]
    told = merchant.get("checkoutSessions", session).body
    assert (told["buyer"]["buyerId"], told["buyer"]["name"]) == (buyer, "<script>")
    assert told["shippingAddress"]["city"] == told["billingAddress"]["city"] == "Leeds"
    assert told["shippingAddress"]["district"] is None
    sign_in = {"signInReturnUrl": "https://shop.example/in", "storeId": merchant.ready["store_id"],
               "signInScopes": ["name", "postalCode"]}
    token = merchant.checkout(sign_in, product_type="SignIn", buyer=buyer).body["buyerToken"]
    known = merchant.get("buyers", token).body
    assert (known["buyerId"], known["postalCode"], known["countryCode"]) == (buyer, "LS1 1AA", "GB")
    assert merchant.checkout(buyer="nobody").status == 400
    for wrong in ({"name": "x"}, {**body, "card": "1111"}, {**body, "shippingAddress": {"town": "Leeds"}}):
        assert merchant.control("POST", "buyers", wrong).status == 400


def test_amazons_quotas_are_each_operations_and_each_merchants(add):
    first, make = add
    second = make("SANDBOX-SECOND")
    mine, theirs = first.wallet(), second.wallet()
    first.control("POST", "clock", {"freeze": True})
    assert first.control("PUT", "throttle", {"quotas": "sandbox"}).body["quotas"] == "sandbox"
    assert [first.charge(mine, "1.00").status for _ in range(3)] == [201, 201, 429]
    assert [first.get("chargePermissions", mine).status for _ in range(11)] == [200] * 10 + [429]
    assert second.charge(theirs, "1.00").status == 201
    first.advance("1s")
    assert [first.charge(mine, "1.00").status for _ in range(2)] == [201, 429]
    first.control("PUT", "throttle", {"quotas": "live"})
    assert [first.charge(mine, "1.00").status for _ in range(11)] == [201] * 10 + [429]
    assert first.control("PUT", "throttle", {"quotas": "none"}).status == 400
    first.control("DELETE", "throttle")
    assert first.charge(mine, "1.00").status == 201
