/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/region.h"

#include "base/text.h"

#include <stddef.h>

static const em_region REGIONS[] = {
    { "na", "01", "us-east-1", "USD", false },
    { "eu", "02", "eu-west-1", "EUR", true },
    { "jp", "03", "us-west-2", "JPY", false },
};

static const struct {
    const char *name;
    const em_region *region;
} NAMES[] = {
    { "na", &REGIONS[0] }, { "us", &REGIONS[0] }, { "eu", &REGIONS[1] },
    { "de", &REGIONS[1] }, { "uk", &REGIONS[1] }, { "jp", &REGIONS[2] },
};

const em_region *em_region_find(const char *name)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (sw_same_text(NAMES[i].name, name))
            return NAMES[i].region;
    return NULL;
}
