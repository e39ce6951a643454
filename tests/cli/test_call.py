# SPDX-License-Identifier: Apache-2.0
"""`savedwallet call` against the emulator: one charge an intent, and errors that say what to do."""

import json
import subprocess
import uuid

import pytest

from conftest import write_charge
from servers import answering, silent, tampering_proxy


def call(savedwallet, emulator, *words, **env):
    changed = {"SAVEDWALLET_" + name: value for name, value in env.items()}
    return savedwallet("call", *words, "--json", env={**emulator.env, **changed})


def test_the_same_intent_sent_twice_gives_one_charge(savedwallet, emulator, charge):
    words = ["createCharge", "--intent", "ride:81", "--body-file", charge]
    first, second = call(savedwallet, emulator, *words), call(savedwallet, emulator, *words)
    assert first.code == second.code == 0
    assert first.json["body"]["statusDetails"]["state"] == "Captured"
    assert first.json["body"]["chargeId"] == second.json["body"]["chargeId"]


def test_the_answer_is_given_as_it_came(savedwallet, emulator, charge):
    made = call(savedwallet, emulator, "createCharge", "--intent", "ride:82", "--body-file", charge).json
    assert list(made) == ["status", "body", "request_id", "attempts", "error"]
    assert made["status"] == 201 and made["attempts"] == 1 and made["error"] is None
    assert made["request_id"]
    assert made["body"]["chargeAmount"] == {"amount": "18.40", "currencyCode": "EUR"}


def test_another_attempt_or_another_key_is_another_charge(savedwallet, emulator, charge):
    words = ["createCharge", "--body-file", charge]
    ids = {call(savedwallet, emulator, *words, *more).json["body"]["chargeId"] for more in [
        ["--intent", "ride:83"], ["--intent", "ride:83", "--attempt", "2"], ["--idempotency-key", "ride-83"]]}
    assert len(ids) == 3
    same = call(savedwallet, emulator, *words, "--intent", "ride:83", "--attempt", "1").json["body"]["chargeId"]
    assert same in ids


def test_a_changed_body_under_the_same_intent_is_refused(savedwallet, emulator, charge):
    words = ["createCharge", "--intent", "ride:84", "--body-file", charge]
    assert call(savedwallet, emulator, *words).code == 0
    charge.write_text(charge.read_text().replace("18.40", "18.41"))
    refused = call(savedwallet, emulator, *words)
    assert refused.code == 1
    assert refused.json["status"] == 400
    assert refused.error["reason_code"] == "DuplicateIdempotencyKey"
    assert refused.error["effect"] == "none" and refused.error["retry"] == "never"
    assert len(refused.error["idempotency_key"]) == 32


def test_a_tampered_byte_is_refused_by_the_signature(savedwallet, emulator, charge):
    with tampering_proxy(emulator.ready["http_url"], b"18.40", b"18.41") as url:
        refused = call(savedwallet, emulator, "createCharge", "--intent", "ride:85", "--body-file", charge,
                       BASE_URL=url)
    assert refused.code == 1
    assert refused.json["status"] == 403
    assert refused.error["reason_code"] == "InvalidRequestSignature"
    assert refused.error["effect"] == "none"
    assert "changed on the way: canonical request (hash " in refused.error["message"]
    assert "a signed header or the body" in refused.error["message"]


def test_another_key_than_that_of_the_id_is_named_as_the_fault(savedwallet, emulator, key, charge):
    refused = call(savedwallet, emulator, "createCharge", "--intent", "ride:96", "--body-file", charge,
                   PRIVATE_KEY_FILE=str(key))
    assert refused.code == 1
    assert refused.error["reason_code"] == "InvalidRequestSignature"
    assert "check first that public_key_id belongs to this private key" in refused.error["message"]


def test_without_an_intent_or_key_nothing_is_sent(savedwallet, emulator, charge):
    with answering(201, b"{}") as (url, requests):
        refused = call(savedwallet, emulator, "createCharge", "--body-file", charge, BASE_URL=url)
        assert refused.code == 2
        assert "intent" in refused.error["message"]
        assert requests == []


@pytest.mark.parametrize("words", [
    ["--intent", ""], ["--idempotency-key", ""], ["--intent", "a", "--idempotency-key", "b"],
    ["--idempotency-key", "a b"], ["--idempotency-key", "x" * 33],
    ["--idempotency-key", "a", "--attempt", "2"], ["--attempt", "2"]])
def test_a_key_that_is_none_is_refused_before_sending(savedwallet, emulator, charge, words):
    with answering(201, b"{}") as (url, requests):
        assert call(savedwallet, emulator, "createCharge", "--body-file", charge, *words, BASE_URL=url).code == 2
        assert requests == []


@pytest.mark.parametrize("words, said", [
    (["createCharg"], "createCharge"), (["CreateCharge"], "createCharge"), (["captureCharge"], "chargeId"),
    (["getCharge"], "chargeId"), (["getCharge", "a", "b"], "1 id"), (["getCharge", "a/../b"], "chargeId"),
    (["getCharge", ""], "chargeId"), (["getCharge", "a", "--intent", "x"], "getCharge"),
    (["getCharge", "a", "--header", "x-amz-pay-date: 20260102T030405Z"], "x-amz-pay-date"),
    (["createCharge", "--intent", "x"], "body"),
    (["createCharge", "--intent", "x", "--body-file", "/nowhere"], "/nowhere")])
def test_a_call_that_is_none_is_refused_before_sending(savedwallet, emulator, words, said):
    with answering(201, b"{}") as (url, requests):
        refused = call(savedwallet, emulator, *words, BASE_URL=url)
        assert refused.code == 2
        assert said in refused.error["message"], refused.error["message"]
        assert requests == []


def test_what_amazon_does_not_know_is_exit_code_1(savedwallet, emulator):
    refused = call(savedwallet, emulator, "getCharge", "S00-0000000-0000000-C000000")
    assert refused.code == 1
    assert refused.json["status"] == 404 and refused.error["code"] == "not_found"
    assert refused.error["request_id"] == refused.json["request_id"]


def test_a_stopped_emulator_is_no_answer(savedwallet, stoppable_emulator, tmp_path):
    charge = write_charge(tmp_path / "charge.json", stoppable_emulator.save_wallet())
    stoppable_emulator.stop()
    words = ["createCharge", "--intent", "ride:86", "--body-file", charge]
    failed = call(savedwallet, stoppable_emulator, *words)
    assert failed.code == 3
    assert failed.json["status"] is None and failed.json["body"] is None
    error = failed.error
    assert error["code"] == "no_answer" and error["effect"] == "none" and error["retry"] == "same_key"
    assert len(error["idempotency_key"]) == 32
    host = stoppable_emulator.ready["url"].split("//")[1].rstrip("/")
    assert host in error["message"] and "ms" in error["message"] and "not sent" in error["message"]
    told = savedwallet("call", *words, env=stoppable_emulator.env)
    assert told.code == 3 and told.out == b""
    assert host in told.told and error["idempotency_key"] in told.told


@pytest.mark.parametrize("status, body", [(500, b'{"reasonCode":"ProcessingFailure"}'), (503, b""), (200, b"<html>"),
                                          (302, b""), (204, b"")])
def test_an_end_that_is_not_known_is_never_told_as_a_refusal(savedwallet, emulator, charge, status, body):
    with answering(status, body, {"retry-after": "3600"}) as (url, requests):
        failed = call(savedwallet, emulator, "createCharge", "--intent", "ride:88", "--body-file", charge, BASE_URL=url)
    assert failed.code == 3 and len(requests) == 1
    assert failed.error["effect"] == "unknown" and failed.error["retry"] == "same_key"
    assert "refused" not in failed.error["message"]
    assert "not known whether it was carried out" in failed.error["message"]


def test_a_result_that_cannot_be_written_is_not_told_as_a_refusal(programs, emulator, charge):
    words = [programs / "savedwallet", "call", "createCharge", "--intent", "ride:95", "--body-file", charge]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, env=emulator.env, timeout=60, check=False)
    assert done.returncode == 3 and b"could not be written" in done.stderr


@pytest.mark.parametrize("option", ["--config", "--body-file"])
def test_a_text_given_in_place_of_its_path_is_not_repeated(savedwallet, emulator, option):
    text = '{"private_key_passphrase":"hunter2secret","private_key":"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7"}'
    told = savedwallet("call", "createCharge", "--intent", "ride:90", option, text, "--json", env=emulator.env)
    assert told.code == 2
    assert b"hunter2" not in told.out and b"MIIE" not in told.out


def test_a_server_that_says_nothing_leaves_the_outcome_unknown(savedwallet, emulator, charge):
    with silent() as url:
        failed = call(savedwallet, emulator, "createCharge", "--intent", "ride:87", "--body-file", charge,
                      "--timeout", "1", BASE_URL=url)
    assert failed.code == 3
    error = failed.error
    assert error["effect"] == "unknown" and error["retry"] == "same_key"
    assert url.split("//")[1] in error["message"] and "ms" in error["message"]
    assert "not known whether it was carried out" in error["message"]


def test_digits_of_the_answer_are_kept(savedwallet, emulator):
    body = b'{ "chargeId": "C1", "amount": 10.00, "large": 12345678901234500000, "text": "\\u00e9 \\/" }'
    with answering(200, body, {"x-amz-pay-request-id": "r-1"}) as (url, _):
        told = call(savedwallet, emulator, "getCharge", "C1", BASE_URL=url)
        people = savedwallet("call", "getCharge", "C1", env={**emulator.env, "SAVEDWALLET_BASE_URL": url})
    assert body in told.out
    assert told.json["request_id"] == "r-1"
    assert b'  "amount": 10.00,\n  "large": 12345678901234500000,\n' in people.out
    assert b"request r-1" in people.out


@pytest.mark.parametrize("body", [
    b"<html>\x1b[31m\xff</html>", b'{"chargeId": ', b"\x00{}", b'{"a":"\xff"}', b"\x01{}", b"\xef\xbb\xbf{}", b'{"a":01}',
    b'{"a":-01}', b'{"a":1.}', b'{"a":"\n"}', b'{"a":1,"a":2}', b'{"a":12345678901234567890}', b'["\\u0000"]', b'["\\ud800"]'])
@pytest.mark.parametrize("status", [200, 404])
def test_an_answer_that_is_no_json_is_told_as_text(savedwallet, emulator, body, status):
    with answering(status, body) as (url, _):
        told = call(savedwallet, emulator, "getCharge", "C1", "--timeout", "5", BASE_URL=url)
        people = savedwallet("call", "getCharge", "C1", "--timeout", "5",
                             env={**emulator.env, "SAVEDWALLET_BASE_URL": url})
    assert told.code == people.code
    assert told.json["status"] == status
    assert isinstance(told.json["body"], str)
    assert b"\x1b" not in people.out + people.err


def test_a_simulation_code_reaches_amazon(savedwallet, emulator, charge):
    declined = call(savedwallet, emulator, "createCharge", "--intent", "ride:88", "--body-file", charge,
                    "--simulate", "HardDeclined")
    assert declined.code == 1
    assert declined.error["reason_code"] == "HardDeclined"
    assert declined.error["code"] == "declined" and declined.error["next_step"] == "update_wallet"


def test_a_query_is_sent_encoded(savedwallet, emulator):
    with answering(200, b'{"reports":[]}') as (url, _):
        assert call(savedwallet, emulator, "getReports", "--query", "nextToken=a b&c", BASE_URL=url).code == 0


def send(savedwallet, emulator, folder, change, *words, **settings):
    body = folder / "body.json"
    charge = {"chargePermissionId": emulator.save_wallet(), "chargeAmount": {"amount": "4.00", "currencyCode": "EUR"},
              "chargeInitiator": "MITU", "channel": "App", **change}
    body.write_text(json.dumps(charge))
    return call(savedwallet, emulator, "createCharge", "--intent", str(uuid.uuid4()), "--body-file", body, *words, **settings)


@pytest.mark.parametrize("change, pointer, words", [
    ({"chanel": "Web"}, "/chanel", 'did you mean "channel"?'),
    ({"chargeAmount": {"amount": "4.5", "currencyCode": "EUR"}}, "/chargeAmount/amount", "4.50"),
    ({"channel": None}, "/channel", "is missing"),
    ({"softDescriptor": "TOLL"}, "/softDescriptor", "captureNow"),
])
def test_a_wrong_body_is_refused_before_it_is_sent(savedwallet, emulator, tmp_path, change, pointer, words):
    refused = send(savedwallet, emulator, tmp_path, change)
    assert refused.code == 2
    assert refused.error["field"] == pointer and words in refused.error["message"]
    assert refused.error["attempts"] == 0 and refused.error["effect"] == "none"


def test_validation_can_be_set_to_warn_or_off(savedwallet, emulator, tmp_path):
    warned = send(savedwallet, emulator, tmp_path, {"chanel": "Web"}, VALIDATION="warn")
    assert warned.code == 1 and warned.error["reason_code"] == "UnrecognizedField"
    assert warned.json["warnings"] == ['/chanel: there is no such field: did you mean "channel"?']
    sent = send(savedwallet, emulator, tmp_path, {"chanel": "Web"}, VALIDATION="off")
    assert sent.code == 1 and sent.error["reason_code"] == "UnrecognizedField" and "warnings" not in sent.json
    assert send(savedwallet, emulator, tmp_path, {}, VALIDATION="loose").error["field"] == "validation"


def test_what_amazon_may_take_is_a_warning(savedwallet, emulator, tmp_path):
    unknown = send(savedwallet, emulator, tmp_path, {"channel": "Hologram"})
    assert unknown.error["attempts"] == 1 and unknown.json["warnings"][0].startswith("/channel: ")


def test_another_kind_of_permission_needs_no_initiator(savedwallet, emulator, tmp_path):
    assert send(savedwallet, emulator, tmp_path, {"channel": None}, "--permission", "one_time").code != 2
    assert send(savedwallet, emulator, tmp_path, {}, "--permission", "onetime").code == 2


def test_people_are_told_the_answer_and_what_to_do(savedwallet, emulator, charge):
    words = ["call", "createCharge", "--body-file", charge, "--intent"]
    done = savedwallet(*words, "ride:89", env=emulator.env)
    assert done.code == 0 and done.err == b""
    assert done.out.startswith(b"createCharge: 201, request ")
    assert b'"state": "Captured"' in done.out
    refused = savedwallet(*words, "ride:90", "--simulate", "HardDeclined", env=emulator.env)
    assert refused.code == 1
    assert "HardDeclined" in refused.told and "update page" in refused.told and "this call changed nothing" in refused.told
    assert json.loads(refused.out.split(b"\n", 1)[1])["reasonCode"] == "HardDeclined"
