/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/advice.h>

#include "base/error.h"
#include "pay/state.h"

#include <savedwallet/operation.h>

#include <string.h>

/* A situation with what belongs to it. */
typedef struct judging {
    const sw_situation *about;
    const sw_operation *operation; /* NULL: one that nobody knows */
    const char *name;              /* of the operation; "": not known */
    bool reads;                    /* it changes nothing */
} judging;

static bool is_success(const judging *it)
{
    int status = it->about->http_status;
    bool moved = status == 303 && it->operation && strcmp(it->operation->response, "location") == 0;
    return moved || (status >= 200 && status <= 299);
}

static bool answers_with(const judging *it, const char *object)
{
    return it->operation && strcmp(it->operation->response, object) == 0;
}

/* A permission that is itself the object may be given as either. */
static bool is_given_as_permission(const judging *it, const char *object)
{
    return !it->about->object_state && strcmp(object, "charge_permission") == 0;
}

static const char *given_state(const judging *it, const char *object)
{
    return is_given_as_permission(it, object) ? it->about->permission_state : it->about->object_state;
}

static sw_meaning meaning_of(const judging *it, const sw_state *state)
{
    bool as_permission = is_given_as_permission(it, state->object);
    return sw_state_meaning(state, as_permission ? it->about->permission_reason : it->about->object_reason);
}

static sw_meaning done(sw_next_step next_step, sw_schedule schedule)
{
    return (sw_meaning){ SW_OK, SW_EFFECT_DONE, SW_RETRY_NEVER, next_step, schedule, "" };
}

/*
 * A wallet that can be charged again after the buyer had to change it, or after it was said that it cannot be charged,
 * is charged at once; after any other decline on a later day (FAQ QA-45).
 */
static sw_meaning retry_chargeable(sw_meaning is)
{
    sw_meaning softly = sw_meaning_of_answer(422, "SoftDeclined");
    if (is.code != SW_E_DECLINED || is.next_step == SW_NEXT_UPDATE_WALLET) {
        is.next_step = SW_NEXT_NONE;
        is.schedule = SW_SCHEDULE_NEVER;
    } else if (is.next_step != SW_NEXT_WAIT) {
        is.next_step = softly.next_step;
        is.schedule = softly.schedule;
    }
    return is;
}

/*
 * How the wallet stands after the answer decides what comes next. It never takes back a "never", and a charge that is
 * in progress there says nothing about the one that was declined.
 */
static sw_meaning judge_by_wallet(const judging *it, sw_meaning is)
{
    const sw_state *state = sw_state_find("charge_permission", it->about->permission_state);
    bool is_refund = answers_with(it, "refund"), asks_wallet = strcmp(is.read, "charge_permission") == 0;
    if (is_refund && asks_wallet)
        is.read = ""; /* a refund asks nothing of the wallet */
    if (!state || is_refund || !asks_wallet)
        return is;
    sw_meaning wallet = sw_state_meaning(state, it->about->permission_reason);
    if (is.code == SW_E_DECLINED && wallet.next_step == SW_NEXT_WAIT)
        return is;
    is.read = "";
    if (is.retry == SW_RETRY_NEVER) {
        is.next_step = state->kind == SW_STATE_FINAL ? wallet.next_step : is.next_step;
        return is;
    }
    if (state->kind == SW_STATE_GOOD)
        return retry_chargeable(is);
    is.next_step = wallet.next_step;
    is.schedule = wallet.schedule;
    return is;
}

/* The state that it was to bring about is not there: once more, where the state allows it. */
static sw_meaning judge_missed_aim(const judging *it, const sw_state *state)
{
    if (sw_state_allows(state, it->name))
        return (sw_meaning){ SW_OK, SW_EFFECT_NONE, SW_RETRY_SAME_KEY, SW_NEXT_NONE, SW_SCHEDULE_NEVER, "" };
    return (sw_meaning){ SW_E_CONFLICT, SW_EFFECT_NONE, SW_RETRY_NEVER, SW_NEXT_STOP, SW_SCHEDULE_NEVER, "" };
}

/* A cancel or close that finds another end than its own has nothing to do any more, whatever the end is. */
static sw_meaning judge_end(const judging *it, const sw_state *state)
{
    if (sw_operation_has_aim(it->name) && it->operation->key == SW_KEY_NONE)
        return judge_missed_aim(it, state);
    return judge_by_wallet(it, meaning_of(it, state));
}

/* A state stood against the operation: what it is now says whether it still does. */
static sw_meaning judge_by_object(const judging *it, sw_meaning is, const sw_state *state)
{
    sw_meaning now = meaning_of(it, state);
    is.read = "";
    if (sw_state_is_aim(state, it->name))
        return done(state->kind == SW_STATE_PENDING ? SW_NEXT_WAIT : SW_NEXT_NONE, now.schedule);
    if (state->kind == SW_STATE_FINAL)
        return judge_end(it, state);
    bool good = state->kind == SW_STATE_GOOD, allowed = sw_state_allows(state, it->name);
    is.retry = good && !allowed ? SW_RETRY_NEVER : SW_RETRY_NEW_KEY;
    is.schedule = now.schedule;
    if (good)
        is.next_step = allowed ? SW_NEXT_NONE : SW_NEXT_STOP;
    else
        is.next_step = now.next_step != SW_NEXT_NONE ? now.next_step : SW_NEXT_SEND_BUYER;
    return is;
}

static sw_meaning judge_failure(const judging *it)
{
    sw_meaning is = sw_meaning_of_answer(it->about->http_status, it->about->reason_code ? it->about->reason_code : "");
    bool checkout = answers_with(it, "checkout_session");
    if (checkout && is.code == SW_E_DECLINED) /* a decline cancels the session it ends */
        return sw_state_meaning(sw_state_find("checkout_session", "Canceled"), "Declined");
    if (checkout && *is.read)
        is.read = "checkout_session";
    if (strcmp(is.read, "charge_permission") == 0 && !answers_with(it, is.read))
        return judge_by_wallet(it, is);
    const sw_state *state = sw_state_find(is.read, given_state(it, is.read));
    return state ? judge_by_object(it, is, state) : is;
}

static sw_meaning judge_state(const judging *it, const sw_state *state)
{
    sw_meaning is = meaning_of(it, state);
    if (sw_state_is_aim(state, it->name))
        return done(state->kind == SW_STATE_PENDING ? SW_NEXT_WAIT : SW_NEXT_NONE, is.schedule);
    if (state->kind == SW_STATE_FINAL)
        return judge_end(it, state);
    if (sw_operation_has_aim(it->name))
        return judge_missed_aim(it, state);
    if (!it->reads)
        is = done(is.next_step, is.schedule);
    return is;
}

/* A success without a state that anybody knows. A PATCH changes what an object says, not how it stands. */
static sw_meaning judge_plain_success(const judging *it, bool has_unknown_state)
{
    sw_meaning is = done(has_unknown_state ? SW_NEXT_WAIT : SW_NEXT_NONE, SW_SCHEDULE_NEVER);
    if (it->reads)
        is.effect = SW_EFFECT_NONE;
    if (has_unknown_state)
        is.read = it->operation->response;
    return is;
}

static sw_meaning judge_success(const judging *it)
{
    const char *object = it->operation ? it->operation->response : "";
    bool changes_state = it->operation && strcmp(it->operation->method, "PATCH") != 0;
    const sw_state *state = changes_state ? sw_state_find(object, given_state(it, object)) : NULL;
    bool is_unknown = changes_state && !state && given_state(it, object) && sw_object_has_states(object);
    sw_meaning is = state ? judge_state(it, state) : judge_plain_success(it, is_unknown);
    bool pending = is.code == SW_OK && (!state || state->kind == SW_STATE_PENDING);
    if (it->about->redirect && pending) {
        is.next_step = SW_NEXT_SEND_BUYER;
        is.schedule = SW_SCHEDULE_NEVER;
    } else if (it->about->http_status == 202 && is.next_step == SW_NEXT_NONE) {
        is.next_step = SW_NEXT_WAIT;
        is.schedule = SW_SCHEDULE_HOURLY;
    }
    return is;
}

static sw_meaning judge(const judging *it)
{
    if (it->about->http_status == 0)
        return (
            sw_meaning){ SW_E_NO_ANSWER, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_WAIT, SW_SCHEDULE_NEVER, "" };
    return is_success(it) ? judge_success(it) : judge_failure(it);
}

/* Close, cancel and Complete do not ask for another payment method or amount: theirs is fixed. */
static bool is_fixed(const sw_operation *operation)
{
    return operation->key != SW_KEY_REQUIRED && strcmp(operation->method, "GET") != 0;
}

/* What the operation itself forbids: keys it does not take, effects it cannot have. */
static void fit_to_operation(sw_meaning *is, const judging *it)
{
    const sw_operation *operation = it->operation;
    if (!operation)
        return;
    if (it->reads && !is_success(it)) {
        is->effect = SW_EFFECT_NONE;
        is->retry = is->retry == SW_RETRY_NEW_KEY ? SW_RETRY_NEVER : is->retry;
    }
    if (is->effect == SW_EFFECT_UNKNOWN && operation->recover == SW_RECOVER_READ)
        is->read = operation->response;
    bool asks_buyer = is->next_step == SW_NEXT_UPDATE_WALLET || is->next_step == SW_NEXT_LOWER_AMOUNT;
    if (asks_buyer && is_fixed(operation)) {
        is->retry = SW_RETRY_NEVER;
        is->next_step = SW_NEXT_FIX_REQUEST;
    }
    bool keyed = operation->key != SW_KEY_NONE || it->reads;
    if (!keyed && (is->effect == SW_EFFECT_UNKNOWN || is->retry == SW_RETRY_NEW_KEY))
        is->retry = SW_RETRY_NEVER;
}

/* What is done to an object of a wallet ends with the wallet: a new one is of no use to it. */
static void fit_to_region(sw_meaning *is, const judging *it)
{
    sw_region region = it->about->region;
    if (is->next_step == SW_NEXT_UPDATE_WALLET && region != SW_REGION_NOT_SET && !sw_region_has_update_page(region))
        is->next_step = SW_NEXT_NEW_SETUP;
    if (is->next_step == SW_NEXT_NEW_SETUP && it->operation && !it->reads && strchr(it->operation->path, ':'))
        is->retry = SW_RETRY_NEVER;
}

/* The operation that reads one object of this type. */
static const char *reader_of(const char *object)
{
    for (size_t i = 0; *object && i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        if (operation->recover == SW_RECOVER_SAFE && strcmp(operation->response, object) == 0)
            return operation->name;
    }
    return NULL;
}

static void write_advice(sw_advice *out, const judging *it, const sw_meaning *is)
{
    int attempt = it->about->attempt ? it->about->attempt : 1;
    out->code = is->code;
    out->effect = is->effect;
    out->retry = is->retry;
    out->next_step = is->next_step;
    out->read = reader_of(is->read);
    if (sw_schedule_wait(&out->wait_s, is->schedule, attempt))
        return;
    out->retry = SW_RETRY_NEVER;
    out->next_step = SW_NEXT_STOP;
    out->read = NULL;
}

static int check(const sw_situation *situation, sw_error *err)
{
    if (situation->version > SW_SITUATION_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_situation up to version %d",
                             SW_SITUATION_VERSION);
    if (situation->http_status != 0 && (situation->http_status < 100 || situation->http_status > 599))
        return sw_fail_field(err, SW_E_INVALID, "http_status", "there is no HTTP status %d: 100 to 599, or 0 for none",
                             situation->http_status);
    if (situation->region != SW_REGION_NOT_SET && !sw_region_name(situation->region))
        return sw_fail_field(err, SW_E_INVALID, "region", "there is no region with the number %d",
                             (int)situation->region);
    if (situation->attempt < 0)
        return sw_fail_field(err, SW_E_INVALID, "attempt", "the attempt is %d: the first is 1", situation->attempt);
    return SW_OK;
}

/* sw_operation_find would look for the nearest name too. */
static const sw_operation *find_operation(const char *name)
{
    for (size_t i = 0; i < sw_operation_count(); i++)
        if (strcmp(sw_operation_at(i)->name, name) == 0)
            return sw_operation_at(i);
    return NULL;
}

int sw_advise(sw_advice *out, const sw_situation *situation, sw_error *err)
{
    if (out)
        *out = (sw_advice)SW_ADVICE_INIT;
    if (!out || !situation)
        return sw_fail(err, SW_E_INVALID, "advice needs a situation and a place to go");
    int code = check(situation, err);
    if (code != SW_OK)
        return code;
    judging it = { .about = situation, .name = situation->operation ? situation->operation : "" };
    it.operation = find_operation(it.name);
    it.reads = it.operation && it.operation->recover == SW_RECOVER_SAFE;
    sw_meaning is = judge(&it);
    fit_to_operation(&is, &it);
    fit_to_region(&is, &it);
    write_advice(out, &it, &is);
    return SW_OK;
}
