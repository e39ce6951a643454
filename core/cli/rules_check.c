/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

/* As compilers do, so that editors find the place. */
static void print_problem(const char *file, const sw_json *problem)
{
    int64_t line = sw_json_integer(sw_json_get(problem, "line"), 0);
    bool is_warning = sw_json_is_true(sw_json_get(problem, "warning"));
    const char *message = sw_json_get_text(problem, "message");
    cli_rules_put(stderr, file);
    if (line > 0)
        fprintf(stderr, ":%lld", (long long)line);
    fputs(is_warning ? ": warning: " : ": ", stderr);
    cli_rules_put(stderr, message ? message : "");
    putc('\n', stderr);
}

static bool has_error(const sw_json *problems)
{
    for (const sw_json *each = sw_json_first(problems); each; each = sw_json_next(each))
        if (!sw_json_is_true(sw_json_get(each, "warning")))
            return true;
    return false;
}

static int tell(const cli_invocation *invocation, const char *file, const char *report, const sw_json *problems)
{
    bool is_wrong = has_error(problems);
    if (invocation->json)
        puts(report);
    for (const sw_json *each = sw_json_first(problems); each && !invocation->json; each = sw_json_next(each))
        print_problem(file, each);
    if (!invocation->json && !is_wrong) {
        cli_rules_put(stdout, file);
        puts(": no problem was found");
    }
    int printed = cli_print_end();
    return is_wrong ? CLI_EXIT_REFUSED : printed;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    cli_ruleset ruleset;
    char *report = NULL;
    sw_json *parsed = NULL;
    int code = cli_ruleset_read(&ruleset, invocation->arguments.items[0], err);
    if (code == SW_OK)
        code = sw_rules_check(&report, sw_buf_text(&ruleset.text), ruleset.text.size, &ruleset.options, err);
    if (code == SW_OK)
        code = sw_json_parse(&parsed, report, strlen(report), err);
    if (code == SW_OK)
        code = tell(invocation, ruleset.name, report, sw_json_get(parsed, "problems"));
    sw_json_free(parsed);
    sw_rules_text_free(report);
    cli_ruleset_free(&ruleset);
    return code;
}

const cli_command cli_rules_check = {
    .name = "rules check",
    .summary = "Look a ruleset over: everything that is wrong with it",
    .arguments = "FILE",
    .least = 1,
    .most = 1,
    .description =
        "Reads a ruleset (\"-\": standard input) and says all that is wrong with it, each with its line: words that\n"
        "mean nothing, shapes, times and amounts that are none. It runs no tests and sends nothing.\n"
        "\n"
        "Problems are printed on standard error, \"file:line: message\", as compilers do.\n"
        "\n"
        "--json prints problems: a list of line (0: of none), message and warning.\n"
        "\n"
        "Exit codes: 0 nothing is wrong; 1 something is; 2 wrong usage, or the file cannot be read.",
    .examples = "  savedwallet rules check car_rental.lua\n",
    .run = run,
};
