/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Idempotency keys that come from what is meant, never from a clock or chance.
 */
#ifndef SAVEDWALLET_IDEMPOTENCY_H
#define SAVEDWALLET_IDEMPOTENCY_H

#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>

SW_BEGIN_DECL

/** What a key is made of. The same values give the same key in every language and every later release. */
typedef struct sw_idempotency {
    sw_environment environment; /**< SW_ENVIRONMENT_SANDBOX or _LIVE */
    const char *merchant_id;    /**< not empty */
    const char *key_namespace;  /**< NULL: "" */
    const char *operation;      /**< "createCharge" */
    const char *intent;         /**< what is meant, in the merchant's words: "ride:81", "toll:T1" */
    int attempt;                /**< 1 and up; 0 is taken as 1 */
} sw_idempotency;

/**
 * The key of an intent: the first 32 hex digits of SHA-256 over the fields "savedwallet/1", environment, merchant id,
 * namespace, operation, intent and attempt, each written as a netstring (`<bytes>:<field>,`).
 *
 * @param[out] out   room for 33 characters
 * @return SW_OK, SW_E_INVALID, SW_E_LIMIT
 */
SW_API int sw_idempotency_key(char out[33], const sw_idempotency *from, sw_error *err);

SW_END_DECL

#endif
