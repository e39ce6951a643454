# SPDX-License-Identifier: Apache-2.0
"""The demo and the examples, as people run them."""

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "core/examples/tolls.lua"

# Chapter by chapter, each of them after the one before.
FIRST = ["saved", "Chargeable",
         "ride:81 accepted 18.40", "ride:81 accepted 18.40", "charges of 18.40", ": 1",
         "rental:7 accepted 60.00", "Authorized", "rental:7 accepted 47.50", "Captured",
         "! charge ride:82 unknown 8.10", "ok charge ride:82 accepted 8.10", "Captured",
         "accepted sent 2 times", "charges of 8.10", ": 1"]
TOLLS = ["ok charge toll:T1 planned 6.50 EUR on ", "-06",
         "ok skip toll:T2 the toll is older than 30 days",
         "ok charge toll:T3 planned 26.50 EUR on ", "-06",
         "ok message toll_notice to the buyer: 6.50 EUR",
         "ok charge toll:T1 planned 6.50 EUR on ", "-07",
         "declined SoftDeclined",
         "ok charge toll:T1 accepted 6.50 EUR Captured",
         "! inbox toll:T3 blocked",
         "the charge of 26.50 EUR would pass the limit of 100.00 EUR a month, of which 86.50 EUR is used"]
LAST = ["ok refund refund:ride:81 accepted 5.00", "RefundInitiated", "verified answered 200",
        "ok refund refund:ride:81 accepted 5.00", "Refunded", "Closed", "Try next"]


def run(programs, *words, **env):
    return subprocess.run([programs / "savedwallet-emulator", "exec", *words, "--", programs / "savedwallet-demo"],
                          capture_output=True, text=True, env={"PATH": os.environ["PATH"], **env}, timeout=100,
                          check=False)


def check_story(done, parts):
    assert (done.returncode, done.stderr) == (0, "")
    story = " ".join(done.stdout.split())
    at = 0
    for part in parts:
        assert part in story[at:], (part, done.stdout)
        at = story.index(part, at) + len(part)
    assert "\x1b" not in done.stdout
    return story


def test_the_demo_tells_its_story_and_leaves_nothing_behind(programs, tmp_path):
    story = check_story(run(programs, "--region", "eu", TMPDIR=str(tmp_path)), FIRST + TOLLS + LAST)
    assert "message refund_paid to the buyer: 5.00 EUR" in story
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("region, money", [("na", "18.40 USD"), ("jp", "1840 JPY")])
def test_elsewhere_it_is_told_in_the_currency_there_and_without_its_rules_which_are_in_euros(programs, region, money):
    in_yen = [part.replace("60.00", "6000").replace("47.50", "4750").replace(" 8.10", " 810").replace("5.00", "500")
              .replace("18.40", "1840") for part in FIRST + ["without tolls"] + LAST]
    story = check_story(run(programs, "--region", region),
                        in_yen if region == "jp" else FIRST + ["without tolls"] + LAST)
    assert money in story and "toll:" not in story


def test_its_limit_holds_in_the_last_second_of_a_month_too(programs):
    check_story(run(programs, "--region", "eu", "--clock", "2027-01-31T23:59:59Z"), FIRST + TOLLS + LAST)


def run_beside(programs, emulator, **env):
    """The demo alone, with an emulator that stays."""
    env = {**emulator.env, "SAVEDWALLET_LEDGER_CURRENCY": "EUR",
           "SAVEDWALLET_EMULATOR_URL": emulator.ready["url"],
           "SAVEDWALLET_EMULATOR_TOKEN": emulator.ready["control_token"],
           "SAVEDWALLET_EMULATOR_SNS_CERT_FILE": emulator.ready["sns_cert_file"], **env}
    return subprocess.run([programs / "savedwallet-demo"], capture_output=True, text=True, env=env, timeout=100,
                          check=False)


def test_amazons_side_tells_the_same_story(programs, stoppable_emulator):
    emulator = stoppable_emulator
    done = run_beside(programs, emulator)
    check_story(done, FIRST + TOLLS + LAST)
    state, asked = emulator.control("state"), [each for each in emulator.seen() if each["operation"] == "createCharge"]
    taken = {charge["chargeAmount"]["amount"]: charge["captureAmount"]["amount"] for charge in state["charges"]}
    assert len(state["charges"]) == 4
    assert taken == {"18.40": "18.40", "60.00": "47.50", "8.10": "8.10", "6.50": "6.50"}
    assert [refund["statusDetails"]["state"] for refund in state["refunds"]] == ["Refunded"]
    # One key for the lost answer, sent twice with the same bytes; two keys for the declined toll; none for the blocked.
    assert sorted(Counter(each["idempotencyKey"] for each in asked).values()) == [1, 1, 1, 1, 2]
    lost = [each for each in asked if each["fault"] == "reset_after" or each["replayed"]]
    assert len(lost) == 2 and lost[0]["requestBody"] == lost[1]["requestBody"]
    assert lost[0]["idempotencyKey"] == lost[1]["idempotencyKey"] and lost[0]["idempotencyKey"] in done.stdout
    assert [each["reasonCode"] for each in asked].count("SoftDeclined") == 1


def test_its_rules_are_in_order_and_pass_their_tests(savedwallet):
    checked, tested = savedwallet("rules", "check", RULES), savedwallet("rules", "test", RULES, "--coverage")
    assert (checked.code, checked.out) == (0, f"{RULES}: no problem was found\n".encode())
    assert tested.code == 0
    assert tested.out.startswith(b"5 passed, 0 failed\n100 %")


def test_what_it_says_to_try_next_works(programs, savedwallet):
    said = run(programs, "--region", "na").stdout.split("Try next: ")[1].splitlines()
    assert len(said) == 2
    for program, *words in map(str.split, said):
        done = savedwallet(*words, cwd=RULES.parents[2])
        assert program == "savedwallet" and done.code == 0, (words, done.err)


def test_the_demo_without_an_emulator_says_how_it_is_run(programs):
    done = subprocess.run([programs / "savedwallet-demo"], capture_output=True, text=True, env={}, timeout=100,
                          check=False)
    assert done.returncode == 1
    assert "savedwallet-emulator exec" in done.stderr


def test_without_a_place_for_its_journal_it_says_so_and_charges_nobody(programs, stoppable_emulator, tmp_path):
    done = run_beside(programs, stoppable_emulator, TMPDIR=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "no temporary folder can be made for the journal: see TMPDIR" in done.stderr
    assert stoppable_emulator.control("state")["charges"] == []


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
