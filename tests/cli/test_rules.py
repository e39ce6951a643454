# SPDX-License-Identifier: Apache-2.0
"""`savedwallet rules …`: what is wrong with a ruleset, what its tests say, what it decides. Nothing is sent."""

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "lua/examples"
NOW = "2026-11-29T16:00:00Z"
COMMANDS = ["rules check", "rules test", "rules run", "rules flow"]

RULES = """\
local rules = ruleset{ name = "tolls", version = "3", api = 1, timezone = "Europe/Berlin" }
rules.limits{ per_charge = money"50.00 EUR" }

rules.on("toll.received", { toll = "string", amount = "money", place = "string?" }, function(e, s)
    if s.paused then
        why("a person paused charging")
        return skip{ reason = "paused" }
    end
    why("toll %s", e.toll)
    return {
        notify{ to = "buyer", template = "toll", data = { amount = e.amount, place = e.place } },
        charge{ id = "toll:" .. e.toll, amount = e.amount, after = "3d" },
    }
end)
rules.on("loop", {}, function()
    while true do end
end)
rules.on("fault", {}, function()
    local nothing
    return nothing.at_all
end)

rules.choose_flow(function(c)
    if not c.wallet then return flow.setup_only{ product = "PayOnly" } end
    why("the wallet is %s", c.wallet.reason)
    return flow.repair{ why = c.wallet.reason }
end)

rules.on_decline(function(d)
    return retry{ after = "1d" }
end)

rules.test("a toll is charged", function(t)
    t.on("toll.received", { toll = "T1", amount = money"4.00 EUR" }):has(charge)
end)
"""

TOLL = {"id": "e1", "name": "toll.received", "wallet": "customer:1", "at": NOW,
        "data": {"toll": "T1", "amount": {"amount": "4.00", "currencyCode": "EUR"}, "place": "Brenner"}}
DEAR = {**TOLL, "id": "e2", "data": {"toll": "T2", "amount": {"amount": "51.00", "currencyCode": "EUR"}}}
MISTYPED = {**TOLL, "data": {**TOLL["data"], "amount": "4.00 EUR"}}


class Folder:
    """A folder with rules.lua; commands run in it, so that messages name files as people type them."""

    def __init__(self, path, savedwallet):
        self.path = path
        self.savedwallet = savedwallet
        self.write("rules.lua", RULES)

    def write(self, name, content):
        path = self.path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return name

    def __call__(self, command, *words, stdin=""):
        return self.savedwallet("rules", command, *words, cwd=self.path, stdin=stdin.encode())

    def run(self, event, *words):
        return self("run", "rules.lua", "--event", self.write("event.json", event), "--now", NOW, *words)

    def run_hook(self, hook, content, *words):
        return self("run", "rules.lua", "--hook", hook, "--input", self.write("input.json", content), *words)


@pytest.fixture
def folder(tmp_path, savedwallet):
    return Folder(tmp_path, savedwallet)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_listed_and_explains_itself(savedwallet, command):
    assert f"\n  {command} " in savedwallet("help").out.decode()
    text = savedwallet(*command.split(), "--help").out.decode()
    assert text.startswith(f"usage: savedwallet {command} FILE")
    assert f"Examples:\n  savedwallet {command} " in text and "Exit codes: 0 " in text and "--json prints" in text
    assert savedwallet("help", *command.split()).out.decode() == text


def test_rules_alone_says_how_it_goes_on(savedwallet):
    refused = savedwallet("rules")
    assert refused.code == 2 and "check, test, run, flow" in refused.told


# check

def test_check_finds_nothing_wrong(folder):
    done = folder("check", "rules.lua")
    assert (done.code, done.out, done.err) == (0, b"rules.lua: no problem was found\n", b"")
    assert folder("check", "rules.lua", "--json").json == {"problems": []}


@pytest.mark.parametrize("number, line, said", [
    (5, "    if s.paused thn", "rules.lua:5: 'then' expected near 'thn'"),
    (12, "        chrge{ id = e.toll, amount = e.amount },", "rules.lua:12: there is no chrge; the nearest is charge"),
    (9, "    print(e.toll)", "rules.lua:9: there is no print"),
    (2, 'rules.limits{ per_chrge = money"50.00 EUR" }', "per_chrge; the nearest is per_charge"),
    (2, 'rules.limits{ per_charge = money"50.00 EURO" }', "rules.lua:2: "),
    (9, "    why(e.tolls)", "has no tolls; the nearest is toll"),
])
def test_check_names_the_line_and_what_is_wrong(folder, number, line, said):
    lines = RULES.splitlines()
    lines[number - 1] = line
    folder.write("rules.lua", "\n".join(lines))
    found = folder("check", "rules.lua")
    assert found.code == 1 and found.out == b""
    assert said in found.told
    assert all(each.startswith("rules.lua:") for each in found.told.splitlines())
    as_json = folder("check", "rules.lua", "--json")
    assert as_json.code == 1
    assert as_json.json["problems"]
    assert all(set(each) == {"line", "message", "warning"} for each in as_json.json["problems"])


def test_check_finds_all_that_is_wrong_and_not_the_first_only(folder):
    folder.write("rules.lua", RULES.replace("notify{", "notfy{").replace("charge{ id", "chrge{ id"))
    assert [each["line"] for each in folder("check", "rules.lua", "--json").json["problems"]] == [11, 12]
    assert len(folder("check", "rules.lua").told.splitlines()) == 2


def test_standard_input_is_named_as_compilers_do(folder):
    assert folder("check", "-", stdin=RULES).out == b"<stdin>: no problem was found\n"
    assert folder("check", "-", stdin="x = = 1").told.startswith("<stdin>:1: ")


@pytest.mark.parametrize("command", ["check", "test", "run", "flow"])
@pytest.mark.parametrize("path, said", [
    ("nothing.lua", "no such file"),
    (".", "it is a directory"),
])
def test_a_file_that_is_no_ruleset_is_wrong_usage(folder, command, path, said):
    words = {"run": ["--event", folder.write("event.json", TOLL)], "flow": ["--input", folder.write("c.json", {})]}
    refused = folder(command, path, *words.get(command, []))
    assert refused.code == 2 and refused.out == b""
    assert said in refused.told and f'"{path}"' in refused.told
    assert folder(command, path, *words.get(command, []), "--json").error["message"] in refused.told


@pytest.mark.parametrize("command", ["check", "test", "run", "flow"])
@pytest.mark.parametrize("path, bytes, said", [
    ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00", "picture.png:1: this is not UTF-8"),
    ("zeros.lua", b"-- a\n-- \x00\n", "zeros.lua:2: this is not UTF-8"),
    ("latin1.lua", b"-- a\n-- b\n-- Gr\xfc\xdfe\n", "latin1.lua:3: this is not UTF-8"),
    ("rules.luac", b"\x1bLuaT\x00\x19\x93", "this is bytecode"),
])
def test_a_file_that_is_no_text_is_a_ruleset_with_a_problem(folder, command, path, bytes, said):
    folder.write(path, bytes)
    words = {"run": ["--event", folder.write("event.json", TOLL)], "flow": ["--input", folder.write("c.json", {})]}
    refused = folder(command, path, *words.get(command, []))
    assert refused.code == 1 and refused.out == b"" and said in refused.told


def test_what_others_wrote_does_not_steer_the_terminal(folder):
    folder.write("rules.lua", RULES.replace('"a toll is charged"', r'"a \27[31mtoll"').replace(":has(", ":lacks("))
    assert b"\x1b" not in folder("test", "rules.lua").out
    shown = folder.run({**TOLL, "id": "e\u001b[31m", "data": {**TOLL["data"], "place": "\u001b[2Ja"}})
    assert shown.code == 0 and b"\x1b" not in shown.out and b"?[2Ja" in shown.out


# test

def test_tests_that_pass(folder):
    done = folder("test", "rules.lua")
    assert (done.code, done.out, done.err) == (0, b"1 passed, 0 failed\n", b"")
    assert folder("test", "-", stdin=RULES).out == done.out


def test_a_test_that_fails_is_named_with_its_line(folder):
    folder.write("rules.lua", RULES.replace(":has(charge)", ":gives{ skip }")
                 + 'rules.test("another", function(t)\n'
                   '    t.decline{ reason = "SoftDeclined", attempt = 1 }:has(retry)\nend)\n')
    done = folder("test", "rules.lua")
    lines = done.out.decode().splitlines()
    assert done.code == 1 and done.err == b""
    assert lines[0].startswith("rules.lua:34: a toll is charged: ")
    assert lines[1:] == ["1 passed, 1 failed"]
    report = folder("test", "rules.lua", "--json")
    assert report.code == 1
    assert report.json["passed"] == 1 and report.json["failed"][0]["name"] == "a toll is charged"
    assert report.json["failed"][0]["line"] == 33


def test_coverage_tells_percent_and_the_lines_that_never_ran(folder):
    done = folder("test", "rules.lua", "--coverage")
    assert done.code == 0
    report = folder("test", "rules.lua", "--coverage", "--json").json["coverage"]
    percent, never = done.out.decode().splitlines()[1:]
    run, lines = report["run"], report["lines"]
    assert percent == f"{100 * run // lines} % of the lines ran ({run} of {lines})"
    assert report["run"] + len(report["missed"]) == report["lines"]
    told = []
    for part in never.removeprefix("never ran: ").split(", "):
        first, _, last = part.partition("-")
        assert not last or int(first) < int(last)
        told += range(int(first), int(last or first) + 1)
    assert told == report["missed"]
    assert {6, 7, 16, 19, 20, 24, 25, 26, 30} <= set(told) and not {5, 9, 11, 12, 34} & set(told)
    assert "6-7, " in never and ", 24-26" in never and ", 30" in never


def test_without_coverage_none_is_told(folder):
    assert "coverage" not in folder("test", "rules.lua", "--json").json


def test_full_coverage_has_no_lines_that_never_ran(folder):
    folder.write("rules.lua", RULES.splitlines()[0] + "\n")
    done = folder("test", "rules.lua", "--coverage")
    assert done.code == 0
    assert "there are no tests" in done.out.decode()
    assert "100 % of the lines ran" in done.out.decode() and "never ran" not in done.out.decode()


@pytest.mark.parametrize("command, words", [
    ("test", []), ("run", ["--event", "event.json"]), ("flow", ["--input", "c.json"])])
def test_a_ruleset_that_does_not_load_is_told_with_its_line(folder, command, words):
    folder.write("rules.lua", RULES.replace('after = "1d"', "after = = 1"))
    folder.write("event.json", TOLL)
    folder.write("c.json", {})
    refused = folder(command, "rules.lua", *words)
    assert refused.code == 1 and refused.out == b""
    assert refused.told.startswith("rules.lua:30: ") and refused.told.count("\n") == 1
    as_json = folder(command, "rules.lua", *words, "--json")
    assert as_json.code == 1 and as_json.error["message"] + "\n" == refused.told
    assert as_json.error["code"] == "invalid"


# run

def test_a_decision_is_told_in_words(folder):
    done = folder.run(TOLL)
    assert done.code == 0 and done.err == b""
    assert done.out.decode() == """\
e1: toll.received, decided by tolls 3
  1. notify
     data.amount    4.00 EUR
     data.place     Brenner
     template       toll
     to             buyer
  2. charge
     amount         4.00 EUR
     at             2026-12-02T16:00:00Z
     capture        now
     id             toll:T1
  why            toll T1
Nothing was sent.
"""


def test_explained_it_says_the_lines_and_what_was_used_of_the_limits(folder):
    told = folder.run(TOLL, "--explain").out.decode()
    assert "  1. notify, at rules.lua:11\n" in told and "  2. charge, at rules.lua:12\n" in told
    assert "  why            toll T1, at rules.lua:9\n" in told
    assert "  rule           rules.lua:4\n" in told
    assert " of 2000000 instructions, 2 of 32 actions\n" in told


def test_a_guard_that_would_stop_it_is_told_at_its_action(folder):
    done = folder.run(DEAR)
    assert done.code == 0
    lines = done.out.decode().splitlines()
    assert lines[lines.index("     id             toll:T2") + 1] == (
        "     guard          per_charge would stop it: "
        "the charge of 51.00 EUR is above the limit of 50.00 EUR a charge")
    assert "guard" not in folder.run(TOLL).out.decode()


def test_each_guard_and_each_why_is_told(folder):
    folder.write("rules.lua", RULES.replace('    why("toll %s", e.toll)\n', '    why("one")\n    why("two")\n'))
    told = folder.run({"event": DEAR, "state": {"permission": {"state": "Closed"}}}, "--explain").out.decode()
    assert [line.split()[1] for line in told.splitlines() if line.startswith("     guard ")] == [
        "wallet_chargeable", "per_charge"]
    assert "  why            one, at rules.lua:9\n  why            two, at rules.lua:10\n" in told


def test_the_json_is_the_very_decision(folder):
    plain, explained = folder.run(DEAR, "--json"), folder.run(DEAR, "--json", "--explain")
    assert plain.out.decode().rstrip("\n") == json.dumps(plain.json, separators=(",", ":"), sort_keys=True)
    assert plain.json["event"] == "e2" and plain.json["rule"] == "toll.received"
    assert [each["guard"] for each in plain.json["guards"]] == ["per_charge"]
    explanation = explained.json.pop("explain")
    assert explanation["actions"] == [11, 12] and explanation["why"] == [9] and explanation["rule"] == 4
    assert {**explained.json, "explain": 0} == {**plain.json, "explain": 0}


def test_an_event_may_come_with_its_state_or_the_state_beside_it(folder):
    state = folder.write("state.json", {"now": "2026-01-01T00:00:00Z", "paused": True})
    inside = folder.run({"event": TOLL, "state": {"paused": True}}, "--json")
    beside = folder.run(TOLL, "--state", state, "--json")
    assert inside.out == beside.out
    assert inside.json["actions"] == [{"action": "skip", "reason": "paused"}]
    assert inside.json["why"] == ["a person paused charging"]
    twice = folder.run({"event": TOLL, "state": {}}, "--state", state)
    assert twice.code == 1 and twice.told.startswith("event.json: it has a state, and --state gives another")


@pytest.mark.parametrize("given, words, due", [
    ("2026-01-01T00:00:00Z", [], "2026-01-04T00:00:00Z"),
    ("2026-01-01T00:00:00Z", ["--now", "2026-02-01T00:00:00Z"], "2026-02-04T00:00:00Z"),
    (None, ["--now", "2026-02-01T00:00:00Z"], "2026-02-04T00:00:00Z"),
])
def test_now_goes_before_the_time_of_the_state(folder, given, words, due):
    folder.write("event.json", {"event": TOLL, "state": {"now": given}})
    done = folder("run", "rules.lua", "--event", "event.json", "--json", *words)
    assert done.json["actions"][1]["at"] == due


@pytest.mark.parametrize("event", [
    TOLL, {"event": TOLL}, {"event": TOLL, "state": None}, {"event": TOLL, "state": {"now": None}}])
def test_without_any_time_it_is_the_machines(folder, event):
    folder.write("event.json", event)
    at = folder("run", "rules.lua", "--event", "event.json", "--json").json["actions"][1]["at"]
    assert at > "2026-01-01" and at.endswith("Z") and len(at) == len(NOW)


def test_standard_input_can_be_any_one_of_them(folder):
    wanted = folder.run(TOLL, "--json").out
    toll, words = folder.write("event.json", TOLL), ["--now", NOW, "--json"]
    assert folder("run", "-", "--event", toll, *words, stdin=RULES).json["actions"] == json.loads(wanted)["actions"]
    assert folder("run", "rules.lua", "--event", "-", *words, stdin=json.dumps(TOLL)).out == wanted
    assert folder("run", "rules.lua", "--event", toll, "--state", "-", *words, stdin="{}").out == wanted
    twice = folder("run", "-", "--event", "-", *words, stdin="{}")
    assert twice.code == 2 and "can be read once" in twice.error["message"]


@pytest.mark.parametrize("event, said", [
    (MISTYPED, "event.json: /event/data/amount is not an amount"),
    ({**TOLL, "name": "tol.received"},
     "event.json: the ruleset knows no event tol.received; the nearest is toll.received"),
    ({**TOLL, "data": {**TOLL["data"], "plaze": "x"}},
     "event.json: /event/data has no plaze; the nearest is place"),
    ({**TOLL, "nam": "x"}, "event.json: /event has no nam;"),
    ({"event": TOLL, "stat": {}}, "event.json: the input of event has no member stat"),
    ("{\n  oops", "event.json: line 2, column 3 of the JSON: "),
    ("", "event.json: "),
    ("[1]", "event.json: "),
])
def test_an_input_that_is_wrong_is_named_with_its_file_and_member(folder, event, said):
    refused = folder.run(event)
    assert refused.code == 1 and refused.out == b""
    assert refused.told.startswith(said) and refused.told.count("\n") == 1
    as_json = folder.run(event, "--json")
    assert as_json.code == 1 and as_json.error["message"] + "\n" == refused.told
    if event == MISTYPED:
        assert as_json.error["field"] == "/event/data/amount"


def test_a_state_that_is_wrong_is_named_with_its_file(folder):
    for text, said in [("{", "state.json: line 1, column 2"), ("[]", "state.json: a state is an object")]:
        refused = folder.run(TOLL, "--state", folder.write("state.json", text))
        assert refused.code == 1 and refused.told.startswith(said)


def test_an_error_in_a_rule_is_told_with_its_line(folder):
    refused = folder.run({"id": "e1", "name": "fault", "data": {}})
    assert refused.code == 1 and refused.told.startswith("rules.lua:20: attempt to index a nil value")


def test_a_limit_is_named(folder):
    endless = {"id": "e1", "name": "loop", "data": {}}
    refused = folder.run(endless)
    assert refused.code == 1
    assert refused.told.startswith("rules.lua:") and refused.told.endswith("(limit: instructions)\n")
    error = folder.run(endless, "--json").error
    assert error["code"] == "limit" and error["field"] == "instructions"


def test_an_input_above_its_limit_is_the_inputs_fault(folder):
    refused = folder.run({**TOLL, "data": {**TOLL["data"], "place": "x" * 70000}})
    assert refused.code == 1
    assert refused.told.startswith("event.json: ") and refused.told.endswith("(limit: input)\n")


def test_a_decline_is_decided_by_its_hook(folder):
    decline = {"reason": "SoftDeclined", "attempt": 1}
    done = folder.run_hook("decline", decline, "--now", NOW)
    assert done.code == 0
    assert done.out.decode() == ("decline, decided by tolls 3\n  1. retry\n     at             2026-11-30T16:00:00Z\n"
                                 "Nothing was sent.\n")
    with_state = folder.run_hook("decline", {"decline": decline, "state": {"now": NOW}}, "--json")
    assert with_state.json["hook"] == "decline" and with_state.json["actions"][0]["at"] == "2026-11-30T16:00:00Z"
    assert folder.run_hook("decline", {"reason": "SoftDeclined"}).told.startswith("input.json: ")


@pytest.mark.parametrize("hook, given", [
    ("wallet", {"state": "Closed"}), ("refund", {"state": "Declined"}), ("dispute", {"state": "Resolved"})])
def test_without_a_hook_a_person_has_to_look(folder, hook, given):
    done = folder.run_hook(hook, given)
    assert done.code == 0
    assert "  nothing is to be done\n" in done.out.decode()
    assert f"on_{hook}: a person has to look\n" in done.out.decode()
    assert "inbox" in folder.run_hook(hook, given, "--json").json


@pytest.mark.parametrize("words, said", [
    ([], "--event, --events and --input"),
    (["--event", "a", "--events", "b"], "one of --event, --events and --input"),
    (["--input", "a"], "--input needs --hook"),
    (["--event", "a", "--hook", "decline"], "--hook goes with --input"),
    (["--input", "a", "--hook", "declin"], '"decline"'),
    (["--input", "a", "--hook", "flow"], "savedwallet rules flow"),
    (["--event", "a", "--now", "today"], '2026-11-29T16:00:00Z, not "today"'),
    (["--event", "nothing.json"], 'the event "nothing.json" cannot be read: no such file'),
    (["--hook", "refund", "--input", "."], "it is a directory"),
    (["--event", "rules.lua", "--state", "nothing.json"], 'the state "nothing.json" cannot be read'),
    (["--event", "rules.lua", "more.lua"], "more.lua"),
])
def test_wrong_usage_is_exit_code_2(folder, words, said):
    refused = folder("run", "rules.lua", *words)
    assert refused.code == 2 and refused.out == b""
    assert refused.told.startswith("savedwallet: ") and said in refused.told
    assert said in folder("run", "rules.lua", *words, "--json").error["message"]


# run --events

def test_many_events_are_a_decision_a_line(folder):
    paused = {"event": {**TOLL, "id": "e3"}, "state": {"paused": True}}
    folder.write("events.jsonl", "\n".join(json.dumps(each) for each in [TOLL, DEAR, paused]))
    done = folder("run", "rules.lua", "--events", "events.jsonl", "--now", NOW)
    assert done.code == 0 and done.err == b""
    assert done.out.decode() == ("e1: notify buyer; charge 4.00 EUR\n"
                                 "e2: notify buyer; charge 51.00 EUR (per_charge would stop it)\n"
                                 "e3: skip: paused\n"
                                 "Nothing was sent.\n")
    as_json = folder("run", "rules.lua", "--events", "events.jsonl", "--now", NOW, "--json")
    assert as_json.code == 0 and as_json.err == b""
    assert as_json.out.splitlines() == [folder.run(each, "--json").out.rstrip(b"\n") for each in [TOLL, DEAR, paused]]
    explained = folder("run", "rules.lua", "--events", "events.jsonl", "--now", NOW, "--explain").out.decode()
    assert explained.count("decided by tolls 3") == 3 and "  2. charge, at rules.lua:12" in explained


def test_a_line_that_is_wrong_does_not_hold_up_the_others(folder):
    fault = {"id": "e9", "name": "fault", "data": {}}
    lines = [json.dumps(MISTYPED), "", "oops", json.dumps(fault), json.dumps(TOLL), "  "]
    folder.write("events.jsonl", "\n".join(lines) + "\n")
    done = folder("run", "rules.lua", "--events", "events.jsonl")
    assert done.code == 1
    assert done.out == b"e1: notify buyer; charge 4.00 EUR\n"
    wrong = done.told.splitlines()
    assert len(wrong) == 3
    assert wrong[0].startswith("events.jsonl:1: /event/data/amount is not an amount")
    assert wrong[1].startswith("events.jsonl:3: line 1, column 1 of the JSON")
    assert wrong[2].startswith("events.jsonl:4: rules.lua:20: attempt to index")
    as_json = folder("run", "rules.lua", "--events", "events.jsonl", "--json")
    assert as_json.code == 1 and as_json.err == b""
    assert [json.loads(each).get("event", "error") for each in as_json.out.splitlines()] == ["error"] * 3 + ["e1"]


# flow

def test_a_flow_is_told_with_its_arguments_and_why(folder):
    folder.write("c.json", {"wallet": {"usable": False, "reason": "Expired"}})
    done = folder("flow", "rules.lua", "--input", "c.json", "--explain")
    assert done.code == 0 and done.err == b""
    lines = done.out.decode().splitlines()
    assert lines[0] == "flow: repair, decided by tolls 3"
    assert lines[1:4] == ["  why            Expired", "  why            the wallet is Expired, at rules.lua:25",
                          "  rule           rules.lua:23"]
    as_json = folder("flow", "rules.lua", "--input", "c.json", "--json")
    assert as_json.json["flow"] == {"kind": "repair", "why": "Expired"}
    assert as_json.out.decode().rstrip("\n") == json.dumps(as_json.json, separators=(",", ":"), sort_keys=True)


def test_the_input_of_a_flow_may_stand_in_its_member(folder):
    alone = folder("flow", "rules.lua", "--input", "-", "--now", NOW, stdin="{}")
    within = folder("flow", "rules.lua", "--input", "-", stdin=json.dumps({"flow": {"now": NOW}}))
    assert alone.out == within.out
    assert alone.out.decode() == "flow: setup_only, decided by tolls 3\n  product        PayOnly\n"


def test_an_input_of_a_flow_that_is_wrong_is_named(folder):
    refused = folder("flow", "rules.lua", "--input", "-", stdin='{"wallet":{"usable":"yes"}}')
    assert refused.code == 1 and refused.told.startswith("<stdin>: /flow/wallet/usable ")
    nowhere = folder("flow", "rules.lua")
    assert nowhere.code == 2 and "--input FILE is missing" in nowhere.told
    assert folder("flow", "-", "--input", "-").code == 2
    assert folder("flow", "rules.lua", "--input", "nothing.json").code == 2


# the examples

@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.lua")), ids=lambda path: path.name)
def test_each_example_is_right_and_passes_its_tests(savedwallet, path):
    assert savedwallet("rules", "check", path.name, cwd=EXAMPLES).told == ""
    assert savedwallet("rules", "test", path.name, cwd=EXAMPLES).code == 0


def test_the_tolls_of_the_demo_are_decided(savedwallet):
    done = savedwallet("rules", "run", "car_rental.lua", "--events", "events/tolls.jsonl", "--json", cwd=EXAMPLES)
    charged, skipped, stopped = [json.loads(each) for each in done.out.splitlines()]
    assert charged["actions"][1]["action"] == "charge" and not charged["guards"]
    assert [each["action"] for each in skipped["actions"]] == ["skip"]
    assert [each["guard"] for each in stopped["guards"]] == ["per_charge"]
