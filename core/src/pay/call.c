/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/response.h"
#include "http/retry.h"
#include "http/transport.h"
#include "pay/answer.h"
#include "pay/client.h"
#include "pay/inspect.h"
#include "pay/meaning.h"
#include "pay/prepare.h"

#include <string.h>

/* One call on its way through its tries. */
typedef struct calling {
    const sw_client *client;
    sw_prepared prepared;
    int64_t deadline; /* on the monotonic clock */
    int attempts;
    bool was_unknown; /* an earlier try may have been carried out */
    sw_response *answer;
    sw_error error;
} calling;

static int64_t time_left(const calling *it)
{
    const sw_clock *clock = &it->client->clock;
    return it->deadline - clock->monotonic_ms(clock->payload);
}

static int sign(sw_signature **out, const calling *it, sw_error *err)
{
    const sw_client *client = it->client;
    const sw_prepared *prepared = &it->prepared;
    char date[SW_DATE_SIZE];
    sw_date_write(date, client->clock.now_ms(client->clock.payload));
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
    return sw_sign_request(out, client->key, &request, err);
}

static int write_url(sw_buf *out, const calling *it, const sw_signature *signature, sw_error *err)
{
    const char *query = sw_signature_query(signature);
    sw_buf_add_text(out, it->client->origin);
    sw_buf_add_text(out, sw_buf_text(&it->prepared.path));
    sw_buf_add_text(out, *query ? "?" : "");
    sw_buf_add_text(out, query);
    return sw_buf_check(out, "the URL", err);
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int transmit(calling *it, const sw_signature *signature, const char *url)
{
    const sw_client *client = it->client;
    int64_t left = time_left(it);
    if (left <= 0)
        return sw_fail_no_answer(&it->error, SW_EFFECT_NONE, "the time for this call was over before it was sent");
    sw_http_request request = { .method = it->prepared.operation->method,
                                .url = url,
                                .body = it->prepared.body,
                                .body_size = it->prepared.body_size };
    request.headers = sw_signature_headers(signature, &request.header_count);
    request.connect_timeout_ms = smaller(client->connect_timeout_ms, left);
    request.timeout_ms = smaller(client->attempt_timeout_ms, left);
    it->attempts++;
    return sw_transport_send(&it->answer, client->transport, &request, &it->error);
}

/* Every try is signed anew: a date that is too old would be refused, and a nonce is never sent twice. */
static int try_once(calling *it)
{
    sw_response_free(it->answer);
    it->answer = NULL;
    sw_error_clear(&it->error);
    sw_signature *signature = NULL;
    sw_buf url = SW_BUF_INIT(SW_MAX_URL);
    int code = sign(&signature, it, &it->error);
    if (code == SW_OK)
        code = write_url(&url, it, signature, &it->error);
    if (code == SW_OK)
        code = transmit(it, signature, sw_buf_text(&url));
    if (code == SW_OK)
        code = sw_answer_judge(&it->prepared, it->client, signature, it->answer, &it->error);
    sw_signature_free(signature);
    sw_buf_free(&url);
    return code;
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

static void remember_unknown(calling *it)
{
    if (it->prepared.operation->recover == SW_RECOVER_SAFE)
        return;
    if (it->was_unknown && !is_definite(&it->error))
        it->error.effect = SW_EFFECT_UNKNOWN;
    it->was_unknown = it->error.effect == SW_EFFECT_UNKNOWN;
}

static bool may_repeat(const calling *it, int code)
{
    bool nothing_sent = code == SW_E_NO_ANSWER && it->error.effect == SW_EFFECT_NONE;
    if (it->attempts >= it->client->max_attempts || !(it->prepared.repeatable || nothing_sent))
        return false;
    if (code == SW_E_NO_ANSWER)
        return it->error.retry == SW_RETRY_SAME_KEY;
    return it->answer && sw_retry_status(sw_response_status(it->answer));
}

/* Milliseconds until the next try: by chance, but never earlier than Amazon asked. */
static int64_t wait_before_next(calling *it)
{
    const sw_clock *clock = &it->client->clock;
    uint32_t chance = 0;
    clock->random(clock->payload, &chance, sizeof chance);
    int64_t wait = sw_retry_delay(it->attempts, chance), asked = 0;
    const char *header = sw_response_header(it->answer, "retry-after");
    if (!header || !sw_retry_after(&asked, header, clock->now_ms(clock->payload)))
        return wait;
    it->error.retry_after_s = (int32_t)((asked + 999) / 1000);
    return asked + wait;
}

static int run(calling *it)
{
    for (;;) {
        int code = try_once(it);
        if (code == SW_OK)
            return SW_OK;
        remember_unknown(it);
        int64_t wait = wait_before_next(it);
        if (!may_repeat(it, code) || wait >= time_left(it))
            return code;
        it->client->clock.sleep_ms(it->client->clock.payload, wait);
    }
}

/* While the outcome is unknown, only what is safe to repeat under its key may be sent again, by us or by the caller. */
static void finish_error(calling *it, int code)
{
    sw_error *error = &it->error;
    bool has_reference = it->prepared.operation->recover == SW_RECOVER_REFERENCE;
    error->code = code;
    error->attempts = it->attempts;
    sw_error_copy(error->idempotency_key, sizeof error->idempotency_key, it->prepared.key);
    sw_error_copy(error->request_id, sizeof error->request_id, sw_response_request_id(it->answer));
    if (error->effect == SW_EFFECT_UNKNOWN)
        error->retry = it->prepared.repeatable || has_reference ? SW_RETRY_SAME_KEY : SW_RETRY_NEVER;
    bool again = error->effect == SW_EFFECT_UNKNOWN && error->retry == SW_RETRY_SAME_KEY;
    if ((code == SW_E_NO_ANSWER && error->next_step == SW_NEXT_NONE) ||
        (again && error->next_step != SW_NEXT_FIX_REQUEST))
        error->next_step = SW_NEXT_WAIT; /* what comes after the outcome is known is not decided yet */
    sw_answer_explain(&it->prepared, error);
    if (it->prepared.operation->recover == SW_RECOVER_SAFE)
        error->effect = SW_EFFECT_NONE;
}

/* Memory that runs out here takes warnings away, and nothing of what Amazon said. */
static void leave_with_answer(calling *it)
{
    sw_response_set_call(it->answer, it->attempts, it->prepared.key);
    sw_inspect_tell(it->prepared.problems, it->answer, NULL);
}

static const sw_call defaults = SW_CALL_INIT;

/* Sends what was prepared, unless code says that it could not be. */
static int carry_out(sw_response **out, calling *it, const sw_call *call, int code, sw_error *err)
{
    const sw_clock *clock = &it->client->clock;
    if (code == SW_OK) {
        it->deadline = clock->monotonic_ms(clock->payload) +
                       (call->timeout_ms ? call->timeout_ms : it->client->timeout_ms);
        code = run(it);
        if (it->answer)
            leave_with_answer(it);
        if (code != SW_OK)
            finish_error(it, code);
        if (err)
            *err = it->error;
        *out = it->answer;
    }
    sw_prepared_free(&it->prepared);
    return code;
}

static int refuse_missing(sw_error *err)
{
    return sw_fail(err, SW_E_INVALID, "a call needs a client, a request and a place for its answer");
}

int sw_client_call(sw_response **out, sw_client *client, const sw_request *request, const sw_call *call, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !request)
        return refuse_missing(err);
    call = call ? call : &defaults;
    calling it = { .client = client };
    return carry_out(out, &it, call, sw_prepare(&it.prepared, client, request, call, err), err);
}

int sw_client_send(sw_response **out, sw_client *client, const sw_message *message, const sw_call *call, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !message)
        return refuse_missing(err);
    call = call ? call : &defaults;
    calling it = { .client = client };
    return carry_out(out, &it, call, sw_prepare_message(&it.prepared, client, message, call, err), err);
}
