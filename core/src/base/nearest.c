/* SPDX-License-Identifier: Apache-2.0 */
#include "base/nearest.h"

#include <savedwallet/names.h>

#include "base/text.h"

void sw_nearest_try(sw_nearest *nearest, const char *name)
{
    size_t distance = sw_distance(nearest->word, name);
    if (nearest->best && distance >= nearest->distance)
        return;
    nearest->best = name;
    nearest->distance = distance;
}

const char *sw_name_nearest(const char *word, const char *const *names, size_t count)
{
    sw_nearest nearest = { .word = word };
    for (size_t i = 0; word && names && i < count; i++)
        if (names[i])
            sw_nearest_try(&nearest, names[i]);
    return nearest.best;
}
