/* SPDX-License-Identifier: Apache-2.0 */
#include "money.h"

#include "library.h"
#include "words.h"

/* Where a state keeps what amounts can do: the address is the key. */
static const char kind[] = "money";

/* Makes what they can do, when the first one is made. */
static void push_abilities(lua_State *L);

const sw_money *rule_money_to(lua_State *L, int index)
{
    const sw_money *money = lua_touserdata(L, index);
    if (!money || !lua_getmetatable(L, index))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, kind);
    bool is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is ? money : NULL;
}

void rule_money_push(lua_State *L, const sw_money *money)
{
    sw_money *made = lua_newuserdatauv(L, sizeof *made, 0);
    *made = *money;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, kind) == LUA_TNIL) {
        lua_pop(L, 1);
        push_abilities(L);
    }
    lua_setmetatable(L, -2);
}

bool rule_money_text_push(lua_State *L, int index)
{
    char text[SW_MONEY_TEXT_SIZE];
    const sw_money *money = rule_money_to(L, index);
    if (!money || sw_money_write_text(text, money, NULL) < 0)
        return false;
    lua_pushstring(L, text);
    return true;
}

int rule_money(lua_State *L)
{
    sw_money money = SW_MONEY_INIT;
    sw_error err = SW_ERROR_INIT;
    if (!rule_plain_text(L, 1))
        return luaL_error(L, "money takes text such as money\"18.00 EUR\", not a %s", rule_type_name(L, 1));
    if (sw_money_parse_text(&money, lua_tostring(L, 1), &err) < 0)
        return luaL_error(L, "money\"%s\": %s", lua_tostring(L, 1), err.message);
    rule_money_push(L, &money);
    return 1;
}

static const sw_money *check(lua_State *L, int index, const char *what)
{
    const sw_money *money = rule_money_to(L, index);
    if (!money)
        luaL_error(L, "%s takes an amount, not a %s; write it as money\"2.50 EUR\"", what, rule_type_name(L, index));
    return money;
}

typedef int combine_fn(sw_money *out, const sw_money *a, const sw_money *b, sw_error *err);

static int combine(lua_State *L, combine_fn *by, const char *what)
{
    sw_money result = SW_MONEY_INIT;
    sw_error err = SW_ERROR_INIT;
    if (by(&result, check(L, 1, what), check(L, 2, what), &err) < 0)
        return rule_raise(L, &err);
    rule_money_push(L, &result);
    return 1;
}

static int add(lua_State *L)
{
    return combine(L, sw_money_add, "+");
}

static int subtract(lua_State *L)
{
    return combine(L, sw_money_subtract, "-");
}

static int order(lua_State *L, const char *what)
{
    int result = 0;
    sw_error err = SW_ERROR_INIT;
    if (sw_money_compare(&result, check(L, 1, what), check(L, 2, what), &err) < 0)
        return rule_raise(L, &err);
    return result;
}

static int equals(lua_State *L)
{
    if (!rule_money_to(L, 1) || !rule_money_to(L, 2))
        lua_pushboolean(L, 0);
    else
        lua_pushboolean(L, order(L, "==") == 0);
    return 1;
}

static int is_less(lua_State *L)
{
    lua_pushboolean(L, order(L, "a comparison") < 0);
    return 1;
}

static int is_at_most(lua_State *L)
{
    lua_pushboolean(L, order(L, "a comparison") <= 0);
    return 1;
}

static int times(lua_State *L)
{
    sw_money result = SW_MONEY_INIT;
    sw_error err = SW_ERROR_INIT;
    const sw_money *money = check(L, 1, "times");
    if (!lua_isinteger(L, 2))
        return luaL_error(L, "times takes a whole number, not %s; a share is amount:percent(\"2.5\")",
                          rule_text_push(L, 2));
    if (sw_money_multiply(&result, money, lua_tointeger(L, 2), &err) < 0)
        return rule_raise(L, &err);
    rule_money_push(L, &result);
    return 1;
}

static int percent(lua_State *L)
{
    sw_money result = SW_MONEY_INIT;
    sw_error err = SW_ERROR_INIT;
    const sw_money *money = check(L, 1, "percent");
    if (lua_type(L, 2) != LUA_TSTRING && !lua_isinteger(L, 2))
        return luaL_error(L, "percent takes text or a whole number, such as percent(\"2.5\"), not %s",
                          rule_text_push(L, 2));
    if (sw_money_percent(&result, money, lua_tostring(L, 2), &err) < 0)
        return rule_raise(L, &err);
    rule_money_push(L, &result);
    return 1;
}

/* Parts are made one by one: the list of all is Lua's, and within its limits. */
static int split(lua_State *L)
{
    const sw_money *money = check(L, 1, "split");
    if (!lua_isinteger(L, 2) || lua_tointeger(L, 2) < 1 || lua_tointeger(L, 2) > 1000)
        return luaL_error(L, "split takes a whole number from 1 to 1000");
    size_t count = (size_t)lua_tointeger(L, 2);
    sw_error err = SW_ERROR_INIT;
    sw_money *parts = lua_newuserdatauv(L, count * sizeof *parts, 0);
    if (sw_money_split(parts, count, money, &err) < 0)
        return rule_raise(L, &err);
    rule_spend(L, 10 * count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        rule_money_push(L, &parts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int least(lua_State *L)
{
    lua_pushvalue(L, order(L, "min") <= 0 ? 1 : 2);
    return 1;
}

static int is_zero(lua_State *L)
{
    lua_pushboolean(L, sw_money_is_zero(check(L, 1, "is_zero")));
    return 1;
}

static int refuse_number(lua_State *L)
{
    return luaL_error(L, "an amount is multiplied with amount:times(3), divided with amount:split(3), and a share of "
                         "it is amount:percent(\"2.5\")");
}

static int refuse_change(lua_State *L)
{
    return luaL_error(L, "this never changes; make another one");
}

static void push_abilities(lua_State *L)
{
    static const luaL_Reg can[] = {
        { "times", times }, { "percent", percent }, { "split", split },
        { "min", least },   { "is_zero", is_zero }, { NULL, NULL },
    };
    static const luaL_Reg events[] = {
        { "__add", add },
        { "__sub", subtract },
        { "__eq", equals },
        { "__lt", is_less },
        { "__le", is_at_most },
        { "__concat", rule_concat },
        { "__tostring", rule_tostring },
        { "__mul", refuse_number },
        { "__div", refuse_number },
        { "__idiv", refuse_number },
        { "__mod", refuse_number },
        { "__newindex", refuse_change },
        { NULL, NULL },
    };
    lua_createtable(L, 0, 16);
    luaL_setfuncs(L, events, 0);
    rule_finder_push(L, can, "an amount");
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, kind);
}
