/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * An allocator that looks for a secret in all memory that is given back. cJSON asks it too, as it would malloc.
 */
#ifndef SW_TESTS_UNIT_LEFTOVER_H
#define SW_TESTS_UNIT_LEFTOVER_H

#include <savedwallet/memory.h>

extern const sw_allocator looking;

/** From here on the library and cJSON ask this allocator. @param secret borrowed until leftover_end */
void leftover_begin(const char *secret);

/** Gives both their own back. @return how many pieces were given back with the secret in them */
long leftover_end(void);

#endif
