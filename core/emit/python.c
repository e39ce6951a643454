/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/python.h"

#include <string.h>

char emit_capital(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

void emit_camel(sw_buf *out, const char *name)
{
    bool starts = true;
    for (; *name; name++) {
        if (*name != '_')
            sw_buf_add_char(out, starts ? emit_capital(*name) : *name);
        starts = *name == '_';
    }
}

void emit_python_text(sw_buf *out, const char *text)
{
    for (; *text; text++) {
        sw_buf_add_text(out, *text == '"' || *text == '\\' ? "\\" : "");
        sw_buf_add_char(out, *text);
    }
}

void emit_python_literal(sw_buf *out, const char *text)
{
    sw_buf_add_char(out, '"');
    emit_python_text(out, text);
    sw_buf_add_char(out, '"');
}

static void write_items(sw_buf *out, const sw_buf *items, const char *separator)
{
    const char *before = "";
    for (const char *each = items->data, *end = each + items->size; each < end; each += strlen(each) + 1) {
        sw_buf_addf(out, "%s%s", before, each);
        before = separator;
    }
}

static size_t width_of(const sw_buf *items)
{
    size_t count = 0;
    for (size_t i = 0; i < items->size; i++)
        count += items->data[i] == '\0';
    return count ? items->size - count + 2 * (count - 1) : 0;
}

void emit_python_list(sw_buf *out, const char *indent, const char *before, const sw_buf *items, const char *after)
{
    size_t width = strlen(indent) + width_of(items);
    sw_buf separator = SW_BUF_INIT(64);
    out->failed = out->failed || items->failed;
    sw_buf_addf(out, "%s%s", indent, before);
    if (items->size == 0 || width + strlen(before) + strlen(after) <= EMIT_WIDTH) {
        write_items(out, items, ", ");
    } else {
        bool fits = width + 4 <= EMIT_WIDTH;
        sw_buf_addf(&separator, ",\n%s    ", indent);
        sw_buf_addf(out, "\n%s    ", indent);
        write_items(out, items, fits ? ", " : sw_buf_text(&separator));
        sw_buf_addf(out, "%s\n%s", fits ? "" : ",", indent);
    }
    sw_buf_addf(out, "%s\n", after);
    out->failed = out->failed || separator.failed;
    sw_buf_free(&separator);
}

/* No type holds itself, so this ends. */
static bool holds(const sw_type *type, const sw_type *part, unsigned way)
{
    bool found = type == part;
    for (const sw_field *field = type->fields; field->name && !found; field++)
        if (field->type && (way & EMIT_ANSWERED || field->flag != SW_FIELD_ANSWER))
            found = holds(field->type, part, way);
    return found;
}

static unsigned way_of_operations(const sw_type *type)
{
    unsigned ways = 0;
    for (size_t i = 0; i < sw_operation_count(); i++) {
        ways |= strcmp(sw_operation_at(i)->request, type->name) == 0 ? EMIT_SENT : 0;
        ways |= strcmp(sw_operation_at(i)->response, type->name) == 0 ? EMIT_ANSWERED : 0;
    }
    return ways;
}

/* The types stand in the order of their files: parts, requests, answers. One that no operation names goes the way of
 * the last one before it that an operation does. */
unsigned emit_ways(const sw_type *type)
{
    unsigned ways = 0, way = 0;
    for (size_t i = 0; i < sw_type_count(); i++) {
        const sw_type *whole = sw_type_at(i);
        unsigned named = way_of_operations(whole);
        way = named ? named : way;
        if (way && holds(whole, type, way))
            ways |= way;
    }
    return ways;
}
