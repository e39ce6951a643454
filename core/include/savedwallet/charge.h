/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Charging a saved wallet, and what follows: to capture, cancel and refund a charge.
 *
 * Each job is one or more operations (operations.h) with their bodies made and their answers understood. The bytes that
 * are sent for the same options are the same in every release, so that an intent may be sent again after an upgrade.
 * When Amazon answered, *out is set although a job failed.
 */
#ifndef SAVEDWALLET_CHARGE_H
#define SAVEDWALLET_CHARGE_H

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/money.h>
#include <savedwallet/receipt.h>

#include <stdbool.h>
#include <stdint.h>

SW_BEGIN_DECL

/** A charge of a saved wallet. Zero in a field means what the field says. */
typedef struct sw_charge_options {
    uint32_t version;            /**< SW_CHARGE_OPTIONS_VERSION; 0 is taken as 1 */
    const char *wallet;          /**< chargePermissionId; required */
    const sw_money *amount;      /**< required */
    const char *intent;          /**< what is meant, such as "ride:81"; required unless call has an idempotency key */
    int attempt;                 /**< a deliberate new attempt after a definite no; 0: 1 */
    bool authorize_only;         /**< true: the amount is held, to be captured later; false: it is taken at once */
    bool can_handle_pending;     /**< true: Amazon may take up to 24 hours to decide, and declines less */
    const char *soft_descriptor; /**< on the buyer's statement after "AMZ*", at most 16 bytes; not with authorize_only,
                               not in Japan; NULL: Amazon's */
    const char *initiator; /**< who starts it: "CITU" the buyer, "MITU" the merchant, …; NULL: the config's, required */
    const char *channel;   /**< where: "Web", "App", …; NULL: the config's, required */
    const char *reference;          /**< merchantReferenceId, such as an order number; NULL: none */
    const char *note_to_buyer;      /**< noteToBuyer; NULL: none */
    const char *custom_information; /**< kept with the charge, never shown to the buyer; NULL: none */
    const char *return_url; /**< the buyer is present, and comes back here when the bank asks; NULL: the buyer is not */
    const char *browser_session; /**< required with return_url, as for a button; or SW_UNBOUND */
    const sw_call *call;         /**< time-out, simulation code, headers; NULL: defaults */
} sw_charge_options;

#define SW_CHARGE_OPTIONS_VERSION 1
#define SW_CHARGE_OPTIONS_INIT                                                         \
    {                                                                                  \
        SW_CHARGE_OPTIONS_VERSION, 0, 0, 0, 0, false, false, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
    }

/**
 * Charges a saved wallet (createCharge). The same intent sent again is the same charge.
 *
 * After a refusal the wallet is read, so that err->next_step, retry and effect say what is to be done as the wallet
 * stands now. A charge that the bank wants the buyer to confirm is pending, with SW_NEXT_SEND_BUYER: send the buyer to
 * sw_receipt_redirect_url, and call sw_charge_finish after the return (assumed: Amazon documents no more of it).
 *
 * @param[out] out   yours, free it with sw_receipt_free; set whenever Amazon answered
 * @return SW_OK for a charge that was made or is pending; SW_E_INVALID (err->field names the member), SW_E_DECLINED,
 * SW_E_NO_ANSWER (send the same intent again, never a new one) or another code of sw_client_call
 */
SW_API int sw_wallet_charge(sw_receipt **out, sw_client *client, const sw_charge_options *options, sw_error *err);

/** The end of a charge that the bank had the buyer confirm. */
typedef struct sw_charge_finish_options {
    uint32_t version;   /**< SW_CHARGE_FINISH_OPTIONS_VERSION; 0 is taken as 1 */
    const char *url;    /**< where the buyer came back, whole; required unless browser_session is SW_UNBOUND */
    const char *charge; /**< chargeId, as the server remembers it: never one that came with the URL; required */
    const char *browser_session; /**< of the buyer who came back; or SW_UNBOUND; required */
    const sw_call *call;         /**< time-out, headers; NULL: defaults */
} sw_charge_finish_options;

#define SW_CHARGE_FINISH_OPTIONS_VERSION 1
#define SW_CHARGE_FINISH_OPTIONS_INIT                \
    {                                                \
        SW_CHARGE_FINISH_OPTIONS_VERSION, 0, 0, 0, 0 \
    }

/**
 * Says what came of a charge after the buyer's return. May be called as often as wanted: it only reads.
 *
 * @param[out] out   yours, free it with sw_receipt_free
 * @return SW_OK, also while the charge is pending; SW_E_DECLINED or SW_E_CONFLICT (canceled) with *out set;
 * SW_E_STATE_MISMATCH before Amazon is asked; SW_E_INVALID
 */
SW_API int sw_charge_finish(sw_receipt **out, sw_client *client, const sw_charge_finish_options *options,
                            sw_error *err);

/** A capture of an authorized charge, or a refund of a captured one. */
typedef struct sw_amount_options {
    uint32_t version;            /**< SW_AMOUNT_OPTIONS_VERSION; 0 is taken as 1 */
    const char *charge;          /**< chargeId; required */
    const sw_money *amount;      /**< required */
    const char *intent;          /**< required unless call has an idempotency key */
    int attempt;                 /**< 0: 1 */
    const char *soft_descriptor; /**< as of a charge; NULL: Amazon's */
    const sw_call *call;         /**< time-out, simulation code, headers; NULL: defaults */
} sw_amount_options;

#define SW_AMOUNT_OPTIONS_VERSION 1
#define SW_AMOUNT_OPTIONS_INIT                      \
    {                                               \
        SW_AMOUNT_OPTIONS_VERSION, 0, 0, 0, 0, 0, 0 \
    }

/**
 * Takes the money of an authorized charge, once, within 30 days; a smaller amount lets go of the rest.
 *
 * A charge that turns out to be captured with this very amount is a success (sw_receipt_was_done).
 *
 * @param[out] out   yours, free it with sw_receipt_free; set whenever Amazon answered
 * @return SW_OK, also when Amazon is still at it; else a code of sw_client_call
 */
SW_API int sw_charge_capture(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err);

/**
 * Pays a captured charge back, whole or in part. It ends later: the receipt is pending.
 *
 * @param[out] out   yours, free it with sw_receipt_free; set whenever Amazon answered. Its id is the refund's
 * @return SW_OK when Amazon is at it; else a code of sw_client_call
 */
SW_API int sw_charge_refund(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err);

/** A cancel of a charge, or the closing of a wallet. */
typedef struct sw_end_options {
    uint32_t version;    /**< SW_END_OPTIONS_VERSION; 0 is taken as 1 */
    const char *id;      /**< chargeId or chargePermissionId; required */
    const char *reason;  /**< for the buyer and for you, at most 255 characters; NULL: that the merchant did it */
    bool cancel_pending; /**< of a wallet: open charges are canceled too; false: they go on */
    const sw_call *call; /**< time-out, headers; NULL: defaults. Takes no intent: canceled twice is canceled */
} sw_end_options;

#define SW_END_OPTIONS_VERSION 1
#define SW_END_OPTIONS_INIT                    \
    {                                          \
        SW_END_OPTIONS_VERSION, 0, 0, false, 0 \
    }

/**
 * Cancels a charge that was not captured, so that the money held is let go.
 *
 * Without an answer, or when the charge's state stands against it, the charge is read: one that is canceled is a
 * success (sw_receipt_was_done), one that is still to be canceled is tried once more.
 *
 * @param[out] out   yours, free it with sw_receipt_free; set whenever Amazon answered
 * @return SW_OK when it is canceled; SW_E_CONFLICT when it cannot be any more (refund it then); else a code of
 * sw_client_call
 */
SW_API int sw_charge_cancel(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err);

SW_END_DECL

#endif
