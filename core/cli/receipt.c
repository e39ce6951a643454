/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/json_scan.h"
#include "cli/job.h"
#include "cli/output.h"

#include <stdio.h>

/* Amazon's digits are kept, as in the answer of a call. */
static sw_json *body_json(const sw_receipt *receipt)
{
    size_t size = 0;
    const sw_response *response = sw_receipt_response(receipt);
    const char *body = sw_response_body(response, &size);
    if (size > 0 && sw_json_scan_answer(body, size, NULL) == SW_OK)
        return sw_json_new_raw(body);
    char *text = sw_object_json(sw_receipt_object(receipt), "");
    sw_json *value = text ? sw_json_new_raw(text) : sw_json_new_null();
    sw_object_text_free(text);
    return value;
}

static sw_json *to_json(const sw_receipt *receipt, const sw_error *outcome)
{
    sw_money amount;
    sw_json *object = sw_json_object();
    const sw_response *response = sw_receipt_response(receipt);
    sw_next_step step = outcome ? outcome->next_step : sw_receipt_next_step(receipt);
    sw_receipt_amount(&amount, receipt, NULL);
    if (cli_put_text(object, "id", sw_receipt_id(receipt)) &&
        cli_put_text(object, "state", sw_receipt_state(receipt)) &&
        cli_put_text(object, "reason", sw_receipt_reason(receipt)) && cli_put_money(object, "amount", &amount) &&
        sw_json_put_bool(object, "pending", sw_receipt_is_pending(receipt)) &&
        cli_put_text(object, "next_step", sw_next_step_name(step)) &&
        cli_put_text(object, "redirect_url", sw_receipt_redirect_url(receipt)) &&
        sw_json_put_bool(object, "was_done", sw_receipt_was_done(receipt)) &&
        cli_put_text(object, "request_id", sw_response_request_id(response)) &&
        cli_put_text(object, "idempotency_key", sw_response_idempotency_key(response)) &&
        sw_json_put(object, "body", body_json(receipt)) &&
        sw_json_put(object, "error", outcome ? cli_json_error(outcome) : sw_json_new_null()))
        return object;
    sw_json_free(object);
    return NULL;
}

static void print_for_people(const char *what, const sw_receipt *receipt)
{
    char id[128], state[64], text[SW_MONEY_TEXT_SIZE];
    sw_money amount;
    sw_error_copy(id, sizeof id, sw_receipt_id(receipt));
    sw_error_copy(state, sizeof state, sw_receipt_state(receipt));
    printf("%s %s: %s%s\n", what, id, state, sw_receipt_was_done(receipt) ? " already" : "");
    if (sw_receipt_amount(&amount, receipt, NULL) == SW_OK && sw_money_write_text(text, &amount, NULL) == SW_OK)
        cli_print_fact("amount", text);
    cli_print_fact("reason", sw_receipt_reason(receipt));
    if (sw_receipt_is_pending(receipt))
        cli_print_fact("pending", "the end comes by a notification, or is read later");
    if (sw_receipt_next_step(receipt) == SW_NEXT_SEND_BUYER)
        cli_print_fact("send the buyer", sw_receipt_redirect_url(receipt));
    cli_print_fact("request id", sw_response_request_id(sw_receipt_response(receipt)));
    cli_print_fact("key", sw_response_idempotency_key(sw_receipt_response(receipt)));
}

int cli_receipt_tell(const cli_invocation *invocation, const char *what, const sw_receipt *receipt,
                     const sw_error *outcome, sw_error *err)
{
    int printed;
    if (outcome && outcome->attempts == 0 && outcome->http_status == 0 && !receipt) {
        *err = *outcome; /* nothing was sent: wrong usage */
        return outcome->code;
    }
    if (invocation->json) {
        printed = cli_print_json(to_json(receipt, outcome), err);
    } else {
        if (*sw_receipt_state(receipt))
            print_for_people(what, receipt);
        printed = cli_print_end();
        if (outcome)
            cli_print_error(outcome, invocation->command);
    }
    if (printed == CLI_EXIT_REFUSED)
        return CLI_EXIT_NO_ANSWER; /* whoever reads us did not learn how it ended: that is no refusal */
    return printed == CLI_EXIT_DONE && outcome ? cli_exit_code(outcome) : printed;
}
