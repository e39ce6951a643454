/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"
#include "emulator/must.h"
#include "emulator/permission.h"

/* In the order in which the live API answers; the place of paymentMethodOnFileMetadata is assumed. */
static const char *const MEMBERS[] = {
    "chargePermissionId",
    "chargePermissionReferenceId",
    "platformId",
    "buyer",
    "shippingAddress",
    "billingAddress",
    "paymentPreferences",
    "statusDetails",
    "creationTimestamp",
    "expirationTimestamp",
    "paymentMethodOnFileMetadata",
    "merchantMetadata",
    "releaseEnvironment",
    "limits",
    "chargePermissionType",
    "recurringMetadata",
    "presentmentCurrency",
    NULL,
};

/* A list here, where sessions, charges and refunds have one code. */
static sw_json *write_reasons(const char *reason, const char *description)
{
    if (!reason)
        return em_json(sw_json_new_null());
    sw_json *one = em_json(sw_json_object());
    sw_json_put_text(one, "reasonCode", reason);
    sw_json_put_text(one, "reasonDescription", description);
    sw_json *list = em_json(sw_json_array());
    sw_json_append(list, one);
    return list;
}

static sw_json *write_status(const em_permission *permission)
{
    const em_status *status = &permission->status;
    bool pending = em_is_in(status, "Chargeable") && em_charge_is_pending_on(permission);
    sw_json *details = em_json(sw_json_object());
    sw_json_put_text(details, "state", pending ? "NonChargeable" : status->state);
    sw_json_put(details, "reasons",
                pending ? write_reasons("ChargeInProgress", "Another charge is being processed.")
                        : write_reasons(status->reason, status->description));
    em_put_time(details, "lastUpdatedTimestamp", status->updated);
    return details;
}

static sw_json *write_limits(const em_world *world, const em_permission *permission)
{
    const em_currency *currency = permission->currency;
    int64_t most = em_permission_is_on_file(permission) ? currency->month_most : permission->most;
    sw_json *limits = em_json(sw_json_object());
    sw_json_put(limits, "amountLimit", em_money_write((em_money){ most, currency }));
    sw_json_put(limits, "amountBalance", em_money_write((em_money){ em_permission_left(world, permission), currency }));
    return limits;
}

sw_json *em_permission_write(const em_world *world, const em_permission *permission)
{
    static const char *const recurring[] = { "frequency", "amount", NULL };
    sw_json *object = em_nulls_filled(MEMBERS, permission->details);
    sw_json_put_text(object, "chargePermissionId", permission->id);
    sw_json_put(object, "statusDetails", write_status(permission));
    em_put_time(object, "creationTimestamp", permission->created);
    sw_json_put_text(object, "expirationTimestamp", NULL);
    if (permission->expires)
        em_put_time(object, "expirationTimestamp", permission->expires);
    sw_json_put(object, "limits", write_limits(world, permission));
    if (em_permission_is_on_file(permission))
        sw_json_put(object, "recurringMetadata", em_nulls(recurring));
    sw_json_put_text(object, "presentmentCurrency", permission->currency->code);
    return object;
}
