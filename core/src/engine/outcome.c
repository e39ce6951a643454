/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/outcome.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "engine/plan.h"
#include "engine/step.h"
#include "pay/advising.h"
#include "pay/client.h"

#include <string.h>

static int write(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_outcome_fn *step, const void *about,
                 sw_error *err)
{
    int code = sw_lease_keep(desk, err);
    if (code == SW_OK)
        code = step(desk, action, attempt, about, err);
    if (code == SW_OK && attempt)
        code = sw_record_save(attempt, &sw_attempt_table, desk->database, err);
    if (code == SW_OK)
        code = attempt ? sw_action_write(action, desk, err) : sw_action_save(action, desk, err);
    return code == SW_OK ? sw_lease_give_back(desk, err) : code;
}

/* Who was held up for so long that another has the wallet, or has changed the action, writes nothing: what was sent is
 * found out by the same key. */
int sw_outcome_commit(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_outcome_fn *step,
                      const void *about, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    int code = sw_database_begin(desk->database, err);
    if (code != SW_OK)
        return code;
    code = sw_database_end(desk->database, write(desk, action, attempt, step, about, &why), &why);
    if (code == SW_E_CONFLICT) {
        int64_t number = action->number;
        sw_desk_tell(desk, SW_LOG_WARNING, "overtaken", "intent", action->intent, "message", why.message, NULL, NULL);
        SW_RECORD_FREE(*action, sw_action_table);
        return sw_action_load(action, desk, number, err);
    }
    if (code != SW_OK && err)
        *err = why;
    return code;
}

bool sw_attempt_end(sw_attempt_row *attempt, const char *state, const sw_desk *desk)
{
    if (!attempt)
        return true;
    attempt->ended_ms = sw_engine_now(desk->engine);
    return sw_record_text(&attempt->state, state);
}

static bool is_pending(const char *kind, const sw_object *object)
{
    sw_advice advice = sw_advise_object(sw_operation_of(kind), object);
    return advice.code == SW_OK && advice.next_step == SW_NEXT_WAIT;
}

static bool learn(sw_action_row *action, const sw_object *object)
{
    const char *charge = sw_object_text(object, "/chargeId"), *refund = sw_object_text(object, "/refundId");
    bool closes = sw_action_is_kind(action, SW_KIND_CLOSE);
    action->pending = is_pending(action->kind, object);
    return (!charge || closes || sw_record_text(&action->charge_id, charge)) &&
           (!refund || sw_record_text(&action->refund_id, refund)) &&
           sw_record_text(&action->object_state, sw_object_state(object));
}

/* What waits for a charge looks now; what was held back by the wallet, too. */
static int wake(sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    return sw_run(
        desk->database, err,
        "UPDATE action SET next_ms = CASE WHEN due_ms > $1 THEN due_ms ELSE $1 END WHERE charge = $2 AND state = "
        "'planned'",
        "nn", sw_engine_now(desk->engine), action->number);
}

/* An authorization that expires is canceled then, unless it was captured. */
static int plan_expiry(sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    sw_plan plan = { .kind = SW_KIND_CANCEL, .space = SW_SPACE_EXPIRY, .charge = action->intent };
    sw_action_row row = { 0 };
    bool known = false;
    plan.due_ms = action->expires_ms;
    plan.content = sw_json_object();
    int code = sw_json_put_text(plan.content, "reason", "not captured in time")
                   ? sw_plan_write(&row, &known, desk, &plan, err)
                   : sw_fail_memory(err);
    sw_json_free(plan.content);
    SW_RECORD_FREE(row, sw_action_table);
    return code;
}

/* What a cancel or capture did to the charge is known of the charge. */
static int tell_charge(sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    if (!action->charge || sw_action_is_kind(action, SW_KIND_REFUND))
        return SW_OK;
    int code = sw_run(desk->database, err, "UPDATE action SET object_state = $1, changed_ms = $2 WHERE number = $3",
                      "tnn", action->object_state, sw_engine_now(desk->engine), action->charge);
    if (code == SW_OK && sw_action_is_kind(action, SW_KIND_CANCEL))
        code = sw_run(desk->database, err, "UPDATE attempt SET counts = 0 WHERE action = $1", "n", action->charge);
    return code;
}

static int accept(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about, sw_error *err)
{
    static const sw_error nothing = SW_ERROR_INIT;
    int64_t now = sw_engine_now(desk->engine);
    bool whole = learn(action, about) && sw_attempt_end(attempt, SW_ACCEPTED, desk);
    int code = whole ? sw_action_note(action, &nothing, NULL, err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_ACCEPTED, action->pending ? now + desk->engine->settings.look_ms : 0, err);
    action->trouble_ms = 0;
    if (code == SW_OK && sw_action_is_kind(action, SW_KIND_CHARGE))
        code = wake(desk, action, err);
    if (code == SW_OK && action->expires_ms && sw_action_is_kind(action, SW_KIND_CHARGE))
        code = plan_expiry(desk, action, err);
    if (code == SW_OK)
        code = tell_charge(desk, action, err);
    if (code == SW_OK)
        code = sw_inbox_settle_action(desk, action, "savedwallet", "it was done", err);
    return code;
}

int sw_outcome_accept(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_object *object,
                      sw_error *err)
{
    int code = sw_outcome_commit(desk, action, attempt, accept, object, err);
    if (code == SW_OK && sw_action_is(action, SW_ACCEPTED))
        sw_desk_tell(desk, SW_LOG_INFO, SW_ACCEPTED, "intent", action->intent, "object_state", action->object_state,
                     "charge_id", action->charge_id);
    return code;
}

/* Whether anything follows is for the rules to say; without them, people are told. */
static int after_no(sw_desk *desk, sw_action_row *action, const sw_error *why, sw_error *err)
{
    bool decides = action->by_rules && sw_action_is_kind(action, SW_KIND_CHARGE) &&
                   why->next_step != SW_NEXT_FIX_REQUEST && desk->engine->rules.decider;
    int code = sw_action_set(action, decides ? SW_DECLINED : SW_STOPPED, decides ? sw_engine_now(desk->engine) : 0,
                             err);
    if (code != SW_OK || decides || (desk->waits && why->code == SW_E_DECLINED))
        return code;
    return sw_inbox_add_action(desk, why->code == SW_E_DECLINED ? "declined" : "refused", action, why->message, err);
}

static int refuse(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about, sw_error *err)
{
    const sw_error *why = about;
    int code = sw_action_note(action, why, NULL, err);
    if (attempt && !sw_record_text(&attempt->reason, why->reason_code))
        code = sw_fail_memory(err);
    if (attempt)
        attempt->counts = 0;
    action->tries += why->code == SW_E_DECLINED;
    action->pending = 0;
    action->trouble_ms = 0;
    if (code == SW_OK && !sw_attempt_end(attempt, why->code == SW_E_DECLINED ? SW_DECLINED : "refused", desk))
        code = sw_fail_memory(err);
    sw_desk_tell(desk, SW_LOG_INFO, "refused", "intent", action->intent, "reason", why->reason_code, "next_step",
                 sw_next_step_name(why->next_step));
    return code == SW_OK ? after_no(desk, action, why, err) : code;
}

int sw_outcome_refuse(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why, sw_error *err)
{
    return sw_outcome_commit(desk, action, attempt, refuse, why, err);
}

/* No decline, and no attempt counted: it is tried again when that charge is over, under a key of its own. */
static int wait_for_progress(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about,
                             sw_error *err)
{
    const sw_engine_settings *settings = &desk->engine->settings;
    int64_t now = sw_engine_now(desk->engine);
    attempt->counts = 0;
    int code = sw_action_note(action, about, NULL, err);
    if (code == SW_OK && !sw_attempt_end(attempt, "refused", desk))
        code = sw_fail_memory(err);
    return code == SW_OK ? sw_action_set(action, SW_PLANNED, now + settings->progress_ms, err) : code;
}

static int take_used_key(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const void *about,
                         sw_error *err)
{
    int code = sw_action_note(action, about, NULL, err);
    if (code == SW_OK && !sw_record_text(&attempt->state, SW_UNKNOWN))
        code = sw_fail_memory(err);
    return code == SW_OK
               ? sw_outcome_give_up(desk, action,
                                    "Amazon knows this key with other bytes: an earlier journal or program used it. "
                                    "Find out what was done, then resolve it",
                                    err)
               : code;
}

static bool is_charging(const sw_object *permission)
{
    for (size_t i = 0; i < sw_object_reason_count(permission); i++)
        if (strcmp(sw_object_reason(permission, i), "ChargeInProgress") == 0)
            return true;
    return false;
}

/* After a definite no, what to do depends on how the wallet stands now. What cannot be read changes nothing. */
static bool ask_wallet(sw_desk *desk, const sw_action_row *action, const sw_attempt_row *attempt, sw_error *why)
{
    sw_situation situation = sw_situation_of_no(why, desk->engine->client->region, (int)action->tries + 1);
    sw_advice advice = SW_ADVICE_INIT;
    sw_reply reply = { 0 };
    bool charging = false;
    if (sw_talk_read(&reply, desk, "getChargePermission", attempt->permission, NULL) == SW_OK) {
        situation.permission_state = sw_object_state(reply.object);
        situation.permission_reason = sw_object_reason(reply.object, 0);
        charging = why->code != SW_E_DECLINED && is_charging(reply.object);
        if (sw_advise(&advice, &situation, NULL) == SW_OK) {
            why->retry = advice.retry;
            why->next_step = advice.next_step;
        }
    }
    sw_reply_free(&reply);
    return charging;
}

/* A charge is captured once, and ended once: when it stands so, that is the answer. */
static int look_instead(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_error *why,
                        sw_error *err)
{
    sw_reply reply = { 0 };
    sw_money captured = SW_MONEY_INIT, amount = sw_action_amount(action);
    int code = sw_talk_read(&reply, desk, sw_reader_of(action->kind), attempt->path_id, NULL);
    const char *state = code == SW_OK ? sw_object_state(reply.object) : "";
    bool captures = sw_action_is_kind(action, SW_KIND_CAPTURE);
    bool done = captures ? sw_object_money(&captured, reply.object, "/captureAmount", NULL) == SW_OK &&
                               sw_money_equal(&captured, &amount)
                         : code == SW_OK && sw_ended_of(action->kind, reply.object) == SW_ENDED_DONE;
    bool never = !captures && code == SW_OK && sw_ended_of(action->kind, reply.object) == SW_ENDED_NEVER;
    if (done)
        code = sw_outcome_accept(desk, action, attempt, reply.object, err);
    else if (code == SW_OK && captures && strcmp(state, "Canceled") == 0)
        code = sw_step_block_expired(desk, action, err);
    else if (!never && (code != SW_OK || why->effect != SW_EFFECT_NONE || attempt->loose_ms))
        code = sw_outcome_leave_open(desk, action, attempt, why, err);
    else
        code = sw_outcome_refuse(desk, action, attempt, why, err);
    sw_reply_free(&reply);
    return code;
}

/* The same failure twice under one key is taken for a decline. */
static void settle_failure(sw_error *why)
{
    if (why->effect == SW_EFFECT_NONE)
        return;
    why->code = SW_E_DECLINED;
    why->effect = SW_EFFECT_NONE;
    why->http_status = 200;
}

static int take_no(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *why, sw_error *err)
{
    settle_failure(why);
    bool charges = sw_action_is_kind(action, SW_KIND_CHARGE);
    if (charges && why->next_step != SW_NEXT_FIX_REQUEST && ask_wallet(desk, action, attempt, why))
        return sw_outcome_commit(desk, action, attempt, wait_for_progress, why, err);
    if (!charges && why->code == SW_E_CONFLICT && attempt->path_id)
        return look_instead(desk, action, attempt, why, err);
    return sw_outcome_refuse(desk, action, attempt, why, err);
}

/* Where no key makes a repetition safe, the effect is looked for at once. */
static bool is_looked_for(const sw_action_row *action, sw_verdict verdict, const sw_error *why)
{
    bool ends = sw_action_is_kind(action, SW_KIND_CANCEL) || sw_action_is_kind(action, SW_KIND_CLOSE);
    bool conflicts = why->code == SW_E_CONFLICT && !sw_action_is_kind(action, SW_KIND_CHARGE);
    return verdict == SW_VERDICT_UNKNOWN && (ends || conflicts);
}

static int take(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_reply *reply, sw_error *err)
{
    bool settled = !desk->engine->settings.failure_is_no_answer;
    sw_error *why = &reply->error;
    sw_verdict verdict = sw_verdict_of(attempt, reply->code, why, settled, sw_loose_now(attempt, desk));
    why->code = reply->code;
    attempt->http_status = sw_response_status(reply->answer);
    if (!sw_record_text(&attempt->request_id, reply->answer ? sw_response_request_id(reply->answer) : NULL) ||
        !sw_record_text(&attempt->reason, reply->code != SW_OK && *why->reason_code ? why->reason_code : NULL))
        return sw_fail_memory(err);
    if (verdict == SW_VERDICT_ACCEPTED)
        return sw_outcome_accept(desk, action, attempt, reply->object, err);
    if (verdict == SW_VERDICT_TAKEN)
        return sw_outcome_commit(desk, action, attempt, take_used_key, why, err);
    if (is_looked_for(action, verdict, why))
        return look_instead(desk, action, attempt, why, err);
    if (verdict == SW_VERDICT_REFUSED)
        return take_no(desk, action, attempt, why, err);
    return sw_outcome_leave_open(desk, action, attempt, why, err);
}

int sw_outcome_send(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *err)
{
    sw_reply reply = { 0 };
    int code = sw_talk_send(&reply, desk, attempt, err);
    if (code == SW_OK) {
        code = take(desk, action, attempt, &reply, err);
        if (code != SW_OK && err) { /* it was sent, and what came of it could not be written */
            err->effect = SW_EFFECT_UNKNOWN;
            err->retry = SW_RETRY_SAME_KEY;
        }
    }
    sw_reply_free(&reply);
    return code;
}
