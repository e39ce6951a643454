/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the official SDK's README shows: a charge with a new key, tried again when it fails. Each line of standard input
 * is "WALLET AMOUNT", in EUR; each that was charged is written back. The tests give it the same trouble as the engine,
 * and it has to charge twice: if it did not, they would show nothing.
 */
#include <savedwallet/savedwallet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { TRIES = 50 };

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
    config.max_attempts = SW_NO_RETRY;
    if (sw_client_new(&client, &config, &err) != SW_OK)
        fprintf(stderr, "%s\n", err.message);
    return client;
}

static void new_key(char out[33])
{
    unsigned char bytes[16] = { 0 };
    if (getrandom(bytes, sizeof bytes, 0) < 0)
        return;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

static int charge(sw_client *client, const char *body)
{
    char key[33] = "";
    sw_request request = SW_REQUEST_INIT;
    sw_call call = SW_CALL_INIT;
    sw_response *answer = NULL;
    new_key(key);
    request.operation = "createCharge";
    request.body = body;
    request.body_size = strlen(body);
    call.idempotency_key = key;
    int code = sw_client_call(&answer, client, &request, &call, NULL);
    sw_response_free(answer);
    return code;
}

int main(void)
{
    sw_client *client = make_client();
    char line[200], wallet[64], amount[32], body[400];
    while (client && fgets(line, sizeof line, stdin) && sscanf(line, "%63s %31s", wallet, amount) == 2) {
        snprintf(body, sizeof body,
                 "{\"chargePermissionId\":\"%s\",\"chargeAmount\":{\"amount\":\"%s\",\"currencyCode\":\"EUR\"},"
                 "\"captureNow\":true,\"chargeInitiator\":\"MITU\",\"channel\":\"Web\"}",
                 wallet, amount);
        for (int i = 0; i < TRIES && charge(client, body) != SW_OK; i++)
            ;
        fputs(line, stdout);
        fflush(stdout);
    }
    sw_client_free(client);
    return client ? 0 : 1;
}
