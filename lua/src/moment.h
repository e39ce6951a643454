/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Times in Lua, and how long to wait: "90m", "6h", "3d", "next_month".
 */
#ifndef RULE_MOMENT_H
#define RULE_MOMENT_H

#include "run.h"

/** The word time"2026-11-29T16:00:00Z". */
int rule_time(lua_State *L);

void rule_moment_push(lua_State *L, int64_t at_ms);

/** @return borrowed from the value: milliseconds; NULL when it is no time */
const int64_t *rule_moment_to(lua_State *L, int index);

/** Pushes "2026-11-29T16:00:00Z". @return false, and nothing is pushed: it is no time */
bool rule_moment_text_push(lua_State *L, int index);

/**
 * The time that a delay leads to: text, or a time itself. m and h are elapsed time, d calendar days in the ruleset's
 * time zone. Raises what is wrong with it.
 * @param month  may it be "next_month"?
 */
int64_t rule_delay(lua_State *L, int index, int64_t from_ms, bool month, const char *what);

/** Is it a date that exists, as "2026-11-29"? */
bool rule_is_date(const char *text);

#endif
