# SPDX-License-Identifier: Apache-2.0
"""Starts the emulator of the build tree (SAVEDWALLET_BIN: the folder with the programs) and stops it."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from merchant import Merchant  # noqa: E402


@pytest.fixture(scope="session")
def program():
    folder = os.environ.get("SAVEDWALLET_BIN")
    if not folder:
        pytest.fail("SAVEDWALLET_BIN must name the folder with the built programs")
    return str(pathlib.Path(folder) / "savedwallet-emulator")


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """One data directory for most tests: making RSA keys is what takes time."""
    return str(tmp_path_factory.mktemp("emulator-keys"))


class Running:
    def __init__(self, program, *options):
        # A pipe that nobody reads would fill and hold the emulator up.
        self.stderr = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([program, *options], stdout=subprocess.PIPE, stderr=self.stderr, text=True)
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(timeout=10)
            pytest.fail(f"the emulator did not start: {self.said()}")
        self.ready = json.loads(line)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.stderr.close()
        return code

    def said(self):
        """All that it wrote to stderr."""
        self.stderr.seek(0)
        return self.stderr.read()


@pytest.fixture
def start(program):
    """Starts an emulator with options; what is still running at the end is stopped."""
    running = []

    def begin(*options):
        running.append(Running(program, *options))
        return running[-1]

    yield begin
    for one in running:
        if not one.process.stdout.closed:
            assert one.stop() == 0


@pytest.fixture(scope="module")
def shared(program, keys):
    one = Running(program, "--data-dir", keys, "--seed", "7")
    merchant = Merchant(one.ready)
    yield merchant
    merchant.close()
    assert one.stop() == 0


@pytest.fixture
def merchant(shared):
    """A merchant whose emulator holds nothing yet."""
    shared.control("POST", "reset")
    shared.keys_made = 0
    return shared


@pytest.fixture(scope="session")
def seller():
    """Makes a merchant from a ready line."""
    made = []

    def make(ready):
        made.append(Merchant(ready))
        return made[-1]

    yield make
    for one in made:
        one.close()
