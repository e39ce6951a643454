# SPDX-License-Identifier: Apache-2.0
"""Both clients: what they are configured with, what they send, what they keep to themselves, and how they fail."""
import asyncio
import copy
import datetime
import gc
import inspect
import io
import json
import pickle
import re
import subprocess
import traceback
import types
import urllib.parse
import urllib.request

import pytest

import savedwallet as sw
from conftest import vectors
from savedwallet._errors import error_of
from savedwallet._errors_table import ERRORS
from savedwallet._runtime import run_free

CALLS = vectors("calls.json")
PATHS = {one["name"]: one["path"] for one in run_free("operations", {})["operations"]}
# What the answers of all operations must have.
WHOLE = {"statusDetails": {"state": "Captured"}, "id": "file-1", "reports": [], "reportSchedules": [], "disbursements": [],
         "authorizationToken": "token-1", **{name: f"{name}-1" for name in (
             "chargeId", "chargePermissionId", "refundId", "disputeId", "checkoutSessionId", "reportId", "reportScheduleId",
             "merchantAccountId", "storeId", "buyerId")}}
WALLET = "B02-4410027-9003316"


def snake(name):
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


def given(case):
    """A case as the arguments of a method."""
    arguments = list(case["ids"]) + ([case["body"]] if case["body"] is not None else [])
    named = {"query": dict(case["query"]), "headers": case["headers"], "intent": case["intent"]}
    return arguments, {name: value for name, value in named.items() if value}


def answers(case):
    """An answer that names what was asked about."""
    body = {**WHOLE, **(case["body"] or {}), **dict(zip(re.findall(":([a-zA-Z]+)", PATHS[case["operation"]]), case["ids"]))}
    if case["operation"] == "cancelCharge":
        body["statusDetails"] = {"state": "Canceled"}
    return lambda request: (200, body, {})


def assert_sent(request, expect):
    assert (request.method, request.path, request.query) == (expect["method"], expect["path"], expect["query"])
    assert request.body == expect["body"].encode()
    for name, value in expect["headers"].items():
        if name == "x-amz-pay-host":
            assert request.headers[name] == "127.0.0.1"  # the vectors' is Amazon's
        elif name == "x-amz-pay-date":
            datetime.datetime.strptime(request.headers[name], "%Y%m%dT%H%M%SZ")
        else:
            assert request.headers[name] == value
    assert request.headers["authorization"].startswith("AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=SANDBOX-EXAMPLE,")


# How a client is made

WRONG = {
    "no region": ({"region": None}, sw.InvalidRequest, "region", "SAVEDWALLET_REGION"),
    "a region that is none": ({"region": "mars"}, sw.InvalidRequest, "region", "na or us, eu, de or uk, or jp"),
    "a region that is no text": ({"region": 5}, sw.InvalidRequest, "region", "is not text"),
    "no key id": ({"public_key_id": None}, sw.InvalidRequest, "public_key_id", "SAVEDWALLET_PUBLIC_KEY_ID"),
    "an old key id": ({"public_key_id": "ABC"}, sw.InvalidRequest, "environment", "sandbox or live"),
    "no key": ({"private_key_file": None}, sw.InvalidRequest, "private_key_file", "not configured"),
    "a key file that is not there": ({"private_key_file": "/nowhere/key.pem"}, sw.FileError, "", "/nowhere/key.pem"),
    "two keys": ({"private_key": "x"}, sw.InvalidRequest, "private_key", "keep one"),
    "a key that is none": ({"private_key_file": None, "private_key": "-----BEGIN PRIVATE KEY-----\nzzz\n"
                            "-----END PRIVATE KEY-----\n"}, sw.InvalidKey, "", "damaged"),
    "a key that is no text": ({"private_key_file": None, "private_key": b"\xff"}, sw.InvalidRequest, "private_key", "PEM"),
    "another environment": ({"environment": "live"}, sw.InvalidRequest, "environment", "sandbox"),
    "a short secret": ({"state_secret": "short"}, sw.InvalidRequest, "state_secret", "16"),
    "plain http": ({"base_url": "http://example.com"}, sw.InvalidRequest, "base_url", "https"),
    "tries as text": ({"max_attempts": "3"}, sw.InvalidRequest, "max_attempts", "whole number"),
    "no tries": ({"max_attempts": -1}, sw.InvalidRequest, "max_attempts", "1 to 10"),
    "more tries than fit": ({"max_attempts": 10 ** 30}, sw.InvalidRequest, "max_attempts", "fits"),
    "no time": ({"timeout": 0}, ValueError, None, "seconds above zero"),
    "more than a day": ({"timeout": 86400.5}, sw.InvalidRequest, "timeout", "at most 86400, not 86400.5"),
    "many retries": ({"retry_budget": 101}, sw.InvalidRequest, "retry_budget", "1 to 100 are possible, and -1"),
    "time as text": ({"timeout": "3"}, ValueError, None, "seconds above zero"),
    "time that is no number": ({"timeout": float("nan")}, ValueError, None, "seconds above zero"),
    "an initiator that is none": ({"initiator": "ME"}, sw.InvalidRequest, "initiator", "CITU"),
    "one topic": ({"topics": "arn:aws:sns:eu-west-1:1:x"}, TypeError, None, "list"),
    "a function that is none": ({"sign": 5}, TypeError, None, "sign is a function"),
    "an unknown name": ({"colour": "red"}, TypeError, None, "colour"),
    "half a character": ({"region": "\ud800"}, sw.InvalidRequest, "", "surrogate"),
    "a NUL": ({"namespace": "a\0b"}, sw.InvalidRequest, "", "u0000"),
    "bytes where text is due": ({"private_key_passphrase": b"x"}, sw.InvalidRequest, "", "bytes"),
}


@pytest.mark.parametrize("make", [sw.Client, sw.AsyncClient])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_configuration_is_refused_with_the_reason(make, wrong, account):
    change, kind, field, text = WRONG[wrong]
    with pytest.raises(kind, match=re.escape(text)) as caught:
        make(**{name: value for name, value in {**account, **change}.items() if value is not None})
    assert field is None or caught.value.field == field


_BACK = "https://shop.example/?amazonCheckoutSessionId=a"

C_NAMES = {
    "no session": (lambda one: one.finish(_BACK, browser_session=""), "or write UNBOUND"),
    "a flow that is known": (lambda one: one.finish(_BACK, browser_session="s", flow="setup_only"), "with UNBOUND only"),
    "a time that is none": (lambda one: one.button("setup_only", return_url=_BACK, browser_session="s", cancel_url=_BACK,
                                                   state_ttl=-1), "state_ttl is -1"),
    "an age that is none": (lambda one: one.receive(b"{}"), "max_age is -1"),
}


@pytest.mark.parametrize("wrong", C_NAMES)
def test_a_message_names_things_as_python_does(wrong, account):
    use, text = C_NAMES[wrong]
    with sw.Client(**account, max_age=-1) as one, pytest.raises(sw.InvalidRequest, match=re.escape(text)) as caught:
        use(one)
    assert not re.search(r"sw_|SW_|_s\b|_ms\b", caught.value.message + caught.value.field)


def test_a_charges_url_is_sent_to_the_method_that_takes_it(recorded, loopback):
    answer = {"chargeId": "S01-1", "chargePermissionId": "B02-1", "statusDetails": {"state": "Captured"}}
    loopback.answer = lambda request: (200, answer, {})
    recorded.charge(wallet="B02-1", amount="1.00 EUR", intent="a", return_url="https://shop.example/", browser_session="s")
    sent = json.loads(loopback.requests[0].body)["webCheckoutDetails"]["checkoutResultReturnUrl"]
    with pytest.raises(sw.InvalidRequest, match="use finish_charge"):
        recorded.finish(sent, browser_session="s")


@pytest.mark.parametrize("wrong", [0, -1, True, "5", None])
def test_no_place_for_calls_is_no_configuration(wrong, account):
    with pytest.raises(sw.InvalidRequest, match="max_in_flight"):
        sw.AsyncClient(**account, max_in_flight=wrong)


def test_the_environment_configures_a_client(monkeypatch, account, key_file):
    for name in ("region", "merchant_id", "public_key_id", "private_key_file"):
        monkeypatch.setenv("SAVEDWALLET_" + name.upper(), str(account[name]))
    one = sw.Client.from_env(region="jp")
    assert (one.environment, one.region, one.merchant_id) == ("sandbox", "jp", "A3EXAMPLE00001")
    monkeypatch.setenv("SAVEDWALLET_COLOUR", "red")
    with pytest.raises(sw.InvalidRequest, match="SAVEDWALLET_COLOUR"):
        sw.Client.from_env()


@pytest.mark.parametrize("make", [sw.Client, sw.AsyncClient])
def test_a_file_configures_a_client_and_paths_start_at_its_folder(make, account, key_file, tmp_path):
    (tmp_path / "key.pem").write_bytes(key_file.read_bytes())
    file = tmp_path / "savedwallet.json"
    config = {name: account[name] for name in ("region", "merchant_id", "public_key_id")}
    file.write_text(json.dumps({**config, "private_key_file": "key.pem"}))
    assert make.from_file(file).merchant_id == make.from_file(str(file)).merchant_id == "A3EXAMPLE00001"
    assert make.from_file(file, merchant_id="A3OTHER").merchant_id == "A3OTHER"
    file.write_text(json.dumps({**config, "colour": "red"}))
    with pytest.raises(sw.InvalidRequest, match="colour"):
        make.from_file(file)
    with pytest.raises(sw.FileError, match="/nowhere"):
        make.from_file("/nowhere")


def test_a_client_is_closed_by_with_and_stays_closed(account):
    with sw.Client(**account) as one:
        assert "closed" not in repr(one)
    one.close()
    assert repr(one).endswith(" closed>")
    for use in (lambda: one.get_charge("chargeId-1"), lambda: one.idempotency_key("createCharge", "a"), lambda: one.receive(b"{}")):
        with pytest.raises(sw.InvalidRequest, match="the client is closed"):
            use()


def test_an_async_client_is_closed_by_with_and_stays_closed(account):
    async def main():
        async with sw.AsyncClient(**account) as one:
            pass
        await one.aclose()
        for use in (one.get_charge("chargeId-1"), one.wallet(WALLET), one.call("GET", "/v2/new")):
            with pytest.raises(sw.InvalidRequest, match="the client is closed"):
                await use

    asyncio.run(main())


# What is secret stays so

@pytest.fixture
def secrets(key_file, tmp_path):
    """A client's secrets, and what of them must be seen nowhere."""
    locked = tmp_path / "locked.pem"
    subprocess.run(["openssl", "pkcs8", "-topk8", "-in", key_file, "-out", locked, "-passout", "pass:canary-passphrase"],
                   check=True, capture_output=True, timeout=30)
    config = {"private_key": locked.read_text(), "private_key_passphrase": "canary-passphrase",
              "state_secret": "canary-state-secret-0123", "proxy_password": "canary-proxy-password", "proxy_user": "user"}
    lines = [line for line in locked.read_text().splitlines() if not line.startswith("-")]
    return config, ["canary-", *lines, *(line for line in key_file.read_text().splitlines() if not line.startswith("-"))]


def assert_none_in(text, canaries):
    for canary in canaries:
        assert canary not in text


def client_with(secrets, account, **more):
    rest = {name: value for name, value in account.items() if name not in ("private_key_file", "state_secret")}
    return sw.Client(**{**rest, **secrets, **more})


def test_no_object_shows_a_secret(secrets, account, loopback, debug_log):
    config, canaries = secrets
    one = client_with(config, account, base_url=loopback.url, proxy=loopback.url)
    loopback.answer = lambda request: (200, WHOLE, {})
    button = one.button("setup_only", return_url="https://shop.example/back", cancel_url="https://shop.example/no",
                        browser_session="browser-canary")
    direct = client_with({**config, "proxy_user": None, "proxy_password": None}, account, base_url=loopback.url)
    made = [one, button, direct, direct.get_charge("chargeId-1"), one.sign("GET", "/v2/charges/S01-1")]
    with pytest.raises(sw.NoAnswer):
        one.get_charge("chargeId-1")  # the server is no proxy
    shown = "".join(f"{thing!r} {thing} {getattr(thing, '__dict__', '')}" for thing in made)
    assert_none_in(shown + "".join(debug_log), [*canaries, "browser-canary"])
    assert debug_log, "nothing was logged"
    assert "proxy-authorization" not in "".join(debug_log).lower()


def test_a_client_keeps_no_secret_where_the_garbage_collector_sees_it(secrets, account):
    config, canaries = secrets
    one = client_with(config, account, proxy="http://127.0.0.1:9")
    seen, todo = set(), [one]
    while todo:
        thing = todo.pop()
        if id(thing) in seen or inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing):
            continue
        seen.add(id(thing))
        if isinstance(thing, (str, bytes)):
            assert_none_in(thing if isinstance(thing, str) else thing.decode("latin-1"), canaries)
        todo += gc.get_referents(thing)
    assert len(seen) > 10


@pytest.mark.parametrize("make", [sw.Client, sw.AsyncClient])
@pytest.mark.parametrize("way", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_client_is_not_copied(make, way, account):
    with pytest.raises(TypeError, match="holds a key and is not copied: make one in each process"):
        way(make(**account))


def test_no_error_shows_a_secret(secrets, account, loopback, debug_log):
    config, canaries = secrets
    loopback.answer = lambda request: (403, {"reasonCode": "InvalidRequestSignature", "message": "no"}, {})
    failing = [
        lambda: client_with({**config, "state_secret": "canary-1"}, account, proxy="http://127.0.0.1:9"),
        lambda: client_with({**config, "private_key_passphrase": "canary-wrong"}, account, proxy="http://127.0.0.1:9"),
        lambda: client_with(config, account),
        lambda: client_with(config, account, proxy="nonsense"),
        lambda: client_with(config, account, region="mars", proxy="http://127.0.0.1:9"),
        lambda: client_with(config, account, base_url=loopback.url, proxy=loopback.url).get_charge("chargeId-1"),
        lambda: client_with(config, account, base_url=loopback.url, proxy=loopback.url).charge(
            wallet=WALLET, amount="1.00 EUR", intent="a"),
    ]
    for fail in failing:
        with pytest.raises(sw.SavedWalletError) as caught:
            fail()
        error, text = caught.value, io.StringIO()
        traceback.print_exception(error, file=text)
        # The caller's own lines are its own; ours begin where the package does.
        shown = text.getvalue() + repr(error) + str(error) + str(vars(error)) + repr(pickle.dumps(error))
        assert_none_in(shown.replace('"canary-1"', "").replace('"canary-wrong"', ""), canaries)
    assert_none_in("".join(debug_log), canaries)


# What is sent

@pytest.mark.parametrize("case", CALLS, ids=lambda case: case["operation"])
def test_each_operation_is_a_method_that_sends_what_the_vectors_say(case, recorded, loopback):
    loopback.answer = answers(case)
    arguments, named = given(case)
    answer = getattr(recorded, snake(case["operation"]))(*arguments, **named)
    assert answer.body == loopback.answer(None)[1] and (answer.status, answer.request_id, answer.attempts) == (200, "request-1", 1)
    [request] = loopback.requests
    assert_sent(request, case["expect"])
    assert answer.idempotency_key == request.headers.get("x-amz-pay-idempotency-key", "")


def test_each_operation_awaited_sends_what_the_vectors_say_in_any_order(account, loopback):
    by_request = {(case["expect"]["method"], case["expect"]["path"]): answers(case) for case in CALLS}
    loopback.answer = lambda request: by_request[request.method, request.path](request)

    async def main():
        async with sw.AsyncClient(**account, base_url=loopback.url) as one:
            calls = [(getattr(one, snake(case["operation"])), *given(case)) for case in CALLS]
            return await asyncio.gather(*(method(*arguments, **named) for method, arguments, named in calls))

    came = asyncio.run(main())
    assert len(came) == len(loopback.requests) == 43
    for case in CALLS:
        expect = case["expect"]
        [request, *_] = [one for one in loopback.requests if (one.method, one.path, one.body.decode()) == (
            expect["method"], expect["path"], expect["body"])]
        assert_sent(request, expect)


def test_the_vectors_and_the_library_know_the_same_operations():
    assert [case["operation"] for case in CALLS] == [one["name"] for one in run_free("operations", {})["operations"]]


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case["operation"])
def test_each_call_can_be_simulated(case, recorded, loopback):
    loopback.answer = answers(case)
    arguments, named = given(case)
    getattr(recorded, snake(case["operation"]))(*arguments, **named, simulate="HardDeclined")
    [request] = loopback.requests
    assert request.headers["x-amz-pay-simulation-code"] == "HardDeclined"


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case["operation"])
def test_a_simulation_with_a_live_key_is_refused_before_anything_is_sent(case, account, loopback):
    one = sw.Client(**{**account, "public_key_id": "LIVE-EXAMPLE"}, base_url=loopback.url)
    arguments, named = given(case)
    with pytest.raises(sw.InvalidRequest, match="LIVE|live"):
        getattr(one, snake(case["operation"]))(*arguments, **named, simulate="HardDeclined")
    assert loopback.requests == []


def test_each_job_that_moves_money_can_be_simulated(client, emulator, loopback, account):
    wallet = emulator.save_wallet(client)
    with pytest.raises(sw.Declined, match="HardDeclined"):
        client.charge(wallet=wallet, amount="1.00 EUR", intent="a", simulate="HardDeclined")
    wallet = emulator.save_wallet(client)
    charge = client.charge(wallet=wallet, amount="1.00 EUR", intent="b", authorize_only=True)
    assert client.capture(charge=charge.id, amount="1.00 EUR", intent="c", simulate="CaptureInitiated").pending
    button = client.button("additional_payment_button", return_url="https://shop.example/back", browser_session="s",
                           cancel_url="https://shop.example/no", amount="9.00 EUR", payment=sw.Payment.AUTHORIZE_WITH_CAPTURE)
    done = client.finish(emulator.check_out(button), browser_session="s", amount="9.00 EUR", simulate="Declined")
    assert (done.payment, done.reason) == (sw.PaymentOutcome.NONE, sw.FinishReason.DECLINED)
    with sw.Client(**account, base_url=loopback.url) as one, pytest.raises(sw.ProtocolError):
        one.refund(charge=charge.id, amount="1.00 EUR", intent="d", simulate="RefundDeclined")
    assert loopback.requests[0].headers["x-amz-pay-simulation-code"] == "RefundDeclined"


def test_what_amazon_has_added_since_is_called_by_method_and_path(recorded, loopback):
    loopback.answer = lambda request: (201, {"newId": "a", "price": 1.10}, {})
    answer = recorded.call("POST", "/v2/newThings/a", body={"b": sw.Money("1.10", "EUR"), "a": 1}, query={"z": True, "a": ["x", "y"], "n": None},
                           idempotency_key="key-1", headers={"x-amz-pay-authtoken": "t"})
    [request] = loopback.requests
    assert (request.method, request.path, request.query) == ("POST", "/v2/newThings/a", "a=x%2Cy&z=true")
    assert request.body == b'{"b":{"amount":"1.10","currencyCode":"EUR"},"a":1}'
    assert request.headers["x-amz-pay-idempotency-key"] == "key-1" and request.headers["x-amz-pay-authtoken"] == "t"
    assert answer.status == 201 and str(answer.body["price"]) == "1.1"


def test_a_body_of_bytes_is_sent_as_it_is(recorded, loopback):
    raw = b'{ "captureNow" :true, "b": "\\u00e4" }'
    for body in (raw, bytearray(raw), memoryview(raw)):
        recorded.call("POST", "/v2/newThings", body=body)
    assert [request.body for request in loopback.requests] == [raw] * 3


@pytest.mark.parametrize("arguments, text", [
    (("getCharg", "S01-1"), "did you mean getCharge"), (("getCharge",), "takes 1 id"), (("getCharge", "a", "b"), "takes 1 id"),
    (("GET", "/v2/charges", "S01-1"), "a path has its ids in it"), (("GE T", "/v2/charges"), ""),
])
def test_a_call_that_is_none_is_refused(arguments, text, recorded, loopback):
    with pytest.raises(sw.InvalidRequest, match=text):
        recorded.call(*arguments)
    assert loopback.requests == []


def test_an_operation_that_moves_money_needs_an_intent(recorded, loopback):
    with pytest.raises(sw.InvalidRequest, match="nothing was sent") as caught:
        recorded.charge(wallet=WALLET, amount="1.00 EUR")
    assert caught.value.field == "intent" and caught.value.effect is sw.Effect.NONE
    assert loopback.requests == []


# Keys and signatures

KEYS = vectors("idempotency.json")


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case["key"])
def test_an_intent_has_the_golden_key(case, account):
    one = sw.Client(**{**account, "merchant_id": case["merchant_id"], "public_key_id": f"{case['environment'].upper()}-EXAMPLE",
                       "namespace": case["key_namespace"] or None})
    assert one.idempotency_key(case["operation"], case["intent"], case["attempt"]) == case["key"]


def test_an_intent_is_sent_with_its_key_and_an_attempt_has_another(recorded, loopback):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    for attempt in (1, 1, 2):
        recorded.charge(wallet=WALLET, amount="1.00 EUR", intent="ride:81", attempt=attempt)
    keys = [request.headers["x-amz-pay-idempotency-key"] for request in loopback.requests]
    assert keys == [recorded.idempotency_key("createCharge", "ride:81", attempt) for attempt in (1, 1, 2)]
    assert len(set(keys)) == 2 and loopback.requests[0].body == loopback.requests[1].body


def test_a_request_is_signed_for_somebody_else(recorded, loopback, emulator):
    headers = recorded.sign("POST", "/v2/charges", query="b=1&a=2", body="{}", date="20260102T030405Z")
    assert headers["x-amz-pay-date"] == "20260102T030405Z" and loopback.requests == []
    assert headers == {**recorded.sign("POST", "/v2/charges", query="b=1&a=2", body=b"{}", date="20260102T030405Z"),
                       "authorization": headers["authorization"]}
    assert re.fullmatch(r"AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=SANDBOX-EXAMPLE, SignedHeaders=[a-z;-]+, Signature=[A-Za-z0-9+/=]+",
                        headers["authorization"])
    with pytest.raises(TypeError, match="a body is bytes or text"):
        recorded.sign("GET", "/v2/x", body=5)


def test_what_is_signed_for_somebody_else_is_taken(client, emulator):
    wallet = emulator.save_wallet(client)
    path = f"/v2/chargePermissions/{wallet}"
    request = urllib.request.Request(emulator.ready["http_url"] + path, headers=client.sign("GET", path))
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["chargePermissionId"] == wallet


def test_a_payload_that_was_written_by_hand_is_signed(client, emulator):
    payload = json.dumps({
        "webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/a", "checkoutCancelUrl": "https://shop.example/b"},
        "storeId": emulator.ready["store_id"], "chargePermissionType": "PaymentMethodOnFile",
        "paymentMethodOnFileMetadata": {"setupOnly": True}, "paymentDetails": {"paymentIntent": "Confirm"}})
    for written in (payload, payload.encode()):
        signed = types.SimpleNamespace(payload_json=payload, signature=client.sign_button(written), algorithm="AMZN-PAY-RSASSA-PSS-V2",
                                       public_key_id=emulator.ready["public_key_id"])
        assert emulator.check_out(signed).startswith("https://shop.example/a")
    with pytest.raises(TypeError):
        client.sign_button(5)


def test_a_function_of_the_callers_signs(account, loopback):
    asked = []
    rest = {name: value for name, value in account.items() if name != "private_key_file"}
    one = sw.Client(**rest, base_url=loopback.url, sign=lambda text: asked.append(text) or b"\x01\x02\x03")
    loopback.answer = lambda request: (200, WHOLE, {})
    one.get_charge("chargeId-1")
    assert loopback.requests[0].headers["authorization"].endswith("Signature=AQID")
    assert len(asked) == 1 and asked[0].startswith(b"AMZN-PAY-RSASSA-PSS-V2\n")


# How it fails

@pytest.mark.parametrize("status, reason, kind, effect, retry, step", [
    (400, "InvalidParameterValue", sw.Refused, "none", "never", "fix_request"),
    (403, "InvalidRequestSignature", sw.NotAuthorized, "none", "same_key", "fix_request"),
    (404, "ResourceNotFound", sw.NotFound, "none", "never", "fix_request"),
    (409, "DuplicateIdempotencyKey", sw.Conflict, "none", "never", "fix_request"),
    (422, "HardDeclined", sw.Declined, "none", "new_key", "update_wallet"),
    (422, "SoftDeclined", sw.Declined, "none", "new_key", "wait"),
    (422, "TransactionAmountExceeded", sw.Refused, "none", "new_key", "lower_amount"),
    (429, "TooManyRequests", sw.Throttled, "none", "same_key", "wait"),
    (500, "InternalServerError", sw.ServerError, "unknown", "same_key", "wait"),
    (302, "Elsewhere", sw.ProtocolError, "unknown", "same_key", "fix_request"),
])
def test_an_error_says_what_to_do(account, loopback, status, reason, kind, effect, retry, step):
    one = sw.Client(**account, base_url=loopback.url, max_attempts=1)
    loopback.answer = lambda request: (status, {"reasonCode": reason, "message": "because"}, {"retry-after": "7"})
    with pytest.raises(sw.AmazonError) as caught:
        one.charge(wallet=WALLET, amount="1.00 EUR", intent="ride:81", attempt=2)
    error = caught.value
    assert type(error) is kind
    assert error.effect is sw.Effect(effect) and error.retry is sw.Retry(retry) and error.next_step is sw.NextStep(step)
    assert error.http_status == status and error.reason_code == ("" if status == 302 else reason)
    assert error.request_id == "request-1" and error.attempts == 1 and (error.intent, error.attempt) == ("ride:81", 2)
    assert error.idempotency_key == one.idempotency_key("createCharge", "ride:81", 2)
    assert error.retry_after == (7 if status in (429, 500) else error.retry_after)
    assert reason in str(error) or status == 302


def test_both_clients_fail_alike(account, loopback):
    loopback.answer = lambda request: (422, {"reasonCode": "SoftDeclined", "message": "because"}, {})
    body = {"chargePermissionId": WALLET, "chargeAmount": {"amount": "1.00", "currencyCode": "EUR"}, "captureNow": True,
            "chargeInitiator": "MITU", "channel": "Web"}

    async def awaited():
        async with sw.AsyncClient(**account, base_url=loopback.url, max_attempts=1) as one:
            with pytest.raises(sw.Declined) as caught:
                await one.create_charge(body, intent="a", attempt=2)
            return caught.value

    with sw.Client(**account, base_url=loopback.url, max_attempts=1) as one, pytest.raises(sw.Declined) as caught:
        one.create_charge(body, intent="a", attempt=2)
    error, other = caught.value, asyncio.run(awaited())
    facts = {name: value for name, value in vars(error).items() if name != "answer"}
    assert facts == {name: vars(other)[name] for name in facts}
    assert (error.intent, error.attempt) == ("a", 2)


def test_no_answer_says_to_send_the_same_intent_again(account, emulator, client):
    wallet = emulator.save_wallet(client)
    emulator.fault("createCharge", "reset_after")
    with sw.Client(**{**emulator.config, "max_attempts": 1}) as one, pytest.raises(sw.NoAnswer) as caught:
        one.charge(wallet=wallet, amount="1.00 EUR", intent="ride:81")
    error = caught.value
    assert "send the same intent ('ride:81') again, never a new one" in str(error)
    with sw.Client(**{**emulator.config, "base_url": "http://127.0.0.1:9"}) as one, pytest.raises(sw.NoAnswer) as read:
        one.get_charge("S01-1")
    assert "never a new one" not in str(read.value) and read.value.effect is sw.Effect.NONE
    assert error.effect is sw.Effect.UNKNOWN and error.retry is sw.Retry.SAME_KEY and error.http_status is None
    emulator.control("DELETE", "faults")
    assert len(emulator.charges()) == 1
    client.charge(wallet=wallet, amount="1.00 EUR", intent=error.intent)
    assert len(emulator.charges()) == 1


def test_nobody_asks_whether_an_effect_is_true():
    error = error_of({"error": {"code": "no_answer", "message": "m", "effect": "unknown", "retry": "same_key"}})
    for question in (error.effect, error.retry):
        for test in (bool, lambda it: it or None, lambda it: not it):
            with pytest.raises(TypeError, match=f"compare it, as in `is {type(question).__name__}.{question.name}`"):
                test(question)
    assert error.effect is sw.Effect.UNKNOWN and error.effect == "unknown" and str(error.retry) == "same_key"


@pytest.mark.parametrize("code, kind", [(code, kind) for code, kind, _ in ERRORS])
def test_an_exception_survives_pickling(code, kind):
    told = {"code": code, "message": "m", "effect": "unknown", "retry": "same_key", "next_step": "wait", "reason_code": "R",
            "http_status": 500, "request_id": "r", "idempotency_key": "k", "field": "/f", "attempts": 2, "retry_after_s": 3}
    error = error_of({"error": told, "id": "S01"}, intent="ride:81", attempt=2)
    for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(copied) is type(error) is getattr(sw, kind)
        assert vars(copied) == vars(error) and str(copied) == str(error) and repr(copied) == repr(error)
    assert error.answer == {"id": "S01"} and isinstance(error, sw.SavedWalletError)


def test_errors_are_caught_as_what_python_calls_them():
    assert issubclass(sw.InvalidRequest, ValueError) and issubclass(sw.FileError, OSError)
    assert issubclass(sw.OutOfMemory, MemoryError) and not issubclass(sw.InvalidRequest, sw.AmazonError)
    assert issubclass(sw.NoAnswer, sw.AmazonError)


# What has pages

PAGES = {"": ["1", "2"], "t/1+=": [], "t2": ["3"]}


def paged(loopback, name):
    """Three pages: one of two, an empty one, and one of one."""
    following = {"": "t/1+=", "t/1+=": "t2", "t2": None}

    def answer(request):
        token = dict(urllib.parse.parse_qsl(request.query)).get("nextToken", "")
        return 200, {name: [{"id": one} for one in PAGES[token]], "nextToken": following[token]}, {}

    loopback.answer = answer


@pytest.mark.parametrize("name, query", [("reports", None), ("reports", {"pageSize": 2}), ("disbursements", {
    "startTime": "20260301T000000Z", "endTime": "20260331T235959Z"})])
def test_what_comes_in_pages_is_read_to_its_end(name, query, account, recorded, loopback):
    paged(loopback, name)
    arguments = () if query is None else (query,)
    listed = getattr(recorded, name)(*arguments)
    assert loopback.requests == [], "nothing is read before it is wanted"
    assert next(listed) == {"id": "1"} and len(loopback.requests) == 1
    assert [one["id"] for one in listed] == ["2", "3"]

    async def awaited():
        async with sw.AsyncClient(**account, base_url=loopback.url) as one:
            return [item["id"] async for item in getattr(one, name)(*arguments)]

    assert asyncio.run(awaited()) == ["1", "2", "3"]
    assert len(loopback.requests) == 6
    first, *later = [dict(urllib.parse.parse_qsl(request.query)) for request in loopback.requests[:3]]
    assert first == {name: str(value) for name, value in (query or {}).items()}
    # Amazon takes the token of reports alone.
    assert later == [{**(first if name == "disbursements" else {}), "nextToken": token} for token in ("t/1+=", "t2")]


# What it says of itself

@pytest.mark.parametrize("make", [sw.Client, sw.AsyncClient])
def test_a_method_has_its_parameters_and_its_words(make, account):
    one = make(**account)
    for name in ("charge", "cancel", "wallet", "get_charge", "create_charge", "call"):
        method = getattr(one, name)
        assert "self" not in inspect.signature(method).parameters and method.__doc__
    assert list(inspect.signature(one.cancel).parameters)[0] == "charge"
    assert str(inspect.signature(one.charge).return_annotation).strip("'") == "Receipt"
