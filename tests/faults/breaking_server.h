/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A server on this machine that breaks in one way, and counts what it carried out as Amazon does: the same key with the
 * same bytes once.
 */
#ifndef BREAKING_SERVER_H
#define BREAKING_SERVER_H

#include "ways.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct breaking_server breaking_server;

/** What reached it. */
typedef struct tally {
    int tries;        /**< connections or requests that it broke, and requests that it answered as it should */
    int effects;      /**< how often something was changed; a GET changes nothing */
    bool is_changed;  /**< a key came back with other bytes */
    bool is_followed; /**< somebody went where a redirect pointed */
} tally;

/**
 * Starts it on 127.0.0.1.
 * @param certificates  the folder of its certificate
 * @param right         the body of a right answer to anything but a GET; borrowed
 * @param from, until   the tries that break, from 0
 */
breaking_server *breaking_server_start(const way *how, const char *certificates, const char *right, int from,
                                       int until);

/** Where it is to be found. Borrowed. */
const char *breaking_server_url(const breaking_server *server);

/** For way.place IDLING: ends the connection that was kept, and returns when that is done. */
void breaking_server_end_idle(breaking_server *server);

/** Writes the right answer to a GET of this charge. */
void breaking_server_right_charge(char *out, size_t size, const char *id);

tally breaking_server_tally(breaking_server *server);

/** Stops it and frees it; its clients have been freed before. */
void breaking_server_stop(breaking_server *server);

#endif
