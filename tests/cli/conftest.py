# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command share: the programs, keys, golden vectors and one emulator for all of them."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from emulator import Emulator

VECTORS = Path(__file__).parents[1] / "vectors"
CORE = Path(__file__).parents[2] / "core"


class Result:
    """What a run of the command came to."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def json(self):
        """The one JSON object on standard output; anything beside it fails the test."""
        assert self.err == b"", self.err
        assert self.out.endswith(b"\n")
        value = json.loads(self.out.decode("utf-8"))
        assert isinstance(value, dict)
        return value

    @property
    def error(self):
        return self.json["error"]

    @property
    def told(self):
        """What people read when it fails."""
        return self.err.decode("utf-8")


class Command:
    """The command `savedwallet`, run with nothing but the environment that a test gives it."""

    def __init__(self, program):
        self.program = str(program)

    def __call__(self, *words, env=None, stdin=b"", cwd=None):
        environment = {"PATH": os.environ["PATH"], **(env or {})}
        done = subprocess.run([self.program, *map(str, words)], input=stdin, capture_output=True, env=environment,
                              cwd=cwd, timeout=100, check=False)
        return Result(done)


@pytest.fixture(scope="session")
def programs():
    folder = os.environ.get("SAVEDWALLET_BIN")
    assert folder, "SAVEDWALLET_BIN must name the folder of the programs, such as build/bin"
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def savedwallet(programs):
    return Command(programs / "savedwallet")


@pytest.fixture(scope="session")
def key(savedwallet, tmp_path_factory):
    """A throw-away private key; its public half lies beside it as public.pem."""
    folder = tmp_path_factory.mktemp("key")
    assert savedwallet("keys", "new", cwd=folder).code == 0
    return folder / "private.pem"


@pytest.fixture(scope="session")
def emulator(programs, tmp_path_factory):
    running = Emulator(programs, tmp_path_factory.mktemp("emulator"))
    yield running
    assert running.stop() == 0


@pytest.fixture
def stoppable_emulator(programs, tmp_path):
    """An emulator for a test that stops it."""
    running = Emulator(programs, tmp_path / "emulator")
    yield running
    running.stop()


@pytest.fixture
def charge(emulator, tmp_path):
    """A file with the body of a charge of a wallet that was just saved."""
    return write_charge(tmp_path / "charge.json", emulator.save_wallet())


def write_charge(path, wallet, amount="18.40"):
    path.write_text(json.dumps({
        "chargePermissionId": wallet, "chargeAmount": {"amount": amount, "currencyCode": "EUR"},
        "captureNow": True, "canHandlePendingAuthorization": False, "chargeInitiator": "MITU", "channel": "Web"}))
    return path


def golden(kind):
    """The golden vectors of a kind, as parameters named after them."""
    cases = json.loads((VECTORS / "signing.json").read_text())["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases if case["kind"] == kind]
