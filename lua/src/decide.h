/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One decision: from the input to the answer.
 */
#ifndef RULE_DECIDE_H
#define RULE_DECIDE_H

#include "memory.h"
#include "run.h"

#include <savedwallet/value.h>

/** The word why("…", …): a line of the decision. */
int rule_why(lua_State *L);

/** A member of the input that is decided about. @return NULL: it is not there */
const sw_value *rule_member(lua_State *L, const char *name);

/** Where a decision is made for a test. */
typedef struct rule_coverage {
    unsigned char *lines; /**< a byte for each; NULL: nobody asks */
    size_t count;
} rule_coverage;

/** As sw_rules_decide; the answer is a text that grows. @param out yours, also after a failure */
int rule_decide(rule_text *out, const sw_rules *rules, sw_rules_hook hook, const char *input, size_t size,
                unsigned telling, const rule_coverage *coverage, sw_error *err);

#endif
