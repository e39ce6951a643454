/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What one charge costs apart from the network: requests for memory and bytes a call, and what it takes to validate its
 * body, beside SHA-256 of the same bytes and the strict reading of them, which a call cannot do without.
 */
#include "cost.h"

#include "body.h"
#include "tools.h"

#include <openssl/evp.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALLS = 100, ROUNDS = 7, TIMES = 20000 };

static struct {
    long requests;
    size_t bytes;
} asked;

static void *allocate(size_t size)
{
    asked.requests++;
    asked.bytes += size;
    return malloc(size);
}

static void *resize(void *memory, size_t size)
{
    asked.requests++;
    asked.bytes += size;
    return realloc(memory, size);
}

static int answer(void *payload, sw_response *out, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    static const char body[] = "{\"chargeId\":\"B01-4410027-9003316-C1\",\"statusDetails\":{\"state\":\"Captured\"}}";
    int code = sw_response_begin(out, 201, err);
    return code == SW_OK ? sw_response_add_body(out, body, sizeof body - 1, err) : code;
}

static sw_client *make_client(const char *key_file)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-BENCH";
    config.private_key_file = key_file;
    must(sw_transport_new(&config.transport, answer, NULL, &err), &err);
    must(sw_client_new(&client, &config, &err), &err);
    sw_transport_free(config.transport);
    return client;
}

static void charge(sw_client *client)
{
    sw_call call = SW_CALL_INIT;
    sw_response *out = NULL;
    sw_error err = SW_ERROR_INIT;
    call.idempotency_key = CHARGE_KEY;
    must(sw_create_charge(&out, client, CHARGE_BODY, &call, &err), &err);
    sw_response_free(out);
}

void measure_memory(const char *key_file)
{
    sw_allocator_set(&(sw_allocator){ allocate, resize, free });
    sw_client *client = make_client(key_file);
    charge(client);
    asked.requests = 0;
    asked.bytes = 0;
    for (int i = 0; i < CALLS; i++)
        charge(client);
    printf("memory     %.1f requests and %.0f bytes a signed call (cJSON, OpenSSL and libcurl ask for their own)\n",
           (double)asked.requests / CALLS, (double)asked.bytes / CALLS);
    sw_client_free(client);
    sw_allocator_set(NULL);
}

static void validate_once(void)
{
    sw_validate_options options = SW_VALIDATE_OPTIONS_INIT;
    sw_error err = SW_ERROR_INIT;
    options.region = SW_REGION_NA;
    options.environment = SW_ENVIRONMENT_SANDBOX;
    must(sw_validate(NULL, "createCharge", CHARGE_BODY, strlen(CHARGE_BODY), &options, &err), &err);
}

static void hash_and_read_once(void)
{
    unsigned char digest[32];
    sw_object *object = NULL;
    sw_error err = SW_ERROR_INIT;
    EVP_Digest(CHARGE_BODY, strlen(CHARGE_BODY), digest, NULL, EVP_sha256(), NULL);
    must(sw_object_read(&object, CHARGE_BODY, strlen(CHARGE_BODY), &err), &err);
    sw_object_free(object);
}

static double microseconds(void (*does)(void))
{
    double start = seconds();
    for (int i = 0; i < TIMES; i++)
        does();
    return (seconds() - start) * 1e6 / TIMES;
}

void measure_validation(void)
{
    double ours[ROUNDS], least[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        least[i] = microseconds(hash_and_read_once);
        ours[i] = microseconds(validate_once);
    }
    double our_time = median(ours, ROUNDS), least_time = median(least, ROUNDS);
    printf("validation %.2f us a createCharge body of %zu bytes   SHA-256 and strict reading of it %.2f us   %.2f\n",
           our_time, strlen(CHARGE_BODY), least_time, our_time / least_time);
}
