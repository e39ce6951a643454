/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/skew.h"

#include "base/clock.h"

#include <stdlib.h>

/* Further off than a day is no clock that goes wrong but one that was never set, or an answer that lies. */
enum { RIGHT_MS = 5 * 60 * 1000, MOST_MS = 24 * 60 * 60 * 1000 };

static int64_t machine_now(const sw_client *client)
{
    return client->clock.now_ms(client->clock.payload);
}

int64_t sw_skew_of(const sw_client *client)
{
    return atomic_load(&client->skew_ms);
}

int64_t sw_skew_now(const sw_client *client)
{
    return machine_now(client) + sw_skew_of(client);
}

static bool is_right(int64_t off_ms)
{
    return llabs(off_ms) < RIGHT_MS;
}

bool sw_skew_learn(sw_client *client, const sw_response *answer, int64_t used_ms, bool refused, int64_t *off_ms)
{
    int64_t date;
    *off_ms = 0;
    if ((!refused && used_ms == 0) || !sw_http_date_read(&date, sw_response_header(answer, "date")))
        return false;
    int64_t off = date - machine_now(client);
    if (is_right(off))
        atomic_store(&client->skew_ms, 0);
    if (!refused)
        return false;
    *off_ms = is_right(off) ? 0 : off;
    if (is_right(off - used_ms) || llabs(off) > MOST_MS)
        return false;
    atomic_store(&client->skew_ms, *off_ms);
    return true;
}
