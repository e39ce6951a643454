/* SPDX-License-Identifier: Apache-2.0 */
#include "arguments.h"

#include "library.h"
#include "moment.h"
#include "money.h"
#include "ruleset.h"

#include <savedwallet/names.h>

#include <string.h>

enum { NEEDED = 1, OPTIONAL = 0, LONGEST_TEXT = 1024 };

static const rule_argument arguments[] = {
#define ARGUMENT(action, name, kind, needed, words) { make_##action, #name, kind, needed, words },
#define FLOW_ARGUMENT(name, kind, needed, words) { RULE_ACTIONS, #name, kind, needed, words },
#include "actions.def"
};
enum { ARGUMENTS = sizeof arguments / sizeof arguments[0] };

const rule_argument *rule_argument_next(int maker, const rule_argument *after)
{
    int owner = maker < RULE_ACTIONS ? maker : RULE_ACTIONS;
    for (const rule_argument *each = after ? after + 1 : arguments; each < arguments + ARGUMENTS; each++)
        if (each->maker == owner)
            return each;
    return NULL;
}

static const rule_argument *find_argument(int maker, const char *name)
{
    const rule_argument *each = rule_argument_next(maker, NULL);
    while (each && strcmp(each->name, name) != 0)
        each = rule_argument_next(maker, each);
    return each;
}

static int raise_unknown(lua_State *L, int index, int maker)
{
    const char *names[ARGUMENTS];
    size_t count = 0;
    for (const rule_argument *each = NULL; (each = rule_argument_next(maker, each));)
        names[count++] = each->name;
    rule_keys_push(L, index);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *name = rule_plain_text(L, -1);
        if (!name)
            return luaL_error(L, "%s takes members with names, such as %s = …", rule_maker_name(maker), names[0]);
        if (!find_argument(maker, name))
            return luaL_error(L, "%s has no %s; the nearest is %s", rule_maker_name(maker), name,
                              sw_name_nearest(name, names, count));
        lua_pop(L, 1);
    }
    return 0;
}

static bool is_one_of(const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *each = words; *each; each += *each == ' ') {
        size_t length = strcspn(each, " ");
        if (length == size && memcmp(each, word, size) == 0)
            return true;
        each += length;
    }
    return false;
}

static void expect(lua_State *L, int index, bool is, const char *of, const char *what)
{
    if (!is)
        luaL_error(L, "%s is %s, not %s", of, what, rule_text_push(L, index));
}

static void check_text(lua_State *L, int index, const char *of)
{
    expect(L, index, lua_type(L, index) == LUA_TSTRING, of, "a text");
    size_t size = lua_rawlen(L, index);
    if (size == 0 || size > LONGEST_TEXT)
        luaL_error(L, "%s has %d bytes; it has 1 to %d", of, (int)size, LONGEST_TEXT);
}

static void check_list(lua_State *L, int index, const char *of)
{
    expect(L, index, lua_istable(L, index) && lua_rawlen(L, index) > 0, of, "a list of texts");
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, index); i++) {
        lua_rawgeti(L, index, i);
        check_text(L, lua_gettop(L), of);
        lua_pop(L, 1);
    }
}

static void check_word(lua_State *L, int index, const char *of, const char *words)
{
    bool is = rule_plain_text(L, index) && is_one_of(words, lua_tostring(L, index));
    if (!is)
        expect(L, index, is, of, lua_pushfstring(L, strchr(words, ' ') ? "one of: %s" : "\"%s\"", words));
}

static void check_value(lua_State *L, int index, const rule_argument *each, const char *of)
{
    switch (each->kind) {
    case TEXT:
        check_text(L, index, of);
        break;
    case WORD:
        check_word(L, index, of, each->words);
        break;
    case MONEY:
        expect(L, index, rule_money_to(L, index), of, "an amount such as money\"2.50 EUR\"");
        break;
    case DELAY:
    case SPAN:
        rule_delay(L, index, rule_run_of(L)->now_ms, each->kind == DELAY, of);
        break;
    case LIST:
        check_list(L, index, of);
        break;
    default:
        expect(L, index, lua_istable(L, index), of, "a table");
    }
}

bool rule_argument_is_given(lua_State *L, int index, const char *name)
{
    lua_pushstring(L, name);
    bool is = lua_rawget(L, index) != LUA_TNIL;
    lua_pop(L, 1);
    return is;
}

bool rule_argument_is(lua_State *L, int index, const char *name, const char *word)
{
    lua_pushstring(L, name);
    lua_rawget(L, index);
    const char *given = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    bool is = strcmp(given, word) == 0;
    lua_pop(L, 1);
    return is;
}

static void check_values(lua_State *L, int index, int maker)
{
    for (const rule_argument *each = NULL; (each = rule_argument_next(maker, each));) {
        int top = lua_gettop(L);
        lua_pushstring(L, each->name);
        if (lua_rawget(L, index) != LUA_TNIL)
            check_value(L, top + 1, each, lua_pushfstring(L, "%s.%s", rule_maker_name(maker), each->name));
        lua_settop(L, top);
    }
}

static bool is_nothing(lua_State *L, int index, const char *name)
{
    lua_pushstring(L, name);
    lua_rawget(L, index);
    const sw_money *money = rule_money_to(L, -1);
    bool is = money && sw_money_is_zero(money);
    lua_pop(L, 1);
    return is;
}

static int64_t delay_of(lua_State *L, int index, const char *name, int64_t from, bool month)
{
    lua_pushstring(L, name);
    int64_t at = lua_rawget(L, index) == LUA_TNIL ? from : rule_delay(L, lua_gettop(L), from, month, name);
    lua_pop(L, 1);
    return at;
}

static void check_expiry(lua_State *L, int index)
{
    int64_t base = delay_of(L, index, "after", rule_run_of(L)->now_ms, true);
    int64_t at = delay_of(L, index, "expires", base, false);
    if (rule_run_of(L)->phase == RULE_LOADING)
        return; /* there is no now yet */
    if (at <= base)
        luaL_error(L, "charge.expires is over before the charge is made");
    lua_pushliteral(L, "29d");
    if (at > rule_delay(L, lua_gettop(L), base, false, "29d"))
        luaL_error(L, "charge.expires is at most 29d: Amazon holds an amount for 30 days");
    lua_pop(L, 1);
}

static const char *text_of(lua_State *L, int index, const char *name)
{
    lua_pushstring(L, name);
    lua_rawget(L, index);
    const char *text = lua_tostring(L, -1);
    lua_pop(L, 1); /* the table keeps it */
    return text;
}

/* What is waited for has to come, and to have what is compared. */
static void check_hold(lua_State *L, int index)
{
    const rule_run *run = rule_run_of(L);
    const char *name = text_of(L, index, "until_event"), *match = text_of(L, index, "match");
    const rule_event *event = rule_event_find(run->rules, name);
    if (run->phase == RULE_LOADING)
        return; /* there may be more events to come */
    if (delay_of(L, index, "by", run->now_ms, true) <= run->now_ms)
        luaL_error(L, "hold.by is over already");
    if (!event)
        luaL_error(L, "hold.until_event: the ruleset knows no event %s; the nearest is %s", name,
                   rule_event_nearest(run->rules, name));
    if (!rule_shape_part(event->shape, match) || (run->data && !rule_shape_part(run->data, match)))
        luaL_error(L, "hold.match: %s is not a field of both events; the nearest is %s", match,
                   rule_shape_nearest(event->shape, match));
}

/* What spans several arguments, and what one alone does not tell. */
static void check_together(lua_State *L, int index, int maker)
{
    bool has_when = rule_argument_is_given(L, index, "when");
    if (is_nothing(L, index, "amount"))
        luaL_error(L, "%s.amount is nothing to pay; ask amount:is_zero() before", rule_maker_name(maker));
    if (maker == make_charge && rule_argument_is_given(L, index, "expires")) {
        if (!rule_argument_is(L, index, "capture", "later"))
            luaL_error(L, "charge.expires goes with capture = \"later\": what is captured now does not expire");
        check_expiry(L, index);
    }
    if (maker == make_charge && rule_argument_is_given(L, index, "descriptor") &&
        rule_argument_is(L, index, "capture", "later"))
        luaL_error(L, "charge.descriptor goes with capture = \"now\": Amazon takes it at the capture");
    if (maker == make_retry && rule_argument_is_given(L, index, "after") == has_when)
        luaL_error(L, "retry takes either after = \"3d\", or when = \"wallet_usable\" with within = \"14d\"");
    if (maker == make_retry && has_when != rule_argument_is_given(L, index, "within"))
        luaL_error(L, "retry: when and within go together, as in when = \"wallet_usable\", within = \"14d\"");
    if (maker == make_hold)
        check_hold(L, index);
}

void rule_arguments_check(lua_State *L, int index, int maker, bool whole)
{
    size_t known = 0, count = 0;
    const rule_argument *missing = NULL;
    for (const rule_argument *each = NULL; (each = rule_argument_next(maker, each));) {
        lua_pushstring(L, each->name);
        bool given = lua_rawget(L, index) != LUA_TNIL;
        lua_pop(L, 1);
        known += given;
        if (!given && each->needed && !missing)
            missing = each;
    }
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        count++;
    if (count != known)
        raise_unknown(L, index, maker);
    if (missing && whole)
        luaL_error(L, "%s needs %s", rule_maker_name(maker), missing->name);
    check_values(L, index, maker);
    if (whole)
        check_together(L, index, maker);
}
