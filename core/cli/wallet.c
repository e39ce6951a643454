/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <savedwallet/wallet.h>

#include <stddef.h>
#include <stdio.h>

static const cli_option options[] = { CLI_JOB_OPTIONS };

static int print_for_people(const sw_wallet *wallet)
{
    sw_money balance;
    char text[SW_MONEY_TEXT_SIZE];
    printf("wallet: %s\n", sw_wallet_is_chargeable(wallet) ? "can be charged" : "cannot be charged");
    cli_print_fact("id", sw_wallet_id(wallet));
    cli_print_fact("state", sw_wallet_state(wallet));
    for (size_t i = 0; i < sw_wallet_reason_count(wallet); i++)
        cli_print_fact("reason", sw_wallet_reason(wallet, i));
    cli_print_fact("next step", sw_next_step_name(sw_wallet_next_step(wallet)));
    cli_print_fact("paid with", sw_wallet_descriptor(wallet));
    if (sw_wallet_balance(&balance, wallet, NULL) == SW_OK && sw_money_write_text(text, &balance, NULL) == SW_OK)
        cli_print_fact("left this month", text);
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const cli_job_values *values = invocation->values;
    cli_job job;
    sw_wallet *wallet = NULL;
    int code = cli_job_open(&job, values, err);
    if (code == SW_OK)
        code = sw_wallet_get(&wallet, job.client, invocation->arguments.items[0], &job.call, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_wallet(wallet), err) : print_for_people(wallet);
    if (code == CLI_EXIT_DONE && !sw_wallet_is_chargeable(wallet))
        code = CLI_EXIT_REFUSED;
    sw_wallet_free(wallet);
    cli_job_close(&job);
    return code;
}

const cli_command cli_wallet = {
    .name = "wallet",
    .summary = "Say how a saved wallet stands, and what to do",
    .arguments = "WALLET",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(cli_job_values),
    .description =
        "Reads a saved wallet and says whether it can be charged; if not, why, and what changes that.\n"
        "\n"
        "--json prints id, chargeable, state, reasons, next_step, descriptor, balance (null where Amazon does\n"
        "not say) and body (Amazon's JSON).\n"
        "\n"
        "Exit codes: 0 it can be charged; 1 it cannot; 2 wrong usage; 3 no answer.",
    .notes = sw_settings_help,
    .examples = "  savedwallet wallet S02-1234567-1234567\n",
    .run = run,
};
