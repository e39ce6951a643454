# SPDX-License-Identifier: Apache-2.0
"""All 720 orders of six notifications, with repeated and forged ones between them: the same state in the end."""
import itertools
import json
import queue
import random
import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support import SHORT, Worker, job, sweep

RULES = Path(__file__).with_name("rules.lua")
AT_ONCE = 2


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.came.put(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def mailbox(emulator):
    """What the emulator sends, signed, to a merchant's server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.came = queue.Queue()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        emulator.control("PUT", "notifications", {"url": f"http://127.0.0.1:{server.server_port}/ipn"})
        yield server.came
        server.shutdown()
        thread.join()


def live(emulator, journal, wallets):
    """Charges and a refund that Amazon is still at, as the journal knows them."""
    with Worker(emulator, journal, RULES) as worker:
        for number, (wallet, simulated) in enumerate(zip(wallets, ("AuthorizationInitiated", "CaptureInitiated", ""))):
            worker.do(f"simulate {simulated or 'none'} {1 if simulated else 0}")
            worker.charge(intent=f"ride:{number}", wallet=wallet, amount="10.00 EUR", wait_ms=20_000,
                          can_handle_pending=True)
        worker.do(job("refund", intent="back", charge="ride:2", amount="4.00 EUR", wait_ms=20_000))
        assert {action.state for action in worker.actions().values()} == {"accepted"}


def six(emulator, wallets, mailbox):
    """What Amazon tells of them: how three charges and a refund ended, and that two wallets cannot be charged any more."""
    emulator.control("POST", "clock", {"advance": "1m"})
    emulator.control("POST", f"permissions/{wallets[0]}", {"state": "NonChargeable", "reason": "PaymentMethodExpired"})
    emulator.control("POST", f"permissions/{wallets[1]}", {"state": "Closed", "reason": "BuyerClosed"})
    told = [mailbox.get(timeout=20) for _ in range(6)]
    kinds = Counter(json.loads(json.loads(body)["Message"])["ObjectType"] for body in told)
    assert kinds == {"CHARGE": 3, "REFUND": 1, "CHARGE_PERMISSION": 2}
    return told


def write_all(folder, bodies):
    """Each one, and a forgery of it: the same words about another object."""
    paths = []
    for number, body in enumerate(bodies):
        envelope = json.loads(body)
        inner = json.loads(envelope["Message"])
        inner["ObjectId"] = inner["ObjectId"][:-1] + "0"
        forged = json.dumps({**envelope, "Message": json.dumps(inner)}).encode()
        for name, content in (("true", body), ("forged", forged)):
            path = folder / f"{number}.{name}"
            path.write_bytes(content)
        paths.append(folder / f"{number}.true")
    return paths


def shuffle_in(order, paths, chance):
    """This order, with two that come again somewhere later, and two forgeries."""
    mail = [paths[number] for number in order]
    for again in chance.sample(mail, 2):
        mail.insert(chance.randint(mail.index(again) + 1, len(mail)), again)
    for _ in range(2):
        mail.insert(chance.randint(0, len(mail)), chance.choice(paths).with_suffix(".forged"))
    return mail


def deliver(worker, mail):
    """@return what the merchant's server answers"""
    for path in mail:
        worker.begin(f"receive {path}")
    return [worker.end_of_job().out for _ in mail]


def picture(worker):
    """Everything but times and numbers."""
    actions = [[action.intent, action.state, action.object_state, action.pending, action.reason]
               for _, action in sorted(worker.actions().items())]
    messages = sorted([message.kind, json.dumps(message.data, default=vars, sort_keys=True)]
                      for message in worker.do("messages").messages)
    inbox = sorted([item.kind, item.wallet, item.message] for item in worker.do("inbox").items)
    return json.dumps([actions, messages, inbox])


def play(emulator, folder, base, orders, paths):
    """@return the pictures of a share of the orders"""
    seen = set()
    with Worker(emulator, rules=RULES) as worker:
        for number, order in orders:
            chance = random.Random(number)
            journal = folder / f"{number}.db"
            shutil.copy(base, journal)
            worker.do(f"open {journal}")
            mail = shuffle_in(order, paths, chance)
            early = chance.randint(0, len(mail))
            answers = deliver(worker, mail[:early])
            worker.run()
            answers += deliver(worker, mail[early:])
            worker.run()
            assert answers == [400 if path.suffix == ".forged" else 200 for path in mail]
            seen.add(picture(worker))
            journal.unlink()
    return seen


@pytest.fixture
def mail(emulator, journal, tmp_path, mailbox):
    """Six notifications about what a journal knows to be on its way, and the picture of that journal."""
    wallets = [emulator.wallet() for _ in range(3)]
    live(emulator, journal, wallets)
    with Worker(emulator, journal) as worker:
        before = picture(worker)
    return write_all(tmp_path, six(emulator, wallets, mailbox)), before


def test_in_every_order_the_state_is_the_same_in_the_end(emulator, journal, tmp_path, mail):
    paths, before = mail
    orders = list(enumerate(itertools.permutations(range(6))))
    shares = [orders[place::AT_ONCE] for place in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        pictures = set().union(*threads.map(lambda share: play(emulator, tmp_path, journal, share, paths), shares))
    assert len(orders) == 720
    assert len(pictures) == 1 and before not in pictures, pictures


def test_killed_at_every_step_what_was_not_answered_comes_again_and_the_state_is_the_same(
        emulator, journal, tmp_path, mail):
    def play_until(step):
        copy, lines = tmp_path / f"{step}.db", [*(f"receive {path}" for path in mail[0]), "run {\"until_idle\":true}"]
        shutil.copy(journal, copy)
        with Worker(emulator, copy, RULES, **SHORT) as worker:
            worker.do(f"at {step}=kill")
            worker.do("arm")
            if worker.tell(lines):
                return None
        with Worker(emulator, copy, RULES, **SHORT) as worker:
            assert worker.tell(lines)
            worker.finish()
            return picture(worker)

    pictures = sweep(play_until)
    print(f"{len(pictures)} steps")
    assert len(set(pictures)) == 1 and mail[1] not in pictures and len(pictures) > 8, set(pictures)
