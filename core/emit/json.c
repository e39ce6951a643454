/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "emit/emit.h"
#include "pay/describe.h"

/* One row a line, so that a change of a row is a change of a line. Frees the row. */
static void write_row(sw_buf *out, const char *separator, const char *indent, sw_json *row)
{
    char *text = row ? sw_json_write(row, false) : NULL;
    if (text)
        sw_buf_addf(out, "%s\n%s%s", separator, indent, text);
    else
        out->failed = true;
    sw_json_release_text(text);
    sw_json_free(row);
}

static void write_operations(sw_buf *out)
{
    sw_buf_add_text(out, " \"operations\": [");
    for (size_t i = 0; i < sw_operation_count(); i++)
        write_row(out, i ? "," : "", "  ", sw_operation_json(sw_operation_at(i)));
    sw_buf_add_text(out, "\n ]");
}

static void write_type(sw_buf *out, const sw_type *type)
{
    sw_json *summary = sw_json_new_text(type->summary);
    char *text = summary ? sw_json_write(summary, false) : NULL;
    sw_buf_addf(out, "\n  {\"name\":\"%s\",\"summary\":%s,\"fields\":[", type->name, text ? text : "null");
    for (const sw_field *field = type->fields; field->name; field++)
        write_row(out, field == type->fields ? "" : ",", "   ", sw_field_json(field));
    sw_buf_add_text(out, "\n  ]}");
    sw_json_release_text(text);
    sw_json_free(summary);
}

static void write_types(sw_buf *out)
{
    sw_buf_add_text(out, ",\n \"types\": [");
    for (size_t i = 0; i < sw_type_count(); i++) {
        sw_buf_add_text(out, i ? "," : "");
        write_type(out, sw_type_at(i));
    }
    sw_buf_add_text(out, "\n ]");
}

static sw_json *texts_json(const char *const *texts)
{
    sw_json *array = sw_json_array();
    for (; array && *texts; texts++)
        if (!sw_json_append(array, sw_json_new_text(*texts))) {
            sw_json_free(array);
            return NULL;
        }
    return array;
}

static sw_json *values_json(const sw_values *values)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "name", values->name) && sw_json_put_bool(object, "closed", values->closed) &&
        sw_json_put(object, "values", texts_json(values->texts)) &&
        sw_json_put_text(object, "confidence", sw_confidence_name(values->confidence)) &&
        sw_json_put_text(object, "source", values->source))
        return object;
    sw_json_free(object);
    return NULL;
}

static void write_values(sw_buf *out)
{
    sw_buf_add_text(out, ",\n \"values\": [");
    for (size_t i = 0; i < sw_values_count(); i++)
        write_row(out, i ? "," : "", "  ", values_json(sw_values_at(i)));
    sw_buf_add_text(out, "\n ]");
}

static int write_table(sw_buf *out, const char *folder, const emit_table *table, sw_error *err)
{
    sw_json *kinds;
    int code = emit_rows(&kinds, folder, table, err);
    sw_buf_addf(out, ",\n \"%s\": {", table->name);
    for (const sw_json *kind = sw_json_first(kinds); kind; kind = sw_json_next(kind)) {
        sw_buf_addf(out, "%s\n  \"%s\": [", kind == sw_json_first(kinds) ? "" : ",", sw_json_name(kind));
        for (const sw_json *row = sw_json_first(kind); row; row = sw_json_next(row))
            write_row(out, row == sw_json_first(kind) ? "" : ",", "   ", sw_json_copy(row));
        sw_buf_add_text(out, "\n  ]");
    }
    sw_buf_add_text(out, "\n }");
    sw_json_free(kinds);
    return code;
}

int emit_json(sw_buf *out, const char *folder, sw_error *err)
{
    int code = SW_OK;
    sw_buf_add_text(out, "{\n \"notice\": \"" EMIT_NOTICE "\",\n");
    write_operations(out);
    write_types(out);
    write_values(out);
    for (size_t i = 0; code == SW_OK && emit_table_at(i); i++)
        code = write_table(out, folder, emit_table_at(i), err);
    sw_buf_add_text(out, "\n}\n");
    return code == SW_OK ? sw_buf_check(out, "api.json", err) : code;
}
