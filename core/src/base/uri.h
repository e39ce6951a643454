/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Paths and queries by RFC 3986: what is signed and what goes on the wire are built here, once.
 */
#ifndef SW_BASE_URI_H
#define SW_BASE_URI_H

#include "base/buf.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

/** Appends bytes percent-encoded: all but A-Z a-z 0-9 - . _ ~, in upper-case hex. */
void sw_uri_encode(sw_buf *out, const char *bytes, size_t size);

/** Appends the bytes that percent-encoded text stands for. @return false at a '%' that does not start a %XX */
bool sw_uri_decode(sw_buf *out, const char *text, size_t size);

/** Does percent-encoded text stand for this one? What cannot be decoded stands for none. */
bool sw_uri_stands_for(const char *text, size_t size, const char *meant);

/**
 * Checks a path as it will go on the wire: it starts with '/', holds only characters that a path may hold, whole %XX,
 * and no segment that a server or a proxy would fold away ("", ".", "..", also as %2e).
 */
int sw_path_check(const char *path, sw_error *err);

/**
 * Appends a query in the form that is signed and sent: names and values encoded anew, sorted by encoded name, then by
 * encoded value, in byte order. A name without '=' gets one; empty pairs are dropped.
 */
int sw_query_canonical(sw_buf *out, const char *query, sw_error *err);

#endif
