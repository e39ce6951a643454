/* SPDX-License-Identifier: Apache-2.0 */
#include "mutate.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* splitmix64, so that neighbouring places have nothing in common. */
static uint64_t next(chance *it)
{
    uint64_t mixed = (it->state += UINT64_C(0x9E3779B97F4A7C15));
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

chance chance_of(uint64_t seed, uint64_t place)
{
    chance mixed = { seed };
    return (chance){ next(&mixed) + place * UINT64_C(0xD1342543DE82EF95) };
}

size_t chance_below(chance *it, size_t limit)
{
    return (size_t)(next(it) % limit);
}

/* Puts bytes in the place of others. What would not fit is left as it was. */
static void splice(mutant *it, size_t at, size_t removed, const char *text, size_t size)
{
    char copy[MUTANT_ROOM / 4];
    if (size > sizeof copy || it->size - removed + size > sizeof it->body)
        return;
    memcpy(copy, text, size);
    memmove(it->body + at + size, it->body + at + removed, it->size - at - removed);
    memcpy(it->body + at, copy, size);
    it->size += size - removed;
}

static void write_whole(mutant *it, const char *text, size_t size)
{
    it->size = size;
    memcpy(it->body, text, size);
}

/* Bytes: whatever the body is. */

static void flip_a_bit(mutant *it, chance *by)
{
    if (it->size)
        it->body[chance_below(by, it->size)] ^= (char)(1U << chance_below(by, 8));
}

static void remove_bytes(mutant *it, chance *by)
{
    size_t at = chance_below(by, it->size + 1), rest = it->size - at;
    splice(it, at, chance_below(by, (rest < 40 ? rest : 40) + 1), "", 0);
}

static void repeat_bytes(mutant *it, chance *by)
{
    size_t at = chance_below(by, it->size + 1), rest = it->size - at;
    splice(it, at, 0, it->body + at, chance_below(by, (rest < 200 ? rest : 200) + 1));
}

static void cut_off(mutant *it, chance *by)
{
    it->size = chance_below(by, it->size + 1);
}

static void insert_a_byte(mutant *it, chance *by)
{
    static const char bytes[] = "\0\"\\{}[],:\n \x80\xC0\xED\xF5\xFF\x01x0-";
    splice(it, chance_below(by, it->size + 1), 0, bytes + chance_below(by, sizeof bytes - 1), 1);
}

static void append_bytes(mutant *it, chance *by)
{
    static const char *const tails[] = { "}", " ", "\n", "{}", "null", ",", "//", "\"" };
    const char *tail = tails[chance_below(by, COUNT_OF(tails))];
    splice(it, it->size, 0, tail, strlen(tail));
}

static void begin_with_a_mark(mutant *it, chance *by)
{
    (void)by;
    splice(it, 0, 0, "\xEF\xBB\xBF", 3);
}

static const struct {
    const char *name;
    void (*does)(mutant *it, chance *by);
} on_bytes[] = { { "a bit flipped", flip_a_bit },      { "bytes removed", remove_bytes },
                 { "bytes twice", repeat_bytes },      { "cut off", cut_off },
                 { "a byte more", insert_a_byte },     { "something behind it", append_bytes },
                 { "a mark first", begin_with_a_mark } };

/* Values: the body is JSON and stays JSON. */

static const strict_node *choose(const sound *of, chance *by)
{
    return &of->places.nodes[chance_below(by, (size_t)of->places.count)];
}

static size_t place_in(const sound *of, const char *at)
{
    return (size_t)(at - of->text);
}

static void put_value(mutant *it, const sound *of, const strict_node *node, const char *text, size_t size)
{
    splice(it, place_in(of, node->start), (size_t)(node->end - node->start), text, size);
}

static void null_a_value(mutant *it, chance *by, const sound *of)
{
    put_value(it, of, choose(of, by), "null", 4);
}

static void change_a_value(mutant *it, chance *by, const sound *of)
{
    static const char *const values[] = { "{}",          "[]",          "\"\"", "true",         "false",
                                          "0",           "-1",          "[{}]", "{\"a\":null}", "\"Completed\"",
                                          "\"\\u0000\"", "\"\\uD800\"", "01",   "+1",           "NaN" };
    const char *value = values[chance_below(by, COUNT_OF(values))];
    put_value(it, of, choose(of, by), value, strlen(value));
}

static void make_huge(mutant *it, chance *by, const sound *of)
{
    static const char *const numbers[] = { "1e400",  "-1e999999999999",     "99999999999999999999999999",
                                           "1E-400", "9223372036854775808", "0.1000000000000000055511151231257827" };
    const char *number = numbers[chance_below(by, COUNT_OF(numbers))];
    put_value(it, of, choose(of, by), number, strlen(number));
}

static void make_deep(mutant *it, chance *by, const sound *of)
{
    static const size_t levels[] = { 60, 63, 64, 65, 66, 1000, 12000 };
    static char text[2 * 12000];
    size_t deep = levels[chance_below(by, COUNT_OF(levels))];
    memset(text, '[', deep);
    memset(text + deep, ']', deep);
    put_value(it, of, choose(of, by), text, 2 * deep);
}

/* The text of a member with its name, and the comma that parts it from a neighbour. */
static bool find_member(size_t *at, size_t *size, const sound *of, const strict_node *node)
{
    if (!node->name)
        return false;
    *at = place_in(of, node->name) - 1;
    *size = place_in(of, node->end) - *at;
    return true;
}

static void remove_a_member(mutant *it, chance *by, const sound *of)
{
    size_t at, size;
    if (!find_member(&at, &size, of, choose(of, by)))
        return;
    size_t after = at + size, before = at;
    while (after < of->size && strchr(" \n\r\t", of->text[after]))
        after++;
    while (before > 0 && strchr(" \n\r\t", of->text[before - 1]))
        before--;
    if (of->text[after] == ',')
        splice(it, at, after + 1 - at, "", 0);
    else if (of->text[before - 1] == ',')
        splice(it, before - 1, at + size - before + 1, "", 0);
    else
        splice(it, at, size, "", 0);
}

static void repeat_a_member(mutant *it, chance *by, const sound *of)
{
    size_t at, size;
    if (!find_member(&at, &size, of, choose(of, by)))
        return;
    splice(it, at, 0, ",", 1);
    splice(it, at, 0, of->text + at, size);
}

/* Values, or whole members, of two places change places; one may not be inside the other. */
static void swap_two(mutant *it, chance *by, const sound *of)
{
    const strict_node *a = choose(of, by), *b = choose(of, by);
    if (a->start > b->start) {
        const strict_node *other = a;
        a = b;
        b = other;
    }
    bool whole = a->name && b->name && chance_below(by, 2) == 1;
    const char *start_of_a = whole ? a->name - 1 : a->start, *start_of_b = whole ? b->name - 1 : b->start;
    if (a->end > start_of_b)
        return;
    splice(it, place_in(of, start_of_b), (size_t)(b->end - start_of_b), start_of_a, (size_t)(a->end - start_of_a));
    splice(it, place_in(of, start_of_a), (size_t)(a->end - start_of_a), start_of_b, (size_t)(b->end - start_of_b));
}

static void rename_a_member(mutant *it, chance *by, const sound *of)
{
    const strict_node *node = choose(of, by), *other = choose(of, by);
    if (node->name && other->name)
        splice(it, place_in(of, node->name), (size_t)(node->name_end - node->name), other->name,
               (size_t)(other->name_end - other->name));
}

static const struct {
    const char *name;
    void (*does)(mutant *it, chance *by, const sound *of);
} on_values[] = {
    { "null", null_a_value },      { "another value", change_a_value },     { "a huge number", make_huge },
    { "deep nesting", make_deep }, { "a member removed", remove_a_member }, { "a member twice", repeat_a_member },
    { "two swapped", swap_two },   { "a name changed", rename_a_member }
};

static void replace_whole(mutant *it, chance *by)
{
    static const char *const bodies[] = {
        "",
        "{}",
        "[]",
        "null",
        " ",
        "\"OK\"",
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>",
        "<?xml version=\"1.0\"?><Error/>",
        "{\"reasonCode\":\"InternalServerError\",\"message\":\"An internal error\"}",
        "{\"reasonCode\":\"InvalidChargeStatus\",\"message\":\"line one\\nline two\"}",
        "{\"reasonCode\":\"SomethingNew\",\"message\":null}",
        "{\"reasonCode\":{},\"message\":[]}",
        "{\"reasonCode\":\"\",\"message\":\"\"}",
    };
    const char *body = bodies[chance_below(by, COUNT_OF(bodies))];
    write_whole(it, body, strlen(body));
}

/* A success half of the time: it is what may be believed wrongly. */
static int choose_status(chance *by)
{
    static const short good[] = { 200, 200, 201, 202, 204, 303 };
    static const short all[] = { 200, 201, 202, 203, 204, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308,
                                 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 418, 422, 425, 426,
                                 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 511, 520, 529, 598, 599 };
    return chance_below(by, 3) > 0 ? good[chance_below(by, COUNT_OF(good))] : all[chance_below(by, COUNT_OF(all))];
}

static void change_bytes(mutant *it, chance *by)
{
    size_t which = chance_below(by, COUNT_OF(on_bytes));
    on_bytes[which].does(it, by);
    it->how = on_bytes[which].name;
}

void mutate(mutant *out, chance *by, const sound *own, const sound *stray)
{
    size_t kind = chance_below(by, 20);
    const sound *of = kind == 0 ? stray : own;
    out->status = choose_status(by);
    out->located = chance_below(by, 2) == 1;
    out->how = kind == 0 ? "another call's answer" : "its status";
    write_whole(out, of->text, of->size);
    if (kind == 1 || (kind > 1 && of->size == 0)) {
        replace_whole(out, by);
        out->how = "another body";
    } else if (kind > 1 && kind < 11) {
        size_t which = chance_below(by, COUNT_OF(on_values));
        on_values[which].does(out, by, of);
        out->how = on_values[which].name;
    } else if (kind > 11) {
        change_bytes(out, by);
    }
    if (chance_below(by, 8) == 0)
        change_bytes(out, by);
}
