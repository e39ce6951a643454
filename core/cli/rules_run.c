/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <savedwallet/limits.h>

#include <stddef.h>
#include <string.h>

enum { MOST_EVENTS = 64 << 20 };

typedef struct run_values {
    const char *event;
    const char *events;
    const char *hook;
    const char *input;
    const char *state;
    const char *now;
    bool explain;
} run_values;

static const cli_option options[] = {
    { "event", CLI_TEXT, false, offsetof(run_values, event), "FILE", "an event, JSON" },
    { "events", CLI_TEXT, false, offsetof(run_values, events), "FILE", "events, one a line" },
    { "hook", CLI_TEXT, false, offsetof(run_values, hook), "HOOK", "decline, wallet, refund or dispute, with --input" },
    { "input", CLI_TEXT, false, offsetof(run_values, input), "FILE", "what the hook is given, JSON" },
    { "state", CLI_TEXT, false, offsetof(run_values, state), "FILE", "what is known of the wallet, JSON" },
    { "now", CLI_TEXT, false, offsetof(run_values, now), "TIME", "when it is decided, such as 2026-11-29T16:00:00Z" },
    { "explain", CLI_FLAG, false, offsetof(run_values, explain), "", "with the lines that decided" },
};

/* Which of the three it is, and its hook. */
static int choose(cli_question *out, const char **path, const run_values *values, sw_error *err)
{
    int given = (values->event != NULL) + (values->events != NULL) + (values->input != NULL);
    if (given != 1)
        return sw_fail(err, SW_E_INVALID, "say what it is about with one of --event, --events and --input");
    if ((values->hook != NULL) != (values->input != NULL))
        return sw_fail_field(err, SW_E_INVALID, "hook",
                             values->hook ? "--hook goes with --input: an event needs no hook"
                                          : "--input needs --hook: decline, wallet, refund or dispute");
    *path = values->event ? values->event : values->events ? values->events : values->input;
    out->hook = SW_RULES_EVENT;
    out->is_line = values->events != NULL;
    out->input = cli_rules_name(*path);
    int code = values->hook ? sw_rules_hook_parse(&out->hook, values->hook, err) : SW_OK;
    if (code == SW_OK && values->hook && out->hook == SW_RULES_FLOW)
        return sw_fail_field(err, SW_E_INVALID, "hook", "a flow is asked for with \"savedwallet rules flow\"");
    return code;
}

/* @return an exit code; the worst of all lines */
static int decide_lines(const cli_question *question, const sw_buf *text, sw_error *err)
{
    const char *at = sw_buf_text(text), *end = at + text->size;
    int worst = CLI_EXIT_DONE;
    for (size_t line = 1; at < end; line++) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((feed ? feed : end) - at);
        if (strspn(at, " \t\r") < size) {
            int code = cli_question_decide(question, at, size, line, err);
            if (code < 0)
                return code;
            worst = code > worst ? code : worst;
        }
        at += size + 1;
    }
    return worst;
}

static int decide(const cli_question *question, const sw_buf *text, sw_error *err)
{
    int code = question->is_line ? decide_lines(question, text, err)
                                 : cli_question_decide(question, sw_buf_text(text), text->size, 0, err);
    if (code == CLI_EXIT_DONE && !question->invocation->json) {
        puts("Nothing was sent.");
        code = cli_print_end();
    }
    return code;
}

static int read_state(cli_question *question, const sw_buf *text, sw_error *err)
{
    int code = sw_json_parse(&question->state, sw_buf_text(text), text->size, err);
    if (code == SW_OK && sw_json_kind_of(question->state) != SW_JSON_OBJECT)
        code = sw_fail(err, SW_E_INVALID, "a state is an object, such as {\"now\":\"2026-11-29T16:00:00Z\"}");
    return code;
}

/* All files are there. @return an exit code or a negative one */
static int decide_all(cli_question *question, const char *state_path, const sw_buf *input, const sw_buf *state,
                      sw_error *err)
{
    int code = state_path ? read_state(question, state, err) : SW_OK;
    if (code < 0)
        return cli_rules_refuse(question->invocation, cli_rules_name(state_path), err);
    code = cli_ruleset_load(&question->ruleset, err);
    return code < 0 ? cli_rules_refuse(question->invocation, NULL, err) : decide(question, input, err);
}

static int ask(cli_question *question, const run_values *values, const char *path, sw_error *err)
{
    const char *input_path = NULL;
    sw_buf input = SW_BUF_INIT(values->events ? MOST_EVENTS : SW_MAX_JSON);
    sw_buf state = SW_BUF_INIT(SW_MAX_JSON);
    int code = choose(question, &input_path, values, err);
    if (code == SW_OK) {
        const char *const paths[] = { path, input_path, values->state };
        code = cli_rules_check_stdin(paths, sizeof paths / sizeof paths[0], err);
    }
    if (code == SW_OK)
        code = cli_question_time(question, values->now, err);
    if (code == SW_OK)
        code = cli_ruleset_read(&question->ruleset, path, err);
    if (code == SW_OK)
        code = cli_read_bytes(&input, input_path, values->input ? "the input" : "the event", err);
    if (code == SW_OK && values->state)
        code = cli_read_bytes(&state, values->state, "the state", err);
    if (code == SW_OK)
        code = decide_all(question, values->state, &input, &state, err);
    sw_buf_free(&state);
    sw_buf_free(&input);
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const run_values *values = invocation->values;
    cli_question question = { .invocation = invocation, .explain = values->explain };
    int code = ask(&question, values, invocation->arguments.items[0], err);
    cli_question_free(&question);
    return code;
}

const cli_command cli_rules_run = {
    .name = "rules run",
    .summary = "Say what a ruleset decides; nothing is sent",
    .arguments = "FILE",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(run_values),
    .description =
        "Asks a ruleset what is to be done about an event of yours (--event), about many (--events), or about what\n"
        "Amazon Pay told (--hook with --input). It says each action, why, and which guards would stop it now. A guard\n"
        "that would is no failure. Nothing is sent, and nothing is remembered. Any one file may be \"-\": standard\n"
        "input. The tests in the ruleset are not run: see \"rules test\".\n"
        "\n"
        "An event is {\"id\", \"name\", \"wallet\", \"subject\", \"at\", \"data\"}, alone or with what is known of\n"
        "the wallet, {\"event\": {}, \"state\": {}}; what a hook is given likewise. A state has of\n"
        "spent_this_month, permission, charges and others what is known. Without now in it, it is the\n"
        "machine's time; --now goes before both.\n"
        "\n"
        "--json prints actions, guards, why, inbox, hook, event, rule, ruleset, engine, zone_data and, with\n"
        "--explain, explain: the very bytes that sw_rules_decide gives. With --events it is one object a line,\n"
        "an error for a line that is wrong; the others are decided all the same.\n"
        "\n"
        "Exit codes: 0 it is decided; 1 something is wrong with the ruleset or an input; 2 wrong usage, or a file\n"
        "cannot be read.",
    .examples = "  savedwallet rules run car_rental.lua --event toll.json --explain\n"
                "  savedwallet rules run car_rental.lua --events tolls.jsonl --now 2026-11-29T16:00:00Z\n"
                "  savedwallet rules run car_rental.lua --hook decline --input decline.json --state state.json\n",
    .run = run,
};
