# SPDX-License-Identifier: Apache-2.0
"""Signatures made by the openssl command, right and wrong."""
import hashlib
import re
import time

import pytest

from merchant import V2, rsa_pss

V1 = "AMZN-PAY-RSASSA-PSS"
ABSENT = "/v2/charges/S01-0000000-0000000-C000000"


def accepted(answer):
    """Past the signature: the charge is not there."""
    return answer.status == 404 and answer.reason == "ResourceNotFound"


def refused(answer):
    return answer.status == 403 and answer.reason == "InvalidRequestSignature"


def iso(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def basic(seconds):
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))


@pytest.mark.parametrize("algorithm", [V1, V2])
def test_both_algorithms_verify(merchant, algorithm):
    assert accepted(merchant.call("GET", ABSENT, algorithm=algorithm))


@pytest.mark.parametrize("algorithm, salt", [(V1, 32), (V2, 20), (V1, 19), (V2, 222), (V2, 33)])
def test_another_salt_is_refused(merchant, algorithm, salt):
    assert refused(merchant.call("GET", ABSENT, algorithm=algorithm, salt=salt))


def test_the_refusal_shows_the_string_to_sign(merchant):
    message = merchant.call("GET", ABSENT, salt=20).body["message"]
    assert re.fullmatch(r"Unable to verify signature, signing String \[AMZN-PAY-RSASSA-PSS-V2\n[0-9a-f]{64}\] , "
                        r"signature \[[A-Za-z0-9+/=]+\]", message)


def test_every_part_of_the_request_is_under_the_signature(merchant):
    body = b'{"chargeId":"x"}'
    headers = merchant.headers_of({"x-amz-pay-idempotency-key": "k1"})
    target = "/v2/refunds?a=1"
    signed = dict(headers, authorization=merchant.authorization("POST", target, headers, body))
    assert merchant.send("POST", target, signed, body).reason == "MissingParameterValue"
    wrong = [merchant.send("POST", "/v2/refunds/?a=1", signed, body),
             merchant.send("POST", "/v2/refunds?a=2", signed, body),
             merchant.send("POST", target, signed, body + b" "),
             merchant.send("POST", target, dict(signed, accept="application/jsoN"), body),
             merchant.send("POST", target, {**signed, "x-amz-pay-idempotency-key": "k2"}, body)]
    assert all(refused(answer) for answer in wrong)


def test_one_changed_byte_of_the_signature_is_refused(merchant):
    headers = merchant.headers_of()
    good = merchant.authorization("GET", ABSENT, headers, b"")
    bad = good[:-10] + ("A" if good[-10] != "A" else "B") + good[-9:]
    assert refused(merchant.send("GET", ABSENT, dict(headers, authorization=bad)))


@pytest.mark.parametrize("minutes, fresh", [(-14, True), (14, True), (-16, False), (16, False)])
def test_a_date_is_fresh_for_fifteen_minutes(merchant, minutes, fresh):
    answer = merchant.call("GET", ABSENT, change={"x_amz_pay_date": basic(time.time() + 60 * minutes)})
    assert accepted(answer) if fresh else refused(answer)


def test_a_date_is_fresh_by_the_test_clock_too(merchant):
    merchant.advance("31d")
    later = time.time() + 31 * 86400
    assert accepted(merchant.call("GET", ABSENT, change={"x_amz_pay_date": basic(later)}))
    assert accepted(merchant.call("GET", ABSENT))
    assert refused(merchant.call("GET", ABSENT, change={"x_amz_pay_date": basic(later - 86400)}))


def test_both_date_formats_are_taken(merchant):
    assert accepted(merchant.call("GET", ABSENT, change={"x_amz_pay_date": iso(time.time())}))
    answer = merchant.call("GET", ABSENT, change={"x_amz_pay_date": "2026-13-01T00:00:00Z"})
    assert answer.status == 400 and answer.reason == "InvalidHeaderValue"


@pytest.mark.parametrize("target", [ABSENT + "/", "/sandbox" + ABSENT, "/sandbox" + ABSENT + "/"])
def test_other_forms_of_the_path_are_taken(merchant, target):
    assert accepted(merchant.call("GET", target))


def test_the_live_path_and_live_keys_are_refused(merchant):
    assert merchant.call("GET", "/live" + ABSENT).status == 401
    answer = merchant.call("GET", ABSENT, key_id="LIVE-ABCDEFGHIJKLMNOPQRSTUVWX")
    assert answer.status == 403 and answer.reason == "InvalidAuthentication" and "LIVE" in answer.body["message"]


def test_an_unknown_key_is_refused(merchant):
    answer = merchant.call("GET", ABSENT, key_id="SANDBOX-NOBODY")
    assert answer.status == 403 and answer.reason == "InvalidAuthentication"


@pytest.mark.parametrize("region", ["na", "NA", "us", "Us"])
def test_a_region_is_taken_in_any_case(merchant, region):
    assert accepted(merchant.call("GET", ABSENT, change={"x_amz_pay_region": region}))


@pytest.mark.parametrize("region", ["eu", "moon"])
def test_another_region_is_refused(merchant, region):
    answer = merchant.call("GET", ABSENT, change={"x_amz_pay_region": region})
    assert answer.status == 400 and answer.reason == "InvalidHeaderValue"


def test_the_least_that_amazon_s_own_sample_signs_is_enough(merchant):
    headers = {"accept": "application/json", "x-amz-pay-date": merchant.date()}
    signed = dict(headers, authorization=merchant.authorization("GET", ABSENT, headers, b""))
    assert accepted(merchant.send("GET", ABSENT, signed))


def sign_and_send(merchant, canonical, names, headers):
    text = f"{V2}\n" + hashlib.sha256(canonical.encode()).hexdigest()
    signature = rsa_pss(merchant.ready["private_key_file"], text, 32)
    authorization = f"{V2} PublicKeyId={merchant.ready['public_key_id']}, SignedHeaders={names}, Signature={signature}"
    return merchant.send("GET", ABSENT, dict(headers, authorization=authorization))


def test_header_names_keep_the_caller_s_case_in_the_list(merchant):
    headers = merchant.headers_of()
    names = ";".join(sorted(headers))
    cased = names.replace("accept", "Accept")
    canonical = merchant.canonical("GET", ABSENT, "", headers, b"").replace(names, cased)
    assert accepted(sign_and_send(merchant, canonical, cased, headers))


def test_headers_must_be_signed_in_order(merchant):
    headers = {"x-amz-pay-date": merchant.date(), "accept": "application/json"}
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    canonical = "\n".join(["GET", ABSENT, "", lines, "x-amz-pay-date;accept", hashlib.sha256(b"").hexdigest()])
    assert refused(sign_and_send(merchant, canonical, "x-amz-pay-date;accept", headers))


@pytest.mark.parametrize("query", ["b=2&a=1", "a=%C3%B6&b=x%20y", "a=1&a=0", "empty=", "bare", "tilde=~&star=%2A"])
def test_queries_are_signed_sorted_and_encoded(merchant, query):
    assert accepted(merchant.call("GET", f"{ABSENT}?{query}"))


def test_missing_headers_are_named(merchant):
    answer = merchant.send("GET", ABSENT, merchant.headers_of())
    assert (answer.status, answer.reason) == (400, "MissingHeader") and "authorization" in answer.body["message"]
    answer = merchant.call("GET", ABSENT, change={"x_amz_pay_date": None})
    assert (answer.status, answer.reason) == (400, "MissingHeader") and "x-amz-pay-date" in answer.body["message"]


@pytest.mark.parametrize("authorization", [
    "Basic abc", "AMZN-PAY-RSASSA-PSS-V3 PublicKeyId=a, SignedHeaders=b, Signature=c", "AMZN-PAY-RSASSA-PSS-V2",
    "AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=a, SignedHeaders=, Signature=c",
    "AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=a, SignedHeaders=accept;Accept, Signature=c"])
def test_a_malformed_authorization_is_refused(merchant, authorization):
    answer = merchant.send("GET", ABSENT, dict(merchant.headers_of(), authorization=authorization))
    assert (answer.status, answer.reason) == (400, "InvalidHeaderValue")


@pytest.mark.parametrize("name", ["x-amz-pay-date", "x-amz-pay-idempotency-key", "x-amz-pay-authtoken"])
def test_headers_that_change_a_request_must_be_signed(merchant, name):
    headers = {"accept": "application/json", "content-type": "application/json", "x-amz-pay-date": merchant.date()}
    unsigned = {name: headers.pop(name, "token")}
    authorization = merchant.authorization("POST", "/v2/charges", headers, b"{}")
    answer = merchant.send("POST", "/v2/charges", dict(headers, authorization=authorization, **unsigned), b"{}")
    assert refused(answer) and name in answer.body["message"]


def test_a_simulation_code_need_not_be_signed(merchant):
    assert merchant.charge(merchant.wallet(), simulate="SoftDeclined").reason == "SoftDeclined"


def test_plain_http_is_served_too(merchant):
    assert accepted(merchant.call("GET", ABSENT, scheme="http"))
