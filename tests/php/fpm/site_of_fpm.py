# SPDX-License-Identifier: Apache-2.0
"""nginx with php-fpm in a folder of their own, and what stands between them and the emulator: a proxy that counts."""
import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time

WORKERS = 4
IS_ROOT = os.geteuid() == 0

FPM = """
[global]
error_log = {folder}/fpm.log
daemonize = no
[www]
{user}
listen = {folder}/fpm.sock
pm = static
pm.max_children = {workers}
catch_workers_output = yes
{env}
php_admin_value[error_log] = {folder}/php.log
php_admin_flag[log_errors] = on
php_admin_value[error_reporting] = 32767
php_admin_flag[display_errors] = on
"""

NGINX = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    keepalive_requests 10000;
    server {{
        listen 127.0.0.1:{port};
        fastcgi_param SCRIPT_FILENAME {page};
        fastcgi_param REQUEST_METHOD $request_method;
        fastcgi_param QUERY_STRING $query_string;
        fastcgi_param TESTED_BUILD {build};
        fastcgi_param DOCUMENT_ROOT {folder};
        location /pool {{ fastcgi_pass unix:{folder}/fpm.sock; }}
        location /params {{
            fastcgi_pass unix:{folder}/fpm.sock;
            fastcgi_param SCRIPT_FILENAME {page};
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param TESTED_BUILD {build};
{params}
        }}
    }}
}}
"""


def wait_for(what, why):
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end, why()
        time.sleep(0.01)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


class Site:
    """`env` is in the pool's configuration; what `params` has besides comes with each request to /params."""

    def __init__(self, folder, build, page, env, params, fpm, nginx):
        self.folder, self.port = folder, free_port()
        fill = {"folder": folder, "port": self.port, "page": page, "build": build, "workers": WORKERS}
        (folder / "fpm.conf").write_text(FPM.format(
            user="user = root\ngroup = root" if IS_ROOT else "", env="\n".join(f'env[{name}] = "{value}"' for name, value in env.items()), **fill))
        (folder / "nginx.conf").write_text(NGINX.format(
            user="user root;" if IS_ROOT else "",
            params="\n".join(f'            fastcgi_param {name} "{value}";' for name, value in params.items()), **fill))
        self.processes = []
        try:
            self.start([fpm, "--nodaemonize", "--fpm-config", folder / "fpm.conf", *(["--allow-to-run-as-root"] if IS_ROOT else [])])
            wait_for(lambda: (folder / "fpm.sock").exists(), self.logs)
            self.start([nginx, "-p", folder, "-c", folder / "nginx.conf"])
            wait_for(self.listens, self.logs)
        except BaseException:
            self.stop()
            raise

    def start(self, command):
        with open(self.folder / "output", "ab") as output:
            environment = {"PATH": os.environ["PATH"], "PHP_INI_SCAN_DIR": os.environ["PHP_INI_SCAN_DIR"]}
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment))

    def listens(self):
        assert all(one.poll() is None for one in self.processes), self.logs()
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0

    def logs(self):
        return "\n".join(self.log(name) for name in ("output", "fpm.log", "nginx.log", "php.log"))

    def log(self, name):
        path = self.folder / name
        return path.read_text() if path.exists() else ""

    def stop(self):
        for one in reversed(self.processes):
            if one.poll() is None:
                one.send_signal(signal.SIGQUIT)
        return [one.wait(timeout=10) for one in self.processes]


class Visitor:
    """A browser's connection."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        assert answer.status == 200, text
        return json.loads(text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()


class Proxy:
    """Takes connections for the emulator, and knows each of them: TLS goes through as it is."""

    def __init__(self, port):
        self.upstream = port
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"https://127.0.0.1:{self.listener.getsockname()[1]}"
        self.bytes_of = []  # of each connection, what the client has sent
        self.sockets = []
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.upstream))
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            number = len(self.bytes_of)
            self.bytes_of.append(0)
            self.sockets += [client, server]
            threading.Thread(target=self.pump, args=(client, server, number), daemon=True).start()
            threading.Thread(target=self.pump, args=(server, client, None), daemon=True).start()

    def pump(self, source, target, number):
        try:
            while piece := source.recv(65536):
                if number is not None:
                    self.bytes_of[number] += len(piece)
                target.sendall(piece)
        except OSError:
            pass
        for one in (source, target):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def used(self, do):
        """What it returns, and the connections that it sent something on."""
        before = list(self.bytes_of)
        result = do()
        return result, {number for number, sent in enumerate(self.bytes_of) if number >= len(before) or sent > before[number]}

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)
        for one in self.sockets:
            one.close()
