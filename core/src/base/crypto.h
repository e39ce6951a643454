/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Digests, encodings and wiping; what needs a key is in sign/key.h.
 */
#ifndef SW_BASE_CRYPTO_H
#define SW_BASE_CRYPTO_H

#include "base/shared.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

enum { SW_SHA256_SIZE = 32, SW_SHA256_HEX_SIZE = 65 };

int sw_sha256(unsigned char out[SW_SHA256_SIZE], const void *bytes, size_t size, sw_error *err);

/** Lower-case hex of the SHA-256, closed with a NUL. */
int sw_sha256_hex(char out[SW_SHA256_HEX_SIZE], const void *bytes, size_t size, sw_error *err);

/** HMAC-SHA256 of bytes under a key. */
int sw_hmac_sha256(unsigned char out[SW_SHA256_SIZE], const void *key, size_t key_size, const void *bytes, size_t size,
                   sw_error *err);

/** Bytes as lower-case hex; out has room for 2 * size + 1. */
SW_SHARED void sw_hex(char *out, const unsigned char *bytes, size_t size);

/** Standard alphabet, padded, one line. @return yours, with sw_release; NULL when memory ran out */
char *sw_base64(const unsigned char *bytes, size_t size);

/** The alphabet for URLs ('-' and '_'), without padding. @return yours, with sw_release; NULL when memory ran out */
char *sw_base64_url(const unsigned char *bytes, size_t size);

/** Strict: standard alphabet, padded, nothing else. @param[out] size bytes written to out @return false when it is not
 * that */
bool sw_base64_decode(unsigned char *out, size_t room, size_t *size, const char *text);

SW_SHARED int sw_random(void *out, size_t size, sw_error *err);

/** Overwrites memory in a way no compiler removes. */
void sw_wipe(void *memory, size_t size);

/** Compares in a time that does not depend on where the two differ. */
bool sw_equal_secret(const void *a, const void *b, size_t size);

/** Writes such as "OpenSSL/3.0.15". */
void sw_crypto_version(char *out, size_t size);

#endif
