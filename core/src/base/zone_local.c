/* SPDX-License-Identifier: Apache-2.0 */
#include "base/calendar.h"
#include "base/error.h"
#include "base/zone.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/*
 * Local time is counted in seconds as if it were UTC. It runs straight within a span, and leaps where two meet: forward
 * over times that are never shown, or back over some that are shown again.
 */

enum { DAY = 86400, MOST_DAYS = 4000000 };

/* The clocks of a zone are no further away from UTC than this. */
enum { FAR = -SW_ZONE_LEAST_OFFSET > SW_ZONE_MOST_OFFSET ? -SW_ZONE_LEAST_OFFSET : SW_ZONE_MOST_OFFSET };

static int64_t first_local(void)
{
    return sw_days_from_date(1, 1, 1) * DAY;
}

static int64_t last_local(void)
{
    return sw_days_from_date(9999, 12, 31) * DAY + DAY - 1;
}

static int fail_range(sw_error *err)
{
    return sw_fail(err, SW_E_INVALID, "this lies outside the years 1 to 9999");
}

/* What each function looks at first. */
static int check_given(const void *out, const sw_zone *zone, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "a function of time zones needs a place for what it gives");
    if (!zone)
        return sw_fail_field(err, SW_E_INVALID, "zone", "there is no time zone: load one with sw_zone_load");
    return SW_OK;
}

/* An instant as local seconds, the milliseconds that are left, and the kind of time it is. */
typedef struct moment {
    int64_t local;
    int millisecond;
    const sw_zone_kind *kind;
} moment;

static int find_moment(moment *out, const sw_zone *zone, int64_t at_ms, sw_error *err)
{
    int64_t second = sw_divide_down(at_ms, 1000);
    if (second < first_local() - FAR || second > last_local() + FAR)
        return fail_range(err);
    out->kind = sw_zone_span_at(zone, second).kind;
    out->local = second + out->kind->offset;
    out->millisecond = (int)(at_ms - second * 1000);
    return out->local < first_local() || out->local > last_local() ? fail_range(err) : SW_OK;
}

/* The first second from the given one on at which so much was shown; it is shown itself unless clocks leapt over it. */
static int64_t reached(const sw_zone *zone, int64_t local, int64_t from)
{
    for (;;) {
        sw_zone_span span = sw_zone_span_at(zone, from);
        int64_t second = local - span.kind->offset;
        if (second <= from)
            return from;
        if (second < span.end)
            return second;
        from = span.end;
    }
}

/* The first second at which this is shown; of a time that is leapt over, the same count on as the clocks before it. */
static int64_t second_of(const sw_zone *zone, int64_t local)
{
    sw_zone_span span = sw_zone_span_at(zone, local - FAR - 1);
    int64_t leapt = 0;
    bool is_leapt = false;
    for (;;) {
        int64_t second = local - span.kind->offset;
        if (second >= span.begin && second < span.end)
            return second;
        if (span.end > local + FAR)
            return leapt;
        sw_zone_span next = sw_zone_span_at(zone, span.end);
        if (!is_leapt && local - next.kind->offset < next.begin) {
            leapt = second;
            is_leapt = true;
        }
        span = next;
    }
}

static int give_second(int64_t *out_ms, int64_t second, int millisecond)
{
    *out_ms = second * 1000 + millisecond;
    return SW_OK;
}

int sw_zone_to_local(sw_zone_fields *out, const sw_zone *zone, int64_t at_ms, sw_error *err)
{
    moment found;
    if (out)
        *out = (sw_zone_fields)SW_ZONE_FIELDS_INIT;
    int code = check_given(out, zone, err);
    if (code == SW_OK)
        code = find_moment(&found, zone, at_ms, err);
    if (code != SW_OK)
        return code;
    int64_t days = sw_divide_down(found.local, DAY);
    int time = (int)(found.local - days * DAY), year, month, day;
    sw_date_from_days(days, &year, &month, &day);
    *out = (sw_zone_fields){
        year, month, day, time / 3600, time / 60 % 60, time % 60, found.millisecond, found.kind->offset, { 0 }
    };
    memcpy(out->abbreviation, found.kind->abbreviation, sizeof out->abbreviation);
    return SW_OK;
}

static int check_fields(const sw_zone_fields *fields, sw_error *err)
{
    if (!fields)
        return sw_fail_field(err, SW_E_INVALID, "fields", "there is no date to be read");
    bool is_month = fields->year >= 1 && fields->year <= 9999 && fields->month >= 1 && fields->month <= 12;
    const struct {
        const char *name;
        int32_t value, least, most;
    } checks[] = { { "year", fields->year, 1, 9999 },
                   { "month", fields->month, 1, 12 },
                   { "day", fields->day, 1, is_month ? sw_days_of_month(fields->year, fields->month) : 31 },
                   { "hour", fields->hour, 0, 23 },
                   { "minute", fields->minute, 0, 59 },
                   { "second", fields->second, 0, 59 },
                   { "millisecond", fields->millisecond, 0, 999 } };
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
        if (checks[i].value < checks[i].least || checks[i].value > checks[i].most)
            return sw_fail_field(err, SW_E_INVALID, checks[i].name, "the %s of this date is %d, and has to be %d to %d",
                                 checks[i].name, (int)checks[i].value, (int)checks[i].least, (int)checks[i].most);
    return SW_OK;
}

int sw_zone_to_utc(int64_t *out_ms, const sw_zone *zone, const sw_zone_fields *fields, sw_error *err)
{
    if (out_ms)
        *out_ms = 0;
    int code = check_given(out_ms, zone, err);
    if (code == SW_OK)
        code = check_fields(fields, err);
    if (code != SW_OK)
        return code;
    int64_t days = sw_days_from_date(fields->year, fields->month, fields->day);
    int64_t local = days * DAY + fields->hour * 3600 + fields->minute * 60 + fields->second;
    return give_second(out_ms, second_of(zone, local), fields->millisecond);
}

int sw_zone_add_days(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, int64_t days, sw_error *err)
{
    moment from;
    if (out_ms)
        *out_ms = 0;
    int code = check_given(out_ms, zone, err);
    if (code == SW_OK)
        code = find_moment(&from, zone, at_ms, err);
    if (code != SW_OK)
        return code;
    if (days < -MOST_DAYS || days > MOST_DAYS)
        return fail_range(err);
    int64_t local = from.local + days * DAY;
    if (local < first_local() || local > last_local())
        return fail_range(err);
    return give_second(out_ms, days == 0 ? sw_divide_down(at_ms, 1000) : second_of(zone, local), from.millisecond);
}

/* Midnight of the first of the instant's month, or of one later. */
static int find_month(int64_t *out_local, const sw_zone *zone, int64_t at_ms, int later, sw_error *err)
{
    moment found;
    int code = find_moment(&found, zone, at_ms, err);
    if (code != SW_OK)
        return code;
    int year, month, day;
    sw_date_from_days(sw_divide_down(found.local, DAY), &year, &month, &day);
    month += later;
    if (month > 12) {
        month = 1;
        year++;
    }
    *out_local = sw_days_from_date(year, month, 1) * DAY;
    return year > 9999 ? fail_range(err) : SW_OK;
}

static int give_month(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, bool is_next, sw_error *err)
{
    int64_t local;
    if (out_ms)
        *out_ms = 0;
    int code = check_given(out_ms, zone, err);
    if (code == SW_OK)
        code = find_month(&local, zone, at_ms, is_next, err);
    if (code != SW_OK)
        return code;
    int64_t from = local - FAR - 1, second = sw_divide_down(at_ms, 1000);
    return give_second(out_ms, reached(zone, local, is_next && second > from ? second : from), 0);
}

int sw_zone_month_start(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, sw_error *err)
{
    return give_month(out_ms, zone, at_ms, false, err);
}

int sw_zone_next_month(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, sw_error *err)
{
    return give_month(out_ms, zone, at_ms, true, err);
}

int sw_zone_month_key(char out[SW_ZONE_MONTH_SIZE], const sw_zone *zone, int64_t at_ms, sw_error *err)
{
    sw_zone_fields fields;
    char text[32];
    if (out)
        out[0] = '\0';
    int code = check_given(out, zone, err);
    if (code == SW_OK)
        code = sw_zone_to_local(&fields, zone, at_ms, err);
    if (code != SW_OK)
        return code;
    snprintf(text, sizeof text, "%04d-%02d", (int)fields.year, (int)fields.month);
    memcpy(out, text, SW_ZONE_MONTH_SIZE);
    return SW_OK;
}
