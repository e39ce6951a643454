/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/payment.h>

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

static const char *const names[] = {
    [SW_PAYMENT_CONFIRM] = "Confirm",
    [SW_PAYMENT_AUTHORIZE] = "Authorize",
    [SW_PAYMENT_AUTHORIZE_WITH_CAPTURE] = "AuthorizeWithCapture",
};

enum { COUNT = sizeof names / sizeof names[0] };

const char *sw_payment_name(sw_payment payment)
{
    return (size_t)payment < COUNT ? names[payment] : NULL;
}

static bool is_named(const char *given, const char *name)
{
    for (; *given; given++) {
        if (*given == '_')
            continue;
        if (sw_lower(*given) != sw_lower(*name))
            return false;
        name++;
    }
    return *name == '\0';
}

int sw_payment_parse(sw_payment *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_payment_parse needs a place for its answer");
    *out = SW_PAYMENT_NOT_SET;
    for (int i = SW_PAYMENT_CONFIRM; name && i < COUNT; i++)
        if (is_named(name, names[i])) {
            *out = (sw_payment)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "payment_intent",
                         "there is no payment intent \"%.40s\": use Confirm, Authorize or AuthorizeWithCapture",
                         name ? name : "");
}
