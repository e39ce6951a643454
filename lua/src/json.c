/* SPDX-License-Identifier: Apache-2.0 */
#include "json.h"

#include "moment.h"
#include "money.h"

#include <savedwallet/money.h>

#include <stdio.h>
#include <string.h>

static const char list_mark[] = "list";

enum { DEEPEST = 32 };

static void write_value(lua_State *L, int index, rule_text *out, int depth);

void rule_json_be_list(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, list_mark) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 0);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, list_mark);
    }
    lua_setmetatable(L, -2);
}

static bool is_marked(lua_State *L, int index)
{
    if (!lua_getmetatable(L, index))
        return false;
    lua_rawgetp(L, LUA_REGISTRYINDEX, list_mark);
    bool is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is;
}

size_t rule_utf8_size(const char *text, size_t left)
{
    static const struct {
        unsigned char mask, start;
        size_t size;
        unsigned long least;
    } forms[] = { { 0xE0, 0xC0, 2, 0x80 }, { 0xF0, 0xE0, 3, 0x800 }, { 0xF8, 0xF0, 4, 0x10000 } };
    const unsigned char *at = (const unsigned char *)text;
    if (*at < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if ((*at & forms[i].mask) != forms[i].start || left < forms[i].size)
            continue;
        unsigned long code = *at & (unsigned long)~forms[i].mask & 0xFF;
        for (size_t k = 1; k < forms[i].size; k++) {
            if ((at[k] & 0xC0) != 0x80)
                return 0;
            code = code << 6 | (at[k] & 0x3F);
        }
        bool is = code >= forms[i].least && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        return is ? forms[i].size : 0;
    }
    return 0;
}

static void write_escaped(rule_text *out, char c)
{
    char code[8] = { '\\', c, '\0' };
    if ((unsigned char)c < 0x20)
        snprintf(code, sizeof code, "\\u%04x", c);
    rule_text_put(out, code);
}

static void write_text(lua_State *L, const char *text, size_t size, rule_text *out)
{
    size_t start = 0;
    rule_text_put(out, "\"");
    for (size_t i = 0; i < size;) {
        size_t length = rule_utf8_size(text + i, size - i);
        if (length == 0 || text[i] == '\0')
            luaL_error(L, "a text in the answer is not UTF-8, or has a NUL; was it cut with string.sub?");
        if (text[i] == '"' || text[i] == '\\' || (unsigned char)text[i] < 0x20) {
            rule_text_add(out, text + start, i - start);
            write_escaped(out, text[i]);
            start = i + 1;
        }
        i += length;
    }
    rule_text_add(out, text + start, size - start);
    rule_text_put(out, "\"");
}

static void write_number(lua_State *L, int index, rule_text *out)
{
    char text[32];
    if (!lua_isinteger(L, index))
        luaL_error(L, "%s in the answer is no whole number; amounts are money, and a // b divides without a fraction",
                   lua_tostring(L, index));
    snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, index));
    rule_text_put(out, text);
}

static void write_list(lua_State *L, int index, rule_text *out, int depth)
{
    lua_Integer count = (lua_Integer)lua_rawlen(L, index);
    rule_text_put(out, "[");
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1)
            rule_text_put(out, ",");
        lua_rawgeti(L, index, i);
        write_value(L, lua_gettop(L), out, depth + 1);
        lua_pop(L, 1);
    }
    rule_text_put(out, "]");
}

/* A table's member: its name, which the table keeps. */
typedef struct member {
    const char *name;
    size_t size;
} member;

enum { MOST_MEMBERS = 256 };

static int compare(const member *a, const member *b)
{
    int order = memcmp(a->name, b->name, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* Puts the members in order as they come. */
static void insert(member *members, size_t count, member each)
{
    while (count > 0 && compare(&each, &members[count - 1]) < 0) {
        members[count] = members[count - 1];
        count--;
    }
    members[count] = each;
}

static size_t read_members(lua_State *L, int index, member *members)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        member each = { NULL, 0 };
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "a table in the answer has both names and numbers, or a list with holes");
        if (count == MOST_MEMBERS)
            luaL_error(L, "a table in the answer has more than %d members", MOST_MEMBERS);
        each.name = lua_tolstring(L, -2, &each.size);
        insert(members, count++, each);
    }
    return count;
}

static void write_members(lua_State *L, int index, rule_text *out, int depth)
{
    member members[MOST_MEMBERS];
    size_t count = read_members(L, index, members);
    rule_spend(L, 2 * count);
    rule_text_add(out, "{", 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            rule_text_add(out, ",", 1);
        write_text(L, members[i].name, members[i].size, out);
        rule_text_add(out, ":", 1);
        lua_pushlstring(L, members[i].name, members[i].size);
        lua_rawget(L, index);
        write_value(L, lua_gettop(L), out, depth + 1);
        lua_pop(L, 1);
    }
    rule_text_add(out, "}", 1);
}

/* Are its keys 1 to what it is long, and nothing else? */
static bool is_list(lua_State *L, int index)
{
    size_t count = 0, length = lua_rawlen(L, index);
    if (length == 0 || is_marked(L, index))
        return is_marked(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        count++;
    rule_spend(L, count);
    return count == length;
}

static void write_table(lua_State *L, int index, rule_text *out, int depth)
{
    if (depth > DEEPEST)
        luaL_error(L, "a table in the answer lies in itself, or is more than %d deep", DEEPEST);
    luaL_checkstack(L, 10, NULL);
    if (is_list(L, index))
        write_list(L, index, out, depth);
    else
        write_members(L, index, out, depth);
}

static bool write_ours(lua_State *L, int index, rule_text *out)
{
    char text[SW_MONEY_JSON_SIZE];
    const sw_money *money = rule_money_to(L, index);
    if (money && sw_money_write_json(text, money, NULL) == SW_OK) {
        rule_text_put(out, text);
        return true;
    }
    if (!rule_moment_text_push(L, index))
        return false;
    write_text(L, lua_tostring(L, -1), lua_rawlen(L, -1), out);
    lua_pop(L, 1);
    return true;
}

static void write_value(lua_State *L, int index, rule_text *out, int depth)
{
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
        rule_text_put(out, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TNUMBER:
        write_number(L, index, out);
        break;
    case LUA_TSTRING:
        write_text(L, lua_tostring(L, index), lua_rawlen(L, index), out);
        break;
    case LUA_TTABLE:
        write_table(L, index, out, depth);
        break;
    default:
        if (!write_ours(L, index, out))
            luaL_error(L, "a %s in the answer has no form in JSON", luaL_typename(L, index));
    }
    if (out->starved)
        rule_raise_memory(L);
    if (out->too_long)
        rule_raise_limit(L, "output", "the answer has more than %d bytes of JSON", (int)out->ceiling);
}

void rule_json_write(lua_State *L, int index, rule_text *out)
{
    write_value(L, lua_absindex(L, index), out, 0);
}
