/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is wrong with a text: the first of it ends its loading, or all of it is collected.
 */
#ifndef RULE_PROBLEMS_H
#define RULE_PROBLEMS_H

#include "run.h"
#include "shape.h"

typedef struct rule_problem {
    struct rule_problem *next;
    int line;
    char *message; /**< without file and line */
} rule_problem;

/** A list in the order of its lines. Of a text that is no ruleset at all, the first ones are told. */
typedef struct rule_problems {
    rule_problem *first;
    size_t count;
    bool starved;
} rule_problems;

/** Adds to the run's problems; raises where it collects none. */
void rule_problem_add(lua_State *L, int line, const char *message);

/** Adds what an error says, "file:line: message", taken apart. */
void rule_problems_add_error(rule_problems *problems, const sw_error *err, const char *file);

void rule_problems_free(rule_problems *problems);

/** Looks for names that mean nothing, in code that may never have run: the text's bytecode. */
void rule_check_globals(lua_State *L);

/**
 * The same of what a rule takes of its input: the function on top, which it pops.
 * @param name           of what the first argument is, for messages
 * @param first, second  the shapes of its arguments
 */
void rule_check_parameters(lua_State *L, const char *name, const rule_shape *first, const rule_shape *second);

#endif
