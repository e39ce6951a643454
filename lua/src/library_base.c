/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include "json.h"
#include "moment.h"
#include "money.h"

#include <stdlib.h>
#include <string.h>

const char *rule_type_name(lua_State *L, int index)
{
    if (rule_money_to(L, index))
        return "money";
    return rule_moment_to(L, index) ? "time" : luaL_typename(L, index);
}

const char *rule_plain_text(lua_State *L, int index)
{
    size_t size = 0;
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &size) : NULL;
    return text && strlen(text) == size ? text : NULL;
}

const char *rule_json_text(lua_State *L, int index)
{
    const char *text = rule_plain_text(L, index);
    size_t left = text ? strlen(text) : 0;
    for (size_t i = 0, size; text && i < left; i += size) {
        size = rule_utf8_size(text + i, left - i);
        if (size == 0)
            return NULL;
    }
    return text;
}

int rule_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, rule_type_name(L, 1));
    return 1;
}

const char *rule_text_push(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TNIL:
        lua_pushliteral(L, "nil");
        break;
    default:
        if (!rule_money_text_push(L, index) && !rule_moment_text_push(L, index))
            lua_pushfstring(L, "a %s", luaL_typename(L, index));
    }
    return lua_tostring(L, -1);
}

int rule_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    rule_text_push(L, 1);
    return 1;
}

int rule_concat(lua_State *L)
{
    rule_text_push(L, 1);
    rule_text_push(L, 2);
    lua_concat(L, 2);
    return 1;
}

typedef struct key {
    const char *text; /* NULL: a number */
    size_t size;
    lua_Integer number;
} key;

static int compare_keys(const void *left, const void *right)
{
    const key *a = left, *b = right;
    if (!a->text && !b->text)
        return a->number < b->number ? -1 : a->number > b->number;
    if (!a->text || !b->text)
        return a->text ? 1 : -1;
    int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

static key key_at(lua_State *L, int index)
{
    key it = { NULL, 0, 0 };
    if (lua_type(L, index) == LUA_TSTRING)
        it.text = lua_tolstring(L, index, &it.size);
    else if (lua_isinteger(L, index))
        it.number = lua_tointeger(L, index);
    else
        luaL_error(L, "a table has a %s as the name of a member; names are texts and whole numbers",
                   luaL_typename(L, index));
    return it;
}

static size_t count_members(lua_State *L, int index)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        count++;
    return count;
}

void rule_keys_push(lua_State *L, int index)
{
    enum { BYTES = 16 };
    index = lua_absindex(L, index);
    luaL_checkstack(L, 6, NULL);
    size_t count = count_members(L, index), i = 0;
    rule_spend(L, 4 * count);
    lua_createtable(L, (int)count, 0);
    key *keys = lua_newuserdatauv(L, count ? count * sizeof *keys : 1, 0);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        keys[i] = key_at(L, -2);
        rule_spend(L, keys[i++].size / BYTES); /* what comparing them may cost */
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (i = 0; i < count; i++) {
        if (keys[i].text)
            lua_pushlstring(L, keys[i].text, keys[i].size);
        else
            lua_pushinteger(L, keys[i].number);
        lua_rawseti(L, -3, (lua_Integer)i + 1);
    }
    lua_pop(L, 1);
}

/* The next member that is still there. Its own: the table, its keys, how many were walked. */
static int step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_rawgeti(L, lua_upvalueindex(2), ++at);
        if (lua_isnil(L, -1))
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

int rule_pairs(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "table");
    lua_pushvalue(L, 1);
    rule_keys_push(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, step, 3);
    return 1;
}
