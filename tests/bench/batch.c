/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Charges a second through a batch of one thread, with 1, 8 and 32 in flight; beside them what cannot be beaten: the
 * signatures a second that one thread makes, and two. They are run in turn, round by round, on all cores, which the
 * server shares with us: either the emulator, which checks each signature and keeps each charge, or one that answers
 * at once.
 *     savedwallet-emulator exec --region na -- savedwallet-bench-batch ROUNDS
 *     SAVEDWALLET_BASE_URL=... savedwallet-bench-batch ROUNDS
 */
#include "body.h"
#include "tools.h"
#include "wallet.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { MAX_ROUNDS = 25, WIDTHS = 3 };

static const size_t widths[WIDTHS] = { 1, 8, 32 };

typedef struct signing {
    const sw_key *key;
    double for_seconds;
    double rate;
} signing;

static void *sign_for(void *payload)
{
    signing *it = payload;
    double start = seconds(), now = start;
    long count = 0;
    for (; now - start < it->for_seconds; now = seconds(), count++)
        sign_once(it->key);
    it->rate = (double)count / (now - start);
    return NULL;
}

static double signatures_of_one(const sw_key *key)
{
    signing it = { key, 1, 0 };
    sign_for(&it);
    return it.rate;
}

static double signatures_of_two(const sw_key *key)
{
    signing one = { key, 1, 0 }, other = { key, 1, 0 };
    pthread_t thread;
    if (pthread_create(&thread, NULL, sign_for, &other) != 0)
        exit(1);
    sign_for(&one);
    pthread_join(thread, NULL);
    return one.rate + other.rate;
}

static char wallet[128];

static void begin_again(sw_client *client)
{
    snprintf(wallet, sizeof wallet, "%s", CHARGE_WALLET);
    if (!has_emulator())
        return;
    reset_emulator();
    save_wallet(wallet, sizeof wallet, client);
}

static void add(sw_batch *batch)
{
    static uint64_t number;
    char body[512], intent[32];
    sw_error err = SW_ERROR_INIT;
    snprintf(intent, sizeof intent, "ride:%llu", (unsigned long long)++number);
    int size = snprintf(
        body, sizeof body,
        "{\"chargePermissionId\":\"%s\",\"chargeAmount\":{\"amount\":\"0.01\",\"currencyCode\":\"USD\"},"
        "\"captureNow\":true,\"canHandlePendingAuthorization\":false,\"chargeInitiator\":\"MITU\","
        "\"channel\":\"Web\"}",
        wallet);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = body;
    request.body_size = (size_t)size;
    sw_call call = SW_CALL_INIT;
    call.intent = intent;
    must(sw_batch_add(batch, &request, &call, number, &err), &err);
}

static void take(sw_batch *batch)
{
    sw_batch_result ended = SW_BATCH_RESULT_INIT;
    sw_error err = SW_ERROR_INIT;
    must(sw_batch_wait(&ended, batch, -1, &err), &err);
    must(ended.code, &ended.error);
    sw_response_free(ended.answer);
}

/* Keeps it full for half a second, and then takes what is left. */
static double charges(sw_batch *batch, size_t in_flight)
{
    double start = seconds();
    long count = 0;
    for (; seconds() - start < 0.5; count++) {
        while (sw_batch_count(batch) < 2 * in_flight)
            add(batch);
        take(batch);
    }
    for (; sw_batch_count(batch) > 0; count++)
        take(batch);
    return (double)count / (seconds() - start);
}

static double our_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static sw_client *make_client(void)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.store_id = getenv("SAVEDWALLET_STORE_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    must(sw_client_new(&client, &config, &err), &err);
    return client;
}

static const char *server(void)
{
    return has_emulator() ? "batch, emulator" : "batch, at once ";
}

/* What was measured with one width, round by round. */
typedef struct width {
    sw_batch *batch;
    double rates[MAX_ROUNDS], of_one[MAX_ROUNDS], of_two[MAX_ROUNDS], cpu[MAX_ROUNDS];
} width;

static void measure(width *it, size_t in_flight, int round, double one, double two)
{
    double used = our_seconds(), start = seconds();
    it->rates[round] = charges(it->batch, in_flight);
    it->cpu[round] = (our_seconds() - used) / (seconds() - start);
    it->of_one[round] = it->rates[round] / one;
    it->of_two[round] = it->rates[round] / two;
    printf("%s %2zu   ours %8.0f/s   signing: one thread %8.0f/s, two %8.0f/s   %.3f   %.3f\n", server(), in_flight,
           it->rates[round], one, two, it->of_one[round], it->of_two[round]);
}

static void report(width *it, size_t in_flight, int rounds)
{
    printf("%s %2zu   median %.0f charges/s: %.3f of what one thread signs, %.3f of two; it takes %.0f %% of a core\n",
           server(), in_flight, median(it->rates, rounds), median(it->of_one, rounds), median(it->of_two, rounds),
           100 * median(it->cpu, rounds));
}

static void measure_rounds(width *all, sw_client *client, const sw_key *key, int rounds)
{
    for (int round = 0; round < rounds; round++) {
        double one = signatures_of_one(key), two = signatures_of_two(key);
        for (int i = 0; i < WIDTHS; i++) {
            begin_again(client);
            measure(&all[i], widths[i], round, one, two);
        }
    }
}

int main(int count, char **words)
{
    static width all[WIDTHS];
    int rounds = count == 2 ? atoi(words[1]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fprintf(stderr, "usage: savedwallet-emulator exec -- savedwallet-bench-batch ROUNDS (1 to %d)\n", MAX_ROUNDS);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    sw_error err = SW_ERROR_INIT;
    sw_key *key = NULL;
    sw_client *client = make_client();
    must(sw_key_from_file(&key, getenv("SAVEDWALLET_PRIVATE_KEY_FILE"), NULL, &err), &err);
    for (int i = 0; i < WIDTHS; i++) {
        const sw_batch_options options = { SW_BATCH_OPTIONS_VERSION, widths[i] };
        must(sw_batch_new(&all[i].batch, client, &options, &err), &err);
    }
    measure_rounds(all, client, key, rounds);
    for (int i = 0; i < WIDTHS; i++) {
        report(&all[i], widths[i], rounds);
        sw_batch_free(all[i].batch);
    }
    sw_client_free(client);
    sw_key_free(key);
    return 0;
}
