# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys

import pytest

VARIABLES = ["SAVEDWALLET_MERCHANT_ID", "SAVEDWALLET_STORE_ID", "SAVEDWALLET_PUBLIC_KEY_ID",
             "SAVEDWALLET_PRIVATE_KEY_FILE", "SAVEDWALLET_REGION", "SAVEDWALLET_BASE_URL", "SAVEDWALLET_CA_FILE",
             "SAVEDWALLET_LEDGER_CURRENCY", "SAVEDWALLET_EMULATOR_URL", "SAVEDWALLET_EMULATOR_TOKEN"]


def run(program, keys, *command, options=()):
    return subprocess.run([program, "exec", "--data-dir", keys, *options, "--", *command], capture_output=True,
                          text=True, timeout=20)


@pytest.mark.parametrize("command, code", [
    (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -9 $$"], 128 + 9),
    (["/no/such/command"], 127), (["/etc/passwd"], 126)])
def test_the_exit_code_is_the_command_s(program, keys, command, code):
    assert run(program, keys, *command).returncode == code


def test_the_command_finds_the_emulator_in_its_environment(program, keys):
    script = ("import json, os, ssl, urllib.request\n"
              "context = ssl.create_default_context(cafile=os.environ['SAVEDWALLET_CA_FILE'])\n"
              "request = urllib.request.Request(os.environ['SAVEDWALLET_EMULATOR_URL'] + '/emulator/api/state',\n"
              "    headers={'x-emulator-token': os.environ['SAVEDWALLET_EMULATOR_TOKEN']})\n"
              "state = json.load(urllib.request.urlopen(request, context=context))\n"
              "print(json.dumps([dict(os.environ), state]))\n")
    done = run(program, keys, sys.executable, "-c", script, options=["--region", "jp"])
    assert done.returncode == 0, done.stderr
    environment, state = json.loads(done.stdout)
    assert all(environment.get(name) for name in VARIABLES)
    assert environment["SAVEDWALLET_LEDGER_CURRENCY"] == "JPY"
    assert state["region"] == "jp"


def test_the_command_s_output_is_all_there_is_on_stdout(program, keys):
    assert run(program, keys, "echo", "hello").stdout == "hello\n"


def test_the_command_inherits_no_file_of_the_server(program, keys):
    done = run(program, keys, "ls", "/proc/self/fd")
    assert len(done.stdout.split()) <= 4  # 0, 1, 2 and the folder itself


def test_sigterm_stops_the_command_too(program, keys):
    process = subprocess.Popen([program, "exec", "--data-dir", keys, "--", sys.executable, "-c",
                                "import os, time; print(os.getpid(), flush=True); time.sleep(60)"],
                               stdout=subprocess.PIPE, text=True)
    child = int(process.stdout.readline())
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 128 + signal.SIGTERM
    process.stdout.close()
    assert not pathlib.Path(f"/proc/{child}").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


COUNTS_INTERRUPTS = """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
print("ready", flush=True)
count = 0
while signal.sigtimedwait([signal.SIGINT], 0.3 if count else 10):
    count += 1
raise SystemExit(count)
"""


def test_an_interrupt_from_the_terminal_reaches_the_command_once(program, keys):
    process, terminal = pty.fork()
    if process == 0:
        os.execv(program, [program, "exec", "--data-dir", keys, "--", sys.executable, "-c", COUNTS_INTERRUPTS])
    shown = b""
    while b"ready" not in shown:
        shown += os.read(terminal, 100)
    os.write(terminal, b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 1
    os.close(terminal)
