/* SPDX-License-Identifier: Apache-2.0 */
#include "peer.h"

#include "wire.h"

#include <openssl/err.h>

#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

SSL_CTX *peer_tls(const char *folder, const char *name)
{
    char certificate[1024], key[1024];
    snprintf(certificate, sizeof certificate, "%s/%s.pem", folder, name);
    snprintf(key, sizeof key, "%s/%s.key", folder, name);
    SSL_CTX *tls = SSL_CTX_new(TLS_server_method());
    wire_must(tls != NULL, "SSL_CTX_new");
    SSL_CTX_set_security_level(tls, 0);
    wire_must(SSL_CTX_use_certificate_chain_file(tls, certificate) == 1, certificate);
    wire_must(SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) == 1, key);
    return tls;
}

bool peer_shake_hands(peer *it, SSL_CTX *tls)
{
    it->ssl = SSL_new(tls);
    wire_must(it->ssl && SSL_set_fd(it->ssl, it->socket) == 1, "SSL_new");
    bool agreed = SSL_accept(it->ssl) == 1;
    ERR_clear_error();
    return agreed;
}

size_t peer_read(peer *it, void *out, size_t size)
{
    ssize_t got = it->ssl ? SSL_read(it->ssl, out, (int)size) : recv(it->socket, out, size, 0);
    ERR_clear_error();
    return got > 0 ? (size_t)got : 0;
}

bool peer_write(peer *it, const void *bytes, size_t size)
{
    if (size == 0)
        return true;
    ssize_t sent = it->ssl ? SSL_write(it->ssl, bytes, (int)size) : send(it->socket, bytes, size, 0);
    ERR_clear_error();
    return sent == (ssize_t)size;
}

void peer_outwait(peer *it)
{
    char ignored[4096];
    while (recv(it->socket, ignored, sizeof ignored, 0) > 0)
        continue;
}

void peer_close(peer *it)
{
    if (it->ssl)
        SSL_shutdown(it->ssl);
    ERR_clear_error();
    peer_cut(it);
}

void peer_cut(peer *it)
{
    SSL_free(it->ssl);
    close(it->socket);
}

void peer_reset(peer *it)
{
    const struct linger at_once = { 1, 0 };
    setsockopt(it->socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    peer_cut(it);
}
