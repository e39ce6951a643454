/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The end of every flow: the buyer came back, and what came of it is settled and told.
 */
#ifndef SAVEDWALLET_FINISH_H
#define SAVEDWALLET_FINISH_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/flow.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>

#include <stdbool.h>
#include <stdint.h>

SW_BEGIN_DECL

/** What came of the wallet. */
typedef enum sw_wallet_outcome {
    SW_WALLET_NOT_SAVED = 0, /**< in a flow that pays: the buyer may have paid without agreeing to be saved */
    SW_WALLET_SAVED,
    SW_WALLET_UPDATED
} sw_wallet_outcome;

/** What came of the payment. */
typedef enum sw_payment_outcome {
    SW_PAYMENT_NONE = 0,
    SW_PAYMENT_AUTHORIZED, /**< held: capture it */
    SW_PAYMENT_CAPTURED,
    SW_PAYMENT_PENDING /**< Amazon is at it; the end comes by a notification, or call finish again */
} sw_payment_outcome;

/** Why wallet or payment is missing. */
typedef enum sw_finish_reason {
    SW_REASON_NONE = 0,
    SW_REASON_BUYER_CANCELED,
    SW_REASON_DECLINED,
    SW_REASON_EXPIRED,
    SW_REASON_AMAZON_CANCELED,
    SW_REASON_NOT_RETURNED,   /**< the buyer has not been through Amazon's pages to their end */
    SW_REASON_AMOUNT_CHANGED, /**< the session has another amount than the order: it was not completed */
    SW_REASON_OTHER           /**< one that this release does not know: see sw_outcome_reason_code */
} sw_finish_reason;

/** "not_saved", "saved" or "updated". @return static text; NULL for a value that is none */
SW_API const char *sw_wallet_outcome_name(sw_wallet_outcome wallet);

/** "none", "authorized", "captured" or "pending". @return static text; NULL for a value that is none */
SW_API const char *sw_payment_outcome_name(sw_payment_outcome payment);

/** "none", "buyer_canceled", … @return static text; NULL for a value that is none */
SW_API const char *sw_finish_reason_name(sw_finish_reason reason);

/** What is known of the return. Zero in a field means what the field says. */
typedef struct sw_finish_options {
    uint32_t version; /**< SW_FINISH_OPTIONS_VERSION; 0 is taken as 1 */
    const char *url; /**< where the buyer came back, whole: result, sign-in or cancel URL; with SW_UNBOUND the session's
                          id will do. Required */
    const char *browser_session; /**< the same as the button's; or SW_UNBOUND. Required */
    const sw_money *amount; /**< what the order costs; required in flows that pay, unless the button's URL carries it */
    const sw_money *total_order_amount; /**< where a part is charged now; required if the session has one */
    sw_flow flow;         /**< only with SW_UNBOUND; 0: not known. SW_FLOW_UPDATE tells updated from saved */
    sw_surface surface;   /**< only with SW_UNBOUND; 0: SW_SURFACE_WEB */
    bool canceled;        /**< only with SW_UNBOUND: the buyer came back on the cancel URL */
    const char *finalize; /**< of the Mobile SDK: a JSON object of further members of finalizeCheckoutSession, as the
                               server knows them (paymentIntent, …), never from the app; NULL: none */
    const sw_call *call;  /**< time-out of all of it, simulation code of Complete, headers; NULL: defaults. Takes no
                               intent: the session's id is its key */
} sw_finish_options;

#define SW_FINISH_OPTIONS_VERSION 1
#define SW_FINISH_OPTIONS_INIT                                                              \
    {                                                                                       \
        SW_FINISH_OPTIONS_VERSION, 0, 0, 0, 0, SW_FLOW_NOT_SET, SW_SURFACE_WEB, false, 0, 0 \
    }

/** How a flow ended. What is read from it is borrowed. It never changes: threads may share it. */
typedef struct sw_outcome sw_outcome;

/**
 * Ends a flow. May be called any number of times, by any number of processes at once: the session is completed once,
 * and all get the same values; sw_outcome_replayed is false for at most one.
 *
 * sw_state is judged before Amazon is asked. Then the session is read. One that is completed is told as it is; one that
 * is canceled says why; one that is open is completed (Finalize for the Mobile SDK) only when the buyer came back on
 * the result URL, nothing is missing in it, and its amounts are those of the order. Then wallet and charge are read, so
 * that nothing is told from memory. On the cancel URL nothing is ever completed, canceled or changed.
 *
 * No answer is an error whose effect is unknown; call finish again, it looks first.
 *
 * A return URL can be opened again by the buyer. What an outcome pays for is known by its charge id: book each one
 * once, however often it is told.
 *
 * @param[out] out   yours, free it with sw_outcome_free; NULL after a failure
 * @return SW_OK for every definite end, also one where nothing was saved or paid; SW_E_STATE_MISMATCH; SW_E_INVALID for
 * options that are wrong, or an amount that is missing; SW_E_CONFLICT when it was completed with another amount than
 * the order has: it belongs to another order; else a code of sw_client_call
 */
SW_API int sw_finish(sw_outcome **out, sw_client *client, const sw_finish_options *options, sw_error *err);

/** Is there a wallet to charge from now on? */
SW_API sw_wallet_outcome sw_outcome_wallet(const sw_outcome *outcome);

/** Is there money? */
SW_API sw_payment_outcome sw_outcome_payment(const sw_outcome *outcome);

/** Why there is none. */
SW_API sw_finish_reason sw_outcome_reason(const sw_outcome *outcome);

/** The reason in Amazon's words, such as "BuyerCanceled", kept also when unknown to us. @return "" for none */
SW_API const char *sw_outcome_reason_code(const sw_outcome *outcome);

/** Had it been completed before, by this or another caller? */
SW_API bool sw_outcome_replayed(const sw_outcome *outcome);

/** The flow, where it was bound or said; else SW_FLOW_NOT_SET. */
SW_API sw_flow sw_outcome_flow(const sw_outcome *outcome);

/** Of the checkout session. @return "" for none */
SW_API const char *sw_outcome_session_id(const sw_outcome *outcome);

/** The wallet, when it was saved; else what the one payment was made with. @return "" for none */
SW_API const char *sw_outcome_charge_permission_id(const sw_outcome *outcome);

/** @return "" for none */
SW_API const char *sw_outcome_charge_id(const sw_outcome *outcome);

/** How to show the payment method to the buyer: "Visa ****1111 (Amazon Pay)". @return "" when it is not known */
SW_API const char *sw_outcome_descriptor(const sw_outcome *outcome);

/** What was charged. *out is SW_MONEY_INIT when nothing was. @return SW_OK or SW_E_INVALID */
SW_API int sw_outcome_amount(sw_money *out, const sw_outcome *outcome, sw_error *err);

/** @name The buyer, as far as Amazon tells. "" when it does not.
 * @{ */
SW_API const char *sw_outcome_buyer_id(const sw_outcome *outcome);
SW_API const char *sw_outcome_buyer_name(const sw_outcome *outcome);
SW_API const char *sw_outcome_buyer_email(const sw_outcome *outcome);
/** @} */

/** @name What was read, for all the rest, such as "/shippingAddress/city" of the permission. NULL when it was not read.
 * @{ */
SW_API const sw_object *sw_outcome_session(const sw_outcome *outcome);
SW_API const sw_object *sw_outcome_permission(const sw_outcome *outcome);
SW_API const sw_object *sw_outcome_charge(const sw_outcome *outcome);
SW_API const sw_object *sw_outcome_buyer(const sw_outcome *outcome); /**< of the flow sign_in */
/** @} */

/** Frees the outcome. NULL is fine. */
SW_API void sw_outcome_free(sw_outcome *outcome);

SW_END_DECL

#endif
