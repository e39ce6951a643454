/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Buttons: how a buyer is sent to Amazon Pay to save a wallet, pay, sign in, or change what was saved.
 *
 * A button is made on the server for one page view. Its payload is written once, checked, and signed; it goes to Amazon
 * as it is, byte for byte. Every URL that leads back carries sw_state, so that a session which another browser brings
 * back is refused.
 */
#ifndef SAVEDWALLET_BUTTON_H
#define SAVEDWALLET_BUTTON_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/flow.h>
#include <savedwallet/money.h>
#include <savedwallet/payment.h>
#include <savedwallet/sign.h>
#include <savedwallet/validate.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** What starts the checkout. */
typedef enum sw_start {
    SW_START_BUTTON = 0, /**< Amazon's own button */
    SW_START_CUSTOM,     /**< a plain button of the merchant's */
    SW_START_TOUCHLESS   /**< the page itself, once; Amazon's button stays as a fallback */
} sw_start;

/** "button", "custom" or "touchless". @return static text; NULL for a value that is none */
SW_API const char *sw_start_name(sw_start start);

/** Finds it by its name, in any case. @return SW_OK or SW_E_INVALID */
SW_API int sw_start_parse(sw_start *out, const char *name, sw_error *err);

/** Everything is copied by sw_button_new. Zero in a field means what the field says. */
typedef struct sw_button_options {
    uint32_t version;            /**< SW_BUTTON_OPTIONS_VERSION, set by the INIT macro; 0 is taken as 1 */
    sw_flow flow;                /**< required; any but SW_FLOW_SAVED, which has no page */
    sw_surface surface;          /**< 0: a page in a browser */
    sw_start start;              /**< 0: Amazon's button; SW_SURFACE_APP_BROWSER always starts by itself */
    const char *return_url;      /**< required: where the buyer comes back to; in express, to review the order */
    const char *cancel_url;      /**< where a buyer who gives up comes back to; needed by SW_SURFACE_MOBILE_SDK */
    const char *error_url;       /**< SW_SURFACE_MOBILE_SDK only, which needs it */
    const char *browser_session; /**< required: what only your server and this buyer's browser know; or SW_UNBOUND */
    int64_t state_ttl_s;         /**< how long the URLs are good, in seconds; 0: 24 h and 15 minutes */
    const char *product_type;    /**< NULL: PayOnly; PayAndShip in express, and where address_details are given */
    const sw_money *amount;      /**< additional_payment_button, which needs it: what is charged now */
    const sw_money *total_order_amount; /**< of an order that is charged in parts; NULL: amount is all of it */
    sw_payment payment_intent;          /**< additional_payment_button, which needs it; setups always confirm */
    bool can_handle_pending;            /**< an authorization may stay open for up to 24 h */
    const char *soft_descriptor;        /**< on the buyer's statement, 16 bytes; with AUTHORIZE_WITH_CAPTURE */
    const char *presentment_currency;   /**< region eu: another currency than the account's */
    const char *reference;              /**< your order or customer, 256 characters; the buyer sees it */
    const char *store_name;             /**< 50 characters; NULL: the name in Seller Central */
    const char *note_to_buyer;          /**< 255 characters */
    const char *custom_information;     /**< 4,096 characters, never shown */
    const char *const *scopes;          /**< "name", "email", …; NULL: Amazon's default */
    size_t scope_count;
    const char *address_details;         /**< JSON: where an order goes that the merchant's checkout asked for */
    const char *delivery_specifications; /**< JSON: where is not delivered to */
    const char *charge_permission_id;    /**< the flow update, which needs it */
    const char *placement;            /**< NULL: Cart in express, Checkout in additional_payment_button, else Other */
    const char *color;                /**< Gold, LightGray, DarkGray; NULL: Gold */
    const char *design;               /**< NULL: Amazon's default */
    const char *language;             /**< such as "de_DE"; NULL: that of the configuration, else the browser's */
    const sw_money *estimated_amount; /**< greys out payment methods that cannot pay it; NULL: amount */
    const char *lazy_url;         /**< a path of yours that answers a POST with sw_button_lazy_json; NULL: not lazy */
    const char *start_text;       /**< of SW_START_CUSTOM's button; NULL: "Pay with Amazon Pay" or the like */
    const char *unavailable_text; /**< shown where Amazon's script does not load; NULL: a sentence in English */
    const char *extra;            /**< JSON object: further members of the payload, checked like the others */
} sw_button_options;

#define SW_BUTTON_OPTIONS_VERSION 1
#define SW_BUTTON_OPTIONS_INIT                                                                               \
    {                                                                                                        \
        SW_BUTTON_OPTIONS_VERSION, SW_FLOW_NOT_SET, SW_SURFACE_WEB, SW_START_BUTTON, 0, 0, 0, 0, 0, 0, 0, 0, \
            SW_PAYMENT_NOT_SET, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                \
    }

/** A button. It never changes; threads may share it. Everything read from it is borrowed. */
typedef struct sw_button sw_button;

/**
 * Writes the payload, checks it (sw_config.validation) and signs it.
 *
 * @param[out] out   yours; free it with sw_button_free
 * @return SW_OK; SW_E_INVALID (err->field is the option, or the JSON pointer into the payload); SW_E_KEY,
 * SW_E_CALLBACK, SW_E_LIMIT, SW_E_NOMEM. An update in Japan, where Amazon has no page for it, says next_step
 * SW_NEXT_NEW_SETUP
 */
SW_API int sw_button_new(sw_button **out, const sw_client *client, const sw_button_options *options, sw_error *err);

/** The payload exactly as it was signed; NULL on SW_SURFACE_MOBILE_SDK, which posts unsigned. */
SW_API const char *sw_button_payload_json(const sw_button *button);

/** The signature in base64; NULL on SW_SURFACE_MOBILE_SDK. */
SW_API const char *sw_button_signature(const sw_button *button);

/** The algorithm's name, which the page has to give too; NULL on SW_SURFACE_MOBILE_SDK. */
SW_API const char *sw_button_algorithm(const sw_button *button);

/** The key's id, which the page has to give too. NULL for NULL. */
SW_API const char *sw_button_public_key_id(const sw_button *button);

/** The URL of Amazon's script. NULL for NULL. */
SW_API const char *sw_button_script_url(const sw_button *button);

/** What amazon.Pay.renderButton and initCheckout take, as JSON; NULL on SW_SURFACE_MOBILE_SDK. */
SW_API const char *sw_button_options_json(const sw_button *button);

/** What a lazy_url answers with, as JSON: the signed payload alone; NULL on SW_SURFACE_MOBILE_SDK. */
SW_API const char *sw_button_lazy_json(const sw_button *button);

/** What an app gives Amazon's Mobile SDK, as JSON; NULL on the other surfaces. */
SW_API const char *sw_button_initiate_json(const sw_button *button);

/** What is not wrong but unusual about the payload. */
SW_API const sw_problems *sw_button_problems(const sw_button *button);

/** Headers that the page, or the answer of lazy_url, is sent with: a payload is for one buyer and is not kept.
 * @param[out] count may be NULL */
SW_API const sw_header *sw_button_headers(const sw_button *button, size_t *count);

/**
 * The Content-Security-Policy that the page needs, to be merged into its own. Amazon publishes none: the script's host
 * and the hosts it posts to were read in the script; what it loads and styles is assumed (core/api/regions.def).
 *
 * @param nonce   of this answer: 16 or more letters of base64, random, never used again
 * @return yours, free it with sw_button_text_free; NULL with err filled in
 */
SW_API char *sw_button_csp(const sw_button *button, const char *nonce, sw_error *err);

/**
 * The button as HTML: a part of a page, or on SW_SURFACE_APP_BROWSER the whole page. Data stands in it as JSON; each
 * script has the nonce; there is no inline handler and no inline style.
 * @return as sw_button_csp
 */
SW_API char *sw_button_html(const sw_button *button, const char *nonce, sw_error *err);

/**
 * The whole page to which a flow in an app's browser tab leads back where the universal or app link did not fire. It
 * opens the app, with a link to tap, and tells it nothing: another app may have taken the custom scheme. The app asks
 * your server how it went.
 *
 * @param app_url   such as "https://shop.example/app" or "goride://back"; one with the id of a session is refused
 * @return as sw_button_csp
 */
SW_API char *sw_button_relay_html(const char *nonce, const char *app_url, sw_error *err);

/** The policy of that page. @return as sw_button_csp */
SW_API char *sw_button_relay_csp(const char *nonce, sw_error *err);

/** Frees what the functions above gave as yours. NULL is fine. */
SW_API void sw_button_text_free(char *text);

/** Frees the button. NULL is fine. */
SW_API void sw_button_free(sw_button *button);

SW_END_DECL

#endif
