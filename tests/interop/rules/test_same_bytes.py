# SPDX-License-Identifier: Apache-2.0
"""The same input is the same decision, byte for byte: in C, Python and PHP, on every run, under every locale and time zone."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RULES = HERE.parents[2] / "lua" / "examples" / "everything.lua"
BUILD = Path(os.environ["TESTED_BUILD"])
LOCALES = BUILD / "tests/unit/locales"  # the test unit.locales makes them
RUNS = 20
NOW = "2026-10-25T00:30:00.250Z"  # the night in which Berlin's clock is put back


def money(amount):
    return {"amount": amount, "currencyCode": "EUR"}


STATE = {"now": NOW, "permission": {"state": "Chargeable", "reasons": []}, "left_this_month": money("150.00"), "spent_this_month": money("12.30"),
         "charges": {"clean:B:1": {"amount": money("12.51"), "state": "Authorized"}, "0": {"amount": money("1.00"), "state": "Captured"},
                     "clean:B:2": {"amount": money("12.50"), "captured": money("12.50"), "refunded": None, "state": "Captured"}}}
STAY = {"stay": "Sİ", "spaces": 1, "member": True, "price": money("20.00"), "entered": "2026-10-24T21:00:00Z", "left": NOW, "paid_until": None,
        "car": "large", "extras": ["WASCHEN I", "ışık", "free air"], "place": {"garage": "Süd \"1\" \\ /\u2028", "floor": -1}}


def event(name, data, **state):
    return "event", {"event": {"id": "e:" + name, "name": name, "wallet": "customer:42", "at": NOW, "data": data}, "state": {**STATE, **state}}


CASES = [
    ("flow", {"flow": {"now": NOW, "page": "cart", "cart": {"physical": True, "total": money("4.00")}, "buyer": {}, "wallet": None}}),
    ("flow", {"flow": {"now": NOW, "wallet": {"usable": True, "descriptor": "Visa ****1111", "left_this_month": money("50.00")}}}),
    ("flow", {"flow": {"now": NOW, "region": "eu", "wallet": {"usable": False, "state": "NonChargeable", "reason": "PaymentMethodExpired"}}}),
    ("flow", {"flow": {"now": NOW, "buyer": {"signed_in": True}, "country": "DE"}}),
    event("stay.ended", STAY), event("stay.ended", {**STAY, "extras": []}), event("stay.ended", STAY, paused=True),
    event("stay.ended", {**STAY, "price": money("199.99"), "spaces": 9}, spent_this_month=money("899.00")),
    event("cleaning.booked", {"plate": " b-ab 12 ", "price": money("25.01")}, released_by="x"),
    event("cleaning.booked", {"plate": " b-ab 12 ", "price": money("25.01")}),
    event("cleaning.judged", {"plate": "B", "good": True}), event("cleaning.judged", {"plate": "B", "good": False}),
    event("cleaning.started", {"plate": "ı-İi 7"}),
    event("cleaning.booked", {"plate": "?", "price": money("1.00")}), event("no.such.event", {}), event("stay.ended", {**STAY, "spaces": "1"}),
    ("decline", {"decline": {"reason": "SoftDeclined", "attempt": 1, "amount": money("4.00"), "charge": "stay:S1", "first_at": NOW}, "state": STATE}),
    ("decline", {"decline": {"reason": "PeriodicAmountExceeded", "attempt": 2}, "state": {"now": NOW}}),
    ("decline", {"decline": {"reason": "HardDeclined", "attempt": 1, "next_step": "update_wallet"}, "state": {"now": NOW, "charges": {}}}),
    ("wallet", {"wallet": {"state": "Closed", "reason": "BuyerClosed"}, "state": {"now": NOW}}),
    ("refund", {"refund": {"state": "Declined", "id": "r", "charge": "c", "amount": money("2.00")}, "state": STATE}),
    ("dispute", {"dispute": {"state": "Action_Required", "type": "Chargeback", "amount": money("9.00")}, "state": {"now": NOW}}),
]
INPUT = "".join(f"{hook}\t{json.dumps(given, ensure_ascii=False)}\n" for hook, given in CASES).encode()


def run(command, **env):
    kept = {name: os.environ[name] for name in ("PATH", "LD_PRELOAD", "ASAN_OPTIONS", "LSAN_OPTIONS") if name in os.environ}
    done = subprocess.run(list(map(str, command)), input=INPUT, capture_output=True, env=kept | env, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return done.stdout


def languages():
    made = {"c": ([os.environ["RULES_DECIDE"], RULES, RUNS], {})}
    if os.environ.get("SANITIZED"):  # the interpreters are not
        return made
    if (BUILD / "python/savedwallet/_native").exists():
        made["python"] = ([sys.executable, "-W", "error", HERE / "decide.py", RULES, RUNS],
                          {"PYTHONPATH": str(BUILD / "python"), "PYTHONDONTWRITEBYTECODE": "1"})
    if (BUILD / "php/savedwallet.so").exists() and shutil.which("php"):
        made["php"] = (["php", "-d", "xdebug.mode=off", HERE / "decide.php", BUILD / "php/autoload.php", RULES, RUNS],
                       {"PHP_INI_SCAN_DIR": f":{BUILD}/php/conf.d"})
    return made


@pytest.fixture(scope="module")
def usual():
    """In C, with nothing around it."""
    command, env = languages()["c"]
    return run(command, LC_ALL="C", TZ="UTC", **env)


def test_every_run_is_the_same_and_decides(usual):
    lines = usual.decode().removesuffix("\n").split("\n")
    assert len(lines) == len(CASES) * RUNS
    for at, (hook, _) in enumerate(CASES):
        assert len(set(lines[at * RUNS:(at + 1) * RUNS])) == 1, lines[at * RUNS:(at + 1) * RUNS]
    decided = [json.loads(line) for line in lines[::RUNS] if line.startswith("{")]
    assert {one["hook"] for one in decided} == {"flow", "event", "decline", "wallet", "refund", "dispute"}
    assert len(decided) == len(CASES) - 3 and any(one.get("guards") for one in decided)
    for line in lines[::RUNS]:
        if line.startswith("{"):
            assert line == json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("locale", ["C", "de_DE.UTF-8", "tr_TR.UTF-8"])
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kathmandu"])
def test_the_same_bytes(usual, language, locale, zone):
    if locale != "C" and not (LOCALES / locale).exists():
        pytest.skip(f"there is no {locale}: apt install locales")
    command, env = languages()[language]
    assert run(command, LC_ALL=locale, LOCPATH=str(LOCALES), TZ=zone, **env) == usual
