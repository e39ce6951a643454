/* SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"

#include "actions.h"
#include "decide.h"
#include "guards.h"
#include "json.h"
#include "library.h"
#include "ruleset.h"

#include <string.h>

int rule_answer_fail(lua_State *L, const char *what)
{
    const rule_run *run = rule_run_of(L);
    return luaL_error(L, "%s:%d: %s", run->rules->file, run->handler_line, what);
}

/* What is asked, by its hook. */
static const char *const asked[] = { "choose_flow", "an event", "a decline", "a change of the wallet",
                                     "a refund",    "a dispute" };

static int check_maker(lua_State *L, int index)
{
    const rule_run *run = rule_run_of(L);
    int maker = rule_made_by(L, index);
    if (maker < 0)
        rule_answer_fail(L, lua_pushfstring(L, "the answer of a rule is an action or a list of actions, not %s",
                                            rule_text_push(L, index)));
    if (!rule_maker_fits(maker, run->hook))
        rule_answer_fail(L, lua_pushfstring(L, "%s is no answer to %s", rule_maker_name(maker), asked[run->hook]));
    return maker;
}

/* A decline is answered once: by another try or by the end of it. */
static void check_retry(lua_State *L, int actions)
{
    int retries = 0, ends = 0;
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, actions); i++) {
        lua_rawgeti(L, actions, i);
        lua_getfield(L, -1, "action");
        retries += strcmp(lua_tostring(L, -1), "retry") == 0;
        ends += strcmp(lua_tostring(L, -1), "stop") == 0;
        lua_pop(L, 2);
    }
    if (retries > 1 || (retries > 0 && ends > 0))
        rule_answer_fail(L, "a decline is answered with one retry, or with stop");
}

/* Nothing that the buyer does on the update page opens a wallet again that is closed. */
static void check_closed(lua_State *L, int maker)
{
    const char *state = sw_value_text(sw_value_get(rule_member(L, "wallet"), "state"));
    if (!state)
        state = sw_value_text(sw_value_get(sw_value_get(rule_member(L, "state"), "permission"), "state"));
    if (strcmp(rule_maker_name(maker), "ask_buyer") == 0 && state && strcmp(state, "Closed") == 0) {
        lua_getfield(L, -1, "to");
        if (strcmp(lua_tostring(L, -1), "update_wallet") == 0)
            rule_answer_fail(
                L, "the wallet is closed, and the update page does not open it: ask_buyer{ to = \"new_setup\" }");
        lua_pop(L, 1);
    }
}

/* The action is on top, and the lists of actions and of their lines are below it. */
static void add_action(lua_State *L, int actions, int lines)
{
    const rule_run *run = rule_run_of(L);
    lua_Integer at = (lua_Integer)lua_rawlen(L, actions) + 1;
    int index = lua_gettop(L), maker = check_maker(L, index);
    if ((size_t)at > run->limits->actions)
        rule_raise_limit(L, "actions", "one decision has more than %d actions", (int)run->limits->actions);
    rule_action_push(L, index, maker, true);
    check_closed(L, maker);
    lua_rawseti(L, actions, at);
    lua_pushinteger(L, rule_made_at(L, index));
    lua_rawseti(L, lines, at);
    lua_pop(L, 1);
}

static void add_actions(lua_State *L, int answer, int actions, int lines)
{
    if (lua_isnil(L, answer) && rule_run_of(L)->made > 0)
        rule_answer_fail(L, "the rule made an action and gave nothing back: write return before it");
    if (lua_isnil(L, answer))
        return;
    if (rule_made_by(L, answer) >= 0 || !lua_istable(L, answer)) {
        lua_pushvalue(L, answer);
        add_action(L, actions, lines);
        return;
    }
    rule_keys_push(L, answer);
    if (lua_rawlen(L, -1) != lua_rawlen(L, answer) || lua_getmetatable(L, answer))
        rule_answer_fail(
            L, "the answer of a rule is a list of actions without names and holes: { charge{ … }, notify{ … } }");
    lua_pop(L, 1);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, answer); i++) {
        lua_rawgeti(L, answer, i);
        add_action(L, actions, lines);
    }
    check_retry(L, actions);
}

void rule_flow_put(lua_State *L, int answer)
{
    if (rule_made_by(L, answer) < 0)
        rule_answer_fail(L, "choose_flow gives one of flow, such as flow.setup_only{}");
    rule_action_push(L, answer, check_maker(L, answer), true);
    lua_setfield(L, -2, "flow");
}

void rule_actions_put(lua_State *L, int answer, int lines)
{
    int told = lua_gettop(L);
    lua_newtable(L);
    int actions = lua_gettop(L);
    add_actions(L, answer, actions, lines);
    lua_pushvalue(L, actions);
    rule_json_be_list(L);
    lua_setfield(L, told, "actions");
    rule_guards_push(L, actions, rule_member(L, "state"), rule_member(L, "decline"));
    rule_json_be_list(L);
    lua_setfield(L, told, "guards");
    lua_settop(L, told);
}
