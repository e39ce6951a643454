/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a rule gave back: checked, and put into what is told.
 */
#ifndef RULE_ANSWER_H
#define RULE_ANSWER_H

#include "run.h"

/** Raises what is wrong with the answer, at the line of the rule. */
int rule_answer_fail(lua_State *L, const char *what);

/** Puts the flow that was chosen into the table on top. @param answer  index of what the rule gave */
void rule_flow_put(lua_State *L, int answer);

/** Puts the actions, and the guards that would stop them, into the table on top. @param lines  index of the list of the
 * lines that they were made at */
void rule_actions_put(lua_State *L, int answer, int lines);

#endif
