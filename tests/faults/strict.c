/* SPDX-License-Identifier: Apache-2.0 */
#include "strict.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct reading {
    strict *out;
    const char *at, *end;
} reading;

static bool is_one_of(const reading *it, const char *characters)
{
    return it->at < it->end && *it->at && strchr(characters, *it->at);
}

static void skip_space(reading *it)
{
    while (is_one_of(it, " \t\r\n"))
        it->at++;
}

static bool take(reading *it, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(it->end - it->at) < size || memcmp(it->at, word, size) != 0)
        return false;
    it->at += size;
    return true;
}

static size_t take_digits(reading *it)
{
    const char *start = it->at;
    while (is_one_of(it, "0123456789"))
        it->at++;
    return (size_t)(it->at - start);
}

static bool take_number(reading *it)
{
    const char *start = it->at;
    take(it, "-");
    if (!take(it, "0") && take_digits(it) == 0)
        return false;
    if (take(it, ".") && take_digits(it) == 0)
        return false;
    if (is_one_of(it, "eE")) {
        it->at++;
        if (is_one_of(it, "+-"))
            it->at++;
        if (take_digits(it) == 0)
            return false;
    }
    char text[512] = "";
    size_t size = (size_t)(it->at - start);
    if (size >= sizeof text)
        return true;
    memcpy(text, start, size);
    return isfinite(strtod(text, NULL));
}

/* @return -1 when these are not four hex digits */
static long read_hex4(const char *at, const char *end)
{
    char text[5] = "";
    if (end - at < 4)
        return -1;
    memcpy(text, at, 4);
    return strspn(text, "0123456789abcdefABCDEF") == 4 ? strtol(text, NULL, 16) : -1;
}

static bool take_escape(reading *it)
{
    if (is_one_of(it, "\"\\/bfnrt")) {
        it->at++;
        return true;
    }
    long unit = take(it, "u") ? read_hex4(it->at, it->end) : -1;
    if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return false;
    it->at += 4;
    if (unit < 0xD800 || unit > 0xDBFF)
        return true;
    long low = take(it, "\\u") ? read_hex4(it->at, it->end) : -1;
    it->at += 4;
    return low >= 0xDC00 && low <= 0xDFFF;
}

/* One character of UTF-8 beyond ASCII: the shortest form, no surrogate, nothing beyond U+10FFFF. */
static bool take_character(reading *it)
{
    const unsigned char *c = (const unsigned char *)it->at;
    int more = *c >= 0xF0 ? 3 : *c >= 0xE0 ? 2 : 1;
    if (*c < 0xC2 || *c > 0xF4 || it->end - it->at <= more)
        return false;
    if ((*c == 0xE0 && c[1] < 0xA0) || (*c == 0xED && c[1] > 0x9F) || (*c == 0xF0 && c[1] < 0x90) ||
        (*c == 0xF4 && c[1] > 0x8F))
        return false;
    for (int i = 1; i <= more; i++)
        if ((c[i] & 0xC0) != 0x80)
            return false;
    it->at += more + 1;
    return true;
}

static bool take_text(reading *it)
{
    if (!take(it, "\""))
        return false;
    while (it->at < it->end && *it->at != '"') {
        unsigned char c = (unsigned char)*it->at;
        if (c >= 0x80 ? !take_character(it) : c < 0x20)
            return false;
        if (c < 0x80) {
            it->at++;
            if (c == '\\' && !take_escape(it))
                return false;
        }
    }
    return take(it, "\"");
}

/* The member of this name before `before`. @return -1 when there is none */
static int find_member(const strict *it, int parent, const char *name, size_t size, int before)
{
    for (int i = parent + 1; i < before; i++) {
        const strict_node *node = &it->nodes[i];
        if (node->parent == parent && node->name && (size_t)(node->name_end - node->name) == size &&
            memcmp(node->name, name, size) == 0)
            return i;
    }
    return -1;
}

static bool take_name(reading *it, int self)
{
    strict_node *node = &it->out->nodes[self];
    node->name = it->at + 1;
    if (!take_text(it))
        return false;
    node->name_end = it->at - 1;
    skip_space(it);
    return take(it, ":") &&
           find_member(it->out, node->parent, node->name, (size_t)(node->name_end - node->name), self) < 0;
}

static bool take_value(reading *it, int parent, int depth, bool named);

static bool take_children(reading *it, int self, int depth, bool named, const char *closing)
{
    skip_space(it);
    if (take(it, closing))
        return true;
    do {
        if (!take_value(it, self, depth, named))
            return false;
    } while (take(it, ","));
    return take(it, closing);
}

/* With the space on both sides. */
static bool take_value(reading *it, int parent, int depth, bool named)
{
    if (depth > STRICT_DEPTH || it->out->count == STRICT_NODES)
        return false;
    int self = it->out->count++;
    it->out->nodes[self] = (strict_node){ .parent = parent };
    skip_space(it);
    if (named && !take_name(it, self))
        return false;
    skip_space(it);
    it->out->nodes[self].start = it->at;
    bool good;
    if (take(it, "{"))
        good = take_children(it, self, depth + 1, true, "}");
    else if (take(it, "["))
        good = take_children(it, self, depth + 1, false, "]");
    else if (is_one_of(it, "\""))
        good = take_text(it);
    else
        good = take(it, "true") || take(it, "false") || take(it, "null") || take_number(it);
    it->out->nodes[self].end = it->at;
    skip_space(it);
    return good;
}

bool strict_read(strict *out, const char *text, size_t size)
{
    reading it = { .out = out, .at = text, .end = text + size };
    out->count = 0;
    return take_value(&it, -1, 0, false) && it.at == it.end;
}

const strict_node *strict_find(const strict *it, const char *path)
{
    int at = 0;
    for (;;) {
        size_t size = strcspn(path, "/");
        at = find_member(it, at, path, size, it->count);
        if (at < 0)
            return NULL;
        if (!path[size])
            return &it->nodes[at];
        path += size + 1;
    }
}

bool strict_is_text(const strict_node *node)
{
    return node && *node->start == '"' && node->end - node->start > 2;
}

bool strict_says(const strict_node *node, const char *text)
{
    size_t size = (size_t)(node->end - node->start);
    if (memchr(node->start, '\\', size))
        return true;
    return size == strlen(text) + 2 && memcmp(node->start + 1, text, size - 2) == 0;
}
