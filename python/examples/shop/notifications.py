# SPDX-License-Identifier: Apache-2.0
"""Where Amazon tells what has changed. A message never says how: the object is read."""

import savedwallet as sw
from flask import Blueprint, request
from flask.typing import ResponseReturnValue as View

from . import charging, data
from .pages import client

routes = Blueprint("notifications", __name__)


@routes.post("/amazon/notifications")
def receive() -> View:
    """The bytes as they came are what the signature is over: get_data, never get_json. Anything that fails here is
    answered with 500, and Amazon sends it again."""
    try:
        told = client().receive(request.get_data())
    except sw.SavedWalletError as no:
        return "", no.answer_status
    read(told)
    data.do(
        "INSERT OR IGNORE INTO notifications (message_id, object_type, object_id, subscribe_url) VALUES (?, ?, ?, ?)",
        told.message_id, told.object_type or told.kind, told.object_id, told.subscribe_url,
    )
    return "", 200


def read(told: sw.Notification) -> None:
    """Reads what the message is about; twice does no harm."""
    if told.object_type == "CHARGE":
        status = client().get_charge(told.object_id).body["statusDetails"]
        row = data.one("SELECT * FROM charges WHERE charge_id = ?", told.object_id)
        if row:
            charging.note(row["intent"], told.object_id, status["state"], status.get("reasonCode") or "", "none")
    elif told.object_type == "REFUND":
        status = client().get_refund(told.object_id).body["statusDetails"]
        data.do("UPDATE refunds SET state = ? WHERE refund_id = ?", status["state"], told.object_id)
    elif told.object_type == "CHARGE_PERMISSION":
        wallet = client().wallet(told.object_id)
        step = str(wallet.next_step)
        data.do("UPDATE wallets SET state = ?, next_step = ? WHERE id = ?", wallet.state, step, wallet.id)
