/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a rule may answer: actions, and the flows of choose_flow. They are tables that were checked when they were made.
 */
#ifndef RULE_ACTIONS_H
#define RULE_ACTIONS_H

#include "run.h"

enum {
    RULE_ACTIONS = 0 /* and one for each row */
#define ACTION(...) +1
#include "actions.def"
};
enum {
    RULE_FLOWS = 0
#define FLOW(...) +1
#include "actions.def"
};

/** Pushes the word that makes such an action. @return false: there is none */
bool rule_action_push_word(lua_State *L, const char *name);

/** Sets the words that make flows in the table on top. */
void rule_flows_set(lua_State *L);

/** Writes their names. @return how many */
size_t rule_action_names(const char **names);
size_t rule_flow_names(const char **names);

/** What a value was made by: its number, flows behind actions; -1: it is none of them */
int rule_made_by(lua_State *L, int index);

/** The number of a word that makes actions or flows; -1: it is none */
int rule_maker_of(lua_State *L, int index);

/** "charge", or "flow.saved". @return static text */
const char *rule_maker_name(int maker);

/** May this hook answer with it? */
bool rule_maker_fits(int maker, sw_rules_hook hook);

/** The line an action was made at. @return 0: it was not written down */
int rule_made_at(lua_State *L, int index);

/**
 * Pushes a table of what an action says, as the decision tells it: delays are times, what was left out is filled in.
 * @param whole  false: of some members, as a test asks for; nothing is filled in
 */
void rule_action_push(lua_State *L, int index, int maker, bool whole);

#endif
