/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What whoever runs rules relies on: nothing is left from one decision to the next, order is always the same, and a
 * ruleset that is wrong never takes the place of one that is right.
 */
#include "support.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static sw_error err;

TEST(a_global_of_one_decision_is_gone_in_the_next)
{
    sw_rules *rules = rules_of(
        "seen = 0\nlocal kept = { n = 0 }\nrules.on(\"e\", {}, function(e)\n"
        "seen = seen + 1\nkept.n = kept.n + 1\nadded = kept\nwhy(\"%d %d\", seen, kept.n) end)\n");
    for (int i = 0; i < 3; i++) {
        char *json = NULL;
        assert_code(SW_OK, &err, decide_event(&json, rules, "e", "{}", &err));
        assert_contains(json, "\"why\":[\"1 1\"]");
        sw_rules_text_free(json);
    }
    sw_rules_free(rules);
}

TEST(a_global_that_a_decision_made_is_not_there_in_the_next)
{
    sw_rules *rules = rules_of("local env = _ENV\nrules.on(\"e\", { n = \"integer\" }, function(e)\n"
                               "if e.n == 1 then env[\"made\"] = 1 else why(\"%s\", env[\"made\"]) end end)\n");
    char *json = NULL;
    assert_code(SW_OK, &err, decide_event(&json, rules, "e", "{\"n\":1}", &err));
    sw_rules_text_free(json);
    assert_code(SW_E_INVALID, &err, decide_event(&json, rules, "e", "{\"n\":2}", &err));
    assert_contains(err.message, "there is no made");
    sw_rules_free(rules);
}

TEST(pairs_walks_integers_and_then_names_by_their_bytes)
{
    assert_value(
        "(function() local s = \"\" for k in pairs{ z = 1, [\"\\u{e4}\"] = 1, B = 1, a = 1, [10] = 1, [2] = 1, "
        "[-3] = 1, [\"2\"] = 1, ab = 1, [\"\"] = 1 } do s = s .. \"|\" .. k end return s end)()",
        "|-3|2|10||2|B|a|ab|z|\xc3\xa4");
    assert_value("(function() local t, s = {}, \"\" for i = 40, 1, -1 do t[i] = 1 t[\"k\" .. i] = 1 end "
                 "for k in pairs(t) do s = s .. k .. \" \" end return string.sub(s, 1, 30) end)()",
                 "1 2 3 4 5 6 7 8 9 10 11 12 13 ");
}

TEST(no_text_has_an_address)
{
    assert_value("tostring({}) .. tostring(type) .. tostring(s) .. tostring(rules) .. tostring(charge)",
                 "a tablea functiona tablea tablea function");
    assert_value("string.format(\"%s %s\", {}, function() end)", "a table a function");
    assert_value("money\"1.00 EUR\" .. \"\" .. s.now", "1.00 EUR" NOW);
    assert_refused("{} .. \"x\"", "attempt to concatenate a table value");
    assert_refused("{} < {}", "attempt to compare two table values");
    assert_refused("s.now < money\"1.00 EUR\"", "a comparison takes");
}

TEST(a_bad_reload_keeps_the_ruleset_in_use)
{
    static const char *const bad[] = {
        "",
        "this is no Lua",
        "\x1bLua",
        PRELUDE "while true do end",
        PRELUDE "rules.test(\"x\", function(t) error(\"no\") end)",
        PRELUDE "rules.on(\"e\", {}, function() return pritn(1) end)",
        "ruleset{ name = \"test\", version = \"2\", api = 1, timezone = \"Mars/Base\" }"
    };
    sw_rules *rules = rules_of("rules.on(\"e\", {}, function() return skip{ reason = \"old\" } end)\n");
    const sw_rules *before = rules;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        char *json = NULL;
        int code = sw_rules_reload(&rules, bad[i], strlen(bad[i]), NULL, &err);
        assert_true(code < 0 && err.message[0]);
        assert_ptr_equal(rules, before);
        assert_code(SW_OK, &err, decide_event(&json, rules, "e", "{}", &err));
        assert_contains(json, "\"old\"");
        sw_rules_text_free(json);
    }
    static const char good[] = PRELUDE "rules.on(\"e\", {}, function() return skip{ reason = \"new\" } end)\n";
    char *json = NULL;
    assert_code(SW_OK, &err, sw_rules_reload(&rules, good, strlen(good), NULL, &err));
    assert_code(SW_OK, &err, decide_event(&json, rules, "e", "{}", &err));
    assert_contains(json, "\"new\"");
    sw_rules_text_free(json);
    sw_rules_free(rules);
}

TEST(a_ruleset_whose_own_test_fails_does_not_load)
{
    static const char text[] = PRELUDE
        "rules.on(\"e\", { n = \"integer\" }, function(e) if e.n > 3 then return skip{ reason = \"x\" } end end)\n"
        "rules.test(\"three are skipped\", function(t) t.on(\"e\", { n = 3 }):gives{ skip } end)\n"
        "rules.test(\"four are skipped\", function(t) t.on(\"e\", { n = 4 }):gives{ skip } end)\n";
    sw_rules *rules = NULL;
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    char *report = NULL;
    assert_code(SW_E_INVALID, &err, sw_rules_load(&rules, text, strlen(text), NULL, &err));
    assert_contains(err.message, "three are skipped");
    assert_contains(err.message, "rules.lua:3:");
    assert_null(rules);
    options.tested = 1;
    assert_code(SW_OK, &err, sw_rules_load(&rules, text, strlen(text), &options, &err));
    assert_code(SW_OK, &err, sw_rules_test(&report, rules, 0, &err));
    assert_contains(report, "\"passed\":1");
    assert_contains(report, "\"name\":\"three are skipped\"");
    sw_rules_text_free(report);
    sw_rules_free(rules);
}

TEST(without_a_hook_a_person_has_to_look)
{
    static const struct {
        sw_rules_hook hook;
        const char *input;
    } rows[] = {
        { SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"SoftDeclined\",\"attempt\":1}," STATE "}" },
        { SW_RULES_WALLET, "{\"wallet\":{\"state\":\"Closed\"}," STATE "}" },
        { SW_RULES_REFUND, "{\"refund\":{\"state\":\"Declined\"}," STATE "}" },
        { SW_RULES_DISPUTE, "{\"dispute\":{\"state\":\"Resolved\"}," STATE "}" },
    };
    sw_rules *rules = rules_of("rules.on(\"e\", {}, function() end)\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *json = decision_of(rules, rows[i].hook, rows[i].input);
        assert_contains(json, "\"actions\":[]");
        assert_contains(json, "\"inbox\":\"");
        sw_rules_text_free(json);
    }
    char *json = NULL;
    static const char flow[] = "{\"flow\":{\"now\":\"" NOW "\"}}";
    assert_code(SW_E_INVALID, &err, sw_rules_decide(&json, rules, SW_RULES_FLOW, flow, strlen(flow), 0, &err));
    sw_rules_free(rules);
}

/* What one decision does to one charge is more than each action by itself: the last of them goes too far. */
TEST(guards_add_up_what_one_decision_does)
{
    static const char *const answers[] = {
        "charge{ id = \"1\", amount = money\"8.00 EUR\" }, charge{ id = \"2\", amount = money\"8.00 EUR\" }",
        "refund{ id = \"1\", charge = \"c\", amount = money\"8.00 EUR\" }, "
        "refund{ id = \"2\", charge = \"c\", amount = money\"8.00 EUR\" }",
        "capture{ charge = \"h\", amount = money\"8.00 EUR\" }, capture{ charge = \"h\", amount = money\"8.00 EUR\" }",
    };
    static const char input[] =
        "{\"event\":{\"id\":\"1\",\"name\":\"e\",\"data\":{}},\"state\":{\"now\":\"" NOW "\",\"charges\":{"
        "\"c\":{\"amount\":{\"amount\":\"10\",\"currencyCode\":\"EUR\"},\"state\":\"Captured\","
        "\"captured\":{\"amount\":\"10\",\"currencyCode\":\"EUR\"}},"
        "\"h\":{\"amount\":{\"amount\":\"10\",\"currencyCode\":\"EUR\"},\"state\":\"Authorized\"}}}}";
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        char *body = text_of("rules.limits{ per_month = money\"10.00 EUR\" }\n"
                             "rules.on(\"e\", {}, function() return { %s } end)\n",
                             answers[i]);
        sw_rules *rules = rules_of(body);
        char *json = decision_of(rules, SW_RULES_EVENT, input);
        assert_contains(json, "\"guards\":[{\"action\":1,");
        sw_rules_text_free(json);
        sw_rules_free(rules);
        free(body);
    }
}

/* A limit is the run's and not the ruleset's: the next decision begins with all of it. */
TEST(a_decision_that_reached_a_limit_takes_nothing_from_the_next)
{
    sw_rules *rules = rules_of("rules.on(\"e\", { n = \"integer\" }, function(e)\n"
                               "local t = {}\nfor i = 1, e.n do t[i % 100] = { i } end\nwhy(\"done\") end)\n");
    for (int i = 0; i < 6; i++) {
        char *json = NULL;
        int code = decide_event(&json, rules, "e", i % 2 ? "{\"n\":10}" : "{\"n\":100000000}", &err);
        assert_int_equal(code, i % 2 ? SW_OK : SW_E_LIMIT);
        sw_rules_text_free(json);
    }
    sw_rules_free(rules);
}

TEST(limits_of_the_caller_are_kept)
{
    static const char text[] = PRELUDE "rules.on(\"e\", { n = \"integer\" }, function(e)\n"
                                       "local list = {}\nfor i = 1, e.n do list[i] = skip{ reason = \"x\" } end\n"
                                       "return list end)\n";
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    sw_rules *rules = NULL;
    options.limits.actions = 2;
    options.limits.input = 120;
    options.limits.output = 1000;
    assert_code(SW_OK, &err, sw_rules_load(&rules, text, strlen(text), &options, &err));
    char *json = NULL;
    assert_code(SW_OK, &err, decide_event(&json, rules, "e", "{\"n\":2}", &err));
    sw_rules_text_free(json);
    assert_code(SW_E_LIMIT, &err, decide_event(&json, rules, "e", "{\"n\":3}", &err));
    assert_string_equal(err.field, "actions");
    assert_code(
        SW_E_LIMIT, &err,
        decide_event(&json, rules, "e", "{\"n\":                                                            3}", &err));
    assert_string_equal(err.field, "input");
    sw_rules_free(rules);
    options.limits.source = strlen(text) - 1;
    assert_code(SW_E_LIMIT, &err, sw_rules_load(&rules, text, strlen(text), &options, &err));
    assert_string_equal(err.field, "source");
}

static void *decide_often(void *payload)
{
    const sw_rules *rules = payload;
    const char *first = NULL;
    char *all[50];
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        sw_error own = SW_ERROR_INIT;
        if (decide_event(&all[i], rules, "e", "{\"n\":200}", &own) != SW_OK || (first && strcmp(first, all[i]) != 0))
            return NULL;
        first = all[0];
    }
    for (size_t i = 0; i < COUNT_OF(all); i++)
        sw_rules_text_free(all[i]);
    return payload;
}

TEST(threads_share_a_ruleset)
{
    pthread_t threads[4];
    sw_rules *rules = rules_of("rules.on(\"e\", { n = \"integer\" }, function(e)\n"
                               "local t = {}\nfor i = 1, e.n do t[\"k\" .. i] = i end\n"
                               "for k, v in pairs(t) do if v % 50 == 0 then why(\"%s\", k) end end end)\n");
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, decide_often, rules), 0);
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        void *ended = NULL;
        assert_int_equal(pthread_join(threads[i], &ended), 0);
        assert_ptr_equal(ended, rules);
    }
    sw_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_global_of_one_decision_is_gone_in_the_next),
        cmocka_unit_test(a_global_that_a_decision_made_is_not_there_in_the_next),
        cmocka_unit_test(pairs_walks_integers_and_then_names_by_their_bytes),
        cmocka_unit_test(no_text_has_an_address),
        cmocka_unit_test(a_bad_reload_keeps_the_ruleset_in_use),
        cmocka_unit_test(a_ruleset_whose_own_test_fails_does_not_load),
        cmocka_unit_test(without_a_hook_a_person_has_to_look),
        cmocka_unit_test(guards_add_up_what_one_decision_does),
        cmocka_unit_test(a_decision_that_reached_a_limit_takes_nothing_from_the_next),
        cmocka_unit_test(limits_of_the_caller_are_kept),
        cmocka_unit_test(threads_share_a_ruleset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
