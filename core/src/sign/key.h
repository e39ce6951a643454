/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the signer needs of a key.
 */
#ifndef SW_SIGN_KEY_H
#define SW_SIGN_KEY_H

#include <savedwallet/key.h>

#include <stddef.h>

/** The salt's length in bytes: 20 or 32. */
int sw_algorithm_salt(sw_algorithm algorithm);

/** SW_ALGORITHM_DEFAULT as the one it stands for. */
sw_algorithm sw_algorithm_resolve(sw_algorithm algorithm);

/** Refuses a public key id that cannot stand in an authorization header. */
int sw_key_id_check(const char *public_key_id, sw_error *err);

/** Signs text. @param[out] signature base64; yours, with sw_release */
int sw_key_sign(char **signature, const sw_key *key, sw_algorithm algorithm, const void *text, size_t size,
                sw_error *err);

#endif
