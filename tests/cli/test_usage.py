# SPDX-License-Identifier: Apache-2.0
"""What every command has in common: help, exit codes, one JSON object, words that are mistyped."""

import subprocess

import pytest

COMMANDS = ["button", "review", "place-order", "finish", "wallet", "repair-button", "charge", "finish-charge", "capture",
            "cancel", "refund", "close", "notification verify", "call", "operations", "sign", "keys new", "version", "help"]


def test_the_help_lists_every_command_and_exit_code(savedwallet):
    shown = savedwallet("help")
    assert shown.code == 0 and shown.err == b""
    for command in COMMANDS:
        assert f"\n  {command} " in shown.out.decode()
    for code in range(4):
        assert f"\n  {code}  " in shown.out.decode()
    assert savedwallet("--help").out == savedwallet("-h").out == savedwallet("help", "--help").out == shown.out


@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_every_command_explains_itself_with_an_example(savedwallet, command):
    shown = savedwallet("help", *command.split())
    assert shown.code == 0
    text = shown.out.decode()
    assert text.startswith(f"usage: savedwallet {command}")
    assert "--json" in text and f"Examples:\n  savedwallet {command}" in text
    assert savedwallet(*command.split(), "--help").out == shown.out


def test_the_help_of_call_names_every_setting(savedwallet):
    text = savedwallet("help", "call").out.decode()
    for name in ["MERCHANT_ID", "STORE_ID", "PUBLIC_KEY_ID", "PRIVATE_KEY", "PRIVATE_KEY_FILE", "REGION",
                 "LEDGER_CURRENCY", "STATE_SECRET", "BASE_URL", "CA_FILE", "SCRIPT_URL", "JOURNAL", "RULES", "CHANNEL",
                 "INITIATOR", "LANGUAGE", "NAMESPACE", "ENVIRONMENT", "PRIVATE_KEY_PASSPHRASE", "ALGORITHM"]:
        assert f"  SAVEDWALLET_{name}\n" in text


def test_the_version_names_the_libraries(savedwallet):
    version = savedwallet("version", "--json").json
    assert "libcurl/" in version["libraries"]
    assert version["rules"].startswith("Lua/") and version["engine"].startswith("SQLite/")
    assert savedwallet("--version").out.decode().startswith(f"savedwallet {version['version']}\n")


@pytest.mark.parametrize("words, said", [
    ([], "command"),
    (["sgin"], '"sign"'),
    (["oprations"], '"operations"'),
    (["keys"], "needs a second word: new"),
    (["keys", "make"], "needs a second word: new"),
    (["help", "buton"], '"button"'),
    (["operations", "--jsn"], "--json"),
    (["sign", "--metod", "GET"], "--method"),
    (["sign", "--method"], "--method needs a value"),
    (["sign", "--method", "--path", "/v2"], "--method needs a value"),
    (["sign", "--method", "GET", "--method", "GET"], "twice"),
    (["sign", "--method", "GET"], "--path"),
    (["operations", "more"], "more"),
    (["operations", "-v"], "two dashes"),
    (["operations", "--json=1"], "no value"),
    (["call"], "OPERATION"),
    (["call", "getCharge", "x", "--attempt", "0"], "--attempt"),
    (["call", "getCharge", "x", "--attempt", "99999999999999999999"], "--attempt"),
    (["call", "getCharge", "x", "--query", "nothing"], "--query"),
])
def test_a_mistake_is_named_with_what_is_nearest(savedwallet, words, said):
    refused = savedwallet(*words)
    assert refused.code == 2
    assert refused.out == b""
    assert said in refused.told
    assert "savedwallet help" in refused.told


@pytest.mark.parametrize("words", [["sgin"], ["sign"], ["operations", "more"], ["call", "nope"], ["help"]])
def test_with_json_a_mistake_is_one_json_object_too(savedwallet, words):
    refused = savedwallet(*words, "--json")
    assert refused.code == 2
    assert refused.error["code"] == "invalid"
    assert refused.error["effect"] == "none" and refused.error["attempts"] == 0
    assert set(refused.json) == {"error"}


def test_bytes_that_are_not_utf_8_are_refused_in_json(savedwallet):
    word = b"\xff\xfe".decode("utf-8", "surrogateescape")
    assert "UTF-8" in savedwallet("operations", word, "--json").error["message"]


def test_after_two_dashes_everything_is_an_argument(savedwallet):
    refused = savedwallet("call", "--json", "--", "--json")
    assert '"--json"' in refused.error["message"]


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_result_that_cannot_be_written_is_an_error(savedwallet, more):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([savedwallet.program, "operations", *more], stdout=full, stderr=subprocess.PIPE,
                              check=False)
    assert done.returncode == 1
    assert b"could not be written" in done.stderr


def test_a_reader_that_goes_away_does_not_kill_it(savedwallet):
    process = subprocess.Popen([savedwallet.program, "sign", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=10) in (0, 1)
    assert process.returncode == 0 or b"could not be written" in told
