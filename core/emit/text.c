/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/emit.h"
#include "pay/describe.h"

#include <string.h>

void emit_paragraph(sw_buf *out, const char *first, const char *later, const char *text)
{
    size_t column = strlen(first);
    const char *separator = "";
    sw_buf_add_text(out, first);
    for (size_t size; *text; text += size + strspn(text + size, " ")) {
        size = strcspn(text, " ");
        if (column + strlen(separator) + size > EMIT_WIDTH) {
            sw_buf_addf(out, "\n%s", later);
            column = strlen(later);
            separator = "";
        }
        sw_buf_add_text(out, separator);
        sw_buf_add(out, text, size);
        column += strlen(separator) + size;
        separator = " ";
    }
    sw_buf_add_char(out, '\n');
}

/* The parameters, each closed with a NUL. */
static void list_parameters(sw_buf *out, const sw_operation *operation)
{
    static const char before[] = "sw_response **out\0sw_client *client",
                      query[] = "const sw_query_pair *query\0size_t query_count", body[] = "const char *body",
                      after[] = "const sw_call *call\0sw_error *err";
    const char *id, *at = operation->path;
    sw_buf_add(out, before, sizeof before);
    for (size_t size; (size = sw_path_id(&id, &at)) > 0;) {
        sw_buf_add_text(out, "const char *");
        sw_write_snake(out, id, size);
        sw_buf_add_char(out, '\0');
    }
    if (sw_operation_sends(operation) == SW_SENDS_QUERY)
        sw_buf_add(out, query, sizeof query);
    if (sw_operation_sends(operation) == SW_SENDS_BODY)
        sw_buf_add(out, body, sizeof body);
    sw_buf_add(out, after, sizeof after);
}

/* A line is filled, and the next one begins below the first parameter. */
static void write_parameters(sw_buf *out, size_t indent, const sw_buf *list, const char *after)
{
    size_t column = indent;
    const char *separator = "";
    for (const char *each = list->data, *end = each + list->size; each < end; each += strlen(each) + 1) {
        size_t size = strlen(each) + 1; /* with what follows it: a comma or a bracket */
        bool last = each + size == end;
        if (*separator && column + 1 + size + (last ? strcspn(after, "\n") : 0) > EMIT_WIDTH) {
            sw_buf_addf(out, "\n%*s", (int)indent, "");
            column = indent;
            separator = "";
        }
        sw_buf_addf(out, "%s%s%s", separator, each, last ? ")" : ",");
        column += strlen(separator) + size;
        separator = " ";
    }
}

void emit_prototype(sw_buf *out, const char *before, const sw_operation *operation, const char *after)
{
    sw_buf list = SW_BUF_INIT(4096), start = SW_BUF_INIT(256);
    list_parameters(&list, operation);
    sw_buf_addf(&start, "%sint ", before);
    sw_write_function(&start, operation);
    sw_buf_add_char(&start, '(');
    sw_buf_add_text(out, sw_buf_text(&start));
    if (!list.failed)
        write_parameters(out, start.size, &list, after);
    sw_buf_add_text(out, after);
    out->failed = out->failed || list.failed || start.failed;
    sw_buf_free(&list);
    sw_buf_free(&start);
}

const char *emit_about_key(sw_key_use key)
{
    switch (key) {
    case SW_KEY_REQUIRED:
        return "must have an intent or an idempotency_key: without one nothing is sent";
    case SW_KEY_OPTIONAL:
        return "may have an intent or an idempotency_key; without one it is never sent twice";
    default:
        return "takes no intent and no idempotency_key: Amazon honours none here";
    }
}

const char *emit_about_recovery(sw_recover recover)
{
    switch (recover) {
    case SW_RECOVER_SAFE:
        return "it changes nothing: without an answer, call it again";
    case SW_RECOVER_KEY:
        return "send the same bytes again under the same intent or key";
    case SW_RECOVER_READ:
        return "get the object and look whether the effect is there";
    case SW_RECOVER_REFERENCE:
        return "send it again with the same reference in the body, which makes it unique";
    default:
        return "a person has to look in Seller Central before it is sent again";
    }
}
