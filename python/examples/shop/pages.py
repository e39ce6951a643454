# SPDX-License-Identifier: Apache-2.0
"""What every page has: a session, a policy, forms that no other site can send, and words for failures."""

import hmac
import secrets
from typing import Any, cast

import savedwallet as sw
from flask import Flask, Response, abort, current_app, make_response, render_template, request, session
from markupsafe import Markup

from . import data, words

OWN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def client() -> sw.Client:
    return cast(sw.Client, current_app.config["CLIENT"])


def engine() -> sw.Engine:
    return cast(sw.Engine, current_app.config["ENGINE"])


def sid() -> str:
    """What only this server and this buyer's browser know: it binds a return from Amazon to the browser that left."""
    return str(session.setdefault("sid", secrets.token_urlsafe(24)))


def account() -> data.Row | None:
    return data.one("SELECT * FROM accounts WHERE id = ?", session["account"]) if "account" in session else None


def customer() -> data.Row:
    """Of a page that is only for customers."""
    return account() or abort(403)


def merge(*policies: str) -> str:
    """One Content-Security-Policy that allows what any of them allows."""
    merged: dict[str, list[str]] = {}
    for directive in filter(None, (part.strip() for policy in policies for part in policy.split(";"))):
        name, *sources = directive.split()
        known = merged.setdefault(name, [])
        known += [source for source in sources if source not in known]
    for sources in merged.values():
        if len(sources) > 1 and "'none'" in sources:
            sources.remove("'none'")
    return "; ".join(" ".join([name, *sources]) for name, sources in merged.items())


def render(
    template: str, status: int = 200, button: sw.Button | None = None, policy_of: sw.Button | None = None,
    **values: Any,
) -> Response:
    """A page, with the button of a flow on it. policy_of: another button whose policy the page needs."""
    nonce = sw.new_nonce()
    html = Markup(button.html(nonce)) if button else ""
    answer = make_response(render_template(template, button=html, nonce=nonce, **values), status)
    source = button or policy_of
    if source:
        answer.headers.update(source.headers)
    answer.headers["Content-Security-Policy"] = merge(OWN_POLICY, source.csp(nonce) if source else "")
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def notice(title: str, text: str, status: int = 200, **values: Any) -> Response:
    return render("notice.html", status, title=title, text=text, **values)


def protect(app: Flask) -> None:
    app.before_request(_refuse_other_sites)
    app.context_processor(_for_templates)
    app.register_error_handler(sw.StateMismatch, _other_browser)
    app.register_error_handler(sw.NoAnswer, _no_answer)
    app.register_error_handler(sw.AmazonError, _refused)
    app.register_error_handler(404, lambda _: notice("Not found", "There is no such page.", 404))
    app.register_error_handler(403, lambda _: notice("Please start again", "This form has expired.", 403))


def _for_templates() -> dict[str, Any]:
    return {"token": _token, "account": account(), "words": words, "is_test": client().environment == "sandbox"}


def _token() -> Markup:
    """What every form holds."""
    csrf = session.setdefault("csrf", secrets.token_urlsafe(24))
    return Markup('<input type="hidden" name="csrf" value="{}">').format(csrf)


def _refuse_other_sites() -> None:
    """Every form carries the session's token. Amazon's notifications carry a signature instead."""
    if request.method == "POST" and request.endpoint != "notifications.receive":
        if not hmac.compare_digest(request.form.get("csrf", "").encode(), session.get("csrf", "-").encode()):
            abort(403)


def _other_browser(_: sw.StateMismatch) -> Response:
    text = "This link belongs to another visit of the shop, or it is too old. Nothing was changed."
    return notice("Please start again", text, 400)


def _no_answer(_: sw.NoAnswer) -> Response:
    text = "We do not know yet how this ended. Load this page again in a moment: nothing is paid twice."
    return notice("Amazon does not answer", text, 503)


def _refused(error: sw.AmazonError) -> Response:
    current_app.logger.error("%s (request %s)", error, error.request_id)
    return notice("This did not work", words.FOR_BUYERS.get(error.next_step, "Please choose another way to pay."), 502)
