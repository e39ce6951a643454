# SPDX-License-Identifier: Apache-2.0
"""Notifications, from what happens to an object to a real server that takes them, and the real verifier."""
import contextlib
import http.server
import json
import os
import pathlib
import queue
import subprocess
import threading

import pytest

from client import NAMES

WAIT = 20  # seconds: far above what anything here takes


class Receiver(http.server.ThreadingHTTPServer):
    """A merchant's server. It answers what its test says, and keeps what came."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.came = queue.Queue()
        self.answers = queue.Queue()  # statuses, or events to wait for; 200 when it is empty
        self.url = f"http://127.0.0.1:{self.server_port}/ipn"

    def next(self):
        return self.came.get(timeout=WAIT)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.put((dict(self.headers.items()), body))
        answer = 200
        with contextlib.suppress(queue.Empty):
            answer = self.server.answers.get_nowait()
        if isinstance(answer, threading.Event):
            answer.wait(WAIT)
            answer = 200
        if answer is None:  # hangs up
            self.close_connection = True
            return
        self.send_response(answer)
        if 300 <= answer < 400:
            self.send_header("location", self.server.url)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver():
    with Receiver() as one:
        thread = threading.Thread(target=one.serve_forever, args=(0.01,))
        thread.start()
        yield one
        one.shutdown()
        thread.join()


@pytest.fixture
def shop(merchant, receiver):
    merchant.id = merchant.wallet()
    told = merchant.control("PUT", "notifications", {"url": receiver.url})
    assert told.status == 200 and told.body["signatureVersion"] == "2", told
    yield merchant
    merchant.control("POST", "reset")


def listed(shop):
    return shop.control("GET", "notifications").body["notifications"]


def settled(shop, count=None):
    """Waits until every message came to its end; each look lets the emulator go on."""
    for _ in range(2000):
        state = listed(shop)
        if all(one["outcome"] != "waiting" for one in state) and (count is None or len(state) == count):
            return state
    pytest.fail(f"still waiting: {listed(shop)}")


def inner(came):
    return json.loads(json.loads(came[1])["Message"])


def verify(shop, body):
    """The project's own verifier, as a merchant would run it."""
    program = pathlib.Path(os.environ["SAVEDWALLET_BIN"]) / "savedwallet"
    environment = {f"SAVEDWALLET_{name}": shop.ready[member] for name, member in NAMES.items()}
    done = subprocess.run([program, "notification", "verify", "-", "--certificate-file", shop.ready["sns_cert_file"], "--json"],
                          input=body, capture_output=True, env=environment, timeout=30)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


@pytest.mark.parametrize("version", ["1", "2"])
def test_what_arrives_is_verified_by_our_own_client(shop, receiver, version):
    shop.control("PUT", "notifications", {"url": receiver.url, "signatureVersion": version})
    charge = shop.charge(shop.id).body["chargeId"]
    headers, body = receiver.next()
    envelope = json.loads(body)
    assert envelope["SignatureVersion"] == version
    code, told = verify(shop, body)
    assert code == 0 and charge in told, told
    assert verify(shop, body.replace(b"STATE_CHANGE", b"STATE_CHANGF"))[0] == 1
    assert headers["content-type"] == "text/plain; charset=UTF-8"
    assert headers["x-amz-sns-message-type"] == envelope["Type"] == "Notification"
    assert headers["x-amz-sns-message-id"] == envelope["MessageId"]
    assert headers["x-amz-sns-topic-arn"] == envelope["TopicArn"]
    assert headers["User-Agent"] == "Amazon Simple Notification Service Agent"
    assert settled(shop)[-1]["outcome"] == "delivered"


def test_each_object_tells_of_its_changes(shop, receiver):
    charge = shop.charge(shop.id).body["chargeId"]
    refund = shop.refund(charge).body["refundId"]
    hold = shop.charge(shop.id, captureNow=False).body["chargeId"]
    shop.advance("30s")
    dispute = shop.control("POST", f"charges/{charge}/dispute", {"filingReason": "ProductNotReceived"}).body["disputeId"]
    pending = shop.charge(shop.id, simulate="CaptureInitiated").body["chargeId"]
    shop.advance("30s")
    shop.cancel(hold)
    shop.charge(shop.id, simulate="HardDeclined")
    shop.close_wallet(shop.id)
    expected = [("CHARGE", charge), ("CHARGE", hold), ("REFUND", refund), ("CHARGEBACK", dispute), ("CHARGE", pending),
                ("CHARGE", hold), ("CHARGE_PERMISSION", shop.id), ("CHARGE_PERMISSION", shop.id)]
    came = [inner(receiver.next()) for _ in expected]
    assert [(one["ObjectType"], one["ObjectId"]) for one in came] == expected
    assert all(list(one) == ["MerchantID", "ObjectType", "ObjectId", "ChargePermissionId", "NotificationType",
                             "NotificationId", "NotificationVersion"] for one in came)
    assert {(one["MerchantID"], one["ChargePermissionId"], one["NotificationType"], one["NotificationVersion"])
            for one in came} == {(shop.ready["merchant_id"], shop.id, "STATE_CHANGE", "V2")}
    assert len({one["NotificationId"] for one in came}) == len(expected) and receiver.came.empty()


@pytest.mark.parametrize("failure", [500, 503, None])
def test_a_failure_is_tried_again_hourly_three_times(shop, receiver, failure):
    for _ in range(4):
        receiver.answers.put(failure)
    shop.charge(shop.id)
    bodies = [receiver.next()[1]]
    for _ in range(3):
        while len(listed(shop)[-1]["attempts"]) < len(bodies):
            pass
        shop.advance("59m")
        assert receiver.came.empty()
        shop.advance("1m")
        bodies.append(receiver.next()[1])
    last = settled(shop)[-1]
    assert last["outcome"] == "given up" and len(last["attempts"]) == 4
    assert [one.get("status") for one in last["attempts"]] == [failure] * 4
    assert len(set(bodies)) == 1  # the same message each time
    shop.advance("8h")
    assert receiver.came.empty()


def test_a_second_try_that_is_taken_ends_it(shop, receiver):
    receiver.answers.put(503)
    shop.charge(shop.id)
    receiver.next()
    while not listed(shop)[-1]["attempts"]:
        pass
    shop.advance("1h")
    receiver.next()
    assert [one["status"] for one in settled(shop)[-1]["attempts"]] == [503, 200]


@pytest.mark.parametrize("status", [400, 404, 302])
def test_a_refusal_is_not_tried_again_and_no_redirect_followed(shop, receiver, status):
    receiver.answers.put(status)
    shop.charge(shop.id)
    receiver.next()
    assert settled(shop)[-1]["outcome"] == "refused"
    shop.advance("8h")
    assert receiver.came.empty()


def test_the_api_answers_while_the_receiver_takes_its_time(shop, receiver):
    slow = threading.Event()
    receiver.answers.put(slow)
    charge = shop.charge(shop.id).body["chargeId"]
    assert inner(receiver.next())["ObjectId"] == charge
    assert shop.get("charges", charge).state == "Captured" and shop.charge(shop.id).status == 201
    assert [one["outcome"] for one in listed(shop)] == ["waiting"] * 2
    slow.set()
    receiver.next()
    assert [one["outcome"] for one in settled(shop)] == ["delivered"] * 2


def test_a_message_is_sent_again_when_asked_for(shop, receiver):
    shop.charge(shop.id)
    first = receiver.next()
    message = settled(shop)[-1]["messageId"]
    assert shop.control("POST", f"notifications/{message}/resend").status == 202
    assert receiver.next()[1] == first[1]
    assert len(settled(shop)[-1]["attempts"]) == 2
    assert shop.control("POST", "notifications/nothing/resend").status == 404


def test_a_storm_duplicates_drops_and_reorders(shop, receiver):
    assert shop.control("POST", "notifications/storm", {"duplicate": 100}).body["duplicate"] == 100
    shop.charge(shop.id)
    assert receiver.next()[1] == receiver.next()[1]
    shop.control("POST", "notifications/storm", {"drop": 100})
    shop.charge(shop.id)
    assert settled(shop)[-1]["outcome"] == "dropped" and receiver.came.empty()

    shop.control("POST", "clock", {"freeze": True})
    shop.control("POST", "notifications/storm", {"reorder": 100})
    first = shop.charge(shop.id).body["chargeId"]
    assert receiver.came.empty()
    second = shop.charge(shop.id).body["chargeId"]
    assert inner(receiver.next())["ObjectId"] == first  # each waits for the next one
    shop.advance("1s")
    assert inner(receiver.next())["ObjectId"] == second
    for wrong in ({"drop": "much"}, {"loss": 1}):
        assert shop.control("POST", "notifications/storm", wrong).status == 400


def test_half_a_storm_changes_the_order(shop, receiver):
    shop.control("POST", "clock", {"freeze": True})
    shop.control("POST", "notifications/storm", {"reorder": 50})
    made = [shop.charge(shop.id, "1.00").body["chargeId"] for _ in range(12)]
    shop.advance("1s")
    came = [inner(receiver.next())["ObjectId"] for _ in made]
    assert sorted(came) == sorted(made) and came != made


def test_without_a_url_messages_are_listed_and_stay(merchant):
    wallet = merchant.wallet()
    merchant.charge(wallet)
    message = listed(merchant)[-1]
    assert message["outcome"] == "not sent" and message["attempts"] == []
    assert merchant.control("POST", f"notifications/{message['messageId']}/resend").reason == "InvalidRequest"
    merchant.control("POST", "reset")
    assert listed(merchant) == []


def test_only_this_machine_is_told(merchant):
    for url in ("http://shop.example/ipn", "ftp://127.0.0.1/", "http://127.0.0.1@shop.example/", "http://192.0.2.1/",
                "http://127.0.0.1.shop.example/", "nonsense", "file:///etc/passwd"):
        assert merchant.control("PUT", "notifications", {"url": url}).status == 400, url
    assert merchant.control("PUT", "notifications", {"signatureVersion": "3"}).status == 400
    for url in ("http://localhost:1/", "http://[::1]:1/ipn?a=b", "https://127.0.0.9/"):
        assert merchant.control("PUT", "notifications", {"url": url}).status == 200, url
    assert merchant.control("PUT", "notifications", {}).body["url"] is None


def test_the_same_seed_gives_the_same_ids(start, seller, keys):
    def ids():
        merchant = seller(start("--data-dir", keys, "--seed", "4").ready)
        merchant.charge(merchant.wallet())
        return [(one["messageId"], one["notificationId"]) for one in listed(merchant)]

    assert ids() == ids() != []


def test_the_newest_thousand_are_kept(merchant):
    wallet = merchant.wallet()
    for state in range(1010):
        how = {"state": "NonChargeable", "reason": "PaymentMethodExpired"} if state % 2 else {"state": "Chargeable"}
        assert merchant.control("POST", f"permissions/{wallet}", how).status == 200
    assert len(listed(merchant)) == 1000


def test_a_stop_or_a_reset_during_a_delivery(start, seller, keys, receiver):
    slow = threading.Event()
    for _ in range(2):
        receiver.answers.put(slow)
    running = start("--data-dir", keys)
    merchant = seller(running.ready)
    merchant.control("PUT", "notifications", {"url": receiver.url})
    merchant.charge(merchant.wallet())
    receiver.next()
    assert merchant.control("POST", "reset").status == 200 and listed(merchant) == []
    merchant.control("PUT", "notifications", {"url": receiver.url})
    merchant.charge(merchant.wallet())
    slow.set()
    receiver.next()
    receiver.answers.put(threading.Event())
    merchant.charge(merchant.wallet())
    receiver.next()
    assert running.stop() == 0
