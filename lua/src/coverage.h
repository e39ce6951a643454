/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Which lines of a ruleset ran.
 */
#ifndef RULE_COVERAGE_H
#define RULE_COVERAGE_H

#include "decide.h"
#include "run.h"

/** Room for every line of the text. @param[out] out  its lines are yours */
int rule_coverage_new(rule_coverage *out, const sw_rules *rules, sw_error *err);

/** Pushes {lines, run, missed}. */
void rule_coverage_push(lua_State *L, const rule_coverage *coverage);

#endif
