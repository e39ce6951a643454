# SPDX-License-Identifier: Apache-2.0
"""The thread that drives a batch for an event loop."""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ._errors import error_of, invalid
from ._json import dump, load
from ._native import core
from ._plan import Plan
from ._runtime import Host, flights, level

T = TypeVar("T")

_MOST_CALLS = 4096  # SW_MAX_BATCH_CALLS


class _Careful:
    """The host of a batch, whose wait is for all calls at once: an exception in it would end that for all of them. The one
    of a signature is kept for the call that fails of it."""

    def __init__(self, host: Host, complain: Callable[[str, BaseException], None]) -> None:
        self.cancel, self._host, self._complain = host.cancel, host, complain
        self.failures: deque[BaseException] = deque()

    def ask(self, question: str, text: bytes) -> bytes | None:
        try:
            return self._host.answer(question, text)
        except BaseException as raised:
            if question == "sign":
                self.failures.append(raised)
            else:
                self._complain(question, raised)
            return None


@dataclass(eq=False)
class _Call:
    tag: int
    plan: Plan[Any]
    options: bytes
    ended: asyncio.Future[Any]

    def settle(self, answer: Mapping[str, Any], raised: BaseException | None = None) -> None:
        """On the loop's thread. raised: by a function of the caller's, which is why the call failed."""
        if self.ended.done():
            return
        if answer["error"]:
            options = self.plan.options
            error = error_of(answer, intent=options.get("intent"), attempt=options.get("attempt"))
            error.__cause__ = raised
            self.ended.set_exception(error)
            return
        try:
            self.ended.set_result(self.plan.read(dict(answer)))
        except Exception as raised:
            self.ended.set_exception(raised)


class Driver:
    """A batch belongs to the thread that made it: this one. The loop puts calls in and wakes it up."""

    def __init__(self, client: core.Client, max_in_flight: int, host: Host) -> None:
        self._client, self._max_in_flight = client, max_in_flight
        self._loop = asyncio.get_running_loop()
        self._host = _Careful(host, self._complain)
        self._lock = threading.Lock()
        self._new: deque[_Call] = deque()
        self._canceled: deque[int] = deque()
        self._calls: dict[int, _Call] = {}
        self._batch: core.Batch | None = None
        self._stopping = False
        self._next_tag = 0
        self._pid = os.getpid()
        self._made = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._drive, name="savedwallet-batch", daemon=True)
        self._thread.start()

    def is_alive_here(self) -> bool:
        """Not in a child of a fork, nor for another loop."""
        return self._pid == os.getpid() and self._thread.is_alive() and self._loop is asyncio.get_running_loop()

    def leave(self) -> None:
        """Where its loop is no more, nobody waits for it."""
        if self._pid == os.getpid() and self._loop.is_closed():
            self.request()

    async def call(self, plan: Plan[T]) -> T:
        log = level()
        options = dump(plan.options if log is None else {**plan.options, "log": log}, plan.job)
        self._next_tag += 1
        call = _Call(self._next_tag, plan, options, self._loop.create_future())
        with self._lock:
            if self._stopping:
                raise invalid("the client is closed")
            self._new.append(call)
        self._wake()
        try:
            result: T = await call.ended
            return result
        except asyncio.CancelledError:
            with self._lock:
                self._canceled.append(call.tag)
            self._wake()
            raise

    def stop(self) -> None:
        """Ends what is on its way. From any thread but its own."""
        with self._lock:
            self._stopping = True
        self._wake()
        self._thread.join()

    def _wake(self) -> None:
        self._made.wait()
        if self._failure:
            raise self._failure
        if batch := self._batch:
            batch.wakeup()

    def _drive(self) -> None:
        try:
            self._batch = core.Batch(self._client, self._max_in_flight)
        except BaseException as failure:
            self._failure = error_of(load(failure.args[0])) if isinstance(failure, core.Failure) else failure
            return
        finally:
            self._made.set()
        batch = self._batch
        flights.also(self)
        try:
            with flights:
                self._work(batch)
        except BaseException as raised:
            self._give_up(raised)
        finally:
            flights.not_any_more(self)
            self._batch = None

    def request(self) -> None:
        """As of a Cancel: the process ends."""
        with self._lock:
            self._stopping = True
        if batch := self._batch:
            batch.wakeup()

    def _work(self, batch: core.Batch) -> None:
        while True:
            self._take(batch)
            if self._stopping:
                return self._give_up()
            event = load(batch.wait(-1 if batch.count() else 600000, self._host))
            if event.get("event") == "call":
                self._end(int(event["tag"]), event)
            elif event["error"]:
                return self._give_up()

    def _take(self, batch: core.Batch) -> None:
        """What the loop has put in. A batch holds so many calls; the others wait here."""
        with self._lock:
            canceled, self._canceled = self._canceled, deque()
            room = _MOST_CALLS - batch.count()
            new = [self._new.popleft() for _ in range(min(room, len(self._new)))]
            if canceled:
                self._new = deque(call for call in self._new if call.tag not in canceled)
        for call in new:
            self._add(batch, call)
        for tag in canceled:
            batch.cancel(tag)

    def _add(self, batch: core.Batch, call: _Call) -> None:
        self._calls[call.tag] = call
        try:
            answer = load(batch.add(call.tag, call.options, call.plan.data, self._host))
        except BaseException as raised:
            self._calls.pop(call.tag)
            self._tell(_fail, call, raised)
            return
        if answer["error"]:
            self._end(call.tag, answer)

    def _end(self, tag: int, answer: Mapping[str, Any]) -> None:
        call = self._calls.pop(tag, None)
        error = answer["error"]
        raised = self._host.failures.popleft() if error and error["code"] == "callback" and self._host.failures else None
        if call:
            self._tell(call.settle, answer, raised)

    def _complain(self, question: str, raised: BaseException) -> None:
        """What ended a log handler and is no Exception (sys.exit) belongs to no call."""
        context = {"message": f"savedwallet: the answer to {question!r} failed", "exception": raised}
        self._tell(self._loop.call_exception_handler, context)

    def _tell(self, function: Any, *args: Any) -> None:
        try:
            self._loop.call_soon_threadsafe(function, *args)
        except RuntimeError:
            pass  # the loop was closed: nobody waits any more

    def _give_up(self, raised: BaseException | None = None) -> None:
        """Nobody knows what came of those that were sent; the others were not."""
        with self._lock:
            self._stopping = True
            waiting = [*self._new, *self._calls.values()]
        for call in waiting:
            if raised:
                self._tell(_fail, call, raised)
                continue
            self._tell(call.settle, {"error": {
                "code": "no_answer", "message": f"{call.plan.options.get('operation', 'the call')}: the client was closed",
                "effect": "unknown", "retry": "same_key",
            }})


def _fail(call: _Call, raised: BaseException) -> None:
    if not call.ended.done():
        call.ended.set_exception(raised)
