/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/journal.h"

#include "base/error.h"
#include "base/memory.h"
#include "journal/forking.h"
#include "journal/schema.h"

#include <string.h>

enum { BUSY_MS = 15000 };

int sw_meta_get(char **out, sw_database *database, const char *name, sw_error *err)
{
    *out = NULL;
    sw_rows *rows = sw_find(database, err, "SELECT value FROM meta WHERE name = $1", "t", name);
    bool found = sw_rows_next(rows);
    if (found)
        *out = sw_copy_text(sw_rows_text(rows, 0));
    int code = sw_rows_end(rows, err);
    return code == SW_OK && found && !*out ? sw_fail_memory(err) : code;
}

int sw_meta_set(sw_database *database, const char *name, const char *value, sw_error *err)
{
    if (!value)
        return sw_run(database, err, "DELETE FROM meta WHERE name = $1", "t", name);
    return sw_run(database, err,
                  "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = "
                  "excluded.value",
                  "tt", name, value);
}

/* Compares one thing that the file says with what was given; gives it where it was not. */
static int stamp(char **given, sw_database *database, const sw_journal *journal, const char *name, const char *what,
                 sw_error *err)
{
    char *said = NULL;
    int code = sw_meta_get(&said, database, name, err);
    if (code != SW_OK)
        return code;
    if (!said && !*given)
        return sw_fail_field(err, SW_E_INVALID, name, "a new journal needs its %s: whose charges are in %s?", what,
                             journal->path);
    if (!said)
        return sw_meta_set(database, name, *given, err);
    if (*given && strcmp(said, *given) != 0)
        code = sw_fail_field(err, SW_E_INVALID, name,
                             "the journal %s belongs to the %s %.100s, and not to %.100s: use "
                             "another file, or the configuration that it was made with",
                             journal->path, what, *said ? said : "\"\"", **given ? *given : "\"\"");
    sw_release(*given);
    *given = said;
    return code;
}

static int stamp_all(sw_journal *journal, sw_database *database, sw_error *err)
{
    char *environment = sw_copy_text(sw_environment_name(journal->environment));
    int64_t known = 0;
    int code = sw_find_number(&known, database, err, "SELECT count(*) FROM meta WHERE name = 'key_namespace'", "");
    if (code == SW_OK && !known && !journal->key_namespace)
        journal->key_namespace = sw_copy_text("");
    if (code == SW_OK)
        code = stamp(&environment, database, journal, "environment", "environment", err);
    if (code == SW_OK)
        code = stamp(&journal->merchant_id, database, journal, "merchant_id", "merchant id", err);
    if (code == SW_OK)
        code = stamp(&journal->key_namespace, database, journal, "key_namespace", "namespace", err);
    if (code == SW_OK)
        code = sw_environment_parse(&journal->environment, environment, err);
    sw_release(environment);
    return code;
}

/* What was done after a copy was made is not in it: a person says whether to go on with it. */
static int know_copy(sw_database *database, sw_error *err)
{
    char *copied = NULL;
    int code = sw_meta_get(&copied, database, "copied", err);
    if (code == SW_OK && copied)
        code = sw_meta_set(
            database, "paused",
            "{\"reason\":\"this is a backup that was put back: what was done after it was made is not in it\","
            "\"by\":\"savedwallet\"}",
            err);
    if (code == SW_OK && copied)
        code = sw_meta_set(database, "restored", "yes", err);
    if (code == SW_OK && copied)
        code = sw_meta_set(database, "copied", NULL, err);
    sw_release(copied);
    return code;
}

static int set_up(sw_journal *journal, sw_database *database, sw_error *err)
{
    int code = sw_schema_check(database, journal->path, err);
    if (code == SW_OK)
        code = database->driver->adopt(database, err);
    if (code == SW_OK)
        code = sw_database_begin(database, err);
    if (code != SW_OK)
        return code;
    code = sw_schema_upgrade(database, err);
    if (code == SW_OK)
        code = stamp_all(journal, database, err);
    if (code == SW_OK)
        code = know_copy(database, err);
    return sw_database_end(database, code, err);
}

static int check(const sw_journal_options *options, sw_error *err)
{
    if (options->version > SW_JOURNAL_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "these options are of a newer release than this library");
    if (!options->path || !*options->path)
        return sw_fail_field(err, SW_E_INVALID, "path",
                             "path is missing: say where the journal is, such as "
                             "/var/lib/shop/journal.db");
    if (options->path[0] == ':' || strncmp(options->path, "file:", 5) == 0)
        return sw_fail_field(err, SW_E_INVALID, "path", "a journal is a file on a disk, and \"%.100s\" is none",
                             options->path);
    if (strncmp(options->path, "postgres://", 11) == 0 || strncmp(options->path, "postgresql://", 13) == 0)
        return sw_fail_field(err, SW_E_INVALID, "path",
                             "this release keeps a journal in a file; PostgreSQL comes later");
    return SW_OK;
}

static sw_journal *make(const sw_journal_options *options)
{
    sw_journal *journal = sw_alloc(sizeof *journal);
    if (!journal)
        return NULL;
    pthread_mutex_init(&journal->lock, NULL);
    journal->path = sw_copy_text(options->path);
    journal->merchant_id = sw_copy_text(options->merchant_id);
    journal->key_namespace = sw_copy_text(options->key_namespace);
    journal->environment = options->environment;
    journal->busy_ms = options->busy_ms > 0 ? options->busy_ms : BUSY_MS;
    sw_forking_know(journal);
    if (journal->path && (journal->merchant_id || !options->merchant_id) &&
        (journal->key_namespace || !options->key_namespace))
        return journal;
    sw_journal_free(journal);
    return NULL;
}

/* In use already. */
static int open_first(sw_journal *journal, bool may_make, sw_error *err)
{
    sw_database *database = NULL;
    int code = sw_sqlite_open(&database, journal->path, may_make, journal->busy_ms, err);
    if (code == SW_OK)
        code = set_up(journal, database, err);
    if (database)
        sw_journal_return(journal, database);
    else
        sw_forking_leave();
    return code;
}

int sw_journal_open(sw_journal **out, const sw_journal_options *options, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !options)
        return sw_fail(err, SW_E_INVALID, "a journal needs options and a place to go");
    int code = check(options, err);
    if (code != SW_OK)
        return code;
    sw_journal *journal = make(options);
    if (!journal)
        return sw_fail_memory(err);
    code = sw_forking_enter(journal, err);
    if (code == SW_OK)
        code = open_first(journal, !options->must_exist, err);
    if (code == SW_OK)
        *out = journal;
    else
        sw_journal_free(journal);
    return code;
}

int sw_journal_borrow(sw_database **out, sw_journal *journal, sw_error *err)
{
    *out = NULL;
    int code = sw_forking_enter(journal, err);
    if (code != SW_OK)
        return code;
    pthread_mutex_lock(&journal->lock);
    if (journal->idle_count > 0)
        *out = journal->idle[--journal->idle_count];
    pthread_mutex_unlock(&journal->lock);
    if (!*out)
        code = sw_sqlite_open(out, journal->path, false, journal->busy_ms, err);
    if (code != SW_OK)
        sw_forking_leave();
    return code;
}

void sw_journal_return(sw_journal *journal, sw_database *database)
{
    sw_database_rollback(database);
    pthread_mutex_lock(&journal->lock);
    bool kept = journal->idle_count < SW_JOURNAL_IDLE;
    if (kept)
        journal->idle[journal->idle_count++] = database;
    pthread_mutex_unlock(&journal->lock);
    if (!kept)
        database->driver->close(database);
    sw_forking_leave();
}

const char *sw_journal_path(const sw_journal *journal)
{
    return journal ? journal->path : "";
}

int sw_journal_backup(sw_journal *journal, const char *path, sw_error *err)
{
    sw_database *database = NULL;
    if (!journal || !path || !*path)
        return sw_fail_field(err, SW_E_INVALID, "path", "a backup needs a journal, and the path of a new file");
    int code = sw_journal_borrow(&database, journal, err);
    if (code != SW_OK)
        return code;
    code = database->driver->backup(database, path, err);
    sw_journal_return(journal, database);
    return code;
}

int sw_journal_verify(sw_journal *journal, sw_error *err)
{
    sw_database *database = NULL;
    bool whole = false;
    if (!journal)
        return sw_fail(err, SW_E_INVALID, "there is no journal to verify");
    int code = sw_journal_borrow(&database, journal, err);
    if (code != SW_OK)
        return code;
    code = database->driver->verify(&whole, database, err);
    if (code == SW_OK && !whole)
        code = sw_fail(err, SW_E_IO,
                       "the journal %s is damaged: stop the workers, keep the file, and put the latest backup "
                       "in its place",
                       journal->path);
    sw_journal_return(journal, database);
    return code;
}

void sw_journal_free(sw_journal *journal)
{
    if (!journal)
        return;
    sw_forking_forget(journal);
    for (size_t i = 0; i < journal->idle_count; i++)
        journal->idle[i]->driver->close(journal->idle[i]);
    sw_release(journal->path);
    sw_release(journal->merchant_id);
    sw_release(journal->key_namespace);
    pthread_mutex_destroy(&journal->lock);
    sw_release(journal);
}
