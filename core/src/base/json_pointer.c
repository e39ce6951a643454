/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_pointer.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* Does an escaped token name this member? "~1" stands for a slash and "~0" for a tilde. */
static bool is_named(const char *token, size_t size, const char *name)
{
    for (const char *end = token + size; token < end; token++, name++) {
        char c = *token;
        if (c == '~' && token + 1 < end)
            c = *++token == '1' ? '/' : '~';
        if (c != *name)
            return false;
    }
    return *name == '\0';
}

static sw_json *find_member(const sw_json *object, const char *token, size_t size)
{
    sw_json *child = sw_json_first(object);
    while (child && !is_named(token, size, sw_json_name(child)))
        child = sw_json_next(child);
    return child;
}

static sw_json *find_element(const sw_json *array, const char *token, size_t size)
{
    size_t index = 0;
    if (size == 0 || size > 9 || (token[0] == '0' && size > 1))
        return NULL;
    for (size_t i = 0; i < size; i++) {
        if (!sw_is_digit(token[i]))
            return NULL;
        index = index * 10 + (size_t)(token[i] - '0');
    }
    sw_json *child = sw_json_first(array);
    while (child && index-- > 0)
        child = sw_json_next(child);
    return child;
}

sw_json *sw_json_at(const sw_json *whole, const char *pointer)
{
    const sw_json *at = whole;
    while (at && *pointer == '/') {
        size_t size = strcspn(++pointer, "/");
        at = sw_json_kind_of(at) == SW_JSON_ARRAY ? find_element(at, pointer, size) : find_member(at, pointer, size);
        pointer += size;
    }
    return *pointer ? NULL : (sw_json *)at;
}

static void add(sw_pointer *pointer, char c)
{
    if (pointer->size + 1 < sizeof pointer->text)
        pointer->text[pointer->size++] = c;
    pointer->text[pointer->size] = '\0';
}

size_t sw_pointer_down(sw_pointer *pointer, const char *name)
{
    size_t before = pointer->size;
    add(pointer, '/');
    for (; *name; name++) {
        bool escaped = *name == '~' || *name == '/';
        add(pointer, escaped ? '~' : *name);
        if (escaped)
            add(pointer, *name == '/' ? '1' : '0');
    }
    return before;
}

size_t sw_pointer_down_to(sw_pointer *pointer, size_t index)
{
    char name[24];
    snprintf(name, sizeof name, "%zu", index);
    return sw_pointer_down(pointer, name);
}

void sw_pointer_up(sw_pointer *pointer, size_t size)
{
    pointer->size = size;
    pointer->text[size] = '\0';
}
