# SPDX-License-Identifier: Apache-2.0
"""The engine's worker: sends again what had no answer, reads what Amazon has told of, and has the pages show it."""

import threading

from flask import Flask

from . import charging
from .pages import engine

PAUSE = 0.2  # seconds between two looks into the journal


class Worker:
    """A thread of this process. Any number may work at once, in other processes too."""

    def __init__(self, app: Flask) -> None:
        self._app, self._ending = app, threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        with self._app.app_context():
            while not self._ending.wait(PAUSE):
                if engine().run(until="idle").steps:
                    charging.catch_up()

    def end(self) -> None:
        """What is on its way is ended first."""
        self._ending.set()
        self._thread.join(timeout=10)
