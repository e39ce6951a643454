# SPDX-License-Identifier: Apache-2.0
"""A local Amazon Pay for the tests of your own code. It moves no money, and time passes when you say so.

    from savedwallet.emulator import Emulator

    with Emulator() as emulator:
        wallet = emulator.setup()
        emulator.engine.charge(wallet=wallet, amount="4.00 EUR", intent="toll:T1", wait=5)
        emulator.clock.advance("31d")

It starts the program `savedwallet-emulator` and stops it. In pytest the fixture `emulator` does both: see
savedwallet.pytest_plugin.
"""

from __future__ import annotations

import json
import os
import shutil
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ._client import Client
from ._engine import Engine
from ._enums import Flow, Payment, WalletOutcome
from ._money import Money
from ._results import Button, Order, Outcome

__all__ = ["Clock", "Emulator", "EmulatorError", "Fault"]

_CURRENCIES = {"na": "USD", "eu": "EUR", "jp": "JPY"}
_SESSION = "the browser of the emulator's buyer"
_STATE_SECRET = "known to everybody: for tests only"

# The program tells how it is reached, then reads its input to the end: the end of this process ends it, however that
# comes about, and with it the emulator that runs it.
_TELL_AND_WAIT = 'cat "$1" && exec cat >/dev/null'


class EmulatorError(RuntimeError):
    """The emulator could not be started, or refuses what it was told."""


class Clock:
    """The emulator's time, and that of its engines. It goes on by itself until it is frozen, and never goes back; reset()
    puts it back. (The engines' cannot be frozen.)"""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    @property
    def now(self) -> datetime:
        """In UTC."""
        return _time_of(self._emulator.control("GET", "clock"))

    def advance(self, by: str) -> datetime:
        """Lets time pass: "30s", "15m", "8h", "31d". What falls due meanwhile happens, each thing at its own time."""
        return self._tell(_duration(by), advance=by)

    def set(self, to: str | datetime) -> datetime:
        """Lets time pass until "2027-01-01T00:00:00Z", or an aware datetime."""
        return self._tell(set=to if isinstance(to, str) else _text_of(to))

    def freeze(self, frozen: bool = True) -> datetime:
        """Stops the clock, or lets it go on."""
        return self._tell(freeze=frozen)

    def _tell(self, by: timedelta | None = None, /, **what: Any) -> datetime:
        now = _time_of(self._emulator.control("POST", "clock", what))
        self._emulator._move_engines(now, by)
        return now


def _time_of(clock: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(clock["now"])


def _duration(text: str) -> timedelta | None:
    """None: only the emulator knows."""
    number, unit = text[:-1], {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}.get(text[-1:])
    return timedelta(**{unit: int(number)}) if unit and number.isdecimal() else None


def _text_of(time: datetime) -> str:
    if time.tzinfo is None:
        raise ValueError("a datetime without a time zone could be any of 24 hours: give it one")
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Fault:
    """A failure that was asked for. `fired` counts the calls that it made fail, also after it was taken back."""

    _emulator: Emulator
    _row: dict[str, Any]
    _before: int = 0  # what fired before it was set anew
    _ended: int | None = None

    @property
    def fired(self) -> int:
        if self._ended is not None:
            return self._ended
        place = self._emulator._faults.index(self)
        return self._before + int(self._emulator.control("GET", "faults")["faults"][place]["failed"])


class Emulator:
    """A running emulator; its end is the end of the `with`, or stop()."""

    def __init__(
        self, program: str | os.PathLike[str] | None = None, *, region: str = "eu", options: Sequence[str] = ()
    ) -> None:
        """Starts it. program: the path of savedwallet-emulator; else SAVEDWALLET_EMULATOR names it, or it is on the
        PATH. region: na, eu or jp. options: further ones of the program, such as ("--seed", "7", "--clock",
        "2027-01-01T00:00:00Z").
        """
        self.region = region
        self.clock = Clock(self)
        self._faults: list[Fault] = []
        self._engines: list[Engine] = []
        self._ahead: timedelta | None = None  # of the machine's clock; None: it was not looked at
        self._journals: tempfile.TemporaryDirectory[str] | None = None
        self._process, self.ready = _start(_find(program), ["--region", region, *options])
        context = ssl.create_default_context(cafile=self.ready["ca_file"])
        # No proxy of the environment stands between this process and one on the same machine.
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
        )

    def stop(self) -> None:
        """Ends the emulator, its client and its engines. It may be called twice."""
        self._end_engines()
        if client := self.__dict__.pop("client", None):
            client.close()
        _stop(self._process)

    def __enter__(self) -> Emulator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def config(self) -> dict[str, Any]:
        """What Client and AsyncClient take to reach it: `AsyncClient(**emulator.config)`. Charges are made by the
        merchant (MITU), on the Web."""
        names = ("region", "merchant_id", "store_id", "public_key_id", "private_key_file", "ca_file", "script_url")
        return {name: self.ready[name] for name in names} | {
            "base_url": self.ready["url"], "certificate_file": self.ready["sns_cert_file"],
            "ledger_currency": self.currency, "state_secret": _STATE_SECRET, "initiator": "MITU", "channel": "Web",
            "retry_budget": -1,  # faults of one test must not use up the retries of the next
        }

    @property
    def environment(self) -> dict[str, str]:
        """The same for a program that calls Client.from_env(), to be put over os.environ; with it the emulator's own
        URL and token."""
        config = {name.upper(): value for name, value in self.config.items()
                  if name not in ("certificate_file", "retry_budget")}
        more = {
            "EMULATOR_URL": self.ready["url"], "EMULATOR_TOKEN": self.ready["control_token"],
            "EMULATOR_SNS_CERT_FILE": self.ready["sns_cert_file"],
        }
        return {f"SAVEDWALLET_{name}": value for name, value in (config | more).items()}

    @cached_property
    def client(self) -> Client:
        """A client of this emulator."""
        return Client(**self.config)

    @cached_property
    def engine(self) -> Engine:
        """An engine of this emulator, with a journal of its own, without rules; see open_engine."""
        return self.open_engine()

    def open_engine(self, journal: str | os.PathLike[str] | None = None, **options: Any) -> Engine:
        """Another engine, whose clock follows the emulator's, also when that is moved on. It is closed by reset() and by
        stop(), and a journal that was not named is removed. options: those of savedwallet.Engine, such as rules="tolls.lua".
        """
        if self._ahead is None:
            self._ahead = self.clock.now - datetime.now(timezone.utc)
        options = {"clock_offset": self._ahead} | options
        engine = Engine(self.client, journal or self._new_journal(), **options)
        self._engines.append(engine)
        return engine

    def _new_journal(self) -> str:
        if self._journals is None:
            self._journals = tempfile.TemporaryDirectory(prefix="savedwallet-")
        return os.path.join(self._journals.name, f"{len(self._engines)}.sqlite3")

    def _move_engines(self, now: datetime, by: timedelta | None) -> None:
        """The emulator tells whole seconds. What it was moved on by is exact, so that what is due then is due here too."""
        if self._ahead is not None and by is not None:
            self._ahead += by
        else:
            self._ahead = now - datetime.now(timezone.utc)
        for engine in self._engines:
            if not engine.closed:
                engine.set_clock_offset(self._ahead)

    def _end_engines(self) -> None:
        self.__dict__.pop("engine", None)
        for engine in self._engines:
            engine.close()
        self._engines.clear()
        self._ahead = None
        if self._journals is not None:
            self._journals.cleanup()
            self._journals = None

    @property
    def currency(self) -> str:
        """Of the merchant's ledger: "EUR" in eu."""
        return _CURRENCIES[self.region]

    def control(self, method: str, call: str, body: Any = None) -> Any:
        """Any call of the control API, such as `control("POST", "buyers", {...})`; the emulator's README lists them."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"x-emulator-token": self.ready["control_token"], "content-type": "application/json"}
        url = f"{self.ready['url']}/emulator/api/{call}"
        try:
            with self._opener.open(urllib.request.Request(url, data, headers, method=method), timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                raise EmulatorError(f"{method} {call}: {_reason_of(refused)}") from None
        except urllib.error.URLError as error:
            raise EmulatorError(f"the emulator does not answer: {error.reason}") from None

    def reset(self) -> None:
        """Begins again: no wallets, charges, faults or engines, the clock as at the start, notifications go nowhere."""
        self._end_engines()
        for fault in self._faults:
            fault._ended = fault.fired
        self._faults.clear()
        self.control("POST", "reset")

    def state(self) -> dict[str, Any]:
        """All objects as the API would answer them: "checkoutSessions", "chargePermissions", "charges", "refunds", …"""
        state: dict[str, Any] = self.control("GET", "state")
        return state

    def charges(self, wallet: str) -> list[dict[str, Any]]:
        """The charges of a wallet, in Amazon's JSON, also those that your code does not know of."""
        return [one for one in self.state()["charges"] if one["chargePermissionId"] == wallet]

    def setup(
        self, flow: Flow | str = Flow.SETUP_ONLY, *, card: str = "1111", buyer: str | None = None, consent: bool = True,
        amount: Money | str | None = None, payment: Payment | str = Payment.AUTHORIZE_WITH_CAPTURE,
    ) -> str:
        """A buyer saves a wallet. @return its id

        card: the last digits of one of the emulator's; 1111 can be charged. amount: in a flow that pays, what the buyer
        pays. consent: False, in a flow that pays, saves no wallet, which is an EmulatorError here.
        """
        done = self._go_through(Flow(flow), amount, payment, card=card, buyer=buyer, consent=consent)
        if done.wallet is WalletOutcome.NOT_SAVED:
            raise EmulatorError(f"no wallet was saved: {done.reason} {done.reason_code}".rstrip())
        return done.charge_permission_id

    def _go_through(self, flow: Flow, amount: Money | str | None, payment: Payment | str, **how: Any) -> Outcome:
        pays = flow in (Flow.EXPRESS, Flow.ADDITIONAL_PAYMENT_BUTTON)
        if pays != (amount is not None):
            raise TypeError(f"the flow {flow} {'pays: it needs an amount' if pays else 'takes no amount'}")
        at_button: dict[str, Any] = {}
        if flow is Flow.ADDITIONAL_PAYMENT_BUTTON:
            at_button = {"amount": amount, "payment": payment}
        back = "https://shop.example/back"
        button = self.client.button(
            flow, return_url=back, cancel_url="https://shop.example/canceled", browser_session=_SESSION, **at_button
        )
        url = self.checkout(button, **how)
        if flow is Flow.EXPRESS and amount is not None and not url.startswith("https://shop.example/canceled"):
            url = self.process(self.client.place_order(
                url, amount=amount, payment=payment, return_url=back, browser_session=_SESSION
            ))
        return self.client.finish(url, browser_session=_SESSION, amount=amount)

    def checkout(
        self, button: Button, *, card: str = "1111", consent: bool = True, cancel: bool = False,
        buyer: str | None = None, surface: str = "web",
    ) -> str:
        """Does what a buyer would do who taps this button of yours. @return the URL on which the buyer comes back

        cancel: the buyer gives up. buyer: the id of another one, as `control("POST", "buyers", …)` answers it.
        surface: "app_browser" for a button of that surface.
        """
        how: dict[str, Any] = {"card": card, "consent": consent, "cancel": cancel}
        if buyer:
            how["buyer"] = buyer
        if button.initiate is not None:
            how |= {"configuration": button.initiate, "surface": "mobile_sdk"}
        else:
            product = button.options["productType"] if button.options else "PayOnly"
            how |= {
                "payload": button.payload_json, "signature": button.signature, "algorithm": button.algorithm,
                "public_key_id": button.public_key_id, "product_type": product, "surface": surface,
            }
        return str(self.control("POST", "checkout", how)["url"])

    def process(self, order: Order | str, *, card: str | None = None, cancel: bool = False) -> str:
        """Express: the buyer is sent to `order.url`, and pays there. @return the URL on which the buyer comes back

        card: takes another one on the way. cancel: the buyer gives up.
        """
        url = order if isinstance(order, str) else order.url
        session = parse_qs(urlsplit(url).query).get("amazonCheckoutSessionId")
        if not session:
            raise EmulatorError("the order was not placed: its URL leads to no checkout session")
        how = {"cancel": cancel} | ({"card": card} if card else {})
        return str(self.control("POST", f"checkout/{session[0]}/process", how)["url"])

    def break_wallet(self, wallet: str, reason: str = "PaymentMethodExpired") -> None:
        """The wallet cannot be charged any more until the buyer repairs it. reason: also "PaymentMethodDeleted",
        "PaymentMethodInvalid", "BillingAddressDeleted", "MFAFailed", …"""
        self.control("POST", f"permissions/{wallet}", {"state": "NonChargeable", "reason": reason})

    def close_wallet(self, wallet: str, reason: str = "BuyerClosed") -> None:
        """The wallet is gone for ever. reason: also "AmazonClosed", "Expired", …"""
        self.control("POST", f"permissions/{wallet}", {"state": "Closed", "reason": reason})

    def notify(self, url: str) -> None:
        """Where notifications are sent from now on: a URL of this machine."""
        self.control("PUT", "notifications", {"url": url})

    @contextmanager
    def fault(
        self, operation: str | None = None, *, nth: int | None = 1, kind: str = "reset_after", **more: Any
    ) -> Iterator[Fault]:
        """Lets calls fail while the `with` lasts.

            with emulator.fault("createCharge", kind="reset_after") as fault:
                …                                   # charged, but the answer is lost
            assert fault.fired == 1

        operation: in Amazon's words; None: any. nth: only this call from now on; None: each. kind: latency, slow_body,
        reset_before, reset_after, truncated, wrong_length, empty, malformed, too_many_requests, error_before,
        error_after or clock_skew; more: what that kind takes, such as milliseconds=500 or retryAfter="2". The library
        tries again by itself, so that one fault may not be seen. Do not mix with faults that control() sets.
        """
        row: dict[str, Any] = {"fault": kind, **more}
        if operation:
            row["operation"] = operation
        if nth:
            row["when"] = {"nth": nth}
        self.control("POST", "faults", [row])
        fault = Fault(self, row)
        self._faults.append(fault)
        try:
            yield fault
        finally:
            if fault in self._faults:
                self._take_back(fault)

    def _take_back(self, ended: Fault) -> None:
        """The emulator forgets all faults or none: the others are set again, as far as they have not fired yet."""
        told = self.control("GET", "faults")["faults"]
        for fault, is_now in zip(self._faults, told, strict=True):
            fault._before += is_now["failed"]
            if "when" in fault._row:
                # A number that has passed stays one that never comes.
                left = fault._row["when"]["nth"] - is_now["calls"]
                fault._row["when"] = {"nth": left if left > 0 else 10**9}
        ended._ended = ended._before
        self._faults.remove(ended)
        self.control("DELETE", "faults")
        if self._faults:
            self.control("POST", "faults", [fault._row for fault in self._faults])


def _find(program: str | os.PathLike[str] | None) -> str:
    named = os.fspath(program) if program else os.environ.get("SAVEDWALLET_EMULATOR") or "savedwallet-emulator"
    found = shutil.which(named)
    if not found:
        where = "on the PATH" if named == "savedwallet-emulator" else f"at {named!r}"
        raise EmulatorError(
            f"there is no savedwallet-emulator {where}: install it, or name it by the argument, by"
            " --savedwallet-emulator=PROGRAM of pytest, or by the environment variable SAVEDWALLET_EMULATOR"
        )
    return found


def _start(program: str, options: list[str]) -> tuple[subprocess.Popen[str], dict[str, Any]]:
    """@return the process, and what it says of itself: where it listens, and its keys"""
    tell = ["sh", "-c", _TELL_AND_WAIT, "sh"]
    with tempfile.TemporaryDirectory(prefix="savedwallet-") as folder:
        ready_file = os.path.join(folder, "ready")
        # Ctrl-C in the terminal ends the tests; their end ends the emulator.
        process = subprocess.Popen(
            [program, "exec", "--ready-file", ready_file, *options, "--", *tell, ready_file],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            if line:
                return process, json.loads(line)
        except ValueError:
            _stop(process)
            raise EmulatorError(f"{program} is no savedwallet-emulator: it said {line.strip()!r}") from None
        except BaseException:
            _stop(process)
            raise
    _stop(process)
    raise EmulatorError(f"{program} ended with {process.returncode} before it was ready; what it said is on stderr")


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.close()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()


def _reason_of(refused: urllib.error.HTTPError) -> str:
    try:
        told = json.load(refused)
        return f"{told['reasonCode']}: {told['message']}"
    except (ValueError, KeyError, TypeError):
        return f"HTTP {refused.code}"
