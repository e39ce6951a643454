# SPDX-License-Identifier: Apache-2.0
"""A merchant's rules: data in, a decision out. Nothing is sent and nothing is remembered; lua/README.md is how they are
written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypedDict

from ._config import Path
from ._errors import FileError, SavedWalletError, error_of
from ._json import dump, dump_facts, load, octets
from ._money import Money
from ._native import core
from ._plan import given
from ._results import Wallet

__all__ = ["Decision", "Rules", "RulesLimits", "RulesProblem", "RulesReport"]

_EXPLAIN = _COVERAGE = 1  # SW_RULES_EXPLAIN, SW_RULES_COVERAGE
_TIMES = ("at", "by", "expires_at", "until")  # the members of actions that are times


class RulesLimits(TypedDict, total=False):
    """What a ruleset may use; what is not given, or 0, is as usual. On one of them nothing is decided: LimitReached, whose
    `field` is its name."""

    source: int  #: bytes of its text: 65536
    memory: int  #: bytes in use at once: 4 MiB
    block: int  #: bytes of one text or table while it decides: 65536
    loading_block: int  #: the same while it is loaded: 1 MiB
    instructions: int  #: 2,000,000
    time_ms: int  #: of the thread's CPU: 500; `field` says "time"
    input: int  #: bytes of JSON: 65536
    output: int  #: bytes of JSON: 65536
    actions: int  #: of one decision: 32


@dataclass(frozen=True)
class RulesProblem:
    """Something that is wrong with a text."""

    line: int  #: 0: it is about no line
    message: str
    warning: bool  #: it loads all the same


@dataclass(frozen=True)
class RulesReport:
    """How the tests in a ruleset went."""

    passed: int
    failed: tuple[Mapping[str, Any], ...]  #: each with "name", "line" and "message"
    coverage: Mapping[str, Any] | None  #: "lines", "run" and the list "missed"; None: it was not asked for


@dataclass(frozen=True, repr=False)
class Decision:
    """What the rules say. The same input gives the same `json`, in every language and on every machine."""

    json: str  #: as it came, for a journal: encode() gives the very bytes
    hook: str  #: "flow", "event", "decline", "wallet", "refund" or "dispute"
    flow: Mapping[str, Any] | None  #: what choose_flow chose: "kind" and its arguments
    actions: tuple[Mapping[str, Any], ...]  #: what is to be done, amounts as Money and times as datetime
    why: tuple[str, ...]  #: the log that the rules have kept
    guards: tuple[Mapping[str, Any], ...]  #: what would stop an action now: "action" (its position), "guard", "message"
    inbox: str  #: why a person has to look; "" where nobody has
    event: str  #: the id of the event that was decided; "" of all else
    ruleset: Mapping[str, Any]  #: "name", "version" and "sha256" of its text
    explain: Mapping[str, Any] | None  #: which lines decided, where it was asked for

    @property
    def kind(self) -> str:
        """Of the flow: such as "saved", "repair" or "setup_only"; "" of all else."""
        return str(self.flow["kind"]) if self.flow else ""

    def __repr__(self) -> str:
        return f"<savedwallet.Decision {self.hook} {self.kind or [one['action'] for one in self.actions]}>"


def _told(value: Any) -> Any:
    """JSON with its amounts as Money. A table of the rules' own that only looks like one stays as it is."""
    if isinstance(value, dict):
        if value.keys() == {"amount", "currencyCode"}:
            try:
                return Money(value["amount"], value["currencyCode"])
            except (SavedWalletError, TypeError):
                return value
        return {name: _told(one) for name, one in value.items()}
    return [_told(one) for one in value] if isinstance(value, list) else value


def _action(value: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = _told(value)
    return told | {name: datetime.fromisoformat(told[name]) for name in _TIMES if name in told}


def _decision(text: str) -> Decision:
    said = load(text)
    return Decision(
        json=text, hook=said["hook"], flow=_told(said.get("flow")), actions=tuple(map(_action, said.get("actions", ()))),
        why=tuple(said["why"]), guards=tuple(said.get("guards", ())), inbox=said.get("inbox", ""),
        event=said.get("event", ""), ruleset=said["ruleset"], explain=said.get("explain"),
    )


def _wallet(wallet: Wallet, whole: bool) -> dict[str, Any]:
    """What rules are told of a wallet that client.wallet has read."""
    told = given(
        state=wallet.state, reason=next(iter(wallet.reasons), None), next_step=wallet.next_step.value,
        descriptor=(wallet.descriptor or None) if whole else None, left_this_month=wallet.balance if whole else None,
    )
    return told | {"usable": wallet.chargeable}


def _text(text: str | bytes) -> bytes:
    return octets(text, "a ruleset")


def _options(name: str | None, zone_folder: Path | None, limits: RulesLimits | None, tested: bool = False) -> bytes:
    folder = None if zone_folder is None else os.fspath(zone_folder)
    return dump(given(name=name, zone_folder=folder, limits=limits, tested=tested), "the options of a ruleset")


def _ask(native: Callable[..., str], *what: Any) -> str:
    try:
        return native(*what)
    except core.Failure as failure:
        raise error_of(load(failure.args[0])) from None


class Rules:
    """A ruleset, loaded. Any number of threads may use it at once, also while one of them reloads it.

    Whatever it is given holds its own time as "now": the rules have no clock, so a decision can be made again. Amounts are
    Money, times are datetime with a time zone or text such as "2026-11-29T16:00:00Z"; a float is refused. With explain=True
    a decision tells which lines made it.

    InvalidRequest: the rules or what they are given is wrong, and nothing is decided. LimitReached: they want too much.
    """

    def __init__(
        self, text: str | bytes, *, name: str | None = None, zone_folder: Path | None = None, tested: bool = False,
        limits: RulesLimits | None = None,
    ) -> None:
        """Checks the text and runs the tests in it; if one fails, the ruleset is not loaded.

        name: of the file, as messages say it. zone_folder: where the time zones of the machine lie. tested: they have
        passed before, such as when this version was published.
        """
        self._options = _options(name, zone_folder, limits, tested)
        self._loaded = self._load(text)

    @classmethod
    def load(
        cls, path: Path, *, zone_folder: Path | None = None, tested: bool = False, limits: RulesLimits | None = None
    ) -> Self:
        """From a file."""
        try:
            with open(path, "rb") as file:
                text = file.read()
        except OSError as error:
            raise FileError({"code": "io", "message": f"{os.fspath(path)}: {error.strerror}", "field": "path"}) from error
        name = os.path.basename(os.fspath(path))
        return cls(text, name=name, zone_folder=zone_folder, tested=tested, limits=limits)

    @staticmethod
    def check(
        text: str | bytes, *, name: str | None = None, zone_folder: Path | None = None, limits: RulesLimits | None = None
    ) -> tuple[RulesProblem, ...]:
        """Everything that is wrong with a text, without loading it for use."""
        said = load(_ask(core.Rules.check, _text(text), _options(name, zone_folder, limits)))
        return tuple(RulesProblem(one["line"], one["message"], one["warning"]) for one in said["problems"])

    def _load(self, text: str | bytes) -> tuple[core.Rules, Mapping[str, Any]]:
        try:
            native = core.Rules(_text(text), self._options)
        except core.Failure as failure:
            raise error_of(load(failure.args[0])) from None
        return native, load(_ask(native.about))

    def reload(self, text: str | bytes) -> None:
        """Puts another text in the place of the one in use. One that does not load is an exception, and changes nothing."""
        self._loaded = self._load(text)

    def choose_flow(self, c: Mapping[str, Any] | None = None, /, *, explain: bool = False, **more: Any) -> Decision:
        """Which way a buyer pays: `choose_flow(now=…, page="checkout", device={"kind": "mobile"}, wallet=…)`, or the same as
        one mapping. A wallet is a mapping, what client.wallet has read, or None."""
        given_here = {**(c or {}), **more}
        if isinstance(wallet := given_here.get("wallet"), Wallet):
            given_here["wallet"] = _wallet(wallet, whole=True)
        return self._decide("flow", {"flow": given_here}, explain)

    def decide(self, event: Mapping[str, Any], *, state: Mapping[str, Any], explain: bool = False) -> Decision:
        """What follows an event: {"id", "name", "wallet", "subject", "at", "data"}. The state holds at least "now"."""
        return self._decide("event", {"event": event, "state": state}, explain)

    def decline(self, decline: Mapping[str, Any], *, state: Mapping[str, Any], explain: bool = False) -> Decision:
        """What follows a charge that was declined: {"reason", "attempt", "amount", "charge", …}."""
        return self._decide("decline", {"decline": decline, "state": state}, explain)

    def wallet_change(self, wallet: Mapping[str, Any] | Wallet, *, state: Mapping[str, Any], explain: bool = False) -> Decision:
        """What follows when the buyer or Amazon has changed the wallet: {"state", "reason", …}, or what client.wallet read."""
        told = _wallet(wallet, whole=False) if isinstance(wallet, Wallet) else wallet
        return self._decide("wallet", {"wallet": told, "state": state}, explain)

    def refund(self, refund: Mapping[str, Any], *, state: Mapping[str, Any], explain: bool = False) -> Decision:
        """What follows the end of a refund: {"state", "id", "charge", "amount", …}."""
        return self._decide("refund", {"refund": refund, "state": state}, explain)

    def dispute(self, dispute: Mapping[str, Any], *, state: Mapping[str, Any], explain: bool = False) -> Decision:
        """What follows when a buyer disputes a charge: {"state", "charge", "amount", …}."""
        return self._decide("dispute", {"dispute": dispute, "state": state}, explain)

    def _decide(self, hook: str, what: dict[str, Any], explain: bool) -> Decision:
        native, _ = self._loaded
        return _decision(_ask(native.decide, hook, dump_facts(what, f"the input of {hook}"), _EXPLAIN if explain else 0))

    def test(self, *, coverage: bool = False) -> RulesReport:
        """Runs the tests in the ruleset, and says with coverage=True which lines never ran."""
        native, _ = self._loaded
        said = load(_ask(native.test, _COVERAGE if coverage else 0))
        return RulesReport(said["passed"], tuple(said["failed"]), said.get("coverage"))

    @property
    def about(self) -> Mapping[str, Any]:
        """What it declares: its events with their shapes, hooks, limits, how many tests."""
        return self._loaded[1]

    @property
    def name(self) -> str:
        return str(self.about["name"])

    @property
    def version(self) -> str:
        """The ruleset's own, such as "7"."""
        return str(self.about["version"])

    @property
    def timezone(self) -> str:
        return str(self.about["timezone"])

    @property
    def digest(self) -> str:
        """SHA-256 of its text: which ruleset it is."""
        return str(self.about["sha256"])

    def __repr__(self) -> str:
        return f"<savedwallet.Rules {self.name} {self.version}>"
