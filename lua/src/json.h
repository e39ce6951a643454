/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * From Lua to JSON: names in the order of their bytes, no spaces, no null, so that the same value has the same bytes.
 */
#ifndef RULE_JSON_H
#define RULE_JSON_H

#include "memory.h"
#include "run.h"

/** Writes a value. Raises what has no form in JSON: a fraction, a function, a table in itself, text that is not UTF-8.
 */
void rule_json_write(lua_State *L, int index, rule_text *out);

/** Bytes of the UTF-8 character that starts here; 0: it is none. Overlong forms and surrogates are none. @param left 1
 * and up */
size_t rule_utf8_size(const char *text, size_t left);

/** Makes the table on top a list, also when it is empty. */
void rule_json_be_list(lua_State *L);

#endif
