/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/journal_run.h"

#include "base/error.h"
#include "cli/progress.h"

#include <stddef.h>
#include <string.h>

typedef struct run_values {
    cli_journal_values common;
    int workers;
    const char *until;
    const char *deadline;
    const char *on_message;
} run_values;

static const cli_option options[] = {
    { "workers", CLI_NUMBER, false, offsetof(run_values, workers), "N", "processes that work; default 1" },
    { "until", CLI_TEXT, false, offsetof(run_values, until), "idle",
      "end when nothing is due; without it, wait for more" },
    { "deadline", CLI_TEXT, false, offsetof(run_values, deadline), "TIME",
      "end after so long, such as 90s, 10m or 1h" },
    { "on-message", CLI_TEXT, false, offsetof(run_values, on_message), "COMMAND",
      "run it by sh for each message, which it reads as JSON; exit code 0: delivered" },
    CLI_JOURNAL_RULES,
    CLI_JOURNAL_OPTIONS,
};

static int read_run(cli_run *out, const run_values *values, sw_error *err)
{
    int64_t most_ms = 0;
    if (values->until && strcmp(values->until, "idle") != 0)
        return sw_fail_field(err, SW_E_INVALID, "until", "--until takes idle, not \"%s\"", values->until);
    if (values->workers > CLI_MOST_WORKERS)
        return sw_fail_field(err, SW_E_INVALID, "workers", "--workers takes a whole number from 1 to %d",
                             CLI_MOST_WORKERS);
    if (values->on_message && !*values->on_message)
        return sw_fail_field(err, SW_E_INVALID, "on-message",
                             "--on-message needs a command: an empty one would take every message");
    int code = values->deadline ? cli_read_duration(&most_ms, values->deadline, "deadline", err) : SW_OK;
    out->workers = values->workers > 0 ? (size_t)values->workers : 1;
    out->until_idle = values->until != NULL;
    out->deadline_ms = most_ms > 0 ? cli_clock_ms() + most_ms : 0;
    out->on_message = values->on_message;
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    cli_run asked = { .invocation = invocation };
    int code = read_run(&asked, invocation->values, err);
    return code < 0 ? code : cli_crew_run(&asked, err);
}

const cli_command cli_journal_run = {
    .name = "journal run",
    .summary = "Do what is due: decide, charge, find out, follow up",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(run_values),
    .description =
        "Does what is due, as long as it runs: has the rules decide about events, sends what was decided, finds\n"
        "out what has no answer, follows notifications. Any number may run at once, on one machine. Each worker\n"
        "is a process that opens the journal by itself; one that dies is started anew. Without a ruleset events\n"
        "wait, and so do declines of what rules decided.\n"
        "\n"
        "SIGTERM and SIGINT end it: what is on its way is ended first. A second one kills it, which loses nothing\n"
        "either: the next run finds out what became of what was sent. It tells systemd (Type=notify,\n"
        "WatchdogSec=) when it is ready, ends and lives. Standard error has a line of JSON for everything that it\n"
        "does.\n"
        "\n"
        "A command of --on-message gets one message on its standard input; exit code 0 acknowledges it, after\n"
        "anything else, or five minutes, it is handed over again later. It has the environment of this command,\n"
        "and its output goes to standard error.\n"
        "\n"
        "--json prints ended (idle, deadline, canceled, killed or failed), workers, restarts, steps, sent,\n"
        "decided, due, next_at, handed_over and not_taken (messages) and error.\n"
        "\n"
        "Exit codes: 0 it came to its end, also by a signal; 1 killed, or failed; 2 wrong usage or configuration;\n"
        "3 the journal cannot be read or written. That Amazon declined something is no failure of a run.",
    .notes = sw_settings_help,
    .examples = "  savedwallet journal run --workers 4\n"
                "  savedwallet journal run --until idle --deadline 1h --rules car_rental.lua\n"
                "  savedwallet journal run --on-message 'curl -sf --data-binary @- https://mail.shop.example/outbox'\n",
    .run = run,
};
