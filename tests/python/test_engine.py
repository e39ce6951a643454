# SPDX-License-Identifier: Apache-2.0
"""The engine from Python, against the emulator: each intent is carried out once, whatever happens to its answers, and what a
call tells is what the journal knows."""
import copy
import gc
import logging
import os
import pickle
import signal
import subprocess
import threading
import time
import weakref
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

import savedwallet as sw
from conftest import python
from savedwallet._native import core
from servers import Loopback, stopping

NOW = datetime(2026, 11, 29, 17, 0, tzinfo=timezone(timedelta(hours=1)))
RULES = """
local rules = ruleset{ name = "tolls", version = "1", api = 1, defaults = { initiator = "merchant", channel = "App" } }
rules.limits{ per_charge = money"100.00 EUR" }
rules.on("toll.received", { toll = "string", amount = "money" }, function(e)
  return { charge{ id = "toll:" .. e.toll, amount = e.amount }, notify{ to = "buyer", template = "toll", data = { toll = e.toll } } }
end)
rules.on("seen", { at = "time", day = "date", sum = "money", many = { "integer" }, paid = "boolean" }, function(e)
  return skip{ reason = "seen" }
end)
"""

SEEN = {"at": NOW, "day": date(2026, 11, 29), "sum": sw.Money("1.00 EUR"), "many": [1], "paid": True}


@pytest.fixture
def wallet(emulator, client):
    return emulator.save_wallet(client)


@pytest.fixture
def open_engine(client, tmp_path):
    """Opens an engine of the one journal of this test."""
    opened = []

    def start(**how):
        opened.append(sw.Engine(client, **{"journal": tmp_path / "journal.sqlite3"} | how))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.fixture
def engine(open_engine):
    return open_engine()


def later(engine, **time):
    """Lets time pass for the engine, and has it do what is due."""
    engine.set_clock_offset(timedelta(**time))
    return engine.run(until="idle", deadline=30)


# A charge, once

def test_a_charge_that_is_waited_for(engine, emulator, wallet):
    made = engine.charge(wallet=wallet, amount=sw.Money("18.40", "EUR"), intent="ride:81", wait=10, descriptor="GORIDE")
    assert (made.state, made.kind, made.object_state, made.pending) == (sw.ActionState.ACCEPTED, sw.ActionKind.CHARGE, "Captured", False)
    assert made.amount == sw.Money("18.40 EUR") and (made.intent, made.wallet, made.attempt) == ("ride:81", wallet, 1)
    assert made.reason == made.guard == made.event == made.refund_id == "" and made.next_step is sw.NextStep.NONE
    [charge] = emulator.charges()
    assert charge["chargeId"] == made.charge_id and charge["captureAmount"]["amount"] == "18.40"
    assert abs(made.created_at - datetime.now(timezone.utc)) < timedelta(minutes=1) and made.created_at <= made.changed_at
    assert repr(made) == "<savedwallet.Action charge ride:81 accepted>"


def test_the_same_intent_is_the_same_action(engine, open_engine, emulator, wallet):
    made = [one.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10) for one in (engine, engine, open_engine())]
    assert len({one.charge_id for one in made}) == 1 == len(emulator.charges())
    assert [one.intent for one in engine.list()] == ["ride:81"]


def test_the_same_intent_with_other_content_is_a_conflict(engine, emulator, wallet):
    engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10)
    for other in ({"amount": "18.41 EUR"}, {"amount": "18.40 EUR", "reference": "another"}):
        with pytest.raises(sw.Conflict) as refused:
            engine.charge(wallet=wallet, intent="ride:81", wait=10, **other)
        assert refused.value.intent == "ride:81" and refused.value.guard == "" and refused.value.effect is sw.Effect.NONE
    assert len(emulator.charges()) == 1


def test_without_waiting_it_is_only_planned(engine, emulator, wallet):
    planned = engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81")
    assert planned.state is sw.ActionState.PLANNED and emulator.charges() == [] and engine.status().states["planned"] == 1
    report = engine.run(until="idle", deadline=30)
    assert report.ended is sw.RunEnd.IDLE and report.sent == 1 and report.steps
    assert engine.show("ride:81").object_state == "Captured" and len(emulator.charges()) == 1


def test_a_decline_has_its_next_step_and_a_second_attempt(engine, emulator, client, wallet):
    with pytest.raises(sw.Declined) as no:
        engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10, simulate="HardDeclined")
    assert no.value.next_step is sw.NextStep.UPDATE_WALLET and no.value.reason_code == "HardDeclined" and no.value.intent == "ride:81"
    assert no.value.effect is sw.Effect.NONE
    stopped = engine.show("ride:81")
    assert stopped.state in (sw.ActionState.DECLINED, sw.ActionState.STOPPED) and stopped.reason == "HardDeclined"
    emulator.control("POST", f"permissions/{wallet}", {"state": "Chargeable"})
    again = engine.retry("ride:81", by="ada")
    assert again.state is sw.ActionState.PLANNED
    made = engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10)
    assert made.attempt == 2 and made.object_state == "Captured" and len(engine.show("ride:81").attempts) == 2
    with pytest.raises(sw.Conflict):
        engine.retry("ride:81", by="ada")


def test_a_lost_answer_is_found_out_and_charged_once(engine, emulator, wallet):
    emulator.fault("createCharge", "reset_after", when={"nth": 1})
    with pytest.raises(sw.NoAnswer) as lost:
        engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10)
    assert lost.value.intent == "ride:81" and lost.value.effect is sw.Effect.UNKNOWN
    assert engine.show("ride:81").state is sw.ActionState.UNKNOWN and len(emulator.charges()) == 1
    later(engine, minutes=2)
    found = engine.show("ride:81")
    assert found.state is sw.ActionState.ACCEPTED and found.object_state == "Captured" and found.attempt == 1
    assert [one["chargeId"] for one in emulator.charges()] == [found.charge_id]


def test_who_asks_again_after_a_lost_answer_need_not_wait_for_the_worker(engine, emulator, wallet):
    emulator.fault("createCharge", "reset_after", when={"nth": 1})
    with pytest.raises(sw.NoAnswer):
        engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10)
    assert engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10).object_state == "Captured"
    assert len(emulator.charges()) == 1


# What it tells, and what it decides by

def test_the_logger_is_told_what_the_engine_does_and_what_it_calls(open_engine, emulator, wallet, caplog):
    engine = open_engine()
    with caplog.at_level("INFO", logger="savedwallet"):
        engine.charge(wallet=wallet, amount="18.40 EUR", intent="ride:81", wait=10)
    told = [record.savedwallet for record in caplog.records if record.name == "savedwallet"]
    events = [(one["event"], one.get("operation")) for one in told]
    assert events == [
        ("answer", "getChargePermission"), ("start", "createCharge"), ("answer", "createCharge"), ("accepted", None)
    ]
    assert "intent=ride:81" in caplog.text and "charge_id=" in caplog.text


def test_the_logger_hears_as_much_as_it_wants_now(engine, emulator, wallet, caplog):
    for level, wanted in (("WARNING", {"no_answer", "answer"}), ("CRITICAL", set()), ("DEBUG", {"try", "start", "resend"})):
        caplog.clear()
        emulator.fault("createCharge", "reset_after", when={"nth": 1})
        with caplog.at_level(level, logger="savedwallet"):
            with pytest.raises(sw.NoAnswer):
                engine.charge(wallet=wallet, amount="1.00 EUR", intent=f"ride:{level}", wait=10)
            engine.charge(wallet=wallet, amount="1.00 EUR", intent=f"ride:{level}", wait=10)
        told = {record.savedwallet["event"] for record in caplog.records}
        assert wanted <= told and ("start" in told) == (level == "DEBUG"), level


def test_who_is_told_may_use_the_journal(engine, wallet):
    class Looks(logging.Handler):
        def emit(self, record):
            seen.append((record.savedwallet["event"], len(engine.inbox())))

    seen, handler, logger = [], Looks(), logging.getLogger("savedwallet")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    try:
        with pytest.raises(sw.Conflict):
            engine.charge(wallet=wallet, amount="151.00 EUR", intent="ride:81", wait=10, authorize_only=True)
            engine.capture(charge="ride:81", amount="999.00 EUR", wait=10)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    assert ("inbox", 1) in seen


def test_after_a_reload_the_new_rules_decide(open_engine, wallet):
    rules = sw.Rules(RULES)
    engine = open_engine(rules=rules)
    engine.emit("seen", id="1", wallet=wallet, data=SEEN)
    engine.run(until="idle", deadline=30)
    rules.reload(RULES.replace('reason = "seen"', 'reason = "by the new rules"'))
    engine.emit("seen", id="2", wallet=wallet, data=SEEN)
    engine.run(until="idle", deadline=30)
    reasons = [engine.explain(id).decisions[0]["output"]["actions"][0]["reason"] for id in ("1", "2")]
    assert reasons == ["seen", "by the new rules"]


def test_a_journal_that_is_gone_is_not_made_anew_by_a_reload(open_engine, wallet, tmp_path):
    rules = sw.Rules(RULES)
    engine = open_engine(rules=rules)
    for path in tmp_path.glob("journal.sqlite3*"):
        path.unlink()
    rules.reload(RULES)
    with pytest.raises(sw.FileError):
        engine.charge(wallet=wallet, amount="1.00 EUR", intent="ride:81", wait=10)
    assert not list(tmp_path.glob("journal*"))


def test_a_closed_engine_stays_closed_after_a_reload(open_engine):
    rules = sw.Rules(RULES)
    engine = open_engine(rules=rules)
    engine.close()
    rules.reload(RULES)
    with pytest.raises(sw.InvalidRequest, match="closed"):
        engine.status()
    assert engine.closed


# What follows a charge

def test_held_then_captured_and_paid_back_in_part(engine, emulator, wallet):
    held = engine.charge(wallet=wallet, amount="20.00 EUR", intent="ride:81", authorize_only=True, wait=10)
    assert held.object_state == "Authorized"
    taken = engine.capture(charge="ride:81", amount=sw.Money("18.40 EUR"), wait=10)
    assert (taken.kind, taken.charge, taken.object_state) == (sw.ActionKind.CAPTURE, "ride:81", "Captured")
    again = engine.capture(charge=held.charge_id, amount="18.40 EUR", wait=10)
    assert again.charge_id == taken.charge_id == held.charge_id
    back = engine.refund(charge="ride:81", amount="5.00 EUR", intent="refund:ride:81:1", wait=10)
    assert back.pending and back.refund_id and back.object_state == "RefundInitiated" and back.amount == sw.Money("5.00 EUR")
    engine.refund(charge=held.charge_id, amount="5.00 EUR", intent="refund:ride:81:1", wait=10)
    state = emulator.control("GET", "state")
    assert state["charges"][0]["captureAmount"]["amount"] == "18.40" and len(state["refunds"]) == 1
    emulator.control("POST", "clock", {"advance": "1m"})
    later(engine, hours=2)
    assert engine.show("refund:ride:81:1").object_state == "Refunded" and not engine.show("refund:ride:81:1").pending


def test_held_then_canceled(engine, emulator, wallet):
    engine.charge(wallet=wallet, amount="20.00 EUR", intent="ride:81", authorize_only=True, wait=10)
    let_go = engine.cancel("ride:81", reason="no ride", wait=10)
    assert let_go.kind is sw.ActionKind.CANCEL and let_go.state is sw.ActionState.ACCEPTED
    assert emulator.charges()[0]["statusDetails"]["state"] == "Canceled"
    with pytest.raises(sw.Conflict) as stopped:
        engine.capture(charge="ride:81", amount="20.00 EUR", wait=10)
    assert stopped.value.guard == "authorization_expired"


def test_a_charge_that_the_engine_did_not_make_is_paid_back(engine, emulator, client, wallet):
    charge = client.charge(wallet=wallet, amount="18.40 EUR", intent="before")
    back = engine.refund(charge=charge.id, amount="18.40 EUR", intent="refund:before", wallet=wallet, wait=10)
    assert back.refund_id == emulator.control("GET", "state")["refunds"][0]["refundId"]
    with pytest.raises(sw.NotFound):
        engine.refund(charge="nothing", amount="1.00 EUR", intent="refund:nothing", wait=10)


def test_a_wallet_has_a_name_of_ones_own_and_is_closed(engine, emulator, client, wallet):
    assert engine.wallet("rider:42", wallet).charge_permission_id == wallet
    made = engine.charge(wallet="rider:42", amount="1.00 EUR", intent="a", wait=10)
    assert made.wallet == "rider:42" and engine.wallet("rider:42").state == "Chargeable"
    assert repr(engine.wallet("rider:42")) == "<savedwallet.EngineWallet rider:42 Chargeable>"
    other = emulator.save_wallet(client)
    assert engine.wallet("rider:42", other).charge_permission_id == other
    engine.charge(wallet="rider:42", amount="1.00 EUR", intent="b", wait=10)
    assert {one["chargePermissionId"] for one in emulator.charges()} == {wallet, other}
    assert engine.close_wallet("rider:42", reason="left", wait=10).state is sw.ActionState.ACCEPTED
    assert client.wallet(other).state == "Closed"


# Events and rules

@pytest.fixture
def tolls(open_engine):
    return open_engine(rules=sw.Rules(RULES, name="tolls.lua"))


def test_an_event_is_recorded_decided_and_carried_out(tolls, emulator, wallet):
    data = {"toll": "T1", "amount": sw.Money("4.00 EUR")}
    told = tolls.emit("toll.received", id="toll:T1", wallet=wallet, subject="rental:R1", at=NOW, data=data)
    assert (told.id, told.replayed, told.decision) == ("toll:T1", False, None) and emulator.charges() == []
    report = tolls.run(until="idle", deadline=30)
    assert report.ended is sw.RunEnd.IDLE and (report.decided, report.sent) == (1, 1)
    made = tolls.show("toll:T1")
    assert made.event == "toll:T1" and made.amount == sw.Money("4.00 EUR") and made.object_state == "Captured"
    again = tolls.emit("toll.received", id="toll:T1", wallet=wallet, subject="rental:R1", at=NOW, data=data)
    assert again.replayed and again.decision["actions"]
    with pytest.raises(sw.Conflict):
        tolls.emit("toll.received", id="toll:T1", wallet=wallet, data=data | {"amount": sw.Money("5.00 EUR")})
    assert "conflict" in [item.kind for item in tolls.inbox()] and len(emulator.charges()) == 1
    why = tolls.explain("toll:T1")
    assert why.event["id"] == "toll:T1" and len(why.decisions) == 1 and [one.intent for one in why.actions] == ["toll:T1"]


def test_a_message_comes_until_it_is_acknowledged(tolls, wallet):
    tolls.emit("toll.received", id="toll:T1", wallet=wallet, data={"toll": "T1", "amount": sw.Money("4.00 EUR")})
    tolls.run(until="idle", deadline=30)
    [message] = tolls.messages()
    assert message.kind == "notify" and message.event == "toll:T1" and message.wallet == wallet
    assert [one.id for one in tolls.messages()] == [message.id]
    assert tolls.acknowledge(message) is True and tolls.messages() == () and tolls.acknowledge(message.id) is False


def test_what_data_may_be(tolls, wallet):
    data = {"at": NOW, "day": date(2026, 11, 29), "sum": sw.Money("1.00 EUR"), "many": (1, 2), "paid": True}
    tolls.emit("seen", id="s1", wallet=wallet, data=data)
    tolls.run(until="idle", deadline=30)
    assert tolls.explain("s1").decisions and tolls.inbox() == ()
    again = {"at": NOW.astimezone(timezone.utc), "day": "2026-11-29", "sum": sw.Money("1.00", "EUR"), "many": [1, 2], "paid": True}
    assert tolls.emit("seen", id="s1", wallet=wallet, data=again).replayed
    for wrong, says in ((1.5, "float"), (Decimal("1.5"), "Money"), (datetime(2026, 11, 29), "time zone"), (object(), "no form in JSON"),
                        ("\ud800", "half of a character")):
        with pytest.raises(sw.InvalidRequest, match=says):
            tolls.emit("seen", id="s2", wallet=wallet, data={"sum": wrong})
    with pytest.raises(sw.InvalidRequest, match="time zone"):
        tolls.emit("seen", id="s2", wallet=wallet, at=datetime(2026, 11, 29))


def test_what_a_guard_stops_is_a_conflict_and_in_the_inbox(tolls, emulator, wallet):
    with pytest.raises(sw.Conflict) as stopped:
        tolls.charge(wallet=wallet, amount="100.01 EUR", intent="ride:81", wait=10)
    assert stopped.value.guard == "per_charge" and stopped.value.effect is sw.Effect.NONE
    assert pickle.loads(pickle.dumps(stopped.value)).guard == "per_charge"
    blocked = tolls.show("ride:81")
    assert blocked.state is sw.ActionState.BLOCKED and blocked.guard == "per_charge" and emulator.charges() == []
    [item] = tolls.inbox()
    assert item.kind == "blocked" and item.about == "ride:81" and item.message and item.at.tzinfo
    assert tolls.settle(item.number, by="ada", reason="too much") == item
    assert tolls.inbox() == () and tolls.status().inbox == 0


# People

def test_a_pause_starts_nothing(engine, emulator, wallet):
    engine.pause("a look at it", by="ada")
    assert engine.status().paused
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a")
    engine.run(until="idle", deadline=30)
    assert emulator.charges() == [] and engine.show("a").state is sw.ActionState.PLANNED
    engine.resume(by="ada")
    assert engine.status().paused is None
    engine.run(until="idle", deadline=30)
    assert len(emulator.charges()) == 1


def test_what_is_not_started_is_taken_back(engine, emulator, wallet):
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a")
    assert engine.withdraw("a", reason="a mistake", by="ada").state is sw.ActionState.WITHDRAWN
    engine.run(until="idle", deadline=30)
    assert emulator.charges() == []
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="b", wait=10)
    for refused in (lambda: engine.withdraw("b", reason="too late", by="ada"), lambda: engine.retry("b", by="ada")):
        with pytest.raises(sw.Conflict):
            refused()
    with pytest.raises(sw.NotFound):
        engine.show("c")


def test_a_person_says_how_it_ended(engine, emulator, wallet):
    emulator.fault("createCharge", "reset_before")
    with pytest.raises(sw.NoAnswer):
        engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10)
    emulator.control("DELETE", "faults")
    resolved = engine.resolve("a", by="ada", reason="seen in the report", not_charged=True)
    assert resolved.state is sw.ActionState.ACCEPTED and resolved.object_state == "Captured", "the same bytes are sent first"
    assert len(emulator.charges()) == 1


def test_the_list_goes_on_page_by_page(engine, wallet):
    for number in range(120):
        engine.charge(wallet=wallet, amount="1.00 EUR", intent=f"ride:{number}")
    assert [one.intent for one in engine.list()] == [f"ride:{number}" for number in reversed(range(120))]
    assert sum(1 for _ in engine.list(state=sw.ActionState.PLANNED, kind="charge", wallet=wallet)) == 120
    assert list(engine.list(state="accepted")) == [] == list(engine.list(wallet="another"))


def test_how_it_is_and_a_copy_of_it(engine, open_engine, tmp_path, wallet):
    assert engine.check() == sw.Health(sw.HealthLevel.OK, ())
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a")
    engine.set_clock_offset(timedelta(hours=1))
    assert engine.check(max_overdue=60).level is not sw.HealthLevel.OK and engine.check(max_overdue=60).problems
    copied = engine.backup(tmp_path / "copy.sqlite3")
    assert os.stat(copied).st_mode & 0o777 == 0o600
    with open_engine(journal=copied) as other:
        assert other.status().paused and other.show("a").intent == "a"


# Notifications

@pytest.fixture
def mail(emulator):
    """Keeps what the emulator tells, and gives what it told of the first charge."""
    with stopping(Loopback()) as inbox:
        emulator.control("PUT", "notifications", {"url": inbox.url + "/ipn"})
        yield inbox
        emulator.control("PUT", "notifications", {"url": None})


def test_a_notification_is_stored_and_the_run_reads_what_it_is_about(emulator, tmp_path, mail):
    with sw.Client(**emulator.config, certificate_file=emulator.ready["sns_cert_file"]) as client:
        wallet = emulator.save_wallet(client)
        with sw.Engine(client, tmp_path / "journal.sqlite3") as engine:
            made = engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10, can_handle_pending=True,
                                 simulate="AuthorizationInitiated")
            assert made.pending and made.object_state == "AuthorizationInitiated"
            emulator.control("POST", "clock", {"advance": "1m"})
            raw = [told for told in wait_for_all(mail) if made.charge_id.encode() in told]
            assert [engine.receive(told) for told in raw + raw] == [200] * 2 * len(raw)
            assert engine.show("a").pending
            engine.run(until="idle", deadline=30)
            assert not engine.show("a").pending and engine.show("a").object_state == "Captured"
            assert engine.receive(raw[0].replace(b"CHARGE", b"REFUND")) == 400 == engine.receive(b"{}") == engine.receive("no JSON")
            with pytest.raises(TypeError):
                engine.receive(5)
        with sw.Engine(client, tmp_path / "journal.sqlite3", receive=False) as deaf, pytest.raises(sw.InvalidRequest):
            deaf.receive(raw[0])


def wait_for_all(mail):
    """What came, once the charge's end was told."""
    with mail.changed:
        assert mail.changed.wait_for(lambda: sum(b"CHARGE" in one.body and b"PERMISSION" not in one.body for one in mail.requests) >= 1,
                                     timeout=10)
    return [one.body for one in mail.requests]


# Opening and closing

def test_from_the_environment(client, tmp_path, monkeypatch):
    monkeypatch.delenv("SAVEDWALLET_JOURNAL", raising=False)
    monkeypatch.delenv("SAVEDWALLET_RULES", raising=False)
    with pytest.raises(sw.InvalidRequest) as refused:
        sw.Engine.from_env(client)
    assert refused.value.field == "SAVEDWALLET_JOURNAL"
    (tmp_path / "tolls.lua").write_text(RULES)
    monkeypatch.setenv("SAVEDWALLET_JOURNAL", str(tmp_path / "journal.sqlite3"))
    monkeypatch.setenv("SAVEDWALLET_RULES", str(tmp_path / "tolls.lua"))
    with sw.Engine.from_env(client) as engine:
        assert engine.rules.name == "tolls" and engine.journal == str(tmp_path / "journal.sqlite3") and engine.client is client
    with sw.Engine.from_env(client, rules=None, must_exist=True) as engine:
        assert engine.rules is None
    assert os.stat(tmp_path / "journal.sqlite3").st_mode & 0o777 == 0o600


@pytest.mark.parametrize("how, kind, says", [
    ({"must_exist": True}, sw.SavedWalletError, "journal"),
    ({"quota": "amzon"}, sw.InvalidRequest, "amazon, none, sandbox or live"),
    ({"settings": {"leese_ms": 5}}, sw.InvalidRequest, "lease_ms"),
    ({"settings": {"lease_ms": 5, "call_ms": 6}}, sw.InvalidRequest, "lease"),
    ({"settings": {"resend_ms": [1] * 6}}, sw.InvalidRequest, "at most 5"),
    ({"rules": "nowhere.lua"}, sw.FileError, "nowhere.lua"),
    ({"journal": "/nowhere/journal.sqlite3"}, sw.SavedWalletError, "/nowhere"),
    ({"clock_offset": 5}, TypeError, "timedelta"),
    ({"busy": -1}, sw.InvalidRequest, "seconds"),
    ({"client": None}, TypeError, "one of a Client"),
])
def test_what_is_wrong_is_refused_and_named(client, tmp_path, how, kind, says):
    with pytest.raises(kind, match=says):
        sw.Engine(**{"client": client, "journal": tmp_path / "journal.sqlite3"} | how)


def test_another_merchant_s_journal_is_refused(engine, emulator, account):
    with sw.Client(**account) as other, pytest.raises(sw.InvalidRequest):
        sw.Engine(other, engine.journal)
    with sw.Client(**emulator.config, namespace="another") as other, pytest.raises(sw.InvalidRequest, match="namespace"):
        sw.Engine(other, engine.journal)


def test_a_namespace_of_ones_own(emulator, tmp_path):
    with sw.Client(**emulator.config, namespace="mine") as client:
        for _ in range(2):
            sw.Engine(client, tmp_path / "journal.sqlite3").close()


def test_a_live_client_keeps_the_machine_s_clock(account, tmp_path):
    with sw.Client(**account | {"public_key_id": "LIVE-EXAMPLE"}) as live:
        with pytest.raises(sw.InvalidRequest):
            sw.Engine(live, tmp_path / "journal.sqlite3", clock_offset=timedelta(days=1))
        with sw.Engine(live, tmp_path / "journal.sqlite3") as engine, pytest.raises(sw.InvalidRequest):
            engine.set_clock_offset(timedelta(days=1))


def test_wrong_arguments_send_nothing(engine, emulator, wallet):
    for wrong, kind in (({"amount": 18.4}, TypeError), ({"amount": "18.40"}, sw.InvalidRequest), ({"wait": -1}, sw.InvalidRequest),
                        ({"wait": "soon"}, sw.InvalidRequest), ({"wait": 601}, sw.InvalidRequest), ({"intent": ""}, sw.InvalidRequest),
                        ({"wallet": ""}, sw.InvalidRequest)):
        with pytest.raises(kind):
            engine.charge(**{"wallet": wallet, "amount": "18.40 EUR", "intent": "a", "wait": 10} | wrong)
    for wrong in ({"until": "dawn"}, {"deadline": 0}, {"deadline": "soon"}, {"deadline": float("nan")}):
        with pytest.raises(sw.InvalidRequest):
            engine.run(**wrong)
    assert emulator.charges() == [] == list(engine.list())


def test_a_closed_engine_is_refused_and_its_client_goes_on(engine, client, wallet):
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10)
    engine.close()
    engine.close()
    assert engine.closed and repr(engine).endswith(" closed>")
    for use in (lambda: engine.charge(wallet=wallet, amount="1.00 EUR", intent="a"), engine.run, lambda: engine.receive(b"")):
        with pytest.raises(sw.InvalidRequest, match="closed"):
            use()
    assert client.wallet(wallet).chargeable


def test_it_outlives_its_client_s_close(open_engine, emulator, wallet):
    """The client is held until the engine lets go of it."""
    client = sw.Client(**emulator.config)
    engine = sw.Engine(client, open_engine().journal)
    client.close()
    assert engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10).object_state == "Captured"
    engine.close()


def test_garbage_is_let_go_of_in_the_right_order(emulator, tmp_path):
    for number in range(20):
        client, rules = sw.Client(**emulator.config), sw.Rules(RULES)
        engine = sw.Engine(client, tmp_path / f"{number}.sqlite3", rules=rules)
        client.itself = [client, engine, rules]
        gone = weakref.ref(engine)
        del client, engine, rules
        gc.collect()
        assert gone() is None


def test_it_is_no_secret_and_no_value(engine):
    assert "PRIVATE" not in repr(engine) and "sandbox" in repr(engine) and engine.journal in repr(engine)
    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="in each process"):
            copied(engine)


def test_the_journal_holds_no_key(engine, emulator, wallet):
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10)
    engine.close()
    held = b"".join(path.read_bytes() for path in Path(engine.journal).parent.iterdir())
    key = Path(emulator.config["private_key_file"]).read_bytes()
    assert b"createCharge" in held and b"PRIVATE KEY" not in held and key.splitlines()[3] not in held
    assert emulator.config["state_secret"].encode() not in held


def test_an_engine_works_on_both_sides_of_a_fork(engine, emulator, wallet):
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="before", wait=10)
    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            try:
                engine.charge(wallet=wallet, amount="1.00 EUR", intent=f"child:{number}", wait=30)
                engine.charge(wallet=wallet, amount="1.00 EUR", intent="both", wait=30)
                engine.close()
                os._exit(0)
            except BaseException:
                import traceback
                traceback.print_exc()
            finally:
                os._exit(2)
        children.append(child)
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="both", wait=30)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    engine.run(until="idle", deadline=30)
    assert sorted(one.intent for one in engine.list(state="accepted")) == ["before", "both", "child:0", "child:1", "child:2"]
    assert len(emulator.charges()) == 5


def test_a_child_that_was_forked_under_a_call_is_refused(account, tmp_path, silent):
    env = {f"SAVEDWALLET_{name.upper()}": str(value) for name, value in account.items()} | {"SAVEDWALLET_BASE_URL": silent.url}
    process = python(WORKER + """
import os, threading
wait = threading.Thread(target=engine.charge, kwargs={"wallet": "B01-1", "amount": "1.00 EUR", "intent": "a", "wait": 1}, daemon=True)
wait.start()
sys.stdin.readline()
child = os.fork()
if child == 0:
    try:
        engine.status()
    except sw.InvalidRequest as refused:
        os._exit(7 if "forked" in str(refused) else 1)
    os._exit(2)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
""", tmp_path / "journal.sqlite3", env=env, stdin=subprocess.PIPE)
    silent.wait()
    out, err = process.communicate("\n", timeout=20)
    assert (process.returncode, out) == (0, "begun\n7\n"), err


def test_a_client_that_signs_elsewhere(emulator, client, tmp_path, wallet):
    key = serialization.load_pem_private_key(Path(emulator.config["private_key_file"]).read_bytes(), None)
    signed = []

    def sign(text):
        signed.append(threading.current_thread())
        if len(signed) == 3:
            raise KeyError("of the caller's function")
        return key.sign(text, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())

    config = {name: value for name, value in emulator.config.items() if name != "private_key_file"}
    with sw.Client(**config, sign=sign) as elsewhere, sw.Engine(elsewhere, tmp_path / "elsewhere.sqlite3") as engine:
        assert engine.charge(wallet=wallet, amount="1.00 EUR", intent="a", wait=10).object_state == "Captured"
        with pytest.raises((KeyError, sw.SavedWalletError)):
            engine.charge(wallet=wallet, amount="1.00 EUR", intent="b", wait=10)
        later(engine, minutes=5)
        assert engine.show("b").object_state == "Captured" and len(emulator.charges()) == 2
    assert set(signed) == {threading.current_thread()}


# Threads and processes

def test_threads_share_an_engine_and_each_intent_is_charged_once(engine, emulator, client, wallet):
    wallets = [wallet] + [emulator.save_wallet(client) for _ in range(3)]
    begin, failed = threading.Barrier(8), []

    def work():
        begin.wait()
        try:
            for number in range(8):
                engine.charge(wallet=wallets[number % 4], amount="1.00 EUR", intent=f"ride:{number}", wait=30)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    engine.run(until="idle", deadline=60)
    assert failed == [] and len(emulator.charges()) == 8
    assert {one.object_state for one in engine.list()} == {"Captured"}


def test_a_run_on_another_thread_ends_with_the_engine(engine, emulator, wallet):
    reports = []
    thread = threading.Thread(target=lambda: reports.append(engine.run()))
    thread.start()
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a")
    deadline = threading.Event()
    for _ in range(500):
        if engine.show("a").state is sw.ActionState.ACCEPTED:
            break
        deadline.wait(0.02)
    engine.close()
    thread.join(10)
    assert not thread.is_alive() and reports[0].ended is sw.RunEnd.CANCELED and reports[0].sent == 1
    assert len(emulator.charges()) == 1


def test_a_run_ends_at_its_deadline(engine):
    assert engine.run(deadline=0.05).ended is sw.RunEnd.DEADLINE
    assert engine.run(deadline=0.7).ended is sw.RunEnd.DEADLINE


WORKER = """
import sys
import savedwallet as sw
client = sw.Client.from_env()
engine = sw.Engine(client, sys.argv[1], settings={"lease_ms": 1500, "call_ms": 1000})
print("begun", flush=True)
"""


def test_ctrl_c_ends_a_run(emulator, tmp_path):
    worker = python(WORKER + "engine.run()", tmp_path / "journal.sqlite3", env=emulator.env)
    assert worker.stdout.readline() == "begun\n"
    worker.send_signal(signal.SIGINT)
    out, err = worker.communicate(timeout=20)
    assert worker.returncode == -signal.SIGINT and err.rstrip().endswith("KeyboardInterrupt"), err


def test_ctrl_c_ends_a_charge_that_is_waited_for(account, tmp_path, silent):
    env = {f"SAVEDWALLET_{name.upper()}": str(value) for name, value in account.items()} | {"SAVEDWALLET_BASE_URL": silent.url}
    waiting = python(WORKER.replace("1500", "90000").replace("1000", "60000") +
                     "engine.charge(wallet='B01-1', amount='1.00 EUR', intent='a', wait=60)", tmp_path / "journal.sqlite3", env=env)
    silent.wait()
    began = time.monotonic()
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=20)
    assert waiting.returncode == -signal.SIGINT and err.rstrip().endswith("KeyboardInterrupt"), err
    assert time.monotonic() - began < 5


def test_the_end_of_the_process_ends_a_run_on_another_thread(emulator, tmp_path):
    worker = python(WORKER + "import threading\nthreading.Thread(target=engine.run, daemon=True).start()\nsys.stdin.readline()",
                    tmp_path / "journal.sqlite3", env=emulator.env, stdin=subprocess.PIPE)
    assert worker.stdout.readline() == "begun\n"
    out, err = worker.communicate("\n", timeout=20)
    assert worker.returncode == 0 and err == ""


def test_the_end_of_the_process_ends_a_charge_that_is_waited_for(account, tmp_path, silent):
    env = {f"SAVEDWALLET_{name.upper()}": str(value) for name, value in account.items()} | {"SAVEDWALLET_BASE_URL": silent.url}
    process = python(WORKER.replace("1500", "90000").replace("1000", "60000") + """
import threading
threading.excepthook = lambda *_: None
wait = {"wallet": "B01-1", "amount": "1.00 EUR", "intent": "a", "wait": 60}
threading.Thread(target=engine.charge, kwargs=wait, daemon=True).start()
sys.stdin.readline()
""", tmp_path / "journal.sqlite3", env=env, stdin=subprocess.PIPE)
    silent.wait()
    began = time.monotonic()
    out, err = process.communicate("\n", timeout=20)
    assert (process.returncode, err) == (0, "") and time.monotonic() - began < 4


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(open_engine, emulator, client, wallet):
    """Killed while Amazon has the charge and the answer is on its way: the next one finds out."""
    engine = open_engine()
    engine.charge(wallet=wallet, amount="1.00 EUR", intent="a")
    emulator.fault("createCharge", "slow_body", when={"nth": 1}, milliseconds=20_000)
    worker = python(WORKER + "engine.run()", engine.journal, env=emulator.env)
    pause = threading.Event()
    for _ in range(500):
        if emulator.charges():
            break
        pause.wait(0.02)
    worker.kill()
    worker.communicate()
    assert len(emulator.charges()) == 1
    engine.set_clock_offset(timedelta(minutes=5))
    for _ in range(40):
        if engine.run(until="idle", deadline=5) and engine.show("a").state is sw.ActionState.ACCEPTED:
            break
        pause.wait(0.1)
    assert engine.show("a").object_state == "Captured" and len(emulator.charges()) == 1


def test_the_native_engine_refuses_what_it_cannot_use(client, tmp_path):
    native = core.Engine(client._native(), None, '{"journal":"%s"}' % (tmp_path / "journal.sqlite3"))
    for job, options in (("nonsense", "{}"), ("", "{}"), ("status", "["), ("status", b"\xff"), ("clock", "{}"), ("clock", '{"offset_ms":"1"}')):
        assert '"code":"invalid"' in native.run(job, options, None, None)
    for use in (lambda: native.run(None, "{}", None, None), lambda: native.run("status", None, None, None),
                lambda: native.run("status", "{}", None, 5), lambda: core.Engine(client._native(), 5, "{}")):
        with pytest.raises(TypeError):
            use()
