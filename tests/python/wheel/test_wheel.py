# SPDX-License-Identifier: Apache-2.0
"""A wheel is built without a network, installed into an environment of its own, and charges."""
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = """
import savedwallet, sys
from savedwallet.emulator import Emulator
with Emulator(sys.argv[1]) as emulator:
    receipt = emulator.client.charge(wallet=emulator.setup(), amount="4.00 EUR", intent="toll:1")
rules = savedwallet.Rules('ruleset{ name = "a", version = "1", api = 1 }')
print(savedwallet.__file__, receipt.state, rules.name)
"""


def run(*words, **more):
    ended = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=300, **more)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run(sys.executable, "-m", "pip", "wheel", "--no-index", "--no-build-isolation", "--no-deps", "-q", "-w", folder,
        ROOT / "python", env=environment)
    (found,) = folder.glob("savedwallet-*.whl")
    return found


def test_it_holds_the_package_its_types_and_the_library(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("savedwallet/py.typed", "savedwallet/types.py", "savedwallet/_native/core.pyi", "savedwallet/pytest_plugin.py"):
        assert wanted in names
    for library in ("libsavedwallet.so", "libsavedwallet-rules.so", "libsavedwallet-engine.so"):
        assert any(library in name for name in names)
    assert not any("_wrap" in name or name.endswith(".i") for name in names)


def test_it_is_installed_and_charges(wheel, tmp_path):
    place = tmp_path / "place"
    run(sys.executable, "-m", "venv", "--system-site-packages", place)
    python = place / "bin/python"
    run(python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--force-reinstall", wheel)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = os.path.join(os.environ["SAVEDWALLET_BIN"], "savedwallet-emulator")
    told = run(python, "-W", "error", "-c", PROGRAM, program, env=environment, cwd=tmp_path)
    where, state, rules = told.split()
    assert where.startswith(str(place)) and (state, rules) == ("Captured", "a")


def test_pytest_finds_its_plugin(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        (name,) = [one for one in packed.namelist() if one.endswith("entry_points.txt")]
        assert "[pytest11]\nsavedwallet = savedwallet.pytest_plugin" in packed.read(name).decode()
