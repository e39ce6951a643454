/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/object.h>

#include "base/error.h"
#include "base/json_pointer.h"
#include "pay/amount.h"

/* An sw_object is the tree itself; the type only says that its root is an object. */
static const sw_json *tree(const sw_object *object)
{
    return (const sw_json *)object;
}

static const sw_json *at(const sw_object *object, const char *pointer)
{
    return pointer ? sw_json_at(tree(object), pointer) : NULL;
}

int sw_object_read(sw_object **out, const char *json, size_t size, sw_error *err)
{
    sw_json *value = NULL;
    if (out)
        *out = NULL;
    if (!out || !json)
        return sw_fail(err, SW_E_INVALID, "to read an object takes JSON and a place for it");
    int code = sw_json_parse_answer(&value, json, size, err);
    if (code == SW_OK && sw_json_kind_of(value) != SW_JSON_OBJECT)
        code = sw_fail(err, SW_E_INVALID, "the JSON is not an object");
    if (code == SW_OK)
        *out = (sw_object *)value;
    else
        sw_json_free(value);
    return code;
}

int sw_object_from_response(sw_object **out, const sw_response *response, sw_error *err)
{
    size_t size = 0;
    const char *body = sw_response_body(response, &size);
    return sw_object_read(out, body, size, err);
}

bool sw_object_has(const sw_object *object, const char *pointer)
{
    const sw_json *value = at(object, pointer);
    return value && sw_json_kind_of(value) != SW_JSON_NULL;
}

const char *sw_object_text(const sw_object *object, const char *pointer)
{
    return sw_json_text(at(object, pointer));
}

bool sw_object_is_true(const sw_object *object, const char *pointer)
{
    return sw_json_is_true(at(object, pointer));
}

int64_t sw_object_integer(const sw_object *object, const char *pointer, int64_t fallback)
{
    return sw_json_integer(at(object, pointer), fallback);
}

size_t sw_object_count(const sw_object *object, const char *pointer)
{
    return sw_json_size(at(object, pointer));
}

int sw_object_money(sw_money *out, const sw_object *object, const char *pointer, sw_error *err)
{
    if (out)
        *out = (sw_money)SW_MONEY_INIT;
    if (!out || !pointer)
        return sw_fail(err, SW_E_INVALID, "to read an amount takes a pointer and a place for it");
    if (!sw_object_has(object, pointer))
        return sw_fail_field(err, SW_E_INVALID, pointer, "there is no amount at %.64s", pointer);
    return sw_amount_read(out, at(object, pointer), err);
}

static const sw_json *status(const sw_object *object)
{
    static const char *const names[] = { "statusDetails", "chargeStatus", "refundStatus" };
    const sw_json *found = NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && !found; i++)
        found = sw_json_get(tree(object), names[i]);
    return found;
}

const char *sw_object_state(const sw_object *object)
{
    const char *state = sw_json_get_text(status(object), "state");
    return state ? state : "";
}

static const char *single_reason(const sw_object *object)
{
    const char *reason = sw_json_get_text(status(object), "reasonCode");
    return reason ? reason : "";
}

size_t sw_object_reason_count(const sw_object *object)
{
    size_t listed = sw_json_size(sw_json_get(status(object), "reasons"));
    return listed ? listed : *single_reason(object) != '\0';
}

const char *sw_object_reason(const sw_object *object, size_t index)
{
    const sw_json *each = sw_json_first(sw_json_get(status(object), "reasons"));
    if (!each)
        return index == 0 ? single_reason(object) : "";
    while (each && index-- > 0)
        each = sw_json_next(each);
    const char *reason = sw_json_get_text(each, "reasonCode");
    return reason ? reason : "";
}

char *sw_object_json(const sw_object *object, const char *pointer)
{
    const sw_json *value = at(object, pointer);
    return value ? sw_json_write(value, false) : NULL;
}

void sw_object_text_free(char *text)
{
    sw_json_release_text(text);
}

void sw_object_free(sw_object *object)
{
    sw_json_free((sw_json *)object);
}
