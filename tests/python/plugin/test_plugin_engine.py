# SPDX-License-Identifier: Apache-2.0
"""The engine that comes with the fixture: it follows the emulator's clock, and begins anew with each test."""

import os

import pytest

import savedwallet as sw

TOLLS = """
local rules = ruleset{ name = "tolls", version = "1", api = 1, defaults = { initiator = "merchant", channel = "App" } }
rules.on("toll.received", { toll = "string", amount = "money" }, function(e)
  return charge{ id = "toll:" .. e.toll, amount = e.amount, after = "3d" }
end)
"""


def test_toll(emulator):
    wallet = emulator.setup(sw.Flow.SETUP_ONLY, card="1111")
    with emulator.fault("createCharge", nth=1, kind="reset_after"):
        with pytest.raises(sw.NoAnswer):
            emulator.engine.charge(wallet=wallet, amount="4.00 EUR", intent="toll:T1", wait=5)
    emulator.clock.advance("2m")
    emulator.engine.run(until="idle")
    assert emulator.engine.show("toll:T1").object_state == "Captured" and len(emulator.charges(wallet)) == 1


def test_it_is_the_same_until_a_reset(emulator):
    engine, wallet = emulator.engine, emulator.setup()
    engine.charge(wallet=wallet, amount="4.00 EUR", intent="a", wait=5)
    assert emulator.engine is engine and os.path.exists(engine.journal)
    emulator.reset()
    assert engine.closed and not os.path.exists(engine.journal)
    assert list(emulator.engine.list()) == [] and emulator.engine is not engine


def test_rules_and_time(emulator, tmp_path):
    (tmp_path / "tolls.lua").write_text(TOLLS)
    wallet, engine = emulator.setup(), emulator.open_engine(rules=tmp_path / "tolls.lua")
    engine.emit("toll.received", id="toll:T1", wallet=wallet, data={"toll": "T1", "amount": sw.Money("4.00 EUR")})
    assert engine.run(until="idle").sent == 0
    planned = engine.show("toll:T1")
    assert planned.state is sw.ActionState.PLANNED and planned.due_at > emulator.clock.now
    emulator.clock.advance("3d")
    assert engine.run(until="idle").sent == 1 and engine.show("toll:T1").state is sw.ActionState.ACCEPTED


def test_an_engine_that_is_opened_later_has_the_time_too(emulator):
    emulator.clock.advance("31d")
    assert abs(emulator.engine.charge(wallet=emulator.setup(), amount="4.00 EUR", intent="a").created_at - emulator.clock.now).total_seconds() < 60


def test_one_that_was_closed_is_let_be(emulator):
    emulator.open_engine().close()
    emulator.clock.advance("1d")
