/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The known name that is nearest to a mistyped one.
 */
#ifndef SW_CLI_NEAREST_H
#define SW_CLI_NEAREST_H

#include <stddef.h>

/** Starts with the word alone; after the tries, best is the nearest name, or NULL when none was tried. */
typedef struct cli_nearest {
    const char *word;
    const char *best;
    size_t distance;
} cli_nearest;

void cli_nearest_try(cli_nearest *nearest, const char *name);

#endif
