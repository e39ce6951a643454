# SPDX-License-Identifier: Apache-2.0
"""A crash at every step, and once more while what is left is done: each time the emulator has exactly what was meant.

A step is a fault point of points.h: each statement that changes the journal, each commit and each request, before it
and after it. A script is told to a worker that dies at its k-th point, for k = 1, 2, ... until one ends without dying.
A second one is told what the first did not answer, dies at a random point of its own, and a third one ends it.
"""
import random
from collections import Counter
from pathlib import Path

import pytest

from support import SHORT, Emulator, Worker, event, job, money, sweep

RULES = Path(__file__).with_name("rules.lua")
RUN = job("run", until_idle=True)


def charge(wallet, **more):
    return job("charge", intent=wallet, wallet=wallet, amount="10.00 EUR", **more)


# What each script does: before points count, and from there on. Intents have their wallet in their name: the merchant
# is the same, and for him an intent stands for one thing.
SCRIPTS = {
    "a charge in a new journal": lambda journal, wallet: (
        [], [f"open {journal}", charge(wallet), RUN]),
    "a charge at once": lambda journal, wallet: (
        [f"open {journal}"], [charge(wallet, wait_ms=20_000)]),
    "a charge that is captured": lambda journal, wallet: (
        [f"open {journal}"],
        [charge(wallet, authorize_only=True), RUN, job("capture", charge=wallet, amount="8.00 EUR"), RUN]),
    "a refund": lambda journal, wallet: (
        [f"open {journal}", charge(wallet), RUN],
        [job("refund", intent=f"back:{wallet}", charge=wallet, amount="4.00 EUR"), RUN]),
    "a cancel": lambda journal, wallet: (
        [f"open {journal}", charge(wallet, authorize_only=True), RUN], [job("cancel", charge=wallet), RUN]),
    "a close": lambda journal, wallet: (
        [f"open {journal}", charge(wallet), RUN], [job("close", wallet=wallet), RUN]),
    "a decline that a rule tries again": lambda journal, wallet: (
        [f"open {journal}", "simulate SoftDeclined 1"],
        [event("ride.ended", 1, wallet, id=wallet, amount=money("10.00")), RUN]),
    "an event with two actions": lambda journal, wallet: (
        [f"open {journal}", charge(wallet), RUN],
        [event("order.changed", 1, wallet, id=f"extra:{wallet}", amount=money("3.00"), refund=f"back:{wallet}", charge=wallet,
               back=money("4.00")), RUN]),
}

# And what there is then of a wallet: charges by amount and state, refunds by amount, the wallet's own state.
EXPECTED = {
    "a charge that is captured": (["10.00 Captured 8.00"], [], "Chargeable"),
    "a refund": (["10.00 Captured 10.00"], ["4.00"], "Chargeable"),
    "a cancel": (["10.00 Canceled 0.00"], [], "Chargeable"),
    "a close": (["10.00 Captured 10.00"], [], "Closed"),
    "an event with two actions": (["10.00 Captured 10.00", "3.00 Captured 3.00"], ["4.00"], "Chargeable"),
}
A_CHARGE = (["10.00 Captured 10.00"], [], "Chargeable")

# Whether Amazon keeps a no under its key matters where there is one.
REPLAYS = [("4xx", script) for script in SCRIPTS] + [(each, "a decline that a rule tries again") for each in ("all", "none")]


@pytest.fixture(scope="module")
def emulators(tmp_path_factory):
    """By what they keep."""
    running = {}
    for replay, _ in REPLAYS:
        if replay not in running:
            running[replay] = Emulator(tmp_path_factory.mktemp("emulator"), "--seed", "7", "--replay-errors", replay)
    yield running
    for each in running.values():
        each.stop()


def crash(emulator, before, lines, step):
    """@return whether it ended the script without dying"""
    worker = Worker(emulator, rules=RULES, **SHORT)
    try:
        for line in [*before, f"at {step}=kill", "arm"]:
            worker.do(line)
        return worker.tell(lines)
    finally:
        worker.stop()


def play(emulator, folder, script, step):
    """One script with its crashes. @return its wallet; None where the first worker passed"""
    folder.mkdir()
    journal, wallet = folder / "journal.db", emulator.wallet()
    before, lines = SCRIPTS[script](journal, wallet)
    if crash(emulator, before, lines, step):
        return None
    crash(emulator, [f"open {journal}"], [*lines, RUN], random.Random(step).randint(1, 40))
    with Worker(emulator, rules=RULES, **SHORT) as worker:
        assert worker.tell([f"open {journal}", *lines])
        worker.finish()
    return wallet


def found(state, wallet):
    """What there is of a wallet, as EXPECTED says it."""
    charges = [charge for charge in state["charges"] if charge["chargePermissionId"] == wallet]
    ids = {charge["chargeId"] for charge in charges}
    return (sorted(" ".join([charge["chargeAmount"]["amount"], charge["statusDetails"]["state"],
                             charge["captureAmount"]["amount"]]) for charge in charges),
            sorted(refund["refundAmount"]["amount"] for refund in state["refunds"] if refund["chargeId"] in ids),
            next(one["statusDetails"]["state"] for one in state["chargePermissions"]
                 if one["chargePermissionId"] == wallet))


@pytest.mark.parametrize("replay, script", REPLAYS)
def test_a_crash_at_every_step_leaves_exactly_what_was_meant(emulators, tmp_path, replay, script):
    emulator = emulators[replay]
    wallets = sweep(lambda step: play(emulator, tmp_path / str(step), script, step))
    state = emulator.state()
    results = Counter(str(found(state, wallet)) for wallet in wallets)
    print(f"{script}: {len(wallets)} steps")
    assert results == {str(EXPECTED.get(script, A_CHARGE)): len(wallets)}
    assert len(wallets) > 8
