/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/lease.h"

#include "base/crypto.h"
#include "base/error.h"

#include <string.h>

static int64_t clock_of(const sw_desk *desk)
{
    return desk->database->driver->clock_ms(desk->database);
}

static const char *boot_of(const sw_desk *desk)
{
    return desk->database->driver->boot(desk->database);
}

static int name_lease(sw_desk *desk, sw_error *err)
{
    unsigned char chance[SW_LEASE_SIZE / 2];
    int code = sw_random(chance, sizeof chance, err);
    if (code == SW_OK)
        sw_hex(desk->lease, chance, sizeof chance);
    return code;
}

int sw_lease_take(bool *taken, sw_desk *desk, int64_t wallet, sw_error *err)
{
    int64_t now = clock_of(desk), until = now + desk->engine->settings.lease_ms;
    *taken = false;
    int code = name_lease(desk, err);
    if (code == SW_OK)
        code = sw_run(
            desk->database, err,
            "UPDATE wallet SET lease = $1, lease_until_ms = $2, lease_boot = $3 WHERE number = $4 AND (lease IS "
            "NULL OR lease_boot <> $3 OR lease_until_ms <= $5)",
            "tntnn", desk->lease, until, boot_of(desk), wallet, now);
    if (code != SW_OK || desk->database->driver->changed(desk->database) == 0)
        return code;
    *taken = true;
    desk->wallet = wallet;
    desk->lease_until_ms = until;
    return SW_OK;
}

int sw_lease_claim(bool *taken, sw_desk *desk, int64_t wallet, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, sw_lease_take(taken, desk, wallet, err), err) : code;
}

int sw_lease_keep(sw_desk *desk, sw_error *err)
{
    int64_t now = clock_of(desk), until = now + desk->engine->settings.lease_ms;
    int code = sw_run(desk->database, err,
                      "UPDATE wallet SET lease_until_ms = $1 WHERE number = $2 AND lease = $3 AND lease_boot = $4 AND "
                      "lease_until_ms > $5",
                      "nnttn", until, desk->wallet, desk->lease, boot_of(desk), now);
    if (code != SW_OK)
        return code;
    if (desk->database->driver->changed(desk->database) == 0)
        return sw_fail(err, SW_E_CONFLICT, "this worker was held up for too long: another one goes on with the wallet");
    desk->lease_until_ms = until;
    return SW_OK;
}

bool sw_loose_extend(sw_attempt_row *attempt, const sw_desk *desk, int64_t for_ms)
{
    int64_t now = sw_loose_now(attempt, desk), until = clock_of(desk) + for_ms;
    if (now != INT64_MAX && attempt->loose_ms >= until)
        return true;
    attempt->loose_ms = until;
    return sw_record_text(&attempt->loose_boot, boot_of(desk));
}

bool sw_loose_any(const sw_attempt_row *attempt)
{
    return attempt->loose_ms != 0 || attempt->failures > 0;
}

int64_t sw_loose_now(const sw_attempt_row *attempt, const sw_desk *desk)
{
    bool same = attempt->loose_boot && strcmp(attempt->loose_boot, boot_of(desk)) == 0;
    return same ? clock_of(desk) : INT64_MAX;
}

int sw_loose_left(int64_t *left_ms, const sw_desk *desk, int64_t action, sw_error *err)
{
    int64_t until = 0, now = clock_of(desk);
    int code = sw_find_number(&until, desk->database, err,
                              "SELECT MAX(loose_ms) FROM attempt WHERE action = $1 AND loose_boot = $2", "nt", action,
                              boot_of(desk));
    *left_ms = until > now ? until - now : 0;
    return code;
}

bool sw_lease_outlives_call(const sw_desk *desk)
{
    return desk->lease_until_ms - clock_of(desk) > desk->engine->settings.call_ms;
}

int sw_lease_renew(sw_desk *desk, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, sw_lease_keep(desk, err), err) : code;
}

int sw_lease_give_back(sw_desk *desk, sw_error *err)
{
    int64_t wallet = desk->wallet;
    desk->wallet = 0;
    if (!wallet)
        return SW_OK;
    return sw_run(
        desk->database, err,
        "UPDATE wallet SET lease = NULL, lease_until_ms = NULL, lease_boot = NULL WHERE number = $1 AND lease = $2",
        "nt", wallet, desk->lease);
}

void sw_lease_drop(sw_desk *desk)
{
    if (!desk->wallet || sw_database_begin(desk->database, NULL) != SW_OK)
        return;
    sw_database_end(desk->database, sw_lease_give_back(desk, NULL), NULL);
}
