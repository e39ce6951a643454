/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/problems.h"

#include "base/error.h"
#include "base/json_pointer.h"
#include "base/memory.h"
#include "base/secret.h"

#include <stdio.h>

enum { MOST_PROBLEMS = 64 };

typedef struct entry {
    bool warning;
    char pointer[SW_POINTER_SIZE];
    char message[320];
} entry;

struct sw_problems {
    size_t count;
    size_t room;
    entry *entries;
    bool failed; /* memory ran out: the list is not whole */
};

sw_problems *sw_problems_new(void)
{
    return sw_alloc(sizeof(sw_problems));
}

bool sw_problems_full(const sw_problems *problems)
{
    return problems->count >= MOST_PROBLEMS;
}

static bool make_room(sw_problems *problems)
{
    if (problems->count < problems->room)
        return true;
    size_t room = problems->room ? 2 * problems->room : 4;
    entry *entries = sw_resize(problems->entries, room * sizeof *entries);
    if (!entries) {
        problems->failed = true;
        return false;
    }
    problems->entries = entries;
    problems->room = room;
    return true;
}

void sw_problems_add(sw_problems *problems, bool warning, const char *pointer, const char *message)
{
    if (sw_problems_full(problems) || !make_room(problems))
        return;
    entry *next = &problems->entries[problems->count++];
    next->warning = warning;
    sw_error_copy(next->pointer, sizeof next->pointer, pointer);
    sw_error_copy(next->message, sizeof next->message, message);
    sw_hide_secrets(next->pointer);
    sw_hide_secrets(next->message);
}

int sw_problems_judge(const sw_problems *problems, sw_error *err)
{
    const entry *first = NULL;
    int more = -1;
    char others[40] = "";
    for (size_t i = problems->count; i-- > 0;)
        if (!problems->entries[i].warning) {
            first = &problems->entries[i];
            more++;
        }
    if (problems->failed)
        return sw_fail_memory(err);
    if (!first)
        return SW_OK;
    if (more > 0)
        snprintf(others, sizeof others, " (and %d more)", more);
    return sw_fail_field(err, SW_E_INVALID, first->pointer, "%.100s%s%s%s", first->pointer, *first->pointer ? ": " : "",
                         first->message, others);
}

size_t sw_problems_count(const sw_problems *problems)
{
    return problems ? problems->count : 0;
}

bool sw_problems_get(sw_problem *out, const sw_problems *problems, size_t index)
{
    bool there = index < sw_problems_count(problems);
    if (out && there)
        *out = (sw_problem){ problems->entries[index].warning, problems->entries[index].pointer,
                             problems->entries[index].message };
    else if (out)
        *out = (sw_problem){ false, "", "" };
    return out && there;
}

void sw_problems_free(sw_problems *problems)
{
    if (problems)
        sw_release(problems->entries);
    sw_release(problems);
}
