# SPDX-License-Identifier: Apache-2.0
"""The demo and the examples, as people run them."""

import os
import subprocess


import pytest


def run(programs, region, *words):
    return subprocess.run([programs / "savedwallet-emulator", "exec", "--region", region, "--", *words],
                          capture_output=True, text=True, env={"PATH": os.environ["PATH"]}, timeout=100, check=False)


@pytest.mark.parametrize("region", ["na", "eu", "jp"])
def test_the_demo_tells_its_story_and_ends_well(programs, region):
    done = run(programs, region, programs / "savedwallet-demo")
    assert done.returncode == 0, done.stderr
    at = -1
    for state in ["Chargeable", "Captured", "still one charge", "Authorized", "Captured", "RefundInitiated", "Verified", "Refunded",
                  "Planned          6.50 EUR on 2026-12-02", "older than 30 days", "Blocked          182.50 EUR",
                  "above the limit of 150.00 EUR a charge", "Closed", "Try next", "savedwallet rules run"]:
        at = done.stdout.find(state, at + 1)
        assert at >= 0, state
    assert "\x1b" not in done.stdout


def test_the_demo_without_an_emulator_says_how_it_is_run(programs):
    done = subprocess.run([programs / "savedwallet-demo"], capture_output=True, text=True, env={}, timeout=100,
                          check=False)
    assert done.returncode == 1
    assert "savedwallet-emulator exec" in done.stderr


def test_the_first_charge_charges(programs, emulator):
    first_charge = programs.parent / "examples/first_charge"
    wallet = emulator.save_wallet()

    def charge(amount):
        return subprocess.run([first_charge, wallet, amount, "ride:91"], capture_output=True, text=True,
                              env=emulator.env, timeout=100, check=False)

    done = charge("18.40 EUR")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" is Captured\n")
    assert charge("18.40 EUR").stdout == done.stdout
    changed = charge("19.40 EUR")
    assert changed.returncode == 1
    assert "Nothing was charged" in changed.stderr
