/* SPDX-License-Identifier: Apache-2.0 */
#include "ruleset.h"

#include "library.h"
#include "money.h"
#include "problems.h"

#include <savedwallet/names.h>

#include <string.h>

/* Under these a state keeps what was declared. */
static const char handler_key[] = "handler", tests_key[] = "tests", given_key[] = "given", why_key[] = "why";

static const char *const hook_words[RULE_HOOKS] = { "choose_flow", "on",        "on_decline",
                                                    "on_wallet",   "on_refund", "on_dispute" };

const rule_event *rule_event_find(const sw_rules *rules, const char *name)
{
    const rule_event *event = rules->events;
    while (event && strcmp(event->name, name) != 0)
        event = event->next;
    return event;
}

const char *rule_event_nearest(const sw_rules *rules, const char *name)
{
    const char *best = NULL;
    for (const rule_event *event = rules->events; event; event = event->next) {
        const char *pair[] = { best, event->name };
        best = sw_name_nearest(name, pair, 2);
    }
    return best;
}

/* A member of the table of arguments, as text. @return NULL: it is not there */
static const char *text_of(lua_State *L, int index, const char *of, const char *name, bool needed)
{
    lua_getfield(L, index, name);
    if (lua_isnil(L, -1) && !needed)
        return NULL;
    if (!rule_json_text(L, -1) || lua_rawlen(L, -1) == 0)
        luaL_error(L, "%s needs %s, which is a text such as %s = \"…\"", of, name, name);
    return lua_tostring(L, -1);
}

static void check_names(lua_State *L, int index, const char *of, const char *const *names, size_t count)
{
    rule_keys_push(L, index);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        bool known = false;
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "1";
        for (size_t k = 0; k < count; k++)
            known = known || strcmp(names[k], name) == 0;
        if (!known)
            luaL_error(L, "%s has no %s; the nearest is %s", of, name, sw_name_nearest(name, names, count));
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

static void keep(lua_State *L, char **at, const char *text)
{
    if (!text)
        return;
    *at = rule_copy(text);
    if (!*at)
        rule_raise_memory(L);
}

static void declare_defaults(lua_State *L, int index, sw_rules *rules)
{
    static const char *const names[] = { "channel", "initiator" };
    if (lua_getfield(L, index, "defaults") == LUA_TNIL)
        return;
    if (!lua_istable(L, -1))
        luaL_error(L, "ruleset.defaults is a table, such as { initiator = \"merchant\", channel = \"App\" }");
    int defaults = lua_gettop(L);
    check_names(L, defaults, "ruleset.defaults", names, 2);
    keep(L, &rules->channel, text_of(L, defaults, "ruleset.defaults", "channel", false));
    const char *initiator = text_of(L, defaults, "ruleset.defaults", "initiator", false);
    if (initiator && strcmp(initiator, "buyer") != 0 && strcmp(initiator, "merchant") != 0)
        luaL_error(L, "ruleset.defaults.initiator is \"buyer\" or \"merchant\", not \"%s\"", initiator);
    keep(L, &rules->initiator, initiator);
}

static void declare_zone(lua_State *L, int index, sw_rules *rules)
{
    sw_error err = SW_ERROR_INIT;
    const char *name = text_of(L, index, "ruleset", "timezone", false);
    if (sw_zone_load(&rules->zone, name ? name : "UTC", rules->zone_folder, &err) < 0)
        rule_raise(L, &err);
}

static void declare(lua_State *L, sw_rules *rules)
{
    static const char *const names[] = { "api", "defaults", "name", "timezone", "version" };
    if (!lua_istable(L, 1))
        luaL_error(L, "ruleset takes what it says in braces: ruleset{ name = …, version = …, api = 1 }");
    check_names(L, 1, "ruleset", names, sizeof names / sizeof names[0]);
    keep(L, &rules->name, text_of(L, 1, "ruleset", "name", true));
    keep(L, &rules->version, text_of(L, 1, "ruleset", "version", true));
    lua_getfield(L, 1, "api");
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != 1)
        luaL_error(L, "ruleset needs api = 1: the version of the rules' language that it is written in");
    declare_zone(L, 1, rules);
    declare_defaults(L, 1, rules);
}

static void declare_limit(lua_State *L, const char *name, sw_money *at)
{
    if (lua_getfield(L, 1, name) == LUA_TNIL)
        return;
    if (!rule_money_to(L, -1))
        luaL_error(L, "limits.%s is an amount such as money\"150.00 EUR\"", name);
    *at = *rule_money_to(L, -1);
}

static void check_declares(lua_State *L, const char *name)
{
    if (!rule_run_of(L)->declares)
        luaL_error(L, "%s belongs outside of functions: what it declares holds for every decision", name);
}

static void check_limits(lua_State *L, const sw_rules *rules)
{
    int order = 0;
    sw_error err = SW_ERROR_INIT;
    if (!rules->per_charge.currency[0] || !rules->per_month.currency[0])
        return;
    if (sw_money_compare(&order, &rules->per_charge, &rules->per_month, &err) < 0)
        luaL_error(L, "limits: %s", err.message);
    if (order > 0)
        luaL_error(L, "limits.per_charge is above limits.per_month: no charge could ever be as high");
}

static int set_limits(lua_State *L)
{
    static const char *const names[] = { "attempts", "per_charge", "per_month" };
    sw_rules *rules = rule_run_of(L)->declared;
    check_declares(L, "limits");
    if (!lua_istable(L, 1))
        return luaL_error(L, "limits is called with a dot: rules.limits{ per_charge = … }");
    if (!rules)
        return 0;
    if (rules->has_limits)
        return luaL_error(L, "limits are set once");
    check_names(L, 1, "limits", names, sizeof names / sizeof names[0]);
    rules->has_limits = true;
    declare_limit(L, "per_charge", &rules->per_charge);
    declare_limit(L, "per_month", &rules->per_month);
    check_limits(L, rules);
    if (lua_getfield(L, 1, "attempts") == LUA_TNIL)
        return 0;
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || lua_tointeger(L, -1) > 100)
        return luaL_error(L, "limits.attempts is a whole number from 1 to 100");
    rules->attempts = (int)lua_tointeger(L, -1);
    return 0;
}

static int line_of(lua_State *L, int index)
{
    lua_Debug at;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &at);
    return at.linedefined;
}

static void take(lua_State *L, int index)
{
    rule_run_of(L)->handler_line = line_of(L, index);
    lua_pushvalue(L, index);
    lua_rawsetp(L, LUA_REGISTRYINDEX, handler_key);
}

/* What is called with a colon gets the ruleset as its first argument. */
static void check_called(lua_State *L, int index, int type, const char *name, const char *how)
{
    check_declares(L, name);
    if (lua_type(L, index) != type)
        luaL_error(L, "%s is called with a dot: rules.%s%s", name, name, how);
}

static int declare_hook(lua_State *L, sw_rules_hook hook)
{
    rule_run *run = rule_run_of(L);
    check_called(L, 1, LUA_TFUNCTION, hook_words[hook], "(function(…) … end)");
    if (run->declared) {
        if (run->declared->hook_lines[hook])
            return luaL_error(L, "%s is there already, in line %d", hook_words[hook], run->declared->hook_lines[hook]);
        run->declared->hook_lines[hook] = line_of(L, 1);
        lua_settop(L, 1);
        rule_check_parameters(L, hook_words[hook], run->rules->inputs[hook],
                              hook == SW_RULES_FLOW ? NULL : run->rules->inputs[RULE_INPUT_STATE]);
    } else if (run->phase == RULE_DECIDING && run->hook == hook) {
        take(L, 1);
    }
    return 0;
}

#define HOOK(name, hook)              \
    static int name(lua_State *L)     \
    {                                 \
        return declare_hook(L, hook); \
    }
HOOK(choose_flow, SW_RULES_FLOW)
HOOK(on_decline, SW_RULES_DECLINE)
HOOK(on_wallet, SW_RULES_WALLET)
HOOK(on_refund, SW_RULES_REFUND)
HOOK(on_dispute, SW_RULES_DISPUTE)

static rule_event *add_event(lua_State *L, sw_rules *rules, const char *name)
{
    enum { MOST = 256, PRICE = 100 };
    rule_event **end = &rules->events;
    int count = 0;
    for (; *end; count++)
        end = &(*end)->next;
    if (count == MOST)
        luaL_error(L, "a ruleset has at most %d events", MOST);
    rule_spend(L, PRICE);
    rule_event *event = rule_new(sizeof *event);
    if (!event)
        rule_raise_memory(L);
    *end = event;
    keep(L, &event->name, name);
    return event;
}

static int on(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    static const char how[] = "(\"toll.received\", { toll = \"string\" }, function(e, s) … end)";
    check_called(L, 1, LUA_TSTRING, "on", how);
    check_called(L, 2, LUA_TTABLE, "on", how);
    check_called(L, 3, LUA_TFUNCTION, "on", how);
    const char *name = rule_json_text(L, 1);
    if (!name || !*name)
        return luaL_error(L, "the name of an event is a text in UTF-8, such as \"toll.received\"");
    if (!run->declared) {
        if (run->phase == RULE_DECIDING && run->event && strcmp(run->event, name) == 0)
            take(L, 3);
        return 0;
    }
    if (rule_event_find(run->declared, name))
        return luaL_error(L, "the event %s is there already, in line %d", name,
                          rule_event_find(run->declared, name)->line);
    rule_event *event = add_event(L, run->declared, name);
    event->line = line_of(L, 3);
    rule_shape_read(L, 2, name, &event->shape);
    if (event->shape->kind != RULE_TABLE)
        return luaL_error(L, "%s: the shape of an event is { name = type, … }", name);
    lua_settop(L, 3);
    rule_check_parameters(L, name, event->shape, run->rules->inputs[RULE_INPUT_STATE]);
    return 0;
}

static int test(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    check_called(L, 1, LUA_TSTRING, "test", "(\"what it shows\", function(t) … end)");
    check_called(L, 2, LUA_TFUNCTION, "test", "(\"what it shows\", function(t) … end)");
    if (run->declared)
        run->declared->tests++;
    if (run->phase != RULE_TESTING)
        return 0;
    lua_settop(L, 2);
    rule_tests_push(L);
    lua_createtable(L, 3, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, 2);
    lua_pushinteger(L, line_of(L, 2));
    lua_rawseti(L, -2, 3);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    return 0;
}

int rule_ruleset(lua_State *L)
{
    static const luaL_Reg words[] = {
        { "choose_flow", choose_flow },
        { "limits", set_limits },
        { "on", on },
        { "on_decline", on_decline },
        { "on_dispute", on_dispute },
        { "on_refund", on_refund },
        { "on_wallet", on_wallet },
        { "test", test },
        { NULL, NULL },
    };
    rule_run *run = rule_run_of(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, given_key) != LUA_TNIL)
        return luaL_error(L, "there is one ruleset in a file, and it is there already");
    lua_pushboolean(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, given_key);
    if (run->declared)
        declare(L, run->declared);
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    rule_finder_push(L, words, "a ruleset");
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    return 1;
}

static int write_bytes(lua_State *L, const void *bytes, size_t size, void *out)
{
    (void)L;
    rule_text_add(out, bytes, size);
    return 0;
}

void rule_dump(lua_State *L, rule_text *out)
{
    lua_dump(L, write_bytes, out, 0);
    if (out->starved)
        rule_raise_memory(L);
}

void rule_ruleset_call(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    const sw_rules *rules = run->rules;
    lua_pushfstring(L, "@%s", rules->file);
    if (luaL_loadbufferx(L, rules->bytecode.data, rules->bytecode.size, lua_tostring(L, -1), "b") != LUA_OK)
        lua_error(L);
    run->heap.block = run->limits->block;
    run->declares = true;
    lua_call(L, 0, 0);
    run->declares = false;
    run->made = 0;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, given_key) == LUA_TNIL)
        luaL_error(L, "%s: a ruleset begins with local rules = ruleset{ name = …, version = …, api = 1 }", rules->file);
    lua_settop(L, 0);
}

void rule_handler_push(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, handler_key);
}

void rule_kept_push(lua_State *L, const char *key)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

void rule_tests_push(lua_State *L)
{
    rule_kept_push(L, tests_key);
}

void rule_why_push(lua_State *L)
{
    rule_kept_push(L, why_key);
}
