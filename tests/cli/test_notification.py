# SPDX-License-Identifier: Apache-2.0
"""`savedwallet notification verify`: what Amazon sent, or why it did not."""

import base64
import json
import subprocess
from datetime import datetime, timedelta, timezone

import pytest

INNER = {"MerchantID": "A1", "ObjectType": "CHARGE", "ObjectId": "B01-1-C1", "ChargePermissionId": "B01-1",
         "NotificationType": "STATE_CHANGE", "NotificationId": "n-1", "NotificationVersion": "V2"}


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sns")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem", "-out",
                    folder / "sns.pem", "-days", "2", "-subj", "/CN=emulator", "-addext",
                    "basicConstraints=critical,CA:FALSE"], check=True, capture_output=True)
    return folder


def envelope(signer, hours=0, **changed):
    sent = datetime.now(timezone.utc) - timedelta(hours=hours)
    it = {"Type": "Notification", "MessageId": "m-1", "TopicArn": "arn:aws:sns:eu-west-1:1:Topic",
          "Message": json.dumps(INNER), "Timestamp": sent.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "SignatureVersion": "2",
          "SigningCertURL": "https://sns.eu-west-1.amazonaws.com/a.pem", **changed}
    text = "".join(f"{name}\n{it[name]}\n" for name in ["Message", "MessageId", "Timestamp", "TopicArn", "Type"])
    signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", signer / "key.pem"], input=text.encode(),
                               capture_output=True, check=True).stdout
    return {**it, "Signature": base64.b64encode(signature).decode()}


@pytest.fixture
def verify(savedwallet, signer):
    def run(message, *words, merchant="A1", json_wanted=True, **changed):
        env = {"SAVEDWALLET_MERCHANT_ID": merchant, "SAVEDWALLET_BASE_URL": "http://127.0.0.1:1",
               "SAVEDWALLET_PUBLIC_KEY_ID": "SANDBOX-A", **changed}
        more = ["--json"] if json_wanted else []
        return savedwallet("notification", "verify", "-", "--certificate-file", signer / "sns.pem", *more, *words,
                           env=env, stdin=json.dumps(message).encode())
    return run


def test_a_notification_that_amazon_sent_is_told(verify, signer):
    told = verify(envelope(signer))
    assert told.code == 0
    assert told.json["kind"] == "notification" and told.json["object_id"] == "B01-1-C1"
    assert told.json["operation"] == "getCharge" and told.json["subscribe_url"] is None
    people = verify(envelope(signer), json_wanted=False)
    assert people.code == 0 and b"B01-1-C1" in people.out


@pytest.mark.parametrize("reason, field, message, words, merchant", [
    ("stale", "Timestamp", {"hours": 5}, [], "A1"),
    ("stale", "Timestamp", {"hours": 1}, ["--max-age", "60"], "A1"),
    ("wrong_merchant", "MerchantID", {}, [], "A2"),
    ("wrong_topic", "TopicArn", {}, ["--topic", "arn:aws:sns:eu-west-1:1:Other"], "A1"),
    ("unknown_version", "SignatureVersion", {"SignatureVersion": "3"}, [], "A1"),
    ("bad_certificate_url", "SigningCertURL", {"SigningCertURL": "https://evil.example/a.pem"}, [], "A1"),
    ("malformed", "Type", {"Type": "Other"}, [], "A1"),
])
def test_another_is_refused_with_its_reason(verify, signer, reason, field, message, words, merchant):
    refused = verify(envelope(signer, **message), *words, merchant=merchant)
    assert refused.code == 1
    assert refused.error["reason_code"] == reason and refused.error["field"] == field


def test_one_that_was_changed_is_forged(verify, signer):
    refused = verify({**envelope(signer), "MessageId": "m-2"})
    assert refused.code == 1 and refused.error["reason_code"] == "forged"


@pytest.mark.parametrize("setting, value", [("BASE_URL", "https://pay-api.amazon.eu"), ("PUBLIC_KEY_ID", "LIVE-A")])
def test_a_certificate_file_is_refused_outside_the_emulator(verify, signer, setting, value):
    refused = verify(envelope(signer), **{f"SAVEDWALLET_{setting}": value})
    assert refused.code == 2 and refused.error["field"] == "certificate_file"


def test_the_authorities_of_the_environment_are_not_heeded(savedwallet, signer):
    """An authority of one's own is not read; the proxy, on which nobody listens, keeps the test on this machine."""
    env = {"SAVEDWALLET_MERCHANT_ID": "A1", "SSL_CERT_FILE": str(signer / "sns.pem"),
           "CURL_CA_BUNDLE": str(signer / "sns.pem"), "SAVEDWALLET_PROXY": "http://127.0.0.1:1"}
    told = savedwallet("notification", "verify", "-", "--json", env=env, stdin=json.dumps(envelope(signer)).encode())
    assert told.code == 3 and told.error["reason_code"] == "no_certificate"
    assert "through the proxy 127.0.0.1:1" in told.error["message"]
