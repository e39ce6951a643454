/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include "base/error.h"
#include "base/json_scan.h"

#include <cjson/cJSON.h>

#include <stdio.h>

static int parse(sw_json **out, const char *text, size_t size, int code, sw_error *err)
{
    *out = code == SW_OK ? cJSON_ParseWithLength(text, size) : NULL;
    return *out || code != SW_OK ? code : sw_fail_memory(err); /* what was scanned can fail for nothing else */
}

int sw_json_parse(sw_json **out, const char *text, size_t size, sw_error *err)
{
    return parse(out, text, size, sw_json_scan(text, size, err), err);
}

int sw_json_parse_answer(sw_json **out, const char *text, size_t size, sw_error *err)
{
    return parse(out, text, size, sw_json_scan_answer(text, size, err), err);
}

void sw_json_free(sw_json *value)
{
    cJSON_Delete(value);
}

sw_json_kind sw_json_kind_of(const sw_json *value)
{
    if (!value)
        return SW_JSON_MISSING;
    switch (value->type & 0xFF) {
    case cJSON_False:
    case cJSON_True:
        return SW_JSON_BOOL;
    case cJSON_Number:
        return SW_JSON_NUMBER;
    case cJSON_String:
        return SW_JSON_STRING;
    case cJSON_Array:
        return SW_JSON_ARRAY;
    case cJSON_Object:
        return SW_JSON_OBJECT;
    default:
        return SW_JSON_NULL;
    }
}

sw_json *sw_json_get(const sw_json *object, const char *name)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, name) : NULL;
}

const char *sw_json_text(const sw_json *value)
{
    return cJSON_GetStringValue(value);
}

const char *sw_json_get_text(const sw_json *object, const char *name)
{
    return sw_json_text(sw_json_get(object, name));
}

bool sw_json_is_true(const sw_json *value)
{
    return cJSON_IsTrue(value);
}

int64_t sw_json_integer(const sw_json *value, int64_t fallback)
{
    static const double largest = 9007199254740991.0; /* 2^53 - 1 */
    if (!cJSON_IsNumber(value))
        return fallback;
    double number = value->valuedouble;
    if (!(number >= -largest && number <= largest) || number != (double)(int64_t)number)
        return fallback;
    return (int64_t)number;
}

sw_json *sw_json_first(const sw_json *value)
{
    return value && (cJSON_IsArray(value) || cJSON_IsObject(value)) ? value->child : NULL;
}

sw_json *sw_json_next(const sw_json *child)
{
    return child ? child->next : NULL;
}

const char *sw_json_name(const sw_json *child)
{
    return child ? child->string : NULL;
}

size_t sw_json_size(const sw_json *value)
{
    size_t size = 0;
    for (const sw_json *child = sw_json_first(value); child; child = sw_json_next(child))
        size++;
    return size;
}

sw_json *sw_json_object(void)
{
    return cJSON_CreateObject();
}

sw_json *sw_json_array(void)
{
    return cJSON_CreateArray();
}

sw_json *sw_json_new_text(const char *text)
{
    return text ? cJSON_CreateString(text) : cJSON_CreateNull();
}

sw_json *sw_json_new_integer(int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    return cJSON_CreateRaw(text);
}

sw_json *sw_json_new_bool(bool value)
{
    return cJSON_CreateBool(value);
}

sw_json *sw_json_new_null(void)
{
    return cJSON_CreateNull();
}

sw_json *sw_json_new_raw(const char *json)
{
    return cJSON_CreateRaw(json);
}

sw_json *sw_json_copy(const sw_json *value)
{
    return cJSON_Duplicate(value, 1);
}

bool sw_json_put(sw_json *object, const char *name, sw_json *value)
{
    if (!object || !value) {
        cJSON_Delete(value);
        return false;
    }
    bool put = sw_json_get(object, name) ? cJSON_ReplaceItemInObjectCaseSensitive(object, name, value)
                                         : cJSON_AddItemToObject(object, name, value);
    if (put && !value->string) { /* cJSON 1.7.15 does not say that there was no memory for the name of a replacement */
        cJSON_DetachItemViaPointer(object, value);
        put = false;
    }
    if (!put)
        cJSON_Delete(value);
    return put;
}

bool sw_json_put_text(sw_json *object, const char *name, const char *text)
{
    return sw_json_put(object, name, sw_json_new_text(text));
}

bool sw_json_put_given(sw_json *object, const char *name, const char *text)
{
    return !text || sw_json_put_text(object, name, text);
}

bool sw_json_put_integer(sw_json *object, const char *name, int64_t number)
{
    return sw_json_put(object, name, sw_json_new_integer(number));
}

bool sw_json_put_bool(sw_json *object, const char *name, bool value)
{
    return sw_json_put(object, name, sw_json_new_bool(value));
}

bool sw_json_append(sw_json *array, sw_json *value)
{
    if (array && value && cJSON_AddItemToArray(array, value))
        return true;
    cJSON_Delete(value);
    return false;
}

void sw_json_remove(sw_json *object, const char *name)
{
    cJSON_DeleteItemFromObjectCaseSensitive(object, name);
}

char *sw_json_write(const sw_json *value, bool pretty)
{
    return pretty ? cJSON_Print(value) : cJSON_PrintUnformatted(value);
}

void sw_json_release_text(char *text)
{
    cJSON_free(text);
}

void sw_json_version(char *out, size_t size)
{
    snprintf(out, size, "cJSON/%s", cJSON_Version());
}
