/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"

#include <savedwallet/limits.h>
#include <savedwallet/sign.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct button_values {
    const char *payload_file;
    const char *public_key_id;
    const char *key;
    const char *algorithm;
} button_values;

static const cli_option options[] = {
    { "payload-file", CLI_TEXT, true, offsetof(button_values, payload_file), "FILE",
      "the payload, byte for byte; \"-\": standard input" },
    { "public-key-id", CLI_TEXT, true, offsetof(button_values, public_key_id), "I", "the key's id at Amazon" },
    { "key", CLI_TEXT, true, offsetof(button_values, key), "FILE", "the private key, PEM" },
    { "algorithm", CLI_TEXT, false, offsetof(button_values, algorithm), "A",
      "AMZN-PAY-RSASSA-PSS-V2 (default) or AMZN-PAY-RSASSA-PSS" },
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

static int sign(sw_signature **out, const button_values *values, const sw_buf *payload, sw_error *err)
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

static int run(const cli_invocation *invocation, sw_error *err)
{
    const button_values *values = invocation->values;
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

const cli_command cli_button = {
    .name = "button",
    .summary = "Sign the payload of a button",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(button_values),
    .description =
        "Signs a payload as it stands in the file: not a byte is escaped or encoded anew, and a line feed\n"
        "at its end is signed with it. The page must hand Amazon the very same text, with the same algorithm.\n"
        "The passphrase of an encrypted key is taken from SAVEDWALLET_PRIVATE_KEY_PASSPHRASE.\n"
        "\n"
        "--json prints payload_json, string_to_sign, signature, algorithm, public_key_id.",
    .examples =
        "  savedwallet button --payload-file payload.json --public-key-id SANDBOX-AEXAMPLE --key private.pem --json\n",
    .run = run,
};
