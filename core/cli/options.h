/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Options as a table: a command names them once, and reading, checking and help come from that.
 *
 * `--name value` and `--name=value` are the same; `--` ends the options. Every command has --json and --help.
 */
#ifndef SW_CLI_OPTIONS_H
#define SW_CLI_OPTIONS_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

enum { CLI_MAX_TEXTS = 64 };

/** Texts of an option that may be repeated, or arguments. Borrowed from the command line. */
typedef struct cli_texts {
    const char *items[CLI_MAX_TEXTS];
    size_t count;
} cli_texts;

typedef enum cli_option_kind {
    CLI_FLAG,   /**< bool */
    CLI_TEXT,   /**< const char *, NULL when not given */
    CLI_NUMBER, /**< int, 1 and up; 0 when not given */
    CLI_LIST    /**< cli_texts: may be repeated */
} cli_option_kind;

typedef struct cli_option {
    const char *name; /**< without its dashes */
    cli_option_kind kind;
    bool required;
    size_t offset;       /**< of its member in the command's values */
    const char *value;   /**< what stands for its value in the help: "FILE" */
    const char *meaning; /**< one line of the help */
} cli_option;

struct cli_invocation;

/**
 * Reads what follows the command's name into the invocation.
 * With --help nothing is required. @return SW_OK, or SW_E_INVALID: the message names the option and what to do
 */
int cli_options_read(struct cli_invocation *invocation, const char *const *words, size_t count, sw_error *err);

/** Is --json among the words? Asked before they are read, so that a mistake in them is reported in JSON too. */
bool cli_options_want_json(const char *const *words, size_t count);

#endif
