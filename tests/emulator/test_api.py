# SPDX-License-Identifier: Apache-2.0
"""What all operations have in common: shapes, refusals, idempotency."""
import json
import re
import socket
import urllib.parse

import pytest

from shape import assert_same_shape, example


@pytest.fixture
def wallet(merchant):
    return merchant.wallet()


# Shapes

def test_a_session_s_shape(merchant):
    session = merchant.checkout(merchant.payload()).body["checkoutSessionId"]
    assert_same_shape(merchant.get("checkoutSessions", session).body,
                      example("get_checkout_session_response_setup_returned_200"))
    done = merchant.call("POST", f"/v2/checkoutSessions/{session}/complete", {}, key=False)
    assert_same_shape(done.body, example("complete_response_setup_200"))
    assert_same_shape(merchant.get("checkoutSessions", session).body, example("complete_response_setup_200"))


def test_a_canceled_session_s_shape(merchant):
    session = merchant.checkout(card="3434").body["checkoutSessionId"]
    assert_same_shape(merchant.get("checkoutSessions", session).body,
                      example("get_checkout_session_response_canceled_200"))


def test_a_permission_s_shape(merchant, wallet):
    assert_same_shape(merchant.get("chargePermissions", wallet).body, example("get_charge_permission_response_pmof_200"))
    merchant.charge(wallet, simulate="HardDeclined")
    seen = merchant.get("chargePermissions", wallet).body
    shown = example("get_charge_permission_response_nonchargeable_200")
    shown["limits"] = example("get_charge_permission_response_pmof_200")["limits"]
    assert_same_shape(seen, shown)


def test_a_charge_s_shape(merchant, wallet):
    body = dict(example("create_charge_request_saved_wallet")["body"], chargePermissionId=wallet)
    made = merchant.call("POST", "/v2/charges", body)
    assert made.status == 201
    assert_same_shape(made.body, example("create_charge_response_201"))
    assert_same_shape(merchant.get("charges", made.body["chargeId"]).body, example("create_charge_response_201"))


def test_a_refund_s_shape(merchant, wallet):
    made = merchant.refund(merchant.charge(wallet).body["chargeId"], softDescriptor="HARBOUR")
    assert_same_shape(made.body, example("refund.initiated"))
    merchant.advance("30s")
    assert_same_shape(merchant.get("refunds", made.body["refundId"]).body, example("refund.refunded"))


def test_times_are_amazon_s(merchant, wallet):
    seen = merchant.get("chargePermissions", wallet).body
    assert re.fullmatch(r"\d{8}T\d{6}Z", seen["creationTimestamp"]) and seen["expirationTimestamp"] is None


def test_every_answer_carries_type_date_and_request_id(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--clock", "2027-02-28T23:59:59Z").ready)
    answers = [merchant.get("charges", "x"), merchant.send("GET", "/nothing"), merchant.send("GET", "/v2/charges/x"),
               merchant.control("GET", "state", token="wrong"), merchant.control("GET", "state")]
    for answer in answers:
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["date"] == "Sun, 28 Feb 2027 23:59:59 GMT"
    ids = [answer.headers["x-amz-pay-request-id"] for answer in answers]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one) for one in ids)


# Refusals

@pytest.mark.parametrize("method, target, status, reason", [
    ("GET", "/nothing", 404, "ResourceNotFound"), ("GET", "/v2/nothing", 404, "ResourceNotFound"),
    ("GET", "/v2/charges//x", 404, "ResourceNotFound"), ("GET", "/v3/charges/x", 400, "InvalidAPIVersion"),
    ("PUT", "/v2/charges", 405, "RequestNotSupported"), ("OPTIONS", "/v2/charges", 405, "RequestNotSupported"),
    ("GET", "/v2/charges/x/y/z", 404, "ResourceNotFound"), ("GET", "/emulator/api", 404, "ResourceNotFound")])
def test_unknown_paths_and_methods(merchant, method, target, status, reason):
    answer = merchant.send(method, target)
    assert (answer.status, answer.reason, list(answer.body)) == (status, reason, ["reasonCode", "message"])


def test_head_is_not_supported(merchant):
    assert merchant.send("HEAD", "/v2/charges/x").status == 405


@pytest.mark.parametrize("kind", ["charges", "refunds", "chargePermissions", "checkoutSessions", "buyers", "disputes",
                                  "reports", "report-documents", "report-schedules"])
def test_what_is_not_there_is_not_found(merchant, kind):
    for name in ("x", "a%2Fb", "%C3%A9", "S01-1%00"):
        answer = merchant.get(kind, name)
        assert (answer.status, answer.reason) == (404, "ResourceNotFound")


@pytest.mark.parametrize("change, reason, names", [
    ({"tip": 1}, "UnrecognizedField", "The field 'tip' is invalid for this API."),
    ({"merchantMetadata": {"colour": "red"}}, "UnrecognizedField", "'colour'"),
    ({"chargeAmount": None}, "MissingParameterValue", "chargeAmount"),
    ({"chargeAmount": {"amount": "1.00"}}, "MissingParameterValue", "chargeAmount.currencyCode"),
    ({"chargeInitiator": None}, "MissingParameterValue", "chargeInitiator"),
    ({"channel": None}, "MissingParameterValue", "channel"),
    ({"channel": "Fax"}, "InvalidParameterValue", "channel"),
    ({"chargeInitiator": "ME"}, "InvalidParameterValue", "chargeInitiator"),
    ({"captureNow": "yes"}, "InvalidParameterValue", "captureNow"),
    ({"softDescriptor": "x" * 17}, "InvalidParameterValue", "softDescriptor"),
    ({"softDescriptor": "x", "captureNow": False}, "InvalidParameterValue", "softDescriptor"),
    ({"merchantMetadata": {"merchantStoreName": "ä" * 51}}, "InvalidParameterValue", "merchantStoreName"),
    ({"merchantMetadata": []}, "InvalidParameterValue", "merchantMetadata"),
    ({"chargePermissionId": 5}, "InvalidParameterValue", "chargePermissionId"),
    ({"chargePermissionId": ""}, "MissingParameterValue", "chargePermissionId"),
    ({"chargeAmount": {"amount": "1.001", "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "1,00", "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "-1.00", "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "0.00", "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "1.", "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "9" * 19, "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": True, "currencyCode": "USD"}}, "InvalidParameterValue", "chargeAmount.amount"),
    ({"chargeAmount": {"amount": "1.00", "currencyCode": "usd"}}, "InvalidParameterValue", "currencyCode")])
def test_a_charge_s_fields_are_checked(merchant, wallet, change, reason, names):
    body = {name: value for name, value in merchant.charge_body(wallet, **change).items() if value is not None}
    answer = merchant.call("POST", "/v2/charges", body)
    assert (answer.status, answer.reason) == (400, reason)
    assert names in answer.body["message"]


def test_lengths_are_counted_in_characters(merchant, wallet):
    assert merchant.charge(wallet, merchantMetadata={"merchantStoreName": "ä" * 50}).status == 201


def test_null_counts_as_absent(merchant, wallet):
    assert merchant.charge(wallet, merchantMetadata=None, softDescriptor=None).status == 201
    body = merchant.charge_body(wallet)
    body["chargeAmount"] = None
    assert merchant.call("POST", "/v2/charges", body).reason == "MissingParameterValue"


@pytest.mark.parametrize("body", [
    b"{", b"[]", b"null", b"\xff", b'{"a":1}x', b"[" * 2000, b"\xef\xbb\xbf{}", b'{"channel":"Web","channel":"Web"}',
    b'{"a":01}', b'{"a":"\\u0000"}', b'{"a":1e400}', b"{}\0"])
def test_a_body_that_is_no_json_object_is_refused(merchant, body):
    answer = merchant.call("POST", "/v2/charges", body)
    assert (answer.status, answer.reason) == (400, "InvalidRequestFormat")


@pytest.mark.parametrize("reason", [None, "x" * 256])
def test_a_close_needs_its_reason(merchant, wallet, reason):
    body = {"closureReason": reason} if reason else None
    answer = merchant.call("DELETE", f"/v2/chargePermissions/{wallet}/close", body)
    assert answer.reason == ("InvalidParameterValue" if reason else "MissingParameterValue")


def test_a_body_above_the_ceiling_is_refused(merchant):
    answer = merchant.send("POST", "/v2/charges", {"accept": "*/*"}, b" " * (1024 * 1024 + 1), scheme="http")
    assert answer.status == 413
    merchant.connection("http").close()


@pytest.mark.parametrize("host, answered", [
    ("localhost", True), ("LOCALHOST:8443", True), ("127.0.0.1:1", True), ("127.9.9.9", True), ("[::1]:8", True),
    ("example.com", False), ("localhost.example.com", False), ("127.0.0.1.example.com", False), ("", False),
    ("127.0.0.1.5", False), ("127.0.0.1@example.com", False), ("0.0.0.0", False)])
def test_a_foreign_host_is_turned_away(merchant, host, answered):
    answer = merchant.send("GET", "/emulator/", {"host": host}, scheme="http")
    assert answer.status == (200 if answered else 421)


def test_an_added_name_is_a_host_of_ours(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--tls-name", "pay-api.amazon.eu").ready)
    assert merchant.send("GET", "/emulator/", {"host": "pay-api.amazon.eu"}).status == 200
    assert merchant.send("GET", "/emulator/", {"host": "pay-api.amazon.com"}).status == 421


# Idempotency

def charges(merchant):
    return merchant.control("GET", "state").body["charges"]


def test_the_same_key_and_request_give_the_first_answer(merchant, wallet):
    body = merchant.charge_body(wallet)
    first = merchant.call("POST", "/v2/charges", body, key="order-1")
    merchant.advance("1h")
    again = merchant.call("POST", "/v2/charges", body, key="order-1")
    assert (again.status, again.text) == (first.status, first.text)
    assert len(charges(merchant)) == 1
    records = merchant.control("GET", "requests").body["requests"]
    assert [one["replayed"] for one in records if one["operation"] == "createCharge"] == [False, True]


def test_the_same_key_with_another_request_is_refused(merchant, wallet):
    assert merchant.call("POST", "/v2/charges", merchant.charge_body(wallet), key="order-1").status == 201
    other = merchant.call("POST", "/v2/charges", merchant.charge_body(wallet, "18.21"), key="order-1")
    assert (other.status, other.reason) == (400, "DuplicateIdempotencyKey")
    spaced = json.dumps(merchant.charge_body(wallet)).encode() + b" "
    assert merchant.call("POST", "/v2/charges", spaced, key="order-1").reason == "DuplicateIdempotencyKey"
    assert merchant.call("POST", "/v2/refunds", {}, key="order-1").reason == "DuplicateIdempotencyKey"
    assert len(charges(merchant)) == 1


def test_the_same_key_and_body_at_another_path_are_refused(merchant, wallet):
    held = [merchant.charge(wallet, captureNow=False).body["chargeId"] for _ in range(2)]
    body = {"captureAmount": {"amount": "18.20", "currencyCode": "USD"}}
    assert merchant.call("POST", f"/v2/charges/{held[0]}/capture", body, key="capture-1").status == 200
    assert merchant.call("POST", f"/v2/charges/{held[1]}/capture", body, key="capture-1").reason == (
        "DuplicateIdempotencyKey")
    assert merchant.get("charges", held[1]).state == "Authorized"


def test_refusals_are_kept_but_wrong_signatures_are_not(merchant, wallet):
    body = merchant.charge_body(wallet)
    assert merchant.call("POST", "/v2/charges", body, key="order-1", salt=20).status == 403
    assert merchant.call("POST", "/v2/charges", body, key="order-1", simulate="SoftDeclined").status == 422
    assert merchant.call("POST", "/v2/charges", body, key="order-1").reason == "SoftDeclined"
    assert charges(merchant) == []


def test_refusals_need_not_be_kept(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--replay-errors", "none").ready)
    body = merchant.charge_body(merchant.wallet())
    assert merchant.call("POST", "/v2/charges", body, key="order-1", simulate="SoftDeclined").status == 422
    assert merchant.call("POST", "/v2/charges", body, key="order-1").status == 201


@pytest.mark.parametrize("key, reason", [("a" * 33, "InvalidHeaderValue"), ("a b", "InvalidHeaderValue"),
                                         ("a.b", "InvalidHeaderValue"), ("a" * 32, None), ("A-z_0", None)])
def test_a_key_s_form(merchant, wallet, key, reason):
    answer = merchant.call("POST", "/v2/charges", merchant.charge_body(wallet), key=key)
    assert answer.reason == reason if reason else answer.status == 201


def test_an_empty_key_is_no_key(merchant):
    answer = merchant.call("POST", "/v2/charges", {}, key=False, extra={"x-amz-pay-idempotency-key": ""})
    assert (answer.status, answer.reason) == (400, "MissingHeaderValue")


@pytest.mark.parametrize("target", ["/v2/charges", "/v2/charges/x/capture", "/v2/refunds"])
def test_money_is_not_moved_without_a_key(merchant, target):
    answer = merchant.call("POST", target, {}, key=False)
    assert (answer.status, answer.reason) == (400, "MissingHeader")


def test_a_key_does_nothing_on_other_methods(merchant, wallet):
    held = merchant.charge(wallet, captureNow=False).body["chargeId"]
    cancel = lambda: merchant.call("DELETE", f"/v2/charges/{held}/cancel", {"cancellationReason": "x"}, key="one")
    assert [cancel().status, cancel().status] == [200, 422]


# Control

def test_control_needs_its_token(merchant):
    for token in ("", "wrong", merchant.ready["control_token"][:-1], merchant.ready["control_token"] + "0"):
        answer = merchant.control("POST", "reset", token=token)
        assert answer.status == 403


def test_the_clock(start, keys, seller):
    merchant = seller(start("--data-dir", keys, "--clock", "2027-01-01T00:00:00Z").ready)
    assert merchant.control("GET", "clock").body == {"now": "2027-01-01T00:00:00Z", "frozen": True}
    assert merchant.advance("8h")["now"] == "2027-01-01T08:00:00Z"
    moved = merchant.control("POST", "clock", {"set": "2027-03-01T00:00:00Z"}).body
    assert moved == {"now": "2027-03-01T00:00:00Z", "frozen": True}
    assert merchant.control("POST", "clock", {"set": "2027-02-01T00:00:00Z"}).status == 400
    assert merchant.control("POST", "clock", {"advance": "soon"}).status == 400
    assert merchant.control("POST", "clock", {"forward": "1d"}).reason == "UnrecognizedField"
    assert merchant.control("POST", "clock", {"freeze": False}).body["frozen"] is False
    assert merchant.control("POST", "reset").body == {"now": "2027-01-01T00:00:00Z", "frozen": True}


def test_requests_are_kept_from_a_number_on(merchant, wallet):
    seen = merchant.control("GET", "requests").body["requests"]
    assert [one["number"] for one in seen] == list(range(1, len(seen) + 1))
    merchant.get("charges", "none")
    newest = merchant.control("GET", f"requests?since={len(seen)}").body["requests"]
    assert [(one["method"], one["path"], one["operation"], one["status"], one["reasonCode"]) for one in newest] == [
        ("GET", "/v2/charges/none", "getCharge", 404, "ResourceNotFound")]


def test_the_state_lists_everything(merchant, wallet):
    charge = merchant.charge(wallet).body
    merchant.refund(charge["chargeId"])
    state = merchant.control("GET", "state").body
    assert [len(state[kind]) for kind in ("checkoutSessions", "chargePermissions", "charges", "refunds")] == [1] * 4
    assert state["charges"][0] == charge


def walk(merchant):
    bodies = [merchant.checkout().text]
    wallet = merchant.wallet()
    charge = merchant.charge(wallet)
    bodies += [charge.text, merchant.refund(charge.body["chargeId"]).text, merchant.close_wallet(wallet).text,
               merchant.control("GET", "state").text]
    return bodies, charge.headers["x-amz-pay-request-id"]


def test_the_same_seed_and_clock_give_the_same_bodies(start, keys, seller, tmp_path):
    when = ("--clock", "2027-01-01T00:00:00Z")
    first = seller(start("--data-dir", keys, "--seed", "42", *when).ready)
    second = seller(start("--data-dir", str(tmp_path / "other"), "--seed", "42", *when).ready)
    third = seller(start("--data-dir", keys, "--seed", "43", *when).ready)
    once = walk(first)
    assert once == walk(second)
    assert once != walk(third)
    first.control("POST", "reset")
    assert walk(first)[0] == once[0]


def test_bytes_that_are_no_text_never_break_an_answer(merchant):
    headers = merchant.headers_of({"x-amz-pay-simulation-code": "caf\xe9"})
    assert merchant.send("GET", "/v2/charges/x", dict(headers, authorization="\xff PublicKeyId=a")).reason
    assert merchant.call("POST", "/v2/charges", b'{"tip\xff":1}').reason == "InvalidRequestFormat"
    with socket.create_connection(("127.0.0.1", urllib.parse.urlsplit(merchant.ready["http_url"]).port)) as raw:
        raw.sendall(b"G\xffT /v2/charges/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"RequestNotSupported" in raw.recv(65536)
    assert merchant.send("POST", "/v2/charges", {}, b"\xff").reason == "MissingHeader"
    assert merchant.control("GET", "requests").body["requests"][-1]["requestBody"] == "(not UTF-8)"
