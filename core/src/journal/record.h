/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Rows as structs: what a table's columns are is said once, in tables.def, and read, inserted and saved by that.
 *
 * A record starts as all zeros. Its texts are its own (sw_record_text sets one); sw_record_free frees them. A column of
 * the kind OPTION is a number whose 0 is null.
 */
#ifndef SW_JOURNAL_RECORD_H
#define SW_JOURNAL_RECORD_H

#include "journal/database.h"

#include <stddef.h>

typedef struct sw_column {
    const char *name;
    enum { SW_COLUMN_TEXT, SW_COLUMN_NUMBER, SW_COLUMN_OPTION } kind;
    size_t offset;
} sw_column;

/** Its first column is the key, which SQLite gives where it is called "number". */
typedef struct sw_table {
    const char *name;
    const sw_column *columns;
    size_t count;
} sw_table;

#define TABLE(name) typedef struct sw_##name##_row {
#define TEXT(table, column) char *column;
#define NUMBER(table, column) int64_t column;
#define OPTION(table, column) int64_t column;
#define END(name)    \
    }                \
    sw_##name##_row; \
    extern const sw_table sw_##name##_table;
#include "journal/tables.def"

/** Puts a copy of text in a record's place, and frees what was there. text may be NULL. @return false: no memory */
bool sw_record_text(char **place, const char *text);

/**
 * The first record that the rest of a SELECT gives: "WHERE intent = $1". Types and values are as of sw_run.
 * @param[out] out  freed by the caller with sw_record_free, also when there is none
 * @param[out] found  is there one?
 */
int sw_record_find(void *out, bool *found, const sw_table *table, sw_database *database, sw_error *err,
                   const char *rest, const char *types, ...);

/** Opens the rows of all records that the rest of a SELECT gives; each is read with sw_record_read. */
sw_rows *sw_record_each(const sw_table *table, sw_database *database, sw_error *err, const char *rest,
                        const char *types, ...);

/** The record of the row. @return SW_OK or SW_E_NOMEM */
int sw_record_read(void *out, const sw_table *table, sw_rows *rows, sw_error *err);

/** Writes a new row. A key that is a number is given by the database, and set. */
int sw_record_insert(void *record, const sw_table *table, sw_database *database, sw_error *err);

/** Writes all columns of the row that has the record's key. */
int sw_record_save(const void *record, const sw_table *table, sw_database *database, sw_error *err);

/** Frees its texts and sets all to zero. */
void sw_record_free(void *record, const sw_table *table, size_t size);

#define SW_RECORD_FREE(record, table) sw_record_free(&(record), &(table), sizeof(record))

#endif
