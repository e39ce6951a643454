# SPDX-License-Identifier: Apache-2.0
"""Amounts: whole minor units of a currency, reckoned by the library, never in floating point."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import total_ordering
from typing import Any, overload

from ._errors import error_of
from ._native import core

__all__ = ["Money"]

_FLOAT = 'a float cannot hold most amounts: write it as text, Money("18.40", "EUR")'


def _reckon(**what: str | int) -> dict[str, Any]:
    options = json.dumps(what).encode("utf-8", "backslashreplace")
    answer: dict[str, Any] = json.loads(core.Client.run_free("money", options, None, None))
    if answer["error"]:
        raise error_of(answer)
    return answer


def _whole(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} is a whole number, not {type(value).__name__}")
    return value


@total_ordering
class Money:
    """An amount, such as `Money("18.40", "EUR")` or `Money("18.40 EUR")`. It never changes.

    Two amounts are added, subtracted and compared only where their currency is the same. A float is refused.
    """

    __slots__ = ("_amount", "_currency", "_minor")
    _amount: str
    _currency: str
    _minor: int

    @overload
    def __init__(self, amount: str) -> None: ...
    @overload
    def __init__(self, amount: str | Decimal | int, currency: str) -> None: ...
    def __init__(self, amount: str | Decimal | int, currency: str | None = None) -> None:
        if isinstance(amount, (float, bool)):
            raise TypeError(_FLOAT)
        if not isinstance(amount, (str, Decimal, int)) or not isinstance(currency, (str, type(None))):
            raise TypeError('an amount is text, Decimal or int, and a currency text: Money("18.40", "EUR")')
        if currency is None and not isinstance(amount, str):
            raise TypeError(f'{amount} of which currency? Money("{amount}", "EUR")')
        text = format(amount, "f") if isinstance(amount, Decimal) else str(amount)
        parts = {"do": "parse", "amount": text} if currency is None else {"do": "parse", "amount": text, "currency": currency}
        self._take(_reckon(**parts))

    def _take(self, answer: dict[str, Any]) -> Money:
        self._amount, self._currency, self._minor = answer["amount"], answer["currency"], int(answer["minor"])
        return self

    @classmethod
    def _of(cls, answer: dict[str, Any]) -> Money:
        return cls.__new__(cls)._take(answer)

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Money:
        """Of minor units: `Money.from_minor(1840, "EUR")` is 18.40 EUR, and of "JPY" 1840 yen."""
        return cls._of(_reckon(do="minor", minor=str(_whole(minor, "minor")), currency=currency))

    @property
    def amount(self) -> str:
        """"18.40": with all digits of the currency."""
        return self._amount

    @property
    def currency(self) -> str:
        """"EUR": the code of ISO 4217."""
        return self._currency

    @property
    def minor(self) -> int:
        """In the currency's smallest unit: 1840."""
        return self._minor

    @property
    def decimal(self) -> Decimal:
        return Decimal(self._amount)

    def _with(self, do: str, **more: str | int) -> Money:
        return self._of(_reckon(do=do, a=str(self), **more))

    def __add__(self, other: Money) -> Money:
        return self._with("add", b=str(other)) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return self._with("subtract", b=str(other)) if isinstance(other, Money) else NotImplemented

    def __mul__(self, times: int) -> Money:
        if isinstance(times, float):
            raise TypeError('an amount is multiplied by a whole number; for a share use percent("7.5")')
        return self._with("multiply", times=_whole(times, "a factor"))

    __rmul__ = __mul__

    def percent(self, percent: str | int | Decimal) -> Money:
        """A percentage, rounded half to even: `fee.percent("7.5")`."""
        if isinstance(percent, (float, bool)):
            raise TypeError('a float is no percentage: write percent("7.5")')
        return self._with("percent", percent=format(percent, "f") if isinstance(percent, Decimal) else str(percent))

    def split(self, parts: int) -> list[Money]:
        """Equal parts whose sum is the amount; the first ones have one unit more where it does not come out even."""
        answer = _reckon(do="split", a=str(self), parts=_whole(parts, "parts"))
        return [self._of(part) for part in answer["parts"]]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self._currency, self._minor) == (other._currency, other._minor)

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        if self._currency != other._currency:
            raise ValueError(f"{self} and {other} are of two currencies")
        return self._minor < other._minor

    def __hash__(self) -> int:
        return hash((self._currency, self._minor))

    def __bool__(self) -> bool:
        return self._minor != 0

    def __str__(self) -> str:
        return f"{self._amount} {self._currency}"

    def __repr__(self) -> str:
        return f"Money({self._amount!r}, {self._currency!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Money, (self._amount, self._currency)


def money_text(value: Money | str | None, what: str) -> str | None:
    """An amount as a job takes it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, float):
        raise TypeError(f"{what}: {_FLOAT}")
    raise TypeError(f'{what} is a Money, or text such as "18.40 EUR", not {type(value).__name__}')


def money_of(json: dict[str, str] | None) -> Money | None:
    """Of Amazon's {"amount", "currencyCode"}."""
    return Money(json["amount"], json["currencyCode"]) if json else None
