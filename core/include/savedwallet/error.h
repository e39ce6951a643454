/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What went wrong, whether anything was changed at Amazon, and what to do next.
 *
 * Functions return SW_OK or a negative code. The last argument of most is an sw_error that the caller owns, on the
 * stack, never freed; it may be NULL.
 */
#ifndef SAVEDWALLET_ERROR_H
#define SAVEDWALLET_ERROR_H

#include <savedwallet/export.h>

#include <stdint.h>

SW_BEGIN_DECL

#define SW_OK 0

/** The codes, as in core/api/errors.def (the build fails where the two differ). */
enum sw_code {
    SW_E_INVALID = -1,        /**< An argument or the configuration is wrong; nothing was sent */
    SW_E_NOMEM = -2,          /**< Memory ran out */
    SW_E_IO = -3,             /**< A file could not be read or written */
    SW_E_KEY = -4,            /**< The key cannot be used */
    SW_E_SIGNATURE = -5,      /**< A signature does not verify */
    SW_E_LIMIT = -6,          /**< A ceiling of this library was reached */
    SW_E_CALLBACK = -7,       /**< A function given by the caller failed */
    SW_E_NO_ANSWER = -8,      /**< Amazon Pay gave no answer */
    SW_E_PROTOCOL = -9,       /**< The answer is not one that Amazon Pay gives */
    SW_E_REFUSED = -10,       /**< Amazon Pay refused the request */
    SW_E_AUTH = -11,          /**< Amazon Pay does not accept the key, signature or account */
    SW_E_NOT_FOUND = -12,     /**< Amazon Pay knows no such object */
    SW_E_CONFLICT = -13,      /**< The object's state or an earlier request stands against it */
    SW_E_DECLINED = -14,      /**< The payment was declined */
    SW_E_THROTTLED = -15,     /**< Too many requests */
    SW_E_SERVER = -16,        /**< Amazon Pay failed */
    SW_E_STATE_MISMATCH = -17 /**< The buyer who came back is not the one who was sent */
};

/** Was anything changed at Amazon by this call? Of an earlier call under the same intent it says nothing. */
typedef enum sw_effect {
    SW_EFFECT_NONE = 0, /**< no: nothing was sent, or Amazon refused it */
    SW_EFFECT_DONE,     /**< yes */
    SW_EFFECT_UNKNOWN   /**< nobody knows yet: only the same key and the same bytes may be sent again */
} sw_effect;

/** May the call be made again? */
typedef enum sw_retry {
    SW_RETRY_NEVER = 0, /**< no: it would fail again, or it is not safe */
    SW_RETRY_SAME_KEY,  /**< yes: the same request under the same idempotency key (the same intent and attempt) */
    SW_RETRY_NEW_KEY    /**< only as a deliberate new attempt (the same intent, next attempt), after next_step */
} sw_retry;

/** What the merchant does next. */
typedef enum sw_next_step {
    SW_NEXT_NONE = 0,
    SW_NEXT_WAIT,          /**< try later */
    SW_NEXT_UPDATE_WALLET, /**< the buyer changes the payment method on the update page */
    SW_NEXT_NEW_SETUP,     /**< the buyer saves the wallet anew */
    SW_NEXT_SEND_BUYER,    /**< send the buyer to the redirect URL of the answer */
    SW_NEXT_LOWER_AMOUNT,
    SW_NEXT_NEXT_MONTH,
    SW_NEXT_FIX_REQUEST, /**< a programmer or the configuration has to change something */
    SW_NEXT_STOP         /**< give this up; pay another way */
} sw_next_step;

/**
 * An error. Initialise with SW_ERROR_INIT; read it only after a call returned a negative code. Strings are never NULL.
 */
typedef struct sw_error {
    uint32_t size;         /**< sizeof(sw_error), set by SW_ERROR_INIT */
    int32_t code;          /**< the code that was returned */
    int32_t http_status;   /**< 0 when there was no answer */
    int32_t attempts;      /**< how often the request was sent or begun */
    int32_t retry_after_s; /**< seconds to wait before a retry, as Amazon asked; 0: it did not say */
    sw_effect effect;
    sw_retry retry;
    sw_next_step next_step;
    char reason_code[64];     /**< Amazon's reasonCode, "" when there is none; kept even when unknown to us */
    char request_id[64];      /**< Amazon's x-amz-pay-request-id: quote it to Amazon's support */
    char idempotency_key[36]; /**< the key that was sent, "" when there was none */
    char field[128];          /**< JSON pointer or option name of what was wrong, "" when it is not about one */
    char message[512];        /**< one line for people; never holds a secret */
    unsigned char reserved[188];
} sw_error;

#define SW_ERROR_INIT                                                                                                \
    {                                                                                                                \
        (uint32_t)sizeof(sw_error), 0, 0, 0, 0, SW_EFFECT_NONE, SW_RETRY_NEVER, SW_NEXT_NONE, "", "", "", "", "", "" \
    }

/** Sets an error back to SW_ERROR_INIT. @param err may be NULL */
SW_API void sw_error_clear(sw_error *err);

/**
 * Fills in an error, for code beside this library that fails as it does. Of the texts, what does not fit is cut at a
 * character and control characters become '?'; a message is one line and never holds a secret.
 *
 * @param field    JSON pointer or name of what was wrong; NULL: it is not about one
 * @param message  NULL: the code's own sentence
 * @return code
 */
SW_API int sw_error_set(sw_error *err, int code, const char *field, const char *message);

/** The code's name as logs and the command line print it, such as "no_answer". @return static text, never NULL */
SW_API const char *sw_code_name(int code);

/** The code in one sentence. @return static text, never NULL */
SW_API const char *sw_code_text(int code);

/** "none", "done" or "unknown". @return static text, never NULL */
SW_API const char *sw_effect_name(sw_effect effect);

/** "never", "same_key" or "new_key". @return static text, never NULL */
SW_API const char *sw_retry_name(sw_retry retry);

/** Such as "update_wallet". @return static text, never NULL */
SW_API const char *sw_next_step_name(sw_next_step step);

SW_END_DECL

#endif
