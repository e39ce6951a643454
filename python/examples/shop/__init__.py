# SPDX-License-Identifier: Apache-2.0
"""A small shop that saves Amazon Pay wallets and charges them. Run it with `python3 -m shop`."""

import os
import secrets
from typing import Any

import savedwallet as sw
from flask import Flask

from . import accounts, admin, data, flows, notifications, orders, pages, wallets


def create_app(database: str, **config: Any) -> Flask:
    """database: a file of SQLite. config: goes over what the environment says of Amazon Pay.

    A worker.Worker(app), made after the last fork, goes on with what is not over.
    """
    app = Flask(__name__)
    # Processes that serve the same shop share this secret; made up here, it is good for one process.
    secret = os.environ.get("SHOP_SECRET") or secrets.token_urlsafe(32)
    app.config.update(
        SECRET_KEY=secret,
        SESSION_COOKIE_SAMESITE="Lax",  # Strict would leave the buyer who comes back from Amazon without a session
        SESSION_COOKIE_SECURE=os.environ.get("SHOP_HTTPS") == "1",
        MAX_CONTENT_LENGTH=256 * 1024,
        DATABASE=database,
        ADMIN_PASSWORD=os.environ.get("SHOP_ADMIN_PASSWORD"),
        CLIENT=open_client(secret, config),
        RULES=flows.load(),
    )
    app.config["ENGINE"] = open_engine(app)
    data.create(database)
    app.teardown_appcontext(data.close)
    pages.protect(app)
    for part in (accounts, wallets, orders, notifications, admin):
        app.register_blueprint(part.routes)
    return app


def open_client(secret: str, config: dict[str, Any]) -> sw.Client:
    """One client for the whole process: it keeps its connections, and any number of threads may use it."""
    over = {"channel": "Web"}
    if "SAVEDWALLET_STATE_SECRET" not in os.environ:
        over["state_secret"] = "return URLs " + secret
    # The emulator signs notifications with a certificate of its own.
    if certificate := os.environ.get("SAVEDWALLET_EMULATOR_SNS_CERT_FILE"):
        over["certificate_file"] = certificate
    return sw.Client.from_env(**(over | config))


def open_engine(app: Flask) -> sw.Engine:
    """Charges and refunds go through it, so that each is made once, whatever happens."""
    journal = os.environ.get("SAVEDWALLET_JOURNAL") or app.config["DATABASE"] + ".journal"
    return sw.Engine(app.config["CLIENT"], journal, rules=app.config["RULES"])
