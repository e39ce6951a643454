/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/answer.h"

#include "base/error.h"
#include "base/json_pointer.h"
#include "base/memory.h"
#include "pay/believe.h"
#include "pay/diagnosis.h"
#include "pay/redact.h"
#include "pay/state.h"

#include <savedwallet/advice.h>

#include <stdio.h>
#include <string.h>

enum { LONGEST_QUOTE = 320 };

/* What is known of an answer by itself. @param object  what it holds; NULL: an error */
static sw_advice advise(const sw_prepared *prepared, sw_region region, int status, const char *reason,
                        const sw_json *object)
{
    sw_advice advice;
    sw_situation situation = SW_SITUATION_INIT;
    situation.operation = prepared->operation->name;
    situation.http_status = status;
    situation.reason_code = reason;
    situation.region = region;
    situation.object_state = sw_json_text(sw_json_at(object, "/statusDetails/state"));
    situation.object_reason = sw_json_text(sw_json_at(object, "/statusDetails/reasonCode"));
    sw_advise(&advice, &situation, NULL);
    return advice;
}

static void take_advice(sw_error *err, int status, const sw_advice *advice)
{
    if (!err)
        return;
    err->http_status = status;
    err->effect = advice->effect;
    err->retry = advice->retry;
    err->next_step = advice->next_step;
}

static bool gives(const sw_prepared *prepared, const char *response)
{
    return strcmp(prepared->operation->response, response) == 0;
}

/* A redirect is never followed; it is an answer for Claim Merchant Account alone, which is asked for its Location. */
static bool is_success(const sw_prepared *prepared, const sw_response *answer)
{
    int status = sw_response_status(answer);
    bool moved = status == 303 && gives(prepared, "location") && sw_response_header(answer, "location");
    return moved || (status >= 200 && status <= 299);
}

/* The answer could not be understood, so it says nothing about the request. @return code */
static int learn_nothing(sw_error *err, int code, int status, sw_next_step next_step)
{
    const sw_advice advice = { .effect = SW_EFFECT_UNKNOWN, .retry = SW_RETRY_SAME_KEY, .next_step = next_step };
    take_advice(err, status, &advice);
    return code;
}

/*
 * A success whose object did not get where the operation was to bring it: a charge that was declined all the same, or a
 * session that is open still, which contradicts the answer.
 */
static int judge_object(const sw_prepared *prepared, sw_region region, int status, const sw_json *object, sw_error *err)
{
    const char *state = sw_json_text(sw_json_at(object, "/statusDetails/state"));
    const char *reason = sw_json_text(sw_json_at(object, "/statusDetails/reasonCode"));
    bool moves = prepared->operation->recover == SW_RECOVER_KEY;
    if (!state || !(moves || sw_operation_has_aim(prepared->operation->name)))
        return SW_OK;
    sw_advice advice = advise(prepared, region, status, NULL, object);
    if (advice.code == SW_OK && advice.effect != SW_EFFECT_NONE)
        return SW_OK;
    bool declined = advice.code == SW_E_DECLINED;
    int code = sw_fail(err, declined ? SW_E_DECLINED : SW_E_PROTOCOL,
                       "%s was answered HTTP %d, but the state is %.40s%s%.60s", prepared->operation->name, status,
                       state, reason ? ": " : "", reason ? reason : "");
    if (!declined)
        return learn_nothing(err, code, status, SW_NEXT_WAIT);
    take_advice(err, status, &advice);
    if (err)
        sw_error_copy(err->reason_code, sizeof err->reason_code, reason ? reason : "");
    return code;
}

static int read_success(const sw_prepared *prepared, sw_region region, const char *body, size_t size, int status,
                        sw_error *err)
{
    sw_json *json = NULL;
    sw_error why = SW_ERROR_INIT;
    int code = sw_json_parse_answer(&json, body, size, &why);
    if (code == SW_E_NOMEM)
        code = sw_fail_memory(err);
    else if (code == SW_OK && sw_json_kind_of(json) == SW_JSON_OBJECT)
        code = sw_believe(prepared, json, err);
    else
        code = sw_fail(err, SW_E_PROTOCOL,
                       "%s was answered HTTP %d, but the body is not the JSON that Amazon Pay sends%s%.200s",
                       prepared->operation->name, status, *why.message ? ": " : "", why.message);
    code = code == SW_OK ? judge_object(prepared, region, status, json, err)
                         : learn_nothing(err, code, status, SW_NEXT_WAIT);
    sw_json_free(json);
    return code;
}

static int judge_success(const sw_prepared *prepared, sw_region region, const sw_response *answer, sw_error *err)
{
    size_t size;
    const char *body = sw_response_body(answer, &size);
    if (size == 0 && (gives(prepared, "no_body") || gives(prepared, "location")))
        return SW_OK;
    return read_success(prepared, region, body, size, sw_response_status(answer), err);
}

static int judge_redirect(const sw_prepared *prepared, int status, sw_error *err)
{
    sw_fail(err, SW_E_PROTOCOL, "%s was answered with HTTP %d: a redirect is never followed; check base_url",
            prepared->operation->name, status);
    return learn_nothing(err, SW_E_PROTOCOL, status, SW_NEXT_FIX_REQUEST);
}

/* Amazon's words without what they repeat of the request. @return yours, with sw_release; NULL: nothing can be quoted
 */
static char *quote(const sw_prepared *prepared, const char *message, size_t size)
{
    char *words = message ? sw_copy_bytes(message, size) : NULL;
    if (words && sw_redact_echo(words, prepared))
        return words;
    sw_release(words);
    return NULL;
}

/* The words of an answer that is no success; what the library has to say of it stands before Amazon's, which may be
 * cut. */
static void say_failure(const sw_prepared *prepared, const sw_signature *sent, const sw_advice *advice, int status,
                        const sw_json *answer, sw_error *err)
{
    sw_diagnosis diagnosis = { .text = "" };
    const char *reason = sw_json_get_text(answer, "reasonCode"), *message = sw_json_get_text(answer, "message");
    bool is_refusal = advice->effect == SW_EFFECT_NONE && advice->code != SW_E_SERVER;
    const char *lead = message ? ": " : "";
    size_t quotable = message ? strlen(message) : 0;
    if (message && reason && strcmp(reason, "InvalidRequestSignature") == 0) {
        sw_diagnose(&diagnosis, message, sent);
        quotable = diagnosis.quotable;
        lead = *diagnosis.text ? "; Amazon: " : lead;
    }
    char hint[120] = "";
    if (advice->read && advice->code == SW_E_CONFLICT)
        snprintf(hint, sizeof hint, ": look with %s first, an earlier call may have done this", advice->read);
    else if (reason && strcmp(reason, "DuplicateIdempotencyKey") == 0)
        snprintf(hint, sizeof hint, ": another body was sent under this key, and may have been carried out");
    char *words = quote(prepared, message, quotable);
    sw_fail(err, advice->code, "%s %s HTTP %d %s%s%s%s%s%.*s", prepared->operation->name,
            is_refusal ? "was refused:" : "was answered", status, reason ? reason : "without a reason", hint,
            *diagnosis.text ? ": " : "", diagnosis.text, words ? lead : "", LONGEST_QUOTE, words ? words : "");
    sw_release(words);
    take_advice(err, status, advice);
    if (err)
        sw_error_copy(err->reason_code, sizeof err->reason_code, reason ? reason : "");
}

static int judge_failure(const sw_prepared *prepared, const sw_client *client, const sw_signature *sent,
                         const sw_response *answer, sw_error *err)
{
    size_t size;
    int status = sw_response_status(answer);
    const char *body = sw_response_body(answer, &size);
    sw_json *json = NULL;
    if (sw_json_parse_answer(&json, body, size, NULL) == SW_E_NOMEM) /* what else is no JSON has no reason either */
        return learn_nothing(err, sw_fail_memory(err), status, SW_NEXT_WAIT);
    sw_advice advice = advise(prepared, client->region, status, sw_json_get_text(json, "reasonCode"), NULL);
    say_failure(prepared, sent, &advice, status, json, err);
    sw_json_free(json);
    return advice.code;
}

int sw_answer_judge(const sw_prepared *prepared, const sw_client *client, const sw_signature *sent,
                    const sw_response *answer, sw_error *err)
{
    int status = sw_response_status(answer);
    if (is_success(prepared, answer))
        return judge_success(prepared, client->region, answer, err);
    return status < 400 ? judge_redirect(prepared, status, err) : judge_failure(prepared, client, sent, answer, err);
}

static const char *what_to_do(const sw_prepared *prepared)
{
    if (prepared->key[0])
        return "send the same intent (or key) and body again, never a new one";
    switch (prepared->operation->recover) {
    case SW_RECOVER_READ:
        return "Get the object and look before you send it again";
    case SW_RECOVER_REFERENCE:
        return "send it again with the same reference only";
    default:
        return "look in Seller Central before you send it again";
    }
}

static void explain_silence(char *out, size_t size, const sw_prepared *prepared, const sw_error *err)
{
    const char *name = prepared->operation->name;
    char tries[32] = "";
    if (err->attempts > 1)
        snprintf(tries, sizeof tries, " in %d tries", (int)err->attempts);
    if (prepared->operation->recover == SW_RECOVER_SAFE)
        snprintf(out, size, "%s got no answer%s: %.250s; it changes nothing: call it again", name, tries, err->message);
    else if (err->effect == SW_EFFECT_NONE)
        snprintf(out, size, "%s was not sent%s, so this call changed nothing: %.250s%s%s", name, tries, err->message,
                 err->retry == SW_RETRY_NEVER ? "" : "; it may be sent again",
                 err->retry == SW_RETRY_NEVER || !prepared->key[0] ? "" : ", under the same intent (or key)");
    else
        snprintf(out, size, "%s got no answer%s: %.250s; it is not known whether it was carried out: %s", name, tries,
                 err->message, what_to_do(prepared));
}

void sw_answer_explain(const sw_prepared *prepared, sw_error *err)
{
    char message[2 * sizeof err->message];
    bool is_named = strncmp(err->message, prepared->operation->name, strlen(prepared->operation->name)) == 0;
    const char *name = is_named ? "" : prepared->operation->name, *separator = is_named ? "" : ": ";
    if (err->code == SW_E_NO_ANSWER)
        explain_silence(message, sizeof message, prepared, err);
    else if (err->effect == SW_EFFECT_UNKNOWN && prepared->operation->recover != SW_RECOVER_SAFE)
        snprintf(message, sizeof message, "%s%s%.350s; it is not known whether it was carried out: %s", name, separator,
                 err->message, what_to_do(prepared));
    else
        return;
    sw_error_copy(err->message, sizeof err->message, message);
}
