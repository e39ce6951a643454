/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/start.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/guarding.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "engine/outcome.h"
#include "engine/payer.h"
#include "engine/step.h"
#include "engine/talk.h"

#include <stdio.h>
#include <string.h>

/* A Date has no fraction: it is that second to its end. */
enum { WITHIN_ITS_SECOND_MS = 999 };

/* What START is decided by. */
typedef struct starting {
    sw_desk *desk;
    sw_action_row *action;
    sw_wallet_row wallet;
    sw_reply reply;   /* the permission or charge, as it was just read */
    int64_t now_ms;   /* the earlier of our clock and Amazon's */
    int64_t loose_ms; /* for so much longer Amazon may take an earlier send that has no answer */
} starting;

/* While it cannot be seen whether it may be started, nothing is; after a day people are told, and it goes on. */
static int put_off(starting *it, const sw_error *why, sw_error *err)
{
    sw_desk *desk = it->desk;
    sw_action_row *action = it->action;
    bool hopeless = sw_step_is_hopeless(action, desk);
    int code = sw_action_note(action, why, NULL, err);
    if (code != SW_OK)
        return code;
    sw_desk_tell(desk, SW_LOG_WARNING, "put_off", "intent", action->intent, "message", why->message, NULL, NULL);
    if (hopeless)
        return sw_step_block(desk, action, "not_reached", why->message, err);
    code = sw_step_postpone(desk, action, sw_step_wait(desk->engine->settings.resend_ms[0], why), err);
    if (code == SW_OK && desk->waits && why->code == SW_E_CALLBACK) { /* the caller's own function: he is there */
        if (err)
            *err = *why;
        code = why->code;
    }
    return code;
}

static int read_first(starting *it, const char *operation, const char *id, const char *guard, bool *go, sw_error *err)
{
    char message[SW_GUARD_MESSAGE_SIZE];
    sw_error why = SW_ERROR_INIT;
    int64_t now = sw_engine_now(it->desk->engine);
    int code = sw_talk_read(&it->reply, it->desk, operation, id, &why);
    *go = code == SW_OK;
    int64_t date = it->reply.date_ms ? it->reply.date_ms + WITHIN_ITS_SECOND_MS : now;
    it->now_ms = date < now ? date : now;
    if (code == SW_OK)
        return SW_OK;
    if (it->reply.code == SW_OK) { /* the journal's own failure */
        if (err)
            *err = why;
        return code;
    }
    if (code == SW_E_INVALID || code == SW_E_LIMIT) /* no time cures it */
        return sw_step_block(it->desk, it->action, "request", why.message, err);
    if (code != SW_E_NOT_FOUND)
        return put_off(it, &why, err);
    snprintf(message, sizeof message, "Amazon knows no %s \"%.120s\"",
             strcmp(operation, "getCharge") == 0 ? "charge" : "charge permission", id);
    return sw_step_block(it->desk, it->action, guard, message, err);
}

/* Due is what is due by our clock and by Amazon's. */
static int64_t left_to_wait(const starting *it)
{
    int64_t until_due = it->action->due_ms - it->now_ms;
    return until_due > it->loose_ms ? until_due : it->loose_ms;
}

static bool is_early(const starting *it)
{
    return left_to_wait(it) > 0;
}

static int wait_for_time(starting *it, sw_error *err)
{
    int64_t wait = left_to_wait(it);
    return sw_step_postpone(it->desk, it->action, wait < SW_HOUR_MS ? wait : SW_HOUR_MS, err);
}

static int wait_for_charge_in_progress(starting *it, sw_error *err)
{
    if (sw_step_is_hopeless(it->action, it->desk))
        return sw_step_block(it->desk, it->action, "wallet_chargeable",
                             "another charge of this wallet has been in progress for too "
                             "long: look at it at Amazon, then retry",
                             err);
    return sw_step_postpone(it->desk, it->action, it->desk->engine->settings.progress_ms, err);
}

/* Between reading and writing others may have been here. @param[out] still  may it be started? */
static int check_still(starting *it, bool *still, sw_error *err)
{
    sw_action_row now = { 0 };
    sw_pause pause = SW_PAUSE_NONE;
    int code = sw_lease_keep(it->desk, err);
    if (code == SW_OK)
        code = sw_action_load(&now, it->desk, it->action->number, err);
    if (code == SW_OK)
        code = sw_desk_pause(&pause, it->desk, err);
    *still = code == SW_OK && sw_action_is(&now, SW_PLANNED) && now.attempt == it->action->attempt &&
             pause == SW_PAUSE_NONE;
    if (code == SW_OK && !*still) {
        SW_RECORD_FREE(*it->action, sw_action_table);
        *it->action = now;
        return sw_lease_give_back(it->desk, err);
    }
    SW_RECORD_FREE(now, sw_action_table);
    return code;
}

static int write_start(starting *it, sw_attempt_row *attempt, sw_error *err)
{
    sw_action_row *action = it->action;
    int code = sw_attempt_make(attempt, it->desk, action, &it->wallet, err);
    if (code == SW_OK)
        code = sw_record_insert(attempt, &sw_attempt_table, it->desk->database, err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_STARTED, attempt->started_ms, err);
    if (code != SW_OK)
        return code;
    action->attempt = attempt->attempt;
    action->trouble_ms = attempt->started_ms;
    if (!action->first_ms)
        action->first_ms = attempt->started_ms;
    if (!sw_record_text(&action->permission, it->wallet.permission) || !sw_record_text(&action->simulate, NULL))
        return sw_fail_memory(err);
    return sw_action_save(action, it->desk, err);
}

/* The commit that everything hangs on: lease, guards and START in one. @param[out] go  it may be sent */
static int start(starting *it, sw_attempt_row *attempt, bool *go, sw_error *err)
{
    sw_guard_verdict verdict = SW_GUARD_VERDICT_INIT;
    bool of_charge = !sw_action_is_kind(it->action, SW_KIND_CHARGE);
    int code = check_still(it, go, err);
    if (code != SW_OK || !*go)
        return code;
    if (!of_charge)
        code = sw_payer_keep(&it->wallet, it->desk, err);
    if (code == SW_OK)
        code = sw_guarding_ask(&verdict, it->desk, it->action, &it->wallet, of_charge ? it->reply.object : NULL,
                               it->now_ms, err);
    if (code != SW_OK)
        return code;
    *go = !verdict.guard;
    return verdict.guard ? sw_step_write_block(it->desk, it->action, verdict.guard, verdict.message, err)
                         : write_start(it, attempt, err);
}

static int start_and_send(starting *it, sw_error *err)
{
    sw_attempt_row attempt = { 0 };
    sw_error why = SW_ERROR_INIT;
    bool go = false;
    int code = sw_database_begin(it->desk->database, err);
    if (code != SW_OK)
        return code;
    code = sw_database_end(it->desk->database, start(it, &attempt, &go, &why), &why);
    if (code == SW_OK && go) {
        sw_desk_tell(it->desk, SW_LOG_INFO, "start", "intent", it->action->intent, "key", attempt.key, "operation",
                     attempt.operation);
        code = sw_outcome_send(it->desk, it->action, &attempt, &why);
    } else if (code == SW_E_INVALID || code == SW_E_LIMIT) {
        code = sw_step_block(it->desk, it->action, "request", why.message, &why);
    }
    if (code != SW_OK && err)
        *err = why;
    SW_RECORD_FREE(attempt, sw_attempt_table);
    return code;
}

static int start_charge(starting *it, sw_error *err)
{
    bool go = false;
    int code = it->wallet.permission
                   ? read_first(it, "getChargePermission", it->wallet.permission, "wallet_chargeable", &go, err)
                   : sw_step_block(it->desk, it->action, "wallet_chargeable",
                                   "the wallet has no charge "
                                   "permission: set it",
                                   err);
    if (code == SW_OK && go)
        code = sw_payer_learn(&it->wallet, it->desk, it->reply.object, err);
    if (code != SW_OK || !go)
        return code;
    if (sw_payer_is_charging(&it->wallet))
        return wait_for_charge_in_progress(it, err);
    it->action->trouble_ms = 0;
    if (is_early(it))
        return wait_for_time(it, err);
    return start_and_send(it, err);
}

static bool is_not_begun(const sw_action_row *charge)
{
    return sw_action_is(charge, SW_PLANNED) || sw_action_is(charge, SW_WAITING);
}

static bool is_never(const sw_action_row *charge)
{
    return sw_action_is(charge, SW_STOPPED) || sw_action_is(charge, SW_BLOCKED) || sw_action_is(charge, SW_WITHDRAWN);
}

/* A charge that is planned and not made yet: what is about it waits for it. */
static int wait_for_charge(starting *it, const sw_action_row *charge, sw_error *err)
{
    if (is_never(charge))
        return sw_step_block(it->desk, it->action,
                             sw_action_is_kind(it->action, SW_KIND_REFUND) ? "refund_bound" : "capture_bound",
                             "the charge that it is about was never made", err);
    return sw_step_postpone(it->desk, it->action, it->desk->engine->settings.look_ms, err);
}

/* A cancel of what was not started takes it back; of what was never made, nothing is left to do. */
static int write_taken_back(starting *it, sw_action_row *charge, sw_error *err)
{
    static const sw_error nothing = SW_ERROR_INIT;
    int code = sw_lease_keep(it->desk, err);
    if (code == SW_OK)
        code = sw_action_set(charge, SW_WITHDRAWN, 0, err);
    if (code == SW_OK)
        code = sw_action_save(charge, it->desk, err);
    if (code == SW_OK)
        code = sw_inbox_settle_action(it->desk, charge, "savedwallet", "it was canceled", err);
    if (code == SW_OK)
        code = sw_action_note(it->action, &nothing, NULL, err);
    if (code == SW_OK)
        code = sw_action_set(it->action, SW_ACCEPTED, 0, err);
    return code == SW_OK ? sw_step_write_end(it->desk, it->action, err) : code;
}

static int take_back(starting *it, sw_action_row *charge, sw_error *err)
{
    int code = sw_database_begin(it->desk->database, err);
    return code == SW_OK ? sw_database_end(it->desk->database, write_taken_back(it, charge, err), err) : code;
}

static bool is_made(const sw_action_row *charge)
{
    return sw_action_is(charge, SW_ACCEPTED) && charge->charge_id;
}

/* The charge as it is now: an earlier attempt of it may have had another chargeId. */
static int know_charge(starting *it, bool *go, sw_error *err)
{
    sw_action_row charge = { 0 };
    bool cancels = sw_action_is_kind(it->action, SW_KIND_CANCEL);
    *go = !it->action->charge;
    if (*go)
        return SW_OK;
    int code = sw_action_load(&charge, it->desk, it->action->charge, err);
    *go = code == SW_OK && is_made(&charge);
    if (*go)
        code = sw_record_text(&it->action->charge_id, charge.charge_id) ? SW_OK : sw_fail_memory(err);
    else if (code == SW_OK && cancels && (is_not_begun(&charge) || is_never(&charge)))
        code = take_back(it, &charge, err);
    else if (code == SW_OK)
        code = wait_for_charge(it, &charge, err);
    SW_RECORD_FREE(charge, sw_action_table);
    return code;
}

/* It was captured in time: nothing is left to be canceled. */
static int end_expiry(starting *it, sw_error *err)
{
    int code = sw_action_set(it->action, SW_WITHDRAWN, 0, err);
    return code == SW_OK ? sw_step_end(it->desk, it->action, err) : code;
}

/* What has ended already needs no cancel. */
static int start_cancel(starting *it, sw_error *err)
{
    sw_ended ended = sw_ended_of(SW_KIND_CANCEL, it->reply.object);
    if (ended == SW_ENDED_DONE)
        return sw_outcome_accept(it->desk, it->action, NULL, it->reply.object, err);
    if (ended == SW_ENDED_NEVER && strcmp(it->action->space, SW_SPACE_EXPIRY) == 0)
        return end_expiry(it, err);
    return start_and_send(it, err);
}

/* Capture, refund, cancel: the charge is read first. */
static int start_after_charge(starting *it, sw_error *err)
{
    bool refunds = sw_action_is_kind(it->action, SW_KIND_REFUND), go = false;
    int code = know_charge(it, &go, err);
    if (code == SW_OK && go)
        code = read_first(it, "getCharge", it->action->charge_id, refunds ? "refund_bound" : "capture_bound", &go, err);
    if (code != SW_OK || !go)
        return code;
    if (is_early(it))
        return wait_for_time(it, err);
    if (sw_action_is_kind(it->action, SW_KIND_CANCEL))
        return start_cancel(it, err);
    if (sw_action_is_kind(it->action, SW_KIND_CAPTURE) && strcmp(sw_object_state(it->reply.object), "Canceled") == 0)
        return sw_step_block_expired(it->desk, it->action, err);
    return start_and_send(it, err);
}

int sw_step_start(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    starting it = { .desk = desk, .action = action, .now_ms = sw_engine_now(desk->engine) };
    int code = sw_loose_left(&it.loose_ms, desk, action->number, err);
    if (code == SW_OK && is_early(&it)) /* by our own clock already */
        return wait_for_time(&it, err);
    if (code == SW_OK)
        code = sw_payer_load(&it.wallet, desk, action->wallet, err);
    if (code == SW_OK && sw_action_is_kind(action, SW_KIND_CHARGE))
        code = start_charge(&it, err);
    else if (code == SW_OK && sw_action_is_kind(action, SW_KIND_CLOSE))
        code = start_and_send(&it, err);
    else if (code == SW_OK)
        code = start_after_charge(&it, err);
    sw_reply_free(&it.reply);
    SW_RECORD_FREE(it.wallet, sw_wallet_table);
    return code;
}
