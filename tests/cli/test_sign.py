# SPDX-License-Identifier: Apache-2.0
"""`savedwallet sign`: every golden vector byte for byte, and signatures that another program verifies."""

import base64
import subprocess

import pytest

from conftest import golden

PUBLIC_KEY_ID = "SANDBOX-AEXAMPLEKEYID00000000001"


def sign(savedwallet, key, *more, stdin=b"", method="GET", path="/v2/charges/x"):
    return savedwallet("sign", "--method", method, "--path", path, "--date", "20260102T030405Z", "--region", "eu",
                       "--public-key-id", PUBLIC_KEY_ID, "--key", key, "--json", *more, stdin=stdin)


def openssl_verifies(key, signed, salt, folder):
    """What the `openssl` command says of the signature, with exactly this salt."""
    (folder / "text").write_bytes(signed["string_to_sign"].encode())
    (folder / "signature").write_bytes(base64.b64decode(signed["authorization"].split("Signature=")[1], validate=True))
    done = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", f"rsa_pss_saltlen:{salt}",
         "-sigopt", "rsa_mgf1_md:sha256", "-verify", key.with_name("public.pem"), "-signature", folder / "signature",
         folder / "text"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.parametrize("case", golden("request"))
def test_a_golden_vector_comes_out_byte_for_byte(savedwallet, key, case, tmp_path):
    body = tmp_path / "body"
    body.write_bytes(base64.b64decode(case["body_base64"]) if "body_base64" in case else case["body"].encode())
    words = ["--method", case["method"], "--path", case["path"], "--query", case["query"], "--body-file", body,
             "--date", case["date"], "--region", case["region"], "--public-key-id", case["public_key_id"], "--key", key,
             "--algorithm", case["algorithm"], "--header", "x-amz-pay-host: " + case["host"]]
    if case["idempotency_key"]:
        words += ["--header", "x-amz-pay-idempotency-key: " + case["idempotency_key"]]
    signed = savedwallet("sign", *words, "--json").json
    assert signed["canonical_request"] == case["canonical_request"]
    assert signed["canonical_request_sha256"] == case["canonical_request_sha256"]
    assert signed["string_to_sign"] == case["string_to_sign"]
    start, signature = signed["authorization"].split(", Signature=")
    names = case["canonical_request"].split("\n")[-2]
    assert start == f"{case['algorithm']} PublicKeyId={case['public_key_id']}, SignedHeaders={names}"
    assert len(base64.b64decode(signature, validate=True)) == 256


@pytest.mark.parametrize("algorithm, salt, other", [
    ("AMZN-PAY-RSASSA-PSS-V2", 32, 20), ("AMZN-PAY-RSASSA-PSS", 20, 32)])
def test_openssl_verifies_the_signature_with_its_salt_and_no_other(savedwallet, key, tmp_path, algorithm, salt, other):
    signed = sign(savedwallet, key, "--algorithm", algorithm).json
    assert openssl_verifies(key, signed, salt, tmp_path)
    assert not openssl_verifies(key, signed, other, tmp_path)
    signed["string_to_sign"] += " "
    assert not openssl_verifies(key, signed, salt, tmp_path)


def test_the_default_algorithm_is_the_second(savedwallet, key):
    assert sign(savedwallet, key).json["string_to_sign"].startswith("AMZN-PAY-RSASSA-PSS-V2\n")


def test_the_headers_are_all_that_is_to_be_sent(savedwallet, key):
    signed = sign(savedwallet, key, "--header", "x-amz-pay-authtoken: tok", "--header", "user-agent: shop").json
    headers = signed["headers"]
    assert headers.pop("authorization") == signed["authorization"]
    assert headers == {"accept": "application/json", "content-type": "application/json", "user-agent": "shop",
                       "x-amz-pay-authtoken": "tok", "x-amz-pay-date": "20260102T030405Z",
                       "x-amz-pay-host": "pay-api.amazon.eu", "x-amz-pay-region": "eu"}
    assert "x-amz-pay-authtoken:tok\n" in signed["canonical_request"]
    assert "user-agent" not in signed["canonical_request"]


def test_the_body_is_read_as_raw_bytes_also_from_standard_input(savedwallet, key, tmp_path):
    body = b'\x00\xff\r\n{"a": 1}\n'
    (tmp_path / "body").write_bytes(body)
    from_file = sign(savedwallet, key, "--body-file", tmp_path / "body", method="POST").json
    from_input = sign(savedwallet, key, "--body-file", "-", method="POST", stdin=body).json
    shorter = sign(savedwallet, key, "--body-file", "-", method="POST", stdin=body[:-1]).json
    assert from_file["canonical_request"] == from_input["canonical_request"] != shorter["canonical_request"]


@pytest.mark.parametrize("words", [
    ["--header", "x-evil: a\r\nx-amz-pay-evil: b"], ["--header", "no colon"], ["--header", ": no name"],
    ["--query", "a=%zz"], ["--algorithm", "AMZN-PAY-RSASSA-PSS-V3"], ["--body-file", "/nowhere/body"]])
def test_what_cannot_be_signed_is_refused(savedwallet, key, words):
    refused = sign(savedwallet, key, *words)
    assert refused.code == 2
    assert refused.error["message"]


@pytest.mark.parametrize("path", [
    "/v2/charges/../refunds/x", "/v2/charges//x", "/v2/charges/%2e%2e/x", "/v2/é", "v2/charges",
    "/v2/charges/x?a=1", "/v2/charges/x#y", "/v2/charges/x y"])
def test_a_path_that_would_reach_another_operation_is_refused(savedwallet, key, path):
    assert sign(savedwallet, key, path=path).code == 2


def test_people_get_the_stages_one_after_another(savedwallet, key):
    words = ["--method", "GET", "--path", "/v2/charges/x", "--date", "20260102T030405Z", "--region", "eu",
             "--public-key-id", PUBLIC_KEY_ID, "--key", key]
    told = savedwallet("sign", *words).out.decode()
    assert told.index("Canonical request:") < told.index("String to sign:") < told.index("authorization: ")
