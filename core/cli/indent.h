/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * JSON for people to read, and text of others that must not play with the terminal.
 */
#ifndef SW_CLI_INDENT_H
#define SW_CLI_INDENT_H

#include <stddef.h>
#include <stdio.h>

/** Prints valid JSON with one member a line. Numbers and strings stay as they are written. */
void cli_indent(FILE *out, const char *json);

/** Prints text; control characters but the end of a line become '?'. */
void cli_print_plain(FILE *out, const char *text, size_t size);

#endif
