# SPDX-License-Identifier: Apache-2.0
"""The process around a call: its signals, its children, its end, and the functions it has lent."""
import asyncio
import gc
import http.client
import json
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

import savedwallet as sw
from conftest import python
from servers import Loopback, stopping
from test_client import WALLET, WHOLE
from test_threads import body

HEAD = """
import asyncio, json, os, signal, sys, threading, time
import savedwallet as sw
client = sw.Client.from_env()
"""


@pytest.fixture
def environment(account, silent):
    """A process whose client talks to a server that says nothing."""
    config = {**account, "base_url": silent.url}
    return {"SAVEDWALLET_" + name.upper(): str(value) for name, value in config.items()}


def ended(process, told=None):
    """@return what it wrote until its end"""
    try:
        return process.communicate(told, timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"it did not end: {process.communicate()}") from None


def run(script, env):
    process = python(HEAD + script, env=env)
    out, err = ended(process)
    return process.returncode, out, err


def after(process, *, sent):
    """@return its code, what it wrote, and how long it took to end after a signal"""
    began = time.monotonic()
    process.send_signal(sent)
    out, err = ended(process)
    return process.returncode, out, err, time.monotonic() - began


CALLS = {
    "an operation": 'client.get_charge("S01-1")',
    "a job": f'client.charge(wallet="{WALLET}", amount="1.00 EUR", intent="a")',
    "a path": 'client.call("GET", "/v2/newThings")',
    "a batch": '''
from savedwallet._native import core
batch = core.Batch(client._native(), 4)
print(batch.add(1, json.dumps({"operation": "getCharge", "ids": ["S01-1"]}), None, None))
batch.wait(-1, None)
''',
    "an awaited operation": '''
async def main():
    async with sw.AsyncClient.from_env() as one:
        await one.get_charge("S01-1")
asyncio.run(main())
''',
    "an awaited job": f'''
async def main():
    async with sw.AsyncClient.from_env() as one:
        await one.wallet("{WALLET}")
asyncio.run(main())
''',
}


@pytest.mark.parametrize("call", CALLS)
def test_ctrl_c_ends_a_call_that_waits(call, environment, silent):
    body = "".join(f"    {line}\n" for line in CALLS[call].strip().splitlines())
    process = python(HEAD + f"try:\n{body}except KeyboardInterrupt:\n    print('interrupted')\n", env=environment)
    silent.wait()
    code, out, err, took = after(process, sent=signal.SIGINT)
    assert (code, out.splitlines()[-1:]) == (0, ["interrupted"]), err
    assert took < 1.5, "it did not end at once"


def test_ctrl_c_that_nobody_catches_ends_the_process_as_python_does(environment, silent):
    process = python(HEAD + CALLS["a job"], env=environment)
    silent.wait()
    code, _, err, took = after(process, sent=signal.SIGINT)
    assert code == -signal.SIGINT and "KeyboardInterrupt" in err and took < 1.5


@pytest.mark.parametrize("call", ["get_charge('chargeId-1')", "wallet('B02-4410027-9003316')"])
def test_a_signal_whose_handler_does_not_raise_lets_the_call_go_on(call, account, loopback):
    loopback.gate.clear()
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    env = {"SAVEDWALLET_" + name.upper(): str(value) for name, value in {**account, "base_url": loopback.url}.items()}
    process = python(HEAD + f"""
signal.signal(signal.SIGUSR1, lambda *_: os.write(1, b"signal\\n"))
answer = client.{call}
print("answer", answer)
""", env=env)
    loopback.wait_for(1)
    for _ in range(3):
        process.send_signal(signal.SIGUSR1)
        line = process.stdout.readline()
        assert line == "signal\n", f"the handler waits for the call: {line} {process.communicate(timeout=20)}"
    loopback.gate.set()
    out, err = ended(process)
    assert process.returncode == 0 and out.startswith("answer "), err
    assert len(loopback.requests) == 1


def test_a_handler_that_raises_ends_the_call_with_its_exception(environment, silent):
    process = python(HEAD + """
def handle(*_):
    raise RuntimeError("enough")
signal.signal(signal.SIGUSR1, handle)
try:
    client.get_charge("S01-1")
except RuntimeError as error:
    print(error)
""", env=environment)
    silent.wait()
    code, out, err, took = after(process, sent=signal.SIGUSR1)
    assert (code, out) == (0, "enough\n") and took < 1.5, err


ENDS = {
    "threads": f"""
for number in range(8):
    threading.Thread(target=client.charge, kwargs=dict(wallet="{WALLET}", amount="1.00 EUR", intent=str(number)), daemon=True).start()
wait()
""",
    "tasks": """
async def main():
    one = sw.AsyncClient.from_env()
    tasks = [asyncio.ensure_future(one.get_charge("S01-1")) for _ in range(4)]
    tasks += [asyncio.ensure_future(one.wallet("C01-1")) for _ in range(4)]
    await asyncio.to_thread(wait)
asyncio.run(main())
""",
    "a loop that is dropped": """
loop = asyncio.new_event_loop()
async def main():
    one = sw.AsyncClient.from_env()
    globals()["tasks"] = [loop.create_task(one.get_charge("S01-1")) for _ in range(4)] + [loop.create_task(one.wallet("C01-1")) for _ in range(4)]
    await asyncio.to_thread(wait)
loop.run_until_complete(main())
""",
    "an error": """
threading.excepthook = lambda *_: None
for _ in range(8):
    threading.Thread(target=client.get_charge, args=("S01-1",), daemon=True).start()
wait()
sys.exit(3)
""",
}


@pytest.mark.parametrize("end", ENDS)
def test_the_interpreter_ends_with_calls_on_their_way(end, environment, silent):
    process = python("""
import atexit
@atexit.register
def last():
    from savedwallet._runtime import flights
    print("on their way:", flights._count)
""" + HEAD.replace("import asyncio", "import asyncio, logging") + """
logging.getLogger("asyncio").setLevel(logging.CRITICAL)
threading.excepthook = lambda *_: None
def wait():
    print("begun", flush=True)
    sys.stdin.readline()
""" + ENDS[end], env=environment, stdin=subprocess.PIPE)
    silent.wait(8)
    began = time.monotonic()
    out, err = ended(process, "\n")
    assert process.returncode == (3 if end == "an error" else 0), err
    assert time.monotonic() - began < 10
    assert out == "begun\non their way: 0\n", "libcurl and OpenSSL are taken down under calls"
    assert "Fatal" not in err and "Segmentation" not in err and "Traceback" not in err


def test_a_client_works_on_both_sides_of_a_fork(emulator, client):
    wallet = emulator.save_wallet(client)
    before = client.charge(wallet=wallet, amount="1.00 EUR", intent="before")
    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            try:
                one = client.charge(wallet=wallet, amount="1.00 EUR", intent=f"child:{number}")
                again = client.charge(wallet=wallet, amount="1.00 EUR", intent="before")

                async def main():
                    async with sw.AsyncClient(**emulator.config) as awaited:
                        await asyncio.gather(*(awaited.get_charge(one.id) for _ in range(4)), awaited.wallet(wallet))

                asyncio.run(main())
                os._exit(0 if again.id == before.id != one.id else 1)
            except BaseException:
                import traceback
                traceback.print_exc()
            finally:
                os._exit(2)
        children.append(child)
        client.charge(wallet=wallet, amount="1.00 EUR", intent=f"parent:{number}")
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    assert client.get_charge(before.id).body["chargeId"] == before.id
    assert len(emulator.charges()) == 7


def test_a_fork_while_other_threads_wait_in_calls(environment, silent):
    # Not while they sign: OpenSSL's lock of the key would stay taken in the child.
    process = python(HEAD + """
threading.excepthook = lambda *_: None
for _ in range(4):
    threading.Thread(target=client.get_charge, args=("S01-1",), daemon=True).start()
sys.stdin.readline()
child = os.fork()
if child == 0:
    try:
        client.get_charge("S01-1", timeout=0.2)
    except sw.NoAnswer as error:
        sys.exit(7)
    sys.exit(1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
""", env=environment, stdin=subprocess.PIPE)
    silent.wait(4)
    began = time.monotonic()
    out, err = ended(process, "\n")
    assert (process.returncode, out) == (0, "7\n"), err
    assert time.monotonic() - began < 4, "the child waits at its end for threads that only its parent has"


def test_an_awaited_client_of_a_parent_is_not_that_of_its_child(account, loopback):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    env = {"SAVEDWALLET_" + name.upper(): str(value) for name, value in {**account, "base_url": loopback.url}.items()}
    code, out, err = run("""
one = sw.AsyncClient.from_env()
async def use():
    answers = await asyncio.gather(*(one.get_charge_permission("B02-4410027-9003316") for _ in range(4)), one.wallet("B02-4410027-9003316"))
    return len(answers)
assert asyncio.run(use()) == 5
child = os.fork()
assert asyncio.run(use()) == 5
if child == 0:
    sys.exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
""", env)
    assert (code, out) == (0, "7\n"), err


SHOP = """
import os
import savedwallet as sw

client = sw.Client.from_env()
made_in = os.getpid()


def app(environ, start_response):
    charge = client.charge(wallet=os.environ["WALLET"], amount="1.00 EUR", intent=environ["PATH_INFO"])
    start_response("200 OK", [("content-type", "text/plain"), ("connection", "close")])
    return [f"{charge.id} {os.getpid()} {made_in}".encode()]
"""


class Gunicorn:
    def __init__(self, folder, env):
        (folder / "shop.py").write_text(SHOP)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = open(folder / "log", "w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn.app.wsgiapp", "--preload", "--workers", "2", "--bind", f"127.0.0.1:{self.port}",
             "--chdir", str(folder), "--worker-tmp-dir", str(folder), "shop:app"], env=env, stdout=self.log, stderr=self.log)

    def get(self, path):
        deadline = time.monotonic() + 10
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request("GET", path)
                answer = connection.getresponse()
                text = answer.read().decode()
                connection.close()
                assert answer.status == 200, text
                return text.split()
            except ConnectionRefusedError:
                assert self.process.poll() is None and time.monotonic() < deadline, self.said()

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.code = self.process.wait(timeout=20)
        self.log.close()


def test_gunicorn_that_loads_before_it_forks_charges_in_every_worker(emulator, client, tmp_path):
    wallet = emulator.save_wallet(client)
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ["PYTHONPATH"], "PYTHONDONTWRITEBYTECODE": "1", "WALLET": wallet,
           **emulator.env}
    with stopping(Gunicorn(tmp_path, env)) as shop:
        answers, number = [], 0
        while len({worker for _, worker, _ in answers}) < 2 or number < 20:
            answers.append(shop.get(f"/ride:{number}"))
            number += 1
            assert number < 500, "one worker does everything"
        assert [shop.get(f"/ride:{one}")[0] for one in range(number)] == [charge for charge, _, _ in answers]
    assert shop.code == 0
    assert {made_in for _, _, made_in in answers}.isdisjoint({worker for _, worker, _ in answers})
    assert len(emulator.charges()) == number


# Functions that were lent

class Own(Exception):
    pass


def fail(*_):
    raise Own("of the caller's function")


def test_an_exception_of_a_signature_reaches_the_caller_and_the_client_goes_on(account, loopback):
    rest = {name: value for name, value in account.items() if name != "private_key_file"}
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    answers = [fail, lambda text: b"signature", lambda text: 5, lambda text: "text", lambda text: b"", lambda text: b"x" * 100_000]
    current = []
    config = {**rest, "base_url": loopback.url, "sign": lambda text: current[0](text), "max_attempts": 1}
    signed = object()
    causes = [Own, signed, TypeError, TypeError, type(None), ValueError]
    with sw.Client(**config) as one:
        for call in (lambda: one.get_charge("chargeId-1"), lambda: one.charge(wallet=WALLET, amount="1.00 EUR", intent="a"),
                     lambda: one.sign("GET", "/v2/charges/a")):
            for answer, cause in zip(answers, causes):
                current[:] = [answer]
                if cause is signed:
                    assert call()
                else:
                    with pytest.raises(sw.CallbackFailed) as caught:
                        call()
                    assert type(caught.value.__cause__) is cause and caught.value.effect is sw.Effect.NONE

    async def main():
        async with sw.AsyncClient(**config) as one:
            for call in (lambda: one.get_charge("chargeId-1"), lambda: one.wallet(WALLET)):
                for answer, cause in zip(answers, causes):
                    current[:] = [answer]
                    if cause is signed:
                        assert await asyncio.wait_for(call(), 10)
                    else:
                        with pytest.raises(sw.CallbackFailed) as caught:
                            await asyncio.wait_for(call(), 10)
                        assert type(caught.value.__cause__) is cause

    asyncio.run(main())
    assert {request.headers["authorization"].rpartition("=")[0].count("Signature") for request in loopback.requests} <= {0, 1}
    assert len(loopback.requests) == 4, "a call without a signature was sent"


def test_an_exception_of_one_awaited_signature_is_not_that_of_another_call(account, loopback):
    rest = {name: value for name, value in account.items() if name != "private_key_file"}
    asked = []

    def sign(text):
        asked.append(text)
        if len(asked) % 2:
            raise Own(str(len(asked)))
        return b"signature"

    async def main():
        async with sw.AsyncClient(**rest, base_url=loopback.url, sign=sign, max_attempts=1) as one:
            return await asyncio.wait_for(asyncio.gather(*(one.get_charge("chargeId-1") for _ in range(20)), return_exceptions=True), 10)

    loopback.answer = lambda request: (200, WHOLE, {})
    answers = asyncio.run(main())
    failed = [str(answer.__cause__) for answer in answers if isinstance(answer, sw.CallbackFailed)]
    assert len(failed) == len(set(failed)) == 10 and sum(isinstance(answer, sw.Response) for answer in answers) == 10


@pytest.fixture
def failing_log():
    class Failing(logging.Handler):
        def emit(self, record):
            fail()

    handler, logger = Failing(), logging.getLogger("savedwallet")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield
    logger.setLevel(logging.NOTSET)
    logger.removeHandler(handler)


def test_a_log_handler_that_raises_takes_no_answer_with_it(account, recorded, loopback, failing_log, capsys):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    assert recorded.get_charge("chargeId-1").status == 200
    assert recorded.charge(wallet=WALLET, amount="1.00 EUR", intent="a").id

    async def main():
        async with sw.AsyncClient(**account, base_url=loopback.url) as one:
            answers = await asyncio.wait_for(asyncio.gather(*(one.get_charge("chargeId-1") for _ in range(4))), 10)
            return [*answers, await asyncio.wait_for(one.wallet(WALLET), 10)]

    assert len(asyncio.run(main())) == 5
    assert "of the caller's function" in capsys.readouterr().err  # as logging itself tells of it


def test_a_signature_that_fails_after_the_charge_was_sent_says_that_nobody_knows(emulator, client):
    wallet, signed = emulator.save_wallet(client), []
    key = serialization.load_pem_private_key(Path(emulator.config["private_key_file"]).read_bytes(), None)

    def sign(text):
        signed.append(text)
        if len(signed) == 2:
            fail()
        return key.sign(text, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())

    config = {name: value for name, value in emulator.config.items() if name != "private_key_file"}
    emulator.control("POST", "faults", [{"operation": "createCharge", "when": {"nth": 1}, "fault": "reset_after"}])
    with sw.Client(**config, sign=sign) as one:
        with pytest.raises(sw.SavedWalletError) as caught:
            one.charge(wallet=wallet, amount="1.00 EUR", intent="a", initiator="MITU", channel="Web")
        error = caught.value
        assert isinstance(error.__cause__, Own) and error.effect is sw.Effect.UNKNOWN
        assert error.intent == "a" and error.idempotency_key and error.retry is sw.Retry.SAME_KEY
        assert one.charge(wallet=wallet, amount="1.00 EUR", intent="a", initiator="MITU", channel="Web").state
    assert len(emulator.charges()) == 1


@pytest.fixture
def notified(emulator, client):
    """A message of Amazon's, as it came, and how a client verifies it."""
    wallet = emulator.save_wallet(client)
    with stopping(Loopback()) as inbox:
        emulator.control("PUT", "notifications", {"url": inbox.url + "/ipn"})
        client.create_charge(body(wallet), intent="a")
        inbox.wait_for(1)
        raw = inbox.requests[0].body
        emulator.control("PUT", "notifications", {"url": None})
    return raw, {**emulator.config, "certificate_file": emulator.ready["sns_cert_file"]}


def test_an_exception_of_seen_or_new_topic_reaches_the_caller_and_the_client_goes_on(notified):
    raw, config = notified
    for name in ("seen", "new_topic"):
        asked = []
        given = {"seen": lambda *what, asked=asked: bool(asked.append(what)), "new_topic": lambda *_: None, name: fail}
        with sw.Client(**config, **given) as one:
            with pytest.raises(sw.CallbackFailed) as caught:
                one.receive(raw)
            assert isinstance(caught.value.__cause__, Own)
            assert asked == []  # or the message would be taken for one that was there before
            assert one.idempotency_key("createCharge", "a")
    topics, seen = [], []
    with sw.Client(**config, new_topic=topics.append, seen=lambda *what: seen.append(what) or len(seen) > 1) as one:
        message = one.receive(bytearray(raw))
        assert message.object_type and message.object_id and message.operation
        with pytest.raises(sw.SignatureMismatch) as caught:
            one.receive(raw)
    assert caught.value.answer_status == 200 and seen[0] == seen[1] and seen[0][0] == message.message_id
    assert topics == [message.topic_arn]


def test_a_client_in_a_callback_of_its_own_works(account, loopback, recorded):
    rest = {name: value for name, value in account.items() if name != "private_key_file"}
    loopback.answer = lambda request: (200, WHOLE, {})
    signed = []

    def sign(text):
        signed.append(recorded.get_charge("chargeId-1").status)
        gc.collect()
        return b"signature"

    with sw.Client(**rest, base_url=loopback.url, sign=sign) as one:
        assert one.get_charge("chargeId-1").status == 200
    assert signed == [200] and len(loopback.requests) == 2


def test_a_client_that_is_given_to_another_process_is_refused(account):
    with sw.Client(**account) as one:
        process = multiprocessing.get_context("spawn").Process(target=print, args=(one,))
        with pytest.raises(TypeError, match="a Client holds a key and is not copied: make one in each process, from the configuration"):
            process.start()
