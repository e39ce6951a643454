# SPDX-License-Identifier: Apache-2.0
"""Operations without a key (cancel, close): cut off after they were sent they are looked up, and done once."""
import pytest

from support import SHORT, Worker, job

BEFORE = {"cancel": {"authorize_only": True}, "close": {}}
PATHS = {"cancel": "/cancel", "close": "/close"}


@pytest.fixture
def wallet(emulator, journal):
    return emulator.wallet()


def prepare(emulator, journal, wallet, kind):
    """A charge. @return the job that ends it, or its wallet"""
    with Worker(emulator, journal) as worker:
        told = worker.charge(intent="ride", wallet=wallet, amount="10.00 EUR", wait_ms=20_000, **BEFORE[kind])
        assert told.out.state == "accepted", told
    return job("cancel", charge="ride") if kind == "cancel" else job("close", wallet=wallet)


def effects(emulator, wallet, kind):
    """How often the charge became Canceled, or the wallet Closed."""
    ids = {wallet} | {charge["chargeId"] for charge in emulator.state()["charges"]
                      if charge["chargePermissionId"] == wallet}
    events = emulator.control("GET", "timeline?since=0&limit=30000")["events"]
    word = "Canceled" if kind == "cancel" else "Closed"
    return sum(one["kind"] == "state" and one["objectId"] in ids and one["state"] == word for one in events)


def sent(emulator, wallet, kind, since):
    return [request["status"] for request in emulator.asked("DELETE", PATHS[kind], since)]


def finish(emulator, journal):
    with Worker(emulator, journal) as worker:
        worker.finish()
        return [action for action in worker.actions().values() if action.kind != "charge"]


@pytest.mark.parametrize("kind", BEFORE)
@pytest.mark.parametrize("fault, times", [("reset_after", 1), ("truncated", 1), ("reset_before", 2), ("latency", 1)])
def test_without_an_answer_it_is_looked_up_and_done_once(emulator, journal, wallet, kind, fault, times):
    line = prepare(emulator, journal, wallet, kind)
    since = emulator.state()["requests"]
    emulator.faults({"operation": "cancelCharge" if kind == "cancel" else "closeChargePermission", "when": {"nth": 1},
                     "fault": fault, "milliseconds": 700})
    with Worker(emulator, journal, **SHORT) as worker:
        worker.do(line)
    [action] = finish(emulator, journal)
    assert action.state == "accepted", action
    assert effects(emulator, wallet, kind) == 1
    assert len(sent(emulator, wallet, kind, since)) == times


@pytest.mark.parametrize("kind", BEFORE)
@pytest.mark.parametrize("point, times", [("before", 1), ("after", 1)])
def test_killed_around_the_send_it_is_looked_up_and_done_once(emulator, journal, wallet, kind, point, times):
    line = prepare(emulator, journal, wallet, kind)
    since = emulator.state()["requests"]
    worker = Worker(emulator, journal, **SHORT)
    for each in [line, f"at {point} DELETE=kill", "arm"]:
        worker.do(each)
    worker.begin(job("run", until_idle=True))
    assert worker.process.wait(timeout=60) != 0
    worker.kill()
    [action] = finish(emulator, journal)
    assert action.state == "accepted", action
    assert effects(emulator, wallet, kind) == 1
    assert len(sent(emulator, wallet, kind, since)) == times
