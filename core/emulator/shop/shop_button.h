/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The shop's buttons: one for each flow.
 */
#ifndef EMULATOR_SHOP_BUTTON_H
#define EMULATOR_SHOP_BUTTON_H

#include "base/json.h"
#include "emulator/world.h"

#include <stdbool.h>

/** A way of using Amazon Pay, as the shop offers it. */
typedef struct em_shop_flow {
    const char *name; /**< in its URL */
    const char *title;
    const char *text;
    const char *product_type;
    bool starts; /**< the page starts by itself */
} em_shop_flow;

/** @return NULL behind the last */
const em_shop_flow *em_shop_flow_at(size_t index);

/** @return NULL: there is none of that name */
const em_shop_flow *em_shop_flow_find(const char *name);

/** Which flows of the shop's there are depends on the region. */
bool em_shop_has(const em_world *world, const em_shop_flow *flow);

/** {amount, currencyCode} of what the shop sells. @return yours */
sw_json *em_shop_price(const em_world *world);

/**
 * What the page needs for the button: payload, signature, and so on, as texts.
 * @param origin  of the shop, such as "http://127.0.0.1:8080"; wallet  of an update @return yours
 */
sw_json *em_shop_button(em_world *world, const em_shop_flow *flow, const char *origin, const char *wallet);

#endif
