/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_string.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

enum { UNICODE_ESCAPE = 6, PAIR = 2 * UNICODE_ESCAPE };

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

static bool is_first_half(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_second_half(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

static int hex_digit(char c)
{
    if (sw_is_digit(c))
        return c - '0';
    c = sw_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of "\uXXXX"; -1 when it is none. */
static int read_unicode(const char *at, const char *end)
{
    if (end - at < UNICODE_ESCAPE || at[0] != '\\' || at[1] != 'u')
        return -1;
    int unit = 0;
    for (int i = 2; i < UNICODE_ESCAPE; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

static const char *skip_unicode(const char **at, const char *end)
{
    int unit = read_unicode(*at, end);
    if (unit < 0)
        return "\\u wants four hex digits";
    if (unit == 0)
        return "\\u0000 cannot be held in a text: leave it out";
    bool is_pair = is_first_half(unit);
    if (is_second_half(unit) || (is_pair && !is_second_half(read_unicode(*at + UNICODE_ESCAPE, end))))
        return "half a surrogate pair: \\ud800 to \\udbff and \\udc00 to \\udfff stand only together, in this order";
    *at += is_pair ? PAIR : UNICODE_ESCAPE;
    return NULL;
}

static const char *skip_escape(const char **at, const char *end)
{
    char letter = end - *at > 1 ? (*at)[1] : '\0';
    if (letter == 'u')
        return skip_unicode(at, end);
    if (!letter || !strchr("\"\\/bfnrt", letter))
        return "no such escape: there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits";
    *at += 2;
    return NULL;
}

static const char *skip_special(const char **at, const char *end)
{
    if (**at == '\\')
        return skip_escape(at, end);
    if (**at == '\0')
        return "a NUL byte: JSON has none";
    if ((unsigned char)**at < 0x20)
        return "a control character in a string: write it as an escape, such as \\n";
    size_t length = sw_utf8_sequence(*at, (size_t)(end - *at));
    *at += length;
    return length ? NULL : "bytes that are not UTF-8, in which JSON is written";
}

const char *sw_json_skip_string(const char **at, const char *end)
{
    const char *start = *at, *wrong = NULL;
    ++*at;
    while (!wrong) {
        while (*at < end && is_plain(**at))
            ++*at;
        if (*at == end) {
            *at = start;
            return "the string that starts here has no closing quote";
        }
        if (**at == '"') {
            ++*at;
            return NULL;
        }
        wrong = skip_special(at, end);
    }
    return wrong;
}

static uint32_t next_escaped(const char **at, const char *end)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    char letter = (*at)[1];
    if (letter != 'u') {
        const char *found = strchr(letters, letter);
        *at += 2;
        return (unsigned char)(found ? meant[found - letters] : letter);
    }
    int first = read_unicode(*at, end);
    *at += is_first_half(first) ? PAIR : UNICODE_ESCAPE;
    if (!is_first_half(first))
        return (uint32_t)first;
    int second = read_unicode(*at - UNICODE_ESCAPE, end);
    return 0x10000u + (((uint32_t)first & 0x3FF) << 10) + ((uint32_t)second & 0x3FF);
}

/* The character at *at of a string that is in order; 0, which no string holds, at its end. */
static uint32_t next_character(const char **at, const char *end)
{
    if (*at == end)
        return 0;
    if (**at == '\\')
        return next_escaped(at, end);
    if ((unsigned char)**at < 0x80)
        return (unsigned char)*(*at)++;
    size_t length = sw_utf8_sequence(*at, (size_t)(end - *at));
    uint32_t point = (unsigned char)**at & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++)
        point = point << 6 | ((unsigned char)(*at)[i] & 0x3F);
    *at += length;
    return point;
}

int sw_json_compare_spans(sw_json_span a, sw_json_span b)
{
    const char *a_end = a.at + a.size, *b_end = b.at + b.size;
    uint32_t x, y;
    do {
        x = next_character(&a.at, a_end);
        y = next_character(&b.at, b_end);
    } while (x == y && x != 0);
    return (x > y) - (x < y);
}
