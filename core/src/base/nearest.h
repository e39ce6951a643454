/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The known name that is nearest to a mistyped one.
 */
#ifndef SW_BASE_NEAREST_H
#define SW_BASE_NEAREST_H

#include "base/shared.h"

#include <stddef.h>

/** Starts with the word alone; after the tries, best is the nearest name, or NULL when none was tried. */
typedef struct sw_nearest {
    const char *word;
    const char *best;
    size_t distance;
} sw_nearest;

SW_SHARED void sw_nearest_try(sw_nearest *nearest, const char *name);

#endif
