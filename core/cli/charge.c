/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"

#include <savedwallet/charge.h>

#include <stddef.h>

typedef struct charge_values {
    cli_job_values job;
    const char *wallet;
    const char *amount;
    const char *intent;
    int attempt;
    bool authorize_only;
    bool pending;
    const char *descriptor;
    const char *initiator;
    const char *channel;
    const char *reference;
    const char *note;
    const char *return_url;
    const char *browser_session;
    bool unbound;
} charge_values;

static const cli_option options[] = {
    { "wallet", CLI_TEXT, true, offsetof(charge_values, wallet), "ID", "the charge permission that was saved" },
    { "amount", CLI_TEXT, true, offsetof(charge_values, amount), "\"18.40 EUR\"", "how much" },
    { "intent", CLI_TEXT, true, offsetof(charge_values, intent), "I",
      "what is meant (\"ride:81\"): the same intent is the same charge, however often it is sent" },
    { "attempt", CLI_NUMBER, false, offsetof(charge_values, attempt), "N",
      "a deliberate new attempt at the intent; default 1" },
    { "authorize-only", CLI_FLAG, false, offsetof(charge_values, authorize_only), "",
      "hold the amount, to be captured later" },
    { "pending", CLI_FLAG, false, offsetof(charge_values, pending), "",
      "Amazon may take up to 24 hours to decide, and declines less" },
    { "soft-descriptor", CLI_TEXT, false, offsetof(charge_values, descriptor), "TEXT",
      "on the buyer's statement, at most 16 bytes" },
    { "initiator", CLI_TEXT, false, offsetof(charge_values, initiator), "WHO",
      "CITU: the buyer starts it; MITU: you do; default as configured" },
    { "channel", CLI_TEXT, false, offsetof(charge_values, channel), "WHERE",
      "Web, App, Phone, ...; default as configured" },
    { "reference", CLI_TEXT, false, offsetof(charge_values, reference), "TEXT", "such as an order number" },
    { "note", CLI_TEXT, false, offsetof(charge_values, note), "TEXT", "to the buyer" },
    { "return-url", CLI_TEXT, false, offsetof(charge_values, return_url), "URL",
      "the buyer is present, and comes back here when the bank asks" },
    { "browser-session", CLI_TEXT, false, offsetof(charge_values, browser_session), "S",
      "with --return-url: what only your server and this buyer's browser know" },
    { "unbound", CLI_FLAG, false, offsetof(charge_values, unbound), "",
      "with --return-url, instead: whoever comes back is taken for this buyer" },
    CLI_JOB_OPTIONS,
};

static int charge_and_tell(const cli_job *job, const cli_invocation *invocation, sw_error *err)
{
    const charge_values *values = invocation->values;
    sw_money amount;
    sw_charge_options charge = SW_CHARGE_OPTIONS_INIT;
    int code = cli_read_money(&amount, values->amount, "amount", err);
    if (code == SW_OK && values->return_url)
        code = cli_read_session(&charge.browser_session, values->browser_session, values->unbound, err);
    if (code < 0)
        return code;
    charge.wallet = values->wallet;
    charge.amount = &amount;
    charge.intent = values->intent;
    charge.attempt = values->attempt;
    charge.authorize_only = values->authorize_only;
    charge.can_handle_pending = values->pending;
    charge.soft_descriptor = values->descriptor;
    charge.initiator = values->initiator;
    charge.channel = values->channel;
    charge.reference = values->reference;
    charge.note_to_buyer = values->note;
    charge.return_url = values->return_url;
    charge.call = &job->call;
    sw_receipt *receipt = NULL;
    sw_error outcome = SW_ERROR_INIT;
    code = sw_wallet_charge(&receipt, job->client, &charge, &outcome);
    int told = cli_receipt_tell(invocation, "charge", receipt, code < 0 ? &outcome : NULL, err);
    sw_receipt_free(receipt);
    return told;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const charge_values *values = invocation->values;
    cli_job job;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = charge_and_tell(&job, invocation, err);
    cli_job_close(&job);
    return code;
}

const cli_command cli_charge = {
    .name = "charge",
    .summary = "Charge a saved wallet",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(charge_values),
    .description =
        "Charges a saved wallet and takes the money at once, or with --authorize-only holds it. After a refusal the\n"
        "wallet is read, so that next_step says what is to be done. Where the bank asks the buyer, next_step is\n"
        "send_buyer: send them to redirect_url, and call finish-charge after their return.\n"
        "\n" CLI_RECEIPT_HELP "\n" CLI_INTENT_HELP,
    .notes = sw_settings_help,
    .examples = "  savedwallet charge --wallet S02-1234567-1234567 --amount \"18.40 EUR\" --intent ride:81 \\\n"
                "      --channel App --initiator CITU\n",
    .run = run,
};
