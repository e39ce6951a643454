/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Help that comes from the tables of commands and options.
 */
#ifndef SW_CLI_HELP_H
#define SW_CLI_HELP_H

#include "cli/command.h"

/** Prints the help of a command; of cli_help itself: the list of commands. @return an exit code */
int cli_help_print(const cli_command *command);

#endif
