/* SPDX-License-Identifier: Apache-2.0 */
#include "heap.h"

#include <cjson/cJSON.h>

#include <stdbool.h>
#include <stdlib.h>

heap_count heap;

static bool fails_now(void)
{
    return !heap.paused && ++heap.asked == heap.fail_at;
}

static void *allocate(size_t size)
{
    void *memory = fails_now() ? NULL : malloc(size);
    heap.live += memory != NULL;
    return memory;
}

static void *resize(void *memory, size_t size)
{
    return fails_now() ? NULL : realloc(memory, size);
}

static void release(void *memory)
{
    heap.live -= memory != NULL;
    free(memory);
}

const sw_allocator counting = { allocate, resize, release };

void heap_begin(long fail_at)
{
    heap = (heap_count){ .fail_at = fail_at };
    sw_allocator_set(&counting);
    cJSON_InitHooks(&(cJSON_Hooks){ allocate, release });
}

void heap_end(void)
{
    sw_allocator_set(NULL);
    cJSON_InitHooks(NULL);
}
