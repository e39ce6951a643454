/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was sent, or was to be, and has no definite answer: when it goes out again, and when it is left to people.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "engine/outcome.h"
#include "engine/step.h"

#include <string.h>

static bool is_failure(const sw_error *why)
{
    return strcmp(why->reason_code, "ProcessingFailure") == 0;
}

/* A no that does not count yet: the same bytes are sent once more when no other send can be taken any more. */
static bool is_no_yet(const sw_attempt_row *attempt, const sw_desk *desk, const sw_error *why)
{
    bool answered = why->http_status > 0 && why->effect == SW_EFFECT_NONE;
    return answered && why->retry != SW_RETRY_SAME_KEY && attempt->loose_ms > sw_loose_now(attempt, desk);
}

static int64_t wait_of(const sw_desk *desk, const sw_attempt_row *attempt, const sw_error *why, bool unknown)
{
    const sw_engine_settings *settings = &desk->engine->settings;
    int64_t most = (int64_t)(sizeof settings->resend_ms / sizeof settings->resend_ms[0]);
    int64_t wait = settings->resend_ms[0];
    if (is_failure(why))
        wait = settings->failure_ms;
    else if (is_no_yet(attempt, desk, why))
        wait = attempt->loose_ms - sw_loose_now(attempt, desk);
    else if (unknown && attempt->sends > 0)
        wait = settings->resend_ms[attempt->sends > most ? most - 1 : attempt->sends - 1];
    return sw_step_wait(wait, why);
}

static int64_t next_resend(const sw_desk *desk, const sw_action_row *action, const sw_attempt_row *attempt,
                           const sw_error *why, bool unknown)
{
    int64_t now = sw_engine_now(desk->engine), end = action->trouble_ms + desk->engine->settings.give_up_ms;
    int64_t wait = wait_of(desk, attempt, why, unknown);
    return now + wait < end ? now + wait : end;
}

int sw_outcome_give_up(sw_desk *desk, sw_action_row *action, const char *message, sw_error *err)
{
    int code = sw_action_set(action, SW_UNRESOLVED, 0, err);
    return code == SW_OK ? sw_inbox_add_action(desk, SW_UNRESOLVED, action, message, err) : code;
}

/* Nothing was ever carried out: what may be tried again is not to be found out. */
static int give_up_unsent(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why,
                          sw_error *err)
{
    attempt->counts = 0;
    int code = sw_attempt_end(attempt, "refused", desk) ? SW_OK : sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_action_note(action, why, "not_reached", err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_BLOCKED, 0, err);
    return code == SW_OK ? sw_inbox_add_action(desk, SW_BLOCKED, action, why->message, err) : code;
}

/* @param about the error; what may still be on its way counts as loose */
static int leave_open(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about, sw_error *err)
{
    const sw_error *why = about;
    const sw_engine_settings *settings = &desk->engine->settings;
    bool unknown = sw_verdict_of(attempt, why->code, why, false, sw_loose_now(attempt, desk)) != SW_VERDICT_NOT_DONE;
    bool over = sw_engine_now(desk->engine) - action->trouble_ms >= settings->give_up_ms;
    bool lost = !is_failure(why) && why->effect == SW_EFFECT_UNKNOWN;
    int code = sw_action_note(action, why, NULL, err);
    attempt->failures += is_failure(why);
    if ((lost && !sw_loose_extend(attempt, desk, settings->lease_ms + settings->skew_ms)) ||
        !sw_record_text(&attempt->state, unknown ? SW_UNKNOWN : "ready"))
        return sw_fail_memory(err);
    if (code == SW_OK && over && unknown)
        return sw_outcome_give_up(
            desk, action, "a day without a definite answer: find out at Amazon whether it was done, then resolve it",
            err);
    if (code == SW_OK && over)
        return give_up_unsent(desk, action, attempt, why, err);
    if (code == SW_OK)
        code = sw_action_set(action, unknown ? SW_UNKNOWN : SW_STARTED,
                             next_resend(desk, action, attempt, why, unknown), err);
    return code;
}

int sw_outcome_leave_open(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why,
                          sw_error *err)
{
    int code = sw_outcome_commit(desk, action, attempt, leave_open, why, err);
    sw_desk_tell(desk, SW_LOG_WARNING, "no_answer", "intent", action->intent, "state", action->state, "message",
                 why->message);
    return code;
}
