/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/job.h"

#include "base/error.h"
#include "http/transport.h"
#include "pay/money.h"

#include <string.h>

static const sw_call defaults = SW_CALL_INIT;

int sw_job_begin(sw_job *out, sw_client *client, const sw_call *call, sw_error *err)
{
    const sw_clock *clock = &client->clock;
    *out = (sw_job){ .client = client, .read = call ? *call : defaults, .move = call ? *call : defaults };
    if (out->move.timeout_ms < 0 || out->move.version > SW_CALL_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "call", "the call of this job is not one: start from SW_CALL_INIT");
    out->read.intent = out->read.idempotency_key = out->read.simulate = NULL;
    out->read.attempt = 0;
    out->timeout = out->move.timeout_ms ? out->move.timeout_ms : client->timeout_ms;
    out->deadline = clock->monotonic_ms(clock->payload) + out->timeout;
    return SW_OK;
}

int sw_job_refuse_key(const sw_job *job, sw_error *err)
{
    if (!job->move.intent && !job->move.idempotency_key && !job->move.attempt)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "intent",
                         "this job takes no intent, attempt or idempotency key: made "
                         "twice, it is done once");
}

int sw_job_set_intent(sw_job *job, const char *intent, int attempt, sw_error *err)
{
    if (job->move.intent || job->move.attempt)
        return sw_fail_field(err, SW_E_INVALID, "call",
                             "intent and attempt belong to the job's options, not to its call");
    if (intent && job->move.idempotency_key)
        return sw_fail_field(err, SW_E_INVALID, "intent", "give the intent or an idempotency key, not both");
    job->move.intent = intent;
    job->move.attempt = attempt;
    return SW_OK;
}

int sw_job_check_version(uint32_t version, uint32_t known, const char *name, sw_error *err)
{
    if (version <= known)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "version", "this release knows %s up to version %u", name, (unsigned)known);
}

int sw_job_check_money(const sw_money *amount, const char *field, sw_error *err)
{
    int code = amount ? sw_money_check(amount, err) : SW_OK;
    if (code < 0 && err)
        sw_error_copy(err->field, sizeof err->field, field);
    return code;
}

/* One call, with what is left of the job's time. */
static int make_call(sw_response **out, sw_job *job, const sw_request *request, sw_call *call, sw_error *err)
{
    const sw_clock *clock = &job->client->clock;
    int64_t left = job->deadline - clock->monotonic_ms(clock->payload);
    if (left <= 0)
        return sw_fail_no_answer(err, SW_EFFECT_NONE, "the time for this job was over before %s was sent",
                                 request->operation);
    call->timeout_ms = left;
    return sw_client_call(out, job->client, request, call, err);
}

int sw_job_move(sw_response **out, sw_job *job, const char *operation, const char *id, sw_json *body, sw_error *err)
{
    char *text = body ? sw_json_write(body, false) : NULL;
    sw_json_free(body);
    *out = NULL;
    if (!text)
        return sw_fail_memory(err);
    const sw_request request = {
        .operation = operation, .ids = &id, .id_count = id ? 1 : 0, .body = text, .body_size = strlen(text)
    };
    int code = make_call(out, job, &request, &job->move, err);
    sw_json_release_text(text);
    return code;
}

int sw_job_read(sw_object **out, sw_job *job, const char *operation, const char *id, sw_error *err)
{
    sw_response *answer = NULL;
    const sw_request request = { .operation = operation, .ids = &id, .id_count = 1 };
    *out = NULL;
    int code = make_call(&answer, job, &request, &job->read, err);
    if (code == SW_OK)
        code = sw_object_from_response(out, answer, err);
    sw_response_free(answer);
    return code;
}

bool sw_body_text(sw_json *body, const char *name, const char *text)
{
    return body && sw_json_put_given(body, name, text);
}

bool sw_body_money(sw_json *body, const char *name, const sw_money *amount)
{
    char json[SW_MONEY_JSON_SIZE];
    if (!body || !amount)
        return body;
    return sw_money_write_json(json, amount, NULL) == SW_OK && sw_json_put(body, name, sw_json_new_raw(json));
}

bool sw_body_object(sw_json *body, const char *name, sw_json *object)
{
    if (object && sw_json_size(object) == 0) {
        sw_json_free(object);
        return body;
    }
    if (body)
        return sw_json_put(body, name, object);
    sw_json_free(object);
    return false;
}
