/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Time and chance as the library sees them; a test gives its own.
 */
#ifndef SAVEDWALLET_CLOCK_H
#define SAVEDWALLET_CLOCK_H

#include <savedwallet/export.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** Where time comes from. A member left NULL is the machine's own. All are called from the thread that calls us. */
typedef struct sw_clock {
    /** Milliseconds since 1970-01-01T00:00:00Z: dates that are signed. */
    int64_t (*now_ms)(void *payload);
    /** Milliseconds that never go back: deadlines. */
    int64_t (*monotonic_ms)(void *payload);
    /** Waits between two tries. */
    void (*sleep_ms)(void *payload, int64_t milliseconds);
    /** Fills memory with random bytes, for the jitter of waits (never for keys). Returns 0. */
    int (*random)(void *payload, void *memory, size_t size);
    void *payload;
} sw_clock;

SW_END_DECL

#endif
