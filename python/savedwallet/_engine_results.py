# SPDX-License-Identifier: Apache-2.0
"""What an engine tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ._enums import ActionKind, ActionState, HealthLevel, NextStep, RunEnd
from ._money import Money, money_of

__all__ = [
    "Action", "Emitted", "EngineStatus", "EngineWallet", "Explanation", "Health", "InboxItem", "Message", "RunReport",
]


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True, repr=False)
class Action:
    """Something that is to be done at Amazon, and how far it is. In the journal since before anything was sent."""

    intent: str
    kind: ActionKind
    state: ActionState
    wallet: str  #: as the merchant names it
    amount: Money | None
    charge: str  #: the intent or id of the charge that a capture, cancel or refund is about
    attempt: int  #: the number of the latest key; 0: none was started
    charge_id: str
    refund_id: str
    object_state: str  #: Amazon's word: "Captured", "Authorized", "RefundInitiated", …
    reason: str  #: Amazon's reasonCode of the last no
    next_step: NextStep
    message: str  #: one line for people
    guard: str  #: that has stopped it, such as "per_charge"
    pending: bool  #: it is not over: Amazon or the engine is still at it
    due_at: datetime | None
    created_at: datetime | None
    changed_at: datetime | None
    event: str  #: the id of the event that has led to it
    attempts: tuple[Mapping[str, Any], ...]  #: each key and what came of it; only `show` tells them

    def __repr__(self) -> str:
        return f"<savedwallet.Action {self.kind} {self.intent} {self.state}{' pending' if self.pending else ''}>"


def action_of(told: Mapping[str, Any]) -> Action:
    texts = ("intent", "wallet", "charge", "charge_id", "refund_id", "object_state", "reason", "message", "guard", "event")
    rest: dict[str, Any] = {name: told.get(name) or "" for name in texts}
    rest |= {name: _time(told.get(name)) for name in ("due_at", "created_at", "changed_at")}
    return Action(
        kind=ActionKind(told["kind"]), state=ActionState(told["state"]), amount=money_of(told.get("amount")),
        attempt=told.get("attempt") or 0, next_step=NextStep(told.get("next_step") or "none"),
        pending=bool(told.get("pending")), attempts=tuple(told.get("attempts") or ()), **rest,
    )


@dataclass(frozen=True, repr=False)
class Emitted:
    """An event, recorded. The next run decides it."""

    id: str
    state: str  #: "recorded", "decided", "held" or "failed"
    replayed: bool  #: it was there before
    decision: Mapping[str, Any] | None  #: what the rules have said, where they have

    def __repr__(self) -> str:
        return f"<savedwallet.Emitted {self.id} {self.state}>"


def emitted_of(told: Mapping[str, Any]) -> Emitted:
    return Emitted(told["id"], told["state"] or "", bool(told["replayed"]), told["decision"])


@dataclass(frozen=True)
class RunReport:
    """What a run has done."""

    ended: RunEnd
    steps: int
    sent: int
    decided: int
    due: int  #: what is due still
    next_at: datetime | None  #: when the next thing is; None: nothing is planned


def report_of(told: Mapping[str, Any], before: RunReport | None = None) -> RunReport:
    """before: what the same run has done so far."""
    counts = {name: (told[name] or 0) + (getattr(before, name) if before else 0) for name in ("steps", "sent", "decided")}
    return RunReport(ended=RunEnd(told["ended"]), due=told["due"] or 0, next_at=_time(told["next_at"]), **counts)


@dataclass(frozen=True, repr=False)
class EngineWallet:
    """A wallet as the journal knows it."""

    reference: str  #: the merchant's own name of it
    charge_permission_id: str  #: "" while there is none; it may be replaced
    state: str  #: as it was read last; "" when it never was
    told: Mapping[str, Any]  #: all that is known of it

    def __repr__(self) -> str:
        return f"<savedwallet.EngineWallet {self.reference} {self.state or '-'}>"


def engine_wallet_of(told: Mapping[str, Any]) -> EngineWallet:
    return EngineWallet(told["wallet"], told["charge_permission_id"] or "", told["state"] or "", told)


@dataclass(frozen=True, repr=False)
class Explanation:
    """All that led to an action, or followed from an event."""

    event: Mapping[str, Any] | None
    decisions: tuple[Mapping[str, Any], ...]
    actions: tuple[Action, ...]

    def __repr__(self) -> str:
        return f"<savedwallet.Explanation {[one.intent for one in self.actions]}>"


def explanation_of(told: Mapping[str, Any]) -> Explanation:
    return Explanation(told["event"], tuple(told["decisions"] or ()), tuple(map(action_of, told["actions"] or ())))


@dataclass(frozen=True)
class InboxItem:
    """What a person has to look at."""

    number: int
    kind: str  #: "blocked", "unresolved", "declined", "conflict", "dispute", …
    about: str  #: an intent, an event's id, an object's id
    wallet: str
    message: str
    at: datetime | None


def item_of(told: Mapping[str, Any]) -> InboxItem:
    texts = {name: told.get(name) or "" for name in ("kind", "about", "wallet", "message")}
    return InboxItem(number=told["number"], at=_time(told.get("at")), **texts)


@dataclass(frozen=True, repr=False)
class Message:
    """What the rules want somebody to be told: a notify, or an ask_buyer. It comes again until it is acknowledged."""

    id: str
    kind: str
    wallet: str
    event: str
    data: Mapping[str, Any]
    told: Mapping[str, Any]  #: all of it

    def __repr__(self) -> str:
        return f"<savedwallet.Message {self.id} {self.kind}>"


def message_of(told: Mapping[str, Any]) -> Message:
    return Message(told["id"], told["kind"], told.get("wallet") or "", told.get("event") or "", told.get("data") or {}, told)


@dataclass(frozen=True)
class EngineStatus:
    """How it stands."""

    states: Mapping[str, int]  #: of each state of actions, how many there are
    events: Any  #: how many wait for a decision
    inbox: int
    paused: Mapping[str, Any] | None  #: since when and why nothing new is started; None: it is not paused
    next_at: datetime | None
    told: Mapping[str, Any]  #: all of it


def status_of(told: Mapping[str, Any]) -> EngineStatus:
    return EngineStatus(
        states=told["states"], events=told["events"], inbox=told["inbox"], paused=told["paused"],
        next_at=_time(told["next_at"]), told=told,
    )


@dataclass(frozen=True)
class Health:
    """What a monitor wants to know."""

    level: HealthLevel
    problems: tuple[Any, ...]


def health_of(told: Mapping[str, Any]) -> Health:
    return Health(HealthLevel(told["level"]), tuple(told["problems"]))
