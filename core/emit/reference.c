/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/emit.h"
#include "pay/describe.h"

#include <string.h>

static const char head[] =
    "<!-- " EMIT_NOTICE " -->\n"
    "# Amazon Pay API v2\n"
    "\n"
    "Every operation, type and value that this library knows, as its tables have them. What a column means is said\n"
    "at the head of its `.def`. `documented`: read in Amazon's documentation; `sdk`: read in an official SDK\n"
    "or a real answer; `assumed`: neither.\n";

/* A cell of a table: a bar would end it. */
static void write_cell(sw_buf *out, const char *text)
{
    for (; *text; text++) {
        sw_buf_add_text(out, *text == '|' ? "\\" : "");
        sw_buf_add_char(out, *text);
    }
}

static void write_operations(sw_buf *out)
{
    sw_buf_add_text(out, "\n## Operations\n\n"
                         "| operation | C | method and path | sends | key | unknown outcome | summary | source |\n"
                         "|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *it = sw_operation_at(i);
        sw_buf_addf(out, "| `%s` | `", it->name);
        sw_write_function(out, it);
        sw_buf_addf(out, "` | %s `%s` | %s | %s | %s | ", it->method, it->path, it->request, sw_key_use_name(it->key),
                    sw_recover_name(it->recover));
        write_cell(out, it->summary);
        sw_buf_addf(out, " | %s (%s) |\n", it->source, it->confidence);
    }
}

static void write_field_row(sw_buf *out, const sw_field *field)
{
    static const char *const flags[] = { "", "yes", "in answers" };
    sw_buf words = SW_BUF_INIT(8192);
    sw_write_field(&words, field);
    sw_buf_addf(out, "| `%s` | %s | ", field->name, flags[field->flag]);
    write_cell(out, sw_buf_text(&words));
    sw_buf_addf(out, " | %s (%s) |\n", field->source, sw_confidence_name(field->confidence));
    out->failed = out->failed || words.failed;
    sw_buf_free(&words);
}

static void write_types(sw_buf *out)
{
    sw_buf_add_text(out, "\n## Types\n");
    for (size_t i = 0; i < sw_type_count(); i++) {
        const sw_type *type = sw_type_at(i);
        sw_buf_addf(out, "\n### %s\n\n%s.\n\n| field | required | what | source |\n|---|---|---|---|\n", type->name,
                    type->summary);
        for (const sw_field *field = type->fields; field->name; field++)
            write_field_row(out, field);
    }
}

static void write_values(sw_buf *out)
{
    sw_buf_add_text(out, "\n## Values\n\n| name | others are refused | values | source |\n|---|---|---|---|\n");
    for (size_t i = 0; i < sw_values_count(); i++) {
        const sw_values *values = sw_values_at(i);
        if (!values->texts[0])
            continue;
        sw_buf_addf(out, "| %s | %s | ", values->name, values->closed ? "yes" : "no");
        for (const char *const *text = values->texts; *text; text++)
            sw_buf_addf(out, "%s`%s`", text == values->texts ? "" : ", ", *text);
        sw_buf_addf(out, " | %s (%s) |\n", values->source, sw_confidence_name(values->confidence));
    }
}

static void write_value(sw_buf *out, const sw_json *value)
{
    char *text = sw_json_kind_of(value) == SW_JSON_STRING ? NULL : sw_json_write(value, false);
    sw_buf_add_char(out, ' ');
    write_cell(out, text ? text : sw_json_text(value));
    sw_buf_add_text(out, " |");
    sw_json_release_text(text);
}

static void write_kind(sw_buf *out, const sw_json *kind)
{
    const sw_json *first = sw_json_first(kind);
    sw_buf_addf(out, "\n`%s`\n\n|", sw_json_name(kind));
    for (const sw_json *cell = sw_json_first(first); cell; cell = sw_json_next(cell))
        sw_buf_addf(out, " %s |", sw_json_name(cell));
    sw_buf_add_text(out, "\n|");
    for (size_t i = sw_json_size(first); i > 0; i--)
        sw_buf_add_text(out, "---|");
    sw_buf_add_char(out, '\n');
    for (const sw_json *row = first; row; row = sw_json_next(row)) {
        sw_buf_add_char(out, '|');
        for (const sw_json *cell = sw_json_first(row); cell; cell = sw_json_next(cell))
            write_value(out, cell);
        sw_buf_add_char(out, '\n');
    }
}

static int write_table(sw_buf *out, const char *folder, const emit_table *table, sw_error *err)
{
    sw_json *kinds;
    int code = emit_rows(&kinds, folder, table, err);
    sw_buf_addf(out, "\n## %s\n", table->title);
    for (const sw_json *kind = sw_json_first(kinds); kind; kind = sw_json_next(kind))
        write_kind(out, kind);
    sw_json_free(kinds);
    return code;
}

int emit_reference(sw_buf *out, const char *folder, sw_error *err)
{
    int code = SW_OK;
    sw_buf_add_text(out, head);
    write_operations(out);
    write_types(out);
    write_values(out);
    for (size_t i = 0; code == SW_OK && emit_table_at(i); i++)
        code = write_table(out, folder, emit_table_at(i), err);
    return code == SW_OK ? sw_buf_check(out, "REFERENCE.md", err) : code;
}
