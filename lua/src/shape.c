/* SPDX-License-Identifier: Apache-2.0 */
#include "shape.h"

#include "library.h"
#include "memory.h"

#include <savedwallet/names.h>

#include <string.h>

/* The names of types, in the order of rule_kind; a ruleset can say the first ones. */
static const char *const kinds[] = { "string", "integer", "boolean", "money",  "time", "date",
                                     "list",   "table",   "map",     "one_of", "data" };
enum { SAYABLE = RULE_DATE + 1, KINDS = sizeof kinds / sizeof kinds[0] };

/* What one_of{…} gives is told by this key. */
static const char mark_one_of[] = "one_of";

const char *rule_kind_name(rule_kind kind)
{
    return kinds[kind];
}

void rule_shape_free(rule_shape *shape)
{
    while (shape) {
        rule_shape *next = shape->next;
        rule_shape_free(shape->parts);
        rule_release(shape->name);
        rule_release(shape);
        shape = next;
    }
}

const rule_shape *rule_shape_part(const rule_shape *shape, const char *name)
{
    const rule_shape *part = shape->parts;
    while (part && (!part->name || strcmp(part->name, name) != 0))
        part = part->next;
    return part;
}

const char *rule_shape_nearest(const rule_shape *shape, const char *name)
{
    const char *best = NULL;
    for (const rule_shape *part = shape->parts; part; part = part->next) {
        const char *pair[] = { best, part->name };
        best = sw_name_nearest(name, pair, 2);
    }
    return best ? best : "";
}

const char *rule_shape_lacks_push(lua_State *L, const rule_shape *shape, const char *what, const char *name)
{
    const char *nearest = rule_shape_nearest(shape, name);
    return lua_pushfstring(L, "%s has no %s%s%s", what, name, *nearest ? "; the nearest is " : "", nearest);
}

/* Reads "money?". @return false: there is no such type */
static bool read_type(rule_shape *shape, const char *type, size_t known)
{
    size_t size = strlen(type);
    shape->optional = size > 0 && type[size - 1] == '?';
    size -= shape->optional;
    for (size_t i = 0; i < known; i++)
        if (strlen(kinds[i]) == size && memcmp(kinds[i], type, size) == 0) {
            shape->kind = (rule_kind)i;
            return true;
        }
    return false;
}

/* A new part at the end. @return NULL when memory ran out */
static rule_shape *add_part(rule_shape *shape, const char *name, size_t size)
{
    rule_shape **end = &shape->parts;
    while (*end)
        end = &(*end)->next;
    rule_shape *part = rule_new(sizeof *part);
    if (!part)
        return NULL;
    *end = part;
    part->name = name ? rule_new(size + 1) : NULL;
    if (name && part->name)
        memcpy(part->name, name, size);
    return !name || part->name ? part : NULL;
}

/* The shape that the parent of a path leads to, which is there already. */
static rule_shape *walk(rule_shape *shape, const char **path)
{
    for (;;) {
        size_t size = strcspn(*path, ".");
        if (!(*path)[size])
            return shape;
        rule_shape *part = shape->parts;
        while (part && part->name && (strlen(part->name) != size || memcmp(part->name, *path, size) != 0))
            part = part->next;
        shape = part;
        *path += size + 1;
    }
}

static bool add_input(rule_shape *root, const char *path, const char *type)
{
    static const char *const text = "string";
    rule_shape *parent = walk(root, &path);
    bool any = strcmp(path, "*") == 0;
    rule_shape *part = add_part(parent, any ? NULL : path, strlen(path));
    if (!part || !read_type(part, type, KINDS))
        return false;
    rule_shape *element = part->kind == RULE_LIST ? add_part(part, NULL, 0) : NULL;
    return part->kind != RULE_LIST || (element && read_type(element, text, KINDS));
}

static const struct input {
    int input;
    const char *path, *type;
} inputs[] = {
#define flow SW_RULES_FLOW
#define event SW_RULES_EVENT
#define decline SW_RULES_DECLINE
#define wallet SW_RULES_WALLET
#define refund SW_RULES_REFUND
#define dispute SW_RULES_DISPUTE
#define state RULE_INPUT_STATE
#define INPUT(hook, path, type, meaning) { hook, path, type },
#include "inputs.def"
#undef flow
#undef event
#undef decline
#undef wallet
#undef refund
#undef dispute
#undef state
};

rule_shape *rule_shape_of_input(int input)
{
    rule_shape *root = rule_new(sizeof *root);
    bool whole = root;
    if (root)
        root->kind = RULE_TABLE;
    for (size_t i = 0; whole && i < sizeof inputs / sizeof inputs[0]; i++)
        if (inputs[i].input == input)
            whole = add_input(root, inputs[i].path, inputs[i].type);
    if (!whole) {
        rule_shape_free(root);
        root = NULL;
    }
    return root;
}

int rule_one_of(lua_State *L)
{
    luaL_argexpected(L, lua_istable(L, 1), 1, "list of texts");
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count == 0)
        return luaL_error(L, "one_of needs the texts that it may be, such as one_of{ \"cash\", \"card\" }");
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, 1, i) != LUA_TSTRING)
            return luaL_error(L, "one_of takes texts; number %I is none", i);
        lua_pop(L, 1);
    }
    lua_pushboolean(L, 1);
    lua_rawsetp(L, 1, mark_one_of);
    lua_settop(L, 1);
    return 1;
}

/* Shapes are C's memory, and the same table may stand in many places: each part is paid for. */
static rule_shape *must(lua_State *L, rule_shape *shape)
{
    enum { PRICE = 50 };
    rule_spend(L, PRICE);
    if (!shape)
        rule_raise_memory(L);
    return shape;
}

static void read_shape(lua_State *L, int index, const char *what, int depth, rule_shape *shape);

static void read_words(lua_State *L, int index, rule_shape *shape)
{
    shape->kind = RULE_ONE_OF;
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, index); i++) {
        lua_rawgeti(L, index, i);
        const char *word = rule_json_text(L, -1);
        if (!word)
            luaL_error(L, "one_of takes texts; number %I is none", i);
        must(L, add_part(shape, word, strlen(word)));
        lua_pop(L, 1);
    }
}

static void read_members(lua_State *L, int index, const char *what, int depth, rule_shape *shape)
{
    shape->kind = RULE_TABLE;
    rule_keys_push(L, index);
    int keys = lua_gettop(L);
    for (lua_Integer i = 1; lua_rawgeti(L, keys, i) != LUA_TNIL; i++) {
        const char *name = rule_plain_text(L, -1);
        if (!name)
            luaL_error(L, "%s: a shape is { \"type\" }, a list of one type, or { name = type, … }", what);
        lua_pushvalue(L, -1);
        lua_rawget(L, index);
        rule_shape *part = must(L, add_part(shape, name, strlen(name)));
        const char *path = lua_pushfstring(L, "%s.%s", what, name);
        read_shape(L, lua_gettop(L) - 1, path, depth + 1, part);
        lua_settop(L, keys);
    }
    lua_settop(L, keys - 1);
}

static void read_element(lua_State *L, int index, const char *what, int depth, rule_shape *shape)
{
    rule_keys_push(L, index);
    if (lua_rawlen(L, -1) != 1)
        luaL_error(L, "%s: a list of one type has nothing else in it: { \"string\" }", what);
    lua_pop(L, 1);
    shape->kind = RULE_LIST;
    rule_shape *element = must(L, add_part(shape, NULL, 0));
    lua_rawgeti(L, index, 1);
    read_shape(L, lua_gettop(L), what, depth + 1, element);
    lua_pop(L, 1);
}

static void read_name(lua_State *L, int index, const char *what, rule_shape *shape)
{
    const char *type = rule_plain_text(L, index);
    if (!type)
        luaL_error(L, "%s: the name of a type has a NUL", what);
    if (!read_type(shape, type, SAYABLE))
        luaL_error(L, "%s: there is no type \"%s\"; the nearest is \"%s\"", what, type,
                   sw_name_nearest(type, kinds, SAYABLE));
}

static bool is_one_of(lua_State *L, int index)
{
    bool is = lua_rawgetp(L, index, mark_one_of) != LUA_TNIL;
    lua_pop(L, 1);
    return is;
}

static void read_shape(lua_State *L, int index, const char *what, int depth, rule_shape *shape)
{
    enum { DEEPEST = 16 };
    if (depth > DEEPEST)
        luaL_error(L, "a shape lies in itself, or shapes lie in each other more than %d deep", DEEPEST);
    luaL_checkstack(L, 8, NULL);
    if (lua_type(L, index) == LUA_TSTRING)
        read_name(L, index, what, shape);
    else if (!lua_istable(L, index))
        luaL_error(L, "%s: a shape is the name of a type or a table, not a %s", what, luaL_typename(L, index));
    else if (is_one_of(L, index))
        read_words(L, index, shape);
    else if (lua_rawlen(L, index) == 1)
        read_element(L, index, what, depth, shape);
    else
        read_members(L, index, what, depth, shape);
}

void rule_shape_read(lua_State *L, int index, const char *what, rule_shape **at)
{
    if (!*at)
        *at = must(L, rule_new(sizeof **at));
    read_shape(L, index, what, 0, *at);
}
