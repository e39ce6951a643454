/* SPDX-License-Identifier: Apache-2.0 */
#include "actions.h"

#include "arguments.h"
#include "moment.h"
#include "ruleset.h"

#include <string.h>

static const struct maker_row {
    const char *name, *hooks;
} makers[] = {
#define ACTION(name, hooks) { #name, hooks },
#define FLOW(name) { "flow." #name, "F" },
#include "actions.def"
};

static const char hook_letters[] = "FEDWRP";

/* Under the address of its row a state keeps what tables of a maker are told by. */
static const char mark_made[] = "made";

const char *rule_maker_name(int maker)
{
    return makers[maker].name;
}

bool rule_maker_fits(int maker, sw_rules_hook hook)
{
    return strchr(makers[maker].hooks, hook_letters[hook]) != NULL;
}

/* The metatable of a maker's tables: its number, and the mark that it is ours. */
static void push_mark(lua_State *L, int maker)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &makers[maker]) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_createtable(L, 1, 1);
    lua_pushinteger(L, maker);
    lua_rawseti(L, -2, 1);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, -2, mark_made);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &makers[maker]);
}

int rule_made_by(lua_State *L, int index)
{
    int maker = -1;
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return -1;
    if (lua_rawgetp(L, -1, mark_made) != LUA_TNIL) {
        lua_rawgeti(L, -2, 1);
        maker = (int)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
    return maker;
}

static void write_line_down(lua_State *L)
{
    lua_Debug at;
    if (!lua_getstack(L, 1, &at) || !lua_getinfo(L, "l", &at))
        return;
    lua_pushinteger(L, at.currentline);
    lua_rawsetp(L, LUA_REGISTRYINDEX, lua_topointer(L, 1));
}

int rule_made_at(lua_State *L, int index)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, lua_topointer(L, index));
    int line = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return line;
}

static int make(lua_State *L, int maker)
{
    if (!lua_istable(L, 1))
        return luaL_error(L, "%s takes what it says in braces: %s{ … }", makers[maker].name, makers[maker].name);
    lua_settop(L, 1);
    if (lua_getmetatable(L, 1))
        return luaL_error(L, "%s takes a table of its own: %s{ … }", makers[maker].name, makers[maker].name);
    rule_arguments_check(L, 1, maker, true);
    push_mark(L, maker);
    lua_setmetatable(L, 1);
    rule_run_of(L)->made++;
    if (rule_run_of(L)->explains)
        write_line_down(L);
    lua_settop(L, 1);
    return 1;
}

#define ACTION(name, hooks)                  \
    static int run_make_##name(lua_State *L) \
    {                                        \
        return make(L, make_##name);         \
    }
#define FLOW(name)                                \
    static int run_make_flow_##name(lua_State *L) \
    {                                             \
        return make(L, make_flow_##name);         \
    }
#include "actions.def"

static const lua_CFunction functions[] = {
#define ACTION(name, hooks) run_make_##name,
#define FLOW(name) run_make_flow_##name,
#include "actions.def"
};

int rule_maker_of(lua_State *L, int index)
{
    lua_CFunction function = lua_tocfunction(L, index);
    for (int i = 0; function && i < MAKERS; i++)
        if (functions[i] == function)
            return i;
    return -1;
}

/* Its name within its table: "saved" of "flow.saved". */
static const char *own_name(int maker)
{
    return maker < RULE_ACTIONS ? makers[maker].name : makers[maker].name + sizeof "flow." - 1;
}

bool rule_action_push_word(lua_State *L, const char *name)
{
    for (int i = 0; i < RULE_ACTIONS; i++)
        if (strcmp(makers[i].name, name) == 0) {
            lua_pushcfunction(L, functions[i]);
            return true;
        }
    return false;
}

void rule_flows_set(lua_State *L)
{
    for (int i = RULE_ACTIONS; i < MAKERS; i++) {
        lua_pushcfunction(L, functions[i]);
        lua_setfield(L, -2, own_name(i));
    }
}

static size_t write_names(const char **names, int first, int end)
{
    for (int i = first; i < end; i++)
        names[i - first] = own_name(i);
    return (size_t)(end - first);
}

size_t rule_action_names(const char **names)
{
    return write_names(names, 0, RULE_ACTIONS);
}

size_t rule_flow_names(const char **names)
{
    return write_names(names, RULE_ACTIONS, MAKERS);
}

/* Under which name a delay is told, resolved. */
static const char *told_name(const rule_argument *each)
{
    static const char *const names[][2] = { { "after", "at" }, { "expires", "expires_at" }, { "within", "until" } };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if ((each->kind == DELAY || each->kind == SPAN) && strcmp(names[i][0], each->name) == 0)
            return names[i][1];
    return each->name;
}

/* When the action would be done: what its spans count from. */
static int64_t base_of(lua_State *L, int index)
{
    int64_t now = rule_run_of(L)->now_ms;
    lua_pushliteral(L, "after");
    int64_t base = lua_rawget(L, index) == LUA_TNIL ? now : rule_delay(L, lua_gettop(L), now, true, "after");
    lua_pop(L, 1);
    return base;
}

static void put_argument(lua_State *L, int index, const rule_argument *each)
{
    lua_pushstring(L, each->name);
    if (lua_rawget(L, index) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (each->kind == DELAY || each->kind == SPAN) {
        int64_t from = each->kind == DELAY ? rule_run_of(L)->now_ms : base_of(L, index);
        int64_t at = rule_delay(L, lua_gettop(L), from, each->kind == DELAY, each->name);
        lua_pop(L, 1);
        rule_moment_push(L, at);
    }
    lua_setfield(L, -2, told_name(each));
}

static void put_text(lua_State *L, const char *name, const char *text)
{
    if (!text || rule_argument_is_given(L, lua_gettop(L), name))
        return;
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

/* What a charge is when the rule does not say. */
static void fill_in(lua_State *L, int index)
{
    const sw_rules *rules = rule_run_of(L)->rules;
    put_text(L, "capture", "now");
    put_text(L, "initiator", rules->initiator);
    put_text(L, "channel", rules->channel);
    int told = lua_gettop(L);
    if (!rule_argument_is(L, told, "capture", "later") || rule_argument_is_given(L, told, "expires_at"))
        return;
    lua_pushliteral(L, "7d");
    rule_moment_push(L, rule_delay(L, lua_gettop(L), base_of(L, index), false, "expires"));
    lua_remove(L, -2);
    lua_setfield(L, -2, "expires_at");
}

void rule_action_push(lua_State *L, int index, int maker, bool whole)
{
    index = lua_absindex(L, index);
    luaL_checkstack(L, 10, NULL);
    rule_arguments_check(L, index, maker, whole); /* once more: it may have been changed since it was made */
    lua_createtable(L, 0, 8);
    for (const rule_argument *each = NULL; (each = rule_argument_next(maker, each));)
        put_argument(L, index, each);
    lua_pushstring(L, own_name(maker));
    lua_setfield(L, -2, maker < RULE_ACTIONS ? "action" : "kind");
    if (maker == make_charge && whole)
        fill_in(L, index);
}
