# SPDX-License-Identifier: Apache-2.0
"""`savedwallet button`: the payload stays what it is, byte for byte."""

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
