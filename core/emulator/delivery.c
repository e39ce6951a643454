/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/permission.h"

static const em_field DETAIL_FIELDS[] = {
    { "trackingNumber", EM_TEXT, true, 0, NULL, NULL },
    { "carrierCode", EM_TEXT, true, 0, NULL, NULL },
    { 0 },
};

static const em_field FIELDS[] = {
    { "amazonOrderReferenceId", EM_TEXT, false, 0, NULL, NULL },
    { "chargePermissionId", EM_TEXT, false, 0, NULL, NULL },
    { "deliveryDetails", EM_OBJECTS, true, 0, NULL, DETAIL_FIELDS },
    { 0 },
};

/* Orders of the API before v2 are not known here: any id will do. */
static bool check_order(em_call *call)
{
    const char *permission = sw_json_get_text(call->body, "chargePermissionId");
    bool order = em_given(call->body, "amazonOrderReferenceId") != NULL;
    if (order && permission)
        return em_answer_error(call->answer, "InvalidParameterCombination",
                               "Give either [amazonOrderReferenceId] or [chargePermissionId].");
    if (!order && !permission)
        return em_answer_error(call->answer, "MissingParameterValue", "The field [chargePermissionId] is missing.");
    return order || em_permission_find(call, permission);
}

/* @return yours */
static char *name_of(const em_call *call, const sw_json *parcel)
{
    sw_buf text = SW_BUF_INIT(2 * EM_MAX_BODY);
    sw_buf_add_netstring(&text, call->merchant->merchant_id);
    sw_buf_add_netstring(&text, sw_json_get_text(parcel, "carrierCode"));
    sw_buf_add_netstring(&text, sw_json_get_text(parcel, "trackingNumber"));
    return em_take(&text);
}

static bool check_parcel(em_call *call, const sw_json *parcel)
{
    char *name = name_of(call, parcel);
    bool known = em_table_get(&call->world->parcels, name) != NULL;
    sw_release(name);
    return !known || em_answer_error(call->answer, "InvalidParameterValue",
                                     "The value provided for [deliveryDetails.trackingNumber] is invalid: it was told "
                                     "before.");
}

/* Only that it is there counts; a parcel told twice in one call is one. */
static void keep_parcel(em_call *call, const sw_json *parcel)
{
    char *name = name_of(call, parcel);
    if (!em_table_get(&call->world->parcels, name))
        em_table_add(&call->world->parcels, name, call->world);
    sw_release(name);
}

void em_delivery_trackers(em_call *call)
{
    if (!em_check(call->answer, call->body, FIELDS) || !check_order(call))
        return;
    const sw_json *first = sw_json_first(sw_json_get(call->body, "deliveryDetails"));
    for (const sw_json *parcel = first; parcel; parcel = sw_json_next(parcel))
        if (!check_parcel(call, parcel))
            return;
    for (const sw_json *parcel = first; parcel; parcel = sw_json_next(parcel))
        keep_parcel(call, parcel);
    em_answer_json(call->answer, 200, em_json(sw_json_copy(call->body)));
}
