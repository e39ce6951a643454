# SPDX-License-Identifier: Apache-2.0
"""Who a customer is: by a password, or by signing in with Amazon, which also saves the wallet.

Two accounts are never taken for one because their e-mail addresses are the same. Whoever signs in with Amazon and has
an account here proves that with its password, once.
"""

import savedwallet as sw
from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue as View
from werkzeug.security import check_password_hash, generate_password_hash

from . import data, flows, words
from .pages import account, client, customer, notice, render, sid

routes = Blueprint("accounts", __name__)


@routes.get("/sign-in")
def sign_in() -> View:
    back, button = url_for("accounts.back", _external=True), None
    chosen = flows.choose("sign_in")
    if chosen.kind == "sign_in_and_setup":
        button = client().button(sw.Flow.SIGN_IN_AND_SETUP, return_url=back, cancel_url=back, browser_session=sid())
    return render("sign_in.html", button=button, chosen=chosen)


@routes.get("/sign-in/back")
def back() -> View:
    done = client().finish(request.url, browser_session=sid())
    if done.wallet is sw.WalletOutcome.NOT_SAVED:
        return notice("Not signed in", words.finished(done.reason), again=url_for("accounts.sign_in"))
    owner = owner_of(done)
    if owner is None:
        return redirect(url_for("accounts.link"))
    keep_wallet(done, owner)
    session["account"] = owner
    return notice(f"Welcome, {customer()['name']}", f"You are signed in, and {done.descriptor} is saved.")


def owner_of(done: sw.Outcome) -> int | None:
    """Whose wallet this is: of who is signed in here, of who is known by the Amazon account, or of a new customer.
    None: of somebody who has to show first that the account with the same e-mail address is theirs."""
    buyer, here = done.buyer, account()
    known = data.one("SELECT * FROM accounts WHERE amazon_id = ?", buyer.id) if buyer.id else None
    if here:
        if buyer.id and not known and not here["amazon_id"]:
            data.do("UPDATE accounts SET amazon_id = ? WHERE id = ?", buyer.id, here["id"])
        return int(here["id"])
    if known:
        return int(known["id"])
    if data.one("SELECT 1 FROM accounts WHERE email = ? AND password IS NOT NULL", buyer.email):
        session["to_link"] = {
            "amazon_id": buyer.id, "email": buyer.email, "wallet": done.charge_permission_id,
            "descriptor": done.descriptor,
        }
        return None
    return data.do(
        "INSERT INTO accounts (name, email, amazon_id) VALUES (?, ?, ?)",
        buyer.name or "Customer", buyer.email, buyer.id or None,
    )


def keep_wallet(done: sw.Outcome, owner: int) -> None:
    _keep(done.charge_permission_id, done.descriptor, owner)


def _keep(wallet: str, descriptor: str, owner: int) -> None:
    data.do(
        "INSERT INTO wallets (id, account, descriptor) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET descriptor = excluded.descriptor, state = 'Chargeable', next_step = 'none'",
        wallet, owner, descriptor,
    )


@routes.get("/link")
def link() -> View:
    return render("link.html", email=session["to_link"]["email"]) if "to_link" in session else redirect("/")


@routes.post("/link")
def link_by_password() -> View:
    waiting = session.get("to_link")
    if not waiting:
        return redirect("/")
    here = _by_password(waiting["email"])
    if not here:
        return render("link.html", 403, email=waiting["email"], wrong=True)
    data.do("UPDATE accounts SET amazon_id = ? WHERE id = ?", waiting["amazon_id"], here["id"])
    _keep(waiting["wallet"], waiting["descriptor"], here["id"])
    session.pop("to_link")
    session["account"] = here["id"]
    return redirect(url_for("wallets.show"))


@routes.post("/sign-in")
def sign_in_by_password() -> View:
    here = _by_password(request.form.get("email", ""))
    if not here:
        return notice("Not signed in", "E-mail address or password is wrong.", 403, again=url_for("accounts.sign_in"))
    session["account"] = here["id"]
    return redirect(url_for("wallets.show"))


def _by_password(email: str) -> data.Row | None:
    here = data.one("SELECT * FROM accounts WHERE email = ? AND password IS NOT NULL", email.strip().lower())
    return here if here and check_password_hash(here["password"], request.form.get("password", "")) else None


@routes.post("/register")
def register() -> View:
    name, email, password = (request.form.get(field, "").strip() for field in ("name", "email", "password"))
    email = email.lower()
    if not name or "@" not in email or len(password) < 8:
        return notice("No account yet", "We need a name, an e-mail address, and a password of 8 letters or more.", 400,
                      again=url_for("accounts.sign_in"))
    if data.one("SELECT 1 FROM accounts WHERE email = ? AND password IS NOT NULL", email):
        return notice("No account yet", "There is an account with this e-mail address: sign in to it.", 409,
                      again=url_for("accounts.sign_in"))
    session["account"] = data.do(
        "INSERT INTO accounts (name, email, password) VALUES (?, ?, ?)", name, email, generate_password_hash(password)
    )
    return redirect(url_for("wallets.show"))


@routes.post("/sign-out")
def sign_out() -> View:
    session.clear()
    return redirect("/")
