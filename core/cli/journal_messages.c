/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/journal.h"
#include "cli/output.h"

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <time.h>

typedef struct message_values {
    cli_journal_values common;
    bool follow;
    cli_texts ack;
    int limit;
} message_values;

static const cli_option options[] = {
    { "follow", CLI_FLAG, false, offsetof(message_values, follow), "", "go on, and print each one as it comes" },
    { "ack", CLI_LIST, false, offsetof(message_values, ack), "ID", "it was delivered: it is not handed over again" },
    { "limit", CLI_NUMBER, false, offsetof(message_values, limit), "N", "how many at most; default 100" },
    CLI_JOURNAL_OPTIONS,
};

static volatile sig_atomic_t ended;

static void end(int signal)
{
    (void)signal;
    ended = 1;
}

static void take_signals(void)
{
    struct sigaction action = { .sa_handler = end };
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static sw_json *limit_of(const message_values *values)
{
    sw_json *asked = sw_json_object();
    return cli_put_whole(asked, asked && cli_put_number(asked, "limit", values->limit));
}

static void tell_messages(const sw_json *answer)
{
    static const cli_column columns[] = {
        { "ID", "id" }, { "KIND", "kind" }, { "WALLET", "wallet" }, { "EVENT", "event" }, { "DATA", "data" }
    };
    const sw_json *messages = sw_json_get(answer, "messages");
    if (sw_json_size(messages) == 0)
        puts("there is no message");
    else
        cli_print_table(messages, columns, sizeof columns / sizeof columns[0]);
}

/* An id as text, whatever it is in JSON. */
static const char *id_of(char out[128], const sw_json *message)
{
    cli_value_text(out, 128, sw_json_get(message, "id"));
    return out;
}

static int print_message(const sw_json *message, sw_error *err)
{
    char *text = sw_json_write(message, false);
    if (!text)
        return sw_fail_memory(err);
    puts(text);
    sw_json_release_text(text);
    return SW_OK;
}

/* Prints those that the round before did not have. @param seen  ids of the round before; becomes those of this one */
static int print_new(sw_json **seen, const sw_json *messages, sw_error *err)
{
    char id[128];
    int code = SW_OK;
    sw_json *now = sw_json_object();
    for (const sw_json *each = sw_json_first(messages); code == SW_OK && each; each = sw_json_next(each)) {
        if (!sw_json_get(*seen, id_of(id, each)))
            code = print_message(each, err);
        if (code == SW_OK && !sw_json_put_bool(now, id, true))
            code = sw_fail_memory(err);
    }
    sw_json_free(*seen);
    *seen = now;
    return code;
}

/* What is not acknowledged stays in the list, and is printed once by each who follows. */
static int follow(cli_journal *journal, sw_error *err)
{
    const struct timespec pause = { 0, 500000000 };
    sw_json *seen = NULL;
    int code = SW_OK;
    take_signals();
    while (code == SW_OK && !ended) {
        sw_json *answer = NULL;
        code = cli_journal_do(&answer, journal, "messages", limit_of(journal->invocation->values), err);
        if (code == SW_OK)
            code = print_new(&seen, sw_json_get(answer, "messages"), err);
        sw_json_free(answer);
        if (code == SW_OK)
            code = cli_print_end();
        if (code == SW_OK && !ended)
            nanosleep(&pause, NULL);
    }
    sw_json_free(seen);
    return code;
}

static sw_json *acknowledgement_of(const char *id)
{
    sw_json *asked = sw_json_object();
    return cli_put_whole(asked, sw_json_put_text(asked, "id", id));
}

/* @return whether each of them was still there to be acknowledged */
static int acknowledge(cli_journal *journal, sw_error *err)
{
    const cli_texts *ids = &((const message_values *)journal->invocation->values)->ack;
    sw_json *told = sw_json_object();
    int64_t done = 0;
    int code = SW_OK;
    for (size_t i = 0; code == SW_OK && i < ids->count; i++) {
        sw_json *answer = NULL;
        code = cli_journal_do(&answer, journal, "acknowledge", acknowledgement_of(ids->items[i]), err);
        bool was_there = sw_json_is_true(sw_json_get(answer, "acknowledged"));
        done += was_there;
        if (code == SW_OK && !journal->invocation->json)
            printf("%s: %s\n", ids->items[i],
                   was_there ? "acknowledged" : "there is no such message, or it was before");
        sw_json_free(answer);
    }
    if (code == SW_OK && journal->invocation->json) {
        bool whole = sw_json_put_integer(told, "acknowledged", done);
        return cli_print_json(cli_put_whole(told, whole), err);
    }
    sw_json_free(told);
    return code < 0 ? code : cli_print_end();
}

static int messages(cli_journal *journal, sw_error *err)
{
    const message_values *values = journal->invocation->values;
    if (values->ack.count > 0)
        return acknowledge(journal, err);
    if (values->follow)
        return follow(journal, err);
    return cli_journal_answer(journal, "messages", limit_of(values), tell_messages, err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const message_values *values = invocation->values;
    if (values->follow && values->ack.count > 0)
        return sw_fail_field(err, SW_E_INVALID, "follow",
                             "--follow and --ack are two commands: acknowledge from another one");
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, messages, err);
}

const cli_command cli_journal_messages = {
    .name = "journal messages",
    .summary = "Hand over what the rules tell buyers and you",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(message_values),
    .description =
        "The rules' notify and ask_buyer become messages, which your programs deliver. A message is handed over\n"
        "until it is acknowledged: at least once, and perhaps again after a crash, with the same id. \"journal run\n"
        "--on-message\" does this by itself.\n"
        "\n"
        "--follow prints one JSON object a line, and ends at SIGINT or SIGTERM; acknowledge what you have\n"
        "delivered, so that the list stays within --limit. --ack may be repeated.\n"
        "\n"
        "--json prints messages: id, kind, wallet, event, data and more; with --ack acknowledged, how many were\n"
        "not before.\n"
        "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal messages --json\n"
                "  savedwallet journal messages --ack event:ride:81:0:0\n"
                "  savedwallet journal messages --follow\n",
    .run = run,
};
