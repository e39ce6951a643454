/* SPDX-License-Identifier: Apache-2.0 */
#include "guards.h"

#include "money.h"
#include "ruleset.h"

#include <savedwallet/guard.h>

#include <string.h>

/* What is known of all actions of a decision, and of the one at hand. */
typedef struct guarding {
    const sw_value *state, *decline;
    sw_guard_facts facts;
    sw_guard_asked asked;
    int action, ids, charges; /* indices: of the action; of the ids so far; of what was done to charges so far */
} guarding;

static const sw_value *at(const sw_value *value, const char *first, const char *second)
{
    value = sw_value_get(value, first);
    return second ? sw_value_get(value, second) : value;
}

static sw_money money_at(const sw_value *value, const char *name)
{
    sw_money money = SW_MONEY_INIT;
    sw_value_money(&money, sw_value_get(value, name), NULL);
    return money;
}

static int32_t integer_at(const sw_value *value, const char *name)
{
    int64_t number = 0;
    sw_value_integer(&number, sw_value_get(value, name));
    if (number <= 0)
        return 0;
    return number < INT32_MAX ? (int32_t)number : INT32_MAX;
}

static void know_wallet(guarding *it, const rule_run *run)
{
    sw_guard_facts *facts = &it->facts;
    facts->permission_state = sw_value_text(at(it->state, "permission", "state"));
    facts->permission_reason = sw_value_text(sw_value_first(at(it->state, "permission", "reasons")));
    facts->amazon_balance = money_at(it->state, "left_this_month");
    facts->per_charge = run->rules->per_charge;
    facts->per_month = run->rules->per_month;
    facts->attempts_limit = run->rules->attempts;
    facts->now_ms = run->now_ms;
}

static void know_decline(guarding *it)
{
    if (!it->decline)
        return;
    it->facts.last_decline = sw_value_text(sw_value_get(it->decline, "reason"));
    it->facts.attempts = integer_at(it->decline, "attempt");
}

static const char *text_of(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    lua_pop(L, 1); /* the action keeps it */
    return text;
}

static sw_money amount_of(lua_State *L, int index)
{
    static const sw_money none = SW_MONEY_INIT;
    lua_getfield(L, index, "amount");
    const sw_money *money = rule_money_to(L, -1);
    lua_pop(L, 1);
    return money ? *money : none;
}

/* What this decision does to the charge before: refunds add up, and what is captured is no longer authorized. */
static void know_earlier(lua_State *L, guarding *it, const char *id)
{
    sw_guard_facts *facts = &it->facts;
    int kind = lua_getfield(L, it->charges, id);
    const sw_money *refunded = rule_money_to(L, -1);
    if (kind == LUA_TBOOLEAN)
        facts->charge_state = "Captured";
    if (refunded && !facts->charge_refunded.currency[0])
        facts->charge_refunded = *refunded;
    else if (refunded)
        sw_money_add(&facts->charge_refunded, &facts->charge_refunded, refunded, NULL);
    lua_pop(L, 1);
}

/* For the next action: true, or how much was refunded. */
static void note_charge(lua_State *L, guarding *it)
{
    const char *id = text_of(L, it->action, "charge");
    sw_money sum = it->asked.amount;
    if (!id || (it->asked.action != SW_GUARD_CAPTURE && it->asked.action != SW_GUARD_REFUND))
        return;
    lua_getfield(L, it->charges, id);
    if (rule_money_to(L, -1))
        sw_money_add(&sum, &sum, rule_money_to(L, -1), NULL);
    lua_pop(L, 1);
    if (it->asked.action == SW_GUARD_CAPTURE)
        lua_pushboolean(L, 1);
    else
        rule_money_push(L, &sum);
    lua_setfield(L, it->charges, id);
}

/* The charge that the action is about, as the state knows it. */
static void know_charge(lua_State *L, guarding *it)
{
    sw_guard_facts *facts = &it->facts;
    const char *id = text_of(L, it->action, "charge");
    const sw_value *charges = sw_value_get(it->state, "charges");
    const sw_value *charge = id ? sw_value_get(charges, id) : NULL;
    bool all = charges && !sw_value_is_true(sw_value_get(it->state, "charges_truncated"));
    facts->charge_missing = id && all && !charge;
    facts->charge_state = sw_value_text(sw_value_get(charge, "state"));
    facts->charge_amount = money_at(charge, "amount");
    facts->charge_captured = money_at(charge, "captured");
    facts->charge_refunded = money_at(charge, "refunded");
    if (id)
        know_earlier(L, it, id);
}

/* Was this id said in this decision before? From now on it was. */
static bool take_id(lua_State *L, guarding *it, const char *id)
{
    if (!id)
        return false;
    bool taken = lua_getfield(L, it->ids, id) != LUA_TNIL;
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_setfield(L, it->ids, id);
    return taken;
}

static sw_guard_action action_of(const char *name)
{
    static const struct {
        const char *name;
        sw_guard_action action;
    } actions[] = { { "charge", SW_GUARD_CHARGE },
                    { "capture", SW_GUARD_CAPTURE },
                    { "cancel", SW_GUARD_CANCEL },
                    { "refund", SW_GUARD_REFUND },
                    { "retry", SW_GUARD_RETRY } };
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        if (strcmp(actions[i].name, name) == 0)
            return actions[i].action;
    return SW_GUARD_NOT_SET;
}

/* @return false: no guard has to do with such an action */
static bool know_action(lua_State *L, guarding *it)
{
    sw_guard_asked *asked = &it->asked;
    asked->action = action_of(text_of(L, it->action, "action"));
    asked->amount = asked->action == SW_GUARD_RETRY ? money_at(it->decline, "amount") : amount_of(L, it->action);
    asked->id = asked->action == SW_GUARD_RETRY ? sw_value_text(sw_value_get(it->decline, "charge"))
                                                : text_of(L, it->action, "id");
    it->facts.id_taken = take_id(L, it, asked->id);
    know_charge(L, it);
    if (text_of(L, it->action, "when"))
        it->facts.permission_state = NULL; /* it waits until the wallet is usable */
    return asked->action != SW_GUARD_NOT_SET;
}

/* What is charged counts for the next charge of the decision. */
static void count_amount(guarding *it)
{
    sw_money sum = SW_MONEY_INIT;
    if (it->asked.action != SW_GUARD_CHARGE)
        return;
    if (!it->facts.month_spent.currency[0])
        it->facts.month_spent = it->asked.amount;
    else if (sw_money_add(&sum, &it->facts.month_spent, &it->asked.amount, NULL) == SW_OK)
        it->facts.month_spent = sum;
}

static void add_verdict(lua_State *L, int list, lua_Integer action, const sw_guard_verdict *verdict)
{
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, action);
    lua_setfield(L, -2, "action");
    lua_pushstring(L, verdict->guard);
    lua_setfield(L, -2, "guard");
    lua_pushstring(L, verdict->message);
    lua_setfield(L, -2, "message");
    lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
}

static void ask(lua_State *L, guarding *it, int list, lua_Integer position)
{
    sw_guard_verdict verdicts[SW_GUARD_ROOM];
    size_t count = 0;
    sw_error err = SW_ERROR_INIT;
    if (sw_guard_check(verdicts, SW_GUARD_ROOM, &count, &it->asked, &it->facts, &err) < 0)
        rule_raise(L, &err);
    for (size_t i = 0; i < count; i++)
        add_verdict(L, list, position, &verdicts[i]);
    if (count > 0)
        return; /* what is stopped is not done, and counts for nothing */
    count_amount(it);
    note_charge(L, it);
}

void rule_guards_push(lua_State *L, int actions, const sw_value *state, const sw_value *decline)
{
    guarding it = { state, decline, SW_GUARD_FACTS_INIT, SW_GUARD_ASKED_INIT, 0, 0, 0 };
    lua_Integer count = (lua_Integer)lua_rawlen(L, actions);
    lua_newtable(L);
    int list = lua_gettop(L);
    lua_newtable(L);
    it.ids = lua_gettop(L);
    lua_newtable(L);
    it.charges = lua_gettop(L);
    it.action = it.charges + 1;
    it.facts.actions = (int32_t)count;
    it.facts.month_spent = money_at(state, "spent_this_month");
    for (lua_Integer i = 1; i <= count; i++) {
        know_wallet(&it, rule_run_of(L));
        know_decline(&it);
        lua_rawgeti(L, actions, i);
        if (know_action(L, &it))
            ask(L, &it, list, i - 1);
        lua_settop(L, it.charges);
    }
    lua_settop(L, list);
}
