/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Memory of the library's allocator.
 */
#ifndef RULE_MEMORY_H
#define RULE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/** Zeroed memory. @return NULL when there is none */
void *rule_new(size_t size);

/** @return NULL for NULL, and when there is no memory */
char *rule_copy(const char *text);

void rule_release(void *memory);

/** A text that grows up to a ceiling. What fails is remembered, and what follows does nothing. */
typedef struct rule_text {
    char *data; /**< closed with a NUL that is not counted; NULL before the first byte */
    size_t size, room, ceiling;
    bool too_long, starved;
} rule_text;

void rule_text_add(rule_text *text, const void *bytes, size_t size);
void rule_text_put(rule_text *text, const char *words);

#endif
