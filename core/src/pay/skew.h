/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How far the machine's clock is from Amazon's. A request whose date is too old is refused, and a till or a car may
 * well have a clock that is hours off.
 *
 * The offset is learned from the Date of an answer that refuses a signature, which came over TLS or from this very
 * machine. That Amazon refuses a date in this way, and from five minutes on, is assumed.
 */
#ifndef SW_PAY_SKEW_H
#define SW_PAY_SKEW_H

#include "pay/client.h"

#include <savedwallet/response.h>

#include <stdbool.h>
#include <stdint.h>

/** Milliseconds since 1970 by Amazon's clock, as far as it is known. */
int64_t sw_skew_now(const sw_client *client);

/** What of it was learned. */
int64_t sw_skew_of(const sw_client *client);

/**
 * Looks at the Date of an answer, learns from a refusal, and forgets what it learned once the clock is right again.
 * @param used_ms       the offset that the request was signed with: another thread may have learned since
 * @param refused       the answer refuses the signature or its date
 * @param[out] off_ms    of a refusal: how far the machine's clock is behind Amazon's; 0 when it is right or unknown
 * @return true when it was signed with a wrong date, and would now be signed with a right one
 */
bool sw_skew_learn(sw_client *client, const sw_response *answer, int64_t used_ms, bool refused, int64_t *off_ms);

#endif
