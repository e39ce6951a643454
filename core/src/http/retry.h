/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * When a request may be sent again, and how long to wait: pure functions.
 */
#ifndef SW_HTTP_RETRY_H
#define SW_HTTP_RETRY_H

#include <stdbool.h>
#include <stdint.h>

/** Is this an HTTP status after which the same request may succeed? */
bool sw_retry_status(int status);

/**
 * Milliseconds to wait before the next try: by chance between 0 and a bound that doubles with each try ("full jitter"),
 * so that clients that failed together do not come back together.
 * @param attempts  tries made so far, 1 and up
 * @param chance    any number
 */
int64_t sw_retry_delay(int attempts, uint32_t chance);

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 * @param[out] milliseconds  from now; 0 for a date that is past
 * @return false when it is neither
 */
bool sw_retry_after(int64_t *milliseconds, const char *value, int64_t now_ms);

#endif
