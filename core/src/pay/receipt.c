/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/receipt.h"

#include "base/error.h"
#include "base/memory.h"

#include <savedwallet/advice.h>

#include <string.h>

static sw_receipt *make(const char *operation, sw_region region)
{
    sw_receipt *receipt = sw_alloc(sizeof *receipt);
    if (receipt) {
        receipt->operation = operation;
        receipt->region = region;
    }
    return receipt;
}

/* An answer that is no JSON has been judged already; its receipt has no object. */
static int take(sw_receipt **out, const char *operation, sw_region region, sw_response *answer)
{
    *out = make(operation, region);
    if (!*out) {
        sw_response_free(answer);
        return SW_E_NOMEM;
    }
    (*out)->response = answer;
    if (sw_object_from_response(&(*out)->object, answer, NULL) != SW_E_NOMEM)
        return SW_OK;
    sw_receipt_free(*out);
    *out = NULL;
    return SW_E_NOMEM;
}

int sw_receipt_keep(sw_receipt **out, const char *operation, sw_region region, sw_response *answer, int code,
                    sw_error *err)
{
    *out = NULL;
    if (!answer || take(out, operation, region, answer) == SW_OK || code < 0)
        return code;
    sw_fail(err, SW_E_NOMEM, "%s was carried out, and memory ran out before it could be told: ask for it again",
            operation);
    if (err) {
        err->effect = SW_EFFECT_DONE;
        err->retry = SW_RETRY_SAME_KEY;
    }
    return SW_E_NOMEM;
}

int sw_receipt_of_object(sw_receipt **out, const char *operation, sw_region region, sw_object *object, sw_error *err)
{
    *out = make(operation, region);
    if (!*out) {
        sw_object_free(object);
        return sw_fail_memory(err);
    }
    (*out)->object = object;
    (*out)->was_done = true;
    return SW_OK;
}

static const char *text_at(const sw_receipt *receipt, const char *pointer)
{
    const char *text = receipt ? sw_object_text(receipt->object, pointer) : NULL;
    return text ? text : "";
}

static bool is_of(const sw_receipt *receipt, const char *operation)
{
    return strcmp(receipt->operation, operation) == 0;
}

const char *sw_receipt_id(const sw_receipt *receipt)
{
    if (!receipt)
        return "";
    if (is_of(receipt, "createRefund"))
        return text_at(receipt, "/refundId");
    return text_at(receipt, is_of(receipt, "closeChargePermission") ? "/chargePermissionId" : "/chargeId");
}

const char *sw_receipt_state(const sw_receipt *receipt)
{
    return receipt ? sw_object_state(receipt->object) : "";
}

const char *sw_receipt_reason(const sw_receipt *receipt)
{
    const char *refusal = text_at(receipt, "/reasonCode");
    return *refusal || !receipt ? refusal : sw_object_reason(receipt->object, 0);
}

static bool has_money(const sw_receipt *receipt, const char *pointer)
{
    sw_money amount;
    return sw_object_money(&amount, receipt->object, pointer, NULL) == SW_OK && !sw_money_is_zero(&amount);
}

int sw_receipt_amount(sw_money *out, const sw_receipt *receipt, sw_error *err)
{
    if (out)
        *out = (sw_money)SW_MONEY_INIT;
    if (!out || !receipt)
        return sw_fail(err, SW_E_INVALID, "to read an amount takes a receipt and a place for it");
    if (is_of(receipt, "createRefund"))
        return sw_object_money(out, receipt->object, "/refundAmount", err);
    bool captured = has_money(receipt, "/captureAmount");
    return sw_object_money(out, receipt->object, captured ? "/captureAmount" : "/chargeAmount", err);
}

static sw_advice advise(const sw_receipt *receipt)
{
    sw_advice advice = SW_ADVICE_INIT;
    sw_situation situation = SW_SITUATION_INIT;
    if (!receipt)
        return advice;
    situation.operation = receipt->operation;
    situation.http_status = receipt->response ? sw_response_status(receipt->response) : 200;
    situation.reason_code = text_at(receipt, "/reasonCode");
    situation.object_state = sw_object_state(receipt->object);
    situation.object_reason = sw_object_reason(receipt->object, 0);
    situation.redirect = *sw_receipt_redirect_url(receipt) != '\0';
    situation.region = receipt->region;
    sw_advise(&advice, &situation, NULL);
    return advice;
}

bool sw_receipt_is_pending(const sw_receipt *receipt)
{
    sw_advice advice = advise(receipt);
    bool waits = advice.next_step == SW_NEXT_WAIT || advice.next_step == SW_NEXT_SEND_BUYER;
    return advice.code == SW_OK && advice.effect != SW_EFFECT_UNKNOWN && waits;
}

sw_next_step sw_receipt_next_step(const sw_receipt *receipt)
{
    return advise(receipt).next_step;
}

const char *sw_receipt_redirect_url(const sw_receipt *receipt)
{
    return text_at(receipt, "/webCheckoutDetails/amazonPayRedirectUrl");
}

bool sw_receipt_was_done(const sw_receipt *receipt)
{
    return receipt && receipt->was_done;
}

const sw_object *sw_receipt_object(const sw_receipt *receipt)
{
    return receipt ? receipt->object : NULL;
}

const sw_response *sw_receipt_response(const sw_receipt *receipt)
{
    return receipt ? receipt->response : NULL;
}

void sw_receipt_free(sw_receipt *receipt)
{
    if (!receipt)
        return;
    sw_response_free(receipt->response);
    sw_object_free(receipt->object);
    sw_release(receipt);
}
