/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/button.h"
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <savedwallet/wallet.h>

#include <stddef.h>
#include <stdio.h>

typedef struct repair_values {
    cli_job_values job;
    const char *return_url;
    const char *cancel_url;
    const char *browser_session;
    bool unbound;
    const char *surface;
    const char *start;
    const char *nonce;
} repair_values;

static const cli_option options[] = {
    { "return-url", CLI_TEXT, true, offsetof(repair_values, return_url), "URL", "where the buyer comes back to" },
    { "cancel-url", CLI_TEXT, false, offsetof(repair_values, cancel_url), "URL",
      "where a buyer who gives up comes back to" },
    { "browser-session", CLI_TEXT, false, offsetof(repair_values, browser_session), "S",
      "what only the server and this buyer's browser know; this or --unbound" },
    { "unbound", CLI_FLAG, false, offsetof(repair_values, unbound), "",
      "who comes back is not held against who was sent" },
    { "surface", CLI_TEXT, false, offsetof(repair_values, surface), "S", "web (default), app_browser or mobile_sdk" },
    { "start", CLI_TEXT, false, offsetof(repair_values, start), "S", "button (default), custom or touchless" },
    { "nonce", CLI_TEXT, false, offsetof(repair_values, nonce), "N", "of the page's policy: prints html and csp too" },
    CLI_JOB_OPTIONS,
};

static int read_options(sw_button_options *out, const repair_values *values, sw_error *err)
{
    int code = cli_read_session(&out->browser_session, values->browser_session, values->unbound, err);
    if (code == SW_OK && values->surface)
        code = sw_surface_parse(&out->surface, values->surface, err);
    if (code == SW_OK && values->start)
        code = sw_start_parse(&out->start, values->start, err);
    out->return_url = values->return_url;
    out->cancel_url = values->cancel_url;
    return code;
}

static int print_for_people(const sw_button *button)
{
    printf("button: the buyer presses it\n");
    cli_print_fact("payload", sw_button_payload_json(button));
    cli_print_fact("signature", sw_button_signature(button));
    cli_print_fact("algorithm", sw_button_algorithm(button));
    cli_print_fact("script", sw_button_script_url(button));
    return cli_print_end();
}

static int tell(const cli_invocation *invocation, const sw_button *button, const char *nonce, sw_error *err)
{
    char *html = nonce ? sw_button_html(button, nonce, err) : NULL;
    char *csp = html ? sw_button_csp(button, nonce, err) : NULL;
    int code = nonce && !csp ? err->code : SW_OK;
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_button(button, csp, html), err) : print_for_people(button);
    sw_button_text_free(html);
    sw_button_text_free(csp);
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const repair_values *values = invocation->values;
    cli_job job;
    sw_button *button = NULL;
    sw_button_options given = SW_BUTTON_OPTIONS_INIT;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = read_options(&given, values, err);
    if (code == SW_OK)
        code = sw_repair_button(&button, job.client, invocation->arguments.items[0], &given, &job.call, err);
    if (code == SW_OK)
        code = tell(invocation, button, values->nonce, err);
    sw_button_free(button);
    cli_job_close(&job);
    return code;
}

const cli_command cli_repair_button = {
    .name = "repair-button",
    .summary = "Write the button that makes a wallet chargeable again",
    .arguments = "WALLET",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(repair_values),
    .description =
        "Reads the wallet, and writes the button of Amazon's update page for it; or of a new setup, where it is\n"
        "closed or the region (jp) has no such page. While a charge is in progress, or when the wallet can be\n"
        "charged, there is none, and next_step of the error says so.\n"
        "\n"
        "--json prints what \"savedwallet help button\" tells of --flow.\n"
        "\n"
        "Exit codes: 0 here is the button; 1 there is none; 2 wrong usage; 3 no answer.",
    .notes = sw_settings_help,
    .examples = "  savedwallet repair-button S02-1234567-1234567 --return-url https://shop.example/wallet \\\n"
                "      --browser-session \"$SESSION\" --json\n",
    .run = run,
};
