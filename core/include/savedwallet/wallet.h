/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A saved wallet: how it stands, what to do when it cannot be charged, and its end.
 */
#ifndef SAVEDWALLET_WALLET_H
#define SAVEDWALLET_WALLET_H

#include <savedwallet/button.h>
#include <savedwallet/charge.h>
#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>
#include <savedwallet/receipt.h>

#include <stdbool.h>
#include <stddef.h>

SW_BEGIN_DECL

/** A wallet as it stood when it was read. What is read from it is borrowed. It never changes: threads may share it. */
typedef struct sw_wallet sw_wallet;

/**
 * Reads a saved wallet (getChargePermission).
 *
 * @param[out] out   yours; free it with sw_wallet_free
 * @param id         chargePermissionId
 * @param call       time-out, headers; NULL: defaults
 * @return SW_OK, whether it can be charged or not; else a code of sw_client_call
 */
SW_API int sw_wallet_get(sw_wallet **out, sw_client *client, const char *id, const sw_call *call, sw_error *err);

/** @return "" for NULL */
SW_API const char *sw_wallet_id(const sw_wallet *wallet);

/** Can it be charged now? */
SW_API bool sw_wallet_is_chargeable(const sw_wallet *wallet);

/** "Chargeable", "NonChargeable", "Closed" or what Amazon has added since. @return "" for NULL */
SW_API const char *sw_wallet_state(const sw_wallet *wallet);

/** How many reasons the state has. */
SW_API size_t sw_wallet_reason_count(const sw_wallet *wallet);

/** One of them, such as "PaymentMethodExpired". @return "" past the end */
SW_API const char *sw_wallet_reason(const sw_wallet *wallet, size_t index);

/**
 * What makes it chargeable again: SW_NEXT_NONE when it is; SW_NEXT_WAIT for the charge in progress;
 * SW_NEXT_UPDATE_WALLET or SW_NEXT_NEW_SETUP with the buyer. Of several reasons the one that asks most decides.
 */
SW_API sw_next_step sw_wallet_next_step(const sw_wallet *wallet);

/** How to show the payment method to the buyer: "Visa ****1111 (Amazon Pay)". @return "" when it is not known */
SW_API const char *sw_wallet_descriptor(const sw_wallet *wallet);

/**
 * What it can still be charged in this month. Amazon often does not say: *out is SW_MONEY_INIT then.
 * @return SW_OK; SW_E_INVALID when there is no balance
 */
SW_API int sw_wallet_balance(sw_money *out, const sw_wallet *wallet, sw_error *err);

/** The permission as Amazon sent it: buyer, addresses, metadata. */
SW_API const sw_object *sw_wallet_object(const sw_wallet *wallet);

/** Frees it. NULL is fine. */
SW_API void sw_wallet_free(sw_wallet *wallet);

/**
 * Closes a wallet for ever. As with sw_charge_cancel, what the answer leaves open is looked up, and a wallet that is
 * closed already is a success.
 *
 * @param options   id is the wallet's; cancel_pending: open charges are canceled too
 * @param[out] out  yours, free it with sw_receipt_free; set whenever Amazon answered
 * @return SW_OK when it is closed; else a code of sw_client_call
 */
SW_API int sw_wallet_close(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err);

/**
 * Makes the button with which the buyer repairs a wallet that cannot be charged: Amazon's update page, which keeps the
 * wallet's id; or, where the wallet is closed or the region has no such page (Japan), a new setup. Ask
 * sw_outcome_wallet which of them it was: a wallet that was saved anew has a new id.
 *
 * The wallet is read first. While a charge is in progress there is no button: the error is SW_E_CONFLICT and says
 * SW_NEXT_WAIT. Nor is there one for a wallet that can be charged (SW_NEXT_NONE): a buyer who just wants to pay with
 * another card gets sw_button_new with SW_FLOW_UPDATE.
 *
 * @param[out] out   yours; free it with sw_button_free
 * @param wallet     chargePermissionId
 * @param button     as for sw_button_new, without flow and charge_permission_id; a product_type of NULL is PayAndShip
 * for a wallet with a shipping address
 * @param call       time-out, headers; NULL: defaults
 * @return SW_OK; SW_E_CONFLICT; else a code of sw_client_call or sw_button_new
 */
SW_API int sw_repair_button(sw_button **out, sw_client *client, const char *wallet, const sw_button_options *button,
                            const sw_call *call, sw_error *err);

SW_END_DECL

#endif
