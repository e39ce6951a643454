/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What `savedwallet button` is given: a payload to be signed as it is, or a flow to write one for.
 */
#ifndef SW_CLI_BUTTON_H
#define SW_CLI_BUTTON_H

#include "base/json.h"
#include "cli/command.h"

#include <savedwallet/button.h>

/** What the options that name texts hold; NULL: not given. */
typedef struct cli_button_values {
    const char *payload_file, *public_key_id, *key, *algorithm;
    const char *flow, *surface, *start, *return_url, *cancel_url, *error_url, *browser_session;
    const char *amount, *total, *payment_intent, *soft_descriptor, *presentment_currency, *estimate;
    const char *reference, *store_name, *note, *custom_information, *product_type, *wallet;
    const char *placement, *color, *design, *language, *lazy_url, *start_text, *unavailable_text;
    const char *address_file, *delivery_file, *extra_file, *nonce, *config;
    cli_texts scopes;
    int ttl;
    bool unbound, pending, html;
} cli_button_values;

/** Writes the payload of a flow with the configuration, signs it, and prints it. @return as cli_command.run */
int cli_button_flow(const cli_invocation *invocation, sw_error *err);

#endif
