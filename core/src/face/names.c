/* SPDX-License-Identifier: Apache-2.0 */
#include "face/names.h"
#include "base/error.h"

#include <savedwallet/button.h>
#include <savedwallet/client.h>
#include <savedwallet/flow.h>
#include <savedwallet/payment.h>

#include <string.h>

int sw_read_flow(void *place, const char *name, sw_error *err)
{
    return sw_flow_parse(place, name, err);
}

int sw_read_surface(void *place, const char *name, sw_error *err)
{
    return sw_surface_parse(place, name, err);
}

int sw_read_start(void *place, const char *name, sw_error *err)
{
    return sw_start_parse(place, name, err);
}

int sw_read_payment(void *place, const char *name, sw_error *err)
{
    return sw_payment_parse(place, name, err);
}

int sw_read_permission(void *place, const char *name, sw_error *err)
{
    static const char *const names[] = { "saved_wallet", "one_time", "recurring" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0) {
            *(sw_permission_kind *)place = (sw_permission_kind)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "permission",
                         "there is no permission \"%.32s\": use saved_wallet, one_time or recurring", name);
}
