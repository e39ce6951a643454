# SPDX-License-Identifier: Apache-2.0
"""Which way to pay a page shows. shop.lua decides, or the rules that SAVEDWALLET_RULES names: the shop tells them what it
knows, and does what they choose."""

import os
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, cast

import savedwallet as sw
from flask import Response, current_app, request

from . import data
from .pages import account, client, notice

Wallet = Mapping[str, Any] | sw.Wallet | None


def load() -> sw.Rules:
    """Once for the whole process: any number of threads may ask them. Their own tests have to pass."""
    return sw.Rules.load(os.environ.get("SAVEDWALLET_RULES") or Path(__file__).with_name("shop.lua"))


def choose(page: str, wallet: Wallet = None, cart: Mapping[str, Any] | None = None) -> sw.Decision:
    rules, here = cast(sw.Rules, current_app.config["RULES"]), account()
    return rules.choose_flow(
        now=datetime.now(timezone.utc), page=page, channel="web", region=client().region, device=device(),
        buyer={"signed_in": here is not None}, cart=cart, wallet=wallet,
    )


def choose_for(page: str, amount: str) -> sw.Decision:
    """For an order: of the customer's wallets the one that can be charged, where there is one."""
    here, total = account(), sw.Money(amount)
    row = data.one(
        "SELECT * FROM wallets WHERE account = ? AND state != 'Closed' ORDER BY state = 'Chargeable' DESC", here["id"]
    ) if here else None
    cart = {"total": total, "currency": total.currency, "items": 1, "physical": True}
    return choose(page, wallet=as_remembered(row) if row else None, cart=cart)


def as_remembered(row: data.Row) -> dict[str, Any]:
    """A wallet, as the shop knows it from charges and notifications."""
    usable = row["state"] == "Chargeable"
    return {"usable": usable, "state": row["state"], "next_step": row["next_step"], "descriptor": row["descriptor"]}


def device() -> dict[str, Any]:
    """As far as browsers tell: Android says that it is a WebView, and one of an iPhone is no Safari."""
    agent = request.headers.get("user-agent", "")
    webview = "; wv)" in agent or bool(re.search(r"iP(hone|ad).*AppleWebKit", agent)) and "Safari/" not in agent
    return {"kind": "mobile" if "Mobi" in agent else "desktop", "webview": webview}


def no_page(chosen: sw.Decision) -> Response:
    """Where the rules have chosen a way without a page of Amazon's."""
    if chosen.kind == "external_browser":
        return notice("Please open your browser", "Amazon Pay does not open inside of this app.")
    return notice("One moment", "A payment with this wallet is under way. Please try again when it has ended.")
