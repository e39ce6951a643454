/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each version is a list of statements that lead there from the one before. What was released is never changed: a file
 * in the field has been through it.
 */
#include "journal/schema.h"

#include "base/error.h"

#include <savedwallet/journal.h>

static const char *const version_1[] = {
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",

    "CREATE TABLE wallet (number INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, permission TEXT UNIQUE, "
    "state TEXT, reasons TEXT, next_step TEXT, currency TEXT, balance TEXT, read_ms INTEGER, lease TEXT, "
    "lease_until_ms INTEGER, lease_boot TEXT, created_ms INTEGER NOT NULL)",

    "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, wallet "
    "INTEGER REFERENCES wallet, content TEXT NOT NULL, digest TEXT NOT NULL, state TEXT NOT NULL, received_ms "
    "INTEGER NOT NULL, next_ms INTEGER, faults INTEGER NOT NULL, hold_event TEXT, hold_field TEXT, hold_value "
    "TEXT, hold_by_ms INTEGER, holds INTEGER NOT NULL, released_by TEXT, timed_out INTEGER NOT NULL)",
    "CREATE INDEX event_next ON event (next_ms) WHERE next_ms IS NOT NULL",
    "CREATE INDEX event_wallet ON event (wallet, number)",
    "CREATE INDEX event_name ON event (name, number)",
    "CREATE INDEX event_hold ON event (hold_event, hold_value) WHERE hold_event IS NOT NULL",

    "CREATE TABLE ruleset (digest TEXT PRIMARY KEY, name TEXT, version TEXT, text TEXT NOT NULL, engine TEXT, "
    "zone_data TEXT, seen_ms INTEGER NOT NULL)",

    "CREATE TABLE decision (number INTEGER PRIMARY KEY, hook TEXT NOT NULL, about TEXT NOT NULL, "
    "ruleset TEXT, input TEXT NOT NULL, output TEXT NOT NULL, at_ms INTEGER NOT NULL)",
    "CREATE INDEX decision_about ON decision (about)",

    "CREATE TABLE action (number INTEGER PRIMARY KEY, space TEXT NOT NULL, intent TEXT NOT NULL, kind TEXT "
    "NOT NULL, state TEXT NOT NULL, wallet INTEGER NOT NULL REFERENCES wallet, permission TEXT, event TEXT, "
    "decision INTEGER, content TEXT NOT NULL, currency TEXT, minor INTEGER NOT NULL, charge INTEGER "
    "REFERENCES action, charge_id TEXT, refund_id TEXT, object_state TEXT, simulate TEXT, pending INTEGER NOT "
    "NULL, by_rules INTEGER NOT NULL, due_ms INTEGER, next_ms INTEGER, until_ms INTEGER, expires_ms INTEGER, "
    "attempt INTEGER NOT NULL, tries INTEGER NOT NULL, first_ms INTEGER, trouble_ms INTEGER, code INTEGER NOT "
    "NULL, http_status INTEGER NOT NULL, reason TEXT, next_step TEXT, guard TEXT, message TEXT, faults "
    "INTEGER NOT NULL, version INTEGER NOT NULL, created_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL, "
    "UNIQUE (space, intent))",
    "CREATE INDEX action_next ON action (next_ms) WHERE next_ms IS NOT NULL",
    "CREATE INDEX action_wallet ON action (wallet, kind)",
    "CREATE INDEX action_charge ON action (charge) WHERE charge IS NOT NULL",
    "CREATE INDEX action_charge_id ON action (charge_id) WHERE charge_id IS NOT NULL",
    "CREATE INDEX action_refund_id ON action (refund_id) WHERE refund_id IS NOT NULL",
    "CREATE INDEX action_state ON action (state)",
    "CREATE INDEX action_event ON action (event) WHERE event IS NOT NULL",
    "CREATE INDEX action_intent ON action (intent)",

    "CREATE TABLE attempt (number INTEGER PRIMARY KEY, action INTEGER NOT NULL REFERENCES action, attempt "
    "INTEGER NOT NULL, wallet INTEGER NOT NULL REFERENCES wallet, permission TEXT, operation TEXT NOT NULL, "
    "path_id TEXT, key TEXT, body TEXT, simulate TEXT, state TEXT NOT NULL, currency TEXT, minor INTEGER NOT "
    "NULL, counts INTEGER NOT NULL, sends INTEGER NOT NULL, started_ms INTEGER, sent_ms INTEGER, "
    "loose_ms INTEGER, loose_boot TEXT, failures INTEGER NOT NULL, http_status INTEGER NOT NULL, reason TEXT, "
    "request_id TEXT, ended_ms INTEGER, UNIQUE (action, attempt))",
    "CREATE INDEX attempt_permission ON attempt (permission, started_ms)",
    "CREATE INDEX attempt_wallet ON attempt (wallet, started_ms)",

    "CREATE TABLE notification (number INTEGER PRIMARY KEY, message_id TEXT NOT NULL UNIQUE, object_type "
    "TEXT, object_id TEXT, permission TEXT, operation TEXT, wallet INTEGER REFERENCES wallet, state TEXT NOT "
    "NULL, received_ms INTEGER NOT NULL, next_ms INTEGER, tries INTEGER NOT NULL)",
    "CREATE INDEX notification_next ON notification (next_ms) WHERE next_ms IS NOT NULL",

    "CREATE TABLE message (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, event "
    "TEXT, wallet INTEGER REFERENCES wallet, data TEXT NOT NULL, due_ms INTEGER NOT NULL, acknowledged_ms "
    "INTEGER)",
    "CREATE INDEX message_open ON message (due_ms) WHERE acknowledged_ms IS NULL",

    "CREATE TABLE item (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, action INTEGER REFERENCES action, "
    "about TEXT, wallet INTEGER REFERENCES wallet, message TEXT NOT NULL, at_ms INTEGER NOT NULL, settled_ms "
    "INTEGER, settled_by TEXT, settled_why TEXT)",
    "CREATE INDEX item_open ON item (number) WHERE settled_ms IS NULL",
    "CREATE INDEX item_about ON item (about)",
    "CREATE INDEX item_action ON item (action) WHERE action IS NOT NULL",

    /* When the next call of an operation may go out, on the journal's clock. */
    "CREATE TABLE quota (name TEXT PRIMARY KEY, free_ms INTEGER NOT NULL, boot TEXT NOT NULL)",
    NULL,
};

static const char *const *const versions[] = { version_1 };

/* 0: it has no tables yet. */
static int find_version(int64_t *out, sw_database *database, sw_error *err)
{
    int64_t tables = 0;
    *out = 0;
    int code = sw_find_number(&tables, database, err,
                              "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'meta'", "");
    if (code != SW_OK || tables == 0)
        return code;
    return sw_find_number(out, database, err, "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'schema'", "");
}

static int apply(sw_database *database, const char *const *statements, sw_error *err)
{
    int code = SW_OK;
    for (; *statements && code == SW_OK; statements++)
        code = sw_run(database, err, *statements, "");
    return code;
}

/* In one statement: another process may be making the tables. */
static int find_strangers(int64_t *out, sw_database *database, sw_error *err)
{
    return sw_find_number(
        out, database, err,
        "SELECT (SELECT count(*) FROM sqlite_master) > 0 AND (SELECT count(*) FROM sqlite_master WHERE type = "
        "'table' AND name = 'meta') = 0",
        "");
}

int sw_schema_check(sw_database *database, const char *path, sw_error *err)
{
    int64_t version = 0, strange = 0;
    int code = find_strangers(&strange, database, err);
    if (code == SW_OK && strange)
        return sw_fail(err, SW_E_INVALID, "%s is a database of another program, and no journal", path);
    if (code == SW_OK)
        code = find_version(&version, database, err);
    if (code == SW_OK && version > SW_JOURNAL_SCHEMA)
        code = sw_fail(
            err, SW_E_INVALID,
            "the journal %s has tables of version %lld; this release knows them up to %d: use the newer release", path,
            (long long)version, SW_JOURNAL_SCHEMA);
    return code;
}

int sw_schema_upgrade(sw_database *database, sw_error *err)
{
    int64_t version = 0;
    int code = find_version(&version, database, err);
    bool older = version < SW_JOURNAL_SCHEMA;
    for (int64_t at = version; at < SW_JOURNAL_SCHEMA && code == SW_OK; at++)
        code = apply(database, versions[at], err);
    if (code == SW_OK && older)
        code = sw_run(
            database, err,
            "INSERT INTO meta (name, value) VALUES ('schema', CAST($1 AS TEXT)) ON CONFLICT (name) DO UPDATE SET "
            "value = excluded.value",
            "n", (int64_t)SW_JOURNAL_SCHEMA);
    return code;
}
