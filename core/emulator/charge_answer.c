/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/bank.h"
#include "emulator/charge.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <stdio.h>

/* In the order in which the live API answers. */
static const char *const MEMBERS[] = {
    "chargeId",
    "chargeAmount",
    "chargePermissionId",
    "captureAmount",
    "refundedAmount",
    "softDescriptor",
    "providerMetadata",
    "convertedAmount",
    "conversionRate",
    "channel",
    "chargeInitiator",
    "statusDetails",
    "creationTimestamp",
    "expirationTimestamp",
    "releaseEnvironment",
    "merchantMetadata",
    "platformId",
    "webCheckoutDetails",
    NULL,
};

static void put_minor(sw_json *object, const char *name, const em_charge *charge, int64_t minor)
{
    sw_json_put(object, name, em_money_write((em_money){ minor, charge->amount.currency }));
}

static void put_descriptor(sw_json *object, const em_charge *charge)
{
    char text[128];
    if (!charge->soft_descriptor)
        return;
    snprintf(text, sizeof text, "AMZ*%s", charge->soft_descriptor);
    sw_json_put_text(object, "softDescriptor", text);
}

sw_json *em_charge_write(const em_world *world, const em_charge *charge)
{
    sw_json *object = em_nulls(MEMBERS);
    sw_json_put_text(object, "chargeId", charge->id);
    put_minor(object, "chargeAmount", charge, charge->amount.minor);
    sw_json_put_text(object, "chargePermissionId", charge->permission->id);
    put_minor(object, "captureAmount", charge, charge->captured);
    put_minor(object, "refundedAmount", charge, charge->refunded);
    put_descriptor(object, charge);
    em_put_provider_metadata(object, charge->request);
    put_minor(object, "convertedAmount", charge, charge->amount.minor);
    sw_json_put_text(object, "conversionRate", "1.00");
    em_put_copy(object, "channel", sw_json_get(charge->request, "channel"));
    em_put_copy(object, "chargeInitiator", sw_json_get(charge->request, "chargeInitiator"));
    sw_json_put(object, "statusDetails", em_status_write(&charge->status));
    em_put_time(object, "creationTimestamp", charge->created);
    em_put_time(object, "expirationTimestamp", charge->created + 30 * EM_DAY);
    sw_json_put_text(object, "releaseEnvironment", "Sandbox");
    em_put_merchant_metadata(object, charge->request);
    em_put_copy(object, "platformId", sw_json_get(charge->request, "platformId"));
    sw_json_put(object, "webCheckoutDetails", em_bank_write(world, charge));
    return object;
}
