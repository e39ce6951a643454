/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <savedwallet/finish.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct finish_values {
    cli_job_values job;
    const char *browser_session;
    bool unbound;
    const char *amount;
    const char *total;
    const char *flow;
    const char *surface;
    bool canceled;
    const char *finalize;
} finish_values;

static const cli_option options[] = {
    { "browser-session", CLI_TEXT, false, offsetof(finish_values, browser_session), "S",
      "what the button was made with; this or --unbound" },
    { "unbound", CLI_FLAG, false, offsetof(finish_values, unbound), "",
      "whoever comes back is taken for the buyer; URL may be a session's id" },
    { "amount", CLI_TEXT, false, offsetof(finish_values, amount), "\"18.40 EUR\"",
      "what the order costs; needed in flows that pay, unless URL carries it" },
    { "total", CLI_TEXT, false, offsetof(finish_values, total), "\"60.00 EUR\"",
      "of an order that is charged in parts" },
    { "flow", CLI_TEXT, false, offsetof(finish_values, flow), "FLOW", "with --unbound: setup_only, express, ..." },
    { "surface", CLI_TEXT, false, offsetof(finish_values, surface), "S",
      "with --unbound: web (default), app_browser or mobile_sdk" },
    { "canceled", CLI_FLAG, false, offsetof(finish_values, canceled), "",
      "with --unbound: the buyer came back on the cancel URL" },
    { "finalize", CLI_TEXT, false, offsetof(finish_values, finalize), "JSON",
      "of the Mobile SDK: further members of finalizeCheckoutSession" },
    CLI_JOB_OPTIONS,
};

static int print_for_people(const sw_outcome *outcome)
{
    sw_money amount;
    char text[SW_MONEY_TEXT_SIZE];
    printf("wallet: %s, payment: %s%s\n", sw_wallet_outcome_name(sw_outcome_wallet(outcome)),
           sw_payment_outcome_name(sw_outcome_payment(outcome)), sw_outcome_replayed(outcome) ? " (as before)" : "");
    if (sw_outcome_reason(outcome))
        cli_print_fact("reason", sw_finish_reason_name(sw_outcome_reason(outcome)));
    cli_print_fact("Amazon's words", sw_outcome_reason_code(outcome));
    cli_print_fact("wallet", sw_outcome_charge_permission_id(outcome));
    cli_print_fact("paid with", sw_outcome_descriptor(outcome));
    cli_print_fact("charge", sw_outcome_charge_id(outcome));
    if (sw_outcome_amount(&amount, outcome, NULL) == SW_OK && sw_money_write_text(text, &amount, NULL) == SW_OK)
        cli_print_fact("amount", text);
    cli_print_fact("buyer", sw_outcome_buyer_id(outcome));
    return cli_print_end();
}

static int read_options(sw_finish_options *out, sw_money amounts[2], const finish_values *values, sw_error *err)
{
    int code = cli_read_session(&out->browser_session, values->browser_session, values->unbound, err);
    if (code == SW_OK && values->amount)
        code = cli_read_money(&amounts[0], values->amount, "amount", err);
    if (code == SW_OK && values->total)
        code = cli_read_money(&amounts[1], values->total, "total", err);
    if (code == SW_OK && values->flow)
        code = sw_flow_parse(&out->flow, values->flow, err);
    if (code == SW_OK && values->surface)
        code = sw_surface_parse(&out->surface, values->surface, err);
    out->amount = values->amount ? &amounts[0] : NULL;
    out->total_order_amount = values->total ? &amounts[1] : NULL;
    out->canceled = values->canceled;
    out->finalize = values->finalize;
    return code;
}

/* A definite end at which there is neither wallet nor payment nor buyer is a refusal to whoever waits for one. */
static int exit_of(const sw_outcome *outcome)
{
    bool ended_well = sw_outcome_wallet(outcome) || sw_outcome_payment(outcome) || sw_outcome_buyer(outcome);
    return ended_well ? CLI_EXIT_DONE : CLI_EXIT_REFUSED;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const finish_values *values = invocation->values;
    cli_job job;
    sw_money amounts[2];
    sw_outcome *outcome = NULL;
    sw_finish_options finish = SW_FINISH_OPTIONS_INIT;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = read_options(&finish, amounts, values, err);
    finish.url = invocation->arguments.items[0];
    finish.call = &job.call;
    if (code == SW_OK)
        code = sw_finish(&outcome, job.client, &finish, err);
    if (code == SW_OK) {
        code = invocation->json ? cli_print_json(sw_told_outcome(outcome), err) : print_for_people(outcome);
        code = code == CLI_EXIT_DONE ? exit_of(outcome) : code;
    }
    sw_outcome_free(outcome);
    cli_job_close(&job);
    return code;
}

const cli_command cli_finish = {
    .name = "finish",
    .summary = "End a flow after the buyer's return",
    .arguments = "URL",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(finish_values),
    .description =
        "Ends any flow: reads the session of the URL that the buyer came back on, completes it when the buyer agreed\n"
        "and its amount is that of the order, and says what came of it. It may be called any number of times: the\n"
        "session is completed once. On a cancel URL nothing is changed.\n"
        "\n"
        "--json prints wallet (saved, updated, not_saved), payment (none, authorized, captured, pending), reason\n"
        "(none, buyer_canceled, declined, expired, amazon_canceled, not_returned, amount_changed, other),\n"
        "reason_code, replayed, flow, session_id, charge_permission_id, charge_id, amount, descriptor and buyer\n"
        "(id, name, email).\n"
        "\n"
        "Exit codes: 0 saved, paid or signed in; 1 neither, or the URL is another browser's; 2 wrong usage; 3 no\n"
        "answer: call it again, it looks first.",
    .notes = sw_settings_help,
    .examples = "  savedwallet finish \"$URL\" --browser-session \"$SESSION\" --amount \"18.40 EUR\"\n"
                "  savedwallet finish 4d7aa444-7c22-4fa0-89c7-4cc6b3ca53ce --unbound --flow setup_only --json\n",
    .run = run,
};
