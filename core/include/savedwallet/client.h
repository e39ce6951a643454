/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A client of one merchant account, and calls made through it.
 */
#ifndef SAVEDWALLET_CLIENT_H
#define SAVEDWALLET_CLIENT_H

#include <savedwallet/cancel.h>
#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/log.h>
#include <savedwallet/response.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/**
 * A client's configuration never changes, and any number of threads may use it at once.
 *
 * It may be used on both sides of a fork: parent and child go on, each on connections of its own. As with everything
 * that uses OpenSSL, the fork must not happen while another thread is inside a call: a child inherits locks, but not
 * the threads that would open them.
 */
typedef struct sw_client sw_client;

/** One name and value of a query, not encoded. */
typedef struct sw_query_pair {
    const char *name;
    const char *value;
} sw_query_pair;

/** What is sent. */
typedef struct sw_request {
    uint32_t version;       /**< SW_REQUEST_VERSION; 0 is taken as 1 */
    const char *operation;  /**< "createCharge" */
    const char *const *ids; /**< the ids of its path, in order, not encoded */
    size_t id_count;
    const sw_query_pair *query;
    size_t query_count;
    const void *body; /**< JSON; the very bytes that are sent. NULL: none */
    size_t body_size;
} sw_request;

#define SW_REQUEST_VERSION 1
#define SW_REQUEST_INIT                         \
    {                                           \
        SW_REQUEST_VERSION, 0, 0, 0, 0, 0, 0, 0 \
    }

/** What kind of charge permission a charge is made against. */
typedef enum sw_permission_kind {
    SW_PERMISSION_SAVED_WALLET = 0, /**< PaymentMethodOnFile: a charge says who starts it, and where */
    SW_PERMISSION_ONE_TIME,
    SW_PERMISSION_RECURRING
} sw_permission_kind;

/** A call of what this release has no operation for. */
typedef struct sw_message {
    uint32_t version;   /**< SW_MESSAGE_VERSION; 0 is taken as 1 */
    const char *method; /**< "GET", "POST", "PUT", "PATCH" or "DELETE" */
    const char *path;   /**< from "/v2/" on, its ids encoded (RFC 3986, upper-case hex): "/v2/newThings/a%3Db" */
    const sw_query_pair *query;
    size_t query_count;
    const void *body; /**< JSON; the very bytes that are sent. NULL: none */
    size_t body_size;
} sw_message;

#define SW_MESSAGE_VERSION 1
#define SW_MESSAGE_INIT                      \
    {                                        \
        SW_MESSAGE_VERSION, 0, 0, 0, 0, 0, 0 \
    }

/** What belongs to one call. Zero in a field means what the field says. */
typedef struct sw_call {
    uint32_t version;   /**< SW_CALL_VERSION; 0 is taken as 1 */
    const char *intent; /**< what is meant: the idempotency key is derived from it. Needs the config's merchant_id */
    int attempt;        /**< 1 and up: a deliberate new attempt after a definite no; 0: 1 */
    const char *idempotency_key; /**< a key of the caller's own instead, 1 to 32 of A-Z a-z 0-9 - _ */
    const char *simulate;        /**< Sandbox simulation code; refused with a live key */
    int64_t timeout_ms;          /**< for this call; 0: the config's */
    const sw_header
        *headers; /**< further ones, such as x-amz-pay-authtoken; those the client makes itself are refused */
    size_t header_count;
    sw_permission_kind permission; /**< what createCharge charges; 0: a saved wallet */
    sw_cancel *cancel;             /**< ends this call when it is requested; NULL: nothing does */
    sw_log_fn *log;                /**< is told of this call; NULL: the config's is */
    void *log_payload;             /**< given to it */
    sw_log_level log_level;        /**< how much is told of this call; 0: as the config says */
    int max_attempts;              /**< tries of this call; 0: the config's. SW_NO_RETRY: 1 */
    int64_t date_ms;               /**< what the machine's clock showed when the caller made sure that this may be sent:
                                        the date that its first try is signed with. A call that was held up since goes
                                        out with an old date, which Amazon refuses. 0: that of the sending */
    int unchecked;                 /**< 1: nothing is validated. For bytes that may have been taken before: what they
                                        came to is found out, whatever this release thinks of them */
} sw_call;

#define SW_CALL_VERSION 1
#define SW_CALL_INIT                                                                                       \
    {                                                                                                      \
        SW_CALL_VERSION, 0, 0, 0, 0, 0, 0, 0, SW_PERMISSION_SAVED_WALLET, 0, 0, 0, SW_LOG_DEFAULT, 0, 0, 0 \
    }

/**
 * Makes a client: reads the key, checks the configuration, connects to nothing.
 *
 * @param[out] out   yours; free it with sw_client_free
 * @return SW_OK, SW_E_INVALID (err->field names the member), SW_E_KEY, SW_E_IO, SW_E_NOMEM
 */
SW_API int sw_client_new(sw_client **out, const sw_config *config, sw_error *err);

/**
 * Calls an operation by name.
 *
 * The body and the query are validated first (sw_config.validation): the error's field is the JSON pointer of what is
 * wrong, or "query/name". An operation that needs an idempotency key and got neither intent nor idempotency_key is
 * refused before anything is sent. A GET, or a POST with a key, is tried again after a lost connection and after 408,
 * 425, 429, 500, 502, 503, 504: signed anew, with the same key and the same bytes. Nothing else is ever sent twice,
 * save what was refused because the machine's clock is wrong: the client learns from the answer's Date how far it is
 * off, from five minutes to a day, and signs that call once more and later ones rightly at once.
 *
 * @param[out] out   yours, free it with sw_response_free; set whenever Amazon answered, also when the call failed
 * @param call       NULL: defaults
 * @return SW_OK for 2xx (and for the 303 of claimMerchantAccount), else a code; err->effect says whether anything was
 * changed
 */
SW_API int sw_client_call(sw_response **out, sw_client *client, const sw_request *request, const sw_call *call,
                          sw_error *err);

/**
 * Calls what Amazon has added since this release: signed, sent, repeated and judged as sw_client_call does, but with
 * nothing known of its body, its answer, or how an unknown outcome ends.
 *
 * A POST may have an intent or a key; elsewhere they are refused. The key of an intent is derived with "METHOD /path",
 * as "POST /v2/newThings", for an operation, and so is not that of the same call by name: an operation that this
 * release knows is refused here and named. Who changes over with an upgrade ends open intents first.
 *
 * @param[out] out   yours, free it with sw_response_free; set whenever Amazon answered, also when the call failed
 * @param call       NULL: defaults
 * @return SW_OK for 2xx, else a code; err->field is "method", "path", "query" or "body" for what is wrong in message
 */
SW_API int sw_client_send(sw_response **out, sw_client *client, const sw_message *message, const sw_call *call,
                          sw_error *err);

/** Sandbox or live, as the key id or the configuration said. */
SW_API sw_environment sw_client_environment(const sw_client *client);

/** Frees the client and lets go of its key and transport. Not while a call is being made. NULL is fine. */
SW_API void sw_client_free(sw_client *client);

SW_END_DECL

#endif
