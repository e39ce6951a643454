# SPDX-License-Identifier: Apache-2.0
"""What the tests of the Python package share. PYTHONPATH names the built package, SAVEDWALLET_BIN the folder of the
programs."""
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))
import savedwallet as sw  # noqa: E402
from servers import Emulator, Loopback, Silent, stopping  # noqa: E402

# The same examples in every run; SAVEDWALLET_FULL=1 looks for others.
settings.register_profile("suite", deadline=None, database=None, max_examples=200, derandomize=not os.environ.get("SAVEDWALLET_FULL"),
                          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
settings.load_profile("suite")

VECTORS = Path(__file__).parents[1] / "vectors"


@pytest.fixture(scope="session")
def programs():
    folder = os.environ.get("SAVEDWALLET_BIN")
    assert folder, "SAVEDWALLET_BIN must name the folder of the programs, such as build/bin"
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def running_emulator(programs, tmp_path_factory):
    one = Emulator(programs, tmp_path_factory.mktemp("emulator"))
    yield one
    assert one.stop() == 0


@pytest.fixture
def emulator(running_emulator):
    """An emulator that holds nothing yet."""
    running_emulator.reset()
    return running_emulator


@pytest.fixture
def client(emulator):
    with sw.Client(**emulator.config) as one:
        yield one


@pytest.fixture(scope="session")
def key_file(programs, tmp_path_factory):
    """A throw-away private key."""
    folder = tmp_path_factory.mktemp("key")
    subprocess.run([programs / "savedwallet", "keys", "new"], cwd=folder, check=True, capture_output=True, timeout=30)
    return folder / "private.pem"


@pytest.fixture(scope="session")
def running_loopback():
    with stopping(Loopback()) as one:
        yield one


@pytest.fixture
def loopback(running_loopback):
    """A server that has been asked nothing yet."""
    running_loopback.clear()
    yield running_loopback
    running_loopback.clear()


@pytest.fixture
def silent():
    with stopping(Silent()) as one:
        yield one


@pytest.fixture(scope="session")
def account(key_file):
    """The configuration of the account that the vectors are of, but for the server."""
    return {"region": "eu", "merchant_id": "A3EXAMPLE00001", "public_key_id": "SANDBOX-EXAMPLE", "private_key_file": key_file,
            "initiator": "MITU", "channel": "Web", "ledger_currency": "EUR", "store_id": "amzn1.application-oa2-client.example",
            "state_secret": "0123456789abcdef0123"}


@pytest.fixture
def recorded(account, loopback):
    """A client of the server that notes what it is asked."""
    with sw.Client(**account, base_url=loopback.url) as one:
        yield one


@pytest.fixture
def debug_log():
    """Every line of the library's log, whole, at DEBUG."""
    lines = []

    class Keeper(logging.Handler):
        def emit(self, record):
            lines.append(f"{record.levelname} {record.getMessage()} {record.__dict__}")

    keeper, logger = Keeper(), logging.getLogger("savedwallet")
    logger.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    yield lines
    logger.setLevel(logging.NOTSET)
    logger.removeHandler(keeper)


def vectors(name):
    return json.loads((VECTORS / name).read_text())["cases"]


def python(script, *arguments, env=None, **how):
    """Starts a script in a process of its own."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ["PYTHONPATH"], "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONFAULTHANDLER": "1", **(env or {})}
    for name in ("LD_PRELOAD", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.Popen([sys.executable, "-W", "error", "-c", script, *map(str, arguments)], env=environment,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)
