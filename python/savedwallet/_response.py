# SPDX-License-Identifier: Apache-2.0
"""An answer of Amazon Pay's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

__all__ = ["Response"]

T = TypeVar("T")


@dataclass(slots=True)
class Response(Generic[T]):
    """What an operation answered. What it holds of a buyer stays out of its repr."""

    status: int  #: of HTTP
    body: T  #: Amazon's JSON; numbers with a point are Decimal
    request_id: str  #: quote it to Amazon's support
    idempotency_key: str  #: that was sent; "" for none
    attempts: int  #: how often the request was sent
    warnings: tuple[str, ...]  #: what is unusual about what was sent

    def __repr__(self) -> str:
        return f"<savedwallet.Response {self.status}, request {self.request_id or '-'}>"


def response_of(answer: Mapping[str, Any]) -> Response[Any]:
    return Response(
        status=answer["status"] or 0,
        body=cast(Any, answer["body"] if answer["body"] is not None else {}),
        request_id=answer["request_id"] or "",
        idempotency_key=answer.get("idempotency_key") or "",
        attempts=answer["attempts"],
        warnings=tuple(answer.get("warnings", ())),
    )
