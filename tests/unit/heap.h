/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * An allocator that counts, and fails once, at a chosen request. cJSON asks it too, as it would malloc.
 */
#ifndef SW_TESTS_UNIT_HEAP_H
#define SW_TESTS_UNIT_HEAP_H

#include <savedwallet/memory.h>

typedef struct heap_count {
    long live;    /**< given and not yet released */
    long asked;   /**< requests, without those made while paused */
    long fail_at; /**< the request that fails, the first is 1; 0: none */
    int paused;   /**< what a test makes for itself is not counted and does not fail */
} heap_count;

extern heap_count heap;

extern const sw_allocator counting;

/** From here on the library and cJSON ask this allocator. @param fail_at the request that fails; 0: none */
void heap_begin(long fail_at);

/** Gives both their own back. */
void heap_end(void);

#endif
