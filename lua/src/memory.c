/* SPDX-License-Identifier: Apache-2.0 */
#include "memory.h"

#include <savedwallet/memory.h>

#include <string.h>

void *rule_new(size_t size)
{
    void *memory = sw_allocator_get()->allocate(size);
    if (memory)
        memset(memory, 0, size);
    return memory;
}

char *rule_copy(const char *text)
{
    size_t size = text ? strlen(text) + 1 : 0;
    char *copy = text ? rule_new(size) : NULL;
    return copy ? memcpy(copy, text, size) : NULL;
}

void rule_release(void *memory)
{
    if (memory)
        sw_allocator_get()->release(memory);
}

static bool make_room(rule_text *text, size_t size)
{
    size_t room = text->room ? text->room : 512;
    if (size > text->ceiling - text->size)
        text->too_long = true;
    if (text->too_long || text->starved)
        return false;
    while (room < text->size + size + 1)
        room *= 2;
    if (room == text->room)
        return true;
    const sw_allocator *allocator = sw_allocator_get();
    char *data = text->data ? allocator->resize(text->data, room) : allocator->allocate(room);
    text->starved = !data;
    if (data) {
        text->data = data;
        text->room = room;
    }
    return data;
}

void rule_text_add(rule_text *text, const void *bytes, size_t size)
{
    bool fits = text->size + size < text->room && size <= text->ceiling - text->size && !text->too_long;
    if (!fits && !make_room(text, size))
        return;
    memcpy(text->data + text->size, bytes, size);
    text->size += size;
    text->data[text->size] = '\0';
}

void rule_text_put(rule_text *text, const char *words)
{
    rule_text_add(text, words, strlen(words));
}
