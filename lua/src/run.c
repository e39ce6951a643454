/* SPDX-License-Identifier: Apache-2.0 */
#include "run.h"

#include "ruleset.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* How many instructions pass between two looks at the clock. */
enum { STEP = 1000 };

/* How often the time of one part all parts of a run have. */
enum { PARTS = 10 };

static int64_t cpu_ns(void)
{
    struct timespec now = { 0, 0 };
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

rule_run *rule_run_of(lua_State *L)
{
    return *(rule_run **)lua_getextraspace(L);
}

/* Pushes where the text is: in the function that runs, or in the one that called a function of ours. */
static void push_where(lua_State *L)
{
    luaL_where(L, 0);
    if (lua_rawlen(L, -1) > 0)
        return;
    lua_pop(L, 1);
    luaL_where(L, 1);
}

int rule_raise_limit(lua_State *L, const char *limit, const char *format, ...)
{
    va_list args;
    rule_run_of(L)->limit = limit;
    push_where(L);
    va_start(args, format);
    lua_pushvfstring(L, format, args);
    va_end(args);
    lua_concat(L, 2);
    return lua_error(L);
}

int rule_raise_input(lua_State *L, const char *field, const char *message)
{
    rule_run *run = rule_run_of(L);
    snprintf(run->field, sizeof run->field, "%s", field);
    lua_pushstring(L, message);
    return lua_error(L);
}

int rule_raise(lua_State *L, const sw_error *err)
{
    if (err->code == SW_E_NOMEM)
        return rule_raise_memory(L);
    return luaL_error(L, "%s", err->message);
}

int rule_raise_memory(lua_State *L)
{
    rule_run_of(L)->starved = true;
    lua_pushliteral(L, "memory ran out");
    return lua_error(L);
}

/* Once a limit is reached it stays reached: from then on each instruction raises it again. */
static void look_at_limits(lua_State *L)
{
    const rule_run *run = rule_run_of(L);
    bool is_used_up = run->left < 0, is_late = !is_used_up && cpu_ns() > run->deadline_ns;
    if (is_used_up || is_late)
        lua_sethook(L, lua_gethook(L), LUA_MASKCOUNT, 1);
    if (is_used_up) {
        char most[24];
        snprintf(most, sizeof most, "%lld", (long long)run->limits->instructions);
        rule_raise_limit(L, "instructions", "the rules did more than %s instructions; is this a loop without an end?",
                         most);
    }
    if (is_late)
        rule_raise_limit(L, "time", "the rules took longer than %d ms", (int)run->limits->time_ms);
}

static void count(lua_State *L, lua_Debug *at)
{
    rule_run *run = rule_run_of(L);
    if (at->event == LUA_HOOKLINE) {
        if ((size_t)at->currentline < run->lines)
            run->covered[at->currentline] = 1;
        return;
    }
    if (run->explains && ++run->uncounted < STEP)
        return; /* counted one by one, and looked at where it is without */
    run->uncounted = 0;
    run->left -= run->explains ? STEP : lua_gethookcount(L);
    look_at_limits(L);
}

void rule_spend(lua_State *L, size_t work)
{
    rule_run *run = rule_run_of(L);
    run->left -= work < (size_t)run->limits->instructions ? (int64_t)work : run->limits->instructions;
    if (run->left < 0 || work > STEP)
        look_at_limits(L);
}

void rule_run_refill(rule_run *run)
{
    int64_t now = cpu_ns(), time = run->limits->time_ms * 1000000;
    run->left = run->limits->instructions;
    run->deadline_ns = now + time;
    run->end_ns = run->end_ns ? run->end_ns : now + PARTS * time;
}

static void watch(rule_run *run, lua_State *L)
{
    int64_t most = run->limits->instructions;
    int step = run->explains ? 1 : most < STEP ? (int)most : STEP;
    lua_sethook(L, count, LUA_MASKCOUNT | (run->covered ? LUA_MASKLINE : 0), step);
}

static int tell_memory(const rule_run *run, sw_error *err)
{
    char text[160];
    if (run->starved || !run->heap.refused)
        return sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    if (strcmp(run->heap.refused, "block") == 0)
        snprintf(text, sizeof text,
                 "the rules made a text or table of more than %zu KiB; does a function call itself without an end?",
                 run->heap.block / 1024);
    else
        snprintf(text, sizeof text, "the rules took more than %zu KiB of memory", run->limits->memory / 1024);
    return sw_error_set(err, SW_E_LIMIT, run->heap.refused, text);
}

/* What error() was given may be anything. */
static const char *message_of(lua_State *L)
{
    if (lua_type(L, -1) == LUA_TSTRING)
        return lua_tostring(L, -1);
    return "the rules called error() with something that is no text";
}

/* What is wrong with an answer is known when the rule is over: then its line is told. */
static int tell_error(const rule_run *run, const char *message, sw_error *err)
{
    char whole[sizeof err->message];
    size_t size = strlen(run->rules->file);
    bool has_place = strncmp(message, run->rules->file, size) == 0 && message[size] == ':';
    if (run->field[0] || has_place || !run->handler_line)
        return sw_error_set(err, SW_E_INVALID, run->field, message);
    snprintf(whole, sizeof whole, "%s:%d: %s", run->rules->file, run->handler_line, message);
    return sw_error_set(err, SW_E_INVALID, NULL, whole);
}

static int tell(const rule_run *run, lua_State *L, int status, sw_error *err)
{
    if (status == LUA_OK)
        return SW_OK;
    if (status == LUA_ERRMEM || run->starved)
        return tell_memory(run, err);
    if (run->limit)
        return sw_error_set(err, SW_E_LIMIT, run->limit, message_of(L));
    return tell_error(run, message_of(L), err);
}

void rule_run_forgive(lua_State *L, int status, sw_error *err)
{
    rule_run *run = rule_run_of(L);
    if (tell(run, L, status, err) == SW_E_NOMEM)
        rule_raise_memory(L);
    run->limit = NULL;
    run->field[0] = '\0';
    watch(run, L);
    if (cpu_ns() > run->end_ns)
        rule_raise_limit(L, "time", "the tests took longer than %d ms in all", PARTS * (int)run->limits->time_ms);
}

/*
 * The state is not closed: its heap is given back whole. It collects nothing by itself either, but when its memory is
 * used up, Lua collects before it gives up.
 */
static int work(rule_run *run, sw_error *err)
{
    lua_State *L = lua_newstate(rule_heap_allocate, &run->heap);
    if (!L)
        return tell_memory(run, err);
    *(rule_run **)lua_getextraspace(L) = run;
    lua_gc(L, LUA_GCSTOP);
    rule_run_refill(run);
    watch(run, L);
    lua_pushcfunction(L, run->body);
    return tell(run, L, lua_pcall(L, 0, 0, 0), err);
}

int rule_run_do(rule_run *run, sw_error *err)
{
    locale_t before = uselocale(run->rules->locale);
    run->heap.most = run->limits->memory;
    run->heap.block = run->limits->loading_block;
    int code = work(run, err);
    rule_heap_free(&run->heap);
    uselocale(before);
    return code;
}
