# SPDX-License-Identifier: Apache-2.0
"""`savedwallet journal …`: events in, charges out, once each, whatever an operator or a system does to it."""

import contextlib
import csv
import json
import os
import pty
import signal
import socket
import ssl
import subprocess
import time
import urllib.request

import pytest

COMMANDS = ["emit", "run", "status", "inbox", "list", "show", "explain", "settle", "cancel", "retry", "resolve", "pause",
            "resume", "check", "messages", "wallet", "export", "backup"]

RULES = """\
local rules = ruleset{ name = "tolls", version = "3", api = 1, timezone = "Europe/Berlin" }

rules.on("toll.received", { toll = "string", amount = "money" }, function(e)
    why("toll %s", e.toll)
    return charge{ id = "toll:" .. e.toll, amount = e.amount }
end)
rules.on("toll.late", { toll = "string", amount = "money" }, function(e)
    return charge{ id = "toll:" .. e.toll, amount = e.amount, after = "3d" }
end)
rules.on("note", { text = "string" }, function(e)
    return notify{ to = "buyer", template = "note", data = { text = e.text } }
end)
"""


def toll(number, wallet, name="toll.received", amount="4.00"):
    return {"id": f"event:{number}", "name": name, "wallet": wallet,
            "data": {"toll": number, "amount": {"amount": amount, "currencyCode": "EUR"}}}


def note(number, wallet, text="hello"):
    return {"id": f"event:{number}", "name": "note", "wallet": wallet, "data": {"text": text}}


class Desk:
    """A journal in a folder of its own, and the programs that use it."""

    def __init__(self, savedwallet, emulator, folder):
        self.savedwallet, self.emulator, self.folder = savedwallet, emulator, folder
        self.journal = folder / "journal.db"
        self.rules = folder / "rules.lua"
        self.rules.write_text(RULES)
        self.owner = {"SAVEDWALLET_JOURNAL": str(self.journal), "SAVEDWALLET_ENVIRONMENT": "sandbox",
                      "SAVEDWALLET_MERCHANT_ID": emulator.ready["merchant_id"]}
        self.env = {**emulator.env, "SAVEDWALLET_JOURNAL": str(self.journal), "SAVEDWALLET_RULES": str(self.rules),
                    "SAVEDWALLET_CHANNEL": "Web", "SAVEDWALLET_INITIATOR": "MITU", "SAVEDWALLET_LEDGER_CURRENCY": "EUR"}

    def __call__(self, command, *words, stdin=b"", env=None):
        """Runs a command as somebody who has no key."""
        return self.savedwallet("journal", command, *words, env=env or self.owner, stdin=stdin, cwd=self.folder)

    def tell(self, command, *words, code=0, **more):
        """The same with --json; gives what it tells."""
        done = self(command, *words, "--json", **more)
        assert done.code == code, (done.out, done.err)
        return done.json

    def emit(self, *events, code=0):
        text = "".join(json.dumps(each) + "\n" for each in events)
        return self.tell("emit", "--file", "-", stdin=text.encode(), code=code)

    def run(self, *words, code=0):
        """Runs until nothing is due; gives the summary and the lines of the log."""
        done = self("run", "--until", "idle", "--json", *words, env=self.env)
        assert done.code == code, (done.out, done.err)
        return json.loads(done.out), [json.loads(line) for line in done.err.splitlines()]

    @contextlib.contextmanager
    def running(self, *words, **env):
        """A run that goes on, with its log as a pipe."""
        process = subprocess.Popen([self.savedwallet.program, "journal", "run", *words],
                                   env={"PATH": os.environ["PATH"], **self.env, **env}, cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            process.communicate(timeout=30)

    def actions(self, *words):
        return {each["intent"]: each for each in self.tell("list", *words)["actions"]}

    def charges(self, number=0):
        """The charges that Amazon was asked for after the request of this number."""
        return [each for each in self.emulator.seen(number) if each["operation"] == "createCharge"]


@pytest.fixture
def desk(savedwallet, emulator, tmp_path):
    return Desk(savedwallet, emulator, tmp_path)


@pytest.fixture(scope="session")
def wallet(emulator):
    return emulator.save_wallet()


@pytest.fixture
def since(emulator):
    seen = emulator.seen()
    return seen[-1]["number"] if seen else 0


def faulty(emulator, fault, **when):
    emulator.control("faults", [{"operation": "createCharge", "fault": fault, **when}])


def forget_faults(emulator):
    request = urllib.request.Request(f"{emulator.ready['url']}/emulator/api/faults", method="DELETE",
                                     headers={"x-emulator-token": emulator.ready["control_token"]})
    context = ssl.create_default_context(cafile=emulator.ready["ca_file"])
    urllib.request.urlopen(request, context=context, timeout=10).close()


@pytest.fixture
def slow(emulator):
    """Charges take a second, so that there is one on its way."""
    faulty(emulator, "latency", milliseconds=1000)
    yield
    forget_faults(emulator)


def wait_for(what, seconds=20, pause=0.02):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(pause)
    return found


# The commands


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_listed_and_explains_itself(savedwallet, command):
    assert f"\n  journal {command} " in savedwallet("help").out.decode()
    text = savedwallet("journal", command, "--help").out.decode()
    assert text.startswith(f"usage: savedwallet journal {command}")
    assert f"Examples:\n  savedwallet journal {command}" in text and "Exit codes" in text and "--json" in text
    assert all(len(line) <= 110 for line in text.splitlines())


def test_the_help_of_check_says_that_its_exit_codes_are_those_of_nagios(savedwallet):
    text = savedwallet("help", "journal", "check").out.decode()
    assert "Exit codes are those of Nagios" in text and "3\nUNKNOWN" in text


@pytest.mark.parametrize("words, said", [
    (["list"], "no journal is named: give --journal FILE, or set SAVEDWALLET_JOURNAL"),
    (["list", "--journal", "nothing.db"], "nothing.db"),
    (["run", "--until", "noon"], "--until takes idle"),
    (["run", "--deadline", "soon"], "--deadline takes a time such as 90s"),
    (["run", "--deadline", "0s"], "--deadline takes a time such as 90s"),
    (["run", "--workers", "65"], "from 1 to 64"),
    (["run", "--journal", "j.db"], "region is not configured"),
    (["emit"], "give events with --file, or one with --name"),
    (["emit", "--file", "x", "--id", "1"], "give events with --file, or one with --name"),
    (["emit", "--name", "toll"], "--id is missing"),
    (["settle", "one", "--by", "ana", "--journal", "j.db"], "j.db"),
    (["cancel", "i"], "is missing"),
    (["resolve", "i", "--by", "ana"], "--charged ID, or --not-charged"),
    (["resolve", "i", "--by", "ana", "--not-charged"], "--not-charged needs --reason"),
    (["export", "--json"], "--json needs --out"),
    (["messages", "--follow", "--ack", "1"], "two commands"),
])
def test_wrong_usage_is_said_and_makes_no_file(savedwallet, tmp_path, words, said):
    refused = savedwallet("journal", *words, cwd=tmp_path)
    assert refused.code in (2, 3) and (refused.code == 2 or ".db" in said), refused.told
    told = refused.told or refused.json["error"]["message"]
    assert said in told
    assert list(tmp_path.iterdir()) == []


def test_a_journal_of_another_merchant_is_refused(desk, wallet):
    desk.emit(toll("O1", wallet))
    other = {**desk.owner, "SAVEDWALLET_MERCHANT_ID": "ANOTHER123"}
    refused = desk("status", env=other)
    assert refused.code == 2 and "ANOTHER123" in refused.told
    live = desk("status", env={**desk.owner, "SAVEDWALLET_ENVIRONMENT": "live"})
    assert live.code == 2 and "sandbox" in live.told


def test_a_new_journal_needs_to_know_whose_it_is(desk, wallet):
    refused = desk("emit", "--name", "note", "--id", "1", "--wallet", wallet,
                   env={"SAVEDWALLET_JOURNAL": str(desk.journal)})
    assert refused.code == 2 and "a new journal needs its" in refused.told


def test_a_file_that_is_no_journal_is_refused(desk):
    desk.journal.write_text("These are not the bytes of a journal.\n" * 200)
    refused = desk("status")
    assert refused.code in (2, 3) and str(desk.journal) in refused.told


def test_a_run_whose_journal_cannot_be_opened_ends_with_3(desk):
    refused = desk("run", "--workers", "2", "--journal", "/nowhere/at/all.db", "--json", env=desk.env)
    assert refused.code == 3 and "/nowhere/at/all.db" in refused.error["message"]


def test_a_wrong_ruleset_ends_the_run_before_it_begins(desk, wallet, since):
    desk.emit(toll("W1", wallet))
    desk.rules.write_text(RULES + "rules.on(")
    refused = desk("run", "--until", "idle", env=desk.env)
    assert refused.code == 2 and "rules.lua:" in refused.told and refused.out == b""
    assert desk.charges(since) == []


# Events


def test_an_event_is_recorded_once(desk, wallet):
    words = ["--name", "toll.received", "--id", "event:1", "--wallet", wallet, "--subject", "rental:R1", "--at",
             "2026-11-29T16:00:00Z", "--data", '{"toll":"T1","amount":{"amount":"4.00","currencyCode":"EUR"}}']
    first, again = desk.tell("emit", *words), desk.tell("emit", *words)
    assert (first["id"], first["replayed"], again["replayed"]) == ("event:1", False, True)
    assert desk("emit", *words).out.startswith(b"event:1: known already")
    assert desk.journal.stat().st_mode & 0o777 == 0o600


def test_a_file_is_emitted_again_without_doubling(desk, wallet):
    events = [toll(f"F{i}", wallet) for i in range(5)]
    first, again = desk.emit(*events), desk.emit(*events)
    assert (first["recorded"], first["replayed"], again["recorded"], again["replayed"]) == (5, 0, 0, 5)
    assert [each["line"] for each in again["lines"]] == [1, 2, 3, 4, 5] and again["error"] is None


def test_other_content_under_a_known_id_is_a_conflict_for_the_inbox(desk, wallet, since):
    desk.emit(toll("C1", wallet))
    told = desk.emit(toll("C1", wallet, amount="5.00"), toll("C2", wallet), code=1)
    assert (told["conflicts"], told["recorded"], told["refused"]) == (1, 1, 0)
    assert told["lines"][0]["error"]["code"] == "conflict"
    item, = desk.tell("inbox")["items"]
    assert (item["kind"], item["about"]) == ("conflict", "event:C1")
    assert "event:C1" in desk("inbox").out.decode()
    desk.tell("settle", str(item["number"]), "--by", "ana", "--reason", "a typing error")
    assert desk.tell("inbox")["items"] == [] and desk("inbox").out == b"the inbox is empty\n"
    desk.run()
    assert [each["amount"]["amount"] for each in desk.actions().values()] == ["4.00", "4.00"]


def test_a_bad_line_is_named_and_loses_none_of_the_others(desk, wallet):
    lines = [json.dumps(toll("B1", wallet)), "", "{not json", json.dumps({"id": "x"}), json.dumps(toll("B2", wallet))]
    (desk.folder / "tolls.jsonl").write_text("\n".join(lines))
    done = desk("emit", "--file", "tolls.jsonl")
    assert done.code == 1
    assert done.out.decode() == ("event:B1: recorded\nevent:B2: recorded\n"
                                 "2 recorded, 0 known already, 0 in conflict, 2 refused\n")
    assert [line.split(": ")[0] for line in done.told.splitlines()] == ["tolls.jsonl:3", "tolls.jsonl:4"]
    assert desk.tell("emit", "--file", "tolls.jsonl", code=1)["replayed"] == 2


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(desk, wallet):
    (desk.folder / "long.jsonl").write_text('"' + "x" * (1 << 20) + '"\n' + json.dumps(toll("L1", wallet)) + "\n")
    told = desk.tell("emit", "--file", "long.jsonl", code=1)
    assert (told["refused"], told["recorded"]) == (1, 1) and told["lines"][1]["line"] == 2
    assert told["lines"][0]["error"]["message"] == "an event of more than 1048576 bytes"


# Runs


def test_a_run_charges_once_over_tls_and_tells_it(desk, wallet, since):
    desk.emit(toll("T1", wallet), toll("T2", wallet, amount="6.50"))
    summary, log = desk.run()
    assert (summary["ended"], summary["sent"], summary["error"]) == ("idle", 2, None)
    assert all(line["process"] == 1 and line["at"] and line["event"] for line in log) and log
    assert len(desk.charges(since)) == 2
    again, _ = desk.run()
    assert again["sent"] == 0 and len(desk.charges(since)) == 2

    actions = desk.actions()
    assert {name: each["state"] for name, each in actions.items()} == {"toll:T1": "accepted", "toll:T2": "accepted"}
    one = desk.tell("show", "toll:T1")
    assert one["charge_id"] and one["amount"] == {"amount": "4.00", "currencyCode": "EUR"} and len(one["attempts"]) == 1
    shown = desk("show", "toll:T1").out.decode()
    assert shown.startswith("toll:T1: accepted\n") and "4.00 EUR" in shown and one["charge_id"] in shown
    listed = desk("list").out.decode().splitlines()
    assert listed[0].startswith("INTENT") and len(listed) == 3 and "6.50 EUR" in listed[1]
    assert desk("list", "--state", "unknown").out == b"there is no such action\n"

    told = desk.tell("explain", "event:T1")
    assert told["event"]["id"] == "event:T1" and told["actions"][0]["intent"] == "toll:T1" and told["decisions"]
    assert desk.tell("explain", "toll:T1")["actions"][0]["intent"] == "toll:T1"
    assert "toll:T1: accepted" in desk("explain", "event:T1").out.decode()
    status = desk.tell("status")
    assert status["states"]["accepted"] == 2 and status["paused"] is None
    assert "accepted" in desk("status").out.decode()


def test_a_list_is_read_page_by_page(desk, wallet):
    desk.emit(*[toll(f"P{i}", wallet, "toll.late") for i in range(5)])
    desk.run()
    first = desk.tell("list", "--limit", "3")
    rest = desk.tell("list", "--limit", "3", "--before", str(first["next"]))
    intents = [each["intent"] for each in first["actions"] + rest["actions"]]
    assert sorted(intents) == [f"toll:P{i}" for i in range(5)] and rest["next"] is None
    assert f"there are more: --before {first['next']}" in desk("list", "--limit", "3").out.decode()


def test_without_rules_events_wait(desk, wallet, since):
    desk.emit(toll("N1", wallet))
    del desk.env["SAVEDWALLET_RULES"]
    summary, _ = desk.run()
    assert summary["decided"] == 0 and desk.charges(since) == []
    summary, _ = desk.run("--rules", str(desk.rules))
    assert summary["decided"] == 1 and len(desk.charges(since)) == 1


def test_two_workers_share_the_work(desk, emulator, since):
    desk.emit(*[toll(f"M{i}", emulator.save_wallet()) for i in range(6)])
    summary, _ = desk.run("--workers", "2")
    assert (summary["workers"], summary["sent"], summary["decided"]) == (2, 6, 6)
    assert len(desk.charges(since)) == 6 and set(desk.tell("status")["states"]) == {"accepted"} or \
        desk.tell("status")["states"]["accepted"] == 6


def test_what_is_not_due_waits_and_is_taken_back(desk, wallet, since):
    desk.emit(toll("K1", wallet, "toll.late"))
    summary, _ = desk.run()
    assert summary["sent"] == 0 and summary["next_at"]
    assert desk.tell("cancel", "toll:K1", "--reason", "another car", "--by", "ana")["state"] == "withdrawn"
    assert desk.charges(since) == []
    again = desk("retry", "toll:K1", "--by", "ana")
    assert again.code == 1 and again.told


def test_what_was_charged_is_not_taken_back(desk, wallet):
    desk.emit(toll("K2", wallet))
    desk.run()
    refused = desk("cancel", "toll:K2", "--reason", "no", "--by", "ana", "--json")
    assert refused.code == 1 and refused.error["code"] == "conflict"


def resolve(desk, intent, *words):
    return desk("resolve", intent, *words, "--by", "ana", "--json", env=desk.env)


def test_who_resolves_is_believed_only_when_amazon_says_nothing(desk, emulator, wallet, since):
    faulty(emulator, "reset_after", when={"nth": 1})
    desk.emit(toll("R1", wallet))
    desk.run()
    assert desk.actions()["toll:R1"]["state"] == "unknown"
    refused = desk("retry", "toll:R1", "--by", "ana")
    assert refused.code == 1 and "definite no" in refused.told
    told = resolve(desk, "toll:R1", "--not-charged", "--reason", "not in the report")
    forget_faults(emulator)
    assert (told.code, told.json["state"]) == (0, "accepted")
    keys = [each["idempotencyKey"] for each in desk.charges(since)]
    assert len(keys) == 2 and len(set(keys)) == 1
    assert resolve(desk, "toll:R1", "--charged", told.json["charge_id"]).error["code"] == "conflict"


def test_nobody_is_believed_while_the_engine_still_finds_out(desk, emulator, wallet, since):
    faulty(emulator, "reset_before")
    desk.emit(toll("R2", wallet))
    desk.run()
    unknown = resolve(desk, "toll:R2", "--charged", wallet + "-C000000")
    assert (unknown.code, unknown.error["http_status"]) == (1, 404)
    early = resolve(desk, "toll:R2", "--not-charged", "--reason", "not in the report")
    assert (early.code, early.error["code"]) == (1, "conflict") and "still finds out" in early.error["message"]
    assert desk("retry", "toll:R2", "--by", "ana").code == 1
    forget_faults(emulator)
    sent = len(desk.charges(since))
    summary, _ = desk.run()  # the next time is some minutes away
    assert summary["next_at"] and len(desk.charges(since)) == sent


def test_a_pause_stops_every_start(desk, wallet, since):
    desk.emit(toll("H1", wallet))
    assert desk.tell("pause", "--reason", "wrong prices", "--by", "ana")["paused"]["reason"] == "wrong prices"
    desk.run()
    assert desk.charges(since) == [] and desk.tell("status")["paused"]["by"] == "ana"
    assert desk.tell("resume") == {"paused": None}
    desk.run()
    assert len(desk.charges(since)) == 1


def test_check_speaks_as_nagios_does(desk, wallet):
    assert desk("check").code == 3 and desk("check").out.startswith(b"SAVEDWALLET UNKNOWN - ")
    assert desk.tell("check", code=3)["level"] == "unknown"
    assert desk("check", "--max-unknown", "soon").code == 3
    assert desk("check", "--nothing").code == 3
    desk.emit(toll("G1", wallet))
    desk.run()
    fine = desk("check", "--max-unknown", "10m", "--max-overdue", "15m")
    assert (fine.code, fine.out, fine.err) == (0, b"SAVEDWALLET OK - nothing needs a person\n", b"")
    desk.emit(toll("G1", wallet, amount="9.00"), code=1)
    bad = desk("check")
    assert bad.code in (1, 2) and bad.out.count(b"\n") == 1
    assert bad.out.startswith([b"", b"SAVEDWALLET WARNING - ", b"SAVEDWALLET CRITICAL - "][bad.code])
    assert desk.tell("check", code=bad.code)["problems"]


# Messages


def test_a_message_is_handed_over_until_it_is_acknowledged(desk, wallet):
    desk.emit(note("1", wallet, "=one"), note("2", wallet))
    desk.run()
    first, second = desk.tell("messages")["messages"]
    assert [first["kind"], first["event"], first["wallet"]] == ["notify", "event:1", wallet]
    assert len(desk.tell("messages", "--limit", "1")["messages"]) == 1
    assert desk.tell("messages", "--ack", first["id"]) == {"acknowledged": 1}
    assert desk.tell("messages", "--ack", first["id"], "--ack", second["id"]) == {"acknowledged": 1}
    assert desk.tell("messages")["messages"] == [] and desk("messages").out == b"there is no message\n"


def test_who_follows_gets_each_message_once(desk, wallet):
    desk.emit(note("1", wallet))
    desk.run()
    process = subprocess.Popen([desk.savedwallet.program, "journal", "messages", "--follow"], env=desk.owner,
                               stdout=subprocess.PIPE)
    try:
        assert json.loads(process.stdout.readline())["event"] == "event:1"
        desk.emit(note("2", wallet))
        desk.run()
        assert json.loads(process.stdout.readline())["event"] == "event:2"
    finally:
        process.terminate()
    assert process.wait(timeout=10) == 0 and process.stdout.read() == b""
    process.stdout.close()


def test_a_command_takes_messages_and_only_its_success_acknowledges(desk, wallet):
    desk.emit(note("1", wallet, "bad"), note("2", wallet, "good"))
    summary, log = desk.run("--on-message", "tee -a taken.jsonl | grep -q good")
    assert (summary["handed_over"], summary["not_taken"]) == (1, 1)
    taken = [json.loads(line) for line in (desk.folder / "taken.jsonl").read_text().splitlines()]
    assert sorted(each["event"] for each in taken) == ["event:1", "event:2"]
    failed, = [line for line in log if line["event"] == "message_not_taken"]
    left, = desk.tell("messages")["messages"]
    assert (failed["message"], failed["exit"], left["event"]) == (left["id"], 1, "event:1")
    summary, _ = desk.run("--on-message", "cat")
    assert summary["handed_over"] == 1 and desk.tell("messages")["messages"] == []


# As a service


def children_of(process):
    """The processes that a run has started, in the order in which it started them."""
    with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as file:
        return [int(pid) for pid in file.read().split()]


def test_sigterm_ends_what_is_on_its_way_and_nothing_else(desk, emulator, since, slow):
    desk.emit(*[toll(f"S{i}", emulator.save_wallet()) for i in range(5)])
    with desk.running("--workers", "2") as process:
        wait_for(lambda: desk.tell("list", "--state", "started")["actions"])
        process.terminate()
        out, _ = process.communicate(timeout=30)
        assert process.returncode == 0 and out.startswith(b"canceled: ")
    states = [each["state"] for each in desk.actions().values()]
    assert "started" not in states and "unknown" not in states and "accepted" in states
    assert len(desk.charges(since)) == states.count("accepted") < 5
    forget_faults(emulator)
    desk.run()
    assert [each["state"] for each in desk.actions().values()] == ["accepted"] * 5
    assert len(desk.charges(since)) == 5


def test_a_second_signal_kills_and_what_is_on_its_way_stays_written_down(desk, emulator, wallet, since):
    faulty(emulator, "latency", milliseconds=8000)
    desk.emit(toll("X1", wallet))
    with desk.running() as process:
        wait_for(lambda: desk.tell("list", "--state", "started")["actions"])
        process.terminate()
        process.terminate()  # at once: the same thought
        wait_for(lambda: process.send_signal(signal.SIGINT) or process.poll() is not None, pause=0.5)
        assert process.returncode == 1 and process.stdout.read().startswith(b"killed: ")
    forget_faults(emulator)
    assert desk.actions()["toll:X1"]["state"] in ("started", "unknown") and len(desk.charges(since)) <= 1


def test_a_worker_that_is_killed_begins_again(desk, wallet, since):
    desk.emit(toll("D0", wallet))
    with desk.running() as process:
        wait_for(lambda: "accepted" in [each["state"] for each in desk.actions().values()])
        first, = children_of(process)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: children_of(process) not in ([], [first]))
        desk.emit(toll("D1", wallet))
        wait_for(lambda: desk.actions().get("toll:D1", {}).get("state") == "accepted")
        process.terminate()
        _, log = process.communicate(timeout=30)
        assert process.returncode == 0
    died, = [line for line in map(json.loads, log.splitlines()) if line["event"] == "process_died"]
    assert died["signal"] == signal.SIGKILL and len(desk.charges(since)) == 2


def test_workers_end_when_their_parent_is_gone(desk, wallet):
    desk.emit(toll("E1", wallet))
    with desk.running("--workers", "2") as process:
        wait_for(lambda: "accepted" in [each["state"] for each in desk.actions().values()])
        pids = children_of(process)
        assert len(pids) == 2
        process.kill()
        process.communicate(timeout=30)  # ends when the last child has closed its end of the pipe


def test_a_deadline_ends_a_run(desk, wallet):
    desk.emit(toll("Z1", wallet, "toll.late"))
    began = time.monotonic()
    done = desk("run", "--deadline", "2s", "--json", env=desk.env)
    assert done.code == 0 and json.loads(done.out)["ended"] == "deadline" and 1.5 < time.monotonic() - began < 10


def test_what_is_idle_before_its_deadline_says_so(desk, wallet, slow):
    desk.emit(toll("Z2", wallet), toll("Z3", wallet))
    summary, _ = desk.run("--deadline", "1h")
    assert (summary["ended"], summary["sent"]) == ("idle", 2)


@pytest.fixture(params=["path", "abstract"])
def systemd(request, tmp_path):
    """What systemd listens with, and the name that it gives to a service."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        name = "@savedwallet-test-" + str(os.getpid()) if request.param == "abstract" else str(tmp_path / "notify")
        listener.bind(name.replace("@", "\0"))
        listener.settimeout(20)
        yield listener, name


def hear(listener, start, count=1):
    """Waits until systemd was told this, so often; gives all that came up to it."""
    lines = []
    while len([line for line in lines if line.startswith(start)]) < count:
        lines += listener.recv(4096).decode().splitlines()
    return lines


def test_systemd_is_told_what_it_waits_for(desk, wallet, systemd):
    listener, name = systemd
    desk.emit(toll("Y1", wallet))
    with desk.running("--workers", "2", NOTIFY_SOCKET=name, WATCHDOG_USEC="1000000") as process:
        assert "STOPPING=1" not in hear(listener, "READY=1") and desk.journal.exists()
        assert " due" in hear(listener, "STATUS=")[-1]
        hear(listener, "WATCHDOG=1", 3)
        process.terminate()
        assert "READY=1" not in hear(listener, "STOPPING=1")
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_a_watchdog_of_another_process_is_left_alone(desk, wallet, systemd):
    listener, name = systemd
    desk.emit(toll("Y2", wallet))
    with desk.running(NOTIFY_SOCKET=name, WATCHDOG_USEC="200000", WATCHDOG_PID="1") as process:
        heard = hear(listener, "STATUS=")
        process.terminate()
        assert "WATCHDOG=1" not in heard + hear(listener, "STOPPING=1")


def on_terminal(desk, *words):
    """Runs with standard error on a terminal; gives the exit code and what the terminal got."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([desk.savedwallet.program, "journal", *words], env=desk.env, cwd=desk.folder,
                               stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    got = b""
    with contextlib.suppress(OSError):  # the terminal is gone when the last process has closed it
        while chunk := os.read(ours, 65536):
            got += chunk
    os.close(ours)
    out, _ = process.communicate(timeout=30)
    return process.returncode, got.decode(), out


def test_progress_is_shown_on_a_terminal_and_nowhere_else(desk, wallet, since, slow):
    desk.emit(toll("Q1", wallet), toll("Q2", wallet))
    code, shown, _ = on_terminal(desk, "run", "--until", "idle")
    assert code == 0 and "\r\x1b[K" in shown and " due" in shown
    desk.emit(toll("Q3", wallet))
    _, log = desk.run()
    assert log  # each line of it was JSON, and nothing else


# Out of the journal


def test_an_export_is_a_table_that_no_spreadsheet_runs(desk, wallet):
    evil = '=HYPERLINK("http://x","a,b")'
    desk.emit(toll("V1", wallet), {**toll("V2", wallet, "toll.late"), "id": evil})
    desk.run()
    told = desk.tell("export", "--csv", "--out", "actions.csv")
    assert told == {"actions": 2, "out": "actions.csv"}
    raw = (desk.folder / "actions.csv").read_bytes()
    assert raw.count(b"\r\n") == 3 and (desk.folder / "actions.csv").stat().st_mode & 0o777 == 0o600
    assert not (desk.folder / "actions.csv.part").exists()
    rows = list(csv.DictReader(raw.decode().splitlines()))
    assert {row["intent"] for row in rows} == {"toll:V1", "toll:V2"}
    assert {row["event"] for row in rows} == {"event:V1", "'" + evil}
    assert {(row["amount"], row["currency"]) for row in rows} == {("4.00", "EUR")}
    lines = [json.loads(line) for line in desk("export").out.splitlines()]
    assert {each["intent"] for each in lines} == {"toll:V1", "toll:V2"}
    assert desk("export", "--csv").out == raw


def test_an_export_has_all_pages(desk, wallet):
    desk.emit(*[toll(f"E{i}", wallet, "toll.late") for i in range(501)])
    desk.run()
    lines = [json.loads(line)["intent"] for line in desk("export").out.splitlines()]
    assert len(lines) == 501 == len(set(lines))


def test_a_backup_that_is_put_back_is_paused_and_doubles_nothing(desk, wallet, since):
    desk.emit(toll("U1", wallet))
    assert desk.tell("backup", "copy.db") == {"path": "copy.db"}
    desk.run()
    assert len(desk.charges(since)) == 1
    desk.journal = desk.folder / "copy.db"
    desk.owner["SAVEDWALLET_JOURNAL"] = desk.env["SAVEDWALLET_JOURNAL"] = str(desk.journal)
    assert desk.tell("status")["paused"]
    again = desk("backup", "copy.db")
    assert again.code in (2, 3) and "copy.db" in again.told
    desk.run()
    assert len(desk.charges(since)) == 1
    desk.tell("resume", "--by", "ana")
    desk.run()
    ids = {json.loads(each["answerBody"])["chargeId"] for each in desk.charges(since)}
    assert desk.actions()["toll:U1"]["state"] == "accepted" and len(ids) == 1


def test_a_wallet_has_a_name_of_the_merchants(desk, wallet, since):
    desk.emit(toll("A1", "customer:7"))
    told = desk.tell("wallet", "customer:7", "--charge-permission", wallet)
    assert (told["wallet"], told["charge_permission_id"]) == ("customer:7", wallet)
    desk.run()
    assert len(desk.charges(since)) == 1 and desk.tell("list", "--wallet", "customer:7")["actions"]
    assert "customer:7" in desk("wallet", "customer:7").out.decode()


# What is never told


def test_no_output_holds_a_secret(desk, emulator, wallet):
    pem = open(emulator.ready["private_key_file"], encoding="ascii").read()
    lines = [line for line in pem.splitlines() if len(line) > 40]
    del desk.env["SAVEDWALLET_PRIVATE_KEY_FILE"]
    desk.env["SAVEDWALLET_PRIVATE_KEY"] = pem
    desk.emit(toll("I1", wallet))
    told = b""
    for words in (["run", "--until", "idle"], ["show", "toll:I1"], ["explain", "event:I1"], ["status"], ["list"], ["export"],
                  ["run", "--until", "idle", "--journal", "/nowhere/at/all.db"], ["check"], ["inbox", "--nothing"]):
        for more in ([], ["--json"]):
            done = desk(*words, *more, env=desk.env)
            told += done.out + done.err
    assert b"toll:I1" in told
    assert not [line for line in lines if line.encode() in told]
    assert not [line for line in lines if line.encode() in desk.journal.read_bytes()]
