# SPDX-License-Identifier: Apache-2.0
"""Buying: express (the basket's button, a review, then the order), additional_payment_button (at the end of the
checkout), and a saved wallet with one click."""

import secrets

import savedwallet as sw
from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue as View

from . import charging, data, flows, words
from .accounts import keep_wallet, owner_of
from .pages import account, client, notice, render, sid

routes = Blueprint("orders", __name__)

CURRENCIES = {"na": "USD", "eu": "EUR", "jp": "JPY"}
ARTICLES = {"mug": ("Stoneware mug", 1840), "bowl": ("Breakfast bowl", 2450), "vase": ("Slim vase", 3900)}


def price(article: str) -> sw.Money:
    return sw.Money.from_minor(ARTICLES[article][1], CURRENCIES[client().region])


@routes.get("/")
def home() -> View:
    return render("home.html", articles=[(key, title, price(key)) for key, (title, _) in ARTICLES.items()])


@routes.post("/orders")
def order() -> View:
    article = request.form.get("article", "")
    if article not in ARTICLES:
        abort(404)
    no = secrets.token_hex(6)
    here = account()
    data.do(
        "INSERT INTO orders (no, sid, account, article, amount) VALUES (?, ?, ?, ?, ?)",
        no, sid(), here["id"] if here else None, article, str(price(article)),
    )
    return redirect(url_for("orders.basket", no=no), 303)


def own(no: str) -> data.Row:
    return data.one("SELECT * FROM orders WHERE no = ? AND sid = ?", no, sid()) or abort(404)


@routes.get("/orders/<no>")
def basket(no: str) -> View:
    """The basket, or what became of it. The buyer of an express checkout brings the address from Amazon."""
    order = own(no)
    if order["state"] != "open":
        return render("paid.html", order=order, title=ARTICLES[order["article"]][0])
    chosen = flows.choose_for("cart", order["amount"])
    return render("basket.html", button=way_to_pay(order, chosen), chosen=chosen, order=order,
                  title=ARTICLES[order["article"]][0])


def way_to_pay(order: data.Row, chosen: sw.Decision) -> sw.Button | None:
    """Amazon's button, where the rules have chosen a way that begins with one."""
    flow, back = chosen.flow or {}, url_for("orders.back", no=order["no"], _external=True)
    if chosen.kind == "express":
        return client().button(
            sw.Flow.EXPRESS, return_url=url_for("orders.review", no=order["no"], _external=True), cancel_url=back,
            browser_session=sid(), product_type=flow.get("product"), estimated_amount=order["amount"],
            placement=flow.get("placement"),
        )
    if chosen.kind == "additional_payment_button":
        return client().button(
            sw.Flow.ADDITIONAL_PAYMENT_BUTTON, return_url=back, cancel_url=back, browser_session=sid(),
            amount=order["amount"], payment=sw.Payment.AUTHORIZE_WITH_CAPTURE, reference=order["no"],
            placement=flow.get("placement"),
        )
    return None


@routes.get("/orders/<no>/review")
def review(no: str) -> View:
    order = own(no)
    return show_review(order, client().review(request.url, browser_session=sid()), request.url)


def show_review(order: data.Row, review: sw.Review, url: str, missing: tuple[sw.Missing, ...] = ()) -> View:
    # The form leads on to Amazon, and the page may change address and card there: it needs the policy of a button.
    policy = client().button(sw.Flow.EXPRESS, return_url=url.split("?")[0], browser_session=sid())
    title = ARTICLES[order["article"]][0]
    return render("review.html", policy_of=policy, order=order, title=title, review=review, url=url, missing=missing)


@routes.post("/orders/<no>/place")
def place(no: str) -> View:
    order, url = own(no), request.form.get("url", "")
    placed = client().place_order(
        url, amount=order["amount"], payment=sw.Payment.AUTHORIZE_WITH_CAPTURE, browser_session=sid(), reference=no,
        return_url=url_for("orders.back", no=no, _external=True),
    )
    if placed.missing:
        return show_review(order, client().review(url, browser_session=sid()), url, placed.missing)
    return redirect(placed.url, 303)


@routes.get("/orders/<no>/checkout")
def checkout(no: str) -> View:
    """The end of the shop's own checkout: a saved wallet, or Amazon Pay as one more way to pay."""
    order = own(no)
    if order["state"] != "open":
        return redirect(url_for("orders.basket", no=no))
    chosen = flows.choose_for("checkout", order["amount"])
    return render("checkout.html", button=way_to_pay(order, chosen), chosen=chosen, order=order,
                  title=ARTICLES[order["article"]][0], wallets=wallets() if chosen.kind == "saved" else [],
                  attempt=charging.next_attempt(no))


def wallets() -> list[data.Row]:
    here = account()
    return data.rows("SELECT * FROM wallets WHERE account = ? AND state = 'Chargeable'", here["id"]) if here else []


@routes.post("/orders/<no>/charge")
def charge(no: str) -> View:
    """A second press, or a form that is sent again, names the same attempt: it is the same charge."""
    order, wallet = own(no), request.form.get("wallet", "")
    if wallet not in [one["id"] for one in wallets()]:
        abort(404)
    made = charging.pay(no, wallet, order["amount"], int(request.form.get("attempt", "1")))
    if made["state"] == "Declined":
        why = words.FOR_BUYERS.get(sw.NextStep(made["next_step"]), "Please choose another way to pay.")
        return notice("Not paid", why, 402, again=url_for("orders.checkout", no=no), wallet=wallet)
    return redirect(url_for("orders.basket", no=no), 303)


@routes.get("/orders/<no>/back")
def back(no: str) -> View:
    """Both flows end here, and so does the buyer who gave up."""
    order = own(no)
    done = client().finish(request.url, browser_session=sid(), amount=order["amount"])
    if done.payment is sw.PaymentOutcome.NONE:
        return notice("Not paid", words.finished(done.reason), again=url_for("orders.basket", no=no))
    charging.note_checkout(no, done)
    if done.wallet is not sw.WalletOutcome.NOT_SAVED:
        owner = owner_of(done)
        if owner is None:
            return redirect(url_for("accounts.link"))
        keep_wallet(done, owner)
    return redirect(url_for("orders.basket", no=no))
