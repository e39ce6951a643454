/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The names of the objects that are open while JSON text is read, to find one that an object has twice.
 */
#ifndef SW_BASE_JSON_NAMES_H
#define SW_BASE_JSON_NAMES_H

#include "base/json_string.h"

#include <stdbool.h>
#include <stddef.h>

/** A stack: each object's names lie on those of the objects it is in. */
typedef struct sw_json_names {
    sw_json_span few[48]; /**< an ordinary text needs no memory of its own */
    sw_json_span *many;   /**< NULL while few is enough */
    size_t count;
    size_t room;
} sw_json_names;

void sw_json_names_begin(sw_json_names *names);

/** @return false when memory ran out; the names are as they were */
bool sw_json_names_add(sw_json_names *names, sw_json_span name);

/**
 * Takes the names of the object that ends from the stack, those from first on. The time grows with n log n, also for
 * names that were chosen to make it grow.
 * @param[out] repeated the first name in the text that the object has had before
 * @return whether there is one
 */
bool sw_json_names_end(sw_json_names *names, size_t first, sw_json_span *repeated);

void sw_json_names_free(sw_json_names *names);

#endif
