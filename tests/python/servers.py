# SPDX-License-Identifier: Apache-2.0
"""What the tests talk to: an emulator of their own, a server that notes what it is asked, and one that says nothing."""
import contextlib
import json
import socket
import ssl
import subprocess
import tempfile
import threading
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MEMBERS = {"region": "region", "merchant_id": "merchant_id", "store_id": "store_id", "public_key_id": "public_key_id",
           "private_key_file": "private_key_file", "base_url": "url", "ca_file": "ca_file"}


class Emulator:
    def __init__(self, programs, folder, *options):
        # A pipe that nobody reads would fill and hold the emulator up.
        self.stderr = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [programs / "savedwallet-emulator", "--port", "0", "--http-port", "0", "--region", "eu", "--data-dir", folder,
             *options], stdout=subprocess.PIPE, stderr=self.stderr, text=True)
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(timeout=10)
            self.stderr.seek(0)
            raise AssertionError(f"the emulator did not start: {self.stderr.read()}")
        self.ready = json.loads(line)

    @property
    def config(self):
        """How a client of it is made."""
        names = {name: self.ready[member] for name, member in MEMBERS.items()}
        return {**names, "initiator": "MITU", "channel": "Web", "ledger_currency": "EUR", "state_secret": "0123456789abcdef0123"}

    @property
    def env(self):
        """The same, as the environment of a process."""
        return {"SAVEDWALLET_" + name.upper(): str(value) for name, value in self.config.items()}

    def control(self, method, path, value=None):
        request = urllib.request.Request(
            f"{self.ready['http_url']}/emulator/api/{path}", None if value is None else json.dumps(value).encode(),
            headers={"content-type": "application/json", "x-emulator-token": self.ready["control_token"]}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def reset(self):
        self.control("POST", "reset")
        self.control("DELETE", "faults")

    def fault(self, operation, fault, **more):
        self.control("POST", "faults", [{"operation": operation, "fault": fault, **more}])

    def check_out(self, button, **choice):
        """What a buyer does at Amazon. @return the URL on which the buyer comes back"""
        choice = {"card": "1111", "consent": True, **choice}
        return self.control("POST", "checkout", {
            "payload": button.payload_json, "signature": button.signature, "public_key_id": button.public_key_id,
            "algorithm": button.algorithm, "product_type": "PayOnly", **choice})["url"]

    def save_wallet(self, client):
        button = client.button("setup_only", return_url="https://shop.example/back", cancel_url="https://shop.example/no",
                               browser_session="session-1")
        return client.finish(self.check_out(button), browser_session="session-1").charge_permission_id

    def charges(self):
        return self.control("GET", "state")["charges"]

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.stderr.close()
        return code


@dataclass
class Request:
    method: str
    path: str
    query: str
    headers: dict
    body: bytes


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_):
        pass  # a client that went away


class Loopback:
    """Notes what it is asked, and answers what `answer` says: a status, JSON or bytes, and headers. While `gate` is not
    set, no answer leaves."""

    def __init__(self):
        self.requests = []
        self.answer = lambda request: (200, {}, {})
        self.gate = threading.Event()
        self.gate.set()
        self.in_flight = self.most_in_flight = self.connections = 0
        self.changed = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def handle(self):
                outer.count(1)
                try:
                    super().handle()
                finally:
                    outer.count(-1)

            def serve(self):
                path, _, query = self.path.partition("?")
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.serve(self, Request(self.command, path, query, headers, body))

            do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = serve

            def log_message(self, *_):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def count(self, connections):
        with self.changed:
            self.connections += connections
            self.changed.notify_all()

    def serve(self, handler, request):
        with self.changed:
            self.requests.append(request)
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            self.changed.notify_all()
        self.gate.wait(20)
        status, body, headers = self.answer(request)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        with self.changed:
            self.in_flight -= 1
        handler.send_response(status)
        for name, value in {"content-type": "application/json", "x-amz-pay-request-id": "request-1", **headers}.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)
        handler.wfile.flush()

    def wait_for(self, count):
        """Until so many requests have come."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.requests) >= count, timeout=10), f"{len(self.requests)} came"

    def clear(self):
        self.requests.clear()
        self.in_flight = self.most_in_flight = 0
        self.answer = lambda request: (200, {}, {})
        self.gate.set()

    def stop(self):
        self.gate.set()
        self.server.shutdown()
        self.thread.join(5)
        self.server.server_close()


class Silent:
    """Takes connections, and says nothing. `wait` comes back when somebody has sent something."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.accepted = []

    def wait(self, count=1):
        self.listener.settimeout(10)
        while len(self.accepted) < count:
            peer, _ = self.listener.accept()
            peer.settimeout(10)
            self.accepted.append(peer)
            assert peer.recv(65536)

    def stop(self):
        for peer in self.accepted:
            peer.close()
        self.listener.close()


@contextlib.contextmanager
def stopping(one):
    try:
        yield one
    finally:
        one.stop()
