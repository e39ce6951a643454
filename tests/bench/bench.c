/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How near we are to what this machine can do, as ratios of two things run in turn, round by round, on the same core:
 *   sign      signatures a second, against `openssl speed rsa2048`
 *   requests  signed TLS requests a second, one after the other, against a bare libcurl and OpenSSL loop
 * It prints each round and the median. It asserts nothing. What a charge costs apart from the network comes first
 * (cost.h): memory has to be asked for by one allocator from the beginning.
 */
#include "cost.h"
#include "limit.h"
#include "ours.h"
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ROUNDS = 25 };

/* The line of -mr is "+F2:…:bits:signatures a second:verifications a second" in OpenSSL 3; the command runs on our
 * core. */
static double openssl_signatures(int for_seconds)
{
    char command[96], line[256];
    double rate = 0;
    snprintf(command, sizeof command, "openssl speed -mr -seconds %d rsa2048 2>/dev/null", for_seconds);
    FILE *pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe))
        sscanf(line, "+F2:%*d:%*d:%lf", &rate);
    if (pipe)
        pclose(pipe);
    if (rate < 1)
        exit((fprintf(stderr, "savedwallet-bench: openssl speed printed no rate that is understood\n"), 1));
    return rate;
}

static double limit_requests(limit *it, double for_seconds)
{
    double start = seconds(), now = start;
    long count = 0;
    for (; now - start < for_seconds; now = seconds(), count++)
        if (limit_send(it) != 201)
            exit((fprintf(stderr, "savedwallet-bench: the limit got no 201\n"), 1));
    return (double)count / (now - start);
}

static void report(const char *what, double *ratios, int rounds)
{
    double middle = median(ratios, rounds);
    printf("%-10s ratio to the limit: median %.3f  (min %.3f, max %.3f, %d rounds)\n", what, middle, ratios[0],
           ratios[rounds - 1], rounds);
}

static void measure_signing(const char *key_file, int rounds)
{
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    double ratios[MAX_ROUNDS];
    must(sw_key_from_file(&key, key_file, NULL, &err), &err);
    our_signatures(key, 0.2);
    for (int i = 0; i < rounds; i++) {
        double limit_rate = openssl_signatures(1), ours = our_signatures(key, 1);
        ratios[i] = ours / limit_rate;
        printf("sign       ours %8.0f/s   openssl speed %8.0f/s   %.3f\n", ours, limit_rate, ratios[i]);
    }
    report("sign", ratios, rounds);
    sw_key_free(key);
}

static void measure_requests(const char *url, const char *ca_file, const char *key_file, int rounds)
{
    sw_client *client = our_client(url, ca_file, key_file);
    double ratios[MAX_ROUNDS];
    limit *bare = limit_start(url, ca_file, key_file);
    our_requests(client, 0.2);
    limit_requests(bare, 0.2);
    for (int i = 0; i < rounds; i++) {
        double limit_rate = limit_requests(bare, 1), ours = our_requests(client, 1);
        ratios[i] = ours / limit_rate;
        printf("requests   ours %8.0f/s   bare loop     %8.0f/s   %.3f\n", ours, limit_rate, ratios[i]);
    }
    report("requests", ratios, rounds);
    limit_stop(bare);
    sw_client_free(client);
}

int main(int count, char **words)
{
    int rounds = count == 5 ? atoi(words[4]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fprintf(stderr, "usage: savedwallet-bench URL CA_FILE KEY_FILE ROUNDS (1 to %d); run it with ./run bench\n",
                MAX_ROUNDS);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    measure_memory(words[3]);
    measure_validation();
    measure_signing(words[3], rounds);
    measure_requests(words[1], words[2], words[3], rounds);
    return 0;
}
