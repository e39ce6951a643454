/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"
#include "problems.h"
#include "ruleset.h"
#include "words.h"

#include <string.h>

/* The globals that the text itself assigns, each between two line feeds. */
typedef struct globals {
    lua_State *L;
    rule_text assigned;
    bool any; /* _ENV is assigned: then nothing is known */
} globals;

static void note_assigned(void *payload, const rule_name_use *use)
{
    globals *it = payload;
    if (!use->global || use->member || !use->is_set)
        return;
    it->any = it->any || strcmp(use->global, "_ENV") == 0;
    rule_text_put(&it->assigned, "\n");
    rule_text_put(&it->assigned, use->global);
    rule_text_put(&it->assigned, "\n");
}

static bool is_assigned(const globals *it, const char *name)
{
    char line[RULE_NAME_SIZE + 3];
    size_t size = strlen(name);
    line[0] = line[size + 1] = '\n';
    memcpy(line + 1, name, size);
    line[size + 2] = '\0';
    return it->assigned.data && strstr(it->assigned.data, line);
}

static void check_member(lua_State *L, const rule_name_use *use)
{
    if (use->depth > 0 || use->is_set || !rule_word_is_table(use->global) || rule_word_has(use->global, use->member))
        return;
    const char *hint = rule_word_hint(use->global, use->member);
    if (hint)
        lua_pushfstring(L, "%s has no %s in rules%s", use->global, use->member, hint);
    else
        lua_pushfstring(L, "%s has no %s; the nearest is %s", use->global, use->member,
                        rule_word_nearest(use->global, use->member));
    rule_problem_add(L, use->line, lua_tostring(L, -1));
    lua_pop(L, 1);
}

static void check_global(void *payload, const rule_name_use *use)
{
    const globals *it = payload;
    lua_State *L = it->L;
    luaL_checkstack(L, 4, NULL);
    if (use->global && !use->member && use->is_set && rule_word_is_global(use->global)) {
        rule_problem_add(
            L, use->line,
            lua_pushfstring(L, "%s is a word of the rules; a value of yours needs another name", use->global));
        lua_pop(L, 1);
    }
    if (!use->global || is_assigned(it, use->global))
        return;
    if (use->member) {
        check_member(L, use);
        return;
    }
    if (rule_word_is_global(use->global))
        return;
    const char *hint = rule_word_hint("", use->global);
    if (hint)
        lua_pushfstring(L, "there is no %s in rules%s", use->global, hint);
    else
        lua_pushfstring(L, "there is no %s; the nearest is %s", use->global, rule_word_nearest("", use->global));
    rule_problem_add(L, use->line, lua_tostring(L, -1));
    lua_pop(L, 1);
}

static int walk_globals(lua_State *L)
{
    globals *it = lua_touserdata(L, 1);
    const rule_text *bytecode = &rule_run_of(L)->rules->bytecode;
    it->L = L;
    if (!rule_names_walk(bytecode->data, bytecode->size, note_assigned, it) || it->any || it->assigned.starved)
        return 0;
    rule_names_walk(bytecode->data, bytecode->size, check_global, it);
    return 0;
}

void rule_check_globals(lua_State *L)
{
    enum { MOST = 1 << 20 };
    globals it = { .assigned = { .ceiling = MOST } };
    lua_pushcfunction(L, walk_globals);
    lua_pushlightuserdata(L, &it);
    int status = lua_pcall(L, 1, 0, 0); /* so that the text is freed whatever happens */
    rule_release(it.assigned.data);
    if (status != LUA_OK)
        lua_error(L);
}

typedef struct parameters {
    lua_State *L;
    const char *name; /* of what the first is */
    const rule_shape *shapes[2];
    rule_text bytecode;
} parameters;

static const rule_shape *walk_path(const rule_shape *shape, const rule_name_use *use)
{
    for (int i = 0; shape && i < use->depth; i++) {
        bool any = strcmp(use->path[i], "*") == 0;
        if (shape->kind == RULE_TABLE)
            shape = any ? NULL : rule_shape_part(shape, use->path[i]);
        else
            shape = shape->kind == RULE_MAP || shape->kind == RULE_LIST ? shape->parts : NULL;
    }
    return shape && shape->kind == RULE_TABLE ? shape : NULL;
}

static void check_parameter(void *payload, const rule_name_use *use)
{
    const parameters *it = payload;
    lua_State *L = it->L;
    if (use->global || !use->is_of_dumped || !use->member || use->is_method)
        return;
    if (use->is_set) {
        rule_problem_add(L, use->line, "what came in is not changed; keep values in a local");
        return;
    }
    const rule_shape *shape = walk_path(it->shapes[use->parameter], use);
    if (!shape || rule_shape_part(shape, use->member))
        return;
    int top = lua_gettop(L);
    luaL_checkstack(L, RULE_NAME_DEPTH + 4, NULL);
    lua_pushstring(L, use->parameter == 0 ? it->name : "state");
    for (int i = 0; i < use->depth; i++)
        lua_pushfstring(L, ".%s", use->path[i]);
    lua_concat(L, use->depth + 1);
    rule_shape_lacks_push(L, shape, lua_tostring(L, -1), use->member);
    rule_problem_add(L, use->line, lua_tostring(L, -1));
    lua_settop(L, top);
}

/* The function and what is known of it. */
static int walk_parameters(lua_State *L)
{
    parameters *it = lua_touserdata(L, 2);
    it->L = L;
    lua_settop(L, 1);
    rule_dump(L, &it->bytecode);
    rule_names_walk(it->bytecode.data, it->bytecode.size, check_parameter, it);
    return 0;
}

void rule_check_parameters(lua_State *L, const char *name, const rule_shape *first, const rule_shape *second)
{
    enum { MOST = 1 << 22 };
    parameters it = { .name = name, .shapes = { first, second }, .bytecode = { .ceiling = MOST } };
    lua_pushcfunction(L, walk_parameters);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &it);
    int status = lua_pcall(L, 2, 0, 0);
    rule_release(it.bytecode.data);
    if (status != LUA_OK)
        lua_error(L);
}
