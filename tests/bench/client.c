/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C client by itself, for what another language's is held against: for each line "sign" or "requests" that it
 * reads, it does that for a while, and prints how many a second.
 */
#include "ours.h"
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    double for_seconds = count == 5 ? atof(words[4]) : 0;
    if (for_seconds <= 0) {
        fprintf(stderr, "usage: savedwallet-bench-client URL CA_FILE KEY_FILE SECONDS; run it with ./run bench\n");
        return 2;
    }
    char line[32];
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_key_from_file(&key, words[3], NULL, &err), &err);
    sw_client *client = our_client(words[1], words[2], words[3]);
    our_requests(client, for_seconds);
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, stdin))
        printf("%f\n",
               strcmp(line, "sign\n") == 0 ? our_signatures(key, for_seconds) : our_requests(client, for_seconds));
    sw_client_free(client);
    sw_key_free(key);
    return 0;
}
