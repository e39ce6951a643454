/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/answer.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"
#include "emulator/url.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char JSON_TYPE[] = "application/json";

static const struct {
    const char *reason;
    int status;
} STATUSES[] = {
    { "CheckoutSessionCanceled", 400 },
    { "CurrencyMismatch", 400 },
    { "DuplicateIdempotencyKey", 400 },
    { "InvalidAPIVersion", 400 },
    { "InvalidHeaderValue", 400 },
    { "InvalidParameterCombination", 400 },
    { "InvalidParameterValue", 400 },
    { "InvalidRequest", 400 },
    { "InvalidRequestFormat", 400 },
    { "InvalidSandboxSimulationSpecified", 400 },
    { "MissingHeader", 400 },
    { "MissingHeaderValue", 400 },
    { "MissingParameterValue", 400 },
    { "PeriodicAmountExceeded", 400 },
    { "TransactionAmountExceeded", 400 },
    { "UnrecognizedField", 400 },
    { "UnauthorizedAccess", 401 },
    { "InvalidAuthentication", 403 },
    { "InvalidRequestSignature", 403 },
    { "CrossOrigin", 403 },
    { "UnsupportedBrowser", 403 },
    { "InvalidAccountStatus", 403 },
    { "InvalidAuthorizationToken", 403 },
    { "InvalidSignatureError", 403 }, /* of Amazon's hosted pages, not of the API */
    { "InvalidControlToken", 403 },   /* ours */
    { "ResourceNotFound", 404 },
    { "RequestNotSupported", 405 },
    { "UnsupportedOperation", 405 },
    { "RequestTimeout", 408 },
    { "AmountMismatch", 409 },
    { "RequestTooLarge", 413 },    /* ours: Amazon's own answer is not known */
    { "MisdirectedRequest", 421 }, /* ours */
    { "AmazonRejected", 422 },
    { "ChargePermissionNotModifiable", 422 },
    { "HardDeclined", 422 },
    { "InvalidChargePermissionStatus", 422 },
    { "InvalidChargeStatus", 422 },
    { "InvalidCheckoutSessionStatus", 422 },
    { "MFANotCompleted", 422 },
    { "SoftDeclined", 422 },
    { "TransactionCountExceeded", 422 },
    { "TransactionTimedOut", 422 },
    { "PaymentMethodNotAllowed", 422 },
    { "TLSVersionNotSupported", 426 },
    { "TooManyRequests", 429 },
    { "ServiceUnavailable", 503 },
};

static int status_of(const char *reason)
{
    for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++)
        if (strcmp(STATUSES[i].reason, reason) == 0)
            return STATUSES[i].status;
    return 500;
}

static void put_text(em_answer *answer, int status, const char *content_type, const char *text)
{
    sw_release(answer->text);
    answer->status = status;
    answer->content_type = content_type;
    answer->text = em_copy(text);
    sw_release(answer->location);
    answer->location = NULL;
    answer->reason[0] = '\0';
    answer->policy[0] = '\0';
}

void em_answer_json(em_answer *answer, int status, sw_json *body)
{
    char *text = sw_json_write(em_json(body), false);
    put_text(answer, status, JSON_TYPE, text ? text : "{}");
    sw_json_release_text(text);
    sw_json_free(body);
}

void em_answer_empty(em_answer *answer, int status)
{
    put_text(answer, status, JSON_TYPE, "");
}

void em_answer_redirect(em_answer *answer, int status, const char *location)
{
    em_answer_empty(answer, status);
    answer->location = em_url_encode(location);
}

void em_answer_page(em_answer *answer, const char *content_type, const char *text)
{
    put_text(answer, 200, content_type, text);
}

void em_answer_again(em_answer *answer, int status, const char *text)
{
    put_text(answer, status, JSON_TYPE, text);
}

/* A message may quote a header, which may hold any byte, and may have been cut off inside a character. */
static void make_utf8(char *text)
{
    if (sw_is_utf8(text, strlen(text)))
        return;
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            *text = '?';
}

bool em_answer_error(em_answer *answer, const char *reason, const char *format, ...)
{
    char message[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    make_utf8(message);
    sw_json *body = em_json(sw_json_object());
    sw_json_put_text(body, "reasonCode", reason);
    sw_json_put_text(body, "message", message);
    em_answer_json(answer, status_of(reason), body);
    sw_error_copy(answer->reason, sizeof answer->reason, reason);
    return false;
}

bool em_answer_wrong_method(em_answer *answer, const char *method)
{
    return em_answer_error(answer, "RequestNotSupported", "The method %s is not supported here.", method);
}

void em_answer_free(em_answer *answer)
{
    sw_release(answer->text);
    sw_release(answer->location);
    *answer = (em_answer){ 0 };
}
