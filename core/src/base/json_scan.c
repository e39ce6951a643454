/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_scan.h"

#include "base/error.h"
#include "base/json_names.h"
#include "base/json_number.h"
#include "base/json_string.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <stdio.h>
#include <string.h>

typedef struct scanner {
    const char *at;
    const char *end;
    int depth;
    int digits; /* most significant ones of a number */
    int code;   /* of what is wrong */
    sw_json_names names;
    char message[160];
} scanner;

/* This and the other functions that scan return NULL, or what is wrong at it->at. */
static const char *scan_value(scanner *it);

static char peek(const scanner *it)
{
    return it->at < it->end ? *it->at : '\0';
}

static void skip_space(scanner *it)
{
    while (it->at < it->end && (*it->at == ' ' || *it->at == '\n' || *it->at == '\r' || *it->at == '\t'))
        it->at++;
}

/* What to say where something else was wanted: many a mistake has a better name than that. */
static const char *want(const scanner *it, const char *wanted)
{
    size_t left = (size_t)(it->end - it->at);
    if (left == 0)
        return wanted;
    if (left >= 3 && memcmp(it->at, "\xEF\xBB\xBF", 3) == 0)
        return "a byte order mark: JSON has none";
    if (sw_utf8_sequence(it->at, left) == 0)
        return "bytes that are not UTF-8, in which JSON is written";
    switch (*it->at) {
    case '\0':
        return "a NUL byte: JSON has none";
    case '\'':
        return "JSON has double quotes only";
    case '/':
    case '#':
        return "JSON has no comments";
    default:
        return wanted;
    }
}

static const char *scan_word(scanner *it, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(it->end - it->at) < size || memcmp(it->at, word, size) != 0)
        return "a value is wanted; the words are true, false and null";
    it->at += size;
    return NULL;
}

static const char *out_of_memory(scanner *it)
{
    it->code = SW_E_NOMEM;
    return "memory ran out";
}

static const char *scan_name(scanner *it)
{
    if (peek(it) != '"')
        return want(it, "a name in double quotes is wanted");
    sw_json_span name = { it->at + 1, 0 };
    const char *wrong = sw_json_skip_string(&it->at, it->end);
    if (wrong)
        return wrong;
    name.size = (size_t)(it->at - 1 - name.at);
    return sw_json_names_add(&it->names, name) ? NULL : out_of_memory(it);
}

static const char *scan_member(scanner *it)
{
    const char *wrong = scan_name(it);
    if (wrong)
        return wrong;
    skip_space(it);
    if (peek(it) != ':')
        return want(it, "a colon is wanted behind the name");
    it->at++;
    return scan_value(it);
}

static const char *refuse_repeated(scanner *it, sw_json_span name)
{
    enum { MOST_SHOWN = 40 };
    size_t shown = name.size < MOST_SHOWN ? name.size : MOST_SHOWN;
    while (shown < name.size && ((unsigned char)name.at[shown] & 0xC0) == 0x80)
        shown--; /* never half a character */
    snprintf(it->message, sizeof it->message, "the name \"%.*s%s\" is in this object twice: leave one out", (int)shown,
             name.at, shown < name.size ? "..." : "");
    it->at = name.at - 1;
    return it->message;
}

/* From behind the opening bracket to the closing one, which is left. */
static const char *scan_children(scanner *it, char closing, const char *(*scan_child)(scanner *))
{
    skip_space(it);
    if (peek(it) == closing)
        return NULL;
    for (;;) {
        const char *wrong = scan_child(it);
        if (wrong)
            return wrong;
        skip_space(it);
        if (peek(it) == closing)
            return NULL;
        if (peek(it) != ',')
            return want(it, closing == '}' ? "a comma or } is wanted" : "a comma or ] is wanted");
        it->at++;
        skip_space(it);
        if (peek(it) == closing)
            return "a comma stands between two, not before the closing bracket: leave it out";
    }
}

static const char *scan_object(scanner *it)
{
    size_t first = it->names.count;
    sw_json_span repeated;
    const char *wrong = scan_children(it, '}', scan_member);
    if (!wrong && sw_json_names_end(&it->names, first, &repeated))
        wrong = refuse_repeated(it, repeated);
    return wrong;
}

static const char *scan_nested(scanner *it)
{
    if (it->depth == SW_MAX_JSON_DEPTH) {
        it->code = SW_E_LIMIT;
        snprintf(it->message, sizeof it->message, "objects and lists are nested more than %d deep", SW_MAX_JSON_DEPTH);
        return it->message;
    }
    it->depth++;
    bool is_object = *it->at++ == '{';
    const char *wrong = is_object ? scan_object(it) : scan_children(it, ']', scan_value);
    it->depth--;
    if (!wrong)
        it->at++;
    return wrong;
}

static const char *scan_value(scanner *it)
{
    skip_space(it);
    switch (peek(it)) {
    case '{':
    case '[':
        return scan_nested(it);
    case '"':
        return sw_json_skip_string(&it->at, it->end);
    case 't':
        return scan_word(it, "true");
    case 'f':
        return scan_word(it, "false");
    case 'n':
        return scan_word(it, "null");
    case '+':
        return "a number has no plus sign: leave it out";
    case '.':
        return "a digit is wanted before the decimal point";
    default:
        return peek(it) == '-' || sw_is_digit(peek(it)) ? sw_json_skip_number(&it->at, it->end, it->digits)
                                                        : want(it, "a value is wanted");
    }
}

static const char *scan_text(scanner *it, size_t size)
{
    if (size > SW_MAX_JSON) {
        it->code = SW_E_LIMIT;
        it->at += SW_MAX_JSON;
        snprintf(it->message, sizeof it->message, "the text is longer than %d bytes", SW_MAX_JSON);
        return it->message;
    }
    const char *wrong = scan_value(it);
    if (wrong)
        return wrong;
    skip_space(it);
    return it->at == it->end ? NULL : want(it, "the value ends before this, and nothing may follow it");
}

static int refuse(const scanner *it, const char *text, const char *wrong, sw_error *err)
{
    int line = 1, column = 1;
    for (const char *c = text; c < it->at; c++) {
        line += *c == '\n';
        column = *c == '\n' ? 1 : column + (((unsigned char)*c & 0xC0) != 0x80);
    }
    return sw_fail(err, it->code, "line %d, column %d of the JSON: %s%s", line, column,
                   it->at == it->end ? "the text ends, but " : "", wrong);
}

static int scan(const char *text, size_t size, int digits, sw_error *err)
{
    if (!text) {
        text = "";
        size = 0;
    }
    scanner it;
    it.at = text;
    it.end = text + size;
    it.depth = 0;
    it.digits = digits;
    it.code = SW_E_INVALID;
    sw_json_names_begin(&it.names);
    const char *wrong = scan_text(&it, size);
    sw_json_names_free(&it.names);
    if (wrong && it.code == SW_E_NOMEM)
        return sw_fail_memory(err);
    return wrong ? refuse(&it, text, wrong, err) : SW_OK;
}

int sw_json_scan(const char *text, size_t size, sw_error *err)
{
    return scan(text, size, SW_JSON_NUMBER_DIGITS, err);
}

int sw_json_scan_answer(const char *text, size_t size, sw_error *err)
{
    return scan(text, size, SW_JSON_DOUBLE_DIGITS, err);
}
