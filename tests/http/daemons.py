# SPDX-License-Identifier: Apache-2.0
"""tinyproxy and nginx, started on this machine with a configuration of their own, and stopped."""

import contextlib
import os
import signal
import socket
import subprocess
import threading


class Daemon:
    """A program that runs until it is told to stop, and the lines that it has written."""

    def __init__(self, *words):
        self.lines = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line)
                self.changed.notify_all()
        with self.changed:
            self.lines.append(None)
            self.changed.notify_all()

    def wait_for(self, text, since=0):
        """Waits for a line that holds the text, or for the end of the program. @return whether it came"""
        def is_there():
            return any(line is None or text in line for line in self.lines[since:])

        with self.changed:
            assert self.changed.wait_for(is_there, timeout=10), f"no \"{text}\" in {self.lines}"
            return any(line and text in line for line in self.lines[since:])

    def count(self, text):
        """In how many lines the text is; all are there once it is stopped."""
        with self.changed:
            return sum(text in line for line in self.lines if line)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=10)
        self.reader.join()
        self.process.stdout.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def running(ready, folder, write, *words):
    """Starts a program on a free port; another one may take that first, so there are three tries."""
    with contextlib.ExitStack() as started:
        for _ in range(3):
            port = free_port()
            (folder / "conf").write_text(write(port))
            daemon = Daemon(*words, str(folder / "conf"))
            started.callback(daemon.stop)
            if daemon.wait_for(ready):
                yield daemon, port
                return
        raise AssertionError(daemon.lines)


@contextlib.contextmanager
def tinyproxy(folder, *settings):
    def write(port):
        return "\n".join([f"Port {port}", "Listen 127.0.0.1", "Timeout 20", "MaxClients 20", "LogLevel Info",
                          *settings, ""])

    with running("Accepting connections", folder, write, "/usr/bin/tinyproxy", "-d", "-c") as (daemon, port):
        daemon.url = f"http://127.0.0.1:{port}"
        yield daemon


class Nginx:
    def __init__(self, daemon, port, log):
        self.daemon = daemon
        self.url = f"https://127.0.0.1:{port}"
        self.log = log

    def protocols(self):
        """Of each request, in its order; all are there once it is stopped."""
        return [line.split()[0] for line in self.log.read_text().splitlines()]

    def connections(self):
        """The connections on which requests came."""
        return {line.split()[1] for line in self.log.read_text().splitlines()}

    def worker(self):
        """The process that serves."""
        lines = [line for line in self.daemon.lines if line and "start worker process " in line]
        return int(lines[-1].split()[-1])

    def begin_reload(self):
        """Begins again; when this returns another process takes new connections, and idle ones are ended."""
        before = len(self.daemon.lines)
        self.daemon.process.send_signal(signal.SIGHUP)
        assert self.daemon.wait_for("gracefully shutting down", before)

    def reload(self):
        """The same; when this returns every connection that was there is closed."""
        before, old = len(self.daemon.lines), self.worker()
        self.begin_reload()
        assert self.daemon.wait_for(f"worker process {old} exited", before)

    def kill_worker(self):
        """Its connections die under their requests; the next worker serves when this returns."""
        before = len(self.daemon.lines)
        os.kill(self.worker(), signal.SIGKILL)
        assert self.daemon.wait_for("start worker process ", before)


@contextlib.contextmanager
def nginx(folder, certificate, upstream, *settings):
    """HTTP/2 under TLS in front of an http URL."""
    def write(port):
        user = "user root;" if os.geteuid() == 0 else ""
        paths = "\n".join(f"{kind}_temp_path {folder}/{kind};"
                          for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return f"""
{user} daemon off; worker_processes 1; pid {folder}/pid; error_log stderr notice; lock_file {folder}/lock;
events {{ }}
http {{
    {paths}
    log_format protocol '$server_protocol $connection';
    access_log {folder}/access.log protocol;
    lingering_close off;
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {certificate}; ssl_certificate_key {certificate};
        {' '.join(settings)}
        location / {{ proxy_pass {upstream}; proxy_http_version 1.1; proxy_set_header Host 127.0.0.1; }}
    }}
}}
"""

    with running("start worker process ", folder, write, "/usr/sbin/nginx", "-p", str(folder), "-c") as (daemon, port):
        yield Nginx(daemon, port, folder / "access.log")
