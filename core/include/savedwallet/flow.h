/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The ways a buyer comes to Amazon Pay and back, and where that happens.
 */
#ifndef SAVEDWALLET_FLOW_H
#define SAVEDWALLET_FLOW_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

SW_BEGIN_DECL

/** The flows, as in core/api/flows.def (the build fails where the two differ). */
typedef enum sw_flow {
    SW_FLOW_NOT_SET = 0,
    SW_FLOW_SETUP_ONLY = 1,                /**< saves the wallet of a buyer who is signed in; no money is moved */
    SW_FLOW_EXPRESS = 2,                   /**< picks at Amazon, reviews at the merchant, pays, may save the wallet */
    SW_FLOW_ADDITIONAL_PAYMENT_BUTTON = 3, /**< at the end of the merchant's checkout: pays, may save the wallet */
    SW_FLOW_SIGN_IN_AND_SETUP = 4,         /**< signs in at the merchant and saves the wallet */
    SW_FLOW_UPDATE = 5,                    /**< changes payment method or address of a saved wallet; not in Japan */
    SW_FLOW_SIGN_IN = 6,                   /**< signs in and saves nothing */
    SW_FLOW_SAVED = 7                      /**< no page: the wallet that is there is charged */
} sw_flow;

/** The flow's name: "setup_only", "express", … @return static text; NULL for a value that is none */
SW_API const char *sw_flow_name(sw_flow flow);

/** Finds a flow by its name, in any case. @return SW_OK or SW_E_INVALID, with the names there are */
SW_API int sw_flow_parse(sw_flow *out, const char *name, sw_error *err);

/** Where the buyer meets Amazon Pay. */
typedef enum sw_surface {
    SW_SURFACE_WEB = 0,         /**< a page in a browser */
    SW_SURFACE_APP_BROWSER = 1, /**< an app's own browser tab: Chrome Custom Tabs, SFSafariViewController */
    SW_SURFACE_MOBILE_SDK = 2   /**< Amazon's Mobile SDK in an app; it has no express flow */
} sw_surface;

/** "web", "app_browser" or "mobile_sdk". @return static text; NULL for a value that is none */
SW_API const char *sw_surface_name(sw_surface surface);

/**
 * Finds a surface by its name, in any case. A WebView is refused with the reason: the app around it could read what the
 * buyer types at Amazon, and Amazon supports none.
 * @return SW_OK or SW_E_INVALID
 */
SW_API int sw_surface_parse(sw_surface *out, const char *name, sw_error *err);

/**
 * Given as a browser_session, says that a buyer who comes back is not held against the one who was sent: anybody who
 * has the id of a session may then end it. It is told by its address; no text that a buyer sends can be it.
 */
SW_API extern const char sw_unbound[];
#define SW_UNBOUND sw_unbound

SW_END_DECL

#endif
