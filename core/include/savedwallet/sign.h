/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Request signing and button signing, apart from any network.
 *
 * Three stages, each to be looked at by itself: canonical request, string to sign, signature. A signature is random
 * (RSASSA-PSS): two of the same request differ, and both verify.
 */
#ifndef SAVEDWALLET_SIGN_H
#define SAVEDWALLET_SIGN_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/key.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** One header. The name may be in any case. */
typedef struct sw_header {
    const char *name;
    const char *value;
} sw_header;

/** A request as it will go on the wire. Zero in a field means what the field says. */
typedef struct sw_request_to_sign {
    uint32_t version;   /**< SW_REQUEST_TO_SIGN_VERSION, set by the INIT macro; 0 is taken as 1 */
    const char *method; /**< "GET", "POST", "PATCH", "PUT" or "DELETE" */
    const char *path;   /**< encoded, with its leading '/'; relative parts ("..", "//") are refused */
    const char *query;  /**< encoded, without '?'; NULL or "": none. It is sorted and encoded as it must be sent */
    const char *region; /**< "na", "us", "eu", "de", "uk" or "jp", in any case */
    const char *host;   /**< without port; NULL: the region's own */
    const char *date;   /**< "20260102T030405Z" */
    const sw_header *headers; /**< further ones: x-amz-pay-* and accept and content-type are signed, others only sent */
    size_t header_count;
    const void *body; /**< the very bytes that are sent; NULL: none */
    size_t body_size;
    const char *public_key_id; /**< NULL: no authorization is made */
    sw_algorithm algorithm;
} sw_request_to_sign;

#define SW_REQUEST_TO_SIGN_VERSION 1
#define SW_REQUEST_TO_SIGN_INIT                                                           \
    {                                                                                     \
        SW_REQUEST_TO_SIGN_VERSION, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SW_ALGORITHM_DEFAULT \
    }

/** What came of signing. Everything read from it is borrowed. One thread at a time. */
typedef struct sw_signature sw_signature;

/**
 * Signs a request.
 *
 * Signed are accept, content-type, x-amz-pay-date, -host, -region, and every other x-amz-pay-* header given. Headers
 * given replace the default of the same name. CR, LF and NUL are refused everywhere.
 *
 * @param[out] out   yours; free it with sw_signature_free
 * @param key        NULL: only the canonical request and the string to sign are made
 * @return SW_OK, SW_E_INVALID, SW_E_LIMIT, SW_E_KEY, SW_E_CALLBACK, SW_E_NOMEM
 */
SW_API int sw_sign_request(sw_signature **out, const sw_key *key, const sw_request_to_sign *request, sw_error *err);

/**
 * Signs the payload of a button, byte for byte as it will stand on the page: nothing is escaped, unescaped or
 * re-encoded.
 *
 * @param[out] out   yours; free it with sw_signature_free
 * @param key        NULL: only the string to sign is made
 */
SW_API int sw_sign_button(sw_signature **out, const sw_key *key, sw_algorithm algorithm, const void *payload,
                          size_t payload_size, sw_error *err);

/**
 * Verifies a signature with the public half of a key.
 *
 * @param key         public, or private in this process
 * @param signature   base64, as it stands in the authorization header
 * @return SW_OK, or SW_E_SIGNATURE when it does not verify with exactly this algorithm's salt
 */
SW_API int sw_verify(const sw_key *key, sw_algorithm algorithm, const void *text, size_t text_size,
                     const char *signature, sw_error *err);

/** The canonical request; NULL for a button. */
SW_API const char *sw_signature_canonical_request(const sw_signature *signature);

/** Lower-case hex SHA-256 of the canonical request, or of a button's payload. */
SW_API const char *sw_signature_sha256(const sw_signature *signature);

/** The string to sign. */
SW_API const char *sw_signature_string_to_sign(const sw_signature *signature);

/** The signature in base64; NULL when no key was given. */
SW_API const char *sw_signature_value(const sw_signature *signature);

/** The value of the authorization header; NULL for a button, without a key, and without a public_key_id. */
SW_API const char *sw_signature_authorization(const sw_signature *signature);

/** The query exactly as it must be sent; NULL for a button. */
SW_API const char *sw_signature_query(const sw_signature *signature);

/** The algorithm that was used, never SW_ALGORITHM_DEFAULT. */
SW_API sw_algorithm sw_signature_algorithm(const sw_signature *signature);

/** The headers to send, sorted by their lower-case names, authorization among them. @param[out] count may be NULL */
SW_API const sw_header *sw_signature_headers(const sw_signature *signature, size_t *count);

/** Frees what came of signing. NULL is fine. */
SW_API void sw_signature_free(sw_signature *signature);

SW_END_DECL

#endif
