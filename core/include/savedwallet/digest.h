/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Names for bytes: a digest tells whether two texts are the same one.
 */
#ifndef SAVEDWALLET_DIGEST_H
#define SAVEDWALLET_DIGEST_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/** Room for a SHA-256 in hex with its NUL. */
#define SW_DIGEST_SIZE 65

/** The SHA-256 of bytes, in lower-case hex. @param[out] out "" after a failure @return SW_OK, SW_E_INVALID,
 * SW_E_NOMEM */
SW_API int sw_digest_sha256(char out[SW_DIGEST_SIZE], const void *bytes, size_t size, sw_error *err);

SW_END_DECL

#endif
