# SPDX-License-Identifier: Apache-2.0
"""A worker that is stopped (SIGSTOP) past its lease and goes on when another one has done its work: one charge.

What protects is the date: the stopped worker signs with the one it took before it looked at its lease, and Amazon takes
no date older than 15 minutes. Nobody waits for 15 minutes here: the stopped worker's clock is 14 minutes and 55 seconds
behind, so that five seconds make its date too old. Errors are not kept under their key (--replay-errors none): the same
bytes, sent after a decline, would be a charge.
"""
from pathlib import Path

import pytest

from support import Emulator, Worker, event, money

RULES = Path(__file__).with_name("rules.lua")
BEHIND = -(14 * 60 + 55) * 1000
FIVE_SECONDS = 5_500
LEASE = {"call": 800, "lease": 1_000}
ALMOST_A_DAY = 86_000_000


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    running = Emulator(tmp_path_factory.mktemp("emulator"), "--seed", "7", "--replay-errors", "none")
    yield running
    running.stop()


@pytest.fixture
def wallet(emulator):
    return emulator.wallet()


@pytest.fixture
def ride(emulator, journal, wallet):
    """A charge that is planned, and what became of it."""
    with Worker(emulator, journal, RULES, clock=BEHIND) as worker:
        worker.do(event("ride.ended", 1, wallet, id="ride", amount=money("10.00")))

    def tell():
        with Worker(emulator, journal) as worker:
            return worker.do('show {"intent":"ride"}')

    return tell


def stop_at(emulator, journal, point, *lines, **settings):
    """A worker that has begun to send, and stands still."""
    worker = Worker(emulator, journal, RULES, **LEASE, **settings)
    for line in [f"at {point}=stop", *lines, "arm"]:
        worker.do(line)
    worker.begin('run {"until_idle":true}')
    worker.wait_stopped()
    return worker


def go_on(worker):
    worker.go_on()
    worker.end_of_job()
    worker.stop()


def statuses(emulator, wallet):
    """What the charges of a wallet were answered with, in this order."""
    return [request["status"] for request in emulator.asked("POST", "/v2/charges") if wallet in request["requestBody"]]


def test_stopped_before_it_sends_while_another_begins_the_next_attempt(emulator, journal, wallet, ride):
    """The other one is told no twice: the first no counts for nothing while the stopped one may still send."""
    stopped = stop_at(emulator, journal, "before POST charges", clock=BEHIND, skew=FIVE_SECONDS)
    with Worker(emulator, journal, RULES, **LEASE, skew=FIVE_SECONDS) as other:
        other.do("simulate SoftDeclined 2")
        other.finish()
    go_on(stopped)
    assert statuses(emulator, wallet) == [422, 422, 201, 403]
    assert len(emulator.charges(wallet)) == 1
    assert ride().state == "accepted" and ride().attempt == 2


def test_without_the_old_date_it_would_charge_twice(emulator, journal, wallet, ride):
    """That the test above can fail: the same, with a next attempt that does not wait until the date is too old."""
    stopped = stop_at(emulator, journal, "before POST charges", skew=100)
    with Worker(emulator, journal, RULES, **LEASE, skew=100) as other:
        other.do("simulate SoftDeclined 2")
        other.finish()
    go_on(stopped)
    assert statuses(emulator, wallet) == [422, 422, 201, 201]
    assert len(emulator.charges(wallet)) == 2


def test_stopped_before_it_sends_and_on_before_the_next_attempt(emulator, journal, wallet, ride):
    """Its date is still good: what it sends is taken, and the other one, who was told no, finds that out."""
    stopped = stop_at(emulator, journal, "before POST charges", skew=FIVE_SECONDS)
    with Worker(emulator, journal, RULES, **LEASE, skew=FIVE_SECONDS) as other:
        other.do("simulate SoftDeclined 1")
        other.run_until(lambda: statuses(emulator, wallet))
        go_on(stopped)
        other.finish()
    assert statuses(emulator, wallet)[:2] == [422, 201]
    assert len(emulator.charges(wallet)) == 1
    assert ride().state == "accepted"


def test_a_clock_that_is_a_day_ahead_does_not_hurry_the_next_attempt(emulator, journal, wallet, ride):
    stopped = stop_at(emulator, journal, "before POST charges", skew=FIVE_SECONDS)
    with Worker(emulator, journal, RULES, **LEASE, skew=FIVE_SECONDS) as other:
        other.do("simulate SoftDeclined 1")
        other.run_until(lambda: statuses(emulator, wallet))
    with Worker(emulator, journal, RULES, **LEASE, skew=FIVE_SECONDS, clock=ALMOST_A_DAY) as ahead:
        ahead.do("simulate SoftDeclined 5")
        ahead.run_until(lambda: statuses(emulator, wallet).count(422) == 2)
    go_on(stopped)
    with Worker(emulator, journal, RULES, **LEASE, skew=FIVE_SECONDS, clock=ALMOST_A_DAY) as ahead:
        ahead.finish()
    assert len(emulator.charges(wallet)) == 1
    assert ride().state == "accepted"


@pytest.mark.parametrize("declines", [0, 1])
def test_stopped_when_the_answer_has_come(emulator, journal, wallet, ride, declines):
    """What it heard is old news when it tells it, also where it was told no and the other one yes."""
    stopped = stop_at(emulator, journal, "after POST charges", f"simulate SoftDeclined {declines}")
    with Worker(emulator, journal, RULES, **LEASE) as other:
        other.finish()
        go_on(stopped)
        other.finish()
    assert statuses(emulator, wallet) == [422 if declines else 201, 201]
    assert len(emulator.charges(wallet)) == 1
    assert ride().state == "accepted"
