# SPDX-License-Identifier: Apache-2.0
"""kill -9 at random moments, workers started again at once, 15 % of the answers lost: the emulator counts."""
import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from support import FULL, OVER, SHORT, WATCHDOG, Emulator, Worker, event, job, money

INTENTS = 20_000 if FULL else 1_000
WALLETS = 50
WORKERS = 3
RULES = Path(__file__).with_name("rules.lua")

# Of a hundred calls; the first that fires acts.
LOST = [{"when": {"chance": 8}, "fault": "reset_after"}, {"when": {"chance": 2}, "fault": "truncated"},
        {"when": {"chance": 3}, "fault": "error_after", "status": 503}, {"when": {"chance": 2}, "fault": "reset_before"}]


class Storm:
    """Kills one of some processes every now and then, and starts another in its place."""

    def __init__(self, start, count, seed):
        """start: starts one that works by itself. @param its place, and how many were there before it"""
        self.start = start
        self.chance = random.Random(seed)
        self.generations = [0] * count
        self.workers = [start(place, 0) for place in range(count)]
        self.kills = 0

    def until(self, is_over):
        begun = time.monotonic()
        while not is_over():
            assert time.monotonic() - begun < WATCHDOG, "this lasts too long"
            time.sleep(self.chance.uniform(0.02, 0.15))
            self.replace(self.chance.randrange(len(self.workers)))
        return time.monotonic() - begun

    def replace(self, place):
        if self.workers[place].process.poll() is None:
            self.kills += 1
        self.workers[place].kill()
        self.generations[place] += 1
        self.workers[place] = self.start(place, self.generations[place])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for worker in self.workers:
            worker.kill()


@pytest.fixture
def stormy(tmp_path):
    """An emulator that loses answers, with wallets."""
    running = []

    def start(replay):
        emulator = Emulator(tmp_path / "emulator", "--seed", "7", "--replay-errors", replay)
        running.append(emulator)
        wallets = [emulator.wallet() for _ in range(WALLETS)]
        emulator.faults(*LOST)
        return emulator, wallets

    yield start
    for emulator in running:
        emulator.stop()


def amount(number):
    """The number-th intent of its wallet has an amount of its own."""
    cents = 1 + number // WALLETS
    return f"{cents // 100}.{cents % 100:02}"


def plan(emulator, journal, wallets, count):
    """Every other intent is an event that the rules charge; the others are charged without rules."""
    with Worker(emulator, journal, RULES) as worker:
        for number in range(count):
            intent, wallet, price = f"ride:{number}", wallets[number % WALLETS], money(amount(number))
            if number % 2:
                worker.begin(event("ride.ended", number, wallet, id=intent, amount=price))
            else:
                worker.begin(job("charge", intent=intent, wallet=wallet, amount=f"{amount(number)} EUR"))
            assert worker.end_of_job().code == "ok"


@pytest.mark.parametrize("replay", ["all", "4xx", "none"])
def test_nothing_is_charged_twice_and_nothing_is_lost(stormy, journal, replay):
    emulator, wallets = stormy(replay)
    plan(emulator, journal, wallets, INTENTS)

    def start(place, generation):
        worker = Worker(emulator, journal, RULES, **SHORT)
        worker.begin(f"simulate SoftDeclined 0 10 {1000 * place + generation}")
        worker.begin(job("run", idle_ms=20))
        return worker

    with Worker(emulator, journal) as watcher:
        with Storm(start, WORKERS, seed=replay) as storm:
            seconds = storm.until(lambda: is_over(watcher, INTENTS))
        actions = watcher.actions()
    counted = emulator.count_charges()
    taken = {intent: counted[place] for intent, place in places(wallets, INTENTS).items()}
    declined = sum(action.state == "stopped" for action in actions.values())
    print(f"{replay}: {INTENTS} intents, {storm.kills} kills, {emulator.state()['requests']} requests, {seconds:.0f} s; "
          f"{declined} were declined for good")
    assert storm.kills >= 10
    assert [intent for intent, times in taken.items() if times > 1] == []
    assert [intent for intent in taken if actions[intent].state not in ("accepted", "stopped")] == []
    assert {intent: times for intent, times in taken.items() if times != (actions[intent].state == "accepted")} == {}
    assert len(actions) == INTENTS and sum(counted.values()) == sum(taken.values())


def places(wallets, count):
    """Where the emulator counts each intent."""
    return {f"ride:{number}": (wallets[number % WALLETS], amount(number)) for number in range(count)}


def is_over(watcher, count):
    states = vars(watcher.do("status").states)
    return sum(number for state, number in states.items() if state in OVER) == count


class Naive:
    """naive.c, told what it has not written back so far."""

    def __init__(self, emulator, lines, done):
        self.done = done
        with open(done, "ab") as out:
            self.process = subprocess.Popen([os.environ["SAVEDWALLET_NAIVE"]], env=emulator.env, stdin=subprocess.PIPE,
                                            stdout=out, text=True)
        begun = set(Path(done).read_text().splitlines())
        self.process.stdin.write("".join(f"{line}\n" for line in lines if line not in begun))
        self.process.stdin.close()

    def kill(self):
        self.process.kill()
        self.process.wait()


def test_a_fresh_key_for_each_try_charges_twice(stormy, tmp_path):
    """That the test above can fail: the same storm over what the official SDK's README shows."""
    emulator, wallets = stormy("4xx")
    count = INTENTS // 4
    lines = [" ".join(place) for place in places(wallets, count).values()]
    done = [tmp_path / f"done{place}" for place in range(WORKERS)]
    with Storm(lambda place, _: Naive(emulator, lines[place::WORKERS], done[place]), WORKERS, seed=1) as storm:
        seconds = storm.until(lambda: sum(len(path.read_text().splitlines()) for path in done) >= count)
    doubled = [place for place, times in emulator.count_charges().items() if times > 1]
    print(f"fresh keys: {count} intents, {storm.kills} kills, {seconds:.0f} s; {len(doubled)} were charged twice")
    assert len(doubled) > count // 50
