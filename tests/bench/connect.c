/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a new connection costs, with as many authorities to trust as the system has: the first of a process, and the
 * second, each with a client of its own; and a request on a connection that is kept. Each round is a process.
 *     savedwallet-bench-connect URL CA_FILE SYSTEM_AND_CA_FILE KEY_FILE ROUNDS
 */
#include "body.h"
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ROUNDS = 25, TIMES = 3 };

static sw_client *make_client(const char *url, const char *ca_file, const char *key_file)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-BENCH";
    config.base_url = url;
    config.ca_file = ca_file;
    config.private_key_file = key_file;
    must(sw_client_new(&client, &config, &err), &err);
    return client;
}

static double charge(sw_client *client)
{
    sw_call call = SW_CALL_INIT;
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    double start = seconds();
    call.idempotency_key = CHARGE_KEY;
    must(sw_create_charge(&answer, client, CHARGE_BODY, &call, &err), &err);
    double took = seconds() - start;
    sw_response_free(answer);
    return 1e3 * took;
}

/* Milliseconds of the first connection, the second, and a request on that one. */
static void measure(double times[TIMES], const char *url, const char *ca_file, const char *key_file)
{
    sw_client *first = make_client(url, ca_file, key_file), *second = make_client(url, ca_file, key_file);
    times[0] = charge(first);
    times[1] = charge(second);
    times[2] = charge(second);
    sw_client_free(first);
    sw_client_free(second);
}

/* In a process that has not used any library before. */
static void measure_apart(double times[TIMES], const char *url, const char *ca_file, const char *key_file)
{
    int ends[2];
    const size_t size = sizeof(double[TIMES]);
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child == 0) {
        measure(times, url, ca_file, key_file);
        _exit(write(ends[1], times, size) != (ssize_t)size);
    }
    int status = 1;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0 || read(ends[0], times, size) != (ssize_t)size)
        exit(1);
    close(ends[0]);
    close(ends[1]);
}

static void report(const char *what, const char *url, const char *ca_file, const char *key_file, int rounds)
{
    double all[TIMES][MAX_ROUNDS], times[TIMES];
    for (int i = 0; i < rounds; i++) {
        measure_apart(times, url, ca_file, key_file);
        for (int j = 0; j < TIMES; j++)
            all[j][i] = times[j];
    }
    printf("connection %s: first %.1f ms, second %.1f ms, kept %.2f ms (medians of %d processes)\n", what,
           median(all[0], rounds), median(all[1], rounds), median(all[2], rounds), rounds);
}

int main(int count, char **words)
{
    int rounds = count == 6 ? atoi(words[5]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fprintf(stderr, "usage: savedwallet-bench-connect URL CA_FILE SYSTEM_AND_CA_FILE KEY_FILE ROUNDS (1 to %d)\n",
                MAX_ROUNDS);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    report("with the system's authorities", words[1], words[3], words[4], rounds);
    report("with one authority           ", words[1], words[2], words[4], rounds);
    return 0;
}
