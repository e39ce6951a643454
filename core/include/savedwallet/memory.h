/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Where the library's memory comes from.
 */
#ifndef SAVEDWALLET_MEMORY_H
#define SAVEDWALLET_MEMORY_H

#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/** The three functions of an allocator; they behave as malloc, realloc and free. All three, or none. */
typedef struct sw_allocator {
    void *(*allocate)(size_t size);
    void *(*resize)(void *memory, size_t size);
    void (*release)(void *memory);
} sw_allocator;

/**
 * Makes the library use this allocator; NULL goes back to malloc. libcurl, OpenSSL and cJSON keep their own.
 * Call it before any other function of the library and not while another thread uses it: memory must be released
 * by the allocator that gave it.
 */
SW_API void sw_allocator_set(const sw_allocator *allocator);

/** The allocator in use, for libraries beside this one. @return borrowed, never NULL */
SW_API const sw_allocator *sw_allocator_get(void);

SW_END_DECL

#endif
