# SPDX-License-Identifier: Apache-2.0
"""Where Amazon tells what has changed. A message never says how: the object is read."""

import json
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue as View

from . import charging, data
from .pages import client, engine

routes = Blueprint("notifications", __name__)


@routes.post("/amazon/notifications")
def receive() -> View:
    """The bytes as they came are what the signature is over: get_data, never get_json. The engine verifies and keeps the
    message, and the worker reads what the engine has charged or paid back. The rest is read here; where that fails the
    answer is 500 or more, and Amazon sends the message again."""
    raw = request.get_data()
    status = engine().receive(raw)
    if status == 200:
        take(json.loads(raw))
    return "", status


def take(told: dict[str, Any]) -> None:
    """told: as Amazon SNS writes it. Twice does no harm."""
    about = json.loads(told["Message"]) if told["Type"] == "Notification" else {}
    kind, id = about.get("ObjectType", told["Type"]), about.get("ObjectId", "")
    if kind == "CHARGE":
        read_checkout(id)
    elif kind == "CHARGE_PERMISSION":
        read_wallet(id)
    data.do(
        "INSERT OR IGNORE INTO notifications (message_id, object_type, object_id, subscribe_url) VALUES (?, ?, ?, ?)",
        told["MessageId"], kind, id, told.get("SubscribeURL", ""),
    )


def read_checkout(id: str) -> None:
    """A charge that was made on Amazon's pages."""
    row = data.one("SELECT * FROM charges WHERE charge_id = ? AND initiator IS NULL", id)
    if row:
        status = client().get_charge(id).body["statusDetails"]
        charging.note(row["intent"], id, status["state"], status.get("reasonCode") or "")


def read_wallet(id: str) -> None:
    wallet = client().wallet(id)
    data.do("UPDATE wallets SET state = ?, next_step = ? WHERE id = ?", wallet.state, str(wallet.next_step), wallet.id)
