/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the file of a time zone: refused with a reason, or a zone in which what is shown leads back. */
#include "base/zone_file.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_months(const sw_zone *zone, int64_t at)
{
    int64_t start, next;
    if (sw_zone_month_start(&start, zone, at, NULL) == SW_OK && start > at)
        abort();
    if (sw_zone_next_month(&next, zone, at, NULL) == SW_OK && next <= at)
        abort();
}

static void check_instant(const sw_zone *zone, int64_t at)
{
    sw_zone_fields fields, again;
    int64_t back, later;
    if (sw_zone_to_local(&fields, zone, at, NULL) != SW_OK)
        return;
    if (sw_zone_to_utc(&back, zone, &fields, NULL) != SW_OK || back > at)
        abort();
    if (sw_zone_to_local(&again, zone, back, NULL) != SW_OK || memcmp(&fields, &again, 7 * sizeof(int32_t)) != 0)
        abort();
    check_months(zone, at);
    (void)sw_zone_add_days(&later, zone, at, 1, NULL);
}

static void check_zone(const sw_zone *zone)
{
    enum { MOST = 64 };
    static const int64_t years[] = { -62135596800, 0, 1767323045, 2147483648, 4102444800, 253402300799 };
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++)
        check_instant(zone, years[i] * 1000);
    for (size_t i = 0; i < zone->change_count && i < MOST; i++)
        if (zone->changes[i] > -62135596800 && zone->changes[i] < 253402300799)
            for (int beside = -1; beside <= 1; beside++)
                check_instant(zone, zone->changes[i] * 1000 + beside);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sw_zone *zone = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_zone_file_read(&zone, "Fuzz", data, size, &err);
    if ((code == SW_OK) != (zone != NULL) || (code != SW_OK && !err.message[0]))
        abort();
    if (zone)
        check_zone(zone);
    sw_zone_free(zone);
    return 0;
}
