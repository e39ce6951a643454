/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/calling.h"

#include "base/clock.h"
#include "base/error.h"
#include "http/response.h"
#include "http/retry.h"
#include "http/transport.h"
#include "pay/answer.h"
#include "pay/conclude.h"
#include "pay/logging.h"
#include "pay/meaning.h"
#include "pay/skew.h"

#include <string.h>

static int64_t time_left(const sw_calling *it)
{
    const sw_clock *clock = &it->client->clock;
    return it->deadline - clock->monotonic_ms(clock->payload);
}

static const sw_call defaults = SW_CALL_INIT;

/* @param code  of the preparation */
static int begin(sw_calling *it, int code, const sw_call *call, sw_error *err)
{
    if (code != SW_OK) {
        sw_log_refused(it);
        sw_prepared_free(&it->prepared);
        if (err)
            *err = it->error;
        return code;
    }
    it->cancel = sw_cancel_retain(call->cancel);
    it->timeout_ms = call->timeout_ms ? call->timeout_ms : it->client->timeout_ms;
    it->max_attempts = call->max_attempts ? call->max_attempts : it->client->max_attempts;
    it->date_ms = call->date_ms;
    return SW_OK;
}

static void set_up(sw_calling *it, sw_client *client, const sw_call *call)
{
    memset(it, 0, sizeof *it);
    it->client = client;
    it->logger = sw_log_choose(client, call);
    it->url = (sw_buf)SW_BUF_INIT(SW_MAX_URL);
    sw_error_clear(&it->error);
}

int sw_calling_begin(sw_calling *it, sw_client *client, const sw_request *request, const sw_call *call, sw_error *err)
{
    call = call ? call : &defaults;
    set_up(it, client, call);
    return begin(it, sw_prepare(&it->prepared, client, request, call, &it->error), call, err);
}

int sw_calling_begin_message(sw_calling *it, sw_client *client, const sw_message *message, const sw_call *call,
                             sw_error *err)
{
    call = call ? call : &defaults;
    set_up(it, client, call);
    return begin(it, sw_prepare_message(&it->prepared, client, message, call, &it->error), call, err);
}

static int sign(sw_calling *it)
{
    const sw_client *client = it->client;
    const sw_prepared *prepared = &it->prepared;
    char date[SW_DATE_SIZE];
    it->skew_ms = sw_skew_of(client);
    int64_t now = it->date_ms && it->attempts == 0 ? it->date_ms : client->clock.now_ms(client->clock.payload);
    sw_date_write(date, now + it->skew_ms);
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = prepared->operation->method;
    request.path = sw_buf_text(&prepared->path);
    request.query = sw_buf_text(&prepared->query);
    request.region = sw_region_name(client->region);
    request.host = client->host;
    request.date = date;
    request.headers = prepared->headers;
    request.header_count = prepared->header_count;
    request.body = prepared->body;
    request.body_size = prepared->body_size;
    request.public_key_id = client->public_key_id;
    request.algorithm = client->algorithm;
    return sw_sign_request(&it->signature, client->key, &request, &it->error);
}

static int write_url(sw_calling *it)
{
    const char *query = sw_signature_query(it->signature);
    sw_buf_clear(&it->url);
    sw_buf_add_text(&it->url, it->client->origin);
    sw_buf_add_text(&it->url, sw_buf_text(&it->prepared.path));
    sw_buf_add_text(&it->url, *query ? "?" : "");
    sw_buf_add_text(&it->url, query);
    return sw_buf_check(&it->url, "the URL", &it->error);
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A try gets no more time than the call has left. */
static int write_request(sw_calling *it, sw_http_request *out)
{
    const sw_client *client = it->client;
    int64_t left = time_left(it);
    if (left <= 0)
        return sw_fail_no_answer(&it->error, SW_EFFECT_NONE, "the time for this call was over before it was sent");
    *out = (sw_http_request){ .method = it->prepared.operation->method,
                              .url = sw_buf_text(&it->url),
                              .body = it->prepared.body,
                              .body_size = it->prepared.body_size };
    out->headers = sw_signature_headers(it->signature, &out->header_count);
    out->connect_timeout_ms = smaller(client->connect_timeout_ms, left);
    out->timeout_ms = smaller(client->attempt_timeout_ms, left);
    out->cancel = it->cancel;
    return SW_OK;
}

/*
 * After a try of unknown outcome, two kinds of answers are definite: a decline, which Amazon keeps under the key, and a
 * fault of the request itself, which no earlier try of the same bytes can have passed. All others may speak of what the
 * earlier try did, or is doing: a wallet with a charge in progress, a limit that is used up, a charge that is captured.
 */
static bool is_definite(const sw_error *error)
{
    bool faulty = error->http_status == 400 && error->code == SW_E_REFUSED && error->next_step == SW_NEXT_FIX_REQUEST;
    return sw_reason_is_known(error->reason_code) && (faulty || error->code == SW_E_DECLINED);
}

static void remember_unknown(sw_calling *it)
{
    if (it->prepared.operation->recover == SW_RECOVER_SAFE)
        return;
    if (it->was_unknown && !is_definite(&it->error))
        it->error.effect = SW_EFFECT_UNKNOWN;
    it->was_unknown = it->error.effect == SW_EFFECT_UNKNOWN;
}

static int end_try(sw_calling *it, int code)
{
    it->code = code;
    if (code != SW_OK)
        remember_unknown(it);
    return code;
}

static void forget_try(sw_calling *it)
{
    sw_signature_free(it->signature);
    it->signature = NULL;
    sw_response_free(it->answer);
    it->answer = NULL;
    sw_error_clear(&it->error);
}

/* An answer that is there is kept: it says more than that somebody gave up. */
static int cancel_try(sw_calling *it)
{
    it->is_canceled = true;
    sw_log_canceled(it);
    return it->attempts > 0 ? it->code : end_try(it, sw_fail_no_answer(&it->error, SW_EFFECT_NONE, SW_CANCELED));
}

static void start_time(sw_calling *it)
{
    const sw_clock *clock = &it->client->clock;
    if (it->deadline == 0)
        it->deadline = clock->monotonic_ms(clock->payload) + it->timeout_ms;
}

int sw_calling_try(sw_calling *it, sw_http_request *out)
{
    start_time(it);
    if (sw_cancel_is_requested(it->cancel))
        return cancel_try(it);
    forget_try(it);
    int code = sign(it);
    if (code == SW_OK)
        code = write_url(it);
    if (code == SW_OK)
        code = write_request(it, out);
    if (code != SW_OK)
        return end_try(it, code);
    it->off_ms = 0;
    it->attempts++;
    it->duration_ms = 0;
    it->begun_ms = it->client->clock.monotonic_ms(it->client->clock.payload);
    sw_log_try(it);
    return SW_OK;
}

/* Which reason Amazon gives for a date that is too old is not documented. */
static bool is_about_signature(const sw_error *error)
{
    return error->http_status == 403 && (strcmp(error->reason_code, "InvalidRequestSignature") == 0 ||
                                         strcmp(error->reason_code, "InvalidAuthentication") == 0);
}

static void learn_from(sw_calling *it, const sw_response *answer)
{
    sw_client *client = it->client;
    bool refused = is_about_signature(&it->error);
    if (client->budget && !sw_retry_status(sw_response_status(answer)))
        sw_budget_earn(client->budget, client->budget_percent);
    it->has_learned = sw_skew_learn(client, answer, it->skew_ms, refused, &it->off_ms);
}

int sw_calling_take(sw_calling *it, int code, sw_response *answer, const sw_error *why)
{
    const sw_clock *clock = &it->client->clock;
    it->duration_ms = clock->monotonic_ms(clock->payload) - it->begun_ms;
    it->answer = answer;
    if (code == SW_OK) {
        code = sw_answer_judge(&it->prepared, it->client, it->signature, answer, &it->error);
        learn_from(it, answer);
    } else {
        it->error = *why;
    }
    end_try(it, code);
    sw_log_answer(it);
    if (it->has_learned)
        sw_log_clock_learned(it);
    return code;
}

static bool may_repeat(const sw_calling *it)
{
    bool nothing_sent = it->code == SW_E_NO_ANSWER && it->error.effect == SW_EFFECT_NONE;
    if (it->attempts >= it->max_attempts || !(it->prepared.repeatable || nothing_sent))
        return false;
    if (it->code == SW_E_NO_ANSWER)
        return it->error.retry == SW_RETRY_SAME_KEY;
    return it->answer && sw_retry_status(sw_response_status(it->answer));
}

/* Milliseconds until the next try: by chance, but never earlier than Amazon asked. */
static int64_t wait_before_next(sw_calling *it)
{
    const sw_clock *clock = &it->client->clock;
    uint32_t chance = 0;
    clock->random(clock->payload, &chance, sizeof chance);
    int64_t wait = sw_retry_delay(it->attempts, chance), asked = 0;
    const char *header = sw_response_header(it->answer, "retry-after");
    if (!header || !sw_retry_after(&asked, header, sw_skew_now(it->client)))
        return wait;
    it->error.retry_after_s = (int32_t)((asked + 999) / 1000);
    return asked + wait;
}

/* A refused signature changed nothing, so this is safe for everything that nothing else makes unknown. */
static bool sign_again(sw_calling *it)
{
    if (!it->has_learned || it->was_signed_again || it->attempts >= it->max_attempts || time_left(it) <= 0)
        return false;
    it->was_signed_again = it->prepared.repeatable || it->error.effect == SW_EFFECT_NONE;
    return it->was_signed_again && !sw_cancel_is_requested(it->cancel);
}

/* What is given up says so, in the log and in the error. */
static bool is_given_up(sw_calling *it)
{
    it->is_canceled = sw_cancel_is_requested(it->cancel);
    if (it->is_canceled)
        sw_log_canceled(it);
    else if (it->client->budget && !sw_budget_spend(it->client->budget))
        it->is_held_back = true;
    if (it->is_held_back)
        sw_log_budget_spent(it);
    return it->is_canceled || it->is_held_back;
}

bool sw_calling_again(sw_calling *it, int64_t *wait_ms)
{
    *wait_ms = 0;
    if (it->code == SW_OK || it->is_canceled)
        return false;
    if (!sign_again(it)) {
        *wait_ms = wait_before_next(it);
        if (!may_repeat(it) || *wait_ms >= time_left(it) || is_given_up(it))
            return false;
    }
    sw_log_retry(it, *wait_ms);
    return true;
}

int sw_calling_end(sw_calling *it, sw_response **out, sw_error *err)
{
    sw_calling_conclude(it);
    if (it->code != SW_OK)
        sw_log_failed(it);
    if (err)
        *err = it->error;
    if (out) {
        *out = it->answer;
        it->answer = NULL;
    }
    forget_try(it);
    sw_buf_free(&it->url);
    sw_prepared_free(&it->prepared);
    sw_cancel_free(it->cancel);
    return it->code;
}
