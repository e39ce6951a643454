/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/journal.h"
#include "cli/output.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct check_values {
    cli_journal_values common;
    const char *max_unknown;
    const char *max_overdue;
} check_values;

static const cli_option options[] = {
    { "max-unknown", CLI_TEXT, false, offsetof(check_values, max_unknown), "TIME",
      "without a definite answer for so long is wrong; default 10m" },
    { "max-overdue", CLI_TEXT, false, offsetof(check_values, max_overdue), "TIME",
      "due for so long and not done is wrong; default 15m" },
    CLI_JOURNAL_OPTIONS,
};

/* As Nagios and all that came after it take them. */
enum { OK = 0, WARNING = 1, CRITICAL = 2, UNKNOWN = 3 };

static const char *const words[] = { "OK", "WARNING", "CRITICAL", "UNKNOWN" };

static int level_of(const sw_json *answer)
{
    const char *level = sw_json_get_text(answer, "level");
    if (level && strcmp(level, "ok") == 0)
        return OK;
    if (level && strcmp(level, "warning") == 0)
        return WARNING;
    return level && strcmp(level, "critical") == 0 ? CRITICAL : UNKNOWN;
}

/* One line: what comes after it, many monitors do not show. "|" would begin their measurements. */
static void put_text(const char *text)
{
    for (; *text; text++)
        putchar((unsigned char)*text < 0x20 || *text == 0x7F || *text == '|' ? '?' : *text);
}

static void print_line(int level, const sw_json *problems)
{
    char text[512];
    const char *between = "";
    printf("SAVEDWALLET %s - ", words[level]);
    for (const sw_json *each = sw_json_first(problems); each; each = sw_json_next(each)) {
        const sw_json *message = sw_json_get(each, "message");
        cli_value_text(text, sizeof text, message ? message : each);
        fputs(between, stdout);
        put_text(text);
        between = "; ";
    }
    puts(*between ? "" : "nothing needs a person");
}

static int tell(const cli_invocation *invocation, sw_json *answer, sw_error *err)
{
    int level = level_of(answer), printed;
    if (invocation->json) {
        printed = cli_print_json(answer, err);
    } else {
        print_line(level, sw_json_get(answer, "problems"));
        sw_json_free(answer);
        printed = cli_print_end();
    }
    if (printed < 0)
        return printed;
    return printed == CLI_EXIT_DONE ? level : UNKNOWN;
}

/* The journal cannot be read: that is told where monitors look, and in the form of every other answer. */
static int tell_unknown(const cli_invocation *invocation, const sw_error *why, sw_error *err)
{
    sw_json *problems = sw_json_array(), *answer = sw_json_object();
    bool told = sw_json_append(problems, sw_json_new_text(why->message));
    bool whole = sw_json_put(answer, "problems", problems) && told && sw_json_put_text(answer, "level", "unknown");
    answer = cli_put_whole(answer, whole);
    return answer ? tell(invocation, answer, err) : sw_fail_memory(err);
}

static int check(cli_journal *journal, sw_error *err)
{
    const check_values *values = journal->invocation->values;
    int64_t unknown_ms = 600000, overdue_ms = 900000;
    sw_json *answer = NULL;
    int code = values->max_unknown ? cli_read_duration(&unknown_ms, values->max_unknown, "max-unknown", err) : SW_OK;
    if (code == SW_OK && values->max_overdue)
        code = cli_read_duration(&overdue_ms, values->max_overdue, "max-overdue", err);
    if (code < 0)
        return code;
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_integer(asked, "max_unknown_ms", unknown_ms) &&
                 sw_json_put_integer(asked, "max_overdue_ms", overdue_ms);
    code = cli_journal_do(&answer, journal, "check", cli_put_whole(asked, whole), err);
    return code < 0 ? code : tell(journal->invocation, answer, err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    cli_journal journal;
    sw_error why = SW_ERROR_INIT;
    int code = cli_journal_open(&journal, invocation, CLI_JOURNAL_LOOKS, NULL, &why);
    if (code == SW_OK)
        code = check(&journal, &why);
    cli_journal_close(&journal);
    return code < 0 ? tell_unknown(invocation, &why, err) : code;
}

const cli_command cli_journal_check = {
    .name = "journal check",
    .summary = "For monitoring: is anything stuck?",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(check_values),
    .failed_exit = UNKNOWN,
    .description =
        "Says in one line whether something needs a person, as a plug-in for Nagios and whatever speaks like it:\n"
        "what has no definite answer for too long, what is overdue because no worker runs, an inbox that is not\n"
        "empty. It needs no key.\n"
        "\n"
        "--json prints level (ok, warning, critical or unknown) and problems.\n"
        "\n"
        "Exit codes are those of Nagios, and not those of the other commands: 0 OK; 1 WARNING; 2 CRITICAL; 3\n"
        "UNKNOWN: the journal cannot be read, or the command is used wrongly.",
    .notes = sw_settings_help,
    .examples =
        "  savedwallet journal check --journal /var/lib/savedwallet/journal.db --max-unknown 10m --max-overdue 15m\n",
    .run = run,
};
