/* SPDX-License-Identifier: Apache-2.0 */
#include "base/nearest.h"

#include "base/text.h"

void sw_nearest_try(sw_nearest *nearest, const char *name)
{
    size_t distance = sw_distance(nearest->word, name);
    if (nearest->best && distance >= nearest->distance)
        return;
    nearest->best = name;
    nearest->distance = distance;
}
