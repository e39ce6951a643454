/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/value.h>

#include "base/error.h"
#include "base/json.h"
#include "pay/amount.h"

/* An sw_value is a node of the tree that an sw_object is the root of. */
static const sw_json *node(const sw_value *value)
{
    return (const sw_json *)value;
}

static const sw_value *value_of(const sw_json *json)
{
    return (const sw_value *)json;
}

const sw_value *sw_value_of(const sw_object *object)
{
    return (const sw_value *)object;
}

sw_value_kind sw_value_kind_of(const sw_value *value)
{
    switch (sw_json_kind_of(node(value))) {
    case SW_JSON_NULL:
        return SW_VALUE_NULL;
    case SW_JSON_BOOL:
        return SW_VALUE_BOOLEAN;
    case SW_JSON_NUMBER:
        return SW_VALUE_NUMBER;
    case SW_JSON_STRING:
        return SW_VALUE_TEXT;
    case SW_JSON_ARRAY:
        return SW_VALUE_LIST;
    case SW_JSON_OBJECT:
        return SW_VALUE_OBJECT;
    default:
        return SW_VALUE_NONE;
    }
}

const sw_value *sw_value_get(const sw_value *value, const char *name)
{
    return name ? value_of(sw_json_get(node(value), name)) : NULL;
}

const sw_value *sw_value_first(const sw_value *value)
{
    return value_of(sw_json_first(node(value)));
}

const sw_value *sw_value_next(const sw_value *value)
{
    return value_of(sw_json_next(node(value)));
}

const char *sw_value_name(const sw_value *value)
{
    return sw_json_name(node(value));
}

const char *sw_value_text(const sw_value *value)
{
    return sw_json_text(node(value));
}

bool sw_value_is_true(const sw_value *value)
{
    return sw_json_is_true(node(value));
}

bool sw_value_integer(int64_t *out, const sw_value *value)
{
    int64_t number = sw_json_integer(node(value), INT64_MIN);
    if (out)
        *out = number == INT64_MIN ? 0 : number;
    return out && number != INT64_MIN;
}

int sw_value_money(sw_money *out, const sw_value *value, sw_error *err)
{
    if (out)
        *out = (sw_money)SW_MONEY_INIT;
    if (!out || !value)
        return sw_fail(err, SW_E_INVALID, "to read an amount takes a value and a place for it");
    return sw_amount_read(out, node(value), err);
}
