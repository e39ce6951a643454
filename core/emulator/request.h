/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A request as it came over the wire.
 */
#ifndef EMULATOR_REQUEST_H
#define EMULATOR_REQUEST_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum { EM_MAX_HEADERS = 64, EM_MAX_BODY = 1024 * 1024, EM_MAX_SNAPSHOT = 8 * 1024 * 1024 };

typedef struct em_header {
    char *name;
    char *value;
} em_header;

typedef struct em_request {
    char method[16];
    char *path;        /**< as sent, not decoded, without the query */
    const char *query; /**< as sent, without '?'; "" when there is none; lies behind path */
    em_header headers[EM_MAX_HEADERS];
    size_t header_count;
    sw_buf body;
    bool begun; /**< its headers were read */
} em_request;

/** @param target  path and query as they stand in the request line @return yours, with em_request_free */
em_request *em_request_new(const char *target);

void em_request_free(em_request *request);

/** Adds a header; what is above EM_MAX_HEADERS is left out, so that a signature over it cannot verify. */
void em_request_add_header(em_request *request, const char *name, const char *value);

/** The value of the first header of that name, in any case; NULL when there is none. */
const char *em_request_header(const em_request *request, const char *name);

/** Decodes %XX in the first bytes of a text. @return yours, with sw_release */
char *em_decode_percent(const char *text, size_t size);

#endif
