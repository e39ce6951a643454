/* SPDX-License-Identifier: Apache-2.0 */
#include "paths.h"

#include <string.h>

static bool is_back(uint32_t position, int64_t target)
{
    return target <= (int64_t)position;
}

/* The last instruction that a way from the head may have gone through when it is at the head again. */
static uint32_t loop_end(const rule_paths *paths, uint32_t head)
{
    uint32_t end = head;
    bool grew = true;
    while (grew) { /* goto may lead back into the loop from behind it */
        grew = false;
        for (size_t i = 0; i < paths->back_count; i++) {
            const rule_jump *jump = &paths->back[i];
            if (jump->target < head || jump->target > end || jump->source <= end)
                continue;
            end = jump->source;
            grew = true;
        }
    }
    return end;
}

static void mark_written(rule_meeting *out, const rule_paths *paths, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i <= to; i++) {
        unsigned first;
        unsigned last;
        if (!rule_op_writes(rule_instruction(paths->bytecode, paths->function, i), &first, &last))
            continue;
        for (unsigned reg = first; reg <= last; reg++)
            out->written[reg / 8] |= (unsigned char)(1U << reg % 8);
    }
}

static bool is_head(const rule_paths *paths, uint32_t position)
{
    for (size_t i = 0; i < paths->back_count; i++) {
        if (paths->back[i].target == position)
            return true;
    }
    return false;
}

bool rule_paths_start(rule_paths *out, const rule_bytecode *bytecode, const rule_function *function)
{
    memset(out, 0, sizeof *out);
    out->bytecode = bytecode;
    out->function = function;
    for (uint32_t i = 0; i < function->instructions; i++) {
        uint32_t instruction = rule_instruction(bytecode, function, i);
        int64_t target = rule_op_target(instruction, i);
        if (rule_op(instruction) >= RULE_OPCODES || target < 0)
            return false;
        if (!is_back(i, target))
            continue;
        if (out->back_count < RULE_JUMPS)
            out->back[out->back_count++] = (rule_jump){ i, (uint32_t)target };
        else
            out->lost = true;
    }
    return true;
}

bool rule_paths_arrive(rule_meeting *out, rule_paths *paths, uint32_t position)
{
    bool loops = is_head(paths, position);
    uint32_t end = position;
    memset(out, 0, sizeof *out);
    out->parted = UINT32_MAX;
    if (loops) {
        end = loop_end(paths, position);
        mark_written(out, paths, position, end);
    }
    for (size_t i = 0; i < paths->ahead_count; i++) {
        rule_jump *jump = &paths->ahead[i];
        if (jump->target <= end && jump->source < out->parted)
            out->parted = jump->source; /* here, or into the loop and so back to here */
        if (jump->target == position)
            paths->ahead[i--] = paths->ahead[--paths->ahead_count];
    }
    return loops || out->parted != UINT32_MAX;
}

void rule_paths_depart(rule_paths *paths, uint32_t position, uint32_t instruction)
{
    int64_t target = rule_op_target(instruction, position);
    if (target <= (int64_t)position + 1 || target > UINT32_MAX)
        return;
    for (size_t i = 0; i < paths->ahead_count; i++) {
        if (paths->ahead[i].target == target)
            return;
    }
    if (paths->ahead_count < RULE_JUMPS)
        paths->ahead[paths->ahead_count++] = (rule_jump){ position, (uint32_t)target };
    else
        paths->lost = true;
}
