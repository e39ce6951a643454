/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "coverage.h"
#include "json.h"
#include "result.h"
#include "ruleset.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

/* What the body of a run of tests works on. */
typedef struct testing {
    rule_text *out;
    rule_coverage coverage;
    sw_error *failed;
} testing;

/* Keeps the first failure as an error. */
static void note_failure(lua_State *L, const char *name, const char *message)
{
    testing *it = rule_run_of(L)->payload;
    if (!it->failed || it->failed->code)
        return;
    sw_error_set(it->failed, SW_E_INVALID, "tests", lua_pushfstring(L, "the test \"%s\" failed: %s", name, message));
    lua_pop(L, 1);
}

/* Adds a test that failed to the list. */
static void add_failure(lua_State *L, int failures, int test, const char *message)
{
    lua_createtable(L, 0, 3);
    lua_pushstring(L, message);
    lua_setfield(L, -2, "message");
    lua_rawgeti(L, test, 1);
    note_failure(L, lua_tostring(L, -1), message);
    lua_setfield(L, -2, "name");
    lua_rawgeti(L, test, 3);
    lua_setfield(L, -2, "line");
    lua_rawseti(L, failures, (lua_Integer)lua_rawlen(L, failures) + 1);
}

/* The function and its argument. */
static int call_test(lua_State *L)
{
    lua_call(L, 1, 0);
    rule_results_check(L);
    return 0;
}

/* The test is on top: {name, function, line}. */
static void run_test(lua_State *L, int failures)
{
    rule_run *run = rule_run_of(L);
    sw_error err = SW_ERROR_INIT;
    int test = lua_gettop(L);
    rule_run_refill(run);
    rule_results_forget(L);
    lua_pushcfunction(L, call_test);
    lua_rawgeti(L, test, 2);
    rule_tester_push(L);
    int status = lua_pcall(L, 2, 0, 0);
    if (status != LUA_OK) {
        rule_run_forgive(L, status, &err);
        add_failure(L, failures, test, err.message);
    }
    lua_settop(L, test - 1);
}

static void put_coverage(lua_State *L, const testing *it)
{
    if (!it->coverage.lines)
        return;
    rule_coverage_push(L, &it->coverage);
    lua_setfield(L, -2, "coverage");
}

/* Who asks for the first failure asks for no other. */
static bool has_enough(const testing *it)
{
    return it->failed && it->failed->code < 0;
}

static int run_tests(lua_State *L)
{
    testing *it = rule_run_of(L)->payload;
    rule_words_put(L);
    rule_ruleset_call(L);
    lua_newtable(L);
    int failures = lua_gettop(L);
    rule_tests_push(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count && !has_enough(it); i++) {
        lua_rawgeti(L, failures + 1, i);
        run_test(L, failures);
    }
    rule_run_refill(rule_run_of(L));
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, count - (lua_Integer)lua_rawlen(L, failures));
    lua_setfield(L, -2, "passed");
    lua_pushvalue(L, failures);
    rule_json_be_list(L);
    lua_setfield(L, -2, "failed");
    put_coverage(L, it);
    rule_json_write(L, -1, it->out);
    return 0;
}

int rule_test(rule_text *out, const sw_rules *rules, unsigned asking, sw_error *failed, sw_error *err)
{
    testing it = { .out = out, .failed = failed };
    int code = SW_OK;
    if (asking & SW_RULES_COVERAGE)
        code = rule_coverage_new(&it.coverage, rules, err);
    rule_run run = { .rules = rules,
                     .phase = RULE_TESTING,
                     .limits = &rules->limits,
                     .body = run_tests,
                     .payload = &it,
                     .covered = it.coverage.lines,
                     .lines = it.coverage.count };
    out->ceiling = (size_t)1 << 20;
    if (code == SW_OK)
        code = rule_run_do(&run, err);
    rule_release(it.coverage.lines);
    return code;
}
