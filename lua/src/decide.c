/* SPDX-License-Identifier: Apache-2.0 */
#include "decide.h"

#include "answer.h"
#include "input.h"
#include "json.h"
#include "library.h"
#include "ruleset.h"

#include <savedwallet/advice.h>
#include <savedwallet/names.h>

#include <string.h>

/* What the body of a decision works on. */
typedef struct decision {
    const sw_value *input;
    rule_text *out;
} decision;

int rule_why(lua_State *L)
{
    enum { MOST = 100 };
    rule_run *run = rule_run_of(L);
    lua_Debug at;
    if (run->phase != RULE_DECIDING)
        return luaL_error(L, "why belongs into the function of a rule");
    rule_format_push(L, 1);
    rule_why_push(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    if (count >= MOST)
        return rule_raise_limit(L, "why", "why was said more than %d times", MOST);
    lua_createtable(L, 2, 0);
    lua_pushvalue(L, -3);
    lua_rawseti(L, -2, 1);
    if (lua_getstack(L, 1, &at) && lua_getinfo(L, "l", &at)) {
        lua_pushinteger(L, at.currentline);
        lua_rawseti(L, -2, 2);
    }
    lua_rawseti(L, -2, count + 1);
    return 0;
}

const sw_value *rule_member(lua_State *L, const char *name)
{
    const decision *it = rule_run_of(L)->payload;
    return sw_value_get(it->input, name);
}

static void read_now(lua_State *L, const char *of)
{
    rule_run *run = rule_run_of(L);
    const char *now = sw_value_text(sw_value_get(rule_member(L, of), "now"));
    if (now && sw_zone_read_utc(&run->now_ms, now, NULL) == SW_OK)
        return;
    const char *path = lua_pushfstring(L, "/%s/now", of);
    rule_raise_input(L, path, lua_pushfstring(L, "%s is a time such as \"2026-11-29T16:00:00Z\"", path));
}

static void push_input(lua_State *L, const char *name, const rule_shape *shape)
{
    const sw_value *value = rule_member(L, name);
    if (!value)
        rule_raise_input(L, lua_pushfstring(L, "/%s", name), lua_pushfstring(L, "the input needs the member %s", name));
    rule_input_push(L, value, shape, name);
}

/* Members that no hook has. */
static void check_members(lua_State *L, const char *own)
{
    const decision *it = rule_run_of(L)->payload;
    for (const sw_value *each = sw_value_first(it->input); each; each = sw_value_next(each)) {
        const char *name = sw_value_name(each);
        if (strcmp(name, own) != 0 && (strcmp(own, "flow") == 0 || strcmp(name, "state") != 0))
            rule_raise_input(L, lua_pushfstring(L, "/%s", name),
                             lua_pushfstring(L, "the input of %s has no member %s", own, name));
    }
}

static void find_event(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    if (sw_value_kind_of(rule_member(L, "event")) != SW_VALUE_OBJECT)
        rule_raise_input(L, "/event", "the input needs event, an object with id, name and data");
    const char *name = sw_value_text(sw_value_get(rule_member(L, "event"), "name"));
    const rule_event *event = name ? rule_event_find(run->rules, name) : NULL;
    if (event) {
        run->event = event->name;
        run->data = event->shape;
        return;
    }
    const char *nearest = name ? rule_event_nearest(run->rules, name) : NULL;
    const char *text = nearest ? lua_pushfstring(L, "; the nearest is %s", nearest) : "";
    rule_raise_input(L, "/event/name",
                     lua_pushfstring(L, "the ruleset knows no event %s%s", name ? name : "without a name", text));
}

static void check_step(lua_State *L, const char *step)
{
    const char *names[SW_NEXT_STOP + 1];
    for (int i = 0; i <= SW_NEXT_STOP; i++) {
        names[i] = sw_next_step_name((sw_next_step)i);
        if (!step || strcmp(names[i], step) == 0)
            return;
    }
    rule_raise_input(L, "/decline/next_step",
                     lua_pushfstring(L, "/decline/next_step is no step: the nearest is %s",
                                     sw_name_nearest(step, names, sizeof names / sizeof names[0])));
}

/* What to do, of the reason, where the caller does not say. The table of the decline is on top. */
static void advise(lua_State *L)
{
    sw_advice advice = SW_ADVICE_INIT;
    sw_situation situation = SW_SITUATION_INIT;
    const sw_value *given = rule_member(L, "decline");
    int64_t attempt = 0;
    if (sw_value_integer(&attempt, sw_value_get(given, "attempt")) && attempt < 1)
        rule_raise_input(L, "/decline/attempt", "/decline/attempt is 1 after the first try");
    check_step(L, sw_value_text(sw_value_get(given, "next_step")));
    if (sw_value_text(sw_value_get(given, "next_step")))
        return;
    situation.operation = "createCharge";
    situation.http_status = 422;
    situation.reason_code = sw_value_text(sw_value_get(given, "reason"));
    situation.permission_state = sw_value_text(
        sw_value_get(sw_value_get(rule_member(L, "state"), "permission"), "state"));
    situation.attempt = attempt > 0 && attempt < 1000 ? (int)attempt : 1;
    sw_advise(&advice, &situation, NULL);
    lua_pushstring(L, sw_next_step_name(advice.next_step));
    lua_pushliteral(L, "next_step");
    lua_insert(L, -2);
    lua_rawset(L, -3);
}

static int push_arguments(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    const char *own = sw_rules_hook_name(run->hook);
    push_input(L, own, run->rules->inputs[run->hook]);
    if (run->hook == SW_RULES_EVENT) {
        lua_getfield(L, -1, "data");
        lua_remove(L, -2);
    }
    if (run->hook == SW_RULES_DECLINE)
        advise(L);
    if (run->hook == SW_RULES_FLOW)
        return 1;
    push_input(L, "state", run->rules->inputs[RULE_INPUT_STATE]);
    return 2;
}

static void put_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static void put_ruleset(lua_State *L, const sw_rules *rules)
{
    lua_createtable(L, 0, 3);
    put_text(L, "name", rules->name);
    put_text(L, "version", rules->version);
    put_text(L, "sha256", rules->digest);
    lua_setfield(L, -2, "ruleset");
    put_text(L, "engine", sw_rules_version());
    put_text(L, "zone_data", sw_zone_data_version(rules->zone));
}

/* Takes the texts or lines out of what why said. */
static void put_why(lua_State *L, const char *name, lua_Integer part)
{
    lua_newtable(L);
    rule_why_push(L);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        lua_rawgeti(L, -1, part);
        lua_rawseti(L, -4, i);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
    rule_json_be_list(L);
    lua_setfield(L, -2, name);
}

static void put_explanation(lua_State *L, int lines)
{
    const rule_run *run = rule_run_of(L);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, lines);
    rule_json_be_list(L);
    lua_setfield(L, -2, "actions");
    put_why(L, "why", 2);
    lua_pushinteger(L, run->handler_line);
    lua_setfield(L, -2, "rule");
    lua_pushinteger(L, run->limits->instructions - run->left + run->uncounted);
    lua_setfield(L, -2, "instructions");
    lua_setfield(L, -2, "explain");
}

/* The table of what is told is on top. */
static void put_case(lua_State *L)
{
    const rule_run *run = rule_run_of(L);
    put_text(L, "hook", sw_rules_hook_name(run->hook));
    if (run->hook != SW_RULES_EVENT)
        return;
    put_text(L, "event", sw_value_text(sw_value_get(rule_member(L, "event"), "id")));
    put_text(L, "rule", run->event);
}

static void put_inbox(lua_State *L)
{
    const rule_run *run = rule_run_of(L);
    if (run->hook == SW_RULES_FLOW)
        luaL_error(L, "%s has no choose_flow", run->rules->file);
    lua_pushfstring(L, "the ruleset has no on_%s: a person has to look", sw_rules_hook_name(run->hook));
    lua_setfield(L, -2, "inbox");
}

/* Calls the rule and leaves its one answer on the stack. @return its index */
static int ask(lua_State *L)
{
    int base = lua_gettop(L);
    int arguments = push_arguments(L);
    rule_handler_push(L);
    if (lua_isnil(L, -1)) {
        lua_settop(L, base);
        lua_pushnil(L);
        return base + 1;
    }
    lua_insert(L, base + 1);
    lua_call(L, arguments, LUA_MULTRET);
    if (lua_gettop(L) > base + 1)
        rule_answer_fail(L,
                         "a rule gives one value; several actions go into a list: return { charge{ … }, notify{ … } }");
    lua_settop(L, base + 1);
    return base + 1;
}

static int decide(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    decision *it = run->payload;
    const char *own = sw_rules_hook_name(run->hook);
    check_members(L, own);
    read_now(L, run->hook == SW_RULES_FLOW ? own : "state");
    if (run->hook == SW_RULES_EVENT)
        find_event(L);
    rule_words_put(L);
    rule_ruleset_call(L);
    int answer = ask(L);
    lua_newtable(L);
    int lines = lua_gettop(L);
    lua_createtable(L, 0, 12);
    put_case(L);
    if (!run->handler_line)
        put_inbox(L);
    if (run->hook == SW_RULES_FLOW)
        rule_flow_put(L, answer);
    else
        rule_actions_put(L, answer, lines);
    put_ruleset(L, run->rules);
    put_why(L, "why", 1);
    if (run->explains)
        put_explanation(L, lines);
    rule_json_write(L, -1, it->out);
    return 0;
}

int rule_decide(rule_text *out, const sw_rules *rules, sw_rules_hook hook, const char *input, size_t size,
                unsigned telling, const rule_coverage *coverage, sw_error *err)
{
    sw_object *object = NULL;
    if (size > rules->limits.input)
        return sw_error_set(err, SW_E_LIMIT, "input", "the input has more bytes than a decision takes");
    int code = sw_object_read(&object, input, size, err);
    if (code < 0)
        return code;
    decision it = { sw_value_of(object), out };
    rule_run run = { .rules = rules,
                     .phase = RULE_DECIDING,
                     .limits = &rules->limits,
                     .body = decide,
                     .payload = &it,
                     .hook = hook,
                     .explains = (telling & SW_RULES_EXPLAIN) != 0 };
    if (coverage) {
        run.covered = coverage->lines;
        run.lines = coverage->count;
    }
    out->ceiling = rules->limits.output;
    code = rule_run_do(&run, err);
    sw_object_free(object);
    return code;
}
