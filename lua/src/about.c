/* SPDX-License-Identifier: Apache-2.0 */
#include "about.h"

#include "json.h"
#include "money.h"
#include "ruleset.h"

typedef struct telling {
    rule_text *out;
    const rule_problems *problems;
} telling;

static void put_text(lua_State *L, const char *name, const char *text)
{
    if (!text)
        return;
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static void put_integer(lua_State *L, const char *name, int64_t number)
{
    lua_pushinteger(L, number);
    lua_setfield(L, -2, name);
}

static void push_shape(lua_State *L, const rule_shape *shape)
{
    luaL_checkstack(L, 6, NULL);
    if (shape->kind == RULE_LIST) {
        lua_createtable(L, 1, 0);
        push_shape(L, shape->parts);
        lua_rawseti(L, -2, 1);
    } else if (shape->kind == RULE_TABLE) {
        lua_createtable(L, 0, 4);
        for (const rule_shape *part = shape->parts; part; part = part->next) {
            push_shape(L, part);
            lua_setfield(L, -2, part->name);
        }
    } else if (shape->kind == RULE_ONE_OF) {
        lua_createtable(L, 0, 1);
        lua_createtable(L, 4, 0);
        lua_Integer count = 0;
        for (const rule_shape *part = shape->parts; part; part = part->next) {
            lua_pushstring(L, part->name);
            lua_rawseti(L, -2, ++count);
        }
        lua_setfield(L, -2, "one_of");
    } else {
        lua_pushfstring(L, "%s%s", rule_kind_name(shape->kind), shape->optional ? "?" : "");
    }
}

static void put_events(lua_State *L, const sw_rules *rules)
{
    lua_newtable(L);
    for (const rule_event *event = rules->events; event; event = event->next) {
        push_shape(L, event->shape);
        lua_setfield(L, -2, event->name);
    }
    lua_setfield(L, -2, "events");
}

static void put_hooks(lua_State *L, const sw_rules *rules)
{
    lua_Integer count = 0;
    lua_newtable(L);
    for (int i = 0; i < RULE_HOOKS; i++) {
        if (!rules->hook_lines[i] && !(i == SW_RULES_EVENT && rules->events))
            continue;
        lua_pushstring(L, sw_rules_hook_name((sw_rules_hook)i));
        lua_rawseti(L, -2, ++count);
    }
    rule_json_be_list(L);
    lua_setfield(L, -2, "hooks");
}

static void put_money(lua_State *L, const char *name, const sw_money *money)
{
    if (!money->currency[0])
        return;
    rule_money_push(L, money);
    lua_setfield(L, -2, name);
}

static void put_limits(lua_State *L, const sw_rules *rules)
{
    lua_createtable(L, 0, 3);
    put_money(L, "per_charge", &rules->per_charge);
    put_money(L, "per_month", &rules->per_month);
    if (rules->attempts)
        put_integer(L, "attempts", rules->attempts);
    lua_setfield(L, -2, "limits");
}

static int tell_about(lua_State *L)
{
    const rule_run *run = rule_run_of(L);
    const telling *it = run->payload;
    const sw_rules *rules = run->rules;
    lua_createtable(L, 0, 12);
    put_text(L, "name", rules->name);
    put_text(L, "version", rules->version);
    put_text(L, "timezone", sw_zone_name(rules->zone));
    put_text(L, "zone_data", sw_zone_data_version(rules->zone));
    put_text(L, "sha256", rules->digest);
    put_text(L, "engine", sw_rules_version());
    put_integer(L, "tests", (int64_t)rules->tests);
    put_events(L, rules);
    put_hooks(L, rules);
    put_limits(L, rules);
    rule_json_write(L, -1, it->out);
    return 0;
}

static int tell_problems(lua_State *L)
{
    const telling *it = rule_run_of(L)->payload;
    lua_Integer count = 0;
    lua_createtable(L, 0, 1);
    lua_newtable(L);
    for (const rule_problem *each = it->problems->first; each; each = each->next) {
        lua_createtable(L, 0, 3);
        put_integer(L, "line", each->line);
        put_text(L, "message", each->message);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "warning");
        lua_rawseti(L, -2, ++count);
    }
    rule_json_be_list(L);
    lua_setfield(L, -2, "problems");
    rule_json_write(L, -1, it->out);
    return 0;
}

static int tell(lua_CFunction body, telling *it, const sw_rules *rules, sw_error *err)
{
    rule_run run = { .rules = rules, .phase = RULE_TESTING, .limits = &rules->limits, .body = body, .payload = it };
    it->out->ceiling = (size_t)1 << 20;
    return rule_run_do(&run, err);
}

int rule_about(rule_text *out, const sw_rules *rules, sw_error *err)
{
    telling it = { out, NULL };
    return tell(tell_about, &it, rules, err);
}

int rule_problems_tell(rule_text *out, const sw_rules *rules, const rule_problems *problems, sw_error *err)
{
    telling it = { out, problems };
    return tell(tell_problems, &it, rules, err);
}
