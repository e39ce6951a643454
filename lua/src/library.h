/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Our own functions among the words: those of Lua that are named so are not of one order, show addresses, know no
 * limit, or match patterns.
 */
#ifndef RULE_LIBRARY_H
#define RULE_LIBRARY_H

#include "run.h"

int rule_pairs(lua_State *L);
int rule_tostring(lua_State *L);
int rule_type(lua_State *L);

/** What .. does with an amount or a time. */
int rule_concat(lua_State *L);

int rule_string_contains(lua_State *L);
int rule_string_ends_with(lua_State *L);
int rule_string_format(lua_State *L);
int rule_string_split(lua_State *L);
int rule_string_starts_with(lua_State *L);
int rule_string_trim(lua_State *L);

int rule_table_insert(lua_State *L);
int rule_table_remove(lua_State *L);
int rule_table_sort(lua_State *L);

/** Pushes a list of a table's keys: integers ascending, then strings by their bytes. Another key is an error. */
void rule_keys_push(lua_State *L, int index);

/** Pushes a value as text, without an address. */
const char *rule_text_push(lua_State *L, int index);

/** A text without a NUL in it, which C would take for its end. @return NULL for anything else */
const char *rule_plain_text(lua_State *L, int index);

/** A text that can stand in JSON: without a NUL, and UTF-8. @return NULL for anything else */
const char *rule_json_text(lua_State *L, int index);

/** What a value is, such as "money". @return static text */
const char *rule_type_name(lua_State *L, int index);

/** Pushes words in which each %s is a value as text, %d a whole number, %% a %. @param first  index of the words */
void rule_format_push(lua_State *L, int first);

#endif
