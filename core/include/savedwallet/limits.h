/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Every ceiling of the library. What passes one is refused with SW_E_LIMIT or SW_E_INVALID; nothing is cut off.
 */
#ifndef SAVEDWALLET_LIMITS_H
#define SAVEDWALLET_LIMITS_H

#define SW_MAX_ID 2048              /**< bytes of one id in a path, before encoding */
#define SW_MAX_URL 16384            /**< bytes of a URL, encoded */
#define SW_MAX_QUERY 8192           /**< bytes of a query, encoded */
#define SW_MAX_HEADERS 64           /**< headers a caller may add to one call */
#define SW_MAX_HEADER_VALUE 8192    /**< bytes of one header's value */
#define SW_MAX_REQUEST_BODY 1048576 /**< bytes of a request's body */
#define SW_MAX_ANSWER_HEADERS 65536 /**< bytes of all headers of an answer */
#define SW_MAX_ANSWER_BODY 8388608  /**< bytes of an answer's body */
#define SW_MAX_JSON 8388608         /**< bytes of a JSON text */
#define SW_MAX_JSON_DEPTH 64        /**< levels of nesting in JSON */
#define SW_MAX_WARNINGS 65536       /**< bytes of all warnings about one call */
#define SW_MAX_KEY_FILE 65536       /**< bytes of a PEM file */
#define SW_MAX_CONFIG_FILE 65536    /**< bytes of a configuration file */
#define SW_MAX_NOTIFICATION 262144  /**< bytes of a notification, as it came; the longest message that SNS takes */
#define SW_MAX_CERTIFICATE 16384    /**< bytes of a signing certificate with those above it, PEM */
#define SW_MAX_IDEMPOTENCY_KEY 32   /**< characters, Amazon's own limit */
#define SW_MAX_INTENT 1024          /**< bytes of an intent */
#define SW_MIN_STATE_SECRET 16      /**< bytes of the secret that binds return URLs */
#define SW_MAX_STATE_SECRET 1024    /**< the same, at most */
#define SW_MAX_BROWSER_SESSION 4096 /**< bytes of what only the merchant's server and the buyer's browser know */
#define SW_MAX_RETURN_URL 512       /**< characters of a return or cancel URL, Amazon's own limit */
#define SW_MAX_STATE_TTL_S 2592000  /**< seconds for which a return URL may be good: 30 days */
#define SW_MAX_CHANNEL 64           /**< bytes of a channel's name */
#define SW_MAX_AMOUNT_DIGITS 13     /**< digits of an amount before its point */
#define SW_MAX_IN_FLIGHT 256        /**< calls of a batch that are on their way at once */
#define SW_MAX_BATCH_CALLS 4096     /**< calls that a batch holds */
#define SW_MAX_PROXY_WORD 1024      /**< bytes of a proxy's user, and of the password */
#define SW_MAX_TIMEOUT_MS 86400000  /**< any time-out: one day */
#define SW_MAX_ZONE_NAME 63         /**< bytes of a time zone's name */
#define SW_MAX_ZONE_FILE 1048576    /**< bytes of a time zone's file */
#define SW_MAX_ZONE_CHANGES 16384   /**< changes that a time zone's file lists */
#define SW_MIN_RSA_BITS 2048        /**< smallest RSA key taken */
#define SW_MAX_RSA_BITS 8192        /**< largest RSA key taken */

#endif
