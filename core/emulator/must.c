/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/must.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void *must(void *memory)
{
    if (memory)
        return memory;
    fputs("savedwallet-emulator: memory ran out\n", stderr);
    exit(1);
}

void *em_new(size_t size)
{
    return must(sw_alloc(size));
}

char *em_copy(const char *text)
{
    return text ? must(sw_copy_text(text)) : NULL;
}

void *em_grow(void *memory, size_t size)
{
    return must(sw_resize(memory, size));
}

sw_json *em_json(sw_json *value)
{
    return must(value);
}

char *em_take(sw_buf *buf)
{
    return must(sw_buf_take(buf));
}
