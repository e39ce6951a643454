# SPDX-License-Identifier: Apache-2.0
"""The words of the library, each the same as in C and on the command line."""

from __future__ import annotations

from enum import Enum
from typing import NoReturn

__all__ = [
    "ActionKind", "ActionState", "Effect", "FinishReason", "Flow", "HealthLevel", "NextStep", "Payment", "PaymentOutcome",
    "Retry", "RunEnd", "Start", "Surface", "WalletOutcome",
]


class _Word(str, Enum):
    def __str__(self) -> str:
        return str(self.value)


class _Question(str, Enum):
    """An answer with more than two values: `if error.effect:` would be wrong for one of them, and is refused."""

    def __str__(self) -> str:
        return str(self.value)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} is neither true nor false: compare it, as in `is {type(self).__name__}.{self.name}`"
        )


class Flow(_Word):
    """How a buyer comes to Amazon Pay."""

    SETUP_ONLY = "setup_only"  #: saves the wallet of a buyer who is signed in; no money is moved
    EXPRESS = "express"  #: picks at Amazon, reviews at the merchant, pays, may save the wallet
    ADDITIONAL_PAYMENT_BUTTON = "additional_payment_button"  #: at the end of the merchant's checkout
    SIGN_IN_AND_SETUP = "sign_in_and_setup"  #: signs in at the merchant and saves the wallet
    UPDATE = "update"  #: changes what was saved; not in Japan
    SIGN_IN = "sign_in"  #: signs in and saves nothing
    SAVED = "saved"  #: no page: the wallet that is there is charged


class Surface(_Word):
    """Where the buyer meets Amazon Pay. A WebView is none of them: Amazon supports none."""

    WEB = "web"
    APP_BROWSER = "app_browser"  #: Chrome Custom Tabs, SFSafariViewController
    MOBILE_SDK = "mobile_sdk"  #: Amazon's Mobile SDK; it has no express flow


class Start(_Word):
    """What starts the checkout."""

    BUTTON = "button"  #: Amazon's own button
    CUSTOM = "custom"  #: a plain button of the merchant's
    TOUCHLESS = "touchless"  #: the page itself, once; Amazon's button stays as a fallback


class Payment(_Word):
    """What is done with the buyer's money when a checkout ends (Amazon's paymentIntent)."""

    CONFIRM = "Confirm"  #: nothing is charged yet
    AUTHORIZE = "Authorize"  #: the amount is held: capture it within 7 days, 30 at most
    AUTHORIZE_WITH_CAPTURE = "AuthorizeWithCapture"  #: the amount is taken at once


class WalletOutcome(_Word):
    """What came of the wallet."""

    NOT_SAVED = "not_saved"
    SAVED = "saved"
    UPDATED = "updated"


class PaymentOutcome(_Word):
    """What came of the payment."""

    NONE = "none"
    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    PENDING = "pending"  #: Amazon is at it: the end comes by a notification


class FinishReason(_Word):
    """Why wallet or payment is missing."""

    NONE = "none"
    BUYER_CANCELED = "buyer_canceled"
    DECLINED = "declined"
    EXPIRED = "expired"
    AMAZON_CANCELED = "amazon_canceled"
    NOT_RETURNED = "not_returned"  #: the buyer has not been through Amazon's pages to their end
    AMOUNT_CHANGED = "amount_changed"  #: the session has another amount than the order: it was not completed
    OTHER = "other"  #: see reason_code


class Effect(_Question):
    """Was anything changed at Amazon?"""

    NONE = "none"
    DONE = "done"
    UNKNOWN = "unknown"  #: nobody knows yet: only the same intent may be sent again


class Retry(_Question):
    """May the call be made again?"""

    NEVER = "never"
    SAME_KEY = "same_key"  #: the same intent and attempt
    NEW_KEY = "new_key"  #: only as a deliberate new attempt, after next_step


class NextStep(_Word):
    """What the merchant does next."""

    NONE = "none"
    WAIT = "wait"
    UPDATE_WALLET = "update_wallet"  #: the buyer changes the payment method on the update page: client.repair_button
    NEW_SETUP = "new_setup"  #: the buyer saves the wallet anew
    SEND_BUYER = "send_buyer"  #: send the buyer to redirect_url
    LOWER_AMOUNT = "lower_amount"
    NEXT_MONTH = "next_month"
    FIX_REQUEST = "fix_request"  #: a programmer or the configuration has to change something
    STOP = "stop"  #: give this up; pay another way


class ActionKind(_Word):
    """What an action of the engine does."""

    CHARGE = "charge"
    CAPTURE = "capture"
    CANCEL = "cancel"
    REFUND = "refund"
    CLOSE = "close"  #: the wallet


class ActionState(_Word):
    """How far the engine is with an action."""

    PLANNED = "planned"  #: will be done when it is due
    WAITING = "waiting"  #: until the buyer has repaired the wallet
    STARTED = "started"  #: key and bytes are on disk; it may have been sent
    UNKNOWN = "unknown"  #: it was sent and there is no definite answer: the same bytes will be sent again
    ACCEPTED = "accepted"  #: Amazon took it; `pending` says whether Amazon is still at it
    DECLINED = "declined"  #: a definite no; what follows is not decided yet
    STOPPED = "stopped"  #: a definite no, and nothing follows
    BLOCKED = "blocked"  #: a guard stopped it before anything was sent; it is in the inbox
    WITHDRAWN = "withdrawn"  #: a person took it back before it was started
    UNRESOLVED = "unresolved"  #: a day without a definite answer: it is in the inbox, and no new attempt is made


class RunEnd(_Word):
    """Why a run of the engine ended."""

    IDLE = "idle"  #: nothing was due any more
    DEADLINE = "deadline"
    CANCELED = "canceled"  #: the engine or the process ended


class HealthLevel(_Word):
    """How the engine is, in three words that a monitor knows."""

    OK = "ok"
    WARNING = "warning"
    CRITICAL = "critical"
