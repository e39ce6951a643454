/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the commands "journal …" share: a journal that is opened, its jobs, and how their answers are told.
 *
 * Most of them are one job of sw_engine_do: options in, JSON out. --json prints that JSON as it is.
 */
#ifndef SW_CLI_JOURNAL_H
#define SW_CLI_JOURNAL_H

#include "base/json.h"
#include "cli/command.h"
#include "cli/rules.h"
#include "face/settings.h"

#include <savedwallet/engine.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What every one of them can be told. The first member of a command's values. */
typedef struct cli_journal_values {
    const char *config;
    const char *journal;
    const char *rules;
} cli_journal_values;

/** Its options, for the end of a command's table. */
#define CLI_JOURNAL_OPTIONS                                                                                           \
    { "journal", CLI_TEXT, false, offsetof(cli_journal_values, journal), "FILE", "its file; default as configured" }, \
    {                                                                                                                 \
        "config", CLI_TEXT, false, offsetof(cli_journal_values, config), "FILE",                                      \
            "the configuration; without it, the environment"                                                          \
    }

/** The one more that commands have which may send. */
#define CLI_JOURNAL_RULES                                                                                           \
    {                                                                                                               \
        "rules", CLI_TEXT, false, offsetof(cli_journal_values, rules), "FILE", "the ruleset; default as configured" \
    }

/** What a command does with the journal. */
typedef enum cli_journal_use {
    CLI_JOURNAL_LOOKS,  /**< it has to be there; no key is needed */
    CLI_JOURNAL_WRITES, /**< a new one is made; no key is needed */
    CLI_JOURNAL_SENDS   /**< the same, with a client and the rules */
} cli_journal_use;

/** An open journal with its engine. */
typedef struct cli_journal {
    const cli_invocation *invocation;
    sw_settings settings;
    sw_client *client;
    cli_ruleset ruleset;
    sw_decider decider;
    sw_journal *file;
    sw_engine *engine;
    bool unreachable; /**< the journal, or Amazon: exit code 3 */
} cli_journal;

/**
 * Opens it.
 * @param[out] out  yours; close it with cli_journal_close, also after a failure
 * @param tell      is told what the engine does; NULL: nobody
 */
int cli_journal_open(cli_journal *out, const cli_invocation *invocation, cli_journal_use use, sw_engine_tell_fn *tell,
                     sw_error *err);
void cli_journal_close(cli_journal *journal);

/**
 * Does a job of the engine's.
 * @param[out] out  yours; free it with sw_json_free. NULL when there is no answer, else set after a failure, too
 * @param options   taken over; NULL is memory that ran out
 */
int cli_journal_do(sw_json **out, cli_journal *journal, const char *job, sw_json *options, sw_error *err);

/** What a command does between opening and closing. @return an exit code, or a negative one */
typedef int cli_journal_work(cli_journal *journal, sw_error *err);

/** Opens, works, closes. @return an exit code: 3 when the journal or Amazon could not be reached; or a negative one */
int cli_journal_with(const cli_invocation *invocation, cli_journal_use use, cli_journal_work *work, sw_error *err);

/** The exit code of an error that was told. */
int cli_journal_exit(const cli_journal *journal, const sw_error *err);

/** How an answer is told to people. */
typedef void cli_journal_tell(const sw_json *answer);

/** Does a job and tells its answer. @return an exit code, or a negative one */
int cli_journal_answer(cli_journal *journal, const char *job, sw_json *options, cli_journal_tell *tell, sw_error *err);

/** @name Options of a job. What was not given is left out.
 * @{ */
bool cli_put_text(sw_json *options, const char *name, const char *text);
bool cli_put_number(sw_json *options, const char *name, int number);
/** Gives the object when all of it could be put; else frees it. @return NULL: memory ran out */
sw_json *cli_put_whole(sw_json *options, bool whole);
/** @} */

/** Whole numbers of at most 15 digits, as journals number things. @param what such as "the number of an item" */
int cli_read_count(int64_t *out, const char *text, const char *what, sw_error *err);

/** Reads "90s", "10m", "1h" or "2d". @param option the name it was given under */
int cli_read_duration(int64_t *out_ms, const char *text, const char *option, sw_error *err);

/** Who is at the keyboard, for what is written down with a name. @param given of --by; NULL: the machine's user */
void cli_read_by(char *out, size_t size, const char *given);

enum { CLI_BY_SIZE = 128 };

/** @name Telling. What others wrote cannot steer the terminal.
 * @{ */
/** Writes a value as people read it: "18.40 EUR", text without quotes. "" for null and for what is not there. */
void cli_value_text(char *out, size_t size, const sw_json *value);

/** Prints a value on a line of its own, where there is one. */
void cli_print_value(const char *name, const sw_json *value);

/** Prints all that an object says, a line each; lists and objects within it are left out. */
void cli_print_members(const sw_json *object);

/** Prints all that an object says on one line, under a name: "attempt        key 0aB…, state accepted". */
void cli_print_row(const char *name, const sw_json *row);

/** Prints an action and all it says. */
void cli_print_action(const sw_json *action);

/** A column of a table: its head, and the member of each row. */
typedef struct cli_column {
    const char *title;
    const char *member;
} cli_column;

/** Prints rows of a list as columns. */
void cli_print_table(const sw_json *rows, const cli_column *columns, size_t count);
/** @} */

/** The lines of the help on exit codes. */
#define CLI_JOURNAL_EXITS                                                                                       \
    "Exit codes: 0 done; 1 refused; 2 wrong usage or configuration; 3 the journal cannot be read or written,\n" \
    "or Amazon gave no answer."

/** The lines of the help on what an action is. */
#define CLI_JOURNAL_ACTION                                                                          \
    "An action has intent, kind, state, wallet, amount, charge, attempt, charge_id or refund_id,\n" \
    "object_state, reason, next_step, message, guard, pending, due_at, created_at, changed_at, event.\n"

#endif
