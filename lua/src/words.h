/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The words that a ruleset can say: an allow-list, put into an empty state.
 */
#ifndef RULE_WORDS_H
#define RULE_WORDS_H

#include "run.h"

enum {
    RULE_WORDS = 0 /* and one for each row */
#define WORD(...) +1
#include "words.def"
};

/** Finds Lua's own functions among the words. Raises memory errors. @param[out] words  one for each row of words.def */
void rule_words_find(lua_State *L, lua_CFunction *words);

/** Puts the words into the empty state: each is there when it is said for the first time. */
void rule_words_put(lua_State *L);

/** Has what is read of a table, and is not in it, raise with the nearest name. @param name  such as "flow" */
void rule_be_strict(lua_State *L, int index, const char *name);

/**
 * Pushes a function that finds functions by their names, and raises with the nearest for one that is not there.
 * @param functions  static; the last has no name
 * @param name       static: of what has them, such as "an amount"
 */
void rule_finder_push(lua_State *L, const luaL_Reg *functions, const char *name);

/** Is there such a global? */
bool rule_word_is_global(const char *name);

/** Is it a table of words, such as flow, whose members are known? */
bool rule_word_is_table(const char *name);

/** @param table  "": the globals @return the nearest name; "" when there is none */
const char *rule_word_nearest(const char *table, const char *name);

/** @return is there such a member of a table of words? */
bool rule_word_has(const char *table, const char *name);

/** What to do without a word that people know of Lua, such as "print". @param table "": a global @return "" when there
 * is nothing to say; NULL for others */
const char *rule_word_hint(const char *table, const char *member);

#endif
