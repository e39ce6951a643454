/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * HTTP and TLS on loopback. libmicrohttpd is behind it. It starts no thread: its owner waits for its files and runs it.
 */
#ifndef EMULATOR_SERVER_H
#define EMULATOR_SERVER_H

#include "emulator/certificates.h"
#include "emulator/exchange.h"
#include "emulator/world.h"

#include <savedwallet/error.h>

struct MHD_Daemon;

typedef struct em_server {
    struct MHD_Daemon *plain;
    struct MHD_Daemon *secure;
    em_world *world;
    em_held held;
    const char *address;    /**< in numbers, of IPv4 */
    const char *extra_host; /**< one more Host that is answered; may be NULL */
    int http_port;
    int port; /**< of TLS */
} em_server;

/**
 * Listens.
 * @param server  its world, address, extra_host and ports are set; a port 0 becomes the one that was free
 */
int em_server_start(em_server *server, const em_pair *certificate, sw_error *err);

/** The two files that become readable when there is something to do. */
void em_server_files(const em_server *server, int files[2]);

/** How long the owner may wait, in milliseconds; -1: for ever. */
int em_server_wait(em_server *server);

/** Does what is to be done. */
void em_server_run(em_server *server);

void em_server_stop(em_server *server);

#endif
