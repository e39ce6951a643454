/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Capture and refund: an amount of a charge that is there.
 */
#include "cli/job.h"

#include <savedwallet/charge.h>

#include <stddef.h>

typedef struct amount_values {
    cli_job_values job;
    const char *amount;
    const char *intent;
    int attempt;
    const char *descriptor;
} amount_values;

static const cli_option options[] = {
    { "amount", CLI_TEXT, true, offsetof(amount_values, amount), "\"18.40 EUR\"", "how much" },
    { "intent", CLI_TEXT, true, offsetof(amount_values, intent), "I",
      "what is meant: sent again, it is not done again" },
    { "attempt", CLI_NUMBER, false, offsetof(amount_values, attempt), "N",
      "a deliberate new attempt at the intent; default 1" },
    { "soft-descriptor", CLI_TEXT, false, offsetof(amount_values, descriptor), "TEXT",
      "on the buyer's statement, at most 16 bytes" },
    CLI_JOB_OPTIONS,
};

typedef int amount_job(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err);

static int do_and_tell(amount_job *todo, const char *what, const cli_job *job, const cli_invocation *invocation,
                       sw_error *err)
{
    const amount_values *values = invocation->values;
    sw_money amount;
    int code = cli_read_money(&amount, values->amount, "amount", err);
    if (code < 0)
        return code;
    sw_amount_options given = SW_AMOUNT_OPTIONS_INIT;
    given.charge = invocation->arguments.items[0];
    given.amount = &amount;
    given.intent = values->intent;
    given.attempt = values->attempt;
    given.soft_descriptor = values->descriptor;
    given.call = &job->call;
    sw_receipt *receipt = NULL;
    sw_error outcome = SW_ERROR_INIT;
    code = todo(&receipt, job->client, &given, &outcome);
    int told = cli_receipt_tell(invocation, what, receipt, code < 0 ? &outcome : NULL, err);
    sw_receipt_free(receipt);
    return told;
}

static int run(amount_job *todo, const char *what, const cli_invocation *invocation, sw_error *err)
{
    const amount_values *values = invocation->values;
    cli_job job;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = do_and_tell(todo, what, &job, invocation, err);
    cli_job_close(&job);
    return code;
}

static int run_capture(const cli_invocation *invocation, sw_error *err)
{
    return run(sw_charge_capture, "charge", invocation, err);
}

static int run_refund(const cli_invocation *invocation, sw_error *err)
{
    return run(sw_charge_refund, "refund", invocation, err);
}

#define SHARED                                                                                \
    .arguments = "CHARGE", .least = 1, .most = 1, .options = options,                         \
    .option_count = sizeof options / sizeof options[0], .values_size = sizeof(amount_values), \
    .notes = sw_settings_help

const cli_command cli_capture = {
    SHARED,
    .name = "capture",
    .summary = "Take the money of an authorized charge",
    .description =
        "Takes the money of an authorized charge, once, within 30 days; a smaller amount lets go of the rest.\n"
        "A charge that is found captured with this very amount is done (was_done).\n"
        "\n" CLI_RECEIPT_HELP "\n" CLI_INTENT_HELP,
    .examples = "  savedwallet capture S02-1234567-1234567-C000001 --amount \"47.50 EUR\" --intent rental:7:returned\n",
    .run = run_capture,
};

const cli_command cli_refund = {
    SHARED,
    .name = "refund",
    .summary = "Pay a captured charge back, whole or in part",
    .description = "Pays a captured charge back, whole or in part. It ends later: the refund is pending.\n"
                   "\n" CLI_RECEIPT_HELP "\n" CLI_INTENT_HELP,
    .examples = "  savedwallet refund S02-1234567-1234567-C000001 --amount \"5.00 EUR\" --intent refund:ride:81:1\n",
    .run = run_refund,
};
