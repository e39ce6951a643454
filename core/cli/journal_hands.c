/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a person decides: settle, cancel, retry, resolve, pause, resume, wallet, backup. Each is written down with a
 * name.
 */
#include "base/error.h"
#include "cli/journal.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct hand_values {
    cli_journal_values common;
    const char *by;
    const char *reason;
    const char *charged;
    bool not_charged;
    const char *permission;
} hand_values;

#define BY(is_required, meaning)                                               \
    {                                                                          \
        "by", CLI_TEXT, is_required, offsetof(hand_values, by), "WHO", meaning \
    }
#define REASON(is_required)                                                           \
    {                                                                                 \
        "reason", CLI_TEXT, is_required, offsetof(hand_values, reason), "TEXT", "why" \
    }

static const cli_option settle_options[] = { BY(true, "who has seen to it"), REASON(false), CLI_JOURNAL_OPTIONS };
static const cli_option cancel_options[] = { BY(true, "who takes it back"), REASON(true), CLI_JOURNAL_OPTIONS };
static const cli_option retry_options[] = { BY(true, "who wants it tried again"), CLI_JOURNAL_OPTIONS };
static const cli_option resolve_options[] = {
    BY(true, "who has found out"),
    { "charged", CLI_TEXT, false, offsetof(hand_values, charged), "ID",
      "it was done: the chargeId, or refundId, at Amazon" },
    { "not-charged", CLI_FLAG, false, offsetof(hand_values, not_charged), "", "it was not done; needs --reason" },
    { "reason", CLI_TEXT, false, offsetof(hand_values, reason), "TEXT", "how that was found out" },
    CLI_JOURNAL_RULES,
    CLI_JOURNAL_OPTIONS,
};
static const cli_option pause_options[] = { REASON(true), BY(false, "who pauses; default the machine's user"),
                                            CLI_JOURNAL_OPTIONS };
static const cli_option resume_options[] = { BY(false, "who resumes; default the machine's user"),
                                             CLI_JOURNAL_OPTIONS };
static const cli_option wallet_options[] = {
    { "charge-permission", CLI_TEXT, false, offsetof(hand_values, permission), "ID",
      "what it is at Amazon from now on" },
    CLI_JOURNAL_OPTIONS,
};
static const cli_option backup_options[] = { CLI_JOURNAL_OPTIONS };

static const char *argument(const cli_journal *journal)
{
    return journal->invocation->arguments.items[0];
}

static void tell_item(const sw_json *answer)
{
    printf("item %lld is settled\n", (long long)sw_json_integer(sw_json_get(answer, "number"), 0));
}

static int settle(cli_journal *journal, sw_error *err)
{
    const hand_values *values = journal->invocation->values;
    int64_t number = 0;
    int code = cli_read_count(&number, argument(journal), "the number of an item of the inbox", err);
    if (code < 0)
        return code;
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_integer(asked, "number", number) && cli_put_text(asked, "by", values->by) &&
                 cli_put_text(asked, "reason", values->reason);
    return cli_journal_answer(journal, "settle", cli_put_whole(asked, whole), tell_item, err);
}

/* An event that the rules failed at may be tried again as well: that is no action. */
static void tell_action(const sw_json *answer)
{
    if (sw_json_get(answer, "intent"))
        cli_print_action(answer);
    else
        cli_print_members(answer);
}

/* What is decided about an action: the jobs "withdraw", "retry" and "resolve". */
static int decide(cli_journal *journal, const char *job, sw_error *err)
{
    const hand_values *values = journal->invocation->values;
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_text(asked, "intent", argument(journal)) && cli_put_text(asked, "by", values->by) &&
                 cli_put_text(asked, "reason", values->reason) && cli_put_text(asked, "charged", values->charged) &&
                 (!values->not_charged || sw_json_put_bool(asked, "not_charged", true));
    return cli_journal_answer(journal, job, cli_put_whole(asked, whole), tell_action, err);
}

static int cancel(cli_journal *journal, sw_error *err)
{
    return decide(journal, "withdraw", err);
}

static int retry(cli_journal *journal, sw_error *err)
{
    return decide(journal, "retry", err);
}

static int resolve(cli_journal *journal, sw_error *err)
{
    return decide(journal, "resolve", err);
}

static void tell_pause(const sw_json *answer)
{
    const sw_json *paused = sw_json_get(answer, "paused");
    if (sw_json_kind_of(paused) == SW_JSON_OBJECT)
        cli_print_row("paused", paused);
    else
        puts("not paused: what is due is done by the next run");
}

static int set_pause(cli_journal *journal, const char *job, sw_error *err)
{
    const hand_values *values = journal->invocation->values;
    char by[CLI_BY_SIZE];
    cli_read_by(by, sizeof by, values->by);
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_text(asked, "by", by) && cli_put_text(asked, "reason", values->reason);
    return cli_journal_answer(journal, job, cli_put_whole(asked, whole), tell_pause, err);
}

static int pause_all(cli_journal *journal, sw_error *err)
{
    return set_pause(journal, "pause", err);
}

static int resume(cli_journal *journal, sw_error *err)
{
    return set_pause(journal, "resume", err);
}

static void tell_wallet(const sw_json *answer)
{
    cli_print_members(answer);
    for (const sw_json *each = sw_json_first(sw_json_get(answer, "reasons")); each; each = sw_json_next(each))
        cli_print_value("reason", each);
}

static int wallet(cli_journal *journal, sw_error *err)
{
    const hand_values *values = journal->invocation->values;
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_text(asked, "wallet", argument(journal)) &&
                 cli_put_text(asked, "charge_permission_id", values->permission);
    return cli_journal_answer(journal, "wallet", cli_put_whole(asked, whole), tell_wallet, err);
}

static void tell_backup(const sw_json *answer)
{
    char path[512];
    cli_value_text(path, sizeof path, sw_json_get(answer, "path"));
    printf("a copy as of now is in %s\n", path);
}

static int backup(cli_journal *journal, sw_error *err)
{
    sw_json *asked = sw_json_object();
    bool whole = sw_json_put_text(asked, "path", argument(journal));
    return cli_journal_answer(journal, "backup", cli_put_whole(asked, whole), tell_backup, err);
}

static int run_settle(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, settle, err);
}

static int run_cancel(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, cancel, err);
}

static int run_retry(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, retry, err);
}

static int run_resolve(const cli_invocation *invocation, sw_error *err)
{
    const hand_values *values = invocation->values;
    if (values->not_charged == (values->charged != NULL))
        return sw_fail_field(err, SW_E_INVALID, "charged",
                             "say what happened at Amazon: --charged ID, or --not-charged with --reason");
    if (values->not_charged && !values->reason)
        return sw_fail_field(err, SW_E_INVALID, "reason", "--not-charged needs --reason: how that was found out");
    return cli_journal_with(invocation, CLI_JOURNAL_SENDS, resolve, err);
}

static int run_pause(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, pause_all, err);
}

static int run_resume(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, resume, err);
}

static int run_wallet(const cli_invocation *invocation, sw_error *err)
{
    const hand_values *values = invocation->values;
    return cli_journal_with(invocation, values->permission ? CLI_JOURNAL_WRITES : CLI_JOURNAL_LOOKS, wallet, err);
}

static int run_backup(const cli_invocation *invocation, sw_error *err)
{
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, backup, err);
}

#define TABLE(the_options)                                                                    \
    .options = (the_options), .option_count = sizeof(the_options) / sizeof((the_options)[0]), \
    .values_size = sizeof(hand_values)
#define ABOUT(what) .arguments = (what), .least = 1, .most = 1

const cli_command cli_journal_settle = {
    .name = "journal settle",
    .summary = "Take an item off the inbox: a person has seen to it",
    ABOUT("NUMBER"),
    TABLE(settle_options),
    .description =
        "Writes down who has seen to an item of the inbox. It changes nothing else: what is to be done about an\n"
        "action is said with \"journal retry\", \"journal cancel\" or \"journal resolve\".\n"
        "\n"
        "--json prints number and settled.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal settle 12 --by ana --reason \"the customer paid in cash\"\n",
    .run = run_settle,
};

const cli_command cli_journal_cancel = {
    .name = "journal cancel",
    .summary = "Take back what is not started",
    ABOUT("INTENT"),
    TABLE(cancel_options),
    .description =
        "Takes an action back. What is started may have been sent, and is refused: its end has to be waited for.\n"
        "(A charge at Amazon is canceled with \"savedwallet cancel\".)\n"
        "\n"
        "--json prints the action.\n" CLI_JOURNAL_ACTION "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal cancel toll:T1 --reason \"it was another car\" --by ana\n",
    .run = run_cancel,
};

const cli_command cli_journal_retry = {
    .name = "journal retry",
    .summary = "Try again what had a definite no, or a faulty rule",
    ABOUT("INTENT|EVENT"),
    TABLE(retry_options),
    .description =
        "Plans a new attempt of an action. It is refused unless the last answer is a definite no: where nobody\n"
        "knows, a new attempt could charge twice. Then see \"journal resolve\". An event that the rules failed at is\n"
        "decided again, by its id.\n"
        "\n"
        "--json prints the action.\n" CLI_JOURNAL_ACTION "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal retry toll:T1 --by ana\n",
    .run = run_retry,
};

const cli_command cli_journal_resolve = {
    .name = "journal resolve",
    .summary = "Say how something ended that nobody knew",
    ABOUT("INTENT"),
    TABLE(resolve_options),
    .description =
        "For an action that is unresolved: a day without a definite answer. The same bytes are sent once more\n"
        "under the same key; only if that tells nothing, what you say counts. An id of --charged is read at\n"
        "Amazon and has to fit. After --not-charged a new attempt may be made.\n"
        "\n"
        "--json prints the action.\n" CLI_JOURNAL_ACTION "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples =
        "  savedwallet journal resolve toll:T9 --charged S02-1234567-1234567-C000001 --by ana\n"
        "  savedwallet journal resolve toll:T9 --not-charged --reason \"not in the report of the day\" --by ana\n",
    .run = run_resolve,
};

const cli_command cli_journal_pause = {
    .name = "journal pause",
    .summary = "Start nothing new, anywhere",
    .arguments = "",
    TABLE(pause_options),
    .description =
        "No worker starts anything new until \"journal resume\". What was sent and has no answer is still found\n"
        "out.\n"
        "\n"
        "--json prints paused.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal pause --reason \"wrong prices since 14:00\" --by ana\n",
    .run = run_pause,
};

const cli_command cli_journal_resume = {
    .name = "journal resume",
    .summary = "End a pause",
    .arguments = "",
    TABLE(resume_options),
    .description =
        "Ends \"journal pause\". A backup that was put back is paused, too: what was done after it was made is not\n"
        "in it. Emit the events of that time again first; nothing is doubled by that.\n"
        "\n"
        "--json prints paused, which is null.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal resume --by ana\n",
    .run = run_resume,
};

const cli_command cli_journal_wallet = {
    .name = "journal wallet",
    .summary = "Tell which charge permission a wallet is, or set it",
    ABOUT("WALLET"),
    TABLE(wallet_options),
    .description =
        "A wallet is your own name of it, such as customer:7. This tells what it is at Amazon, or sets that:\n"
        "after a buyer has saved a wallet, or saved it anew. Without a name of your own, use the charge\n"
        "permission everywhere.\n"
        "\n"
        "--json prints wallet, charge_permission_id, state and what else is known.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal wallet customer:7 --charge-permission S02-1234567-1234567\n",
    .run = run_wallet,
};

const cli_command cli_journal_backup = {
    .name = "journal backup",
    .summary = "Write a copy of a journal, while others use it",
    ABOUT("FILE"),
    TABLE(backup_options),
    .description =
        "Writes a copy as of now to a new file. Never copy the file of a journal in use by other means: the copy\n"
        "may be torn. A copy that is opened is paused; see \"journal resume\".\n"
        "\n"
        "--json prints path.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal backup /backup/journal-2026-11-29.db\n",
    .run = run_backup,
};
