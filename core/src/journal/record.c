/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/record.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdarg.h>
#include <string.h>

#define TABLE(name) static const sw_column name##_columns[] = {
#define TEXT(table, column) { #column, SW_COLUMN_TEXT, offsetof(sw_##table##_row, column) },
#define NUMBER(table, column) { #column, SW_COLUMN_NUMBER, offsetof(sw_##table##_row, column) },
#define OPTION(table, column) { #column, SW_COLUMN_OPTION, offsetof(sw_##table##_row, column) },
#define END(name) \
    }             \
    ;
#include "journal/tables.def"

#define END(table) \
    const sw_table sw_##table##_table = { #table, table##_columns, sizeof table##_columns / sizeof table##_columns[0] };
#include "journal/tables.def"

enum { MOST_SQL = 4096, MOST_COLUMNS = 48 };

static void *place_of(const void *record, const sw_column *column)
{
    return (char *)record + column->offset;
}

bool sw_record_text(char **place, const char *text)
{
    char *copy = sw_copy_text(text);
    if (text && !copy)
        return false;
    sw_release(*place);
    *place = copy;
    return true;
}

/* "number" is the key that the database gives. */
static bool gives_key(const sw_table *table)
{
    return strcmp(table->columns[0].name, "number") == 0;
}

static void add_columns(sw_buf *sql, const sw_table *table, size_t from)
{
    for (size_t i = from; i < table->count; i++)
        sw_buf_addf(sql, "%s%s", i > from ? ", " : "", table->columns[i].name);
}

static sw_rows *open_rows(const sw_table *table, sw_database *database, sw_error *err, const char *rest,
                          const char *types, va_list values)
{
    sw_rows *rows = NULL;
    sw_buf sql = SW_BUF_INIT(MOST_SQL);
    sw_buf_add_text(&sql, "SELECT ");
    add_columns(&sql, table, 0);
    sw_buf_addf(&sql, " FROM %s %s", table->name, rest);
    if (sw_buf_check(&sql, "a statement", err) == SW_OK)
        rows = sw_find_with(database, err, sw_buf_text(&sql), types, values);
    sw_buf_free(&sql);
    return rows;
}

sw_rows *sw_record_each(const sw_table *table, sw_database *database, sw_error *err, const char *rest,
                        const char *types, ...)
{
    va_list values;
    va_start(values, types);
    sw_rows *rows = open_rows(table, database, err, rest, types, values);
    va_end(values);
    return rows;
}

int sw_record_read(void *out, const sw_table *table, sw_rows *rows, sw_error *err)
{
    for (size_t i = 0; i < table->count; i++) {
        const sw_column *column = &table->columns[i];
        if (column->kind != SW_COLUMN_TEXT)
            *(int64_t *)place_of(out, column) = sw_rows_number(rows, (int)i);
        else if (!sw_record_text(place_of(out, column), sw_rows_text(rows, (int)i)))
            return sw_fail_memory(err);
    }
    return SW_OK;
}

int sw_record_find(void *out, bool *found, const sw_table *table, sw_database *database, sw_error *err,
                   const char *rest, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    sw_rows *rows = open_rows(table, database, err, rest, types, values);
    va_end(values);
    *found = false;
    if (!rows)
        return sw_rows_end(NULL, err);
    int code = SW_OK;
    if (sw_rows_next(rows)) {
        *found = true;
        code = sw_record_read(out, table, rows, err);
    }
    int ended = sw_rows_end(rows, code == SW_OK ? err : NULL);
    return code == SW_OK ? ended : code;
}

static void take_cells(sw_cell *cells, const void *record, const sw_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const sw_column *column = &table->columns[i];
        cells[i] = (sw_cell){ SW_CELL_NULL, 0, NULL };
        if (column->kind == SW_COLUMN_TEXT)
            cells[i].text = *(char *const *)place_of(record, column);
        else
            cells[i].number = *(const int64_t *)place_of(record, column);
        if (column->kind == SW_COLUMN_TEXT)
            cells[i].kind = cells[i].text ? SW_CELL_TEXT : SW_CELL_NULL;
        else if (column->kind == SW_COLUMN_NUMBER || cells[i].number != 0)
            cells[i].kind = SW_CELL_NUMBER;
    }
}

int sw_record_insert(void *record, const sw_table *table, sw_database *database, sw_error *err)
{
    sw_cell cells[MOST_COLUMNS];
    size_t from = gives_key(table) ? 1 : 0;
    sw_buf sql = SW_BUF_INIT(MOST_SQL);
    take_cells(cells, record, table);
    sw_buf_addf(&sql, "INSERT INTO %s (", table->name);
    add_columns(&sql, table, from);
    sw_buf_add_text(&sql, ") VALUES (");
    for (size_t i = from; i < table->count; i++)
        sw_buf_addf(&sql, "%s$%zu", i > from ? ", " : "", i - from + 1);
    sw_buf_add_text(&sql, ")");
    int code = sw_buf_check(&sql, "a statement", err);
    if (code == SW_OK)
        code = sw_database_run(database, sw_buf_text(&sql), cells + from, table->count - from, err);
    if (code == SW_OK && from)
        *(int64_t *)place_of(record, &table->columns[0]) = database->driver->inserted(database);
    sw_buf_free(&sql);
    return code;
}

int sw_record_save(const void *record, const sw_table *table, sw_database *database, sw_error *err)
{
    sw_cell cells[MOST_COLUMNS];
    sw_buf sql = SW_BUF_INIT(MOST_SQL);
    take_cells(cells, record, table);
    sw_buf_addf(&sql, "UPDATE %s SET ", table->name);
    for (size_t i = 1; i < table->count; i++)
        sw_buf_addf(&sql, "%s%s = $%zu", i > 1 ? ", " : "", table->columns[i].name, i + 1);
    sw_buf_addf(&sql, " WHERE %s = $1", table->columns[0].name);
    int code = sw_buf_check(&sql, "a statement", err);
    if (code == SW_OK)
        code = sw_database_run(database, sw_buf_text(&sql), cells, table->count, err);
    sw_buf_free(&sql);
    return code;
}

void sw_record_free(void *record, const sw_table *table, size_t size)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].kind == SW_COLUMN_TEXT)
            sw_release(*(char **)place_of(record, &table->columns[i]));
    memset(record, 0, size);
}
