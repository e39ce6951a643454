# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import resource
import signal
import stat
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest

READY_KEYS = ["url", "http_url", "script_url", "ca_file", "sns_cert_file", "public_key_id", "private_key_file", "public_key_file", "merchant_id",
              "store_id", "region", "control_token"]


def test_the_ready_line_names_what_a_client_needs(start):
    ready = start().ready
    assert list(ready) == READY_KEYS
    assert ready["region"] == "na"
    assert ready["public_key_id"].startswith("SANDBOX-")
    for name in ("ca_file", "sns_cert_file", "private_key_file", "public_key_file"):
        assert pathlib.Path(ready[name]).is_file()
    assert urllib.parse.urlsplit(ready["url"]).hostname == "127.0.0.1"


def test_the_ready_file_holds_the_same_line(start, tmp_path, keys):
    file = tmp_path / "ready.json"
    ready = start("--ready-file", str(file), "--data-dir", keys).ready
    assert json.loads(file.read_text()) == ready
    assert os.listdir(tmp_path) == ["ready.json"]


def test_private_keys_are_for_their_owner_only(start, keys):
    start("--data-dir", keys)
    for file in pathlib.Path(keys).glob("*private*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(list(pathlib.Path(keys).glob("*private*"))) == 3


def test_a_data_directory_is_used_again(start, keys):
    first = start("--data-dir", keys)
    before = {file.name: file.read_bytes() for file in pathlib.Path(keys).iterdir()}
    assert first.stop() == 0
    start("--data-dir", keys)
    assert {file.name: file.read_bytes() for file in pathlib.Path(keys).iterdir()} == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_clean_and_removes_the_temporary_directory(start, number):
    running = start()
    folder = pathlib.Path(running.ready["ca_file"]).parent
    running.process.send_signal(number)
    assert running.stop() == 0
    assert not folder.exists()


def test_openssl_takes_the_keys_and_the_chain(start, keys, tmp_path):
    ready = start("--data-dir", keys, "--tls-name", "pay-api.amazon.com").ready
    public = subprocess.run(["openssl", "pkey", "-in", ready["private_key_file"], "-pubout"], capture_output=True,
                            check=True).stdout
    assert public == pathlib.Path(ready["public_key_file"]).read_bytes()
    port = urllib.parse.urlsplit(ready["url"]).port
    for name in ("localhost", "pay-api.amazon.com"):
        shown = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-CAfile", ready["ca_file"],
                                "-verify_hostname", name, "-verify_return_error"], input=b"", capture_output=True)
        assert b"Verify return code: 0 (ok)" in shown.stdout, shown.stdout
    refused = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-CAfile", ready["ca_file"],
                              "-verify_hostname", "example.com", "-verify_return_error"], input=b"",
                             capture_output=True)
    assert refused.returncode != 0
    old = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-tls1_1", "-cipher",
                          "ALL:@SECLEVEL=0"], input=b"", capture_output=True)
    assert old.returncode != 0


@pytest.mark.parametrize("arguments", [
    ["--no-such-option"], ["--port"], ["--port", "70000"], ["--region", "mars"], ["--clock", "yesterday"],
    ["--seed", "-1"], ["--replay-errors", "some"], ["--tls-name", "a b"], ["--listen", "localhost"], ["--listen", "0.0.0.0"],
    ["--listen", "0.0.0.0", "--allow-remote"], ["--listen", "192.0.2.1", "--tls-name", "pay.test"], ["exec"], ["exec", "--"], ["--", "true"]])
def test_wrong_usage_exits_2_and_says_why(program, arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=10)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("savedwallet-emulator: ")


def test_other_machines_are_let_in_only_when_it_is_said_twice(start, seller, keys):
    """0.0.0.0 takes calls on every address; here the one of loopback is tried, under the name that was given."""
    one = start("--data-dir", keys, "--listen", "0.0.0.0", "--allow-remote", "--tls-name", "pay.test")
    assert urllib.parse.urlsplit(one.ready["url"]).hostname == "pay.test"
    port = urllib.parse.urlsplit(one.ready["http_url"]).port
    for host, status in (("pay.test", 404), ("127.0.0.1", 404), ("shop.example", 421)):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/emulator/") as page:
            assert page.status == 200
        request = urllib.request.Request(f"http://127.0.0.1:{port}/nothing", headers={"host": host})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code == status
    elsewhere = start("--data-dir", keys, "--listen", "127.0.0.2")
    assert urllib.parse.urlsplit(elsewhere.ready["url"]).hostname == "127.0.0.2"


def test_its_own_limit_of_files_is_raised(start, keys):
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        one = start("--data-dir", keys)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    limit = next(line for line in pathlib.Path(f"/proc/{one.process.pid}/limits").read_text().splitlines()
                 if line.startswith("Max open files"))
    assert int(limit.split()[3]) == min(before[1], 8192) or before[1] == resource.RLIM_INFINITY


def test_a_taken_port_exits_1_and_says_which(program, start, keys):
    port = str(urllib.parse.urlsplit(start("--data-dir", keys).ready["http_url"]).port)
    done = subprocess.run([program, "--data-dir", keys, "--port", port], capture_output=True, text=True, timeout=10)
    assert done.returncode == 1
    assert port in done.stderr


def test_help_and_version(program):
    shown = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=10)
    assert shown.returncode == 0 and "--data-dir" in shown.stdout
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10)
    assert shown.returncode == 0 and shown.stdout.startswith("savedwallet-emulator ")
