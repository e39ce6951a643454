/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_number.h"

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Powers of ten of the first significant digit. A double keeps 15 digits from 2.3e-308 to 1.7e308. */
enum { SMALLEST_POWER = -307, LARGEST_POWER = 307, BEYOND = 100000 };

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

static bool is_at(const char *at, const char *end, char c)
{
    return at < end && *at == c;
}

static bool skip_digits(const char **at, const char *end)
{
    const char *start = *at;
    while (*at < end && sw_is_digit(**at))
        ++*at;
    return *at > start;
}

static const char *skip_whole(const char **at, const char *end)
{
    *at += is_at(*at, end, '-');
    if (is_at(*at, end, '0') && end - *at > 1 && sw_is_digit((*at)[1]))
        return "a number has no zeros before its other digits: leave them out";
    return skip_digits(at, end) ? NULL : "a digit is wanted behind the minus sign";
}

static const char *skip_fraction(const char **at, const char *end)
{
    if (!is_at(*at, end, '.'))
        return NULL;
    ++*at;
    return skip_digits(at, end) ? NULL : "a digit is wanted behind the decimal point";
}

static const char *skip_exponent(const char **at, const char *end)
{
    if (!is_at(*at, end, 'e') && !is_at(*at, end, 'E'))
        return NULL;
    ++*at;
    *at += is_at(*at, end, '+') || is_at(*at, end, '-');
    return skip_digits(at, end) ? NULL : "a digit is wanted in the exponent";
}

/* A valid number's digits without the zeros around them, and the power of ten of the first. */
typedef struct decimal {
    int significant; /* 0: the number is 0 */
    int power;
} decimal;

static int read_exponent(const char *at, const char *end)
{
    if (at == end)
        return 0;
    bool is_negative = *++at == '-';
    at += is_negative || *at == '+';
    int exponent = 0;
    for (; at < end && exponent < BEYOND; at++)
        exponent = exponent * 10 + (*at - '0');
    return is_negative ? -exponent : exponent;
}

static decimal measure(const char *at, const char *end)
{
    int digits = 0, first = -1, last = -1, whole = -1;
    for (; at < end && *at != 'e' && *at != 'E'; at++) {
        if (*at == '.')
            whole = digits;
        if (!sw_is_digit(*at))
            continue;
        if (*at != '0') {
            first = first < 0 ? digits : first;
            last = digits;
        }
        digits++;
    }
    whole = whole < 0 ? digits : whole;
    return (decimal){ first < 0 ? 0 : last - first + 1, whole - 1 - first + read_exponent(at, end) };
}

static const char *check_value(const char *at, const char *end, int most)
{
    if (end - at > SW_JSON_NUMBER_SIZE)
        return "a number of more than " TEXT(SW_JSON_NUMBER_SIZE) " characters: write it shorter, or as a string";
    decimal value = measure(at, end);
    if (value.significant > most)
        return "a number of more digits than can be held, of which some would be lost: write it as a string";
    if (value.significant > 0 && (value.power < SMALLEST_POWER || value.power > LARGEST_POWER))
        return "a number that is too large or too close to 0 to be held: write it as a string";
    return NULL;
}

const char *sw_json_skip_number(const char **at, const char *end, int most)
{
    const char *start = *at;
    const char *wrong = skip_whole(at, end);
    if (!wrong)
        wrong = skip_fraction(at, end);
    if (!wrong)
        wrong = skip_exponent(at, end);
    if (wrong)
        return wrong;
    wrong = check_value(start, *at, most);
    if (wrong)
        *at = start;
    return wrong;
}
