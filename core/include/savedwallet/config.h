/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who the merchant is and how a client behaves.
 */
#ifndef SAVEDWALLET_CONFIG_H
#define SAVEDWALLET_CONFIG_H

#include <savedwallet/clock.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/key.h>
#include <savedwallet/log.h>
#include <savedwallet/region.h>
#include <savedwallet/transport.h>

#include <stdint.h>

SW_BEGIN_DECL

/** Sandbox or live. A key id that starts with SANDBOX or LIVE decides by itself. */
typedef enum sw_environment {
    SW_ENVIRONMENT_FROM_KEY = 0, /**< what the key id says; an error when it says nothing */
    SW_ENVIRONMENT_SANDBOX,
    SW_ENVIRONMENT_LIVE
} sw_environment;

/** What is done with a body that is wrong. */
typedef enum sw_validation {
    SW_VALIDATION_REFUSE = 0, /**< nothing is sent; what Amazon may take is a warning, kept with the answer */
    SW_VALIDATION_WARN,       /**< everything is a warning */
    SW_VALIDATION_OFF         /**< bodies and queries are not looked at */
} sw_validation;

#define SW_NO_RETRY 1
#define SW_RETRY_UNLIMITED (-1)

/** Everything is copied by sw_client_new. Zero in a field means what the field says. */
typedef struct sw_config {
    uint32_t version;                   /**< SW_CONFIG_VERSION, set by SW_CONFIG_INIT */
    sw_region region;                   /**< required */
    sw_environment environment;         /**< needed for older key ids only; a contradiction to the key id is refused */
    const char *merchant_id;            /**< needed where an `intent` is given: it is part of the idempotency key */
    const char *store_id;               /**< needed by buttons */
    const char *public_key_id;          /**< required, such as "SANDBOX-AFVX7U…" */
    sw_algorithm algorithm;             /**< 0: AMZN-PAY-RSASSA-PSS-V2 */
    sw_key *key;                        /**< one of these four is required; the client becomes another holder of it */
    const char *private_key;            /**< PEM text */
    const char *private_key_file;       /**< path of a PEM file */
    const char *private_key_uri;        /**< OpenSSL STORE URI */
    const char *private_key_passphrase; /**< NULL: the key is not encrypted */
    const char *key_namespace;          /**< keeps the intents of two programs with one merchant id apart; NULL: "" */
    const char *base_url;               /**< NULL: the region's host. For the emulator and tests */
    const char *ca_file;                /**< PEM of further authorities to trust; NULL: the system's only */
    sw_transport *transport;            /**< NULL: libcurl; the client becomes another holder of it */
    const sw_clock *clock;              /**< NULL: the machine's; the struct is copied, its payload is not */
    int64_t connect_timeout_ms;         /**< one connection; 0: 3,000 */
    int64_t attempt_timeout_ms;         /**< one try; 0: 30,000 */
    int64_t timeout_ms;                 /**< one call with all its tries; 0: 60,000 */
    int max_attempts;                   /**< tries of one call; 0: 4. SW_NO_RETRY: 1 */
    sw_validation validation;           /**< 0: bodies and queries that are wrong are refused */
    const char *state_secret; /**< 16 to 1,024 random bytes that bind return URLs to the buyer's browser; NULL: none */
    const char *ledger_currency; /**< the account's own: "EUR" or "GBP" in the region eu; NULL: the region's only one */
    const char *script_url;      /**< NULL: the region's checkout.js. For the emulator and tests */
    const char *language;        /**< of buttons and hosted pages, such as "de_DE"; NULL: the browser's */
    const char *channel;         /**< of saved-wallet charges that name none, such as "Web"; NULL: they must */
    const char *initiator;       /**< of saved-wallet charges that name none: "CITU" or "MITU"; NULL: they must */
    /**
     * How much may be sent again to one server, so that a storm of failures does not become one of retries: each answer
     * that shows the server at work earns this percentage of a retry, 3 are there from the start, and 10 at most. All
     * clients of the process that use the same server have one such budget together. A call whose retry it does not
     * allow ends as its last try did. 0: 10; 1 to 100; SW_RETRY_UNLIMITED: as often as max_attempts says
     */
    int retry_budget;
    sw_log_fn *log;             /**< is told of every call; NULL: nothing is */
    void *log_payload;          /**< given to it; must outlive the client */
    sw_log_level log_level;     /**< how much it is told; 0: SW_LOG_INFO */
    const char *proxy;          /**< "http://host:port" or "https://host:port"; see sw_curl_options. NULL: none */
    const char *proxy_user;     /**< what the proxy asks for, as Basic; NULL: nothing */
    const char *proxy_password; /**< of that user; overwritten when the client is freed. NULL: "" */
} sw_config;

#define SW_CONFIG_VERSION 1
#define SW_CONFIG_INIT                                                                                               \
    {                                                                                                                \
        SW_CONFIG_VERSION, SW_REGION_NOT_SET, SW_ENVIRONMENT_FROM_KEY, 0, 0, 0, SW_ALGORITHM_DEFAULT, 0, 0, 0, 0, 0, \
            0, 0, 0, 0, 0, 0, 0, 0, 0, SW_VALIDATION_REFUSE, 0, 0, 0, 0, 0, 0, 0, 0, 0, SW_LOG_DEFAULT, 0, 0, 0      \
    }

/** Finds an environment by "sandbox" or "live", in any case. @return SW_OK or SW_E_INVALID */
SW_API int sw_environment_parse(sw_environment *out, const char *name, sw_error *err);

/** "sandbox" or "live". @return static text; NULL for a value that is neither */
SW_API const char *sw_environment_name(sw_environment environment);

/** Finds a validation by "refuse", "warn" or "off", in any case. @return SW_OK or SW_E_INVALID */
SW_API int sw_validation_parse(sw_validation *out, const char *name, sw_error *err);

SW_END_DECL

#endif
