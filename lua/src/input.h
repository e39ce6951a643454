/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * From JSON to Lua, by shapes.
 */
#ifndef RULE_INPUT_H
#define RULE_INPUT_H

#include "run.h"
#include "shape.h"

#include <savedwallet/value.h>

/**
 * Pushes a value as its shape says. What does not fit raises, with the path of what is wrong.
 * @param name  of the value in the input
 */
void rule_input_push(lua_State *L, const sw_value *value, const rule_shape *shape, const char *name);

#endif
