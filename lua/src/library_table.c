/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include "moment.h"
#include "money.h"

#include <limits.h>

/* A table with holes can say that it is as long as numbers go. */
static lua_Integer length(lua_State *L)
{
    lua_Unsigned count = lua_rawlen(L, 1);
    if (count > INT_MAX / 2)
        luaL_error(L, "this is no list: it has holes");
    return (lua_Integer)count;
}

int rule_table_insert(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "table");
    if (lua_gettop(L) != 2)
        return luaL_error(L, "table.insert(list, value) puts a value at the end; there is no other place for it");
    lua_rawseti(L, 1, length(L) + 1);
    return 0;
}

int rule_table_remove(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "table");
    if (lua_gettop(L) != 1)
        return luaL_error(L, "table.remove(list) takes the last value; there is no other place for it");
    lua_Integer last = length(L);
    if (last == 0)
        return 0;
    lua_rawgeti(L, 1, last);
    lua_pushnil(L);
    lua_rawseti(L, 1, last);
    return 1;
}

/* What a comparison of texts may cost is paid before. */
static bool is_less(lua_State *L, int a, int b, bool has_order)
{
    enum { BYTES = 64 };
    rule_spend(L, 2 + (lua_type(L, a) == LUA_TSTRING ? (size_t)lua_rawlen(L, a) / BYTES : 0));
    if (!has_order)
        return lua_compare(L, a, b, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

/* Puts two sorted runs of one list in order into another. */
static void merge(lua_State *L, int from, int to, lua_Integer start, lua_Integer middle, lua_Integer end)
{
    bool has_order = lua_type(L, 2) == LUA_TFUNCTION;
    lua_Integer left = start, right = middle;
    for (lua_Integer at = start; at < end; at++) {
        bool take_right = left == middle;
        if (left < middle && right < end) {
            lua_rawgeti(L, from, right);
            lua_rawgeti(L, from, left);
            take_right = is_less(L, lua_gettop(L) - 1, lua_gettop(L), has_order);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, at);
    }
}

/* Stable, and with a bound on what it does for any function that orders. */
int rule_table_sort(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "table");
    lua_settop(L, 2);
    luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_isfunction(L, 2), 2, "function");
    lua_Integer count = length(L);
    luaL_checkstack(L, 12, NULL);
    lua_createtable(L, (int)count, 0);
    int from = 1, to = 3;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer start = 1; start <= count; start += 2 * width) {
            lua_Integer middle = start + width < count + 1 ? start + width : count + 1;
            lua_Integer end = middle + width < count + 1 ? middle + width : count + 1;
            merge(L, from, to, start, middle, end);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; from != 1 && i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}
