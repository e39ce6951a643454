/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "names.h"

#include <lauxlib.h>
#include <lua.h>

#define TEST(sentence) static void sentence(__attribute__((unused)) void **state)
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

enum { LONGEST = 64 * 1024 };

/* What was dumped or told; a text ends with a zero byte. */
typedef struct bytes {
    char start[LONGEST];
    size_t size;
} bytes;

static bytes dumped, told;

static int write_bytes(lua_State *lua, const void *part, size_t size, void *payload)
{
    bytes *out = payload;
    (void)lua;
    if (out->size + size > sizeof out->start)
        return 1;
    memcpy(out->start + out->size, part, size);
    out->size += size;
    return 0;
}

/* Dumps the text; or, when it is run, the function that it returns. */
static void dump(const char *source, bool run, int strip)
{
    lua_State *lua = luaL_newstate();
    assert_non_null(lua);
    dumped.size = 0;
    if (luaL_loadbufferx(lua, source, strlen(source), "=test", "t") != LUA_OK)
        fail_msg("%s", lua_tostring(lua, -1));
    if (run)
        assert_int_equal(lua_pcall(lua, 0, 1, 0), LUA_OK);
    assert_int_equal(lua_dump(lua, write_bytes, &dumped, strip), 0);
    lua_close(lua);
}

static void add(const char *form, ...)
{
    va_list values;
    va_start(values, form);
    int size = vsnprintf(told.start + told.size, sizeof told.start - told.size, form, values);
    va_end(values);
    assert_true(size >= 0 && (size_t)size < sizeof told.start - told.size);
    told.size += (size_t)size;
}

/* "3 flow.saved" or "4 2#0.wallet:usable=": line, then the global or the function's line and the parameter's number. */
static void tell(void *payload, const rule_name_use *use)
{
    (void)payload;
    add("%d ", use->line);
    assert_true((use->global == NULL) == (use->parameter >= 0));
    if (use->global)
        add("%s", use->global);
    else
        add("%d#%d%s", use->function_line, use->parameter, use->is_of_dumped ? "!" : "");
    for (int i = 0; i < use->depth; i++)
        add(".%s", use->path[i]);
    if (use->member)
        add("%s%s", use->is_method ? ":" : ".", use->member);
    add("%s\n", use->is_set ? "=" : "");
}

static bool walk(const void *bytecode, size_t size)
{
    told.size = 0;
    told.start[0] = '\0';
    return rule_names_walk(bytecode, size, tell, NULL);
}

static const char *names(const char *source)
{
    dump(source, false, 0);
    assert_true(walk(dumped.start, dumped.size));
    return told.start;
}

/* Of the function that the text returns. */
static const char *names_of_function(const char *source)
{
    dump(source, true, 0);
    assert_true(walk(dumped.start, dumped.size));
    return told.start;
}

TEST(globals_are_told_read_and_set)
{
    assert_string_equal(names("local a = skp\n"
                              "total = 1\n"
                              "flow.savd = total\n"
                              "flow.saved = nil"),
                        "1 skp\n2 total=\n3 flow\n3 total\n3 flow.savd=\n4 flow\n4 flow.saved=\n");
}

TEST(code_that_never_runs_is_read)
{
    assert_string_equal(names("if false then return flow.savd end\n"
                              "if now then\n"
                              "  return flow.savd{}\n"
                              "elseif late then return math.tointegr(2) end\n"
                              "do return end\n"
                              "skp()"),
                        "1 flow\n1 flow.savd\n2 now\n3 flow\n3 flow.savd\n4 late\n4 math\n4 math.tointegr\n6 skp\n");
}

TEST(functions_within_are_read_and_come_first)
{
    assert_string_equal(names("rules.on(function(e)\n"
                              "  return function() return function()\n"
                              "    return flow.savd end end\n"
                              "end)\n"
                              "last()"),
                        "3 flow\n3 flow.savd\n1 rules\n1 rules.on\n5 last\n");
}

TEST(members_of_parameters_are_told_with_their_path)
{
    assert_string_equal(names("local f = function(e, s, third)\n"
                              "  local a, b = e.days, s.charges['toll:1'].amont\n"
                              "  e.seen = third.x\n"
                              "  if e.wallet and e.wallet.usabel then return e.amount:tims(2) end\n"
                              "end"),
                        "2 1#0.days\n2 1#1.charges\n2 1#1.charges.toll:1\n2 1#1.charges.toll:1.amont\n"
                        "3 1#0.seen=\n"
                        "4 1#0.wallet\n4 1#0.wallet\n4 1#0.wallet.usabel\n4 1#0.amount\n4 1#0.amount:tims\n");
}

TEST(a_member_known_at_run_time_only_is_a_star_in_the_path)
{
    assert_string_equal(names("local f = function(e, s)\n"
                              "  return s.charges[e.id].amont, s.list[1].kind, e[s]\n"
                              "end"),
                        "2 1#1.charges\n2 1#0.id\n2 1#1.charges.*.amont\n2 1#1.list\n2 1#1.list.*.kind\n");
}

TEST(a_parameter_that_is_assigned_is_not_told)
{
    assert_string_equal(names("local f = function(e, s) if e.x then e = other end return e.savd, s.savd end"),
                        "1 other\n1 1#1.savd\n");
    assert_string_equal(names("local f = function(e, s) for i = 1, 2 do s = i end return e.savd, s.savd end"),
                        "1 1#0.savd\n");
    assert_string_equal(names("local f = function(e, s) e, s = s, e return e.savd, s.savd end"), "");
    assert_string_equal(names("local f = function() local e, s return e.savd, s.savd end"), "");
    assert_string_equal(names("local f = function(e) local s = {} return e.savd, s.savd end"), "1 1#0.savd\n");
}

TEST(a_parameter_that_a_function_within_assigns_is_not_told)
{
    assert_string_equal(names("local f = function(e, s)\n"
                              "  local a = e.savd\n"
                              "  local g = function() return function() return e.savd, s.savd end end\n"
                              "  return function() return function() e = a end end\n"
                              "end"),
                        "3 1#1.savd\n");
}

TEST(a_parameter_is_followed_into_functions_within)
{
    assert_string_equal(names("local f = function(e, s)\n"
                              "  return function(x) s.count = 1\n"
                              "    return function() local mine = e return s.savd, mine.savd, x.savd, e:go() end end\n"
                              "end"),
                        "3 1#1.savd\n3 1#0.savd\n3 2#0.savd\n3 1#0:go\n2 1#1.count=\n");
}

TEST(a_local_variable_is_followed_while_it_is_certain)
{
    assert_string_equal(names("local f = function(c)\n"
                              "  local w = c.wallet\n"
                              "  if w == nil then return nil end\n"
                              "  if w.usabel then c.go() end\n"
                              "  return w.reson\n"
                              "end"),
                        "2 1#0.wallet\n4 1#0.wallet.usabel\n4 1#0.go\n5 1#0.wallet.reson\n");
    assert_string_equal(names("local f = function(c)\n"
                              "  local w = c.wallet\n"
                              "  if w == nil then w = { usabel = true } end\n"
                              "  return w.usabel\n"
                              "end"),
                        "2 1#0.wallet\n");
    assert_string_equal(names("local f = function(c, d) return (c.x and c or d).savd, (c and flow or math).savd end"),
                        "1 1#0.x\n1 flow\n1 math\n");
}

TEST(a_local_variable_that_a_loop_assigns_is_not_followed)
{
    assert_string_equal(names("local w = flow\n"
                              "while go() do\n"
                              "  w.savd()\n" /* the second time it is math */
                              "  w = math\n"
                              "  w.mxa()\n"
                              "end"),
                        "1 flow\n2 go\n4 math\n5 math.mxa\n");
    assert_string_equal(names("local w = flow\n"
                              "::again::\n"
                              "w.savd()\n"
                              "w = nil\n"
                              "if go() then goto again end\n"
                              "for i = 1, 2 do w = flow for k in pairs(w) do w = math end w.savd() end\n"
                              "repeat local v = flow v.savd() until v.mxa"),
                        "1 flow\n5 go\n6 flow\n6 pairs\n6 math\n7 flow\n7 flow.savd\n7 flow.mxa\n");
}

TEST(a_jump_past_an_assignment_into_a_loop_is_seen)
{
    assert_string_equal(names("local w\n"
                              "if go() then goto into end\n"
                              "w = flow\n"
                              "::again::\n"
                              "w.savd()\n" /* the second time it may be nil */
                              "::into::\n"
                              "if go() then goto again end"),
                        "2 go\n3 flow\n7 go\n");
    assert_string_equal(names("local w = flow\n"
                              "::again::\n"
                              "w.savd()\n"
                              "if go() then goto away end\n"
                              "::back::\n"
                              "if go() then goto again end\n"
                              "do return end\n"
                              "::away::\n"
                              "w = math\n"
                              "goto back"),
                        "1 flow\n4 go\n6 go\n9 math\n");
}

TEST(a_local_variable_that_a_loop_does_not_assign_is_followed)
{
    assert_string_equal(names("local w = flow\n"
                              "for i = 1, 2 do w.savd() end\n"
                              "while go() do w.savd() end\n"
                              "return w.savd"),
                        "1 flow\n2 flow.savd\n3 go\n3 flow.savd\n4 flow.savd\n");
}

TEST(a_local_variable_that_a_function_within_assigns_is_not_followed)
{
    assert_string_equal(names("local w = flow\n"
                              "local set = function() w = nil end\n"
                              "set()\n"
                              "w.savd()"),
                        "1 flow\n");
    assert_string_equal(names("local w = flow\n"
                              "local get = function() return w end\n"
                              "w.savd()"),
                        "1 flow\n3 flow.savd\n");
}

TEST(methods_of_globals_are_told)
{
    assert_string_equal(names("rules:on(1)\nlocal r = rules\nr:of(2)\nmoney'1':tims(3)"),
                        "1 rules\n1 rules:on\n2 rules\n3 rules:of\n4 money\n");
}

TEST(upvalues_that_are_no_globals_are_not_told)
{
    assert_string_equal(names("local rules = {}\nreturn function() rules.x = rules.y return rules end"), "");
}

TEST(a_local_named_env_is_not_that_of_the_globals)
{
    assert_string_equal(names("local function f(a, b, _ENV) return x end\n"
                              "local function g() local _ENV = {} y = 1 return function() return z.q end end\n"
                              "do local _ENV = { } w = 1 end\n"
                              "last()"),
                        "4 last\n");
    assert_string_equal(names("local function f(_ENV) return x end"), "1 1#0.x\n");
    assert_string_equal(names("local e = _ENV\nreturn e.x, _ENV.y, e['z']"), "2 x\n2 y\n2 z\n");
}

TEST(assigning_env_is_told)
{
    assert_string_equal(names("return function() _ENV = {} end"), "1 _ENV=\n");
}

TEST(functions_with_varargs_are_read)
{
    assert_string_equal(names("local f = function(e, ...)\n"
                              "  local a, b = ...\n"
                              "  return e.savd, a.x, select('#', ...)\n"
                              "end\n"
                              "return ..."),
                        "3 1#0.savd\n3 select\n");
}

TEST(of_a_dumped_function_its_own_parameters_are_known)
{
    assert_string_equal(names_of_function("local up = {}\n"
                                          "return function(c) c.savd(up, function(x) return x.y, c.z, flow end) end"),
                        "2 2#0.y\n2 2#0!.z\n2 flow\n2 2#0!.savd\n");
}

/* 300 lines without code, then more instructions than Lua leaves without a line in full. */
TEST(lines_are_right_over_long_ways)
{
    static char source[LONGEST];
    size_t size = 0;
    char last[64];
    for (int i = 0; i < 300; i++)
        source[size++] = '\n';
    size += (size_t)snprintf(source + size, sizeof source - size, "local f = function(e) ");
    for (int i = 0; i < 500; i++)
        size += (size_t)snprintf(source + size, sizeof source - size, "e(%d)%s", i, i % 7 ? " " : "\n");
    for (int i = 0; i < 200; i++)
        source[size++] = '\n';
    snprintf(source + size, sizeof source - size, "e.savd(\n%200s\n)\ne.x = 1 end skp()", "");
    snprintf(last, sizeof last, "%d 301#0.savd\n%d 301#0.x=\n%d skp\n", 573, 576, 576);
    assert_string_equal(names(source), last);
}

/* Beyond 255 constants, Lua takes names from registers. */
TEST(functions_with_many_constants_are_read)
{
    static char source[LONGEST];
    size_t size = (size_t)snprintf(source, sizeof source, "local f = function(e) e(");
    for (int i = 0; i < 1000; i++)
        size += (size_t)snprintf(source + size, sizeof source - size, "'text %d', %d.5%s", i, i,
                                 i < 999 ? i % 9 ? ", " : ") e(" : ")\n");
    snprintf(source + size, sizeof source - size, "flow.savd(e.wallet.usabel) skp = e:go() flow.x = 1 end");
    assert_string_equal(names(source), "2 flow\n2 flow.savd\n2 1#0.wallet\n2 1#0.wallet.usabel\n2 1#0:go\n2 skp=\n"
                                       "2 flow\n2 flow.x=\n");
}

TEST(functions_with_many_loops_and_branches_stay_certain)
{
    static char source[LONGEST];
    size_t size = (size_t)snprintf(source, sizeof source, "local f = function(e)\n");
    for (int i = 0; i < 300; i++)
        size += (size_t)snprintf(source + size, sizeof source - size, "while e.a do e() end ");
    snprintf(source + size, sizeof source - size, "\nlocal w = flow w.savd() return e.savd end");
    const char *found = names(source);
    assert_non_null(strstr(found, "3 flow\n3 1#0.savd\n"));
}

TEST(names_that_are_long_or_have_a_zero_byte_are_not_told)
{
    static const char most[] = "a23456789b23456789c23456789d23456789e23456789f23456789g23456789";
    char source[400];
    char expected[100];
    snprintf(source, sizeof source,
             "local a = %s\nlocal b = %sx.y\nlocal f = function(e) return e['sav\\0x'], e[''] end", most, most);
    snprintf(expected, sizeof expected, "3 3#0.\n1 %s\n", most);
    assert_int_equal(strlen(most), RULE_NAME_SIZE - 1);
    assert_string_equal(names(source), expected);
}

TEST(members_beyond_the_depth_are_not_told)
{
    assert_string_equal(names("local f = function(e) return e.a.b.c.d.e.f end"),
                        "1 1#0.a\n1 1#0.a.b\n1 1#0.a.b.c\n1 1#0.a.b.c.d\n");
}

/* One a line. */
static const char values[] =
    "b\n7\n2.0\n2.5\n'x'\ntrue\nfalse\nnil\nup\nother\nb[1]\nb[b]\nb.x\n{}\nb + 1\nb + b\nb - 1\n"
    "b - b\nb * 2\nb * b\nb / 2\nb / b\nb // 2\nb // b\nb % 2\nb % b\nb ^ 2\nb ^ b\nb & 1\nb & b\n"
    "b | 1\nb | b\nb ~ 1\nb ~ b\nb << 1\n1 << b\nb << b\nb >> 1\nb >> b\n-b\n~b\n#b\nnot b\nb .. b\n"
    "b == b\nb == 1\nb < b\nb < 1\nb <= 1\nb > 1\nb >= 1\nb <= b\nb == 'k'\nb or up\nb and up\n"
    "b and a or up\nb()\nb:x()\n...\n(...)\nfunction() end\n300000\n1 - b\n2 ^ 0.5 * b\n";

TEST(every_way_to_assign_a_variable_ends_what_is_known_of_it)
{
    for (const char *value = values; *value; value += strcspn(value, "\n") + 1) {
        int size = (int)strcspn(value, "\n");
        char source[300];
        snprintf(source, sizeof source,
                 "local up, a = {}, {}\n"
                 "return function(e, s, b, ...)\n"
                 "local w, v = flow, flow\n"
                 "e = %.*s w = %.*s\n"
                 "return e.savd, w.savd, v.savd, s.savd end",
                 size, value, size, value);
        const char *found = names(source);
        if (strstr(found, "#0.savd") || strstr(found, "5 flow.savd\n5 flow.savd\n") ||
            !strstr(found, "5 flow.savd\n5 2#1.savd\n"))
            fail_msg("%s:\n%s", source, found);
    }
    assert_string_equal(names("local f = function(e, s) e = nil s = nil return e.x, s.x end"), "");
    assert_string_equal(names("local f = function(e, s) e = s or e s = f and s return e.x, s.x end"), "1 f\n");
    assert_string_equal(names("local b, w = 1, flow w = b or w return w.savd"), "1 flow\n");
}

TEST(a_register_that_is_used_again_is_another_variable)
{
    assert_string_equal(names("do local a, w = 1, flow end local x, y = ... return y.savd"), "1 flow\n");
    assert_string_equal(names("do local a, w = 1, flow end local x, y = f() return y.savd"), "1 flow\n1 f\n");
    assert_string_equal(names("do local a, w = 1, flow end local x, y return y.savd"), "1 flow\n");
    assert_string_equal(names("do local a, b, c, d, w = 1, 2, 3, 4, flow end for k, v in f do v.savd() end"),
                        "1 flow\n1 f\n");
    assert_string_equal(names("do local a, b, c, w = 1, 2, 3, flow end for i = 1, 2 do i.savd() end"), "1 flow\n");
}

TEST(what_changes_no_variable_ends_nothing)
{
    assert_string_equal(names("local t, b, f = {}, 1, function() end\n"
                              "local w = flow\n"
                              "f(b, f(b)) t.x = b t[b] = 1 t[1] = b f = t .. b f = { b, b } f = b < 1\n"
                              "if b then f() end\n"
                              "for i = 1, 2 do f() end\n"
                              "w.x()\n"
                              "do local c <close> = nil local v = flow f(v.savd) end\n"
                              "return w.savd"),
                        "2 flow\n6 flow.x\n7 flow\n7 flow.savd\n8 flow.savd\n");
}

static const char *const sample =
    "local rules = ruleset{ name = 'x', n = 1, r = 2.5 }\n"
    "rules.on(function(e, s)\n"
    "  local w = e.wallet\n"
    "  for i = 1, #s.list do\n"
    "    if w and w.usable then why('%d', i) elseif s.charges[i].state then x = true end\n"
    "  end\n"
    "  return function() e.seen, s = flow.savd{}, nil end, w:go()\n"
    "end)\n"
    "goto done\n"
    "::done::\n";

TEST(what_is_cut_short_is_refused_and_nothing_is_told)
{
    dump(sample, false, 0);
    assert_true(walk(dumped.start, dumped.size));
    assert_true(told.size > 0);
    for (size_t size = 0; size < dumped.size; size++) {
        char *copy = malloc(size + 1); /* so that the sanitizer sees what is read beyond */
        char *exact = realloc(copy, size ? size : 1);
        assert_non_null(exact);
        memcpy(exact, dumped.start, size);
        if (walk(exact, size) || told.size)
            fail_msg("%zu bytes", size);
        free(exact);
    }
    assert_false(walk(NULL, 0));
}

TEST(what_has_too_much_or_no_debug_information_is_refused)
{
    dump(sample, false, 0);
    dumped.start[dumped.size] = 0;
    assert_false(walk(dumped.start, dumped.size + 1));
    dump(sample, false, 1);
    assert_false(walk(dumped.start, dumped.size));
}

/* Lua nests no text as deep; what is made by hand must not take our stack. */
TEST(functions_without_end_within_functions_are_refused)
{
    enum { HEAD = 32, ROUNDS = 200000 };
    static const char function[] = { (char)0x80, (char)0x80, (char)0x80, 0,          0,
                                     2,          (char)0x80, (char)0x80, (char)0x80, (char)0x81 };
    dump(sample, false, 0);
    char *deep = malloc(HEAD + sizeof function * ROUNDS);
    assert_non_null(deep);
    memcpy(deep, dumped.start, HEAD);
    for (size_t i = 0; i < ROUNDS; i++)
        memcpy(deep + HEAD + i * sizeof function, function, sizeof function);
    assert_false(walk(deep, HEAD + sizeof function * ROUNDS));
    free(deep);
}

TEST(functions_as_deep_as_lua_allows_are_read)
{
    static char source[LONGEST];
    size_t size = 0;
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(source + size, sizeof source - size, "return function() ");
    size += (size_t)snprintf(source + size, sizeof source - size, "skp()");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(source + size, sizeof source - size, " end");
    assert_string_equal(names(source), "1 skp\n");
}

TEST(another_head_is_refused)
{
    enum { HEAD = 31 };
    dump(sample, false, 0);
    for (size_t i = 0; i < HEAD; i++) {
        dumped.start[i] ^= 1;
        assert_false(walk(dumped.start, dumped.size));
        dumped.start[i] ^= 1;
    }
    assert_true(walk(dumped.start, dumped.size));
}

/* Whatever is told then, nothing breaks: the sanitizers judge. */
TEST(changed_bytes_break_nothing)
{
    uint32_t random = 1;
    size_t refused = 0;
    dump(sample, false, 0);
    char *copy = malloc(dumped.size);
    assert_non_null(copy);
    for (size_t i = 0; i < dumped.size; i++) {
        for (unsigned value = 0; value < 256; value++) {
            memcpy(copy, dumped.start, dumped.size);
            copy[i] = (char)value;
            refused += !walk(copy, dumped.size);
        }
    }
    for (int round = 0; round < 50000; round++) {
        memcpy(copy, dumped.start, dumped.size);
        for (int changes = 1 + round % 5; changes > 0; changes--) {
            random = random * 1664525 + 1013904223;
            copy[32 + (random >> 8) % (dumped.size - 32)] = (char)(random >> 24);
        }
        refused += !walk(copy, dumped.size);
    }
    free(copy);
    assert_true(refused > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(globals_are_told_read_and_set),
        cmocka_unit_test(code_that_never_runs_is_read),
        cmocka_unit_test(functions_within_are_read_and_come_first),
        cmocka_unit_test(members_of_parameters_are_told_with_their_path),
        cmocka_unit_test(a_member_known_at_run_time_only_is_a_star_in_the_path),
        cmocka_unit_test(a_parameter_that_is_assigned_is_not_told),
        cmocka_unit_test(a_parameter_that_a_function_within_assigns_is_not_told),
        cmocka_unit_test(a_parameter_is_followed_into_functions_within),
        cmocka_unit_test(a_local_variable_is_followed_while_it_is_certain),
        cmocka_unit_test(a_local_variable_that_a_loop_assigns_is_not_followed),
        cmocka_unit_test(a_jump_past_an_assignment_into_a_loop_is_seen),
        cmocka_unit_test(a_local_variable_that_a_loop_does_not_assign_is_followed),
        cmocka_unit_test(a_local_variable_that_a_function_within_assigns_is_not_followed),
        cmocka_unit_test(methods_of_globals_are_told),
        cmocka_unit_test(upvalues_that_are_no_globals_are_not_told),
        cmocka_unit_test(a_local_named_env_is_not_that_of_the_globals),
        cmocka_unit_test(assigning_env_is_told),
        cmocka_unit_test(functions_with_varargs_are_read),
        cmocka_unit_test(of_a_dumped_function_its_own_parameters_are_known),
        cmocka_unit_test(lines_are_right_over_long_ways),
        cmocka_unit_test(functions_with_many_constants_are_read),
        cmocka_unit_test(functions_with_many_loops_and_branches_stay_certain),
        cmocka_unit_test(names_that_are_long_or_have_a_zero_byte_are_not_told),
        cmocka_unit_test(members_beyond_the_depth_are_not_told),
        cmocka_unit_test(every_way_to_assign_a_variable_ends_what_is_known_of_it),
        cmocka_unit_test(a_register_that_is_used_again_is_another_variable),
        cmocka_unit_test(what_changes_no_variable_ends_nothing),
        cmocka_unit_test(what_is_cut_short_is_refused_and_nothing_is_told),
        cmocka_unit_test(what_has_too_much_or_no_debug_information_is_refused),
        cmocka_unit_test(functions_without_end_within_functions_are_refused),
        cmocka_unit_test(functions_as_deep_as_lua_allows_are_read),
        cmocka_unit_test(another_head_is_refused),
        cmocka_unit_test(changed_bytes_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
