/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Time zones: what clocks show in a place, calendar days and months there.
 *
 * Instants are milliseconds since 1970-01-01T00:00:00Z, as everywhere in this library. What local clocks show is known
 * for the years 1 to 9999, in the Gregorian calendar. Of two rules all else follows:
 *
 * - A local time that clocks leap over is taken as much later as they leap: 02:30 of a night without 02:30 is 03:30.
 * - A local time that comes twice is the first of the two.
 *
 * The machine's data is read (TZif, as in /usr/share/zoneinfo) when a zone is loaded and never again. No environment,
 * no locale and no time zone of the process is looked at. What a function gives is 0 or empty after a failure.
 */
#ifndef SAVEDWALLET_ZONE_H
#define SAVEDWALLET_ZONE_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stdint.h>

SW_BEGIN_DECL

/** A time zone. It never changes: any number of threads may use it at once. */
typedef struct sw_zone sw_zone;

/** Where zones are read when no folder is named. */
#define SW_ZONE_FOLDER "/usr/share/zoneinfo"

/**
 * Loads a zone by its name, such as "Europe/Berlin". "UTC" is there without any file.
 *
 * A name has letters, digits, '_', '-', '+' and '.', in parts with '/' between them; it names a file below the folder
 * and nothing outside of it. "localtime" and "posixrules" are refused: each machine means another zone by them.
 *
 * @param[out] out  yours; free it with sw_zone_free
 * @param folder    where the zones lie; NULL: SW_ZONE_FOLDER
 * @return SW_OK; SW_E_INVALID: no such zone (the message names the nearest that there is), or a file that is damaged or
 *         counts leap seconds; SW_E_IO: it cannot be read; SW_E_LIMIT: too large a file; SW_E_NOMEM
 */
SW_API int sw_zone_load(sw_zone **out, const char *name, const char *folder, sw_error *err);

/** Frees the zone. NULL is fine. */
SW_API void sw_zone_free(sw_zone *zone);

/** The name it was loaded by. @return borrowed; "" for NULL */
SW_API const char *sw_zone_name(const sw_zone *zone);

/** The release of the data it was read from, such as "2025b". @return borrowed; "" when the folder does not tell, and
 * for "UTC", which is read from none */
SW_API const char *sw_zone_data_version(const sw_zone *zone);

/** What clocks and calendars show. */
typedef struct sw_zone_fields {
    int32_t year;          /**< 1 to 9999 */
    int32_t month;         /**< 1 to 12 */
    int32_t day;           /**< 1 to 31 */
    int32_t hour;          /**< 0 to 23 */
    int32_t minute;        /**< 0 to 59 */
    int32_t second;        /**< 0 to 59 */
    int32_t millisecond;   /**< 0 to 999 */
    int32_t offset_s;      /**< seconds that clocks are ahead of UTC; below 0 west of it */
    char abbreviation[16]; /**< such as "CEST" or "+09" */
} sw_zone_fields;

#define SW_ZONE_FIELDS_INIT            \
    {                                  \
        0, 0, 0, 0, 0, 0, 0, 0, { 0 }, \
    }

/** What is shown at an instant. @return SW_OK; SW_E_INVALID: outside the years 1 to 9999 */
SW_API int sw_zone_to_local(sw_zone_fields *out, const sw_zone *zone, int64_t at_ms, sw_error *err);

/**
 * The instant at which this is shown, by the two rules above.
 * @param fields  a date and time that exist; offset_s and abbreviation are not read
 * @return SW_OK; SW_E_INVALID, with the field that is wrong
 */
SW_API int sw_zone_to_utc(int64_t *out_ms, const sw_zone *zone, const sw_zone_fields *fields, sw_error *err);

/**
 * So many calendar days later, at the same local time of day. 0 days is the instant itself.
 * @param days  may be below 0
 * @return SW_OK; SW_E_INVALID: outside the years 1 to 9999
 */
SW_API int sw_zone_add_days(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, int64_t days, sw_error *err);

/** When the instant's local month began: its first instant, at midnight unless clocks leapt over that. Never later than
 * the instant. @return as sw_zone_add_days */
SW_API int sw_zone_month_start(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, sw_error *err);

/** When the next local month begins, in the same way. Always later than the instant. @return as sw_zone_add_days */
SW_API int sw_zone_next_month(int64_t *out_ms, const sw_zone *zone, int64_t at_ms, sw_error *err);

/** Room for a month with its NUL. */
#define SW_ZONE_MONTH_SIZE 8

/** The instant's local month as text that sorts, such as "2026-11". @return as sw_zone_to_local */
SW_API int sw_zone_month_key(char out[SW_ZONE_MONTH_SIZE], const sw_zone *zone, int64_t at_ms, sw_error *err);

/** Room for a time in UTC with its NUL. */
#define SW_ZONE_UTC_SIZE 25

/** Reads "2026-11-29T16:00:00Z"; seconds may have a fraction of up to nine digits, of which three are kept.
 * @return SW_OK; SW_E_INVALID: it is not that, or such a time does not exist */
SW_API int sw_zone_read_utc(int64_t *out_ms, const char *text, sw_error *err);

/** Writes it so, with milliseconds where there are any: each instant has one spelling, and these sort by time.
 * @param[out] out  "" after a failure @return as sw_zone_to_local */
SW_API int sw_zone_write_utc(char out[SW_ZONE_UTC_SIZE], int64_t at_ms, sw_error *err);

SW_END_DECL

#endif
