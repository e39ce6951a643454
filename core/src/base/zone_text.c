/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/zone.h>

#include "base/calendar.h"
#include "base/clock.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

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
    char text[64];
    int size = snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, left / 3600000,
                        left / 60000 % 60, left / 1000 % 60);
    if (left % 1000)
        size += snprintf(text + size, sizeof text - (size_t)size, ".%03d", left % 1000);
    text[size++] = 'Z';
    memcpy(out, text, (size_t)size);
    out[size] = '\0';
    return SW_OK;
}
