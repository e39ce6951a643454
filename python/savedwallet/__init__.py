# SPDX-License-Identifier: Apache-2.0
"""Save a buyer's Amazon Pay wallet once, and charge it later.

    import savedwallet as sw

    client = sw.Client.from_env()
    client.charge(wallet="B01-…", amount=sw.Money("18.40", "EUR"), intent="ride:81")

The same intent is the same charge, however often it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import types
from ._client import Client
from ._engine import Engine, EngineSettings
from ._engine_results import (
    Action, Emitted, EngineStatus, EngineWallet, Explanation, Health, InboxItem, Message, RunReport,
)
from ._enums import (
    ActionKind, ActionState, Effect, FinishReason, Flow, HealthLevel, NextStep, Payment, PaymentOutcome, Retry, RunEnd, Start,
    Surface, WalletOutcome,
)
from ._errors import (
    AmazonError, CallbackFailed, Conflict, Declined, FileError, InvalidKey, InvalidRequest, LimitReached, NoAnswer,
    NotAuthorized, NotFound, OutOfMemory, ProtocolError, Refused, SavedWalletError, ServerError, SignatureMismatch,
    StateMismatch, Throttled,
)
from ._jobs import UNBOUND
from ._money import Money
from ._response import Response
from ._results import (
    Button, Buyer, Change, Missing, Notification, Order, Outcome, Receipt, Review, Wallet, new_nonce, relay_page,
)
from ._rules import Decision, Rules, RulesLimits, RulesProblem, RulesReport
from ._runtime import run_free as _run_free

if TYPE_CHECKING:
    from ._async_client import AsyncClient

__version__: str = _run_free("version", {})["version"]

__all__ = [
    "Action", "ActionKind", "ActionState", "AmazonError", "AsyncClient", "Button", "Buyer", "CallbackFailed", "Change",
    "Client", "Conflict", "Decision", "Declined", "Effect", "Emitted", "Engine", "EngineSettings", "EngineStatus",
    "EngineWallet", "Explanation", "FileError", "FinishReason", "Flow", "Health", "HealthLevel", "InboxItem", "InvalidKey",
    "InvalidRequest", "LimitReached", "Message", "Missing", "Money", "NextStep", "NoAnswer", "NotAuthorized", "NotFound",
    "Notification", "Order", "OutOfMemory", "Outcome", "Payment", "PaymentOutcome", "ProtocolError", "Receipt", "Refused",
    "Response", "Retry", "Review", "Rules", "RulesLimits", "RulesProblem", "RulesReport", "RunEnd", "RunReport",
    "SavedWalletError", "ServerError", "SignatureMismatch", "Start", "StateMismatch", "Surface", "Throttled", "UNBOUND",
    "Wallet", "WalletOutcome", "new_nonce", "relay_page", "types",
]


def __getattr__(name: str) -> Any:
    """AsyncClient, when it is asked for: asyncio takes longer to import than all the rest together."""
    if name == "AsyncClient":
        from ._async_client import AsyncClient

        globals()[name] = AsyncClient
        return AsyncClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
