# SPDX-License-Identifier: Apache-2.0
"""Many calls at once: none fails, none is made twice, and each can be ended."""
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import savedwallet as sw
from test_client import WALLET, WHOLE

MANY = 200
LATENCY = 0.1


def body(wallet):
    return {"chargePermissionId": wallet, "chargeAmount": {"amount": "1.00", "currencyCode": "EUR"}, "captureNow": True,
            "chargeInitiator": "MITU", "channel": "Web"}


def assert_each_was_charged_once(emulator, ids):
    charges = emulator.charges()
    assert len(charges) == len(set(ids)) == MANY
    assert {charge["chargeId"] for charge in charges} == set(ids)


@pytest.fixture
def slow(emulator, client):
    """An emulator that takes its time. @return it, and a wallet"""
    wallet = emulator.save_wallet(client)
    emulator.fault("createCharge", "latency", milliseconds=int(LATENCY * 1000))
    yield emulator, wallet
    emulator.control("DELETE", "faults")


@pytest.mark.parametrize("how", ["create_charge", "charge"])
def test_two_hundred_awaited_charges_are_made_at_once_and_once_each(slow, how):
    emulator, wallet = slow

    async def main():
        async with sw.AsyncClient(**emulator.config) as one:
            def charge(number):
                if how == "charge":
                    return one.charge(wallet=wallet, amount="1.00 EUR", intent=f"ride:{number}")
                return one.create_charge(body(wallet), intent=f"ride:{number}")

            began = time.monotonic()
            made = await asyncio.gather(*map(charge, range(MANY)))
            took = time.monotonic() - began
            again = await asyncio.gather(*map(charge, range(MANY)))
        return made, again, took

    made, again, took = asyncio.run(main())
    ids = [one.id if how == "charge" else one.body["chargeId"] for one in made]
    assert ids == [one.id if how == "charge" else one.body["chargeId"] for one in again]
    assert_each_was_charged_once(emulator, ids)
    assert took < MANY * LATENCY / 2, "they waited for each other"


def test_two_hundred_charges_of_thirty_two_threads_are_made_at_once_and_once_each(slow):
    emulator, wallet = slow
    with sw.Client(**emulator.config) as one, ThreadPoolExecutor(32) as threads:
        began = time.monotonic()
        made = list(threads.map(lambda number: one.charge(wallet=wallet, amount="1.00 EUR", intent=f"ride:{number}"), range(MANY)))
        took = time.monotonic() - began
    assert_each_was_charged_once(emulator, [receipt.id for receipt in made])
    assert took < MANY * LATENCY / 2, "they waited for each other"


def test_thirty_two_threads_with_one_intent_make_one_charge(slow):
    emulator, wallet = slow
    with sw.Client(**emulator.config) as one, ThreadPoolExecutor(32) as threads:
        made = list(threads.map(lambda _: one.charge(wallet=wallet, amount="1.00 EUR", intent="ride:1"), range(32)))
    assert len({receipt.id for receipt in made}) == len(emulator.charges()) == 1


@pytest.fixture
def held(account, loopback):
    """A server whose answers wait for `gate`."""
    loopback.gate.clear()
    loopback.answer = lambda request: (200, WHOLE, {})
    return {**account, "base_url": loopback.url}, loopback


def get(number):
    return f"S01-{number}"


@pytest.mark.parametrize("how", ["create_charge", "charge"])
def test_all_awaited_calls_are_on_their_way_at_once(held, how):
    config, loopback = held
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})

    async def main():
        async with sw.AsyncClient(**config) as one:
            make = {"create_charge": lambda number: one.create_charge(body(WALLET), intent=f"ride:{number}"),
                    "charge": lambda number: one.charge(wallet=WALLET, amount="1.00 EUR", intent=f"ride:{number}")}[how]
            calls = [asyncio.ensure_future(make(number)) for number in range(MANY)]
            await asyncio.to_thread(loopback.wait_for, MANY)
            loopback.gate.set()
            await asyncio.gather(*calls)

    asyncio.run(main())
    assert loopback.most_in_flight == len(loopback.requests) == MANY
    assert len({request.headers["x-amz-pay-idempotency-key"] for request in loopback.requests}) == MANY


@pytest.mark.parametrize("job", [False, True])
def test_no_more_are_on_their_way_than_was_said(held, job):
    config, loopback = held
    loopback.gate.set()
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})

    async def main():
        async with sw.AsyncClient(**config, max_in_flight=3) as one:
            await asyncio.gather(*((one.wallet(WALLET) if job else one.get_charge_permission(WALLET)) for _ in range(40)))

    asyncio.run(main())
    assert len(loopback.requests) == 40 and 1 <= loopback.most_in_flight <= 3


def test_threads_are_on_their_way_at_once_and_the_interpreter_goes_on(held):
    config, loopback = held
    loopback.answer = lambda request: (200, {**WHOLE, "chargeId": request.path.split("/")[-1]}, {})
    with sw.Client(**config) as one, ThreadPoolExecutor(32) as threads:
        calls = [threads.submit(one.get_charge, get(number)) for number in range(32)]
        loopback.wait_for(32)
        loopback.gate.set()
        assert [call.result(10).body["chargeId"] for call in calls] == [get(number) for number in range(32)]
    assert loopback.most_in_flight == 32


@pytest.mark.parametrize("use", ["get_charge", "call", "wallet", "charge", "create_charge"])
def test_a_call_that_is_awaited_no_longer_ends_at_once(held, use):
    config, loopback = held

    async def main():
        async with sw.AsyncClient(**config) as one:
            calls = {"get_charge": lambda: one.get_charge("S01-1"), "wallet": lambda: one.wallet(WALLET),
                     "call": lambda: one.call("GET", "/v2/newThings"), "create_charge": lambda: one.create_charge(body(WALLET), intent="a"),
                     "charge": lambda: one.charge(wallet=WALLET, amount="1.00 EUR", intent="a")}
            task = asyncio.ensure_future(calls[use]())
            await asyncio.to_thread(loopback.wait_for, 1)
            began = time.monotonic()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(task, 0.05)
            assert time.monotonic() - began < 2 and task.cancelled()
            loopback.gate.set()
            loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
            assert (await one.wallet(WALLET)).id == WALLET
            assert (await one.get_charge_permission(WALLET)).status == 200

    asyncio.run(main())


@pytest.mark.parametrize("use", ["an operation", "a job"])
def test_the_connection_of_a_call_that_is_awaited_no_longer_is_closed(account, silent, use):
    async def main():
        async with sw.AsyncClient(**account, base_url=silent.url) as one:
            task = asyncio.ensure_future(one.get_charge("S01-1") if use == "an operation" else one.wallet(WALLET))
            await asyncio.to_thread(silent.wait)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(silent.accepted[0].recv, 1) == b"", "the call goes on"

    asyncio.run(main())


def test_a_call_that_was_canceled_before_it_was_sent_is_not_sent(held):
    config, loopback = held

    async def main():
        async with sw.AsyncClient(**config, max_in_flight=1) as one:
            first = asyncio.ensure_future(one.get_charge("chargeId-1"))
            await asyncio.to_thread(loopback.wait_for, 1)
            second = asyncio.ensure_future(one.create_charge(body(WALLET), intent="a"))
            await asyncio.sleep(0)
            second.cancel()
            with pytest.raises(asyncio.CancelledError):
                await second
            loopback.gate.set()
            await first
            await one.get_charge("chargeId-1")

    asyncio.run(main())
    assert [request.method for request in loopback.requests] == ["GET", "GET"]


def test_a_time_out_of_a_call_is_no_answer(held):
    config, loopback = held

    async def main():
        async with sw.AsyncClient(**config) as one:
            for call in (lambda: one.create_charge(body(WALLET), intent="a", timeout=0.1),
                         lambda: one.charge(wallet=WALLET, amount="1.00 EUR", intent="a", timeout=0.1)):
                with pytest.raises(sw.NoAnswer) as caught:
                    await call()
                assert caught.value.effect is sw.Effect.UNKNOWN and caught.value.intent == "a"

    asyncio.run(main())


def test_a_client_that_is_closed_ends_what_is_on_its_way(held):
    config, loopback = held

    async def main():
        one = sw.AsyncClient(**config)
        calls = [asyncio.ensure_future(call) for call in (
            one.create_charge(body(WALLET), intent="a"), one.get_charge("S01-1"), one.wallet(WALLET),
            one.charge(wallet=WALLET, amount="1.00 EUR", intent="b"), one.call("GET", "/v2/newThings"))]
        await asyncio.to_thread(loopback.wait_for, len(calls))
        await asyncio.wait_for(one.aclose(), 5)
        errors = await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 5)
        assert [type(error) for error in errors] == [sw.NoAnswer] * 5
        assert errors[0].effect is errors[3].effect is sw.Effect.UNKNOWN and errors[0].intent == "a" and errors[3].intent == "b"
        with pytest.raises(sw.InvalidRequest, match="closed"):
            await one.get_charge("S01-1")

    asyncio.run(main())


def test_a_client_that_is_closed_by_a_thread_lets_the_calls_of_others_end(held):
    config, loopback = held
    one = sw.Client(**config)
    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(one.get_charge, "chargeId-1") for _ in range(4)]
        loopback.wait_for(4)
        one.close()
        with pytest.raises(sw.InvalidRequest, match="closed"):
            one.get_charge("chargeId-1")
        loopback.gate.set()
        assert [call.result(10).status for call in calls] == [200] * 4


@pytest.mark.parametrize("shared", [False, True])
def test_two_event_loops_one_after_the_other(held, shared):
    config, loopback = held
    loopback.gate.set()
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    clients = [sw.AsyncClient(**config)]
    clients.append(clients[0] if shared else sw.AsyncClient(**config))

    async def use(number):
        one = clients[number]
        answers = await asyncio.gather(*(one.get_charge_permission(WALLET) for _ in range(8)), *(one.wallet(WALLET) for _ in range(8)))
        if number or not shared:
            await one.aclose()
        return answers

    assert len(asyncio.run(use(0))) == len(asyncio.run(use(1))) == 16
    for thread in threading.enumerate():
        if thread.name.startswith("savedwallet"):
            thread.join(10)
            assert not thread.is_alive(), "a thread of a client is left"


def test_an_error_of_one_call_is_not_that_of_another(held):
    config, loopback = held
    loopback.gate.set()
    loopback.answer = lambda request: (
        (200, {**WHOLE, "chargeId": "even"}, {}) if request.path.endswith("even") else (404, {"reasonCode": "ResourceNotFound"}, {}))

    async def main():
        async with sw.AsyncClient(**config) as one:
            return await asyncio.gather(*(one.get_charge("odd" if number % 2 else "even") for number in range(50)),
                                        return_exceptions=True)

    answers = asyncio.run(main())
    assert [type(answer) for answer in answers] == [sw.Response, sw.NotFound] * 25


def test_what_is_wrong_before_it_is_sent_disturbs_nobody(held):
    config, loopback = held
    loopback.gate.set()

    async def main():
        async with sw.AsyncClient(**config) as one:
            return await asyncio.gather(one.get_charge("chargeId-1"), one.get_charge(""), one.get_charge("chargeId-1", headers={"host": "x"}),
                                        one.create_charge({"a": float("nan")}, intent="a"), one.get_charge("chargeId-1"),
                                        return_exceptions=True)

    answers = asyncio.run(main())
    assert [type(answer) for answer in answers] == [sw.Response, *[sw.InvalidRequest] * 3, sw.Response]


def test_more_calls_than_a_batch_holds_wait_for_their_turn(held, monkeypatch):
    config, loopback = held
    monkeypatch.setattr("savedwallet._batch._MOST_CALLS", 8)
    loopback.gate.set()

    async def main():
        async with sw.AsyncClient(**config) as one:
            calls = [asyncio.ensure_future(one.get_charge("chargeId-1")) for _ in range(200)]
            await asyncio.gather(*calls[:20])
            for call in calls[100:]:
                call.cancel()
            return await asyncio.gather(*calls, return_exceptions=True)

    answers = asyncio.run(main())
    assert [type(answer) for answer in answers] == [sw.Response] * 100 + [asyncio.CancelledError] * 100
    assert len(loopback.requests) < 150 and loopback.most_in_flight <= 8
