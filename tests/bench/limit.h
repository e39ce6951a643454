/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The least that must be done: a bare loop over libcurl and OpenSSL that signs and sends the same charge.
 */
#ifndef LIMIT_H
#define LIMIT_H

typedef struct limit limit;

limit *limit_start(const char *url, const char *ca_file, const char *key_file);

/** Signs and sends one charge. @return the HTTP status */
long limit_send(limit *it);

void limit_stop(limit *it);

#endif
