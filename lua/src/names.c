/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include "paths.h"

#include <string.h>

enum {
    PARAMETERS = 2,  /* followed, of each function */
    FUNCTIONS = 4096 /* whose parameters are followed */
};

/* What is known to be in a register. */
enum kind { UNKNOWN, TEXT, ENVIRONMENT, GLOBAL, PARAMETER };

typedef struct place {
    enum kind kind;
    const rule_function *owner; /* of the parameter */
    unsigned parameter;
    uint32_t written;                  /* the instruction that put it there */
    uint32_t name;                     /* of the global, or the text itself */
    uint32_t members[RULE_NAME_DEPTH]; /* 0: one that is known at run time only */
    int depth;
} place;

typedef struct look {
    rule_bytecode bytecode;
    rule_name_fn *each; /* NULL: nothing is told yet */
    void *payload;
    unsigned char assigned[FUNCTIONS]; /* a bit for each parameter */
    bool failed;
    /* The function at hand. */
    const rule_function *function;
    uint32_t position;
    int line;
    place places[RULE_REGISTERS];
    rule_paths paths;
} look;

enum way { READ, SET, METHOD };

static void tell(const look *it, const place *of, enum way way)
{
    char texts[1 + RULE_NAME_DEPTH][RULE_NAME_SIZE];
    rule_name_use use = { .line = it->line, .parameter = -1, .is_set = way == SET, .is_method = way == METHOD };
    const rule_function *function = of->kind == PARAMETER ? of->owner : it->function;
    if (!it->each || (of->kind == GLOBAL && !rule_text_copy(&it->bytecode, of->name, texts[0], RULE_NAME_SIZE)))
        return;
    if (of->kind == GLOBAL)
        use.global = texts[0];
    else
        use.parameter = (int)of->parameter;
    for (int i = 0; i < of->depth; i++) {
        char *text = texts[1 + i];
        if (!of->members[i])
            memcpy(text, "*", 2);
        else if (!rule_text_copy(&it->bytecode, of->members[i], text, RULE_NAME_SIZE))
            return;
        if (i == of->depth - 1)
            use.member = text;
        else
            use.path[use.depth++] = text;
    }
    use.function_line = function->line;
    use.is_of_dumped = !function->outer;
    it->each(it->payload, &use);
}

/* What table[name] is. It is told, unless the name is known at run time only. */
static place take(const look *it, const place *table, uint32_t name, enum way way)
{
    place taken = *table;
    if (table->kind == ENVIRONMENT) {
        taken.kind = name ? GLOBAL : UNKNOWN;
        taken.name = name;
    } else if (table->kind < GLOBAL || table->depth == RULE_NAME_DEPTH) {
        taken.kind = UNKNOWN;
    } else {
        taken.members[taken.depth++] = name;
    }
    if (taken.kind != UNKNOWN && name)
        tell(it, &taken, way);
    return taken;
}

static bool is_parameter(const look *it, const rule_function *of, unsigned reg)
{
    return reg < PARAMETERS && (int)reg < of->parameters && of->number < FUNCTIONS &&
           !(it->assigned[of->number] >> reg & 1);
}

static place parameter(const rule_function *of, unsigned reg)
{
    return (place){ .kind = PARAMETER, .owner = of, .parameter = reg };
}

static place in_register(const look *it, unsigned reg)
{
    if (is_parameter(it, it->function, reg))
        return parameter(it->function, reg);
    return it->paths.lost ? (place){ 0 } : it->places[reg];
}

static place in_upvalue(look *it, unsigned index)
{
    rule_upvalue upvalue;
    if (!rule_upvalue_find(&upvalue, &it->bytecode, it->function, index))
        it->failed = true;
    else if (upvalue.is_environment)
        return (place){ .kind = ENVIRONMENT };
    else if (upvalue.owner && is_parameter(it, upvalue.owner, upvalue.index))
        return parameter(upvalue.owner, upvalue.index);
    return (place){ 0 };
}

static uint32_t in_constant(look *it, unsigned index)
{
    uint32_t text = rule_constant_text(&it->bytecode, index);
    it->failed = it->failed || !text;
    return text;
}

static uint32_t name_in_register(const look *it, unsigned reg)
{
    place found = in_register(it, reg);
    return found.kind == TEXT ? found.name : 0;
}

static void forget(look *it, unsigned first, unsigned last)
{
    for (unsigned i = first; i <= last; i++)
        it->places[i].kind = UNKNOWN;
}

static void put(look *it, unsigned reg, const place *what)
{
    if (it->function->assigned[reg / 8] >> reg % 8 & 1)
        return; /* a function within may put something else there, at any time */
    it->places[reg] = *what;
    it->places[reg].written = it->position;
}

/* @return what the instruction puts into its register A */
static place read_by(look *it, uint32_t instruction)
{
    unsigned b = rule_op_b(instruction);
    unsigned c = rule_op_c(instruction);
    place table = { 0 };
    switch (rule_op(instruction)) {
    case RULE_OP_MOVE:
        return in_register(it, b);
    case RULE_OP_LOADK:
        table.name = rule_constant_text(&it->bytecode, rule_op_bx(instruction));
        table.kind = table.name ? TEXT : UNKNOWN;
        return table;
    case RULE_OP_GETUPVAL:
        return in_upvalue(it, b);
    case RULE_OP_GETTABUP:
        table = in_upvalue(it, b);
        return take(it, &table, in_constant(it, c), READ);
    case RULE_OP_GETTABLE:
        table = in_register(it, b);
        return take(it, &table, name_in_register(it, c), READ);
    case RULE_OP_GETI:
        table = in_register(it, b);
        return take(it, &table, 0, READ);
    case RULE_OP_GETFIELD:
        table = in_register(it, b);
        return take(it, &table, in_constant(it, c), READ);
    case RULE_OP_SELF:
        table = in_register(it, b);
        return take(it, &table, rule_op_k(instruction) ? in_constant(it, c) : name_in_register(it, c), METHOD);
    default:
        return table;
    }
}

static void set_by(look *it, uint32_t instruction)
{
    unsigned a = rule_op_a(instruction);
    unsigned b = rule_op_b(instruction);
    place table;
    switch (rule_op(instruction)) {
    case RULE_OP_SETUPVAL:
        table = in_upvalue(it, b);
        if (table.kind == ENVIRONMENT && it->each)
            it->each(it->payload, &(rule_name_use){ .line = it->line,
                                                    .global = "_ENV",
                                                    .parameter = -1,
                                                    .function_line = it->function->line,
                                                    .is_of_dumped = !it->function->outer,
                                                    .is_set = true });
        break;
    case RULE_OP_SETTABUP:
        table = in_upvalue(it, a);
        take(it, &table, in_constant(it, b), SET);
        break;
    case RULE_OP_SETTABLE:
        table = in_register(it, a);
        take(it, &table, name_in_register(it, b), SET);
        break;
    case RULE_OP_SETFIELD:
        table = in_register(it, a);
        take(it, &table, in_constant(it, b), SET);
        break;
    default:
        break;
    }
}

static void follow(look *it, uint32_t instruction)
{
    unsigned first;
    unsigned last;
    if (!rule_op_writes(instruction, &first, &last)) {
        set_by(it, instruction);
        return;
    }
    place result = read_by(it, instruction);
    forget(it, first, last);
    put(it, rule_op_a(instruction), &result);
}

static void find_assigned(look *it)
{
    const rule_function *function = it->function;
    unsigned assigned = function->assigned[0];
    for (uint32_t i = 0; i < function->instructions; i++) {
        unsigned first;
        unsigned last;
        if (!rule_op_writes(rule_instruction(&it->bytecode, function, i), &first, &last))
            continue;
        for (unsigned reg = first; reg < PARAMETERS && reg <= last; reg++)
            assigned |= 1U << reg;
    }
    if (function->number < FUNCTIONS)
        it->assigned[function->number] = (unsigned char)assigned;
}

static void arrive(look *it)
{
    rule_meeting meeting;
    if (!rule_paths_arrive(&meeting, &it->paths, it->position))
        return;
    for (unsigned i = 0; i < RULE_REGISTERS; i++) {
        if (it->places[i].written >= meeting.parted || meeting.written[i / 8] >> i % 8 & 1)
            it->places[i].kind = UNKNOWN;
    }
}

static bool look_at(void *payload, const rule_function *function)
{
    look *it = payload;
    rule_line line;
    it->function = function;
    memset(it->places, 0, sizeof it->places);
    if (!rule_paths_start(&it->paths, &it->bytecode, function))
        return false;
    find_assigned(it);
    rule_line_start(&line, &it->bytecode, function);
    for (it->position = 0; it->position < function->instructions && !it->failed; it->position++) {
        uint32_t instruction = rule_instruction(&it->bytecode, function, it->position);
        it->line = rule_line_next(&line, &it->bytecode, function, it->position);
        it->failed = it->line == 0;
        arrive(it);
        follow(it, instruction);
        rule_paths_depart(&it->paths, it->position, instruction);
    }
    return !it->failed;
}

bool rule_names_walk(const void *bytecode, size_t size, rule_name_fn *each, void *payload)
{
    look it = { .payload = payload };
    if (!rule_bytecode_open(&it.bytecode, bytecode, size))
        return false;
    /* The first walk proves the form, and learns which parameters are assigned; only then is it known what to tell. */
    if (!rule_bytecode_walk(&it.bytecode, look_at, &it))
        return false;
    it.each = each;
    return rule_bytecode_walk(&it.bytecode, look_at, &it);
}
