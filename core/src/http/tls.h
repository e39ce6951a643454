/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What libcurl leaves lax, or to the environment, in the OpenSSL below it.
 */
#ifndef SW_HTTP_TLS_H
#define SW_HTTP_TLS_H

#include <stdbool.h>

/**
 * Makes OpenSSL itself hold the certificate against the host, by its alternative names alone: libcurl would take an old
 * certificate's common name. And keeps the session's secrets out of the file that SSLKEYLOGFILE names.
 * @param context   an SSL_CTX before its handshake
 * @param host      a name, or an IP address without brackets
 * @return false when memory ran out
 */
bool sw_tls_tighten(void *context, const char *host);

#endif
