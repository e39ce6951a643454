/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/decimal.h"

#include "base/text.h"

static size_t count_digits(const char *text, size_t size)
{
    size_t count = 0;
    while (count < size && sw_is_digit(text[count]))
        count++;
    return count;
}

bool sw_decimal_read(sw_decimal *out, const char *text, size_t size)
{
    sw_decimal it = { .text = text, .size = size, .whole = count_digits(text, size) };
    size_t at = it.whole;
    it.point = at < size && text[at] == '.';
    if (it.point) {
        at++;
        it.decimals = count_digits(text + at, size - at);
    }
    *out = it;
    return it.whole > 0 && at + it.decimals == size;
}

int64_t sw_decimal_value(const sw_decimal *decimal, size_t places)
{
    const char *digits = decimal->text;
    int64_t value = 0;
    for (size_t i = 0; i < decimal->whole; i++)
        value = value * 10 + (digits[i] - '0');
    digits += decimal->whole + 1;
    for (size_t i = 0; i < places; i++)
        value = value * 10 + (i < decimal->decimals ? digits[i] - '0' : 0);
    return value;
}
