/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/database.h"

#include "base/error.h"
#include "base/memory.h"

#include <savedwallet/engine.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Statements that are kept prepared; there are fewer different ones. */
enum { KEPT = 96, BOOT_SIZE = 40 };

typedef struct sqlite_rows {
    sw_rows base;
    sqlite3_stmt *statement;
    bool done;
} sqlite_rows;

typedef struct sqlite_database {
    sw_database base;
    sqlite3 *handle;
    pid_t process;
    char *path;
    int64_t busy_ms, busy_since_us;
    char boot[BOOT_SIZE];
    sqlite3_stmt *kept[KEPT];
    size_t kept_count;
} sqlite_database;

static char version[32];

static void write_version(void)
{
    snprintf(version, sizeof version, "SQLite/%s", sqlite3_libversion());
}

const char *sw_engine_version(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, write_version);
    return version;
}

/* What happened, and what a person does about it. */
static int fail(const sqlite_database *it, int result, sw_error *err)
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

/* A connection that was in use while its process was forked. */
static int check_process(const sqlite_database *it, sw_error *err)
{
    if (it->process == getpid())
        return SW_OK;
    return sw_fail(err, SW_E_INVALID,
                   "the journal %s was opened before this process was forked: open it anew in each "
                   "child, after the fork",
                   it->path);
}

static int prepare(sqlite3_stmt **out, sqlite_database *it, const char *sql, sw_error *err)
{
    for (size_t i = 0; i < it->kept_count; i++)
        if (!sqlite3_stmt_busy(it->kept[i]) && strcmp(sqlite3_sql(it->kept[i]), sql) == 0) {
            *out = it->kept[i];
            return SW_OK;
        }
    int result = sqlite3_prepare_v3(it->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    if (result != SQLITE_OK)
        return fail(it, result, err);
    if (it->kept_count < KEPT)
        it->kept[it->kept_count++] = *out;
    return SW_OK;
}

static bool is_kept(const sqlite_database *it, const sqlite3_stmt *statement)
{
    for (size_t i = 0; i < it->kept_count; i++)
        if (it->kept[i] == statement)
            return true;
    return false;
}

static void let_go(sqlite_database *it, sqlite3_stmt *statement)
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
    sqlite_database *it = (sqlite_database *)database;
    sqlite_rows *rows = NULL;
    *out = NULL;
    int code = check_process(it, err);
    if (code != SW_OK)
        return code;
    rows = sw_alloc(sizeof *rows);
    code = rows ? prepare(&rows->statement, it, sql, err) : sw_fail_memory(err);
    if (code == SW_OK) {
        int result = bind(rows->statement, cells, count);
        if (result != SQLITE_OK) {
            let_go(it, rows->statement);
            code = fail(it, result, err);
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
        base->code = fail((sqlite_database *)base->database, result, &base->error);
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
    let_go((sqlite_database *)base->database, rows->statement);
    sw_release(rows);
    return code;
}

static int64_t changed(const sw_database *database)
{
    return sqlite3_changes64(((const sqlite_database *)database)->handle);
}

static int64_t inserted(const sw_database *database)
{
    return sqlite3_last_insert_rowid(((const sqlite_database *)database)->handle);
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
    return ((const sqlite_database *)database)->boot;
}

static void read_boot(char out[BOOT_SIZE])
{
    int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t size = file < 0 ? 0 : read(file, out, BOOT_SIZE - 1);
    if (file >= 0)
        close(file);
    out[size > 0 ? size : 0] = '\0';
    out[strcspn(out, "\n")] = '\0';
}

static int backup(sw_database *database, const char *path, sw_error *err)
{
    const sqlite_database *it = (const sqlite_database *)database;
    sqlite3 *copy = NULL;
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return sw_fail_field(err, SW_E_INVALID, "path", "there is a file %s already: a backup is a new one", path);
    if (file < 0)
        return sw_fail(err, SW_E_IO, "the backup %s cannot be made: %s", path, strerror(errno));
    close(file);
    int result = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);
    sqlite3_backup *work = result == SQLITE_OK ? sqlite3_backup_init(copy, "main", it->handle, "main") : NULL;
    if (work) {
        result = sqlite3_backup_step(work, -1);
        int finished = sqlite3_backup_finish(work);
        result = result == SQLITE_DONE ? finished : result;
    }
    if (work && result == SQLITE_OK)
        result = sqlite3_exec(copy,
                              "PRAGMA journal_mode=DELETE; INSERT INTO meta (name, value) VALUES ('copied', 'yes')",
                              NULL, NULL, NULL);
    sqlite3_close(copy);
    if (work && result == SQLITE_OK)
        return SW_OK;
    unlink(path);
    return sw_fail(err, SW_E_IO, "the backup %s cannot be written: %s", path, sqlite3_errstr(result));
}

/* In the child of a fork the file is the parent's: to close the handle there would let go of the parent's locks. */
static void close_database(sw_database *database)
{
    sqlite_database *it = (sqlite_database *)database;
    if (it->process == getpid()) {
        for (size_t i = 0; i < it->kept_count; i++)
            sqlite3_finalize(it->kept[i]);
        sqlite3_close(it->handle);
    }
    sw_release(it->path);
    sw_release(it);
}

static int refuse_file(const char *path, int why, sw_error *err)
{
    if (why == ENOENT)
        return sw_fail(err, SW_E_IO, "there is no journal %s", path);
    if (why == EACCES || why == EROFS || why == EPERM)
        return sw_fail(err, SW_E_IO,
                       "the journal %s cannot be written: give this user the right to write it and its folder", path);
    return sw_fail(err, SW_E_IO, "the journal %s cannot be opened: %s", path, strerror(why));
}

/*
 * SQLite would make the file readable by all whom the umask lets. A file that is there is never opened past SQLite: to
 * close it again would let go of every lock that this process has on it.
 */
static int make_file(const char *path, bool may_make, sw_error *err)
{
    int file = may_make ? open(path, O_RDWR | O_CLOEXEC | O_CREAT | O_EXCL, 0600) : -1;
    if (file >= 0) {
        close(file);
        return SW_OK;
    }
    if (may_make && errno == ENOENT)
        return sw_fail(err, SW_E_IO, "the journal %s cannot be made: its folder is not there", path);
    if (may_make && errno != EEXIST)
        return refuse_file(path, errno, err);
    return access(path, R_OK | W_OK) == 0 ? SW_OK : refuse_file(path, errno, err);
}

static int run_pragmas(sqlite_database *it, const char *pragmas, sw_error *err)
{
    int result = sqlite3_exec(it->handle, pragmas, NULL, NULL, NULL);
    return result == SQLITE_OK ? SW_OK : fail(it, result, err);
}

/* SQLite itself does not wait here when another process does the same to a new file. */
static int adopt(sw_database *database, sw_error *err)
{
    enum { PAUSE_MS = 10 };
    sqlite_database *it = (sqlite_database *)database;
    int result = SQLITE_BUSY;
    for (int64_t waited = 0; (result & 0xff) == SQLITE_BUSY && waited <= it->busy_ms; waited += PAUSE_MS) {
        if (waited > 0)
            sqlite3_sleep(PAUSE_MS);
        result = sqlite3_exec(it->handle, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    }
    return result == SQLITE_OK ? SW_OK : fail(it, result, err);
}

static const sw_driver driver = { open_rows, next,     number, text,  end,    changed,
                                  inserted,  clock_ms, boot,   adopt, backup, close_database };

static int64_t monotonic_us(void)
{
    struct timespec now = { 0, 0 };
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* A commit takes less than a millisecond: SQLite's own waits, of up to 100, let workers starve. Each process naps a
 * little differently, or two would always come at the same moment. */
static int nap(void *payload, int count)
{
    sqlite_database *it = payload;
    int64_t now = monotonic_us();
    if (count == 0)
        it->busy_since_us = now;
    if (now - it->busy_since_us > it->busy_ms * 1000)
        return 0;
    struct timespec length = { 0, 200000 + ((long)it->process * 7919 + (long)count * 104729) % 300000 };
    nanosleep(&length, NULL);
    return 1;
}

static int configure(sqlite_database *it, sw_error *err)
{
    sqlite3_extended_result_codes(it->handle, 1);
    sqlite3_busy_handler(it->handle, nap, it);
    return run_pragmas(it, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF", err);
}

int sw_sqlite_open(sw_database **out, const char *path, bool may_make, int64_t busy_ms, sw_error *err)
{
    sqlite_database *it = NULL;
    *out = NULL;
    int code = make_file(path, may_make, err);
    if (code != SW_OK)
        return code;
    it = sw_alloc(sizeof *it);
    if (it)
        it->path = sw_copy_text(path);
    if (!it || !it->path) {
        sw_release(it);
        return sw_fail_memory(err);
    }
    it->base.driver = &driver;
    it->busy_ms = busy_ms;
    it->process = getpid();
    read_boot(it->boot);
    int result = sqlite3_open_v2(path, &it->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    code = result == SQLITE_OK ? configure(it, err) : fail(it, result, err);
    if (code == SW_OK)
        *out = &it->base;
    else
        close_database(&it->base);
    return code;
}
