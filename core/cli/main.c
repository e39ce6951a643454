/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const cli_command *const commands[] = {
    &cli_button,
    &cli_review,
    &cli_place_order,
    &cli_finish,
    &cli_wallet,
    &cli_repair_button,
    &cli_charge,
    &cli_finish_charge,
    &cli_capture,
    &cli_cancel,
    &cli_refund,
    &cli_close,
    &cli_notification_verify,
    &cli_rules_check,
    &cli_rules_test,
    &cli_rules_run,
    &cli_rules_flow,
    &cli_journal_emit,
    &cli_journal_run,
    &cli_journal_status,
    &cli_journal_inbox,
    &cli_journal_list,
    &cli_journal_show,
    &cli_journal_explain,
    &cli_journal_settle,
    &cli_journal_cancel,
    &cli_journal_retry,
    &cli_journal_resolve,
    &cli_journal_pause,
    &cli_journal_resume,
    &cli_journal_check,
    &cli_journal_messages,
    &cli_journal_wallet,
    &cli_journal_export,
    &cli_journal_backup,
    &cli_call,
    &cli_operations,
    &cli_sign,
    &cli_keys_new,
    &cli_version,
    &cli_help,
};

const cli_command *cli_command_at(size_t index)
{
    return index < sizeof commands / sizeof commands[0] ? commands[index] : NULL;
}

/* How many of the words are the command's name; 0 when they are not. */
static size_t words_of(const char *name, const char *const *words, size_t count)
{
    size_t used = 0;
    for (;;) {
        size_t size = strcspn(name, " ");
        if (used == count || strlen(words[used]) != size || memcmp(words[used], name, size) != 0)
            return 0;
        used++;
        if (!name[size])
            return used;
        name += size + 1;
    }
}

/* Is the word the first of several, as "keys" is of "keys new"? */
static bool is_first_word(const char *name, const char *word)
{
    size_t size = strlen(word);
    return strncmp(name, word, size) == 0 && name[size] == ' ';
}

/* All the second words that there are. */
static int refuse_first_word(const char *word, sw_error *err)
{
    char words[400] = "";
    size_t size = strlen(word), used = 0;
    const cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)) && used < sizeof words; i++)
        if (is_first_word(command->name, word))
            used += (size_t)snprintf(words + used, sizeof words - used, "%s%s", used ? ", " : "",
                                     command->name + size + 1);
    return sw_fail(err, SW_E_INVALID, "\"%s\" needs a second word: %s", word, words);
}

int cli_command_find(const cli_command **out, size_t *used, const char *const *words, size_t count, sw_error *err)
{
    sw_nearest nearest = { .word = words[0] };
    bool is_group = false;
    for (size_t i = 0; (*out = cli_command_at(i)); i++) {
        if ((*used = words_of((*out)->name, words, count)) > 0)
            return SW_OK;
        is_group = is_group || is_first_word((*out)->name, words[0]);
        sw_nearest_try(&nearest, (*out)->name);
    }
    if (is_group)
        return refuse_first_word(words[0], err);
    return sw_fail(err, SW_E_INVALID, "there is no command \"%s\"; the nearest is \"%s\"", words[0], nearest.best);
}

/* Runs a command whose words have been found. @return an exit code or a negative code */
static int run(cli_invocation *invocation, const char *const *words, size_t count, sw_error *err)
{
    invocation->values = sw_alloc(invocation->command->values_size);
    if (!invocation->values)
        return sw_fail_memory(err);
    int code = cli_options_read(invocation, words, count, err);
    if (code == SW_OK)
        code = invocation->help ? cli_help_print(invocation->command) : invocation->command->run(invocation, err);
    sw_release(invocation->values);
    return code;
}

/* The spellings that people try first. */
static const cli_command *meant(const char *word)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return &cli_help;
    return strcmp(word, "--version") == 0 ? &cli_version : NULL;
}

static int start(cli_invocation *invocation, const char *const *words, size_t count, sw_error *err)
{
    if (count == 0 || strcmp(words[0], "--json") == 0)
        return sw_fail(err, SW_E_INVALID, "name a command first");
    size_t used = 1;
    int code = SW_OK;
    invocation->command = meant(words[0]);
    if (!invocation->command)
        code = cli_command_find(&invocation->command, &used, words, count, err);
    return code < 0 ? code : run(invocation, words + used, count - used, err);
}

int main(int argc, char **argv)
{
    /* A reader that goes away must not end the program between a charge and its report: the write fails, and is
     * reported. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit of file sizes is a disk that is full: it has a message */
    size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    const char *const *words = (const char *const *)(argv + (argc > 0));
    cli_invocation invocation = { .json = cli_options_want_json(words, count) };
    sw_error err = SW_ERROR_INIT;
    int code = start(&invocation, words, count, &err);
    if (code >= 0)
        return code;
    code = cli_report(&invocation, &err);
    return invocation.command && invocation.command->failed_exit ? invocation.command->failed_exit : code;
}
