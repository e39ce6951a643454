# SPDX-License-Identifier: Apache-2.0
"""A Django project in one file: a wallet is saved and charged. `python3 django_app.py runserver`, or for a WSGI server
`django_app:application`.

The session is Django's signed cookie, and forms carry Django's token; only the notifications of Amazon, which are
signed, do without it. The charges are kept in memory: yours are in a database.
"""

import os
import secrets
import sys
from functools import cache

import django
import savedwallet as sw
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

if not settings.configured:
    settings.configure(
        SECRET_KEY=os.environ.get("SHOP_SECRET") or secrets.token_urlsafe(32),
        ALLOWED_HOSTS=os.environ.get("SHOP_HOSTS", "127.0.0.1,localhost").split(","),
        ROOT_URLCONF=__name__,
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        SESSION_COOKIE_SAMESITE="Lax",  # Strict would leave the buyer who comes back without a session
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        DEFAULT_CHARSET="utf-8",
        USE_TZ=True,
    )
    django.setup()

charges: dict[str, str] = {}  # the state of each


@cache
def amazon() -> sw.Client:
    """One for each process, made when it is first used: after a server has forked."""
    return sw.Client.from_env(certificate_file=os.environ.get("SAVEDWALLET_EMULATOR_SNS_CERT_FILE"), channel="Web")


def page(
    title: str, body: str, policy: str = "default-src 'none'; form-action 'self'", status: int = 200
) -> HttpResponse:
    html = format_html('<!DOCTYPE html><html lang="en"><title>{}</title><h1>{}</h1>{}', title, title, body)
    answer = HttpResponse(html, status=status)
    answer["Content-Security-Policy"] = policy
    return answer


def sid_of(request: HttpRequest) -> str:
    if "sid" not in request.session:
        request.session["sid"] = secrets.token_urlsafe(24)
    return str(request.session["sid"])


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    if "wallet" in request.session:
        ride = secrets.token_hex(6)  # made with the form: sent twice, it is one charge
        form = format_html(
            '<form method="post" action="/charge"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            '<input type="hidden" name="ride" value="{}"><button>Pay 18.40 EUR</button></form>',
            get_token(request), ride,
        )
        return page("Your ride", form)
    back = request.build_absolute_uri("/back")
    button = amazon().button(sw.Flow.SETUP_ONLY, return_url=back, cancel_url=back, browser_session=sid_of(request))
    nonce = sw.new_nonce()
    answer = page("Save your wallet", mark_safe(button.html(nonce)), button.csp(nonce))
    for name, value in button.headers.items():
        answer[name] = value
    return answer


@require_GET
def back(request: HttpRequest) -> HttpResponse:
    try:
        done = amazon().finish(request.build_absolute_uri(), browser_session=sid_of(request))
    except sw.StateMismatch:
        return page("Please start again", "This link belongs to another browser, or it is too old.", status=400)
    if done.wallet is sw.WalletOutcome.NOT_SAVED:
        return page("Nothing was saved", str(done.reason))
    request.session["wallet"] = done.charge_permission_id
    return redirect("/")


@require_POST
def charge(request: HttpRequest) -> HttpResponse:
    if "wallet" not in request.session:
        return page("Save a wallet first", "", status=409)
    intent = f"ride:{request.POST.get('ride', '')}"
    try:
        receipt = amazon().charge(wallet=request.session["wallet"], amount="18.40 EUR", intent=intent, initiator="CITU")
    except sw.NoAnswer:
        return page("One moment", "We do not know yet. Load this page again: nothing is paid twice.", status=503)
    except sw.AmazonError as no:
        return page("Not paid", f"{no.reason_code}: {no.next_step}", status=402)
    charges[receipt.id] = receipt.state
    return page("Paid", f"{receipt.amount}, {receipt.id}")


@csrf_exempt
@require_POST
def notification(request: HttpRequest) -> HttpResponse:
    """request.body: the signature is over the bytes as they came."""
    try:
        told = amazon().receive(request.body)
    except sw.SavedWalletError as no:
        return HttpResponse(status=no.answer_status)
    if told.operation == "getCharge":
        charges[told.object_id] = amazon().get_charge(told.object_id).body["statusDetails"]["state"]
    return HttpResponse(status=200)


urlpatterns = [
    path("", home), path("back", back), path("charge", charge), path("amazon/notifications", notification),
]
application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
