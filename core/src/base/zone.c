/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/zone_file.h"
#include "base/zone_folder.h"

#include <stdio.h>
#include <string.h>

sw_zone *sw_zone_new(const char *name)
{
    sw_zone *zone = sw_alloc(sizeof *zone);
    if (zone)
        snprintf(zone->name, sizeof zone->name, "%s", name);
    return zone;
}

static int make_utc(sw_zone **out, sw_error *err)
{
    sw_zone *zone = sw_zone_new("UTC");
    if (zone)
        zone->kinds = sw_alloc(sizeof *zone->kinds);
    if (!zone || !zone->kinds) {
        sw_zone_free(zone);
        return sw_fail_memory(err);
    }
    zone->kind_count = 1;
    memcpy(zone->kinds->abbreviation, "UTC", sizeof "UTC");
    *out = zone;
    return SW_OK;
}

static int load_file(sw_zone **out, const char *name, const char *folder, sw_error *err)
{
    sw_buf bytes = SW_BUF_INIT(SW_MAX_ZONE_FILE);
    int code = sw_zone_folder_read(&bytes, folder, name, err);
    if (code == SW_OK)
        code = sw_zone_file_read(out, name, sw_buf_text(&bytes), bytes.size, err);
    if (code == SW_OK)
        sw_zone_folder_version((*out)->version, sizeof(*out)->version, folder);
    sw_buf_free(&bytes);
    return code;
}

int sw_zone_load(sw_zone **out, const char *name, const char *folder, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_zone_load needs a place for what it makes");
    *out = NULL;
    int code = sw_zone_check_name(name, err);
    if (code != SW_OK)
        return code;
    return strcmp(name, "UTC") == 0 ? make_utc(out, err) : load_file(out, name, folder ? folder : SW_ZONE_FOLDER, err);
}

void sw_zone_free(sw_zone *zone)
{
    if (!zone)
        return;
    sw_release(zone->kinds);
    sw_release(zone->kind_of);
    sw_release(zone->changes);
    sw_release(zone);
}

const char *sw_zone_name(const sw_zone *zone)
{
    return zone ? zone->name : "";
}

const char *sw_zone_data_version(const sw_zone *zone)
{
    return zone ? zone->version : "";
}

/* How many changes were made up to this second. */
static size_t changes_until(const sw_zone *zone, int64_t second)
{
    size_t low = 0, high = zone->change_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->changes[middle] <= second)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

sw_zone_span sw_zone_span_at(const sw_zone *zone, int64_t second)
{
    size_t made = changes_until(zone, second), all = zone->change_count;
    sw_zone_span span = { INT64_MIN, INT64_MAX, &zone->kinds[0] };
    if (made == all && zone->rule.is_there)
        span = sw_zone_rule_span_at(&zone->rule, second);
    else if (made > 0)
        span.kind = &zone->kinds[zone->kind_of[made - 1]];
    if (made > 0 && span.begin < zone->changes[made - 1])
        span.begin = zone->changes[made - 1];
    if (made < all)
        span.end = zone->changes[made];
    return span;
}
