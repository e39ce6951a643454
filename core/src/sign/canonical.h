/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The canonical request and the string to sign: pure text, no key, no clock.
 */
#ifndef SW_SIGN_CANONICAL_H
#define SW_SIGN_CANONICAL_H

#include "base/buf.h"
#include "sign/headers.h"

#include <savedwallet/key.h>

/** Appends "accept;content-type;…": the names of the headers that are signed. */
void sw_signed_headers(sw_buf *out, const sw_headers *headers);

/**
 * Appends the canonical request.
 * @param query    already canonical
 * @param sha256   lower-case hex of the body's digest
 */
void sw_canonical_request(sw_buf *out, const char *method, const char *path, const char *query,
                          const sw_headers *headers, const char *sha256);

/** Appends the algorithm's name, a line feed, and the digest. */
void sw_string_to_sign(sw_buf *out, sw_algorithm algorithm, const char *sha256);

#endif
