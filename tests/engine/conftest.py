# SPDX-License-Identifier: Apache-2.0
"""An emulator for the tests of a file that ask for one, and a new journal for each."""
import pytest

from support import Emulator


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    running = Emulator(tmp_path_factory.mktemp("emulator"), "--seed", "7")
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def new(request):
    """Nothing was bought yet, and nothing fails."""
    if "emulator" in request.fixturenames:
        request.getfixturevalue("emulator").control("POST", "reset")


@pytest.fixture
def journal(tmp_path):
    return tmp_path / "journal.db"
