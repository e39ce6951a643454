# SPDX-License-Identifier: Apache-2.0
"""A customer's wallets: saved (the flow setup_only), changed or repaired (Amazon's update page), removed."""

import savedwallet as sw
from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue as View

from . import data, flows, words
from .accounts import keep_wallet
from .pages import account, client, customer, notice, render, sid

routes = Blueprint("wallets", __name__)


@routes.before_request
def only_for_customers() -> View | None:
    return None if account() else redirect(url_for("accounts.sign_in"))


@routes.get("/wallets")
def show() -> View:
    wallets = data.rows("SELECT * FROM wallets WHERE account = ? AND state != 'Closed'", customer()["id"])
    return render("wallets.html", wallets=wallets)


@routes.get("/wallets/new")
def new() -> View:
    here, chosen = back_url(), flows.choose("account")
    if chosen.kind != "setup_only":
        return flows.no_page(chosen)
    button = client().button(
        sw.Flow.SETUP_ONLY, return_url=here, cancel_url=here, browser_session=sid(),
        reference=f"customer:{customer()['id']}",
    )
    return render("flow.html", button=button, title="Save your Amazon Pay wallet",
                  text="Nothing is charged now. From then on you pay here with one click.")


@routes.get("/wallets/<wallet>/change")
def change(wallet: str) -> View:
    own(wallet)
    here, chosen = back_url(), flows.choose("account", wallet=client().wallet(wallet))
    if chosen.kind == "repair":
        button = client().repair_button(wallet, return_url=here, cancel_url=here, browser_session=sid())
        title, text = "Repair your wallet", "Your card cannot be charged. Choose another one at Amazon."
    elif chosen.kind in ("saved", "setup_only"):
        # Nothing is broken: the customer may want another card all the same. Japan has no page for that, and a wallet
        # that is closed has none either.
        has_page = chosen.kind == "saved" and client().region != "jp"
        button = client().button(
            sw.Flow.UPDATE if has_page else sw.Flow.SETUP_ONLY, wallet=wallet if has_page else None, return_url=here,
            cancel_url=here, browser_session=sid(),
        )
        title, text = "Change your wallet", "Choose the card that is charged from now on."
    else:
        return flows.no_page(chosen)
    return render("flow.html", button=button, title=title, text=text)


@routes.get("/wallets/back")
def back() -> View:
    done = client().finish(request.url, browser_session=sid())
    again = url_for("wallets.show")
    if done.wallet is sw.WalletOutcome.NOT_SAVED:
        return notice("Nothing was changed", words.finished(done.reason), again=again)
    keep_wallet(done, customer()["id"])
    title = "Wallet changed" if done.wallet is sw.WalletOutcome.UPDATED else "Wallet saved"
    return notice(title, f"You pay with {done.descriptor} from now on.", again=again)


@routes.post("/wallets/<wallet>/remove")
def remove(wallet: str) -> View:
    own(wallet)
    client().close_wallet(wallet, reason="The customer removed it")
    data.do("UPDATE wallets SET state = 'Closed', next_step = 'new_setup' WHERE id = ?", wallet)
    return redirect(url_for("wallets.show"))


def own(wallet: str) -> data.Row:
    return data.one("SELECT * FROM wallets WHERE id = ? AND account = ?", wallet, customer()["id"]) or abort(404)


def back_url() -> str:
    """The buyer who gives up comes back to the same page: finish knows which of the two it was."""
    return url_for("wallets.back", _external=True)
