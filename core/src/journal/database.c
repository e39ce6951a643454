/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/database.h"

#include "base/error.h"

enum { MOST_CELLS = 48 };

sw_database_watch_fn *sw_database_watch;

static int watch(const char *step, bool after, sw_error *err)
{
    return sw_database_watch ? sw_database_watch(step, after, err) : SW_OK;
}

int sw_database_run(sw_database *database, const char *sql, const sw_cell *cells, size_t count, sw_error *err)
{
    sw_rows *rows = NULL;
    int code = watch(sql, false, err);
    if (code == SW_OK)
        code = database->driver->open(&rows, database, sql, cells, count, err);
    if (code != SW_OK)
        return code;
    while (sw_rows_next(rows))
        ;
    code = sw_rows_end(rows, err);
    return code == SW_OK ? watch(sql, true, err) : code;
}

int sw_database_begin(sw_database *database, sw_error *err)
{
    int code = sw_database_run(database, database->driver->begin, NULL, 0, err);
    database->in_transaction = code == SW_OK;
    return code;
}

int sw_database_commit(sw_database *database, sw_error *err)
{
    int code = sw_database_run(database, "COMMIT", NULL, 0, err);
    if (code != SW_OK)
        sw_database_rollback(database);
    database->in_transaction = false;
    return code;
}

/* What fails here has been rolled back by the driver already. */
void sw_database_rollback(sw_database *database)
{
    sw_rows *rows = NULL;
    if (!database->in_transaction)
        return;
    if (database->driver->open(&rows, database, "ROLLBACK", NULL, 0, NULL) == SW_OK) {
        sw_rows_next(rows);
        sw_rows_end(rows, NULL);
    }
    database->in_transaction = false;
}

int sw_database_end(sw_database *database, int code, sw_error *err)
{
    if (code == SW_OK)
        return sw_database_commit(database, err);
    sw_database_rollback(database);
    return code;
}

static size_t take_cells(sw_cell *cells, const char *types, va_list values)
{
    size_t count = 0;
    for (; types[count] && count < MOST_CELLS; count++) {
        cells[count] = (sw_cell){ SW_CELL_NULL, 0, NULL };
        if (types[count] == 't') {
            cells[count].text = va_arg(values, const char *);
            cells[count].kind = cells[count].text ? SW_CELL_TEXT : SW_CELL_NULL;
            continue;
        }
        cells[count].number = va_arg(values, int64_t);
        if (types[count] == 'n' || cells[count].number != 0)
            cells[count].kind = SW_CELL_NUMBER;
    }
    return count;
}

int sw_run(sw_database *database, sw_error *err, const char *sql, const char *types, ...)
{
    sw_cell cells[MOST_CELLS];
    va_list values;
    va_start(values, types);
    size_t count = take_cells(cells, types, values);
    va_end(values);
    return sw_database_run(database, sql, cells, count, err);
}

sw_rows *sw_find_with(sw_database *database, sw_error *err, const char *sql, const char *types, va_list values)
{
    sw_cell cells[MOST_CELLS];
    sw_rows *rows = NULL;
    size_t count = take_cells(cells, types, values);
    return database->driver->open(&rows, database, sql, cells, count, err) == SW_OK ? rows : NULL;
}

sw_rows *sw_find(sw_database *database, sw_error *err, const char *sql, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    sw_rows *rows = sw_find_with(database, err, sql, types, values);
    va_end(values);
    return rows;
}

int sw_find_number(int64_t *out, sw_database *database, sw_error *err, const char *sql, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    sw_rows *rows = sw_find_with(database, err, sql, types, values);
    va_end(values);
    *out = sw_rows_next(rows) ? sw_rows_number(rows, 0) : 0;
    return sw_rows_end(rows, err);
}

bool sw_rows_next(sw_rows *rows)
{
    return rows && rows->database->driver->next(rows);
}

int64_t sw_rows_number(sw_rows *rows, int column)
{
    return rows ? rows->database->driver->number(rows, column) : 0;
}

const char *sw_rows_text(sw_rows *rows, int column)
{
    return rows ? rows->database->driver->text(rows, column) : NULL;
}

/* What could not be opened has said why already. */
int sw_rows_end(sw_rows *rows, sw_error *err)
{
    if (rows)
        return rows->database->driver->end(rows, err);
    return err && err->code < 0 ? err->code : SW_E_IO;
}
