/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

static const char *text_of(const sw_json *object, const char *name)
{
    const char *text = sw_json_get_text(object, name);
    return text ? text : "";
}

static bool is_money(const sw_json *value)
{
    return sw_json_size(value) == 2 && sw_json_get_text(value, "amount") && sw_json_get_text(value, "currencyCode");
}

static void put_value(const sw_json *value)
{
    if (sw_json_text(value)) {
        cli_rules_put(stdout, sw_json_text(value));
    } else if (is_money(value)) {
        cli_rules_put(stdout, text_of(value, "amount"));
        putchar(' ');
        cli_rules_put(stdout, text_of(value, "currencyCode"));
    } else {
        char *json = sw_json_write(value, false);
        cli_rules_put(stdout, json ? json : "");
        sw_json_release_text(json);
    }
}

static void put_name(const char *indent, const char *name)
{
    int size = (int)strlen(name);
    fputs(indent, stdout);
    cli_rules_put(stdout, name);
    printf("%*s ", size < 14 ? 14 - size : 0, "");
}

/* Prints the members of a table of the merchant's as "data.place". */
static void print_member(const char *indent, const char *name, const sw_json *value)
{
    char longer[256];
    if (sw_json_kind_of(value) != SW_JSON_OBJECT || is_money(value)) {
        put_name(indent, name);
        put_value(value);
        putchar('\n');
        return;
    }
    for (const sw_json *each = sw_json_first(value); each; each = sw_json_next(each)) {
        snprintf(longer, sizeof longer, "%.120s.%.120s", name, sw_json_name(each));
        print_member(indent, longer, each);
    }
}

static void put_place(const cli_question *question, const char *before, const sw_json *line)
{
    int64_t number = sw_json_integer(line, 0);
    if (number < 1)
        return;
    fputs(before, stdout);
    cli_rules_put(stdout, question->ruleset.name);
    printf(":%lld", (long long)number);
}

static const sw_json *element(const sw_json *list, size_t index)
{
    const sw_json *each = sw_json_first(list);
    while (index-- > 0)
        each = sw_json_next(each);
    return each;
}

/* The next of the guards that stop this action. */
static const sw_json *guard_after(const sw_json *guard, size_t action)
{
    while (guard && sw_json_integer(sw_json_get(guard, "action"), -1) != (int64_t)action)
        guard = sw_json_next(guard);
    return guard;
}

static void print_action(const cli_question *question, const sw_json *decision, const sw_json *action, size_t index)
{
    const sw_json *lines = sw_json_get(sw_json_get(decision, "explain"), "actions");
    const sw_json *guard = guard_after(sw_json_first(sw_json_get(decision, "guards")), index);
    printf("  %zu. ", index + 1);
    cli_rules_put(stdout, text_of(action, "action"));
    put_place(question, ", at ", element(lines, index));
    putchar('\n');
    for (const sw_json *each = sw_json_first(action); each; each = sw_json_next(each))
        if (strcmp(sw_json_name(each), "action") != 0)
            print_member("     ", sw_json_name(each), each);
    for (; guard; guard = guard_after(sw_json_next(guard), index)) {
        put_name("     ", "guard");
        printf("%s would stop it: ", text_of(guard, "guard"));
        cli_rules_put(stdout, text_of(guard, "message"));
        putchar('\n');
    }
}

static void print_actions(const cli_question *question, const sw_json *decision)
{
    const sw_json *actions = sw_json_get(decision, "actions");
    size_t index = 0;
    for (const sw_json *each = sw_json_first(actions); each; each = sw_json_next(each))
        print_action(question, decision, each, index++);
    if (index == 0)
        puts("  nothing is to be done");
    if (*text_of(decision, "inbox")) {
        put_name("  ", "inbox");
        cli_rules_put(stdout, text_of(decision, "inbox"));
        putchar('\n');
    }
}

static void print_why(const cli_question *question, const sw_json *decision)
{
    const sw_json *line = sw_json_first(sw_json_get(sw_json_get(decision, "explain"), "why"));
    for (const sw_json *each = sw_json_first(sw_json_get(decision, "why")); each; each = sw_json_next(each)) {
        put_name("  ", "why");
        put_value(each);
        put_place(question, ", at ", line);
        putchar('\n');
        line = sw_json_next(line);
    }
}

static void print_explanation(const cli_question *question, const sw_json *decision)
{
    const sw_json *explain = sw_json_get(decision, "explain"), *actions = sw_json_get(decision, "actions");
    sw_rules_limits limits;
    if (!explain)
        return;
    sw_rules_limits_get(&limits, question->ruleset.rules);
    if (sw_json_integer(sw_json_get(explain, "rule"), 0) > 0) {
        put_name("  ", "rule");
        put_place(question, "", sw_json_get(explain, "rule"));
        putchar('\n');
    }
    put_name("  ", "limits");
    printf("%lld of %lld instructions", (long long)sw_json_integer(sw_json_get(explain, "instructions"), 0),
           (long long)limits.instructions);
    if (actions)
        printf(", %zu of %zu actions", sw_json_size(actions), limits.actions);
    putchar('\n');
}

static void put_ruleset(const sw_json *decision)
{
    const sw_json *ruleset = sw_json_get(decision, "ruleset");
    cli_rules_put(stdout, text_of(ruleset, "name"));
    putchar(' ');
    cli_rules_put(stdout, text_of(ruleset, "version"));
}

static void print_flow(const sw_json *decision)
{
    const sw_json *flow = sw_json_get(decision, "flow");
    fputs("flow: ", stdout);
    cli_rules_put(stdout, text_of(flow, "kind"));
    fputs(", decided by ", stdout);
    put_ruleset(decision);
    putchar('\n');
    for (const sw_json *each = sw_json_first(flow); each; each = sw_json_next(each))
        if (strcmp(sw_json_name(each), "kind") != 0)
            print_member("  ", sw_json_name(each), each);
}

static void print_title(const sw_json *decision)
{
    const char *event = sw_json_get_text(decision, "event");
    if (event) {
        cli_rules_put(stdout, event);
        fputs(": ", stdout);
    }
    cli_rules_put(stdout, event ? text_of(decision, "rule") : text_of(decision, "hook"));
    fputs(", decided by ", stdout);
    put_ruleset(decision);
    putchar('\n');
}

/* "charge 6.50 EUR": an action, and of what it says the first that people ask for. */
static void put_short(const sw_json *action)
{
    static const char *const asked[] = { "amount", "reason", "to", "charge", "at", "when" };
    cli_rules_put(stdout, text_of(action, "action"));
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        const sw_json *value = sw_json_get(action, asked[i]);
        if (!value)
            continue;
        fputs(strcmp(asked[i], "reason") == 0 ? ": " : " ", stdout);
        put_value(value);
        return;
    }
}

static void print_line(const sw_json *decision)
{
    const char *between = "";
    size_t index = 0;
    cli_rules_put(stdout, text_of(decision, "event"));
    fputs(": ", stdout);
    for (const sw_json *each = sw_json_first(sw_json_get(decision, "actions")); each; each = sw_json_next(each)) {
        const sw_json *guard = guard_after(sw_json_first(sw_json_get(decision, "guards")), index++);
        fputs(between, stdout);
        put_short(each);
        if (guard)
            printf(" (%s would stop it)", text_of(guard, "guard"));
        between = "; ";
    }
    puts(index == 0 ? "nothing" : "");
}

int cli_question_tell(const cli_question *question, const char *decision, sw_error *err)
{
    sw_json *it = NULL;
    int code = sw_json_parse(&it, decision, strlen(decision), err);
    if (code < 0)
        return code;
    if (question->is_line && !question->explain) {
        print_line(it);
    } else {
        if (question->hook == SW_RULES_FLOW)
            print_flow(it);
        else
            print_title(it);
        if (question->hook != SW_RULES_FLOW)
            print_actions(question, it);
        print_why(question, it);
        print_explanation(question, it);
    }
    sw_json_free(it);
    return cli_print_end();
}
