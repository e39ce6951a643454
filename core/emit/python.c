/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/python.h"

#include <string.h>

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

void emit_python_list(sw_buf *out, const char *indent, const char *before, const sw_buf *items, const char *after)
{
    size_t width = strlen(indent) + emit_list_width(items);
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
