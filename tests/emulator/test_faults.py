# SPDX-License-Identifier: Apache-2.0
"""Failures that are asked for: what the client sees, and what was done all the same."""
import http.client
import select
import time

import pytest

BROKEN = (http.client.HTTPException, ConnectionError)


@pytest.fixture
def shop(merchant):
    merchant.id = merchant.wallet()
    merchant.control("DELETE", "faults")
    yield merchant
    merchant.control("DELETE", "faults")


def charges(shop):
    return shop.control("GET", "state").body["charges"]


def fault(shop, name, **more):
    answer = shop.control("POST", "faults", [{"operation": "createCharge", "when": {"nth": 1}, "fault": name, **more}])
    assert answer.status == 200, answer
    return answer.body["faults"]


def charge(shop, key="once"):
    return shop.call("POST", "/v2/charges", shop.charge_body(shop.id), key=key)


def again(shop):
    """A connection that broke is opened anew."""
    shop.connections.clear()
    return charge(shop)


@pytest.mark.parametrize("name, done", [("reset_before", 0), ("reset_after", 1), ("truncated", 1)])
def test_a_broken_connection_leaves_the_effect_that_its_name_says(shop, name, done):
    fault(shop, name)
    with pytest.raises(BROKEN):
        charge(shop)
    assert len(charges(shop)) == done
    second = again(shop)
    assert second.status == 201 and len(charges(shop)) == 1
    assert shop.control("GET", "faults").body["faults"][0] == {
        "operation": "createCharge", "fault": name, "calls": 2, "failed": 1}
    assert [one["fault"] for one in shop.control("GET", "requests").body["requests"]
            if one["operation"] == "createCharge"] == [name, None]


def test_an_empty_answer_and_one_that_is_no_json(shop):
    fault(shop, "empty")
    first = charge(shop)
    assert (first.status, first.text) == (201, "")
    shop.control("DELETE", "faults")
    fault(shop, "malformed")
    whole = charge(shop, "first")
    shop.control("DELETE", "faults")
    assert charge(shop, "first").text.startswith(whole.text) and not whole.text.endswith("}")
    assert len(charges(shop)) == 2


def test_a_wrong_length_is_more_than_is_sent(shop):
    """The JSON is whole: only who counts the bytes sees that the answer is not."""
    fault(shop, "wrong_length")
    with pytest.raises(http.client.IncompleteRead) as seen:
        charge(shop)
    assert seen.value.partial.decode() == again(shop).text and seen.value.expected == 10


@pytest.mark.parametrize("how, status, reason, done", [
    ({"fault": "error_before"}, 500, "InternalServerError", 0),
    ({"fault": "error_after"}, 500, "InternalServerError", 1),
    ({"fault": "error_before", "reasonCode": "ServiceUnavailable", "retryAfter": "7"}, 503, "ServiceUnavailable", 0),
    ({"fault": "error_after", "reasonCode": "ProcessingFailure"}, 500, "ProcessingFailure", 1),
    ({"fault": "error_before", "reasonCode": "RequestTimeout"}, 408, "RequestTimeout", 0),
    ({"fault": "error_after", "status": 502}, 502, None, 1),
    ({"fault": "too_many_requests", "retryAfter": "absurd"}, 429, "TooManyRequests", 0),
])
def test_errors_before_and_after_the_effect(shop, how, status, reason, done):
    fault(shop, how.pop("fault"), **how)
    answer = charge(shop)
    assert answer.status == status and len(charges(shop)) == done
    assert answer.headers.get("retry-after") == how.get("retryAfter")
    assert answer.reason == reason if reason else answer.text.startswith("<html>")
    assert charge(shop).status == 201 and len(charges(shop)) == 1


def test_an_answer_that_is_late_holds_up_nobody_else(shop, seller):
    fault(shop, "latency", milliseconds=1500)
    other = seller(shop.ready)
    connection = shop.connection()
    headers = shop.headers_of({"x-amz-pay-idempotency-key": "late"})
    headers["authorization"] = shop.authorization("POST", "/v2/charges", headers, b"{}")
    begun = time.monotonic()
    connection.request("POST", "/v2/charges", body=b"{}", headers=headers)
    assert other.get("chargePermissions", shop.id).status == 200
    assert not select.select([connection.sock], [], [], 0)[0]
    late = connection.getresponse()
    assert (late.status, late.read()[:1]) == (400, b"{") and time.monotonic() - begun >= 1.5


def test_a_body_that_comes_slowly_comes_whole(shop):
    fault(shop, "slow_body", milliseconds=300)
    begun = time.monotonic()
    answer = charge(shop)
    assert answer.status == 201 and answer.body["chargeId"]
    assert time.monotonic() - begun >= 0.2
    assert charge(shop).text == answer.text


@pytest.mark.parametrize("by, minutes", [("20m", 20), ("-2h", -120)])
def test_a_clock_that_is_wrong_refuses_the_date_and_tells_its_own(shop, by, minutes):
    fault(shop, "clock_skew", by=by)
    answer = charge(shop)
    assert (answer.status, answer.reason) == (403, "InvalidRequestSignature")
    told = time.mktime(time.strptime(answer.headers["date"], "%a, %d %b %Y %H:%M:%S GMT")) - time.timezone
    assert abs(told - time.time() - 60 * minutes) < 30
    assert charge(shop).status == 201


def test_chance_is_the_same_for_the_same_seed(start, seller, keys):
    def outcomes(seed):
        merchant = seller(start("--data-dir", keys, "--seed", seed).ready)
        merchant.control("POST", "faults", [{"fault": "error_before", "when": {"chance": 40}}])
        return [merchant.get("charges", "S01").status for _ in range(40)]

    first = outcomes("5")
    assert first == outcomes("5") != outcomes("6")
    assert 5 < first.count(500) < 30 and first.count(404) == 40 - first.count(500)


def test_a_fault_of_any_operation_counts_all_and_a_reset_forgets_it(shop):
    shop.control("POST", "faults", [{"fault": "error_before", "when": {"nth": 3}}])
    assert [shop.get("charges", "S01").status for _ in range(4)] == [404, 404, 500, 404]
    shop.control("POST", "reset")
    assert shop.control("GET", "faults").body == {"faults": []}


@pytest.mark.parametrize("wrong, what", [
    ({}, "fault"), ({"fault": "fire"}, "slow_body"), ({"fault": "latency"}, "milliseconds"),
    ({"fault": "clock_skew"}, "by"), ({"fault": "clock_skew", "by": "soon"}, "by"),
    ({"fault": "empty", "operation": "createCharges"}, "operation"), ({"fault": "empty", "when": {"nth": 0}}, "nth"),
    ({"fault": "empty", "when": {"chance": 101}}, "chance"), ({"fault": "empty", "status": 200}, "status"),
    ({"fault": "latency", "milliseconds": 600001}, "milliseconds"), ({"fault": "empty", "time": 1}, "time"),
    ({"fault": "too_many_requests", "retryAfter": "5\r\nx: y"}, "retryAfter"),
])
def test_a_fault_that_is_none_is_refused_and_none_is_set(shop, wrong, what):
    answer = shop.control("POST", "faults", [{"fault": "empty"}, wrong])
    assert answer.status == 400 and what in answer.body["message"], answer
    assert shop.control("GET", "faults").body == {"faults": []}
    assert shop.control("POST", "faults", {}).status == 400
    assert shop.control("POST", "faults", [{"fault": "empty"}] * 65).status == 400


def test_a_stop_waits_for_no_answer_that_is_late(start, seller, keys):
    for fault in ({"fault": "latency"}, {"fault": "slow_body"}):
        running = start("--data-dir", keys)
        merchant = seller(running.ready)
        merchant.control("POST", "faults", [{**fault, "milliseconds": 600_000}])
        headers = merchant.headers_of({})
        headers["authorization"] = merchant.authorization("GET", "/v2/charges/S01", headers, b"")
        merchant.connection().request("GET", "/v2/charges/S01", headers=headers)
        while not merchant.control("GET", "requests").body["requests"]:
            pass
        assert running.stop() == 0
