# SPDX-License-Identifier: Apache-2.0
"""The engine: carries out what programs and rules decide, at most once, and loses nothing."""

from __future__ import annotations

import math
import os
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, Self, TypedDict

from ._client import Client
from ._config import Path
from ._enums import ActionKind, ActionState, RunEnd
from ._engine_results import (
    Action, Emitted, EngineStatus, EngineWallet, Explanation, Health, InboxItem, Message, RunReport, action_of, emitted_of,
    engine_wallet_of, explanation_of, health_of, item_of, message_of, report_of, status_of,
)
from ._errors import error_of, invalid
from ._json import dump, dump_facts, load, octets, time_text
from ._money import Money, money_text
from ._native import core
from ._plan import given, milliseconds
from ._rules import Rules
from ._runtime import call, flights, level, logger

__all__ = ["Engine", "EngineSettings"]

_SLICE = 0.5  # seconds: a run comes back to Python so often, where the handlers of signals run
_MOST_WAIT = 600


class EngineSettings(TypedDict, total=False):
    """How long the engine waits, and for what. What is not given, or 0, is as usual; all that ends in _ms in milliseconds."""

    call_ms: int  #: for one answer of Amazon's: 30,000
    lease_ms: int  #: a worker holds a wallet for so long at most, and renews it: 90,000
    skew_ms: int  #: a new attempt begins so long after the lease of a send without an answer: 20 minutes
    resend_ms: Sequence[int]  #: after the first, second, … send without an answer: 1, 5, 30 minutes, 2, 12 hours
    give_up_ms: int  #: without a definite answer after so long: the inbox; 24 hours
    progress_ms: int  #: a wallet that has a charge in progress is tried again after: 5 minutes
    failure_ms: int  #: a ProcessingFailure is sent again after: 60,000
    look_ms: int  #: what Amazon is still at is read again after: an hour
    most_tries_30_days: int  #: charges of one wallet that are sent in 30 days: 15
    most_tries_24_hours: int  #: 10
    refund_extra: bool  #: a refund may be above what was captured, as far as Amazon allows
    failure_is_no_answer: bool  #: a ProcessingFailure is never taken for a no


def _wait_ms(wait: float) -> int:
    if isinstance(wait, bool) or not isinstance(wait, (int, float)) or not 0 <= wait <= _MOST_WAIT:
        raise invalid(f"wait is a number of seconds from 0 to {_MOST_WAIT}, not {wait!r}", "wait")
    return round(wait * 1000)


def _end_of(deadline: float | None) -> float:
    """On the clock of time.monotonic."""
    if deadline is None:
        return math.inf
    if isinstance(deadline, bool) or not isinstance(deadline, (int, float)) or not deadline > 0:
        raise invalid(f"a deadline is a number of seconds above zero, not {deadline!r}", "deadline")
    return time.monotonic() + deadline


def _offset_ms(offset: timedelta) -> int:
    if not isinstance(offset, timedelta):
        raise TypeError(f"an offset of the clock is a timedelta, not {type(offset).__name__}")
    return offset // timedelta(milliseconds=1)


def _native_rules(rules: Rules | None) -> core.Rules | None:
    return rules._loaded[0] if rules else None


#: An engine, and what it borrows. The last of a tuple is the first that goes.
_Natives = tuple[core.Rules | None, core.Client, core.Engine]


def _end(cancel: core.Cancel, held: list[_Natives]) -> None:
    """Runs are ended. The native objects are held until here, whatever comes first when all of them are garbage."""
    cancel.request()
    flights.not_any_more(cancel)
    held.clear()


def _log_level() -> str:
    """Of the library's, the least has to be named when nothing is logged."""
    return level() or "error"


class Engine:
    """Writes each action to its journal before anything is sent; what then happens, a crash, a lost answer, two workers,
    the same bytes go out again under the same key until Amazon says yes or no.

    Any number of threads and processes may use the same journal at once. An engine goes on working on both sides of a fork;
    a child that was forked while another thread was in a call of an engine is refused. What is planned or not over is carried
    out by `run`, in this process or in another one.
    """

    def __init__(
        self, client: Client, journal: Path, *, rules: Rules | Path | None = None, must_exist: bool = False,
        busy: float | None = None, receive: bool = True, quota: str | None = None, clock_offset: timedelta = timedelta(),
        settings: EngineSettings | None = None,
    ) -> None:
        """Opens the journal, or makes it. It belongs to the client's merchant and environment, and is refused to others.

        rules: a ruleset, or the path of one; without any, events wait, and so do declines of what rules decided. What is
        decided after a reload of it is decided by the new text. busy: seconds for which another process may hold the file
        (15). receive: takes notifications. quota: Amazon's, which all workers keep together: "amazon", as the environment
        has it; "none", "sandbox" or "live". clock_offset: the engine's clock ahead of the machine's, to follow an
        emulator's; refused with a live client.
        """
        self._held: list[_Natives] = []
        if not isinstance(client, Client):
            raise TypeError(f"an engine is one of a Client, not of {type(client).__name__}")
        self._rules = rules if isinstance(rules, Rules) or rules is None else Rules.load(rules)
        self._client, self._path, self._receives = client, os.fspath(journal), receive
        self._log_level = _log_level()
        self._config = given(
            journal=self._path, must_exist=must_exist, busy_ms=milliseconds(busy), receive=receive, quota=quota,
            clock_offset_ms=_offset_ms(clock_offset), settings=settings, log=self._log_level,
        )
        self._cancel = core.Cancel()
        self._host = client._host(self._cancel)
        self._held.append(self._open())
        self._config["must_exist"] = True  # a journal that is gone is not made anew when it is opened again
        self._finalizer = weakref.finalize(self, _end, self._cancel, self._held)
        self._finalizer.atexit = False

    def _open(self) -> _Natives:
        rules, client = _native_rules(self._rules), self._client._native()
        try:
            return rules, client, core.Engine(client, rules, dump(self._config, "the configuration of an engine"))
        except core.Failure as failure:
            raise error_of(load(failure.args[0])) from None

    def _engine(self) -> core.Engine:
        """Opened anew where its rules were reloaded, and with the log as it is now."""
        try:
            rules, _, engine = self._held[0]
            if rules is not _native_rules(self._rules):
                self._held[0] = self._open()
                engine = self._held[0][2]
        except IndexError:
            raise invalid("the engine is closed") from None
        if self._log_level != (now := _log_level()):
            self._config["log"] = self._log_level = now
            engine.run("log", dump({"level": now}, "log"), None, self._host)
        return engine

    @classmethod
    def from_env(cls, client: Client, **over: Any) -> Self:
        """With the journal that SAVEDWALLET_JOURNAL names, and the rules of SAVEDWALLET_RULES, where it is set. `over` goes
        over it, as in the constructor."""
        found: dict[str, Any] = {
            "journal": os.environ.get("SAVEDWALLET_JOURNAL"), "rules": os.environ.get("SAVEDWALLET_RULES") or None,
        }
        how = found | over
        if not how["journal"]:
            raise invalid("SAVEDWALLET_JOURNAL names no journal, such as /var/lib/shop/journal.db", "SAVEDWALLET_JOURNAL")
        return cls(client, **how)

    @property
    def client(self) -> Client:
        return self._client

    @property
    def journal(self) -> str:
        """The path of its file."""
        return self._path

    @property
    def rules(self) -> Rules | None:
        return self._rules

    @property
    def closed(self) -> bool:
        return not self._held

    def _call(self, job: str, options: bytes, data: bytes | None = None) -> tuple[Any, Exception | None]:
        engine = self._engine()
        flights.also(self._cancel)
        return call(engine, job, options, data, self._host)

    def _do(self, job: str, options: Mapping[str, Any] | bytes, intent: str | None = None) -> Any:
        answer, raised = self._call(job, options if isinstance(options, bytes) else dump(options, job))
        if answer["error"]:
            raise error_of({**(answer["answer"] or {}), "error": answer["error"]}, intent=intent) from raised
        if raised:
            raise raised
        return answer["answer"]

    def _act(self, job: str, wait: float, options: dict[str, Any], intent: str | None = None) -> Action:
        return action_of(self._do(job, options | {"wait_ms": _wait_ms(wait)}, intent=intent))

    def charge(
        self, *, wallet: str, amount: Money | str, intent: str, wait: float = 0.0, descriptor: str | None = None,
        authorize_only: bool = False, can_handle_pending: bool = False, initiator: str | None = None,
        channel: str | None = None, reference: str | None = None, note_to_buyer: str | None = None,
        custom_information: str | None = None, simulate: str | None = None,
    ) -> Action:
        """Charges a wallet: your own name of it (see `wallet`), or the Charge Permission. The intent said again is the same
        action, whoever says it; with other content it is a Conflict.

        wait: seconds, 600 at most. 0 plans it and leaves it to a run. More carries it out now; what is not over by then is
        told with `pending`, and a run goes on with it. simulate: a code of Sandbox's for the next attempt; it is no part of
        what an intent stands for. The rest is as in Client.charge.

        Raises Declined, with next_step; NoAnswer: the engine finds out what came of it, never charge again under another
        name; Conflict, with `guard` when one has stopped it; FileError: the journal cannot be written, nothing was sent.
        """
        options = given(
            wallet=wallet, amount=money_text(amount, "amount"), intent=intent, soft_descriptor=descriptor,
            authorize_only=authorize_only, can_handle_pending=can_handle_pending, initiator=initiator, channel=channel,
            reference=reference, note_to_buyer=note_to_buyer, custom_information=custom_information, simulate=simulate,
        )
        return self._act("charge", wait, options, intent)

    def capture(
        self, *, charge: str, amount: Money | str, wait: float = 0.0, descriptor: str | None = None,
        wallet: str | None = None, simulate: str | None = None,
    ) -> Action:
        """Takes the money of an authorized charge, once; a smaller amount lets go of the rest.

        charge: its intent, or its id at Amazon; wallet: where the engine has not made it.
        """
        options = given(
            charge=charge, amount=money_text(amount, "amount"), soft_descriptor=descriptor, wallet=wallet, simulate=simulate
        )
        return self._act("capture", wait, options, charge)

    def cancel(
        self, charge: str, *, reason: str | None = None, wait: float = 0.0, wallet: str | None = None
    ) -> Action:
        """Lets go of a charge that was not captured. charge and wallet as of capture."""
        return self._act("cancel", wait, given(charge=charge, reason=reason, wallet=wallet), charge)

    def refund(
        self, *, charge: str, amount: Money | str, intent: str, wait: float = 0.0, descriptor: str | None = None,
        wallet: str | None = None, simulate: str | None = None,
    ) -> Action:
        """Pays a captured charge back, whole or in part. It ends later: `pending`. charge and wallet as of capture."""
        options = given(
            charge=charge, amount=money_text(amount, "amount"), intent=intent, soft_descriptor=descriptor, wallet=wallet,
            simulate=simulate,
        )
        return self._act("refund", wait, options, intent)

    def close_wallet(
        self, wallet: str, *, reason: str | None = None, cancel_pending: bool = False, wait: float = 0.0
    ) -> Action:
        """Closes a saved wallet for ever. cancel_pending: open charges are canceled too."""
        return self._act("close", wait, given(wallet=wallet, reason=reason, cancel_pending=cancel_pending), wallet)

    def wallet(self, reference: str, charge_permission_id: str | None = None) -> EngineWallet:
        """What the journal knows of a wallet. charge_permission_id: sets the one that your own name stands for, or replaces
        it, as after a new setup."""
        return engine_wallet_of(self._do("wallet", given(wallet=reference, charge_permission_id=charge_permission_id)))

    def emit(
        self, name: str, *, id: str, wallet: str | None = None, subject: str | None = None, at: datetime | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Emitted:
        """Records an event, which the next run has the rules decide. A known id is the same event; with other content it is
        a Conflict, and nothing follows from it.

        subject: whom it is about, such as "rental:R1". at: when it happened. data: text, whole numbers, bool, Money, datetime
        with a time zone, date, and lists and mappings of them. A float is refused.
        """
        event = given(id=id, name=name, wallet=wallet, subject=subject, at=None if at is None else time_text(at, "at"))
        return emitted_of(self._do("emit", dump_facts(event | {"data": {} if data is None else data}, "an event")))

    def receive(self, raw: bytes | bytearray | memoryview | str) -> int:
        """Takes the body of a request that Amazon, or somebody who pretends to be Amazon, sent: its bytes, as they came.

        It is verified and stored; the next run reads the object that it is about. @return what your server answers: 200, 400
        (it is not Amazon's) or 500 (it could not be stored, and shall come again)
        """
        if not self._receives:
            raise invalid("the engine was made without receive", "receive")
        data = octets(raw, "a notification")
        answer, _ = self._call("receive", b"{}", data)
        status = int(answer["answer"]["status"])
        if status == 500:
            logger.error("a notification could not be stored: %s", answer["error"]["message"] if answer["error"] else "")
        return status

    def run(self, until: Literal["idle"] | None = None, *, deadline: float | None = None) -> RunReport:
        """Does what is due: has events decided, sends, sends again, follows notifications.

        until: "idle" ends when nothing is due any more; None goes on for ever. deadline: ends after so many seconds. Ctrl-C,
        and close() on another thread, end it: what is on its way is ended first.
        """
        if until not in ("idle", None):
            raise invalid(f'until is "idle" or None, not {until!r}', "until")
        end, report = _end_of(deadline), None
        while True:
            left = max(0.001, min(_SLICE, end - time.monotonic()))
            told = self._do("run", {"until_idle": until == "idle", "deadline_ms": math.ceil(left * 1000)})
            report = report_of(told, report)
            if report.ended is not RunEnd.DEADLINE or time.monotonic() >= end:
                return report

    def show(self, intent: str) -> Action:
        """An action, with its `attempts`. Raises NotFound."""
        return action_of(self._do("show", {"intent": intent}))

    def explain(self, intent: str) -> Explanation:
        """All that led to an action; given the id of an event, all that followed from it. Raises NotFound."""
        return explanation_of(self._do("explain", {"intent": intent}))

    def list(
        self, *, state: ActionState | str | None = None, kind: ActionKind | str | None = None, wallet: str | None = None
    ) -> Iterator[Action]:
        """The actions, the latest first."""
        options = given(state=str(state) if state else None, kind=str(kind) if kind else None, wallet=wallet)
        before = None
        while True:
            page = self._do("list", options | given(before=before))
            yield from map(action_of, page["actions"])
            before = page["next"]
            if before is None:
                return

    def status(self) -> EngineStatus:
        """How many actions are in each state, what waits, and whether it is paused."""
        return status_of(self._do("status", {}))

    def inbox(self, limit: int | None = None) -> tuple[InboxItem, ...]:
        """What a person has to look at, and nobody has settled."""
        return tuple(map(item_of, self._do("inbox", given(limit=limit))["items"]))

    def settle(self, number: int, *, by: str, reason: str) -> InboxItem:
        """A person has seen to an item of the inbox."""
        return item_of(self._do("settle", {"number": number, "by": by, "reason": reason}))

    def messages(self, limit: int | None = None) -> tuple[Message, ...]:
        """What the rules want somebody to be told. Each comes again until it is acknowledged: by its id you know it."""
        return tuple(map(message_of, self._do("messages", given(limit=limit))["messages"]))

    def acknowledge(self, message: Message | str) -> bool:
        """The message was passed on, and does not come again. @return False: it was acknowledged before"""
        id = message.id if isinstance(message, Message) else message
        return bool(self._do("acknowledge", {"id": id})["acknowledged"])

    def pause(self, reason: str, *, by: str) -> None:
        """Nothing new is started any more, by no worker of this journal. What was sent is followed to its end."""
        self._do("pause", {"reason": reason, "by": by})

    def resume(self, *, by: str) -> None:
        self._do("resume", {"by": by})

    def withdraw(self, intent: str, *, reason: str, by: str) -> Action:
        """Takes back what is not started yet. Raises Conflict for anything else."""
        return action_of(self._do("withdraw", {"intent": intent, "reason": reason, "by": by}, intent=intent))

    def retry(self, intent: str, *, by: str) -> Action | None:
        """Plans a new attempt. Raises Conflict unless the last answer was a definite no, or a guard has stopped it. Given the
        id of an event that could not be decided, has it decided again. @return None: of an event"""
        told = self._do("retry", {"intent": intent, "by": by}, intent=intent)
        return action_of(told) if "intent" in told else None

    def resolve(
        self, intent: str, *, by: str, reason: str, charged: str | None = None, not_charged: bool = False
    ) -> Action:
        """A person says how something ended of which nobody knows; the same bytes are sent first. charged: the id at Amazon,
        which is read; or not_charged=True."""
        options = given(intent=intent, by=by, reason=reason, charged=charged, not_charged=not_charged)
        return action_of(self._do("resolve", options, intent=intent))

    def check(self, *, max_unknown: float | None = None, max_overdue: float | None = None) -> Health:
        """For a monitor. max_unknown, max_overdue: seconds that an action may be without an answer, or late."""
        options = given(max_unknown_ms=milliseconds(max_unknown), max_overdue_ms=milliseconds(max_overdue))
        return health_of(self._do("check", options))

    def backup(self, path: Path) -> str:
        """Writes a copy of the journal as of now, while others go on. It is paused when it is opened. @return the path"""
        return str(self._do("backup", {"path": os.fspath(path)})["path"])

    def set_clock_offset(self, offset: timedelta) -> None:
        """Moves the engine's clock ahead of the machine's, to follow an emulator's. Refused with a live client."""
        self._do("clock", {"offset_ms": _offset_ms(offset)})
        self._config["clock_offset_ms"] = _offset_ms(offset)

    def close(self) -> None:
        """Ends its runs, and lets go of the journal as soon as no call is on its way. The client stays open. (A wallet is
        closed with close_wallet.)"""
        if finalizer := self.__dict__.get("_finalizer"):
            finalizer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        client = self._client
        return f"<savedwallet.Engine {client.environment} {client.merchant_id} {self._path}{'' if self._held else ' closed'}>"

    def __reduce__(self) -> Any:
        raise TypeError("an Engine holds a journal open and is not copied: open it in each process, with a client of its own")
