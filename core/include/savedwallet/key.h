/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The merchant's RSA key: where it comes from, and nothing of what is in it.
 *
 * A key is parsed once, never changes, and may be shared by any number of threads and clients. Its secret is wiped when
 * the last holder frees it.
 */
#ifndef SAVEDWALLET_KEY_H
#define SAVEDWALLET_KEY_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

typedef struct sw_key sw_key;

/** Which signature Amazon Pay is told to expect. They differ in the length of the salt only. */
typedef enum sw_algorithm {
    SW_ALGORITHM_DEFAULT = 0, /**< SW_ALGORITHM_PSS_V2 */
    SW_ALGORITHM_PSS = 1,     /**< AMZN-PAY-RSASSA-PSS, salt of 20 bytes */
    SW_ALGORITHM_PSS_V2 = 2   /**< AMZN-PAY-RSASSA-PSS-V2, salt of 32 bytes; what Amazon recommends */
} sw_algorithm;

/** The name as it stands in the authorization header. @return static text; NULL for a value that is none */
SW_API const char *sw_algorithm_name(sw_algorithm algorithm);

/** Finds an algorithm by that name. @return SW_OK or SW_E_INVALID */
SW_API int sw_algorithm_parse(sw_algorithm *out, const char *name, sw_error *err);

/**
 * Signs outside this library (a KMS, an HSM, another process).
 *
 * @param payload          what was given to sw_key_from_callback
 * @param algorithm        never SW_ALGORITHM_DEFAULT; RSASSA-PSS with SHA-256, MGF1 with SHA-256, salt 20 or 32
 * @param text             the string to sign; hash it with SHA-256
 * @param signature        room for *signature_size bytes
 * @param signature_size   in: the room; out: the bytes written
 * @return 0, or anything else to fail the call with SW_E_CALLBACK
 * It is called from every thread that signs, at the same time if there are several.
 */
typedef int sw_sign_fn(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                       unsigned char *signature, size_t *signature_size);

/**
 * Reads a private key from PEM text: PKCS#1, PKCS#8, or either encrypted.
 *
 * The message of a failure says what the text was instead (a public key, a certificate, an OPENSSH key, an EC key, an
 * RSA key of 1024 bits, an encrypted key without its passphrase, a wrong passphrase) and what to do.
 *
 * @param[out] out        yours; free it with sw_key_free
 * @param pem             PEM text; copied and wiped after reading
 * @param size            its bytes
 * @param passphrase      NULL when the key is not encrypted
 * @return SW_OK, SW_E_KEY, SW_E_INVALID, SW_E_LIMIT, SW_E_NOMEM
 */
SW_API int sw_key_from_pem(sw_key **out, const char *pem, size_t size, const char *passphrase, sw_error *err);

/** The same from a file. @return also SW_E_IO, when the file cannot be read */
SW_API int sw_key_from_file(sw_key **out, const char *path, const char *passphrase, sw_error *err);

/**
 * The same from an OpenSSL STORE URI, such as "pkcs11:token=pay;object=live" (needs that provider) or
 * "file:/etc/key.pem". The secret then need not leave its store.
 */
SW_API int sw_key_from_uri(sw_key **out, const char *uri, const char *passphrase, sw_error *err);

/** A key whose signatures come from the caller's own function. @param payload must outlive the key */
SW_API int sw_key_from_callback(sw_key **out, sw_sign_fn *sign, void *payload, sw_error *err);

/** Reads a public key from PEM text, to verify signatures with. A private key is refused here. */
SW_API int sw_key_public_from_pem(sw_key **out, const char *pem, size_t size, sw_error *err);

/** Makes a new RSA key of 2048 bits. @param[out] out yours; free it with sw_key_free */
SW_API int sw_key_generate(sw_key **out, sw_error *err);

/**
 * Writes the private half as PKCS#8 PEM into a new file that only its owner can read; an existing file is not touched.
 * @return SW_OK, SW_E_IO, SW_E_KEY when the key has no private half in this process
 */
SW_API int sw_key_save_private(const sw_key *key, const char *path, sw_error *err);

/** Writes the public half as PEM into a new file; an existing file is not touched. */
SW_API int sw_key_save_public(const sw_key *key, const char *path, sw_error *err);

/** Another holder of the same key. @return key; NULL gives NULL. Free each holder with sw_key_free */
SW_API sw_key *sw_key_retain(sw_key *key);

/** Lets go of the key; the last holder's call wipes it. NULL is fine. */
SW_API void sw_key_free(sw_key *key);

SW_END_DECL

#endif
