/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/notice.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/follow.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "engine/payer.h"
#include "engine/talk.h"

#include <stdio.h>
#include <string.h>

enum { AGAIN_MS = SW_MINUTE_MS, MOST_TRIES = 100 };

static bool is_about(const sw_notification_row *notice, const char *operation)
{
    return notice->operation && strcmp(notice->operation, operation) == 0;
}

/* What Amazon took of ours is read by itself; what has no answer yet is sent again, which gives it. */
static int nudge(sw_desk *desk, const sw_notification_row *notice, sw_error *err)
{
    int64_t now = sw_engine_now(desk->engine);
    int code = sw_run(desk->database, err,
                      "UPDATE action SET next_ms = $1 WHERE (charge_id = $2 OR refund_id = $2) AND state = 'accepted'",
                      "nt", now, notice->object_id);
    if (code == SW_OK && notice->wallet)
        code = sw_run(desk->database, err,
                      "UPDATE action SET next_ms = $1 WHERE wallet = $2 AND state = 'unknown' AND "
                      "COALESCE(reason, '') <> 'ProcessingFailure'",
                      "nn", now, notice->wallet);
    return code;
}

static int write_done(sw_desk *desk, sw_notification_row *notice, const sw_wallet_row *wallet, sw_error *err)
{
    int code = desk->wallet ? sw_lease_keep(desk, err) : SW_OK;
    if (code == SW_OK && wallet)
        code = sw_payer_keep(wallet, desk, err);
    if (code == SW_OK && wallet && sw_payer_is_usable(wallet))
        code = sw_run(desk->database, err, "UPDATE action SET next_ms = $1 WHERE wallet = $2 AND state = 'waiting'",
                      "nn", sw_engine_now(desk->engine), wallet->number);
    if (code == SW_OK && !wallet)
        code = nudge(desk, notice, err);
    notice->next_ms = 0;
    if (code == SW_OK && !sw_record_text(&notice->state, "done"))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_record_save(notice, &sw_notification_table, desk->database, err);
    return code == SW_OK ? sw_lease_give_back(desk, err) : code;
}

static int finish(sw_desk *desk, sw_notification_row *notice, const sw_wallet_row *wallet, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, write_done(desk, notice, wallet, err), err) : code;
}

static int write_again(sw_desk *desk, sw_notification_row *notice, sw_error *err)
{
    int code = desk->wallet ? sw_lease_keep(desk, err) : SW_OK;
    notice->tries++;
    notice->next_ms = notice->tries < MOST_TRIES ? sw_engine_now(desk->engine) + AGAIN_MS * notice->tries : 0;
    if (code == SW_OK && !notice->next_ms && !sw_record_text(&notice->state, "failed"))
        code = sw_fail_memory(err);
    if (code == SW_OK && !notice->next_ms)
        code = sw_inbox_add(desk, "notification", notice->object_id, notice->wallet,
                            "what Amazon told of it could not be read for days: look at it at Amazon", err);
    if (code == SW_OK)
        code = sw_record_save(notice, &sw_notification_table, desk->database, err);
    return code == SW_OK ? sw_lease_give_back(desk, err) : code;
}

static int again(sw_desk *desk, sw_notification_row *notice, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, write_again(desk, notice, err), err) : code;
}

static bool is_changed(const sw_wallet_row *wallet, const char *state, const char *reasons)
{
    if (!state)
        return !sw_payer_is_usable(wallet);
    return strcmp(state, wallet->state ? wallet->state : "") != 0 ||
           strcmp(reasons ? reasons : "[]", wallet->reasons ? wallet->reasons : "[]") != 0;
}

static int learn_wallet(sw_desk *desk, sw_notification_row *notice, const sw_object *permission, sw_error *err)
{
    char name[64], *state = NULL, *reasons = NULL;
    sw_wallet_row wallet = { 0 };
    int code = sw_payer_load(&wallet, desk, notice->wallet, err);
    if (code == SW_OK && strcmp(wallet.permission, notice->object_id) != 0) {
        SW_RECORD_FREE(wallet, sw_wallet_table);
        return finish(desk, notice, NULL, err); /* the wallet was saved anew since: that one is no longer its own */
    }
    if (code == SW_OK && (!sw_record_text(&state, wallet.state) || !sw_record_text(&reasons, wallet.reasons)))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_payer_learn(&wallet, desk, permission, err);
    snprintf(name, sizeof name, "wallet:%lld:%lld", (long long)wallet.number, (long long)notice->number);
    if (code == SW_OK && is_changed(&wallet, state, reasons))
        code = sw_follow_wallet(desk, &wallet, name, err);
    if (code == SW_OK)
        code = finish(desk, notice, &wallet, err);
    sw_record_text(&state, NULL);
    sw_record_text(&reasons, NULL);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    return code;
}

static int read_object(sw_desk *desk, sw_notification_row *notice, sw_error *err)
{
    sw_reply reply = { 0 };
    sw_error why = SW_ERROR_INIT;
    int code = sw_talk_read(&reply, desk, notice->operation, notice->object_id, &why);
    if (code == SW_OK && is_about(notice, "getChargePermission"))
        code = learn_wallet(desk, notice, reply.object, err);
    else if (code == SW_OK) {
        code = sw_follow_dispute(desk, notice->wallet, reply.object, err);
        if (code == SW_OK)
            code = finish(desk, notice, NULL, err);
    } else if (reply.code != SW_OK)
        code = again(desk, notice, err);
    else if (err)
        *err = why;
    sw_reply_free(&reply);
    return code;
}

int sw_notice_follow(sw_desk *desk, sw_notification_row *notice, sw_error *err)
{
    bool permission = is_about(notice, "getChargePermission") && notice->wallet;
    if (permission || is_about(notice, "getDispute"))
        return read_object(desk, notice, err);
    return finish(desk, notice, NULL, err);
}
