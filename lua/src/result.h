/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a test is given: t, which makes decisions, and their results, which are held against what is expected.
 */
#ifndef RULE_RESULT_H
#define RULE_RESULT_H

#include "run.h"

/** Pushes t. */
void rule_tester_push(lua_State *L);

/** Raises when a decision failed and :fails has not judged it. Of several one is told. */
void rule_results_check(lua_State *L);

/** Forgets the decisions that failed: the next test begins. */
void rule_results_forget(lua_State *L);

/** Pushes the result of a decision: its JSON is on top, or why there is none. @param decided  which of both */
void rule_result_push(lua_State *L, bool decided);

#endif
