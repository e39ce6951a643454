/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The tests in a ruleset.
 */
#ifndef RULE_TEST_H
#define RULE_TEST_H

#include "memory.h"
#include "run.h"

/** Runs them. @param out  JSON, as of sw_rules_test; yours, also after a failure @param failed  the first that failed,
 * for an error; NULL: nobody asks */
int rule_test(rule_text *out, const sw_rules *rules, unsigned asking, sw_error *failed, sw_error *err);

#endif
