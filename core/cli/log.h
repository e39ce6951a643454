/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the library tells of its calls, as lines of JSON on standard error.
 */
#ifndef SW_CLI_LOG_H
#define SW_CLI_LOG_H

#include "face/settings.h"

#include <savedwallet/log.h>

/** One line for one entry; what it does not have is left out. Matches sw_log_fn. */
void cli_log(void *payload, const sw_log_entry *entry);

/** Fills in what a client needs, this log too where it is configured. @param[out] out borrows its texts from settings
 */
int cli_client_config(sw_config *out, const sw_settings *settings, sw_error *err);

#endif
