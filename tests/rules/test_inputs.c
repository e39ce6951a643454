/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What comes in and is not as declared is refused with a JSON pointer to it, and nothing is decided.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char rule[] =
    "rules.on(\"all\", { text = \"string\", number = \"integer\", yes = \"boolean\", sum = \"money\", at = \"time\",\n"
    "day = \"date\", kind = one_of{ \"small\", \"large\" }, list = { \"integer\" },\n"
    "deep = { { x = { y = \"money?\" } } },\n"
    "maybe = \"string?\", [\"a/b~c\"] = \"integer?\" }, function(e) why(\"%s\", e.text) end)\n";

/* Members in the order of the shape; each row of wrong changes one. */
static const char *const members[][2] = { { "text", "\"a\"" },
                                          { "number", "3" },
                                          { "yes", "true" },
                                          { "sum", "{\"amount\":\"1.00\",\"currencyCode\":\"EUR\"}" },
                                          { "at", "\"2026-01-02T03:04:05Z\"" },
                                          { "day", "\"2026-02-28\"" },
                                          { "kind", "\"small\"" },
                                          { "list", "[1,2]" },
                                          { "deep", "[{\"x\":{}}]" } };

/* @param name   the member that has another value; @param value  NULL: it is left out @param more  further members */
static char *write_data(const char *name, const char *value, const char *more)
{
    char *data = text_of("{");
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        bool is_changed = name && strcmp(members[i][0], name) == 0;
        if (is_changed && !value)
            continue;
        char *longer = text_of("%s%s\"%s\":%s", data, data[1] ? "," : "", members[i][0],
                               is_changed ? value : members[i][1]);
        free(data);
        data = longer;
    }
    char *whole = text_of("%s%s}", data, more);
    free(data);
    return whole;
}

static void check_pointer(const sw_rules *rules, const char *name, const char *value, const char *more,
                          const char *pointer)
{
    char *data = write_data(name, value, more), *json = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = decide_event(&json, rules, "all", data, &err);
    if (code != SW_E_INVALID || json || strcmp(err.field, pointer) != 0)
        fail_msg("%s%s%s: expected %s, got %s \"%s\": %s", name ? name : "", value ? value : "", more, pointer,
                 sw_code_name(code), err.field, err.message);
    free(data);
}

TEST(what_fits_is_decided)
{
    sw_rules *rules = rules_of(rule);
    char *data = write_data(NULL, NULL, ",\"maybe\":null,\"a/b~c\":7"), *json = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, decide_event(&json, rules, "all", data, &err));
    assert_contains(json, "\"why\":[\"a\"]");
    sw_rules_text_free(json);
    free(data);
    sw_rules_free(rules);
}

TEST(a_member_that_is_missing_is_named)
{
    sw_rules *rules = rules_of(rule);
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        char *pointer = text_of("/event/data/%s", members[i][0]);
        check_pointer(rules, members[i][0], NULL, "", pointer);
        check_pointer(rules, members[i][0], "null", "", pointer);
        free(pointer);
    }
    sw_rules_free(rules);
}

TEST(a_member_of_another_type_is_named)
{
    static const char *const values[] = { "\"a\"",
                                          "3",
                                          "3.5",
                                          "true",
                                          "[]",
                                          "{}",
                                          "[\"a\"]",
                                          "\"\"",
                                          "[[1]]",
                                          "1e300",
                                          "-0.1",
                                          "{\"a\":{}}",
                                          "[null]",
                                          "[{\"x\":1}]",
                                          "-7.25",
                                          "\"2026-02-30\"",
                                          "\"2026-01-02T03:04:05+01:00\"" };
    /* Which of the values each of the members takes. */
    static const struct {
        const char *name;
        bool takes[COUNT_OF(values)];
    } rows[] = {
        { "text", { [0] = true, [7] = true, [15] = true, [16] = true } },
        { "number", { [1] = true } },
        { "yes", { [3] = true } },
        { "sum", { false } },
        { "at", { false } },
        { "day", { false } },
        { "kind", { false } },
        { "list", { [4] = true, [5] = true } },
        { "deep", { [4] = true, [5] = true } },
    };
    sw_rules *rules = rules_of(rule);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t k = 0; k < COUNT_OF(values); k++) {
            char *data = write_data(rows[i].name, values[k], ""), *json = NULL;
            char *pointer = text_of("/event/data/%s", rows[i].name);
            sw_error err = SW_ERROR_INIT;
            int code = decide_event(&json, rules, "all", data, &err);
            if ((code == SW_OK) != rows[i].takes[k] ||
                (code != SW_OK && strncmp(err.field, pointer, strlen(pointer)) != 0))
                fail_msg("%s = %s: %s %s %s", rows[i].name, values[k], sw_code_name(code), err.field, err.message);
            sw_rules_text_free(json);
            free(pointer), free(data);
        }
    sw_rules_free(rules);
}

TEST(a_pointer_leads_to_the_place)
{
    sw_rules *rules = rules_of(rule);
    check_pointer(rules, NULL, NULL, ",\"other\":1", "/event/data/other");
    check_pointer(rules, "list", "[1,\"2\"]", "", "/event/data/list/1");
    check_pointer(rules, "deep", "[{\"x\":{}},{\"x\":{\"y\":4}}]", "", "/event/data/deep/1/x/y");
    check_pointer(rules, "deep", "[{\"x\":{\"z\":4}}]", "", "/event/data/deep/0/x/z");
    check_pointer(rules, "deep", "[{}]", "", "/event/data/deep/0/x");
    check_pointer(rules, "sum", "{\"amount\":\"1.005\",\"currencyCode\":\"EUR\"}", "", "/event/data/sum");
    check_pointer(rules, "kind", "\"smal\"", "", "/event/data/kind");
    sw_rules_free(rules);
}

/* RFC 6901: "~" is "~0" in a pointer, and "/" is "~1". */
TEST(a_pointer_is_escaped)
{
    sw_rules *rules = rules_of(rule);
    check_pointer(rules, NULL, NULL, ",\"a/b~c\":\"x\"", "/event/data/a~1b~0c");
    check_pointer(rules, NULL, NULL, ",\"x/y\":1", "/event/data/x~1y");
    sw_rules_free(rules);
}

/* A pointer that does not fit is not shown whole, and never written past the end of its place. */
TEST(a_long_name_is_no_danger)
{
    sw_rules *rules = rules_of(rule);
    char name[4001], *json = NULL;
    sw_error err = SW_ERROR_INIT;
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    char *more = text_of(",\"%s\":1", name), *data = write_data(NULL, NULL, more);
    assert_code(SW_E_INVALID, &err, decide_event(&json, rules, "all", data, &err));
    assert_true(err.field[0]);
    assert_null(json);
    free(data), free(more);
    sw_rules_free(rules);
}

static void check_input(const sw_rules *rules, sw_rules_hook hook, const char *input, const char *pointer)
{
    char *json = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_rules_decide(&json, rules, hook, input, strlen(input), 0, &err);
    if (code != SW_E_INVALID || json || strcmp(err.field, pointer) != 0)
        fail_msg("%s: expected %s, got %s \"%s\": %s", input, pointer, sw_code_name(code), err.field, err.message);
}

TEST(the_envelope_and_the_state_are_typed_too)
{
    sw_rules *rules = rules_of("rules.on(\"e\", {}, function() end)\nrules.on_decline(function() end)\n"
                               "rules.choose_flow(function() return flow.none{} end)\n");
    check_input(rules, SW_RULES_EVENT, "{" STATE "}", "/event");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":\"1\",\"name\":\"e\",\"data\":{}}}", "/state/now");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":\"1\",\"name\":\"e\",\"data\":{}},\"state\":{}}",
                "/state/now");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":\"1\",\"name\":\"f\",\"data\":{}}," STATE "}",
                "/event/name");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"name\":\"e\",\"data\":{}}," STATE "}", "/event/id");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":7,\"name\":\"e\",\"data\":{}}," STATE "}", "/event/id");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":\"1\",\"name\":\"e\"}," STATE "}", "/event/data");
    check_input(rules, SW_RULES_EVENT, "{\"event\":{\"id\":\"1\",\"name\":\"e\",\"data\":{}}," STATE ",\"more\":1}",
                "/more");
    check_input(rules, SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"SoftDeclined\"}," STATE "}", "/decline/attempt");
    check_input(rules, SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"SoftDeclined\",\"attempt\":\"1\"}," STATE "}",
                "/decline/attempt");
    check_input(rules, SW_RULES_DECLINE,
                "{\"decline\":{\"reason\":\"SoftDeclined\",\"attempt\":1},\"state\":{\"now\":\"" NOW "\",\"charges\":"
                "{\"C1\":{\"amount\":{\"amount\":\"1\",\"currencyCode\":\"EUR\"},\"state\":4}}}}",
                "/state/charges/C1/state");
    check_input(rules, SW_RULES_FLOW, "{\"flow\":{\"now\":\"yesterday\"}}", "/flow/now");
    check_input(rules, SW_RULES_FLOW, "{\"flow\":{\"now\":\"" NOW "\",\"wallet\":{}}}", "/flow/wallet/usable");
    check_input(rules, SW_RULES_FLOW, "{\"flow\":{\"now\":\"" NOW "\"}," STATE "}", "/state");
    sw_rules_free(rules);
}

TEST(no_json_is_no_input)
{
    static const char *const wrong[] = { "",
                                         "{",
                                         "[]",
                                         "null",
                                         "{}{}",
                                         "{\"event\":1",
                                         "\xff\xfe",
                                         "{a:1}",
                                         "nan",
                                         "{\"a\":1,\"a\":2}",
                                         "{\"event\":{\"id\":\"\xff\"}}" };
    sw_rules *rules = rules_of("rules.on(\"e\", {}, function() end)\n");
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        char *json = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err,
                    sw_rules_decide(&json, rules, SW_RULES_EVENT, wrong[i], strlen(wrong[i]), 0, &err));
        assert_null(json);
    }
    sw_rules_free(rules);
}

TEST(an_input_beyond_its_limit_is_refused)
{
    sw_rules *rules = rules_of("rules.on(\"e\", { text = \"string\" }, function() end)\n");
    for (int size = 65000; size < 66000; size += 900) {
        char *json = NULL;
        sw_error err = SW_ERROR_INIT;
        char *data = text_of("{\"text\":\"%0*d\"}", size, 0);
        int code = decide_event(&json, rules, "e", data, &err);
        assert_int_equal(code, size < 65400 ? SW_OK : SW_E_LIMIT);
        if (code != SW_OK)
            assert_string_equal(err.field, "input");
        sw_rules_text_free(json);
        free(data);
    }
    sw_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_decided),
        cmocka_unit_test(a_member_that_is_missing_is_named),
        cmocka_unit_test(a_member_of_another_type_is_named),
        cmocka_unit_test(a_pointer_leads_to_the_place),
        cmocka_unit_test(a_pointer_is_escaped),
        cmocka_unit_test(a_long_name_is_no_danger),
        cmocka_unit_test(the_envelope_and_the_state_are_typed_too),
        cmocka_unit_test(no_json_is_no_input),
        cmocka_unit_test(an_input_beyond_its_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
