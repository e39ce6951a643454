/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/finish.h>

#include "base/error.h"
#include "base/memory.h"
#include "pay/finishing.h"

#include <stdio.h>
#include <string.h>

static bool is(const char *text, const char *wanted)
{
    return strcmp(text, wanted) == 0;
}

static int check(const sw_finish_options *options, sw_error *err)
{
    bool bound = options->browser_session && options->browser_session != SW_UNBOUND;
    int code = sw_job_check_version(options->version, SW_FINISH_OPTIONS_VERSION, "sw_finish_options", err);
    if (code == SW_OK && bound && (options->flow || options->surface || options->canceled))
        code = sw_fail_field(err, SW_E_INVALID, "flow",
                             "flow, surface and canceled are known from a bound URL: give them with SW_UNBOUND only");
    if (code == SW_OK)
        code = sw_job_check_money(options->amount, "amount", err);
    if (code == SW_OK)
        code = sw_job_check_money(options->total_order_amount, "total_order_amount", err);
    if (code == SW_OK && options->flow && !sw_flow_name(options->flow))
        code = sw_fail_field(err, SW_E_INVALID, "flow", "there is no flow with the number %d", (int)options->flow);
    return code;
}

static int take_return(sw_finishing *it, sw_error *err)
{
    const sw_finish_options *options = it->options;
    const sw_seal *seal = &it->returned.seal;
    int code = sw_returned_read(&it->returned, it->job.client, options->url, options->browser_session, err);
    if (code < 0)
        return code;
    it->flow = seal->flow ? seal->flow : options->flow;
    it->surface = seal->flow ? seal->surface : options->surface;
    it->canceled = seal->role == SW_ROLE_CANCEL || options->canceled;
    it->outcome->flow = it->flow;
    if (it->flow == SW_FLOW_SAVED)
        return sw_fail_field(err, SW_E_INVALID, "url",
                             "this URL is a charge's, not a checkout's: use sw_charge_finish");
    return sw_finishing_check(it, err);
}

static int read_session(sw_finishing *it, sw_error *err)
{
    sw_object *session = NULL;
    int code = sw_job_read(&session, &it->job, "getCheckoutSession", it->returned.session_id, err);
    if (code < 0)
        return code;
    sw_object_free(it->outcome->session);
    it->outcome->session = session;
    return SW_OK;
}

static bool is_in(const sw_finishing *it, const char *state)
{
    return is(sw_object_state(it->outcome->session), state);
}

/* The answer of an operation that completes stands for the session from now on. */
static int take_session(sw_finishing *it, const sw_response *answer, sw_error *err)
{
    sw_object *session = NULL;
    int code = sw_object_from_response(&session, answer, err);
    if (code < 0) {
        err->effect = SW_EFFECT_UNKNOWN; /* it is completed: reading it tells */
        return code;
    }
    sw_object_free(it->outcome->session);
    it->outcome->session = session;
    return SW_OK;
}

/* A session that Amazon would not complete, and still has open. */
static bool name_refusal(sw_outcome *outcome, int code, const sw_error *why)
{
    if (is(why->reason_code, "AmountMismatch") || is(why->reason_code, "CurrencyMismatch"))
        outcome->reason = SW_REASON_AMOUNT_CHANGED;
    else if (is(why->reason_code, "InvalidCheckoutSessionStatus"))
        outcome->reason = SW_REASON_NOT_RETURNED;
    else if (code == SW_E_DECLINED)
        outcome->reason = SW_REASON_DECLINED;
    else
        return false;
    sw_error_copy(outcome->reason_code, sizeof outcome->reason_code, why->reason_code);
    return true;
}

/* finish looks before it completes, so what must not be sent again by itself may be asked for again here. */
static int leave_unknown(int code, const sw_error *why, sw_error *err)
{
    char message[2 * sizeof err->message];
    if (!err)
        return code;
    *err = *why;
    if (why->effect != SW_EFFECT_UNKNOWN)
        return code;
    snprintf(message, sizeof message, "call finish again, it looks first: %s", why->message);
    sw_error_copy(err->message, sizeof err->message, message);
    err->retry = SW_RETRY_SAME_KEY;
    err->next_step = SW_NEXT_WAIT;
    return code;
}

/*
 * Complete did not say that it completed. Perhaps another had done so just before, or the answer was lost, or the
 * session was canceled: how it stands now says which.
 */
static int look_again(sw_finishing *it, int code, const sw_error *why, sw_error *err)
{
    bool unknown = why->effect == SW_EFFECT_UNKNOWN, mismatch = is(why->reason_code, "CurrencyMismatch");
    if (!unknown && !mismatch && code != SW_E_CONFLICT && code != SW_E_DECLINED)
        return leave_unknown(code, why, err);
    if (read_session(it, NULL) < 0)
        return leave_unknown(code, why, err);
    if (is_in(it, "Completed"))
        return sw_finishing_tell(it, NULL, NULL, err);
    if (is_in(it, "Canceled")) {
        sw_outcome_take_reason(it->outcome, it->outcome->session);
        return SW_OK;
    }
    if (is_in(it, "Open") && !unknown && name_refusal(it->outcome, code, why))
        return SW_OK;
    return leave_unknown(code, why, err);
}

static sw_json *start_body(const sw_finishing *it, sw_error *err)
{
    sw_json *body = NULL;
    const char *text = it->options->finalize;
    bool finalizes = it->surface == SW_SURFACE_MOBILE_SDK && text;
    int code = finalizes ? sw_json_parse(&body, text, strlen(text), err) : SW_OK;
    if (!finalizes)
        return sw_json_object();
    if (code == SW_OK && sw_json_kind_of(body) == SW_JSON_OBJECT)
        return body;
    sw_json_free(body);
    if (code == SW_OK)
        sw_fail(err, SW_E_INVALID, "finalize is no JSON object");
    if (err)
        sw_error_copy(err->field, sizeof err->field, "finalize");
    return NULL;
}

/* What the session has is what the order costs: they have been compared. */
static int write_body(sw_json **out, const sw_finishing *it, sw_error *err)
{
    sw_json *body = start_body(it, err);
    if (!body)
        return err && err->code ? err->code : sw_fail_memory(err);
    if (sw_body_money(body, "chargeAmount", sw_finishing_amount(it)) &&
        sw_body_money(body, "totalOrderAmount", it->options->total_order_amount)) {
        *out = body;
        return SW_OK;
    }
    sw_json_free(body);
    return sw_fail_memory(err);
}

static int complete(sw_finishing *it, sw_error *err)
{
    bool mobile = it->surface == SW_SURFACE_MOBILE_SDK;
    char intent[32] = "";
    const char *given = sw_object_text(it->outcome->session, "/paymentDetails/paymentIntent");
    sw_json *body = NULL;
    sw_response *answer = NULL;
    sw_error why = SW_ERROR_INIT;
    snprintf(intent, sizeof intent, "%s", given ? given : "");
    int code = write_body(&body, it, &why);
    if (code < 0)
        return leave_unknown(code, &why, err);
    code = sw_job_move(&answer, &it->job, mobile ? "finalizeCheckoutSession" : "completeCheckoutSession",
                       it->returned.session_id, body, &why);
    if (code == SW_OK)
        code = take_session(it, answer, &why);
    code = code == SW_OK ? sw_finishing_tell(it, answer, intent, err) : look_again(it, code, &why, err);
    sw_response_free(answer);
    return code;
}

static int finish_session(sw_finishing *it, sw_error *err)
{
    int code = read_session(it, err);
    if (code < 0)
        return code;
    if (is_in(it, "Completed"))
        return sw_finishing_tell(it, NULL, NULL, err);
    if (is_in(it, "Canceled")) {
        sw_outcome_take_reason(it->outcome, it->outcome->session);
        return SW_OK;
    }
    if (!is_in(it, "Open"))
        return sw_fail(err, SW_E_PROTOCOL,
                       "the session is %.40s, which this release does not know: nothing was changed",
                       sw_object_state(it->outcome->session));
    code = sw_finishing_obstacle(&it->outcome->reason, it, err);
    return code < 0 || it->outcome->reason ? code : complete(it, err);
}

/* A return without a session: a sign-in has a token instead, and a cancel may have neither. */
static int finish_without_session(sw_finishing *it, sw_error *err)
{
    const char *token = it->returned.buyer_token;
    if (it->canceled) {
        it->outcome->reason = SW_REASON_BUYER_CANCELED;
        return SW_OK;
    }
    if (it->returned.seal.role == SW_ROLE_ERROR) {
        it->outcome->reason = SW_REASON_NOT_RETURNED;
        return SW_OK;
    }
    if (token && (it->flow == SW_FLOW_SIGN_IN || it->flow == SW_FLOW_NOT_SET))
        return sw_job_read(&it->outcome->buyer, &it->job, "getBuyer", token, err);
    return sw_fail_field(err, SW_E_INVALID, "url", "the URL names no checkout session: give it whole, with its query");
}

static int finish(sw_finishing *it, sw_error *err)
{
    int code = sw_job_refuse_key(&it->job, err);
    if (code == SW_OK)
        code = take_return(it, err);
    if (code < 0)
        return code;
    return it->returned.session_id ? finish_session(it, err) : finish_without_session(it, err);
}

int sw_finish(sw_outcome **out, sw_client *client, const sw_finish_options *options, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "to finish takes a client, options and a place for the outcome");
    sw_finishing it = { .options = options };
    int code = check(options, err);
    if (code == SW_OK)
        code = sw_job_begin(&it.job, client, options->call, err);
    if (code == SW_OK)
        it.outcome = sw_alloc(sizeof *it.outcome);
    if (code == SW_OK)
        code = it.outcome ? finish(&it, err) : sw_fail_memory(err);
    sw_returned_free(&it.returned);
    if (code == SW_OK)
        *out = it.outcome;
    else
        sw_outcome_free(it.outcome);
    return code;
}
