/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a ruleset can say: each row of words.def is there and does its work, and nothing else of Lua's libraries is.
 * What Lua has is asked of Lua itself, so that a new release cannot bring a word in unseen.
 */
#include "support.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct word {
    const char *table, *name;
} words[] = {
#define WORD(table, name, function, origin) { table, name },
#include "words.def"
};

static const char *const makers[] = {
#define ACTION(name, hooks) #name,
#include "actions.def"
};

static const char *const flows[] = {
#define FLOW(name) #name,
#include "actions.def"
};

/* What each word is for: the expression, and what it gives. */
static const struct use {
    const char *table, *name, *expression, *value;
} uses[] = {
    { "", "assert", "assert(7, \"no\")", "7" },
    { "", "error", "type(error)", "function" },
    { "", "ipairs", "(function() for i, v in ipairs{ 5, 6, nil, 7 } do if i == 2 then return v end end end)()", "6" },
    { "", "pairs", "(function() for k in pairs{ b = 1, a = 2 } do return k end end)()", "a" },
    { "", "select", "select(\"#\", nil, nil) .. select(-1, 1, 2)", "22" },
    { "", "tonumber", "tonumber(\" 12 \") + 1", "13" },
    { "", "tostring", "tostring(money\"1.50 EUR\") .. tostring(nil)", "1.50 EURnil" },
    { "", "type", "type(money\"1.50 EUR\") .. type(s.now) .. type{}", "moneytimetable" },
    { "math", "abs", "math.abs(-3)", "3" },
    { "math", "max", "math.max(3, 9, 4)", "9" },
    { "math", "min", "math.min(3, 9, 4)", "3" },
    { "math", "tointeger", "math.tointeger(3.0)", "3" },
    { "string", "byte", "string.byte(\"A\")", "65" },
    { "string", "contains", "string.contains(\"a.b\", \".\") and not string.contains(\"ab\", \".\")", "true" },
    { "string", "ends_with", "string.ends_with(\"abc\", \"bc\") and not string.ends_with(\"c\", \"bc\")", "true" },
    { "string", "format", "string.format(\"%s %d %% %s\", \"a\", 3, true)", "a 3 % true" },
    { "string", "len", "string.len(\"a\\0b\")", "3" },
    { "string", "lower", "string.lower(\"AbI\")", "abi" },
    { "string", "split", "table.concat(string.split(\"a,b,,c\", \",\"), \"|\")", "a|b||c" },
    { "string", "starts_with", "string.starts_with(\"abc\", \"ab\") and (\"abc\"):starts_with(\"\")", "true" },
    { "string", "sub", "string.sub(\"abcdef\", 2, -2)", "bcde" },
    { "string", "trim", "\"<\" .. string.trim(\" \\t a b\\n \") .. \">\"", "<a b>" },
    { "string", "upper", "string.upper(\"abi\")", "ABI" },
    { "table", "concat", "table.concat({ 1, \"b\", 3 }, \"-\")", "1-b-3" },
    { "table", "insert", "(function() local t = { 1 } table.insert(t, 2) return #t .. t[2] end)()", "22" },
    { "table", "remove", "(function() local t = { 1, 9 } return table.remove(t) .. #t end)()", "91" },
    { "table", "sort", "(function() local t = { 3, 1, 2 } table.sort(t) return table.concat(t) end)()", "123" },
    { "table", "unpack", "select(2, table.unpack{ 1, 8, 3 })", "8" },
    { "", "money", "money\"1.50 EUR\" + money\"0.50 EUR\"", "2.00 EUR" },
    { "", "one_of", "type(one_of{ \"a\" })", "table" },
    { "", "ruleset", "type(ruleset)", "function" },
    { "", "time", "time\"2026-01-02T03:04:05Z\":plus(\"1h\")", "2026-01-02T04:04:05Z" },
    { "", "why", "why(\"%s\", 1)", "" },
};

TEST(each_word_does_its_work)
{
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        size_t at = 0;
        while (at < COUNT_OF(uses) &&
               (strcmp(uses[at].table, words[i].table) != 0 || strcmp(uses[at].name, words[i].name) != 0))
            at++;
        if (at == COUNT_OF(uses))
            fail_msg("no test says what %s.%s is for", words[i].table, words[i].name);
    }
    for (size_t i = 0; i < COUNT_OF(uses); i++)
        if (strcmp(uses[i].name, "why") != 0)
            assert_value(uses[i].expression, uses[i].value);
}

TEST(each_action_and_each_flow_is_a_word)
{
    for (size_t i = 0; i < COUNT_OF(makers); i++) {
        char *expression = text_of("type(%s)", makers[i]);
        assert_value(expression, "function");
        free(expression);
    }
    for (size_t i = 0; i < COUNT_OF(flows); i++) {
        char *expression = text_of("type(flow.%s)", flows[i]);
        assert_value(expression, "function");
        free(expression);
    }
}

static bool has_word(const char *table, const char *name)
{
    static const char *const tables[] = { "string", "table", "math" };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(words[i].table, table) == 0 && strcmp(words[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (!*table && strcmp(tables[i], name) == 0)
            return true;
    return false;
}

/* Not as it is written, and not through a name that is put together when it runs. */
static void check_absent(const char *table, const char *name)
{
    size_t half = strlen(name) / 2;
    char *plain = *table ? text_of("type(%s.%s)", table, name) : text_of("type(%s)", name);
    char *computed = text_of("(function() local t = %s return type(t[\"%.*s\" .. \"%s\"]) end)()",
                             *table ? table : "_ENV", (int)half, name, name + half);
    assert_refused(plain, name);
    assert_refused(computed, name);
    free(plain);
    free(computed);
}

/* The table is on top. @return how many of its members are no words */
static int check_absences(lua_State *L, const char *table)
{
    int absent = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *name = lua_tostring(L, -2);
        if (has_word(table, name))
            continue;
        check_absent(table, name);
        absent++;
    }
    return absent;
}

TEST(nothing_else_of_lua_is_there)
{
    static const char *const tables[] = { "string", "table", "math" };
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    luaL_openlibs(L);
    lua_pushglobaltable(L);
    int absent = check_absences(L, "");
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        lua_getglobal(L, tables[i]);
        absent += check_absences(L, tables[i]);
    }
    lua_close(L);
    assert_in_range(absent, 50, 200);
}

/* Of a text, its methods are the words of string; those of Lua are not behind them. */
TEST(a_text_has_no_other_methods)
{
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    luaL_openlibs(L);
    lua_getglobal(L, "string");
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *name = lua_tostring(L, -2);
        char *expression = text_of("type((\"x\").%s)", name);
        if (has_word("string", name))
            assert_value(expression, "function");
        else
            assert_refused(expression, name);
        free(expression);
    }
    lua_close(L);
}

TEST(there_are_no_metatables_to_be_had)
{
    static const char *const values[] = { "\"\"", "money\"1.00 EUR\"", "s.now", "string", "flow", "rules" };
    static const char *const fields[] = { "__index", "__newindex", "__metatable", "__name", "__gc", "__add" };
    for (size_t i = 0; i < COUNT_OF(values); i++)
        for (size_t k = 0; k < COUNT_OF(fields); k++) {
            char *expression = text_of("(%s).%s", values[i], fields[k]);
            assert_refused(expression, fields[k]);
            free(expression);
        }
}

static int append(lua_State *L, const void *bytes, size_t size, void *out)
{
    (void)L;
    luaL_addlstring(out, bytes, size);
    return 0;
}

/* Also when it is what Lua itself compiled of a ruleset that would load. */
TEST(bytecode_is_refused)
{
    static const char text[] = "ruleset{ name = \"a\", version = \"1\", api = 1 }";
    for (int strip = 0; strip < 2; strip++) {
        sw_rules *rules = NULL;
        sw_error err = SW_ERROR_INIT;
        luaL_Buffer code;
        size_t size = 0;
        lua_State *L = luaL_newstate();
        assert_non_null(L);
        luaL_buffinit(L, &code);
        assert_int_equal(luaL_loadstring(L, text), LUA_OK);
        assert_int_equal(lua_dump(L, append, &code, strip), 0);
        lua_settop(L, 1);
        luaL_pushresult(&code);
        const char *bytes = lua_tolstring(L, -1, &size);
        assert_code(SW_E_INVALID, &err, sw_rules_load(&rules, bytes, size, NULL, &err));
        assert_contains(err.message, "bytecode");
        assert_null(rules);
        lua_close(L);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_does_its_work),           cmocka_unit_test(each_action_and_each_flow_is_a_word),
        cmocka_unit_test(nothing_else_of_lua_is_there),      cmocka_unit_test(a_text_has_no_other_methods),
        cmocka_unit_test(there_are_no_metatables_to_be_had), cmocka_unit_test(bytecode_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
