# SPDX-License-Identifier: Apache-2.0
"""What the tests of connections share: one emulator, certificates, and programs that call."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
from emulator import Emulator  # noqa: E402

# Nobody may find this in what a program writes.
CANARY = "canary-of-a-password"


class Outcome:
    """One line of the caller."""

    def __init__(self, line):
        words = line.split(" ", 7)
        self.code, self.effect, self.retry, self.next_step = words[:4]
        self.status, self.attempts = int(words[4]), int(words[5])
        self.request_id, self.message = words[6], words[7]

    def __repr__(self):
        return " ".join(map(str, vars(self).values()))


class Caller:
    """A program with one client, whose connections are kept from call to call."""

    def __init__(self, env):
        self.process = subprocess.Popen([os.environ["SAVEDWALLET_CALLER"]], env=env, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def begin(self, operation, thing="-", intent="-", body="-"):
        self.process.stdin.write(f"{operation} {thing} {intent} {body}\n")
        self.process.stdin.flush()

    def end(self):
        return Outcome(self.process.stdout.readline().rstrip("\n"))

    def call(self, *words):
        self.begin(*words)
        return self.end()

    def stop(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="session")
def programs():
    return Path(os.environ["SAVEDWALLET_BIN"]).resolve()


@pytest.fixture(scope="session")
def emulator(programs, tmp_path_factory):
    running = Emulator(programs, tmp_path_factory.mktemp("emulator"))
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Makes a certificate that vouches for itself; key and certificate are in one file."""
    def make(subject, *more):
        path = tmp_path_factory.mktemp("certificate") / "shown.pem"
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                               "-days", "2", "-keyout", "-", "-out", "-", "-subj", subject, *more],
                              capture_output=True, check=True)
        path.write_bytes(made.stdout)
        return path

    return make


@pytest.fixture(scope="session")
def ours(certificate):
    return certificate("/CN=ours", "-addext", "subjectAltName=IP:127.0.0.1")


@pytest.fixture(scope="session")
def trusted(emulator, ours, tmp_path_factory):
    """The emulator's authority and our certificate."""
    path = tmp_path_factory.mktemp("trusted") / "trusted.pem"
    path.write_bytes(Path(emulator.ready["ca_file"]).read_bytes() + ours.read_bytes())
    return path


@pytest.fixture
def caller(emulator, trusted):
    """Starts callers; ATTEMPTS is 1 unless it is said."""
    started = []

    def start(**env):
        started.append(Caller({**emulator.env, "SAVEDWALLET_CA_FILE": str(trusted), "ATTEMPTS": "1", **env}))
        return started[-1]

    yield start
    for each in started:
        assert each.stop() == 0


@pytest.fixture(scope="session")
def wallet(emulator):
    return emulator.save_wallet()


@pytest.fixture
def body(wallet):
    """Of a charge, in one line."""
    return json.dumps({"chargePermissionId": wallet, "chargeAmount": {"amount": "18.40", "currencyCode": "EUR"},
                       "captureNow": True, "canHandlePendingAuthorization": False, "chargeInitiator": "MITU",
                       "channel": "Web"})


@pytest.fixture
def arrived(emulator):
    """What has come to the emulator since this test began, as (method, path)."""
    before = max([request["number"] for request in emulator.seen()], default=0)

    def since():
        return [(request["method"], request["path"]) for request in emulator.seen(before)]

    return since
