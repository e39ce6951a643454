/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Signing certificates: who vouches for them, and what they have signed. OpenSSL's X.509 is behind it and nowhere else.
 *
 * No environment variable is heeded (OpenSSL's own default paths would heed some).
 */
#ifndef SW_PAY_CERTIFICATE_H
#define SW_PAY_CERTIFICATE_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Authorities that are trusted, and certificates that help to reach them. Threads may share it. */
typedef struct sw_roots sw_roots;

/** A certificate that was found good. Threads may share it. */
typedef struct sw_certificate sw_certificate;

/** Nothing is trusted yet. @return yours, with sw_roots_free; NULL when memory ran out */
sw_roots *sw_roots_new(void);

/**
 * Reads PEM of the authorities to trust, in place of any before.
 * @param what  names the text in messages: "the system's CA file"
 */
int sw_roots_trust(sw_roots *roots, const char *pem, size_t size, const char *what, sw_error *err);

/** Adds PEM of certificates that are not trusted but may stand between one and its authority. */
int sw_roots_add_intermediates(sw_roots *roots, const char *pem, size_t size, const char *what, sw_error *err);

/** From now on a certificate will do whose issuer is known neither here nor in its text. */
void sw_roots_allow_incomplete(sw_roots *roots);

void sw_roots_free(sw_roots *roots);

/**
 * Reads a certificate of SNS: the first of the PEM text; others in it may stand between it and an authority. It is
 * taken when its chain leads to roots, it is for a TLS server with one of the two names, and may sign; RSA of 2,048
 * bits and SHA-256 throughout; all that at the time given.
 * @param names  two of them, none with a wildcard
 * @return SW_OK; a refusal (incomplete_chain, bad_certificate); SW_E_NOMEM
 */
int sw_certificate_read(sw_certificate **out, const char *pem, size_t size, const sw_roots *roots,
                        const char *const names[2], int64_t now_ms, sw_error *err);

/** Reads a certificate that is trusted because it was given: the first of the PEM text. Its time is not looked at.
 * @return SW_OK; a refusal (bad_certificate); SW_E_NOMEM */
int sw_certificate_pin(sw_certificate **out, const char *pem, size_t size, sw_error *err);

/** Is the time between its first and its last? */
bool sw_certificate_is_current(const sw_certificate *certificate, int64_t now_ms);

/** Has its key signed the text? RSA PKCS#1 v1.5. @param version "1": SHA-1, "2": SHA-256
 * @return SW_OK; a refusal (forged); SW_E_KEY when OpenSSL will not do it here */
int sw_certificate_verify(const sw_certificate *certificate, const char *version, const void *text, size_t size,
                          const unsigned char *signature, size_t signature_size, sw_error *err);

/** Another holder of the same certificate. NULL gives NULL. */
sw_certificate *sw_certificate_retain(sw_certificate *certificate);

void sw_certificate_free(sw_certificate *certificate);

#endif
