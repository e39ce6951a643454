/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/php.h"
#include "pay/describe.h"

#include <string.h>

void emit_php_literal(sw_buf *out, const char *text)
{
    sw_buf_add_char(out, '\'');
    for (; *text; text++) {
        sw_buf_add_text(out, *text == '\'' || *text == '\\' ? "\\" : "");
        sw_buf_add_char(out, *text);
    }
    sw_buf_add_char(out, '\'');
}

void emit_php_alias(sw_buf *out, const char *type)
{
    emit_camel(out, type);
    sw_buf_add_text(out, strcmp(type, "buyer") == 0 ? "Data" : "");
}

bool emit_php_list(sw_buf *out, const char *indent, const char *before, const sw_buf *items, const char *after)
{
    size_t width = strlen(indent) + strlen(before) + emit_list_width(items) + strcspn(after, "\n");
    bool fits = items->size == 0 || width <= EMIT_WIDTH;
    const char *separator = "";
    out->failed = out->failed || items->failed;
    sw_buf_addf(out, "%s%s", indent, before);
    for (const char *each = items->data, *end = each + items->size; each < end; each += strlen(each) + 1) {
        if (fits)
            sw_buf_addf(out, "%s%s", separator, each);
        else
            sw_buf_addf(out, "%s\n%s    %s", separator, indent, each);
        separator = fits ? ", " : ",";
    }
    if (!fits)
        sw_buf_addf(out, "\n%s", indent);
    sw_buf_add_text(out, after);
    return fits;
}

void emit_php_ids(sw_buf *items, const char *before, const char *path)
{
    const char *id;
    for (size_t size; (size = sw_path_id(&id, &path)) > 0;) {
        sw_buf_add_text(items, before);
        sw_buf_add(items, id, size);
        sw_buf_add_char(items, '\0');
    }
}

/* "idempotencyKey" for "idempotency_key". */
static void rename_arguments(sw_buf *out, const char *text)
{
    static const char key[] = "idempotency_key";
    for (const char *found; (found = strstr(text, key)); text = found + sizeof key - 1) {
        sw_buf_add(out, text, (size_t)(found - text));
        sw_buf_add_text(out, "idempotencyKey");
    }
    sw_buf_add_text(out, text);
}

void emit_php_comment(sw_buf *out, const char *text)
{
    sw_buf renamed = SW_BUF_INIT(8192);
    rename_arguments(&renamed, text);
    emit_paragraph(out, "     * ", "     * ", sw_buf_text(&renamed));
    out->failed = out->failed || renamed.failed;
    sw_buf_free(&renamed);
}

void emit_php_method(sw_buf *out, const char *name, const sw_buf *parameters, const char *returned,
                     const sw_buf *arguments)
{
    sw_buf before = SW_BUF_INIT(256), after = SW_BUF_INIT(256);
    sw_buf_addf(&before, "public function %s(", name);
    sw_buf_addf(&after, "): %s", returned);
    bool in_one_line = emit_php_list(out, "    ", sw_buf_text(&before), parameters, sw_buf_text(&after));
    sw_buf_add_text(out, in_one_line ? "\n    {\n" : " {\n");
    emit_php_list(out, "        ", "return $this->operation(", arguments, ");\n    }\n");
    out->failed = out->failed || before.failed || after.failed;
    sw_buf_free(&before);
    sw_buf_free(&after);
}
