/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/log.h"
#include "cli/output.h"
#include "face/names.h"
#include "face/settings.h"

#include <savedwallet/client.h>
#include <savedwallet/limits.h>
#include <savedwallet/operation.h>

#include <stddef.h>
#include <string.h>

typedef struct call_values {
    const char *body_file;
    cli_texts query;
    cli_texts headers;
    const char *intent;
    int attempt;
    const char *idempotency_key;
    const char *simulate;
    const char *permission;
    int timeout;
    const char *config;
} call_values;

static const cli_option options[] = {
    { "body-file", CLI_TEXT, false, offsetof(call_values, body_file), "FILE",
      "the JSON to send, byte for byte; \"-\": standard input" },
    { "query", CLI_LIST, false, offsetof(call_values, query), "NAME=VALUE", "not encoded; may be repeated" },
    { "header", CLI_LIST, false, offsetof(call_values, headers), "'N: V'",
      "a further header, such as x-amz-pay-authtoken; may be repeated" },
    { "intent", CLI_TEXT, false, offsetof(call_values, intent), "I",
      "what is meant (\"ride:81\"): the idempotency key comes from it" },
    { "attempt", CLI_NUMBER, false, offsetof(call_values, attempt), "N",
      "a deliberate new attempt at the intent; default 1" },
    { "idempotency-key", CLI_TEXT, false, offsetof(call_values, idempotency_key), "K",
      "a key of your own instead: 1 to 32 of A-Z a-z 0-9 - _" },
    { "simulate", CLI_TEXT, false, offsetof(call_values, simulate), "CODE",
      "a Sandbox simulation code; refused with a live key" },
    { "permission", CLI_TEXT, false, offsetof(call_values, permission), "KIND",
      "what createCharge charges: saved_wallet (default), one_time or recurring" },
    { "timeout", CLI_NUMBER, false, offsetof(call_values, timeout), "SECONDS",
      "for the call with all its tries; default 60" },
    { "config", CLI_TEXT, false, offsetof(call_values, config), "FILE",
      "the configuration; without it, the environment" },
};

/* Everything a call is made of, until it is freed. */
typedef struct calling {
    const sw_operation *operation;
    sw_buf body;
    cli_pairs query;
    cli_headers headers;
    sw_permission_kind permission;
    sw_settings config;
    sw_client *client;
} calling;

static int read_inputs(calling *it, const cli_invocation *invocation, sw_error *err)
{
    const call_values *values = invocation->values;
    int code = sw_operation_find(&it->operation, invocation->arguments.items[0], err);
    if (code == SW_OK)
        code = cli_pairs_read(&it->query, &values->query, err);
    if (code == SW_OK)
        code = cli_headers_read(&it->headers, &values->headers, err);
    if (code == SW_OK && values->permission)
        code = sw_read_permission(&it->permission, values->permission, err);
    if (code == SW_OK && values->body_file)
        code = cli_read_bytes(&it->body, values->body_file, "the body file", err);
    return code;
}

static int make_client(calling *it, const char *path, sw_error *err)
{
    sw_config config;
    int code = sw_settings_read(&it->config, path, err);
    if (code == SW_OK)
        code = cli_client_config(&config, &it->config, err);
    return code < 0 ? code : sw_client_new(&it->client, &config, err);
}

static int call_and_tell(calling *it, const cli_invocation *invocation, sw_error *err)
{
    const call_values *values = invocation->values;
    sw_request request = SW_REQUEST_INIT;
    request.operation = it->operation->name;
    request.ids = invocation->arguments.items + 1;
    request.id_count = invocation->arguments.count - 1;
    request.query = it->query.items;
    request.query_count = it->query.count;
    request.body = values->body_file ? sw_buf_text(&it->body) : NULL;
    request.body_size = it->body.size;
    sw_call call = SW_CALL_INIT;
    call.intent = values->intent;
    call.attempt = values->attempt;
    call.idempotency_key = values->idempotency_key;
    call.simulate = values->simulate;
    call.timeout_ms = (int64_t)values->timeout * 1000;
    call.headers = it->headers.items;
    call.header_count = it->headers.count;
    call.permission = it->permission;
    sw_response *answer = NULL;
    sw_error outcome = SW_ERROR_INIT;
    int code = sw_client_call(&answer, it->client, &request, &call, &outcome);
    int told = cli_answer_tell(invocation, it->operation, answer, code < 0 ? &outcome : NULL, err);
    sw_response_free(answer);
    return told;
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const call_values *values = invocation->values;
    calling it = { .body = SW_BUF_INIT(SW_MAX_REQUEST_BODY) };
    int code = read_inputs(&it, invocation, err);
    if (code == SW_OK)
        code = make_client(&it, values->config, err);
    if (code == SW_OK)
        code = call_and_tell(&it, invocation, err);
    sw_client_free(it.client);
    sw_settings_free(&it.config);
    cli_headers_free(&it.headers);
    cli_pairs_free(&it.query);
    sw_buf_free(&it.body);
    return code;
}

const cli_command cli_call = {
    .name = "call",
    .summary = "Call an operation of Amazon Pay",
    .arguments = "OPERATION [ID...]",
    .least = 1,
    .most = CLI_MAX_TEXTS,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(call_values),
    .description =
        "Signs one call, sends it and prints the answer. \"savedwallet operations\" lists operations and ids.\n"
        "\n"
        "An operation that needs an idempotency key (createCharge, captureCharge, createRefund, ...) takes it from\n"
        "--intent: the same intent sent again is the same charge, however often. Without one nothing is sent.\n"
        "\n"
        "The body is looked at first: an unknown, missing, too long or contradictory field is refused, and its JSON\n"
        "pointer told (SAVEDWALLET_VALIDATION=warn or off changes that). What Amazon may take is a warning.\n"
        "\n"
        "--json prints status, body (Amazon's JSON as it came), request_id, attempts and error;\n"
        "warnings too, if there are any.\n"
        "error is null, or holds code, http_status, reason_code, request_id, idempotency_key, field, message,\n"
        "attempts, effect (none, done, unknown: was anything changed?), retry (never, same_key, new_key), next_step,\n"
        "retry_after_s.\n"
        "\n"
        "Exit codes: 0 done; 1 refused by Amazon Pay; 2 wrong usage or configuration, nothing was sent;\n"
        "3 no answer, or an end that is not known: never a refusal; send the same intent again.",
    .notes = sw_settings_help,
    .examples = "  savedwallet call getChargePermission P03-0000000-0000000 --json\n"
                "  savedwallet call createCharge --intent ride:81 --body-file charge.json\n"
                "  echo '{}' | savedwallet call completeCheckoutSession SESSION --body-file - --config shop.json\n",
    .run = run,
};
