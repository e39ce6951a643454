/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Review and place-order: the middle of the flow express.
 */
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <savedwallet/review.h>

#include <stddef.h>
#include <stdio.h>

typedef struct review_values {
    cli_job_values job;
    const char *browser_session;
    bool unbound;
} review_values;

static const cli_option options[] = {
    { "browser-session", CLI_TEXT, false, offsetof(review_values, browser_session), "S",
      "what the button was made with; this or --unbound" },
    { "unbound", CLI_FLAG, false, offsetof(review_values, unbound), "",
      "whoever comes back is taken for the buyer; URL may be a session's id" },
    CLI_JOB_OPTIONS,
};

static int print_for_people(const sw_review *review)
{
    const sw_object *session = sw_review_session(review);
    const char *city = sw_object_text(session, "/shippingAddress/city");
    puts("review: the order is to be looked at");
    cli_print_fact("session", sw_review_session_id(review));
    cli_print_fact("buyer", sw_review_buyer_name(review));
    cli_print_fact("goes to", city ? city : "");
    cli_print_fact("pays with", sw_review_descriptor(review));
    cli_print_missing(session);
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const review_values *values = invocation->values;
    cli_job job;
    sw_review *review = NULL;
    sw_review_options given = SW_REVIEW_OPTIONS_INIT;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = cli_read_session(&given.browser_session, values->browser_session, values->unbound, err);
    given.url = invocation->arguments.items[0];
    given.call = &job.call;
    if (code == SW_OK)
        code = sw_review_get(&review, job.client, &given, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_review(review), err) : print_for_people(review);
    sw_review_free(review);
    cli_job_close(&job);
    return code;
}

const cli_command cli_review = {
    .name = "review",
    .summary = "Express: say what the buyer chose",
    .arguments = "URL",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(review_values),
    .description =
        "Reads what the buyer chose at Amazon, for the page on which the order is looked at. Changes nothing.\n"
        "\n"
        "--json prints session_id, buyer (id, name, email), shipping_address, billing_address, descriptor,\n"
        "missing (constraint, text), and change_address and change_payment, which amazon.Pay.bindChangeAction\n"
        "takes.\n"
        "\n"
        "Exit codes: 0 the order can be placed; 1 the session has ended, or the URL is another browser's;\n"
        "2 wrong usage; 3 no answer.",
    .notes = sw_settings_help,
    .examples = "  savedwallet review \"$URL\" --browser-session \"$SESSION\"\n",
    .run = run,
};
