# SPDX-License-Identifier: Apache-2.0
"""Calls through a proxy: Debian's tinyproxy, and one of our own that lies or breaks."""

import base64
import contextlib
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from conftest import CANARY
from daemons import free_port, tinyproxy

BASIC = f"BasicAuth till {CANARY}"


@pytest.fixture
def charge(emulator, caller, body, arrived, request):
    """Charges through a proxy. Gives the outcome, and what came to the emulator."""
    def through(proxy, user=None, password=None, **env):
        env["SAVEDWALLET_PROXY"] = proxy
        if user is not None:
            env["SAVEDWALLET_PROXY_USER"] = user
        if password is not None:
            env["SAVEDWALLET_PROXY_PASSWORD"] = password
        outcome = caller(**env).call("createCharge", "-", request.node.name, body)
        assert CANARY not in outcome.message
        return outcome, arrived()

    return through


def assert_went_through(outcome, requests):
    assert outcome.code == "ok" and outcome.status == 201, outcome
    assert requests == [("POST", "/v2/charges")]


def assert_refused(outcome, requests, *said):
    assert (outcome.code, outcome.effect, outcome.retry, outcome.next_step) == \
        ("no_answer", "none", "never", "fix_request"), outcome
    assert outcome.request_id == "-" and outcome.status == 0
    assert requests == []
    for words in ("the proxy 127.0.0.1:", *said):
        assert words in outcome.message


def assert_may_come_later(outcome, requests, *said):
    assert (outcome.code, outcome.effect, outcome.retry, outcome.next_step) == ("no_answer", "none", "same_key", "wait"), \
        outcome
    assert outcome.request_id == "-" and outcome.status == 0
    assert requests == []
    for words in said:
        assert words in outcome.message


@pytest.mark.parametrize("user", [None, "till"])
def test_a_charge_goes_through_a_proxy_that_asks_for_no_user(charge, emulator, tmp_path, user):
    with tinyproxy(tmp_path) as proxy:
        assert_went_through(*charge(proxy.url, user, user and CANARY))
    assert proxy.count("CONNECT " + emulator.ready["url"][len("https://"):]) == 1


def test_a_charge_goes_through_a_proxy_that_asks_for_a_user(charge, tmp_path):
    with tinyproxy(tmp_path, BASIC) as proxy:
        assert_went_through(*charge(proxy.url, "till", CANARY))


@pytest.mark.parametrize("user, password, said", [
    (None, None, "asks for a user: set proxy_user and proxy_password"),
    ("till", "not-" + CANARY, "does not accept proxy_user and proxy_password"),
    ("till", None, "does not accept proxy_user and proxy_password"),
    ("somebody", CANARY, "does not accept proxy_user and proxy_password"),
])
def test_what_the_proxy_does_not_accept_is_said_and_nothing_is_sent(charge, tmp_path, user, password, said):
    with tinyproxy(tmp_path, BASIC) as proxy:
        assert_refused(*charge(proxy.url, user, password, ATTEMPTS="4"), said)
    assert proxy.count("): CONNECT ") == 1


def test_a_proxy_that_does_not_connect_there_is_named(charge, tmp_path):
    with tinyproxy(tmp_path, "ConnectPort 1") as proxy:
        assert_refused(*charge(proxy.url, ATTEMPTS="4"), "refuses to connect to 127.0.0.1:", "403")


def test_a_proxy_that_cannot_connect_there_may_later(charge, tmp_path):
    with tinyproxy(tmp_path) as proxy:
        away = f"https://127.0.0.1:{free_port()}"
        assert_may_come_later(*charge(proxy.url, SAVEDWALLET_BASE_URL=away), "cannot now connect to 127.0.0.1:")


def test_a_proxy_that_is_not_there_is_named(charge):
    port = free_port()
    assert_may_come_later(*charge(f"http://127.0.0.1:{port}"), f"through the proxy 127.0.0.1:{port}")


def test_plain_http_is_tunnelled_too(charge, emulator, tmp_path):
    with tinyproxy(tmp_path) as proxy:
        assert_went_through(*charge(proxy.url, SAVEDWALLET_BASE_URL=emulator.ready["http_url"]))
    assert proxy.count("CONNECT " + emulator.ready["http_url"][len("http://"):]) == 1
    with tinyproxy(tmp_path, BASIC) as proxy:
        outcome, _ = charge(proxy.url, SAVEDWALLET_BASE_URL=emulator.ready["http_url"])
        assert_refused(outcome, [], "asks for a user")


def test_calls_share_a_tunnel(caller, body, tmp_path):
    with tinyproxy(tmp_path, BASIC) as proxy:
        one = caller(SAVEDWALLET_PROXY=proxy.url, SAVEDWALLET_PROXY_USER="till", SAVEDWALLET_PROXY_PASSWORD=CANARY)
        for n in range(5):
            assert one.call("createCharge", "-", f"tunnel:{n}", body).code == "ok"
    assert proxy.count("): CONNECT ") == 1


def test_the_command_has_settings_for_it(emulator, tmp_path):
    settings = {"SAVEDWALLET_PROXY_USER": "till", "SAVEDWALLET_PROXY_PASSWORD": CANARY}
    with tinyproxy(tmp_path, BASIC) as proxy:
        settings["SAVEDWALLET_PROXY"] = proxy.url
        done = run_command(emulator, settings)
        assert done.returncode == 1 and b"ResourceNotFound" in done.stdout, done.stdout
        settings["SAVEDWALLET_PROXY_PASSWORD"] = "x" + CANARY
        done = run_command(emulator, settings)
        assert done.returncode != 0 and b"does not accept proxy_user" in done.stdout
        settings["SAVEDWALLET_PROXY"] = f"http://till:{CANARY}@127.0.0.1:1"
        done = run_command(emulator, settings)
        assert done.returncode == 2 and b"put them in proxy_user" in done.stdout
        assert CANARY.encode() not in done.stdout + done.stderr


def run_command(emulator, settings):
    done = subprocess.run([emulator.programs / "savedwallet", "call", "getCharge", "S02-0000000-0000000-C000000", "--json"],
                          env={**emulator.env, **settings}, capture_output=True, timeout=60, check=False)
    assert CANARY.encode() not in done.stdout + done.stderr
    return done


class Lying:
    """A proxy that says what it is told to, and notes what came."""

    def __init__(self, answer, goes_on=False, certificate=None):
        self.answer = answer
        self.goes_on = goes_on
        self.certificate = certificate
        self.heads = []
        self.open = None
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.server.accept()
                with contextlib.suppress(OSError), self._secured(connection) as self.open:
                    self._converse(self.open)

    def _secured(self, connection):
        connection.settimeout(5)
        if not self.certificate:
            return connection
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        return context.wrap_socket(connection, server_side=True)

    def _converse(self, connection):
        head = b""
        while b"\r\n\r\n" not in head:
            read = connection.recv(4096)
            if not read:
                return
            head += read
        self.heads.append(head)
        connection.sendall(self.answer)
        if self.goes_on:
            host, port = head.split()[1].decode().split(":")
            with socket.create_connection((host, int(port))) as server:
                pass_on(connection, server)

    def stop(self):
        for each in (self.server, self.open):
            with contextlib.suppress(OSError, TypeError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)
        self.thread.join()
        self.server.close()


def pass_on(client, server):
    """Copies both ways until one side closes."""
    def copy(source, target):
        with contextlib.suppress(OSError):
            while read := source.recv(65536):
                target.sendall(read)
        for each in (source, target):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)  # below TLS

    back = threading.Thread(target=copy, args=(server, client))
    back.start()
    copy(client, server)
    back.join()


@contextlib.contextmanager
def lying(*words, **how):
    proxy = Lying(*words, **how)
    try:
        yield proxy
    finally:
        proxy.stop()


FORGED = (b"x-amz-pay-request-id: forged\r\ncontent-type: application/json\r\n",
          b'{"chargeId":"S02-1-1-C1","statusDetails":{"state":"Captured"},"reasonCode":"forged"}')


def answer(status, with_body=True):
    length = b"content-length: %d\r\n" % len(FORGED[1]) if with_body else b""
    return b"HTTP/1.1 %s\r\n%s%s\r\n%s" % (status, FORGED[0], length, FORGED[1] if with_body else b"")


@pytest.mark.parametrize("status", [b"407 Who", b"403 No", b"401 Who", b"400 No", b"302 Found"])
def test_a_refusal_of_the_proxys_is_not_amazons(charge, status):
    with lying(answer(status)) as proxy:
        assert_refused(*charge(f"http://127.0.0.1:{proxy.port}", ATTEMPTS="4"), status[:3].decode())
        assert len(proxy.heads) == 1


@pytest.mark.parametrize("status", [b"429 Later", b"500 No", b"502 No", b"503 No"])
def test_a_failure_of_the_proxys_is_not_amazons(charge, status):
    with lying(answer(status)) as proxy:
        assert_may_come_later(*charge(f"http://127.0.0.1:{proxy.port}"), "cannot now connect", status[:3].decode())


@pytest.mark.parametrize("said", [answer(b"200 OK"), answer(b"201 Created"), answer(b"200 OK", False), b"",
                                  b"HTTP/1.1 200 OK\r\n", b"nonsense\r\n\r\n", answer(b"999 No")],
                         ids=["answered", "created", "headers", "closed", "cut", "nonsense", "no_status"])
def test_what_a_proxy_says_by_itself_is_no_answer(charge, said):
    with lying(said) as proxy:
        outcome, requests = charge(f"http://127.0.0.1:{proxy.port}")
        assert (outcome.code, outcome.effect) == ("no_answer", "none"), outcome
        assert outcome.request_id == "-" and "forged" not in outcome.message
        assert requests == []


def test_headers_of_the_tunnel_are_not_those_of_the_answer(charge):
    with lying(answer(b"200 OK", False), goes_on=True) as proxy:
        password = "%41:\u00f6 " + CANARY
        outcome, requests = charge(f"http://127.0.0.1:{proxy.port}", "till", password)
        assert_went_through(outcome, requests)
        assert outcome.request_id not in ("-", "forged")
        basic = base64.b64encode(f"till:{password}".encode())
        assert b"\r\nProxy-Authorization: Basic " + basic + b"\r\n" in proxy.heads[0]
        head = proxy.heads[0].lower()
        for name in (b"x-amz", b"\r\nauthorization", b"user-agent", b"chargepermission"):
            assert name not in head


def test_a_proxy_that_says_nothing_is_not_waited_for_longer_than_a_connection(charge):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert_may_come_later(*charge(f"http://127.0.0.1:{port}", CONNECT_MS="300"), f"proxy 127.0.0.1:{port}")


@pytest.fixture
def trusting(emulator, tmp_path):
    """A file of authorities: the emulator's, and this certificate."""
    def write(shown):
        path = tmp_path / "trusted.pem"
        path.write_bytes(shown.read_bytes() + Path(emulator.ready["ca_file"]).read_bytes())
        return str(path)

    return write


@pytest.mark.parametrize("host, name", [("127.0.0.1", "IP:127.0.0.1"), ("localhost", "DNS:localhost")])
def test_a_proxy_may_speak_tls(charge, certificate, trusting, host, name):
    shown = certificate(f"/CN={host}", "-addext", f"subjectAltName={name}")
    with lying(answer(b"200 OK", False), goes_on=True, certificate=shown) as proxy:
        assert_went_through(*charge(f"https://{host}:{proxy.port}", "till", CANARY, SAVEDWALLET_CA_FILE=trusting(shown)))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("names", [[], ["-addext", "subjectAltName=IP:127.0.0.2"]], ids=["none", "another"])
def test_a_proxys_certificate_is_held_against_its_name(charge, certificate, trusting, host, names):
    shown = certificate(f"/CN={host}", *names)
    with lying(b"", certificate=shown) as proxy:
        outcome, requests = charge(f"https://{host}:{proxy.port}", SAVEDWALLET_CA_FILE=trusting(shown))
        assert (outcome.effect, outcome.retry, outcome.next_step) == ("none", "never", "fix_request"), outcome
        assert f"{host}:{proxy.port} shows a certificate that cannot be trusted" in outcome.message
        assert requests == [] and proxy.heads == []


def test_the_environment_names_no_proxy(caller, body):
    with lying(answer(b"200 OK")) as proxy:
        names = ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        env = {name: f"http://127.0.0.1:{proxy.port}" for name in names}
        away = f"https://0.0.0.0:{free_port()}"  # not written as this machine is
        outcome = caller(SAVEDWALLET_BASE_URL=away, **env).call("createCharge", "-", "direct", body)
        assert outcome.effect == "none" and "0.0.0.0" in outcome.message
        assert proxy.heads == []


def test_no_proxy_of_the_environment_is_not_heeded(charge, tmp_path):
    with tinyproxy(tmp_path) as proxy:
        assert_went_through(*charge(proxy.url, no_proxy="*", NO_PROXY="127.0.0.1"))
    assert proxy.count("): CONNECT ") == 1
