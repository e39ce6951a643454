/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/button.h>

#include "base/error.h"
#include "base/text.h"

static const char *const names[] = {
    [SW_START_BUTTON] = "button",
    [SW_START_CUSTOM] = "custom",
    [SW_START_TOUCHLESS] = "touchless",
};

enum { COUNT = sizeof names / sizeof names[0] };

const char *sw_start_name(sw_start start)
{
    return (size_t)start < COUNT ? names[start] : NULL;
}

int sw_start_parse(sw_start *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_start_parse needs a place for its answer");
    *out = SW_START_BUTTON;
    for (size_t i = 0; name && i < COUNT; i++)
        if (sw_same_text(names[i], name)) {
            *out = (sw_start)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "start", "there is no start \"%.40s\": use button, custom or touchless",
                         name ? name : "");
}
