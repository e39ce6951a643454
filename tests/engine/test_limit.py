# SPDX-License-Identifier: Apache-2.0
"""Workers at a wallet's monthly limit at once: as many charges as fit, and not one more."""
from pathlib import Path

import pytest

from support import Worker, event, job, money

RULES = Path(__file__).with_name("rules.lua")
WORKERS = 3


def run_at_once(emulator, journal, rules):
    workers = [Worker(emulator, journal, rules) for _ in range(WORKERS)]
    for worker in workers:
        worker.begin(job("run", until_idle=True))
    for worker in workers:
        assert worker.end_of_job().code == "ok"
    for worker in workers:
        worker.stop()


def outcome(emulator, journal, rules):
    """How many are accepted, and which guards stopped the others."""
    with Worker(emulator, journal, rules) as worker:
        worker.finish()
        actions = worker.actions().values()
        assert len(worker.do("inbox").items) == sum(action.state == "blocked" for action in actions)
    return (sum(action.state == "accepted" for action in actions),
            {action.guard for action in actions if action.state == "blocked"})


@pytest.fixture
def limited(tmp_path):
    """The rules, with a limit of 10 EUR a month."""
    path = tmp_path / "limited.lua"
    text = RULES.read_text().replace("rules.on(", 'rules.limits{ per_month = money"10.00 EUR" }\n\nrules.on(', 1)
    path.write_text(text)
    return path


def test_the_limit_of_the_rules_holds(emulator, journal, limited):
    wallet = emulator.wallet()
    with Worker(emulator, journal, limited) as worker:
        for number in range(12):
            worker.do(event("ride.ended", number, wallet, id=f"ride:{number}", amount=money("3.00")))
    run_at_once(emulator, journal, limited)
    assert outcome(emulator, journal, limited) == (3, {"per_month"})
    assert len(emulator.charges(wallet)) == 3


def test_amazons_limit_holds(emulator, journal):
    wallet = emulator.wallet()
    with Worker(emulator, journal) as worker:
        for number in range(8):
            worker.do(job("charge", intent=f"ride:{number}", wallet=wallet, amount="4000.00 EUR"))
    run_at_once(emulator, journal, None)
    accepted, guards = outcome(emulator, journal, None)
    assert (accepted, guards) == (3, {"amazon_month"})
    assert len(emulator.charges(wallet)) == 3
    assert all(request["status"] == 201 for request in emulator.asked("POST", "/v2/charges"))
