# SPDX-License-Identifier: Apache-2.0
"""tolls.py as a process, as a timer of the system would run it."""

import json
import os
import subprocess
import sys

import pytest

from conftest import EXAMPLES


@pytest.fixture
def run(environment, tmp_path):
    """Runs it on a file. @return its exit code and what it printed"""
    file = tmp_path / "tolls.jsonl"

    def run(tolls, *words):
        file.write_text("".join(json.dumps(toll) + "\n" for toll in tolls))
        command = [sys.executable, "-W", "error", EXAMPLES / "tolls.py", file, *words]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=100)
        assert done.stderr == ""
        return done.returncode, done.stdout

    run.results = file.with_name("tolls.jsonl.results")
    return run


def toll(wallet, name="T1", amount="4.00 EUR"):
    return {"toll": name, "rental": "R1", "wallet": wallet, "amount": amount}


def test_run_twice_charged_once(emulator, run):
    wallet = emulator.setup()
    tolls = [toll(wallet, f"T{i}") for i in range(5)]
    assert run(tolls)[0] == 0 and run(tolls)[0] == 0
    assert len(emulator.charges(wallet)) == 5


def test_its_results_are_lost(emulator, run):
    """The intents alone keep it from charging twice."""
    wallet = emulator.setup()
    run([toll(wallet)])
    run.results.unlink()
    assert run([toll(wallet)])[0] == 0 and len(emulator.charges(wallet)) == 1


def test_a_line_that_a_crash_cut_off(emulator, run):
    wallet = emulator.setup()
    run([toll(wallet)])
    run.results.write_text(run.results.read_text()[:20])
    assert run([toll(wallet)])[0] == 0 and run([toll(wallet)])[0] == 0
    assert len(emulator.charges(wallet)) == 1


def test_no_answer_then_one(emulator, run):
    wallet = emulator.setup()
    with emulator.fault("createCharge", nth=None, kind="reset_after"):
        code, said = run([toll(wallet)])
    assert code == 3 and "unknown" in said and "run this again" in said
    code, said = run([toll(wallet)])
    assert code == 0 and "charged" in said and len(emulator.charges(wallet)) == 1


def test_declined_repaired_and_again(emulator, run):
    good, broken = emulator.setup(), emulator.setup()
    emulator.break_wallet(broken)
    tolls = [toll(broken), toll(good, "T2"), toll(good, "T3", "4.00"), toll("nonsense", "T4")]
    code, said = run(tolls)
    assert code == 1 and "T1: declined" in said and "choose another card" in said and "T2: charged" in said
    assert "T3: declined" in said and "T4: declined" in said
    emulator.control("POST", f"permissions/{broken}", {"state": "Chargeable"})
    code, said = run(tolls)
    assert code == 1 and "T1: declined before" in said and emulator.charges(broken) == []
    code, said = run([*tolls[:2], toll(good, "T3")], "--again")
    assert code == 0 and "T1: charged" in said
    assert len(emulator.charges(broken)) == 1 and len(emulator.charges(good)) == 2
