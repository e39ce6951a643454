/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A database, as the journal sees it: statements with values in, rows out. A driver is one struct of functions. Which
 * one it is, journal.c chooses and schema.c writes its tables for; nothing else knows.
 *
 * Statements are written once for all drivers: $1, $2, ... are the values. Transactions are serializable, and one that
 * changes something waits for its turn at its begin, so that what it has read still holds when it is committed.
 */
#ifndef SW_JOURNAL_DATABASE_H
#define SW_JOURNAL_DATABASE_H

#include <savedwallet/error.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A value of a statement. */
typedef struct sw_cell {
    enum { SW_CELL_NULL, SW_CELL_NUMBER, SW_CELL_TEXT } kind;
    int64_t number;
    const char *text;
} sw_cell;

typedef struct sw_database sw_database;

/** One statement while its rows are read; a driver's struct begins with it. */
typedef struct sw_rows {
    sw_database *database;
    int code; /* of what went wrong on the way */
    sw_error error;
} sw_rows;

typedef struct sw_driver {
    /** The statement that begins a transaction which waits for its turn. */
    const char *begin;
    /** Opens the rows of a statement. @param[out] out  ended with `end` */
    int (*open)(sw_rows **out, sw_database *database, const char *sql, const sw_cell *cells, size_t count,
                sw_error *err);
    /** The next row. @return false at the end, and after a failure, which `end` gives */
    bool (*next)(sw_rows *rows);
    /** A value of the row. Text is borrowed until the next row; NULL is 0 or NULL. */
    int64_t (*number)(sw_rows *rows, int column);
    const char *(*text)(sw_rows *rows, int column);
    int (*end)(sw_rows *rows, sw_error *err);
    /** How many rows the last statement changed; the number that the last insert gave. */
    int64_t (*changed)(const sw_database *database);
    int64_t (*inserted)(const sw_database *database);
    /** The journal's clock, which all workers share and which never goes back; and which run of it that is. */
    int64_t (*clock_ms)(const sw_database *database);
    const char *(*boot)(const sw_database *database);
    /** Makes the file ready for many processes, once it is known to be a journal. */
    int (*adopt)(sw_database *database, sw_error *err);
    /** Is the file as it was written? */
    int (*verify)(bool *whole, sw_database *database, sw_error *err);
    int (*backup)(sw_database *database, const char *path, sw_error *err);
    void (*close)(sw_database *database);
} sw_driver;

/** A driver's struct begins with it. */
struct sw_database {
    const sw_driver *driver;
    bool in_transaction;
};

/** Opens a file of SQLite. @param[out] out  yours; its driver's `close` frees it
 * @param may_make  a file that is not there is made */
int sw_sqlite_open(sw_database **out, const char *path, bool may_make, int64_t busy_ms, sw_error *err);

/**
 * For tests: is told of each step that changes the file ("begin", the statement, "commit"), before and after it. A
 * failure that it returns before the step is the step's. NULL: nobody is told.
 */
typedef int sw_database_watch_fn(const char *step, bool after, sw_error *err);
extern sw_database_watch_fn *sw_database_watch;

/** @name Transactions. A failed commit is rolled back.
 * @{ */
int sw_database_begin(sw_database *database, sw_error *err);
int sw_database_commit(sw_database *database, sw_error *err);
void sw_database_rollback(sw_database *database);

/** Commits when code is SW_OK, else rolls back. @return code, or that of the commit */
int sw_database_end(sw_database *database, int code, sw_error *err);
/** @} */

/** Runs a statement that gives no rows. */
int sw_database_run(sw_database *database, const char *sql, const sw_cell *cells, size_t count, sw_error *err);

/** The same with values as they are: "t" a text (NULL: null), "n" an int64_t, "o" an int64_t whose 0 is null. */
int sw_run(sw_database *database, sw_error *err, const char *sql, const char *types, ...);

/** Opens the rows of a statement. @return NULL after a failure, with err filled in */
sw_rows *sw_find(sw_database *database, sw_error *err, const char *sql, const char *types, ...);
sw_rows *sw_find_with(sw_database *database, sw_error *err, const char *sql, const char *types, va_list values);

/** @name Reading. All take NULL.
 * @{ */
bool sw_rows_next(sw_rows *rows);
int64_t sw_rows_number(sw_rows *rows, int column);
const char *sw_rows_text(sw_rows *rows, int column);
int sw_rows_end(sw_rows *rows, sw_error *err);
/** @} */

/** The one number that a statement gives. @param[out] out  0 when there is no row */
int sw_find_number(int64_t *out, sw_database *database, sw_error *err, const char *sql, const char *types, ...);

#endif
