/* SPDX-License-Identifier: Apache-2.0 */
#include "input.h"

#include "json.h"
#include "library.h"
#include "moment.h"
#include "money.h"

#include <stdio.h>
#include <string.h>

/* Where a state keeps what tables that came in are told by. */
static const char strict[] = "input";

/* A member that is not there: known, and not given; or mistyped. */
static int read_missing(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, lua_topointer(L, 1));
    const rule_shape *shape = lua_touserdata(L, -1);
    if (lua_type(L, 2) != LUA_TSTRING || !shape)
        return luaL_error(L, "what came in has no %s in it", rule_type_name(L, 2));
    const char *name = lua_tostring(L, 2);
    if (!rule_shape_part(shape, name))
        return luaL_error(L, "%s", rule_shape_lacks_push(L, shape, "what came in", name));
    lua_pushnil(L);
    return 1;
}

static int refuse_change(lua_State *L)
{
    return luaL_error(L, "what came in is not changed; keep values in a local");
}

/* Ties the table on top to its shape. */
static void be_strict(lua_State *L, const rule_shape *shape)
{
    lua_pushlightuserdata(L, (void *)shape);
    lua_rawsetp(L, LUA_REGISTRYINDEX, lua_topointer(L, -2));
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, strict) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 2);
        lua_pushcfunction(L, read_missing);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, refuse_change);
        lua_setfield(L, -2, "__newindex");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, strict);
    }
    lua_setmetatable(L, -2);
}

/* Where a value is. It is only written when something is wrong with it. */
typedef struct place {
    const struct place *outer; /* NULL: it is a member of the input */
    const char *name;          /* NULL: it is an element of a list */
    size_t at;
} place;

enum { PATH_ROOM = 192 };

static void add(char *path, const char *text)
{
    size_t size = strlen(path);
    snprintf(path + size, PATH_ROOM - size, "%s", text);
}

/* A JSON pointer, in which '~' and '/' of a name are written otherwise. What does not fit is cut. */
static const char *write_path(char *path, const place *it)
{
    char text[24];
    *path = '\0';
    if (it->outer)
        write_path(path, it->outer);
    add(path, "/");
    if (!it->name) {
        snprintf(text, sizeof text, "%zu", it->at);
        add(path, text);
    }
    for (const char *c = it->name; c && *c; c++) {
        const char plain[] = { *c, '\0' };
        add(path, *c == '~' ? "~0" : *c == '/' ? "~1" : plain);
    }
    return path;
}

static void push_value(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at);

static int raise_kind(lua_State *L, const rule_shape *shape, const place *at)
{
    static const char *const words[] = {
        "a text",
        "a whole number",
        "true or false",
        "an amount: money\"4.00 EUR\", in JSON {\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}",
        "a time such as \"2026-11-29T16:00:00Z\"",
        "a date such as \"2026-11-29\"",
        "a list",
        "an object",
        "an object",
        "a text",
        "an object"
    };
    char path[PATH_ROOM];
    write_path(path, at);
    return rule_raise_input(L, path, lua_pushfstring(L, "%s is not %s", path, words[shape->kind]));
}

/* A member that the shape does not have, or one that it needs. */
static int raise_member(lua_State *L, const rule_shape *shape, const place *at, const char *name, bool is_missing)
{
    char path[PATH_ROOM], whole[PATH_ROOM];
    const place member = { at, name, 0 };
    write_path(path, at);
    write_path(whole, &member);
    return rule_raise_input(L, whole,
                            is_missing ? lua_pushfstring(L, "%s needs %s", path, name)
                                       : rule_shape_lacks_push(L, shape, path, name));
}

static void push_table(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at)
{
    lua_createtable(L, 0, 8);
    for (const sw_value *each = sw_value_first(value); each; each = sw_value_next(each)) {
        const place member = { at, sw_value_name(each), 0 };
        const rule_shape *part = rule_shape_part(shape, member.name);
        if (!part)
            raise_member(L, shape, at, member.name, false);
        if (sw_value_kind_of(each) == SW_VALUE_NULL)
            continue;
        push_value(L, each, part, &member);
        lua_setfield(L, -2, member.name);
    }
    for (const rule_shape *part = shape->parts; part; part = part->next)
        if (!part->optional && lua_getfield(L, -1, part->name) != LUA_TNIL)
            lua_pop(L, 1);
        else if (!part->optional)
            raise_member(L, shape, at, part->name, true);
    be_strict(L, shape);
}

static void push_map(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at)
{
    lua_createtable(L, 0, 8);
    for (const sw_value *each = sw_value_first(value); each; each = sw_value_next(each)) {
        const place member = { at, sw_value_name(each), 0 };
        push_value(L, each, shape->parts, &member);
        lua_setfield(L, -2, member.name);
    }
}

static void push_list(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at)
{
    place element = { at, NULL, 0 };
    lua_newtable(L);
    for (const sw_value *each = sw_value_first(value); each; each = sw_value_next(each)) {
        push_value(L, each, shape->parts, &element);
        lua_rawseti(L, -2, (lua_Integer)++element.at);
    }
    rule_json_be_list(L); /* also where it is empty */
}

static void push_text(lua_State *L, const char *text, const rule_shape *shape, const place *at)
{
    char path[PATH_ROOM];
    if (shape->kind == RULE_DATE && !rule_is_date(text))
        raise_kind(L, shape, at);
    if (shape->kind == RULE_ONE_OF && !rule_shape_part(shape, text) && write_path(path, at))
        rule_raise_input(L, path,
                         lua_pushfstring(L, "%s is \"%s\", which is none of its words; the nearest is \"%s\"", path,
                                         text, rule_shape_nearest(shape, text)));
    lua_pushstring(L, text);
}

static void push_money(lua_State *L, const sw_value *value, const place *at)
{
    char path[PATH_ROOM];
    sw_money money = SW_MONEY_INIT;
    sw_error err = SW_ERROR_INIT;
    if (sw_value_money(&money, value, &err) < 0 && write_path(path, at))
        rule_raise_input(L, path, lua_pushfstring(L, "%s: %s", path, err.message));
    rule_money_push(L, &money);
}

static void push_time(lua_State *L, const char *text, const rule_shape *shape, const place *at)
{
    int64_t time = 0;
    if (sw_zone_read_utc(&time, text, NULL) < 0)
        raise_kind(L, shape, at);
    rule_moment_push(L, time);
}

static void push_integer(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at)
{
    int64_t number = 0;
    if (!sw_value_integer(&number, value))
        raise_kind(L, shape, at);
    lua_pushinteger(L, number);
}

/* What is empty has no kind: some languages write {} for an empty list, and some [] for an empty object. */
static bool is_empty(const sw_value *value)
{
    sw_value_kind kind = sw_value_kind_of(value);
    return (kind == SW_VALUE_LIST || kind == SW_VALUE_OBJECT) && !sw_value_first(value);
}

static bool fits(const rule_shape *shape, sw_value_kind kind)
{
    switch (shape->kind) {
    case RULE_INTEGER:
        return kind == SW_VALUE_NUMBER;
    case RULE_BOOLEAN:
        return kind == SW_VALUE_BOOLEAN;
    case RULE_LIST:
        return kind == SW_VALUE_LIST;
    case RULE_MONEY:
    case RULE_TABLE:
    case RULE_MAP:
    case RULE_DATA:
        return kind == SW_VALUE_OBJECT;
    default:
        return kind == SW_VALUE_TEXT;
    }
}

static void push_value(lua_State *L, const sw_value *value, const rule_shape *shape, const place *at)
{
    luaL_checkstack(L, 10, NULL);
    bool holds = shape->kind == RULE_LIST || shape->kind == RULE_TABLE || shape->kind == RULE_MAP;
    if (!fits(shape, sw_value_kind_of(value)) && !(holds && is_empty(value)))
        raise_kind(L, shape, at);
    switch (shape->kind) {
    case RULE_INTEGER:
        push_integer(L, value, shape, at);
        break;
    case RULE_BOOLEAN:
        lua_pushboolean(L, sw_value_is_true(value));
        break;
    case RULE_MONEY:
        push_money(L, value, at);
        break;
    case RULE_TIME:
        push_time(L, sw_value_text(value), shape, at);
        break;
    case RULE_LIST:
        push_list(L, value, shape, at);
        break;
    case RULE_TABLE:
        push_table(L, value, shape, at);
        break;
    case RULE_MAP:
        push_map(L, value, shape, at);
        break;
    case RULE_DATA:
        push_value(L, value, rule_run_of(L)->data, at);
        break;
    default:
        push_text(L, sw_value_text(value), shape, at);
    }
}

void rule_input_push(lua_State *L, const sw_value *value, const rule_shape *shape, const char *name)
{
    const place root = { NULL, name, 0 };
    push_value(L, value, shape, &root);
}
