/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Amazon's quotas as a bucket in the journal: free_ms is when the bucket would be full again, less a burst. It is on
 * the journal's clock, so that all workers have one bucket together.
 */
#include "engine/talk.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/url.h"
#include "pay/client.h"

#include <string.h>

typedef struct quota {
    const char *operation;
    int live_burst, live_rate, sandbox_burst, sandbox_rate;
} quota;

static const quota quotas[] = {
#define QUOTA(operation, live_burst, live_rate, sandbox_burst, sandbox_rate) \
    { #operation, live_burst, live_rate, sandbox_burst, sandbox_rate },
#include "api/quotas.def"
};

static bool is_here(const sw_client *client)
{
    sw_url url;
    return sw_url_parse(&url, client->origin, NULL) == SW_OK && sw_url_is_loopback(&url);
}

static sw_engine_quota choose(const sw_engine *engine)
{
    if (engine->quota != SW_QUOTA_AMAZON)
        return engine->quota;
    if (is_here(engine->client))
        return SW_QUOTA_NONE;
    return engine->client->environment == SW_ENVIRONMENT_LIVE ? SW_QUOTA_LIVE : SW_QUOTA_SANDBOX;
}

static const quota *find(const char *operation)
{
    for (size_t i = 0; i < sizeof quotas / sizeof quotas[0]; i++)
        if (strcmp(quotas[i].operation, operation) == 0)
            return &quotas[i];
    return NULL;
}

/* How long this desk may stand in the queue: its caller waits no longer, nor does its lease. */
static int64_t patience(const sw_desk *desk)
{
    const sw_clock *clock = &desk->engine->clock;
    int64_t most = desk->engine->settings.lease_ms - desk->engine->settings.call_ms;
    if (desk->end_ms == 0)
        return most;
    int64_t left = desk->end_ms - clock->monotonic_ms(clock->payload);
    return left < most ? (left > 0 ? left : 0) : most;
}

/* Takes the next free place, unless that is too far away. @param[in,out] wait_ms  at most; until it is there */
static int reserve(int64_t *wait_ms, sw_desk *desk, const char *operation, int burst, int rate, sw_error *err)
{
    const sw_driver *driver = desk->database->driver;
    int64_t now = driver->clock_ms(desk->database), most = *wait_ms;
    int64_t step = 1000 / rate, room = step * (burst - 1), free_ms = 0;
    int code = sw_find_number(&free_ms, desk->database, err, "SELECT free_ms FROM quota WHERE name = $1 AND boot = $2",
                              "tt", operation, driver->boot(desk->database));
    if (code != SW_OK)
        return code;
    free_ms = free_ms > now - room ? free_ms : now - room;
    *wait_ms = free_ms > now ? free_ms - now : 0;
    if (*wait_ms > most)
        return SW_OK;
    return sw_run(
        desk->database, err,
        "INSERT INTO quota (name, free_ms, boot) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET free_ms = "
        "excluded.free_ms, boot = excluded.boot",
        "tnt", operation, free_ms + step, driver->boot(desk->database));
}

static int refuse(const char *operation, int64_t wait_ms, sw_error *err)
{
    sw_fail(err, SW_E_THROTTLED, "Amazon's quota for %s has its next free place in %lld ms", operation,
            (long long)wait_ms);
    if (err)
        err->retry_after_s = (int32_t)((wait_ms + 999) / 1000);
    return SW_E_THROTTLED;
}

int sw_quota_wait(sw_desk *desk, const char *operation, sw_error *err)
{
    sw_engine_quota kind = choose(desk->engine);
    const quota *it = find(operation);
    int64_t most = patience(desk), wait_ms = most;
    if (kind == SW_QUOTA_NONE || !it)
        return SW_OK;
    bool live = kind == SW_QUOTA_LIVE;
    int burst = live ? it->live_burst : it->sandbox_burst, rate = live ? it->live_rate : it->sandbox_rate;
    int code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, reserve(&wait_ms, desk, operation, burst, rate, err), err);
    if (code == SW_OK && wait_ms > most)
        return refuse(operation, wait_ms, err);
    if (code == SW_OK && wait_ms > 0)
        sw_clock_wait(&desk->engine->clock, wait_ms, desk->cancel);
    return code;
}
