/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * RSASSA-PSS. GnuTLS is behind it; the client uses another library, so that the two can disagree.
 */
#ifndef EMULATOR_SIGNATURE_H
#define EMULATOR_SIGNATURE_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

typedef enum em_algorithm {
    EM_ALGORITHM_UNKNOWN = 0,
    EM_ALGORITHM_V1, /**< AMZN-PAY-RSASSA-PSS: salt of 20 bytes */
    EM_ALGORITHM_V2  /**< AMZN-PAY-RSASSA-PSS-V2: salt of 32 bytes */
} em_algorithm;

/** Opaque: a public RSA key. */
typedef struct em_public_key em_public_key;

/** Finds an algorithm by its exact name. */
em_algorithm em_algorithm_find(const char *name);

/** Reads a public key from PEM text. @param[out] out yours, with em_public_key_free */
int em_public_key_read(em_public_key **out, const char *pem, size_t size, sw_error *err);

void em_public_key_free(em_public_key *key);

/** Writes modulus and exponent without leading zeros. @param[in,out] modulus_size, exponent_size  the room; the size */
bool em_public_key_numbers(const em_public_key *key, unsigned char *modulus, size_t *modulus_size,
                           unsigned char *exponent, size_t *exponent_size);

/** The length of an algorithm's salt, in bytes; 0 for the unknown one. */
size_t em_algorithm_salt(em_algorithm algorithm);

/** Does a signature in base64 belong to this text, with the salt of this algorithm and no other? */
bool em_signature_verify(const em_public_key *key, em_algorithm algorithm, const char *text, const char *signature);

/** Signs a text with AMZN-PAY-RSASSA-PSS-V2. @return base64, yours with sw_release; NULL: the key is none */
char *em_signature_make(const char *private_key, const char *text);

#endif
