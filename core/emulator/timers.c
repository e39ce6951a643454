/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/timers.h"

#include "base/memory.h"
#include "emulator/must.h"

static bool is_earlier(const em_timer *a, const em_timer *b)
{
    return a->due != b->due ? a->due < b->due : a->entered < b->entered;
}

static void swap(em_timer *a, em_timer *b)
{
    em_timer kept = *a;
    *a = *b;
    *b = kept;
}

static void move_up(em_timers *timers, size_t at)
{
    while (at > 0 && is_earlier(&timers->heap[at], &timers->heap[(at - 1) / 2])) {
        swap(&timers->heap[at], &timers->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

static void move_down(em_timers *timers, size_t at)
{
    for (;;) {
        size_t least = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < timers->count; child++)
            if (is_earlier(&timers->heap[child], &timers->heap[least]))
                least = child;
        if (least == at)
            return;
        swap(&timers->heap[at], &timers->heap[least]);
        at = least;
    }
}

void em_timers_add(em_timers *timers, int64_t due, em_timer_action *action, void *object)
{
    if (timers->count == timers->room) {
        timers->room = timers->room ? timers->room * 2 : 64;
        timers->heap = em_grow(timers->heap, timers->room * sizeof *timers->heap);
    }
    timers->heap[timers->count] = (em_timer){ due, timers->entered++, action, object };
    move_up(timers, timers->count++);
}

bool em_timers_take(em_timers *timers, int64_t now, em_timer *out)
{
    if (timers->count == 0 || timers->heap[0].due > now)
        return false;
    *out = timers->heap[0];
    timers->heap[0] = timers->heap[--timers->count];
    move_down(timers, 0);
    return true;
}

void em_timers_free(em_timers *timers)
{
    sw_release(timers->heap);
    *timers = (em_timers){ 0 };
}
