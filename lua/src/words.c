/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include "actions.h"
#include "decide.h"
#include "library.h"
#include "moment.h"
#include "money.h"
#include "ruleset.h"
#include "shape.h"

#include <savedwallet/names.h>

#include <lualib.h>
#include <stdio.h>
#include <string.h>

enum origin { OURS, BASE, MATH, STRING, TABLE };

static const struct word {
    const char *table, *name;
    lua_CFunction function;
    enum origin origin;
} words[] = {
#define WORD(table, name, function, origin) { table, name, function, origin },
#include "words.def"
};

static const char *const tables[] = { "string", "table", "math", "flow" };

static const struct {
    const char *name, *hint;
} hints[] = {
    { "print", "; why(\"…\") writes a line of the decision" },
    { "pcall", "; what fails ends the decision, and nothing is done" },
    { "xpcall", "; what fails ends the decision, and nothing is done" },
    { "next", "; walk a table with pairs" },
    { "os", "; the time is s.now" },
    { "io", "; rules reach no files" },
    { "require", "; a ruleset is one file" },
    { "dofile", "; a ruleset is one file" },
    { "load", "; rules cannot make code" },
    { "setmetatable", "" },
    { "coroutine", "" },
    { "debug", "" },
    { "string.find", "; there are contains, starts_with and ends_with" },
    { "string.match", "; there are contains, starts_with, ends_with, split and sub" },
    { "string.gmatch", "; there is split" },
    { "string.gsub", "; there are split and table.concat" },
    { "string.rep", "" },
    { "math.floor", "; a // b divides whole numbers" },
    { "math.random", "; the same input always gets the same answer" },
};

const char *rule_word_hint(const char *table, const char *member)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s%s", table, *table ? "." : "", member);
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        if (strcmp(hints[i].name, name) == 0)
            return hints[i].hint;
    return NULL;
}

static void find_in(lua_State *L, lua_CFunction open, enum origin origin, lua_CFunction *found)
{
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < RULE_WORDS; i++) {
        if (words[i].origin != origin)
            continue;
        lua_getfield(L, -1, words[i].name);
        found[i] = lua_tocfunction(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void rule_words_find(lua_State *L, lua_CFunction *found)
{
    for (size_t i = 0; i < RULE_WORDS; i++)
        found[i] = words[i].function;
    find_in(L, luaopen_base, BASE, found);
    find_in(L, luaopen_math, MATH, found);
    find_in(L, luaopen_string, STRING, found);
    find_in(L, luaopen_table, TABLE, found);
}

/* Sets the words of a table in the one on top. */
static void set_words(lua_State *L, const lua_CFunction *found, const char *table)
{
    for (size_t i = 0; i < RULE_WORDS; i++)
        if (strcmp(words[i].table, table) == 0) {
            lua_pushcfunction(L, found[i]);
            lua_setfield(L, -2, words[i].name);
        }
}

/* The text among a table's keys that is nearest to a word; of several the first by its bytes. */
static const char *nearest_key(lua_State *L, int index, const char *word)
{
    const char *best = NULL;
    rule_keys_push(L, index);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *pair[] = { best, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL };
        best = sw_name_nearest(word, pair, 2);
        lua_pop(L, 1); /* the table keeps it */
    }
    lua_pop(L, 2);
    return best ? best : "";
}

/* What is read of a table and is not there. The name of the table is the function's own. */
static int raise_missing(lua_State *L)
{
    const char *table = lua_tostring(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "%s has no %s in it", table, luaL_typename(L, 2));
    const char *name = lua_tostring(L, 2), *hint = rule_word_hint(table, name);
    if (hint)
        return luaL_error(L, "%s has no %s in rules%s", table, name, hint);
    return luaL_error(L, "%s has no %s; the nearest is %s", table, name, nearest_key(L, 1, name));
}

static int find_function(lua_State *L)
{
    enum { MOST = 16 };
    const char *names[MOST];
    size_t count = 0;
    const luaL_Reg *each = lua_touserdata(L, lua_upvalueindex(1));
    const char *of = lua_touserdata(L, lua_upvalueindex(2));
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "%s has no %s in it", of, luaL_typename(L, 2));
    const char *name = lua_tostring(L, 2);
    for (; each->name && count < MOST; each++) {
        if (strcmp(each->name, name) == 0) {
            lua_pushcfunction(L, each->func);
            return 1;
        }
        names[count++] = each->name;
    }
    return luaL_error(L, "%s has no %s; the nearest is %s", of, name, sw_name_nearest(name, names, count));
}

void rule_finder_push(lua_State *L, const luaL_Reg *functions, const char *name)
{
    lua_pushlightuserdata(L, (void *)functions);
    lua_pushlightuserdata(L, (void *)name);
    lua_pushcclosure(L, find_function, 2);
}

void rule_be_strict(lua_State *L, int index, const char *name)
{
    index = lua_absindex(L, index);
    lua_createtable(L, 0, 1);
    lua_pushstring(L, name);
    lua_pushcclosure(L, raise_missing, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, index);
}

/* Pushes a table of words, which the registry keeps. */
static void push_table(lua_State *L, const char *name)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, name) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 12);
    if (strcmp(name, "flow") == 0)
        rule_flows_set(L);
    else
        set_words(L, rule_run_of(L)->rules->words, name);
    rule_be_strict(L, -1, name);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, name);
}

static const char *find_table(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (strcmp(tables[i], name) == 0)
            return tables[i];
    return NULL;
}

/* Pushes the word. @return false: it is none */
static bool push_word(lua_State *L, const char *name)
{
    const char *table = find_table(name);
    for (size_t i = 0; i < RULE_WORDS; i++)
        if (!*words[i].table && strcmp(words[i].name, name) == 0) {
            lua_pushcfunction(L, rule_run_of(L)->rules->words[i]);
            return true;
        }
    if (table)
        push_table(L, table);
    return table || rule_action_push_word(L, name);
}

static int raise_no_word(lua_State *L, const char *name)
{
    const char *hint = rule_word_hint("", name), *known = rule_word_nearest("", name), *own = nearest_key(L, 1, name);
    const char *pair[] = { known, *own ? own : NULL };
    if (hint)
        return luaL_error(L, "there is no %s in rules%s", name, hint);
    return luaL_error(L, "there is no %s; the nearest is %s", name, sw_name_nearest(name, pair, 2));
}

/* A global that is not there yet: a word that is said for the first time, or one that means nothing. */
static int say_word(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "the ruleset has no %s in it", luaL_typename(L, 2));
    if (!push_word(L, lua_tostring(L, 2)))
        return raise_no_word(L, lua_tostring(L, 2));
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_rawset(L, 1);
    return 1;
}

/* ("x"):upper() finds its function in the table string, also where a rule has another one under that name. */
static int say_method(lua_State *L)
{
    push_table(L, tables[0]);
    lua_pushvalue(L, 2);
    lua_gettable(L, -2);
    return 1;
}

static void push_index(lua_State *L, lua_CFunction function)
{
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, function);
    lua_setfield(L, -2, "__index");
}

void rule_words_put(lua_State *L)
{
    lua_pushglobaltable(L);
    push_index(L, say_word);
    lua_setmetatable(L, -2);
    lua_pushliteral(L, "");
    push_index(L, say_method);
    lua_setmetatable(L, -2);
    lua_settop(L, 0);
}

bool rule_word_is_table(const char *name)
{
    return find_table(name) != NULL;
}

/* Every name in a table of words, in an array with room for all. */
static size_t names_of(const char *table, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < RULE_WORDS; i++)
        if (strcmp(words[i].table, table) == 0)
            names[count++] = words[i].name;
    if (strcmp(table, "flow") == 0)
        count += rule_flow_names(names + count);
    if (*table)
        return count;
    count += rule_action_names(names + count);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        names[count++] = tables[i];
    return count;
}

enum { MOST_NAMES = RULE_WORDS + RULE_ACTIONS + RULE_FLOWS + sizeof tables / sizeof tables[0] };

const char *rule_word_nearest(const char *table, const char *name)
{
    const char *names[MOST_NAMES];
    const char *nearest = sw_name_nearest(name, names, names_of(table, names));
    return nearest ? nearest : "";
}

bool rule_word_has(const char *table, const char *name)
{
    const char *names[MOST_NAMES];
    size_t count = names_of(table, names);
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

bool rule_word_is_global(const char *name)
{
    return rule_word_has("", name);
}
