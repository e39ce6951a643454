/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One client that makes a call for each line of standard input, "OPERATION ID INTENT BODY" with "-" for what is not
 * given, and writes what came of it: "CODE EFFECT RETRY NEXT-STEP STATUS ATTEMPTS REQUEST-ID MESSAGE". Its connections
 * are kept between the lines, which no run of the command can do. The account is in SAVEDWALLET_..., as for the
 * command; ATTEMPTS and CONNECT_MS are the client's max_attempts and connect_timeout_ms.
 */
#include <savedwallet/savedwallet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int number(const char *name)
{
    const char *value = getenv(name);
    return value ? (int)strtol(value, NULL, 10) : 0;
}

static sw_client *make_client(void)
{
    sw_config config = SW_CONFIG_INIT;
    sw_error err = SW_ERROR_INIT;
    sw_client *client = NULL;
    config.region = SW_REGION_EU;
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.proxy = getenv("SAVEDWALLET_PROXY");
    config.proxy_user = getenv("SAVEDWALLET_PROXY_USER");
    config.proxy_password = getenv("SAVEDWALLET_PROXY_PASSWORD");
    config.validation = SW_VALIDATION_OFF; /* connections are tested, not bodies */
    config.max_attempts = number("ATTEMPTS");
    config.connect_timeout_ms = number("CONNECT_MS");
    if (sw_client_new(&client, &config, &err) != SW_OK)
        fprintf(stderr, "%s\n", err.message);
    return client;
}

static const char *given(const char *word)
{
    return word && strcmp(word, "-") != 0 ? word : NULL;
}

static const char *or_dash(const char *word)
{
    return word && *word ? word : "-";
}

static void make_call(sw_client *client, char *line)
{
    char *rest = line;
    const char *words[3], *id;
    for (int i = 0; i < 3; i++)
        words[i] = given(strtok_r(rest, " ", &rest));
    const char *body = given(rest);
    sw_request request = SW_REQUEST_INIT;
    request.operation = words[0];
    id = words[1];
    request.ids = &id;
    request.id_count = id ? 1 : 0;
    request.body = body;
    request.body_size = body ? strlen(body) : 0;
    sw_call call = SW_CALL_INIT;
    call.intent = words[2];
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_client_call(&answer, client, &request, &call, &err);
    printf("%s %s %s %s %d %d %s %s\n", sw_code_name(code), sw_effect_name(err.effect), sw_retry_name(err.retry),
           sw_next_step_name(err.next_step), sw_response_status(answer),
           answer ? sw_response_attempts(answer) : (int)err.attempts, or_dash(sw_response_request_id(answer)),
           or_dash(err.message));
    fflush(stdout);
    sw_response_free(answer);
}

int main(void)
{
    sw_client *client = make_client();
    char line[8192];
    while (client && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        make_call(client, line);
    }
    sw_client_free(client);
    return client ? 0 : 1;
}
