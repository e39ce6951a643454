/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cancel and close: what ends once.
 */
#include "cli/job.h"

#include <savedwallet/charge.h>
#include <savedwallet/wallet.h>

#include <stddef.h>

typedef struct end_values {
    cli_job_values job;
    const char *reason;
    bool cancel_pending;
} end_values;

#define REASON                                                              \
    {                                                                       \
        "reason", CLI_TEXT, false, offsetof(end_values, reason), "TEXT",    \
            "why, at most 255 characters; default that the merchant did it" \
    }

static const cli_option cancel_options[] = { REASON, CLI_JOB_OPTIONS };

static const cli_option close_options[] = {
    REASON,
    { "cancel-pending", CLI_FLAG, false, offsetof(end_values, cancel_pending), "", "cancel open charges, too" },
    CLI_JOB_OPTIONS,
};

typedef int end_job(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err);

static int run(end_job *todo, const char *what, const cli_invocation *invocation, sw_error *err)
{
    const end_values *values = invocation->values;
    cli_job job;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK) {
        const sw_end_options given = { .version = SW_END_OPTIONS_VERSION,
                                       .id = invocation->arguments.items[0],
                                       .reason = values->reason,
                                       .cancel_pending = values->cancel_pending,
                                       .call = &job.call };
        sw_receipt *receipt = NULL;
        sw_error outcome = SW_ERROR_INIT;
        code = todo(&receipt, job.client, &given, &outcome);
        code = cli_receipt_tell(invocation, what, receipt, code < 0 ? &outcome : NULL, err);
        sw_receipt_free(receipt);
    }
    cli_job_close(&job);
    return code;
}

static int run_cancel(const cli_invocation *invocation, sw_error *err)
{
    return run(sw_charge_cancel, "charge", invocation, err);
}

static int run_close(const cli_invocation *invocation, sw_error *err)
{
    return run(sw_wallet_close, "wallet", invocation, err);
}

#define EXIT_HELP                                                                                                     \
    "\nExit codes: 0 ended, by this call or before; 1 refused; 2 wrong usage, nothing was sent; 3 it is not known:\n" \
    "call it again."

const cli_command cli_cancel = {
    .name = "cancel",
    .summary = "Cancel a charge that was not captured",
    .arguments = "CHARGE",
    .least = 1,
    .most = 1,
    .options = cancel_options,
    .option_count = sizeof cancel_options / sizeof cancel_options[0],
    .values_size = sizeof(end_values),
    .description = "Cancels a charge that was not captured, so that the money held is let go. What the answer leaves\n"
                   "open is looked up: a charge that is canceled already is done (was_done).\n"
                   "\n" CLI_RECEIPT_HELP EXIT_HELP,
    .notes = sw_settings_help,
    .examples = "  savedwallet cancel S02-1234567-1234567-C000001 --reason \"the ride was called off\"\n",
    .run = run_cancel,
};

const cli_command cli_close = {
    .name = "close",
    .summary = "Close a saved wallet for ever",
    .arguments = "WALLET",
    .least = 1,
    .most = 1,
    .options = close_options,
    .option_count = sizeof close_options / sizeof close_options[0],
    .values_size = sizeof(end_values),
    .description =
        "Closes a saved wallet: it is never charged again. What the answer leaves open is looked up: a wallet\n"
        "that is closed already is done (was_done).\n"
        "\n" CLI_RECEIPT_HELP EXIT_HELP,
    .notes = sw_settings_help,
    .examples = "  savedwallet close S02-1234567-1234567 --reason \"removed by the customer\" --cancel-pending\n",
    .run = run_close,
};
