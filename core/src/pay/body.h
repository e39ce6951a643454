/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is sent for the options of a job. The bytes are the same in every release, whoever sends them: an intent that a
 * program charged by itself is the engine's too.
 *
 * Each gives a new object of the caller's, and refuses options that are wrong.
 */
#ifndef SW_PAY_BODY_H
#define SW_PAY_BODY_H

#include "base/json.h"
#include "base/shared.h"

#include <savedwallet/charge.h>

SW_SHARED int sw_charge_body(sw_json **out, const sw_client *client, const sw_charge_options *options, sw_error *err);
SW_SHARED int sw_capture_body(sw_json **out, const sw_amount_options *options, sw_error *err);
SW_SHARED int sw_refund_body(sw_json **out, const sw_amount_options *options, sw_error *err);
SW_SHARED int sw_cancel_body(sw_json **out, const sw_end_options *options, sw_error *err);
SW_SHARED int sw_close_body(sw_json **out, const sw_end_options *options, sw_error *err);

#endif
