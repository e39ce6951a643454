/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/validate.h"

#include "base/error.h"
#include "base/json.h"
#include "pay/checking.h"

#include <savedwallet/limits.h>
#include <savedwallet/operation.h>

#include <stdio.h>
#include <string.h>

static const char *nearest_field(const sw_type *type, const char *name)
{
    const char *names[64] = { NULL };
    size_t count = 0;
    for (const sw_field *field = type->fields; field->name && count + 1 < sizeof names / sizeof names[0]; field++)
        if (field->flag != SW_FIELD_ANSWER)
            names[count++] = field->name;
    return sw_nearest(names, name);
}

static void check_unknown(sw_checking *it, const sw_type *type, const sw_json *object)
{
    for (const sw_json *member = sw_json_first(object); member; member = sw_json_next(member)) {
        const char *name = sw_json_name(member);
        const sw_field *field = sw_type_field(type, name);
        if (field && field->flag != SW_FIELD_ANSWER)
            continue;
        size_t before = sw_pointer_down(&it->at, name);
        bool known = field || sw_problems_full(it->problems);
        const char *nearest = known ? NULL : nearest_field(type, name);
        if (field)
            sw_checking_refuse(it, "stands in answers only: Amazon refuses it in a request");
        else if (nearest)
            sw_checking_refuse(it, "there is no such field: did you mean \"%s\"?", nearest);
        else
            sw_checking_refuse(it, "there is no such field; Amazon refuses what it does not know");
        sw_pointer_up(&it->at, before);
    }
}

static void check_members(sw_checking *it, const sw_type *type, const sw_json *object);

static void check_list(sw_checking *it, const sw_field *field, const sw_json *list)
{
    size_t index = 0;
    for (const sw_json *each = sw_json_first(list); each; each = sw_json_next(each)) {
        size_t before = sw_pointer_down_to(&it->at, index++);
        const char *text = sw_json_text(each);
        if (field->shape == SW_SHAPE_OBJECTS)
            check_members(it, field->type, each);
        else if (text)
            sw_check_text(it, field, text);
        else
            sw_checking_refuse(it, "must be a string");
        sw_pointer_up(&it->at, before);
    }
}

static void check_map(sw_checking *it, const sw_field *field, const sw_json *map)
{
    for (const sw_json *each = sw_json_first(map); each; each = sw_json_next(each)) {
        size_t before = sw_pointer_down(&it->at, sw_json_name(each));
        check_members(it, field->type, each);
        sw_pointer_up(&it->at, before);
    }
}

static void check_value(sw_checking *it, const sw_field *field, const sw_json *value)
{
    sw_json_kind kind = sw_json_kind_of(value);
    bool wants_list = field->shape == SW_SHAPE_TEXTS || field->shape == SW_SHAPE_OBJECTS;
    if (wants_list && kind != SW_JSON_ARRAY)
        sw_checking_refuse(it, "must be a list");
    else if (wants_list)
        check_list(it, field, value);
    else if (field->shape == SW_SHAPE_MAP && kind == SW_JSON_OBJECT)
        check_map(it, field, value);
    else if (field->type)
        check_members(it, field->type, value);
    else
        sw_check_scalar(it, field, value);
    if (field->shape == SW_SHAPE_CHARGE || field->shape == SW_SHAPE_PRICE || field->shape == SW_SHAPE_SUM)
        sw_check_price(it, field, value);
}

static void check_field(sw_checking *it, const sw_field *field, const sw_json *object)
{
    const sw_json *value = sw_given(object, field->name);
    size_t before = sw_pointer_down(&it->at, field->name);
    sw_region region = it->options->region;
    if (!value && field->flag == SW_FIELD_REQUIRED)
        sw_checking_refuse(it, "is missing");
    if (value && field->flag == SW_FIELD_REQUIRED && sw_json_kind_of(value) == SW_JSON_ARRAY && !sw_json_first(value))
        sw_checking_refuse(it, "is empty");
    if (value && region && !(field->regions & 1U << region))
        sw_checking_warn(it, "Amazon Pay does not offer this in region %s", sw_region_name(region));
    if (value)
        check_value(it, field, value);
    sw_pointer_up(&it->at, before);
}

static void check_members(sw_checking *it, const sw_type *type, const sw_json *object)
{
    if (sw_json_kind_of(object) != SW_JSON_OBJECT) {
        sw_checking_refuse(it, "must be an object: %s", type->summary);
        return;
    }
    check_unknown(it, type, object);
    for (const sw_field *field = type->fields; field->name; field++)
        if (field->flag != SW_FIELD_ANSWER)
            check_field(it, field, object);
    sw_check_rules(it, type, object);
}

int sw_validate_json(sw_problems *problems, const sw_type *type, const sw_json *object, bool is_query,
                     const sw_validate_options *options, sw_error *err)
{
    sw_checking it = { problems, options, is_query, SW_POINTER_INIT };
    if (options->flow)
        sw_check_flow(&it, type, object);
    check_members(&it, type, object);
    return sw_problems_judge(problems, err);
}

static int find_type(const sw_type **out, const char *what, sw_error *err)
{
    const sw_operation *operation = NULL;
    *out = sw_type_find(what);
    if (*out)
        return SW_OK;
    int code = sw_operation_find(&operation, what, err);
    if (code != SW_OK)
        return code;
    *out = sw_type_find(operation->request);
    return *out ? SW_OK : sw_fail_field(err, SW_E_INVALID, "what", "%s takes no body", operation->name);
}

static bool is_query(const char *what)
{
    static const char end[] = "_query";
    const sw_operation *operation = NULL;
    if (sw_operation_find(&operation, what, NULL) == SW_OK)
        what = operation->request;
    size_t size = strlen(what);
    return size >= sizeof end && strcmp(what + size - (sizeof end - 1), end) == 0;
}

int sw_permission_check(sw_permission_kind permission, sw_error *err)
{
    if ((unsigned)permission <= SW_PERMISSION_RECURRING)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "permission", "there is no kind of permission with the number %d",
                         (int)permission);
}

static int check_options(const sw_validate_options *options, sw_error *err)
{
    if (options->version > SW_VALIDATE_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_validate_options up to version %d",
                             SW_VALIDATE_OPTIONS_VERSION);
    if (options->region && !sw_region_name(options->region))
        return sw_fail_field(err, SW_E_INVALID, "region", "there is no region with the number %d",
                             (int)options->region);
    if (options->environment && !sw_environment_name(options->environment))
        return sw_fail_field(err, SW_E_INVALID, "environment", "there is no environment with the number %d",
                             (int)options->environment);
    return sw_permission_check(options->permission, err);
}

int sw_validate(sw_problems **out, const char *what, const void *json, size_t size, const sw_validate_options *options,
                sw_error *err)
{
    static const sw_validate_options defaults = SW_VALIDATE_OPTIONS_INIT;
    const sw_type *type = NULL;
    sw_json *body = NULL;
    if (out)
        *out = NULL;
    options = options ? options : &defaults;
    if (!what || !json)
        return sw_fail_field(err, SW_E_INVALID, what ? "json" : "what", "to validate takes a name and a body");
    int code = check_options(options, err);
    if (code == SW_OK)
        code = find_type(&type, what, err);
    if (code == SW_OK)
        code = sw_json_parse(&body, json, size, err);
    if (code != SW_OK)
        return code;
    sw_problems *problems = sw_problems_new();
    code = problems ? sw_validate_json(problems, type, body, is_query(what), options, err) : sw_fail_memory(err);
    if (out && (code == SW_OK || code == SW_E_INVALID))
        *out = problems;
    else
        sw_problems_free(problems);
    sw_json_free(body);
    return code;
}
