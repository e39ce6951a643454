/* SPDX-License-Identifier: Apache-2.0 */
#include "library.h"

#include <stdbool.h>
#include <string.h>

/* Bytes that are looked at in the time of an instruction. */
enum { BYTES = 16 };

int rule_string_starts_with(lua_State *L)
{
    size_t size = 0, part_size = 0;
    const char *text = luaL_checklstring(L, 1, &size), *part = luaL_checklstring(L, 2, &part_size);
    lua_pushboolean(L, part_size <= size && memcmp(text, part, part_size) == 0);
    return 1;
}

int rule_string_ends_with(lua_State *L)
{
    size_t size = 0, part_size = 0;
    const char *text = luaL_checklstring(L, 1, &size), *part = luaL_checklstring(L, 2, &part_size);
    lua_pushboolean(L, part_size <= size && memcmp(text + size - part_size, part, part_size) == 0);
    return 1;
}

/* Where the part stands first. What it may cost in the worst case is paid before. @return NULL: nowhere */
static const char *find(lua_State *L, const char *text, size_t size, const char *part, size_t part_size)
{
    if (part_size > size)
        return NULL;
    if (part_size == 0)
        return text;
    rule_spend(L, size / BYTES * (part_size / BYTES + 1) + 1);
    const char *last = text + size - part_size;
    while (text <= last) {
        text = memchr(text, *part, (size_t)(last - text) + 1);
        if (!text || memcmp(text, part, part_size) == 0)
            return text;
        text++;
    }
    return NULL;
}

int rule_string_contains(lua_State *L)
{
    size_t size = 0, part_size = 0;
    const char *text = luaL_checklstring(L, 1, &size), *part = luaL_checklstring(L, 2, &part_size);
    lua_pushboolean(L, find(L, text, size, part, part_size) != NULL);
    return 1;
}

int rule_string_split(lua_State *L)
{
    size_t size = 0, by_size = 0;
    const char *text = luaL_checklstring(L, 1, &size), *by = luaL_checklstring(L, 2, &by_size);
    const char *end = text + size;
    lua_Integer count = 0;
    luaL_argcheck(L, by_size > 0, 2, "a text is split by something, such as \",\"");
    lua_newtable(L);
    for (const char *found; (found = find(L, text, (size_t)(end - text), by, by_size)); text = found + by_size) {
        lua_pushlstring(L, text, (size_t)(found - text));
        lua_rawseti(L, -2, ++count);
    }
    lua_pushlstring(L, text, (size_t)(end - text));
    lua_rawseti(L, -2, ++count);
    return 1;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

int rule_string_trim(lua_State *L)
{
    size_t size = 0;
    const char *text = luaL_checklstring(L, 1, &size);
    while (size > 0 && is_space(*text)) {
        text++;
        size--;
    }
    while (size > 0 && is_space(text[size - 1]))
        size--;
    lua_pushlstring(L, text, size);
    return 1;
}

static void push_number(lua_State *L, int index)
{
    int is_whole = 0;
    lua_Integer number = lua_tointegerx(L, index, &is_whole);
    if (!is_whole || lua_type(L, index) != LUA_TNUMBER)
        luaL_error(L, "%%d takes a whole number, not %s", rule_text_push(L, index));
    lua_pushfstring(L, "%I", number);
}

void rule_format_push(lua_State *L, int first)
{
    int argument = first, last = lua_gettop(L);
    const char *words = rule_plain_text(L, first);
    luaL_Buffer buffer;
    if (!words)
        luaL_error(L, "the words are a text without a NUL, not a %s", rule_type_name(L, first));
    luaL_buffinit(L, &buffer);
    for (; *words; words++) {
        if (*words != '%') {
            luaL_addchar(&buffer, *words);
            continue;
        }
        words++;
        if (*words == '%') {
            luaL_addchar(&buffer, '%');
            continue;
        }
        if (*words != 's' && *words != 'd')
            luaL_error(L, "%%%c is not known here: %%s, %%d and %%%% are", *words ? *words : ' ');
        if (++argument > last)
            luaL_error(L, "there are more %%s and %%d than values");
        if (*words == 's')
            rule_text_push(L, argument);
        else
            push_number(L, argument);
        luaL_addvalue(&buffer);
    }
    luaL_pushresult(&buffer);
}

int rule_string_format(lua_State *L)
{
    rule_format_push(L, 1);
    return 1;
}
