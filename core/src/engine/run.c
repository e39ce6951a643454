/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "base/error.h"
#include "engine/action.h"
#include "engine/due.h"
#include "engine/follow.h"
#include "engine/job.h"
#include "engine/lease.h"
#include "engine/notice.h"
#include "engine/outcome.h"
#include "engine/payer.h"
#include "engine/start.h"
#include "engine/step.h"
#include "engine/talk.h"
#include "face/told.h"

#include <string.h>

/* An event that came before an authorization expires is decided first: it may want to capture. */
static int has_open_event(bool *out, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    int64_t count = 0;
    *out = false;
    if (strcmp(action->space, SW_SPACE_EXPIRY) != 0)
        return SW_OK;
    bool decides = desk->engine->rules.decider != NULL; /* without rules no event is ever decided */
    int code = sw_find_number(
        &count, desk->database, err,
        "SELECT (SELECT count(*) FROM event WHERE $4 = 1 AND (wallet = $1 OR wallet IS NULL) AND next_ms IS NOT NULL "
        "AND state = 'recorded' AND received_ms <= $2) + (SELECT count(*) FROM action WHERE charge = $3 AND kind = "
        "'capture' AND next_ms IS NOT NULL AND COALESCE(due_ms, 0) <= $2)",
        "nnnn", action->wallet, action->due_ms, action->charge, (int64_t)decides);
    *out = count > 0;
    return code;
}

static int begin_planned(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    bool waits = false;
    int code = has_open_event(&waits, desk, action, err);
    if (code == SW_OK && waits)
        return sw_step_postpone(desk, action, 1000, err);
    return code == SW_OK ? sw_step_start(desk, action, err) : code;
}

/* Until the buyer has repaired the wallet, or the patience is over. */
static int look_at_wallet(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    sw_wallet_row wallet = { 0 };
    sw_reply reply = { 0 };
    int64_t now = sw_engine_now(desk->engine);
    int code = sw_payer_load(&wallet, desk, action->wallet, err);
    if (code == SW_OK && sw_talk_read(&reply, desk, "getChargePermission", wallet.permission, NULL) == SW_OK)
        code = sw_payer_learn(&wallet, desk, reply.object, err);
    bool usable = reply.object && sw_payer_is_usable(&wallet);
    sw_reply_free(&reply);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    if (code != SW_OK)
        return code;
    if (usable) {
        action->due_ms = 0;
        code = sw_action_set(action, SW_PLANNED, now, err);
        return code == SW_OK ? sw_step_end(desk, action, err) : code;
    }
    if (action->until_ms && action->until_ms <= now)
        return sw_step_block(desk, action, "wallet_chargeable", "the buyer did not repair the wallet in time", err);
    int64_t wait = desk->engine->settings.look_ms;
    if (action->until_ms && action->until_ms - now < wait)
        wait = action->until_ms - now;
    return sw_step_postpone(desk, action, wait, err);
}

static int do_action(sw_desk *desk, int64_t number, sw_error *err)
{
    sw_action_row action = { 0 };
    int code = sw_action_load(&action, desk, number, err);
    if (code == SW_OK && sw_action_is(&action, SW_PLANNED))
        code = begin_planned(desk, &action, err);
    else if (code == SW_OK && (sw_action_is(&action, SW_STARTED) || sw_action_is(&action, SW_UNKNOWN)))
        code = sw_step_resend(desk, &action, err);
    else if (code == SW_OK && sw_action_is(&action, SW_ACCEPTED))
        code = sw_outcome_look(desk, &action, err);
    else if (code == SW_OK && sw_action_is(&action, SW_DECLINED))
        code = desk->engine->rules.decider ? sw_follow_decline(desk, &action, err)
                                           : sw_step_postpone(desk, &action, SW_MINUTE_MS, err);
    else if (code == SW_OK && sw_action_is(&action, SW_WAITING))
        code = look_at_wallet(desk, &action, err);
    else if (code == SW_OK) {
        action.next_ms = 0;
        code = sw_step_end(desk, &action, err);
    }
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

static int do_event(sw_desk *desk, int64_t number, sw_error *err)
{
    sw_event_row event = { 0 };
    bool found = false;
    int code = sw_record_find(&event, &found, &sw_event_table, desk->database, err, "WHERE number = $1", "n", number);
    if (code == SW_OK && found && event.next_ms && event.next_ms <= sw_engine_now(desk->engine))
        code = sw_follow_event(desk, &event, err);
    SW_RECORD_FREE(event, sw_event_table);
    return code;
}

static int do_notification(sw_desk *desk, int64_t number, sw_error *err)
{
    sw_notification_row notice = { 0 };
    bool found = false;
    int code = sw_record_find(&notice, &found, &sw_notification_table, desk->database, err, "WHERE number = $1", "n",
                              number);
    if (code == SW_OK && found && notice.next_ms)
        code = sw_notice_follow(desk, &notice, err);
    SW_RECORD_FREE(notice, sw_notification_table);
    return code;
}

static int do_due(sw_desk *desk, const sw_due *it, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    int code = it->kind == SW_DUE_EVENT    ? do_event(desk, it->number, &why)
               : it->kind == SW_DUE_ACTION ? do_action(desk, it->number, &why)
                                           : do_notification(desk, it->number, &why);
    sw_database_rollback(desk->database);
    if (code == SW_E_CONFLICT) { /* another worker or a person was faster */
        sw_desk_tell(desk, SW_LOG_WARNING, "overtaken", "message", why.message, NULL, NULL, NULL, NULL);
        code = SW_OK;
    }
    sw_lease_drop(desk);
    sw_desk_hand_over(desk);
    if (code != SW_OK && err)
        *err = why;
    return code;
}

/* What a run did. */
typedef struct running {
    const char *ended;
    int64_t steps;
    int64_t begun_ms;
} running;

static bool is_over(running *it, const sw_desk *desk, const sw_run_options *options)
{
    const sw_clock *clock = &desk->engine->clock;
    if (sw_cancel_is_requested(options->cancel))
        it->ended = "canceled";
    else if (options->deadline_ms > 0 && clock->monotonic_ms(clock->payload) - it->begun_ms >= options->deadline_ms)
        it->ended = "deadline";
    return it->ended != NULL;
}

static void rest(const sw_desk *desk, const sw_run_options *options, int64_t most_ms)
{
    int64_t wait = options->idle_ms > 0 ? options->idle_ms : 500;
    sw_clock_wait(&desk->engine->clock, wait < most_ms ? wait : most_ms, options->cancel);
}

static int step(running *it, sw_desk *desk, const sw_run_options *options, sw_error *err)
{
    sw_due next;
    bool idle = false;
    int code = sw_due_claim(&next, desk, err);
    if (code == SW_OK && next.kind != SW_DUE_NOTHING) {
        it->steps++;
        return do_due(desk, &next, err);
    }
    if (code == SW_OK && options->until_idle)
        code = sw_due_is_idle(&idle, desk, err);
    if (code == SW_OK && idle)
        it->ended = "idle";
    else if (code == SW_OK)
        rest(desk, options, options->until_idle ? 50 : INT64_MAX);
    return code;
}

static sw_json *tell(const running *it, const sw_desk *desk)
{
    int64_t due_count = 0, next = 0;
    sw_json *told = sw_json_object();
    sw_due_count(&due_count, desk, NULL);
    sw_due_next(&next, desk, NULL);
    return sw_told_whole(
        told, sw_json_put_text(told, "ended", it->ended) && sw_json_put_integer(told, "steps", it->steps) &&
                  sw_json_put_integer(told, "sent", desk->sent) &&
                  sw_json_put_integer(told, "decided", desk->decided) && sw_json_put_integer(told, "due", due_count) &&
                  sw_json_put(told, "next_at", sw_time_told(next)));
}

int sw_run_desk(sw_json **out, sw_desk *desk, const sw_run_options *options, sw_error *err)
{
    const sw_clock *clock = &desk->engine->clock;
    running it = { NULL, 0, clock->monotonic_ms(clock->payload) };
    int code = SW_OK;
    if (!desk->engine->client)
        return sw_fail_field(err, SW_E_INVALID, "client",
                             "an engine without a client cannot run: it needs a key to send");
    while (code == SW_OK && !is_over(&it, desk, options))
        code = step(&it, desk, options, err);
    if (code != SW_OK)
        return code;
    *out = tell(&it, desk);
    return *out ? SW_OK : sw_fail_memory(err);
}

/* How long until something is to be done about it. @return below 0: nothing is, by this caller */
static int64_t left_to_wait(const sw_desk *desk, const sw_action_row *action, sw_pause pause)
{
    bool begins = sw_action_is(action, SW_PLANNED) || sw_action_is(action, SW_WAITING);
    int64_t now = sw_engine_now(desk->engine);
    if (!action->next_ms || sw_action_is(action, SW_ACCEPTED) || pause == SW_PAUSE_ALL ||
        (begins && pause == SW_PAUSE_NEW))
        return -1;
    return action->next_ms > now ? action->next_ms - now : 0;
}

static int claim_when_due(bool *taken, sw_desk *desk, int64_t wallet, int64_t wait_ms, sw_error *err)
{
    *taken = false;
    if (wait_ms > 0)
        sw_clock_wait(&desk->engine->clock, wait_ms, desk->cancel);
    return sw_cancel_is_requested(desk->cancel) ? SW_OK : sw_lease_claim(taken, desk, wallet, err);
}

int sw_run_action(sw_desk *desk, int64_t number, int64_t wait_ms, sw_error *err)
{
    const sw_clock *clock = &desk->engine->clock;
    int64_t end = clock->monotonic_ms(clock->payload) + wait_ms;
    int code = SW_OK;
    desk->waits = true;
    desk->end_ms = end;
    while (code == SW_OK && !sw_cancel_is_requested(desk->cancel)) {
        sw_action_row action = { 0 };
        bool taken = false;
        sw_pause pause = SW_PAUSE_NONE;
        code = sw_action_load(&action, desk, number, err);
        if (code == SW_OK)
            code = sw_desk_pause(&pause, desk, err);
        int64_t wallet = action.wallet, wait = left_to_wait(desk, &action, pause);
        SW_RECORD_FREE(action, sw_action_table);
        if (code != SW_OK || wait < 0 || clock->monotonic_ms(clock->payload) + wait >= end)
            break;
        code = claim_when_due(&taken, desk, wallet, wait, err);
        if (code == SW_OK && taken)
            code = do_due(desk, &(sw_due){ SW_DUE_ACTION, number, desk->wallet, 0 }, err);
        else if (code == SW_OK)
            sw_clock_wait(clock, 20, desk->cancel);
    }
    desk->waits = false;
    desk->end_ms = 0;
    return code;
}
