/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The driver for SQLite: sqlite.c runs statements, sqlite_file.c makes, checks, opens and copies the file.
 */
#ifndef SW_JOURNAL_SQLITE_H
#define SW_JOURNAL_SQLITE_H

#include "journal/database.h"

#include <sys/types.h>

struct sqlite3;
struct sqlite3_stmt;

/* Statements that are kept prepared; there are fewer different ones. */
enum { SW_SQLITE_KEPT = 96, SW_SQLITE_BOOT = 40 };

typedef struct sw_sqlite {
    sw_database base;
    struct sqlite3 *handle;
    pid_t process;
    char *path;
    int64_t busy_ms, busy_since_us;
    char boot[SW_SQLITE_BOOT];
    struct sqlite3_stmt *kept[SW_SQLITE_KEPT];
    size_t kept_count;
} sw_sqlite;

extern const sw_driver sw_sqlite_driver;

/** What happened, and what a person does about it. @param result of SQLite's @return code */
int sw_sqlite_fail(const sw_sqlite *it, int result, sw_error *err);

/** @name The driver's, about the file
 * @{ */
int sw_sqlite_adopt(sw_database *database, sw_error *err);
int sw_sqlite_backup(sw_database *database, const char *path, sw_error *err);
/** @} */

#endif
