/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The ways through a function. Where they meet, who follows what is in its registers has to forget some of it.
 *
 * The instructions are gone through once, from the first to the last; at each, rule_paths_arrive is asked before it and
 * rule_paths_depart told after it.
 */
#ifndef RULE_PATHS_H
#define RULE_PATHS_H

#include "bytecode.h"

enum { RULE_JUMPS = 256 }; /**< back in a function, and ahead at once; beyond, nothing is certain */

typedef struct rule_jump {
    uint32_t source, target;
} rule_jump;

typedef struct rule_paths {
    const rule_bytecode *bytecode;
    const rule_function *function;
    rule_jump back[RULE_JUMPS];
    size_t back_count;
    /** Those that were passed and have not arrived: the first to each target. */
    rule_jump ahead[RULE_JUMPS];
    size_t ahead_count;
    bool lost; /**< nothing is certain */
} rule_paths;

/** @return false when an instruction is not one of Lua's */
bool rule_paths_start(rule_paths *out, const rule_bytecode *bytecode, const rule_function *function);

/** What is certain still where ways meet. */
typedef struct rule_meeting {
    uint32_t parted;                           /**< registers that were written there or later are not */
    unsigned char written[RULE_REGISTERS / 8]; /**< nor is a register whose bit is set */
} rule_meeting;

/** @return false when no ways meet here */
bool rule_paths_arrive(rule_meeting *out, rule_paths *paths, uint32_t position);

void rule_paths_depart(rule_paths *paths, uint32_t position, uint32_t instruction);

#endif
