/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct test_values {
    bool coverage;
} test_values;

static const cli_option options[] = {
    { "coverage", CLI_FLAG, false, offsetof(test_values, coverage), "", "say which lines no test has run" },
};

/* The size of "file:12: " in front of a message; 0: it has none. */
static size_t place_size(const char *message, const char *file)
{
    if (!cli_rules_is_from(message, file))
        return 0;
    size_t at = strlen(file) + 1, digits = strspn(message + at, "0123456789");
    return digits > 0 && strncmp(message + at + digits, ": ", 2) == 0 ? at + digits + 2 : 0;
}

/* At the line of what failed, where the message tells it, else at that of the test. */
static void print_failure(const char *file, const sw_json *failure)
{
    const char *name = sw_json_get_text(failure, "name"), *message = sw_json_get_text(failure, "message");
    size_t place = message ? place_size(message, file) : 0;
    cli_rules_put(stdout, file);
    if (place > 0)
        printf("%.*s", (int)(place - strlen(file)), message + strlen(file));
    else
        printf(":%lld: ", (long long)sw_json_integer(sw_json_get(failure, "line"), 0));
    cli_rules_put(stdout, name ? name : "");
    fputs(": ", stdout);
    cli_rules_put(stdout, message ? message + place : "");
    putchar('\n');
}

/* Prints "12-14, 20". Lines without code between two that were missed do not count as run. */
static void print_ranges(const sw_json *missed)
{
    const char *between = "";
    for (const sw_json *each = sw_json_first(missed); each; each = sw_json_next(each)) {
        int64_t first = sw_json_integer(each, 0), last = first;
        const sw_json *next = sw_json_next(each);
        for (; next && sw_json_integer(next, 0) == last + 1; next = sw_json_next(next)) {
            last++;
            each = next;
        }
        printf(last > first ? "%s%lld-%lld" : "%s%lld", between, (long long)first, (long long)last);
        between = ", ";
    }
    putchar('\n');
}

static void print_coverage(const sw_json *coverage)
{
    int64_t lines = sw_json_integer(sw_json_get(coverage, "lines"), 0);
    int64_t run = sw_json_integer(sw_json_get(coverage, "run"), 0);
    if (!coverage)
        return;
    /* Rounded down: 100 % is all of them. */
    printf("%lld %% of the lines ran (%lld of %lld)\n", (long long)(lines > 0 ? 100 * run / lines : 100),
           (long long)run, (long long)lines);
    if (run < lines) {
        fputs("never ran: ", stdout);
        print_ranges(sw_json_get(coverage, "missed"));
    }
}

static void print_for_people(const char *file, const sw_json *report)
{
    const sw_json *failed = sw_json_get(report, "failed");
    long long passed = (long long)sw_json_integer(sw_json_get(report, "passed"), 0);
    for (const sw_json *each = sw_json_first(failed); each; each = sw_json_next(each))
        print_failure(file, each);
    if (passed == 0 && sw_json_size(failed) == 0)
        puts("there are no tests: rules.test(\"what is expected\", function(t) … end) is one");
    else
        printf("%lld passed, %zu failed\n", passed, sw_json_size(failed));
    print_coverage(sw_json_get(report, "coverage"));
}

static int tell(const cli_invocation *invocation, const cli_ruleset *ruleset, const char *text, sw_error *err)
{
    sw_json *report = NULL;
    int code = sw_json_parse(&report, text, strlen(text), err);
    if (code == SW_OK) {
        if (invocation->json)
            puts(text);
        else
            print_for_people(ruleset->name, report);
        code = cli_print_end();
        if (sw_json_size(sw_json_get(report, "failed")) > 0)
            code = CLI_EXIT_REFUSED;
    }
    sw_json_free(report);
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const test_values *values = invocation->values;
    cli_ruleset ruleset;
    char *report = NULL;
    int code = cli_ruleset_read(&ruleset, invocation->arguments.items[0], err);
    if (code == SW_OK) {
        code = cli_ruleset_load(&ruleset, err);
        if (code == SW_OK)
            code = sw_rules_test(&report, ruleset.rules, values->coverage ? SW_RULES_COVERAGE : 0, err);
        code = code == SW_OK ? tell(invocation, &ruleset, report, err) : cli_rules_refuse(invocation, NULL, err);
    }
    sw_rules_text_free(report);
    cli_ruleset_free(&ruleset);
    return code;
}

const cli_command cli_rules_test = {
    .name = "rules test",
    .summary = "Run the tests in a ruleset",
    .arguments = "FILE",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(test_values),
    .description =
        "Runs the tests that a ruleset (\"-\": standard input) holds, those of rules.test, and prints a line for each\n"
        "that failed, with its place. It sends nothing.\n"
        "\n"
        "--json prints passed (a number), failed (a list of name, line and message) and, with --coverage, coverage:\n"
        "lines that could run, run, and missed (a list of lines).\n"
        "\n"
        "Exit codes: 0 all passed; 1 one failed, or the ruleset does not load; 2 wrong usage, or the file cannot be\n"
        "read.",
    .examples = "  savedwallet rules test car_rental.lua --coverage\n",
    .run = run,
};
