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

void emit_item(sw_buf *items, const char *text)
{
    sw_buf_add_text(items, text);
    sw_buf_add_char(items, '\0');
}

bool emit_may_be_left_out(const sw_operation *operation)
{
    const sw_type *type = sw_type_find(operation->request);
    for (const sw_field *field = type ? type->fields : NULL; field && field->name; field++)
        if (field->flag == SW_FIELD_REQUIRED)
            return false;
    return true;
}

bool emit_takes_permission(const sw_operation *operation)
{
    return strcmp(operation->name, "createCharge") == 0;
}

/* A sentence of what stands in emit.h without a capital. */
static void add_sentence(sw_buf *out, const char *text)
{
    sw_buf_addf(out, "%c%s.", emit_capital(*text), text + 1);
}

void emit_advice(sw_buf *out, const sw_operation *operation)
{
    if (operation->key != SW_KEY_NONE) {
        add_sentence(out, emit_about_key(operation->key));
        sw_buf_add_char(out, ' ');
    }
    if (operation->recover == SW_RECOVER_SAFE)
        add_sentence(out, emit_about_recovery(operation->recover));
    else
        sw_buf_addf(out, "When the `effect` of an error is unknown, %s.", emit_about_recovery(operation->recover));
    if (emit_takes_permission(operation))
        sw_buf_add_text(out, " `permission`: saved_wallet (the default), one_time or recurring.");
    if (strcmp(operation->response, "no_body") == 0)
        sw_buf_add_text(out, " The answer may have no body.");
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

bool emit_is_there(const sw_field *field, unsigned ways)
{
    return ways != (EMIT_SENT | EMIT_ANSWERED) && field->flag == SW_FIELD_REQUIRED;
}

size_t emit_list_width(const sw_buf *items)
{
    size_t count = 0;
    for (size_t i = 0; i < items->size; i++)
        count += items->data[i] == '\0';
    return count ? items->size - count + 2 * (count - 1) : 0;
}
