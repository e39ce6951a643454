# SPDX-License-Identifier: Apache-2.0
"""Anything where text or JSON is due: it is sent as it was meant, or refused with a reason before anything is sent."""
import asyncio
import json
import urllib.parse
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import savedwallet as sw
from test_client import WALLET, WHOLE

# What a caller may have to expect where an argument is wrong.
REFUSED = (sw.InvalidRequest, sw.LimitReached, TypeError)

texts = st.text(st.characters(), max_size=60)  # lone surrogates, NUL and astral characters too
leaves = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.binary(max_size=20) | st.decimals()
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
                      | st.tuples(inner, inner), max_leaves=20)
ODD = ["", "\0", "a\0b", "\ud800", "\udfff", "\ud83d\ude00", "\U0001f600", "\U0010ffff", "\uffff", "\ufeff", "\r\n", "\x7f", "\x85", "%41",
       "..", "/", "a/b", "?", "#", "\\", '"', "\u202e", "a" * 5000, "é" * 300, " a ", "\u2028"]


def odd(test):
    for one in ODD:
        test = example(one)(test)
    return test


@pytest.fixture(scope="module")
def asked(account, running_loopback):
    """Calls something, and says what came of it: what was sent, or None and nothing was."""
    client = sw.Client(**account, base_url=running_loopback.url, validation="off", max_attempts=1)

    def ask(call):
        running_loopback.clear()
        running_loopback.answer = lambda request: (200, WHOLE, {})
        try:
            call(client)
        except REFUSED as error:
            assert running_loopback.requests == [], "something was sent all the same"
            assert str(error)
            return None
        except sw.ProtocolError as error:  # our answer is about another object than was asked about
            assert "another" in str(error) or "state" in str(error)
        [request] = running_loopback.requests
        return request

    yield ask
    client.close()


@pytest.fixture(scope="module")
def plain(account, running_loopback):
    """A client as people have it, which checks bodies."""
    with sw.Client(**account, base_url=running_loopback.url, max_attempts=1) as one:
        yield one


def is_text(value):
    """What UTF-8 can hold."""
    return not any(0xD800 <= ord(letter) < 0xE000 for letter in value)


@odd
@given(texts)
def test_an_id_is_sent_encoded_or_refused(asked, id):
    request = asked(lambda client: client.get_charge(id))
    if request:
        assert urllib.parse.unquote(request.path) == "/v2/charges/" + id and request.path.count("/") == 3
        assert request.path.isascii() and request.query == ""
    else:
        assert not id.isascii() or not id.isalnum() or len(id) > 100


@odd
@given(texts)
def test_a_note_is_sent_as_it_is_or_refused(asked, note):
    body = {"merchantMetadata": {"noteToBuyer": note, note: "x"}}
    request = asked(lambda client: client.update_charge_permission(WALLET, body))
    assert (request is not None) == is_text(note)
    assert request is None or json.loads(request.body) == body


@settings(max_examples=60)
@odd
@given(texts)
def test_an_intent_makes_one_key_or_is_refused(asked, account, intent):
    request = asked(lambda client: client.charge(wallet=WALLET, amount="1.00 EUR", intent=intent))
    again = asked(lambda client: client.charge(wallet=WALLET, amount="1.00 EUR", intent=intent))
    assert bool(request) == bool(again)
    if request:
        assert request.headers["x-amz-pay-idempotency-key"] == again.headers["x-amz-pay-idempotency-key"]
    else:
        assert not intent or not intent.isprintable() or len(intent) > 100


@odd
@given(texts)
def test_a_key_of_the_callers_own_is_sent_as_it_is_or_refused(asked, key):
    request = asked(lambda client: client.charge(wallet=WALLET, amount="1.00 EUR", idempotency_key=key))
    assert request is None or request.headers["x-amz-pay-idempotency-key"] == key


@odd
@given(texts)
def test_a_value_of_a_query_is_sent_encoded_or_refused(asked, value):
    request = asked(lambda client: client.call("GET", "/v2/newThings", query={"a": value, "b": "c"}))
    assert (request is not None) >= (is_text(value) and value.isprintable() and len(value) < 100)
    if request:
        assert dict(urllib.parse.parse_qsl(request.query, keep_blank_values=True, errors="strict")) == {"a": value, "b": "c"}


@odd
@given(texts)
def test_a_header_is_sent_as_it_is_or_refused(asked, value):
    request = asked(lambda client: client.get_charge("S01-1", headers={"x-amz-pay-authtoken": value}))
    if value.isascii() and value.isprintable() and len(value) < 100:
        assert (request.headers["x-amz-pay-authtoken"] if request else "") == value.strip()
    assert not request or not {"\r", "\n", "\0"} & set(value)
    request = asked(lambda client: client.get_charge("S01-1", headers={value: "a"}))
    assert request is None or (value.isascii() and request.headers[value.lower()] == "a")


@settings(max_examples=60)
@odd
@given(texts)
def test_any_text_of_a_job_is_taken_or_refused(asked, text):
    common = {"wallet": WALLET, "amount": "1.00 EUR", "intent": "a"}
    for name in ("wallet", "amount", "soft_descriptor", "initiator", "channel", "reference", "note_to_buyer", "custom_information",
                 "simulate"):
        asked(lambda client: client.charge(**{**common, name: text}))
    for name in ("return_url", "cancel_url", "browser_session", "reference", "store_name", "color", "flow"):
        options = {"flow": "setup_only", "return_url": "https://shop.example/a", "cancel_url": "https://shop.example/b",
                   "browser_session": "s", name: text}
        try:
            asked(lambda client: client.button(**options))
        except ValueError as nothing_was_sent:
            assert "unpack" in str(nothing_was_sent)  # a button sends nothing: there is no request


@given(texts)
def test_a_url_that_anybody_can_write_is_refused_before_amazon_is_asked(asked, account, running_loopback, text):
    running_loopback.clear()
    with sw.Client(**account, base_url=running_loopback.url) as client:
        for url in (text, "https://shop.example/back?" + text, "https://shop.example/?amazonCheckoutSessionId=" + text):
            with pytest.raises((sw.StateMismatch, *REFUSED)):
                client.finish(url, browser_session="s")
            with pytest.raises((sw.StateMismatch, *REFUSED)):
                client.review(url, browser_session=text or "s")
    assert running_loopback.requests == []


@settings(max_examples=100)
@given(st.binary(max_size=300) | texts | values.map(lambda value: json.dumps(value, default=str)))
def test_a_message_that_anybody_can_send_is_refused(plain, message):
    with pytest.raises((sw.SignatureMismatch, *REFUSED)) as caught:
        plain.receive(message)
    if isinstance(caught.value, sw.SavedWalletError):
        assert caught.value.answer_status in (200, 400, 500)


def as_json(value):
    """What JSON makes of a value; whether it can is another matter."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, (list, tuple)) else value


@settings(max_examples=60)
@given(st.dictionaries(texts, values, max_size=5))
def test_a_body_of_anything_is_sent_as_it_was_meant_or_refused(asked, body):
    request = asked(lambda client: client.call("POST", "/v2/newThings", body=body))
    if request:
        assert json.loads(request.body) == as_json(body)


@pytest.mark.parametrize("body, says", [
    ({"a": float("nan")}, "holds the float"), ({"a": float("inf")}, "holds the float"), ({"a": b"x"}, "bytes has no form"),
    ({"a": {1, 2}}, "set has no form"), ({"a": object()}, "object has no form"), ({(1, 2): 3}, "keys must be"),
    ({"\ud800": 1}, "lone surrogate"), ({"a": "\ud800"}, "lone surrogate"), ({"a": 10 ** 5000}, "4300 digits"),
    ({"a": 10 ** 100}, "more than 63 characters"), ({"a": "\0"}, "u0000"), ([1, 2], "must be an object"), ("text", "must be an object"),
    (5, "must be an object"), (b"nonsense", "line 1, column 1"), (b"\xff", "UTF-8"), ({"noteToBuyer": 1}, "there is no such field"),
    ({"a": Decimal("1.00")}, "give a Money, or str"),
])
def test_a_body_that_cannot_be_sent_is_refused_with_the_reason(plain, running_loopback, body, says):
    running_loopback.clear()
    with pytest.raises(sw.InvalidRequest, match=says) as caught:
        plain.update_charge_permission(WALLET, body)
    assert caught.value.next_step is sw.NextStep.FIX_REQUEST and running_loopback.requests == []


def nested(depth, kind):
    """The innermost is a dictionary. @return how deep it is, and the body"""
    body = inner = {}
    for _ in range(depth):
        inner["a"] = [{}] if kind == "lists" else {}
        inner = inner["a"][0] if kind == "lists" else inner["a"]
    return (2 if kind == "lists" else 1) * depth + 1, body


def take_apart(body):
    """A million levels: Python's own way is recursive."""
    while body:
        _, body = body.popitem()
        body = body[0] if isinstance(body, list) else body


@pytest.mark.parametrize("depth", [0, 30, 63, 64, 100, 10_000, 200_000])
@pytest.mark.parametrize("kind", ["lists", "dictionaries"])
def test_nesting_is_taken_up_to_the_ceiling_and_refused_beyond(plain, asked, depth, kind, running_loopback):
    levels, body = nested(depth, kind)
    request = asked(lambda client: client.call("POST", "/v2/newThings", body=body))
    assert request is not None if levels <= 201 else request is None
    running_loopback.clear()
    if depth:
        ceiling = "no such field" if levels <= 64 else "nested"
        with pytest.raises((sw.InvalidRequest, sw.LimitReached), match=ceiling):
            plain.update_charge_permission(WALLET, body)
        assert running_loopback.requests == []
    take_apart(body)


def test_what_holds_itself_is_refused(asked):
    body = {"a": []}
    body["a"].append(body)
    assert asked(lambda client: client.call("POST", "/v2/newThings", body=body)) is None
    loop = []
    loop.append(loop)
    assert asked(lambda client: client.call("POST", "/v2/newThings", body={"b": 1}, query={"a": loop})) is None
    assert asked(lambda client: client.call("GET", "/v2/newThings", query={"a": b"x"})) is None


@pytest.mark.parametrize("size", [1000, 10 ** 6, 10 ** 7])
def test_a_large_body_is_sent_or_refused(asked, size):
    request = asked(lambda client: client.call("POST", "/v2/newThings", body={"a": "x" * size}))
    assert size > 1000 or request is not None
    assert request is None or len(request.body) == size + 8


@pytest.mark.parametrize("given_for", ["wallet", "amount", "intent", "attempt", "soft_descriptor", "simulate", "timeout", "headers",
                                       "idempotency_key", "browser_session", "channel", "initiator"])
@pytest.mark.parametrize("wrong", [5, -1, 10 ** 400, 1.5, b"x", ["x"], {"x": 1}, object(), float("nan"), ("a",), lambda: 1],
                         ids=lambda value: type(value).__name__)
def test_an_argument_of_a_wrong_type_is_refused_before_anything_is_sent(asked, given_for, wrong):
    if (given_for, type(wrong)) in (("attempt", int), ("timeout", int), ("timeout", float), ("headers", dict)):
        pytest.skip("it may be one")
    try:
        assert asked(lambda client: client.charge(**{"wallet": WALLET, "amount": "1.00 EUR", "intent": "a", given_for: wrong})) is None
    except ValueError as error:  # of a time-out
        assert given_for in ("timeout", "headers") and str(error)


@settings(max_examples=60)
@given(st.dictionaries(texts, values, max_size=3), texts)
def test_what_is_awaited_takes_and_refuses_the_same(asked, account, running_loopback, body, note):
    body = {**body, "note": note}
    waited = asked(lambda client: client.call("createReport", body=body, intent="a"))

    async def main():
        async with sw.AsyncClient(**account, base_url=running_loopback.url, validation="off", max_attempts=1) as client:
            await client.create_report(body, intent="a")

    running_loopback.clear()
    running_loopback.answer = lambda request: (200, WHOLE, {})
    if waited is None:
        with pytest.raises(REFUSED):
            asyncio.run(main())
        assert running_loopback.requests == []
    else:
        asyncio.run(main())
        assert running_loopback.requests[0].body == waited.body


@pytest.mark.parametrize("raw", [
    b"", b"nul", b"[]", b"5", b'"a"', b'{"a":1e999999999999999999999}', b'{"a":' + b"9" * 6000 + b"}", b'{"a":"\\ud800"}', b'{"a":NaN}',
    b"\xff\xfe", b'{"a":' + b"[" * 100_000, b'{"a":"\0"}', b'{"chargeId":5}', b'{"a":1,"a":2}',
])
def test_an_answer_that_is_none_is_a_protocol_error(account, running_loopback, raw):
    running_loopback.clear()
    running_loopback.answer = lambda request: (200, raw, {})
    with sw.Client(**account, base_url=running_loopback.url, max_attempts=1) as client, pytest.raises(sw.ProtocolError):
        client.get_charge("S01-1")

    async def main():
        async with sw.AsyncClient(**account, base_url=running_loopback.url, max_attempts=1) as client:
            with pytest.raises(sw.ProtocolError):
                await asyncio.wait_for(client.get_charge("S01-1"), 10)

    asyncio.run(main())


@settings(max_examples=60)
@given(st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20), st.recursive(
    st.none() | st.booleans() | st.integers(-2 ** 53, 2 ** 53) | st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20),
    lambda inner: st.lists(inner, max_size=3), max_leaves=10), max_size=4))
def test_what_amazon_answers_comes_through_whole(account, running_loopback, answer):
    body = {**answer, "chargeId": "S01-1", "statusDetails": {"state": "Captured"}}
    running_loopback.clear()
    running_loopback.answer = lambda request: (200, body, {})
    with sw.Client(**account, base_url=running_loopback.url, max_attempts=1) as client:
        assert client.get_charge("S01-1").body == body
