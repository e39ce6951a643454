/* SPDX-License-Identifier: Apache-2.0 */
#include "leftover.h"

#include <cjson/cJSON.h>

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* In front of each piece of memory. */
typedef union head {
    size_t size;
    max_align_t align;
} head;

static const char *wanted;
static long found;

static void *allocate(size_t size)
{
    head *piece = calloc(1, sizeof *piece + size);
    if (!piece)
        return NULL;
    piece->size = size;
    return piece + 1;
}

static void look(const char *bytes, size_t size)
{
    size_t length = wanted ? strlen(wanted) : size + 1;
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(bytes + i, wanted, length) == 0) {
            found++;
            return;
        }
}

static void release(void *memory)
{
    if (!memory)
        return;
    head *piece = (head *)memory - 1;
    look(memory, piece->size);
    free(piece);
}

/* Always to another place: the old one is given back, as it may be by realloc. */
static void *resize(void *memory, size_t size)
{
    void *grown = allocate(size);
    size_t before = memory ? ((head *)memory - 1)->size : 0;
    if (grown && memory)
        memcpy(grown, memory, before < size ? before : size);
    if (grown)
        release(memory);
    return grown;
}

const sw_allocator looking = { allocate, resize, release };

void leftover_begin(const char *secret)
{
    wanted = secret;
    found = 0;
    sw_allocator_set(&looking);
    cJSON_InitHooks(&(cJSON_Hooks){ allocate, release });
}

long leftover_end(void)
{
    sw_allocator_set(NULL);
    cJSON_InitHooks(NULL);
    wanted = NULL;
    return found;
}
