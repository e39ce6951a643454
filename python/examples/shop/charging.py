# SPDX-License-Identifier: Apache-2.0
"""Charges and refunds, and what the shop writes down of them: the intent first, then what came of it."""

import savedwallet as sw

from . import data
from .pages import client

PAID = ("Authorized", "Captured")
PENDING = ("AuthorizationInitiated", "CaptureInitiated")


def charge(
    intent: str, wallet: str, amount: str, *, initiator: str, attempt: int = 1, order_no: str | None = None,
    simulate: str | None = None,
) -> data.Row:
    """Charges a saved wallet, once however often it is called with the same intent. @return the row

    initiator: CITU when the customer is present, MITU when the shop charges by itself. attempt: counted up for a new
    attempt after a definite no.
    """
    plan(intent, wallet, amount, attempt, order_no)
    row = data.the("SELECT * FROM charges WHERE intent = ?", intent)
    if row["charge_id"]:
        return row
    try:
        receipt = client().charge(
            wallet=row["wallet"], amount=row["amount"], intent=intent, attempt=row["attempt"], initiator=initiator,
            can_handle_pending=True, reference=order_no, simulate=simulate,
        )
        note(intent, receipt.id, receipt.state, receipt.reason, receipt.next_step)
    except sw.AmazonError as no:
        state = "Unknown" if no.effect is sw.Effect.UNKNOWN else "Declined"
        note(intent, None, state, no.reason_code, no.next_step, str(no))
        if no.next_step in (sw.NextStep.UPDATE_WALLET, sw.NextStep.NEW_SETUP):
            data.do("UPDATE wallets SET state = 'NonChargeable', next_step = ? WHERE id = ?", str(no.next_step), wallet)
    return data.the("SELECT * FROM charges WHERE intent = ?", intent)


def plan(intent: str, wallet: str, amount: str, attempt: int, order_no: str | None) -> None:
    """A later attempt is made only after a definite no; anything else is the same charge again."""
    data.do(
        "INSERT INTO charges (intent, wallet, amount, attempt, order_no) VALUES (?, ?, ?, ?, ?) ON CONFLICT (intent) DO"
        " UPDATE SET attempt = excluded.attempt, wallet = excluded.wallet, state = 'Planned', charge_id = NULL"
        " WHERE state = 'Declined' AND excluded.attempt = attempt + 1",
        intent, wallet, amount, attempt, order_no,
    )


def note(intent: str, charge_id: str | None, state: str, reason: str, next_step: str, message: str = "") -> None:
    data.do(
        "UPDATE charges SET charge_id = ?, state = ?, reason = ?, next_step = ?, message = ? WHERE intent = ?",
        charge_id, state, reason, str(next_step), message, intent,
    )
    data.do(
        "UPDATE orders SET state = ? WHERE no = (SELECT order_no FROM charges WHERE intent = ?)",
        order_state(state), intent,
    )


def order_state(state: str) -> str:
    return "paid" if state in PAID else "pending" if state in (*PENDING, "Unknown") else "open"


def note_checkout(order_no: str, done: sw.Outcome) -> None:
    """What a buyer paid on Amazon's pages."""
    intent = f"order:{order_no}"
    plan(intent, done.charge_permission_id, str(done.amount), 1, order_no)
    state = done.charge["statusDetails"]["state"] if done.charge else "AuthorizationInitiated"
    note(intent, done.charge_id, state, "", "none")


def refund(intent: str, charge_id: str, amount: str) -> None:
    data.do("INSERT OR IGNORE INTO refunds (intent, charge_id, amount) VALUES (?, ?, ?)", intent, charge_id, amount)
    try:
        receipt = client().refund(charge=charge_id, amount=amount, intent=intent)
        data.do("UPDATE refunds SET refund_id = ?, state = ? WHERE intent = ?", receipt.id, receipt.state, intent)
    except sw.AmazonError as no:
        state = "Unknown" if no.effect is sw.Effect.UNKNOWN else "Declined"
        data.do("UPDATE refunds SET state = ?, message = ? WHERE intent = ?", state, str(no), intent)
