/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The payload of a button, from its options.
 */
#ifndef SW_PAY_BUTTON_PAYLOAD_H
#define SW_PAY_BUTTON_PAYLOAD_H

#include "base/json.h"

#include <savedwallet/button.h>

/** Options that this flow, surface and account cannot have, or have to have, are named. */
int sw_button_check(const sw_client *client, const sw_button_options *options, sw_error *err);

/** The product type that is given or follows. @return borrowed from the options, or static */
const char *sw_button_product(const sw_button_options *options);

/**
 * Writes the payload, the URLs in it with sw_state. The order of its members never changes.
 * @param as_mobile   as the Mobile SDK wants it: with its channel and error URL
 * @param[out] out    yours, with sw_json_free
 */
int sw_button_payload(sw_json **out, const sw_client *client, const sw_button_options *options, bool as_mobile,
                      sw_error *err);

#endif
