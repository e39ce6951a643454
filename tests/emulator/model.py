# SPDX-License-Identifier: Apache-2.0
"""What Amazon's documentation says of saved wallets, charges and refunds, as a small machine without a network.

It was written from the documentation alone and knows nothing of the emulator's sources. Amounts are in cents, times in
seconds. Each method gives what the API must answer: (status, reason code or state).
"""
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

MONTHLY_LIMIT = 15_000_00
PENDING_S = 30
DAY_S = 86_400
SYNCHRONOUS_CAPTURE_S = 7 * DAY_S
AUTHORIZATION_S = 30 * DAY_S
MOST_REFUNDS = 10
START = datetime(2026, 1, 1, tzinfo=timezone.utc)

DECLINES = {"SoftDeclined": 422, "HardDeclined": 422, "AmazonRejected": 422, "TransactionTimedOut": 422}


@dataclass
class Wallet:
    state: str = "Chargeable"
    reason: str = ""
    charges: list = field(default_factory=list)


@dataclass
class Charge:
    wallet: Wallet
    amount: int
    made: int
    state: str
    reason: str = ""
    then: str = ""  # what a pending one becomes
    due: int = 0
    taking: int = 0  # what is captured once it is
    captured: int = 0
    refunds: list = field(default_factory=list)

    @property
    def counts(self):
        return self.state not in ("Canceled", "Declined")


@dataclass
class Refund:
    amount: int
    due: int
    state: str = "RefundInitiated"


class Model:
    def __init__(self):
        self.now = 0
        self.wallets = []
        self.charges = []
        self.refunds = []

    def month(self, seconds):
        date = START + timedelta(seconds=seconds)
        return date.year, date.month

    def save(self):
        self.wallets.append(Wallet())
        return self.wallets[-1]

    def charge(self, wallet, amount, capture_now, code=None, may_pend=False):
        if wallet.state != "Chargeable":
            return (422, "InvalidChargePermissionStatus"), None
        this_month = self.month(self.now)
        spent = sum(one.amount for one in wallet.charges if one.counts and self.month(one.made) == this_month)
        if spent + amount > MONTHLY_LIMIT:
            return (400, "PeriodicAmountExceeded"), None
        if code in DECLINES:
            if code == "HardDeclined":
                wallet.state, wallet.reason = "NonChargeable", "PaymentMethodInvalid"
            if code == "AmazonRejected":
                self.end(wallet, "AmazonCanceled")
            return (DECLINES[code], code), None
        made = Charge(wallet, amount, self.now, "Captured" if capture_now else "Authorized")
        if code == "AuthorizationInitiated" and may_pend:
            made.then, made.state, made.due = made.state, "AuthorizationInitiated", self.now + PENDING_S
            wallet.state, wallet.reason = "NonChargeable", "ChargeInProgress"
        made.taking = amount
        made.captured = amount if made.state == "Captured" else 0
        wallet.charges.append(made)
        self.charges.append(made)
        return (201, made.state), made

    def capture(self, charge, amount):
        if charge.state != "Authorized":
            return 422, "InvalidChargeStatus"
        if amount > charge.amount:
            return 400, "TransactionAmountExceeded"
        charge.taking = amount
        if self.now - charge.made <= SYNCHRONOUS_CAPTURE_S:
            charge.state, charge.captured = "Captured", amount
        else:
            charge.state, charge.then, charge.due = "CaptureInitiated", "Captured", self.now + PENDING_S
        return 200, charge.state

    def cancel(self, charge):
        if charge.state not in ("Authorized", "AuthorizationInitiated"):
            return 422, "InvalidChargeStatus"
        self.stop(charge, "MerchantCanceled")
        return 200, "Canceled"

    def stop(self, charge, reason):
        was_pending = charge.state == "AuthorizationInitiated"
        charge.state, charge.reason, charge.due = "Canceled", reason, 0
        if was_pending:
            self.go_on(charge.wallet)

    def go_on(self, wallet):
        if wallet.reason == "ChargeInProgress" and wallet.state == "NonChargeable":
            wallet.state, wallet.reason = "Chargeable", ""

    def refund(self, charge, amount):
        if charge.state != "Captured":
            return (422, "InvalidChargeStatus"), None
        if len(charge.refunds) >= MOST_REFUNDS:
            return (422, "TransactionCountExceeded"), None
        most = charge.captured + min(charge.captured * 15 // 100, 75_00)
        if sum(one.amount for one in charge.refunds) + amount > most:
            return (400, "TransactionAmountExceeded"), None
        made = Refund(amount, self.now + PENDING_S)
        charge.refunds.append(made)
        self.refunds.append(made)
        return (201, made.state), made

    def end(self, wallet, reason):
        wallet.state, wallet.reason = "Closed", reason

    def close(self, wallet, cancel_pending):
        if wallet.state == "Closed":
            return 422, "InvalidChargePermissionStatus"
        self.end(wallet, "MerchantClosed")
        for charge in wallet.charges if cancel_pending else []:
            if charge.state in ("Authorized", "AuthorizationInitiated"):
                self.stop(charge, "ChargePermissionCanceled")
        return 200, "Closed"

    def advance(self, seconds):
        """What time does by itself: each change happens at its own time, but none of them looks at another."""
        self.now += seconds
        for charge in self.charges:
            if charge.state in ("AuthorizationInitiated", "CaptureInitiated") and charge.due <= self.now:
                if charge.state == "AuthorizationInitiated":
                    self.go_on(charge.wallet)
                charge.state = charge.then
                charge.captured = charge.taking if charge.state == "Captured" else 0
            if charge.state == "Authorized" and charge.made + AUTHORIZATION_S <= self.now:
                charge.state, charge.reason = "Canceled", "ExpiredUnused"
        for refund in self.refunds:
            if refund.state == "RefundInitiated" and refund.due <= self.now:
                refund.state = "Refunded"
