/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a command is: its words, its options, its help, and what it does. main.c holds the table of all of them.
 */
#ifndef SW_CLI_COMMAND_H
#define SW_CLI_COMMAND_H

#include "cli/options.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

/** The exit codes that other programs rely on. */
enum cli_exit {
    CLI_EXIT_DONE = 0,
    CLI_EXIT_REFUSED = 1,   /**< Amazon Pay refused, or a check failed */
    CLI_EXIT_USAGE = 2,     /**< wrong usage or configuration: nothing was sent */
    CLI_EXIT_NO_ANSWER = 3, /**< it is not known whether anything was changed; the error's effect says */
};

typedef struct cli_command cli_command;

/** A command as it was typed. */
typedef struct cli_invocation {
    const cli_command *command;
    void *values;        /**< the command's own struct, filled by its options */
    cli_texts arguments; /**< what is no option, in order */
    bool json;
    bool help;
} cli_invocation;

struct cli_command {
    const char *name;      /**< one word or two: "sign", "keys new" */
    const char *summary;   /**< one line of the list of commands */
    const char *arguments; /**< as help prints them: "OPERATION [ID…]"; "" when there are none */
    size_t least, most;    /**< how many arguments it takes */
    const cli_option *options;
    size_t option_count;
    size_t values_size;
    const char *description;
    const char *notes; /**< after the options; NULL: none */
    const char *examples;
    int failed_exit; /**< the exit code of every error, where other programs ask for it; 0: as enum cli_exit has it */
    /** @return an exit code; or a negative code with err filled in, which main reports */
    int (*run)(const cli_invocation *invocation, sw_error *err);
};

extern const cli_command cli_button;
extern const cli_command cli_call;
extern const cli_command cli_cancel;
extern const cli_command cli_capture;
extern const cli_command cli_charge;
extern const cli_command cli_close;
extern const cli_command cli_finish;
extern const cli_command cli_finish_charge;
extern const cli_command cli_help;
extern const cli_command cli_journal_backup;
extern const cli_command cli_journal_cancel;
extern const cli_command cli_journal_check;
extern const cli_command cli_journal_emit;
extern const cli_command cli_journal_explain;
extern const cli_command cli_journal_export;
extern const cli_command cli_journal_inbox;
extern const cli_command cli_journal_list;
extern const cli_command cli_journal_messages;
extern const cli_command cli_journal_pause;
extern const cli_command cli_journal_resolve;
extern const cli_command cli_journal_resume;
extern const cli_command cli_journal_retry;
extern const cli_command cli_journal_run;
extern const cli_command cli_journal_settle;
extern const cli_command cli_journal_show;
extern const cli_command cli_journal_status;
extern const cli_command cli_journal_wallet;
extern const cli_command cli_keys_new;
extern const cli_command cli_notification_verify;
extern const cli_command cli_operations;
extern const cli_command cli_place_order;
extern const cli_command cli_refund;
extern const cli_command cli_repair_button;
extern const cli_command cli_review;
extern const cli_command cli_rules_check;
extern const cli_command cli_rules_flow;
extern const cli_command cli_rules_run;
extern const cli_command cli_rules_test;
extern const cli_command cli_sign;
extern const cli_command cli_version;
extern const cli_command cli_wallet;

/** Every command, in the order of the help. @return NULL past the end */
const cli_command *cli_command_at(size_t index);

/**
 * Finds the command that the words start with.
 * @param[out] used   words that were its name
 * @return SW_OK; SW_E_INVALID with the nearest name
 */
int cli_command_find(const cli_command **out, size_t *used, const char *const *words, size_t count, sw_error *err);

#endif
