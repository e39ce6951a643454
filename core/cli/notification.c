/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/job.h"
#include "cli/output.h"
#include "face/settings.h"
#include "face/told.h"

#include <savedwallet/limits.h>
#include <savedwallet/notification.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct notification_values {
    cli_texts topics;
    int max_age;
    const char *certificate_file;
    const char *intermediates_file;
    bool allow_incomplete_chain;
    const char *config;
} notification_values;

static const cli_option options[] = {
    { "topic", CLI_LIST, false, offsetof(notification_values, topics), "ARN",
      "a topic it may come through; may be repeated; without one, any" },
    { "max-age", CLI_NUMBER, false, offsetof(notification_values, max_age), "SECONDS",
      "the oldest that is taken; default 14400" },
    { "certificate-file", CLI_TEXT, false, offsetof(notification_values, certificate_file), "FILE",
      "the emulator's signing certificate, PEM; nothing is fetched" },
    { "intermediates-file", CLI_TEXT, false, offsetof(notification_values, intermediates_file), "FILE",
      "PEM of authorities between SNS and those of this machine" },
    { "allow-incomplete-chain", CLI_FLAG, false, offsetof(notification_values, allow_incomplete_chain), "",
      "take a certificate of SNS whose issuer is not known here" },
    { "config", CLI_TEXT, false, offsetof(notification_values, config), "FILE",
      "the configuration; without it, the environment" },
};

static int print_for_people(const sw_notification *notification)
{
    puts("Amazon sent this:");
    for (size_t i = 0; sw_notification_facts[i].name; i++)
        cli_print_fact(sw_notification_facts[i].name, sw_notification_facts[i].get(notification));
    return cli_print_end();
}

static int make_receiver(sw_notifications **out, const notification_values *values, const sw_settings *config,
                         sw_error *err)
{
    sw_notification_options how = SW_NOTIFICATION_OPTIONS_INIT;
    how.topics = values->topics.items;
    how.topic_count = values->topics.count;
    how.max_age_s = values->max_age;
    how.certificate_file = values->certificate_file;
    how.intermediates_file = values->intermediates_file;
    how.allow_incomplete_chain = values->allow_incomplete_chain;
    return sw_settings_receiver(out, config, &how, err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const notification_values *values = invocation->values;
    sw_settings config;
    sw_buf raw = SW_BUF_INIT(SW_MAX_NOTIFICATION);
    sw_notifications *receiver = NULL;
    sw_notification *got = NULL;
    int code = sw_settings_read(&config, values->config, err);
    if (code == SW_OK)
        code = cli_read_bytes(&raw, invocation->arguments.items[0], "the notification", err);
    if (code == SW_OK)
        code = make_receiver(&receiver, values, &config, err);
    if (code == SW_OK)
        code = sw_notifications_receive(&got, receiver, sw_buf_text(&raw), raw.size, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_notification(got), err) : print_for_people(got);
    sw_notification_free(got);
    sw_notifications_free(receiver);
    sw_buf_free(&raw);
    sw_settings_free(&config);
    return code;
}

const cli_command cli_notification_verify = {
    .name = "notification verify",
    .summary = "Say whether Amazon sent this notification",
    .arguments = "FILE",
    .least = 1,
    .most = 1,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(notification_values),
    .description =
        "Reads the body of a request as it came (\"-\": standard input) and holds it against everything that a\n"
        "notification of Amazon Pay has: form, topic, age, certificate, signature and merchant. It fetches the\n"
        "certificate, from Amazon's message service only, and follows nothing else.\n"
        "\n"
        "--json prints kind (notification, subscription_confirmation, unsubscribe_confirmation), message_id,\n"
        "topic_arn, timestamp, merchant_id, object_type, object_id, charge_permission_id, notification_type,\n"
        "notification_id, notification_version, operation (to call now: a notification tells no state) and\n"
        "subscribe_url. One that is refused has error.reason_code: malformed, unknown_version, wrong_topic, stale,\n"
        "bad_certificate_url, no_certificate, incomplete_chain, bad_certificate, forged or wrong_merchant.\n"
        "\n"
        "Of the configuration it takes merchant_id; with --certificate-file base_url, which must be this machine,\n"
        "and public_key_id, which must be a Sandbox key's.\n"
        "\n"
        "Exit codes: 0 Amazon sent it; 1 refused; 2 wrong usage; 3 the certificate could not be fetched: try again.",
    .notes = sw_settings_help,
    .examples = "  savedwallet notification verify body.json --json\n"
                "  savedwallet notification verify body.json --certificate-file sns.pem --config emulator.json\n",
    .run = run,
};
