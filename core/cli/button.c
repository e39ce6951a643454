/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/button.h"
#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/input.h"
#include "cli/output.h"
#include "face/settings.h"

#include <savedwallet/limits.h>
#include <savedwallet/sign.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define TEXT(name, member, value, meaning)                                         \
    {                                                                              \
        name, CLI_TEXT, false, offsetof(cli_button_values, member), value, meaning \
    }

static const cli_option options[] = {
    TEXT("payload-file", payload_file, "FILE", "sign this payload, byte for byte; \"-\": standard input"),
    TEXT("public-key-id", public_key_id, "I", "with --payload-file: the key's id at Amazon"),
    TEXT("key", key, "FILE", "with --payload-file: the private key, PEM"),
    TEXT("algorithm", algorithm, "A", "AMZN-PAY-RSASSA-PSS-V2 (default) or AMZN-PAY-RSASSA-PSS"),
    TEXT("flow", flow, "F", "write the payload of this flow: setup_only, express, ..."),
    TEXT("return-url", return_url, "URL", "where the buyer comes back to"),
    TEXT("cancel-url", cancel_url, "URL", "where a buyer who gives up comes back to"),
    TEXT("error-url", error_url, "URL", "mobile_sdk only"),
    TEXT("browser-session", browser_session, "S", "what only the server and this buyer's browser know"),
    { "unbound", CLI_FLAG, false, offsetof(cli_button_values, unbound), NULL,
      "instead: who comes back is not held against who was sent" },
    { "ttl", CLI_NUMBER, false, offsetof(cli_button_values, ttl), "S", "seconds for which the URLs are good" },
    TEXT("surface", surface, "S", "web (default), app_browser or mobile_sdk"),
    TEXT("start", start, "S", "button (default), custom or touchless"),
    TEXT("product-type", product_type, "T", "PayOnly, PayAndShip, ..."),
    TEXT("amount", amount, "'18.40 EUR'", "additional_payment_button: what is charged now"),
    TEXT("total", total, "'20.00 EUR'", "of an order that is charged in parts"),
    TEXT("payment-intent", payment_intent, "P", "Confirm, Authorize or AuthorizeWithCapture"),
    { "pending", CLI_FLAG, false, offsetof(cli_button_values, pending), NULL, "an authorization may stay open" },
    TEXT("soft-descriptor", soft_descriptor, "T", "on the buyer's statement, 16 bytes"),
    TEXT("presentment-currency", presentment_currency, "C", "another currency than the account's"),
    TEXT("reference", reference, "T", "your order or customer; the buyer sees it"),
    TEXT("store-name", store_name, "T", "in place of the name in Seller Central"),
    TEXT("note", note, "T", "a note to the buyer"),
    TEXT("custom-information", custom_information, "T", "kept with the order, never shown"),
    { "scope", CLI_LIST, false, offsetof(cli_button_values, scopes), "S", "name, email, ...; may be repeated" },
    TEXT("wallet", wallet, "ID", "update: the charge permission"),
    TEXT("address-file", address_file, "FILE", "JSON: where the order goes"),
    TEXT("delivery-file", delivery_file, "FILE", "JSON: where is not delivered to"),
    TEXT("extra-file", extra_file, "FILE", "JSON object: further members of the payload"),
    TEXT("placement", placement, "P", "Home, Product, Cart, Checkout or Other"),
    TEXT("color", color, "C", "Gold, LightGray or DarkGray"),
    TEXT("design", design, "D", "Amazon's code of a design"),
    TEXT("language", language, "L", "such as de_DE"),
    TEXT("estimate", estimate, "'18.40 EUR'", "greys out payment methods that cannot pay it"),
    TEXT("lazy-url", lazy_url, "PATH", "fetch the payload from there on click"),
    TEXT("start-text", start_text, "T", "of a custom button"),
    TEXT("unavailable-text", unavailable_text, "T", "shown where Amazon's script does not load"),
    TEXT("nonce", nonce, "N", "of the page's policy: prints html and csp too"),
    { "html", CLI_FLAG, false, offsetof(cli_button_values, html), NULL, "print the HTML and nothing else" },
    TEXT("config", config, "FILE", "with --flow: the configuration, in place of the environment"),
};

/* What a page cannot hold as a string could not be shown to Amazon as it was signed. */
static int check_payload(const sw_buf *payload, sw_error *err)
{
    const char *text = sw_buf_text(payload);
    if (memchr(text, '\0', payload->size))
        return sw_fail_field(err, SW_E_INVALID, "payload-file", "the payload has a NUL byte: it is not JSON");
    if (!sw_is_utf8(text, payload->size))
        return sw_fail_field(err, SW_E_INVALID, "payload-file",
                             "the payload is not UTF-8: save the file in that encoding");
    return SW_OK;
}

static int sign(sw_signature **out, const cli_button_values *values, const sw_buf *payload, sw_error *err)
{
    sw_algorithm algorithm;
    sw_key *key = NULL;
    int code = cli_read_algorithm(&algorithm, values->algorithm, err);
    if (code == SW_OK)
        code = cli_read_key(&key, values->key, err);
    if (code == SW_OK)
        code = sw_sign_button(out, key, algorithm, sw_buf_text(payload), payload->size, err);
    sw_key_free(key);
    return code;
}

static sw_json *to_json(const sw_signature *signature, const char *payload, const char *public_key_id)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "payload_json", payload) &&
        sw_json_put_text(object, "string_to_sign", sw_signature_string_to_sign(signature)) &&
        sw_json_put_text(object, "signature", sw_signature_value(signature)) &&
        sw_json_put_text(object, "algorithm", sw_algorithm_name(sw_signature_algorithm(signature))) &&
        sw_json_put_text(object, "public_key_id", public_key_id))
        return object;
    sw_json_free(object);
    return NULL;
}

static int print_for_people(const sw_signature *signature, const char *payload, const char *public_key_id)
{
    printf("payload:       %s\nsignature:     %s\nalgorithm:     %s\npublic key id: %s\n", payload,
           sw_signature_value(signature), sw_algorithm_name(sw_signature_algorithm(signature)), public_key_id);
    return cli_print_end();
}

static int sign_payload(const cli_invocation *invocation, sw_error *err)
{
    const cli_button_values *values = invocation->values;
    sw_buf payload = SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    sw_signature *signature = NULL;
    int code = cli_read_bytes(&payload, values->payload_file, "the payload file", err);
    const char *text = sw_buf_text(&payload);
    if (code == SW_OK)
        code = check_payload(&payload, err);
    if (code == SW_OK)
        code = sign(&signature, values, &payload, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(to_json(signature, text, values->public_key_id), err)
                                : print_for_people(signature, text, values->public_key_id);
    sw_signature_free(signature);
    sw_buf_free(&payload);
    return code;
}

static int refuse(sw_error *err, const char *option, const char *why)
{
    return sw_fail_field(err, SW_E_INVALID, option, "--%s %s", option, why);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const cli_button_values *values = invocation->values;
    if (values->payload_file && values->flow)
        return refuse(err, "flow", "writes a payload, --payload-file signs one that is there: give one of them");
    if (!values->payload_file && !values->flow)
        return refuse(err, "payload-file", "FILE is missing, or --flow F that writes a payload");
    if (values->flow && (values->key || values->public_key_id))
        return refuse(err, values->key ? "key" : "public-key-id", "belongs to --payload-file: --flow is configured");
    if (values->flow)
        return cli_button_flow(invocation, err);
    if (!values->public_key_id || !values->key)
        return values->key ? refuse(err, "public-key-id", "I is missing") : refuse(err, "key", "FILE is missing");
    return sign_payload(invocation, err);
}

const cli_command cli_button = {
    .name = "button",
    .summary = "Make a button: write its payload, or sign one",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(cli_button_values),
    .description =
        "With --payload-file: signs a payload as it stands in the file. Not a byte is escaped or encoded anew, and\n"
        "a line feed at its end is signed with it. The page must hand Amazon the very same text, with the same\n"
        "algorithm. The passphrase of an encrypted key is taken from SAVEDWALLET_PRIVATE_KEY_PASSPHRASE.\n"
        "--json prints payload_json, string_to_sign, signature, algorithm, public_key_id.\n"
        "\n"
        "With --flow: writes the payload from the configuration, checks and signs it. Each URL gets sw_state, by\n"
        "which the server knows that the buyer who comes back is the one who was sent.\n"
        "--json prints payload_json, signature, algorithm, public_key_id, script_url, options (of Amazon's script),\n"
        "lazy, initiate (of the Mobile SDK), csp, headers, html, warnings; what there is none of is null.",
    .notes = sw_settings_help,
    .examples =
        "  savedwallet button --payload-file payload.json --public-key-id SANDBOX-AEXAMPLE --key private.pem --json\n"
        "  savedwallet button --flow setup_only --return-url https://shop.example/saved --browser-session SID --json\n",
    .run = run,
};
