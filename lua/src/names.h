/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The names that a text uses, also in code that never ran: globals, and the members that are taken of a global or of a
 * function's parameter. A name that is told is one that the text has; not every name that the text has is told.
 */
#ifndef RULE_NAMES_H
#define RULE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum {
    RULE_NAME_SIZE = 64, /**< with its end; longer names are not told, nor what is taken of them */
    RULE_NAME_DEPTH = 4  /**< members in a row; those beyond are not told */
};

/** One use of a name: flow, flow.saved, c.wallet.usable, s.charges[id].state. It is gone after the call. */
typedef struct rule_name_use {
    int line;
    const char *global; /**< "flow"; NULL when it is of a parameter */
    int parameter;      /**< 0 or 1: of the function's first or second; -1 when it is of a global */
    int function_line;  /**< where the function begins that has the parameter, or that uses the global; 0: none */
    bool is_of_dumped;  /**< that function is the one that was dumped, not one within it */
    const char *member; /**< "usable"; NULL: the global itself */
    /** The members before it, such as "wallet"; "*": one known at run time only. */
    const char *path[RULE_NAME_DEPTH - 1];
    int depth;      /**< of the path */
    bool is_set;    /**< assigned, not read */
    bool is_method; /**< taken with ':' */
} rule_name_use;

/** May leave with longjmp: the walk holds nothing. */
typedef void rule_name_fn(void *payload, const rule_name_use *use);

/**
 * Tells each use in bytecode that lua_dump of this Lua made, not stripped. c.wallet.usable is two: wallet, and usable
 * of it. Functions within a function come before it, else in the order of the text.
 *
 * Parameters are followed as long as nothing assigns them, also into the functions within; and what was taken is
 * followed in a local variable, as long as it is certain what that holds. Assigning _ENV is told as a use of the global
 * "_ENV" that is set: it makes all other globals meaningless.
 *
 * To know the parameters of one function, dump that and ask for is_of_dumped: lines are not unique. _ENV is known by
 * its name there; to know the globals, dump the text.
 *
 * It takes 24 KiB of the stack, and 200 bytes for each function within a function.
 *
 * @return false when it is not bytecode of the expected form. Then nothing was told
 */
bool rule_names_walk(const void *bytecode, size_t size, rule_name_fn *each, void *payload);

#endif
