/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A flow on its way to its end: what finish.c asks of its session before it is completed (settle.c), and what is told
 * afterwards (tell.c).
 */
#ifndef SW_PAY_FINISHING_H
#define SW_PAY_FINISHING_H

#include "pay/job.h"
#include "pay/outcome.h"
#include "pay/returned.h"

typedef struct sw_finishing {
    sw_job job;
    const sw_finish_options *options;
    sw_returned returned;
    sw_flow flow;
    sw_surface surface;
    bool canceled;       /**< the buyer came back on the cancel URL */
    sw_outcome *outcome; /**< its session is as it was read last */
} sw_finishing;

/** What the order costs, as the caller says or else as the URL carries it. @return NULL: neither does */
const sw_money *sw_finishing_amount(const sw_finishing *it);

/** SW_E_INVALID for a return to a flow that pays of which nobody says what it costs. */
int sw_finishing_check(const sw_finishing *it, sw_error *err);

/**
 * Says why an open session is not to be completed.
 * @return SW_OK; SW_E_INVALID when an amount of the session is one that the caller does not name
 */
int sw_finishing_obstacle(sw_finish_reason *out, const sw_finishing *it, sw_error *err);

/**
 * Reads wallet and charge of a session that is completed, and tells what came of them.
 * @param answer   what completed it, when this very call did; NULL: it had been completed
 * @param intent   the paymentIntent it was completed with; may be NULL
 */
int sw_finishing_tell(sw_finishing *it, const sw_response *answer, const char *intent, sw_error *err);

#endif
