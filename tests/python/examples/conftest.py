# SPDX-License-Identifier: Apache-2.0
"""The examples, each of them run as its file says; and buyers, who are the emulator's."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest_plugins = ["savedwallet.pytest_plugin"]

EXAMPLES = Path(__file__).parents[3] / "python" / "examples"
sys.path.insert(0, str(EXAMPLES))


@pytest.fixture
def emulator(savedwallet_emulator):
    """As the plugin's, which the fixture of tests/python with the same name hides."""
    savedwallet_emulator.reset()
    return savedwallet_emulator


@pytest.fixture
def environment(emulator, monkeypatch):
    """What an example finds when the emulator runs it, and nothing else."""
    for name in [name for name in os.environ if name.startswith("SHOP_")]:
        monkeypatch.delenv(name)
    for name, value in emulator.environment.items():
        if name not in ("SAVEDWALLET_INITIATOR", "SAVEDWALLET_CHANNEL"):
            monkeypatch.setenv(name, value)


@pytest.fixture
def buyer(emulator):
    """Does what a buyer does on a page with a button. @return where the buyer comes back to"""

    def tap(page, **how):
        data = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])["options"]
        config = data.get("createCheckoutSessionConfig") or data["signInConfig"]
        button = SimpleNamespace(
            initiate=None, payload_json=config["payloadJSON"], signature=config["signature"],
            algorithm=config["algorithm"], public_key_id=config.get("publicKeyId") or data["publicKeyId"], options=data,
        )
        return emulator.checkout(button, **how)

    return tap


def field(page, name):
    """The value of a form's hidden field."""
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


@pytest.fixture
def served(environment):
    """Starts a server as a process. @return the process; what it printed is in its stdout"""
    running = []

    def start(*command, **env):
        process = subprocess.Popen(
            [sys.executable, "-W", "error", *command], cwd=EXAMPLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | env,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.terminate()
        process.communicate(timeout=10)
