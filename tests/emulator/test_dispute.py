# SPDX-License-Identifier: Apache-2.0
"""Disputes, the files of their evidence, and what payment service providers tell of charges."""
import time
import urllib.parse

import pytest

from client import call
from shape import assert_same_shape, example

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def charge(merchant):
    return merchant.charge(merchant.wallet()).body["chargeId"]


@pytest.fixture
def dispute(merchant, charge):
    return merchant.control("POST", f"charges/{charge}/dispute").body["disputeId"]


def provider_body(charge, **change):
    now = int(time.time() * 1000)
    body = {"chargeId": charge, "providerMetadata": {"providerDisputeId": "PSP-19"},
            "disputeAmount": {"amount": "18.20", "currencyCode": "USD"}, "filingReason": "ProductNotReceived",
            "filingTimestamp": now, "statusDetails": {"state": "ActionRequired"},
            "merchantResponseDeadline": now + 5 * DAY, **change}
    return {name: value for name, value in body.items() if value is not None}


def create(merchant, charge, **change):
    return merchant.call("POST", "/v2/disputes", provider_body(charge, **change))


def contest(merchant, dispute, *evidences):
    return merchant.call("POST", f"/v2/disputes/{dispute}/contest", {"merchantEvidences": list(evidences)}, key=False)


def tell(merchant, dispute, **status):
    return merchant.call("PATCH", f"/v2/disputes/{dispute}", {"statusDetails": status})


def decide(merchant, dispute, **body):
    return merchant.control("POST", f"disputes/{dispute}", body)


def upload(merchant, file_type="pdf"):
    return merchant.call("POST", "/v2/files", {"type": file_type, "purpose": "disputeEvidence"})


def put(merchant, url, raw=b"%PDF-1.7", method="PUT"):
    return merchant.send(method, urllib.parse.urlsplit(url).path, {}, raw)


def text(words="Parcel 998877 delivered"):
    return {"evidenceType": "TrackingNumber", "evidenceText": words}


# A chargeback and its end

def test_a_chargeback_s_shape_and_its_eleven_days(merchant, charge):
    made = merchant.control("POST", f"charges/{charge}/dispute", {"filingReason": "Fraudulent"})
    assert made.status == 200
    assert_same_shape(made.body, example("dispute"))
    assert made.body["disputeId"].rpartition("-")[0] == charge.rpartition("-")[0]
    assert (made.body["chargeId"], made.body["filingReason"]) == (charge, "Fraudulent")
    assert made.body["disputeAmount"] == {"amount": "18.20", "currencyCode": "USD"}
    assert made.body["merchantResponseDeadline"] == made.body["creationTimestamp"] + 11 * DAY
    assert merchant.get("disputes", made.body["disputeId"]).body == made.body


def test_who_does_not_answer_has_lost(merchant, dispute):
    merchant.advance("10d")
    assert merchant.get("disputes", dispute).state == "ActionRequired"
    merchant.advance("1d")
    status = merchant.get("disputes", dispute).body["statusDetails"]
    assert (status["state"], status["reasonCode"], status["resolution"]) == (
        "Resolved", "MerchantResponseDeadlineExpired", "BuyerWon")


def test_a_contested_dispute_waits_for_its_judge(merchant, dispute):
    answer = contest(merchant, dispute, text(), text("Signed by the buyer"))
    assert (answer.status, answer.state) == (200, "UnderReview")
    assert answer.body["merchantEvidences"][0] == {"evidenceType": "TrackingNumber", "fileId": None,
                                                   "evidenceText": "Parcel 998877 delivered"}
    merchant.advance("30d")
    assert merchant.get("disputes", dispute).state == "UnderReview"
    assert contest(merchant, dispute, text()).reason == "InvalidRequest"
    won = decide(merchant, dispute, state="Resolved", resolution="MerchantWon").body["statusDetails"]
    assert (won["state"], won["reasonCode"], won["resolution"]) == ("Resolved", "InvestigatorResolved", "MerchantWon")


def test_more_evidence_is_wanted_by_a_new_deadline(merchant, dispute):
    contest(merchant, dispute, text())
    merchant.advance("5d")
    asked = decide(merchant, dispute, state="ActionRequired").body
    assert asked["statusDetails"]["reasonCode"] == "MerchantAdditionalEvidencesRequired"
    merchant.advance("10d")
    assert merchant.get("disputes", dispute).state == "ActionRequired"
    assert len(contest(merchant, dispute, text("More")).body["merchantEvidences"]) == 2


def test_the_control_call_s_refusals(merchant, dispute):
    assert decide(merchant, dispute, state="Resolved").reason == "MissingParameterValue"
    assert decide(merchant, dispute, state="Resolved", reason="ChargebackFiled").reason == "InvalidParameterValue"
    assert decide(merchant, "S01-1-B1", state="Closed").reason == "ResourceNotFound"
    taken_back = decide(merchant, dispute, state="Resolved", reason="BuyerCancelled").body["statusDetails"]
    assert taken_back["resolution"] == "MerchantWon"
    assert decide(merchant, dispute, state="Closed").body["statusDetails"]["resolution"] == "MerchantWon"
    assert decide(merchant, dispute, state="ActionRequired").reason == "InvalidRequest"
    assert merchant.control("POST", "charges/none/dispute").reason == "ResourceNotFound"
    assert len(merchant.control("GET", "state").body["disputes"]) == 1


def test_what_can_be_disputed(merchant, charge):
    held = merchant.charge(merchant.wallet(), captureNow=False).body["chargeId"]
    assert merchant.control("POST", f"charges/{held}/dispute").reason == "InvalidChargeStatus"
    for amount, currency, reason in [("18.21", "USD", "TransactionAmountExceeded"), ("1.00", "EUR", "CurrencyMismatch")]:
        price = {"amount": amount, "currencyCode": currency}
        assert merchant.control("POST", f"charges/{charge}/dispute", {"disputeAmount": price}).reason == reason
        assert create(merchant, charge, disputeAmount=price).reason == reason


# Evidence

def test_a_file_of_evidence(merchant, dispute):
    file = upload(merchant)
    assert file.status == 200
    assert_same_shape(file.body, example("file.upload.response"))
    evidence = {"evidenceType": "Receipt", "fileId": file.body["id"]}
    assert contest(merchant, dispute, evidence).reason == "InvalidParameterValue"
    assert put(merchant, file.body["url"]).status == 200
    assert contest(merchant, dispute, evidence).body["merchantEvidences"][0]["fileId"] == file.body["id"]


def test_an_upload_that_fails(merchant):
    url = upload(merchant).body["url"]
    assert put(merchant, url, method="POST").status == 405
    assert put(merchant, url, raw=b"").status == 400
    assert put(merchant, url + "0").status == 404
    merchant.advance("1h")
    assert put(merchant, url).status == 404
    assert upload(merchant, "exe").reason == "InvalidParameterValue"


@pytest.mark.parametrize("evidences, reason", [
    ([], "MissingParameterValue"), ([{"evidenceType": "Receipt"}], "MissingParameterValue"),
    ([{"evidenceType": "Photo", "evidenceText": "a"}], "InvalidParameterValue"),
    ([{"evidenceType": "Receipt", "fileId": "file-none"}], "InvalidParameterValue"),
    ([text(), {"evidenceText": "a"}], "MissingParameterValue"), (["Receipt"], "InvalidParameterValue"),
    ([{**text(), "note": "a"}], "UnrecognizedField")])
def test_evidence_that_is_none(merchant, dispute, evidences, reason):
    assert contest(merchant, dispute, *evidences).reason == reason
    assert merchant.get("disputes", dispute).body["merchantEvidences"] is None


# Payment service providers

def test_a_provider_s_dispute(merchant, charge):
    body = provider_body(charge)
    made = merchant.call("POST", "/v2/disputes", body)
    assert made.status == 200
    assert_same_shape(made.body, example("dispute"))
    assert made.body["creationTimestamp"] == body["filingTimestamp"]
    assert made.body["merchantResponseDeadline"] == body["merchantResponseDeadline"]
    dispute = made.body["disputeId"]
    done = tell(merchant, dispute, resolution="MerchantWon", state="Resolved", reasonCode="InvestigatorResolved",
                reasonDescription="Delivery proven")
    assert (done.status, done.state) == (200, "Resolved")
    assert done.body["statusDetails"]["reasonDescription"] == "Delivery proven"
    assert tell(merchant, dispute, state="Closed").body["statusDetails"]["resolution"] == "MerchantWon"
    assert tell(merchant, dispute, state="Resolved").reason == "InvalidRequest"


@pytest.mark.parametrize("change, reason", [
    ({"chargeId": "S01-1-C1"}, "ResourceNotFound"), ({"filingReason": "Bored"}, "InvalidParameterValue"),
    ({"filingTimestamp": "soon"}, "InvalidParameterValue"), ({"merchantResponseDeadline": 1}, "InvalidParameterValue"),
    ({"providerMetadata": None}, "MissingParameterValue"), ({"statusDetails": {}}, "MissingParameterValue"),
    ({"statusDetails": {"state": "Open"}}, "InvalidParameterValue"), ({"disputeType": "Claim"}, "UnrecognizedField")])
def test_a_provider_s_dispute_that_is_refused(merchant, charge, change, reason):
    assert create(merchant, charge, **change).reason == reason


@pytest.mark.parametrize("status, reason", [
    ({"state": "Resolved"}, "MissingParameterValue"), ({"state": "Won"}, "InvalidParameterValue"),
    ({"resolution": "BuyerWon"}, "InvalidParameterCombination"),
    ({"state": "UnderReview", "resolution": "BuyerWon"}, "InvalidParameterCombination")])
def test_an_update_that_is_refused(merchant, dispute, status, reason):
    assert tell(merchant, dispute, **status).reason == reason
    assert merchant.get("disputes", dispute).state == "ActionRequired"


def test_a_provider_tells_the_state_of_a_charge(merchant):
    held = merchant.charge(merchant.wallet(), captureNow=False).body["chargeId"]
    told = lambda **status: merchant.call("PATCH", f"/v2/charges/{held}", {"statusDetails": status})
    assert told(state="Captured").reason == "InvalidParameterValue"
    assert told(state="Canceled", reasonCode="HardDeclined").reason == "InvalidParameterValue"
    assert told(reasonCode="ExpiredUnused").reason == "MissingParameterValue"
    done = told(state="Canceled", reasonCode="ExpiredUnused")
    assert (done.status, done.state) == (200, "Canceled")
    assert done.body["statusDetails"]["reasonCode"] == "ExpiredUnused"
    assert told(state="Declined").reason == "InvalidChargeStatus"


# The client believes it

def test_the_client_believes_disputes_and_files(merchant, charge):
    _, made = call(merchant, "createDispute", body=provider_body(charge), key="dispute-1")
    dispute = made["disputeId"]
    assert call(merchant, "getDispute", dispute) == (200, made)
    _, file = call(merchant, "uploadFile", body={"type": "pdf", "purpose": "disputeEvidence"}, key="file-1")
    assert put(merchant, file["url"]).status == 200
    evidence = {"evidenceType": "Receipt", "fileId": file["id"]}
    assert call(merchant, "contestDispute", dispute, body={"merchantEvidences": [evidence]})[0] == 200
    status = {"state": "Resolved", "resolution": "NoFault", "reasonCode": "AutoResolved"}
    _, done = call(merchant, "updateDispute", dispute, body={"statusDetails": status})
    assert done["statusDetails"]["resolution"] == "NoFault"
    held = merchant.charge(merchant.wallet(), captureNow=False).body["chargeId"]
    status = {"state": "Canceled", "reasonCode": "ExpiredUnused"}
    assert call(merchant, "updateCharge", held, body={"statusDetails": status})[0] == 200
