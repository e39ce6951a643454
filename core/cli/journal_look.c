/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a person looks at: list, show, explain, status, inbox. Nothing is changed.
 */
#include "base/error.h"
#include "cli/journal.h"
#include "cli/output.h"

#include <stddef.h>
#include <stdio.h>

typedef struct look_values {
    cli_journal_values common;
    const char *state;
    const char *kind;
    const char *wallet;
    int limit;
    const char *before;
} look_values;

#define LIMIT                                                                                          \
    {                                                                                                  \
        "limit", CLI_NUMBER, false, offsetof(look_values, limit), "N", "how many at most; default 100" \
    }

static const cli_option list_options[] = {
    { "state", CLI_TEXT, false, offsetof(look_values, state), "STATE",
      "such as unknown; \"journal status\" counts them all" },
    { "kind", CLI_TEXT, false, offsetof(look_values, kind), "KIND", "charge, capture, cancel, refund or close" },
    { "wallet", CLI_TEXT, false, offsetof(look_values, wallet), "WALLET", "only those of this wallet" },
    LIMIT,
    { "before", CLI_TEXT, false, offsetof(look_values, before), "NUMBER", "the next page" },
    CLI_JOURNAL_OPTIONS,
};

static const cli_option inbox_options[] = { LIMIT, CLI_JOURNAL_OPTIONS };
static const cli_option options[] = { CLI_JOURNAL_OPTIONS };

static void tell_list(const sw_json *answer)
{
    static const cli_column columns[] = { { "INTENT", "intent" },     { "KIND", "kind" },     { "STATE", "state" },
                                          { "AMOUNT", "amount" },     { "WALLET", "wallet" }, { "DUE", "due_at" },
                                          { "CHANGED", "changed_at" } };
    const sw_json *actions = sw_json_get(answer, "actions");
    int64_t next = sw_json_integer(sw_json_get(answer, "next"), 0);
    if (sw_json_size(actions) == 0)
        puts("there is no such action");
    else
        cli_print_table(actions, columns, sizeof columns / sizeof columns[0]);
    if (next > 0)
        printf("there are more: --before %lld\n", (long long)next);
}

static int list(cli_journal *journal, sw_error *err)
{
    const look_values *values = journal->invocation->values;
    sw_json *asked = sw_json_object();
    int64_t before = 0;
    int code = values->before ? cli_read_count(&before, values->before, "what a page ended with", err) : SW_OK;
    if (code < 0) {
        sw_json_free(asked);
        return code;
    }
    bool whole = cli_put_text(asked, "state", values->state) && cli_put_text(asked, "kind", values->kind) &&
                 cli_put_text(asked, "wallet", values->wallet) && cli_put_number(asked, "limit", values->limit) &&
                 (before == 0 || sw_json_put_integer(asked, "before", before));
    return cli_journal_answer(journal, "list", cli_put_whole(asked, whole), tell_list, err);
}

/* The jobs "show" and "explain" are about the one argument. */
static int ask_about(cli_journal *journal, const char *job, cli_journal_tell *tell, sw_error *err)
{
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_text(asked, "intent", journal->invocation->arguments.items[0]);
    return cli_journal_answer(journal, job, cli_put_whole(asked, whole), tell, err);
}

static int show(cli_journal *journal, sw_error *err)
{
    return ask_about(journal, "show", cli_print_action, err);
}

static void tell_event(const sw_json *event)
{
    puts("the event");
    cli_print_members(event);
    cli_print_value("data", sw_json_get(event, "data"));
}

static void tell_decision(const sw_json *decision)
{
    const sw_json *output = sw_json_get(decision, "output"), *ruleset = sw_json_get(output, "ruleset");
    puts("what the rules decided");
    cli_print_value("asked", sw_json_get(decision, "hook"));
    cli_print_value("at", sw_json_get(decision, "at"));
    cli_print_value("ruleset", sw_json_get(ruleset, "name"));
    cli_print_value("version", sw_json_get(ruleset, "version"));
    for (const sw_json *each = sw_json_first(sw_json_get(output, "why")); each; each = sw_json_next(each))
        cli_print_value("why", each);
    for (const sw_json *each = sw_json_first(sw_json_get(output, "actions")); each; each = sw_json_next(each))
        cli_print_row("do", each);
    cli_print_value("inbox", sw_json_get(output, "inbox"));
}

static void tell_explanation(const sw_json *answer)
{
    if (sw_json_kind_of(sw_json_get(answer, "event")) == SW_JSON_OBJECT)
        tell_event(sw_json_get(answer, "event"));
    for (const sw_json *each = sw_json_first(sw_json_get(answer, "decisions")); each; each = sw_json_next(each))
        tell_decision(each);
    for (const sw_json *each = sw_json_first(sw_json_get(answer, "actions")); each; each = sw_json_next(each))
        cli_print_action(each);
}

static int explain(cli_journal *journal, sw_error *err)
{
    return ask_about(journal, "explain", tell_explanation, err);
}

static void tell_status(const sw_json *answer)
{
    const sw_json *paused = sw_json_get(answer, "paused");
    puts("the journal");
    cli_print_members(answer);
    puts("actions");
    cli_print_members(sw_json_get(answer, "states"));
    if (sw_json_kind_of(paused) == SW_JSON_OBJECT)
        cli_print_row("paused", paused);
}

static int status(cli_journal *journal, sw_error *err)
{
    return cli_journal_answer(journal, "status", sw_json_object(), tell_status, err);
}

static void tell_inbox(const sw_json *answer)
{
    static const cli_column columns[] = { { "NUMBER", "number" }, { "KIND", "kind" }, { "ABOUT", "about" },
                                          { "WALLET", "wallet" }, { "AT", "at" },     { "WHAT", "message" } };
    const sw_json *items = sw_json_get(answer, "items");
    if (sw_json_size(items) == 0)
        puts("the inbox is empty");
    else
        cli_print_table(items, columns, sizeof columns / sizeof columns[0]);
}

static int inbox(cli_journal *journal, sw_error *err)
{
    const look_values *values = journal->invocation->values;
    sw_json *asked = sw_json_object();
    bool whole = cli_put_number(asked, "limit", values->limit);
    return cli_journal_answer(journal, "inbox", cli_put_whole(asked, whole), tell_inbox, err);
}

/* Every command here is one job of a journal that is there. */
#define LOOK(work)                                                         \
    static int run_##work(const cli_invocation *invocation, sw_error *err) \
    {                                                                      \
        return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, work, err); \
    }
LOOK(list)
LOOK(show)
LOOK(explain)
LOOK(status)
LOOK(inbox)

#define TABLE(the_options)                                                                    \
    .options = (the_options), .option_count = sizeof(the_options) / sizeof((the_options)[0]), \
    .values_size = sizeof(look_values)

const cli_command cli_journal_list = {
    .name = "journal list",
    .summary = "List what is to be done and what was done",
    .arguments = "",
    TABLE(list_options),
    .description = "Lists actions, the newest first. It needs no key.\n"
                   "\n"
                   "--json prints actions and next, the number for --before, or null at the end.\n" CLI_JOURNAL_ACTION
                   "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal list --state unknown\n"
                "  savedwallet journal list --wallet customer:7 --kind refund --limit 20\n",
    .run = run_list,
};

const cli_command cli_journal_show = {
    .name = "journal show",
    .summary = "Show an action with its attempts",
    .arguments = "INTENT",
    .least = 1,
    .most = 1,
    TABLE(options),
    .description = "Shows one action, and each key that was sent for it. It needs no key of yours.\n"
                   "\n"
                   "--json prints the action with attempts.\n" CLI_JOURNAL_ACTION "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal show ride:81\n",
    .run = run_show,
};

const cli_command cli_journal_explain = {
    .name = "journal explain",
    .summary = "Say why something was done: event, rules, actions",
    .arguments = "INTENT|EVENT",
    .least = 1,
    .most = 1,
    TABLE(options),
    .description =
        "Takes the intent of an action, or the id of an event, and says all that led to it and followed from it.\n"
        "\n"
        "--json prints event, decisions (what the rules were given and said) and actions.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal explain toll:T1\n",
    .run = run_explain,
};

const cli_command cli_journal_status = {
    .name = "journal status",
    .summary = "Say how a journal stands",
    .arguments = "",
    TABLE(options),
    .description =
        "Counts the actions in each state, the events and the inbox, and says whether charging is paused and when\n"
        "something is due next. For monitoring there is \"journal check\".\n"
        "\n"
        "--json prints states, events, inbox, paused, next_at and more.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal status --json\n",
    .run = run_status,
};

const cli_command cli_journal_inbox = {
    .name = "journal inbox",
    .summary = "List what a person has to look at",
    .arguments = "",
    TABLE(inbox_options),
    .description =
        "Lists what the engine does not decide by itself: what a guard stopped, what has had no answer for a day,\n"
        "declines without a rule, conflicts. Each has a number; \"journal settle\" takes it off the list.\n"
        "\n"
        "--json prints items: number, kind, about (an intent or the id of an event), wallet, message, at.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal inbox\n",
    .run = run_inbox,
};
