/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a merchant's program asks for at once.
 *
 * Each gives the action as it then stands, also with what went wrong with it.
 */
#ifndef SW_ENGINE_MONEY_H
#define SW_ENGINE_MONEY_H

#include "engine/inside.h"

#include <savedwallet/charge.h>

int sw_money_charge(sw_json **out, sw_desk *desk, const sw_charge_options *options, int64_t wait_ms, sw_error *err);

/** @param kind  a capture or a refund @param wallet  of a charge that the journal does not know; else NULL */
int sw_money_move(sw_json **out, sw_desk *desk, const char *kind, const char *wallet, const sw_amount_options *options,
                  int64_t wait_ms, sw_error *err);
int sw_money_cancel(sw_json **out, sw_desk *desk, const char *wallet, const sw_end_options *options, int64_t wait_ms,
                    sw_error *err);
int sw_money_close(sw_json **out, sw_desk *desk, const char *wallet, const sw_end_options *options, int64_t wait_ms,
                   sw_error *err);

#endif
