/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/journal.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/input.h"
#include "cli/log.h"
#include "cli/output.h"
#include "face/told.h"

#include <string.h>

/* Whose journal it is, as far as that is configured: who only looks may have no key. */
static int take_owner(sw_journal_options *out, const sw_settings *settings, sw_error *err)
{
    const char *key_id = settings->public_key_id ? settings->public_key_id : "";
    out->merchant_id = settings->merchant_id;
    out->key_namespace = settings->namespace;
    if (settings->environment)
        return sw_environment_parse(&out->environment, settings->environment, err);
    if (sw_starts_with(key_id, "SANDBOX"))
        out->environment = SW_ENVIRONMENT_SANDBOX;
    else if (sw_starts_with(key_id, "LIVE"))
        out->environment = SW_ENVIRONMENT_LIVE;
    return SW_OK;
}

static int open_file(cli_journal *journal, const char *path, cli_journal_use use, sw_error *err)
{
    sw_journal_options options = SW_JOURNAL_OPTIONS_INIT;
    options.path = path ? path : journal->settings.journal;
    options.must_exist = use == CLI_JOURNAL_LOOKS;
    if (!options.path)
        return sw_fail_field(
            err, SW_E_INVALID, "journal",
            "no journal is named: give --journal FILE, or set SAVEDWALLET_JOURNAL, or \"journal\" in the "
            "configuration file");
    int code = take_owner(&options, &journal->settings, err);
    if (code == SW_OK)
        code = sw_journal_open(&journal->file, &options, err);
    journal->unreachable = code == SW_E_IO;
    return code;
}

/* Without a ruleset events wait, and so do declines of what rules decided. */
static int open_rules(cli_journal *journal, const char *path, sw_error *err)
{
    path = path ? path : journal->settings.rules;
    if (!path)
        return SW_OK;
    int code = cli_ruleset_read(&journal->ruleset, path, err);
    journal->ruleset.options.tested = 0; /* what decides about money has passed its own tests */
    if (code == SW_OK)
        code = cli_ruleset_load(&journal->ruleset, err);
    return code == SW_OK ? sw_rules_decider(&journal->decider, journal->ruleset.rules, err) : code;
}

static int open_client(cli_journal *journal, sw_error *err)
{
    sw_config config;
    int code = cli_client_config(&config, &journal->settings, err);
    return code == SW_OK ? sw_client_new(&journal->client, &config, err) : code;
}

int cli_journal_open(cli_journal *out, const cli_invocation *invocation, cli_journal_use use, sw_engine_tell_fn *tell,
                     sw_error *err)
{
    const cli_journal_values *values = invocation->values;
    sw_engine_options options = SW_ENGINE_OPTIONS_INIT;
    *out = (cli_journal){ .invocation = invocation };
    int code = sw_settings_read(&out->settings, values->config, err);
    if (code == SW_OK && use == CLI_JOURNAL_SENDS)
        code = open_client(out, err);
    if (code == SW_OK && use == CLI_JOURNAL_SENDS)
        code = open_rules(out, values->rules, err);
    if (code == SW_OK)
        code = open_file(out, values->journal, use, err);
    options.journal = out->file;
    options.client = out->client;
    options.decider = out->ruleset.rules ? &out->decider : NULL;
    options.tell = tell;
    return code == SW_OK ? sw_engine_new(&out->engine, &options, err) : code;
}

void cli_journal_close(cli_journal *journal)
{
    sw_engine_free(journal->engine);
    sw_journal_free(journal->file);
    cli_ruleset_free(&journal->ruleset);
    sw_client_free(journal->client);
    sw_settings_free(&journal->settings);
}

int cli_journal_do(sw_json **out, cli_journal *journal, const char *job, sw_json *options, sw_error *err)
{
    char *text = options ? sw_json_write(options, false) : NULL;
    char *answer = NULL;
    *out = NULL;
    int code = text ? sw_engine_do(&answer, journal->engine, job, text, strlen(text), NULL, err) : sw_fail_memory(err);
    journal->unreachable = code == SW_E_IO || code == SW_E_NO_ANSWER;
    if (answer) {
        sw_error unread = SW_ERROR_INIT;
        int read = sw_json_parse(out, answer, strlen(answer), &unread);
        if (read < 0 && code == SW_OK)
            code = sw_fail(err, read, "the answer of \"%s\" cannot be read: %s", job, unread.message);
    }
    sw_engine_text_free(answer);
    sw_json_release_text(text);
    sw_json_free(options);
    return code;
}

int cli_journal_exit(const cli_journal *journal, const sw_error *err)
{
    return journal->unreachable ? CLI_EXIT_NO_ANSWER : cli_exit_code(err);
}

int cli_journal_with(const cli_invocation *invocation, cli_journal_use use, cli_journal_work *work, sw_error *err)
{
    cli_journal journal;
    int code = cli_journal_open(&journal, invocation, use, NULL, err);
    if (code == SW_OK)
        code = work(&journal, err);
    if (code < 0 && journal.unreachable) {
        cli_report(invocation, err);
        code = CLI_EXIT_NO_ANSWER;
    }
    cli_journal_close(&journal);
    return code;
}

/* An answer may come with an error: an action that Amazon declined. */
static int tell_both(cli_journal *journal, sw_json *answer, cli_journal_tell *tell, const sw_error *outcome,
                     sw_error *err)
{
    int printed = CLI_EXIT_DONE;
    if (journal->invocation->json) {
        if (outcome && !sw_json_put(answer, "error", sw_told_error(outcome))) {
            sw_json_free(answer);
            return sw_fail_memory(err);
        }
        printed = cli_print_json(answer, err);
    } else {
        tell(answer);
        printed = cli_print_end();
        sw_json_free(answer);
        if (outcome)
            cli_print_error(outcome, journal->invocation->command);
    }
    return printed == CLI_EXIT_DONE && outcome ? cli_journal_exit(journal, outcome) : printed;
}

int cli_journal_answer(cli_journal *journal, const char *job, sw_json *options, cli_journal_tell *tell, sw_error *err)
{
    sw_json *answer = NULL;
    sw_error outcome = SW_ERROR_INIT;
    int code = cli_journal_do(&answer, journal, job, options, &outcome);
    if (answer)
        return tell_both(journal, answer, tell, code < 0 ? &outcome : NULL, err);
    if (code < 0)
        *err = outcome;
    return code < 0 ? code : sw_fail(err, SW_E_PROTOCOL, "\"%s\" gave no answer", job);
}
