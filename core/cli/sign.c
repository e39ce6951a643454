/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"

#include <savedwallet/limits.h>
#include <savedwallet/sign.h>

#include <stddef.h>
#include <stdio.h>

typedef struct sign_values {
    const char *method;
    const char *path;
    const char *query;
    cli_texts headers;
    const char *body_file;
    const char *date;
    const char *region;
    const char *public_key_id;
    const char *key;
    const char *algorithm;
} sign_values;

static const cli_option options[] = {
    { "method", CLI_TEXT, true, offsetof(sign_values, method), "M", "GET, POST, PATCH, PUT or DELETE" },
    { "path", CLI_TEXT, true, offsetof(sign_values, path), "P", "as it goes on the wire, encoded: /v2/charges/..." },
    { "query", CLI_TEXT, false, offsetof(sign_values, query), "Q", "as it goes on the wire, encoded, without '?'" },
    { "header", CLI_LIST, false, offsetof(sign_values, headers), "'N: V'",
      "a further header, or one in place of a default; may be repeated" },
    { "body-file", CLI_TEXT, false, offsetof(sign_values, body_file), "FILE",
      "the body, byte for byte; \"-\": standard input" },
    { "date", CLI_TEXT, true, offsetof(sign_values, date), "D", "20260102T030405Z" },
    { "region", CLI_TEXT, true, offsetof(sign_values, region), "R", "na, us, eu, de, uk or jp" },
    { "public-key-id", CLI_TEXT, true, offsetof(sign_values, public_key_id), "I", "the key's id at Amazon" },
    { "key", CLI_TEXT, true, offsetof(sign_values, key), "FILE", "the private key, PEM" },
    { "algorithm", CLI_TEXT, false, offsetof(sign_values, algorithm), "A",
      "AMZN-PAY-RSASSA-PSS-V2 (default) or AMZN-PAY-RSASSA-PSS" },
};

static sw_json *headers_json(const sw_signature *signature)
{
    size_t count = 0;
    const sw_header *headers = sw_signature_headers(signature, &count);
    sw_json *object = sw_json_object();
    for (size_t i = 0; i < count; i++)
        if (!sw_json_put_text(object, headers[i].name, headers[i].value)) {
            sw_json_free(object);
            return NULL;
        }
    return object;
}

static sw_json *to_json(const sw_signature *signature)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "canonical_request", sw_signature_canonical_request(signature)) &&
        sw_json_put_text(object, "canonical_request_sha256", sw_signature_sha256(signature)) &&
        sw_json_put_text(object, "string_to_sign", sw_signature_string_to_sign(signature)) &&
        sw_json_put_text(object, "authorization", sw_signature_authorization(signature)) &&
        sw_json_put(object, "headers", headers_json(signature)))
        return object;
    sw_json_free(object);
    return NULL;
}

static int print_for_people(const sw_signature *signature)
{
    size_t count = 0;
    const sw_header *headers = sw_signature_headers(signature, &count);
    printf("Canonical request:\n%s\n\nString to sign:\n%s\n\nHeaders to send:\n",
           sw_signature_canonical_request(signature), sw_signature_string_to_sign(signature));
    for (size_t i = 0; i < count; i++)
        printf("%s: %s\n", headers[i].name, headers[i].value);
    return cli_print_end();
}

static int sign(sw_signature **out, const sign_values *values, const cli_headers *headers, const sw_buf *body,
                sw_error *err)
{
    sw_key *key = NULL;
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = values->method;
    request.path = values->path;
    request.query = values->query;
    request.region = values->region;
    request.date = values->date;
    request.headers = headers->items;
    request.header_count = headers->count;
    request.body = body->data;
    request.body_size = body->size;
    request.public_key_id = values->public_key_id;
    int code = cli_read_algorithm(&request.algorithm, values->algorithm, err);
    if (code == SW_OK)
        code = cli_read_key(&key, values->key, err);
    if (code == SW_OK)
        code = sw_sign_request(out, key, &request, err);
    sw_key_free(key);
    return code;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const sign_values *values = invocation->values;
    sw_buf body = SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    sw_signature *signature = NULL;
    cli_headers headers;
    int code = cli_headers_read(&headers, &values->headers, err);
    if (code == SW_OK && values->body_file)
        code = cli_read_bytes(&body, values->body_file, "the body file", err);
    if (code == SW_OK)
        code = sign(&signature, values, &headers, &body, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(to_json(signature), err) : print_for_people(signature);
    sw_signature_free(signature);
    cli_headers_free(&headers);
    sw_buf_free(&body);
    return code;
}

const cli_command cli_sign = {
    .name = "sign",
    .summary = "Sign a request and show each stage; sends nothing",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(sign_values),
    .description =
        "Shows how a request is signed: canonical request, string to sign, and the headers to send. Nothing is sent.\n"
        "\n"
        "Signed are accept, content-type, x-amz-pay-date, -host, -region, and every other x-amz-pay-* header given.\n"
        "--header 'x-amz-pay-host: HOST' signs for another host than the region's own; --header\n"
        "'x-amz-pay-idempotency-key: KEY' for a call that carries one.\n"
        "The passphrase of an encrypted key is taken from SAVEDWALLET_PRIVATE_KEY_PASSPHRASE.\n"
        "\n"
        "--json prints canonical_request, canonical_request_sha256, string_to_sign, authorization, headers.",
    .examples =
        "  savedwallet sign --method GET --path /v2/charges/P21-1111111-1111111-C111111 --date 20260102T030405Z \\\n"
        "      --region eu --public-key-id SANDBOX-AEXAMPLE --key private.pem --json\n",
    .run = run,
};
