# SPDX-License-Identifier: Apache-2.0
"""From the build tree nothing is installed, so that pytest is told of the plugin."""

import pytest

pytest_plugins = ["savedwallet.pytest_plugin"]


@pytest.fixture
def emulator(savedwallet_emulator):
    """As the plugin's, which the fixture of tests/python with the same name hides."""
    savedwallet_emulator.reset()
    return savedwallet_emulator
