# SPDX-License-Identifier: Apache-2.0
"""A charge that is carried out while its caller waits, and a worker that is told to end."""
import random
import signal
import time

import pytest

from support import OVER, SHORT, Died, Worker, job

CALLS = 40
LOST = [{"when": {"chance": 10}, "fault": "reset_after"}, {"when": {"chance": 5}, "fault": "reset_before"}]


def wait(wallet, number):
    return job("charge", intent=f"ride:{number}", wallet=wallet, amount=f"1.{number:02} EUR", wait_ms=20_000)


def call_and_be_killed(emulator, journal, line, chance):
    """A program that charges, and is killed somewhere on its way. @return what it was told, if it was"""
    worker = Worker(emulator, journal, **SHORT)
    try:
        worker.begin(line)
        time.sleep(chance.uniform(0, 0.015))
        worker.process.kill()
        return worker.end_of_job()
    except Died:
        return None
    finally:
        worker.kill()


def test_killed_while_it_waits_nothing_is_charged_twice_and_nothing_is_lost(emulator, journal):
    chance = random.Random(7)
    wallets = [emulator.wallet() for _ in range(8)]
    lines = [wait(wallets[number % 8], number) for number in range(CALLS)]
    emulator.faults(*LOST)
    told = [call_and_be_killed(emulator, journal, line, chance) for line in lines]
    assert told.count(None) > CALLS // 4
    with Worker(emulator, journal, **SHORT) as worker:
        worker.finish()
        known = len(worker.actions())
        again = []
        for line in lines:
            again.append(worker.ask(line))
        worker.finish()
        actions = worker.actions()
    print(f"{CALLS} calls, {told.count(None)} killed before they were told, {known} in the journal by then")
    assert {answer.code for answer in again} == {"ok"}
    assert {action.state for action in actions.values()} == {"accepted"}
    assert len(actions) == CALLS
    assert set(emulator.count_charges().values()) == {1}
    assert len(emulator.charges()) == CALLS
    for before, after in zip(told, again):
        assert before is None or before.out.charge_id in (None, after.out.charge_id)


def test_told_to_end_a_worker_ends_what_is_on_its_way(emulator, journal):
    wallets = [emulator.wallet() for _ in range(5)]
    with Worker(emulator, journal) as planner:
        for number, wallet in enumerate(wallets):
            planner.do(job("charge", intent=f"ride:{number}", wallet=wallet, amount="2.00 EUR"))
    emulator.faults({"operation": "createCharge", "fault": "latency", "milliseconds": 300})
    worker = Worker(emulator, journal)
    worker.do("at before POST charges=stop")
    worker.do("arm")
    worker.begin(job("run"))
    worker.wait_stopped()
    worker.process.send_signal(signal.SIGTERM)
    worker.go_on()
    ended = worker.end_of_job()
    worker.stop()
    assert (ended.code, ended.out.ended) == ("ok", "canceled")
    with Worker(emulator, journal) as after:
        states = [action.state for action in after.actions().values()]
        assert sorted(states) == ["accepted"] + ["planned"] * 4
        after.finish()
        assert {action.state for action in after.actions().values()} <= OVER


@pytest.mark.parametrize("fault", ["reset_after", "reset_before"])
def test_what_is_not_over_when_the_wait_is_is_pending_and_ends_by_itself(emulator, journal, fault):
    wallet = emulator.wallet()
    emulator.faults({"operation": "createCharge", "when": {"nth": 1}, "fault": fault})
    with Worker(emulator, journal, resend=400) as worker:
        told = worker.charge(intent="ride", wallet=wallet, amount="3.00 EUR", wait_ms=200)
        assert (told.code, told.out.state, told.out.pending) == ("no_answer", "unknown", True)
        worker.finish()
        assert worker.actions()["ride"].state == "accepted"
    assert len(emulator.charges(wallet)) == 1


@pytest.mark.parametrize("operation", ["getChargePermission", "createCharge"])
def test_an_answer_that_is_lost_is_asked_for_again_within_the_wait(emulator, journal, operation):
    wallet = emulator.wallet()
    emulator.faults({"operation": operation, "when": {"nth": 1}, "fault": "reset_after"})
    with Worker(emulator, journal) as worker:
        told = worker.charge(intent="ride", wallet=wallet, amount="3.00 EUR", wait_ms=20_000)
    assert (told.code, told.out.state) == ("ok", "accepted")
    assert len(emulator.charges(wallet)) == 1
