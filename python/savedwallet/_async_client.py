# SPDX-License-Identifier: Apache-2.0
"""The client that is awaited: operations on one batch, driven by a thread of its own; jobs, which are several calls one
after the other, on a thread each while they last."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from . import _jobs, types
from ._batch import Driver
from ._client import _next_page, _next_reports
from ._config import Configured, Path
from ._errors import invalid
from ._native import core
from ._operations import AsyncOperations
from ._plan import Plan, as_method
from ._response import Response
from ._runtime import flights, run

__all__ = ["AsyncClient"]

P = ParamSpec("P")
T = TypeVar("T")

_MOST_IN_FLIGHT = 256


def _job(plan: Callable[P, Plan[T]]) -> Callable[Concatenate[AsyncClient, P], Coroutine[Any, Any, T]]:
    @wraps(plan)
    async def job(self: AsyncClient, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._in_thread(plan(*args, **kwargs))

    setattr(job, "__signature__", as_method(plan))
    return job


class AsyncClient(Configured, AsyncOperations):
    """As Client, for asyncio: hundreds of calls at once, each of which can be canceled. Use it from one event loop
    at a time; that may be another one than before.

    A call that is canceled after it was sent may have been carried out: send the same intent again to know.
    """

    def __init__(self, *, max_in_flight: int = _MOST_IN_FLIGHT, **config: Any) -> None:
        if isinstance(max_in_flight, bool) or not isinstance(max_in_flight, int) or max_in_flight < 1:
            raise invalid(f"max_in_flight is a whole number above zero, not {max_in_flight!r}", "max_in_flight")
        super().__init__(**config)
        self._jobs: set[core.Cancel] = set()  # of those that have a thread
        self._driver: Driver | None = None
        self._max_in_flight = max_in_flight
        self._places: tuple[asyncio.AbstractEventLoop, asyncio.Semaphore] | None = None

    @classmethod
    def from_env(cls, **over: Any) -> Self:
        """As Client.from_env."""
        return cls(source="environment", **over)

    @classmethod
    def from_file(cls, path: Path, **over: Any) -> Self:
        """As Client.from_file."""
        return cls(source=path, **over)

    async def _operation(self, name: str, ids: tuple[str, ...], body: Any, query: Any, **call: Any) -> Response[Any]:
        return await self._in_batch(_jobs.operation(name, ids, body, query, call))

    async def _in_batch(self, plan: Plan[T]) -> T:
        if self._driver is None or not self._driver.is_alive_here():
            if self._driver:
                self._driver.leave()
            self._driver = Driver(self._native(), self._max_in_flight, self._host())
        return await self._driver.call(plan)

    def _place(self) -> asyncio.Semaphore:
        """Of the loop that runs: it may be another one than before."""
        loop = asyncio.get_running_loop()
        if self._places is None or self._places[0] is not loop:
            self._places = loop, asyncio.Semaphore(self._max_in_flight)
        return self._places[1]

    async def _in_thread(self, plan: Plan[T]) -> T:
        async with self._place():
            client, cancel = self._native(), core.Cancel()
            self._jobs.add(cancel)
            try:
                return await _await_thread(cancel, lambda: run(client, plan, self._host(cancel)))
            finally:
                self._jobs.discard(cancel)

    async def call(self, operation_or_method: str, path: str | None = None, *ids: str, **rest: Any) -> Response[Any]:
        """As Client.call."""
        plan = _jobs.call(operation_or_method, path, *ids, **rest)
        return await (self._in_batch(plan) if "operation" in plan.options else self._in_thread(plan))

    button = _job(_jobs.button)
    repair_button = _job(_jobs.repair_button)
    review = _job(_jobs.review)
    place_order = _job(_jobs.place_order)
    finish = _job(_jobs.finish)
    wallet = _job(_jobs.wallet)
    charge = _job(_jobs.charge)
    finish_charge = _job(_jobs.finish_charge)
    capture = _job(_jobs.capture)
    cancel = _job(_jobs.cancel)
    refund = _job(_jobs.refund)
    close_wallet = _job(_jobs.close)
    receive = _job(_jobs.receive)

    async def reports(self, query: types.GetReportsQuery | None = None) -> AsyncIterator[types.Report]:
        """As Client.reports."""
        token: str | None = ""
        while token is not None:
            page = (await self.get_reports(query=_next_reports(query, token or None))).body
            for report in page.get("reports") or ():
                yield report
            token = page.get("nextToken") or None

    async def disbursements(self, query: types.GetDisbursementsQuery) -> AsyncIterator[types.Disbursement]:
        """As Client.disbursements."""
        token: str | None = ""
        while token is not None:
            page = (await self.get_disbursements(query=_next_page(query, token or None))).body
            for one in page.get("disbursements") or ():
                yield one
            token = page.get("nextToken") or None

    async def aclose(self) -> None:
        """Ends what is on its way, and lets go of the key and the connections."""
        driver, self._driver, self._client = self._driver, None, None
        for cancel in self._jobs:
            cancel.request()
        if driver:
            await asyncio.get_running_loop().run_in_executor(None, driver.stop)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


async def _await_thread(cancel: core.Cancel, work: Callable[[], T]) -> T:
    """A daemon thread of its own: the interpreter's end must not wait for it longer than `flights` does."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if ended.done():
            return
        if error is not None:
            ended.set_exception(error)
        else:
            ended.set_result(result)  # type: ignore[arg-type]

    def work_and_tell() -> None:
        result, error = None, None
        try:
            result = work()
        except BaseException as raised:
            error = raised
        try:
            loop.call_soon_threadsafe(settle, result, error)
        except RuntimeError:
            pass  # the loop was closed: nobody waits any more

    flights.also(cancel)
    try:
        threading.Thread(target=work_and_tell, name="savedwallet-job", daemon=True).start()
        return await ended
    finally:
        cancel.request()  # ends the call where the awaiting was canceled; after its end it does nothing
        flights.not_any_more(cancel)
