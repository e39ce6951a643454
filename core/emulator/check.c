/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"

#include "emulator/date.h"
#include "emulator/money.h"
#include "emulator/url.h"

#include <stdio.h>
#include <string.h>

enum { PATH_SIZE = 160 };

const em_field EM_MERCHANT_METADATA[] = {
    { "merchantReferenceId", EM_TEXT, false, 256, NULL, NULL },
    { "merchantStoreName", EM_TEXT, false, 50, NULL, NULL },
    { "noteToBuyer", EM_TEXT, false, 255, NULL, NULL },
    { "customInformation", EM_TEXT, false, 4096, NULL, NULL },
    { 0 },
};

const em_field EM_PROVIDER_METADATA[] = {
    { "providerReferenceId", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static bool refuse(em_answer *answer, const char *path, const char *why)
{
    return em_answer_error(answer, "InvalidParameterValue", "The value provided for [%s] is invalid: %s.", path, why);
}

/* Characters of UTF-8: every byte that does not continue one. */
static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

const char *em_value_of(const char *const *values, const char *text)
{
    for (; text && *values; values++)
        if (strcmp(*values, text) == 0)
            return *values;
    return NULL;
}

static bool check_text(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    char why[64];
    const char *text = sw_json_text(value);
    if (!text)
        return refuse(answer, path, "it must be a string");
    if (field->required && !*text)
        return em_answer_error(answer, "MissingParameterValue", "The field [%s] has no value.", path);
    bool bytes = field->shape == EM_TEXT_OF_BYTES;
    snprintf(why, sizeof why, "at most %zu %s are allowed", field->longest, bytes ? "bytes" : "characters");
    if (field->longest && (bytes ? strlen(text) : count_characters(text)) > field->longest)
        return refuse(answer, path, why);
    if (field->values && !em_value_of(field->values, text))
        return refuse(answer, path, "it is none of the values allowed");
    return true;
}

static bool check_url(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    return check_text(answer, value, field, path) &&
           (em_url_is_fit(sw_json_text(value)) ||
            refuse(answer, path, "it must be a URL of http, https or an app's own scheme"));
}

static bool check_texts(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    if (sw_json_kind_of(value) != SW_JSON_ARRAY)
        return refuse(answer, path, "it must be a list");
    for (const sw_json *text = sw_json_first(value); text; text = sw_json_next(text))
        if (!check_text(answer, text, field, path))
            return false;
    return true;
}

static bool check_bool(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    static const char *const words[] = { "true", "false", NULL };
    const char *text = sw_json_text(value);
    if (sw_json_kind_of(value) == SW_JSON_BOOL)
        return true;
    if (field->shape == EM_BOOL_OR_TEXT && em_value_of(words, text))
        return true;
    return refuse(answer, path, "it must be true or false");
}

static bool check_members(em_answer *answer, const sw_json *object, const em_field *fields, const char *path);

static bool check_integer(em_answer *answer, const sw_json *value, const char *path)
{
    return sw_json_integer(value, 0) > 0 || refuse(answer, path, "it must be a whole number above zero");
}

static bool check_price(em_answer *answer, const sw_json *value, const char *path)
{
    static const em_field members[] = {
        { "amount", EM_ANY, true, 0, NULL, NULL },
        { "currencyCode", EM_TEXT, true, 3, NULL, NULL },
        { 0 },
    };
    char member[PATH_SIZE];
    em_money money;
    if (!check_members(answer, value, members, path))
        return false;
    const char *wrong = em_money_read(&money, value);
    if (!wrong)
        return true;
    snprintf(member, sizeof member, "%.120s.%s", path, wrong);
    return refuse(answer, member,
                  strcmp(wrong, "amount") == 0 ? "it must be above zero, with no more decimals than the currency has"
                                               : "it is not a currency of Amazon Pay");
}

static bool check_objects(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    if (sw_json_kind_of(value) != SW_JSON_ARRAY)
        return refuse(answer, path, "it must be a list");
    if (field->required && sw_json_size(value) == 0)
        return em_answer_error(answer, "MissingParameterValue", "The field [%s] is an empty list.", path);
    for (const sw_json *object = sw_json_first(value); object; object = sw_json_next(object))
        if (!check_members(answer, object, field->members, path))
            return false;
    return true;
}

static bool check_value(em_answer *answer, const sw_json *value, const em_field *field, const char *path)
{
    switch (field->shape) {
    case EM_TEXT:
    case EM_TEXT_OF_BYTES:
        return check_text(answer, value, field, path);
    case EM_URL:
        return check_url(answer, value, field, path);
    case EM_TEXTS:
        return check_texts(answer, value, field, path);
    case EM_BOOL:
    case EM_BOOL_OR_TEXT:
        return check_bool(answer, value, field, path);
    case EM_INTEGER:
        return check_integer(answer, value, path);
    case EM_PRICE:
        return check_price(answer, value, path);
    case EM_OBJECT:
        return check_members(answer, value, field->members, path);
    case EM_OBJECTS:
        return check_objects(answer, value, field, path);
    case EM_ANY:
        return true;
    }
    return false;
}

static const em_field *find_field(const em_field *fields, const char *name)
{
    for (; fields->name; fields++)
        if (strcmp(fields->name, name) == 0)
            return fields;
    return NULL;
}

static void join(char out[PATH_SIZE], const char *path, const char *name)
{
    snprintf(out, PATH_SIZE, "%.90s%s%.60s", path, *path ? "." : "", name);
}

static bool check_unknown(em_answer *answer, const sw_json *object, const em_field *fields)
{
    for (const sw_json *member = sw_json_first(object); member; member = sw_json_next(member))
        if (!find_field(fields, sw_json_name(member)))
            return em_answer_error(answer, "UnrecognizedField", "The field '%s' is invalid for this API.",
                                   sw_json_name(member));
    return true;
}

static bool check_members(em_answer *answer, const sw_json *object, const em_field *fields, const char *path)
{
    char inner[PATH_SIZE];
    if (sw_json_kind_of(object) != SW_JSON_OBJECT)
        return refuse(answer, path, "it must be an object");
    if (!check_unknown(answer, object, fields))
        return false;
    for (const em_field *field = fields; field->name; field++) {
        const sw_json *value = em_given(object, field->name);
        join(inner, path, field->name);
        if (!value && field->required)
            return em_answer_error(answer, "MissingParameterValue", "The field [%s] is missing.", inner);
        if (value && !check_value(answer, value, field, inner))
            return false;
    }
    return true;
}

bool em_check(em_answer *answer, const sw_json *body, const em_field *fields)
{
    if (sw_json_kind_of(body) != SW_JSON_OBJECT)
        return em_answer_error(answer, "InvalidRequestFormat", "The body must be a JSON object.");
    return check_members(answer, body, fields, "");
}

const sw_json *em_given(const sw_json *object, const char *name)
{
    const sw_json *value = sw_json_get(object, name);
    return sw_json_kind_of(value) == SW_JSON_NULL ? NULL : value;
}

bool em_check_moment(em_answer *answer, const sw_json *object, const char *name, int64_t *out)
{
    const char *text = sw_json_get_text(object, name);
    return !text || em_date_read(out, text) || refuse(answer, name, "it must read as 20270102T030405Z");
}

bool em_check_order(em_answer *answer, int64_t start, int64_t end)
{
    return start <= end || refuse(answer, "endTime", "it is before startTime");
}

bool em_is_true(const sw_json *value)
{
    const char *text = sw_json_text(value);
    return sw_json_is_true(value) || (text && strcmp(text, "true") == 0);
}
