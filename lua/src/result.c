/* SPDX-License-Identifier: Apache-2.0 */
#include "result.h"

#include "actions.h"
#include "json.h"
#include "library.h"
#include "ruleset.h"
#include "words.h"

#include <savedwallet/value.h>

#include <string.h>

/* What is compared: a decision that was read, and an expectation as JSON. They are freed whatever happens. */
typedef struct comparing {
    sw_object *decision, *expected;
    char *actual, *wanted;
    rule_text text;
    bool negated;
} comparing;

static void forget(comparing *it)
{
    sw_object_text_free(it->actual);
    it->actual = NULL;
    sw_object_text_free(it->wanted);
    it->wanted = NULL;
    sw_object_free(it->expected);
    it->expected = NULL;
    rule_release(it->text.data);
    it->text = (rule_text){ .ceiling = (size_t)1 << 20 };
}

/* The decision that the first argument, a result, holds. */
static void read_decision(lua_State *L, comparing *it)
{
    sw_error err = SW_ERROR_INIT;
    if (!lua_istable(L, 1) || lua_getfield(L, 1, "json") != LUA_TSTRING) {
        const char *why = lua_istable(L, 1) && lua_getfield(L, 1, "error") == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
        luaL_error(L, why ? "the decision failed: %s" : "this is called with ':', as in t.on(…):gives{ … }", why);
    }
    if (sw_object_read(&it->decision, lua_tostring(L, -1), lua_rawlen(L, -1), &err) < 0)
        rule_raise(L, &err);
}

/* What the decision says at a pointer, as text on the stack. */
static const char *push_actual(lua_State *L, comparing *it, const char *pointer)
{
    sw_object_text_free(it->actual);
    it->actual = sw_object_json(it->decision, pointer);
    if (!it->actual && sw_object_has(it->decision, pointer))
        rule_raise_memory(L);
    lua_pushstring(L, it->actual ? it->actual : "nothing");
    return lua_tostring(L, -1);
}

/* What was made, written as the decision would tell it. */
static const char *write_expected(lua_State *L, comparing *it, int index, int maker, bool whole)
{
    forget(it);
    rule_action_push(L, index, maker, whole);
    rule_json_write(L, -1, &it->text);
    lua_pop(L, 1);
    return it->text.data;
}

static int raise_no_action(lua_State *L, int index)
{
    return luaL_error(L, "what is expected is an action such as skip or charge{ … }, not %s", rule_text_push(L, index));
}

/* Is what lies at the pointer what the value says: any of a word, or just this action? */
static bool matches(lua_State *L, comparing *it, int index, const char *pointer)
{
    int maker = rule_maker_of(L, index), made = rule_made_by(L, index);
    if (maker >= 0) {
        const char *name = rule_maker_name(maker), *kind = maker < RULE_ACTIONS ? "action" : "kind";
        const char *actual = sw_object_text(it->decision, lua_pushfstring(L, "%s/%s", pointer, kind));
        lua_pop(L, 1);
        return actual && strcmp(actual, strncmp(name, "flow.", 5) == 0 ? name + 5 : name) == 0;
    }
    if (made < 0)
        raise_no_action(L, index);
    const char *expected = write_expected(L, it, index, made, true);
    const char *actual = push_actual(L, it, pointer);
    bool is = strcmp(expected, actual) == 0;
    lua_pop(L, 1);
    return is;
}

static bool is_single(lua_State *L, int index)
{
    return rule_maker_of(L, index) >= 0 || rule_made_by(L, index) >= 0;
}

/* The list that is expected, of one or of several, in place of the argument. */
static void be_list(lua_State *L, int index)
{
    if (!is_single(L, index)) {
        if (!lua_istable(L, index))
            luaL_error(L, "gives takes the list of all actions: :gives{ skip }, or :gives{ charge{ … }, notify }");
        return;
    }
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, index);
    lua_rawseti(L, -2, 1);
    lua_replace(L, index);
}

/* A word, or an action as it would be told, as text on the stack. */
static const char *push_one_wanted(lua_State *L, comparing *it, int index)
{
    int maker = rule_maker_of(L, index), made = rule_made_by(L, index);
    if (maker < 0 && made < 0)
        raise_no_action(L, index);
    if (maker >= 0)
        lua_pushstring(L, rule_maker_name(maker));
    else
        lua_pushstring(L, write_expected(L, it, index, made, true));
    return lua_tostring(L, -1);
}

/* All that is expected: the list is the second argument. */
static const char *push_wanted(lua_State *L, comparing *it)
{
    int count = (int)lua_rawlen(L, 2);
    lua_pushliteral(L, "[");
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        push_one_wanted(L, it, lua_gettop(L));
        lua_remove(L, -2);
        lua_pushstring(L, i < count ? "," : "");
        lua_concat(L, 3);
    }
    lua_pushliteral(L, "]");
    lua_concat(L, 2);
    return lua_tostring(L, -1);
}

static int gives_flow(lua_State *L, comparing *it)
{
    if (!is_single(L, 2))
        luaL_error(L, "a flow is expected, such as flow.saved");
    if (!matches(L, it, 2, "/flow"))
        luaL_error(L, "expected %s, but the flow is %s", push_one_wanted(L, it, 2), push_actual(L, it, "/flow"));
    return 0;
}

static int gives(lua_State *L, comparing *it)
{
    if (sw_object_has(it->decision, "/flow"))
        return gives_flow(L, it);
    be_list(L, 2);
    lua_Integer expected = (lua_Integer)lua_rawlen(L, 2);
    bool same = (size_t)expected == sw_object_count(it->decision, "/actions");
    for (lua_Integer i = 1; same && i <= expected; i++) {
        lua_rawgeti(L, 2, i);
        const char *pointer = lua_pushfstring(L, "/actions/%I", i - 1);
        same = matches(L, it, 3, pointer);
        lua_settop(L, 2);
    }
    if (!same)
        luaL_error(L, "expected %s, but the actions are %s", push_wanted(L, it), push_actual(L, it, "/actions"));
    return 0;
}

/* Has the action at the pointer all members that were asked for? */
static bool has_members(lua_State *L, comparing *it, const char *pointer)
{
    for (const sw_value *each = sw_value_first(sw_value_of(it->expected)); each; each = sw_value_next(each)) {
        const char *name = sw_value_name(each);
        sw_object_text_free(it->wanted);
        it->wanted = sw_object_json(it->expected, lua_pushfstring(L, "/%s", name));
        const char *actual = push_actual(L, it, lua_pushfstring(L, "%s/%s", pointer, name));
        if (!it->wanted)
            rule_raise_memory(L);
        bool same = strcmp(it->wanted, actual) == 0;
        lua_pop(L, 3);
        if (!same)
            return false;
    }
    return true;
}

static int has(lua_State *L, comparing *it)
{
    int maker = rule_maker_of(L, 2);
    sw_error err = SW_ERROR_INIT;
    if (maker < 0)
        luaL_error(L, "has and lacks are called with the word of an action: :has(charge, { … })");
    if (lua_isnoneornil(L, 3)) {
        lua_settop(L, 2);
        lua_newtable(L);
    }
    luaL_argexpected(L, lua_istable(L, 3), 3, "table");
    const char *text = write_expected(L, it, 3, maker, false);
    if (sw_object_read(&it->expected, text, strlen(text), &err) < 0)
        rule_raise(L, &err);
    bool found = false;
    for (size_t i = 0; i < sw_object_count(it->decision, "/actions") && !found; i++)
        found = has_members(L, it, lua_pushfstring(L, "/actions/%d", (int)i));
    if (found == it->negated)
        luaL_error(L, "%s such action: %s", found ? "there is" : "there is no", push_actual(L, it, "/actions"));
    return 0;
}

static int blocked(lua_State *L, comparing *it)
{
    const char *guard = luaL_checkstring(L, 2);
    for (size_t i = 0; i < sw_object_count(it->decision, "/guards"); i++) {
        const char *found = sw_object_text(it->decision, lua_pushfstring(L, "/guards/%d/guard", (int)i));
        if (found && strcmp(found, guard) == 0)
            return 0;
    }
    return luaL_error(L, "the guard %s stops nothing: %s", guard, push_actual(L, it, "/guards"));
}

typedef int judge_fn(lua_State *L, comparing *it);

typedef struct judging {
    judge_fn *judge;
    comparing it;
} judging;

static int judge_protected(lua_State *L)
{
    judging *call = lua_touserdata(L, -1);
    lua_pop(L, 1);
    read_decision(L, &call->it);
    lua_pop(L, 1);
    return call->judge(L, &call->it);
}

/* Judges, and gives the result again, so that another judgement can follow. */
static int judge(lua_State *L, judge_fn *by, bool negated)
{
    judging call = { by, { .negated = negated } };
    int arguments = lua_gettop(L);
    lua_pushcfunction(L, judge_protected);
    lua_insert(L, 1);
    lua_pushvalue(L, 2);
    lua_insert(L, 1);
    lua_pushlightuserdata(L, &call);
    int status = lua_pcall(L, arguments + 1, 0, 0);
    forget(&call.it);
    sw_object_free(call.it.decision);
    if (status == LUA_OK)
        return 1;
    luaL_where(L, 1);
    lua_insert(L, -2);
    if (lua_type(L, -1) == LUA_TSTRING)
        lua_concat(L, 2);
    return lua_error(L);
}

#define JUDGE(name, by, negated)        \
    static int name(lua_State *L)       \
    {                                   \
        return judge(L, (by), negated); \
    }
JUDGE(say_gives, gives, false)
JUDGE(say_has, has, false)
JUDGE(say_lacks, has, true)
JUDGE(say_blocked, blocked, false)

/* Pushes the table of results whose decision failed, and that :fails has not judged. */
static void push_failed(lua_State *L)
{
    static const char key[] = "failed";
    rule_kept_push(L, key);
}

void rule_results_check(lua_State *L)
{
    push_failed(L);
    int failed = lua_gettop(L);
    lua_pushnil(L);
    if (!lua_next(L, failed))
        return;
    lua_pushvalue(L, -2);
    lua_pushnil(L);
    lua_rawset(L, failed); /* it is told now */
    luaL_error(L, "a decision failed, and no :fails expects it: %s", lua_tostring(L, -1));
}

void rule_results_forget(lua_State *L)
{
    push_failed(L);
    for (lua_pushnil(L); lua_next(L, -2); lua_pushnil(L)) {
        lua_pop(L, 1);
        lua_pushnil(L);
        lua_rawset(L, -3);
    }
    lua_pop(L, 1);
}

static int say_fails(lua_State *L)
{
    const char *part = luaL_checkstring(L, 2);
    luaL_argexpected(L, lua_istable(L, 1), 1, "result");
    if (lua_getfield(L, 1, "error") != LUA_TSTRING)
        return luaL_error(L, "the decision did not fail");
    if (!strstr(lua_tostring(L, -1), part))
        return luaL_error(L, "the decision failed with another message: %s", lua_tostring(L, -1));
    lua_settop(L, 1);
    push_failed(L);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    lua_rawset(L, -3);
    lua_settop(L, 1);
    return 1;
}

void rule_result_push(lua_State *L, bool decided)
{
    static const luaL_Reg words[] = {
        { "gives", say_gives }, { "has", say_has }, { "lacks", say_lacks }, { "blocked", say_blocked },
        { "fails", say_fails }, { "json", NULL },   { "error", NULL },      { NULL, NULL },
    };
    lua_createtable(L, 0, 6);
    luaL_setfuncs(L, words, 0);
    lua_insert(L, -2);
    lua_setfield(L, -2, decided ? "json" : "error");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, decided ? "error" : "json");
    rule_be_strict(L, -1, "a result");
    if (decided)
        return;
    push_failed(L);
    lua_pushvalue(L, -2);
    lua_getfield(L, -1, "error");
    lua_rawset(L, -3);
    lua_pop(L, 1);
}
