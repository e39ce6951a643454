# SPDX-License-Identifier: Apache-2.0
"""How a job gets into the library and out again: its host, its log, and the end of the process."""

from __future__ import annotations

import atexit
import json
import logging
import os
import threading
import traceback
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from ._errors import error_of
from ._json import dump, load
from ._native import core
from ._plan import Plan, given

T = TypeVar("T")

logger = logging.getLogger("savedwallet")
logger.addHandler(logging.NullHandler())

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}

_FACTS = (
    "http_status", "reason_code", "duration_ms", "request_id", "intent", "about", "kind", "hook", "key", "state", "object_state",
    "charge_id", "reason", "next_step",
)  # of an entry, besides its message: those of a call, and those of an engine

Sign = Callable[[bytes], bytes]
Seen = Callable[[str, int], bool]
NewTopic = Callable[[str], object]


class Ends(Protocol):
    """What can be told to end."""

    def request(self) -> None: ...


class Runner(Protocol):
    """What does a job: a client, or nobody for jobs that need none."""

    def run(self, job: str, options: bytes, data: bytes | None, host: Any, /) -> str: ...


def level() -> str | None:
    """How much is logged now, in the library's words; None: nothing."""
    for name, number in reversed(_LEVELS.items()):
        if logger.isEnabledFor(number):
            return name
    return None


def _log(text: bytes) -> None:
    """A handler that fails is told of as logging does it: it must not take a charge's answer with it."""
    try:
        _log_entry(text)
    except Exception:
        if logging.raiseExceptions:
            traceback.print_exc()


def _log_entry(text: bytes) -> None:
    entry = json.loads(text)
    parts = [entry.get("operation"), entry.get("event"), entry.get("message")]
    facts = [f"{name}={entry[name]}" for name in _FACTS if name in entry]
    line = ": ".join(part for part in parts if part)
    logger.log(_LEVELS[entry["level"]], "%s", " ".join([line, *facts]), extra={"savedwallet": entry})


class Flights:
    """The calls that are on their way, so that the end of the process can end them: a thread that is still inside of
    libcurl or OpenSSL when these are taken down would crash."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.cancel = core.Cancel()
        self._others: set[Ends] = set()
        self._lock = threading.Lock()
        self._count = 0
        self._ending = False
        self._landed = threading.Event()

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._count -= 1
            if self._ending and self._count == 0:
                self._landed.set()

    def also(self, one: Ends) -> None:
        """What has a cancel of its own is ended too."""
        with self._lock:
            self._others.add(one)

    def not_any_more(self, one: Ends) -> None:
        with self._lock:
            self._others.discard(one)

    def end(self) -> None:
        self.cancel.request()
        with self._lock:
            others, self._ending, some = list(self._others), True, self._count > 0
        for one in others:
            one.request()
        if some:
            self._landed.wait(timeout=5)
        self.cancel = core.Cancel()  # functions that were registered before us may still call


flights = Flights()
atexit.register(flights.end)
os.register_at_fork(after_in_child=flights.renew)


class Host:
    """What the library asks while a job runs. It goes with each call; nothing of it is kept in C."""

    __slots__ = ("_cancel", "_sign", "_seen", "_new_topic")

    def __init__(
        self, cancel: core.Cancel | None = None, sign: Sign | None = None, seen: Seen | None = None,
        new_topic: NewTopic | None = None,
    ) -> None:
        self._cancel = cancel
        self._sign, self._seen, self._new_topic = sign, seen, new_topic

    @property
    def cancel(self) -> core.Cancel:
        return self._cancel or flights.cancel

    def answers(self) -> dict[str, Any]:
        """What a notification's job must be told that it may ask."""
        return given(ask_seen=self._seen is not None, tell_topic=self._new_topic is not None)

    def ask(self, question: str, text: bytes) -> bytes | None:
        """What a function of the caller's raises is kept: the call may have been carried out before, and its error says so.
        Ctrl-C is no error, and ends the call by itself. After a new_topic that failed, seen is not asked: it would note a
        message that nobody has received, and refuse it when Amazon sends it again."""
        if question == "seen" and _kept.exception:
            return None
        try:
            return self.answer(question, text)
        except Exception as raised:
            _kept.exception = raised
            return None

    def answer(self, question: str, text: bytes) -> bytes | None:
        if question == "log":
            _log(text)
        elif question == "sign" and self._sign:
            return _signature(self._sign(text))
        elif question == "seen" and self._seen:
            message = json.loads(text)
            return _yes_or_no(self._seen(message["message_id"], message["timestamp_ms"]))
        elif question == "new_topic" and self._new_topic:
            self._new_topic(text.decode())
        return None


class _Kept(threading.local):
    """What was raised while this thread's call asked."""

    exception: Exception | None = None

    def take(self) -> Exception | None:
        raised, self.exception = self.exception, None
        return raised


_kept = _Kept()
_MOST_SIGNATURE = 1024  # of the largest RSA key that is taken


def _yes_or_no(returned: object) -> bytes:
    if not isinstance(returned, bool):
        raise TypeError(f"seen says True or False, not {returned!r}: was this message there before?")
    return b"1" if returned else b"0"


def _signature(returned: object) -> bytes:
    if not isinstance(returned, (bytes, bytearray, memoryview)):
        raise TypeError(f"sign returns the bytes of a signature, not {type(returned).__name__}")
    if len(returned) > _MOST_SIGNATURE:
        raise ValueError(f"a signature has at most {_MOST_SIGNATURE} bytes, not {len(returned)}")
    return bytes(returned)


def call(runner: Runner, job: str, options: bytes, data: bytes | None, host: Host) -> tuple[Any, Exception | None]:
    """Does a job that may call somebody. @return its answer, and what a function of the caller's has raised meanwhile"""
    _kept.take()
    with flights:
        text = runner.run(job, options, data, host)
    return load(text), _kept.take()


def run(runner: Runner, plan: Plan[T], host: Host) -> T:
    """Does what is planned. @return what the plan makes of the answer"""
    options = plan.options
    if plan.job == "receive":
        options |= host.answers()
    if log := level():
        options["log"] = log
    answer, raised = call(runner, plan.job, dump(options, plan.job), plan.data, host)
    if answer["error"]:
        raise error_of(answer, intent=options.get("intent"), attempt=options.get("attempt")) from raised
    if raised:
        raise raised
    return plan.read(answer)


def reckon(runner: Runner, job: str, options: dict[str, Any], data: bytes | None, host: Host) -> Any:
    """A job that calls nobody: there is nothing to log, and nothing to end with the process."""
    answer = load(runner.run(job, dump(options, job), data, host))
    if answer["error"]:
        raise error_of(answer) from _kept.take()
    return answer


def run_free(job: str, options: dict[str, Any], data: bytes | None = None) -> Any:
    """A job that needs no client."""
    answer = load(core.Client.run_free(job, dump(options, job), data, None))
    if answer["error"]:
        raise error_of(answer)
    return answer
