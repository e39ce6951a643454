/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/config.h>

#include "base/error.h"
#include "base/text.h"

int sw_validation_parse(sw_validation *out, const char *name, sw_error *err)
{
    static const char *const names[] = { "refuse", "warn", "off" };
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_validation_parse needs a place for its answer");
    *out = SW_VALIDATION_REFUSE;
    for (size_t i = 0; name && i < sizeof names / sizeof names[0]; i++)
        if (sw_same_text(names[i], name)) {
            *out = (sw_validation)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "validation", "there is no validation \"%.32s\": use refuse, warn or off",
                         name ? name : "");
}
