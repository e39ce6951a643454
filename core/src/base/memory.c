/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory.h"

#include "base/crypto.h"

#include <stdlib.h>
#include <string.h>

static const sw_allocator standard = { malloc, realloc, free };
static sw_allocator in_use = { malloc, realloc, free };

void sw_allocator_set(const sw_allocator *allocator)
{
    in_use = allocator && allocator->allocate && allocator->resize && allocator->release ? *allocator : standard;
}

const sw_allocator *sw_allocator_get(void)
{
    return &in_use;
}

void *sw_alloc(size_t size)
{
    void *memory = in_use.allocate(size ? size : 1);
    if (memory)
        memset(memory, 0, size);
    return memory;
}

void *sw_resize(void *memory, size_t size)
{
    return memory ? in_use.resize(memory, size) : in_use.allocate(size);
}

char *sw_copy_bytes(const char *bytes, size_t size)
{
    char *copy = sw_alloc(size + 1);
    if (copy && size)
        memcpy(copy, bytes, size);
    return copy;
}

char *sw_copy_text(const char *text)
{
    return text ? sw_copy_bytes(text, strlen(text)) : NULL;
}

void sw_release(void *memory)
{
    if (memory)
        in_use.release(memory);
}

void sw_release_secret(char *text, size_t size)
{
    if (!text)
        return;
    sw_wipe(text, size);
    sw_release(text);
}
