/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Rulesets from a grammar of Lua that uses the words of rules: bytes choose, so that who mutates bytes mutates
 * programs.
 */
#ifndef SW_TESTS_FUZZ_GRAMMAR_H
#define SW_TESTS_FUZZ_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>

/** The longest text that is written; what would be longer ends before. */
enum { GRAMMAR_SIZE = 32768 };

/** Writes a ruleset with the event "e". @param[out] out  GRAMMAR_SIZE bytes, closed with a NUL @return its size */
size_t grammar_write(char *out, const uint8_t *choices, size_t count);

/** How many programs fuzz_rules.c loaded: they are mostly valid, or the grammar has gone astray. */
extern long grammar_loaded;

#endif
