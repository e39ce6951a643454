/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amounts in Lua: values that never change, made of text only.
 */
#ifndef RULE_MONEY_H
#define RULE_MONEY_H

#include "run.h"

#include <savedwallet/money.h>

/** The word money"18.00 EUR". */
int rule_money(lua_State *L);

void rule_money_push(lua_State *L, const sw_money *money);

/** @return borrowed from the value; NULL when it is no amount */
const sw_money *rule_money_to(lua_State *L, int index);

/** Pushes "18.00 EUR". @return false, and nothing is pushed: it is no amount */
bool rule_money_text_push(lua_State *L, int index);

#endif
