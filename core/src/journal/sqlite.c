/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/sqlite.h"

#include "base/error.h"
#include "base/memory.h"

#include <savedwallet/journal.h>

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct sqlite_rows {
    sw_rows base;
    sqlite3_stmt *statement;
    bool done;
} sqlite_rows;

static char version[32];

static void write_version(void)
{
    snprintf(version, sizeof version, "SQLite/%s", sqlite3_libversion());
}

const char *sw_journal_version(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, write_version);
    return version;
}

int sw_sqlite_fail(const sw_sqlite *it, int result, sw_error *err)
{
    const char *path = it->path;
    switch (result & 0xff) {
    case SQLITE_FULL:
        return sw_fail(err, SW_E_IO,
                       "the disk of the journal %s is full: nothing was written; make room, then run again", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return sw_fail(err, SW_E_IO,
                       "the journal %s cannot be written: give this user the right to write it and its "
                       "folder",
                       path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return sw_fail(err, SW_E_IO,
                       "the journal %s is damaged or no journal: stop the workers, keep the file, and put "
                       "the latest backup in its place",
                       path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return sw_fail(err, SW_E_IO, "another process has held the journal %s for too long: try again", path);
    case SQLITE_CANTOPEN:
        return sw_fail(err, SW_E_IO,
                       "the journal %s cannot be opened: is its folder there, and may this user write it?", path);
    case SQLITE_NOMEM:
        return sw_fail_memory(err);
    case SQLITE_IOERR:
        return sw_fail(err, SW_E_IO, "the journal %s cannot be read or written (%s): look at its disk, then run again",
                       path, sqlite3_errstr(result));
    default:
        return sw_fail(err, SW_E_IO, "the journal %s: %s", path, it->handle ? sqlite3_errmsg(it->handle) : "?");
    }
}

/* A file that was moved, deleted or replaced: what is written into it now, nobody will ever read. */
static int check_place(const sw_sqlite *it, sw_error *err)
{
    int moved = 0;
    if (!it->handle || sqlite3_file_control(it->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
        return SW_OK;
    return sw_fail(
        err, SW_E_IO,
        "the journal %s was moved, deleted or replaced while it was in use: stop all that use it, put the right "
        "file there, and start them again",
        it->path);
}

/* A connection that was in use while its process was forked. */
static int check_process(const sw_sqlite *it, sw_error *err)
{
    if (it->process == getpid())
        return SW_OK;
    return sw_fail(err, SW_E_INVALID,
                   "the journal %s was opened before this process was forked: open it anew in each "
                   "child, after the fork",
                   it->path);
}

static int prepare(sqlite3_stmt **out, sw_sqlite *it, const char *sql, sw_error *err)
{
    for (size_t i = 0; i < it->kept_count; i++)
        if (!sqlite3_stmt_busy(it->kept[i]) && strcmp(sqlite3_sql(it->kept[i]), sql) == 0) {
            *out = it->kept[i];
            return SW_OK;
        }
    int result = sqlite3_prepare_v3(it->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    if (result != SQLITE_OK)
        return sw_sqlite_fail(it, result, err);
    if (it->kept_count < SW_SQLITE_KEPT)
        it->kept[it->kept_count++] = *out;
    return SW_OK;
}

static bool is_kept(const sw_sqlite *it, const sqlite3_stmt *statement)
{
    for (size_t i = 0; i < it->kept_count; i++)
        if (it->kept[i] == statement)
            return true;
    return false;
}

static void let_go(sw_sqlite *it, sqlite3_stmt *statement)
{
    if (!is_kept(it, statement)) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

static int bind(sqlite3_stmt *statement, const sw_cell *cells, size_t count)
{
    int result = SQLITE_OK;
    for (size_t i = 0; i < count && result == SQLITE_OK; i++) {
        char name[24];
        snprintf(name, sizeof name, "$%zu", i + 1);
        int index = sqlite3_bind_parameter_index(statement, name);
        if (cells[i].kind == SW_CELL_NUMBER)
            result = sqlite3_bind_int64(statement, index, cells[i].number);
        else if (cells[i].kind == SW_CELL_TEXT)
            result = sqlite3_bind_text(statement, index, cells[i].text, -1, SQLITE_TRANSIENT);
    }
    return result;
}

static int open_rows(sw_rows **out, sw_database *database, const char *sql, const sw_cell *cells, size_t count,
                     sw_error *err)
{
    sw_sqlite *it = (sw_sqlite *)database;
    sqlite_rows *rows = NULL;
    *out = NULL;
    int code = check_process(it, err);
    if (code == SW_OK)
        code = check_place(it, err);
    if (code != SW_OK)
        return code;
    rows = sw_alloc(sizeof *rows);
    code = rows ? prepare(&rows->statement, it, sql, err) : sw_fail_memory(err);
    if (code == SW_OK) {
        int result = bind(rows->statement, cells, count);
        if (result != SQLITE_OK) {
            let_go(it, rows->statement);
            code = sw_sqlite_fail(it, result, err);
        }
    }
    if (code != SW_OK) {
        sw_release(rows);
        return code;
    }
    rows->base.database = database;
    *out = &rows->base;
    return SW_OK;
}

static bool next(sw_rows *base)
{
    sqlite_rows *rows = (sqlite_rows *)base;
    if (rows->done)
        return false;
    int result = sqlite3_step(rows->statement);
    rows->done = result != SQLITE_ROW;
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        sw_error_clear(&base->error);
        base->code = sw_sqlite_fail((sw_sqlite *)base->database, result, &base->error);
    }
    return result == SQLITE_ROW;
}

static int64_t number(sw_rows *base, int column)
{
    return sqlite3_column_int64(((sqlite_rows *)base)->statement, column);
}

static const char *text(sw_rows *base, int column)
{
    return (const char *)sqlite3_column_text(((sqlite_rows *)base)->statement, column);
}

static int end(sw_rows *base, sw_error *err)
{
    sqlite_rows *rows = (sqlite_rows *)base;
    int code = base->code;
    if (code != SW_OK && err)
        *err = base->error;
    let_go((sw_sqlite *)base->database, rows->statement);
    sw_release(rows);
    return code;
}

static int64_t changed(const sw_database *database)
{
    return sqlite3_changes64(((const sw_sqlite *)database)->handle);
}

static int64_t inserted(const sw_database *database)
{
    return sqlite3_last_insert_rowid(((const sw_sqlite *)database)->handle);
}

/* Counts while the machine sleeps, and begins anew with each boot, whose id says so. */
static int64_t clock_ms(const sw_database *database)
{
    struct timespec now = { 0, 0 };
    (void)database;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const char *boot(const sw_database *database)
{
    return ((const sw_sqlite *)database)->boot;
}

/* In the child of a fork the file is the parent's: to close the handle there would let go of the parent's locks. */
static void close_database(sw_database *database)
{
    sw_sqlite *it = (sw_sqlite *)database;
    if (it->process == getpid()) {
        for (size_t i = 0; i < it->kept_count; i++)
            sqlite3_finalize(it->kept[i]);
        sqlite3_close(it->handle);
    }
    sw_release(it->path);
    sw_release(it);
}

static int verify(bool *whole, sw_database *database, sw_error *err)
{
    sw_rows *rows = sw_find(database, err, "PRAGMA integrity_check(1)", "");
    const char *said = sw_rows_next(rows) ? sw_rows_text(rows, 0) : NULL;
    *whole = said && strcmp(said, "ok") == 0;
    return sw_rows_end(rows, err);
}

const sw_driver sw_sqlite_driver = { "BEGIN IMMEDIATE",
                                     open_rows,
                                     next,
                                     number,
                                     text,
                                     end,
                                     changed,
                                     inserted,
                                     clock_ms,
                                     boot,
                                     sw_sqlite_adopt,
                                     verify,
                                     sw_sqlite_backup,
                                     close_database };
