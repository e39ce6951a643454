/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The only way to memory in this library.
 */
#ifndef SW_BASE_MEMORY_H
#define SW_BASE_MEMORY_H

#include "base/shared.h"

#include <savedwallet/memory.h>

#include <stddef.h>

/** Zeroed memory; NULL when there is none. */
SW_SHARED void *sw_alloc(size_t size);

SW_SHARED void *sw_resize(void *memory, size_t size);

/** A copy; NULL for NULL, and when there is no memory. */
SW_SHARED char *sw_copy_text(const char *text);

/** A copy of the first bytes, closed with a NUL. */
SW_SHARED char *sw_copy_bytes(const char *bytes, size_t size);

SW_SHARED void sw_release(void *memory);

/** Overwrites memory before it is released; NULL is fine. */
SW_SHARED void sw_release_secret(char *text, size_t size);

#endif
