# SPDX-License-Identifier: Apache-2.0
"""A snapshot brings back every object, with its id, its state and what is still to come."""
import base64
import subprocess


def busy(merchant):
    """Some of everything, some of it not over yet."""
    wallet = merchant.wallet()
    charge = merchant.charge(wallet).body["chargeId"]
    merchant.refund(charge)
    hold = merchant.charge(wallet, captureNow=False).body["chargeId"]
    merchant.advance("2d")
    merchant.charge(wallet, simulate="SoftDeclined")
    merchant.control("POST", f"charges/{charge}/dispute", {"filingReason": "ProductNotReceived"})
    merchant.control("POST", f"permissions/{wallet}", {"state": "NonChargeable", "reason": "PaymentMethodExpired"})
    session = merchant.checkout(merchant.express()).body["checkoutSessionId"]
    merchant.call("POST", "/v2/charges", merchant.charge_body(wallet), key="kept")
    return {"wallet": wallet, "charge": charge, "hold": hold, "session": session}


def objects(merchant):
    state = merchant.control("GET", "state").body
    return {name: each for name, each in state.items() if name not in ("requests", "clock")}


def test_what_was_comes_back_and_goes_on(start, seller, keys):
    merchant = seller(start("--data-dir", keys, "--seed", "11", "--clock", "2026-03-01T00:00:00Z").ready)
    ids = busy(merchant)
    before, taken = objects(merchant), merchant.control("GET", "snapshot")
    assert taken.status == 200 and len(before["charges"]) == 2

    merchant.advance("60d")
    merchant.wallet()
    assert objects(merchant) != before
    merchant.control("POST", "reset")
    put = merchant.control("PUT", "snapshot", taken.body)
    assert put.status == 200 and put.body["events"] == len(taken.body["events"]), put
    assert objects(merchant) == before
    assert merchant.control("GET", "clock").body == {"now": "2026-03-03T00:00:00Z", "frozen": True}

    # Keys are remembered, timers still run, new ids go on where the others ended.
    kept = merchant.call("POST", "/v2/charges", merchant.charge_body(ids["wallet"]), key="kept")
    assert kept.reason == "InvalidChargePermissionStatus" and len(objects(merchant)["charges"]) == 2
    merchant.advance("31d")
    assert merchant.get("charges", ids["hold"]).body["statusDetails"]["reasonCode"] == "ExpiredUnused"
    assert merchant.wallet() not in [one["chargePermissionId"] for one in before["chargePermissions"]]


def test_a_snapshot_is_taken_to_another_emulator_of_another_seed(start, seller, keys):
    merchant = seller(start("--data-dir", keys, "--seed", "11").ready)
    busy(merchant)
    merchant.control("POST", "clock", {"freeze": True})
    taken, before = merchant.control("GET", "snapshot").body, objects(merchant)
    other = seller(start("--data-dir", keys, "--seed", "12").ready)
    other.wallet()
    assert other.control("PUT", "snapshot", taken).status == 200
    again = objects(other)
    for one in (before, again):  # where the buyer's pages are is each emulator's own
        for session in one["checkoutSessions"]:
            session["webCheckoutDetails"] = None
    assert again == before
    taken_again = other.control("GET", "snapshot").body
    assert taken_again["events"] == taken["events"] and taken_again["seed"] == "11"


def test_a_snapshot_knows_its_merchants_buyers_and_files(start, seller, keys, tmp_path):
    merchant = seller(start("--data-dir", keys).ready)
    key = tmp_path / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
    public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True, text=True).stdout
    merchant.control("POST", "merchants", {"merchantId": "A2", "storeId": "amzn1.application-oa2-client.x",
                                           "publicKeyId": "SANDBOX-2", "publicKey": public})
    second = seller({**merchant.ready, "public_key_id": "SANDBOX-2", "private_key_file": str(key),
                     "store_id": "amzn1.application-oa2-client.x"})
    buyer = merchant.control("POST", "buyers", {"name": "Bo", "email": "b@example.com", "shippingAddress": {},
                                                "billingAddress": {}}).body["buyerId"]
    wallet = second.complete(second.checkout(buyer=buyer).body["checkoutSessionId"]).body["chargePermissionId"]
    file = merchant.call("POST", "/v2/files", {"type": "pdf", "purpose": "disputeEvidence"}).body
    merchant.send("PUT", "/emulator/files/" + file["id"], {}, base64.b64decode("/////w=="), "http")
    taken = merchant.control("GET", "snapshot").body
    merchant.control("POST", "reset")
    assert second.get("chargePermissions", wallet).status == 404
    assert merchant.control("PUT", "snapshot", taken).status == 200
    assert second.get("chargePermissions", wallet).body["buyer"]["name"] == "Bo"

    stranger = seller(start("--data-dir", keys).ready)
    taken["events"] = [one for one in taken["events"] if not one["target"].endswith("/merchants")]
    refused = stranger.control("PUT", "snapshot", taken)
    assert refused.status == 400 and "SANDBOX-2" in refused.body["message"]


def test_faults_and_throttling_are_no_part_of_it(merchant):
    merchant.wallet()
    taken = merchant.control("GET", "snapshot").body
    merchant.control("POST", "faults", [{"fault": "error_before"}])
    merchant.control("PUT", "throttle", {"perSecond": 1, "burst": 1})
    assert merchant.control("PUT", "snapshot", taken).status == 200
    wallet = merchant.control("GET", "state").body["chargePermissions"][0]["chargePermissionId"]
    assert [merchant.get("chargePermissions", wallet).status for _ in range(3)] == [200] * 3


def test_a_snapshot_that_is_none_changes_nothing(merchant):
    merchant.wallet()
    taken, before = merchant.control("GET", "snapshot").body, objects(merchant)
    backwards = [dict(taken["events"][0], at=taken["now"] + 1), *taken["events"][1:]]
    for wrong in ({}, {"snapshot": 2}, {"region": "jp"}, {"seed": "-1"}, {"events": [{}]}, {"events": backwards},
                  {"now": "yesterday"}, {"extra": 1}):
        answer = merchant.control("PUT", "snapshot", {**taken, **wrong} if wrong else {})
        assert answer.status == 400, wrong
    assert objects(merchant) == before
