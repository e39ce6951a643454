/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/zone.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/error.h"

enum { DAY_MS = 86400000 };

int sw_zone_read_utc(int64_t *out_ms, const char *text, sw_error *err)
{
    int64_t read = 0;
    if (out_ms)
        *out_ms = 0;
    if (!out_ms || !text)
        return sw_fail(err, SW_E_INVALID, "to read a time takes text and a place for it");
    if (!sw_iso_date_read(&read, text))
        return sw_fail(err, SW_E_INVALID, "\"%.40s\" is no time; write it as 2026-11-29T16:00:00Z", text);
    *out_ms = read;
    return SW_OK;
}

/* So many digits, and what stands behind them. @return the end */
static char *write_number(char *at, int digits, int number, char behind)
{
    for (int i = digits; i-- > 0; number /= 10)
        at[i] = (char)('0' + number % 10);
    at[digits] = behind;
    return at + digits + 1;
}

int sw_zone_write_utc(char out[SW_ZONE_UTC_SIZE], int64_t at_ms, sw_error *err)
{
    int year = 0, month = 0, day = 0;
    if (!out)
        return sw_fail(err, SW_E_INVALID, "to write a time takes a place for it");
    *out = '\0';
    int64_t days = sw_divide_down(at_ms, DAY_MS);
    if (days < sw_days_from_date(1, 1, 1) || days > sw_days_from_date(9999, 12, 31))
        return sw_fail(err, SW_E_INVALID, "this lies outside the years 1 to 9999");
    sw_date_from_days(days, &year, &month, &day);
    int left = (int)(at_ms - days * DAY_MS);
    char *end = write_number(out, 4, year, '-');
    end = write_number(end, 2, month, '-');
    end = write_number(end, 2, day, 'T');
    end = write_number(end, 2, left / 3600000, ':');
    end = write_number(end, 2, left / 60000 % 60, ':');
    end = write_number(end, 2, left / 1000 % 60, left % 1000 ? '.' : 'Z');
    if (left % 1000)
        end = write_number(end, 3, left % 1000, 'Z');
    *end = '\0';
    return SW_OK;
}
