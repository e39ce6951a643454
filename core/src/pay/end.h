/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Ending what can end once: a charge by a cancel, a wallet by closing it.
 */
#ifndef SW_PAY_END_H
#define SW_PAY_END_H

#include "pay/job.h"

#include <savedwallet/charge.h>

/** What is ended, and how. Static. */
typedef struct sw_ending {
    const char *operation;   /**< "cancelCharge" */
    const char *reader;      /**< "getCharge" */
    const char *what;        /**< of what, for messages: "charge" */
    const char *reason_name; /**< member of the body */
    const char *default_reason;
    bool takes_pending; /**< the body may say cancelPendingCharges */
} sw_ending;

/** What it sends. @param[out] out  yours */
int sw_end_body(sw_json **out, const sw_ending *ending, const sw_end_options *options, sw_error *err);

/** Ends it; reads it where the answer does not say whether it has ended. */
int sw_end(sw_receipt **out, sw_client *client, const sw_ending *ending, const sw_end_options *options, sw_error *err);

#endif
