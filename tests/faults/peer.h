/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The server's end of one connection, plain or under TLS, and the ways to end it.
 */
#ifndef PEER_H
#define PEER_H

#include <openssl/ssl.h>

#include <stdbool.h>
#include <stddef.h>

typedef struct peer {
    int socket;
    SSL *ssl; /**< NULL: plain */
} peer;

/**
 * A server's TLS that shows FOLDER/NAME.pem and takes any algorithm and key size, so that it is the client who refuses
 * them. Yours, with SSL_CTX_free.
 */
SSL_CTX *peer_tls(const char *folder, const char *name);

/** Shakes hands. @return false when the client did not agree */
bool peer_shake_hands(peer *it, SSL_CTX *tls);

/** Reads some bytes. @return 0 when the other side has closed, or broken, the connection */
size_t peer_read(peer *it, void *out, size_t size);

/** @return false when the other side takes no more */
bool peer_write(peer *it, const void *bytes, size_t size);

/** Reads, below TLS, until the other side closes the connection. */
void peer_outwait(peer *it);

/** @name The end, after which it is gone: with TLS's goodbye, without it, and with a reset.
 * @{ */
void peer_close(peer *it);
void peer_cut(peer *it);
void peer_reset(peer *it);
/** @} */

#endif
