# SPDX-License-Identifier: Apache-2.0
"""For pytest: a local Amazon Pay for each test.

    def test_toll(emulator):
        wallet = emulator.setup(card="1111")
        charge_toll(emulator.engine, wallet)            # your code
        emulator.clock.advance("31d")
        assert len(emulator.charges(wallet)) == 1

pytest finds the plugin when the package is installed; from a build tree, `-p savedwallet.pytest_plugin`.

The program savedwallet-emulator is started once, with the first test that asks for it, and reset for each test. It is
named by --savedwallet-emulator=PROGRAM or SAVEDWALLET_EMULATOR, or found on the PATH. The ini option
savedwallet_region is na, eu (if nothing is said) or jp.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .emulator import Emulator, EmulatorError

__all__ = ["emulator", "savedwallet_emulator"]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("savedwallet", "a local Amazon Pay")
    group.addoption("--savedwallet-emulator", metavar="PROGRAM", help="the program savedwallet-emulator")
    parser.addini("savedwallet_region", "region of the emulator: na, eu or jp", default="eu")


@pytest.fixture(scope="session")
def savedwallet_emulator(pytestconfig: pytest.Config) -> Iterator[Emulator]:
    """The process that all tests share. Tests take `emulator`."""
    program = pytestconfig.getoption("--savedwallet-emulator")
    try:
        running = Emulator(program, region=str(pytestconfig.getini("savedwallet_region")))
    except EmulatorError as error:
        pytest.fail(str(error), pytrace=False)
    with running:
        yield running


@pytest.fixture
def emulator(savedwallet_emulator: Emulator) -> Emulator:
    """A local Amazon Pay in which nothing has happened yet: a savedwallet.emulator.Emulator."""
    savedwallet_emulator.reset()
    return savedwallet_emulator
