# SPDX-License-Identifier: Apache-2.0
"""An event that comes more than once."""
from pathlib import Path

from support import Worker, event, job, money

RULES = Path(__file__).with_name("rules.lua")
PROCESSES = 10


def change(wallet, amount="3.00"):
    return event("order.changed", 1, wallet, id="extra", amount=money(amount), refund="back", charge="ride",
                 back=money("4.00"))


def test_delivered_ten_times_at_once_it_is_decided_and_done_once(emulator, journal):
    wallet = emulator.wallet()
    with Worker(emulator, journal, RULES) as worker:
        worker.do(job("charge", intent="ride", wallet=wallet, amount="10.00 EUR", wait_ms=20_000))
    workers = [Worker(emulator, journal, RULES) for _ in range(PROCESSES)]
    for worker in workers:
        worker.begin(change(wallet))
        worker.begin(job("run", until_idle=True))
    told = [(worker.end_of_job(), worker.end_of_job()) for worker in workers]
    for worker in workers:
        worker.stop()
    assert {(emitted.code, ran.code) for emitted, ran in told} == {("ok", "ok")}
    assert [emitted.out.replayed for emitted, _ in told].count(False) == 1
    with Worker(emulator, journal, RULES) as worker:
        worker.finish()
        explained = worker.do(job("explain", intent="order.changed:1"))
    assert len(explained.decisions) == 1
    assert {action.intent: action.state for action in explained.actions} == {"extra": "accepted", "back": "accepted"}
    assert sorted(charge["chargeAmount"]["amount"] for charge in emulator.charges(wallet)) == ["10.00", "3.00"]
    refunds = [refund for refund in emulator.state()["refunds"] if refund["refundAmount"]["amount"] == "4.00"]
    assert len(refunds) == 1


def test_the_same_id_with_other_content_is_a_conflict_and_nothing_is_sent(emulator, journal):
    wallet = emulator.wallet()
    ride = job("emit", id="ride", name="ride.ended", wallet=wallet, data={"id": "ride", "amount": money("10.00")})
    with Worker(emulator, journal, RULES) as worker:
        worker.do(ride)
        worker.finish()
        before = emulator.state()["requests"]
        told = worker.ask(ride.replace("10.00", "11.00"))
        worker.finish()
        inbox = worker.do("inbox").items
    assert told.code == "conflict" and "ride" in told.message
    assert [(item.kind, item.about) for item in inbox] == [("conflict", "ride")]
    assert emulator.state()["requests"] == before
    assert len(emulator.charges(wallet)) == 1


def test_the_same_intent_with_other_content_is_a_conflict_and_nothing_is_sent(emulator, journal):
    wallet = emulator.wallet()
    ride = {"intent": "ride", "wallet": wallet, "wait_ms": 20_000}
    with Worker(emulator, journal, RULES) as worker:
        first = worker.charge(amount="10.00 EUR", **ride)
        before = emulator.state()["requests"]
        again = worker.charge(amount="10.00 EUR", **ride)
        other = worker.charge(amount="11.00 EUR", **ride)
    assert (first.code, again.code, other.code) == ("ok", "ok", "conflict")
    assert first.out.charge_id == again.out.charge_id
    assert emulator.state()["requests"] == before
    assert len(emulator.charges(wallet)) == 1
