/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <stdio.h>

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
        printed = cli_print_json(sw_told_receipt(receipt, outcome), err);
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
