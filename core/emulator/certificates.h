/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Keys and certificates that the emulator makes for itself: the merchant's pair, a local authority, the server's
 * certificate.
 */
#ifndef EMULATOR_CERTIFICATES_H
#define EMULATOR_CERTIFICATES_H

#include <savedwallet/error.h>

#include <stdbool.h>

/** PEM texts; each is the caller's, with sw_release. */
typedef struct em_pair {
    char *private_key;
    char *public_part; /**< a public key, or a certificate */
} em_pair;

/** Frees both texts; the private one is overwritten first. */
void em_pair_free(em_pair *pair);

/** A new RSA pair of 2,048 bits. */
int em_make_merchant_pair(em_pair *out, sw_error *err);

/** The public key of a private RSA key. @param[out] out yours */
int em_public_key_of(char **out, const char *private_key, sw_error *err);

/** A new certificate authority, for ten years. */
int em_make_authority(em_pair *out, sw_error *err);

/**
 * A new certificate of a server for localhost, 127.0.0.1, ::1 and one more name, for one year.
 * @param extra_name  may be NULL
 */
int em_make_server_certificate(em_pair *out, const em_pair *authority, const char *extra_name, sw_error *err);

/**
 * A new certificate of Amazon SNS, for its hosts of all regions, for the key in pair, whose public part it becomes.
 * @param[in,out] pair  an RSA pair
 */
int em_make_sns_certificate(em_pair *pair, const em_pair *authority, sw_error *err);

/**
 * Signs as Amazon SNS does: PKCS#1 v1.5 with SHA-256, or with SHA-1 in its first version.
 * @return base64, yours with sw_release; NULL: it failed
 */
char *em_sign_message(const char *private_key, const char *text, bool first_version);

#endif
