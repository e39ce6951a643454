/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The rule at the end of a TZif file, for times after its last change: "CET-1CEST,M3.5.0,M10.5.0/3".
 */
#ifndef SW_BASE_ZONE_RULE_H
#define SW_BASE_ZONE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SW_ZONE_LEAST_OFFSET = -89999, /**< seconds, as RFC 8536 has them */
    SW_ZONE_MOST_OFFSET = 93599,
    SW_ZONE_ABBREVIATION_SIZE = 16
};

/** How far clocks are ahead, and what that is called. */
typedef struct sw_zone_kind {
    int32_t offset;
    char abbreviation[SW_ZONE_ABBREVIATION_SIZE];
} sw_zone_kind;

/** Of one kind of time: from its first second up to another that is no more of it. */
typedef struct sw_zone_span {
    int64_t begin; /**< INT64_MIN: always was */
    int64_t end;   /**< INT64_MAX: always will be */
    const sw_zone_kind *kind;
} sw_zone_span;

/** A day of each year, and a time counted from its midnight. */
typedef struct sw_zone_day {
    char form; /**< 'M': a weekday of a month; 'J': a day of 365; 'n': a day of the year from 0, leap day counted */
    int month, week, day;
    int32_t time;
} sw_zone_day;

typedef struct sw_zone_rule {
    bool is_there;
    bool has_summer;
    sw_zone_kind standard, summer;
    sw_zone_day to_summer, to_standard;
} sw_zone_rule;

/** May these bytes be an abbreviation: 1 to 15 letters, digits, '+' and '-'? */
bool sw_zone_is_abbreviation(const char *text, size_t size);

/** Reads a rule. @return false when it is none; what is in out is of no use then */
bool sw_zone_rule_read(sw_zone_rule *out, const char *text, size_t size);

/** The span in which a second lies. @param rule is there @param second of a year of an int */
sw_zone_span sw_zone_rule_span_at(const sw_zone_rule *rule, int64_t second);

#endif
