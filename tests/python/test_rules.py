# SPDX-License-Identifier: Apache-2.0
"""Rules from Python: what goes in and out, what is refused, and that threads may share them while they change. That every
language gets the same bytes is proven in tests/interop/rules."""
import json
import threading
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

import savedwallet as sw
from savedwallet._native import core

EXAMPLES = Path(__file__).parents[2] / "lua" / "examples"
NOW = datetime(2026, 11, 29, 17, 0, tzinfo=timezone(timedelta(hours=1)))
STATE = {"now": NOW}
HEAD = 'local rules = ruleset{ name = "mine", version = "3", api = 1, timezone = "Europe/Berlin" }\n'
TOLL = HEAD + """
rules.on("toll", { amount = "money", at = "time", day = "date?", places = { "string" }, count = "integer" }, function(e, s)
  why("%s at %s", e.amount, e.at:date())
  return {
    charge{ id = "toll:1", amount = e.amount, after = "3d", capture = "later", expires = "5d" },
    notify{ to = "buyer", template = "t", data = { sum = e.amount, odd = { amount = "lots", currencyCode = "of it" }, at = e.at } },
    hold{ until_event = "back", match = "count", by = "1d", reason = "waits" },
  }
end)
rules.on("back", { count = "integer" }, function(e, s) end)
"""


def event(**data):
    return {"id": "t1", "name": "toll", "data": {"amount": sw.Money("4.00 EUR"), "at": NOW, "places": (), "count": 1} | data}


@pytest.fixture(scope="module")
def tolls():
    return sw.Rules(TOLL, name="tolls.lua")


@pytest.fixture(scope="module")
def shop():
    return sw.Rules.load(EXAMPLES / "shop.lua")


@pytest.fixture(scope="module")
def everything():
    return sw.Rules.load(EXAMPLES / "everything.lua")


def test_what_a_ruleset_says_of_itself(tolls):
    assert (tolls.name, tolls.version, tolls.timezone) == ("mine", "3", "Europe/Berlin")
    assert len(tolls.digest) == 64 and tolls.about["events"]["toll"]["amount"] == "money"
    assert repr(tolls) == "<savedwallet.Rules mine 3>"


def test_a_decision_has_pythons_types_and_the_bytes_as_they_came(tolls):
    said = tolls.decide(event(day=date(2026, 11, 29)), state=STATE)
    charge, notice, hold = said.actions
    assert charge["amount"] == sw.Money("4.00 EUR") and charge["at"] == datetime(2026, 12, 2, 16, tzinfo=timezone.utc)
    assert charge["expires_at"] == charge["at"] + timedelta(days=5) and hold["by"].tzinfo
    assert notice["data"] == {"sum": sw.Money("4.00 EUR"), "odd": {"amount": "lots", "currencyCode": "of it"}, "at": "2026-11-29T16:00:00Z"}
    assert said.why == ("4.00 EUR at 2026-11-29",) and said.hook == "event" and said.event == "t1" and said.inbox == said.kind == ""
    assert said.ruleset == {"name": "mine", "version": "3", "sha256": tolls.digest} and said.flow is said.explain is None
    assert json.loads(said.json)["actions"][0]["amount"] == {"amount": "4.00", "currencyCode": "EUR"}
    assert repr(said) == "<savedwallet.Decision event ['charge', 'notify', 'hold']>"
    assert tolls.decide(event(day="2026-11-29"), state={"now": "2026-11-29T16:00:00Z"}).json == said.json
    assert tolls.decide(event(), state=STATE, explain=True).explain["actions"]


def test_every_hook(everything):
    assert everything.choose_flow(now=NOW, buyer={"signed_in": True}, country="DE").flow == {
        "kind": "setup_only", "language": "de_DE", "why": "a new customer"}
    assert everything.decline({"reason": "HardDeclined", "attempt": 1}, state=STATE).actions[0]["action"] == "ask_buyer"
    assert everything.wallet_change({"state": "Closed"}, state=STATE).actions[0]["action"] == "close_permission"
    assert everything.refund({"state": "Declined", "amount": sw.Money("1.00 EUR")}, state=STATE).hook == "refund"
    assert everything.dispute({"state": "Action_Required"}, state=STATE).actions[0]["template"] == "dispute"
    stopped = everything.decide({"id": "e", "name": "cleaning.booked", "data": {"plate": "B-AB", "price": sw.Money("900.00 EUR")}},
                                state=STATE | {"released_by": "x"})
    assert stopped.guards and set(stopped.guards[0]) == {"action", "guard", "message"}


def test_what_no_hook_is_for_goes_to_the_inbox(shop):
    said = shop.dispute({"state": "Action_Required"}, state=STATE)
    assert "on_dispute" in said.inbox and said.actions == ()


def wallet(**over):
    usual = {"id": "B01-1", "chargeable": True, "state": "Chargeable", "reasons": (), "next_step": sw.NextStep.NONE,
             "descriptor": "Visa ****1111 (Amazon Pay)", "balance": sw.Money("50.00 EUR"), "body": {}}
    return sw.Wallet(**usual | over)


def test_a_wallet_as_the_client_read_it(shop, everything):
    assert shop.choose_flow(now=NOW, page="checkout", wallet=wallet()).flow == {"kind": "saved", "why": "Visa ****1111 (Amazon Pay)"}
    expired = wallet(chargeable=False, state="NonChargeable", reasons=("PaymentMethodExpired",), next_step=sw.NextStep.UPDATE_WALLET,
                     descriptor="", balance=None)
    assert shop.choose_flow({"now": NOW, "page": "checkout"}, wallet=expired).kind == "repair"
    assert everything.wallet_change(expired, state=STATE).actions == ({"action": "ask_buyer", "to": "update_wallet"},)
    assert everything.choose_flow(now=NOW, wallet=wallet(), cart={"total": sw.Money("50.01 EUR")}).kind != "saved"
    assert shop.choose_flow(now=NOW, page="checkout", wallet=None).kind == "additional_payment_button"


@pytest.mark.parametrize("use, field, says", [
    (lambda it: it.choose_flow(), "/flow/now", "is a time"),
    (lambda it: it.choose_flow(now=NOW, pages="cart"), "/flow/pages", "the nearest is page"),
    (lambda it: it.choose_flow(now=NOW, cart={"items": "2"}), "/flow/cart/items", "items"),
    (lambda it: it.choose_flow(now=NOW, cart={"items": 1.0}), "", "float"),
    (lambda it: it.choose_flow(now=NOW, cart={"total": Decimal("1.00")}), "", "give a Money"),
    (lambda it: it.choose_flow(now=datetime(2026, 11, 29)), "", "time zone"),
    (lambda it: it.choose_flow(now=NOW, page=object()), "", "no form in JSON"),
    (lambda it: it.choose_flow(now=NOW, page="\ud800"), "", "half of a character"),
    (lambda it: it.decide({"id": "1", "name": "tol", "data": {}}, state=STATE), "/event/name", "no event tol"),
    (lambda it: it.decide({}, state={}), "/state/now", "is a time"),
])
def test_what_is_wrong_is_refused_and_named(shop, use, field, says):
    with pytest.raises(sw.InvalidRequest) as refused:
        use(shop)
    assert refused.value.field == field and says in str(refused.value)
    assert refused.value.effect is sw.Effect.NONE


def test_what_is_nested_without_end_is_refused(shop):
    endless = {}
    endless["page"] = endless
    with pytest.raises(sw.SavedWalletError):
        shop.choose_flow(endless, now=NOW)


BODIES = {
    "instructions": "while true do end", "memory": "local t = {} while true do t = { t } end",
    "block": 'local t = "x" for i = 1, 40 do t = t .. t end', "actions": "local t = {} for i = 1, 40 do t[i] = skip{ reason = i .. '' } end return t",
    "output": 'return { notify{ to = "a", template = "b", data = { x = e.text } } }', "input": "return {}",
}


@pytest.mark.parametrize("name", sorted(BODIES))
def test_a_limit_is_named_and_the_next_decision_is_made(name):
    rules = sw.Rules(HEAD + f'rules.on("go", {{ text = "string?" }}, function(e, s) {BODIES[name]} end)\n'
                     'rules.on("fine", {}, function(e, s) return {} end)', limits={name: {"output": 600, "input": 2000}.get(name, 0)})
    text = "x" * {"output": 1000, "input": 3000}.get(name, 1)
    with pytest.raises(sw.LimitReached) as reached:
        rules.decide({"id": "1", "name": "go", "data": {"text": text}}, state=STATE)
    assert reached.value.field == name and str(reached.value)
    assert rules.decide({"id": "1", "name": "fine", "data": {}}, state=STATE).actions == ()


def test_limits_of_ones_own():
    with pytest.raises(sw.LimitReached) as reached:
        sw.Rules(TOLL, limits={"source": 100})
    assert reached.value.field == "source"
    with pytest.raises(sw.LimitReached) as reached:
        sw.Rules(TOLL, limits={"instructions": 1})
    assert reached.value.field == "instructions"
    for limits in ({"instuctions": 5}, {"instructions": -1}, {"instructions": 1.5}, {"instructions": "5"}, {"instructions": True}, [], 5):
        with pytest.raises(sw.InvalidRequest) as refused:
            sw.Rules(TOLL, limits=limits)
        assert "limits" in str(refused.value) or "instructions" in str(refused.value)


@pytest.mark.parametrize("text, says", [
    ("", "ruleset"), ("x = ", "mine.lua:1"), ("\x1bLua", "bytecode"), (HEAD + "foo()", "mine.lua:2"), (b"\xff\xfe", ""), ("a\0b", ""),
    (HEAD + 'rules.test("wrong", function(t) assert(false) end)', 'the test "wrong" failed'),
])
def test_a_text_that_is_no_ruleset_is_refused(text, says):
    with pytest.raises(sw.InvalidRequest, match="") as refused:
        sw.Rules(text, name="mine.lua")
    assert says in str(refused.value)


def test_tests_may_be_skipped_and_asked_for():
    rules = sw.Rules(HEAD + 'rules.test("wrong", function(t)\n  assert(false, "it is") end)\nrules.test("fine", function(t) end)',
                     name="mine.lua", tested=True)
    report = rules.test()
    assert report.passed == 1 and report.coverage is None
    [failed] = report.failed
    assert failed["name"] == "wrong" and failed["line"] == 2 and "it is" in failed["message"]


def test_coverage(shop):
    report = shop.test(coverage=True)
    assert report.failed == () and report.coverage["run"] + len(report.coverage["missed"]) == report.coverage["lines"]


def test_check_tells_everything_that_is_wrong():
    assert sw.Rules.check(TOLL) == ()
    problems = sw.Rules.check(HEAD + "foo()\nbar()\n", name="mine.lua")
    assert {2, 3} <= {one.line for one in problems} and all(one.message for one in problems)
    with pytest.raises(sw.InvalidRequest):
        sw.Rules.check(TOLL, limits={"x": 1})


def test_a_reload_that_fails_keeps_what_was_there():
    rules = sw.Rules(HEAD + "rules.choose_flow(function(c) return flow.none{} end)", name="mine.lua")
    before = rules.digest, rules.choose_flow(now=NOW).json
    for text in ("x =", HEAD + 'rules.test("t", function(t) assert(false) end)', HEAD + "-" * 70000):
        with pytest.raises(sw.SavedWalletError):
            rules.reload(text)
        assert (rules.digest, rules.choose_flow(now=NOW).json) == before
    rules.reload(HEAD + "rules.choose_flow(function(c) return flow.saved{} end)")
    assert rules.digest != before[0] and rules.choose_flow(now=NOW).kind == "saved"
    with pytest.raises(sw.InvalidRequest, match="mine.lua:1"):  # the name goes on
        rules.reload("x =")


def test_a_file(tmp_path):
    file = tmp_path / "some.lua"
    with pytest.raises(sw.FileError) as missing:
        sw.Rules.load(file)
    assert missing.value.field == "path" and isinstance(missing.value, OSError)
    file.write_text("x =")
    with pytest.raises(sw.InvalidRequest, match="^some.lua:1"):
        sw.Rules.load(file)
    file.write_text(TOLL)
    assert sw.Rules.load(str(file)).digest == sw.Rules(TOLL.encode()).digest


def test_time_zones_of_another_folder(tmp_path):
    with pytest.raises(sw.SavedWalletError) as missing:
        sw.Rules(TOLL, zone_folder=tmp_path)
    assert str(tmp_path) in str(missing.value)


def test_threads_share_it_while_it_is_reloaded(tolls):
    texts = [HEAD + f"rules.choose_flow(function(c) return flow.{kind}{{}} end)" for kind in ("none", "saved")]
    rules, wrong, stop = sw.Rules(texts[0]), [], threading.Event()

    def decide():
        while not stop.is_set():
            said = rules.choose_flow(now=NOW)
            if said.kind not in ("none", "saved"):
                wrong.append(said)

    threads = [threading.Thread(target=decide) for _ in range(8)]
    for one in threads:
        one.start()
    for number in range(200):
        rules.reload(texts[number % 2])
    stop.set()
    for one in threads:
        one.join()
    assert not wrong


def test_the_lock_is_free_while_it_decides():
    """A decision that takes its whole time does not stop the other threads."""
    rules = sw.Rules(HEAD + "rules.choose_flow(function(c) while true do end end)", limits={"instructions": 10**14, "time_ms": 300})
    counted, stop = [0], threading.Event()

    def count():
        while not stop.is_set():
            counted[0] += 1
            stop.wait(0.001)

    other = threading.Thread(target=count)
    other.start()
    try:
        before = counted[0]
        with pytest.raises(sw.LimitReached) as reached:
            rules.choose_flow(now=NOW)
        assert counted[0] - before > 20
    finally:
        stop.set()
        other.join()
    assert reached.value.field == "time"


@pytest.mark.parametrize("use", [
    lambda: core.Rules(), lambda: core.Rules(TOLL), lambda: core.Rules(5, "{}"), lambda: core.Rules(TOLL, None), lambda: core.Rules.check(TOLL, 5),
    lambda: core.Rules.__new__(core.Rules).about(), lambda: core.Rules.__new__(core.Rules).decide("flow", "{}", 0),
    lambda: core.Rules.__new__(core.Rules).test(0), lambda: core.Rules.test(core.Cancel(), 0), lambda: core.Rules(TOLL, "{}").decide("flow", "{}", None),
    lambda: core.Rules(TOLL, "{}").decide(None, "{}", 0), lambda: core.Rules(TOLL, "{}").decide("flow", 5, 0), lambda: core.Rules(TOLL, "{}").test("1"),
])
def test_the_native_class_refuses_other_types(use):
    with pytest.raises(TypeError):
        use()


def test_what_is_wrong_of_the_native_class_is_a_failure_and_no_crash():
    rules = core.Rules(TOLL, "{}")
    for use in (lambda: rules.decide("flo", "{}", 0), lambda: rules.decide("", "", 0), lambda: rules.decide("event", "[", 0),
                lambda: rules.decide("event", b"\xff", 0), lambda: core.Rules(b"", ""), lambda: core.Rules(TOLL, "[]"),
                lambda: core.Rules(TOLL, '{"name":5}'), lambda: core.Rules(TOLL, '{"name":""}'), lambda: core.Rules(TOLL, '{"tested":1}'),
                lambda: core.Rules(TOLL, '{"limits":5}'), lambda: core.Rules(TOLL, '{"zonefolder":"/"}'), lambda: core.Rules.check(TOLL, "x")):
        with pytest.raises(core.Failure) as failure:
            use()
        assert json.loads(failure.value.args[0])["error"]["code"] == "invalid"
    with pytest.raises(ValueError):
        rules.decide("fl\0ow", "{}", 0)
    with pytest.raises(ValueError):
        rules.test(-1)
    core.Rules(TOLL, '{"name":null,"limits":{"memory":null}}')
