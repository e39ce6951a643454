/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/answer.h"

#include "base/error.h"
#include "base/json.h"

#include <stdio.h>
#include <string.h>

typedef struct meaning {
    int http;
    const char *reason; /* NULL: any other of this status */
    int code;
    sw_effect effect;
    sw_retry retry;
    sw_next_step next_step;
} meaning;

static const meaning meanings[] = {
#define REASON(http, reason, code, effect, retry, next) \
    { (http), (reason), SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next },
#define STATUS(http, code, effect, retry, next) \
    { (http), NULL, SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next },
#include "api/reasons.def"
#undef REASON
#undef STATUS
};

enum { COUNT = sizeof meanings / sizeof meanings[0] };

static bool is_failure(int http)
{
    return http == 408 || http >= 500;
}

/*
 * A reason wins over its status, because SDKs and documentation differ in some statuses. But a server that failed says
 * nothing definite, whatever reason it names. A status that is not listed is judged by its class.
 */
static meaning find(int http, const char *reason)
{
    for (size_t i = 0; i < COUNT; i++)
        if (meanings[i].reason && strcmp(meanings[i].reason, reason) == 0 &&
            (!is_failure(http) || is_failure(meanings[i].http)))
            return meanings[i];
    for (size_t i = 0; i < COUNT; i++)
        if (!meanings[i].reason && meanings[i].http == http)
            return meanings[i];
    if (http >= 500)
        return (meaning){ http, NULL, SW_E_SERVER, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_WAIT };
    if (http >= 400)
        return (meaning){ http, NULL, SW_E_REFUSED, SW_EFFECT_NONE, SW_RETRY_NEVER, SW_NEXT_FIX_REQUEST };
    return (meaning){ http, NULL, SW_E_PROTOCOL, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_FIX_REQUEST };
}

static void set_meaning(sw_error *err, int status, const meaning *is)
{
    if (!err)
        return;
    err->http_status = status;
    err->effect = is->effect;
    err->retry = is->retry;
    err->next_step = is->next_step;
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

static int refuse_body(const sw_prepared *prepared, int status, sw_error *err)
{
    const meaning is = { status, NULL, SW_E_PROTOCOL, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_WAIT };
    sw_fail(err, is.code, "%s was answered HTTP %d, but the body is not the JSON that Amazon Pay sends",
            prepared->operation->name, status);
    set_meaning(err, status, &is);
    return is.code;
}

static int judge_success(const sw_prepared *prepared, const sw_response *answer, sw_error *err)
{
    size_t size;
    const char *body = sw_response_body(answer, &size);
    if (size == 0 && (gives(prepared, "no_body") || gives(prepared, "location")))
        return SW_OK;
    sw_json *json = NULL;
    bool good = sw_json_parse(&json, body, size, NULL) == SW_OK && sw_json_kind_of(json) == SW_JSON_OBJECT;
    sw_json_free(json);
    return good ? SW_OK : refuse_body(prepared, sw_response_status(answer), err);
}

static int judge_redirect(const sw_prepared *prepared, int status, sw_error *err)
{
    meaning is = find(status, "");
    sw_fail(err, is.code, "%s was answered with HTTP %d: a redirect is never followed; check base_url",
            prepared->operation->name, status);
    set_meaning(err, status, &is);
    return is.code;
}

static int judge_failure(const sw_prepared *prepared, const sw_response *answer, sw_error *err)
{
    int status = sw_response_status(answer);
    size_t size;
    const char *body = sw_response_body(answer, &size);
    sw_json *json = NULL;
    sw_json_parse(&json, body, size, NULL); /* what is no JSON has no reason either */
    const char *reason = sw_json_get_text(json, "reasonCode");
    const char *message = sw_json_get_text(json, "message");
    meaning is = find(status, reason ? reason : "");
    sw_fail(err, is.code, "%s %s HTTP %d %s%s%.320s", prepared->operation->name,
            is.effect == SW_EFFECT_NONE ? "was refused:" : "was answered", status, reason ? reason : "without a reason",
            message ? ": " : "", message ? message : "");
    set_meaning(err, status, &is);
    if (err)
        sw_error_copy(err->reason_code, sizeof err->reason_code, reason ? reason : "");
    sw_json_free(json);
    return is.code;
}

int sw_answer_judge(const sw_prepared *prepared, const sw_response *answer, sw_error *err)
{
    if (is_success(prepared, answer))
        return judge_success(prepared, answer, err);
    bool redirect = sw_response_status(answer) < 400;
    return redirect ? judge_redirect(prepared, sw_response_status(answer), err) : judge_failure(prepared, answer, err);
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
