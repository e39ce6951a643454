/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The headers of one request: names in lower case, each once, sorted, values as they are signed and sent.
 */
#ifndef SW_SIGN_HEADERS_H
#define SW_SIGN_HEADERS_H

#include "base/buf.h"

#include <savedwallet/sign.h>

#include <stdbool.h>
#include <stddef.h>

/** Headers that a client adds of its own to those a caller may give. */
enum { SW_OWN_HEADERS = 3 };

typedef struct sw_headers {
    sw_header *items;
    size_t count;
    size_t room;
} sw_headers;

/**
 * Puts a header in its place in the order; one of the same name is replaced. Outer white space goes, runs of it become
 * one space. Refused: an empty value, CR, LF, control characters, a name that is no token.
 */
int sw_headers_put(sw_headers *headers, const char *name, const char *value, sw_error *err);

/** Puts the authorization header, which callers cannot give. */
int sw_headers_put_authorization(sw_headers *headers, const char *value, sw_error *err);

/** The value of a header; NULL when there is none. @param name in lower case */
const char *sw_headers_get(const sw_headers *headers, const char *name);

/** Is a header of this name, in lower case, part of the signature? */
bool sw_header_is_signed(const char *name);

void sw_headers_free(sw_headers *headers);

#endif
