/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "base/zone.h"
#include "base/zone_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOLDEN_FOLDER SAVEDWALLET_VECTORS "/zoneinfo"

static sw_error err;

static sw_zone *load(const char *name, const char *folder)
{
    sw_zone *zone = NULL;
    assert_code(SW_OK, &err, sw_zone_load(&zone, name, folder, &err));
    return zone;
}

static int64_t ms(const char *date)
{
    int64_t milliseconds = 0;
    if (!sw_iso_date_read(&milliseconds, date))
        fail_msg("%s is no date", date);
    return milliseconds;
}

/* "2026-11-01T00:30:00.000" */
static sw_zone_fields fields_of(const char *local)
{
    sw_zone_fields fields = SW_ZONE_FIELDS_INIT;
    int32_t *const places[] = { &fields.year,   &fields.month,  &fields.day,        &fields.hour,
                                &fields.minute, &fields.second, &fields.millisecond };
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        char *end;
        *places[i] = (int32_t)strtol(local, &end, 10);
        local = *end ? end + 1 : end;
    }
    return fields;
}

static int64_t to_utc(const sw_zone *zone, const char *local)
{
    sw_zone_fields fields = fields_of(local);
    int64_t at = 0;
    assert_code(SW_OK, &err, sw_zone_to_utc(&at, zone, &fields, &err));
    return at;
}

static const char *shown(const sw_zone *zone, int64_t at)
{
    static char text[160];
    sw_zone_fields on;
    assert_code(SW_OK, &err, sw_zone_to_local(&on, zone, at, &err));
    snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03d %d %s", (int)on.year, (int)on.month, (int)on.day,
             (int)on.hour, (int)on.minute, (int)on.second, (int)on.millisecond, (int)on.offset_s, on.abbreviation);
    return text;
}

static int64_t days_later(const sw_zone *zone, int64_t at, int64_t days)
{
    int64_t later = 0;
    assert_code(SW_OK, &err, sw_zone_add_days(&later, zone, at, days, &err));
    return later;
}

static int64_t month_start(const sw_zone *zone, int64_t at)
{
    int64_t start = 0;
    assert_code(SW_OK, &err, sw_zone_month_start(&start, zone, at, &err));
    return start;
}

static int64_t next_month(const sw_zone *zone, int64_t at)
{
    int64_t next = 0;
    assert_code(SW_OK, &err, sw_zone_next_month(&next, zone, at, &err));
    return next;
}

static void check_same(int64_t got, const sw_json *row, const char *name, const sw_zone *zone)
{
    int64_t wanted = sw_json_integer(sw_json_get(row, name), INT64_MIN);
    if (got != wanted)
        fail_msg("%s at %lld, \"%s\": got %lld, and Python says %lld", sw_zone_name(zone),
                 (long long)sw_json_integer(sw_json_get(row, "at"), 0), name, (long long)got, (long long)wanted);
}

static void check_instant(const sw_zone *zone, const sw_json *row)
{
    int64_t at = sw_json_integer(sw_json_get(row, "at"), 0);
    char wanted[160], month[SW_ZONE_MONTH_SIZE];
    snprintf(wanted, sizeof wanted, "%s %d %s", sw_json_get_text(row, "local"),
             (int)sw_json_integer(sw_json_get(row, "offset"), -1), sw_json_get_text(row, "abbreviation"));
    assert_string_equal(shown(zone, at), wanted);
    check_same(days_later(zone, at, sw_json_integer(sw_json_get(row, "days"), 0)), row, "later", zone);
    check_same(month_start(zone, at), row, "start", zone);
    check_same(next_month(zone, at), row, "next", zone);
    assert_code(SW_OK, &err, sw_zone_month_key(month, zone, at, &err));
    assert_string_equal(month, sw_json_get_text(row, "month"));
}

static void check_zone(const sw_json *each)
{
    sw_zone *zone = load(sw_json_get_text(each, "zone"), GOLDEN_FOLDER);
    const sw_json *instants = sw_json_get(each, "at"), *locals = sw_json_get(each, "shown");
    assert_true(sw_json_size(instants) >= 80);
    for (const sw_json *row = sw_json_first(instants); row; row = sw_json_next(row))
        check_instant(zone, row);
    for (const sw_json *row = sw_json_first(locals); row; row = sw_json_next(row))
        check_same(to_utc(zone, sw_json_get_text(row, "local")), row, "utc", zone);
    sw_zone_free(zone);
}

TEST(every_golden_instant_and_local_time_is_as_python_has_it)
{
    sw_json *vectors = read_vectors("zones.json");
    const sw_json *zones = sw_json_get(vectors, "zones");
    assert_int_equal(sw_json_size(zones), 9);
    for (const sw_json *each = sw_json_first(zones); each; each = sw_json_next(each))
        check_zone(each);
    sw_json_free(vectors);
}

static void check_there_and_back(const sw_zone *zone, int64_t at)
{
    sw_zone_fields fields;
    int64_t back;
    char before[160], month[SW_ZONE_MONTH_SIZE], other[SW_ZONE_MONTH_SIZE];
    snprintf(before, sizeof before, "%.23s", shown(zone, at));
    assert_code(SW_OK, &err, sw_zone_to_local(&fields, zone, at, &err));
    assert_code(SW_OK, &err, sw_zone_to_utc(&back, zone, &fields, &err));
    assert_true(back <= at); /* earlier where the time came twice */
    assert_memory_equal(shown(zone, back), before, 23);
    int64_t start = month_start(zone, at), next = next_month(zone, at);
    assert_true(start <= at && at < next && next - start <= INT64_C(2764800000));
    assert_int_equal(sw_zone_month_key(month, zone, at, NULL), SW_OK);
    assert_int_equal(sw_zone_month_key(other, zone, start, NULL), SW_OK);
    assert_string_equal(month, other);
    assert_int_equal(sw_zone_month_key(other, zone, next, NULL), SW_OK);
    assert_true(strcmp(month, other) < 0);
    assert_true(days_later(zone, at, 1) > at &&
                days_later(zone, at, -1) <= at); /* the day before may never have been */
    assert_int_equal(days_later(zone, at, 0), at);
}

/* The same instants in each run. */
static int64_t some_instant(uint64_t *seed)
{
    const int64_t first = INT64_C(-3155673600000), years = INT64_C(14516582400000); /* 1870 and 460 years */
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return first + (int64_t)((*seed >> 11) % (uint64_t)years);
}

/* The machine's data: newer or older than the golden zones, and in every zone there is. */
TEST(in_every_zone_of_this_machine_what_is_shown_leads_back)
{
    char *table = read_text(SW_ZONE_FOLDER "/zone.tab", NULL), *saved = NULL;
    uint64_t seed = 7;
    size_t zones = 0;
    for (char *line = strtok_r(table, "\n", &saved); line; line = strtok_r(NULL, "\n", &saved)) {
        char name[SW_MAX_ZONE_NAME + 1];
        if (line[0] == '#' || sscanf(line, "%*s %*s %63s", name) != 1)
            continue;
        sw_zone *zone = load(name, NULL);
        for (int i = 0; i < 60; i++)
            check_there_and_back(zone, some_instant(&seed));
        for (size_t i = 0; i < zone->change_count; i++)
            for (int beside = -1; beside <= 1; beside++)
                if (zone->changes[i] > INT64_C(-59000000000))
                    check_there_and_back(zone, zone->changes[i] * 1000 + beside);
        sw_zone_free(zone);
        zones++;
    }
    free(table);
    assert_true(zones > 300);
}

TEST(utc_is_there_without_any_file)
{
    sw_zone *zone = load("UTC", "/nowhere");
    assert_string_equal(sw_zone_name(zone), "UTC");
    assert_string_equal(sw_zone_data_version(zone), "");
    assert_string_equal(shown(zone, STILL_MS + 678), "2026-01-02T03:04:05.678 0 UTC");
    assert_int_equal(to_utc(zone, "2026-01-02T03:04:05.678"), STILL_MS + 678);
    assert_int_equal(month_start(zone, STILL_MS), ms("2026-01-01T00:00:00Z"));
    assert_int_equal(next_month(zone, ms("2026-12-31T23:59:59.999Z")), ms("2027-01-01T00:00:00Z"));
    assert_string_equal(shown(zone, -1), "1969-12-31T23:59:59.999 0 UTC");
    sw_zone_free(zone);
}

TEST(the_release_of_the_data_is_told)
{
    sw_zone *golden = load("Europe/Berlin", GOLDEN_FOLDER), *own = load("Europe/Berlin", NULL);
    assert_string_equal(sw_zone_data_version(golden), "2025b");
    assert_int_equal(sw_zone_data_version(own)[0], '2');
    assert_string_equal(sw_zone_data_version(NULL), "");
    assert_string_equal(sw_zone_name(NULL), "");
    sw_zone_free(own);
    sw_zone_free(golden);
}

static void check_refused(const char *name, const char *folder, int code, const char *says)
{
    sw_zone *zone = (sw_zone *)&err;
    assert_code(code, &err, sw_zone_load(&zone, name, folder, &err));
    assert_null(zone);
    assert_contains(err.message, says);
}

TEST(a_name_that_leads_elsewhere_is_refused_and_not_repeated)
{
    static const char *const bad[] = { "",
                                       "/etc/passwd",
                                       "../etc/passwd",
                                       "Europe/../../x",
                                       "Europe/",
                                       "Europe//Berlin",
                                       ".",
                                       "Europe/./Berlin",
                                       "..",
                                       "Europe/Berlin ",
                                       "Europe/Berlin\n",
                                       ":Europe/Berlin",
                                       "Europ\xC3\xA9",
                                       "C:\\Berlin",
                                       "Europe/Berl%69n/sesame" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        check_refused(bad[i], NULL, SW_E_INVALID, "this is not the name of a time zone");
        assert_string_equal(err.field, "name");
        assert_lacks(err.message, "sesame");
    }
    char name[SW_MAX_ZONE_NAME + 2];
    memset(name, 'A', sizeof name);
    name[sizeof name - 1] = '\0';
    check_refused(name, NULL, SW_E_INVALID, "this is not the name of a time zone");
    check_refused(NULL, NULL, SW_E_INVALID, "a time zone has a name");
    check_refused("localtime", NULL, SW_E_INVALID, "another time zone on each machine");
    check_refused("posixrules", NULL, SW_E_INVALID, "another time zone on each machine");
}

TEST(a_zone_that_is_missing_names_the_nearest)
{
    check_refused("Europe/Berln", NULL, SW_E_INVALID, "did you mean \"Europe/Berlin\"?");
    check_refused("europe/berlin", NULL, SW_E_INVALID, "did you mean \"Europe/Berlin\"?");
    check_refused("Berlin", NULL, SW_E_INVALID, "did you mean \"Europe/Berlin\"?");
    check_refused("New_York", GOLDEN_FOLDER, SW_E_INVALID, "did you mean \"America/New_York\"?");
    check_refused("Asia/Tokio", GOLDEN_FOLDER, SW_E_INVALID, "did you mean \"Asia/Tokyo\"?");
    check_refused("Europe", GOLDEN_FOLDER, SW_E_INVALID, "did you mean \"Europe/");
    check_refused("Europe/Berlin/Mitte", GOLDEN_FOLDER, SW_E_INVALID, "did you mean \"Europe/");
    check_refused("Europe/Berlin", "/nowhere", SW_E_IO, "install tzdata");
}

TEST(the_environment_changes_nothing)
{
    setenv("TZ", "America/New_York", 1);
    setenv("TZDIR", "/nowhere", 1);
    sw_zone *zone = load("Europe/Berlin", NULL);
    unsetenv("TZ");
    unsetenv("TZDIR");
    assert_string_equal(shown(zone, STILL_MS), "2026-01-02T04:04:05.000 3600 CET");
    sw_zone_free(zone);
}

TEST(days_keep_the_time_of_day_when_clocks_leap)
{
    sw_zone *zone = load("Europe/Berlin", GOLDEN_FOLDER);
    int64_t at = to_utc(zone, "2026-03-28T02:30:00");
    assert_string_equal(shown(zone, days_later(zone, at, 1)), "2026-03-29T03:30:00.000 7200 CEST");
    assert_string_equal(shown(zone, days_later(zone, at, 2)), "2026-03-30T02:30:00.000 7200 CEST");
    at = to_utc(zone, "2026-10-24T02:30:00.250");
    assert_string_equal(shown(zone, days_later(zone, at, 1)), "2026-10-25T02:30:00.250 7200 CEST");
    assert_string_equal(shown(zone, days_later(zone, at, 2)), "2026-10-26T02:30:00.250 3600 CET");
    int64_t second_time = ms("2026-10-25T01:30:00Z");
    assert_string_equal(shown(zone, second_time), "2026-10-25T02:30:00.000 3600 CET");
    assert_int_equal(days_later(zone, second_time, 0), second_time);
    assert_string_equal(shown(zone, days_later(zone, second_time, -1)), "2026-10-24T02:30:00.000 7200 CEST");
    sw_zone_free(zone);
}

TEST(a_day_that_never_was_is_leapt_over)
{
    sw_zone *zone = load("Pacific/Apia", GOLDEN_FOLDER);
    int64_t at = to_utc(zone, "2011-12-29T18:00:00");
    assert_string_equal(shown(zone, days_later(zone, at, 1)), "2011-12-31T18:00:00.000 50400 +14");
    assert_string_equal(shown(zone, days_later(zone, at, 2)), "2011-12-31T18:00:00.000 50400 +14");
    assert_int_equal(days_later(zone, at, 1) - at, 86400000);
    sw_zone_free(zone);
}

TEST(a_midnight_that_comes_twice_begins_the_month_when_the_old_one_is_over)
{
    sw_zone *zone = load("America/St_Johns", GOLDEN_FOLDER);
    int64_t first = ms("2009-11-01T02:30:00Z"), again = ms("2009-11-01T03:00:00Z");
    assert_string_equal(shown(zone, first), "2009-11-01T00:00:00.000 -9000 NDT");
    assert_int_equal(month_start(zone, first + 30000), first);
    assert_string_equal(shown(zone, again), "2009-10-31T23:30:00.000 -12600 NST");
    assert_int_equal(month_start(zone, again), ms("2009-10-01T02:30:00Z"));
    assert_int_equal(next_month(zone, again), ms("2009-11-01T03:30:00Z"));
    assert_int_equal(next_month(zone, first - 1), first);
    sw_zone_free(zone);
}

/* A file of version 2 with two kinds of time, AAA at UTC and BBB an hour ahead. @return its size */
static size_t write_file(unsigned char *out, const int64_t *changes, size_t count, const char *footer)
{
    static const unsigned char kinds[] = "\0\0\0\0\0\0\0\0\x0E\x10\1\4AAA\0BBB";
    size_t size = 0;
    for (int block = 0; block < 2; block++) {
        size_t in_block = block ? count : 0;
        memset(out + size, 0, 44);
        memcpy(out + size, "TZif2", 5);
        out[size + 35] = (unsigned char)in_block;
        out[size + 39] = 2;
        out[size + 43] = 8;
        size += 44;
        for (size_t i = 0; i < in_block; i++)
            for (int shift = 56; shift >= 0; shift -= 8)
                out[size++] = (unsigned char)((uint64_t)changes[i] >> shift);
        for (size_t i = 0; i < in_block; i++)
            out[size++] = i % 2 == 0;
        memcpy(out + size, kinds, sizeof kinds);
        size += sizeof kinds;
    }
    return size + (size_t)snprintf((char *)out + size, 200, "\n%s\n", footer);
}

static sw_zone *zone_of(const char *footer)
{
    unsigned char bytes[1024];
    sw_zone *zone = NULL;
    assert_code(SW_OK, &err, sw_zone_file_read(&zone, "Test", bytes, write_file(bytes, NULL, 0, footer), &err));
    return zone;
}

TEST(a_month_whose_midnight_is_leapt_over_begins_with_the_leap)
{
    sw_zone *zone = zone_of("AAA0BBB,J120/23:30,J300");
    int64_t leap = ms("2026-04-30T23:30:00Z");
    assert_string_equal(shown(zone, leap), "2026-05-01T00:30:00.000 3600 BBB");
    assert_int_equal(month_start(zone, leap + 1), leap);
    assert_int_equal(next_month(zone, leap - 1), leap);
    assert_int_equal(to_utc(zone, "2026-05-01T00:00:00"), leap + 1800000);
    sw_zone_free(zone);
}

static void check_rule(const char *rule, const char *date, const char *wanted)
{
    sw_zone *zone = zone_of(rule);
    assert_string_equal(shown(zone, ms(date)), wanted);
    sw_zone_free(zone);
}

TEST(every_form_of_a_rule_is_followed)
{
    check_rule("CET-1CEST,M3.5.0,M10.5.0/3", "2400-07-01T00:00:00Z", "2400-07-01T02:00:00.000 7200 CEST");
    check_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", "2026-03-28T22:59:59.000 -7200 -02");
    check_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", "2026-03-29T00:00:00.000 -3600 -01");
    check_rule("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000 0 GMT");
    check_rule("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", "2026-07-01T01:00:00.000 3600 IST");
    check_rule("AAA+3:30:15", "2026-07-01T12:00:00Z", "2026-07-01T08:29:45.000 -12615 AAA");
    check_rule("AEST-10AEDT,M10.1.0,M4.1.0/3", "2027-01-01T00:00:00Z", "2027-01-01T11:00:00.000 39600 AEDT");
    check_rule("AEST-10AEDT,M10.1.0,M4.1.0/3", "2027-07-01T00:00:00Z", "2027-07-01T10:00:00.000 36000 AEST");
    /* Summer all the year, as RFC 8536 writes it, on both sides of the year's end. */
    check_rule("XXX3EDT4,0/0,J365/23", "2026-01-01T03:59:59Z", "2025-12-31T23:59:59.000 -14400 EDT");
    check_rule("XXX3EDT4,0/0,J365/23", "2026-01-01T04:00:00Z", "2026-01-01T00:00:00.000 -14400 EDT");
    check_rule("XXX3EDT4,0/0,J365/23", "2026-07-01T04:00:00Z", "2026-07-01T00:00:00.000 -14400 EDT");
    /* J60 is March 1 of each year; 59 counted from 0 is February 29 of a leap year. */
    check_rule("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", "2028-02-29T23:59:59.000 0 AAA");
    check_rule("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", "2028-03-01T01:00:00.000 3600 BBB");
    check_rule("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z", "2028-02-29T01:00:00.000 3600 BBB");
    check_rule("AAA0BBB,59/0,300/0", "2027-02-28T23:59:59Z", "2027-02-28T23:59:59.000 0 AAA");
    /* A week before and a week after the day that is named. */
    check_rule("AAA0BBB,J1/-167,J365/167", "2026-12-25T01:00:00Z", "2026-12-25T02:00:00.000 3600 BBB");
    check_rule("AAA0BBB,J5/-167,J200/0", "2026-12-29T00:59:59Z", "2026-12-29T00:59:59.000 0 AAA");
    check_rule("AAA0BBB,J5/-167,J200/0", "2026-12-29T01:00:00Z", "2026-12-29T02:00:00.000 3600 BBB");
    check_rule("", "2100-01-01T00:00:00Z", "2100-01-01T00:00:00.000 0 AAA");
}

TEST(a_rule_that_is_none_is_refused)
{
    static const char *const bad[] = { "A",
                                       "AA0",
                                       "AAA",
                                       "AAA25",
                                       "AAA0:60",
                                       "AAA0:00:60",
                                       "AAA0BBB",
                                       "AAA0BBB,M3.5.0",
                                       "AAA0BBB,M0.5.0,M10.5.0",
                                       "AAA0BBB,M13.5.0,M10.5.0",
                                       "AAA0BBB,M3.0.0,M10.5.0",
                                       "AAA0BBB,M3.6.0,M10.5.0",
                                       "AAA0BBB,M3.5.7,M10.5.0",
                                       "AAA0BBB,J0,M10.5.0",
                                       "AAA0BBB,J366,M10.5.0",
                                       "AAA0BBB,366,M10.5.0",
                                       "AAA0BBB,M3.5.0/168,M10.5.0",
                                       "AAA0BBB,M3.5.0,M10.5.0,",
                                       "AAA0BBB,M3.5.0,M10.5.0/",
                                       "AAA0BBB,M3.5.0,M10.5.0 ",
                                       "<AAA0",
                                       "<A>0",
                                       "<AAA>0<BBB",
                                       "<ABCDEFGHIJKLMNOP>0",
                                       ":Europe/Berlin",
                                       "AAA-24BBB-26,J1,J2",
                                       "AAA99999999999" };
    unsigned char bytes[1024];
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_zone *zone = NULL;
        if (sw_zone_file_read(&zone, "Test", bytes, write_file(bytes, NULL, 0, bad[i]), &err) != SW_E_INVALID || zone)
            fail_msg("\"%s\" is no rule", bad[i]);
        assert_contains(err.message, "rule in its last line");
    }
}

TEST(changes_come_before_the_rule)
{
    const int64_t changes[] = { INT64_MIN, -100, 100, 200 };
    unsigned char bytes[1024];
    sw_zone *zone = NULL;
    size_t size = write_file(bytes, changes, COUNT_OF(changes), "CCC-2");
    assert_code(SW_OK, &err, sw_zone_file_read(&zone, "Test", bytes, size, &err));
    assert_string_equal(shown(zone, -100001), "1970-01-01T00:58:19.999 3600 BBB");
    assert_string_equal(shown(zone, -100000), "1969-12-31T23:58:20.000 0 AAA");
    assert_string_equal(shown(zone, 100000), "1970-01-01T01:01:40.000 3600 BBB");
    assert_string_equal(shown(zone, 199999), "1970-01-01T01:03:19.999 3600 BBB");
    assert_string_equal(shown(zone, 200000), "1970-01-01T02:03:20.000 7200 CCC");
    sw_zone_free(zone);
}

static void check_damage(const unsigned char *bytes, size_t size, const char *says)
{
    sw_zone *zone = NULL;
    assert_code(SW_E_INVALID, &err, sw_zone_file_read(&zone, "Test", bytes, size, &err));
    assert_null(zone);
    assert_contains(err.message, says);
}

/* Each number is a place in the file of write_file with three changes: 44 + 20 bytes, 44, 27, 20, the footer. */
TEST(a_damaged_file_is_refused_with_what_is_wrong)
{
    static const struct {
        size_t at;
        unsigned char value;
        const char *says;
    } cases[] = {
        { 0, 'X', "does not start with TZif" },
        { 4, '5', "its version is none" },
        { 4, '1', "its version is none" },
        { 20, 1, "ends too early" },
        { 32, 0xFF, "ends too early" },
        { 64, 'X', "does not start with TZif" },
        { 68, 0, "do not agree" },
        { 64 + 23, 1, "counts do not agree" },
        { 64 + 27, 1, "counts do not agree" },
        { 64 + 39, 0, "no kinds of time" },
        { 64 + 32, 1, "ends too early" },
        { 64 + 43, 0, "no kinds of time" },
        { 108 + 8, 0x80, "not in the order" },
        { 108 + 24, 2, "is not there" },
        { 135, 0x80, "more than a day" },
        { 135 + 4, 2, "summer" },
        { 135 + 5, 8, "abbreviation" },
        { 135 + 5, 255, "abbreviation" },
        { 135 + 5, 3, "abbreviation" },
        { 135 + 12, '/', "abbreviation" },
        { 155, 'X', "last line" },
        { 160, 'X', "last line" },
        { 157, '\n', "last line" },
    };
    const int64_t changes[] = { -100, 100, 200 };
    unsigned char bytes[1024];
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t size = write_file(bytes, changes, COUNT_OF(changes), "AAA0");
        assert_int_equal(size, 161);
        bytes[cases[i].at] = cases[i].value;
        check_damage(bytes, size, cases[i].says);
    }
    check_damage((const unsigned char *)"", 0, "ends too early");
}

TEST(a_file_of_version_1_ends_with_its_last_change)
{
    const int64_t changes[] = { 0 };
    unsigned char bytes[1024];
    sw_zone *zone = NULL;
    write_file(bytes, changes, 0, "");
    bytes[4] = 0;
    assert_code(SW_OK, &err, sw_zone_file_read(&zone, "Test", bytes, 64, &err));
    assert_string_equal(shown(zone, 0), "1970-01-01T00:00:00.000 0 AAA");
    sw_zone_free(zone);
    check_damage(bytes, 65, "behind its end");
    check_damage(bytes, 63, "ends too early");
}

TEST(a_zone_that_counts_leap_seconds_is_refused)
{
    unsigned char bytes[1024] = { 0 };
    write_file(bytes, NULL, 0, "");
    bytes[4] = 0;
    bytes[31] = 1;
    check_damage(bytes, 72, "leap seconds");
}

static char *copy_exact(const char *bytes, size_t size)
{
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    return copy;
}

/* In blocks of their exact size, so that the sanitizers see each byte that is read too many. */
TEST(no_cut_and_no_changed_byte_is_read_out_of_bounds)
{
    size_t size;
    char *whole = read_text(GOLDEN_FOLDER "/Australia/Lord_Howe", &size);
    for (size_t cut = 0; cut < size; cut++) {
        char *part = copy_exact(whole, cut);
        check_damage((const unsigned char *)part, cut, "is damaged");
        free(part);
    }
    for (size_t i = 0; i < size; i++) {
        char *changed = copy_exact(whole, size);
        sw_zone *zone = NULL;
        changed[i] = (char)(changed[i] ^ 0xFF);
        if (sw_zone_file_read(&zone, "Test", changed, size, &err) == SW_OK)
            (void)shown(zone, STILL_MS);
        sw_zone_free(zone);
        free(changed);
    }
    free(whole);
}

static void put_file(const char *folder, const char *name, const void *bytes, size_t size)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

TEST(what_is_no_file_or_too_large_is_refused)
{
    char *folder = make_folder(), path[512];
    void *large = calloc(1, SW_MAX_ZONE_FILE + 1);
    assert_non_null(large);
    check_refused("Large", folder, SW_E_IO, "there are no time zones in");
    put_file(folder, "Large", large, SW_MAX_ZONE_FILE + 1);
    check_refused("Large", folder, SW_E_LIMIT, "the time zone");
    sw_zone *zone = NULL;
    assert_code(SW_E_LIMIT, &err, sw_zone_file_read(&zone, "Test", large, SW_MAX_ZONE_FILE + 1, &err));
    put_file(folder, "Empty", "", 0);
    check_refused("Empty", folder, SW_E_INVALID, "is damaged");
    snprintf(path, sizeof path, "%s/Pipe", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    check_refused("Pipe", folder, SW_E_INVALID, "there is no time zone \"Pipe\"");
    put_file(folder, "tzdata.zi", "# version ../x\n", 15);
    unsigned char bytes[1024];
    put_file(folder, "Test", bytes, write_file(bytes, NULL, 0, "AAA0"));
    zone = load("Test", folder);
    assert_string_equal(sw_zone_data_version(zone), "");
    sw_zone_free(zone);
    free(large);
    remove_folder(folder);
}

TEST(a_file_of_too_many_changes_is_refused)
{
    const size_t count = SW_MAX_ZONE_CHANGES + 1, size = 44 + count * 5 + 20;
    unsigned char *bytes = calloc(1, size), start[1024];
    assert_non_null(bytes);
    write_file(start, NULL, 0, "");
    memcpy(bytes, start, 44);
    bytes[4] = 0;
    bytes[34] = (unsigned char)(count >> 8);
    bytes[35] = (unsigned char)count;
    sw_zone *zone = NULL;
    assert_code(SW_E_LIMIT, &err, sw_zone_file_read(&zone, "Test", bytes, size, &err));
    assert_null(zone);
    free(bytes);
}

TEST(what_lies_outside_the_years_1_to_9999_is_refused)
{
    sw_zone *zone = load("Asia/Tokyo", GOLDEN_FOLDER);
    const int64_t last = ms("9999-12-31T23:59:59.999Z") - INT64_C(9) * 3600000;
    const int64_t bad[] = { INT64_MIN, INT64_MIN + 1, last + 1, INT64_MAX };
    sw_zone_fields fields;
    int64_t out = 7;
    char month[SW_ZONE_MONTH_SIZE] = "x";
    assert_string_equal(shown(zone, last), "9999-12-31T23:59:59.999 32400 JST");
    assert_int_equal(to_utc(zone, "9999-12-31T23:59:59.999"), last);
    assert_string_equal(shown(zone, to_utc(zone, "0001-01-01T00:00:00")), "0001-01-01T00:00:00.000 33539 LMT");
    assert_int_equal(month_start(zone, to_utc(zone, "0001-01-01T00:00:00")), to_utc(zone, "0001-01-01T00:00:00"));
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_code(SW_E_INVALID, &err, sw_zone_to_local(&fields, zone, bad[i], &err));
        assert_int_equal(fields.year, 0);
        assert_code(SW_E_INVALID, &err, sw_zone_add_days(&out, zone, bad[i], 0, &err));
        assert_code(SW_E_INVALID, &err, sw_zone_month_start(&out, zone, bad[i], &err));
        assert_code(SW_E_INVALID, &err, sw_zone_next_month(&out, zone, bad[i], &err));
        assert_code(SW_E_INVALID, &err, sw_zone_month_key(month, zone, bad[i], &err));
        assert_string_equal(month, "");
    }
    assert_code(SW_E_INVALID, &err, sw_zone_next_month(&out, zone, last, &err));
    assert_code(SW_E_INVALID, &err, sw_zone_add_days(&out, zone, last, 1, &err));
    assert_code(SW_E_INVALID, &err, sw_zone_add_days(&out, zone, 0, INT64_MAX, &err));
    assert_code(SW_E_INVALID, &err, sw_zone_add_days(&out, zone, 0, INT64_MIN, &err));
    assert_int_equal(out, 0);
    sw_zone_free(zone);
}

TEST(a_date_that_does_not_exist_is_refused_with_its_field)
{
    static const struct {
        const char *local, *field;
    } cases[] = { { "0-01-01T00:00:00", "year" },
                  { "10000-01-01T00:00:00", "year" },
                  { "2026-00-01T00:00:00", "month" },
                  { "2026-13-01T00:00:00", "month" },
                  { "2026-02-29T00:00:00", "day" },
                  { "2026-04-31T00:00:00", "day" },
                  { "2026-04-00T00:00:00", "day" },
                  { "2026-04-01T24:00:00", "hour" },
                  { "2026-04-01T00:60:00", "minute" },
                  { "2026-04-01T00:00:60", "second" },
                  { "2026-04-01T00:00:00.1000", "millisecond" } };
    sw_zone *zone = load("UTC", NULL);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sw_zone_fields fields = fields_of(cases[i].local);
        int64_t out = 7;
        assert_code(SW_E_INVALID, &err, sw_zone_to_utc(&out, zone, &fields, &err));
        assert_string_equal(err.field, cases[i].field);
        assert_int_equal(out, 0);
    }
    assert_int_equal(to_utc(zone, "2028-02-29T00:00:00"), ms("2028-02-29T00:00:00Z"));
    sw_zone_free(zone);
}

TEST(the_calendar_counts_each_day_from_year_1_on)
{
    int64_t days = sw_days_from_date(1, 1, 1);
    assert_int_equal(days, -719162);
    for (int year = 1; year <= 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= sw_days_of_month(year, month); day++, days++) {
                int got_year, got_month, got_day;
                sw_date_from_days(days, &got_year, &got_month, &got_day);
                if (sw_days_from_date(year, month, day) != days || got_year != year || got_month != month ||
                    got_day != day)
                    fail_msg("%d-%d-%d is not day %lld", year, month, day, (long long)days);
            }
}

TEST(a_time_has_one_spelling)
{
    static const struct {
        const char *text, *written;
    } cases[] = {
        { "2026-11-29T16:00:00Z", "2026-11-29T16:00:00Z" },
        { "2026-11-29T16:00:00.000Z", "2026-11-29T16:00:00Z" },
        { "2026-11-29T16:00:00.0409Z", "2026-11-29T16:00:00.040Z" },
        { "2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.999Z" },
    };
    char written[SW_ZONE_UTC_SIZE];
    int64_t at = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_code(SW_OK, &err, sw_zone_read_utc(&at, cases[i].text, &err));
        assert_code(SW_OK, &err, sw_zone_write_utc(written, at, &err));
        assert_string_equal(written, cases[i].written);
    }
    assert_code(SW_OK, &err, sw_zone_write_utc(written, -1, &err));
    assert_string_equal(written, "1969-12-31T23:59:59.999Z");
    assert_code(SW_E_INVALID, &err, sw_zone_read_utc(&at, "2026-02-29T00:00:00Z", &err));
    assert_code(SW_E_INVALID, &err, sw_zone_read_utc(&at, "2026-11-29 16:00:00Z", &err));
    assert_code(SW_E_INVALID, &err, sw_zone_write_utc(written, INT64_MAX, &err));
    assert_string_equal(written, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_instant_and_local_time_is_as_python_has_it),
        cmocka_unit_test(in_every_zone_of_this_machine_what_is_shown_leads_back),
        cmocka_unit_test(utc_is_there_without_any_file),
        cmocka_unit_test(the_release_of_the_data_is_told),
        cmocka_unit_test(a_name_that_leads_elsewhere_is_refused_and_not_repeated),
        cmocka_unit_test(a_zone_that_is_missing_names_the_nearest),
        cmocka_unit_test(the_environment_changes_nothing),
        cmocka_unit_test(days_keep_the_time_of_day_when_clocks_leap),
        cmocka_unit_test(a_day_that_never_was_is_leapt_over),
        cmocka_unit_test(a_midnight_that_comes_twice_begins_the_month_when_the_old_one_is_over),
        cmocka_unit_test(a_month_whose_midnight_is_leapt_over_begins_with_the_leap),
        cmocka_unit_test(every_form_of_a_rule_is_followed),
        cmocka_unit_test(a_rule_that_is_none_is_refused),
        cmocka_unit_test(changes_come_before_the_rule),
        cmocka_unit_test(a_damaged_file_is_refused_with_what_is_wrong),
        cmocka_unit_test(a_file_of_version_1_ends_with_its_last_change),
        cmocka_unit_test(a_zone_that_counts_leap_seconds_is_refused),
        cmocka_unit_test(no_cut_and_no_changed_byte_is_read_out_of_bounds),
        cmocka_unit_test(what_is_no_file_or_too_large_is_refused),
        cmocka_unit_test(a_file_of_too_many_changes_is_refused),
        cmocka_unit_test(what_lies_outside_the_years_1_to_9999_is_refused),
        cmocka_unit_test(a_date_that_does_not_exist_is_refused_with_its_field),
        cmocka_unit_test(the_calendar_counts_each_day_from_year_1_on),
        cmocka_unit_test(a_time_has_one_spelling),
    };
    return RUN_SUITE(tests);
}
