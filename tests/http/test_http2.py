# SPDX-License-Identifier: Apache-2.0
"""HTTP/2: through Debian's nginx in front of the emulator, and with a server of our own that breaks its rules."""

import contextlib
import json
import socket
import ssl
import struct
import threading

import pytest

from daemons import nginx
from emulator import Emulator

CAPTURED = json.dumps({"chargeId": "C1", "chargePermissionId": "P1", "statusDetails": {"state": "Captured"}}).encode()


def test_a_charge_from_start_to_end(caller, body, arrived, emulator, ours, tmp_path):
    with nginx(tmp_path, ours, emulator.ready["http_url"]) as front:
        one = caller(SAVEDWALLET_BASE_URL=front.url)
        made = one.call("createCharge", "-", "whole", body)
        assert made.code == "ok" and made.status == 201, made
        seen = emulator.seen()[-1]
        assert made.request_id == seen["requestId"]
        charge = json.loads(seen["answerBody"])["chargeId"]
        assert one.call("getCharge", charge).status == 200
        refund = json.dumps({"chargeId": charge, "refundAmount": {"amount": "1.00", "currencyCode": "EUR"}})
        assert one.call("createRefund", "-", "whole", refund).status == 201
        refused = one.call("cancelCharge", charge, "-", '{"cancellationReason":"no"}')
        assert refused.status == 422 and refused.effect == "none", refused
    assert arrived() == [("POST", "/v2/charges"), ("GET", f"/v2/charges/{charge}"), ("POST", "/v2/refunds"),
                         ("DELETE", f"/v2/charges/{charge}/cancel")]
    assert front.protocols() == ["HTTP/2.0"] * 4
    assert len(front.connections()) == 1


@pytest.mark.parametrize("setting", ["keepalive_requests 1;", "keepalive_timeout 0;", "keepalive_requests 3;"])
def test_a_connection_that_the_server_ends_between_calls_costs_nothing(caller, body, arrived, emulator, ours, tmp_path,
                                                                       setting):
    with nginx(tmp_path, ours, emulator.ready["http_url"], setting) as front:
        one = caller(SAVEDWALLET_BASE_URL=front.url)
        for n in range(9):
            made = one.call("createCharge", "-", f"{setting}{n}".replace(" ", ""), body)
            assert (made.code, made.attempts) == ("ok", 1), made
    assert arrived() == [("POST", "/v2/charges")] * 9
    assert front.protocols() == ["HTTP/2.0"] * 9
    assert len(front.connections()) > 1


def test_a_server_that_begins_again_between_calls_costs_nothing(caller, body, arrived, emulator, ours, tmp_path):
    with nginx(tmp_path, ours, emulator.ready["http_url"]) as front:
        one = caller(SAVEDWALLET_BASE_URL=front.url)
        for n in range(3):
            made = one.call("createCharge", "-", f"reload:{n}", body)
            assert (made.code, made.attempts) == ("ok", 1), made
            front.reload()
    assert arrived() == [("POST", "/v2/charges")] * 3
    assert front.protocols() == ["HTTP/2.0"] * 3


def test_without_the_server_behind_it_nobody_knows(caller, body, ours, programs, tmp_path):
    behind = Emulator(programs, tmp_path / "emulator")
    with contextlib.ExitStack() as at_the_end:
        at_the_end.callback(behind.stop)
        front = at_the_end.enter_context(nginx(tmp_path, ours, behind.ready["http_url"]))
        env = {**behind.env, "SAVEDWALLET_CA_FILE": str(ours)}
        one = caller(**{**env, "SAVEDWALLET_BASE_URL": front.url})
        assert one.call("getChargePermission", behind.save_wallet()).status == 200
        assert behind.stop() == 0
        lost = one.call("createCharge", "-", "502", body)
        assert (lost.code, lost.status, lost.effect, lost.retry) == ("server", 502, "unknown", "same_key"), lost
        read = one.call("getCharge", "S02-1")
        assert (read.code, read.status, read.effect) == ("server", 502, "none"), read
    assert front.protocols() == ["HTTP/2.0"] * 3


def test_a_server_that_has_no_time_is_asked_again(caller, body, arrived, emulator, ours, tmp_path):
    with nginx(tmp_path, ours, emulator.ready["http_url"], "if ($request_method = POST) { return 503; }") as front:
        late = caller(SAVEDWALLET_BASE_URL=front.url, ATTEMPTS="2").call("createCharge", "-", "503", body)
        assert (late.status, late.attempts, late.retry) == (503, 2, "same_key"), late
    assert arrived() == []
    assert front.protocols() == ["HTTP/2.0"] * 2


class Holding:
    """A server that reads each request whole, and answers when it is told to."""

    def __init__(self):
        self.count = 0
        self.came = threading.Semaphore(0)
        self.may_answer = threading.Event()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.server.accept()
                threading.Thread(target=self._answer, args=(connection,)).start()

    def _answer(self, connection):
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            connection.recv(65536)
            self.count += 1
            self.came.release()
            self.may_answer.wait(timeout=10)
            connection.sendall(b"HTTP/1.0 201 Created\r\ncontent-type: application/json\r\n\r\n" + CAPTURED)

    def stop(self):
        self.may_answer.set()
        self.server.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.server.close()


@pytest.fixture
def holding():
    server = Holding()
    yield server
    server.stop()


@pytest.mark.parametrize("is_warm", [False, True], ids=["new", "kept"])
@pytest.mark.parametrize("call, retry", [(("createCharge", "-", "dies", '{"a":1}'), "same_key"),
                                         (("updateChargePermission", "P1", "-", '{"a":1}'), "never"),
                                         (("cancelCharge", "C1", "-", '{"a":1}'), "never")])
def test_a_connection_that_dies_under_a_request_is_not_used_again(caller, holding, ours, tmp_path, call, retry, is_warm):
    with nginx(tmp_path, ours, holding.url) as front:
        one = caller(SAVEDWALLET_BASE_URL=front.url)
        if is_warm:
            holding.may_answer.set()
            one.call("getCharge", "C1")
            assert holding.came.acquire(timeout=10)
            holding.may_answer.clear()
        one.begin(*call)
        assert holding.came.acquire(timeout=10)
        front.kill_worker()
        lost = one.end()
        assert (lost.code, lost.effect, lost.retry, lost.attempts) == ("no_answer", "unknown", retry, 1), lost
        assert holding.count == 1 + is_warm


def test_a_server_that_begins_again_under_a_request_answers_it(caller, holding, ours, tmp_path):
    with nginx(tmp_path, ours, holding.url) as front:
        one = caller(SAVEDWALLET_BASE_URL=front.url)
        one.begin("createCharge", "-", "reload", '{"a":1}')
        assert holding.came.acquire(timeout=10)
        front.begin_reload()
        holding.may_answer.set()
        assert one.end().code == "ok"
        assert holding.count == 1
        assert one.call("getCharge", "C1").code == "ok"
    assert front.protocols() == ["HTTP/2.0"] * 2


SETTINGS, HEADERS, DATA, RST_STREAM, PING, GOAWAY = 4, 1, 0, 3, 6, 7
END_STREAM, END_HEADERS, ACK = 1, 4, 1


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


class Breaking:
    """A server of HTTP/2 that counts requests and answers each as it is told: deeds[n], and the last for the rest."""

    def __init__(self, certificate, *deeds):
        self.deeds = deeds
        self.count = 0
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.context.set_alpn_protocols(["h2"])
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self.server.getsockname()[1]}"
        self.open = None
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.server.accept()
                connection.settimeout(10)
                with contextlib.suppress(OSError), self.context.wrap_socket(connection, server_side=True) as self.open:
                    self._converse(self.open)

    def _converse(self, connection):
        read = connection.makefile("rb")
        read.read(24)  # the preface
        connection.sendall(frame(SETTINGS, 0, 0))
        while head := read.read(9):
            size, kind, flags, stream = int.from_bytes(head[:3], "big"), head[3], head[4], int.from_bytes(head[5:], "big")
            read.read(size)
            if kind == SETTINGS and not flags & ACK:
                connection.sendall(frame(SETTINGS, ACK, 0))
            if kind in (HEADERS, DATA) and flags & END_STREAM:
                deed = self.deeds[min(self.count, len(self.deeds) - 1)]
                self.count += 1
                if deed(connection, stream) is False:
                    return

    def stop(self):
        for each in (self.server, self.open):
            with contextlib.suppress(OSError, TypeError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)
        self.thread.join()
        self.server.close()


def answered(connection, stream):
    connection.sendall(frame(HEADERS, END_HEADERS, stream, b"\x88") + frame(DATA, END_STREAM, stream, CAPTURED))


def goes_away(last, reason=0):
    def deed(connection, _):
        connection.sendall(frame(GOAWAY, 0, 0, struct.pack(">II", last, reason)))
        return False

    return deed


def reset(reason, goes_on=True):
    def deed(connection, stream):
        connection.sendall(frame(RST_STREAM, 0, stream, struct.pack(">I", reason)))
        return goes_on

    return deed


def closed(*_):
    return False


def cut(connection, stream):
    connection.sendall(frame(HEADERS, END_HEADERS, stream, b"\x88") + frame(DATA, 0, stream, CAPTURED[:9]))
    return False


REFUSED_STREAM = 7
WAYS = {"goes_away_before_it": goes_away(0), "goes_away_after_it": goes_away(2 ** 31 - 1), "goes_away_in_anger": goes_away(0, 2),
        "refused": reset(REFUSED_STREAM), "canceled": reset(8), "failed": reset(2), "needs_http_1": reset(13, goes_on=False),
        "closed": closed, "cut": cut}


@pytest.fixture
def breaking(ours):
    started = []

    def start(*deeds):
        started.append(Breaking(ours, *deeds))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.mark.parametrize("is_warm", [False, True], ids=["new", "kept"])
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_sent_again_unless_it_is_counted(caller, breaking, way, is_warm):
    server = breaking(*[answered] * is_warm, WAYS[way], answered)
    one = caller(SAVEDWALLET_BASE_URL=server.url)
    if is_warm:
        assert one.call("getCharge", "C1").code == "ok"
    lost = one.call("cancelCharge", "C1", "-", '{"a":1}')
    assert (lost.code, lost.effect, lost.retry, lost.attempts) == ("no_answer", "unknown", "never", 1), lost
    assert server.count == 1 + is_warm
    assert one.call("getCharge", "C1").code == "ok"
    assert server.count == 2 + is_warm


@pytest.mark.parametrize("way", WAYS)
def test_what_may_be_repeated_is_and_each_try_is_counted(caller, breaking, way):
    server = breaking(WAYS[way], WAYS[way], answered)
    made = caller(SAVEDWALLET_BASE_URL=server.url, ATTEMPTS="4").call("createCharge", "-", "again", '{"a":1}')
    assert (made.code, made.attempts) == ("ok", 3), made
    assert server.count == 3
