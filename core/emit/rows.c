/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "emit/emit.h"

#include <stdio.h>
#include <string.h>

enum { LARGEST_TABLE = 1 << 20, LONGEST_NAME = 64, MOST_COLUMNS = 24 };

typedef struct reading {
    const char *at;
    const char *head; /* the whole text, in whose comments the columns are named */
    sw_json *tables;
} reading;

const emit_table *emit_table_at(size_t index)
{
    static const emit_table tables[] = {
        { "rules.def", "rules", "Rules of requests" },
        { "flows.def", "flows", "Flows" },
        { "reasons.def", "reasons", "Reasons" },
        { "states.def", "states", "States" },
        { "currencies.def", "currencies", "Currencies" },
        { "regions.def", "regions", "Regions" },
        { "errors.def", "errors", "Errors" },
        { "guards.def", "guards", "Guards" },
    };
    return index < sizeof tables / sizeof tables[0] ? &tables[index] : NULL;
}

const emit_table *emit_table_find(const char *name)
{
    size_t i = 0;
    while (emit_table_at(i) && strcmp(emit_table_at(i)->name, name) != 0)
        i++;
    return emit_table_at(i);
}

static bool is_word(char c)
{
    return sw_is_alnum(c) || c == '_';
}

static void skip_space(reading *it)
{
    it->at += strspn(it->at, " \t\n");
}

/* Goes on to the next row: behind spaces, comments and lines for the preprocessor. */
static bool find_row(reading *it)
{
    for (;;) {
        skip_space(it);
        const char *end = NULL;
        if (*it->at == '#')
            end = strchr(it->at, '\n');
        else if (strncmp(it->at, "/*", 2) == 0 && (end = strstr(it->at, "*/")))
            end += 2;
        else
            return *it->at != '\0';
        it->at = end ? end : it->at + strlen(it->at);
    }
}

/* Appends a string literal, whose neighbours belong to it. */
static void read_literal(reading *it, sw_buf *out)
{
    while (*it->at == '"') {
        for (it->at++; *it->at && *it->at != '"'; it->at++) {
            if (*it->at == '\\' && it->at[1])
                it->at++;
            sw_buf_add_char(out, *it->at);
        }
        it->at += *it->at == '"';
        skip_space(it);
    }
}

/* One argument; *is_number is said of a bare one that is a whole number. */
static void read_argument(reading *it, sw_buf *out, bool *is_number)
{
    skip_space(it);
    *is_number = false;
    if (*it->at == '"') {
        read_literal(it, out);
        return;
    }
    size_t size = strcspn(it->at, ",) \t\n");
    sw_buf_add(out, it->at, size);
    *is_number = size > 0 && strspn(it->at, "-0123456789") == size;
    it->at += size;
    skip_space(it);
}

static int64_t to_integer(const char *digits)
{
    bool is_negative = *digits == '-';
    int64_t number = 0;
    for (digits += is_negative; sw_is_digit(*digits); digits++)
        number = number * 10 + (*digits - '0');
    return is_negative ? -number : number;
}

/* The name of the n-th column, from "REASON(http, reason, …)" in the head; false when it has no more that are words. */
static bool column_name(char out[LONGEST_NAME], const reading *it, const char *kind, size_t column)
{
    char start[LONGEST_NAME + 4];
    int size = snprintf(start, sizeof start, " * %s(", kind);
    const char *at = strstr(it->head, start);
    for (at = at ? at + size : ""; column > 0 && *at && *at != ')'; column--)
        at += strcspn(at, ",)") + (at[strcspn(at, ",)")] == ',');
    at += strspn(at, " *\n");
    size_t length = 0;
    while (is_word(at[length]))
        length++;
    bool good = column == 0 && length > 0 && length < LONGEST_NAME && strchr(",)", at[length]);
    snprintf(out, LONGEST_NAME, "%.*s", good ? (int)length : 0, at);
    return good;
}

static bool put_value(sw_json *row, const char *name, sw_json *value)
{
    if (*name)
        return sw_json_put(row, name, value);
    if (!sw_json_get(row, "more") && !sw_json_put(row, "more", sw_json_array())) {
        sw_json_free(value);
        return false;
    }
    return sw_json_append(sw_json_get(row, "more"), value);
}

static bool read_arguments(reading *it, const char *kind, sw_json *row)
{
    for (size_t column = 0; column < MOST_COLUMNS; column++) {
        char name[LONGEST_NAME];
        bool is_number;
        sw_buf text = SW_BUF_INIT(LARGEST_TABLE);
        column_name(name, it, kind, column);
        read_argument(it, &text, &is_number);
        const char *words = sw_buf_text(&text);
        bool put = !text.failed &&
                   put_value(row, name, is_number ? sw_json_new_integer(to_integer(words)) : sw_json_new_text(words));
        sw_buf_free(&text);
        if (!put || (*it->at != ',' && *it->at != ')'))
            return false;
        if (*it->at++ == ')')
            return true;
    }
    return false;
}

static sw_json *rows_of(reading *it, const char *kind)
{
    if (!sw_json_get(it->tables, kind) && !sw_json_put(it->tables, kind, sw_json_array()))
        return NULL;
    return sw_json_get(it->tables, kind);
}

static bool read_row(reading *it)
{
    char kind[LONGEST_NAME];
    size_t size = 0;
    while (is_word(it->at[size]))
        size++;
    if (size == 0 || size >= sizeof kind || it->at[size] != '(')
        return false;
    snprintf(kind, sizeof kind, "%.*s", (int)size, it->at);
    it->at += size + 1;
    sw_json *row = sw_json_object();
    if (row && read_arguments(it, kind, row))
        return sw_json_append(rows_of(it, kind), row);
    sw_json_free(row);
    return false;
}

int emit_rows(sw_json **out, const char *folder, const emit_table *table, sw_error *err)
{
    sw_buf path = SW_BUF_INIT(4096), text = SW_BUF_INIT(LARGEST_TABLE);
    *out = NULL;
    sw_buf_addf(&path, "%s/%s", folder, table->file);
    int code = sw_file_read(&text, sw_buf_text(&path), "the table", err);
    reading it = { sw_buf_text(&text), sw_buf_text(&text), sw_json_object() };
    while (code == SW_OK && find_row(&it))
        if (!read_row(&it))
            code = sw_fail(err, SW_E_INVALID, "%s has a row that cannot be read, before: %.60s", table->file, it.at);
    if (code == SW_OK)
        *out = it.tables;
    else
        sw_json_free(it.tables);
    sw_buf_free(&path);
    sw_buf_free(&text);
    return code;
}
