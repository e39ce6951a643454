# SPDX-License-Identifier: Apache-2.0
"""Charges and refunds. The engine makes them, each once, and its journal knows how they stand; the shop's tables have what
its pages show."""

import savedwallet as sw

from . import data
from .pages import engine

WAIT = 10.0  # seconds that a customer waits at most: what is not over then, the worker goes on with
PAID = ("Authorized", "Captured")
PENDING = ("AuthorizationInitiated", "CaptureInitiated")
OPEN = "('Planned', 'Unknown', 'AuthorizationInitiated', 'CaptureInitiated', 'RefundInitiated')"


def charge(
    intent: str, wallet: str, amount: str, *, initiator: str, attempt: int = 1, order_no: str | None = None,
    simulate: str | None = None,
) -> data.Row:
    """Charges a saved wallet, once however often it is called with the same intent and attempt. @return the row

    initiator: CITU when the customer is present, MITU when the shop charges by itself. attempt: counted up for a new
    attempt after a definite no.
    """
    plan(intent, wallet, amount, initiator, order_no)
    row = data.the("SELECT * FROM charges WHERE intent = ?", intent)
    try:
        if row["state"] == "Declined" and attempt == row["attempt"] + 1:
            begin_again(intent)
        made = engine().charge(
            wallet=row["wallet"], amount=row["amount"], intent=intent, wait=WAIT, initiator=row["initiator"],
            can_handle_pending=True, reference=row["order_no"], simulate=simulate,
        )
    except sw.AmazonError:  # a no, or no answer: the journal has it
        made = engine().show(intent)
    note_charge(made)
    return data.the("SELECT * FROM charges WHERE intent = ?", intent)


def begin_again(intent: str) -> None:
    """Of two who want it, one begins; the other goes on with the same attempt."""
    try:
        engine().retry(intent, by="the shop")
    except sw.Conflict:
        return


def pay(order_no: str, wallet: str, amount: str, attempt: int) -> data.Row:
    """Pays an order with a saved wallet. Another wallet than the one that was declined is another intent. @return the row

    attempt: as next_attempt said when the form was made: sent again, the form is the same charge.
    """
    made = made_for(order_no)
    is_new, last = attempt == next_attempt(order_no), made[-1] if made else None
    if last is None or (is_new and last["state"] == "Declined" and last["wallet"] != wallet):
        intent = f"order:{order_no}:{len(made) + 1}" if made else f"order:{order_no}"
        return charge(intent, wallet, amount, initiator="CITU", order_no=order_no)
    return charge(
        last["intent"], last["wallet"], amount, initiator="CITU", attempt=last["attempt"] + is_new, order_no=order_no
    )


def made_for(order_no: str) -> list[data.Row]:
    """The charges that the engine made for an order."""
    return data.rows("SELECT * FROM charges WHERE order_no = ? AND initiator IS NOT NULL ORDER BY rowid", order_no)


def next_attempt(order_no: str) -> int:
    """The number that the next attempt to pay an order will have."""
    return 1 + sum(int(row["attempt"]) for row in made_for(order_no))


def plan(intent: str, wallet: str, amount: str, initiator: str | None, order_no: str | None) -> None:
    data.do(
        "INSERT OR IGNORE INTO charges (intent, wallet, amount, initiator, order_no) VALUES (?, ?, ?, ?, ?)",
        intent, wallet, amount, initiator, order_no,
    )


def note(
    intent: str, charge_id: str | None, state: str, reason: str, next_step: str = "none", message: str = "",
    attempt: int = 1,
) -> None:
    data.do(
        "UPDATE charges SET charge_id = ?, state = ?, reason = ?, next_step = ?, message = ?, attempt = ? WHERE intent = ?",
        charge_id, state, reason, str(next_step), message, attempt, intent,
    )
    data.do(
        "UPDATE orders SET state = ? WHERE no = (SELECT order_no FROM charges WHERE intent = ?)",
        order_state(state), intent,
    )


def note_charge(made: sw.Action) -> None:
    state = state_of(made)
    charge_id = None if state == "Declined" else made.charge_id or None
    note(made.intent, charge_id, state, made.reason, made.next_step, made.message, max(1, made.attempt))
    if state == "Declined" and made.next_step in (sw.NextStep.UPDATE_WALLET, sw.NextStep.NEW_SETUP):
        data.do(
            "UPDATE wallets SET state = 'NonChargeable', next_step = ? WHERE id = ?", str(made.next_step), made.wallet
        )


def state_of(made: sw.Action) -> str:
    """Amazon's word, where there is one."""
    if made.state is sw.ActionState.ACCEPTED:
        return made.object_state
    if made.state in (sw.ActionState.PLANNED, sw.ActionState.WAITING):
        return "Planned"
    if made.state in (sw.ActionState.STARTED, sw.ActionState.UNKNOWN, sw.ActionState.UNRESOLVED):
        return "Unknown"
    return "Declined"


def order_state(state: str) -> str:
    return "paid" if state in PAID else "pending" if state in (*PENDING, "Unknown") else "open"


def note_checkout(order_no: str, done: sw.Outcome) -> None:
    """What a buyer paid on Amazon's pages: the engine has no part in it."""
    intent = f"checkout:{order_no}"
    plan(intent, done.charge_permission_id, str(done.amount), None, order_no)
    state = done.charge["statusDetails"]["state"] if done.charge else "AuthorizationInitiated"
    note(intent, done.charge_id, state, "")


def refund(intent: str, charge_id: str, amount: str) -> None:
    data.do("INSERT OR IGNORE INTO refunds (intent, charge_id, amount) VALUES (?, ?, ?)", intent, charge_id, amount)
    charge = data.the("SELECT * FROM charges WHERE charge_id = ?", charge_id)
    try:
        made = engine().refund(charge=charge_id, amount=amount, intent=intent, wait=WAIT, wallet=charge["wallet"])
    except sw.AmazonError:
        made = engine().show(intent)
    note_refund(made)


def note_refund(made: sw.Action) -> None:
    data.do(
        "UPDATE refunds SET refund_id = ?, state = ?, message = ? WHERE intent = ?",
        made.refund_id or None, state_of(made), made.message, made.intent,
    )


def catch_up() -> None:
    """Brings to the shop's tables what the engine has found out since."""
    for row in data.rows(f"SELECT intent FROM charges WHERE initiator IS NOT NULL AND state IN {OPEN}"):
        note_charge(engine().show(row["intent"]))
    for row in data.rows(f"SELECT intent FROM refunds WHERE state IN {OPEN}"):
        note_refund(engine().show(row["intent"]))
