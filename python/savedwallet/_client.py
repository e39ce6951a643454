# SPDX-License-Identifier: Apache-2.0
"""The client that waits for its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from . import _jobs, types
from ._config import Configured, Path
from ._operations import Operations
from ._plan import Plan, as_method
from ._response import Response
from ._runtime import run

__all__ = ["Client"]

P = ParamSpec("P")
T = TypeVar("T")


def _job(plan: Callable[P, Plan[T]]) -> Callable[Concatenate[Client, P], T]:
    @wraps(plan)
    def job(self: Client, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._run(plan(*args, **kwargs))

    setattr(job, "__signature__", as_method(plan))
    return job


class Client(Configured, Operations):
    """A client of one merchant account: every operation of Amazon Pay as a method, and the jobs over them.

    It never changes, any number of threads may use it at once, and it goes on working on both sides of a fork.
    """

    @classmethod
    def from_env(cls, **over: Any) -> Self:
        """Configured by the environment: SAVEDWALLET_MERCHANT_ID, …, or the file that SAVEDWALLET_CONFIG names. `over`
        goes over it, as in the constructor."""
        return cls(source="environment", **over)

    @classmethod
    def from_file(cls, path: Path, **over: Any) -> Self:
        """Configured by a JSON file, whose relative paths start at its own folder."""
        return cls(source=path, **over)

    def _run(self, plan: Plan[T]) -> T:
        return run(self._native(), plan, self._host())

    def _operation(self, name: str, ids: tuple[str, ...], body: Any, query: Any, **call: Any) -> Response[Any]:
        return self._run(_jobs.operation(name, ids, body, query, call))

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
    call = _job(_jobs.call)

    def reports(self, query: types.GetReportsQuery | None = None) -> Iterator[types.Report]:
        """Every report that the query finds, page by page."""
        for page in _pages(lambda token: self.get_reports(query=_next_reports(query, token)).body):
            yield from page.get("reports") or ()

    def disbursements(self, query: types.GetDisbursementsQuery) -> Iterator[types.Disbursement]:
        """Every payout that the query finds, page by page."""
        for page in _pages(lambda token: self.get_disbursements(query=_next_page(query, token)).body):
            yield from page.get("disbursements") or ()

    def close(self) -> None:
        """Lets go of the key and the connections, as soon as no call is on its way. Further calls are refused. (A wallet is
        closed with close_wallet.)"""
        self._client = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _next_page(query: Any, token: str | None) -> Any:
    return query if token is None else {**(query or {}), "nextToken": token}


def _next_reports(query: Any, token: str | None) -> Any:
    """Amazon takes the token of reports alone: it stands for the query that gave it."""
    return query if token is None else {"nextToken": token}


def _pages(page_at: Callable[[str | None], Any]) -> Iterator[Any]:
    token = None
    while True:
        page = page_at(token)
        yield page
        token = page.get("nextToken")
        if not token:
            return
