/* SPDX-License-Identifier: Apache-2.0 */
#include "ours.h"

#include "body.h"
#include "tools.h"

#include <string.h>

sw_client *our_client(const char *url, const char *ca_file, const char *key_file)
{
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-BENCH";
    config.private_key_file = key_file;
    config.base_url = url;
    config.ca_file = ca_file;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_client_new(&client, &config, &err), &err);
    return client;
}

double our_signatures(const sw_key *key, double for_seconds)
{
    double start = seconds(), now = start;
    long count = 0;
    for (; now - start < for_seconds; now = seconds(), count++)
        sign_once(key);
    return (double)count / (now - start);
}

static void send_once(sw_client *client)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = CHARGE_BODY;
    request.body_size = strlen(CHARGE_BODY);
    sw_call call = SW_CALL_INIT;
    call.idempotency_key = CHARGE_KEY;
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_client_call(&answer, client, &request, &call, &err), &err);
    sw_response_free(answer);
}

double our_requests(sw_client *client, double for_seconds)
{
    double start = seconds(), now = start;
    long count = 0;
    for (; now - start < for_seconds; now = seconds(), count++)
        send_once(client);
    return (double)count / (now - start);
}
