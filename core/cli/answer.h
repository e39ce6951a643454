/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How the answer of a call is told.
 */
#ifndef SW_CLI_ANSWER_H
#define SW_CLI_ANSWER_H

#include "cli/command.h"

#include <savedwallet/operation.h>
#include <savedwallet/response.h>

/**
 * Tells what came of a call.
 * @param answer   NULL: there was none
 * @param outcome  NULL: the call succeeded
 * @return an exit code, or a negative code when it could not be told
 */
int cli_answer_tell(const cli_invocation *invocation, const sw_operation *operation, const sw_response *answer,
                    const sw_error *outcome, sw_error *err);

#endif
