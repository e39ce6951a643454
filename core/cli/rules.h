/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the commands "rules …" share: the ruleset's file, one input that becomes one decision, and how that is told.
 *
 * Two kinds of errors are kept apart. Wrong usage (a file that is not there, an option) ends as in every command. What
 * is wrong within a ruleset or an input is what these commands are asked for: it is told as compilers do, without the
 * program's name in front of it, and is exit code 1.
 */
#ifndef SW_CLI_RULES_H
#define SW_CLI_RULES_H

#include "base/buf.h"
#include "base/json.h"
#include "cli/command.h"

#include <savedwallet/error.h>
#include <savedwallet/rules.h>
#include <savedwallet/zone.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/** A ruleset's file. */
typedef struct cli_ruleset {
    const char *name; /**< as messages say it: the path, or "<stdin>" */
    sw_rules_options options;
    sw_buf text;
    sw_rules *rules; /**< NULL until it is loaded */
} cli_ruleset;

/** Reads the file. @param[out] out yours; free it with cli_ruleset_free, also after a failure */
int cli_ruleset_read(cli_ruleset *out, const char *path, sw_error *err);

/** Loads what was read; the tests in it are not run: they are what "rules test" is for. */
int cli_ruleset_load(cli_ruleset *ruleset, sw_error *err);
void cli_ruleset_free(cli_ruleset *ruleset);

/** How messages name a file: its path, or "<stdin>". */
const char *cli_rules_name(const char *path);

/** Refuses more than one "-": standard input can be read once. */
int cli_rules_check_stdin(const char *const *paths, size_t count, sw_error *err);

/**
 * Tells what is wrong with a ruleset or an input: "where: message".
 * @param where  NULL: the message says it
 * @return CLI_EXIT_REFUSED; a negative code for what neither can help, such as memory that ran out
 */
int cli_rules_refuse(const cli_invocation *invocation, const char *where, const sw_error *err);

/** Prints text that others wrote on the line at hand: a terminal must not be steered. */
void cli_rules_put(FILE *out, const char *text);

/** Does the text start so, and go on with a colon? */
bool cli_rules_is_from(const char *message, const char *file);

/** What is asked, and how it is told. */
typedef struct cli_question {
    const cli_invocation *invocation;
    cli_ruleset ruleset;
    sw_rules_hook hook;
    const char *input; /**< the name of its file */
    const char *now;   /**< of --now; NULL: not given */
    char machine_now[SW_ZONE_UTC_SIZE];
    sw_json *state; /**< of --state; NULL: not given */
    bool explain;
    bool is_line; /**< the input is one of many lines: told on one line, unless it is explained */
} cli_question;

/** Takes --now, and the machine's time where inputs have none. */
int cli_question_time(cli_question *question, const char *now, sw_error *err);
void cli_question_free(cli_question *question);

/**
 * Makes the library's input of what a file holds: the hook's part alone, or {"<hook>": …, "state": …}. The state and
 * the time that are not in it are put there.
 * @param[out] out  JSON, yours; free it with sw_json_release_text
 */
int cli_question_input(char **out, const cli_question *question, const char *text, size_t size, sw_error *err);

/**
 * Decides about one input, and tells it.
 * @param line  of the file, where it is one of many; 0: it is the whole file
 * @return an exit code; or a negative code with err filled in
 */
int cli_question_decide(const cli_question *question, const char *text, size_t size, size_t line, sw_error *err);

/** Tells a decision to people. */
int cli_question_tell(const cli_question *question, const char *decision, sw_error *err);

#endif
