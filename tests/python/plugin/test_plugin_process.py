# SPDX-License-Identifier: Apache-2.0
"""The program behind the fixture: found, started, and gone when whoever started it is."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import savedwallet as sw
from savedwallet.emulator import Emulator, EmulatorError


def is_there(pid):
    """A process that ended and was not waited for, by whoever inherited it, is gone as well."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_gone(pid):
    end = time.monotonic() + 10
    while is_there(pid):
        assert time.monotonic() < end, f"process {pid} is still there"
        time.sleep(0.02)


def test_it_ends_with_its_block():
    with Emulator() as emulator:
        client = emulator.client
        pid = emulator._process.pid
        assert is_there(pid) and emulator.setup()
    wait_gone(pid)
    emulator.stop()
    with pytest.raises(sw.InvalidRequest, match="closed"):
        client.wallet("C01-1")
    with pytest.raises(EmulatorError, match="does not answer"):
        emulator.state()


def test_it_ends_when_we_are_killed():
    """Not even kill -9 of the tests leaves it behind."""
    code = "from savedwallet.emulator import Emulator; e = Emulator(); print(e._process.pid, flush=True); input()"
    tests = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with tests:
        pid = int(tests.stdout.readline())
        assert is_there(pid)
        tests.send_signal(signal.SIGKILL)
    wait_gone(pid)


def test_regions_and_options():
    with Emulator(region="jp", options=["--seed", "7", "--clock", "2030-01-01T00:00:00Z"]) as emulator:
        assert emulator.clock.now.year == 2030
        wallet = emulator.setup("additional_payment_button", amount="800 JPY")
        assert emulator.client.region == "jp" and emulator.charges(wallet)[0]["chargeAmount"]["currencyCode"] == "JPY"


def test_not_there(monkeypatch):
    monkeypatch.delenv("SAVEDWALLET_EMULATOR", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(EmulatorError, match="on the PATH: install it, or name it by"):
        Emulator()
    monkeypatch.setenv("SAVEDWALLET_EMULATOR", "/nowhere/emulator")
    with pytest.raises(EmulatorError, match="at '/nowhere/emulator'"):
        Emulator()
    with pytest.raises(EmulatorError, match="at '/elsewhere'"):
        Emulator("/elsewhere")


def test_named_by_the_environment(monkeypatch):
    monkeypatch.setenv("SAVEDWALLET_EMULATOR", str(Path(os.environ["SAVEDWALLET_BIN"]) / "savedwallet-emulator"))
    with Emulator() as emulator:
        assert emulator.state()["charges"] == []


def test_ends_before_it_is_ready(capfd):
    with pytest.raises(EmulatorError, match="ended with 2 before it was ready"):
        Emulator(options=["--no-such-option"])
    assert "no-such-option" in capfd.readouterr().err


def test_says_something_else(tmp_path):
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\necho hello\ncat >/dev/null\n")
    other.chmod(other.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(EmulatorError, match="hello"):
        Emulator(other)


FIRST_TEST = """
def test_toll(emulator):
    wallet = emulator.setup()
    receipt = emulator.client.charge(wallet=wallet, amount=f"400 {emulator.currency}", intent="toll:T1")
    assert receipt.state == "Captured"

def test_next(emulator):
    assert emulator.state()["charges"] == [] and emulator.region == "jp"
"""


@pytest.fixture
def run_pytest(tmp_path):
    (tmp_path / "test_toll.py").write_text(FIRST_TEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\nsavedwallet_region = jp\n")

    def run(*words, **env):
        command = [sys.executable, "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider",
                   "-p", "savedwallet.pytest_plugin", *words]
        done = subprocess.run(command, cwd=tmp_path, env=os.environ | env, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_plugin_in_a_project(run_pytest):
    program = str(Path(os.environ["SAVEDWALLET_BIN"]) / "savedwallet-emulator")
    code, said = run_pytest(f"--savedwallet-emulator={program}", PATH="/usr/bin:/bin")
    assert code == 0 and "2 passed" in said, said


def test_the_plugin_without_the_program(run_pytest):
    code, said = run_pytest("--savedwallet-emulator=/nowhere")
    assert code == 1 and "there is no savedwallet-emulator at '/nowhere'" in said, said
    assert "Traceback" not in said
