/* SPDX-License-Identifier: Apache-2.0 */
#include "moment.h"

#include "library.h"
#include "ruleset.h"
#include "words.h"

#include <savedwallet/zone.h>

#include <stdio.h>
#include <string.h>

static const char kind[] = "time";

/* Makes what they can do, when the first one is made. */
static void push_abilities(lua_State *L);

static const int64_t minute_ms = 60000, hour_ms = 3600000, day_ms = 86400000;

const int64_t *rule_moment_to(lua_State *L, int index)
{
    const int64_t *at = lua_touserdata(L, index);
    if (!at || !lua_getmetatable(L, index))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, kind);
    bool is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is ? at : NULL;
}

void rule_moment_push(lua_State *L, int64_t at_ms)
{
    int64_t *made = lua_newuserdatauv(L, sizeof *made, 0);
    *made = at_ms;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, kind) == LUA_TNIL) {
        lua_pop(L, 1);
        push_abilities(L);
    }
    lua_setmetatable(L, -2);
}

bool rule_moment_text_push(lua_State *L, int index)
{
    char text[SW_ZONE_UTC_SIZE];
    const int64_t *at = rule_moment_to(L, index);
    if (!at || sw_zone_write_utc(text, *at, NULL) < 0)
        return false;
    lua_pushstring(L, text);
    return true;
}

int rule_time(lua_State *L)
{
    int64_t at = 0;
    sw_error err = SW_ERROR_INIT;
    if (!rule_plain_text(L, 1))
        return luaL_error(L, "time takes text such as time\"2026-11-29T16:00:00Z\", not a %s", rule_type_name(L, 1));
    if (sw_zone_read_utc(&at, lua_tostring(L, 1), &err) < 0)
        return rule_raise(L, &err);
    rule_moment_push(L, at);
    return 1;
}

static const sw_zone *zone_of(lua_State *L)
{
    return rule_run_of(L)->rules->zone;
}

static int64_t check(lua_State *L, int index, const char *what)
{
    const int64_t *at = rule_moment_to(L, index);
    if (!at)
        luaL_error(L, "%s takes a time, not a %s", what, rule_type_name(L, index));
    return *at;
}

/* Reads "3d". @return false: it is not that; what the unit is worth is in the text alone */
static bool read_span(const char *text, int64_t *number, char *unit)
{
    enum { DIGITS = 6 };
    size_t digits = 0;
    *number = 0;
    for (; text[digits] >= '0' && text[digits] <= '9' && digits < DIGITS; digits++)
        *number = *number * 10 + (text[digits] - '0');
    *unit = text[digits];
    return digits > 0 && *unit && strchr("mhd", *unit) && !text[digits + 1];
}

static int64_t add_span(lua_State *L, int64_t from, int64_t number, char unit)
{
    int64_t at = from;
    sw_error err = SW_ERROR_INIT;
    if (unit != 'd') {
        char text[SW_ZONE_UTC_SIZE];
        at = from + number * (unit == 'h' ? hour_ms : minute_ms);
        if (sw_zone_write_utc(text, at, &err) < 0)
            rule_raise(L, &err);
        return at;
    }
    if (sw_zone_add_days(&at, zone_of(L), from, number, &err) < 0)
        rule_raise(L, &err);
    return at;
}

static int64_t check_far(lua_State *L, int64_t at, int64_t from, const char *what)
{
    enum { MOST_DAYS = 400 };
    if (from && at > from + MOST_DAYS * day_ms)
        luaL_error(L, "%s is more than %d days away", what, MOST_DAYS);
    return at;
}

int64_t rule_delay(lua_State *L, int index, int64_t from, bool month, const char *what)
{
    int64_t number = 0, at = 0;
    char unit = 0;
    sw_error err = SW_ERROR_INIT;
    if (rule_moment_to(L, index))
        return check_far(L, *rule_moment_to(L, index), from, what);
    const char *text = rule_plain_text(L, index) ? lua_tostring(L, index) : "";
    if (month && strcmp(text, "next_month") == 0) {
        if (sw_zone_next_month(&at, zone_of(L), from, &err) < 0)
            rule_raise(L, &err);
        return at;
    }
    if (!read_span(text, &number, &unit))
        luaL_error(L, "%s is a time or one of \"90m\", \"6h\", \"3d\"%s, not %s", what, month ? ", \"next_month\"" : "",
                   rule_text_push(L, index));
    return check_far(L, add_span(L, from, number, unit), from, what);
}

static int plus(lua_State *L)
{
    int64_t from = check(L, 1, "plus");
    rule_moment_push(L, rule_delay(L, 2, from, true, "what is added"));
    return 1;
}

static sw_zone_fields local(lua_State *L, int index, const char *what)
{
    sw_zone_fields fields = SW_ZONE_FIELDS_INIT;
    sw_error err = SW_ERROR_INIT;
    if (sw_zone_to_local(&fields, zone_of(L), check(L, index, what), &err) < 0)
        rule_raise(L, &err);
    return fields;
}

/* The days of the calendar, counted from 1970-01-01: those of the local date, taken as one of UTC. */
static int64_t day_of(lua_State *L, int index)
{
    sw_zone_fields fields = local(L, index, "days_since");
    int64_t midnight = 0;
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", (int)fields.year, (int)fields.month, (int)fields.day);
    sw_zone_read_utc(&midnight, text, NULL);
    return midnight / day_ms;
}

static int days_since(lua_State *L)
{
    check(L, 1, "days_since");
    check(L, 2, "days_since");
    lua_pushinteger(L, day_of(L, 1) - day_of(L, 2));
    return 1;
}

static int date(lua_State *L)
{
    char text[48];
    sw_zone_fields fields = local(L, 1, "date");
    snprintf(text, sizeof text, "%04d-%02d-%02d", (int)fields.year, (int)fields.month, (int)fields.day);
    lua_pushstring(L, text);
    return 1;
}

static int hour(lua_State *L)
{
    lua_pushinteger(L, local(L, 1, "hour").hour);
    return 1;
}

static int weekday(lua_State *L)
{
    static const char *const names[] = { "thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday" };
    enum { WEEK = 7 };
    check(L, 1, "weekday");
    lua_pushstring(L, names[(day_of(L, 1) % WEEK + WEEK) % WEEK]);
    return 1;
}

static int equals(lua_State *L)
{
    const int64_t *a = rule_moment_to(L, 1), *b = rule_moment_to(L, 2);
    lua_pushboolean(L, a && b && *a == *b);
    return 1;
}

static int is_less(lua_State *L)
{
    lua_pushboolean(L, check(L, 1, "a comparison") < check(L, 2, "a comparison"));
    return 1;
}

static int is_at_most(lua_State *L)
{
    lua_pushboolean(L, check(L, 1, "a comparison") <= check(L, 2, "a comparison"));
    return 1;
}

static int refuse(lua_State *L)
{
    return luaL_error(L, "times are not added up; write at:plus(\"3d\"), or at:days_since(before)");
}

bool rule_is_date(const char *text)
{
    char whole[32];
    int64_t at = 0;
    if (strlen(text) != strlen("2026-11-29"))
        return false;
    snprintf(whole, sizeof whole, "%sT00:00:00Z", text);
    return sw_zone_read_utc(&at, whole, NULL) == SW_OK;
}

static void push_abilities(lua_State *L)
{
    static const luaL_Reg can[] = {
        { "plus", plus }, { "days_since", days_since }, { "date", date },
        { "hour", hour }, { "weekday", weekday },       { NULL, NULL },
    };
    static const luaL_Reg events[] = {
        { "__eq", equals },
        { "__lt", is_less },
        { "__le", is_at_most },
        { "__concat", rule_concat },
        { "__tostring", rule_tostring },
        { "__add", refuse },
        { "__sub", refuse },
        { NULL, NULL },
    };
    lua_createtable(L, 0, 10);
    luaL_setfuncs(L, events, 0);
    rule_finder_push(L, can, "a time");
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, kind);
}
