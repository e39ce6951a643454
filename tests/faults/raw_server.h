/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A server on this machine that does what a healthy one never does, and counts what reached it.
 */
#ifndef RAW_SERVER_H
#define RAW_SERVER_H

#include <stddef.h>

/** What is done once a whole request has been read. */
typedef enum deed {
    ANSWER,             /* 200 {} and the connection stays open */
    ANSWER_UNAVAILABLE, /* 503 {} and the connection stays open */
    ANSWER_TWICE,       /* an answer, and behind it one that nobody asked for */
    CLOSE               /* nothing is written and the connection is closed */
} deed;

typedef struct raw_server raw_server;

/** Starts it; request number n, over all connections, is treated as deeds[n], and the last deed is repeated. */
raw_server *raw_server_start(const deed *deeds, size_t count);

/** "http://127.0.0.1:PORT". Borrowed. */
const char *raw_server_url(const raw_server *server);

/** How many whole requests arrived, and over how many connections. */
size_t raw_server_requests(raw_server *server);
size_t raw_server_connections(raw_server *server);

/** The n-th whole request, headers and body. Borrowed until it stops. */
const char *raw_server_request(raw_server *server, size_t n);

/** Has the second answer of ANSWER_TWICE written; it is on its way when this returns. */
void raw_server_send_stray(raw_server *server);

/** Stops it and frees it; nothing of it is left running. */
void raw_server_stop(raw_server *server);

#endif
