# SPDX-License-Identifier: Apache-2.0
"""A call that is planned: what it is called with and what is made of its answer. One client waits for it, the other
awaits it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ._errors import invalid

T = TypeVar("T")

_MOST_SECONDS = 86400  # SW_MAX_TIMEOUT_MS


@dataclass(slots=True)
class Plan(Generic[T]):
    job: str
    options: dict[str, Any]
    read: Callable[[dict[str, Any]], T]
    data: bytes | None = None


def as_method(plan: Callable[..., Plan[Any]]) -> inspect.Signature:
    """What inspect and help() say of the method that a plan becomes: with self, and with what the plan gives."""
    signature = inspect.signature(plan)
    itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    gives = str(signature.return_annotation).removeprefix("Plan[").removesuffix("]")
    return signature.replace(parameters=[itself, *signature.parameters.values()], return_annotation=gives)


def given(**options: Any) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None and value is not False}


def texts(value: Sequence[str] | None, name: str) -> list[str] | None:
    """A list; a text would be taken for that of its letters."""
    if isinstance(value, (str, bytes)):
        raise TypeError(f"{name} is a list of texts: write [{value!r}]")
    return None if value is None else list(value)


def milliseconds(seconds: float | None) -> int | None:
    if seconds is None:
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds <= _MOST_SECONDS:
        raise invalid(f"a time-out is a number of seconds above zero, and at most {_MOST_SECONDS}, not {seconds!r}", "timeout")
    return max(1, round(seconds * 1000))
