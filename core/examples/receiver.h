/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The smallest server that takes a notification: one POST at a time, on this machine. A shop has a web server.
 */
#ifndef SW_EXAMPLES_RECEIVER_H
#define SW_EXAMPLES_RECEIVER_H

#include <savedwallet/error.h>

#include <stddef.h>

typedef struct receiver {
    int listening;  /* -1: not */
    int connection; /* of the POST that waits for its answer */
    char url[64];
} receiver;

/** Listens on any free port of 127.0.0.1. */
int receiver_open(receiver *out, sw_error *err);

/** Waits for one POST and gives its body, closed with a NUL. Ends with an error after ten seconds. */
int receiver_take(char *body, size_t room, size_t *size, receiver *at, sw_error *err);

/** Answers it with a status such as 200. */
int receiver_answer(receiver *at, int status, sw_error *err);

void receiver_close(receiver *at);

#endif
