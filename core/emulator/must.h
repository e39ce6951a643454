/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Memory for a program that cannot go on without it: a local test server ends, saying so, where a library would return.
 */
#ifndef EMULATOR_MUST_H
#define EMULATOR_MUST_H

#include "base/buf.h"
#include "base/json.h"

#include <stddef.h>

/** Zeroed memory; release it with sw_release. Ends the program when there is none. */
void *em_new(size_t size);

/** A copy, yours with sw_release; NULL for NULL. Ends the program when there is no memory. */
char *em_copy(const char *text);

/** sw_resize that ends the program when there is no memory. */
void *em_grow(void *memory, size_t size);

/** Passes a JSON value on; ends the program when it is NULL, which is how building one reports missing memory. */
sw_json *em_json(sw_json *value);

/** Hands a buffer's text over, yours with sw_release. Ends the program when the buffer failed. */
char *em_take(sw_buf *buf);

#endif
