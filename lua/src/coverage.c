/* SPDX-License-Identifier: Apache-2.0 */
#include "coverage.h"

#include "bytecode.h"
#include "json.h"
#include "ruleset.h"

int rule_coverage_new(rule_coverage *out, const sw_rules *rules, sw_error *err)
{
    out->count = rules->lines + 2;
    out->lines = rule_new(out->count);
    return out->lines ? SW_OK : sw_error_set(err, SW_E_NOMEM, NULL, NULL);
}

/* Where there is code: a byte for each line. */
typedef struct code_lines {
    rule_bytecode bytecode;
    unsigned char *has;
    size_t count;
} code_lines;

static bool note_lines(void *payload, const rule_function *function)
{
    code_lines *it = payload;
    rule_line line;
    rule_line_start(&line, &it->bytecode, function);
    for (uint32_t i = 0; i < function->instructions; i++) {
        int at = rule_line_next(&line, &it->bytecode, function, i);
        bool runs = rule_op(rule_instruction(&it->bytecode, function, i)) != RULE_OP_VARARGPREP;
        if (runs && at > 0 && (size_t)at < it->count)
            it->has[at] = 1;
    }
    return true;
}

void rule_coverage_push(lua_State *L, const rule_coverage *coverage)
{
    const rule_text *bytecode = &rule_run_of(L)->rules->bytecode;
    code_lines it = { .count = coverage->count };
    it.has = lua_newuserdatauv(L, it.count, 0);
    for (size_t i = 0; i < it.count; i++)
        it.has[i] = coverage->lines[i];
    if (rule_bytecode_open(&it.bytecode, bytecode->data, bytecode->size))
        rule_bytecode_walk(&it.bytecode, note_lines, &it);
    lua_Integer lines = 0, missed = 0;
    lua_newtable(L);
    for (size_t i = 1; i < it.count; i++) {
        lines += it.has[i];
        if (!it.has[i] || coverage->lines[i])
            continue;
        lua_pushinteger(L, (lua_Integer)i);
        lua_rawseti(L, -2, ++missed);
    }
    rule_json_be_list(L);
    lua_createtable(L, 0, 3);
    lua_insert(L, -2);
    lua_setfield(L, -2, "missed");
    lua_pushinteger(L, lines);
    lua_setfield(L, -2, "lines");
    lua_pushinteger(L, lines - missed);
    lua_setfield(L, -2, "run");
    lua_remove(L, -2);
}
