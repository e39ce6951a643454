/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the shop's server does when a buyer has come back, and with a wallet later.
 */
#ifndef EMULATOR_SHOP_END_H
#define EMULATOR_SHOP_END_H

#include "base/json.h"
#include "emulator/world.h"

/** What came of it: {"title", "text", "facts": [{"name", "value"}], "json"}. @return yours */
sw_json *em_shop_finish(em_world *world, const char *session_id);

/** The order of an express checkout. @return the URL to send the buyer to, yours with sw_release; NULL: outcome is set
 */
char *em_shop_place_order(em_world *world, const char *session_id, const char *origin, sw_json **outcome);

/** @param intent  the same charge, however often the form is sent; amount  NULL: what the shop sells */
sw_json *em_shop_charge(em_world *world, const char *wallet, const char *amount, const char *intent);

/** All that was captured. */
sw_json *em_shop_refund(em_world *world, const char *charge_id, const char *intent);

sw_json *em_shop_close(em_world *world, const char *wallet);

#endif
