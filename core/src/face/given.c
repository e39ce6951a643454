/* SPDX-License-Identifier: Apache-2.0 */
#include "face/given.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/nearest.h"

#include <savedwallet/flow.h>

#include <limits.h>
#include <stdint.h>
#include <string.h>

int sw_given_read(sw_given *out, const char *json, size_t size, sw_error *err)
{
    *out = (sw_given){ 0 };
    int code = sw_json_parse(&out->object, json, size, err);
    if (code == SW_OK && sw_json_kind_of(out->object) != SW_JSON_OBJECT)
        code = sw_fail(err, SW_E_INVALID, "options are one JSON object");
    return code;
}

static int refuse_kind(const sw_json *value, const char *kind, sw_error *err)
{
    const char *name = sw_json_name(value);
    return sw_fail_field(err, SW_E_INVALID, name, "%s is not %s", name, kind);
}

/* Memory that goes with the given. */
static void *make(sw_given *given, size_t size)
{
    void *made = given->made_count < SW_GIVEN_ROOM ? sw_alloc(size ? size : 1) : NULL;
    if (made)
        given->made[given->made_count++] = made;
    return made;
}

static int put_number(void *place, const sw_json *value, bool is_long, sw_error *err)
{
    int64_t number = sw_json_integer(value, INT64_MIN);
    if (number == INT64_MIN || (!is_long && (number > INT_MAX || number < INT_MIN)))
        return refuse_kind(value, "a whole number that fits", err);
    if (is_long)
        *(int64_t *)place = number;
    else
        *(int *)place = (int)number;
    return SW_OK;
}

static int put_money(sw_given *given, const sw_money **place, const sw_json *value, sw_error *err)
{
    const char *text = sw_json_text(value), *name = sw_json_name(value);
    sw_error wrong = SW_ERROR_INIT;
    if (!text)
        return refuse_kind(value, "an amount such as \"18.40 EUR\"", err);
    if (given->amount_count == SW_GIVEN_ROOM)
        return sw_fail_field(err, SW_E_LIMIT, name, "there are too many amounts");
    sw_money *amount = &given->amounts[given->amount_count++];
    int code = sw_money_parse_text(amount, text, &wrong);
    *place = amount;
    return code < 0 ? sw_fail_field(err, code, name, "%s: %s", name, wrong.message) : SW_OK;
}

static int put_json(sw_given *given, const char **place, const sw_json *value, sw_error *err)
{
    char *text = sw_json_write(value, false);
    char *copy = text ? make(given, strlen(text) + 1) : NULL;
    if (copy)
        memcpy(copy, text, strlen(text) + 1);
    sw_json_release_text(text);
    *place = copy;
    return copy ? SW_OK : sw_fail_memory(err);
}

static int put_texts(sw_given *given, sw_given_texts *place, const sw_json *value, sw_error *err)
{
    if (sw_json_kind_of(value) != SW_JSON_ARRAY)
        return refuse_kind(value, "a list of texts", err);
    place->items = make(given, sw_json_size(value) * sizeof(const char *));
    if (!place->items)
        return sw_fail_memory(err);
    for (const sw_json *item = sw_json_first(value); item; item = sw_json_next(item)) {
        if (!sw_json_text(item))
            return refuse_kind(value, "a list of texts", err);
        place->items[place->count++] = sw_json_text(item);
    }
    return SW_OK;
}

static int put_pairs(sw_given *given, sw_given_pairs *place, const sw_json *value, sw_error *err)
{
    if (sw_json_kind_of(value) != SW_JSON_OBJECT)
        return refuse_kind(value, "an object of texts", err);
    place->items = make(given, sw_json_size(value) * sizeof(sw_given_pair));
    if (!place->items)
        return sw_fail_memory(err);
    for (const sw_json *item = sw_json_first(value); item; item = sw_json_next(item)) {
        if (!sw_json_text(item))
            return refuse_kind(value, "an object of texts", err);
        place->items[place->count++] = (sw_given_pair){ sw_json_name(item), sw_json_text(item) };
    }
    return SW_OK;
}

static int put_flag(bool *place, const sw_json *value, sw_error *err)
{
    if (sw_json_kind_of(value) != SW_JSON_BOOL)
        return refuse_kind(value, "true or false", err);
    *place = sw_json_is_true(value);
    return SW_OK;
}

/* Whose browser came back is said, or that anybody's will do: not both. */
static int put_session(const char **place, const char *session, const sw_json *value, sw_error *err)
{
    if (*place && session)
        return sw_fail_field(err, SW_E_INVALID, "unbound", "browser_session and unbound say the opposite");
    *place = session ? session : *place;
    return session || sw_json_kind_of(value) == SW_JSON_BOOL ? SW_OK : refuse_kind(value, "true or false", err);
}

static int put_text(const sw_given_member *member, char *place, const sw_json *value, sw_error *err)
{
    const char *text = sw_json_text(value);
    if (!text)
        return refuse_kind(value, "text", err);
    if (member->kind == SW_GIVEN_NAME)
        return member->read(place, text, err);
    return put_session((const char **)place, text, value, err);
}

int sw_given_put(sw_given *given, const sw_given_member *member, void *into, const sw_json *value, sw_error *err)
{
    char *place = (char *)into + member->offset;
    switch (member->kind) {
    case SW_GIVEN_TEXT:
    case SW_GIVEN_NAME:
        return put_text(member, place, value, err);
    case SW_GIVEN_FLAG:
        return put_flag((bool *)place, value, err);
    case SW_GIVEN_NUMBER:
    case SW_GIVEN_LONG:
        return put_number(place, value, member->kind == SW_GIVEN_LONG, err);
    case SW_GIVEN_MONEY:
        return put_money(given, (const sw_money **)place, value, err);
    case SW_GIVEN_JSON:
        return put_json(given, (const char **)place, value, err);
    case SW_GIVEN_TEXTS:
        return put_texts(given, (sw_given_texts *)place, value, err);
    case SW_GIVEN_PAIRS:
        return put_pairs(given, (sw_given_pairs *)place, value, err);
    default:
        return put_session((const char **)place, sw_json_is_true(value) ? SW_UNBOUND : NULL, value, err);
    }
}

const sw_given_member *sw_given_find(const sw_given_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->members[i].name, name) == 0)
            return &table->members[i];
    return NULL;
}

static int refuse_name(const char *name, const sw_given_table *tables, size_t count, sw_error *err)
{
    sw_nearest nearest = { .word = name };
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < tables[i].count; j++)
            sw_nearest_try(&nearest, tables[i].members[j].name);
    if (!nearest.best)
        return sw_fail_field(err, SW_E_INVALID, name, "there is no option \"%.64s\" here", name);
    return sw_fail_field(err, SW_E_INVALID, name, "there is no option \"%.64s\" here; the nearest is \"%s\"", name,
                         nearest.best);
}

static int take_member(sw_given *given, const sw_json *value, const sw_given_table *tables, size_t count, sw_error *err)
{
    const char *name = sw_json_name(value);
    for (size_t i = 0; i < count; i++) {
        const sw_given_member *member = sw_given_find(&tables[i], name);
        if (member)
            return sw_json_kind_of(value) == SW_JSON_NULL ? SW_OK
                                                          : sw_given_put(given, member, tables[i].into, value, err);
    }
    return refuse_name(name, tables, count, err);
}

int sw_given_take(sw_given *given, const sw_given_table *tables, size_t count, sw_error *err)
{
    int code = SW_OK;
    for (const sw_json *value = sw_json_first(given->object); value && code == SW_OK; value = sw_json_next(value))
        code = take_member(given, value, tables, count, err);
    return code;
}

static void wipe(const sw_json *value)
{
    const char *text = sw_json_text(value);
    if (text)
        sw_wipe((char *)text, strlen(text));
    for (const sw_json *child = sw_json_first(value); child; child = sw_json_next(child))
        wipe(child);
}

void sw_given_free(sw_given *given)
{
    wipe(given->object);
    sw_json_free(given->object);
    for (size_t i = 0; i < given->made_count; i++)
        sw_release(given->made[i]);
    *given = (sw_given){ 0 };
}
