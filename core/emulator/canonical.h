/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a signature of a request is over, rebuilt from the request. Written for the emulator alone: it shares nothing
 * with the client's canonical request, so that a mistake in one is seen by the other.
 */
#ifndef EMULATOR_CANONICAL_H
#define EMULATOR_CANONICAL_H

#include "base/buf.h"
#include "emulator/request.h"

enum { EM_MAX_SIGNED_HEADERS = 64, EM_MAX_CANONICAL = 256 * 1024, EM_MAX_STRING_TO_SIGN = 128 };

/** Appends the canonical request. @param signed_headers  the list as the client wrote it, names joined with ';' */
void em_canonical_request(sw_buf *out, const em_request *request, const char *signed_headers);

/** Appends its third line, without the line feed. */
void em_canonical_query(sw_buf *out, const em_request *request);

/** Appends the lines of its headers. */
void em_canonical_headers(sw_buf *out, const em_request *request, const char *signed_headers);

/** Writes algorithm, line feed and the SHA-256 of a text in hex. */
void em_string_to_sign(char out[EM_MAX_STRING_TO_SIGN], const char *algorithm, const char *text, size_t size);

/** Is a header in the list of signed headers? The case of letters does not matter. */
bool em_is_signed(const char *signed_headers, const char *name);

/** Does the list name one header twice, or nothing at all? */
bool em_is_bad_list(const char *signed_headers);

#endif
