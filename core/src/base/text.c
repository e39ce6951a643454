/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <string.h>

char sw_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool sw_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool sw_is_alnum(char c)
{
    return sw_is_digit(c) || (sw_lower(c) >= 'a' && sw_lower(c) <= 'z');
}

bool sw_same_text(const char *a, const char *b)
{
    while (*a && sw_lower(*a) == sw_lower(*b)) {
        a++;
        b++;
    }
    return sw_lower(*a) == sw_lower(*b);
}

bool sw_starts_with(const char *text, const char *start)
{
    for (; *start; text++, start++)
        if (sw_lower(*text) != sw_lower(*start))
            return false;
    return true;
}

bool sw_is_printable(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            return false;
    return true;
}

size_t sw_utf8_sequence(const char *text, size_t left)
{
    static const unsigned smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *s = (const unsigned char *)text;
    size_t length = s[0] < 0x80             ? 1
                    : (s[0] & 0xE0) == 0xC0 ? 2
                    : (s[0] & 0xF0) == 0xE0 ? 3
                    : (s[0] & 0xF8) == 0xF0 ? 4
                                            : 0;
    if (length < 2 || length > left)
        return length == 1 ? 1 : 0;
    unsigned point = s[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        point = point << 6 | (s[i] & 0x3F);
    }
    bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point < smallest[length] || surrogate || point > 0x10FFFF ? 0 : length;
}

bool sw_is_utf8(const char *text, size_t size)
{
    while (size > 0) {
        size_t length = sw_utf8_sequence(text, size);
        if (length == 0)
            return false;
        text += length;
        size -= length;
    }
    return true;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

size_t sw_distance(const char *a, const char *b)
{
    enum { LONGEST = 63 };
    size_t rows = strlen(a), columns = strlen(b);
    if (rows > LONGEST || columns > LONGEST)
        return LONGEST;
    size_t line[LONGEST + 1];
    for (size_t j = 0; j <= columns; j++)
        line[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = line[0];
        line[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t above = line[j];
            line[j] = least(above + 1, line[j - 1] + 1, diagonal + (sw_lower(a[i - 1]) != sw_lower(b[j - 1])));
            diagonal = above;
        }
    }
    return line[columns];
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (leap && month == 2);
}

bool sw_is_basic_date(const char *text)
{
    static const char shape[] = "ddddddddTddddddZ";
    if (strlen(text) != sizeof shape - 1)
        return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? !sw_is_digit(text[i]) : text[i] != shape[i])
            return false;
    int year = two_digits(text) * 100 + two_digits(text + 2), month = two_digits(text + 4), day = two_digits(text + 6);
    return month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month) && two_digits(text + 9) <= 23 &&
           two_digits(text + 11) <= 59 && two_digits(text + 13) <= 60;
}
