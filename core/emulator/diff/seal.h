/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is inside an RSA signature. A check says yes or no; this says what was signed, and how, so that many guesses at
 * the signed text cost two hashes each.
 */
#ifndef EMULATOR_DIFF_SEAL_H
#define EMULATOR_DIFF_SEAL_H

#include "emulator/signature.h"

#include <stdbool.h>
#include <stddef.h>

enum { EM_MAX_SIGNATURE = 1024, EM_MAX_DIGEST = 64 };

typedef enum em_scheme {
    EM_SCHEME_NONE = 0, /**< nothing that can be read: another key made it */
    EM_SCHEME_PSS,
    EM_SCHEME_PKCS1
} em_scheme;

typedef struct em_seal {
    em_scheme scheme;
    const char *digest; /**< such as "SHA256" */
    const char *mask;   /**< the digest of MGF1, of PSS */
    unsigned char hash[EM_MAX_DIGEST];
    size_t hash_size;
    unsigned char salt[EM_MAX_SIGNATURE];
    size_t salt_size;
} em_seal;

/** Opens a signature with the public key of who should have made it. */
void em_seal_open(em_seal *out, const em_public_key *key, const unsigned char *signature, size_t size);

/** Is it over this text? */
bool em_seal_is_over(const em_seal *seal, const char *text, size_t size);

#endif
