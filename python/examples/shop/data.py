# SPDX-License-Identifier: Apache-2.0
"""What the shop remembers, in SQLite."""

import sqlite3
from contextlib import closing
from typing import cast

from flask import current_app, g

Row = sqlite3.Row

SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL,
    password TEXT,                       -- a hash; NULL: signs in with Amazon only
    amazon_id TEXT UNIQUE                -- who the customer is at Amazon: never guessed from the e-mail address
);
CREATE UNIQUE INDEX IF NOT EXISTS one_password_each ON accounts (email) WHERE password IS NOT NULL;
CREATE TABLE IF NOT EXISTS wallets (
    id TEXT PRIMARY KEY,                 -- the Charge Permission
    account INTEGER NOT NULL REFERENCES accounts, descriptor TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'Chargeable', next_step TEXT NOT NULL DEFAULT 'none'
);
CREATE TABLE IF NOT EXISTS orders (
    no TEXT PRIMARY KEY, sid TEXT NOT NULL, account INTEGER, article TEXT NOT NULL, amount TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open'   -- open, pending, paid
);
CREATE TABLE IF NOT EXISTS charges (
    intent TEXT PRIMARY KEY,             -- what is meant, as the engine's journal has it
    attempt INTEGER NOT NULL DEFAULT 1, wallet TEXT NOT NULL, amount TEXT NOT NULL, order_no TEXT,
    initiator TEXT,                      -- NULL: it was paid on Amazon's pages, not by the engine
    charge_id TEXT UNIQUE, state TEXT NOT NULL DEFAULT 'Planned', reason TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT 'none', message TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS refunds (
    intent TEXT PRIMARY KEY, charge_id TEXT NOT NULL, amount TEXT NOT NULL, refund_id TEXT UNIQUE,
    state TEXT NOT NULL DEFAULT 'Planned', message TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS notifications (
    message_id TEXT PRIMARY KEY, object_type TEXT NOT NULL, object_id TEXT NOT NULL, subscribe_url TEXT NOT NULL,
    at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
"""


def create(database: str) -> None:
    with closing(sqlite3.connect(database)) as db:
        db.executescript("PRAGMA journal_mode = WAL;" + SCHEMA)


def _db() -> sqlite3.Connection:
    if "db" not in g:
        g.db = sqlite3.connect(current_app.config["DATABASE"], isolation_level=None)  # each statement is its own commit
        g.db.row_factory = sqlite3.Row
    return cast(sqlite3.Connection, g.db)


def close(_: object) -> None:
    if db := g.pop("db", None):
        db.close()


def one(sql: str, *values: object) -> Row | None:
    return cast("Row | None", _db().execute(sql, values).fetchone())


def the(sql: str, *values: object) -> Row:
    """One that is there."""
    row = one(sql, *values)
    assert row is not None
    return row


def rows(sql: str, *values: object) -> list[Row]:
    return _db().execute(sql, values).fetchall()


def do(sql: str, *values: object) -> int:
    """@return the id of a row that was inserted"""
    return _db().execute(sql, values).lastrowid or 0
