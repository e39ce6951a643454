/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/permission.h"

#include "base/memory.h"
#include "emulator/charge.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <string.h>

static const em_field UPDATE_FIELDS[] = {
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { 0 },
};

static const em_field CLOSE_FIELDS[] = {
    { "closureReason", EM_TEXT, true, 255, NULL, NULL },
    { "cancelPendingCharges", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

static const em_currency *choose_currency(const em_world *world, const sw_json *payload)
{
    const char *code = sw_json_get_text(sw_json_get(payload, "paymentDetails"), "presentmentCurrency");
    return em_currency_find(code ? code : world->start.region->ledger_currency);
}

em_permission *em_permission_open(em_world *world, const em_session *session)
{
    em_permission *permission = em_new(sizeof *permission);
    do
        em_id_permission(&world->ids, world->start.region->digits, permission->id);
    while (em_table_get(&world->permissions, permission->id));
    permission->merchant = session->merchant;
    permission->details = em_session_write(session);
    permission->card = session->card;
    permission->currency = choose_currency(world, session->payload);
    permission->created = em_now(world);
    em_status_set(&permission->status, "Chargeable", NULL, NULL, permission->created);
    em_table_add(&world->permissions, permission->id, permission);
    return permission;
}

void em_permission_free(void *value)
{
    em_permission *permission = value;
    em_status_free(&permission->status);
    sw_json_free(permission->details);
    sw_release(permission);
}

em_permission *em_permission_find(em_call *call, const char *id)
{
    em_permission *permission = em_table_get(&call->world->permissions, id);
    if (permission && permission->merchant == call->merchant)
        return permission;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Charge Permission with this id.");
    return NULL;
}

bool em_permission_check(em_call *call, const em_permission *permission)
{
    bool pending = em_charge_is_pending_on(permission);
    if (em_is_in(&permission->status, "Chargeable") && !pending)
        return true;
    return em_answer_error(call->answer, "InvalidChargePermissionStatus",
                           "The Charge Permission is in state %s (%s), which does not allow this.",
                           pending ? "NonChargeable" : permission->status.state,
                           pending ? "ChargeInProgress" : permission->status.reason);
}

void em_permission_suspend(em_world *world, em_permission *permission)
{
    if (em_is_in(&permission->status, "Chargeable"))
        em_status_set(&permission->status, "NonChargeable", "PaymentMethodInvalid",
                      "The last charge was declined for this payment method.", em_now(world));
}

void em_permission_close(em_world *world, em_permission *permission, const char *reason, const char *description)
{
    em_status_set(&permission->status, "Closed", reason, description, em_now(world));
}

int64_t em_permission_left(const em_world *world, const em_permission *permission)
{
    int64_t used = em_charge_sum_of_month(permission, em_date_month(em_now(world)));
    int64_t most = permission->currency->month_most;
    return used < most ? most - used : 0;
}

void em_get_charge_permission(em_call *call)
{
    const em_permission *permission = em_permission_find(call, call->id);
    if (permission)
        em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}

static void merge_metadata(em_permission *permission, const sw_json *given)
{
    sw_json *metadata = sw_json_get(permission->details, "merchantMetadata");
    for (const sw_json *member = sw_json_first(given); member; member = sw_json_next(member))
        em_put_copy(metadata, sw_json_name(member), member);
}

void em_update_charge_permission(em_call *call)
{
    em_permission *permission = em_permission_find(call, call->id);
    if (!permission || !em_check(call->answer, call->body, UPDATE_FIELDS))
        return;
    if (em_is_in(&permission->status, "Closed")) {
        em_answer_error(call->answer, "ChargePermissionNotModifiable", "The Charge Permission is Closed.");
        return;
    }
    merge_metadata(permission, em_given(call->body, "merchantMetadata"));
    em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}

void em_close_charge_permission(em_call *call)
{
    em_permission *permission = em_permission_find(call, call->id);
    if (!permission || !em_check(call->answer, call->body, CLOSE_FIELDS))
        return;
    if (em_is_in(&permission->status, "Closed")) {
        em_answer_error(call->answer, "InvalidChargePermissionStatus", "The Charge Permission is Closed already.");
        return;
    }
    if (em_is_true(em_given(call->body, "cancelPendingCharges")))
        em_charge_cancel_all(call->world, permission);
    const char *reason = call->simulation ? call->simulation->reason : "MerchantClosed";
    em_permission_close(call->world, permission, reason, sw_json_get_text(call->body, "closureReason"));
    em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}
