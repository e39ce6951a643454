# SPDX-License-Identifier: Apache-2.0
"""What came of a job. What is known of a buyer stays out of every repr."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ._enums import FinishReason, Flow, NextStep, PaymentOutcome, WalletOutcome
from ._money import Money, money_of
from ._runtime import run_free

__all__ = ["Button", "Buyer", "Change", "Missing", "Notification", "Order", "Outcome", "Receipt", "Review", "Wallet"]


def new_nonce() -> str:
    """A nonce for one answer's Content-Security-Policy."""
    return secrets.token_urlsafe(24)


def relay_page(app_url: str, nonce: str) -> tuple[str, dict[str, str]]:
    """The page to which a flow in an app's browser tab leads back, where the link into the app did not fire: its HTML and
    headers. It opens the app and tells it nothing; the app asks your server how it went."""
    answer = run_free("relay", {"app_url": app_url, "nonce": nonce})
    return answer["html"], {"content-security-policy": answer["csp"], "cache-control": "no-store"}


@dataclass(frozen=True, repr=False)
class Button:
    """A button for one page view. Send `headers` and `csp(nonce)` with the page that holds `html(nonce)`."""

    payload_json: str | None  #: exactly as it was signed; None on the surface mobile_sdk
    signature: str | None
    algorithm: str | None
    public_key_id: str
    script_url: str  #: of Amazon's script
    options: Mapping[str, Any] | None  #: what amazon.Pay.renderButton and initCheckout take
    lazy: Mapping[str, Any] | None  #: what the path of lazy_url answers with
    initiate: Mapping[str, Any] | None  #: what an app gives Amazon's Mobile SDK
    headers: Mapping[str, str]  #: that the page, or the answer of lazy_url, is sent with
    warnings: tuple[str, ...]
    _html: str | None = field(compare=False)
    _csp: str | None = field(compare=False)
    _placeholder: str = field(compare=False)

    def html(self, nonce: str) -> str:
        """The button as HTML: a part of a page, or on the surface app_browser the whole page."""
        return self._fill(self._html, nonce)

    def csp(self, nonce: str) -> str:
        """The Content-Security-Policy that the page needs, to be merged into its own."""
        return self._fill(self._csp, nonce)

    def _fill(self, text: str | None, nonce: str) -> str:
        if text is None:
            raise TypeError("an app that uses Amazon's Mobile SDK has no page: it takes button.initiate")
        run_free("relay", {"nonce": nonce})  # a nonce that is none is refused
        return text.replace(self._placeholder, nonce)

    def __repr__(self) -> str:
        return f"<savedwallet.Button {self.public_key_id}>"


def button_of(answer: dict[str, Any], placeholder: str) -> Button:
    names = ("payload_json", "signature", "algorithm", "public_key_id", "script_url", "options", "lazy", "initiate", "headers")
    return Button(
        **{name: answer[name] for name in names}, warnings=tuple(answer["warnings"]), _html=answer["html"],
        _csp=answer["csp"], _placeholder=placeholder,
    )


@dataclass(frozen=True, repr=False)
class Buyer:
    """As far as Amazon tells; "" where it does not. Never link accounts by the e-mail address alone."""

    id: str
    name: str
    email: str

    def __repr__(self) -> str:
        return f"<savedwallet.Buyer {self.id or '-'}>"


def _buyer(answer: Mapping[str, Any]) -> Buyer:
    buyer = answer["buyer"]
    return Buyer(buyer["id"] or "", buyer["name"] or "", buyer["email"] or "")


@dataclass(frozen=True, repr=False)
class Outcome:
    """How a flow ended. What it pays for is known by its charge_id: book each one once."""

    wallet: WalletOutcome  #: is there a wallet to charge from now on?
    payment: PaymentOutcome  #: is there money?
    reason: FinishReason  #: why one of them is missing
    reason_code: str  #: the same in Amazon's words
    replayed: bool  #: had it been completed before?
    flow: Flow | None
    session_id: str
    charge_permission_id: str  #: the wallet when it was saved; else what the one payment was made with
    charge_id: str
    amount: Money | None  #: what was charged
    descriptor: str  #: how to show the payment method: "Visa ****1111 (Amazon Pay)"
    buyer: Buyer
    session: Mapping[str, Any] | None  #: what was read, for all the rest: addresses, metadata
    permission: Mapping[str, Any] | None
    charge: Mapping[str, Any] | None

    def __repr__(self) -> str:
        return f"<savedwallet.Outcome wallet {self.wallet}, payment {self.payment}, reason {self.reason}>"


def outcome_of(answer: dict[str, Any]) -> Outcome:
    texts = ("reason_code", "session_id", "charge_permission_id", "charge_id", "descriptor")
    return Outcome(
        wallet=WalletOutcome(answer["wallet"]), payment=PaymentOutcome(answer["payment"]),
        reason=FinishReason(answer["reason"]), replayed=answer["replayed"],
        flow=Flow(answer["flow"]) if answer["flow"] else None, amount=money_of(answer["amount"]), buyer=_buyer(answer),
        session=answer["session"], permission=answer["permission"], charge=answer["charge"],
        **{name: answer[name] or "" for name in texts},
    )


@dataclass(frozen=True, repr=False)
class Missing:
    """What Amazon still waits for."""

    constraint: str
    text: str

    def __repr__(self) -> str:
        return f"<savedwallet.Missing {self.constraint}>"


def _missing(answer: Mapping[str, Any]) -> tuple[Missing, ...]:
    return tuple(Missing(one["constraint"], one["text"] or "") for one in answer["missing"])


@dataclass(frozen=True, repr=False)
class Change:
    """The way back to Amazon, to another address or payment method."""

    what: str
    options: Mapping[str, Any]  #: what amazon.Pay.bindChangeAction takes
    script_url: str

    def html(self, nonce: str, text: str | None = None) -> str:
        """A button with its script. The page needs the policy of the flow's button."""
        options = {"change": self.what, "options": self.options, "script_url": self.script_url, "nonce": nonce}
        return str(run_free("change_html", options | ({"text": text} if text else {}))["html"])

    def __repr__(self) -> str:
        return f"<savedwallet.Change {self.what}>"


@dataclass(frozen=True, repr=False)
class Review:
    """An express checkout before the order is placed."""

    id: str  #: of the checkout session
    buyer: Buyer
    shipping_address: Mapping[str, Any] | None  #: read only: it is changed at Amazon
    billing_address: Mapping[str, Any] | None
    descriptor: str
    missing: tuple[Missing, ...]
    change_address: Change
    change_payment: Change
    session: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"<savedwallet.Review {self.id}>"


def review_of(answer: dict[str, Any]) -> Review:
    return Review(
        id=answer["session_id"], buyer=_buyer(answer), shipping_address=answer["shipping_address"],
        billing_address=answer["billing_address"], descriptor=answer["descriptor"] or "", missing=_missing(answer),
        change_address=Change("address", answer["change_address"], answer["script_url"]),
        change_payment=Change("payment", answer["change_payment"], answer["script_url"]), session=answer["session"],
    )


@dataclass(frozen=True, repr=False)
class Order:
    """An order that was placed, or what it still misses."""

    url: str  #: where the buyer is sent now, with status 303; "" while something is missing
    missing: tuple[Missing, ...]

    def __repr__(self) -> str:
        return f"<savedwallet.Order {'placed' if self.url else 'incomplete'}>"


def order_of(answer: dict[str, Any]) -> Order:
    return Order(answer["redirect_url"] or "", _missing(answer))


@dataclass(frozen=True, repr=False)
class Receipt:
    """A charge, a refund, or what was canceled or closed, as it stands after the job."""

    id: str
    state: str  #: Amazon's word: "Captured", "Authorized", "RefundInitiated", "Canceled", "Closed", …
    reason: str
    amount: Money | None
    pending: bool  #: Amazon is at it: the end comes by a notification
    next_step: NextStep
    redirect_url: str  #: where the buyer is sent when next_step is SEND_BUYER
    was_done: bool  #: it stood so already
    request_id: str
    idempotency_key: str
    body: Mapping[str, Any]  #: Amazon's JSON

    def __repr__(self) -> str:
        return f"<savedwallet.Receipt {self.id} {self.state}>"


def receipt_of(answer: dict[str, Any]) -> Receipt:
    texts = ("id", "state", "reason", "redirect_url", "request_id", "idempotency_key")
    return Receipt(
        amount=money_of(answer["amount"]), pending=answer["pending"], next_step=NextStep(answer["next_step"]),
        was_done=answer["was_done"], body=answer["body"] or {}, **{name: answer[name] or "" for name in texts},
    )


@dataclass(frozen=True, repr=False)
class Wallet:
    """A saved wallet as it stood when it was read."""

    id: str
    chargeable: bool
    state: str  #: "Chargeable", "NonChargeable", "Closed" or what Amazon has added since
    reasons: tuple[str, ...]
    next_step: NextStep  #: what makes it chargeable again
    descriptor: str
    balance: Money | None  #: what it can still be charged in this month; Amazon often does not say
    body: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"<savedwallet.Wallet {self.id} {self.state}>"


def wallet_of(answer: dict[str, Any]) -> Wallet:
    return Wallet(
        id=answer["id"], chargeable=answer["chargeable"], state=answer["state"], reasons=tuple(answer["reasons"]),
        next_step=NextStep(answer["next_step"]), descriptor=answer["descriptor"] or "",
        balance=money_of(answer["balance"]), body=answer["body"] or {},
    )


@dataclass(frozen=True, repr=False)
class Notification:
    """An authentic message of Amazon's. It says which object changed, never how: call `operation` with `object_id`."""

    kind: str  #: "notification", "subscription_confirmation" or "unsubscribe_confirmation"
    message_id: str  #: the same when it is repeated
    topic_arn: str
    timestamp: str
    merchant_id: str
    object_type: str  #: "CHARGE", "REFUND", "CHARGE_PERMISSION", "CHARGEBACK", …
    object_id: str
    charge_permission_id: str
    notification_type: str
    notification_id: str
    notification_version: str
    operation: str  #: such as "getCharge"; "" for a kind of object that this release does not know: let it be
    subscribe_url: str

    def __repr__(self) -> str:
        return f"<savedwallet.Notification {self.object_type or self.kind} {self.object_id}>"


def notification_of(answer: dict[str, Any]) -> Notification:
    return Notification(**{name: answer[name] or "" for name in Notification.__dataclass_fields__})
