/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a ruleset, and what is wrong with one, is as JSON.
 */
#ifndef RULE_ABOUT_H
#define RULE_ABOUT_H

#include "memory.h"
#include "problems.h"

/** As sw_rules_about. @param out yours, also after a failure */
int rule_about(rule_text *out, const sw_rules *rules, sw_error *err);

/** As sw_rules_check tells. */
int rule_problems_tell(rule_text *out, const sw_rules *rules, const rule_problems *problems, sw_error *err);

#endif
