/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A call of an operation, and what the jobs give that answer with one object.
 */
#include "face/told.h"

static sw_json *warnings_of(const sw_response *answer)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && i < sw_response_warning_count(answer); i++) {
        const char *text = sw_response_warning(answer, i);
        whole = sw_json_append(array, sw_json_new_text(text));
    }
    return sw_told_whole(array, whole);
}

sw_json *sw_told_answer(const sw_response *answer, const sw_error *outcome)
{
    sw_json *object = sw_json_object();
    int attempts = outcome ? (int)outcome->attempts : sw_response_attempts(answer);
    return sw_told_whole(
        object,
        sw_json_put(object, "status", answer ? sw_json_new_integer(sw_response_status(answer)) : sw_json_new_null()) &&
            sw_json_put(object, "body", sw_told_body(answer)) &&
            sw_told_text(object, "request_id", sw_response_request_id(answer)) &&
            sw_json_put_integer(object, "attempts", attempts) &&
            sw_json_put(object, "error", outcome ? sw_told_error(outcome) : sw_json_new_null()) &&
            (sw_response_warning_count(answer) == 0 || sw_json_put(object, "warnings", warnings_of(answer))));
}

/* Amazon's digits are kept where there was one answer; else it is what was read of it. */
static sw_json *receipt_body(const sw_receipt *receipt)
{
    size_t size = 0;
    sw_response_body(sw_receipt_response(receipt), &size);
    sw_json *body = size > 0 ? sw_told_body(sw_receipt_response(receipt)) : NULL;
    if (size > 0 && !sw_json_text(body))
        return body; /* NULL when memory ran out */
    sw_json_free(body);
    return sw_told_part(sw_receipt_object(receipt), "");
}

sw_json *sw_told_receipt(const sw_receipt *receipt, const sw_error *outcome)
{
    sw_money amount;
    sw_json *object = sw_json_object();
    const sw_response *response = sw_receipt_response(receipt);
    sw_next_step step = outcome ? outcome->next_step : sw_receipt_next_step(receipt);
    sw_receipt_amount(&amount, receipt, NULL);
    return sw_told_whole(object,
                         sw_told_text(object, "id", sw_receipt_id(receipt)) &&
                             sw_told_text(object, "state", sw_receipt_state(receipt)) &&
                             sw_told_text(object, "reason", sw_receipt_reason(receipt)) &&
                             sw_told_money(object, "amount", &amount) &&
                             sw_json_put_bool(object, "pending", sw_receipt_is_pending(receipt)) &&
                             sw_told_text(object, "next_step", sw_next_step_name(step)) &&
                             sw_told_text(object, "redirect_url", sw_receipt_redirect_url(receipt)) &&
                             sw_json_put_bool(object, "was_done", sw_receipt_was_done(receipt)) &&
                             sw_told_text(object, "request_id", sw_response_request_id(response)) &&
                             sw_told_text(object, "idempotency_key", sw_response_idempotency_key(response)) &&
                             sw_json_put(object, "body", receipt_body(receipt)) &&
                             sw_json_put(object, "error", outcome ? sw_told_error(outcome) : sw_json_new_null()));
}

static sw_json *reasons_of(const sw_wallet *wallet)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && i < sw_wallet_reason_count(wallet); i++)
        whole = sw_json_append(array, sw_json_new_text(sw_wallet_reason(wallet, i)));
    return sw_told_whole(array, whole);
}

sw_json *sw_told_wallet(const sw_wallet *wallet)
{
    sw_money balance;
    sw_json *object = sw_json_object();
    sw_wallet_balance(&balance, wallet, NULL);
    return sw_told_whole(object,
                         sw_told_text(object, "id", sw_wallet_id(wallet)) &&
                             sw_json_put_bool(object, "chargeable", sw_wallet_is_chargeable(wallet)) &&
                             sw_told_text(object, "state", sw_wallet_state(wallet)) &&
                             sw_json_put(object, "reasons", reasons_of(wallet)) &&
                             sw_told_text(object, "next_step", sw_next_step_name(sw_wallet_next_step(wallet))) &&
                             sw_told_text(object, "descriptor", sw_wallet_descriptor(wallet)) &&
                             sw_told_money(object, "balance", &balance) &&
                             sw_json_put(object, "body", sw_told_part(sw_wallet_object(wallet), "")));
}
