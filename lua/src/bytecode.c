/* SPDX-License-Identifier: Apache-2.0 */
#include "bytecode.h"

#include <limits.h>
#include <string.h>

enum {
    VERSION = 0x54,
    FORMAT = 0,
    INSTRUCTION = 4,
    NUMBER = 8,
    DEEPEST = 200, /* Lua reads no text that is nested deeper */
    UPVALUE = 3,   /* bytes: is it a register of the function around, its index, its kind */
    FAR_LINE = 0x80
};

/* The types of constants, with their variants. */
enum { NIL = 0x00, NO = 0x01, YES = 0x11, INTEGER = 0x03, REAL = 0x13, SHORT_TEXT = 0x04, LONG_TEXT = 0x14 };

static bool has(rule_bytes *it, size_t count, size_t each)
{
    if (it->failed || count > (it->size - it->at) / each)
        it->failed = true;
    return !it->failed;
}

static void skip(rule_bytes *it, size_t count, size_t each)
{
    if (has(it, count, each))
        it->at += count * each;
}

static unsigned read_byte(rule_bytes *it)
{
    return has(it, 1, 1) ? it->start[it->at++] : 0;
}

/* Seven bits a byte, the highest first; the last byte has its eighth bit set. */
static size_t read_size(rule_bytes *it, size_t most)
{
    size_t value = 0;
    unsigned byte = 0;
    while (!(byte & 0x80) && !it->failed) {
        byte = read_byte(it);
        if (value > most >> 7)
            it->failed = true;
        value = value << 7 | (byte & 0x7f);
    }
    if (value > most)
        it->failed = true;
    return it->failed ? 0 : value;
}

static int read_count(rule_bytes *it)
{
    return (int)read_size(it, INT_MAX);
}

/* A text is preceded by its size and one more; 0 is none. */
static void skip_text(rule_bytes *it)
{
    size_t size = read_size(it, UINT32_MAX);
    if (size)
        skip(it, size - 1, 1);
}

static void expect(rule_bytes *it, const void *bytes, size_t size)
{
    if (has(it, size, 1) && memcmp(it->start + it->at, bytes, size) != 0)
        it->failed = true;
    skip(it, size, 1);
}

static void read_head(rule_bytes *it)
{
    static const unsigned char head[] = { 0x1b, 'L',  'u',  'a',  VERSION,     FORMAT, 0x19,  0x93,
                                          '\r', '\n', 0x1a, '\n', INSTRUCTION, NUMBER, NUMBER };
    const int64_t integer = 0x5678;
    const uint64_t number = 0x4077280000000000; /* the bits of 370.5 */
    expect(it, head, sizeof head);
    expect(it, &integer, sizeof integer);
    expect(it, &number, sizeof number);
}

/* @return where its text is; 0: it is none */
static uint32_t read_constant(rule_bytes *it)
{
    uint32_t text = 0;
    switch (read_byte(it)) {
    case NIL:
    case NO:
    case YES:
        break;
    case INTEGER:
    case REAL:
        skip(it, 1, NUMBER);
        break;
    case SHORT_TEXT:
    case LONG_TEXT:
        text = (uint32_t)it->at;
        skip_text(it);
        break;
    default:
        it->failed = true;
    }
    return it->failed ? 0 : text;
}

static void skip_constants(rule_bytes *it)
{
    for (int left = read_count(it); left > 0 && !it->failed; left--)
        read_constant(it);
}

static void mark_constants(rule_bytecode *it, const rule_function *function)
{
    rule_bytes at = it->bytes;
    at.at = function->constants;
    it->constants = (uint32_t)read_count(&at);
    it->stride = it->constants / RULE_MARKS + 1;
    for (uint32_t i = 0; i < it->constants; i++) {
        if (i % it->stride == 0)
            it->marks[i / it->stride] = (uint32_t)at.at;
        read_constant(&at);
    }
}

static bool is_environment(rule_bytes *it)
{
    static const char name[] = { (char)(0x80 | 5), '_', 'E', 'N', 'V' };
    size_t at = it->at;
    skip_text(it);
    return !it->failed && it->at - at == sizeof name && memcmp(it->start + at, name, sizeof name) == 0;
}

static void read_names(rule_bytecode *it, const rule_function *function)
{
    rule_bytes *bytes = &it->bytes;
    for (int left = read_count(bytes); left > 0 && !bytes->failed; left--) { /* of the local variables */
        skip_text(bytes);
        read_count(bytes);
        read_count(bytes);
    }
    uint32_t count = (uint32_t)read_count(bytes);
    if (count != function->upvalue_count)
        bytes->failed = true; /* there is no debug information */
    for (uint32_t i = 0; i < count && !bytes->failed; i++) {
        if (is_environment(bytes) && !function->outer)
            it->environment = (int)i;
    }
}

static void read_debug(rule_bytecode *it, rule_function *function)
{
    rule_bytes *bytes = &it->bytes;
    if ((uint32_t)read_count(bytes) != function->instructions)
        bytes->failed = true;
    function->lines = (uint32_t)bytes->at;
    skip(bytes, function->instructions, 1);
    function->far_lines = (uint32_t)bytes->at;
    for (int left = read_count(bytes); left > 0 && !bytes->failed; left--) {
        read_count(bytes);
        read_count(bytes);
    }
    read_names(it, function);
}

/* Whoever knows what is in a register has to know who else can change it. */
static void mark_assigned(const rule_bytecode *it, const rule_function *function)
{
    for (uint32_t i = 0; i < function->instructions && !it->bytes.failed; i++) {
        uint32_t instruction = rule_instruction(it, function, i);
        rule_upvalue set;
        if (rule_op(instruction) == RULE_OP_SETUPVAL && rule_upvalue_find(&set, it, function, rule_op_b(instruction)) &&
            set.owner)
            set.owner->assigned[set.index / 8] |= (unsigned char)(1U << set.index % 8);
    }
}

static void read_function(rule_bytecode *it, rule_function *outer)
{
    rule_function function = { .outer = outer, .number = it->functions++ };
    rule_bytes *bytes = &it->bytes;
    if (it->depth++ >= DEEPEST)
        bytes->failed = true;
    skip_text(bytes); /* the name of the source */
    function.line = read_count(bytes);
    read_count(bytes);
    function.parameters = (int)read_byte(bytes);
    skip(bytes, 2, 1);
    function.instructions = (uint32_t)read_count(bytes);
    function.code = (uint32_t)bytes->at;
    skip(bytes, function.instructions, INSTRUCTION);
    function.constants = (uint32_t)bytes->at;
    skip_constants(bytes);
    function.upvalue_count = (uint32_t)read_count(bytes);
    function.upvalues = (uint32_t)bytes->at;
    skip(bytes, function.upvalue_count, UPVALUE);
    mark_assigned(it, &function);
    for (int left = read_count(bytes); left > 0 && !bytes->failed; left--)
        read_function(it, &function);
    read_debug(it, &function);
    it->depth--;
    if (bytes->failed)
        return;
    mark_constants(it, &function);
    bytes->failed = !it->each(it->payload, &function);
}

bool rule_bytecode_open(rule_bytecode *out, const void *bytes, size_t size)
{
    *out = (rule_bytecode){ .bytes = { .start = bytes, .size = size }, .environment = -1 };
    out->bytes.failed = !bytes || size > UINT32_MAX;
    read_head(&out->bytes);
    return !out->bytes.failed;
}

bool rule_bytecode_walk(rule_bytecode *it, rule_function_fn *each, void *payload)
{
    it->bytes.at = 0;
    it->depth = 0;
    it->functions = 0;
    it->each = each;
    it->payload = payload;
    read_head(&it->bytes);
    read_byte(&it->bytes); /* how many upvalues: said again by the function */
    read_function(it, NULL);
    return !it->bytes.failed && it->bytes.at == it->bytes.size;
}

uint32_t rule_instruction(const rule_bytecode *it, const rule_function *function, uint32_t position)
{
    uint32_t instruction;
    memcpy(&instruction, it->bytes.start + function->code + (size_t)position * INSTRUCTION, sizeof instruction);
    return instruction;
}

uint32_t rule_constant_text(const rule_bytecode *it, uint32_t index)
{
    rule_bytes at = it->bytes;
    uint32_t text = 0;
    if (index >= it->constants)
        return 0;
    at.at = it->marks[index / it->stride];
    for (uint32_t i = 0; i <= index % it->stride; i++)
        text = read_constant(&at);
    return text;
}

bool rule_text_copy(const rule_bytecode *it, uint32_t text, char *out, size_t size)
{
    rule_bytes at = it->bytes;
    at.at = text;
    size_t length = read_size(&at, UINT32_MAX); /* and one more, as for the end of ours */
    if (!length || length > size || !has(&at, length - 1, 1) || memchr(at.start + at.at, '\0', length - 1))
        return false;
    memcpy(out, at.start + at.at, length - 1);
    out[length - 1] = '\0';
    return true;
}

bool rule_upvalue_find(rule_upvalue *out, const rule_bytecode *it, const rule_function *function, unsigned index)
{
    *out = (rule_upvalue){ 0 };
    while (index < function->upvalue_count && function->outer) {
        const unsigned char *upvalue = it->bytes.start + function->upvalues + (size_t)index * UPVALUE;
        index = upvalue[1];
        if (upvalue[0]) {
            out->owner = function->outer;
            out->index = index;
            return true;
        }
        function = function->outer;
    }
    out->is_environment = (int)index == it->environment;
    return index < function->upvalue_count;
}

void rule_line_start(rule_line *out, const rule_bytecode *it, const rule_function *function)
{
    *out = (rule_line){ .far = it->bytes, .line = function->line };
    out->far.at = function->far_lines;
    out->far_left = (uint32_t)read_count(&out->far);
}

int rule_line_next(rule_line *line, const rule_bytecode *it, const rule_function *function, uint32_t position)
{
    unsigned step = it->bytes.start[function->lines + (size_t)position];
    if (step == FAR_LINE) { /* too far for a byte, or Lua wants to find it faster: written in full */
        bool is_next = line->far_left > 0 && (uint32_t)read_count(&line->far) == position;
        line->far_left -= is_next;
        line->line = is_next ? read_count(&line->far) : 0;
    } else {
        line->line += step < FAR_LINE ? (int)step : (int)step - 0x100;
    }
    return line->line > 0 && line->line <= INT_MAX ? (int)line->line : 0;
}
