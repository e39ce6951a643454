/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a call tells its caller's log.
 */
#ifndef SW_PAY_LOGGING_H
#define SW_PAY_LOGGING_H

#include "pay/calling.h"

/** The log of a call: its own, or that of its client. */
sw_logger sw_log_choose(const sw_client *client, const sw_call *call);

/** Nothing is sent: the request is wrong, as the calling's error says. */
void sw_log_refused(const sw_calling *it);

void sw_log_try(const sw_calling *it);

/** What a try came to. */
void sw_log_answer(const sw_calling *it);

void sw_log_clock_learned(const sw_calling *it);
void sw_log_retry(const sw_calling *it, int64_t wait_ms);
void sw_log_budget_spent(const sw_calling *it);
void sw_log_canceled(const sw_calling *it);

/** The call ends with its error. */
void sw_log_failed(const sw_calling *it);

#endif
