/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/snapshot.h"

#include "base/text.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/route.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { FORM = 1, SEED_SIZE = 24 };

void em_snapshot_tell(const em_world *world, em_answer *answer)
{
    char seed[SEED_SIZE];
    snprintf(seed, sizeof seed, "%" PRIu64, world->start.seed);
    sw_json *out = em_json(sw_json_object());
    sw_json_put_integer(out, "snapshot", FORM);
    sw_json_put_text(out, "region", world->start.region->name);
    sw_json_put_text(out, "seed", seed); /* a JSON number does not hold 64 bits */
    sw_json_put_bool(out, "frozen", world->clock.frozen);
    sw_json_put_integer(out, "now", em_now(world));
    sw_json_put(out, "events", em_history_write(&world->history));
    em_answer_json(answer, 200, out);
}

static const em_field EVENT_FIELDS[] = {
    { "at", EM_INTEGER, true, 0, NULL, NULL },
    { "method", EM_TEXT, true, 15, NULL, NULL },
    { "target", EM_TEXT, true, 0, NULL, NULL },
    { "publicKeyId", EM_TEXT, false, 0, NULL, NULL },
    { "headers", EM_ANY, true, 0, NULL, NULL },
    { "body", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field FIELDS[] = {
    { "snapshot", EM_INTEGER, true, 0, NULL, NULL },
    { "region", EM_TEXT, true, 0, NULL, NULL },
    { "seed", EM_TEXT, true, 20, NULL, NULL },
    { "frozen", EM_BOOL, true, 0, NULL, NULL },
    { "now", EM_INTEGER, true, 0, NULL, NULL },
    { "events", EM_OBJECTS, false, 0, NULL, EVENT_FIELDS },
    { 0 },
};

static bool read_seed(uint64_t *out, const char *text)
{
    *out = 0;
    for (; sw_is_digit(*text); text++)
        *out = *out * 10 + (uint64_t)(*text - '0');
    return *text == '\0';
}

static bool is_known_key(const em_world *world, const sw_json *event, em_answer *answer)
{
    const char *id = sw_json_get_text(event, "publicKeyId");
    if (!id || em_table_get(&world->merchants, id))
        return true;
    return em_answer_error(answer, "InvalidRequest",
                           "The snapshot has calls signed with the key %s, which this emulator does not know: "
                           "POST /emulator/api/merchants first.",
                           id);
}

static bool check(const em_world *world, const sw_json *snapshot, uint64_t *seed, em_answer *answer)
{
    int64_t last = 0;
    if (!em_check(answer, snapshot, FIELDS))
        return false;
    if (sw_json_integer(sw_json_get(snapshot, "snapshot"), 0) != FORM)
        return em_answer_error(answer, "InvalidRequest", "This is a snapshot of another form than %d.", FORM);
    if (em_region_find(sw_json_get_text(snapshot, "region")) != world->start.region)
        return em_answer_error(answer, "InvalidRequest", "The snapshot is of another region than this emulator's.");
    if (!read_seed(seed, sw_json_get_text(snapshot, "seed")))
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [seed] is invalid: it must be a whole number.");
    const sw_json *event = sw_json_first(sw_json_get(snapshot, "events"));
    for (; event; event = sw_json_next(event)) {
        int64_t at = sw_json_integer(sw_json_get(event, "at"), 0);
        if (at < last)
            return em_answer_error(answer, "InvalidRequest", "The events of the snapshot are not in order.");
        if (!is_known_key(world, event, answer))
            return false;
        last = at;
    }
    return true;
}

/* The clock stands at the event's time; timers that were due before it run before it. */
static void play(em_world *world, const sw_json *event)
{
    em_answer unread = { 0 };
    em_request *request = em_history_read(event);
    int64_t at = sw_json_integer(sw_json_get(event, "at"), 0);
    if (at > em_now(world))
        em_world_run_to(world, at);
    if (request)
        em_route_again(world, request, sw_json_get_text(event, "publicKeyId"), &unread);
    em_request_free(request);
    em_answer_free(&unread);
}

void em_snapshot_play(em_world *world, const sw_json *snapshot, em_answer *answer)
{
    uint64_t seed;
    if (!check(world, snapshot, &seed, answer))
        return;
    const sw_json *event = sw_json_first(sw_json_get(snapshot, "events"));
    int64_t now = sw_json_integer(sw_json_get(snapshot, "now"), 0);
    world->start.seed = seed;
    em_world_reset(world);
    world->clock = em_clock_at(event ? sw_json_integer(sw_json_get(event, "at"), 0) : now);
    for (; event; event = sw_json_next(event)) {
        em_clock_freeze(&world->clock, true);
        play(world, event);
    }
    em_clock_freeze(&world->clock, true);
    if (now > em_now(world))
        em_world_run_to(world, now);
    em_clock_freeze(&world->clock, em_is_true(sw_json_get(snapshot, "frozen")));
    sw_json *out = em_json(sw_json_object());
    sw_json_put_integer(out, "events", (int64_t)world->history.count);
    em_answer_json(answer, 200, out);
}
