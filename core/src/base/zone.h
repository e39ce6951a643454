/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a time zone is made of: periods between changes, and a rule for what comes after the last one.
 */
#ifndef SW_BASE_ZONE_H
#define SW_BASE_ZONE_H

#include "base/zone_rule.h"

#include <savedwallet/limits.h>
#include <savedwallet/zone.h>

#include <stddef.h>
#include <stdint.h>

enum { SW_ZONE_VERSION_SIZE = 32 };

struct sw_zone {
    size_t change_count;
    int64_t *changes;       /**< seconds since 1970, each later than the one before */
    unsigned char *kind_of; /**< which kind of time begins at each change */
    size_t kind_count;      /**< 1 to 256 */
    sw_zone_kind *kinds;    /**< the first is what was before all changes */
    sw_zone_rule rule;      /**< what comes after the last change; without one its kind goes on */
    char name[SW_MAX_ZONE_NAME + 1];
    char version[SW_ZONE_VERSION_SIZE];
};

/** An empty zone of that name; NULL when there is no memory. Only sw_zone_free knows what to free of it. */
sw_zone *sw_zone_new(const char *name);

/** The stretch of one kind of time in which a second lies. Stretches side by side may be of the same kind. */
sw_zone_span sw_zone_span_at(const sw_zone *zone, int64_t second);

#endif
