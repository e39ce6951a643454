/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone_rule.h"

#include "base/calendar.h"
#include "base/text.h"

#include <string.h>

enum { HOUR = 3600, DAY = 86400, MOST_HOURS = 167, MOST_OFFSET_HOURS = 24 };

/* What is left to read. Each reader returns false, and is not asked again, when that is not what it reads. */
typedef struct rest {
    const char *at, *end;
} rest;

bool sw_zone_is_abbreviation(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum(text[i]) && text[i] != '+' && text[i] != '-')
            return false;
    return size >= 1 && size < SW_ZONE_ABBREVIATION_SIZE;
}

static bool take(rest *text, char c)
{
    if (text->at == text->end || *text->at != c)
        return false;
    text->at++;
    return true;
}

static bool read_number(rest *text, int *out, int least, int most)
{
    const char *first = text->at;
    *out = 0;
    for (; text->at < text->end && sw_is_digit(*text->at) && text->at - first < 3; text->at++)
        *out = *out * 10 + (*text->at - '0');
    return text->at > first && *out >= least && *out <= most;
}

/* "<+0330>", or letters alone. */
static bool read_abbreviation(rest *text, char out[SW_ZONE_ABBREVIATION_SIZE])
{
    bool is_quoted = take(text, '<');
    const char *first = text->at;
    while (text->at < text->end && (is_quoted ? *text->at != '>' : sw_is_alnum(*text->at) && !sw_is_digit(*text->at)))
        text->at++;
    size_t size = (size_t)(text->at - first);
    if (size < 3 || !sw_zone_is_abbreviation(first, size) || (is_quoted && !take(text, '>')))
        return false;
    memcpy(out, first, size);
    out[size] = '\0';
    return true;
}

/* "-3:30:15", in seconds. */
static bool read_time(rest *text, int32_t *out, int most_hours)
{
    int hours, minutes = 0, seconds = 0;
    bool is_negative = take(text, '-');
    if (!is_negative)
        take(text, '+');
    if (!read_number(text, &hours, 0, most_hours))
        return false;
    if (take(text, ':')) {
        if (!read_number(text, &minutes, 0, 59))
            return false;
        if (take(text, ':') && !read_number(text, &seconds, 0, 59))
            return false;
    }
    *out = hours * HOUR + minutes * 60 + seconds;
    *out = is_negative ? -*out : *out;
    return true;
}

/* POSIX counts west of Greenwich; we count east, as TZif does. */
static bool read_offset(rest *text, int32_t *out)
{
    if (!read_time(text, out, MOST_OFFSET_HOURS))
        return false;
    *out = -*out;
    return *out >= SW_ZONE_LEAST_OFFSET && *out <= SW_ZONE_MOST_OFFSET;
}

static bool read_date(rest *text, sw_zone_day *out)
{
    if (take(text, 'M')) {
        out->form = 'M';
        return read_number(text, &out->month, 1, 12) && take(text, '.') && read_number(text, &out->week, 1, 5) &&
               take(text, '.') && read_number(text, &out->day, 0, 6);
    }
    out->form = 'n';
    if (take(text, 'J'))
        out->form = 'J';
    return read_number(text, &out->day, out->form == 'J' ? 1 : 0, 365);
}

static bool read_day(rest *text, sw_zone_day *out)
{
    out->time = 2 * HOUR;
    return take(text, ',') && read_date(text, out) && (!take(text, '/') || read_time(text, &out->time, MOST_HOURS));
}

static bool read_summer(rest *text, sw_zone_rule *out)
{
    if (!read_abbreviation(text, out->summer.abbreviation))
        return false;
    out->summer.offset = out->standard.offset + HOUR;
    if (text->at < text->end && *text->at != ',' && !read_offset(text, &out->summer.offset))
        return false;
    return out->summer.offset <= SW_ZONE_MOST_OFFSET && read_day(text, &out->to_summer) &&
           read_day(text, &out->to_standard);
}

bool sw_zone_rule_read(sw_zone_rule *out, const char *text, size_t size)
{
    rest all = { text, text + size };
    *out = (sw_zone_rule){ .is_there = true };
    if (!read_abbreviation(&all, out->standard.abbreviation) || !read_offset(&all, &out->standard.offset))
        return false;
    out->has_summer = all.at < all.end;
    return (!out->has_summer || read_summer(&all, out)) && all.at == all.end;
}

/* The days of this month that are this weekday; week 5 is the last of them. 1970-01-01 was a Thursday. */
static int64_t weekday_of_month(int64_t year, const sw_zone_day *day)
{
    int64_t first = sw_days_from_date(year, day->month, 1);
    int64_t weekday = first + 4 - sw_divide_down(first + 4, 7) * 7;
    int64_t found = (day->day - weekday + 7) % 7 + (day->week - 1) * 7;
    if (found >= sw_days_of_month(year, day->month))
        found -= 7;
    return first + found;
}

static int64_t local_second(int64_t year, const sw_zone_day *day)
{
    int64_t days = sw_days_from_date(year, 1, 1) + day->day;
    if (day->form == 'M')
        days = weekday_of_month(year, day);
    else if (day->form == 'J')
        days += (sw_is_leap_year(year) && day->day >= 60) - 1;
    return days * DAY + day->time;
}

/* Where a summer ends as the next begins, it goes on: RFC 8536 writes a summer of the whole year so. */
static bool is_later(const sw_zone_span *one, const sw_zone_span *other, const sw_zone_rule *rule)
{
    return one->begin > other->begin || (one->begin == other->begin && one->kind == &rule->summer);
}

static void insert(sw_zone_span *spans, int count, sw_zone_span one, const sw_zone_rule *rule)
{
    int i = count;
    for (; i > 0 && is_later(&spans[i - 1], &one, rule); i--)
        spans[i] = spans[i - 1];
    spans[i] = one;
}

/* A change may lie a week outside its year, hence the years around. */
sw_zone_span sw_zone_rule_span_at(const sw_zone_rule *rule, int64_t second)
{
    enum { AROUND = 2, COUNT = 2 * (2 * AROUND + 1) };
    sw_zone_span spans[COUNT], found = { INT64_MIN, INT64_MAX, &rule->standard };
    int this_year, month, day, count = 0;
    if (!rule->has_summer)
        return found;
    sw_date_from_days(sw_divide_down(second, DAY), &this_year, &month, &day);
    for (int64_t year = (int64_t)this_year - AROUND; year <= (int64_t)this_year + AROUND; year++) {
        int64_t summer = local_second(year, &rule->to_summer) - rule->standard.offset;
        int64_t standard = local_second(year, &rule->to_standard) - rule->summer.offset;
        insert(spans, count++, (sw_zone_span){ summer, 0, &rule->summer }, rule);
        insert(spans, count++, (sw_zone_span){ standard, 0, &rule->standard }, rule);
    }
    for (int i = 0; i < count && spans[i].begin <= second; i++)
        found = spans[i];
    found.end = INT64_MAX;
    for (int i = count - 1; i >= 0 && spans[i].begin > second; i--)
        found.end = spans[i].begin;
    return found;
}
