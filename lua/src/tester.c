/* SPDX-License-Identifier: Apache-2.0 */
/*
 * t: a test's own way to a decision, in a state of its own as every decision.
 */
#include "decide.h"
#include "json.h"
#include "library.h"
#include "moment.h"
#include "result.h"
#include "ruleset.h"
#include "words.h"

#include <string.h>

/* 2026-01-01T12:00:00Z: a Thursday at noon, for tests that name no time. */
static const int64_t usual_now_ms = INT64_C(1767268800000);

/* Pushes a copy of the table that was given, or an empty one, with a time in it. */
static void push_with_now(lua_State *L, int index)
{
    lua_newtable(L);
    int copy = lua_gettop(L);
    if (!lua_isnoneornil(L, index)) {
        luaL_argexpected(L, lua_istable(L, index), index, "table");
        for (lua_pushnil(L); lua_next(L, index);) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, copy);
        }
    }
    if (lua_getfield(L, copy, "now") == LUA_TNIL) {
        rule_moment_push(L, usual_now_ms);
        lua_setfield(L, copy, "now");
    }
    const int64_t *now = lua_isnil(L, -1) ? &usual_now_ms : rule_moment_to(L, -1);
    if (!now)
        luaL_error(L, "now is a time such as time\"2026-11-29T16:00:00Z\", not %s", rule_text_push(L, -1));
    rule_run_of(L)->now_ms = *now;
    lua_settop(L, copy);
}

typedef struct asking {
    sw_rules_hook hook;
    rule_text input, output;
    sw_error err;
} asking;

/* The input is the first argument. Gives the JSON, or why there is none. */
static int write_and_decide(lua_State *L)
{
    const rule_run *run = rule_run_of(L);
    asking *it = lua_touserdata(L, 2);
    const rule_coverage coverage = { run->covered, run->lines };
    it->input.ceiling = run->rules->limits.input;
    enum { PRICE = 2000 }; /* in instructions: what a decision costs besides its own */
    rule_json_write(L, 1, &it->input);
    int code = rule_decide(&it->output, run->rules, it->hook, it->input.data, it->input.size, 0, &coverage, &it->err);
    if (code == SW_E_NOMEM)
        return rule_raise_memory(L);
    rule_spend(L, PRICE);
    lua_pushstring(L, code == SW_OK ? it->output.data : it->err.message);
    return 1;
}

/* Decides about the input on top and leaves the result. */
static int decide(lua_State *L, sw_rules_hook hook)
{
    asking it = { .hook = hook, .err = SW_ERROR_INIT };
    lua_pushcfunction(L, write_and_decide);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &it);
    int status = lua_pcall(L, 2, 1, 0); /* so that the texts are freed whatever happens */
    rule_release(it.input.data);
    rule_release(it.output.data);
    if (status != LUA_OK)
        return lua_error(L);
    rule_result_push(L, it.err.code == SW_OK);
    return 1;
}

static int on(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_settop(L, 3);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "table");
    lua_createtable(L, 0, 2);
    lua_createtable(L, 0, 3);
    lua_pushliteral(L, "test");
    lua_setfield(L, -2, "id");
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "name");
    if (lua_isnil(L, 2))
        lua_newtable(L);
    else
        lua_pushvalue(L, 2);
    lua_setfield(L, -2, "data");
    lua_setfield(L, -2, "event");
    push_with_now(L, 3);
    lua_setfield(L, -2, "state");
    return decide(L, SW_RULES_EVENT);
}

static int ask(lua_State *L, sw_rules_hook hook)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "table");
    lua_settop(L, 2);
    lua_createtable(L, 0, 2);
    if (hook == SW_RULES_FLOW)
        push_with_now(L, 1);
    else
        lua_pushvalue(L, 1);
    lua_setfield(L, -2, sw_rules_hook_name(hook));
    if (hook != SW_RULES_FLOW) {
        push_with_now(L, 2);
        lua_setfield(L, -2, "state");
    }
    return decide(L, hook);
}

#define ASK(name, hook)           \
    static int name(lua_State *L) \
    {                             \
        return ask(L, hook);      \
    }
ASK(flow, SW_RULES_FLOW)
ASK(decline, SW_RULES_DECLINE)
ASK(wallet, SW_RULES_WALLET)
ASK(refund, SW_RULES_REFUND)
ASK(dispute, SW_RULES_DISPUTE)

void rule_tester_push(lua_State *L)
{
    static const luaL_Reg words[] = {
        { "on", on },         { "flow", flow },       { "decline", decline }, { "wallet", wallet },
        { "refund", refund }, { "dispute", dispute }, { NULL, NULL },
    };
    lua_createtable(L, 0, 6);
    luaL_setfuncs(L, words, 0);
    rule_be_strict(L, -1, "t");
}
