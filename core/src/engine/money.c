/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a merchant's program asks for at once: planned in one commit, and with a wait carried out in the same call.
 */
#include "engine/money.h"
#include "base/error.h"
#include "engine/action.h"
#include "engine/job.h"
#include "engine/plan.h"
#include "face/told.h"
#include "pay/body.h"

#include <savedwallet/charge.h>

#include <stdio.h>
#include <string.h>

enum { MOST_WAIT_MS = 10 * SW_MINUTE_MS };

/* A plan, and how long the caller waits for it. */
typedef struct wanted {
    sw_plan plan;
    int attempt; /* 0: the first */
    int64_t wait_ms;
} wanted;

/* The error that the action ended with, once more for each caller who asks for the same. */
static int tell_error(const sw_action_row *action, sw_error *err)
{
    bool open = sw_action_is(action, SW_UNKNOWN) || sw_action_is(action, SW_UNRESOLVED);
    bool ended = sw_action_is(action, SW_STOPPED) || sw_action_is(action, SW_DECLINED) ||
                 sw_action_is(action, SW_BLOCKED);
    char field[64] = "";
    if (sw_action_is(action, SW_WITHDRAWN))
        return sw_fail_field(err, SW_E_CONFLICT, "intent", "\"%.120s\" was taken back before it was started%s%.200s",
                             action->intent, action->message ? ": " : "", action->message ? action->message : "");
    if ((!open && !ended) || action->code == SW_OK)
        return SW_OK;
    int code = open ? SW_E_NO_ANSWER : (int)action->code;
    if (action->guard)
        snprintf(field, sizeof field, "guard/%s", action->guard);
    sw_fail_field(err, code, field, "%s", action->message ? action->message : sw_code_text(code));
    if (!err)
        return code;
    err->http_status = (int32_t)action->http_status;
    err->effect = open ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE;
    err->retry = open ? SW_RETRY_SAME_KEY : SW_RETRY_NEVER;
    for (int step = SW_NEXT_NONE; action->next_step && step <= SW_NEXT_STOP; step++)
        if (strcmp(sw_next_step_name((sw_next_step)step), action->next_step) == 0)
            err->next_step = (sw_next_step)step;
    sw_error_copy(err->reason_code, sizeof err->reason_code, action->reason ? action->reason : "");
    return code;
}

/* A deliberate new attempt after a definite no. */
static int begin_again(sw_action_row *action, const sw_desk *desk, int attempt, sw_error *err)
{
    if (attempt <= 1 || attempt <= action->attempt)
        return SW_OK;
    if (!sw_action_is(action, SW_STOPPED))
        return sw_fail_field(err, SW_E_CONFLICT, "attempt",
                             "attempt %d of \"%.120s\" cannot begin: it is %s, and a new one needs a definite no",
                             attempt, action->intent, action->state);
    if (attempt != action->attempt + 1)
        return sw_fail_field(err, SW_E_CONFLICT, "attempt",
                             "attempt %d of \"%.120s\" cannot begin: the next one is %lld", attempt, action->intent,
                             (long long)action->attempt + 1);
    int64_t now = sw_engine_now(desk->engine);
    action->due_ms = 0;
    int code = sw_action_set(action, SW_PLANNED, now, err);
    return code == SW_OK ? sw_action_save(action, desk, err) : code;
}

/* Who waits for what has no answer asks at once; a ProcessingFailure wants its minute. */
static int hurry(sw_action_row *action, const sw_desk *desk, sw_error *err)
{
    int64_t now = sw_engine_now(desk->engine);
    bool planned = sw_action_is(action, SW_PLANNED) && action->due_ms <= now;
    bool failed = action->reason && strcmp(action->reason, "ProcessingFailure") == 0;
    if (action->next_ms <= now || failed ||
        !(planned || sw_action_is(action, SW_UNKNOWN) || sw_action_is(action, SW_STARTED)))
        return SW_OK;
    /* no change of the action: who is at it writes over this */
    return sw_run(desk->database, err, "UPDATE action SET next_ms = $1 WHERE number = $2", "nn", now, action->number);
}

static int write(sw_action_row *action, sw_desk *desk, const wanted *it, sw_error *err)
{
    bool known = false;
    int code = sw_plan_write(action, &known, desk, &it->plan, err);
    if (code == SW_OK && known)
        code = begin_again(action, desk, it->attempt, err);
    else if (code == SW_OK && it->attempt > 1)
        code = sw_fail_field(err, SW_E_CONFLICT, "attempt",
                             "attempt %d of \"%.120s\" cannot begin: there was no first one", it->attempt,
                             action->intent);
    return code == SW_OK && known && it->wait_ms > 0 ? hurry(action, desk, err) : code;
}

static int check_simulate(const sw_desk *desk, const char *simulate, sw_error *err)
{
    if (!simulate || desk->engine->journal->environment == SW_ENVIRONMENT_SANDBOX)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "simulate",
                         "simulate is for Sandbox: with a live key nothing is simulated");
}

/* Who plans while nothing is started is told why nothing happens. */
static int tell_pause(sw_json *told, const sw_action_row *action, const sw_desk *desk, sw_error *err)
{
    char text[SW_PAUSE_TEXT_SIZE] = "";
    int code = sw_action_is(action, SW_PLANNED) && !action->message ? sw_desk_pause_text(text, desk, err) : SW_OK;
    return code == SW_OK && *text && !sw_json_put_text(told, "message", text) ? sw_fail_memory(err) : code;
}

static int check_wait(const sw_desk *desk, int64_t wait_ms, sw_error *err)
{
    if (wait_ms < 0 || wait_ms > MOST_WAIT_MS)
        return sw_fail_field(err, SW_E_INVALID, "wait_ms", "wait_ms is 0 to %d", MOST_WAIT_MS);
    if (wait_ms > 0 && !desk->engine->client)
        return sw_fail_field(err, SW_E_INVALID, "wait_ms", "an engine without a client can only plan: wait_ms is 0");
    return SW_OK;
}

static int carry_out(sw_json **out, sw_desk *desk, const wanted *it, sw_error *err)
{
    sw_action_row action = { 0 };
    int code = check_wait(desk, it->wait_ms, err);
    if (code == SW_OK)
        code = check_simulate(desk, it->plan.simulate, err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, write(&action, desk, it, err), err);
    int64_t number = action.number;
    SW_RECORD_FREE(action, sw_action_table);
    if (code == SW_OK && it->wait_ms > 0)
        code = sw_run_action(desk, number, it->wait_ms, err);
    if (code != SW_OK)
        return code;
    code = sw_action_load(&action, desk, number, err);
    if (code == SW_OK && !(*out = sw_action_told(&action, desk)))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = tell_pause(*out, &action, desk, err);
    if (code == SW_OK)
        code = tell_error(&action, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

static bool put_flag(sw_json *content, const char *name, bool flag)
{
    return !flag || sw_json_put_bool(content, name, true);
}

/* In the order in which the rules' own are written: the same charge is the same, whoever asks for it. */
static sw_json *charge_content(const sw_charge_options *options)
{
    sw_json *content = sw_json_object();
    return sw_told_whole(content, content && put_flag(content, "authorize_only", options->authorize_only) &&
                                      put_flag(content, "can_handle_pending", options->can_handle_pending) &&
                                      sw_json_put_given(content, "soft_descriptor", options->soft_descriptor) &&
                                      sw_json_put_given(content, "initiator", options->initiator) &&
                                      sw_json_put_given(content, "channel", options->channel) &&
                                      sw_json_put_given(content, "reference", options->reference) &&
                                      sw_json_put_given(content, "note_to_buyer", options->note_to_buyer) &&
                                      sw_json_put_given(content, "custom_information", options->custom_information));
}

static int check_charge(const sw_charge_options *options, sw_error *err)
{
    if (options->return_url)
        return sw_fail_field(err, SW_E_INVALID, "return_url",
                             "the engine's charges have no return_url: a buyer who is present "
                             "and may have to confirm is charged with sw_wallet_charge");
    if (!options->amount)
        return sw_fail_field(err, SW_E_INVALID, "amount", "amount is missing: say how much, such as 18.40 EUR");
    if (options->attempt < 0)
        return sw_fail_field(err, SW_E_INVALID, "attempt", "attempt is 1 and up");
    return SW_OK;
}

/* What would be refused at START is refused now, while somebody is there to be told. */
static int check_body(const sw_desk *desk, const sw_charge_options *options, sw_error *err)
{
    sw_json *body = NULL;
    if (!desk->engine->client)
        return SW_OK;
    int code = sw_charge_body(&body, desk->engine->client, options, err);
    sw_json_free(body);
    return code;
}

int sw_money_charge(sw_json **out, sw_desk *desk, const sw_charge_options *options, int64_t wait_ms, sw_error *err)
{
    wanted it = { .plan = { .kind = SW_KIND_CHARGE, .wallet = options->wallet, .intent = options->intent },
                  .attempt = options->attempt,
                  .wait_ms = wait_ms };
    int code = check_charge(options, err);
    if (code == SW_OK)
        code = check_body(desk, options, err);
    if (code != SW_OK)
        return code;
    it.plan.amount = *options->amount;
    it.plan.simulate = options->call ? options->call->simulate : NULL;
    it.plan.content = charge_content(options);
    code = it.plan.content ? carry_out(out, desk, &it, err) : sw_fail_memory(err);
    sw_json_free(it.plan.content);
    return code;
}

/* What is about a charge: by its intent, or by its chargeId and the wallet. */
static int about_charge(sw_json **out, sw_desk *desk, wanted *it, sw_json *content, sw_error *err)
{
    int code = SW_OK;
    it->plan.content = content;
    if (!content)
        code = sw_fail_memory(err);
    else if (!it->plan.charge || !*it->plan.charge)
        code = sw_fail_field(err, SW_E_INVALID, "charge",
                             "charge is missing: give the intent of the charge, or its chargeId");
    if (code == SW_OK)
        code = carry_out(out, desk, it, err);
    sw_json_free(content);
    return code;
}

int sw_money_move(sw_json **out, sw_desk *desk, const char *kind, const char *wallet, const sw_amount_options *options,
                  int64_t wait_ms, sw_error *err)
{
    wanted it = { .plan = { .kind = kind, .wallet = wallet, .charge = options->charge }, .wait_ms = wait_ms };
    sw_json *content = sw_json_object();
    if (!options->amount) {
        sw_json_free(content);
        return sw_fail_field(err, SW_E_INVALID, "amount", "amount is missing: say how much, such as 18.40 EUR");
    }
    it.plan.intent = strcmp(kind, SW_KIND_REFUND) == 0 ? options->intent : NULL;
    it.plan.amount = *options->amount;
    it.plan.simulate = options->call ? options->call->simulate : NULL;
    it.attempt = options->attempt;
    return about_charge(
        out, desk, &it,
        sw_told_whole(content, content && sw_json_put_given(content, "soft_descriptor", options->soft_descriptor)),
        err);
}

int sw_money_cancel(sw_json **out, sw_desk *desk, const char *wallet, const sw_end_options *options, int64_t wait_ms,
                    sw_error *err)
{
    wanted it = { .plan = { .kind = SW_KIND_CANCEL, .wallet = wallet, .charge = options->id }, .wait_ms = wait_ms };
    sw_json *content = sw_json_object();
    it.plan.simulate = options->call ? options->call->simulate : NULL;
    return about_charge(out, desk, &it,
                        sw_told_whole(content, content && sw_json_put_given(content, "reason", options->reason)), err);
}

int sw_money_close(sw_json **out, sw_desk *desk, const char *wallet, const sw_end_options *options, int64_t wait_ms,
                   sw_error *err)
{
    wanted it = { .plan = { .kind = SW_KIND_CLOSE, .wallet = wallet }, .wait_ms = wait_ms };
    it.plan.simulate = options->call ? options->call->simulate : NULL;
    it.plan.content = sw_json_object();
    bool whole = it.plan.content && sw_json_put_given(it.plan.content, "reason", options->reason) &&
                 put_flag(it.plan.content, "cancel_pending", options->cancel_pending);
    int code = whole ? carry_out(out, desk, &it, err) : sw_fail_memory(err);
    sw_json_free(it.plan.content);
    return code;
}
