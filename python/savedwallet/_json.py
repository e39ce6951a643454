# SPDX-License-Identifier: Apache-2.0
"""JSON as the library takes and gives it: the same bytes for the same values, in every language."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ._errors import invalid
from ._money import Money


def _other(value: object) -> object:
    if isinstance(value, Money):
        return {"amount": value.amount, "currencyCode": value.currency}
    if isinstance(value, Decimal):
        raise TypeError("an amount is text in JSON: give a Money, or str(decimal)")
    raise TypeError(f"{type(value).__name__} has no form in JSON: use text, numbers, lists and dictionaries")


def dump(value: Any, what: str) -> bytes:
    """Writes JSON. What cannot be written is an error that says so; nothing was sent then."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_other)
        return text.encode()
    except UnicodeEncodeError:
        raise invalid(f"{what} holds half of a character (a lone surrogate), which is no text") from None
    except (TypeError, ValueError) as error:
        raise invalid(f"{what}: {error}") from None
    except RecursionError:
        raise invalid(f"{what} is nested too deep") from None


def load(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)
