/* SPDX-License-Identifier: Apache-2.0 */
#include "opcode.h"

/* From the lowest bit: 7 of the instruction, 8 of A, 1 of k, 8 of B, 8 of C; or 17 of Bx from k on; or 25 of sJ from A
 * on. */
enum { JUMP_ZERO = (1 << 24) - 1 };

unsigned rule_op(uint32_t instruction)
{
    return instruction & 0x7f;
}

unsigned rule_op_a(uint32_t instruction)
{
    return instruction >> 7 & 0xff;
}

bool rule_op_k(uint32_t instruction)
{
    return instruction >> 15 & 1;
}

unsigned rule_op_b(uint32_t instruction)
{
    return instruction >> 16 & 0xff;
}

unsigned rule_op_c(uint32_t instruction)
{
    return instruction >> 24;
}

unsigned rule_op_bx(uint32_t instruction)
{
    return instruction >> 15;
}

bool rule_op_writes(uint32_t instruction, unsigned *first, unsigned *last)
{
    /* '-': none; 'A': A; 'B': A to A + B; 'S': A and A + 1; '>': A and all above, which hold nothing that lives on;
     * 'V': C - 1 of them from A on, or as '>'. */
    static const char writes[] = "AAAAAAAAB"     /* MOVE to LOADNIL */
                                 "A-AAAA----"    /* GETUPVAL SETUPVAL, GETTABUP to SETFIELD */
                                 "AS"            /* NEWTABLE SELF */
                                 "AAAAAAAAAAAAA" /* ADDI to SHLI */
                                 "AAAAAAAAAAAA"  /* ADD to SHR */
                                 "---AAAA"       /* MMBIN to MMBINK, UNM to LEN */
                                 ">---"          /* CONCAT, CLOSE TBC JMP */
                                 "----------A"   /* EQ to TEST, TESTSET */
                                 ">>---"         /* CALL TAILCALL, RETURN to RETURN1 */
                                 ">>>>>"         /* FORLOOP to TFORLOOP */
                                 "-AV--";        /* SETLIST CLOSURE VARARG, VARARGPREP EXTRAARG */
    _Static_assert(sizeof writes == RULE_OPCODES + 1, "one for each instruction");
    unsigned op = rule_op(instruction);
    char kind = op < RULE_OPCODES ? writes[op] : '-';
    *first = *last = rule_op_a(instruction);
    if (kind == 'B')
        *last += rule_op_b(instruction);
    else if (kind == 'S')
        *last += 1;
    else if (kind == 'V' && rule_op_c(instruction) > 1)
        *last += rule_op_c(instruction) - 2;
    else if (kind == 'V' || kind == '>')
        *last = RULE_REGISTERS - 1;
    if (*last >= RULE_REGISTERS)
        *last = RULE_REGISTERS - 1;
    return kind != '-';
}

int64_t rule_op_target(uint32_t instruction, uint32_t position)
{
    int64_t next = (int64_t)position + 1;
    switch (rule_op(instruction)) {
    case RULE_OP_JMP:
        return next + (int64_t)(instruction >> 7) - JUMP_ZERO;
    case RULE_OP_LFALSESKIP:
        return next + 1;
    case RULE_OP_FORLOOP:
    case RULE_OP_TFORLOOP:
        return next - (int64_t)rule_op_bx(instruction);
    case RULE_OP_FORPREP:
        return next + (int64_t)rule_op_bx(instruction) + 1;
    case RULE_OP_TFORPREP:
        return next + (int64_t)rule_op_bx(instruction);
    default:
        return next;
    }
}
