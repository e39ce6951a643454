/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What has changed without being asked for: a refund has ended, a wallet is another, a buyer disputes. The rules are
 * told once.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/asking.h"
#include "engine/follow.h"
#include "engine/inbox.h"
#include "engine/payer.h"
#include "engine/ruling.h"
#include "face/told.h"

#include <stdio.h>
#include <string.h>

/* One of them, which has a name: it is told once. */
typedef struct news {
    const char *hook, *name;
    int64_t wallet;
    bool matters;        /* to people, where there are no rules for it */
    const char *message; /* what they are told then */
} news;

/* In one commit: the decision, or what people are told in its place. @param instead  NULL: the decision */
static int commit(sw_asking *it, const char *instead, sw_error *err)
{
    int64_t known = 0;
    const sw_about *about = &it->about;
    sw_database *database = it->desk->database;
    int code = sw_database_begin(database, err);
    if (code != SW_OK)
        return code;
    code = sw_find_number(&known, database, err,
                          "SELECT (SELECT count(*) FROM decision WHERE hook = $1 AND about = $2) + (SELECT count(*) "
                          "FROM item WHERE kind = $1 AND about = $2)",
                          "tt", about->hook, about->name);
    if (code == SW_OK && !known)
        code = instead ? sw_inbox_add(it->desk, about->hook, about->name, about->wallet, instead, err)
                       : sw_asking_write(it, err);
    code = sw_database_end(database, code, err);
    if (code == SW_OK && !known && !instead)
        sw_asking_tell(it);
    return code;
}

static int ask_and_commit(sw_asking *it, sw_json *own, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    int code = sw_asking_ask(it, own, 0, &why);
    bool is_decided = code == SW_OK;
    if (is_decided)
        code = commit(it, NULL, &why);
    if (code == SW_OK)
        return code;
    if (!is_decided || sw_asking_is_at_fault(code))
        return commit(it, why.message, err);
    if (err)
        *err = why;
    return code;
}

/* Without rules, and with a fault in them, the inbox has it. @param own  taken over; NULL: no memory */
static int tell_once(sw_desk *desk, const news *it, sw_json *own, sw_error *err)
{
    sw_asking asking = { .desk = desk, .about = { .hook = it->hook, .name = it->name, .wallet = it->wallet } };
    int code = SW_OK;
    if (sw_ruling_has(&desk->engine->rules, it->hook)) {
        code = ask_and_commit(&asking, own, err);
        sw_asking_end(&asking);
        return code;
    }
    sw_json_free(own);
    return it->matters ? commit(&asking, it->message, err) : SW_OK;
}

static bool put_money_at(sw_json *own, const char *name, const sw_object *object, const char *pointer)
{
    sw_money amount = SW_MONEY_INIT;
    return sw_object_money(&amount, object, pointer, NULL) != SW_OK || sw_told_money(own, name, &amount);
}

static bool put(sw_json *own, const char *name, const char *text)
{
    return !text || !*text || sw_json_put_text(own, name, text);
}

int sw_follow_refund(sw_desk *desk, const sw_action_row *action, const sw_object *refund, sw_error *err)
{
    const char *state = sw_object_state(refund);
    sw_action_row charge = { 0 };
    sw_json *own = sw_json_object();
    int code = action->charge ? sw_action_load(&charge, desk, action->charge, err) : SW_OK;
    bool whole = put_money_at(own, "amount", refund, "/refundAmount") && put(own, "id", action->intent) &&
                 put(own, "charge", charge.intent) && put(own, "state", state) &&
                 put(own, "reason", sw_object_reason(refund, 0));
    SW_RECORD_FREE(charge, sw_action_table);
    own = sw_told_whole(own, whole && code == SW_OK);
    const news it = { "refund", action->intent, action->wallet, strcmp(state, "Declined") == 0,
                      "the refund was declined: pay the buyer back another way" };
    return code == SW_OK ? tell_once(desk, &it, own, err) : code;
}

int sw_follow_wallet(sw_desk *desk, const sw_wallet_row *wallet, const char *name, sw_error *err)
{
    char reason[64];
    sw_json *own = sw_json_object();
    sw_payer_reason(reason, sizeof reason, wallet);
    bool whole = put(own, "state", wallet->state) && put(own, "reason", reason) &&
                 put(own, "next_step", wallet->next_step) &&
                 sw_json_put_bool(own, "usable", sw_payer_is_usable(wallet));
    const news it = { "wallet", name, wallet->number, !sw_payer_is_usable(wallet),
                      "the wallet can no longer be charged: ask the buyer" };
    return tell_once(desk, &it, sw_told_whole(own, whole), err);
}

int sw_follow_dispute(sw_desk *desk, int64_t wallet, const sw_object *dispute, sw_error *err)
{
    char name[200];
    sw_action_row charge = { 0 };
    bool found = false;
    sw_json *own = sw_json_object();
    const char *id = sw_object_text(dispute, "/chargeId");
    int code = id ? sw_action_find_charge(&charge, &found, desk, id, err) : SW_OK;
    snprintf(name, sizeof name, "%s:%s",
             sw_object_text(dispute, "/disputeId") ? sw_object_text(dispute, "/disputeId") : "",
             sw_object_state(dispute));
    bool whole = put(own, "state", sw_object_state(dispute)) && put(own, "charge", found ? charge.intent : id) &&
                 put(own, "reason", sw_object_reason(dispute, 0)) &&
                 put(own, "type", sw_object_text(dispute, "/disputeType")) &&
                 put_money_at(own, "amount", dispute, "/disputeAmount");
    SW_RECORD_FREE(charge, sw_action_table);
    own = sw_told_whole(own, whole && code == SW_OK);
    const news it = { "dispute", name, wallet, true, "the buyer disputes a charge: answer it in time" };
    return code == SW_OK ? tell_once(desk, &it, own, err) : code;
}
