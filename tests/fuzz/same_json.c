/* SPDX-License-Identifier: Apache-2.0 */
#include "same_json.h"

#include "base/json_string.h"

#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const char *at;
    const char *end;
} reader;

static void skip_space(reader *it)
{
    while (it->at < it->end && strchr(" \t\r\n", *it->at))
        it->at++;
}

static sw_json_span take_string(reader *it)
{
    const char *start = it->at + 1;
    if (sw_json_skip_string(&it->at, it->end))
        abort();
    return (sw_json_span){ start, (size_t)(it->at - 1 - start) };
}

/* The value is 0.DIGITS times ten to the power; digits neither start nor end with a zero. */
typedef struct decimal {
    char digits[64];
    int power;
    bool is_negative;
} decimal;

/* What a number would lose by this is nothing: the scanner lets none through that is longer. */
static decimal take_number(reader *it)
{
    char text[64] = "";
    size_t size = 0;
    while (it->at < it->end && strchr("+-.0123456789eE", *it->at) && size < sizeof text - 1)
        text[size++] = *it->at++;
    decimal out = { .is_negative = text[0] == '-' };
    char *c = text + out.is_negative;
    size_t count = 0;
    bool is_fraction = false;
    for (; *c && *c != 'e' && *c != 'E'; c++) {
        if (*c == '.') {
            is_fraction = true;
            continue;
        }
        out.power += (count > 0 || *c != '0') && !is_fraction;
        out.power -= count == 0 && *c == '0' && is_fraction;
        if (count > 0 || *c != '0')
            out.digits[count++] = *c;
    }
    out.power += *c ? (int)strtol(c + 1, NULL, 10) : 0;
    while (count > 0 && out.digits[count - 1] == '0')
        out.digits[--count] = '\0';
    return count > 0 ? out : (decimal){ .power = 0 };
}

static bool is_number(const reader *it)
{
    return *it->at == '-' || (*it->at >= '0' && *it->at <= '9');
}

static bool same_number(reader *a, reader *b)
{
    decimal x = take_number(a), y = take_number(b);
    return x.power == y.power && x.is_negative == y.is_negative && strcmp(x.digits, y.digits) == 0;
}

static bool same_token(reader *a, reader *b)
{
    if (is_number(a) && is_number(b))
        return same_number(a, b);
    if (*a->at == '"' && *b->at == '"')
        return sw_json_compare_spans(take_string(a), take_string(b)) == 0;
    return *a->at++ == *b->at++;
}

bool same_json(const char *a, size_t a_size, const char *b, size_t b_size)
{
    reader x = { a, a + a_size }, y = { b, b + b_size };
    for (;;) {
        skip_space(&x);
        skip_space(&y);
        if (x.at == x.end || y.at == y.end)
            return x.at == x.end && y.at == y.end;
        if (!same_token(&x, &y))
            return false;
    }
}
