/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a command tells: a JSON object on standard output, or lines for people; errors in either form.
 */
#ifndef SW_CLI_OUTPUT_H
#define SW_CLI_OUTPUT_H

#include "base/buf.h"
#include "base/json.h"
#include "cli/command.h"

#include <savedwallet/error.h>

/** Prints one object on one line and frees it. @return an exit code; SW_E_NOMEM when object is NULL */
int cli_print_json(sw_json *object, sw_error *err);

/** Sends what was printed on its way. @return CLI_EXIT_DONE; CLI_EXIT_REFUSED when it could not be written, having said
 * so */
int cli_print_end(void);

/** Prints the error on standard error, for people, and what to do. */
void cli_print_error(const sw_error *err, const cli_command *command);

/** Which exit code stands for the error. */
int cli_exit_code(const sw_error *err);

/** Prints the error as the invocation asks, in JSON as {"error":{…}}. @return its exit code */
int cli_report(const cli_invocation *invocation, const sw_error *err);

#endif
