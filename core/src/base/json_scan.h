/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Whether a text may be given to the JSON parser, which by itself takes much that is no JSON.
 */
#ifndef SW_BASE_JSON_SCAN_H
#define SW_BASE_JSON_SCAN_H

#include <savedwallet/error.h>

#include <stddef.h>

/**
 * Is the text one value by the letter of RFC 8259, and does nothing of it get lost when it is held and written again?
 * The message names line and column (of characters), what is wrong and what would be right. It may hold a name of the
 * text, never a value: that may be a secret.
 * @return SW_OK; SW_E_INVALID; SW_E_LIMIT above SW_MAX_JSON or SW_MAX_JSON_DEPTH; SW_E_NOMEM
 */
int sw_json_scan(const char *text, size_t size, sw_error *err);

/**
 * The same for what others wrote and we only read: a number may have the 17 digits that every program writes a double
 * with, as a conversion rate is.
 */
int sw_json_scan_answer(const char *text, size_t size, sw_error *err);

#endif
