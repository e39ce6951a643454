# SPDX-License-Identifier: Apache-2.0
"""Clocks that are wrong: nothing is charged before its time, nothing twice, and what is due is charged in the end."""
import datetime
from pathlib import Path

import pytest

from support import Emulator, Worker, event, job, money

RULES = Path(__file__).with_name("rules.lua")
HOUR = 3_600_000
DAY = 24 * HOUR - 60_000  # the client learns what is wrong with a clock from the answers' dates, up to a day


@pytest.fixture
def emulator(tmp_path):
    """Of each test's own: its clock is moved."""
    running = Emulator(tmp_path / "emulator", "--seed", "7")
    yield running
    running.stop()


@pytest.fixture
def wallet(emulator):
    return emulator.wallet()


def in_six_hours():
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=6)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def book(emulator, journal, wallet):
    """A charge that is due in six hours."""
    with Worker(emulator, journal, RULES) as worker:
        worker.do(event("ride.booked", 1, wallet, id="ride", amount=money("10.00"), at=in_six_hours()))
        worker.run()
        assert worker.actions()["ride"].state == "planned"


def run(emulator, journal, **clock):
    """A worker with this clock runs. @return the state of the charge"""
    with Worker(emulator, journal, RULES, **clock) as worker:
        for _ in range(3):
            worker.run()
        return worker.actions()["ride"].state


@pytest.mark.parametrize("which", ["clock", "offset"])
def test_a_day_ahead_nothing_is_charged_before_its_time(emulator, journal, wallet, which):
    """Not even the one who looks again too late because of it loses it."""
    book(emulator, journal, wallet)
    assert run(emulator, journal, **{which: DAY}) == "planned"
    assert emulator.charges(wallet) == [] and not emulator.asked("POST", "/v2/charges")
    emulator.control("POST", "clock", {"advance": "30h"})
    assert run(emulator, journal, offset=30 * HOUR) == "accepted"
    assert len(emulator.charges(wallet)) == 1


def test_a_day_behind_it_is_charged_when_the_clock_is_right_again(emulator, journal, wallet):
    book(emulator, journal, wallet)
    emulator.control("POST", "clock", {"advance": "7h"})
    assert run(emulator, journal, clock=-DAY) == "planned"
    assert emulator.charges(wallet) == []
    assert run(emulator, journal, offset=7 * HOUR) == "accepted"
    assert len(emulator.charges(wallet)) == 1


@pytest.mark.parametrize("wrong", [DAY, -DAY])
def test_what_is_due_now_is_charged_once_by_workers_who_differ_by_a_day(emulator, journal, wallet, wrong):
    emulator.faults({"operation": "createCharge", "when": {"nth": 1}, "fault": "reset_after"})
    ride = {"intent": "ride", "wallet": wallet, "amount": "10.00 EUR"}
    with Worker(emulator, journal, clock=wrong) as worker:
        worker.charge(**ride)
        worker.finish()
    for clock in (0, -wrong):
        with Worker(emulator, journal, clock=clock) as worker:
            told = worker.charge(wait_ms=2_000, **ride)
            assert (told.code, told.out.state) == ("ok", "accepted")
    assert len(emulator.charges(wallet)) == 1


@pytest.mark.parametrize("point", ["before POST charges", "after POST charges", "after COMMIT#2", "after COMMIT#4"])
def test_moved_back_during_a_run_nothing_is_charged_early_or_twice(emulator, journal, wallet, point):
    book(emulator, journal, wallet)
    emulator.faults({"operation": "createCharge", "when": {"chance": 40}, "fault": "reset_after"})
    with Worker(emulator, journal, RULES) as worker:
        for number in range(4):
            worker.do(job("charge", intent=f"now:{number}", wallet=wallet, amount=f"{number + 1}.00 EUR"))
        worker.do(f"at {point}=clock:{-HOUR}")
        worker.do("arm")
        for _ in range(5):
            worker.run()
    with Worker(emulator, journal, RULES) as worker:
        worker.run_until(lambda: set(vars(worker.do("status").states)) == {"planned", "accepted"})
        states = {intent: action.state for intent, action in worker.actions().items()}
    assert states == {"ride": "planned", **{f"now:{number}": "accepted" for number in range(4)}}
    assert sorted(emulator.count_charges().values()) == [1] * 4
