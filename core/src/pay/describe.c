/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/describe.h"

#include "base/text.h"

#include <string.h>

sw_sends sw_operation_sends(const sw_operation *operation)
{
    if (strcmp(operation->request, "no_body") == 0)
        return SW_SENDS_NOTHING;
    return strcmp(operation->method, "GET") == 0 ? SW_SENDS_QUERY : SW_SENDS_BODY;
}

size_t sw_path_id(const char **id, const char **at)
{
    const char *colon = strchr(*at, ':');
    if (!colon)
        return 0;
    *id = colon + 1;
    size_t size = strcspn(*id, "/");
    *at = *id + size;
    return size;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

void sw_write_snake(sw_buf *out, const char *name, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (i > 0 && is_capital(name[i]) && !is_capital(name[i - 1]))
            sw_buf_add_char(out, '_');
        sw_buf_add_char(out, sw_lower(name[i]));
    }
}

void sw_write_function(sw_buf *out, const sw_operation *operation)
{
    sw_buf_add_text(out, "sw_");
    sw_write_snake(out, operation->name, strlen(operation->name));
}

static bool has_every_region(const sw_field *field)
{
    const unsigned all = 1U << SW_REGION_NA | 1U << SW_REGION_EU | 1U << SW_REGION_JP;
    return (field->regions & all) == all;
}

static const char *shape_in_words(sw_shape shape)
{
    switch (shape) {
    case SW_SHAPE_URL:
        return "http or https URL";
    case SW_SHAPE_TIME:
        return "time such as 20260102T030405Z";
    case SW_SHAPE_EPOCH_MS:
        return "milliseconds since 1970";
    case SW_SHAPE_BOOL:
        return "true or false";
    case SW_SHAPE_FLAG:
        return "true or false, also as text";
    case SW_SHAPE_INTEGER:
        return "whole number";
    case SW_SHAPE_CHARGE:
        return "price above zero, as much as the region allows in one charge";
    case SW_SHAPE_PRICE:
        return "price above zero";
    case SW_SHAPE_SUM:
        return "price, also zero";
    case SW_SHAPE_AMOUNT:
        return "decimal text";
    case SW_SHAPE_CURRENCY:
        return "currency code";
    case SW_SHAPE_COUNTRY:
        return "country code";
    case SW_SHAPE_TEXTS:
        return "list of texts";
    case SW_SHAPE_OBJECTS:
        return "list of";
    case SW_SHAPE_MAP:
        return "map of";
    case SW_SHAPE_LIST:
        return "texts separated by commas";
    default:
        return sw_shape_name(shape);
    }
}

/* The type belongs to the words where the shape alone does not name it. */
static bool names_type(sw_shape shape)
{
    return shape == SW_SHAPE_OBJECT || shape == SW_SHAPE_OBJECTS || shape == SW_SHAPE_MAP;
}

static void write_values(sw_buf *out, const sw_values *values)
{
    enum { MOST = 12 };
    size_t count = 0;
    while (values->texts[count])
        count++;
    if (count > MOST)
        sw_buf_addf(out, ", one of %s", values->name);
    for (size_t i = 0; count <= MOST && i < count; i++)
        sw_buf_addf(out, "%s%s", i == 0 ? ": " : ", ", values->texts[i]);
    sw_buf_add_text(out, count > 0 && !values->closed ? " or another" : "");
}

static void write_regions(sw_buf *out, const sw_field *field)
{
    const char *separator = "; only in ";
    for (sw_region region = SW_REGION_NA; region <= SW_REGION_JP; region++)
        if (field->regions & 1U << region) {
            sw_buf_addf(out, "%s%s", separator, sw_region_name(region));
            separator = " and ";
        }
}

void sw_write_field(sw_buf *out, const sw_field *field)
{
    sw_buf_add_text(out, shape_in_words(field->shape));
    if (names_type(field->shape) && field->type)
        sw_buf_addf(out, " %s", field->type->name);
    if (field->shape == SW_SHAPE_INTEGER && (field->chars || field->bytes))
        sw_buf_addf(out, ", %zu to %zu", field->chars, field->bytes);
    else if (field->chars)
        sw_buf_addf(out, ", at most %zu characters", field->chars);
    else if (field->bytes)
        sw_buf_addf(out, ", at most %zu bytes", field->bytes);
    if (field->values)
        write_values(out, field->values);
    if (!has_every_region(field))
        write_regions(out, field);
}

static bool put_buf(sw_json *object, const char *name, sw_buf *text)
{
    bool done = !text->failed && sw_json_put_text(object, name, sw_buf_text(text));
    sw_buf_free(text);
    return done;
}

static bool put_function(sw_json *object, const sw_operation *operation)
{
    sw_buf name = SW_BUF_INIT(256);
    sw_write_function(&name, operation);
    return put_buf(object, "function", &name);
}

static sw_json *ids_json(const char *path)
{
    sw_json *array = sw_json_array();
    const char *id;
    for (size_t size; array && (size = sw_path_id(&id, &path)) > 0;) {
        sw_buf name = SW_BUF_INIT(256);
        sw_buf_add(&name, id, size);
        bool added = !name.failed && sw_json_append(array, sw_json_new_text(sw_buf_text(&name)));
        sw_buf_free(&name);
        if (!added) {
            sw_json_free(array);
            return NULL;
        }
    }
    return array;
}

sw_json *sw_operation_json(const sw_operation *it)
{
    static const char *const sends[] = { "nothing", "query", "body" };
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "name", it->name) && put_function(object, it) &&
        sw_json_put_text(object, "method", it->method) && sw_json_put_text(object, "path", it->path) &&
        sw_json_put(object, "ids", ids_json(it->path)) && sw_json_put_text(object, "key", sw_key_use_name(it->key)) &&
        sw_json_put_bool(object, "needs_key", it->key == SW_KEY_REQUIRED) &&
        sw_json_put_text(object, "recover", sw_recover_name(it->recover)) &&
        sw_json_put_text(object, "sends", sends[sw_operation_sends(it)]) &&
        sw_json_put_text(object, "request", it->request) && sw_json_put_text(object, "response", it->response) &&
        sw_json_put_text(object, "summary", it->summary) && sw_json_put_text(object, "confidence", it->confidence) &&
        sw_json_put_text(object, "source", it->source))
        return object;
    sw_json_free(object);
    return NULL;
}

static bool put_limits(sw_json *object, const sw_field *field)
{
    bool is_integer = field->shape == SW_SHAPE_INTEGER;
    if (is_integer && !field->chars && !field->bytes)
        return true;
    return ((!is_integer && !field->chars) ||
            sw_json_put_integer(object, is_integer ? "least" : "max_chars", (int64_t)field->chars)) &&
           ((!is_integer && !field->bytes) ||
            sw_json_put_integer(object, is_integer ? "most" : "max_bytes", (int64_t)field->bytes));
}

static sw_json *regions_json(const sw_field *field)
{
    sw_json *array = sw_json_array();
    for (sw_region region = SW_REGION_NA; array && region <= SW_REGION_JP; region++)
        if (field->regions & 1U << region && !sw_json_append(array, sw_json_new_text(sw_region_name(region)))) {
            sw_json_free(array);
            return NULL;
        }
    return array;
}

sw_json *sw_field_json(const sw_field *field)
{
    sw_json *object = sw_json_object();
    bool has_values = field->values && field->values->texts[0];
    if (sw_json_put_text(object, "name", field->name) &&
        sw_json_put_text(object, "shape", sw_shape_name(field->shape)) &&
        sw_json_put_bool(object, "required", field->flag == SW_FIELD_REQUIRED) &&
        (field->flag != SW_FIELD_ANSWER || sw_json_put_bool(object, "answer_only", true)) &&
        put_limits(object, field) && (!field->type || sw_json_put_text(object, "type", field->type->name)) &&
        (!has_values || sw_json_put_text(object, "values", field->values->name)) &&
        (has_every_region(field) || sw_json_put(object, "regions", regions_json(field))) &&
        sw_json_put_text(object, "confidence", sw_confidence_name(field->confidence)) &&
        sw_json_put_text(object, "source", field->source))
        return object;
    sw_json_free(object);
    return NULL;
}
