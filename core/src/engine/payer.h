/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Wallets in the journal: found by the merchant's reference or by the charge permission, and read at Amazon.
 */
#ifndef SW_ENGINE_PAYER_H
#define SW_ENGINE_PAYER_H

#include "engine/inside.h"

#include <savedwallet/object.h>

/** The wallet of this number. Gone is SW_E_IO: rows are never taken away. */
int sw_payer_load(sw_wallet_row *out, const sw_desk *desk, int64_t number, sw_error *err);

/** By the merchant's reference, else by the charge permission. @param[out] found */
int sw_payer_find(sw_wallet_row *out, bool *found, const sw_desk *desk, const char *name, sw_error *err);

/** The same; one that is not there is made in the transaction that is open. Until it is told otherwise (the job
 * "wallet"), its reference is taken for the charge permission as well. */
int sw_payer_need(sw_wallet_row *out, const sw_desk *desk, const char *name, sw_error *err);

/**
 * Puts into the row what a charge permission says that was read: state, reasons, what makes it usable, currency,
 * balance.
 * @param permission  as getChargePermission answers
 */
int sw_payer_learn(sw_wallet_row *wallet, const sw_desk *desk, const sw_object *permission, sw_error *err);

/** Writes what was learned, in the transaction that is open; never the lease. */
int sw_payer_keep(const sw_wallet_row *wallet, const sw_desk *desk, sw_error *err);

/** Can it be charged now, as far as was read? */
bool sw_payer_is_usable(const sw_wallet_row *wallet);

/** Is a charge of it in progress? */
bool sw_payer_is_charging(const sw_wallet_row *wallet);

/** The first of its reasons. @param[out] out  "" when there is none */
void sw_payer_reason(char *out, size_t size, const sw_wallet_row *wallet);

/** The job "wallet". */
sw_json *sw_payer_told(const sw_wallet_row *wallet);
int sw_payer_do(sw_json **out, sw_desk *desk, const sw_json *options, sw_error *err);

#endif
