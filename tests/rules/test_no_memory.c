/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory runs out at each request in turn, and a limit of memory stands at each size: always an error that says so,
 * never an abort, nothing left behind, and no half of a ruleset or decision.
 */
#include "support.h"

#include "heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = PRELUDE
    "rules.limits{ per_charge = money\"150.00 EUR\", attempts = 4 }\n"
    "rules.on(\"toll\", { toll = \"string\", sum = \"money\", kind = one_of{ \"a\", \"b\" },\n"
    "  list = { { x = \"time?\" } } },\n"
    "function(e, s)\n"
    "  local names = {}\n"
    "  for name in pairs{ one = 1, two = 2 } do table.insert(names, string.upper(name)) end\n"
    "  table.sort(names, function(x, y) return x > y end)\n"
    "  why(\"%s of %s\", table.concat(names, \" \"), e.sum)\n"
    "  return { notify{ to = \"x\", template = \"t\", data = { at = s.now, deep = { { 1 } } } },\n"
    "    charge{ id = \"toll:\" .. e.toll, amount = e.sum:percent(\"50\"), after = \"3d\" } }\n"
    "end)\n"
    "rules.on_decline(function(d) return stop{ reason = d.next_step } end)\n";

static const char own_test[] = "rules.test(\"a toll\", function(t)\n"
                               "  t.on(\"toll\", { toll = \"1\", sum = money\"4.00 EUR\", kind = \"a\", list = {} })\n"
                               "    :has(charge, { amount = money\"2.00 EUR\" })\n"
                               "end)\n";

static const char event[] = "{\"event\":{\"id\":\"1\",\"name\":\"toll\",\"data\":{\"toll\":\"T\",\"kind\":\"b\","
                            "\"list\":[{\"x\":\"2026-01-02T03:04:05Z\"}],"
                            "\"sum\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}}}," STATE "}";

static sw_error err;

static int load_with(sw_rules **out, const char *source, const sw_rules_options *options)
{
    sw_error_clear(&err);
    return sw_rules_load(out, source, strlen(source), options, &err);
}

static int load_it(void)
{
    sw_rules *rules = (sw_rules *)&err;
    int code = load_with(&rules, text, NULL);
    assert_int_equal(code == SW_OK, rules != NULL);
    sw_rules_free(rules);
    return code;
}

static int load_with_a_test(void)
{
    sw_rules *rules = (sw_rules *)&err;
    heap.paused = 1;
    char *whole = text_of("%s%s", text, own_test);
    heap.paused = 0;
    int code = load_with(&rules, whole, NULL);
    assert_int_equal(code == SW_OK, rules != NULL);
    sw_rules_free(rules);
    free(whole);
    return code;
}

static int load_what_is_wrong(void)
{
    sw_rules *rules = (sw_rules *)&err;
    int code = load_with(&rules, PRELUDE "rules.on(\"a\", { x = \"strnig\" }, function() end)\n", NULL);
    assert_null(rules);
    return code;
}

static int check_what_is_wrong(void)
{
    static const char wrong[] = PRELUDE "local x = pritn(1)\nlocal y = strin.len(2)\nrules.on_declin()\n";
    char *report = (char *)&err;
    sw_error_clear(&err);
    int code = sw_rules_check(&report, wrong, strlen(wrong), NULL, &err);
    assert_int_equal(code == SW_OK, report != NULL);
    sw_rules_text_free(report);
    return code;
}

static int decide_with(unsigned telling, sw_rules_hook hook, const char *input)
{
    char *json = (char *)&err;
    sw_rules *rules = NULL;
    heap.paused = 1;
    assert_int_equal(load_with(&rules, text, NULL), SW_OK);
    heap.paused = 0;
    int code = sw_rules_decide(&json, rules, hook, input, strlen(input), telling, &err);
    assert_int_equal(code == SW_OK, json != NULL);
    sw_rules_text_free(json);
    sw_rules_free(rules);
    return code;
}

static int decide_an_event(void)
{
    return decide_with(0, SW_RULES_EVENT, event);
}

static int explain_an_event(void)
{
    return decide_with(SW_RULES_EXPLAIN, SW_RULES_EVENT, event);
}

static int decide_a_decline(void)
{
    return decide_with(0, SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"HardDeclined\",\"attempt\":1}," STATE "}");
}

static int refuse_an_event(void)
{
    return decide_with(0, SW_RULES_EVENT,
                       "{\"event\":{\"id\":\"1\",\"name\":\"toll\",\"data\":{\"tol\":1}}," STATE "}");
}

static int run_the_tests(void)
{
    char *report = (char *)&err, *whole;
    sw_rules *rules = NULL;
    heap.paused = 1;
    whole = text_of("%s%s", text, own_test);
    assert_int_equal(load_with(&rules, whole, NULL), SW_OK);
    heap.paused = 0;
    int code = sw_rules_test(&report, rules, SW_RULES_COVERAGE, &err);
    assert_int_equal(code == SW_OK, report != NULL);
    if (report)
        assert_contains(report, "\"passed\":1");
    sw_rules_text_free(report);
    sw_rules_free(rules);
    free(whole);
    return code;
}

static int tell_about(void)
{
    sw_rules *rules = NULL;
    heap.paused = 1;
    assert_int_equal(load_with(&rules, text, NULL), SW_OK);
    heap.paused = 0;
    char *about = sw_rules_about(rules);
    int code = about ? SW_OK : SW_E_NOMEM;
    sw_rules_text_free(about);
    sw_rules_free(rules);
    return code;
}

/* What is done, and the code it ends with in peace. */
static const struct way {
    const char *name;
    int (*goes)(void);
    int ends_with;
} ways[] = {
    { "a_ruleset_is_loaded", load_it, SW_OK },
    { "a_ruleset_with_a_test_is_loaded", load_with_a_test, SW_OK },
    { "a_ruleset_is_refused", load_what_is_wrong, SW_E_INVALID },
    { "a_ruleset_is_checked", check_what_is_wrong, SW_OK },
    { "an_event_is_decided", decide_an_event, SW_OK },
    { "an_event_is_explained", explain_an_event, SW_OK },
    { "an_event_is_refused", refuse_an_event, SW_E_INVALID },
    { "a_decline_is_decided", decide_a_decline, SW_OK },
    { "the_tests_are_run", run_the_tests, SW_OK },
    { "a_ruleset_is_told", tell_about, SW_OK },
};

static int go(const struct way *way, long fail_at)
{
    heap_begin(fail_at);
    int code = way->goes();
    heap_end();
    assert_int_equal(heap.live, 0);
    return code;
}

static void survive_each_failure(void **state)
{
    const struct way *way = *state;
    assert_int_equal(go(way, 0), way->ends_with);
    long requests = heap.asked, survived = 0;
    for (long i = 1; i <= requests; i++) {
        int code = go(way, i);
        survived += code == way->ends_with; /* Lua collects its garbage, and asks again */
        if (code != SW_E_NOMEM && code != SW_E_LIMIT && code != way->ends_with)
            fail_msg("request %ld of %ld failed, and it returned %s: %s", i, requests, sw_code_name(code), err.message);
    }
    assert_true(survived < requests);
}

static sw_rules_options options_of(size_t memory)
{
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    options.limits.memory = memory;
    options.limits.instructions = 100000;
    options.limits.time_ms = 100000;
    return options;
}

/* Is it the limit, or a test of the ruleset that tells of it? */
static bool names_memory(int code, bool in_a_test)
{
    if (code == SW_E_LIMIT)
        return strcmp(err.field, "memory") == 0;
    return in_a_test && code == SW_E_INVALID && strcmp(err.field, "tests") == 0 &&
           strstr(err.message, "KiB of memory") != NULL;
}

/* Every size from nothing to enough, in steps that meet each block in another place. */
static void sweep(const char *source, bool in_a_test)
{
    enum { ENOUGH = 120000, STEP = 331 };
    int loaded = 0;
    for (size_t memory = 1; memory < ENOUGH; memory += STEP) {
        sw_rules *rules = NULL;
        const sw_rules_options options = options_of(memory);
        int code = load_with(&rules, source, &options);
        if (code != SW_OK && !names_memory(code, in_a_test))
            fail_msg("with %zu bytes: %s %s %s", memory, sw_code_name(code), err.field, err.message);
        loaded += code == SW_OK;
        sw_rules_free(rules);
    }
    assert_in_range(loaded, 1, ENOUGH / STEP - 30);
}

TEST(a_limit_of_memory_is_named_at_each_size_while_loading)
{
    sweep(text, false);
}

TEST(a_limit_of_memory_is_named_at_each_size_while_testing)
{
    char *whole = text_of("%s%s", text, own_test);
    sweep(whole, true);
    free(whole);
}

/* A ruleset whose rules need more than its loading: what the rule takes is in the event. */
TEST(a_limit_of_memory_is_named_at_each_size_while_deciding)
{
    static const char hungry[] = PRELUDE "rules.on(\"e\", { n = \"integer\" }, function(e)\n"
                                         "local t = {}\nfor i = 1, e.n do t[i] = \"text \" .. i end\n"
                                         "return skip{ reason = t[e.n] }\nend)\n";
    int decided = 0, stopped = 0;
    for (size_t memory = 40000; memory < 300000; memory += 997) {
        sw_rules *rules = NULL;
        char *json = NULL;
        const sw_rules_options options = options_of(memory);
        if (load_with(&rules, hungry, &options) != SW_OK)
            continue;
        int code = decide_event(&json, rules, "e", "{\"n\":1500}", &err);
        if (code != SW_OK && (code != SW_E_LIMIT || strcmp(err.field, "memory") != 0))
            fail_msg("with %zu bytes: %s %s %s", memory, sw_code_name(code), err.field, err.message);
        decided += code == SW_OK;
        stopped += code != SW_OK;
        sw_rules_text_free(json);
        sw_rules_free(rules);
    }
    assert_true(decided > 10 && stopped > 10);
}

int main(void)
{
    enum { WAYS = COUNT_OF(ways) };
    struct CMUnitTest tests[WAYS + 3];
    for (size_t i = 0; i < WAYS; i++)
        tests[i] = (struct CMUnitTest){ ways[i].name, survive_each_failure, NULL, NULL, (void *)(uintptr_t)&ways[i] };
    tests[WAYS] = (struct CMUnitTest)cmocka_unit_test(a_limit_of_memory_is_named_at_each_size_while_loading);
    tests[WAYS + 1] = (struct CMUnitTest)cmocka_unit_test(a_limit_of_memory_is_named_at_each_size_while_testing);
    tests[WAYS + 2] = (struct CMUnitTest)cmocka_unit_test(a_limit_of_memory_is_named_at_each_size_while_deciding);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
