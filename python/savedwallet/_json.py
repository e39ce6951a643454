# SPDX-License-Identifier: Apache-2.0
"""JSON as the library takes and gives it: the same bytes for the same values, in every language."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from decimal import Decimal
from json import encoder
from typing import Any

from ._errors import invalid
from ._money import Money


def _other(value: object) -> object:
    if isinstance(value, Money):
        return {"amount": value.amount, "currencyCode": value.currency}
    if isinstance(value, Decimal):
        raise TypeError("an amount is text in JSON: give a Money, or str(decimal)")
    raise TypeError(f"{type(value).__name__} has no form in JSON: use text, numbers, lists and dictionaries")


# Made once: json.dumps and json.loads make them anew for each call, which takes longer than writing a charge. The writer in
# C is what CPython's own encoder makes; where there is none, that encoder is taken as it is.
_encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_other).encode
_decode = json.JSONDecoder(parse_float=Decimal).raw_decode
try:
    _write = encoder.c_make_encoder(None, _other, encoder.encode_basestring, None, ":", ",", False, False, False)  # type: ignore
except (AttributeError, TypeError):
    pass
else:
    _encode = lambda value: "".join(_write(value, 0))  # noqa: E731


def dump(value: Any, what: str) -> bytes:
    """Writes JSON. What cannot be written is an error that says so; nothing was sent then."""
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        raise invalid(f"{what} holds half of a character (a lone surrogate), which is no text") from None
    except (TypeError, ValueError) as error:
        raise invalid(f"{what}: {error}") from None
    except RecursionError:
        raise invalid(f"{what} is nested too deep") from None


def dump_body(value: Any, what: str) -> bytes:
    """A body has no floats: 18.4 would mean 18.40, and 0.1 + 0.2 nothing at all."""
    try:
        _refuse_floats(value, what)
    except RecursionError:
        raise invalid(f"{what} is nested too deep") from None
    return dump(value, what)


def _refuse_floats(value: Any, what: str) -> None:
    if isinstance(value, float):
        raise invalid(f'{what} holds the float {value!r}: an amount is text, such as {{"amount": "18.40", …}}, or a Money')
    if isinstance(value, dict):
        for one in value.values():
            _refuse_floats(one, what)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _refuse_floats(one, what)


def dump_facts(value: Any, what: str) -> bytes:
    """What the rules are told: a body in which times and days may stand too."""
    try:
        return dump_body(_plain(value, what), what)
    except RecursionError:
        raise invalid(f"{what} is nested too deep") from None


def time_text(value: datetime, what: str) -> str:
    if value.tzinfo is None:
        raise invalid(f"{what} holds the time {value!r} without its time zone: write datetime.now(timezone.utc)")
    return value.astimezone(timezone.utc).replace(tzinfo=None).isoformat() + "Z"


def _plain(value: Any, what: str) -> Any:
    """Money is left to the writer."""
    if isinstance(value, datetime):
        return time_text(value, what)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(one, what) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, what) for one in value]
    return value


def octets(value: bytes | bytearray | memoryview | str, what: str) -> bytes:
    """What is sent or was received byte for byte."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if not isinstance(value, str):
        raise TypeError(f"{what} is bytes or text, not {type(value).__name__}")
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise invalid(f"{what} holds half of a character (a lone surrogate), which is no text") from None


def load(text: str) -> Any:
    return _decode(text)[0]
