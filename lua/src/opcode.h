/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The instructions of Lua 5.4: their parts, and which registers they change. None means anything to the eye: what is
 * known of them is what lopcodes.h of Lua says, and tests/rules/test_names.c proves it with the Lua that is there.
 */
#ifndef RULE_OPCODE_H
#define RULE_OPCODE_H

#include <stdbool.h>
#include <stdint.h>

/** By their numbers: those that are asked for here. */
enum rule_opcode {
    RULE_OP_MOVE = 0,
    RULE_OP_LOADK = 3,
    RULE_OP_LFALSESKIP = 6,
    RULE_OP_GETUPVAL = 9,
    RULE_OP_SETUPVAL = 10,
    RULE_OP_GETTABUP = 11,
    RULE_OP_GETTABLE = 12,
    RULE_OP_GETI = 13,
    RULE_OP_GETFIELD = 14,
    RULE_OP_SETTABUP = 15,
    RULE_OP_SETTABLE = 16,
    RULE_OP_SETFIELD = 18,
    RULE_OP_SELF = 20,
    RULE_OP_JMP = 56,
    RULE_OP_FORLOOP = 73,
    RULE_OP_FORPREP = 74,
    RULE_OP_TFORPREP = 75,
    RULE_OP_TFORLOOP = 77,
    RULE_OP_VARARGPREP = 81, /**< it is of no line: no hook is called for it */
    RULE_OPCODES = 83
};

/** @name The parts of an instruction.
 * @{ */
unsigned rule_op(uint32_t instruction);
unsigned rule_op_a(uint32_t instruction);
unsigned rule_op_b(uint32_t instruction);
unsigned rule_op_c(uint32_t instruction);
bool rule_op_k(uint32_t instruction);
unsigned rule_op_bx(uint32_t instruction);
/** @} */

enum { RULE_REGISTERS = 256 };

/** The registers that an instruction may change, first to last. @return false when it changes none */
bool rule_op_writes(uint32_t instruction, unsigned *first, unsigned *last);

/** Where an instruction may go on besides the next. @return -1: nowhere */
int64_t rule_op_target(uint32_t instruction, uint32_t position);

#endif
