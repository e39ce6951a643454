# SPDX-License-Identifier: Apache-2.0
"""Servers on this machine that do to a request what a bad network does."""

import contextlib
import http.client
import socket
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextlib.contextmanager
def tampering_proxy(target, old, new):
    """Passes requests on to an http URL with some bytes of their body replaced."""
    address = urllib.parse.urlsplit(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            assert old in body and len(old) == len(new)
            connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
            headers = {**dict(self.headers), "Host": address.netloc}
            connection.request(self.command, self.path, body.replace(old, new), headers)
            answer = connection.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "content-length", "date", "server", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            connection.close()

        do_POST = pass_on

        def log_message(self, *_):
            pass

    with serving(Handler) as url:
        yield url


@contextlib.contextmanager
def answering(status, body, headers=None):
    """Answers every request in the same way; gives the URL and the list of requests that came."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            requests.append(self.rfile.read(int(self.headers.get("content-length", 0))))
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = answer

        def log_message(self, *_):
            pass

    with serving(Handler) as url:
        yield url, requests


@contextlib.contextmanager
def serving(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def silent():
    """Takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
