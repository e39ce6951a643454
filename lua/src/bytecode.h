/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reads what lua_dump of Lua 5.4 writes, with its debug information, function by function.
 *
 * Nothing is believed: each read is within the bytes, and what is not of the expected form ends the walk. So a Lua that
 * writes another form makes us silent, not wrong.
 */
#ifndef RULE_BYTECODE_H
#define RULE_BYTECODE_H

#include "opcode.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** One function of the text. Offsets are into the bytes. */
typedef struct rule_function {
    struct rule_function *outer; /**< NULL: the one that was dumped */
    int number;                  /**< 0: the one that was dumped; the same in each walk */
    int line;                    /**< where it begins; 0: the text itself */
    int parameters;
    uint32_t code, instructions;
    uint32_t constants;
    uint32_t upvalues, upvalue_count;
    uint32_t lines, far_lines;
    /** A bit for each register that a function within assigns. */
    unsigned char assigned[RULE_REGISTERS / 8];
} rule_function;

typedef struct rule_bytes {
    const unsigned char *start;
    size_t size;
    size_t at;
    bool failed; /**< and all that is read then is 0 */
} rule_bytes;

/** Called for each function when those within it have been. @return false ends the walk */
typedef bool rule_function_fn(void *payload, const rule_function *function);

enum { RULE_MARKS = 256 };

typedef struct rule_bytecode {
    rule_bytes bytes;
    int depth, functions;
    int environment; /**< which upvalue of the dumped function is _ENV; -1: none. Known after the first walk */
    /** Constants of the function at hand, and where every stride-th of them is. */
    uint32_t constants, stride, marks[RULE_MARKS];
    rule_function_fn *each;
    void *payload;
} rule_bytecode;

/** @return false when this is not bytecode of Lua 5.4 as it is built here */
bool rule_bytecode_open(rule_bytecode *out, const void *bytes, size_t size);

/** May be called any number of times. @return false when the bytecode is not of the expected form, or `each` said so */
bool rule_bytecode_walk(rule_bytecode *it, rule_function_fn *each, void *payload);

/** @name Of the function that `each` is called for.
 * @{ */
uint32_t rule_instruction(const rule_bytecode *it, const rule_function *function, uint32_t position);

/** @return where the text of a constant is, for rule_text_copy; 0: there is none, or it is not a text */
uint32_t rule_constant_text(const rule_bytecode *it, uint32_t index);

/** @return false when it does not fit, or has a zero byte within */
bool rule_text_copy(const rule_bytecode *it, uint32_t text, char *out, size_t size);

/** What an upvalue stands for. */
typedef struct rule_upvalue {
    bool is_environment;
    rule_function *owner; /**< whose register it is; NULL: of a function that was not dumped */
    unsigned index;       /**< the register */
} rule_upvalue;

/** @return false when there is no such upvalue */
bool rule_upvalue_find(rule_upvalue *out, const rule_bytecode *it, const rule_function *function, unsigned index);

/** Goes through the lines, instruction by instruction. */
typedef struct rule_line {
    rule_bytes far;
    uint32_t far_left;
    int64_t line;
} rule_line;

void rule_line_start(rule_line *out, const rule_bytecode *it, const rule_function *function);
/** @return the line of the instruction; 0 when the lines are not of the expected form */
int rule_line_next(rule_line *line, const rule_bytecode *it, const rule_function *function, uint32_t position);
/** @} */

#endif
