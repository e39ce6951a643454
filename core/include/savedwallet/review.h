/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The middle of the flow express: the buyer has chosen at Amazon and is back to look at the order, and then places it.
 */
#ifndef SAVEDWALLET_REVIEW_H
#define SAVEDWALLET_REVIEW_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/flow.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>
#include <savedwallet/payment.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** What Amazon says is missing in a session, in words: "ChargeAmountNotSet" is "set the amount; …". @return static
 * text;
 * "" for a constraint that this release does not know */
SW_API const char *sw_constraint_text(const char *constraint);

/** @name The review
 * @{ */

/** The buyer's return to the review page. */
typedef struct sw_review_options {
    uint32_t version;            /**< SW_REVIEW_OPTIONS_VERSION; 0 is taken as 1 */
    const char *url;             /**< where the buyer came back, whole; with SW_UNBOUND the session's id will do */
    const char *browser_session; /**< the same as the button's; or SW_UNBOUND. Required */
    const sw_call *call;         /**< time-out, headers; NULL: defaults */
} sw_review_options;

#define SW_REVIEW_OPTIONS_VERSION 1
#define SW_REVIEW_OPTIONS_INIT             \
    {                                      \
        SW_REVIEW_OPTIONS_VERSION, 0, 0, 0 \
    }

/** What the buyer chose. What is read from it is borrowed. It never changes: threads may share it. */
typedef struct sw_review sw_review;

/**
 * Reads what the buyer chose at Amazon. Nothing is changed.
 *
 * @param[out] out   yours; free it with sw_review_free
 * @return SW_OK while the session is open; SW_E_STATE_MISMATCH before Amazon is asked; SW_E_CONFLICT when it is
 * completed (call sw_finish) or canceled (err->reason_code says why); SW_E_INVALID; else a code of sw_client_call
 */
SW_API int sw_review_get(sw_review **out, sw_client *client, const sw_review_options *options, sw_error *err);

/** The checkout session. @return "" for NULL */
SW_API const char *sw_review_session_id(const sw_review *review);

/** How to show the payment method: "Visa ****1111 (Amazon Pay)". @return "" when none is chosen */
SW_API const char *sw_review_descriptor(const sw_review *review);

/** @name The buyer, as far as the scopes of the button let Amazon tell. "" when it does not.
 * @{ */
SW_API const char *sw_review_buyer_id(const sw_review *review);
SW_API const char *sw_review_buyer_name(const sw_review *review);
SW_API const char *sw_review_buyer_email(const sw_review *review);
/** @} */

/** How many constraints Amazon names: what place_order will say, and what the buyer still has to do. */
SW_API size_t sw_review_missing_count(const sw_review *review);

/** One of them, such as "ChargeAmountNotSet". @return "" past the end */
SW_API const char *sw_review_missing(const sw_review *review, size_t index);

/**
 * The session, for all the rest: "/shippingAddress/postalCode", "/billingAddress", "/paymentDetails". The address is to
 * be read only: it is changed at Amazon, by the change action.
 */
SW_API const sw_object *sw_review_session(const sw_review *review);

/** What the buyer may go back to Amazon to change. */
typedef enum sw_change { SW_CHANGE_ADDRESS = 0, SW_CHANGE_PAYMENT } sw_change;

/** What amazon.Pay.bindChangeAction takes, as JSON. @return borrowed; NULL for NULL and a change that is none */
SW_API const char *sw_review_change_json(const sw_review *review, sw_change change);

/**
 * A plain button that takes the buyer there, as HTML, with Amazon's script. Data stands in it as JSON; each script has
 * the nonce; there is no inline handler and no inline style. The page needs the policy of a button: sw_button_csp.
 *
 * @param nonce   of this answer: 16 or more letters of base64, random, never used again
 * @param text    on the button; NULL: "Change"
 * @return yours, free it with sw_review_text_free; NULL with err filled in
 */
SW_API char *sw_review_change_html(const sw_review *review, sw_change change, const char *nonce, const char *text,
                                   sw_error *err);

/** Frees what sw_review_change_html gave. NULL is fine. */
SW_API void sw_review_text_free(char *text);

/** Frees the review. NULL is fine. */
SW_API void sw_review_free(sw_review *review);
/** @} */

/** @name Placing the order
 * @{ */

/** The order, as the server knows it. Zero in a field means what the field says. */
typedef struct sw_order_options {
    uint32_t version;            /**< SW_ORDER_OPTIONS_VERSION; 0 is taken as 1 */
    const char *url;             /**< the review page's URL, whole, as the buyer came back on it; or give the review */
    const sw_review *review;     /**< instead of url */
    const char *browser_session; /**< required, also with a review: it is bound to return_url. Or SW_UNBOUND */
    const sw_money *amount;      /**< what is charged now; required */
    const sw_money *total_order_amount; /**< of an order that is charged in parts; NULL: amount is all of it */
    sw_payment payment_intent;          /**< required */
    bool can_handle_pending;            /**< an authorization may stay open for up to 24 h; with AUTHORIZE only */
    const char *soft_descriptor;        /**< on the buyer's statement, 16 bytes; with AUTHORIZE_WITH_CAPTURE */
    const char *reference;              /**< your order, 256 characters; the buyer sees it */
    const char *store_name;             /**< 50 characters; NULL: the name in Seller Central */
    const char *note_to_buyer;          /**< 255 characters */
    const char *custom_information;     /**< 4,096 characters, never shown */
    const char *return_url;             /**< where the buyer comes back to, for sw_finish; required */
    int64_t state_ttl_s;                /**< how long that URL is good, in seconds; 0: 24 h and 15 minutes */
    const sw_call *call;                /**< time-out, headers; NULL: defaults */
} sw_order_options;

#define SW_ORDER_OPTIONS_VERSION 1
#define SW_ORDER_OPTIONS_INIT                                                                      \
    {                                                                                              \
        SW_ORDER_OPTIONS_VERSION, 0, 0, 0, 0, 0, SW_PAYMENT_NOT_SET, false, 0, 0, 0, 0, 0, 0, 0, 0 \
    }

/** An order that was placed, or what it still misses. What is read from it is borrowed. */
typedef struct sw_order sw_order;

/**
 * Tells Amazon what the order costs and where the buyer comes back to (updateCheckoutSession). Nothing is charged yet:
 * send the buyer to the redirect URL with status 303, and call sw_finish after the return. It may be called again with
 * other values until the buyer has been sent, and again with the same after no answer.
 *
 * @param[out] out   yours; free it with sw_order_free; NULL after a failure
 * @return SW_OK, also when something is still missing; SW_E_STATE_MISMATCH before Amazon is asked; SW_E_INVALID
 * (err->field names the member, or the JSON pointer into the body); SW_E_CONFLICT when the session has ended; else a
 * code of sw_client_call
 */
SW_API int sw_place_order(sw_order **out, sw_client *client, const sw_order_options *options, sw_error *err);

/** Where the buyer is sent now. @return "" while something is missing */
SW_API const char *sw_order_redirect_url(const sw_order *order);

/** How many constraints are left. */
SW_API size_t sw_order_missing_count(const sw_order *order);

/** One of them, such as "BuyerNotAssociated"; sw_constraint_text has it in words. @return "" past the end */
SW_API const char *sw_order_missing(const sw_order *order, size_t index);

/** The session as it is now. */
SW_API const sw_object *sw_order_session(const sw_order *order);

/** Frees the order. NULL is fine. */
SW_API void sw_order_free(sw_order *order);
/** @} */

SW_END_DECL

#endif
