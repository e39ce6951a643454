/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/sqlite.h"

#include "base/error.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int refuse_file(const char *path, int why, sw_error *err)
{
    if (why == ENOENT)
        return sw_fail(err, SW_E_IO, "there is no journal %s", path);
    if (why == EACCES || why == EROFS || why == EPERM)
        return sw_fail(err, SW_E_IO,
                       "the journal %s cannot be written: give this user the right to write it and its folder", path);
    return sw_fail(err, SW_E_IO, "the journal %s cannot be opened: %s", path, strerror(why));
}

/* What lies beside the file gets its mode. Only what is known to be a journal is changed, and nothing but a file of
 * ours. */
static void close_to_others(const char *path)
{
    struct stat it;
    if (lstat(path, &it) == 0 && S_ISREG(it.st_mode) && it.st_uid == geteuid() && (it.st_mode & 077) != 0)
        (void)chmod(path, 0600);
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

static int run_pragmas(sw_sqlite *it, const char *pragmas, sw_error *err)
{
    int result = sqlite3_exec(it->handle, pragmas, NULL, NULL, NULL);
    return result == SQLITE_OK ? SW_OK : sw_sqlite_fail(it, result, err);
}

/* SQLite itself does not wait here when another process does the same to a new file. */
int sw_sqlite_adopt(sw_database *database, sw_error *err)
{
    enum { PAUSE_MS = 10 };
    sw_sqlite *it = (sw_sqlite *)database;
    int result = SQLITE_BUSY;
    close_to_others(it->path);
    for (int64_t waited = 0; (result & 0xff) == SQLITE_BUSY && waited <= it->busy_ms; waited += PAUSE_MS) {
        if (waited > 0)
            sqlite3_sleep(PAUSE_MS);
        result = sqlite3_exec(it->handle, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    }
    return result == SQLITE_OK ? SW_OK : sw_sqlite_fail(it, result, err);
}

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
    sw_sqlite *it = payload;
    int64_t now = monotonic_us();
    if (count == 0)
        it->busy_since_us = now;
    if (now - it->busy_since_us > it->busy_ms * 1000)
        return 0;
    struct timespec length = { 0, 200000 + ((long)it->process * 7919 + (long)count * 104729) % 300000 };
    nanosleep(&length, NULL);
    return 1;
}

/*
 * A copy that sw_journal_backup made is no file with a log beside it: one that lies there is of the file that was there
 * before, and SQLite would mix the two.
 */
static int check_log(sw_sqlite *it, sw_error *err)
{
    sqlite3_file *file = NULL;
    struct stat log;
    unsigned char modes[2] = { 0, 0 };
    char path[4096];
    snprintf(path, sizeof path, "%s-wal", it->path);
    if (stat(path, &log) != 0 || log.st_size == 0 ||
        sqlite3_file_control(it->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file ||
        !file->pMethods || file->pMethods->xRead(file, modes, sizeof modes, 18) != SQLITE_OK || modes[0] != 1)
        return SW_OK;
    return sw_fail(
        err, SW_E_IO,
        "beside the journal %s lies %s-wal of the file that was there before: stop all that use it, move %s-wal and "
        "%s-shm away too, and start again",
        it->path, it->path, it->path, it->path);
}

static int configure(sw_sqlite *it, sw_error *err)
{
    sqlite3_extended_result_codes(it->handle, 1);
    sqlite3_busy_handler(it->handle, nap, it);
    return run_pragmas(it, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF", err);
}

static void read_boot(char out[SW_SQLITE_BOOT])
{
    int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t size = file < 0 ? 0 : read(file, out, SW_SQLITE_BOOT - 1);
    if (file >= 0)
        close(file);
    out[size > 0 ? size : 0] = '\0';
    out[strcspn(out, "\n")] = '\0';
}

int sw_sqlite_open(sw_database **out, const char *path, bool may_make, int64_t busy_ms, sw_error *err)
{
    sw_sqlite *it = NULL;
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
    it->base.driver = &sw_sqlite_driver;
    it->busy_ms = busy_ms;
    it->process = getpid();
    read_boot(it->boot);
    int result = sqlite3_open_v2(path, &it->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    code = result == SQLITE_OK ? check_log(it, err) : sw_sqlite_fail(it, result, err);
    if (code == SW_OK)
        code = configure(it, err);
    if (code == SW_OK)
        *out = &it->base;
    else
        sw_sqlite_driver.close(&it->base);
    return code;
}

int sw_sqlite_backup(sw_database *database, const char *path, sw_error *err)
{
    const sw_sqlite *it = (const sw_sqlite *)database;
    sqlite3 *copy = NULL;
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return sw_fail_field(err, SW_E_INVALID, "path", "there is a file %s already: a backup is a new one", path);
    if (file < 0)
        return sw_fail(err, SW_E_IO, "the backup %s cannot be made: %s", path, strerror(errno));
    close(file);
    int result = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);
    sqlite3_backup *work = result == SQLITE_OK ? sqlite3_backup_init(copy, "main", it->handle, "main") : NULL;
    if (result == SQLITE_OK && !work)
        result = sqlite3_errcode(copy);
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
