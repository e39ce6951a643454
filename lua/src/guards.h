/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The guards of the core, asked about what was decided: here they warn, the engine asks them again and they bind.
 */
#ifndef RULE_GUARDS_H
#define RULE_GUARDS_H

#include "run.h"

#include <savedwallet/value.h>

/**
 * Pushes a list of what would stop an action if it were done now: {action, guard, message} each, counted from 0.
 * @param actions  index of the list of what is told
 * @param state, decline  as they came in; NULL: there is none
 */
void rule_guards_push(lua_State *L, int actions, const sw_value *state, const sw_value *decline);

#endif
