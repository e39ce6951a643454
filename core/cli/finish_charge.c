/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"

#include <savedwallet/charge.h>

#include <stddef.h>

typedef struct finish_charge_values {
    cli_job_values job;
    const char *charge;
    const char *browser_session;
    bool unbound;
} finish_charge_values;

static const cli_option options[] = {
    { "charge", CLI_TEXT, true, offsetof(finish_charge_values, charge), "ID",
      "the charge, as your server remembers it: never one that came with the URL" },
    { "browser-session", CLI_TEXT, false, offsetof(finish_charge_values, browser_session), "S",
      "what the charge was made with; this or --unbound" },
    { "unbound", CLI_FLAG, false, offsetof(finish_charge_values, unbound), "",
      "whoever comes back is taken for the buyer" },
    CLI_JOB_OPTIONS,
};

static int run(const cli_invocation *invocation, sw_error *err)
{
    const finish_charge_values *values = invocation->values;
    cli_job job;
    sw_charge_finish_options given = SW_CHARGE_FINISH_OPTIONS_INIT;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = cli_read_session(&given.browser_session, values->browser_session, values->unbound, err);
    if (code == SW_OK) {
        sw_receipt *receipt = NULL;
        sw_error outcome = SW_ERROR_INIT;
        given.url = invocation->arguments.items[0];
        given.charge = values->charge;
        given.call = &job.call;
        code = sw_charge_finish(&receipt, job.client, &given, &outcome);
        code = cli_receipt_tell(invocation, "charge", receipt, code < 0 ? &outcome : NULL, err);
        sw_receipt_free(receipt);
    }
    cli_job_close(&job);
    return code;
}

const cli_command cli_finish_charge = {
    .name = "finish-charge",
    .summary = "Say what came of a charge that the bank asked about",
    .arguments = "URL",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(finish_charge_values),
    .description = "After the buyer's return from the bank: holds the URL against the browser, and reads the charge.\n"
                   "\n" CLI_RECEIPT_HELP "\n"
                   "Exit codes: 0 paid or still under way; 1 declined, canceled, or another browser's; 2 wrong usage;\n"
                   "3 no answer: call it again.",
    .notes = sw_settings_help,
    .examples =
        "  savedwallet finish-charge \"$URL\" --charge S02-1234567-1234567-C000001 --browser-session \"$SESSION\"\n",
    .run = run,
};
