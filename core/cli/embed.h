/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Whether the JSON of others may stand in ours as it is.
 */
#ifndef SW_CLI_EMBED_H
#define SW_CLI_EMBED_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Is the text JSON by the letter of RFC 8259? sw_json_parse also reads what strict readers of our output would refuse:
 * a byte order mark, control characters, "01" and "1.".
 */
bool cli_may_embed(const char *text, size_t size);

#endif
