/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What an error means for the person who typed the command.
 */
#ifndef SW_CLI_ADVICE_H
#define SW_CLI_ADVICE_H

#include <savedwallet/error.h>

#include <stddef.h>

/** Whether anything was changed, in words. @return static text */
const char *cli_effect_text(sw_effect effect);

/** One sentence that says what to do now; "" when the message says it. @param command whose help is named for wrong
 * usage; NULL: the list of commands */
void cli_advice(char *out, size_t size, const sw_error *err, const char *command);

#endif
