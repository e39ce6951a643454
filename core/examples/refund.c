/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Money goes back, which ends later: Amazon posts a notification then.
 */
#include "chapters.h"
#include "story.h"
#include "tell.h"

#include <savedwallet/limits.h>

#include <stdio.h>

enum { LINE_ROOM = 64 };

static int refund(shop *it, const char *charge, int64_t minor, const char *intent, sw_error *err)
{
    char *told = NULL;
    const sw_money amount = shop_money(it, minor);
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    options.charge = charge;
    options.amount = &amount;
    options.intent = intent;
    int code = sw_engine_refund(&told, it->engine, &options, SHOP_WAIT_MS, err);
    return tell_answer(told, code, err);
}

/* Amazon sends again what was not answered 200: that is said when it is verified and on disk, not before. */
static int take_notification(shop *it, sw_error *err)
{
    static char body[SW_MAX_NOTIFICATION];
    char fact[LINE_ROOM];
    size_t size = 0;
    int status = 0;
    int code = receiver_take(body, sizeof body, &size, &it->receiver, err);
    if (code < 0)
        return code;
    code = sw_engine_receive(&status, it->engine, body, size, err);
    int answered = receiver_answer(&it->receiver, status, code == SW_OK ? err : NULL);
    if (code < 0 || answered < 0)
        return code < 0 ? code : answered;
    snprintf(fact, sizeof fact, "answered %d", status);
    story_done("notified", it->receiver.url, "verified", fact);
    return SW_OK;
}

static int listen_for_notifications(shop *it, sw_error *err)
{
    int code = receiver_open(&it->receiver, err);
    return code < 0 ? code : emulator_notify(it->emulator, it->receiver.url, err);
}

/* A notification says that a refund has changed, never to what: the worker reads it. */
static int follow_notification(shop *it, sw_error *err)
{
    sw_object *action = NULL;
    int code = shop_work(it, err);
    if (code == SW_OK)
        code = shop_ask_about(&action, it, "show", "refund:ride:81", err);
    if (code == SW_OK)
        tell_action(action, "");
    sw_object_free(action);
    return code < 0 ? code : tell_messages(it, err);
}

int chapter_refund(shop *it, sw_error *err)
{
    story_step("The driver took a detour: a part of the ride is refunded, which takes Amazon a while");
    int code = refund(it, "ride:81", 500, "refund:ride:81", err);
    if (code == SW_OK)
        code = listen_for_notifications(it, err);
    if (code == SW_OK) {
        story_note("A minute later Amazon posts a notification: it is verified, stored, and the refund is read.");
        code = shop_pass_time(it, "1m", err);
    }
    if (code == SW_OK)
        code = take_notification(it, err);
    return code < 0 ? code : follow_notification(it, err);
}
