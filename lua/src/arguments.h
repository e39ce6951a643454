/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What actions and flows take, as the rows of actions.def say it.
 */
#ifndef RULE_ARGUMENTS_H
#define RULE_ARGUMENTS_H

#include "actions.h"

typedef enum rule_argument_kind { TEXT, MONEY, WORD, DELAY, SPAN, DATA, LIST } rule_argument_kind;

/** The words that make actions, and behind them those that make flows. */
enum rule_maker {
#define ACTION(name, hooks) make_##name,
#define FLOW(name) make_flow_##name,
#include "actions.def"
    MAKERS
};

typedef struct rule_argument {
    int maker; /**< those of all flows are under the first of them */
    const char *name;
    rule_argument_kind kind;
    bool needed;
    const char *words;
} rule_argument;

/** The arguments of a maker, one by one. @param after  NULL: the first @return NULL: there is none left */
const rule_argument *rule_argument_next(int maker, const rule_argument *after);

/** Checks a table of arguments and raises what is wrong with it. @param whole  false: what is needed may be missing */
void rule_arguments_check(lua_State *L, int index, int maker, bool whole);

/** Is there such an argument? */
bool rule_argument_is_given(lua_State *L, int index, const char *name);

/** Is it this word? */
bool rule_argument_is(lua_State *L, int index, const char *name, const char *word);

#endif
