/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/date.h"

#include "base/clock.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static bool is_dashed(const char *text)
{
    return strlen(text) == 20 && text[4] == '-' && text[7] == '-' && text[13] == ':' && text[16] == ':';
}

bool em_date_read(int64_t *milliseconds, const char *text)
{
    if (!is_dashed(text))
        return sw_date_read(milliseconds, text);
    char basic[SW_DATE_SIZE];
    snprintf(basic, sizeof basic, "%.4s%.2s%.5s%.2s%.3s", text, text + 5, text + 8, text + 14, text + 17);
    return sw_date_read(milliseconds, basic);
}

void em_date_iso(char out[EM_DATE_ISO_SIZE], int64_t milliseconds)
{
    char basic[SW_DATE_SIZE];
    sw_date_write(basic, milliseconds);
    snprintf(out, EM_DATE_ISO_SIZE, "%.4s-%.2s-%.5s:%.2s:%.3s", basic, basic + 4, basic + 6, basic + 11, basic + 13);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

void em_date_http(char out[EM_DATE_HTTP_SIZE], int64_t milliseconds)
{
    static const char days[] = "ThuFriSatSunMonTueWed"; /* 1970-01-01 was a Thursday */
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char basic[SW_DATE_SIZE];
    sw_date_write(basic, milliseconds);
    const char *day = days + milliseconds / EM_DAY % 7 * 3;
    const char *month = months + (two_digits(basic + 4) - 1) * 3;
    snprintf(out, EM_DATE_HTTP_SIZE, "%.3s, %.2s %.3s %.4s %.2s:%.2s:%.2s GMT", day, basic + 6, month, basic, basic + 9,
             basic + 11, basic + 13);
}

int em_date_month(int64_t milliseconds)
{
    char basic[SW_DATE_SIZE];
    sw_date_write(basic, milliseconds);
    return (two_digits(basic) * 100 + two_digits(basic + 2)) * 100 + two_digits(basic + 4);
}

static int64_t unit(char letter)
{
    switch (letter) {
    case 's':
        return EM_SECOND;
    case 'm':
        return EM_MINUTE;
    case 'h':
        return EM_HOUR;
    case 'd':
        return EM_DAY;
    default:
        return 0;
    }
}

bool em_duration_read(int64_t *milliseconds, const char *text)
{
    int64_t number = 0;
    const char *c = text;
    for (; sw_is_digit(*c) && c - text < 9; c++)
        number = number * 10 + (*c - '0');
    *milliseconds = number * unit(*c);
    return c > text && *milliseconds > 0 && c[1] == '\0';
}
