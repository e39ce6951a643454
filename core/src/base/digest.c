/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/digest.h>

#include "base/crypto.h"
#include "base/error.h"

_Static_assert(SW_DIGEST_SIZE == SW_SHA256_HEX_SIZE, "a digest is a SHA-256 in hex");

int sw_digest_sha256(char out[SW_DIGEST_SIZE], const void *bytes, size_t size, sw_error *err)
{
    if (out)
        *out = '\0';
    if (!out || (!bytes && size))
        return sw_fail(err, SW_E_INVALID, "a digest takes bytes and a place for it");
    return sw_sha256_hex(out, size ? bytes : "", size, err);
}
