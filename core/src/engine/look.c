/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How what Amazon took stands now: what it is still at, and what a notification was about.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/follow.h"
#include "engine/inbox.h"
#include "engine/outcome.h"
#include "engine/step.h"
#include "pay/client.h"

#include <savedwallet/advice.h>

#include <string.h>

static const char *object_of(const sw_action_row *action)
{
    if (sw_action_is_kind(action, SW_KIND_REFUND))
        return action->refund_id;
    return sw_action_is_kind(action, SW_KIND_CLOSE) ? action->permission : action->charge_id;
}

/* What Amazon took and then declined. */
static void tell_decline(sw_error *why, const sw_desk *desk, const sw_action_row *action, const sw_object *object)
{
    sw_situation situation = SW_SITUATION_INIT;
    sw_advice advice = SW_ADVICE_INIT;
    situation.operation = sw_operation_of(action->kind);
    situation.http_status = 200;
    situation.object_state = sw_object_state(object);
    situation.object_reason = sw_object_reason(object, 0);
    situation.region = desk->engine->client->region;
    situation.attempt = (int)action->tries + 1;
    sw_advise(&advice, &situation, NULL);
    sw_fail(why, SW_E_DECLINED, "the %s was declined%s%s", action->kind, *situation.object_reason ? ": " : "",
            situation.object_reason);
    why->http_status = 200;
    why->retry = advice.retry;
    why->next_step = advice.next_step;
    sw_error_copy(why->reason_code, sizeof why->reason_code, situation.object_reason);
}

static int decline(sw_desk *desk, sw_action_row *action, const sw_object *object, sw_error *err)
{
    sw_attempt_row attempt = { 0 };
    sw_error why = SW_ERROR_INIT;
    bool found = false;
    tell_decline(&why, desk, action, object);
    int code = sw_attempt_load(&attempt, &found, desk, action, err);
    if (code == SW_OK && !sw_record_text(&action->object_state, sw_object_state(object)))
        code = sw_fail_memory(err);
    if (code == SW_OK && sw_action_is_kind(action, SW_KIND_REFUND))
        code = sw_follow_refund(desk, action, object, err);
    if (code == SW_OK)
        code = sw_outcome_refuse(desk, action, found ? &attempt : NULL, &why, err);
    SW_RECORD_FREE(attempt, sw_attempt_table);
    return code;
}

/* Canceled gives back what counted against limits. */
static int give_back_if_canceled(sw_desk *desk, const sw_action_row *action, const sw_object *object, sw_error *err)
{
    if (!sw_action_is_kind(action, SW_KIND_CHARGE) || strcmp(sw_object_state(object), "Canceled") != 0)
        return SW_OK;
    return sw_run(desk->database, err, "UPDATE attempt SET counts = 0 WHERE action = $1", "n", action->number);
}

static int take(sw_desk *desk, sw_action_row *action, const sw_object *object, sw_error *err)
{
    bool was_pending = action->pending != 0, refunds = sw_action_is_kind(action, SW_KIND_REFUND);
    if (strcmp(sw_object_state(object), "Declined") == 0)
        return decline(desk, action, object, err);
    int code = give_back_if_canceled(desk, action, object, err);
    if (code == SW_OK && refunds && was_pending && strcmp(sw_object_state(object), "Refunded") == 0)
        code = sw_follow_refund(desk, action, object, err);
    return code == SW_OK ? sw_outcome_accept(desk, action, NULL, object, err) : code;
}

/* After a day without a word about what Amazon took, people are told, and it is left to them. */
static int look_again(sw_desk *desk, sw_action_row *action, const sw_error *why, sw_error *err)
{
    int64_t wait = desk->engine->settings.look_ms;
    if (!sw_step_is_hopeless(action, desk))
        return sw_step_postpone(desk, action, wait < SW_MINUTE_MS ? wait : SW_MINUTE_MS, err);
    action->next_ms = 0;
    int code = sw_database_begin(desk->database, err);
    if (code != SW_OK)
        return code;
    code = sw_inbox_add_action(desk, "not_seen", action, why->message, err);
    return sw_database_end(desk->database, code == SW_OK ? sw_step_write_end(desk, action, err) : code, err);
}

int sw_outcome_look(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    sw_reply reply = { 0 };
    sw_error why = SW_ERROR_INIT;
    const char *id = object_of(action);
    int64_t wait = desk->engine->settings.look_ms;
    if (!id)
        return sw_step_postpone(desk, action, wait, err);
    int code = sw_talk_read(&reply, desk, sw_reader_of(action->kind), id, &why);
    if (code == SW_OK)
        code = take(desk, action, reply.object, err);
    else if (reply.code != SW_OK)
        code = look_again(desk, action, &why, err);
    else if (err)
        *err = why;
    sw_reply_free(&reply);
    return code;
}
