# SPDX-License-Identifier: Apache-2.0
"""What went wrong, whether anything was changed at Amazon, and what to do next: one class a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._enums import Effect, NextStep, Retry
from ._errors_table import ERRORS

__all__ = [
    "AmazonError", "CallbackFailed", "Conflict", "Declined", "FileError", "InvalidKey", "InvalidRequest", "LimitReached",
    "NoAnswer", "NotAuthorized", "NotFound", "OutOfMemory", "ProtocolError", "Refused", "SavedWalletError", "ServerError",
    "SignatureMismatch", "StateMismatch", "Throttled",
]


_WORDS = {
    "SW_UNBOUND": "UNBOUND", "SW_RETRY_UNLIMITED": "-1", "sw_charge_finish": "finish_charge", "max_age_s": "max_age",
    "state_ttl_s": "state_ttl",
}


def _as_named_here(text: str) -> str:
    """What the library calls by its name in C."""
    for name, here in _WORDS.items():
        text = text.replace(name, here)
    return text


class SavedWalletError(Exception):
    """Any failure of this library. `str(error)` is one line for people and holds no secret."""

    def __init__(
        self, error: Mapping[str, Any] | str, *, answer: Mapping[str, Any] | None = None, intent: str | None = None,
        attempt: int | None = None,
    ) -> None:
        if isinstance(error, str):  # as one writes it in a test of one's own
            error = {"code": next((name for name, kind, _ in ERRORS if kind == type(self).__name__), ""), "message": error}
        self.code: str = error["code"]  #: such as "no_answer"
        self.message: str = _as_named_here(error.get("message") or self.__doc__ or self.code)
        self.effect = Effect(error.get("effect") or "none")  #: was anything changed at Amazon?
        self.retry = Retry(error.get("retry") or "never")  #: may the call be made again?
        self.next_step = NextStep(error.get("next_step") or "none")  #: what the merchant does next
        self.reason_code: str = error.get("reason_code") or ""  #: Amazon's, also when unknown to this release
        self.http_status: int | None = error.get("http_status")  #: None: there was no answer
        self.request_id: str = error.get("request_id") or ""  #: quote it to Amazon's support
        self.idempotency_key: str = error.get("idempotency_key") or ""  #: that was sent
        self.field: str = _as_named_here(error.get("field") or "")  #: JSON pointer or option that was wrong
        self.attempts: int = error.get("attempts") or 0  #: how often the request was sent or begun
        self.retry_after: int | None = error.get("retry_after_s")  #: seconds to wait, as Amazon asked
        self.intent = intent  #: what was meant, as it was given
        self.attempt = attempt
        self.answer: Mapping[str, Any] = answer or {}  #: what Amazon answered, of a job that failed after an answer
        self._error = dict(error)
        super().__init__(self.message)

    @property
    def answer_status(self) -> int:
        """What the server answers Amazon when client.receive raises this: 200 for what was there before, 400 for what is
        not Amazon's, 500 where it shall come again."""
        return int(self.answer.get("answer_status", 500))

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"<savedwallet.{type(self).__name__}: {self.message}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self._error, dict(self.answer), self.intent, self.attempt)


def _restore(
    kind: type[SavedWalletError], error: dict[str, Any], answer: dict[str, Any], intent: str | None, attempt: int | None
) -> SavedWalletError:
    return kind(error, answer=answer, intent=intent, attempt=attempt)


class AmazonError(SavedWalletError):
    """Amazon Pay was asked, or should have been: what it said or did not say is on the error."""


class InvalidRequest(SavedWalletError, ValueError):
    """An argument or the configuration is wrong; nothing was sent."""


class OutOfMemory(SavedWalletError, MemoryError):
    """Memory ran out."""


class FileError(SavedWalletError, OSError):
    """A file could not be read or written."""


class InvalidKey(SavedWalletError):
    """The key cannot be used."""


class SignatureMismatch(SavedWalletError):
    """A signature does not verify: of a notification, it is not Amazon's."""


class LimitReached(SavedWalletError):
    """A ceiling of this library was reached."""


class CallbackFailed(SavedWalletError):
    """A function given by the caller failed."""


class StateMismatch(SavedWalletError):
    """The buyer who came back is not the one who was sent. Amazon was not asked."""


class NoAnswer(AmazonError):
    """Amazon Pay gave no answer: nobody knows whether it was done. Send the same intent again, never a new one."""

    def __str__(self) -> str:
        if self.effect is not Effect.UNKNOWN:
            return self.message
        what = f"the same intent ({self.intent!r})" if self.intent else "the same intent or idempotency key"
        return f"{self.message}. Nobody knows yet whether it was done: send {what} again, never a new one"


class ProtocolError(AmazonError):
    """The answer is not one that Amazon Pay gives."""


class Refused(AmazonError):
    """Amazon Pay refused the request."""


class NotAuthorized(AmazonError):
    """Amazon Pay does not accept the key, signature or account."""


class NotFound(AmazonError):
    """Amazon Pay knows no such object."""


class Conflict(AmazonError):
    """The object's state or an earlier request stands against it."""

    @property
    def guard(self) -> str:
        """Of an engine: the guard that has stopped it before anything was sent, such as "per_charge"; "" for all else."""
        return self.field.removeprefix("guard/") if self.field.startswith("guard/") else ""


class Declined(AmazonError):
    """The payment was declined."""


class Throttled(AmazonError):
    """Too many requests."""


class ServerError(AmazonError):
    """Amazon Pay failed."""


_CLASSES: dict[str, type[SavedWalletError]] = {name: globals()[kind] for name, kind, _ in ERRORS}


def error_of(
    answer: Mapping[str, Any], *, intent: str | None = None, attempt: int | None = None
) -> SavedWalletError:
    """The exception for a job's answer whose "error" is not null."""
    error = answer["error"]
    kind = _CLASSES.get(error["code"], SavedWalletError)
    rest = {name: value for name, value in answer.items() if name != "error"}
    return kind(error, answer=rest, intent=intent, attempt=attempt)


def invalid(message: str, field: str = "") -> InvalidRequest:
    """For what never gets as far as the library."""
    return InvalidRequest({"code": "invalid", "message": message, "field": field, "next_step": "fix_request"})
