# SPDX-License-Identifier: Apache-2.0
"""For the people of the shop: what was charged, what was declined, and what comes next."""

import hmac
import secrets

import savedwallet as sw
from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue as View

from . import charging, data
from .pages import notice, render

routes = Blueprint("admin", __name__, url_prefix="/admin")


@routes.before_request
def only_for_us() -> View | None:
    password, given = current_app.config["ADMIN_PASSWORD"], request.authorization
    if not password:
        return notice("Closed", "Set SHOP_ADMIN_PASSWORD to open this page.", 403)
    if not given or not hmac.compare_digest((given.password or "").encode(), password.encode()):
        return Response("Please sign in.", 401, {"WWW-Authenticate": 'Basic realm="shop"'})
    return None


@routes.get("")
def show() -> View:
    charges = data.rows("SELECT * FROM charges ORDER BY at DESC, rowid DESC LIMIT 100")
    refunds: dict[str, list[data.Row]] = {}
    for row in data.rows("SELECT * FROM refunds"):
        refunds.setdefault(row["charge_id"], []).append(row)
    wallets = data.rows(
        "SELECT wallets.*, accounts.name FROM wallets JOIN accounts ON accounts.id = wallets.account"
        " ORDER BY wallets.rowid DESC"
    )
    notifications = data.rows("SELECT * FROM notifications ORDER BY at DESC, rowid DESC LIMIT 20")
    return render("admin.html", charges=charges, refunds=refunds, wallets=wallets, notifications=notifications,
                  fee=f"fee:{secrets.token_hex(6)}", next_step=sw.NextStep)


@routes.post("/charge")
def charge() -> View:
    """Something that comes later, such as a fee. The form names the intent: sent twice, it is charged once."""
    form = request.form
    wallet = data.one("SELECT * FROM wallets WHERE id = ?", form.get("wallet", "")) or abort(404)
    try:
        amount, simulate = str(sw.Money(form["amount"])), form.get("simulate") or None
        charging.charge(form["intent"], wallet["id"], amount, initiator="MITU", simulate=simulate)
    except sw.InvalidRequest as no:
        return notice("Not charged", str(no), 400, again=url_for("admin.show"))
    return redirect(url_for("admin.show"), 303)


@routes.post("/again")
def again() -> View:
    """Asks at once where nobody knows how it ended, with the same attempt; after a no, the form names the next one."""
    row = data.one("SELECT * FROM charges WHERE intent = ?", request.form.get("intent", "")) or abort(404)
    attempt = int(request.form.get("attempt", "1"))
    charging.charge(
        row["intent"], row["wallet"], row["amount"], initiator=row["initiator"], attempt=attempt, order_no=row["order_no"]
    )
    return redirect(url_for("admin.show"), 303)


@routes.post("/refund")
def refund() -> View:
    form = request.form
    row = data.one("SELECT * FROM charges WHERE charge_id = ?", form.get("charge", "")) or abort(404)
    try:
        charging.refund(form["intent"], row["charge_id"], str(sw.Money(form["amount"])))
    except sw.InvalidRequest as no:
        return notice("Not refunded", str(no), 400, again=url_for("admin.show"))
    return redirect(url_for("admin.show"), 303)


