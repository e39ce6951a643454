# SPDX-License-Identifier: Apache-2.0
"""An emulator that counts, and workers of the engine that can be killed, stopped and misled at a chosen moment."""
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("cli", "emulator")]
import emulator as command  # noqa: E402
from merchant import Merchant  # noqa: E402

FULL = bool(os.environ.get("SAVEDWALLET_FULL"))
PROGRAMS = Path(os.environ["SAVEDWALLET_BIN"]).resolve()
WORKER = os.environ["SAVEDWALLET_WORKER"]

# Milliseconds, where the engine has minutes and hours. A wallet is tried as often as a test likes.
QUICK = {"call": 5000, "lease": 6000, "skew": 100, "resend": 30, "progress": 30, "failure": 30, "look": 3_600_000,
         "give_up": 30 * 86_400_000, "tries": 1_000_000}

# Where leases have to end before a test goes on.
SHORT = {"call": 400, "lease": 500}

# What an action is when nothing more is done about it by itself.
OVER = {"accepted", "stopped", "blocked", "withdrawn", "unresolved"}

WATCHDOG = 3600 if FULL else 180  # seconds: far above what a worker of these tests lives


class Emulator:
    """A local Amazon Pay, and what a merchant and a buyer do there beside the engine."""

    def __init__(self, folder, *options):
        self.running = command.Emulator(PROGRAMS, Path(folder), *options)
        self.ready = self.running.ready
        self.merchant = Merchant(self.ready)
        self.lock = threading.Lock()
        # Without TLS, which is tested elsewhere, a worker is there sooner; thousands are started here.
        self.env = {**self.running.env, "SAVEDWALLET_BASE_URL": self.ready["http_url"],
                    "SAVEDWALLET_EMULATOR_SNS_CERT_FILE": self.ready["sns_cert_file"],
                    "SAVEDWALLET_INITIATOR": "MITU", "SAVEDWALLET_CHANNEL": "Web"}

    def control(self, method, path, body=None):
        answer = self.rested(Merchant.control, method, path, body)
        assert answer.status == 200, answer
        return answer.body

    def wallet(self, **buyer):
        return self.rested(Merchant.wallet, **buyer)

    def rested(self, call, *words, **options):
        """The merchant calls, for one thread at a time; a connection that was idle for long is not used again."""
        with self.lock:
            self.merchant.close()
            self.merchant.connections.clear()
            return call(self.merchant, *words, **options)

    def faults(self, *faults):
        """These, and no others."""
        self.control("DELETE", "faults")
        if faults:
            self.control("POST", "faults", list(faults))

    def state(self):
        return self.control("GET", "state")

    def charges(self, wallet=None):
        """Those that took or hold money."""
        return [charge for charge in self.state()["charges"]
                if charge["statusDetails"]["state"] not in ("Declined", "Canceled")
                and wallet in (None, charge["chargePermissionId"])]

    def count_charges(self):
        """How often each wallet was charged each amount."""
        return Counter((charge["chargePermissionId"], charge["chargeAmount"]["amount"]) for charge in self.charges())

    def asked(self, method, path, since=0):
        """The requests that came, of these words."""
        return [request for request in self.control("GET", f"requests?since={since}")["requests"]
                if request["method"] == method and request["path"].endswith(path)]

    def stop(self):
        self.merchant.close()
        assert self.running.stop() == 0


class Died(Exception):
    """The worker is dead, and did not end what it was told."""


class Worker:
    """worker.c: a process with an engine. Each job is a line, and each answer is one."""

    def __init__(self, emulator, journal=None, rules=None, under=(), **settings):
        """under: a command that runs it. settings: over those of QUICK."""
        self.process = subprocess.Popen([*under, WORKER], env=emulator.env, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.watchdog = threading.Timer(WATCHDOG, self.process.kill)
        self.watchdog.daemon = True
        self.watchdog.start()
        for name, value in {**QUICK, **settings}.items():
            self.do(f"set {name} {value}")
        if rules:
            self.do(f"rules {rules}")
        if journal:
            self.do(f"open {journal}")

    def begin(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Died from None

    def end_of_job(self):
        line = self.process.stdout.readline()
        if not line:
            raise Died
        return json.loads(line, object_hook=lambda members: SimpleNamespace(**members))

    def ask(self, line):
        """Does a job. @return its code, effect, field, message and out"""
        self.begin(line)
        return self.end_of_job()

    def do(self, line):
        """The same of a job that has to succeed. @return its out"""
        told = self.ask(line)
        assert told.code == "ok", (line, told)
        return told.out

    def tell(self, lines):
        """Does jobs until it dies, and takes from the list what it has answered. @return whether it has done them all"""
        try:
            while lines:
                self.do(lines[0])
                lines.pop(0)
            return True
        except Died:
            return False

    def charge(self, **options):
        return self.ask(job("charge", **options))

    def run(self, **options):
        return self.do(job("run", **{"until_idle": True, **options}))

    def actions(self):
        """By intent; a capture, cancel or close has that of its charge or wallet, with its kind before it."""
        found, before = {}, {}
        while True:
            page = self.do(job("list", limit=1000, **before))
            found |= {name_of(action): action for action in page.actions}
            if page.next is None:
                return found
            before = {"before": page.next}

    def run_until(self, is_over, seconds=30):
        """Runs again and again: what is sent again waits for a moment."""
        until = time.monotonic() + seconds
        while True:
            self.run()
            if is_over():
                return
            assert time.monotonic() < until, self.do("status")
            time.sleep(0.01)

    def finish(self):
        """Runs until nothing is left that this journal can do by itself."""
        self.run_until(self.is_over)

    def is_over(self):
        status = self.do("status")
        return set(vars(status.states)) <= OVER and not status.events and not status.notifications

    def wait_stopped(self):
        """Until it has stopped itself."""
        status = os.waitpid(self.process.pid, os.WUNTRACED)[1]
        assert os.WIFSTOPPED(status), status

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.stop()

    def stop(self):
        """@return how it ended"""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        code = self.process.wait(timeout=WATCHDOG)
        self.process.stdout.close()
        self.watchdog.cancel()
        return code

    def __enter__(self):
        return self

    def __exit__(self, failed, *_):
        code = self.stop()
        assert failed or code in (0, -signal.SIGKILL), code


def sweep(play, at_once=24):
    """Calls play(1), play(2), ..., some at once, until one of them gives None. @return what the others gave"""
    given = []
    with ThreadPoolExecutor(at_once) as threads:
        while None not in given:
            given += threads.map(play, range(len(given) + 1, len(given) + 1 + at_once))
    return [one for one in given if one is not None]


def name_of(action):
    return action.intent if action.kind in ("charge", "refund") else f"{action.kind} {action.intent}"


def job(word, **options):
    return f"{word} {json.dumps(options)}"


def event(name, number, wallet, **data):
    """An event of the merchant's, as the job that emits it."""
    return job("emit", id=f"{name}:{number}", name=name, wallet=wallet, data=data)


def money(amount):
    return {"amount": amount, "currencyCode": "EUR"}
