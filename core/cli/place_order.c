/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"
#include "cli/output.h"
#include "face/told.h"

#include <savedwallet/review.h>

#include <stddef.h>
#include <stdio.h>

typedef struct order_values {
    cli_job_values job;
    const char *browser_session;
    bool unbound;
    const char *amount;
    const char *total;
    const char *payment_intent;
    bool pending;
    const char *soft_descriptor;
    const char *reference;
    const char *store_name;
    const char *note;
    const char *custom_information;
    const char *return_url;
    int ttl;
} order_values;

static const cli_option options[] = {
    { "amount", CLI_TEXT, true, offsetof(order_values, amount), "\"18.40 EUR\"", "what is charged now" },
    { "payment-intent", CLI_TEXT, true, offsetof(order_values, payment_intent), "P",
      "Confirm, Authorize or AuthorizeWithCapture" },
    { "return-url", CLI_TEXT, true, offsetof(order_values, return_url), "URL", "where the buyer comes back to" },
    { "browser-session", CLI_TEXT, false, offsetof(order_values, browser_session), "S",
      "what the button was made with; this or --unbound" },
    { "unbound", CLI_FLAG, false, offsetof(order_values, unbound), "",
      "whoever comes back is taken for the buyer; URL may be a session's id" },
    { "total", CLI_TEXT, false, offsetof(order_values, total), "\"60.00 EUR\"",
      "of an order that is charged in parts" },
    { "pending", CLI_FLAG, false, offsetof(order_values, pending), "", "an authorization may stay open" },
    { "soft-descriptor", CLI_TEXT, false, offsetof(order_values, soft_descriptor), "T",
      "on the buyer's statement, 16 bytes" },
    { "reference", CLI_TEXT, false, offsetof(order_values, reference), "T", "your order; the buyer sees it" },
    { "store-name", CLI_TEXT, false, offsetof(order_values, store_name), "T",
      "in place of the name in Seller Central" },
    { "note", CLI_TEXT, false, offsetof(order_values, note), "T", "a note to the buyer" },
    { "custom-information", CLI_TEXT, false, offsetof(order_values, custom_information), "T",
      "kept with the order, never shown" },
    { "ttl", CLI_NUMBER, false, offsetof(order_values, ttl), "S", "seconds for which the URL is good" },
    CLI_JOB_OPTIONS,
};

static int read_options(sw_order_options *out, sw_money amounts[2], const order_values *values, sw_error *err)
{
    int code = cli_read_session(&out->browser_session, values->browser_session, values->unbound, err);
    if (code == SW_OK)
        code = cli_read_money(&amounts[0], values->amount, "amount", err);
    if (code == SW_OK && values->total)
        code = cli_read_money(&amounts[1], values->total, "total", err);
    if (code == SW_OK)
        code = sw_payment_parse(&out->payment_intent, values->payment_intent, err);
    out->amount = &amounts[0];
    out->total_order_amount = values->total ? &amounts[1] : NULL;
    out->can_handle_pending = values->pending;
    out->soft_descriptor = values->soft_descriptor;
    out->reference = values->reference;
    out->store_name = values->store_name;
    out->note_to_buyer = values->note;
    out->custom_information = values->custom_information;
    out->return_url = values->return_url;
    out->state_ttl_s = values->ttl;
    return code;
}

static int print_for_people(const sw_order *order)
{
    puts(*sw_order_redirect_url(order) ? "order: placed" : "order: something is missing");
    cli_print_fact("send the buyer", sw_order_redirect_url(order));
    cli_print_missing(sw_order_session(order));
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const order_values *values = invocation->values;
    cli_job job;
    sw_money amounts[2];
    sw_order *order = NULL;
    sw_order_options given = SW_ORDER_OPTIONS_INIT;
    int code = cli_job_open(&job, &values->job, err);
    if (code == SW_OK)
        code = read_options(&given, amounts, values, err);
    given.url = invocation->arguments.items[0];
    given.call = &job.call;
    if (code == SW_OK)
        code = sw_place_order(&order, job.client, &given, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_order(order), err) : print_for_people(order);
    if (code == CLI_EXIT_DONE && !*sw_order_redirect_url(order))
        code = CLI_EXIT_REFUSED;
    sw_order_free(order);
    cli_job_close(&job);
    return code;
}

const cli_command cli_place_order = {
    .name = "place-order",
    .summary = "Express: say what the order costs, and where the buyer goes",
    .arguments = "URL",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(order_values),
    .description =
        "Tells Amazon what the order costs and where the buyer comes back to. Nothing is charged yet: the buyer\n"
        "is sent to redirect_url, and finish is called after the return. URL is the review page's.\n"
        "\n"
        "--json prints redirect_url and missing (constraint, text).\n"
        "\n"
        "Exit codes: 0 placed; 1 something is missing, the session has ended, or the URL is another browser's;\n"
        "2 wrong usage; 3 no answer: call it again.",
    .notes = sw_settings_help,
    .examples = "  savedwallet place-order \"$URL\" --browser-session \"$SESSION\" --amount \"18.40 EUR\" \\\n"
                "      --payment-intent Authorize --return-url https://shop.example/paid --reference 4711\n",
    .run = run,
};
