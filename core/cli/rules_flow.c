/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/input.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <savedwallet/limits.h>

#include <stddef.h>

typedef struct flow_values {
    const char *input;
    const char *now;
    bool explain;
} flow_values;

static const cli_option options[] = {
    { "input", CLI_TEXT, true, offsetof(flow_values, input), "FILE", "what is known of the buyer, JSON" },
    { "now", CLI_TEXT, false, offsetof(flow_values, now), "TIME", "when it is decided, such as 2026-11-29T16:00:00Z" },
    { "explain", CLI_FLAG, false, offsetof(flow_values, explain), "", "with the lines that decided" },
};

static int ask(cli_question *question, const flow_values *values, const char *path, sw_error *err)
{
    const char *const paths[] = { path, values->input };
    sw_buf input = SW_BUF_INIT(SW_MAX_JSON);
    int code = cli_rules_check_stdin(paths, sizeof paths / sizeof paths[0], err);
    if (code == SW_OK)
        code = cli_question_time(question, values->now, err);
    if (code == SW_OK)
        code = cli_ruleset_read(&question->ruleset, path, err);
    if (code == SW_OK)
        code = cli_read_bytes(&input, values->input, "the input", err);
    if (code == SW_OK) {
        code = cli_ruleset_load(&question->ruleset, err);
        code = code == SW_OK ? cli_question_decide(question, sw_buf_text(&input), input.size, 0, err)
                             : cli_rules_refuse(question->invocation, NULL, err);
    }
    sw_buf_free(&input);
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const flow_values *values = invocation->values;
    cli_question question = { .invocation = invocation,
                              .hook = SW_RULES_FLOW,
                              .input = cli_rules_name(values->input),
                              .explain = values->explain };
    int code = ask(&question, values, invocation->arguments.items[0], err);
    cli_question_free(&question);
    return code;
}

const cli_command cli_rules_flow = {
    .name = "rules flow",
    .summary = "Say which flow a ruleset chooses for a buyer",
    .arguments = "FILE",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(flow_values),
    .description =
        "Asks choose_flow of a ruleset which way a buyer pays, with its arguments and why. Nothing is sent. FILE or\n"
        "the input may be \"-\": standard input. The tests in the ruleset are not run: see \"rules test\".\n"
        "\n"
        "The input has of page, channel, country, region, psd2, device, buyer, cart, wallet and now what is known;\n"
        "without now it is the machine's time.\n"
        "\n"
        "--json prints flow (kind and its arguments), why, ruleset, hook, engine, zone_data and, with --explain,\n"
        "explain: the very bytes that sw_rules_decide gives.\n"
        "\n"
        "Exit codes: 0 it is chosen; 1 something is wrong with the ruleset or the input; 2 wrong usage, or a file\n"
        "cannot be read.",
    .examples = "  savedwallet rules flow car_rental.lua --input buyer.json\n"
                "  echo '{\"wallet\":{\"usable\":true}}' | savedwallet rules flow car_rental.lua --input - --explain\n",
    .run = run,
};
